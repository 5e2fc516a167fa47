"""A section 22A register written from the graph: one row a collaboration, and what each party says of it itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

DUTY: Final = (
    "Section 23E of the Police Act 1996 requires publication of an agreement: of a copy, or, where that would harm, "
    "of its title and purpose."
)
"""The duty to publish, in our own words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a register has of one collaboration under one heading, and the claims that it rests on."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a register.

    Attributes
    ----------
    part : str
        The part of the register that it belongs to; a printed page has one part.
    name : str
    width : int
        In mm, on a page of A4 lying down.
    upright : bool
        Whether the heading is turned, so that its column can be narrow.
    """

    part: str
    name: str
    width: int
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The collaborations of one reach, under the headings of which any has something to say."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Register:
    """A whole register.

    Attributes
    ----------
    name : str
    day : str
        ISO date of what counts as today.
    sections : tuple of Section
        The first cell of each row is the collaboration's name.
    key : tuple of (str, str)
        Each mark in it, with what it means.
    notes : tuple of str
        How to read it, and what it could not see.
    """

    name: str
    day: str
    sections: tuple[Section, ...]
    key: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]

    def cells(self) -> Iterator[Cell]:
        for section in self.sections:
            for row in section.rows:
                yield from row
