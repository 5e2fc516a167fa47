"""Lists under headings that are names: under each force the units it leads, as the table of pairs that they amount to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from graph import schema
from graph.naming.folding import folded
from loaders.registers.columns import Knows, line, meaning_of
from loaders.registers.files.grid import Cell, Cells, Sheet
from loaders.registers.keyblocks import without
from loaders.registers.meaning import NOTHING_SAID

JOINT: Final = ("Unit", "NationalBody")
ENOUGH: Final = 2
LOOKED_AT: Final = 60
"""Rows of a sheet that are looked at."""
SAYS: Final = (
    ("Lead force", re.compile(r"\b(leads?|leading|led)\b")),
    ("Host force", re.compile(r"\b(hosts?|hosting|hosted)\b")),
    (
        "Participating forces",
        re.compile(
            r"\b(takes? part|taking part|particip\w+|members?|part(y|ies)|signed up|forces in each)\b"
        ),
    ),
)
"""What a title says of the bodies and units of such lists, as the heading of a column."""


class Listed(NamedTuple):
    """Lists under a row of names: its row, its columns, the last row, what the title says, and which of both are bodies."""

    row: int
    columns: tuple[int, ...]
    last: int
    heading: str
    bodies_above: bool


def parted(sheet: Sheet, known: Knows) -> tuple[Sheet, ...]:
    """The sheet without such lists, and before it each of them as a table of units and bodies; else the sheet alone.

    Parameters
    ----------
    sheet : Sheet
    known : Knows

    Notes
    -----
    A title that does not say whether the bodies lead, host or take part leaves the lists as they are, to be asked about.
    """
    found = list(_lists(sheet, known))
    if not found:
        return (sheet,)
    taken = [at for lists in found for at in _places(sheet, lists)]
    left = replace(sheet, cells=without(sheet, taken))
    pairs = tuple(_pairs(sheet, lists) for lists in found)
    return pairs if all(row < found[0].row for row in left.rows) else (*pairs, left)


def _lists(sheet: Sheet, known: Knows) -> Iterator[Listed]:
    done = 0
    for row in islice(sheet.rows, LOOKED_AT):
        heading = _said(sheet, row) if row > done else ""
        for columns in _runs(sheet, row) if heading else ():
            if (lists := _under(sheet, known, row, columns, heading)) is not None:
                done = lists.last
                yield lists


def _said(sheet: Sheet, row: int) -> str:
    """What the lone text over a row says that bodies do; empty where it says nothing certain."""
    for above in (row - 1, row - 2):
        texts = [cell.text for _, cell in sheet.texts(above)]
        if texts:
            said = [heading for heading, words in SAYS if len(texts) == 1 and words.search(folded(texts[0]))]
            return said[0] if len(said) == 1 else ""
    return ""


def _runs(sheet: Sheet, row: int) -> Iterator[tuple[int, ...]]:
    """The columns of a row that are filled without a gap."""
    run: list[int] = []
    for column, _ in sheet.texts(row):
        if run and column > run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(column)
    if run:
        yield tuple(run)


def _under(sheet: Sheet, known: Knows, row: int, columns: tuple[int, ...], heading: str) -> Listed | None:
    """The lists under some cells, where these are names of one kind and most of what stands below of the other."""
    heads = [sheet.at(row, column).text for column in columns]
    if (
        len(columns) < ENOUGH
        or any(meaning_of(head) for head in heads)
        or sheet.at(row + 1, columns[0] - 1).text
    ):
        return None
    bodies = all(known.resolve(line(head), schema.POLICING, heading=True).id for head in heads)
    units = not bodies and all(known.resolve(line(head), JOINT).id for head in heads)
    last = row
    while any(sheet.at(last + 1, column).text for column in columns):
        last += 1
    below = [
        text
        for r in range(row + 1, last + 1)
        for column in columns
        if (text := sheet.at(r, column).text) and text.lower() not in NOTHING_SAID
    ]
    kind = JOINT if bodies else schema.POLICING
    named = sum(1 for text in below if known.resolve(line(text), kind, heading=units).id)
    certain = len(below) >= ENOUGH and named * 5 >= len(below) * 3
    return Listed(row, columns, last, heading, bodies) if (bodies or units) and certain else None


def _places(sheet: Sheet, lists: Listed) -> list[tuple[int, int]]:
    rows = range(lists.row, lists.last + 1)
    return [(row, column) for row in rows for column in lists.columns if (row, column) in sheet.cells]


def _pairs(sheet: Sheet, lists: Listed) -> Sheet:
    """A row for each cell of the lists: a unit and a body, each of which knows where it stood."""
    cells, origins, hidden = Cells(), {}, []

    def put(row: int, column: int, cell: Cell, origin: tuple[int, int]) -> None:
        cells.put(row, column, cell)
        origins[row, column] = origin

    above = [row for row in (lists.row - 2, lists.row - 1) if any(True for _ in sheet.texts(row))]
    for column, cell in sheet.texts(above[-1]) if above else ():
        put(1, 1, cell, (above[-1], column))
    first = (lists.row, lists.columns[0])
    put(2, 1, Cell("Unit"), first)
    put(2, 2, Cell(lists.heading), first)
    at = 3
    for column in lists.columns:
        for row in range(lists.row + 1, lists.last + 1):
            below = sheet.at(row, column)
            if below.text and below.text.lower() not in NOTHING_SAID:
                pair: Sequence[Cell] = (below, sheet.at(lists.row, column))
                for number, cell in enumerate(pair if lists.bodies_above else reversed(pair), 1):
                    put(at, number, cell, (row, column))
                hidden += [at] if row in sheet.hidden_rows or column in sheet.hidden_columns else []
                at += 1
    return replace(
        sheet, cells=cells, origins=origins, hidden_rows=frozenset(hidden), hidden_columns=frozenset(), merged=(),
        notices=(), outside=(),
    )  # fmt: skip
