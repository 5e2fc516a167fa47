"""From a candidate back to its source: the file that it was read from, and the cell that it names."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from loaders.candidates import source_id
from loaders.reading import READERS
from loaders.registers.files.packed import LARGEST_FILE

CELL: Final = re.compile(r"(.*)!([A-Z]{1,3})([1-9]\d{0,6})", re.DOTALL)


class Place(NamedTuple):
    """A cell of a register; row and column counted from 1."""

    sheet: str
    row: int
    column: int


def place_of(text: str) -> Place | None:
    """The cell that a place names; None where it is no cell's.

    Examples
    --------
    >>> place_of("Regional units!C14"), place_of("page 3, paragraph 2")
    (Place(sheet='Regional units', row=14, column=3), None)
    """
    found = CELL.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[2]:
        column = column * 26 + ord(letter) - 64
    return Place(found[1], int(found[3]), column)


def files_by_source(folder: Path, named: Iterable[Path] = ()) -> dict[str, Path]:
    """The registers and documents among these files and in a folder, by their ids: only the very edition that was read.

    Parameters
    ----------
    folder : Path
        Where the csv of candidates is; files of other kinds, and larger ones than a register, are passed over.
    named : iterable of Path
        Looked at first.
    """
    beside = sorted(file for file in folder.iterdir() if file.suffix.lower() in READERS)
    found: dict[str, Path] = {}
    for file in (*named, *beside):
        if file.is_file() and file.stat().st_size <= LARGEST_FILE:
            found.setdefault(source_id(file), file)
    return found
