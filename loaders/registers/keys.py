"""The key of a register: where it says what its marks and colours mean."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.naming.folding import folded
from loaders.registers.files.grid import NOTHING, Sheet
from loaders.registers.meaning import CROSSES, TICKS, Mark, phrase_meaning
from loaders.registers.words import heading_meaning

STARTS: Final = re.compile(
    r"\s*(?:colou?r |abbreviations? |symbols? )?(?:key|legend|abbreviations|colou?r code"
    r"|symbols)(?: to [\w ]+?)?\s*(?:[:\-–—]|$)",
    re.I,
)
ENTRY: Final = re.compile(
    r"(?:^|[;,\n|•]|\s{2,}|\.\s)\s*[\"'“‘]?([^\s=;,\"'”’]{1,14}|no colour|blank)[\"'”’]?"
    r"\s*(?:=|means|denotes|indicates|signifies|stands for)\s*([^=;|\n•]+?)"
    r"(?=$|[;\n|•]|\s{2,}|[,.]?\s+[\"'“‘]?[^\s=;,]{1,14}[\"'”’]?\s*="
    r"|,\s*[^\s,]{1,14}\s+(?:means|denotes|indicates))",
    re.I,
)
AFTER: Final = re.compile(
    r"(?:^|[\s,;.])[\"“'(]*([^\s=;,\"”')]{1,6})[\"”')]*\s+"
    r"(?:after|behind|beside|next to|against|following) (?:a|an|the|its) [\w ]{3,20}?"
    r"\s+(?:means|denotes|indicates|shows)(?: that)?\s+([^=;|\n•]+?)(?=$|[;\n|•]|\.(?:\s|$)|,\s+[\"“'(])",
    re.I,
)
"""A mark behind a name: "(h) after a force means that it hosts"."""
LONE: Final = re.compile(r"\s*([^\s=:;,]{1,6})\s*(?:[:–—=]|\s-)\s*([^=:;,|\n]{4,60})")
DASHED: Final = re.compile(r"(?:^|(?<=[\s,;|(]))([^\s=:;,(]{1,6})\s*(?:[=:]|[–—-](?=\s))\s*")
LOOSE: Final = re.compile(r"(?:^|[;,\n|]|\s{2,})\s*([^\s=:;,]{1,14})\s*(?:[:–—]|\s-)\s*([^=:;,|\n]+)")
SIGNS: Final = re.compile(
    r"(?:^|[,;.|\n(]|\s-)\s*([^\w\s,;.|()'\"’“”£%]{1,2})\s+(?:[-–:]\s+)?([A-Za-z][\w ,'’/-]*?)\s*(?=$|[;.|\n)]|,\s*[^\w\s])"
)
"""Several signs in one text, each before its meaning: "● signed up, ○ observer only"."""
BARE: Final = re.compile(r"\s*[\"'“‘]?([^\W\d_]{1,2}|[^\w\s])[\"'”’]?\s+([^=:]{3,60}?)\s*\.?\s*")
SENTENCE: Final = re.compile(r"\.\s+(?=[A-Z])")
IN_OR_OUT: Final = {"in": Mark(("takes part",)), "out": Mark(("stays out",)), "not in": Mark(("stays out",))}
BESIDE: Final = 3
"""A key that starts right of so many columns stands beside a table, and goes on beside its headings."""
SHORT: Final = 3
"""Letters of a mark that is taken for one even beside headings."""
LONGEST: Final = 24
"""Letters of a mark that stands in a cell of its own, beside its meaning."""
LABELS: Final = ("status", "date", "text", "comments", "contact")
"""Kinds of headings that may stand before a value on a card, and are no marks then."""
NOTE: Final = re.compile(r"\s*(?:notes?|n\.?b\.?)\s*[:.–-]\s*", re.I)
NAMES: Final = {
    "green": "#00B050 #92D050 #00FF00 #008000 #C6EFCE #E2EFDA #A9D08E #70AD47 #C6E0B4 #90EE90 #00CC00 #CCFFCC #339966",
    "red": "#FF0000 #C00000 #FFC7CE #FF9999 #F4B084 #FF6666 #CC0000 #FF7C80",
    "amber": "#FFC000 #FFEB9C #ED7D31 #F4B183 #FFBF00 #FFA500 #FF9900 #FFCC00",
    "orange": "#FFC000 #ED7D31 #F4B183 #FFA500 #FF9900 #FF6600",
    "yellow": "#FFFF00 #FFFF99 #FFEB9C #FFF2CC #FFD966 #FFE699",
    "blue": "#0070C0 #00B0F0 #0000FF #BDD7EE #DDEBF7 #9DC3E6 #5B9BD5 #4472C4 #99CCFF #CCECFF",
    "grey": "#808080 #BFBFBF #D9D9D9 #A6A6A6 #C0C0C0 #7F7F7F #EDEDED #F2F2F2 #DBDBDB #969696",
    "purple": "#7030A0 #800080 #B1A0C7 #CCC0DA",
}  # fmt: skip
"""Colour words with the fills that spreadsheet programs offer under them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a key: what its words mean, or None where that is not certain, and where it stands."""

    words: str
    mark: Mark | None
    place: str


Found = tuple[str, str, Entry, list[tuple[int, int]]]
"""Whether a mark, a fill or a start; which; what it means; and the cells that say so."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a register's marks and colours mean by its own keys, and which cells are keys and no facts."""

    marks: Mapping[str, Entry]
    fills: Mapping[str, Entry]
    cells: frozenset[tuple[str, int, int]]
    unclear: tuple[Entry, ...] = ()

    def of_mark(self, text: str) -> Entry | None:
        return self.marks.get(plain_mark(text))


