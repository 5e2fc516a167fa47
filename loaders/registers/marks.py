"""What the mark in a cell means: by the mapping, by a key, or because nobody can mistake it; and its date."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from loaders.registers.days import day_of
from loaders.registers.files.grid import Cell
from loaders.registers.keytexts import coloured, plain_mark
from loaders.registers.meaning import LONGEST, Mark, together, unmistakable
from loaders.registers.spots import Reading

SINCE: Final = re.compile(
    r"(?P<mark>.*?)[\s,;(\-–]*\b"
    r"(?P<word>since|from|wef|w\.e\.f\.?|with effect from|joined|until|till|to|left|withdrew|ended)"
    r"\s+(?P<day>[\w/ .\-]*\d{2,4})\)?",
    re.I,
)


def cell_meaning(about: Reading, cell: Cell, text: str) -> tuple[Mark | None, str, str]:
    """What a force's cell means, by which rule, and what explains it; or why that is not certain."""
    mark, rule, by = text_meaning(about, text) if text else (None, "", "")
    if text and mark is None:
        return None, rule, by
    if not cell.fill:
        return mark, rule, by
    if cell.fill in about.mapping.marks and (told := about.mapping.marks[cell.fill]):
        colour, why = told, ""
    elif (entry := about.keys.fills.get(cell.fill)) and entry.mark:
        colour, why = entry.mark, f' (key at {entry.place}: "{entry.words}")'
    else:
        return None, "colour", f"No key says what {coloured(cell.fill)} means."
    if mark is None:
        return colour, "colour", why
    both = together(mark, colour)
    return (
        (both, rule, by + why)
        if both
        else (None, "colour", f"The mark and the colour say different things{why}.")
    )


def text_meaning(about: Reading, text: str) -> tuple[Mark | None, str, str]:
    plain = plain_mark(text)
    told = next((m for key, m in about.mapping.marks.items() if plain_mark(key) == plain and m), None)
    if told:
        return told, "mapping", ""
    if entry := about.keys.of_mark(text):
        if entry.mark is None:
            return (
                None,
                "key",
                f'The key at {entry.place} does not say for certain what it means: "{entry.words}".',
            )
        return entry.mark, "key", f' (key at {entry.place}: "{entry.words}")'
    if mark := unmistakable(text):
        return mark, "mark", ""
    pieces = [p for p in re.split(r"\s*[/,;&+()]\s*|\s+and\s+", text) if p]
    explained = [entry for piece in pieces if (entry := about.keys.of_mark(piece))]
    marks = [e.mark if (e := about.keys.of_mark(piece)) else unmistakable(piece) for piece in pieces]
    certain = [mark for mark in marks if mark]
    if explained and len(pieces) == len(certain) > 1 and (whole := _whole(certain)):
        return whole, "key", f" (key: {'; '.join(entry.words for entry in explained)})"
    return None, "mark", f'No key says what "{text}" means.'


def _whole(marks: Sequence[Mark]) -> Mark | None:
    """Several marks of one cell as one; None where they contradict each other."""
    whole: Mark | None = marks[0]
    for mark in marks[1:]:
        whole = together(whole, mark) if whole else None
    return whole


@lru_cache(maxsize=20_000)
def dated_mark(text: str) -> tuple[dict[str, str], str]:
    """The day in a mark such as "Y (from 01/04/2016)", and the mark without it."""
    found = SINCE.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not found or not (day := day_of(Cell(found["day"].strip(" .-")))):
        return {}, text
    word, mark = found["word"].lower(), found["mark"].strip(" ,;(-–")
    if word in ("until", "till", "to"):
        return {"until": day}, mark or "takes part"
    if word in ("left", "withdrew", "ended"):
        return {"until": day}, mark or "ended"
    return {"since": day}, mark or "takes part"
