"""Where lines run on a figure and where their marks stand: on no label, on no symbol, on no other mark."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from math import hypot
from typing import Final

from graph.drawing.figure.ink import MARKS, pill_width, radius
from graph.drawing.parts import Line, Picture
from graph.drawing.places import Layout, Place, Point, Text, along
from graph.drawing.style import LINE_HEIGHT

Box = tuple[float, float, float, float]
APART: Final = 9.0
"""Between two lines that join the same two bodies, px."""
STEP: Final = 4.0
"""How far a mark moves along its line when it looks for room, px."""
ASIDE: Final = (3.0, 12.0)
"""Between a line that is too short for its mark and the mark beside it, px."""
RIM: Final = 0.7
"""How much of a symbol's radius a mark keeps clear of."""


def ways(picture: Picture, layout: Layout) -> dict[str, tuple[Point, ...]]:
    """The way of each line as a chain of cubic curves: as it was laid out, else straight between its bodies.

    Examples
    --------
    >>> from graph.drawing.free import place
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), today="2026-11-22")
    >>> [len(way) for way in ways(drawn, place(drawn)).values()]
    [4]
    """
    lines = [line for line in picture.lines if line.start in layout.places and line.end in layout.places]
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        pairs[min(line.start, line.end), max(line.start, line.end)].append(line)
    found = {}
    for between in pairs.values():
        for i, line in enumerate(between):
            route = layout.routes.get(line.id)
            turn = 1 if line.start < line.end else -1
            off = turn * (i - (len(between) - 1) / 2) * APART
            found[line.id] = route.points if route else _straight(picture, layout, line, off)
    return found


def _straight(picture: Picture, layout: Layout, line: Line, off: float) -> tuple[Point, ...]:
    a, b = layout.places[line.start], layout.places[line.end]
    length = hypot(b.x - a.x, b.y - a.y) or 1.0
    ux, uy = (b.x - a.x) / length, (b.y - a.y) / length
    first, last = (_reach(picture, layout, key) for key in (line.start, line.end))
    start = (a.x + ux * first - uy * off, a.y + uy * first + ux * off)
    end = (b.x - ux * last - uy * off, b.y - uy * last + ux * off)
    return start, start, end, end


def _reach(picture: Picture, layout: Layout, key: str) -> float:
    return symbol_radius(picture, layout, key) + float(MARKS["gap"])


def symbol_radius(picture: Picture, layout: Layout, key: str) -> float:
    """Of a body's symbol as it is laid out, px."""
    drawn = picture.body(key)
    assert drawn
    return radius(drawn.shape) * layout.places[key].scale * drawn.grow


def marked(
    picture: Picture, layout: Layout, chains: Mapping[str, tuple[Point, ...]], obstacles: Iterable[Box]
) -> dict[str, Point | None]:
    """Where the mark of each line stands that has one; None where there is no room for it anywhere.

    Parameters
    ----------
    picture : Picture
    layout : Layout
    chains : mapping of str to tuple
        The way of each line.
    obstacles : iterable of tuple
        Boxes that a mark must not cover.

    Returns
    -------
    dict of str to Point or None
        Lines that share a mark have it once, under the first of them.

    Notes
    -----
    A mark stands where the layout wished it, else as near to there as there is room: on its line, then beside it;
    O(m (m + n) s) for m marks, n boxes and s places to try.
    """
    taken = list(obstacles)
    found: dict[str, Point | None] = {}
    shared: set[tuple[Point, int, bool]] = set()
    for line in picture.lines:
        counted = line.works >= MARKS["works"]["least"]
        if line.id not in chains or not (counted or line.disputed):
            continue
        route = layout.routes.get(line.id)
        if route and (route.mark, line.works, line.disputed) in shared:
            continue
        wish = route.mark if route else None
        size = _size(line, counted)
        found[line.id] = _room(chains[line.id], wish, size, taken)
        at = found[line.id]
        if at:
            taken.append(_about(at, size))
        if route:
            shared.add((route.mark, line.works, line.disputed))
    return found


def _size(line: Line, counted: bool) -> tuple[float, float]:
    """Half the width and half the height of a mark."""
    if not counted:
        r = MARKS["disputed"]["r"] + 1.0
        return r, r
    wide = pill_width(str(line.works)) / 2
    return (wide + 10.0 if line.disputed else wide), 9.0 if line.disputed else 8.5


def _about(at: Point, size: tuple[float, float]) -> Box:
    return at[0] - size[0], at[1] - size[1], at[0] + size[0], at[1] + size[1]


def text_box(text: Text) -> Box:
    """The box of one line of text."""
    left, right = text.span
    return left, text.y - LINE_HEIGHT / 2 + 1, right, text.y + LINE_HEIGHT / 2 - 1


def obstacles(picture: Picture, layout: Layout, unlabelled: Collection[str] = ()) -> Iterator[Box]:
    """What a mark must not cover: symbols and labels."""
    for key, place in sorted(layout.places.items()):
        r = RIM * symbol_radius(picture, layout, key)
        yield place.x - r, place.y - r, place.x + r, place.y + r
        if key not in unlabelled:
            yield from (text_box(text) for text in place.texts)


def _room(
    way: tuple[Point, ...], wish: Point | None, size: tuple[float, float], taken: list[Box]
) -> Point | None:
    """The nearest point to where the mark wishes to be: on the way, its middle unless told; else beside it."""
    points = _spaced(along(way, 24))
    middle = wish or points[len(points) // 2]
    off = [side * (size[0] + gap) for gap in ASIDE for side in (-1, 1)]
    beside = [(x + dx, y) for dx in off for x, y in [middle, *points]]
    for spots in ([middle, *points], beside):
        for at in sorted(spots, key=lambda p: hypot(p[0] - middle[0], p[1] - middle[1])):
            box = _about(at, size)
            if not any(meet(box, other) for other in taken):
                return at
    return None


def _spaced(points: list[Point]) -> list[Point]:
    """Points along a broken line, every few px, clear of its ends."""
    found = []
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(1, int(hypot(bx - ax, by - ay) / STEP))
        found += [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(count)]
    return found[2:-2] or [points[len(points) // 2]]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge.

    Examples
    --------
    >>> meet((0, 0, 4, 4), (3, 3, 5, 5)), meet((0, 0, 4, 4), (4, 0, 8, 4))
    (True, False)
    """
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def corner(place: Place, r: float, size: float, taken: Iterable[Box]) -> Point:
    """Where the letter of a note stands beside a symbol: a corner that is clear, the upper left first."""
    boxes, reach = list(taken), 0.75 * r + 0.6 * size
    ways_out = [(-1, -1), (-1, 1), (1, 1), (1, -1), (-1.4, 0), (1.4, 0), (0, -1.4), (0, 1.4)]
    spots = [(place.x + dx * reach, place.y + dy * reach) for dx, dy in ways_out]
    return min(
        spots, key=lambda at: (sum(meet(_about(at, (size, size)), box) for box in boxes), spots.index(at))
    )
