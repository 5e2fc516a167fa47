"""The ways of lines between columns: they leave a column at its edge, and never run through a label."""

from collections import defaultdict
from collections.abc import Mapping

from graph.drawing.grid import SEVERAL, Grid
from graph.drawing.junctions import alike, junctions
from graph.drawing.marks import marked
from graph.drawing.parts import Line, Picture
from graph.drawing.places import Place, Point, Route
from graph.schema import POLICING

GAP = 4.0
"""Between the edge of a symbol and the end of a line, px."""
SPREAD = 7.0
"""Between lines of different relations at the same row, px."""


def routed(picture: Picture, grid: Grid, places: Mapping[str, Place]) -> tuple[dict[str, Route], list[Point]]:
    """The route of every line whose ends both have a place, and the junctions where lines become one.

    Parameters
    ----------
    picture : Picture
    grid : Grid
    places : mapping of str to Place

    Returns
    -------
    routes : dict of str to Route
        By line id.
    junctions : list of Point
    """
    lines = [line for line in picture.lines if line.start in places and line.end in places]
    offsets = _offsets(lines, grid, places)
    shared = alike(lines, places, fans=len(grid.plan.rows(0)) > SEVERAL and not grid.narrow)
    knots = junctions(lines, shared, grid, places)
    points: dict[str, tuple[Point, ...]] = {}
    for line in lines:
        knot = knots[shared[line.id]] if line.id in shared else None
        points[line.id] = _way(line, grid, places, offsets, knot)
    heads = {line.id: _head(line, grid, places) for line in lines}
    marks = marked(lines, points, places, grid.plan.middle, shared)
    routes = {key: Route(way, marks[key], heads[key]) for key, way in points.items()}
    return routes, sorted(knots.values())


def _head(line: Line, grid: Grid, places: Mapping[str, Place]) -> float:
    """Small where there is little room: on hooks to a parent and between neighbours of a column."""
    same = places[line.start].column == places[line.end].column
    return 0.62 if same and places[line.start].column != grid.plan.middle else 0.85


def _sides(line: Line, places: Mapping[str, Place]) -> dict[str, str]:
    """Which side of each end a line is at."""
    a, b = places[line.start], places[line.end]
    if a.column == b.column:
        return {line.start: "L", line.end: "L"}
    return {line.start: "R" if a.column < b.column else "L", line.end: "L" if a.column < b.column else "R"}


def _offsets(lines: list[Line], grid: Grid, places: Mapping[str, Place]) -> dict[tuple[str, str, str], float]:
    """How far above or below the middle of a row the lines of each relation meet it."""
    towards: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        for key, side in _sides(line, places).items():
            fan = places[key].column == grid.plan.middle == 0 and grid.bodies[key].label in POLICING
            hook = line.relation == "PART_OF" and grid.plan.parent.get(line.start) == line.end
            if not fan and not (hook and key == line.end):
                other = line.end if key == line.start else line.start
                towards[key, side][line.style].append(-1e6 if hook else places[other].y)
    found = {}
    for (key, side), present in towards.items():
        ranked = sorted(present, key=lambda style: (sum(present[style]) / len(present[style]), style))
        room = 2.2 * grid.radius(key) if grid.bodies[key].focus else 17.0
        step = min(SPREAD, room / max(1, len(ranked) - 1))
        for i, style in enumerate(ranked):
            found[key, side, style] = (i - (len(ranked) - 1) / 2) * step
    return found


def _anchor(
    key: str,
    side: str,
    style: str,
    grid: Grid,
    places: Mapping[str, Place],
    offsets: Mapping[tuple[str, str, str], float],
) -> Point:
    """Where a line meets a row: at the symbol, or at the column's edge where a label stands between."""
    at = places[key]
    y = at.y + offsets.get((key, side, style), 0.0)
    where = grid.side(at.column)
    reach = grid.radius(key) + GAP
    if side == "R" and where == "right":
        return grid.right[at.column], y
    if where == "below":
        return (grid.right[at.column] if side == "R" else grid.left[at.column]), y
    return (at.x + reach if side == "R" else at.x - reach), y


def _curve(a: Point, b: Point) -> tuple[Point, ...]:
    """A cubic that is horizontal at both ends."""
    x = (a[0] + b[0]) / 2
    return a, (x, a[1]), (x, b[1]), b


def _straight(a: Point, b: Point) -> tuple[Point, ...]:
    return a, a, b, b


def _chain(*parts: tuple[Point, ...]) -> tuple[Point, ...]:
    found = parts[0]
    for part in parts[1:]:
        found = (*found, *part[1:])
    return found


