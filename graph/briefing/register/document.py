"""A register as the blocks of a document: how to read it, its tables on pages that lie down, and its documents."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graph.briefing.blocks import Block, Briefing, Heading, Paragraph, Sentence, Table, Turn
from graph.briefing.material import Material
from graph.briefing.register import Cell, Column, Register, Section
from graph.briefing.register.evidence import numbers, places
from graph.briefing.sources import sources
from graph.drawing.names import spoken_date

WIDTH: Final = 257
"""mm between the margins of a page of A4 that lies down."""
BEHIND: Final = Column("", "Sources", 38)


def document(material: Material, register: Register) -> Briefing:
    """A register as a document; each cell keeps the ids of its claims."""
    numbered = numbers(material, register)
    told = [*_reading(register), Turn(lying=True)]
    for number, section in enumerate(register.sections, 1):
        told.append(Heading(1, section.name))
        told += tables(material, section, numbered, f"table-{number}")
    return Briefing(
        register.name,
        f"As of {spoken_date(register.day)}",
        register.name,
        material.marking,
        register.day,
        (*told, Turn(lying=False), *sources(material, tuple(told), numbered, heading="Sources")),
        {},
    )


def tables(material: Material, section: Section, numbered: Mapping[str, int], key: str) -> Iterator[Table]:
    """The tables of a section, each as wide as a page; the first has this key, the others keys that follow from it."""
    for number, columns in enumerate(_pages(section.columns)):
        yield _table(material, section, columns, numbered, f"{key}-{number}" if number else key)


def _reading(register: Register) -> Iterator[Block]:
    yield Heading(1, "How to read this register")
    yield from (Paragraph((Sentence(note),)) for note in register.notes)
    yield key_table(register)


def key_table(register: Register) -> Table:
    """What the marks of the parties mean."""
    rows = tuple((Sentence(mark), Sentence(meaning)) for mark, meaning in register.key)
    return Table("table-key", "Marks of the parties", ("Key", "What it means"), (45, 120), rows)


def _pages(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """The headings that fit a page beside the name of the collaboration and the sources, a part at a time."""
    room = WIDTH - columns[0].width - BEHIND.width
    page: list[Column] = []
    for column in columns[1:]:
        if page and (page[0].part != column.part or sum(c.width for c in page) + column.width > room):
            yield page
            page = []
        page.append(column)
    if page:
        yield page


def _table(
    material: Material, section: Section, columns: Sequence[Column], numbered: Mapping[str, int], key: str
) -> Table:
    every = [section.columns[0], *columns, BEHIND]
    at = [section.columns.index(column) for column in columns]
    rows = []
    for row in section.rows:
        own = [row[place] for place in at]
        cells: list[Cell] = [row[0], *own, places(material, own, numbered)]
        rows.append(tuple(Sentence(cell.text or "–", cell.claims) for cell in cells))
    return Table(
        key,
        f"{section.name}: {columns[0].part.lower()}",
        tuple(column.name for column in every),
        _widths(every),
        tuple(rows),
        upright=tuple(place for place, column in enumerate(every) if column.upright),
        dense=True,
    )


def _widths(columns: Sequence[Column]) -> tuple[int, ...]:
    """The widths, stretched to fill the page."""
    whole = sum(column.width for column in columns)
    made = [column.width * WIDTH // whole for column in columns]
    return (made[0] + WIDTH - sum(made), *made[1:])
