"""A free layout for what columns do not suit: distance on the page is distance in the network, labels apart."""

import math
from collections.abc import Collection, Mapping
from typing import Final

import networkx as nx
import numpy as np

from graph.drawing.labels import Labels, Side, labelled, sided
from graph.drawing.parts import Body, Picture
from graph.drawing.places import Layout, Place, Point, TooManyError, whole, wrapped
from graph.drawing.stress import Floats, distances, joined_to, pushed_apart, stressed
from graph.drawing.style import FOCUS, FONT, LINE_HEIGHT, SECOND, SHAPES, text_width
from graph.model import NOTHING

LIMIT: Final = 400
ROOM: Final = 132.0
"""Width that a label may take before it wraps, px."""
ROOMY: Final = 2.4
PRINTED: Final = 1.7
"""How many times the room of all labels a picture takes on a screen, and on paper, which cannot be zoomed."""
MOSTLY: Final = 0.5
"""Bodies join those already there where at least this share of them is."""
STAYS: Final = 0.1
"""How readily a body that was there makes room, beside a new one."""


def place(
    picture: Picture,
    *,
    width: float = 1100,
    height: float = 700,
    seed: int = 1,
    start: Mapping[str, Point] = NOTHING,
    fixed: Collection[str] = (),
    printed: bool = False,
) -> Layout:
    """Places of a picture by its distances; lines are straight and bodies may be dragged.

    Parameters
    ----------
    picture : Picture
    width, height : float
        The shape of the page; the layout keeps its proportions and is shown as a whole.
    seed : int, default 1
    start : mapping of str to Point
        Where bodies were before. Where most of the picture was there, they stay, making room at most, and the
        others join them; else only they stand there.
    fixed : collection of str
        Those of them that do not move at all.
    printed : bool, default False
        For paper, where no name is cut.

    Returns
    -------
    Layout

    Raises
    ------
    TooManyError
        Past 400 bodies.

    Notes
    -----
    Stress majorization, then repeated pushes along the axis of least overlap, then each label on the side of its
    symbol where fewest lines run; O(n^3) for n bodies. The same picture, seed and start give the same places.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> layout = place(picture(Subgraph.of("durham COLLABORATES npas"), today="2026-11-22"))
    >>> sorted(layout.places)
    ['durham', 'npas']
    """
    count = len(picture.bodies)
    if count > LIMIT:
        raise TooManyError(
            f"{count:,} bodies are too many to draw (limit {LIMIT}). "
            "Show one force's neighbourhood, or one region, one function or one kind of body.",
            count=count,
            limit=LIMIT,
        )
    if not count:
        return Layout("free", width, height, {})
    labels = [_label(body) for body in picture.bodies]
    radii = [radius(body) for body in picture.bodies]
    sizes = np.array([_size(r, lines, printed) for r, lines in zip(radii, labels, strict=True)])
    number = {body.id: i for i, body in enumerate(picture.bodies)}
    pairs = sorted({_pair(number[x.start], number[x.end]) for x in picture.lines if x.start != x.end})
    drop = sizes[:, 1] / 2 - np.array(radii) - 4
    known = np.array([body.id in start for body in picture.bodies])
    if known.mean() >= MOSTLY:
        at = np.array([start.get(body.id, (0.0, 0.0)) for body in picture.bodies], dtype=float)
        at[:, 1] += drop
        give = np.array([_give(body.id, start, fixed) for body in picture.bodies])
        middles = joined_to(at, known, distances(count, pairs))
        middles = pushed_apart(middles, sizes, seed=seed, give=give)
    else:
        middles = _middles(pairs, sizes, width / max(height, 1.0), seed, PRINTED if printed else ROOMY)
        for key in set(start) & set(number):
            middles[number[key]] = (start[key][0], start[key][1] + drop[number[key]])
    points = middles - np.column_stack([np.zeros(count), drop])
    sides = sided(points, np.array(radii), labels, pairs)
    places = {
        body.id: _placed(body, lines, float(x), float(y), side)
        for body, lines, (x, y), side in zip(picture.bodies, labels, points, sides, strict=True)
    }
    order = sorted(places, key=lambda key: (round(places[key].y / 60), places[key].x, key))
    return Layout("free", width, height, places, order=tuple(order))


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _give(key: str, start: Mapping[str, Point], fixed: Collection[str]) -> float:
    return 0.0 if key in fixed and key in start else STAYS if key in start else 1.0


