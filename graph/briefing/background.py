"""Purpose and background: what the briefing is, and the duty and the law as the sources give them."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.blocks import Block, Cell, Contents, Heading, Paragraph, Sentence, Table
from graph.briefing.material import Material
from graph.briefing.saying import tense
from graph.briefing.wording import clause, grouped, listed, opening, sentence
from graph.drawing.names import spoken_date
from graph.model import Relationship

REQUIRED: Final = ("requirement",)
GENERAL: Final = ("duty", "requirement")
"""Kinds of rule that are told although no source says of whom they are: they bind every policing body."""
SKIPPED: Final = ("kind", "applies_to", "particular", "provision", "examples")
"""What sorts a rule and says nothing of its own."""


def purpose(material: Material) -> Iterator[Block]:
    """What the briefing is for, of which day, how to read it, and its contents."""
    who = material.force.name
    office = f" and the {material.office.name}" if material.office else ""
    yield Heading(1, "Purpose of the briefing")
    yield Paragraph(
        (
            Sentence(
                f"To tell the commissioner of the collaborations of {who}{office} with other policing bodies, "
                "forces and partners."
            ),
            Sentence(day_of(material)),
            Sentence(
                "Every statement is what a document said; its footnote names the document and the place. A document is "
                "named in full where it is first cited, then by its number in Annex F. Nothing was "
                "checked with the bodies themselves. What a source said of a date before that day stands in the past "
                "tense, with its date; it may have changed since. What was inferred, what is only possible and what "
                "sources disagree on is said where it stands. "
                "A source that speaks of all forces does not name each of them."
            ),
        )
    )
    yield from (Paragraph((Sentence(note),)) for note in material.notes)
    yield Contents()


def day_of(material: Material) -> str:
    """Of which day a briefing is."""
    day = spoken_date(material.day)
    if material.day == material.today:
        return f"It is written from the sources as of {day}."
    return (
        f"It is written as at {day}: what no source says by then, or says holds since then, is left out. Decisions pending, "
        f"people to meet, assurance and gaps are answered for {spoken_date(material.today)} alone."
    )


def background(material: Material) -> Iterator[Block]:
    """The duty and the law as documents put them that name these bodies."""
    yield Heading(1, "Background: the duty and the law")
    for rule, claims in _named(material):
        yield Paragraph(_rule(material, claims), lead=material.name(rule))
    if not _on_themselves(material):
        yield from _in_general(material)
    if any(_elsewhere(material)):
        yield Paragraph(
            (
                Sentence(
                    "What other documents say of the law, and what binds every policing body, stands in Annex B."
                    if _on_themselves(material)
                    else "What other documents say of the law stands in Annex B."
                ),
            )
        )


def _named(material: Material) -> Iterator[tuple[str, list[Relationship]]]:
    """Rules with what documents say of them that name these bodies."""
    for rule in rules(material):
        claims = [c for c in _of_rule(material, rule) if c.properties["source"] in material.naming]
        if claims:
            yield rule, claims


def _on_themselves(material: Material) -> bool:
    """Whether a rule is told that is about the force or its policing body, and not only about one agreement."""
    return any(claim.end in material.own for _, claims in _named(material) for claim in claims)


def _in_general(material: Material) -> Iterator[Block]:
    """The law that binds every policing body, where no document that names these bodies speaks of them and it."""
    told_of = [(rule, material.stated(rule, without=SKIPPED)) for rule in general(material)]
    said = [(rule, claims) for rule, claims in told_of if claims]
    lacking = "No document that names these bodies says what the law asks of them"
    if not said:
        yield Paragraph((Sentence(f"{lacking}, and none is recorded that speaks of the law in general."),))
        return
    yield Paragraph((Sentence(f"{lacking}. Of the law that binds every policing body, documents say:"),))
    for rule, claims in said:
        yield Paragraph(told(material, claims), lead=material.name(rule))


def duties(material: Material) -> Iterator[Block]:
    """The annex of the law: what the background leaves out, and what binds every policing body."""
    rows = tuple(_elsewhere(material))
    if rows:
        yield Heading(1, "Annex B: the law in other documents, and what binds every policing body")
        columns = ("Rule", "What sources said")
        yield Table("table-duties", "Rules, duties and requirements", columns, (40, 130), rows)


def _elsewhere(material: Material) -> Iterator[tuple[Cell, ...]]:
    for rule in rules(material):
        claims = [c for c in _of_rule(material, rule) if c.properties["source"] not in material.naming]
        if claims:
            yield Sentence(material.name(rule)), _rule(material, claims)
    for rule in general(material) if _on_themselves(material) else ():
        claims = material.stated(rule, without=SKIPPED)
        if claims:
            yield Sentence(material.name(rule)), _rule(material, claims)


def _of_rule(material: Material, rule: str) -> list[Relationship]:
    return [*material.stated(rule, without=(*REQUIRED, *SKIPPED)), *_about(material, rule)]


def general(material: Material) -> list[str]:
    """Rules that bind every policing body: duties and requirements of which no source says whom they are about."""
    return [
        rule
        for rule in _every(material)
        if not _about_anyone(material, rule)
        and {str(c.properties["value"]) for c in material.stated(rule, "kind")} & set(GENERAL)
    ]


def rules(material: Material) -> list[str]:
    """The rules that are about the force, its policing body, what they take part in or its agreements."""
    units = material.certainties
    wanted = {*material.own, *units, *(deal for unit in units for deal in material.agreements(unit))}
    return [rule for rule in _every(material) if any(c.end in wanted for c in material.at(rule, "ABOUT"))]


def _every(material: Material) -> list[str]:
    found = [node for node in material.then.nodes.values() if node.label == "Rule"]
    return [node.id for node in sorted(found, key=lambda node: (node.name, node.id))]


def _about_anyone(material: Material, rule: str) -> bool:
    return any(c.start == rule for c in material.at(rule, "ABOUT"))


def _about(material: Material, rule: str) -> list[Relationship]:
    """Why a rule is taken to concern what this briefing is about."""
    units = material.certainties
    wanted = {*material.own, *units, *(deal for unit in units for deal in material.agreements(unit))}
    return [c for c in material.at(rule, "ABOUT") if c.start == rule and c.end in wanted]


def _rule(material: Material, claims: Iterable[Relationship]) -> tuple[Sentence, ...]:
    """What sources say of a rule, and whom it is taken to concern."""
    every = list(claims)
    about = [claim for claim in every if claim.type == "ABOUT"]
    said = told(material, [claim for claim in every if claim.type != "ABOUT"])
    if not about:
        return said
    names = listed(dict.fromkeys(material.short(claim.end) for claim in about))
    inferred = all(claim.properties.get("basis") == "inferred" for claim in about)
    return *said, sentence(f"It {'is taken to concern' if inferred else 'concerns'} {names}", about)


def told(material: Material, claims: Iterable[Relationship]) -> tuple[Sentence, ...]:
    """Claims in the words in which they are kept, those of one date and doubt behind its opening.

    Several that say the same share a sentence.

    Examples
    --------
    >>> from graph.model import Subgraph
    >>> held = Subgraph.of("durham COLLABORATES u as_of=2021-05 says=it_stands")
    >>> material = Material(held.nodes["durham"], None, held, {}, "2026-11-30", "2026-11-30")
    >>> [said.text for said in told(material, held.relationships.values())]
    ['As of May 2021, it was said: it stands.']
    """
    said: list[Sentence] = []
    for _, own in grouped(claims, lambda c: ""):
        first = clause(tense(material, own, ("is", "was", "was")), own)
        start = f"{opening(first.date, first.doubt)}it {first.text} said:"
        items: dict[str, list[Relationship]] = {}
        for claim in sorted(
            own, key=lambda c: (str(c.properties["source"]), str(c.properties.get("place") or ""), c.id)
        ):
            items.setdefault(str(claim.properties.get("says") or _plain(material, claim)), []).append(claim)
        for number, says in enumerate(items):
            text = f"{start} {says}" if not number else says
            said.append(sentence(text, items[says]))
    return tuple(said)


def _plain(material: Material, claim: Relationship) -> str:
    """A claim that came without words."""
    if claim.type == "STATES":
        return f"{str(claim.properties['term']).replace('_', ' ')}: {claim.properties['value']}"
    return f"{material.name(claim.start)}: {claim.type.replace('_', ' ').lower()}: {material.name(claim.end)}"
