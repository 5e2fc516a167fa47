"""The tables on a sheet: where their headings stand, over one row or several, and what each column is for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from loaders.registers.columns import (
    Column,
    Knows,
    beside_each_other,
    body_of,
    column_of,
    flat,
    line,
    meaning_of,
    with_subject,
)
from loaders.registers.files.grid import Sheet
from loaders.registers.words import Meaning, qualifies, unit_rank

LONGEST_HEADING: Final = 90
MOST_LEVELS: Final = 3
"""Rows that the headings of one table take at most."""
MANY: Final = 4
"""Columns that have to be understood before the first, whose heading is not known, is taken for that of the units."""
ENOUGH: Final = 2
"""Columns that have to be understood before a row is taken for headings."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its sheet, the rows of its headings, its columns, and the rows that may hold data."""

    sheet: Sheet
    head: tuple[int, ...]
    columns: tuple[Column, ...]
    last: int
    subject: Column | None
    title: str = ""

    def of(self, *kinds: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.meaning.kind in kinds)


def tables_of(sheet: Sheet, known: Knows, said: Mapping[str, Meaning]) -> list[Table]:
    """The tables of a sheet, from the top.

    Parameters
    ----------
    sheet : Sheet
    known : Knows
        Who knows the names of forces.
    said : mapping of str to Meaning
        What a person said a heading means: it goes before what is found.
    """
    heads = list(_heads(sheet, known, said))
    found: list[Table] = []
    for number, head in enumerate(heads):
        last = _before(sheet, heads[number + 1][0]) if number + 1 < len(heads) else max(sheet.rows)
        for columns in beside_each_other(_columns(sheet, head, known, said)):
            columns, subject = with_subject(columns)
            if subject is not None:
                found.append(Table(sheet, head, tuple(columns), last, subject, _title(sheet, head[0])))
    return found


def _title(sheet: Sheet, first: int) -> str:
    """The lone cell that stands over a table, at most one empty row away."""
    for row in (first - 1, first - 2):
        texts = [cell.text for _, cell in sheet.texts(row)]
        if texts:
            return texts[0] if len(texts) == 1 else ""
    return ""


def _before(sheet: Sheet, head: int) -> int:
    """The last row that may be of the table above these headings: their own title, after an empty row, is not."""
    for row in (head - 1, head - 2):
        if any(True for _ in sheet.texts(row)):
            alone = sum(1 for _ in sheet.texts(row)) == 1 and not any(True for _ in sheet.texts(row - 1))
            return row - 1 if alone else head - 1
    return head - 1


def _heads(sheet: Sheet, known: Knows, said: Mapping[str, Meaning]) -> Iterator[tuple[int, ...]]:
    """The rows of each block of headings."""
    done = 0
    for row in sheet.rows:
        apart = not done or not any(True for _ in sheet.texts(row - 1))
        if row <= done or not _main(sheet, row, known, said, first=apart):
            continue
        head = [row]
        if row - 1 > done and _groups(sheet, row - 1, row):
            head.insert(0, row - 1)
        while len(head) < MOST_LEVELS and _main(sheet, head[-1] + 1, known, said):
            head.append(head[-1] + 1)
        if len(head) < MOST_LEVELS and _below(sheet, head[-1], known, said):
            head.append(head[-1] + 1)
        while len(head) < MOST_LEVELS and _reaches(sheet, head[-1]):
            head.append(head[-1] + 1)
        done = head[-1]
        yield tuple(head)


def _reaches(sheet: Sheet, row: int) -> bool:
    """Whether a merged heading of this row reaches into the next."""
    return any(span[2] > row for c in sheet.rows.get(row, ()) if (span := sheet.spans.get((row, c))))


