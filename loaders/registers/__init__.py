"""An office's own section 22A register, in whatever table it is kept, as candidates for a person to decide on."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from loaders.candidates import Candidate, source_id
from loaders.registers.around import (
    as_of,
    decoration,
    in_order,
    note_outside,
    one_day,
    paired,
    texts_of,
    with_contradictions,
)
from loaders.registers.bold import bold_of
from loaders.registers.columns import Knows, flat
from loaders.registers.facts import read_row
from loaders.registers.files.grid import Sheet
from loaders.registers.files.sheets import EXTENSIONS, sheets_of
from loaders.registers.found import whole
from loaders.registers.keys import Keys
from loaders.registers.keytexts import plain_mark
from loaders.registers.mapping import Mapping, mapping_of, read_mapping, written
from loaders.registers.meaning import Mark, unmistakable
from loaders.registers.notebook import SAME, Notebook, Seen
from loaders.registers.rows import beyond, hidden_column, rows_of
from loaders.registers.spots import Reading
from loaders.registers.tables import Table

__all__ = [
    "EXTENSIONS",
    "Mapping",
    "Register",
    "mapping_of",
    "read",
    "read_mapping",
    "read_sheets",
    "written",
]


SHOWN = 12
"""Texts of a column that is not read that its question shows."""
MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Register:
    """What was found in a register.

    Attributes
    ----------
    candidates : list of Candidate
        Facts and questions, in the order of their cells.
    mapping : Mapping
        What each heading and mark was taken for: to be looked at, edited, and given to the next edition.
    notices : list of str
        What was passed over, counted, a sentence each.
    source : str
        The id of the register as a document.
    """

    candidates: list[Candidate]
    mapping: Mapping
    notices: list[str]
    source: str


def read(path: Path, known: Knows, mapping: Mapping | None = None) -> Register:
    """The facts that a register states, each with its cell, and the questions that it leaves.

    Parameters
    ----------
    path : Path
        An xlsx, xls, ods or csv file, or a docx with tables.
    known : Knows
        Who knows names: `loaders.names.identity.Known`.
    mapping : Mapping, optional
        What a person said the headings and marks of this register mean. It goes before what is found.

    Returns
    -------
    Register
        Every filled cell of a table is a fact, a question, a heading, or counted in a notice.

    Raises
    ------
    ConcordError
        For a file that cannot be read with safety: which sheet, row and column, and what to do.

    Notes
    -----
    One pass over the cells after one for the headings, O(c) for c cells; the file is held in memory once.
    """
    with keeping_all():
        return _read(sheets_of(path), source_id(path), known, mapping or Mapping())


def read_sheets(
    sheets: Sequence[Sheet], source: str, known: Knows, mapping: Mapping | None = None
) -> Register:
    """The same of sheets that were opened already, and of the document with this id."""
    with keeping_all():
        return _read([*sheets], source, known, mapping or Mapping())


@contextmanager
def keeping_all() -> Iterator[None]:
    """Without looking for what can be thrown away: a reader keeps all that it makes, and looking takes its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(sheets: list[Sheet], source: str, known: Knows, said: Mapping) -> Register:
    """The register of sheets, which are let go of once they are read."""
    note = Notebook(source)
    names, notices = [sheet.name for sheet in sheets], [n for sheet in sheets for n in sheet.notices]
    proposed = _noted(sheets, known, said, note)
    sheets.clear()
    note.seen = Seen(SAME)
    found = in_order(with_contradictions(note.candidates), names)
    return Register(found, proposed, [*notices, *note.notices()], note.source)


def _noted(sheets: Sequence[Sheet], known: Knows, said: Mapping, note: Notebook) -> Mapping:
    """What headings and marks were taken for; all else is noted."""
    told = {flat(heading): meaning for heading, meaning in said.columns.items() if meaning is not None}
    for sheet in sheets:
        if sheet.hidden and sheet.cells:
            note.ask(
                sheet.place(1, 1),
                "hidden",
                f'Sheet "{sheet.name}" is hidden, so not read ({len(sheet.cells):,} cells). Unhide to have it read.',
            )
    found = whole([sheet for sheet in sheets if not sheet.hidden and sheet.cells], known, told)
    tables, keys = found.tables, found.keys
    for entry in keys.unclear:
        note.ask(
            entry.place,
            "key",
            f"The key does not say for certain what this means: {entry.words}",
            value=entry.words,
        )
    marks: dict[str, str] = {}
    bold = bold_of(texts_of(found.sheets))
    for sheet in found.sheets:
        own = [table for table in tables if table.sheet is sheet]
        note.as_of = said.as_of or as_of(sheet, own)
        note_outside(sheet, own, keys, note, explained=sheet.name in found.explained)
        for table in own:
            about = Reading(sheet, known, keys, said, note, decoration(table), paired(table), bold)
            _read_table(table, about, own, marks)
    proposed = Mapping(
        {c.heading: None if c.asks else c.meaning for t in tables for c in t.columns if c.heading},
        {text: _proposed(text, keys, said) for text in marks.values()},
        said.as_of or one_day(found.sheets, tables),
    )
    return proposed


def _read_table(table: Table, about: Reading, tables: Sequence[Table], marks: dict[str, str]) -> None:
    note, sheet = about.note, about.sheet
    for column in table.columns:
        cells = _count(table, column.number)
        if hidden_column(table, column):
            if cells:
                note.ask(
                    column.place,
                    "hidden",
                    f'Column "{column.heading}" is hidden, so its {cells:,} cells were not read. Unhide to have it read.',
                    value=column.heading,
                )
        elif column.asks and cells:
            note.ask(
                column.place,
                "heading",
                f"{column.asks} Its {cells:,} cells were not read{_some(table, column.number)}.",
                value=column.heading,
            )
    used = {c.number for t in tables if t.head == table.head for c in t.columns} | {
        t.subject.number for t in tables if t.subject and t.head == table.head
    }
    for row in rows_of(table, about.keys, about.known, note):
        read_row(about, table, row)
        if table is next(t for t in tables if t.head == table.head):
            beyond(sheet, row, used, about.keys, note)
        for column in table.of("takes part", "unit column", "role"):
            cell = sheet.at(row.number, column.number)
            if cell.text and len(cell.text) <= 20 and not any(letter.isdigit() for letter in cell.text):
                marks.setdefault(plain_mark(cell.text), cell.text)
            elif cell.fill and not cell.text and f"{column.number} {cell.fill}" not in about.decoration:
                marks.setdefault(cell.fill, cell.fill)


def _proposed(text: str, keys: Keys, said: Mapping) -> Mark | None:
    """What a mark was taken for."""
    told = next((mark for key, mark in said.marks.items() if plain_mark(key) == plain_mark(text)), None)
    entry = keys.of_mark(text) or keys.fills.get(text)
    return told or (entry.mark if entry else unmistakable(text))


def _some(table: Table, column: int) -> str:
    """What stands in a column, each text once; the first of them where there are many."""
    rows = (row for row in table.sheet.rows if table.head[-1] < row <= table.last)
    texts = list(dict.fromkeys(text for row in rows if (text := table.sheet.at(row, column).text)))
    shown = ", ".join(" ".join(text.split())[:MOST_LETTERS] for text in texts[:SHOWN])
    return f": {shown}{', ...' if len(texts) > SHOWN else ''}" if shown else ""


def _count(table: Table, column: int) -> int:
    return sum(
        1
        for row in table.sheet.rows
        if table.head[-1] < row <= table.last
        and table.sheet.cells.get((row, column))
        and table.sheet.cells[row, column].text
    )
