"""The other ends of what a body does and of what is done to it: in what role, how it stands, on whose word."""

from graph.model import Relationship
from views import words
from views.explore.panel import counts, parts
from views.explore.panel.reading import Known, Reading

HEADS = {
    "LEADS": ("Leads", "Led by"), "HOSTS": ("Hosts", "Hosted by"), "PROVIDES": ("Provides to", "Provided by"),
    "GOVERNS": ("Governs", "Governed by"), "MEMBER_OF": ("Member of", "Members"), "FUNDS": ("Funds", "Funded by"),
    "PARTY_TO": ("Party to", "Parties"), "LINKED_TO": ("Linked to", "Linked from"), "AT": ("At", "Posts"),
    "PART_OF": ("Part of", "Parts of it"), "DELIVERS": ("Delivers", "Delivered by"), "COVERS": ("Covers", "Agreement"),
    "REPORTS_TO": ("Reports to", "Reported to by"), "REVIEWED": ("Reviewed", "Reviewed by"),
    "SUCCEEDS": ("Takes over from", "Taken over by"), "CONTACT_FOR": ("To be met about", "Whom to meet"),
    "HOLDS": ("Holds", "Held by"), "OVERSEES": ("Oversees", "Overseen by"), "COLLABORATES": ("Takes part in", "Takes part"),
    "WROTE": ("Wrote", "Written by"),
}  # fmt: skip
"""What stands over the ends of each relationship: from here, to here."""


def others(reading: Reading, known: Known, out: tuple[str, ...], into: tuple[str, ...]) -> str:
    """The rest of what it does and what is done to it, each kind folded."""
    made = ""
    for found, head in (
        *((known.out(kind), HEADS[kind][0]) for kind in out),
        *((known.into(kind), HEADS[kind][1]) for kind in into),
    ):
        made += parts.fold(f"{head} ({len(found)})", listed(reading, found))
    return made


def listed(reading: Reading, found: dict[str, list[Relationship]]) -> str:
    """The other ends as a list; where one source says it all, it is named once."""
    sources = {key: reading.by(claims) for key, claims in found.items()}
    once = len(found) > 1 and len(set(sources.values())) == 1
    made = parts.items(claimed(reading, key, claims, by=not once) for key, claims in found.items())
    return made + (f'<p class="by">All from {next(iter(sources.values()))}</p>' if once else "")


def claimed(reading: Reading, key: str, claims: list[Relationship], *, by: bool = True) -> str:
    """The other end of claims, in what role, how it stands, and on whose word."""
    roles = list(
        dict.fromkeys(parts.role(c, at=f"{key}-{c.type}") for c in claims if c.properties.get("role"))
    )
    status = words.line_status(claims)
    marks = words.tag(status) if status not in ("Unknown", "Active") else ""
    marks += words.tag("≠", "d") if any(c.properties.get("disputed") for c in claims) else ""
    said = f" {', '.join(roles)}" if roles else ""
    notes = [] if counts.by_name(claims) else ["only as “all forces”"]
    inferred = all(claim.properties.get("basis") == "inferred" for claim in claims)
    notes += ["inferred"] if inferred else []
    told = f' <span class="m">{", ".join(notes)}</span>' if notes else ""
    source = f"<br>{reading.by(claims)}" if by else ""
    return f"{reading.link(key)}{said} {marks}{told}{source}"


def standing(
    reading: Reading,
    known: Known,
    taking: dict[str, list[Relationship]],
    out: dict[str, list[Relationship]],
    *,
    stays: str,
) -> tuple[str, int]:
    """Parts that are certain, possible, over, and who stays out, each apart; and how many are certain."""
    by_level: dict[str, list[str]] = {"certain": [], "possible": [], "no": []}
    for key, claims in taking.items():
        by_level[known.sure(claims)].append(claimed(reading, key, claims))
    made = (
        parts.items(by_level["certain"])
        + parts.section("Possible", parts.items(by_level["possible"]))
        + parts.section("Over, or not shown where it should be", parts.items(by_level["no"]))
        + parts.section(stays, parts.items(claimed(reading, key, claims) for key, claims in out.items()))
    )
    return made, len(by_level["certain"])
