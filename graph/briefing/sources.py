"""The documents that a briefing rests on: a footnote for each set of claims, and a table of them all."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from graph.briefing.background import told as said_of
from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table, noted, sentences
from graph.briefing.material import Material
from graph.briefing.wording import listed
from graph.drawing.names import spoken_date
from graph.model import Entity, Relationship

TIERS: Final = {"own": "own page, law or answer", "press": "press or re-host", "copy": "wiki, mirror or copy"}
NAMED: Final = 3
"""So many documents are named in a footnote; of more their numbers in the table of sources are told."""
MANY: Final = 6
"""Of more documents than these a footnote has the numbers alone: the statements that it sums up have the places."""
ELSEWHERE: Final = "; for other places see Annex A and the tables"
ANNEX: Final = "Annex F: sources"
QUOTED: Final = 1
"""So many inferences are told in a footnote in full."""
OF_A_DOCUMENT: Final = ("context",)


def order(material: Material, told: tuple[Block, ...]) -> dict[str, int]:
    """The number of each document that sentences rest on: those that say most first."""
    used = _used(material, told)
    ranked = sorted(used, key=lambda key: (-len(used[key]), material.name(key), key))
    return {source: number for number, source in enumerate(ranked, 1)}


def _used(material: Material, told: tuple[Block, ...]) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for said in sentences(told):
        for claim in material.claims(said.claims):
            used.setdefault(str(claim.properties["source"]), set()).add(claim.id)
    return used


def footnotes(
    material: Material, told: tuple[Block, ...], numbers: Mapping[str, int]
) -> dict[tuple[str, ...], str]:
    """The footnote of each set of claims; a document is named where it is first cited."""
    found: dict[tuple[str, ...], str] = {}
    named: set[int] = set()
    every = dict.fromkeys(noted(told))
    cited = {
        claims: {numbers[str(c.properties["source"])] for c in material.claims(claims)} for claims in every
    }
    placed = {claim for claims in every if len(cited[claims]) <= MANY for claim in claims}
    for claims in every:
        found[claims] = footnote(material, claims, numbers, named=named, placed=placed)
        named |= cited[claims] if len(cited[claims]) <= NAMED else set()
    return found


def footnote(
    material: Material,
    claims: Iterable[str],
    numbers: Mapping[str, int],
    *,
    named: Collection[int] = (),
    placed: Collection[str] = (),
) -> str:
    """Where the claims of a sentence are said: each document with its date and the places in it.

    A document that was `named` before, or is one of several, is told by its number in the table of sources. Of very many
    the numbers are told, and the places only of claims that are not `placed` by another footnote. An inference from
    one document is told in the words in which its claim is kept.
    """
    own = material.claims(claims)
    found: dict[int, dict[str, list[Relationship]]] = {}
    for claim in sorted(
        own, key=lambda c: (numbers[str(c.properties["source"])], str(c.properties.get("as_of") or ""), c.id)
    ):
        dates = found.setdefault(numbers[str(claim.properties["source"])], {})
        dates.setdefault(str(claim.properties.get("as_of") or ""), []).append(claim)
    if len(found) > MANY:
        rest = {
            n: [c for own in dates.values() for c in own if c.id not in placed] for n, dates in found.items()
        }
        also = "".join(f" Source {n}: {_places(claims)}." for n, claims in rest.items() if claims)
        return f"Sources {listed(map(str, found))}{ELSEWHERE if placed else ''}.{also}"
    said = []
    for number, dates in found.items():
        if number in named or len(found) > NAMED:
            every = [claim for claims in dates.values() for claim in claims]
            said.append(f"Source {number}: {_places(every)}".removesuffix(": "))
        else:
            cited = "; ".join(_cited(material, as_of, told) for as_of, told in dates.items())
            said.append(f"{cited} [source {number}]")
    inferred = dict.fromkeys(
        str(c.properties["says"])
        for c in own
        if c.properties.get("basis") == "inferred"
        and c.properties.get("scope") != "class"
        and c.properties.get("says")
    )
    remark = f" Inferred: {' '.join(inferred)}" if len(own) == len(inferred) == QUOTED else ""
    return f"{'. '.join(said)}.{remark}"


def _cited(material: Material, as_of: str, claims: list[Relationship]) -> str:
    document = material.document(claims[0])
    date = str(document.properties.get("date") or "")
    spoken = spoken_date(date) if date else f"as of {spoken_date(as_of)}" if as_of else "undated"
    if as_of and date and not date.startswith(as_of):
        spoken += f", as of {spoken_date(as_of)}"
    return f"{_called(material, document)} ({spoken}): {_places(claims)}".removesuffix(": ")


def _called(material: Material, document: Entity) -> str:
    """The name of a document, with its publisher where another one has the same name."""
    publisher = str(document.properties.get("publisher") or "")
    shared = document.name.casefold() in material.shared_names
    return f"{document.name}, {publisher}" if shared and publisher else document.name


def _places(claims: list[Relationship]) -> str:
    return "; ".join(filter(None, dict.fromkeys(_place(claim) for claim in claims)))


def _place(claim: Relationship) -> str:
    said = claim.properties
    place = str(said.get("place") or "")
    parts = [f"{term} {said[term]}" for term in ("row", "column") if said.get(term)]
    return ", ".join(filter(None, [place, *(part for part in parts if part not in place)]))


def sources(
    material: Material, told: tuple[Block, ...], numbers: Mapping[str, int], *, heading: str = ANNEX
) -> Iterator[Block]:
    """The documents behind what was told before, those that say most first, under the heading of that part."""
    used = _used(material, told)
    yield Heading(1, heading)
    if not used:
        yield Paragraph((Sentence("No document says anything of these bodies."),))
        return
    yield Paragraph(
        (
            Sentence("The documents that all of this rests on, those that say most of it first:"),
            Reference("table-sources"),
        )
    )
    rows = []
    for source, number in numbers.items():
        own = material.held.nodes[source].properties
        date = str(own.get("date") or "")
        kind = [TIERS.get(str(own.get("tier")), "not known"), str(own.get("marking") or "")]
        rows.append(
            (
                Sentence(str(number)),
                Sentence(material.name(source)),
                Sentence(str(own.get("publisher") or "not known")),
                Sentence(spoken_date(date) if date else "undated"),
                Sentence(", ".join(filter(None, kind))),
                Sentence(f"{len(used.get(source, ())):,}"),
            )
        )
    columns = ("No.", "Document", "Publisher", "Date", "Kind", "Claims told")
    yield Table("table-sources", "Documents", columns, (10, 58, 38, 22, 26, 16), tuple(rows))


def themselves(material: Material, told: tuple[Block, ...]) -> Iterator[Block]:
    """What documents about these bodies are for, whom they are addressed to, who wrote them, of what they are copies."""
    used = set(_used(material, told))
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
        yield Paragraph(said_of(material, every))