def _shown(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column, merged cells in each of their columns."""
    texts = {column: cell.text for column, cell in sheet.texts(row)}
    for column in list(texts):
        first, left, _, right = sheet.spans.get((row, column), (row, column, row, column))
        texts |= {c: sheet.at(first, left).text for c in range(left, right + 1)}
    return texts


def _main(sheet: Sheet, row: int, known: Knows, said: Mapping[str, Meaning], *, first: bool = False) -> bool:
    """Whether a row heads a table.

    It names the column of units, or of forces, and others are understood; or, where no table was found above or
    next to it (`first`), nearly all but the leftmost are, and names stand below that one.
    """
    own = {column: cell.text for column, cell in sheet.texts(row) if not cell.formula}
    if len(own) < ENOUGH or any(len(text) > LONGEST_HEADING for text in own.values()):
        return False
    found = {column: said.get(flat(text)) or meaning_of(text) for column, text in own.items()}
    kinds = {column: meaning.kind for column, meaning in found.items() if meaning is not None}
    starts = any(kind in ("parties", "unit") for kind in kinds.values())
    if not starts and not first:
        return False
    rest = [text for column, text in own.items() if column not in kinds][:40]
    bodies = sum(1 for text in rest if body_of(known, text, ()).id)
    if "unit" in kinds.values():
        return len(kinds) + bodies >= ENOUGH and (len(kinds) + bodies) * 2 >= len(own)
    if starts and min(own) in kinds:
        understood = len(kinds) + sum(
            1 for text in rest if body_of(known, text, ()).id or _joint(known, text)
        )
        return understood >= ENOUGH and understood * 2 >= len(own)
    listed = any(kind.startswith("parties") for kind in kinds.values())
    if listed and first and min(own) not in kinds and _named_below(sheet, row, min(own)):
        return len(kinds) >= MANY and len(kinds) + 1 >= len(own)
    return first and _implied(sheet, row, own, len(kinds) + bodies, bodies)


def _implied(sheet: Sheet, row: int, own: Mapping[int, str], understood: int, bodies: int) -> bool:
    """Whether headings are understood but for the leftmost, which may be empty, and names stand below it."""
    corner = min(own) - 1 if min(own) > 1 and sheet.at(row + 1, min(own) - 1).text else min(own)
    others = [column for column in own if column != corner]
    texts = [own[column].casefold() for column in others]
    below = sheet.at(row + 1, corner)
    return (
        bodies >= ENOUGH
        and understood * 5 >= len(others) * 4
        and len(set(texts)) == len(texts)
        and bool(below.text)
        and below.number is None
    )


def _named_below(sheet: Sheet, row: int, column: int) -> bool:
    """Whether words stand below a heading, each once: they may be names of units."""
    below = [cell for r in range(row + 1, row + 1 + MANY) if (cell := sheet.at(r, column)).text]
    return bool(below) and all(cell.number is None and not cell.day for cell in below)


def _joint(known: Knows, text: str) -> bool:
    return bool(known.resolve(line(text), ("Unit", "NationalBody")).id)


def _groups(sheet: Sheet, row: int, below: int) -> bool:
    """Whether the row above the headings groups them: it is no title over the whole table, and no row of data."""
    texts = dict(sheet.texts(row))
    if not texts:
        return False
    width = max(_shown(sheet, below))
    for column, cell in texts.items():
        _, left, _, right = sheet.spans.get((row, column), (row, column, row, column))
        if len(cell.text) > LONGEST_HEADING or (left <= min(_shown(sheet, below)) and right >= width):
            return False
    if len(texts) == 1:
        return (min(texts) > min(_shown(sheet, below)) and len(_shown(sheet, row)) > 1) or meaning_of(
            next(iter(texts.values())).text
        ) is not None
    spans = [sheet.spans.get((row, column)) for column in texts]
    return any(meaning_of(cell.text) for cell in texts.values()) or any(s and s[3] > s[1] for s in spans)


def _below(sheet: Sheet, row: int, known: Knows, said: Mapping[str, Meaning]) -> bool:
    """Whether the next row carries on the headings: forces under "Participating forces", and no unit's name."""
    own = {column: cell.text for column, cell in sheet.texts(row + 1)}
    if not own or any(len(text) > LONGEST_HEADING for text in own.values()):
        return False
    shown = _shown(sheet, row)
    found = {c: said.get(flat(text)) or meaning_of(text) for c, text in shown.items()}
    units = [c for c, meaning in found.items() if meaning is not None and meaning.kind == "unit"]
    if units:
        units = [min(units, key=lambda c: (unit_rank([shown[c]]), c))]
        text = own.get(units[0], "")
        if text and not ((m := meaning_of(text)) and m.kind == "unit"):
            return False
    named = found[min(shown)] is None and min(shown) in own and not meaning_of(own[min(shown)])
    if not units and named and sum(1 for meaning in found.values() if meaning) >= MANY:
        return False
    others = {column: text for column, text in own.items() if column not in units}
    understood = sum(1 for text in others.values() if meaning_of(text) or body_of(known, text, ()).id)
    gap = any(not sheet.at(row, column).text or (row, column) in sheet.spans for column in others)
    grouped = any(_of_forces(text) for text in shown.values())
    return bool(others) and (gap or grouped) and understood >= 1 and understood * 2 >= len(others)


def _of_forces(text: str) -> bool:
    """Whether a heading may stand over the names of forces."""
    meaning = meaning_of(text)
    return qualifies(text) or (
        meaning is not None and (meaning.kind.startswith("parties") or meaning.kind == "role")
    )


def _columns(sheet: Sheet, head: tuple[int, ...], known: Knows, said: Mapping[str, Meaning]) -> list[Column]:
    levels = [_level(sheet, row, head) for row in head]
    numbers = sorted({column for level in levels for column in level})
    found = []
    for number in numbers:
        texts = list(dict.fromkeys(level[number] for level in levels if level.get(number)))
        place = next(
            sheet.place(row, number) for row in reversed(head) if sheet.at(row, number).text or row == head[0]
        )
        found.append(column_of(number, texts, place, known, said))
    return found


def _level(sheet: Sheet, row: int, head: tuple[int, ...]) -> dict[int, str]:
    """The texts of one row of headings; a group's stands over the empty cells that follow it."""
    level = _shown(sheet, row)
    if row == head[-1]:
        return level
    under = _shown(sheet, head[-1])
    for column in sorted(under):
        if column not in level and column - 1 in level and (row, column - 1) not in sheet.spans:
            level[column] = level[column - 1]
    return level
