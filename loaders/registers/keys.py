"""The key of a register: where it says what its marks and colours mean."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.naming.folding import folded
from loaders.registers.files.grid import NOTHING, Sheet
from loaders.registers.keytexts import (
    NAMES,
    SENTENCE,
    STARTS,
    Entry,
    Found,
    bare_in,
    coloured,
    meant,
    plain_mark,
    several_in,
    signs_in,
    told_in,
)
from loaders.registers.meaning import phrase_meaning
from loaders.registers.words import heading_meaning

LONE: Final = re.compile(r"\s*([^\s=:;,]{1,6})\s*(?:[:–—=]|\s-)\s*([^=:;,|\n]{4,60})")
BESIDE: Final = 3
"""A key that starts right of so many columns stands beside a table, and goes on beside its headings."""
SHORT: Final = 3
"""Letters of a mark that is taken for one even beside headings."""
LONGEST: Final = 24
"""Letters of a mark that stands in a cell of its own, beside its meaning."""
LABELS: Final = ("status", "date", "text", "comments", "contact")
"""Kinds of headings that may stand before a value on a card, and are no marks then."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a register's marks and colours mean by its own keys, and which cells are keys and no facts."""

    marks: Mapping[str, Entry]
    fills: Mapping[str, Entry]
    cells: frozenset[tuple[str, int, int]]
    unclear: tuple[Entry, ...] = ()

    def of_mark(self, text: str) -> Entry | None:
        return self.marks.get(plain_mark(text))


def keys_of(
    sheets: Sequence[Sheet], heads: Mapping[str, frozenset[int]], blocks: Sequence[Found] = ()
) -> Keys:
    """The keys of all sheets as one; a mark that two keys explain differently is explained by none.

    Parameters
    ----------
    sheets : sequence of Sheet
    heads : mapping of str to frozenset of int
        The rows of headings by sheet: a key above a table ends there.
    blocks : sequence of Found
        Entries that were found already, and whose cells the sheets no longer have.
    """
    found: list[Found] = [*blocks]
    cells: set[tuple[str, int, int]] = set()
    for sheet in sheets:
        entries = list(_entries(sheet, heads.get(sheet.name, frozenset())))
        cells |= {(sheet.name, row, column) for *_, used in entries for row, column in used}
        found += entries
    marks, fills, unclear = _agreed(found)
    return Keys(marks, fills, frozenset(cells), unclear)


def _agreed(found: Iterable[Found]) -> tuple[dict[str, Entry], dict[str, Entry], tuple[Entry, ...]]:
    by_kind: dict[str, dict[str, Entry]] = {"mark": {}, "fill": {}}
    unclear: list[Entry] = []
    for kind, what, entry, _ in found:
        if kind == "start":
            continue
        before = by_kind[kind].get(what)
        if before is not None and before.mark != entry.mark:
            entry = Entry(f'"{before.words}" at {before.place} and "{entry.words}" here', None, entry.place)
        by_kind[kind][what] = entry
        if entry.mark is None:
            unclear.append(entry)
    return by_kind["mark"], by_kind["fill"], tuple(dict.fromkeys(unclear))


def _entries(sheet: Sheet, heads: frozenset[int]) -> Iterable[Found]:
    """Each entry with the cells it stands in; the start of a key is one without meaning."""
    started: tuple[int, int] | None = None
    named = bool(re.search(r"\b(key|legend)\b", sheet.name, re.I))
    used = _used(sheet)
    for place, text in sheet.outside:
        yield from signs_in(text, place, used, [])
        start = STARTS.match(text)
        yield from told_in(text[start.end() :] if start else text, place, bool(start), [])
    last = 0
    silent: set[str] = set()
    for row, columns in sheet.rows.items():
        if not started and row not in heads and (found := list(_unheralded(sheet, row, used))):
            yield from found
            continue
        apart = started is not None and started[1] > BESIDE
        if (row in heads and not apart) or (started and row > last + 1 and row > started[0] + 2):
            started = None
        taken: set[int] = set()
        for column in columns:
            if row in heads and (started is None or column < started[1]):
                continue
            cell = sheet.cells[row, column]
            if column in taken or (started is None and not named and cell.text in silent):
                continue
            start = STARTS.match(cell.text) if cell.text and len(cell.text) < 600 else None
            if start:
                started = (row, column)
                yield "start", "", Entry(cell.text, None, sheet.place(row, column)), [(row, column)]
                yield from _inside(sheet, row, column, cell.text[start.end() :], True)
                continue
            near = named or (started is not None and (row == started[0] or 0 <= column - started[1] <= 2))
            if inside := list(_inside(sheet, row, column, cell.text, near)):
                yield from inside
                yield from bare_in(cell.text, sheet.place(row, column), used, [(row, column)])
            elif signs := list(signs_in(cell.text, sheet.place(row, column), used, [(row, column)])):
                yield from signs
            elif not near:
                silent.add(cell.text)
            elif (row not in heads or len(cell.text) <= SHORT) and (pairs := list(pair(sheet, row, column))):
                taken |= {used for pair in pairs for _, used in pair[3]}
                yield from pairs
        last = row


