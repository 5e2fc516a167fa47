"""The tables on a sheet: where their headings stand, over one row or several, and what each column is for."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from loaders.registers.grid import Sheet
from loaders.registers.words import UNREAD, Meaning, heading_meaning, unit_rank

LONGEST_HEADING: Final = 90
MOST_LEVELS: Final = 3
"""Rows that the headings of one table take at most."""
ENOUGH: Final = 2
"""Columns that have to be understood before a row is taken for headings."""


class Matched(Protocol):
    """Whom a name was taken for, as `loaders.identity` says it."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def near(self) -> tuple[str, ...]: ...
    @property
    def why(self) -> str: ...


class Knows(Protocol):
    """Who knows names: `loaders.identity.Known`."""

    def resolve(self, name: str, labels: Collection[str] = ..., *, heading: bool = ...) -> Matched: ...


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number, its heading as one text, where that stands, and what it is for.

    `asks` says why a column is not read, where a person has to say what it means.
    """

    number: int
    heading: str
    place: str
    meaning: Meaning
    body: Matched | None = None
    asks: str = ""


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


@lru_cache(maxsize=50_000)
def _meaning(heading: str) -> Meaning | None:
    return heading_meaning(heading)


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
        last = heads[number + 1][0] - 1 if number + 1 < len(heads) else max(sheet.rows)
        for columns in _beside_each_other(_columns(sheet, head, known, said)):
            columns, subject = _subject(columns)
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


def _heads(sheet: Sheet, known: Knows, said: Mapping[str, Meaning]) -> Iterator[tuple[int, ...]]:
    """The rows of each block of headings."""
    done = 0
    for row in sheet.rows:
        if row <= done or not _main(sheet, row, known, said):
            continue
        head = [row]
        if row - 1 > done and _groups(sheet, row - 1, row):
            head.insert(0, row - 1)
        while len(head) < MOST_LEVELS and _main(sheet, head[-1] + 1, known, said):
            head.append(head[-1] + 1)
        if len(head) < MOST_LEVELS and _below(sheet, head[-1], known, said):
            head.append(head[-1] + 1)
        done = head[-1]
        yield tuple(head)


def _shown(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column, merged cells in each of their columns."""
    texts = {column: cell.text for column, cell in sheet.texts(row)}
    for column in list(texts):
        first, left, _, right = sheet.spans.get((row, column), (row, column, row, column))
        texts |= {c: sheet.at(first, left).text for c in range(left, right + 1)}
    return texts


def _main(sheet: Sheet, row: int, known: Knows, said: Mapping[str, Meaning]) -> bool:
    """Whether a row heads a table: it names the column of units, or of forces, and others are understood."""
    own = {column: cell.text for column, cell in sheet.texts(row) if not cell.formula}
    if len(own) < ENOUGH or any(len(text) > LONGEST_HEADING for text in own.values()):
        return False
    meanings = {column: said.get(flat(text)) or _meaning(text) for column, text in own.items()}
    kinds = {column: m.kind for column, m in meanings.items() if m is not None}
    heads_names = "unit" in kinds.values()
    starts = any(kind in ("parties", "unit") for kind in kinds.values())
    if not starts and not (row + 1 in sheet.rows and min(own) > 1 and not kinds):
        return False
    first = min(own)
    understood = len(kinds)
    if understood < len(own):
        rest = [text for column, text in own.items() if column not in kinds]
        understood += sum(1 for text in rest[:40] if _bodily(known, text) or (starts and _joint(known, text)))
    if heads_names:
        return understood >= ENOUGH and understood * 2 >= len(own)
    if starts:
        return understood >= ENOUGH and first in kinds and understood * 2 >= len(own)
    below = sheet.at(row + 1, first - 1).text
    return understood >= ENOUGH and understood * 5 >= len(own) * 4 and bool(below)


def _bodily(known: Knows, text: str) -> bool:
    match = _body(known, text, ())
    return bool(match.id)


def _joint(known: Knows, text: str) -> bool:
    return bool(known.resolve(_line(text), ("Unit", "NationalBody")).id)


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
        return (
            min(texts) > min(_shown(sheet, below))
            and len(_shown(sheet, row)) > 1
            or _meaning(next(iter(texts.values())).text) is not None
        )
    spans = [sheet.spans.get((row, column)) for column in texts]
    return any(_meaning(cell.text) for cell in texts.values()) or any(s and s[3] > s[1] for s in spans)


def _below(sheet: Sheet, row: int, known: Knows, said: Mapping[str, Meaning]) -> bool:
    """Whether the next row carries on the headings: forces under "Participating forces", and no unit's name."""
    own = {column: cell.text for column, cell in sheet.texts(row + 1)}
    if not own or any(len(text) > LONGEST_HEADING for text in own.values()):
        return False
    units = [
        c
        for c, text in _shown(sheet, row).items()
        if (m := said.get(flat(text)) or _meaning(text)) and m.kind == "unit"
    ]
    for column in units:
        text = own.get(column, "")
        if text and not ((m := _meaning(text)) and m.kind == "unit"):
            return False
    others = {column: text for column, text in own.items() if column not in units}
    understood = sum(1 for text in others.values() if _meaning(text) or _bodily(known, text))
    gap = any(not sheet.at(row, column).text or (row, column) in sheet.spans for column in others)
    grouped = any((m := _meaning(text)) and m.kind == "parties" for text in _shown(sheet, row).values())
    return bool(others) and (gap or grouped) and understood >= 1 and understood * 2 >= len(others)


