"""The measures of a page of columns: how wide each is, how tall each row, and at what height it stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from graph.drawing.parts import Body, Picture
from graph.drawing.places import BREAKS, Band, whole, wrapped
from graph.drawing.plan import Plan, planned
from graph.drawing.style import FOCUS, LABEL, LINE_HEIGHT, SECOND, SHAPES, text_width
from graph.drawing.ways import path_plan
from graph.schema import POLICING

NARROW: Final = 640
"""Below this width the focus stands above the columns instead of left of them."""
EDGE: Final = 12.0
SYMBOL: Final = 0.8
PRINTED_SYMBOL: Final = 0.72
PRINTED_MIDDLE: Final = 104.0
"""Room for the names in the middle on paper, where width is dearer than height, px."""
INDENT: Final = 30.0
LEAST_ROOM: Final = 110.0
"""What the shortest names of a column may claim, px."""
TITLE: Final = 26.0
MANY: Final = 3
"""From more columns than this names take three lines: there is height to spare, and no width."""
SEVERAL: Final = 3
"""More bodies than this in the middle go by their short names."""
FEW: Final = 50
"""More lines than this between two columns need more room there."""
EMPTY: Final = 14.0
"""Height of a row that only a line runs through, px."""
AIR: Final = (15.0, 12.0, 9.0)
"""Space around a row's text, px: the most that fits the page, never less than gives a 24 px target."""
PRINTED_AIR: Final = (*AIR, 7.0, 5.0, 3.0, 2.0)
"""On paper nothing is pressed, so rows may stand closer."""
MORE_AIR: Final = 10.0
FLOAT: Final = 60.0
"""A column this much shorter than the page stands in its middle, else under its heading."""


@dataclass(slots=True)
class Grid:
    """The measures of a page while it is laid out."""

    plan: Plan
    bodies: Mapping[str, Body]
    narrow: bool
    width: float
    height: float
    printed: bool = False
    room: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    symbol: list[float] = field(default_factory=list)
    labels: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    tall: dict[str, float] = field(default_factory=dict)
    y: dict[str, float] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)

    def side(self, column: int) -> str:
        """On which side of its symbol a label of this column stands."""
        if self.narrow:
            return "right"
        if column == self.plan.middle:
            return "below" if column else "left"
        return "left" if column < self.plan.middle else "right"

    def scale(self, key: str) -> float:
        """Of a symbol."""
        return 1.35 if self.bodies[key].focus else PRINTED_SYMBOL if self.printed else SYMBOL

    def radius(self, key: str) -> float:
        """Of a symbol as drawn, its outline and its growth included."""
        shape = SHAPES[self.bodies[key].shape]
        return (shape.r + shape.width / 2) * self.scale(key) * self.bodies[key].grow

    def empty(self, key: str) -> bool:
        """Whether a row has no body, only a line that runs through it."""
        return not self.bodies[key].label

    @property
    def top(self) -> float:
        """Where the rows begin: under the headings and, on a narrow page, under the focus."""
        above = sum(self.tall[key] for key in self.plan.rows(0)) + 6 if self.narrow else 0.0
        return EDGE + above + (TITLE * (2 if self.narrow else 1) if any(self.plan.headings) else 0.0)


def measured(
    picture: Picture, *, width: float, height: float, path: bool = False, printed: bool = False
) -> Grid:
    """The grid of a picture for a page of this size: columns first, then rows.

    Parameters
    ----------
    picture : Picture
    width, height : float
        Of the page, px.
    path : bool, default False
        Whether it runs from the first body of the focus to the second.
    printed : bool, default False
        For paper: rows may stand closer, and the focus is always left of the columns.

    Returns
    -------
    Grid
    """
    narrow = width < NARROW and not printed
    plan = path_plan(picture) if path and len(picture.focus) == 2 else planned(picture, one_sided=narrow)
    empty = [Body(key, "", "", "", "Unit") for keys in plan.through.values() for key in keys]
    grid = Grid(plan, {body.id: body for body in [*picture.bodies, *empty]}, narrow, width, height, printed)
    _across(grid, picture)
    _down(grid, picture)
    return grid


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
    return min(max([*sizes, 60.0]) + 1, LEAST_ROOM)


def _badge(grid: Grid, column: int) -> float:
    if grid.narrow:
        return 0.0
    badges = (text_width(grid.bodies[key].badge, SECOND) for key in grid.plan.rows(column))
    widest = max(badges, default=0.0)
    return widest + 22 if widest else 0.0


def _across(grid: Grid, picture: Picture) -> None:
    """Each column as wide as its longest label, the widest cut first; what is left over goes to the gaps."""
    count, middle = len(grid.plan.columns), grid.plan.middle
    across = range(1, count) if grid.narrow else range(count)
    want = {c: max((_wish(grid, key, c) for key in grid.plan.rows(c)), default=0.0) + 1 for c in across}
    if not grid.narrow:
        want[middle] = min(want[middle], PRINTED_MIDDLE if grid.printed else 144.0)
    own = {c: 18.0 + _clearance(grid, c) + _badge(grid, c) for c in across}
    gaps = _gaps(grid, picture, across)
    fixed = 2 * EDGE + sum(own.values()) + sum(gaps.values())
    least = {c: _least(grid, c) for c in across}
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


def _fitted(grid: Grid, key: str, column: int) -> tuple[tuple[str, str], ...]:
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


