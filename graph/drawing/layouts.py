"""Which layout a view takes: columns where its kind and size allow, else free; and what to say of it."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Final

import numpy as np

from graph.drawing import columns, free
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point, TooManyError
from graph.drawing.stress import Floats
from graph.model import NOTHING

IN_COLUMNS: Final = ("body", "path", "lead", "function", "region")
"""The kinds of view that are read from left to right; the others have no middle to start from."""

MANY: Final = 60
CROSSED: Final = 300
"""From more bodies or crossings than these a matrix is easier to read."""
MATRIX: Final = "the matrix has the same units, a column for each force."
"""How a note ends that offers it; the page puts a way to it beside."""


def placed(
    picture: Picture,
    scope: str,
    width: float,
    height: float,
    layout: str = "",
    *,
    start: Mapping[str, Point] = NOTHING,
    fixed: Collection[str] = (),
    printed: bool = False,
) -> tuple[Layout, str]:
    """A picture in the layout that suits its kind of view.

    Parameters
    ----------
    picture : Picture
    scope : str
        The kind of view: body, path, lead, function, region, only or everything.
    width, height : float
        Of the page, px.
    layout : {"", "columns", "free"}
        What the reader asked for; anything else is as suits the view.
    start : mapping of str to Point
        In the free layout, where bodies were before: they stay near.
    fixed : collection of str
        Those of them that do not move at all.
    printed : bool, default False
        For paper, where rows may stand closer than a pointer needs.

    Returns
    -------
    Layout
    str
        What to say of it; empty where there is nothing to say.

    Raises
    ------
    TooManyError
        Past 400 bodies; or past 100 where columns were asked for.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
    >>> [placed(drawn, scope, 1100, 600)[0].kind for scope in ("body", "everything")]
    ['columns', 'free']
    """
    across = layout == "columns" or (layout != "free" and scope in IN_COLUMNS and bool(picture.focus))
    if across:
        try:
            found = columns.place(picture, width=width, height=height, path=scope == "path", printed=printed)
        except TooManyError as error:
            if layout == "columns":
                raise
            found = free.place(picture, width=width, height=height, start=start, fixed=fixed, printed=printed)
            return (
                found,
                f"{error.count} bodies are more than columns hold ({error.limit}), so they are placed freely.",
            )
        return found, " ".join(filter(None, [found.note, _dense(picture, found)]))
    found = free.place(picture, width=width, height=height, start=start, fixed=fixed, printed=printed)
    return found, found.note


def _dense(picture: Picture, layout: Layout) -> str:
    """Where lines are many to follow, that the matrix has the same."""
    bodies = len(layout.places)
    several = len(picture.focus) > 1 and bodies > MANY
    if not several and crossings(layout) <= CROSSED:
        return ""
    return f"{bodies} bodies and {len(picture.lines)} lines are many to follow: {MATRIX}"


def crossings(layout: Layout) -> int:
    """How often lines cross between columns; lines that share a way to a junction are one there.

    Notes
    -----
    O(s^2) for s pieces of lines, each taken as straight from where it leaves a column or junction to the next.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("a COLLABORATES v", "b COLLABORATES u"), ["a", "b"], today="2026")
    >>> crossings(columns.place(drawn))
    1
    """
    pieces = {
        (*min(one, other), *max(one, other))
        for route in layout.routes.values()
        for one, other in pairwise(route.points[::3])
        if abs(one[0] - other[0]) > 1
    }
    ends = np.array(sorted(pieces)).reshape(-1, 4)
    a, b = ends[:, None, :2], ends[:, None, 2:]
    c, d = ends[None, :, :2], ends[None, :, 2:]
    met = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return int(np.triu(met, 1).sum())


def _side(a: Floats, b: Floats, c: Floats) -> Floats:
    """On which side of the way from a to b each c lies."""
    found: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return np.where(np.abs(found) < 1e-6, 0.0, found)