def _way(
    line: Line,
    grid: Grid,
    places: Mapping[str, Place],
    offsets: Mapping[tuple[str, str, str], float],
    knot: Point | None,
) -> tuple[Point, ...]:
    a, b = places[line.start], places[line.end]
    if a.column == b.column:
        return _within(line, grid, places, offsets)
    first, last = (line.start, line.end) if a.column < b.column else (line.end, line.start)
    start = _anchor(first, "R", line.style, grid, places, offsets)
    stop = _anchor(last, "L", line.style, grid, places, offsets)
    if grid.narrow and places[first].column == 0:
        way = _trunk(places[first], grid.radius(first), stop)
    elif line.id in grid.plan.through:
        empty = grid.plan.through[line.id]
        rows = empty if first == line.start else empty[::-1]
        way = _past(start, rows, places[first].column + 1, stop, grid)
    else:
        way = _across(first, last, start, stop, grid, places, knot)
    return way if first == line.start else tuple(reversed(way))


def _past(start: Point, rows: tuple[str, ...], column: int, stop: Point, grid: Grid) -> tuple[Point, ...]:
    """Through an empty row of each column between."""
    parts, at = [], start
    for c, key in enumerate(rows, column):
        edge, beyond = (grid.left[c], grid.y[key]), (grid.right[c], grid.y[key])
        parts += [_curve(at, edge), _straight(edge, beyond)]
        at = beyond
    return _chain(*parts, _curve(at, stop))


def _across(
    first: str,
    last: str,
    start: Point,
    stop: Point,
    grid: Grid,
    places: Mapping[str, Place],
    knot: Point | None,
) -> tuple[Point, ...]:
    parts = []
    centre = places[first]
    if grid.side(centre.column) == "below":  # from the symbol past its label
        out = (centre.x + grid.radius(first) + GAP, start[1])
        parts.append(_straight(out, start))
    edge = (grid.left[places[last].column], stop[1])
    target = places[last]
    meet = edge if grid.side(target.column) != "below" else (grid.left[target.column], stop[1])
    if knot:
        parts += [_curve(start, knot), _curve(knot, meet)]
    else:
        parts.append(_curve(start, meet))
    if grid.side(target.column) == "below":
        parts.append(_straight(meet, (target.x - grid.radius(last) - GAP, stop[1])))
    elif stop[0] > meet[0]:
        parts.append(_straight(meet, stop))
    return _chain(*parts)


def _trunk(start: Place, r: float, stop: Point) -> tuple[Point, ...]:
    """On a narrow page: down from the focus above, then round a corner to the row."""
    bend = min(9.0, abs(stop[1] - start.y) / 2)
    top = (start.x, start.y + r + GAP)
    corner = (start.x, stop[1] - bend)
    out = (start.x + bend, stop[1])
    return _chain(
        _straight(top, corner), (corner, (start.x, stop[1]), (start.x, stop[1]), out), _straight(out, stop)
    )


def _within(
    line: Line, grid: Grid, places: Mapping[str, Place], offsets: Mapping[tuple[str, str, str], float]
) -> tuple[Point, ...]:
    """Between two rows of one column: a hook from a parent, a tick between neighbours, else a bow at the left."""
    a, b = places[line.start], places[line.end]
    if line.relation == "PART_OF" and grid.plan.parent.get(line.start) == line.end:
        start = _anchor(line.start, "L", line.style, grid, places, offsets)
        foot = (b.x, b.y + grid.radius(line.end) + 2)
        bend = min(7.0, abs(start[1] - foot[1]) / 2, abs(start[0] - b.x))
        corner, up = (b.x + bend, start[1]), (b.x, start[1] - bend)
        return _chain(
            _straight(start, corner), (corner, (b.x, start[1]), (b.x, start[1]), up), _straight(up, foot)
        )
    rows = sorted(grid.plan.rows(a.column), key=lambda key: grid.y[key])
    beside = abs(rows.index(line.start) - rows.index(line.end)) == 1
    if line.relation == "OVERSEES" and beside and abs(a.x - b.x) < 30:
        down = 1 if b.y > a.y else -1
        return _straight(
            (b.x, a.y + down * (grid.radius(line.start) + 2)), (b.x, b.y - down * (grid.radius(line.end) + 2))
        )
    if grid.side(a.column) in ("left", "below"):
        start = (a.x + grid.radius(line.start) + GAP, a.y)
        stop = (b.x + grid.radius(line.end) + GAP, b.y)
        x = max(start[0], stop[0]) + 14 + min(30.0, abs(a.y - b.y) * 0.1)
    else:
        start = _anchor(line.start, "L", line.style, grid, places, offsets)
        stop = _anchor(line.end, "L", line.style, grid, places, offsets)
        x = min(start[0], stop[0]) - 14 - min(30.0, abs(a.y - b.y) * 0.1)
    return start, (x, start[1]), (x, stop[1]), stop
