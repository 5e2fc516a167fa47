"""How wide each column of a page is, and the lines of text that a row makes of its names."""

from collections.abc import Sequence
from typing import Final

from graph.drawing.grid import EDGE, INDENT, SEVERAL, Grid
from graph.drawing.parts import Picture
from graph.drawing.places import BREAKS, whole, wrapped
from graph.drawing.style import FOCUS, LABEL, SECOND, text_width
from graph.schema import POLICING

PRINTED_MIDDLE: Final = 104.0
"""Room for the names in the middle on paper, where width is dearer than height, px."""
LEAST_ROOM: Final = 110.0
"""What the shortest names of a column may claim, px."""
PRINTED_LEAST: Final = 160.0
"""The same on paper, where nothing tells the rest of a word that is cut."""
MANY: Final = 3
"""From more columns than this names take three lines: there is height to spare, and no width."""
FEW: Final = 50
"""More lines than this between two columns need more room there."""


def _names(grid: Grid, key: str, column: int) -> tuple[str, str]:
    """The name to try first and the one to fall back to; further out or among many, a force goes by its area."""
    body = grid.bodies[key]
    outer = abs(column - grid.plan.middle) > 1 and not body.focus
    among = body.focus and len(grid.plan.rows(column)) > SEVERAL
    return (body.short if body.label in POLICING and (outer or among) else body.name), body.short


def _wish(grid: Grid, key: str, column: int) -> float:
    """Width of a row's label on one line."""
    body = grid.bodies[key]
    size, weight = (FOCUS, 700) if body.focus else (LABEL, 400)
    name = text_width(_names(grid, key, column)[0], size, weight=weight)
    return max(name, text_width(body.second, SECOND)) + grid.plan.indent.get(key, 0) * INDENT


def _clearance(grid: Grid, column: int) -> float:
    """From the middle of the widest symbol of a column to its label."""
    return max((max(grid.radius(key), 9.0) + 10 for key in grid.plan.rows(column)), default=19.0)


def _least(grid: Grid, column: int) -> float:
    """Room for the longest word of a column's short names, within reason."""
    sizes = []
    for key in grid.plan.rows(column):
        size, weight = (FOCUS, 700) if grid.bodies[key].focus else (LABEL, 400)
        words = BREAKS.split(grid.bodies[key].short)
        longest = max(text_width(word, size, weight=weight) for word in words)
        sizes.append(longest + grid.plan.indent.get(key, 0) * INDENT)
    return min(max([*sizes, 60.0]) + 1, PRINTED_LEAST if grid.printed else LEAST_ROOM)


def _badge(grid: Grid, column: int) -> float:
    if grid.narrow:
        return 0.0
    badges = (text_width(grid.bodies[key].badge, SECOND) for key in grid.plan.rows(column))
    widest = max(badges, default=0.0)
    return widest + 22 if widest else 0.0


def across(grid: Grid, picture: Picture) -> None:
    """Each column as wide as its longest label, the widest cut first; what is left over goes to the gaps."""
    count, middle = len(grid.plan.columns), grid.plan.middle
    across = range(1, count) if grid.narrow else range(count)
    want = {c: max((_wish(grid, key, c) for key in grid.plan.rows(c)), default=0.0) + 1 for c in across}
    least = {c: _least(grid, c) for c in across}
    if not grid.narrow:
        want[middle] = min(want[middle], max(PRINTED_MIDDLE, least[middle]) if grid.printed else 144.0)
    own = {c: 18.0 + _clearance(grid, c) + _badge(grid, c) for c in across}
    gaps = _gaps(grid, picture, across)
    fixed = 2 * EDGE + sum(own.values()) + sum(gaps.values())
    cap = max(want.values(), default=0.0)
    room = dict(want)
    while cap > 0 and fixed + sum(room.values()) > grid.width:
        cap -= 2
        room = {c: min(w, max(cap, least[c])) for c, w in want.items()}
    grid.width = max(grid.width, fixed + sum(room.values()))
    spare = grid.width - fixed - sum(room.values())
    share = min(spare / max(1, len(gaps)), 120.0)
    x = EDGE + (0.0 if grid.narrow else (spare - share * len(gaps)) / 2)
    for c in range(count):
        if c not in across:  # a narrow page: the focus stands above
            grid.room.append(grid.width - 2 * EDGE - 40)
            grid.left.append(EDGE)
            grid.right.append(grid.width - EDGE)
            grid.symbol.append(EDGE + 15)
            continue
        x += gaps.get(c, 0.0) + (share if c in gaps else 0.0)
        span = own[c] + room[c]
        grid.room.append(room[c])
        grid.left.append(x)
        grid.right.append(x + span)
        edge = 12.0 if not any(grid.bodies[key].focus for key in grid.plan.rows(c)) else 17.0
        at = {"left": x + span - edge, "right": x + edge, "below": x + span / 2}[grid.side(c)]
        grid.symbol.append(at)
        x += span


def _gaps(grid: Grid, picture: Picture, across: Sequence[int]) -> dict[int, float]:
    """Least space before each column; a fan from the focus needs less than lines that cross, many lines more."""
    if grid.narrow:
        return {c: 28.0 if c == 1 else 36.0 for c in across}
    column = {key: c for c in range(len(grid.plan.columns)) for key in grid.plan.rows(c)}
    ends = [sorted((column.get(x.start, 0), column.get(x.end, 0))) for x in picture.lines]
    found = {}
    for c in across[1:]:
        many = max(0, sum(a < c <= b for a, b in ends) - FEW)
        alone = len(grid.plan.rows(grid.plan.middle)) <= SEVERAL and grid.plan.middle in (c, c - 1)
        if grid.printed:
            found[c] = 54.0 if alone else min(80.0 + 0.3 * many, 104.0)
        else:
            found[c] = 72.0 if alone else min(92.0 + 0.6 * many, 160.0)
    return found


def fitted(grid: Grid, key: str, column: int) -> tuple[tuple[str, str], ...]:
    """A row's lines of text with their roles."""
    if grid.empty(key):
        return ()
    body = grid.bodies[key]
    name, short = _names(grid, key, column)
    size, weight = (FOCUS, 700) if body.focus else (LABEL, 400)
    room = grid.room[column] - grid.plan.indent.get(key, 0) * INDENT
    most = 4 if body.focus else 3 if grid.narrow or len(grid.plan.columns) > MANY else 2
    lines = whole(name, short, room, size, most=most, weight=weight)
    role = "focus" if body.focus else "label"
    under = [body.second, body.badge if grid.narrow else ""]
    second = [
        (line, "second") for text in under if text for line in wrapped(text, text, room, SECOND, most=2)
    ]
    return (*((line, role) for line in lines), *second)
