"""How awkward registers are written, and how the outcome that is expected of their cells is put down.

Names are of real forces and units, marks are invented. The expected outcome stands beside each register: `facts` are all
that may be proposed, `asks` all cells that have to be asked about; every other filled cell is a heading, a unit's name, or
counted in a notice. A fact is "C5 derbyshire COLLABORATES emsou-soc", with role, status, since, until, basis or value
behind it as key=value; of a unit itself it is "L5 emsou-soc STATES since 2015-04-01". A place without a sheet is on the
first one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

GREEN, AMBER, GREY = "00B050", "FFC000", "D9D9D9"


@dataclass(frozen=True)
class Register:
    """A file's name, how it is written, and what is to come of it."""

    name: str
    write: Callable[[Path], None]
    facts: Sequence[str]
    asks: Sequence[str]


def workbook(sheets: dict[str, list[list[Any]]], dress: Callable[[Any], None]) -> Callable[[Path], None]:
    """Writes these rows from A1 of each sheet, then has the workbook dressed: merged, filled, hidden, struck."""

    def write(path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        dress(book)
        book.save(path)

    return write


def text(content: str, encoding: str) -> Callable[[Path], None]:
    """Writes this text in this encoding."""

    def write(path: Path) -> None:
        path.write_bytes(content.encode(encoding))

    return write


def fill(cell: Any, colour: str) -> None:
    """Gives a cell a background."""
    cell.fill = PatternFill("solid", fgColor=colour)
