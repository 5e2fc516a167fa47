"""What stands above and below the map on a page, and how much height it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.drawing.figure import legend
from graph.drawing.figure.ink import INK, INK2, Sheet, fitted
from graph.drawing.figure.paper import PT
from graph.drawing.figure.words import Words
from graph.drawing.style import text_width

MARKING: Final = 11 * PT
"""A marking has one size on every paper, px."""
LEADING: Final = 1.36
SOURCE_LINES: Final = 2
LINK_LINES: Final = 2
ARIAL: Final = 1.09
"""How much wider Arial is, which programs take that do not read the embedded font."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text in the head or foot of a page."""

    text: str
    size: float
    weight: int = 400
    ink: str = INK
    after: float = 0.0
    link: str = ""
    beside: str = ""
    """What stands at the right end of the same row: a link."""

    @property
    def tall(self) -> float:
        """With the space to the next row."""
        return self.size * LEADING + self.after


@dataclass(frozen=True, slots=True)
class Around:
    """The rows of a page's head and foot and its legend, for one size of text."""

    head: tuple[Row, ...]
    key: tuple[tuple[legend.Item, ...], ...]
    foot: tuple[Row, ...]
    size: float
    marking: str

    @property
    def above(self) -> float:
        """Height over the map."""
        rows = sum(row.tall for row in self.head)
        return self._marked + rows + (0.9 * self.size if self.head else 0.0)

    @property
    def below(self) -> float:
        """Height under the map."""
        key = len(self.key) * legend.ROW * self.size + (0.8 * self.size if self.key else 0.0)
        foot = sum(row.tall for row in self.foot)
        return key + (foot + 0.8 * self.size if self.foot else 0.0) + self._marked

    @property
    def _marked(self) -> float:
        return MARKING * 1.7 if self.marking else 0.0

    def draw_head(self, sheet: Sheet, left: float, right: float, top: float) -> None:
        """Put marking and title on the sheet."""
        self._mark(sheet, left, right, top + MARKING * 0.7)
        y = top + self._marked
        for row in self.head:
            y = _put(sheet, row, left, right, y)
        if self.head:
            sheet.rule(left, right, y + 0.35 * self.size, ink=INK, width=0.1 * self.size)

    def draw_foot(self, sheet: Sheet, left: float, right: float, bottom: float) -> None:
        """Put legend, words and marking on the sheet."""
        y = bottom - self.below
        if self.key:
            sheet.rule(left, right, y + 0.4 * self.size, width=0.08 * self.size, ink=INK2)
            legend.draw(sheet, [list(row) for row in self.key], left, y + 0.8 * self.size, self.size)
            y += 0.8 * self.size + len(self.key) * legend.ROW * self.size
        if self.foot:
            sheet.rule(left, right, y + 0.4 * self.size, width=0.08 * self.size, ink=INK2)
            y += 0.8 * self.size
        for row in self.foot:
            y = _put(sheet, row, left, right, y)
        self._mark(sheet, left, right, bottom - MARKING * 0.7)

    def _mark(self, sheet: Sheet, left: float, right: float, y: float) -> None:
        if self.marking:
            sheet.text(self.marking, (left + right) / 2, y, MARKING, weight=700, align="middle")


def _put(sheet: Sheet, row: Row, left: float, right: float, y: float) -> float:
    middle = y + row.size * LEADING / 2
    link = "" if row.beside else row.link
    sheet.text(row.text, left, middle, row.size, weight=row.weight, ink=row.ink, link=link)
    if row.beside:
        sheet.text(row.beside, right, middle, row.size, ink=row.ink, align="right", link=row.link)
    return y + row.tall


def around(
    words: Words, groups: list[list[legend.Item]], notes: Iterable[str], room: float, size: float
) -> Around:
    """The head, legend and foot of a page.

    Parameters
    ----------
    words : Words
    groups : list of list of Item
        The entries of the legend.
    notes : iterable of str
        What has to be said of the map, each in a paragraph.
    room : float
        Width of the page between its margins, px.
    size : float
        Of the text, px.
    """
    narrow = room / ARIAL
    title = [Row(line, 1.5 * size, 700) for line in fitted(words.title, narrow, 1.5 * size, weight=700)]
    under = [Row(line, size, ink=INK2) for line in fitted(words.subtitle, narrow, size)]
    foot = [Row(line, size) for note in notes for line in fitted(note, narrow, size)]
    foot += [Row(line, size) for line in fitted(words.caption, narrow, size)]
    foot += [
        Row(line, size, ink=INK2) for line in fitted(_sources(words.sources, narrow, size), narrow, size)
    ]
    foot += _last(words, narrow, size)
    key = tuple(tuple(row) for row in legend.rows(groups, room, size))
    return Around((*title, *under), key, tuple(foot), size, words.marking)


def _sources(names: tuple[str, ...], room: float, size: float) -> str:
    """As many sources as two lines hold, those that say most first, and how many more there are."""
    if not names:
        return ""
    for count in range(len(names), 0, -1):
        more = f" and {len(names) - count} more, listed in the view" if count < len(names) else ""
        text = f"{'Source' if len(names) == 1 else 'Sources'}: {'; '.join(names[:count])}{more}."
        if len(fitted(text, room, size)) <= SOURCE_LINES:
            return text
    return f"Sources: {len(names)}, listed in the view."


def _last(words: Words, room: float, size: float) -> list[Row]:
    """The date, and the link at the right end of its row where both fit."""
    both = text_width(words.dated, size) + text_width(words.link, size) + 2 * size
    if words.dated and words.link and both <= room:
        return [Row(words.dated, size, ink=INK2, link=words.pressed, beside=words.link)]
    rows = [Row(line, size, ink=INK2) for line in fitted(words.dated, room, size)]
    if not words.link:
        return rows
    pieces = _broken(words.link, room, size)
    if len(pieces) > LINK_LINES:
        told = f"The link to this view has {len(words.link):,} characters; press here to open it."
        pieces = [told] if words.pressed else []
    return [*rows, *(Row(piece, size, ink=INK2, link=words.pressed) for piece in pieces)]


def _broken(link: str, room: float, size: float) -> list[str]:
    """A link on lines, broken anywhere: it has no spaces."""
    lines = [""]
    for character in link:
        if lines[-1] and text_width(lines[-1] + character, size) > room:
            lines.append("")
        lines[-1] += character
    return lines
