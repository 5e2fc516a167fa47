"""The passages of a document around the one that a candidate comes from, each sentence marked that has candidates."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from loaders.candidates import Candidate
from loaders.documents import Passage
from loaders.registers.notebook import without_private
from views.review.marks import by_place, mark
from views.review.state import Asked

BEFORE: Final = 4
AFTER: Final = 10
"""Passages shown before and after the one looked at."""


class Spoken(NamedTuple):
    """A part of a passage and the numbers of the candidates that speak of it."""

    start: int
    end: int
    numbers: tuple[int, ...]


def around(passages: Sequence[Passage], candidates: Sequence[Candidate], number: int, asked: Asked) -> str:
    """The passage at a candidate's place with those next to it; empty where the document has no such place.

    Parameters
    ----------
    passages : sequence of Passage
        Of the document.
    candidates : sequence of Candidate
        All of the review.
    number : int
        The one looked at.
    asked : Asked
    """
    place = candidates[number].place
    at = next((n for n, passage in enumerate(passages) if passage.place == place), None)
    if at is None:
        return ""
    marks = by_place(candidates, candidates[number].source)
    shown = "".join(
        _passage(passage, candidates, marks.get(passage.place, ()), number, asked)
        for passage in passages[max(0, at - BEFORE) : at + AFTER + 1]
    )
    return f'<div class="rv-paper">{shown}</div>'


def _passage(
    passage: Passage, candidates: Sequence[Candidate], numbers: Sequence[int], looked: int, asked: Asked
) -> str:
    text = without_private(passage.text)[0]
    told, done = "", 0
    for part in spoken(text, candidates, numbers, looked):
        kind, link = mark(candidates, part.numbers, looked, asked)
        told += f'{escape(text[done : part.start])}<mark class="{kind}">{link}{escape(text[part.start : part.end])}</mark>'
        done = part.end
    told += escape(text[done:])
    if passage.kind == "heading":
        return f"<h3>{told}</h3>"
    return f'<p class="item">{told}</p>' if passage.kind == "item" else f"<p>{told}</p>"


def spoken(text: str, candidates: Sequence[Candidate], numbers: Sequence[int], looked: int) -> list[Spoken]:
    """The parts of a passage that candidates quote, in their order; where two overlap, that of the one looked at stays.

    Parameters
    ----------
    text : str
    candidates : sequence of Candidate
    numbers : sequence of int
        Those of this passage.
    looked : int
        The candidate looked at; it is marked even where its words are put otherwise, then with the whole passage.

    Examples
    --------
    >>> told = [Candidate(says="Kent hosts it."), Candidate(says="Essex pays."), Candidate(says="Kent hosts it.")]
    >>> spoken("Kent hosts it. Essex pays.", told, [0, 1, 2], looked=1)
    [Spoken(start=0, end=14, numbers=(0, 2)), Spoken(start=15, end=26, numbers=(1,))]
    """
    at: dict[tuple[int, int], list[int]] = {}
    for number in numbers:
        span = _span(text, candidates[number].says)
        if span or number == looked:
            at.setdefault(span or (0, len(text)), []).append(number)
    kept: list[Spoken] = []
    for (start, end), those in sorted(at.items(), key=lambda item: (looked not in item[1], item[0])):
        if all(end <= other.start or start >= other.end for other in kept):
            kept.append(Spoken(start, end, tuple(those)))
    return sorted(kept)


def _span(text: str, says: str) -> tuple[int, int] | None:
    """Where a text has these words, whatever spaces stand between them."""
    found = re.search(r"\s+".join(map(re.escape, says.split())), text) if says.strip() else None
    return found.span() if found else None
