"""Columns by distance from the focus: one row a body, and no line that runs through a label.

A label is part of its row and lines leave a column only at its edge. The first column keeps one order in every
picture (section, then name, sub-units under their parent); the others follow the barycentre of their neighbours
(Sugiyama, Tagawa and Toda 1981) and stand as near to them as the rows allow (isotonic regression, pool adjacent
violators). No random start and no browser, so the same picture gives the same places.
"""

from collections.abc import Mapping
from typing import Final

from graph.drawing.grid import EDGE, INDENT, Grid
from graph.drawing.measures import measured
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Place, Text, TooManyError, wrapped
from graph.drawing.routes import routed
from graph.drawing.style import LABEL, LINE_HEIGHT, text_width

LIMIT: Final = 100


def place(
    picture: Picture, *, width: float = 1100, height: float = 600, path: bool = False, printed: bool = False
) -> Layout:
    """Places and routes of a picture around its focus.

    Parameters
    ----------
    picture : Picture
    path : bool, default False
        Whether it runs from the first of two bodies in the focus to the second.
    width, height : float
        Of the page, px. The width is kept unless even the shortest names need more; the height is what the
        rows need, roomier where the page has space.
    printed : bool, default False
        For paper, where rows may stand closer than a pointer needs.

    Returns
    -------
    Layout

    Raises
    ------
    TooManyError
        Past 100 bodies.

    Notes
    -----
    O(n^2 + m) for n bodies and m lines; a few milliseconds for sixty bodies.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> layout = place(picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22"))
    >>> layout.order
    ('durham', 'npas')
    """
    if len(picture.bodies) > LIMIT:
        raise TooManyError(
            f"{len(picture.bodies):,} bodies are too many to draw in columns (limit {LIMIT}). "
            "Show one force, one unit or one function, or draw everything as a free map.",
            count=len(picture.bodies),
            limit=LIMIT,
        )
    grid = measured(picture, width=width, height=height, path=path, printed=printed)
    plan = grid.plan
    places = {
        key: _placed(grid, key, column)
        for column in range(len(plan.columns))
        for key in plan.rows(column)
        if not grid.empty(key)
    }
    routes, junctions = routed(picture, grid, places)
    return Layout(
        "columns",
        grid.width,
        grid.height,
        places,
        routes,
        tuple(grid.bands),
        tuple(_headings(grid)),
        tuple(_leaders(grid, picture, places)),
        tuple(junctions),
        tuple(_order(grid)),
        plan.left_out,
        _note(len(plan.left_out)),
    )


def _order(grid: Grid) -> list[str]:
    """Reading order: the focus, then each column from the top."""
    columns = [grid.plan.middle, *(c for c in range(len(grid.plan.columns)) if c != grid.plan.middle)]
    rows = (sorted(grid.plan.rows(c), key=lambda key: (grid.y[key], key)) for c in columns)
    return [key for column in rows for key in column if not grid.empty(key)]


def _note(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "1 body has no connection to the focus and is not drawn."
    return f"{count} bodies have no connection to the focus and are not drawn."


def _placed(grid: Grid, key: str, column: int) -> Place:
    side, r = grid.side(column), grid.radius(key)
    x = grid.symbol[column] + grid.plan.indent.get(key, 0) * INDENT
    if grid.narrow and column == 0:
        x += 0 if grid.bodies[key].focus else 18
    y, lines = grid.y[key], grid.labels[key]
    if side == "below":
        y -= (grid.tall[key] - 2 * r - 12) / 2
        first, at, align = y + r + 14, x, "middle"
    else:
        gap = max(r, 9.0) + 10
        first, align = y - (len(lines) - 1) * LINE_HEIGHT / 2, "right" if side == "left" else "left"
        at = x - gap if side == "left" else x + gap
    texts = [Text(line, at, first + i * LINE_HEIGHT, align, role) for i, (line, role) in enumerate(lines)]
    if grid.bodies[key].badge and not grid.narrow:
        edge = grid.right[column] - 12 if side == "right" else grid.left[column] + 12
        texts.append(Text(grid.bodies[key].badge, edge, y, "right" if side == "right" else "left", "second"))
    top, bottom = grid.y[key] - grid.tall[key] / 2, grid.y[key] + grid.tall[key] / 2
    left = min(x - r, *(text.span[0] for text in texts))
    right = max(x + r, *(text.span[1] for text in texts))
    return Place(x, y, grid.scale(key), tuple(texts), (left - 2, top, right + 2, bottom), column)


def _headings(grid: Grid) -> list[Text]:
    found = []
    for c, heading in enumerate(grid.plan.headings):
        if not heading:
            continue
        room = grid.right[c] - grid.left[c] if grid.narrow else grid.width
        lines = wrapped(heading, heading, room, LABEL, most=2, weight=700)
        wide = max(text_width(line, LABEL, weight=700) for line in lines)
        left = min(grid.left[c], grid.width - EDGE - wide)
        first = grid.top - 14 - (len(lines) - 1) * LINE_HEIGHT
        found += [
            Text(line, left, first + i * LINE_HEIGHT, "left", "heading") for i, line in enumerate(lines)
        ]
    return found


def _leaders(grid: Grid, picture: Picture, places: Mapping[str, Place]) -> list[tuple[float, float, float]]:
    """A hairline from each label to the edge of its column, where lines to the next column leave."""
    leaving = set()
    for line in picture.lines:
        if line.start in places and line.end in places:
            a, b = sorted((line.start, line.end), key=lambda key: places[key].column)
            if places[a].column < places[b].column and grid.side(places[a].column) == "right":
                leaving.add(a)
    found = []
    for key in sorted(leaving):
        at = places[key]
        if grid.narrow and at.column == 0:
            continue
        label = [text for text in at.texts if text.align == "left"]
        start = max(text.span[1] for text in label) + 8
        badge = [text.span[0] for text in at.texts if text.align == "right"]
        stop = min([*badge, grid.right[at.column] + 0.0]) - (8 if badge else 0)
        if stop - start > 6:
            found.append((start, stop, at.y))
    return found
