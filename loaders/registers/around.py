"""What stands around the tables of a register: titles with its date, sheets without a table, colours that decorate."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.naming.folding import folded
from loaders.candidates import Candidate
from loaders.registers.columns import Column
from loaders.registers.days import day_within
from loaders.registers.files.grid import Sheet
from loaders.registers.keys import Keys
from loaders.registers.notebook import PRIVATE, Notebook, Seen, without_private
from loaders.registers.rows import DITTO
from loaders.registers.tables import Table
from loaders.registers.words import DATES

TAKING_PART: Final = ("COLLABORATES", "STAYS_OUT_OF")
AS_AT: Final = re.compile(
    r"\b(as at|as of|position at|correct (at|as at|as of)|last updated|updated|current at|status at)\b", re.I
)
LAST: Final = 1 << 25
"""More than any row, and than the letters of any column as a number."""
TITLES: Final = 3
"""Cells that a sheet with a key may have beside it."""
SEVERAL: Final = 3
"""Units of several rows, each with one date, from which the date is taken for the unit's."""
BESIDE: Final = frozenset({
    "about", "contents", "cover", "cover sheet", "documents", "evidence", "guidance", "instructions", "read me", "readme",
    "sources", "version control", "version history",
})  # fmt: skip
"""Sheets that go with a register and are none."""
MOST_LETTERS: Final = 200
"""Letters of a text that may be a title."""
TITLE: Final = re.compile(
    r"\b(register|agreements?|collaborations?|list|schedule|appendix|section 22|s22|version)\b", re.I
)


def decoration(table: Table) -> frozenset[str]:
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


def paired(table: Table) -> bool:
    """Whether a unit stands in several rows of a table that lists who takes part: each row is then about one part."""
    if table.subject is None or not any(c.meaning.kind.startswith("parties") for c in table.columns):
        return False
    column = table.subject.number
    others = [c.number for c in table.columns if c.number != column]
    rows = [row for row in _data(table) if any(table.sheet.at(row, c).text for c in others)]
    texts = [text for row in rows if (text := table.sheet.at(row, column).text)]
    names = [folded(text) for text in texts]
    return len(set(names)) < len(names) or any(map(DITTO.fullmatch, texts))


def once_a_unit(table: Table, column: Column) -> bool:
    """Whether a column has one cell for all rows of each unit: it says something of the unit, not of a row's party.

    It does where these cells are merged; where the rows after the first are empty, only if that is so of several units.
    """
    if table.subject is None:
        return False
    filled: dict[str, list[bool]] = {}
    merged = 0
    for row in _data(table):
        if not (name := folded(table.sheet.at(row, table.subject.number).text)):
            continue
        span = table.sheet.spans.get((row, column.number))
        merged += span is not None and span[2] > span[0]
        first = span is None or span[0] == row
        filled.setdefault(name, []).append(first and bool(table.sheet.at(row, column.number).text))
    several = [cells for cells in filled.values() if len(cells) > 1 and any(cells)]
    once = all(cells[0] and not any(cells[1:]) for cells in several)
    return once and (merged > 0 or len(several) >= SEVERAL)


def _data(table: Table) -> list[int]:
    return [row for row in table.sheet.rows if table.head[-1] < row <= table.last]


