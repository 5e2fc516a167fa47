"""The panel of a unit or national body: who leads, hosts and heads it and on whose word, who takes part, its agreement."""

from html import escape

from graph.model import Relationship
from graph.schema import JOINS, LEAD_ROLES
from views import asking, words
from views.explore.panel import counts, ends, parts, pending, sides
from views.explore.panel.reading import Known, Reading
from views.glossary import explained

FORCES = 43
"""The territorial forces of England and Wales."""
MANY = 9
"""Forces from which on a share of all is said."""
OUT = ("DELIVERS", "PROVIDES", "GOVERNS", "LINKED_TO", "REPORTS_TO", "SUCCEEDS", "COLLABORATES")
INTO = (
    "PART_OF", "LEADS", "PROVIDES", "GOVERNS", "CONTACT_FOR", "AT", "FUNDS", "REVIEWED", "MEMBER_OF",
    "SUCCEEDS", "LINKED_TO",
)  # fmt: skip
COMPANY = (("PCC", "policing body", "policing bodies"), ("Force", "other force", "other forces"),
           ("Unit", "unit", "units"), ("Partner", "partner", "partners"))  # fmt: skip


def summary(reading: Reading, known: Known) -> str:
    """What the first screen gives."""
    made = parts.rows(
        parts.row("Kind", parts.statement(known, "kind")),
        parts.row("Purpose", parts.statement(known, "purpose")),
        parts.row(
            "Since", words.day(known.node.properties["since"]) if known.node.properties.get("since") else ""
        ),
        parts.row("Who takes part", _participants(reading, known)),
        parts.row("Agreement", "<br>".join(_agreement(reading, key) for key in known.into("COVERS"))),
        parts.row("Part of", "<br>".join(_part_of(reading, known))),
    )
    waiting = pending.listed(reading, pending.pending(reading, known), here=known.node.id)
    return (
        made
        + parts.section("Who leads or hosts it", _leaders(reading, known))
        + parts.section("Who heads it", _heads(reading, known))
        + parts.section("Awaits a decision", parts.items(waiting, most=4))
    )


def _part_of(reading: Reading, known: Known) -> list[str]:
    """What it is part of; what is proposed says so."""
    made = []
    for key, claims in known.out("PART_OF").items():
        level = known.sure(claims)
        status = words.line_status(claims)
        said = status if status != "Unknown" else {"possible": "Possible", "no": "Over"}.get(level, "")
        made.append(reading.link(key) + (f" {words.tag(said, 'o')}" if level != "certain" and said else ""))
    return made


def _participants(reading: Reading, known: Known) -> str:
    """Who takes part, certain and possible apart, by name and by class apart."""
    sure: dict[str, list[bool]] = {}
    possible = 0
    for key, claims in known.into("COLLABORATES").items():
        level = known.sure(claims)
        possible += level == "possible"
        if level == "certain":
            node = known.near.nodes[key]
            kind = "territorial" if node.properties.get("kind") == "territorial" else node.label
            sure.setdefault(kind, []).append(counts.by_name(claims))
    if not sure and not possible:
        return f"{explained('not seen', 'Not seen', at='panel')}: no source says who takes part"
    said = [_forces(sure["territorial"])] if "territorial" in sure else []
    said += [words.count(len(sure[label]), one, many) for label, one, many in COMPANY if label in sure]
    said += [f"{possible} more {explained('possible', at='panel')}"] if possible else []
    out = len(known.into("STAYS_OUT_OF"))
    return "; ".join(said) + (f"; {out} {'stays' if out == 1 else 'stay'} out" if out else "")


def _forces(named: list[bool]) -> str:
    """How many forces; of many, how many a source names."""
    every, by_name = len(named), sum(named)
    said = (
        f"<b>{every}</b> of the {FORCES} forces" if every >= MANY else f"<b>{words.count(every, 'force')}</b>"
    )
    if by_name == every:
        return said
    return f"{said} ({by_name} by name, {every - by_name} only by {explained('“all forces”', at='panel')})"


def _agreement(reading: Reading, key: str) -> str:
    agreement = reading.known(key)
    tag = parts.status_tag(agreement)
    return f"{reading.link(key)} {tag or '<span class=m>no source gives its status</span>'}"


