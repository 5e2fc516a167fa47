"""Cells that say of each of their parts what it is: "signed 12/03/2018; review March 2026"."""

import re
from dataclasses import dataclass
from typing import Final

from loaders.registers.columns import meaning_of
from loaders.registers.words import Meaning

PARTS: Final = re.compile(r"\s*[;\n|]\s*|,\s+(?=[A-Za-z])")
LABEL: Final = re.compile(r"([A-Za-z][A-Za-z /'’]{1,40}?)\s*[:=–—]\s*(?=\S)")
LONGEST: Final = 400
MOST_WORDS: Final = 4
"""Words of a label that no colon ends."""
WHEN: Final = ("date", "period")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a cell: its label, what that means, and what stands behind it."""

    label: str
    meaning: Meaning | None
    text: str


def labelled(text: str, *, dates: bool = False) -> list[Part]:
    """The parts of a text, each with the label before it; none where not each part has one.

    Parameters
    ----------
    text : str
    dates : bool, default False
        Whether all that stands there are dates, so that a label needs no colon; a part without one has no meaning.

    Examples
    --------
    >>> [(p.label, str(p.meaning), p.text) for p in labelled("signed 12/03/2018; review March 2026", dates=True)]
    [('signed', 'date: signed', '12/03/2018'), ('review', 'date: review_date', 'March 2026')]
    >>> labelled("Call Len; he knows")
    []
    """
    if len(text) > LONGEST:
        return []
    found = [_part(piece.strip(), dates) for piece in PARTS.split(text) if piece.strip()]
    return found if found and (dates or all(part.meaning for part in found)) else []


def _part(piece: str, dates: bool) -> Part:
    if label := LABEL.match(piece):
        meaning = meaning_of(label[1])
        if meaning is not None and (not dates or meaning.kind in WHEN):
            return Part(label[1], meaning, piece[label.end() :])
    words = piece.split()
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1) if dates else ():
        meaning = meaning_of(" ".join(words[:count]))
        if meaning is not None and meaning.kind in WHEN:
            return Part(" ".join(words[:count]), meaning, " ".join(words[count:]))
    return Part("", None, piece)