def note_outside(
    sheet: Sheet, tables: Sequence[Table], keys: Keys, note: Notebook, *, explained: bool = False
) -> None:
    """Count what stands above the tables; ask about a sheet without any, unless it holds a key and its title."""
    first = min((table.head[0] for table in tables), default=0)
    texts = [
        (row, c, cell)
        for row in sheet.rows
        for c, cell in sheet.texts(row)
        if (sheet.name, row, c) not in keys.cells
    ]
    if not tables and explained and len(texts) <= TITLES:
        note.passed["beside a key"] += len(texts)
        return
    if not tables and folded(sheet.name) in BESIDE:
        note.passed[f'on the sheet "{sheet.name}", where no table of a register was found'] += len(texts)
        return
    if not tables and texts:
        row, column, _ = texts[0]
        note.ask(
            sheet.place(row, column),
            "no table",
            f'No table of a register was found on sheet "{sheet.name}"; its {len(texts):,} cells were not read. '
            'A table is found by its headings, such as "Unit" and "Forces": put them above it.',
        )
        return
    explaining = (
        (row, column, sheet.at(row, column)) for name, row, column in keys.cells if name == sheet.name
    )
    for row, column, cell in (*texts, *sorted(explaining)):
        if ((sheet.name, row, column) in keys.cells or row < first) and without_private(cell.text)[1]:
            note.ask(sheet.place(row, column), "private", f"{PRIVATE}: {cell.text}")
    above = sum(1 for row, _, _ in texts if row < first)
    if above:
        note.passed["in titles above the tables"] += above
    note.passed["headings of columns"] += sum(
        1 for row, _, _ in texts if any(row in table.head for table in tables)
    )


def as_of(sheet: Sheet, tables: Sequence[Table]) -> str:
    """The day that a sheet says it speaks of: "as at 1 October 2018"; else the one date in its title."""
    first = min((table.head[0] for table in tables), default=0)
    outside = [text for _, text in sheet.outside]
    every = [cell.text for row in sheet.rows for _, cell in sheet.texts(row) if len(cell.text) < MOST_LETTERS]
    said = {
        day
        for text in (*outside, *every)
        if (found := AS_AT.search(text)) and (day := day_within(text[found.start() :]))
    }
    if len(said) == 1:
        return said.pop()
    if said:
        return ""
    above = [cell.text for row in sheet.rows if row < first for _, cell in sheet.texts(row)]
    titles = {
        day
        for text in (*outside, *above)
        if len(text) < MOST_LETTERS and TITLE.search(text) and (day := day_within(text))
    }
    return titles.pop() if len(titles) == 1 else ""


def texts_of(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Each text of a register that may explain something, with its place."""
    for sheet in sheets:
        yield from sheet.outside
        yield from ((sheet.place(*at), cell.text) for at, cell in sheet.cells.items() if " " in cell.text)


def one_day(sheets: Sequence[Sheet], tables: Sequence[Table]) -> str:
    days = {as_of(sheet, [t for t in tables if t.sheet is sheet]) for sheet in sheets} - {""}
    return days.pop() if len(days) == 1 else ""


def with_contradictions(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with a question for each pair that contradict each other."""
    parts = Seen(_about)
    found = list(candidates)
    for candidate in candidates:
        states = candidate.relation == "STATES" and candidate.term in (*DATES, "status")
        if candidate.decision == "ask" or not (states or candidate.relation in TAKING_PART):
            continue
        before = parts.first(candidate)
        left = candidate.relation == TAKING_PART[0] and (candidate.status == "ended") != (
            before.status == "ended"
        )
        if before.relation != candidate.relation or left or (states and before.value != candidate.value):
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


def _about(candidate: Candidate) -> tuple[str, ...]:
    """What two candidates are about that may contradict each other."""
    end = candidate.to_id or folded(candidate.to_name)
    return candidate.from_id or candidate.from_name, end, candidate.as_of, candidate.term


def in_order(candidates: Sequence[Candidate], sheets: Sequence[str]) -> list[Candidate]:
    """The candidates as their cells stand: by sheet, row and column; those of no cell first."""
    numbers = {sheet: number for number, sheet in enumerate(sheets)}

    def at(candidate: Candidate) -> int:
        sheet, within, cell = candidate.place.rpartition("!")
        if not within:
            return -1
        column = cell.rstrip("0123456789")
        row = (numbers.get(sheet, 0) * LAST + int(cell[len(column) :])) * LAST
        return row + int.from_bytes(column.encode(), "big")

    return sorted(candidates, key=at)
