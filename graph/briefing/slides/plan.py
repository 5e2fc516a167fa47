"""What goes on which slide: each heading begins one, and what does not fit on it goes on on the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from graph.briefing.blocks import Block, Chart, Heading, Paragraph, Sentence, Table
from graph.briefing.slides.measure import height
from graph.briefing.slides.rows import Part, parts

ALONE: Final = (18.0, 16.0, 14.0)
BESIDE: Final = (12.0,)
"""Sizes of statements that have a slide to themselves, and of those that stand with a table."""
SMALLER: Final = (12.0, 11.0, 10.0, 9.0, 8.0)
"""For a statement that alone is taller than a slide."""
INDENT: Final = 24.0
"""Of a bullet, with what is free at the sides, in points."""
AFTER: Final = 6.0
"""Below a statement, in points."""
BETWEEN: Final = 8.0
"""Between statements and a table, in points."""


@dataclass(frozen=True, slots=True)
class Told:
    """Statements, one below the other, of one size."""

    paragraphs: tuple[Paragraph, ...]
    size: float
    height: float


@dataclass(frozen=True, slots=True)
class Rows:
    """A part of a table."""

    table: Table
    part: Part

    @property
    def height(self) -> float:
        return self.part.header + sum(self.part.heights)


Item = Told | Rows | Chart


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with its title and what is on it from above to below."""

    title: str
    items: tuple[Item, ...]


def slides(blocks: Iterable[Block], room: tuple[float, float]) -> Iterator[Slide]:
    """The slides of a deck, for a room of this width and height in points below each title.

    Examples
    --------
    >>> told = [Heading(1, "Summary"), *(Paragraph((Sentence("A statement. " * 9),)) for _ in range(40))]
    >>> [slide.title for slide in slides(told, (888, 420))]
    ['Summary (1 of 3)', 'Summary (2 of 3)', 'Summary (3 of 3)']
    """
    for title, section in _sections(blocks):
        pages = list(_pages(section, room))
        for number, items in enumerate(pages, 1):
            yield Slide(f"{title} ({number} of {len(pages)})" if len(pages) > 1 else title, items)


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    title, found = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            if found:
                yield title, found
            title, found = block.text, []
        else:
            found.append(block)
    if found:
        yield title, found


def _pages(section: list[Block], room: tuple[float, float]) -> Iterator[tuple[Item, ...]]:
    with_table = any(isinstance(block, Table) for block in section)
    page: list[Item] = []
    used = 0.0
    for item in _items(section, room, BESIDE if with_table else ALONE):
        if isinstance(item, Chart):
            yield (item,)
            continue
        if page and used + item.height > room[1]:
            yield tuple(page)
            page, used = [], 0.0
        page.append(item)
        used += item.height + BETWEEN
    if page:
        yield tuple(page)


def _items(section: list[Block], room: tuple[float, float], sizes: tuple[float, ...]) -> Iterator[Item]:
    """The items of a section; a table leaves room for the few statements that stand with it."""
    found: list[Item] = []
    for block, own in groupby(section, lambda block: None if isinstance(block, Paragraph) else block):
        if block is None:
            found += _told([one for one in own if isinstance(one, Paragraph)], room, sizes)
        elif isinstance(block, Chart):
            found.append(block)
        elif isinstance(block, Table):
            beside = sum(item.height + BETWEEN for item in _texts(section, room, sizes))
            free = room[1] - beside if beside < room[1] / 3 else room[1]
            found += (Rows(block, part) for part in parts(block, (room[0], free)))
    yield from found


def _texts(section: list[Block], room: tuple[float, float], sizes: tuple[float, ...]) -> Iterator[Told]:
    for is_text, own in groupby(section, lambda block: isinstance(block, Paragraph)):
        if is_text:
            yield from _told([one for one in own if isinstance(one, Paragraph)], room, sizes)


def _told(paragraphs: list[Paragraph], room: tuple[float, float], sizes: tuple[float, ...]) -> Iterator[Told]:
    """The statements in the largest type in which they fit on one slide, else shared out in the smallest."""
    for size in sizes:
        every = [_tall(paragraph, room[0], size) for paragraph in paragraphs]
        if sum(every) <= room[1]:
            yield Told(tuple(paragraphs), size, sum(every))
            return
    size = sizes[-1]
    page: list[Paragraph] = []
    used = 0.0
    for paragraph in paragraphs:
        tall = _tall(paragraph, room[0], size)
        if page and used + tall > room[1]:
            yield Told(tuple(page), size, used)
            page, used = [], 0.0
        if tall > room[1]:
            small = next(s for s in SMALLER if s < size and _tall(paragraph, room[0], s) <= room[1])
            yield Told((paragraph,), small, _tall(paragraph, room[0], small))
            continue
        page.append(paragraph)
        used += tall
    if page:
        yield Told(tuple(page), size, used)


def _tall(paragraph: Paragraph, room: float, size: float) -> float:
    return height([written(paragraph)], room - INDENT, size, after=AFTER)


def written(paragraph: Paragraph) -> str:
    """A statement as it is written: its lead, itself, the numbers of its sources.

    Examples
    --------
    >>> written(Paragraph((Sentence("Kent led it."), Sentence("[3]")), lead="Lead"))
    'Lead. Kent led it. [3]'
    """
    said = " ".join(inline.text for inline in paragraph.inlines if isinstance(inline, Sentence))
    return f"{paragraph.lead}. {said}" if paragraph.lead else said
