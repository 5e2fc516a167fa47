"""Claims as numbered paragraphs: those of one document and date together, in the words in which they are kept."""

import re
from collections.abc import Iterable, Iterator

from graph.briefing.blocks import Paragraph, Sentence
from graph.briefing.material import Material
from graph.briefing.saying import tense
from graph.briefing.wording import clause, grouped, opening, sentence
from graph.model import Relationship


def told(material: Material, matter: str, claims: Iterable[Relationship]) -> Iterator[Paragraph]:
    """A numbered paragraph for each document, date and body it speaks of.

    Several claims that say the same share a sentence; what a source states is not told again as inferred.
    """
    every = [
        claim for claim in {claim.id: claim for claim in claims}.values() if claim.properties.get("says")
    ]
    stated = {claim.properties["says"] for claim in every if _is_stated(claim)}
    kept = [claim for claim in every if _is_stated(claim) or claim.properties["says"] not in stated]
    groups = grouped(kept, lambda claim: (str(claim.properties["source"]), _subject(material, claim)))
    for number, ((_, subject), own) in enumerate(groups):
        frame = clause(tense(material, own, ("says", "said", "said")), own)
        itself = subject == own[0].properties["source"]
        of = " of itself" if itself else f" of {material.name(subject)}" if subject else ""
        first = Sentence(
            f"{opening(frame.date, frame.doubt)}“{material.document(own[0]).name}” {frame.text}{of}:"
        )
        said: dict[str, list[Relationship]] = {}
        for claim in sorted(own, key=_order):
            said.setdefault(str(claim.properties["says"]), []).append(claim)
        yield Paragraph(
            (first, *(sentence(words, told_by) for words, told_by in said.items())),
            lead="" if number else matter,
            numbered=True,
        )


def _is_stated(claim: Relationship) -> bool:
    return claim.properties.get("basis") in (None, "stated")


def _subject(material: Material, claim: Relationship) -> str:
    """Whom a claim speaks of: what it states something of, or the board that governs; a figure names it itself."""
    about = claim.start if claim.type in ("GOVERNS", "REPORTS_TO", "ABOUT") else claim.end
    return "" if material.held.nodes[about].label == "Figure" else about


def _order(claim: Relationship) -> tuple[list[tuple[int, str]], str]:
    """By the place in its document: paragraph 9 before paragraph 10."""
    parts = re.findall(r"\d+|\D+", str(claim.properties.get("place") or ""))
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts], claim.id
