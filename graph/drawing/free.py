"""A free layout for what columns do not suit: forces between bodies, a seed, then labels pushed apart."""

import math
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.drawing.parts import Body, Picture
from graph.drawing.places import Layout, Place, Text, TooManyError, wrapped
from graph.drawing.style import FOCUS, LABEL, LINE_HEIGHT, SECOND, SHAPES, text_width

LIMIT: Final = 400
ROOM: Final = 132.0
"""Width that a label may take before it wraps, px."""
Floats = NDArray[np.float64]


def place(picture: Picture, *, width: float = 1100, height: float = 700, seed: int = 1) -> Layout:
    """Places of a picture by forces between its bodies; lines are straight and bodies may be dragged.

    Parameters
    ----------
    picture : Picture
    width, height : float
        The shape of the page; the layout keeps its proportions and is shown as a whole.
    seed : int, default 1

    Returns
    -------
    Layout

    Raises
    ------
    TooManyError
        Past 400 bodies.

    Notes
    -----
    ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian 2014), then repeated pushes along the axis of least
    overlap; O(n^2) a round. The same picture and seed give the same places.

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
            "Show one force's neighbourhood, or one region, one function or one kind of body."
        )
    labels = [_label(body) for body in picture.bodies]
    sizes = np.array([_size(body, lines) for body, lines in zip(picture.bodies, labels, strict=True)])
    middles = _middles(picture, sizes.reshape(-1, 2), width / max(height, 1.0), seed)
    places = {
        body.id: _placed(body, lines, x, y, tall)
        for body, lines, (x, y), (_, tall) in zip(picture.bodies, labels, middles, sizes, strict=True)
    }
    order = sorted(places, key=lambda key: (round(places[key].y / 60), places[key].x, key))
    return Layout("free", width, height, places, order=tuple(order))


def _label(body: Body) -> list[tuple[str, str]]:
    size, weight = (FOCUS, 700) if body.focus else (LABEL, 400)
    role = "focus" if body.focus else "label"
    lines = [(line, role) for line in wrapped(body.name, body.short, ROOM, size, most=2, weight=weight)]
    return [*lines, (body.second, "second")] if body.second else lines


def _scale(body: Body) -> float:
    return 1.7 if body.focus else 1.0


def _radius(body: Body) -> float:
    shape = SHAPES[body.shape]
    return (shape.r + shape.width / 2) * _scale(body)


def _size(body: Body, lines: list[tuple[str, str]]) -> tuple[float, float]:
    """Width and height of symbol and label together."""
    wide = max(text_width(text, SECOND if role == "second" else FOCUS, weight=700) for text, role in lines)
    return max(wide, 2 * _radius(body)) + 14, 2 * _radius(body) + len(lines) * LINE_HEIGHT + 16


def _middles(picture: Picture, sizes: Floats, aspect: float, seed: int) -> Floats:
    """Each connected part laid out by itself, then the parts set side by side, largest first."""
    graph: nx.Graph[int] = nx.Graph()
    number = {body.id: i for i, body in enumerate(picture.bodies)}
    graph.add_nodes_from(number.values())
    graph.add_edges_from((number[line.start], number[line.end]) for line in picture.lines)
    middles = np.zeros((len(number), 2))
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p))
    spans = []
    for part in parts:
        if len(part) > 1:
            found = _forces(graph.subgraph(part), part, seed)
            middles[part] = pushed_apart(_spread(found, sizes[part], aspect), sizes[part], seed=seed)
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


def _forces(graph: "nx.Graph[int]", part: list[int], seed: int) -> Floats:
    """ForceAtlas2 from a circle, turned so that the longer way lies across the page."""
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    found = nx.forceatlas2_layout(ordered, pos=nx.circular_layout(ordered), max_iter=150, seed=seed)
    points = np.array([found[i] for i in part], dtype=float)
    points -= points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    turned: Floats = points @ np.where(axes[:, :1] < 0, -axes, axes).T if len(part) > 2 else points
    return turned


def _spread(points: Floats, sizes: Floats, aspect: float) -> Floats:
    """The points stretched over a page of this aspect with about twice the room that the labels take."""
    low, high = points.min(axis=0, initial=0.0), points.max(axis=0, initial=0.0)
    area = float((sizes[:, 0] * sizes[:, 1]).sum()) * 2.2 + 1
    tall = math.sqrt(area / aspect)
    span = np.where(high - low > 1e-9, high - low, 1.0)
    stretched: Floats = (points - low) / span * np.array([tall * aspect, tall])
    return stretched


def pushed_apart(points: Floats, sizes: Floats, *, seed: int, rounds: int = 600) -> Floats:
    """Boxes of these sizes about these points, moved until none overlaps another.

    Examples
    --------
    >>> moved = pushed_apart(np.zeros((2, 2)), np.full((2, 2), 10.0), seed=1)
    >>> bool(np.abs(moved[0] - moved[1]).max() >= 10)
    True
    """
    moved = np.array(points, dtype=float)
    moved += np.random.default_rng(seed).normal(0, 1e-3, moved.shape)
    first, other = np.triu_indices(len(moved), 1)
    need = (sizes[first] + sizes[other]) / 2
    for _ in range(rounds):
        apart = moved[other] - moved[first]
        over = need - np.abs(apart)
        hit = (over > 0).all(axis=1)
        if not hit.any():
            break
        i, j, by, over = first[hit], other[hit], apart[hit], over[hit]
        least = over.argmin(axis=1)
        row = np.arange(len(i))
        push = np.zeros_like(by)
        push[row, least] = np.where(by[row, least] < 0, -1.0, 1.0) * (over[row, least] / 2 + 0.01)
        step = np.zeros_like(moved)
        np.add.at(step, i, -push)
        np.add.at(step, j, push)
        moved += 0.7 * step
    return moved


def _placed(body: Body, lines: list[tuple[str, str]], x: float, y: float, tall: float) -> Place:
    """Symbol above, label below, about the middle of both."""
    r = _radius(body)
    at = y - tall / 2 + r + 4
    texts = tuple(
        Text(text, x, at + r + 12 + i * LINE_HEIGHT, "middle", role) for i, (text, role) in enumerate(lines)
    )
    wide = _size(body, lines)[0] - 14
    box = (x - wide / 2, at - r, x + wide / 2, at + r + 6 + len(lines) * LINE_HEIGHT)
    return Place(x, at, _scale(body), texts, box)
