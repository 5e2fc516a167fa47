"""What the texts of a key say: the marks and colours that each explains."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.naming.folding import folded
from loaders.registers.meaning import CROSSES, TICKS, Mark, phrase_meaning

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
DASHED: Final = re.compile(r"(?:^|(?<=[\s,;|(]))([^\s=:;,(]{1,6})\s*(?:[=:]|[–—-](?=\s))\s*")
LOOSE: Final = re.compile(r"(?:^|[;,\n|]|\s{2,})\s*([^\s=:;,]{1,14})\s*(?:[:–—]|\s-)\s*([^=:;,|\n]+)")
SIGNS: Final = re.compile(
    r"(?:^|[,;.|\n(]|\s-)\s*([^\w\s,;.|()'\"’“”£%]{1,2})\s+(?:[-–:]\s+)?([A-Za-z][\w ,'’/-]*?)\s*(?=$|[;.|\n)]|,\s*[^\w\s])"
)
"""Several signs in one text, each before its meaning: "● signed up, ○ observer only"."""
BARE: Final = re.compile(r"\s*[\"'“‘]?([^\W\d_]{1,2}|[^\w\s])[\"'”’]?\s+([^=:]{3,60}?)\s*\.?\s*")
SENTENCE: Final = re.compile(r"\.\s+(?=[A-Z])")
IN_OR_OUT: Final = {"in": Mark(("takes part",)), "out": Mark(("stays out",)), "not in": Mark(("stays out",))}
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


def meant(words: str) -> Mark | None:
    """What words of a key say; there "in" and "out" alone say enough."""
    return IN_OR_OUT.get(folded(words)) or phrase_meaning(words)


def several_in(text: str, used: Counter[str]) -> list[tuple[str, str]]:
    """Marks with their meanings in one text that is nothing else: "P - Participating  NP - Not participating"."""
    found = list(DASHED.finditer(text))
    if len(found) < 2 or found[0].start() or not any(used[plain_mark(mark[1])] for mark in found):
        return []
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    entries = [
        (mark[1], text[mark.end() : end].strip(" ,;|.")) for mark, end in zip(found, ends, strict=True)
    ]
    return entries if all(phrase_meaning(words) or used[plain_mark(sign)] for sign, words in entries) else []


def signs_in(text: str, place: str, used: Counter[str], cells: list[tuple[int, int]]) -> Iterator[Found]:
    """Entries by signs alone, where a text has several that are used in the tables and one whose meaning is certain."""
    entries = [
        (plain_mark(sign), Entry(f"{sign} {words}", meant(words), place))
        for sign, words in SIGNS.findall(text)
        if used[plain_mark(sign)]
    ]
    if len(dict(entries)) == len(entries) > 1 and any(entry.mark for _, entry in entries):
        for sign, entry in entries:
            yield "mark", sign, entry, cells


def bare_in(text: str, place: str, used: Counter[str], cells: list[tuple[int, int]]) -> Iterator[Found]:
    """Entries of a key that no sign parts: "x not a party" beside "Lead = party and lead force"."""
    for piece in re.split(r"[;|\n]", NOTE.sub("", text, count=1)):
        found = BARE.fullmatch(piece)
        if found and used[plain_mark(found[1])] and (mark := phrase_meaning(found[2])):
            yield "mark", plain_mark(found[1]), Entry(piece.strip(), mark, place), cells


def told_in(text: str, place: str, in_key: bool, cells: list[tuple[int, int]]) -> Iterable[Found]:
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


def coloured(fill: str) -> str:
    """A fill in words.

    Examples
    --------
    >>> coloured("#00B050"), coloured("theme 4")
    ('green (#00B050)', 'colour theme 4')
    """
    name = next((name for name, fills in NAMES.items() if fill in fills.split()), "")
    return f"{name} ({fill})" if name else f"colour {fill}"
