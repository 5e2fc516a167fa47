"""Where things stand: the values that every layout returns, whatever draws them, and the fitting of labels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.drawing.style import FONT, text_width
from graph.errors import ConcordError

Point = tuple[float, float]
BREAKS: Final = re.compile(r"\s+|(?<=\w-)(?=\w)")
"""Where a name may go on in the next line: at spaces and after hyphens within words."""
HYPHEN: Final = re.compile(r"\w-$")


class TooManyError(ConcordError):
    """More bodies than a layout can show so that they can be read.

    Attributes
    ----------
    count, limit : int
        How many there are, and how many it can show.
    """

    def __init__(self, message: str, *, count: int, limit: int) -> None:
        super().__init__(message)
        self.count = count
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: `x` is its left, middle or right by `align`, `y` its middle."""

    text: str
    x: float
    y: float
    align: str = "left"
    role: str = "label"

    @property
    def span(self) -> tuple[float, float]:
        """From its left to its right."""
        size, weight = FONT[self.role]
        wide = text_width(self.text, size, weight=weight)
        left = {"left": self.x, "right": self.x - wide, "middle": self.x - wide / 2}[self.align]
        return left, left + wide


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body stands.

    Attributes
    ----------
    x, y : float
        The centre of its symbol, px.
    scale : float
        Of the symbol.
    texts : tuple of Text
        Its label and second line.
    box : tuple of float
        Left, top, right and bottom of symbol and label together: what a pointer hits.
    column : int
        -1 in a free layout.
    """

    x: float
    y: float
    scale: float
    texts: tuple[Text, ...]
    box: tuple[float, float, float, float]
    column: int = -1


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a line from its start to its end.

    Attributes
    ----------
    points : tuple of Point
        A chain of cubic curves: a point, two controls, a point, two controls, a point.
    mark : Point
        Where the number of works and the sign of dispute stand.
    head : float
        Scale of the head.
    """

    points: tuple[Point, ...]
    mark: Point
    head: float = 1.0


@dataclass(frozen=True, slots=True)
class Band:
    """A titled group of rows: a rule from `left` to `right` at `y` under its title."""

    title: str
    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for everything in a picture.

    Attributes
    ----------
    kind : {"columns", "free"}
        In columns a body keeps its place; in a free layout the reader may drag it.
    width, height : float
        Of the page, px at scale 1; more than was asked for where the rows need it.
    places : mapping of str to Place
    routes : mapping of str to Route
        By line id; empty in a free layout, where lines are straight.
    leaders : tuple of tuple
        Hairlines (left, right, y) from a label to where its lines leave the column.
    order : tuple of str
        Bodies in reading order: what the keyboard walks.
    left_out : tuple of str
        Bodies with no way to the focus.
    note : str
        A sentence where something was left out.
    """

    kind: str
    width: float
    height: float
    places: Mapping[str, Place]
    routes: Mapping[str, Route] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    headings: tuple[Text, ...] = ()
    leaders: tuple[tuple[float, float, float], ...] = ()
    junctions: tuple[Point, ...] = ()
    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    note: str = ""


def wrapped(
    text: str, short: str, room: float, size: float, *, most: int, weight: int = 400
) -> tuple[str, ...]:
    """A name on at most `most` lines of `room` px: in full, else its short form, else cut with an ellipsis.

    Examples
    --------
    >>> wrapped("National Police Air Service", "NPAS", 100, 13.5, most=2)
    ('National Police', 'Air Service')
    >>> wrapped("National Police Air Service", "NPAS", 40, 13.5, most=2)
    ('NPAS',)
    >>> wrapped("Counter-terrorism coordination", "", 100, 13.5, most=3)
    ('Counter-', 'terrorism', 'coordination')
    """
    lines: list[str] = []
    for form in (text, short):
        lines = [""]
        for word in BREAKS.split(form):
            longer = f"{lines[-1]}{'' if HYPHEN.search(lines[-1]) else ' '}{word}".strip()
            if lines[-1] and text_width(longer, size, weight=weight) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        if len(lines) <= most and all(text_width(line, size, weight=weight) <= room for line in lines):
            return tuple(lines)
    return tuple(_cut(line, room, size, weight) for line in [*lines[: most - 1], " ".join(lines[most - 1 :])])


def whole(
    text: str, short: str, room: float, size: float, *, most: int, weight: int = 400
) -> tuple[str, ...]:
    """As `wrapped`, with as many lines more as the short name needs; only a word wider than the room is cut.

    Examples
    --------
    >>> whole("Yorkshire and the Humber Regional Scientific Support Services", "", 100, 13.5, most=2)[-1]
    'Support Services'
    """
    lines = wrapped(text, short or text, room, size, most=most, weight=weight)
    while lines[-1].endswith("…") and most < len(BREAKS.split(short or text)):
        most += 1
        lines = wrapped(text, short or text, room, size, most=most, weight=weight)
    return lines


def _cut(line: str, room: float, size: float, weight: int) -> str:
    if text_width(line, size, weight=weight) <= room:
        return line
    while line and text_width(f"{line}…", size, weight=weight) > room:
        line = line[:-1].rstrip(" ,;(")
    return f"{line}…"


def along(points: tuple[Point, ...], steps: int = 16) -> list[Point]:
    """Points on a chain of cubic curves, for measuring and for tests.

    Examples
    --------
    >>> along(((0, 0), (0, 0), (8, 0), (8, 0)), 2)
    [(0, 0), (4.0, 0.0), (8.0, 0.0)]
    """
    found = [points[0]]
    for i in range(0, len(points) - 1, 3):
        a, b, c, d = points[i : i + 4]
        for k in range(1, steps + 1):
            t, u = k / steps, 1 - k / steps
            wa, wb, wc, wd = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            found.append(
                (wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0], wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1])
            )
    return found