def _used(sheet: Sheet) -> Counter[str]:
    """How often each short text and each colour stands on a sheet."""
    texts = (plain_mark(cell.text) for cell in sheet.cells.values() if 0 < len(cell.text) <= LONGEST)
    return Counter(texts) + Counter(cell.fill for cell in sheet.cells.values() if cell.fill)


def _unheralded(sheet: Sheet, row: int, used: Counter[str]) -> Iterable[Found]:
    """An entry that no word announces: a row of nothing but a mark that is used elsewhere and its certain meaning."""
    columns = sheet.rows[row]
    texts = [column for column in columns if sheet.cells[row, column].text]
    first = sheet.cells[row, columns[0]]
    if len(texts) == 1 and (several := several_in(sheet.cells[row, texts[0]].text, used)):
        for sign, told in several:
            entry = Entry(f"{sign} = {told}", phrase_meaning(told), sheet.place(row, texts[0]))
            yield "mark", plain_mark(sign), entry, [(row, texts[0])]
        return
    if len(texts) == 1 and (lone := LONE.fullmatch(sheet.cells[row, texts[0]].text)):
        words = SENTENCE.split(lone[2])[0]
        mark = phrase_meaning(words)
        if mark and used[plain_mark(lone[1])]:
            entry = Entry(f"{lone[1]} = {words}", mark, sheet.place(row, texts[0]))
            yield "mark", plain_mark(lone[1]), entry, [(row, texts[0])]
        return
    if not texts or texts[-1] - columns[0] > 1 or len(columns) > 2:
        return
    words = sheet.cells[row, texts[-1]].text
    what = first.fill if len(texts) == 1 else plain_mark(first.text)
    heading = heading_meaning(first.text) if first.text else None
    if heading is not None and heading.kind in LABELS:
        return
    if len(words) > SHORT and len(what) <= LONGEST and what and used[what] > 1 and phrase_meaning(words):
        yield from pair(sheet, row, columns[0])


def _inside(sheet: Sheet, row: int, column: int, text: str, in_key: bool) -> Iterable[Found]:
    """Entries within one cell: "NP = not participating; tbc = to be confirmed"."""
    return told_in(text, sheet.place(row, column), in_key, [(row, column)])


def pair(sheet: Sheet, row: int, column: int) -> Iterable[Found]:
    """A mark or a colour in one cell and what it means in the next, or a coloured cell that says what it means."""
    cell, beside = sheet.cells[row, column], sheet.cells.get((row, column + 1), NOTHING)
    here, place = [(row, column)], sheet.place(row, column)
    words = re.sub(r"^[\s=:\-–—]+", "", beside.text)
    mark = meant(words) if words else None
    own = (
        phrase_meaning(cell.text) if cell.fill and cell.text and plain_mark(cell.text) != cell.text else None
    )
    if cell.text and words and len(cell.text) <= LONGEST and not own:
        entry = Entry(f"{cell.text} = {words}", mark, place)
        colours = "" if cell.fill else NAMES.get(folded(cell.text), "")
        for kind, what in [("fill", fill) for fill in colours.split()] or [("mark", plain_mark(cell.text))]:
            yield kind, what, entry, [*here, (row, column + 1)]
    elif cell.fill and not cell.text and words:
        yield (
            "fill",
            cell.fill,
            Entry(f"{coloured(cell.fill)} = {words}", mark, place),
            [*here, (row, column + 1)],
        )
    elif cell.fill and cell.text:
        yield (
            "fill",
            cell.fill,
            Entry(f"{coloured(cell.fill)} = {cell.text}", phrase_meaning(cell.text), place),
            here,
        )
