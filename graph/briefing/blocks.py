"""What a briefing is made of before it is a file: sentences with the claims they rest on, in headings, lists and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.drawing.figure.asked import Asked
    from graph.drawing.figure.page import Page


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; without claims it belongs to the fixed frame or counts what an answer saw.

    Attributes
    ----------
    text : str
    claims : tuple of str
        Ids of the claims it rests on.
    """

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to the table or figure with this key."""

    key: str


Inline = Sentence | Reference
Cell = Sentence | tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `new_page` makes it the first on a page."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the contents stand; without it they follow the title."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in a row.

    `lead` stands before them in bold, `listed` makes it an item of a list, `numbered` a numbered paragraph.
    """

    inlines: tuple[Inline, ...]
    lead: str = ""
    listed: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption above it; each cell is a sentence or several, with their claims or without.

    Where it is `by_row`, one footnote behind its last statement has the places of the whole row. Where it is not
    `captioned`, the heading before it says what it holds, and the caption is for those who have it read aloud.

    Attributes
    ----------
    upright : tuple of int
        Columns whose heading is turned, so that they can be narrow.
    dense : bool
        Small type, and no footnotes in its cells: a column of its own tells the sources.
    """

    key: str
    caption: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    by_row: bool = False
    captioned: bool = True
    upright: tuple[int, ...] = ()
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on the pages lie down, or stand again."""

    lying: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with its caption below it, in mm."""

    key: str
    caption: str
    alt: str
    png: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A map that is drawn of shapes on a slide: what is on it, and where everything goes.

    Its caption is the first sentence, with the claims of its lines.
    """

    title: str
    alt: str
    caption: Sentence
    asked: "Asked"
    page: "Page"


Block = Heading | Contents | Paragraph | Table | Picture | Chart | Turn


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands beside the sentences of a briefing.

    Attributes
    ----------
    asked : mapping of str to str
        form, about, today and day; left_out: "people", "marked" or both, where they are.
    claims : mapping of str to tuple of str
        The print and the source of each claim, by its id.
    sources : mapping of str to tuple of str
        The print and the name of each document, by its id.
    """

    asked: Mapping[str, str]
    claims: Mapping[str, tuple[str, str]]
    sources: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing.

    Attributes
    ----------
    name, about : str
        Its title and the line below it.
    subject : str
        For the properties of the file.
    marking : str
    day : str
        ISO date of what counts as today; the date in the file's properties.
    blocks : tuple of Block
    notes : mapping of tuple of str to str
        The footnote of each set of claims.
    kept : Kept or None
        What the file keeps so that it can be checked again.
    opening : bool
        Whether it begins with its title and contents; a letter does not.
    """

    name: str
    about: str
    subject: str
    marking: str
    day: str
    blocks: tuple[Block, ...]
    notes: dict[tuple[str, ...], str]
    kept: Kept | None = None
    opening: bool = True


def sentences(blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    """Every sentence in its order.

    Examples
    --------
    >>> [s.text for s in sentences((Heading(1, "Purpose"), Paragraph((Sentence("To tell."),))))]
    ['To tell.']
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (inline for inline in block.inlines if isinstance(inline, Sentence))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from within(cell)
        elif isinstance(block, Chart):
            yield block.caption


def within(cell: Cell) -> tuple[Sentence, ...]:
    """The sentences of a cell."""
    return (cell,) if isinstance(cell, Sentence) else cell


def of_row(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """The claims of all cells of a row.

    Examples
    --------
    >>> of_row((Sentence("Red Sigma"), (Sentence("Durham", ("c2",)), Sentence("Cumbria", ("c1", "c2")))))
    ('c1', 'c2')
    """
    return tuple(sorted({claim for cell in row for told in within(cell) for claim in told.claims}))


def noted(blocks: tuple[Block, ...]) -> Iterator[tuple[str, ...]]:
    """The claims of every footnote in the order in which they are written."""
    for block in blocks:
        if isinstance(block, Table) and block.by_row:
            yield from filter(None, map(of_row, block.rows))
        else:
            yield from (told.claims for told in sentences((block,)) if told.claims)
