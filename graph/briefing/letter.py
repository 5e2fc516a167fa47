"""A letter that asks a force or policing body for what no document says of its agreements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.analytics.counting import certainty
from graph.analytics.parts import halves
from graph.analytics.reciprocity import own_word
from graph.briefing.blocks import Block, Briefing, Heading, Paragraph, Sentence, Table
from graph.briefing.material import Material
from graph.briefing.register import DUTY
from graph.briefing.register.rows import EMPTY, Rows
from graph.briefing.wording import counted
from graph.drawing.names import spoken_date
from graph.errors import ConcordError
from graph.schema import JOINT, POLICING

DATES: Final = {
    "start date": ("since",),
    "date signed": ("signed",),
    "expiry or review date": ("expires", "review_by", "review_date"),
}
"""The dates that a register has of an agreement, with the terms under which sources state them."""
SILENT: Final = "a document of yours that speaks of it"
NAMED: Final = 2
"""So many documents are named as evidence; more are counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about one collaboration: what is missing, on whose word the body is party, and whether by name."""

    unit: str
    missing: tuple[str, ...]
    evidence: str
    claims: tuple[str, ...]
    by_class: bool


def letter(material: Material, published: Mapping[str, str], party: str) -> Briefing:
    """A letter to a force or policing body.

    Parameters
    ----------
    material : Material
    published : mapping of str to str
        Document to the force or policing body that published it.
    party : str
        To whom, by id.

    Returns
    -------
    Briefing
        What only its author knows stands in square brackets.

    Raises
    ------
    ConcordError
        If it is no force and no policing body, or nothing is missing.
    """
    node = material.held.nodes[party]
    if node.label not in POLICING:
        raise ConcordError(
            f'"{node.name}" is no force and no policing body, so the duty to publish is not its own. '
            "Name one, such as durham."
        )
    rows = list(asked(Rows(material, published), party))
    if not rows:
        raise ConcordError(
            f"Nothing is missing: of each agreement that sources name {node.name} in, a document of its own speaks, "
            "and the dates are known."
        )
    return Briefing(
        f"Letter to {node.name}",
        f"Collaboration agreements, {spoken_date(material.day)}",
        f"What is not known of the agreements of {node.name}",
        material.marking,
        material.day,
        tuple(_blocks(material, node.name, rows)),
        {},
        opening=False,
    )


def asked(rows: Rows, party: str) -> Iterator[Asked]:
    """The collaborations with an agreement, or a basis in law, of which something is missing, by name."""
    material = rows.material
    half = halves(material.then).get(party, [])[:1]
    units = [key for key, node in material.held.nodes.items() if node.label in JOINT]
    for unit in sorted(units, key=lambda key: (material.name(key).casefold(), key)):
        formal = material.agreements(unit) or material.held.nodes[unit].properties.get("legal_basis")
        part = rows.parts(unit, (party,)).get(party)
        over = certainty(material.then.nodes[unit].properties, material.day) == "no"
        if not formal or over or part is None or part.text.startswith(("ended", "stays out")):
            continue
        missing = (*_word(rows, unit, party, half), *_dates(rows, unit))
        if missing:
            by_class = all(c.properties.get("scope") == "class" for c in material.claims(part.claims))
            of_class = " (as one of a class)" if by_class else ""
            evidence = f"{_evidence(material, part.claims)}{of_class}"
            yield Asked(unit, missing, evidence, part.claims, by_class)


def _word(rows: Rows, unit: str, party: str, half: list[str]) -> Iterator[str]:
    told = rows.about(unit)
    state = own_word(party, told, rows.published)[0]
    if state == "withheld":
        yield "the agreement: a document of yours says that it is not made public"
    elif state == "contradicts":
        yield "whether you take part: a document of yours says otherwise"
    elif state == "silent":
        others = [other for other in half if own_word(other, told, rows.published)[0] == "says so"]
        also = f"; a document of {rows.called(others[0])} does" if others else ""
        yield f"{SILENT}{also}"


def _dates(rows: Rows, unit: str) -> Iterator[str]:
    yield from (name for name, terms in DATES.items() if rows.stated(unit, *terms) == EMPTY)


def _evidence(material: Material, claims: tuple[str, ...]) -> str:
    found: dict[str, dict[str, None]] = {}
    for claim in material.claims(claims):
        document = material.document(claim)
        date = str(document.properties.get("date") or claim.properties.get("as_of") or "")
        name = f"“{document.name}” ({spoken_date(date) if date else 'undated'})"
        found.setdefault(name, {})[str(claim.properties.get("place") or "")] = None
    told = [
        f"{name}, {', '.join(filter(None, sorted(places)))}".removesuffix(", ")
        for name, places in sorted(found.items())
    ]
    more = f"; and {len(told) - NAMED} more" if len(told) > NAMED else ""
    return "; ".join(told[:NAMED]) + more


def _blocks(material: Material, name: str, rows: list[Asked]) -> Iterator[Block]:
    silent = sum(any(what.startswith(SILENT) for what in row.missing) for row in rows)
    undated = sum(any(what in DATES for what in row.missing) for row in rows)
    found = [f"No document of yours that we read speaks of {silent} of them."] if silent else []
    found += [f"Of {undated} we know not every date."] if undated else []
    yield from _said("[Your office]", "[Address]", f"[Date; the facts are as of {spoken_date(material.day)}]")
    yield from _said(name, "[Address]", "Dear [name],")
    yield Heading(1, "Agreements under section 22A of the Police Act 1996: what we could not find")
    yield from _said(
        f"We are writing up who works with whom, from public documents. {_named(name, rows)} "
        f"Each has an agreement or a basis in law. {' '.join(found)}",
        DUTY,
        "We read only some of what is published. That we found nothing does not mean that you did not publish it.",
    )
    yield Table(
        "table-missing",
        "What is missing, and where you are named or one of a class",
        ("Collaboration", "What we could not find", "Where you are named, or one of a class"),
        (44, 63, 63),
        tuple(
            (
                Sentence(material.name(row.unit)),
                Sentence("; ".join(row.missing)),
                Sentence(row.evidence, row.claims),
            )
            for row in rows
        ),
        dense=True,
    )
    yield from _said("Please send us, by [date]:")
    for wanted in (
        "for each agreement a copy, or its title and purpose, or the address at which either is published;",
        "the dates that are missing;",
        "where you are not party to it, or no longer, word of that.",
    ):
        yield Paragraph((Sentence(wanted),), listed=True)
    yield from _said(
        "[Anything else you ask for]",
        "Yours [sincerely / faithfully],",
        "[Name]",
        "[Post and how to reach you]",
    )


def _named(name: str, rows: list[Asked]) -> str:
    """In how many of the collaborations documents name the body, and in how many it is only one of a class."""
    classed = sum(row.by_class for row in rows)
    below = f"the {counted(len(rows), 'collaboration')} below"
    if not classed:
        return f"They name {name} in {below}."
    if classed == len(rows):
        return (
            f"They do not name {name} in {below}: it takes part only as one of a class, such as all forces."
        )
    return (
        f"They name {name} in {len(rows) - classed} of {below}; in the other {classed} it takes part only as one of a "
        "class, such as all forces."
    )


def _said(*lines: str) -> Iterator[Block]:
    yield from (Paragraph((Sentence(line),)) for line in lines)