def _label(body: Body) -> Labels:
    role = "focus" if body.focus else "label"
    size, weight = FONT[role]
    lines = [(line, role) for line in whole(body.name, body.short, ROOM, size, most=2, weight=weight)]
    under = [text for text in (body.second, body.badge) if text]
    return [
        *lines,
        *((line, "second") for text in under for line in wrapped(text, text, ROOM, SECOND, most=2)),
    ]


def _scale(body: Body) -> float:
    return 1.7 if body.focus else 1.0


def radius(body: Body) -> float:
    """Of a symbol as drawn in a free layout, its outline and its growth included."""
    shape = SHAPES[body.shape]
    return (shape.r + shape.width / 2) * _scale(body) * body.grow


def _size(r: float, lines: Labels, printed: bool) -> tuple[float, float]:
    """Width and height of a symbol with its label below, and some air: on a screen, what a chosen one needs."""
    if printed:
        wide = max(text_width(text, FONT[role][0], weight=FONT[role][1]) for text, role in lines)
        return max(wide, 2 * r) + 10, 2 * r + len(lines) * LINE_HEIGHT + 12
    wide = max(text_width(text, SECOND if role == "second" else FOCUS, weight=700) for text, role in lines)
    return max(wide, 2 * r) + 14, 2 * r + len(lines) * LINE_HEIGHT + 16


def _middles(pairs: list[tuple[int, int]], sizes: Floats, aspect: float, seed: int, roomy: float) -> Floats:
    """Each connected part laid out by itself, then the parts set side by side, largest first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(pairs)
    middles = np.zeros((len(sizes), 2))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    spans = []
    for part in parts:
        if len(part) > 1:
            number = {node: i for i, node in enumerate(part)}
            inside = [(number[a], number[b]) for a, b in pairs if a in number]
            points = _turned(stressed(distances(len(part), inside), seed=seed))
            middles[part] = pushed_apart(_spread(points, sizes[part], aspect, roomy), sizes[part], seed=seed)
        low = (middles[part] - sizes[part] / 2).min(axis=0)
        middles[part] -= low
        spans.append((middles[part] + sizes[part] / 2).max(axis=0) + 24)
    for part, corner in zip(parts, _shelves(spans, aspect), strict=True):
        middles[part] += corner
    return middles


def _shelves(spans: list[Floats], aspect: float) -> list[Floats]:
    """Corners of boxes set on shelves in their order, about as wide as the page is in proportion."""
    area = sum(float(wide * tall) for wide, tall in spans)
    page = max([math.sqrt(area * aspect) * 1.05, *(float(wide) for wide, _ in spans)])
    corners: list[Floats] = []
    x = y = shelf = 0.0
    for wide, tall in spans:
        if x and x + wide > page:
            x, y, shelf = 0.0, y + shelf, 0.0
        corners.append(np.array([x, y]))
        x, shelf = x + float(wide), max(shelf, float(tall))
    return corners


def _turned(points: Floats) -> Floats:
    """The longer way across the page."""
    if len(points) < 3:
        return points
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Floats = centred @ np.where(axes[:, :1] < 0, -axes, axes).T
    return turned


def _spread(points: Floats, sizes: Floats, aspect: float, roomy: float) -> Floats:
    """The points stretched over a page of this aspect with so many times the room that the labels take."""
    low, high = points.min(axis=0, initial=0.0), points.max(axis=0, initial=0.0)
    area = float((sizes[:, 0] * sizes[:, 1]).sum()) * roomy + 1
    tall = math.sqrt(area / aspect)
    span = np.where(high - low > 1e-9, high - low, 1.0)
    stretched: Floats = (points - low) / span * np.array([tall * aspect, tall])
    return stretched


def _placed(body: Body, lines: Labels, x: float, y: float, side: Side) -> Place:
    """A symbol at its point and its label on that side of it."""
    texts, box = labelled(x, y, radius(body), lines, side)
    return Place(x, y, _scale(body), texts, box)
