"""The measures of a page of columns: widths first, then heights."""

from typing import Final

from graph.drawing.across import across
from graph.drawing.down import down
from graph.drawing.grid import Grid
from graph.drawing.parts import Body, Picture
from graph.drawing.plan import planned
from graph.drawing.ways import path_plan

NARROW: Final = 640
"""Below this width the focus stands above the columns instead of left of them."""


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
    across(grid, picture)
    down(grid, picture)
    return grid
