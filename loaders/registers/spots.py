"""A cell of a row of data before it is read: where it stands, its words, and whether it may be read at all."""

import re
from dataclasses import dataclass, field, replace

from loaders.registers.columns import Column, Knows
from loaders.registers.files.grid import Cell, Sheet
from loaders.registers.keys import Keys
from loaders.registers.keytexts import Entry, coloured
from loaders.registers.mapping import Mapping
from loaders.registers.names import Named, named_in
from loaders.registers.notebook import PRIVATE, Notebook, without_private
from loaders.registers.rows import Row
from loaders.registers.tables import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading a cell needs: the sheet, who knows names, what marks mean, and where it is noted.

    `paired` says that a unit stands in several rows, each with one who takes part: then a row's dates and status
    are those of the part, not of the unit. `bold` is what bold letters mean.
    """

    sheet: Sheet
    known: Knows
    keys: Keys
    mapping: Mapping
    note: Notebook
    decoration: frozenset[str] = frozenset()
    paired: bool = False
    bold: Entry | None = None
    named: dict[tuple[str, tuple[str, ...], bool], list[Named]] = field(default_factory=dict)

    def names_in(self, text: str, first: tuple[str, ...], *, people: bool) -> list[Named]:
        """Whom a cell names; the same words name the same ones in the whole table."""
        key = text, first, people
        if key not in self.named:
            self.named[key] = named_in(text, self.known, first, people)
        return self.named[key]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with its place and its words, headings included."""

    cell: Cell
    text: str
    place: str
    says: str


def spot_of(about: Reading, table: Table, row: Row, column: Column) -> Spot | None:
    """A cell that is to be read, or nothing where it is empty, hidden, struck, a formula or a key: that is noted here."""
    sheet, note = about.sheet, about.note
    cell = sheet.at(row.number, column.number)
    span = sheet.spans.get((row.number, column.number))
    at = (span[0], span[1]) if span else (row.number, column.number)
    if (sheet.name, *at) in about.keys.cells:
        return None
    if column.meaning.kind == "takes part":
        cell = _undecorated(about, table, row, column, cell)
    elif cell.fill:
        cell = replace(cell, fill="")
    if not cell.text and not cell.fill:
        return None
    if column.number in sheet.hidden_columns or column.asks:
        note.passed[
            "in hidden columns, not read"
            if not column.asks
            else "in columns that nobody has explained, not read"
        ] += 1
        return None
    text, private = without_private(cell.text)
    place, shown = sheet.place(*at), text or coloured(cell.fill)
    says = f"{row.subject}, {column.heading}: {shown}" + (f' (under "{row.section}")' if row.section else "")
    who = (
        {"to_name": row.subject}
        if table.subject and table.subject.meaning.kind == "unit"
        else {"from_name": row.subject}
    )
    if cell.struck:
        what = (
            "This cell is struck through, so it was not read"
            if cell.struck == "all"
            else "Some words of this cell are struck through, so it was not read"
        )
        note.ask(place, "struck", f"{what}: {says}", value=text, **who)
        return None
    if cell.formula and column.meaning.kind not in ("number", "not read"):
        note.ask(place, "formula", f"A formula, kept as text and not worked out: {says}", value=text, **who)
        return None
    if private and column.meaning.kind != "private":
        note.ask(place, "private", f"{PRIVATE}: {says}", **who)
        text = re.sub(r"[\s,;:/()\-–]*\[left out\][\s,;:/()\-–]*", " ", text).strip()
        if not text:
            return None
    return Spot(cell, text, place, says)


def _undecorated(about: Reading, table: Table, row: Row, column: Column, cell: Cell) -> Cell:
    """A force's cell without a colour that its whole row has, or that decorates its column."""
    if not cell.fill or cell.fill in about.keys.fills or cell.fill in about.mapping.marks:
        return cell
    name = about.sheet.at(row.number, table.subject.number) if table.subject else cell
    if cell.fill == name.fill or f"{column.number} {cell.fill}" in about.decoration:
        return replace(cell, fill="")
    return cell
