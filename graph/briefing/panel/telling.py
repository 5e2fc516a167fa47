"""Claims as numbered paragraphs, in the words in which they are kept: what documents say, and apart what is read in them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.blocks import Paragraph, Sentence
from graph.briefing.material import Material
from graph.briefing.saying import tense
from graph.briefing.wording import bodies, dated, grouped, opening, sentence
from graph.drawing.names import spoken_date
from graph.model import Relationship

REPORTED: Final = "reported, not stated at first hand"
Key = tuple[str, str]


def told(material: Material, matter: str, claims: Iterable[Relationship]) -> Iterator[Paragraph]:
    """A numbered paragraph for each document, date and body or rule it speaks of, then one for what is read in each.

    Several claims that say the same share a sentence; what a source states is not told again as inferred. Whom a rule
    concerns follows what is said of the rule. No inference stands as what a source said.
    """
    every = [
        claim for claim in {claim.id: claim for claim in claims}.values() if claim.properties.get("says")
    ]
    concerns: dict[Key, list[Relationship]] = {}
    for claim in every:
        if _concerns(material, claim):
            concerns.setdefault((str(claim.properties["source"]), claim.start), []).append(claim)
    plain = [claim for claim in every if not _concerns(material, claim)]
    said = [claim for claim in plain if not _is_inferred(claim)]
    words = {claim.properties["says"] for claim in said}
    read = [claim for claim in plain if _is_inferred(claim) and claim.properties["says"] not in words]
    made = [*_said(material, said, concerns), *_read(material, read)]
    for number, sentences in enumerate(made):
        yield Paragraph(tuple(sentences), lead="" if number else matter, numbered=True)


def _said(
    material: Material, claims: list[Relationship], concerns: dict[Key, list[Relationship]]
) -> Iterator[list[Sentence]]:
    together: dict[tuple[Key, str, str], list[Relationship]] = {}
    for key, own in grouped(claims, lambda c: (str(c.properties["source"]), _subject(material, c))):
        doubt = "" if own[0].properties.get("basis") in (None, "stated") else REPORTED
        together.setdefault((key, dated(own[0]), doubt), []).extend(own)
    told_of = set()
    for ((source, subject), date, doubt), own in together.items():
        verb = tense(material, own, ("says", "said", "said"))
        of = _of(material, source, subject)
        sentences = [Sentence(f"{opening(date, doubt)}“{material.name(source)}” {verb}{of}:"), *_words(own)]
        if (source, subject) not in told_of:
            told_of.add((source, subject))
            sentences += _whom(material, "It", concerns.get((source, subject), []))
        yield sentences
    for (source, rule), own in concerns.items():
        if (source, rule) not in told_of:
            named = f"“{material.name(rule)}”, of which “{material.name(source)}” speaks,"
            yield _whom(material, named, own)


def _of(material: Material, source: str, subject: str) -> str:
    if not subject:
        return ""
    if subject == source:
        return " of itself"
    rule = material.held.nodes[subject].label == "Rule"
    return f" on “{material.name(subject)}”" if rule else f" of {material.name(subject)}"


def _words(claims: list[Relationship]) -> Iterator[Sentence]:
    """The claims in the order of their places; what sources disagree on says so."""
    said: dict[str, list[Relationship]] = {}
    for claim in sorted(claims, key=_order):
        said.setdefault(str(claim.properties["says"]), []).append(claim)
    for words, own in said.items():
        disputed = any(claim.properties.get("disputed") for claim in own)
        yield sentence(f"{words.removesuffix('.')} (sources disagree)" if disputed else words, own)


def _whom(material: Material, rule: str, claims: list[Relationship]) -> list[Sentence]:
    """Whom a rule concerns: as its source says, and as it is read."""
    read = [claim for claim in claims if _is_inferred(claim)]
    said = [claim for claim in claims if not _is_inferred(claim)]
    return [
        sentence(f"{rule} {verb} {bodies(material, (claim.end for claim in own))}", own)
        for verb, own in (("concerns", said), ("is read as concerning", read))
        if own
    ]


def _read(material: Material, claims: list[Relationship]) -> Iterator[list[Sentence]]:
    """What no document states and we read in one: a paragraph for each document and date."""
    together: dict[tuple[str, str], list[Relationship]] = {}
    for source, own in grouped(claims, lambda c: str(c.properties["source"])):
        together.setdefault((source, dated(own[0])), []).extend(own)
    for (source, date), own in together.items():
        when = f"as of {spoken_date(date)}" if date else "undated"
        first = Sentence(f"Our reading of “{material.name(source)}” ({when}), which does not state it:")
        yield [first, *_words(own)]


def _concerns(material: Material, claim: Relationship) -> bool:
    return claim.type == "ABOUT" and material.held.nodes[claim.start].label == "Rule"


def _is_inferred(claim: Relationship) -> bool:
    return claim.properties.get("basis") == "inferred"


def _subject(material: Material, claim: Relationship) -> str:
    """Whom a claim speaks of: what it states something of, or the board that governs; a figure names it itself."""
    about = claim.start if claim.type in ("GOVERNS", "REPORTS_TO", "ABOUT") else claim.end
    return "" if material.held.nodes[about].label == "Figure" else about


def _order(claim: Relationship) -> tuple[list[tuple[int, str]], str]:
    """By the place in its document: paragraph 9 before paragraph 10."""
    parts = re.findall(r"\d+|\D+", str(claim.properties.get("place") or ""))
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts], claim.id
