"""Keys that stand as two columns, a mark and beside it what it means, anywhere on a sheet."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from loaders.registers.files.grid import Cells, Sheet
from loaders.registers.keys import LONGEST, pair
from loaders.registers.keytexts import Found, meant, plain_mark

ENOUGH: Final = 2
"""Marks that a block explains at least."""
HEADINGS: Final = frozenset(
    [
        "code",
        "codes",
        "mark",
        "marks",
        "letter",
        "letters",
        "symbol",
        "symbols",
        "key",
        "legend",
        "abbreviation",
        "meaning",
        "means",
        "explanation",
        "number",
        "numbers",
        "colour",
        "colours",
        "what",
    ]
)
SHORT: Final = 4
"""Letters of a mark that no heading calls one."""
Block = list[tuple[int, int]]


def blocks_of(sheets: Sequence[Sheet], known: Callable[[str], bool]) -> Iterator[tuple[Sheet, list[Found]]]:
    """The entries of each block of a key, with the cells that it takes.

    Parameters
    ----------
    sheets : sequence of Sheet
    known : callable
        Whether a text is the name of a body or unit: then it is no mark.
    """
    used = Counter(plain_mark(c.text) for s in sheets for c in s.cells.values() if 0 < len(c.text) <= LONGEST)
    used += Counter(c.fill for s in sheets for c in s.cells.values() if c.fill)
    for sheet in sheets:
        for block in _blocks(sheet, used, known):
            found = [found for at in block for found in pair(sheet, *at)]
            heading = _heading(sheet, block)
            yield sheet, [(kind, what, entry, [*cells, *heading]) for kind, what, entry, cells in found]


def _blocks(sheet: Sheet, used: Counter[str], known: Callable[[str], bool]) -> Iterator[Block]:
    """Runs of rows that have in the same two columns a mark and its meaning, and nothing close beside them."""
    open_blocks: dict[int, Block] = {}
    for row in sheet.rows:
        for column in [c for c, block in open_blocks.items() if block[-1][0] < row - 1]:
            yield from _whole(sheet, open_blocks.pop(column), used, known)
        for column in sheet.rows[row]:
            if _entry(sheet, row, column):
                open_blocks.setdefault(column, []).append((row, column))
            elif column in open_blocks:
                yield from _whole(sheet, open_blocks.pop(column), used, known)
    for block in open_blocks.values():
        yield from _whole(sheet, block, used, known)


def _entry(sheet: Sheet, row: int, column: int) -> bool:
    cell, beside = sheet.at(row, column), sheet.at(row, column + 1)
    around = sheet.at(row, column - 1).text if column > 1 else ""
    return (
        not around
        and not sheet.at(row, column + 2).text
        and (0 < len(cell.text) <= LONGEST or (not cell.text and bool(cell.fill)))
        and len(beside.text) > 1
        and not cell.formula
        and (row, column) not in sheet.spans
    )


def _whole(sheet: Sheet, block: Block, used: Counter[str], known: Callable[[str], bool]) -> Iterator[Block]:
    """The part of a run that is a key: each mark once, most of them used in a table, their meanings mostly certain."""
    entries = [at for at in block if _is_mark(sheet, at, known, bool(_heading(sheet, block)))]
    marks = [plain_mark(sheet.at(*at).text) or sheet.at(*at).fill for at in entries]
    certain = sum(1 for row, column in entries if meant(sheet.at(row, column + 1).text))
    met = sum(1 for mark in marks if used[mark] > 1)
    if (
        len(entries) >= ENOUGH
        and len(set(marks)) == len(marks)
        and certain >= ENOUGH
        and certain * 2 >= len(entries)
        and met
    ):
        yield entries


def _is_mark(sheet: Sheet, at: tuple[int, int], known: Callable[[str], bool], headed: bool) -> bool:
    text = sheet.at(*at).text
    if not text:
        return bool(sheet.at(*at).fill)
    return len(text) <= (LONGEST if headed else SHORT) and not known(text) and not _is_heading(text)


def _is_heading(text: str) -> bool:
    return bool(HEADINGS & set(text.lower().split())) and len(text) > SHORT - 1


def _heading(sheet: Sheet, block: Block) -> list[tuple[int, int]]:
    """The cells of the block's own headings, such as "Code" and "Meaning"."""
    first, column = block[0]
    rows = (first, first - 1, first - 2)
    for row in rows:
        text = sheet.at(row, column).text
        if text and len(text) <= 60 and _is_heading(text):
            beside = sheet.at(row, column + 1).text
            return [(row, column), *([(row, column + 1)] if beside else [])]
    return []


def without(sheet: Sheet, cells: Sequence[tuple[int, int]]) -> Cells:
    """The cells of a sheet but for these."""
    left = Cells()
    taken = frozenset(cells)
    for at, cell in sheet.cells.items():
        if at not in taken:
            left.put(*at, cell)
    return left
