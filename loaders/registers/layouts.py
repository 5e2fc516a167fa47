"""Sheets that are a table the other way round, or a card for each agreement, as the table of units that they amount to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from graph import schema
from loaders.registers.columns import Knows, line, meaning_of
from loaders.registers.files.grid import Cell, Cells, Sheet, Span

UNIT: Final = "Unit"
"""The heading over the units where the register has none."""
JOINT: Final = ("Unit", "NationalBody")
ENOUGH: Final = 2
LOOKED_AT: Final = 40
"""Rows at the top by which it is seen how a sheet is laid out."""
LABEL: Final = re.compile(r"([A-Za-z][\w '’/&().-]{0,60}?)\s*:\s*(?=\S)")
ATTRIBUTES: Final = (
    "parties",
    "parties to an agreement",
    "lead",
    "host",
    "date",
    "dates",
    "text",
    "status",
    "contact",
)
"""Kinds of headings that may stand before a row, where the units stand above."""
Place = tuple[int, int]


class Laid:
    """Cells of a sheet at other places, each of which knows where it stood."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.cells = sheet, Cells()
        self.origins: dict[Place, Place] = {}

    def put(self, at: Place, origin: Place, cell: Cell) -> None:
        self.cells.put(*at, cell)
        self.origins[at] = origin

    def as_sheet(
        self,
        hidden_rows: frozenset[int],
        hidden_columns: frozenset[int] = frozenset(),
        merged: tuple[Span, ...] = (),
    ) -> Sheet:
        return replace(
            self.sheet,
            cells=self.cells,
            origins=self.origins,
            hidden_rows=hidden_rows,
            hidden_columns=hidden_columns,
            merged=merged,
        )


def with_units_in_rows(sheet: Sheet, known: Knows) -> Sheet:
    """The sheet with a row for each unit, where it has a column for each of them or a card; else itself.

    Parameters
    ----------
    sheet : Sheet
        Without its keys.
    known : Knows
    """
    for row in islice(sheet.rows, LOOKED_AT):
        if corner := _corner(sheet, row, known):
            return _turned(sheet, corner)
    if cards := _cards(sheet, known):
        return cards
    return sheet


def _corner(sheet: Sheet, row: int, known: Knows) -> Place | None:
    """Where a row of units meets a column of bodies."""
    texts = {column: cell.text for column, cell in sheet.texts(row)}
    if len(texts) < ENOUGH:
        return None
    left = min(texts)
    if left > 1 and sheet.at(row + 1, left - 1).text:
        left -= 1
    heading = meaning_of(texts[left]) if left in texts else None
    if heading is not None and not heading.kind.startswith("parties"):
        return None
    others = [texts[column] for column in texts if column > left]
    units = sum(1 for text in others if _is_unit(text, known))
    counted = sum(1 for text in others if (m := meaning_of(text)) and m.kind in ("number", "not read"))
    if units < ENOUGH or units * 2 < len(others) - counted:
        return None
    below = [sheet.at(r, left).text for r in sheet.rows if row < r <= row + 12 and sheet.at(r, left).text]
    bodies = sum(
        1
        for text in below
        if _kind(text) in ATTRIBUTES or known.resolve(line(text), schema.POLICING, heading=True).id
    )
    return (row, left) if bodies >= ENOUGH and bodies * 2 >= min(len(below), 6) else None


def _is_unit(text: str, known: Knows) -> bool:
    return meaning_of(text) is None and bool(known.resolve(line(text), JOINT).id)


def _turned(sheet: Sheet, corner: Place) -> Sheet:
    """The table from this corner with rows for columns; what stands above it above it, lone cells below it."""
    laid = Laid(sheet)
    first, left = corner
    right = max(column for column, _ in sheet.texts(first))
    below = [row for row in sheet.rows if row > first and _within(sheet, row, left, right)]
    last = max(below)
    outside: list[Place] = []
    for row, columns in sheet.rows.items():
        for column in columns:
            if row < first:
                laid.put((row, column), (row, column), sheet.cells[row, column])
            elif (row in below or row == first) and left <= column <= right:
                at = first + column - left, row - first + 1
                laid.put(at, (row, column), sheet.cells[row, column])
            else:
                outside.append((row, column))
    for number, place in enumerate(outside, first + right - left + 2):
        laid.put((number, 1), place, sheet.cells[place])
    laid.put((first, 1), corner, replace(sheet.at(*corner), text=UNIT))
    merged = tuple(
        (first + b - left, a - first + 1, first + d - left, c - first + 1)
        for a, b, c, d in sheet.merged
        if first <= a and c <= last and left <= b and d <= right and a in below
    )
    return laid.as_sheet(
        merged=merged,
        hidden_rows=frozenset(first + c - left for c in sheet.hidden_columns if left < c <= right),
        hidden_columns=frozenset(row - first + 1 for row in sheet.hidden_rows if row in below),
    )


