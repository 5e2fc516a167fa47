"""Where the number and the sign of a line stand between columns: on its line, clear of those already set."""

from collections.abc import Mapping
from itertools import pairwise

from graph.drawing.junctions import Junction
from graph.drawing.parts import Line
from graph.drawing.places import Place, Point, along

TICK = 34.0
"""A line between two rows that is shorter than this has no room for a number on it, px."""


def marked(
    lines: list[Line],
    points: Mapping[str, tuple[Point, ...]],
    places: Mapping[str, Place],
    middle: int,
    shared: Mapping[str, Junction],
) -> dict[str, Point]:
    """Where each line's number stands: near its own row, clear of the numbers already set.

    Lines that leave a junction as one have one number.
    """
    taken: list[tuple[Point, float]] = []
    found: dict[str, Point] = {}
    joint: dict[tuple[Junction, str], Point] = {}
    for line in sorted(lines, key=lambda line: (not (line.works > 1 or line.disputed), line.id)):
        junction = (shared[line.id], line.end) if line.id in shared else None
        if junction in joint:
            found[line.id] = joint[junction]
            continue
        way = along(points[line.id], 24)
        start, end = places[line.start].column, places[line.end].column
        if abs(start - middle) > abs(end - middle):
            way = way[::-1]
        wide = 18.0 if line.disputed and line.works > 1 else 9.0 if line.works > 1 or line.disputed else 0.0
        found[line.id] = _clear(way, wide, taken, fan=start != end and middle in (start, end))
        if (
            start == end
            and len(way)
            and abs(way[0][0] - way[-1][0]) < 1
            and abs(way[0][1] - way[-1][1]) < TICK
        ):
            found[line.id] = (way[0][0] - 13, (way[0][1] + way[-1][1]) / 2)
        if wide:
            taken.append((found[line.id], wide))
        if junction:
            joint[junction] = found[line.id]
    return found


def _clear(way: list[Point], wide: float, taken: list[tuple[Point, float]], *, fan: bool) -> Point:
    lengths = [0.0]
    for (ax, ay), (bx, by) in pairwise(way):
        lengths.append(lengths[-1] + ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    whole = lengths[-1]
    best = way[len(way) // 2]
    if not wide:
        return best
    steps = range(0, int(whole / 2) - 16, 8)
    outward = [whole / 2 + sign * step for step in steps for sign in (1, -1)]
    wishes = (
        [whole - 14 - wide, *(whole - step for step in range(44, int(whole) - 20, 10))] if fan else outward
    )
    for wish in wishes:
        x, y = _at(way, lengths, max(0.0, min(whole, wish)))
        if all(abs(x - tx) > wide + tw + 1 or abs(y - ty) > 18 for (tx, ty), tw in taken):
            return x, y
    return best


def _at(way: list[Point], lengths: list[float], wish: float) -> Point:
    for i, length in enumerate(lengths[1:], 1):
        if length >= wish:
            span = length - lengths[i - 1] or 1.0
            t = (wish - lengths[i - 1]) / span
            (ax, ay), (bx, by) = way[i - 1], way[i]
            return ax + (bx - ax) * t, ay + (by - ay) * t
    return way[-1]
