"""How tall each row of a page of columns is, and at what height it stands."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final

from graph.drawing.across import fitted
from graph.drawing.grid import EDGE, SEVERAL, TITLE, Grid
from graph.drawing.parts import Picture
from graph.drawing.places import Band
from graph.drawing.style import LINE_HEIGHT

EMPTY: Final = 14.0
"""Height of a row that only a line runs through, px."""
AIR: Final = (15.0, 12.0, 9.0)
"""Space around a row's text, px: the most that fits the page, never less than gives a 24 px target."""
PRINTED_AIR: Final = (*AIR, 7.0, 5.0, 3.0, 2.0)
"""On paper nothing is pressed, so rows may stand closer."""
MORE_AIR: Final = 10.0
APART: Final = 0.6
"""How much of the height that is left over parts the bodies of a focus of many, so that their lines do not bundle."""
FLOAT: Final = 60.0
"""A column this much shorter than the page stands in its middle, else under its heading."""


def down(grid: Grid, picture: Picture) -> None:
    """Rows from the top: titled columns in their order, the others near what they are joined to."""
    plan = grid.plan
    columns = range(len(plan.columns))
    grid.labels = {key: fitted(grid, key, c) for c in columns for key in plan.rows(c)}
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
    if grid.printed and len(plan.rows(plan.middle)) > SEVERAL:
        _roomier(grid, plan.middle, (grid.height - EDGE - grid.top - need[plan.middle]) * APART, most=inf)
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


def _roomier(grid: Grid, column: int, spare: float, most: float = MORE_AIR) -> float:
    """Spread a short column over the height that a longer one needs; says how much it took."""
    rows = grid.plan.rows(column)
    more = min(spare / len(rows), most) if not grid.narrow else 0.0
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
