"""Places of bodies so that distance on the page is distance in the network, near those already there."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Pairs = Sequence[tuple[int, int]]
Boxed = tuple[NDArray[np.intp], NDArray[np.intp], Floats]
"""Pairs of boxes by their numbers, and how far apart their middles must be."""
ROUNDS: Final = 50
AXES: Final = 8
TURNS: Final = 30
"""How many axes are followed, and how often, to find the two longest."""
AROUND: Final = 40.0
FAR: Final = 400.0
"""How far from each other boxes are that may meet within ten turns, and within a hundred, px."""


def distances(count: int, pairs: Pairs) -> Floats:
    """Lengths of the shortest ways, a line the longer the more neighbours its ends do not share.

    Hubs so get room for all that is around them. A pair with no way between is as far as the farthest.

    References
    ----------
    Gansner and North (1998), "Improved force-directed layouts": the subset model. Floyd (1962).

    Examples
    --------
    >>> distances(3, [(0, 1), (1, 2)]).round(2).tolist()
    [[0.0, 1.73, 3.46], [1.73, 0.0, 1.73], [3.46, 1.73, 0.0]]
    """
    joined = np.zeros((count, count))
    for one, other in pairs:
        joined[one, other] = joined[other, one] = 1.0
    degree = joined.sum(axis=1)
    apart = degree[:, None] + degree[None, :] - 2 * joined @ joined
    way = np.where(joined > 0, np.sqrt(np.maximum(apart, 1.0)), np.inf)
    np.fill_diagonal(way, 0.0)
    through = np.empty_like(way)
    for k in range(count):
        np.add(way[:, k : k + 1], way[k : k + 1, :], out=through)
        np.minimum(way, through, out=way)
    far = way[np.isfinite(way)].max(initial=1.0)
    found: Floats = np.where(np.isfinite(way), way, far)
    return found


def stressed(wish: Floats, *, seed: int, rounds: int = ROUNDS) -> Floats:
    """Points whose distances are as near as can be to those wished for, near pairs first.

    References
    ----------
    Gansner, Koren and North (2004), "Graph drawing by stress majorization"; from classical scaling
    (Torgerson 1952).

    Examples
    --------
    >>> points = stressed(distances(3, [(0, 1), (1, 2)]), seed=1)
    >>> bool(abs(np.linalg.norm(points[0] - points[2]) - 2 * 3 ** 0.5) < 0.01)
    True
    """
    count = len(wish)
    points = _scaled(wish, seed)
    weight = np.where(wish > 0, 1 / np.maximum(wish, 1e-9) ** 2, 0.0)
    even = 1 / count  # a Laplacian plus this everywhere has an inverse, and less it that is the pseudoinverse
    inverse = np.linalg.inv(np.diag(weight.sum(axis=1)) - weight + even) - even
    goal, pull = weight * wish, np.empty_like(wish)
    for _ in range(rounds):
        np.divide(goal, _between(points, pull), out=pull)
        points = inverse @ (pull.sum(axis=1)[:, None] * points - pull @ points)
    return points


def _between(points: Floats, found: Floats | None = None) -> Floats:
    """Distances between points, never quite zero; into `found` where it is given, for many rounds of many points."""
    square = (points**2).sum(axis=1)
    found = np.matmul(-2 * points, points.T, out=found)
    found += square[:, None]
    found += square[None, :]
    np.sqrt(np.maximum(found, 1e-12, out=found), out=found)
    np.fill_diagonal(found, 1.0)
    return found


def _scaled(wish: Floats, seed: int) -> Floats:
    """Classical scaling, each axis the same way round every time.

    Of the many axes two are wanted, and roughly: a subspace of a few more is turned towards them (Rutishauser
    1969) instead of finding all.
    """
    count = len(wish)
    square = wish**2
    rows = square.mean(axis=1)
    inner = -0.5 * (square - rows[:, None] - rows[None, :] + rows.mean())
    space = np.random.default_rng(seed).normal(size=(count, min(count, AXES)))
    for _ in range(TURNS):
        space, _ = np.linalg.qr(inner @ space)
    values, within = np.linalg.eigh(space.T @ inner @ space)
    axes = (space @ within)[:, -2:][:, ::-1] * np.sqrt(np.maximum(values[-2:][::-1], 1e-9))
    peaks = axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])]
    points: Floats = axes * np.where(peaks < 0, -1.0, 1.0)
    return points + np.random.default_rng(seed).normal(0, 1e-2, points.shape)


def joined_to(points: Floats, known: NDArray[np.bool_], wish: Floats, *, rounds: int = ROUNDS) -> Floats:
    """Points for those not known yet, by their wished distances, while the known stay where they are.

    Parameters
    ----------
    points : array
        Of the known; of the others anything.
    known : array of bool
    wish : array

    Examples
    --------
    >>> at = joined_to(np.array([[0.0, 0], [100, 0], [0, 0]]), np.array([True, True, False]), distances(3, [(0, 1), (1, 2)]))
    >>> bool(at[2, 0] > 100)
    True
    """
    moved = np.array(points, dtype=float)
    new = np.flatnonzero(~known)
    if not len(new):
        return moved
    scale = _between(moved[known]).mean() / max(float(wish[np.ix_(known, known)].mean()), 1e-9)
    goal = wish * scale
    weight = np.where(goal > 0, 1 / np.maximum(goal, 1e-9) ** 2, 0.0)
    near = np.where(known[None, :], weight[new] ** 2, 0.0)
    start = near @ moved / np.maximum(near.sum(axis=1, keepdims=True), 1e-18)
    out = start - moved[known].mean(axis=0)
    moved[new] = start + 0.2 * out + np.arange(len(new))[:, None] * np.array([0.01, 0.02])
    for _ in range(rounds):
        apart = moved[new][:, None, :] - moved[None, :, :]
        length = np.sqrt(np.maximum((apart**2).sum(axis=2), 1e-9))
        pull = weight[new][:, :, None] * (
            moved[None, :, :] + goal[new][:, :, None] * apart / length[:, :, None]
        )
        moved[new] = pull.sum(axis=1) / weight[new].sum(axis=1, keepdims=True)
    return moved


def pushed_apart(
    points: Floats, sizes: Floats, *, seed: int, rounds: int = 1500, give: Floats | None = None
) -> Floats:
    """Boxes of these sizes about these points, moved until none overlaps another.

    Parameters
    ----------
    points, sizes : array
        Middles, widths and heights.
    seed : int
        Tells points in one place apart.
    give : array, optional
        How readily each moves; 0 is not at all, unless given all move alike.

    Examples
    --------
    >>> moved = pushed_apart(np.zeros((2, 2)), np.full((2, 2), 10.0), seed=1)
    >>> bool(np.abs(moved[0] - moved[1]).max() >= 10)
    True
    >>> pushed_apart(np.zeros((2, 2)), np.full((2, 2), 10.0), seed=1, give=np.array([0.0, 1.0]))[0].tolist()
    [0.0, 0.0]
    """
    ready = np.ones(len(points)) if give is None else give
    moved = np.array(points, dtype=float)
    moved += np.random.default_rng(seed).normal(0, 1e-3, moved.shape) * (ready > 0)[:, None]
    first, other = np.triu_indices(len(moved), 1)
    free = ready[first] + ready[other] > 0
    first, other = first[free], other[free]
    every = first, other, (sizes[first] + sizes[other]) / 2
    for turn in range(rounds):
        if turn % 100 == 0:
            far = _within(moved, every, FAR)
        if turn % 10 == 0:
            near = i, j, room = _within(moved, far, AROUND)
            if not any(len(_within(moved, boxes, 0.0)[0]) for boxes in (near, every)):
                break
        apart = moved[j] - moved[i]
        over = room - np.abs(apart)
        hit = (over[:, 0] > 0) & (over[:, 1] > 0)
        moved += _pushes(len(moved), i[hit], j[hit], apart[hit], over[hit], ready)
    return moved


def _within(points: Floats, pairs: Boxed, more: float) -> Boxed:
    """Those of the pairs of boxes that overlap, or would were they so much larger."""
    first, other, need = pairs
    apart = np.abs(points[other] - points[first])
    near = (apart[:, 0] < need[:, 0] + more) & (apart[:, 1] < need[:, 1] + more)
    return first[near], other[near], need[near]


def _pushes(
    count: int, i: NDArray[np.intp], j: NDArray[np.intp], by: Floats, over: Floats, ready: Floats
) -> Floats:
    """Half of each overlap to either side, along the axis on which it is least."""
    least = over.argmin(axis=1)
    row = np.arange(len(i))
    push = np.zeros_like(by)
    push[row, least] = np.where(by[row, least] < 0, -1.0, 1.0) * (over[row, least] + 0.02)
    share = (ready[i] / np.maximum(ready[i] + ready[j], 1e-9))[:, None]
    step = np.zeros((count, 2))
    np.add.at(step, i, -0.7 * push * share)
    np.add.at(step, j, 0.7 * push * (1 - share))
    return step
