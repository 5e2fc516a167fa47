"""A figure's lines and their heads as SVG, with the positions of the page."""

from collections.abc import Sequence
from math import atan2, degrees, hypot
from typing import Final

from graph.drawing.figure.ink import dashed
from graph.drawing.parts import Line
from graph.drawing.places import Point
from graph.drawing.style import STROKES, TOKENS, colour, dash, head_scale

HOLLOW: Final = 1.5
"""How much wider than usual a line of long ago is, for the white within it, px."""


def line(drawn: Line, points: Sequence[Point], scale: float, head: float) -> list[str]:
    """A line along a chain of cubic curves, without its head; `head` is the scale that its head will have."""
    return stroke(
        drawn.style,
        points,
        scale,
        head,
        possible=drawn.possible,
        ended=drawn.ended,
        stale=drawn.stale,
    )


def stroke(
    style: str,
    points: Sequence[Point],
    scale: float,
    head: float = 1.0,
    *,
    possible: bool = False,
    ended: bool = False,
    stale: bool = False,
) -> list[str]:
    """A line of a style. One of long ago is paler and hollow, so that it is told apart without colour too."""
    look = STROKES[style]
    ink = colour(look, stale=stale, ended=ended)
    dashes = dash(look, possible=possible, ended=ended)
    back = TOKENS["head"][look.head]["back"] * head * head_scale(look.width) * scale if look.head else 0.0
    way = _way(points, back)
    pattern = dashed([value * scale for value in dashes]) if dashes else ""
    hollow = stale and not ended
    width = look.width + (HOLLOW if hollow else 0.0)
    found = [f'<path d="{way}" stroke="{ink}" stroke-width="{width * scale:.2f}"{pattern}/>']
    if hollow:
        core = 0.45 * width
        found.append(f'<path d="{way}" stroke="#FFFFFF" stroke-width="{core * scale:.2f}"{pattern}/>')
    return found


def head(
    style: str, points: Sequence[Point], scale: float, own: float = 1.0, *, stale: bool = False
) -> list[str]:
    """The head of a line at its end, `stale` for what is long ago or ended."""
    look = STROKES[style]
    if not look.head:
        return []
    form, ink = TOKENS["head"][look.head], colour(look, stale=stale)
    x, y = points[-1]
    ux, uy = _direction(points)
    size = own * head_scale(look.width)
    fill = {"line": ink, "white": "#FFFFFF", "none": "none"}[form["fill"]]
    edge = (3 if look.head == "bar" else min(1.75, look.width)) / size
    outline = "" if form["fill"] == "line" else f' stroke="{ink}" stroke-width="{edge:.2f}"'
    return [
        f'<path transform="translate({x:.2f} {y:.2f}) rotate({degrees(atan2(uy, ux)):.1f}) '
        f'scale({size * scale:.4f})" d="{form["path"]}" fill="{fill}"{outline} stroke-linejoin="round"/>'
    ]


def _way(points: Sequence[Point], back: float) -> str:
    """The chain as a path that stops this far before its end."""
    (ex, ey), (ux, uy) = points[-1], _direction(points)
    stop = (ex - ux * back, ey - uy * back)
    parts = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for i in range(1, len(points), 3):
        one, other, end = points[i : i + 3]
        if i + 2 == len(points) - 1:
            other, end = stop if other == points[-1] else other, stop
        parts.append("C" + " ".join(f"{x:.2f} {y:.2f}" for x, y in (one, other, end)))
    return "".join(parts)


def _direction(points: Sequence[Point]) -> Point:
    """Of a chain at its end."""
    ex, ey = points[-1]
    for x, y in reversed(points[:-1]):
        length = hypot(ex - x, ey - y)
        if length > 0.5:
            return (ex - x) / length, (ey - y) / length
    return 1.0, 0.0
