"""The documents that a briefing rests on: a footnote for each set of claims, and a table of them all."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.background import reported
from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table, sentences
from graph.briefing.material import Material
from graph.drawing.names import spoken_date
from graph.model import Relationship

TIERS: Final = {"own": "own page, law or answer", "press": "press or re-host", "copy": "wiki, mirror or copy"}
QUOTED: Final = 3
"""So many inferences are told in a footnote in full."""
OF_A_DOCUMENT: Final = ("context",)


def footnote(material: Material, claims: Iterable[str]) -> str:
    """Where the claims of a sentence are said: each document with its date and the places in it.

    What was inferred is told in the words in which the claim is kept.
    """
    own = material.claims(claims)
    found: dict[tuple[str, str], list[Relationship]] = {}
    for claim in own:
        found.setdefault(
            (str(claim.properties["source"]), str(claim.properties.get("as_of") or "")), []
        ).append(claim)
    said = [_cited(material, as_of, told) for (_, as_of), told in found.items()]
    text = f"{'; '.join(sorted(dict.fromkeys(said)))}."
    inferred = dict.fromkeys(
        str(c.properties["says"])
        for c in own
        if c.properties.get("basis") == "inferred"
        and c.properties.get("scope") != "class"
        and c.properties.get("says")
    )
    if 0 < len(inferred) <= QUOTED:
        text += f" Inferred: {' '.join(inferred)}"
    return text


def _cited(material: Material, as_of: str, claims: list[Relationship]) -> str:
    document = material.document(claims[0])
    told = [document.name]
    date = str(document.properties.get("date") or "")
    spoken = spoken_date(date) if date else f"as of {spoken_date(as_of)}" if as_of else "undated"
    if as_of and date and not date.startswith(as_of):
        spoken += f", as of {spoken_date(as_of)}"
    told[0] += f" ({spoken})"
    places = dict.fromkeys(_place(claim) for claim in claims)
    return f"{told[0]}: {'; '.join(filter(None, places))}".removesuffix(": ")


def _place(claim: Relationship) -> str:
    said = claim.properties
    parts = [str(said.get("place") or "")]
    parts += [f"{term} {said[term]}" for term in ("row", "column") if said.get(term)]
    return ", ".join(filter(None, parts))


def sources(material: Material, told: tuple[Block, ...]) -> Iterator[Block]:
    """The documents behind what was told before, those that say most first, and what they say of themselves."""
    used: dict[str, set[str]] = {}
    for said in sentences(told):
        for claim in material.claims(said.claims):
            used.setdefault(str(claim.properties["source"]), set()).add(claim.id)
    yield Heading(1, "Sources")
    if not used:
        yield Paragraph((Sentence("No document says anything of these bodies."),))
        return
    yield Paragraph(
        (
            Sentence("The documents that this briefing rests on, those that say most of it first:"),
            Reference("table-sources"),
        )
    )
    rows = []
    for source in sorted(used, key=lambda key: (-len(used[key]), material.name(key), key)):
        own = material.held.nodes[source].properties
        date = str(own.get("date") or "")
        kind = [TIERS.get(str(own.get("tier")), "not known"), str(own.get("marking") or "")]
        rows.append(
            (
                Sentence(material.name(source)),
                Sentence(str(own.get("publisher") or "not known")),
                Sentence(spoken_date(date) if date else "undated"),
                Sentence(", ".join(filter(None, kind))),
                Sentence(f"{len(used[source]):,}"),
            )
        )
    columns = ("Document", "Publisher", "Date", "Kind", "Claims used")
    yield Table("table-sources", "Documents", columns, (68, 40, 24, 24, 14), tuple(rows))
    yield from _of_themselves(material, set(used))


def _of_themselves(material: Material, used: set[str]) -> Iterator[Block]:
    """What documents about these bodies are for, whom they are addressed to, who wrote them, of what they are copies."""
    wanted = {
        str(claim.properties["source"])
        for body in material.own
        for claim in material.at(body, "COLLABORATES", "PARTY_TO", "CONTACT_FOR")
    } & used
    copies = {c.start for source in wanted for c in material.at(source, "COPY_OF") if c.end == source}
    claims = [
        claim
        for source in sorted(wanted | copies)
        for claim in material.at(source, "STATES", "WROTE", "COPY_OF")
        if (claim.type != "STATES" and source in (claim.start, claim.end))
        or (claim.end == source and claim.properties["term"] not in OF_A_DOCUMENT)
    ]
    wrote = {claim.start for claim in claims if claim.type == "WROTE"}
    held = [c for who in sorted(wrote) for c in material.at(who, "HOLDS")]
    held += [c for post in sorted({h.end for h in held}) for c in material.at(post, "AT") if c.start == post]
    every = list({claim.id: claim for claim in [*claims, *held] if claim.properties.get("source")}.values())
    if every:
        yield Heading(2, "What documents say of themselves")
        yield from reported(material, every)