def _down(grid: Grid, picture: Picture) -> None:
    """Rows from the top: titled columns in their order, the others near what they are joined to."""
    plan = grid.plan
    columns = range(len(plan.columns))
    grid.labels = {key: _fitted(grid, key, c) for c in columns for key in plan.rows(c)}
    titled = [any(section.title for section in plan.columns[c]) for c in columns]
    need: list[float] = []
    for air in PRINTED_AIR if grid.printed else AIR:
        for c in columns:
            for key in plan.rows(c):
                grid.tall[key] = _row_height(grid, key, c, air)
        need = [_needed(grid, c) for c in columns]
        if grid.top + max(need) + EDGE <= grid.height:
            break
    if grid.narrow:
        need[0] = 0.0
        _above(grid)
    grid.height = max(grid.top + max(need) + EDGE, 160.0)
    fixed = [c for c in columns if titled[c] and not (grid.narrow and c == 0)]
    for c in fixed:
        spare = (
            grid.height
            - EDGE
            - grid.top
            - need[c]
            - _roomier(grid, c, grid.height - EDGE - grid.top - need[c])
        )
        _stack(grid, c, grid.top + (spare / 2 if spare > FLOAT and not grid.narrow else 0.0))
    for c in columns:
        if c not in fixed and not (grid.narrow and c == 0):
            _follow(grid, picture, c)


def _roomier(grid: Grid, column: int, spare: float) -> float:
    """Spread a short column over the height that a longer one needs; says how much it took."""
    rows = grid.plan.rows(column)
    more = min(spare / len(rows), MORE_AIR) if not grid.narrow else 0.0
    for key in rows:
        grid.tall[key] += more
    return more * len(rows)


def _row_height(grid: Grid, key: str, column: int, air: float) -> float:
    text = len(grid.labels[key]) * LINE_HEIGHT
    if grid.empty(key):
        return EMPTY
    if grid.narrow:
        return max(text + 10, 26.0 if column else 36.0, 2 * grid.radius(key) + 6)
    if grid.side(column) == "below":
        return text + 2 * grid.radius(key) + 24
    if column == grid.plan.middle and len(grid.plan.rows(column)) <= 4:
        return max(text + air, 64.0)
    if grid.printed:
        return max(text + air, 2 * grid.radius(key) + min(air, 6.0))
    return max(text + air, 2 * grid.radius(key) + 6, 24.0)


def _needed(grid: Grid, column: int) -> float:
    sections = grid.plan.columns[column]
    titles = sum(TITLE + 6 for section in sections if section.title)
    return titles + sum(grid.tall[key] for key in grid.plan.rows(column))


def _above(grid: Grid) -> None:
    y = EDGE
    for key in grid.plan.rows(0):
        grid.y[key] = y + grid.tall[key] / 2
        y += grid.tall[key]


def _stack(grid: Grid, column: int, y: float) -> None:
    for section in grid.plan.columns[column]:
        if section.title:
            grid.bands.append(Band(section.title, grid.left[column], grid.right[column], y + TITLE - 4))
            y += TITLE
        for key in section.ids:
            grid.y[key] = y + grid.tall[key] / 2
            y += grid.tall[key]
        y += 6 if section.title else 0


def _follow(grid: Grid, picture: Picture, column: int) -> None:
    """The rows of a column in the order of their neighbours' heights, each as near to them as fits."""
    rows = grid.plan.rows(column)
    ends: dict[str, list[float]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    for line in picture.lines:
        way = [line.start, *grid.plan.through.get(line.id, ()), line.end]
        for here, there in [*pairwise(way), *pairwise(way[::-1])]:
            if line.relation == "OVERSEES" and here in rows and there in rows:
                beside[here].append(there)
            elif here in rows and there in grid.y and there not in rows:
                ends[here].append(grid.y[there])
    blocks: list[list[str]] = []
    for key in rows:
        pair = next((block for block in blocks if set(block) & set(beside[key])), None)
        if pair:
            pair.append(key)
        else:
            blocks.append([key])
    middle = (grid.top + grid.height - EDGE) / 2

    def mean(block: Sequence[str]) -> float:
        found = [y for key in block for y in ends[key]]
        return sum(found) / len(found) if found else middle

    if column != grid.plan.middle:
        blocks = [sorted(block, key=lambda key: (mean([key]), key)) for block in blocks]
        blocks.sort(key=lambda block: (mean(block), block))
    tall = [sum(grid.tall[key] for key in block) for block in blocks]
    for y, block in zip(
        settled([mean(block) for block in blocks], tall, grid.top, grid.height - EDGE), blocks, strict=True
    ):
        at = y - sum(grid.tall[key] for key in block) / 2
        for key in block:
            grid.y[key] = at + grid.tall[key] / 2
            at += grid.tall[key]


def settled(wish: Sequence[float], tall: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of rows in this order nearest to `wish` (least squares) without overlap, within low and high.

    Examples
    --------
    >>> settled([10, 10], [4, 4], 0, 100)
    [8.0, 12.0]
    """
    offsets: list[float] = []
    pools: list[tuple[float, int]] = []
    for i, height in enumerate(tall):
        offsets.append(offsets[-1] + (tall[i - 1] + height) / 2 if i else height / 2)
        pools.append((wish[i] - offsets[i], 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, n), (b, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), n + m)]
    flat = [value for value, count in pools for _ in range(count)]
    most = max(low, high - sum(tall))
    return [max(low, min(value, most)) + offset for value, offset in zip(flat, offsets, strict=True)]
