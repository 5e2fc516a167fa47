"""An office's own section 22A register, in whatever table it is kept, as candidates for a person to decide on."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.naming.folding import folded
from loaders.candidates import Candidate, source_id
from loaders.registers.days import day_within
from loaders.registers.facts import Reading, read_row
from loaders.registers.grid import Sheet
from loaders.registers.keys import Keys, keys_of, plain_mark
from loaders.registers.mapping import Mapping, mapping_of, read_mapping, written
from loaders.registers.meaning import Mark, unmistakable
from loaders.registers.notebook import Notebook
from loaders.registers.rows import beyond, hidden_column, rows_of
from loaders.registers.sheets import EXTENSIONS, sheets_of
from loaders.registers.tables import Knows, Table, flat, tables_of

__all__ = ["EXTENSIONS", "Mapping", "Register", "mapping_of", "read", "read_mapping", "written"]


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
        Who knows names: `loaders.identity.Known`.
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
    said = mapping or Mapping()
    sheets = sheets_of(path)
    note = Notebook(source_id(path))
    told = {flat(heading): meaning for heading, meaning in said.columns.items() if meaning is not None}
    tables: list[Table] = []
    for sheet in sheets:
        if sheet.hidden:
            if sheet.cells:
                note.ask(
                    sheet.place(1, 1),
                    "hidden",
                    f'Sheet "{sheet.name}" is hidden, so not read ({len(sheet.cells):,} cells). Unhide to have it read.',
                )
        elif sheet.cells:
            tables += tables_of(sheet, known, told)
    seen = [sheet for sheet in sheets if not sheet.hidden]
    keys = keys_of(
        seen, {sheet.name: frozenset(r for t in tables if t.sheet is sheet for r in t.head) for sheet in seen}
    )
    for entry in keys.unclear:
        note.ask(
            entry.place,
            "key",
            f"The key does not say for certain what this means: {entry.words}",
            value=entry.words,
        )
    marks: Counter[str] = Counter()
    for sheet in seen:
        own = [table for table in tables if table.sheet is sheet]
        note.as_of = said.as_of or _as_of(sheet, own)
        _outside(sheet, own, keys, note)
        for table in own:
            _read_table(table, Reading(sheet, known, keys, said, note, _decoration(table)), own, marks)
    proposed = Mapping(
        {c.heading: None if c.asks else c.meaning for t in tables for c in t.columns if c.heading},
        {mark: _proposed(mark, keys, said) for mark in marks},
        said.as_of or _one_day(sheets, tables),
    )
    notices = [notice for sheet in sheets for notice in sheet.notices] + note.notices()
    return Register(_complained(note.candidates), proposed, notices, note.source)


def _read_table(table: Table, about: Reading, tables: Sequence[Table], marks: Counter[str]) -> None:
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
                f"{column.asks} Its {cells:,} cells were not read.",
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
                marks[plain_mark(cell.text)] += 1
            elif cell.fill and not cell.text and f"{column.number} {cell.fill}" not in about.decoration:
                marks[cell.fill] += 1


def _count(table: Table, column: int) -> int:
    return sum(
        1
        for row in table.sheet.rows
        if table.head[-1] < row <= table.last
        and table.sheet.cells.get((row, column))
        and table.sheet.cells[row, column].text
    )


def _proposed(mark: str, keys: Keys, said: Mapping) -> Mark | None:
    told = next((m for key, m in said.marks.items() if plain_mark(key) == mark), None)
    entry = keys.of_mark(mark) or keys.fills.get(mark)
    return told or (entry.mark if entry else unmistakable(mark))


def _decoration(table: Table) -> frozenset[str]:
    """Colours that a whole column of a force has: they decorate it and say nothing of a cell."""
    found = set()
    rows = [r for r in table.sheet.rows if table.head[-1] < r <= table.last]
    for column in table.of("takes part"):
        fills = {
            table.sheet.at(row, column.number).fill
            for row in rows
            if table.subject and table.sheet.at(row, table.subject.number).text
        }
        if len(fills) == 1 and len(rows) > 2 and fills != {""}:
            found.add(f"{column.number} {next(iter(fills))}")
    return frozenset(found)


def _outside(sheet: Sheet, tables: Sequence[Table], keys: Keys, note: Notebook) -> None:
    """Count what stands above the tables; ask about a sheet without any."""
    first = min((table.head[0] for table in tables), default=0)
    texts = [
        (row, c, cell)
        for row in sheet.rows
        for c, cell in sheet.texts(row)
        if (sheet.name, row, c) not in keys.cells
    ]
    if not tables and texts:
        row, column, _ = texts[0]
        note.ask(
            sheet.place(row, column),
            "no table",
            f'No table of a register was found on sheet "{sheet.name}"; its {len(texts):,} cells were not read.',
        )
        return
    above = sum(1 for row, _, _ in texts if row < first)
    if above:
        note.passed["in titles above the tables"] += above
    note.passed["headings of columns"] += sum(
        1 for row, _, _ in texts if any(row in table.head for table in tables)
    )


def _as_of(sheet: Sheet, tables: Sequence[Table]) -> str:
    """The day that a sheet says it speaks of: "as at 1 October 2018"; else the one date in its title."""
    first = min((table.head[0] for table in tables), default=0)
    said = {
        day
        for row in sheet.rows
        for _, cell in sheet.texts(row)
        if len(cell.text) < 200
        and (found := AS_AT.search(cell.text))
        and (day := day_within(cell.text[found.start() :]))
    }
    if len(said) == 1:
        return said.pop()
    if said:
        return ""
    titles = {
        day
        for row in sheet.rows
        if row < first
        for _, cell in sheet.texts(row)
        if TITLE.search(cell.text) and (day := day_within(cell.text))
    }
    return titles.pop() if len(titles) == 1 else ""


def _one_day(sheets: Sequence[Sheet], tables: Sequence[Table]) -> str:
    days = {_as_of(sheet, [t for t in tables if t.sheet is sheet]) for sheet in sheets} - {""}
    return days.pop() if len(days) == 1 else ""


AS_AT = re.compile(
    r"\b(as at|as of|position at|correct (at|as at|as of)|last updated|updated|current at|status at)\b", re.I
)
TITLE = re.compile(
    r"\b(register|agreements?|collaborations?|list|schedule|appendix|section 22|s22|version)\b", re.I
)


def _complained(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with a question for each pair that contradict each other."""
    parts: dict[tuple[str, ...], Candidate] = {}
    found = list(candidates)
    for candidate in candidates:
        if candidate.relation not in ("COLLABORATES", "STAYS_OUT_OF") or candidate.decision == "ask":
            continue
        key = (
            candidate.from_id or candidate.from_name,
            candidate.to_id or folded(candidate.to_name),
            candidate.as_of,
        )
        before = parts.setdefault(key, candidate)
        if before.relation != candidate.relation:
            says = f"This contradicts {before.place}: {before.says} Here: {candidate.says}"
            found.append(
                Candidate(
                    from_name=candidate.from_name,
                    from_id=candidate.from_id,
                    to_name=candidate.to_name,
                    to_id=candidate.to_id,
                    source=candidate.source,
                    place=candidate.place,
                    says=says,
                    rule="register: contradiction",
                    decision="ask",
                )
            )
    return found
