"""A document as passages, each with the place at which a person finds it again."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.errors import ConcordError

MOST_PASSAGES: Final = 100_000
APPENDIX: Final = re.compile(r"^(appendix|annex|schedule)\s+['‘’\"“”]?([A-Z]|\d{1,2})\b['‘’\"“”]?", re.I)
SHORT: Final = 80
"""Longer headings are cut in places."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, an item of a list, a note or a row of a table.

    Attributes
    ----------
    text : str
        Its words on one line; of a row, the cells with " | " between them.
    place : str
        Where it stands, as one would say it: "Background, paragraph 2", "page 3, bullet 1", "Appendix A, row 9".
    heading : str
        The heading it stands under; empty where there is none.
    kind : str
        "heading", "paragraph", "item", "note", "header" (the first row of a table) or "row".
    cells, columns : tuple of str
        Of a row: its cells, and what the first row of the table says above each.

    Examples
    --------
    >>> Passage("Kent Police | host", "table 1, row 1", kind="row", cells=("Kent Police", "host")).cells[0]
    'Kent Police'
    """

    text: str
    place: str
    heading: str = ""
    kind: str = "paragraph"
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of one file.

    Attributes
    ----------
    name : str
        Its title, or the file's name.
    passages : tuple of Passage
        In reading order.
    notices : tuple of str
        What was left out or is in doubt, in sentences.
    date : str
        The date the document gives itself near its head, as far as it goes ("2021-11-19", "2018-11"); may be empty.
    site : str
        The name of the web site that a page says it belongs to; may be empty.
    """

    name: str
    passages: tuple[Passage, ...]
    notices: tuple[str, ...] = ()
    date: str = ""
    site: str = ""


def tidy(text: str) -> str:
    """The text on one line: white space of any kind as one space, soft hyphens and zero-width marks gone.

    Examples
    --------
    >>> tidy("West\\u00a0 York\\u00adshire\\n Police ")
    'West Yorkshire Police'
    """
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text).split())


@dataclass(slots=True)
class Placing:
    """Passages in the making: counts paragraphs, bullets, tables and rows, and names the place of each.

    `name` is the file's, for errors; `page` is set for each page of a paged document.
    """

    name: str
    passages: list[Passage] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    heading: str = ""
    page: int = 0
    appendix: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    used: Counter[str] = field(default_factory=Counter)

    def turn(self, page: int) -> None:
        """Go to a page: paragraphs, bullets and tables are counted anew."""
        self.page = page
        self.counts.clear()

    def head(self, text: str) -> None:
        """A heading: what follows stands under it."""
        text = tidy(text)
        if not text:
            return
        self.heading = text
        if not self.page:
            self.counts["paragraph"] = self.counts["bullet"] = 0
        appendix = APPENDIX.match(text)
        if appendix:
            self.appendix = f"{appendix[1].capitalize()} {appendix[2].upper()}"
            self.counts["row"] = 0
        self._add(text, f"page {self.page}, heading" if self.page else f"{text[:SHORT]}, heading", "heading")

    def paragraph(self, text: str, *, number: str = "") -> None:
        """A paragraph; `number` is the one printed before it."""
        self._counted(text, "paragraph", "paragraph", number)

    def item(self, text: str) -> None:
        """An item of a list."""
        self._counted(text, "item", "bullet", "")

    def note(self, text: str, number: str) -> None:
        """A footnote or endnote."""
        text = tidy(text)
        if text:
            self._add(text, f"note {number}", "note")

    def table(self, rows: Sequence[Sequence[str]], *, goes_on: bool = False) -> None:
        """A table; its first row says what the columns are, unless it goes on from the page before."""
        tidied = [tuple(tidy(cell) for cell in row) for row in rows]
        tidied = [row for row in tidied if any(row)]
        if not tidied:
            return
        last = next((p for p in reversed(self.passages) if p.kind in ("row", "header")), None)
        if goes_on and last and len(last.columns) == len(tidied[0]):
            columns = last.columns
            tidied = tidied[1:] if tidied[0] == columns else tidied
        else:
            columns = tidied[0]
            self.counts["table"] += 1
            self.counts["row"] = 0
            self._row(columns, columns, "header")
            tidied = tidied[1:]
        for row in tidied:
            self.counts["row"] += 1
            self._row(row, columns, "row")

    def _row(self, cells: tuple[str, ...], columns: tuple[str, ...], kind: str) -> None:
        page = f"page {self.page}, " if self.page else ""
        where = self.appendix or f"{page}table {self.counts['table']}"
        place = f"{where}, first row" if kind == "header" else f"{where}, row {self.counts['row']}"
        text = " | ".join(cell for cell in cells if cell)
        self._add(text, place, kind, cells, columns)

    def _counted(self, text: str, kind: str, word: str, number: str) -> None:
        text = tidy(text)
        if not text:
            return
        before = self.last("paragraph", "item")
        if kind == "paragraph" and not number and before and _parted(before.text, text):
            self.append(text)
            return
        self.counts[word] += 1
        if number:
            place = f"paragraph {number}"
        else:
            where = f"page {self.page}" if self.page else self.heading[:SHORT]
            place = f"{where}, {word} {self.counts[word]}" if where else f"{word} {self.counts[word]}"
        self._add(text, place, kind)

    def _add(
        self,
        text: str,
        place: str,
        kind: str,
        cells: tuple[str, ...] = (),
        columns: tuple[str, ...] = (),
    ) -> None:
        if len(self.passages) >= MOST_PASSAGES:
            raise ConcordError(
                f"{self.name}: holds more than {MOST_PASSAGES:,} paragraphs and rows; split it and read the pa"
                "rts."
            )
        self.used[place] += 1
        if self.used[place] > 1:
            place = f"{place}, part {self.used[place]}"
        self.passages.append(Passage(text, place, self.heading, kind, cells, columns))

    def last(self, *kinds: str) -> Passage | None:
        """The passage before, where it is of one of these kinds."""
        before = self.passages[-1] if self.passages else None
        return before if before and before.kind in kinds else None

    def append(self, text: str) -> None:
        """More words of the passage before, which a page ended in the middle."""
        before = self.passages[-1]
        self.passages[-1] = Passage(f"{before.text} {tidy(text)}", before.place, before.heading, before.kind)


def _parted(before: str, text: str) -> bool:
    """Whether an empty line or a page's end stands in the middle of a sentence."""
    return text[:1].islower() and bool(re.search(r"[\w,]$", before)) and len(text.split()) > 1