def _columns(sheet: Sheet, head: tuple[int, ...], known: Knows, said: Mapping[str, Meaning]) -> list[Column]:
    levels = [_level(sheet, row, head) for row in head]
    numbers = sorted({column for level in levels for column in level})
    found = []
    for number in numbers:
        texts = list(dict.fromkeys(level[number] for level in levels if level.get(number)))
        place = next(
            sheet.place(row, number) for row in reversed(head) if sheet.at(row, number).text or row == head[0]
        )
        found.append(_column(number, texts, place, known, said))
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


def _column(
    number: int, texts: Sequence[str], place: str, known: Knows, said: Mapping[str, Meaning]
) -> Column:
    heading = ": ".join(_line(text) for text in texts)
    own = texts[-1]
    if told := said.get(flat(heading)) or (said.get(flat(own)) if len(texts) == 1 else None):
        body = known.resolve(told.detail) if told.kind in ("takes part", "unit column") else None
        return Column(number, heading, place, told, body)
    group = _meaning(texts[0]) if len(texts) > 1 else None
    joined = _meaning(" ".join(texts)) if len(texts) > 1 else None
    grouped = group is not None and group.kind.startswith("parties")
    meaning = joined or (None if grouped and _bodily(known, own) else _meaning(own))
    if meaning is not None:
        return Column(number, heading, place, meaning)
    body = _body(known, own, texts[:-1])
    if body.id and (group is None or grouped):
        return Column(number, heading, place, Meaning("takes part", body.id), body)
    if group is not None and not grouped and group.kind not in ("unit",) and not body.id and _qualifies(own):
        return Column(number, heading, place, group)
    why = body.why if (body.near or grouped) and body.why else f'"{heading}" is no heading that is known.'
    return Column(number, heading, place, UNREAD, None, f"{why} Say what it means in the mapping.")


def _qualifies(text: str) -> bool:
    return text.lower() in ("name", "details", "officer", "rank and name", "name and rank")


def _body(known: Knows, text: str, groups: Sequence[str]) -> Matched:
    """The body that a column is headed with: a policing body where its group speaks of commissioners."""
    wanted = re.search(r"\b(o?pf?ccs?|commissioners?|policing bod(y|ies))\b", " ".join(groups), re.I)
    forms = [_line(text), re.sub(r"\s*\n\s*", "", text), re.sub(r"-\s+", "", _line(text))]
    forms += [re.sub(r"\s*\([^)]*\)", "", forms[0])] if "(" in text else []
    answers = [
        known.resolve(form, labels, heading=True)
        for form in dict.fromkeys(forms)
        for labels in ([("PCC",)] if wanted else [("Force", "PCC"), ("Partner",)])
    ]
    return next((a for a in answers if a.id), next((a for a in answers if a.near), answers[0]))


def _line(text: str) -> str:
    return " ".join(text.split())


def flat(text: str) -> str:
    """A heading as it is looked up in a mapping.

    Examples
    --------
    >>> flat("Participating Forces:  Derby")
    'participating forces: derby'
    """
    return _line(text).casefold()


def _beside_each_other(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """The columns of each table, where two tables stand beside each other with an empty column between."""
    part: list[Column] = []
    for column in columns:
        apart = part and column.number > part[-1].number + 1
        if apart and column.meaning.kind == "unit" and any(c.meaning.kind == "unit" for c in part):
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def _subject(columns: list[Column]) -> tuple[list[Column], Column | None]:
    """The columns, and the one that says whom a row is about: the units, else the forces."""
    units = [column for column in columns if column.meaning.kind == "unit"]
    if units:
        subject = min(units, key=lambda c: (unit_rank(c.heading.split(": ")), c.number))
        return [_second(c) if c in units and c is not subject else c for c in columns], subject
    forces = [column for column in columns if column.meaning.kind.startswith("parties")]
    if forces and forces[0] is columns[0]:
        return [_unit_column(c) for c in columns], forces[0]
    bodies = [column for column in columns if column.meaning.kind == "takes part"]
    if bodies and columns[0].number > 1:
        return columns, Column(columns[0].number - 1, "", "", Meaning("unit"))
    return columns, None


def _second(column: Column) -> Column:
    why = f'"{column.heading}" stands beside the column of names; say in the mapping what it means.'
    return Column(column.number, column.heading, column.place, UNREAD, None, why)


def _unit_column(column: Column) -> Column:
    """In a table with a row for each force, a heading that is none of the known words names a unit."""
    if column.asks:
        return Column(column.number, column.heading, column.place, Meaning("unit column", column.heading))
    return column
