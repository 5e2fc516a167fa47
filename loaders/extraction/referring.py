"""Parties said by where they were said before: "As C1", "as above", "same as no. 3"."""

import re
from dataclasses import replace
from typing import Final

from loaders.documents import Passage

SAME: Final = re.compile(
    r"^\W*(?:same )?as (?:for |in |at )?(?:no\.? |number |row )?(?P<ref>above|[A-Z]{0,3}\d{1,3})\W*$", re.I
)
LINE: Final = re.compile(r"^(?P<key>Parties|Signatories|Members|Partners):?\s+(?P<said>as above)\b", re.I)
KEYED: Final = re.compile(r"^(?P<key>Parties|Signatories|Members|Partners):\s+(?P<said>[^.]{5,400})", re.I)


def refers_back(passage: Passage) -> bool:
    """Whether a row or a line names parties by where they were named before."""
    return bool(LINE.match(passage.text) or any(SAME.match(cell) for cell in passage.cells))


def resolved(passage: Passage, rows: list[Passage]) -> Passage:
    """A row with what its "as above" cells mean, from the rows before it.

    Examples
    --------
    >>> first = Passage("", "row 1", "row", cells=("C1", "Kent and Essex"), columns=("Ref", "Parties"))
    >>> resolved(Passage("", "row 2", "row", cells=("C2", "As C1"), columns=("Ref", "Parties")), [first]).cells
    ('C2', 'Kent and Essex')
    """
    cells = list(passage.cells)
    for position, cell in enumerate(cells):
        same = SAME.match(cell)
        meant = _row(same["ref"], rows, passage.columns) if same else None
        if meant and position < len(meant.cells):
            cells[position] = meant.cells[position]
    return replace(passage, cells=tuple(cells))


def _row(ref: str, rows: list[Passage], columns: tuple[str, ...]) -> Passage | None:
    alike = [row for row in rows if row.columns == columns]
    if ref.lower() == "above":
        return alike[-1] if alike else None
    return next((row for row in alike if row.cells and row.cells[0].strip().lower() == ref.lower()), None)


def named_again(passage: Passage, before: list[Passage]) -> str:
    """The text of a line with the parties that its "as above" means.

    Examples
    --------
    >>> lines = [Passage("Parties: Kent Police and Essex Police. Lead: Kent.", "item 1", "item")]
    >>> named_again(Passage("Parties: as above. Lead: Essex.", "item 2", "item"), lines)
    'Parties: Kent Police and Essex Police. Lead: Essex.'
    """
    line = LINE.match(passage.text)
    said = [m["said"] for p in before if (m := KEYED.match(p.text)) and not SAME.match(m["said"])]
    if not line or not said:
        return passage.text
    return f"{line['key']}: {said[-1]}{passage.text[line.end() :]}"