def _leaders(reading: Reading, known: Known) -> str:
    """Who leads or hosts it in a role that makes others depend; without one, who leads the unit above; else the gap.

    Whoever does so in part only, as with premises or finance, stands under it: said, and not counted.
    """
    entries, partly = [], []
    for key, claims in known.into("LEADS", "HOSTS").items():
        counting = [c for c in claims if c.properties.get("role") in LEAD_ROLES]
        if reading.kind(key) in ("person", "post"):
            continue
        partly += _in_part(reading, key, [c for c in claims if c.properties.get("role") not in LEAD_ROLES])
        if counting:
            level = known.sure(counting)
            tag = "" if level == "certain" else words.tag("Possible" if level == "possible" else "Over", "o")
            roles = ", ".join(dict.fromkeys(parts.role(c, at=f"lead-{key}") for c in counting))
            basis = "" if any(c.properties.get("basis") != "inferred" for c in counting) else ", inferred"
            differ = _differ(reading, known, key, counting)
            entries.append(f"{reading.link(key)} {roles}{basis} {tag}<br>{reading.by(counting)}{differ}")
    led = parts.items(entries) or _above(reading, known) or _gap(known)
    return led + parts.items(partly)


def _in_part(reading: Reading, key: str, claims: list[Relationship]) -> list[str]:
    """What a body leads or hosts in part, one entry for leading and one for hosting."""
    made = []
    for kind in ("HOSTS", "LEADS"):
        own = [claim for claim in claims if claim.type == kind]
        if own:
            roles = ", ".join(dict.fromkeys(parts.role(c, at=f"part-{kind}-{key}") for c in own))
            said = f"{JOINS[kind].said}: {roles}" if roles else JOINS[kind].said
            made.append(
                f"{reading.link(key)} {said} <span class='m'>makes nobody depend</span><br>{reading.by(own)}"
            )
    return made


def _differ(reading: Reading, known: Known, key: str, claims: list[Relationship]) -> str:
    """That sources differ on a lead, with a way to the line where both sides stand."""
    against = sides.rivals(claims, list(known.near.relationships.values()))
    found = sides.of_claims(claims, against, {})
    if not found:
        return ""
    line = f"{key}|{claims[0].type}|{known.node.id}"
    said = f"Sources differ: {found[0].about}"
    told = reading.choose(line, said) if reading.drawn.line(line) else escape(said)
    return f'<br><span class="m">{told}</span>'


def _above(reading: Reading, known: Known) -> str:
    rows = asking.ask(reading.store, "lead_coverage", today=reading.day).records()
    found = next((row for row in rows if row["unit"] == known.node.id and row["leads"]), None)
    if found is None:
        return ""
    upper = explained("through the unit above", at="panel")
    return parts.items(f"{reading.link(key)} <span class='m'>{upper}</span>" for key in found["leads"])


def _gap(known: Known) -> str:
    return (
        f'<p class="gap">No source seen names a lead or host of {escape(known.node.short)}. That is a gap in the '
        "sources, not a finding that nobody leads it.</p>"
    )


def _heads(reading: Reading, known: Known) -> str:
    """Posts before names, with the age of the source."""
    rows = asking.ask(reading.store, "contacts", unit=known.node.id).records()
    entries = []
    for row in rows:
        if row["relation"] == "LEADS":
            person = f", {escape(row['person'])}" if row["person"] and row["person"] != row["post"] else ""
            dated = words.day(row["as_of"])
            dated = f"as of {dated}" if row["as_of"] else dated
            entries.append(
                f"{escape(row['post'])}{person} <span class='m'>{escape(row['role'] or '')}, {dated}</span>"
            )
    return parts.items(dict.fromkeys(entries), most=3)


def more(reading: Reading, known: Known) -> str:
    """The rest, folded."""
    taking, count = ends.standing(
        reading, known, known.into("COLLABORATES"), known.into("STAYS_OUT_OF"), stays="Stay out"
    )
    return parts.fold(f"Who takes part ({count})", taking) + ends.others(reading, known, OUT, INTO)
