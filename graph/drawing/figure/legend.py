"""The legend of a figure: what is on it and nothing else, and no two entries that look alike without colour."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from graph.drawing.figure import ink, strokes
from graph.drawing.figure.ink import Sheet
from graph.drawing.folding import PEOPLE
from graph.drawing.parts import Entry, Picture
from graph.drawing.style import SHAPES, STROKES, TOKENS, text_width

SAMPLE: Final = 40.0
"""Length of a line in the legend, px at 13.5 px text."""
HEAVY: Final[float] = TOKENS["modifier"]["head_scale"]["from_width"]
ROW: Final = 1.6
"""Height of a row, in sizes of its text."""

Draw = Callable[[Sheet, float, float, float], None]
"""Draws a sample with its left at x and its middle at y, at a scale."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as it is drawn: its sample, how wide that is at scale 1, what it means, what it looks like."""

    draw: Draw
    wide: float
    text: str
    look: tuple[object, ...]


def items(picture: Picture, *, junctions: bool = True) -> list[list[Item]]:
    """The entries of a picture: bodies, what their colours stand for, then lines and marks.

    Parameters
    ----------
    picture : Picture
    junctions : bool, default True
        Whether lines of units with the same partners become one somewhere.

    Returns
    -------
    list of list of Item
        Relations that are drawn alike but for their colour share one entry: their ends tell them apart.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
    >>> [[item.text for item in row] for row in items(drawn, junctions=False)]
    [['Force', 'Unit'], ['takes part']]
    """
    entries = picture.legend
    lines = _lines([entry for entry in entries if entry.kind == "line"])
    marks = [_mark(entry) for entry in entries if entry.kind == "mark"]
    fills = [_fill(entry) for entry in entries if entry.kind == "fill"]
    plain = TOKENS["group"]["none"] if fills else ""
    bodies = [_body(entry, plain) for entry in entries if entry.kind == "body"]
    if junctions:
        marks.append(Item(_dot, 12.0, "units with the same partners", ("junction",)))
    return [row for row in (bodies, fills, [*lines, *marks]) if row]


def _body(entry: Entry, plain: str) -> Item:
    """A kind of body, in plain grey where colour says something else; a person or post keeps its own."""
    fill = "" if entry.key in PEOPLE else plain
    shape = SHAPES[entry.key]
    small = 0.72 * min(1.0, 11 / shape.r)

    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        sheet.add(ink.symbol(entry.key, x + 10 * scale, y, small * scale, fill=fill))

    return Item(draw, 20.0, entry.name, (shape.path, shape.fill == "#FFFFFF"))


def _fill(entry: Entry) -> Item:
    """What a colour stands for; the second line of each body has it in words too."""

    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        sheet.add(ink.swatch(entry.key, x + 10 * scale, y, scale))

    return Item(draw, 20.0, entry.name, ("fill", entry.name))


def _look(style: str) -> tuple[object, ...]:
    """What a line looks like in grey: whether it is heavy, its dash and its head."""
    stroke = STROKES[style]
    return "line", stroke.width >= HEAVY, stroke.dash, stroke.head


def _lines(entries: Iterable[Entry]) -> list[Item]:
    alike: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        alike.setdefault(_look(entry.key), []).append(entry)
    return [
        Item(_sample(same[0].key), SAMPLE, either([entry.name for entry in same]), look)
        for look, same in alike.items()
    ]


def either(names: list[str]) -> str:
    """Names of what is drawn alike, as one.

    Examples
    --------
    >>> either(["governs", "oversees", "reports to"])
    'governs, oversees or reports to'
    """
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _sample(style: str, **how: bool) -> Draw:
    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        start, end = (x, y), (x + SAMPLE * scale, y)
        sheet.add(*strokes.stroke(style, (start, start, end, end), scale, 0.85, **how))
        sheet.add(*strokes.head(style, (start, start, end, end), scale, 0.85))

    return draw


def _mark(entry: Entry) -> Item:
    if entry.key in ("possible", "ended", "stale"):
        return Item(_sample("COLLABORATES", **{entry.key: True}), SAMPLE, entry.name, ("line", entry.key))

    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        if entry.key == "works":
            ink.pill(sheet, "2", x + 9 * scale, y, scale)
        else:
            drawn = ink.unequal if entry.key == "disputed" else ink.clock
            sheet.add(drawn(x + 9 * scale, y, 0.9 * scale))

    return Item(draw, 18.0, entry.name, ("mark", entry.key))


def _dot(sheet: Sheet, x: float, y: float, scale: float) -> None:
    sheet.add(ink.dot(x + 6 * scale, y, scale))


def rows(groups: list[list[Item]], room: float, size: float) -> list[list[Item]]:
    """The entries on rows of this width, each group on rows of its own."""
    found: list[list[Item]] = []
    for group in groups:
        found.append([])
        used = 0.0
        for item in group:
            need = width(item, size)
            if found[-1] and used + need > room:
                found.append([])
                used = 0.0
            found[-1].append(item)
            used += need
    return found


def width(item: Item, size: float) -> float:
    """Of an entry with the space after it."""
    return item.wide * size / 13.5 + text_width(item.text, size) + 1.9 * size


def draw(sheet: Sheet, lines: list[list[Item]], left: float, top: float, size: float) -> None:
    """Put the rows on the sheet."""
    scale = size / 13.5
    for number, row in enumerate(lines):
        x, y = left, top + (number + 0.5) * ROW * size
        for item in row:
            item.draw(sheet, x, y, scale)
            sheet.text(item.text, x + item.wide * scale + 0.5 * size, y, size)
            x += width(item, size)