@lru_cache(maxsize=20_000)
def plain_mark(text: str) -> str:
    """A mark as it is compared: no case, no spaces; every tick the same tick.

    Examples
    --------
    >>> plain_mark(" np "), plain_mark("✔")
    ('NP', '✓')
    """
    bare = "".join(text.split()).strip("\"'“”‘’").rstrip("\ufe0e\ufe0f").upper()
    if bare and all(letter in TICKS for letter in bare):
        return "✓"
    return "✗" if bare and all(letter in CROSSES for letter in bare) else bare


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
        yield from _signs(text, place, used, [])
        start = STARTS.match(text)
        yield from _told(text[start.end() :] if start else text, place, bool(start), [])
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
                yield from _bare(cell.text, sheet.place(row, column), used, [(row, column)])
            elif signs := list(_signs(cell.text, sheet.place(row, column), used, [(row, column)])):
                yield from signs
            elif not near:
                silent.add(cell.text)
            elif (row not in heads or len(cell.text) <= SHORT) and (pairs := list(pair(sheet, row, column))):
                taken |= {used for pair in pairs for _, used in pair[3]}
                yield from pairs
        last = row


def meant(words: str) -> Mark | None:
    """What words of a key say; there "in" and "out" alone say enough."""
    return IN_OR_OUT.get(folded(words)) or phrase_meaning(words)


def _used(sheet: Sheet) -> Counter[str]:
    """How often each short text and each colour stands on a sheet."""
    texts = (plain_mark(cell.text) for cell in sheet.cells.values() if 0 < len(cell.text) <= LONGEST)
    return Counter(texts) + Counter(cell.fill for cell in sheet.cells.values() if cell.fill)


def _unheralded(sheet: Sheet, row: int, used: Counter[str]) -> Iterable[Found]:
    """An entry that no word announces: a row of nothing but a mark that is used elsewhere and its certain meaning."""
    columns = sheet.rows[row]
    texts = [column for column in columns if sheet.cells[row, column].text]
    first = sheet.cells[row, columns[0]]
    if len(texts) == 1 and (several := _several(sheet.cells[row, texts[0]].text, used)):
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


def _several(text: str, used: Counter[str]) -> list[tuple[str, str]]:
    """Marks with their meanings in one text that is nothing else: "P - Participating  NP - Not participating"."""
    found = list(DASHED.finditer(text))
    if len(found) < 2 or found[0].start() or not any(used[plain_mark(mark[1])] for mark in found):
        return []
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    entries = [
        (mark[1], text[mark.end() : end].strip(" ,;|.")) for mark, end in zip(found, ends, strict=True)
    ]
    return entries if all(phrase_meaning(words) or used[plain_mark(sign)] for sign, words in entries) else []


def _signs(text: str, place: str, used: Counter[str], cells: list[tuple[int, int]]) -> Iterator[Found]:
    """Entries by signs alone, where a text has several that are used in the tables and one whose meaning is certain."""
    entries = [
        (plain_mark(sign), Entry(f"{sign} {words}", meant(words), place))
        for sign, words in SIGNS.findall(text)
        if used[plain_mark(sign)]
    ]
    if len(dict(entries)) == len(entries) > 1 and any(entry.mark for _, entry in entries):
        for sign, entry in entries:
            yield "mark", sign, entry, cells


def _bare(text: str, place: str, used: Counter[str], cells: list[tuple[int, int]]) -> Iterator[Found]:
    """Entries of a key that no sign parts: "x not a party" beside "Lead = party and lead force"."""
    for piece in re.split(r"[;|\n]", NOTE.sub("", text, count=1)):
        found = BARE.fullmatch(piece)
        if found and used[plain_mark(found[1])] and (mark := phrase_meaning(found[2])):
            yield "mark", plain_mark(found[1]), Entry(piece.strip(), mark, place), cells


def _inside(sheet: Sheet, row: int, column: int, text: str, in_key: bool) -> Iterable[Found]:
    """Entries within one cell: "NP = not participating; tbc = to be confirmed"."""
    return _told(text, sheet.place(row, column), in_key, [(row, column)])


def _told(text: str, place: str, in_key: bool, cells: list[tuple[int, int]]) -> Iterable[Found]:
    if "=" not in text and not in_key and not re.search(r"\b(means|denotes|indicates)\b", text):
        return
    if text.startswith("="):
        return
    text = NOTE.sub("", text, count=1) if NOTE.match(text) else text
    entries = AFTER.findall(text) or ENTRY.findall(text) or (LOOSE.findall(text) if in_key else [])
    for what, words in entries:
        words = SENTENCE.split(words)[0]
        mark = meant(words)
        if mark is None and not in_key:
            continue
        entry = Entry(f"{what} = {words.strip()}", mark, place)
        colour = NAMES.get(what.lower().removesuffix("-shaded"))
        if colour:
            for fill in colour.split():
                yield "fill", fill, entry, cells
        else:
            yield "mark", plain_mark(what), entry, cells


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


def coloured(fill: str) -> str:
    """A fill in words.

    Examples
    --------
    >>> coloured("#00B050"), coloured("theme 4")
    ('green (#00B050)', 'colour theme 4')
    """
    name = next((name for name, fills in NAMES.items() if fill in fills.split()), "")
    return f"{name} ({fill})" if name else f"colour {fill}"
