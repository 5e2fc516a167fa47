"""Purpose and background: what the briefing is, and the duty and the law as the sources give them."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Sentence
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
    """What the briefing is for, of which day, and how to read it."""
    who = material.force.name
    office = f" and the {material.office.name}" if material.office else ""
    yield Heading(1, "Purpose of the briefing")
    yield Paragraph(
        (
            Sentence(
                f"To tell the commissioner of the collaborations of {who}{office} with other policing bodies, "
                "forces and partners."
            ),
            Sentence(_day(material)),
        )
    )
    yield Paragraph(
        (
            Sentence(
                "Every statement is what a document said, and its footnote names the document and the place. Nothing was "
                "checked with the bodies themselves. What a source said of a date before that day stands in the past "
                "tense, with its date; it may have changed since. What was inferred, what is only possible and what "
                "sources disagree on is said where it stands. "
                "A source that speaks of all forces does not name each of them."
            ),
        )
    )
    yield from (Paragraph((Sentence(note),)) for note in material.notes)


def _day(material: Material) -> str:
    day = spoken_date(material.day)
    if material.day == material.today:
        return f"It is written from the sources as of {day}."
    return (
        f"It is written as at {day}: what no source says by then, or says holds since then, is left out. Decisions pending, "
        f"people to meet, assurance and gaps are answered for {spoken_date(material.today)} alone."
    )


def background(material: Material) -> Iterator[Block]:
    """The duty and the law: rules that are said to concern these bodies, then those of every policing body."""
    yield Heading(1, "Background: the duty and the law")
    mine = rules(material)
    if mine:
        yield Heading(2, "Rules that a source applies to these bodies")
    for rule in mine:
        yield from _rule(
            material, rule, [*material.stated(rule, without=(*REQUIRED, *SKIPPED)), *_about(material, rule)]
        )
    general = [rule for rule in _every(material) if rule not in mine and not _about_anyone(material, rule)]
    general = [
        r for r in general if {str(c.properties["value"]) for c in material.stated(r, "kind")} & set(GENERAL)
    ]
    if general:
        yield Heading(2, "Duties and requirements of every policing body")
    for rule in general:
        yield from _rule(material, rule, material.stated(rule, without=SKIPPED))
    if not mine and not general:
        yield Paragraph((Sentence("No source seen gives a rule."),))


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


def _rule(material: Material, rule: str, claims: Iterable[Relationship]) -> Iterator[Block]:
    every = list(claims)
    about = [claim for claim in every if claim.type == "ABOUT"]
    if every:
        yield Heading(3, material.name(rule))
        yield from reported(material, [claim for claim in every if claim.type != "ABOUT"])
    if about:
        names = listed(dict.fromkeys(material.name(claim.end) for claim in about))
        inferred = all(claim.properties.get("basis") == "inferred" for claim in about)
        yield Paragraph((sentence(f"It {'is taken to concern' if inferred else 'concerns'} {names}", about),))


def reported(material: Material, claims: Iterable[Relationship]) -> Iterator[Block]:
    """Claims in the words in which they are kept, under a line that says which document said so, and when.

    Several that say the same share an item.
    """
    for _, own in grouped(claims, lambda c: str(c.properties["source"])):
        name = material.document(own[0]).name
        told = clause(tense(material, own, ("says", "said", "said")), own)
        yield Paragraph((Sentence(f"{opening(told.date, told.doubt)}“{name}” {told.text}:"),))
        items: dict[str, list[Relationship]] = {}
        for claim in sorted(own, key=lambda c: (str(c.properties.get("place") or ""), c.id)):
            items.setdefault(str(claim.properties.get("says") or _plain(material, claim)), []).append(claim)
        for says in items:
            yield Paragraph((sentence(says, items[says]),), listed=True)


def _plain(material: Material, claim: Relationship) -> str:
    """A claim that came without words."""
    if claim.type == "STATES":
        return f"{str(claim.properties['term']).replace('_', ' ')}: {claim.properties['value']}"
    return f"{material.name(claim.start)}: {claim.type.replace('_', ' ').lower()}: {material.name(claim.end)}"