def _within(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Whether a row says something under the units, or names a body before them."""
    span = sheet.spans.get((row, left))
    return not (span and span[3] > left) and any(left < c <= right for c in sheet.rows[row])


Pair = tuple[str, Place, str, Place]
"""A label and what stands behind it, each with its place."""


def _cards(sheet: Sheet, known: Knows) -> Sheet | None:
    """The cards of a sheet as rows, where it is made of them."""
    cards: list[list[Pair]] = []
    left_over: list[int] = []
    rows = list(sheet.rows)
    if sum(1 for row in rows[:LOOKED_AT] if any(True for _ in _pairs(sheet, row))) * 3 < min(
        len(rows), LOOKED_AT
    ):
        return None
    for at, row in enumerate(rows):
        pairs = [] if row in sheet.hidden_rows else list(_pairs(sheet, row))
        texts = list(sheet.texts(row))
        apart = at == 0 or rows[at - 1] < row - 1
        following = at + 1 < len(rows) and any(True for _ in _pairs(sheet, rows[at + 1]))
        if row in sheet.hidden_rows or (pairs and not cards and _kind(pairs[0][0]) != "unit"):
            left_over.append(row)
        elif pairs:
            if _kind(pairs[0][0]) == "unit":
                if cards and len(cards[-1]) == 1 and cards[-1][0][0] == UNIT:
                    left_over.append(cards.pop()[0][1][0])  # a title of the card that begins here
                cards.append([])
            cards[-1] += pairs
        elif (
            len(texts) == 1
            and following
            and (apart or _is_unit(texts[0][1].text, known))
            and _names(texts[0][1].text)
        ):
            cards.append([(UNIT, (row, texts[0][0]), texts[0][1].text, (row, texts[0][0]))])
        elif cards and rows[at - 1] == row - 1 and (unknown := _labelled(row, texts)):
            cards[-1].append(unknown)
        elif len(texts) == 1 and cards and rows[at - 1] == row - 1 and cards[-1][-1][3][1] == texts[0][0]:
            label, where, text, place = cards[-1][-1]
            cards[-1][-1] = label, where, f"{text}\n{texts[0][1].text}", place
        else:
            left_over.append(row)
    whole = [card for card in cards if len(card) > ENOUGH]
    titles = bool(cards) and all(row < cards[0][0][1][0] for row in left_over)
    lone = len(cards) == 1 and titles and _kind(cards[0][0][0]) == "unit"
    if (
        len(whole) < (1 if lone else ENOUGH)
        or (len(left_over) > len(rows) * 0.4 and not lone)
        or len(whole) * 2 < len(cards)
    ):
        return None
    wide = (row for row in left_over if row > cards[0][0][1][0] and row not in sheet.hidden_rows)
    if any(sum(1 for _ in sheet.texts(row)) > 1 for row in wide):
        return None
    return _of_cards(sheet, cards, left_over)


def _labelled(row: int, texts: Sequence[tuple[int, Cell]]) -> Pair | None:
    """A row of a card whose label is not known: its column is asked about."""
    column, cell = texts[0]
    if len(texts) == 2:
        return cell.text.rstrip(" :"), (row, column), texts[1][1].text, (row, texts[1][0])
    if len(texts) == 1 and (label := LABEL.match(cell.text)):
        return label[1], (row, column), cell.text[label.end() :], (row, column)
    return None


def _of_cards(sheet: Sheet, cards: list[list[Pair]], left_over: list[int]) -> Sheet:
    """A row for each card, a column for each label; what is left over above and below."""
    laid = Laid(sheet)
    first = min(place[0] for card in cards for _, place, _, _ in card)
    above = [row for row in left_over if row < first]
    head = len(above) + 2
    for number, row in enumerate(above, 1):
        for column, cell in sheet.texts(row):
            laid.put((number, column), (row, column), cell)
    columns: dict[str, int] = {}
    for number, card in enumerate(cards, head + 1):
        for label, where, text, place in card:
            key = UNIT if _kind(label) == "unit" and label == card[0][0] else label
            if key not in columns:
                columns[key] = len(columns) + 1
                laid.put((head, columns[key]), where, Cell(key))
            at = number, columns[key]
            cell = replace(sheet.at(*place), text=text)
            if before := laid.cells.by_row.get(number, {}).get(columns[key]):
                cell = replace(before, text=f"{before.text}\n{text}")
            laid.put(at, place, cell)
    under = [row for row in left_over if row > first]
    after = head + len(cards) + 2
    for number, row in enumerate(under, after):
        for column, cell in sheet.texts(row):
            laid.put((number, column), (row, column), cell)
    hidden = (number for number, row in enumerate(under, after) if row in sheet.hidden_rows)
    return laid.as_sheet(hidden_rows=frozenset(hidden))


def _kind(label: str) -> str:
    meaning = meaning_of(label.rstrip(" :"))
    return meaning.kind if meaning else ""


def _names(text: str) -> bool:
    return len(text) <= 100 and not text.endswith((".", ":")) and not _kind(text)


def _pairs(sheet: Sheet, row: int) -> Iterator[Pair]:
    """The labels of a row with their values; none where some cell is neither."""
    texts = list(sheet.texts(row))
    found: list[Pair] = []
    at = 0
    while at < len(texts):
        column, cell = texts[at]
        if (label := LABEL.match(cell.text)) and _kind(label[1]):
            found.append((label[1], (row, column), cell.text[label.end() :], (row, column)))
            at += 1
        elif at + 1 < len(texts) and _kind(cell.text) and not _kind(texts[at + 1][1].text):
            beside = texts[at + 1]
            found.append((cell.text.rstrip(" :"), (row, column), beside[1].text, (row, beside[0])))
            at += 2
        else:
            return
    yield from found
