"""The passages of a document around the one that a candidate comes from, its sentence marked, as html."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from loaders.candidates import Candidate
from loaders.documents import Passage
from loaders.registers.notebook import without_private

BEFORE: Final = 3
AFTER: Final = 4
"""Passages shown before and after the one looked at."""


def around(passages: Sequence[Passage], candidate: Candidate) -> str:
    """The passage at the candidate's place with those next to it; empty where the document has no such place.

    Examples
    --------
    >>> passages = [Passage("Kent hosts it. Essex pays.", "paragraph 1"), Passage("More.", "paragraph 2")]
    >>> print(around(passages, Candidate(place="paragraph 1", says="Essex pays.")))
    <div class="rv-paper"><p>Kent hosts it. <mark class="now">Essex pays.</mark></p><p>More.</p></div>
    """
    at = next((n for n, passage in enumerate(passages) if passage.place == candidate.place), None)
    if at is None:
        return ""
    shown = (
        _passage(passage, candidate.says if number == at else "")
        for number, passage in enumerate(passages)
        if at - BEFORE <= number <= at + AFTER
    )
    return f'<div class="rv-paper">{"".join(shown)}</div>'


def _passage(passage: Passage, says: str) -> str:
    text = without_private(passage.text)[0]
    told = _marked(text, says) if says else escape(text)
    return f"<h3>{told}</h3>" if passage.kind == "heading" else f"<p>{told}</p>"


def _marked(text: str, says: str) -> str:
    """The text with the sentence marked, whatever spaces stand in it; all of it where the sentence is put otherwise."""
    pattern = r"\s+".join(map(re.escape, says.split()))
    found = re.search(pattern, text)
    start, end = found.span() if found else (0, len(text))
    return f'{escape(text[:start])}<mark class="now">{escape(text[start:end])}</mark>{escape(text[end:])}'
