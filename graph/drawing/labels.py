"""On which side of its symbol a label stands: where fewest lines run through it, and over nothing else."""

from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.drawing.places import Text
from graph.drawing.stress import Floats, Pairs
from graph.drawing.style import FONT, LINE_HEIGHT, text_width

Labels: TypeAlias = list[tuple[str, str]]
Side: TypeAlias = Literal["below", "right", "left", "above"]
Box: TypeAlias = tuple[float, float, float, float]
SIDES: Final[tuple[Side, ...]] = ("below", "right", "left", "above")
GAP: Final = 6.0
"""Between a symbol and its label, px."""


def labelled(x: float, y: float, r: float, lines: Labels, side: Side) -> tuple[tuple[Text, ...], Box]:
    """A label's lines of text beside a symbol, and the box of both.

    Examples
    --------
    >>> texts, box = labelled(0, 0, 10, [("Durham", "label")], "right")
    >>> texts[0].x, texts[0].align, box[0]
    (16.0, 'left', -10)
    """
    wide = max(text_width(text, FONT[role][0], weight=FONT[role][1]) for text, role in lines)
    tall = len(lines) * LINE_HEIGHT
    if side in ("right", "left"):
        at, top = (x + r + GAP, y - tall / 2) if side == "right" else (x - r - GAP, y - tall / 2)
        align = "left" if side == "right" else "right"
        box = (x - r, min(y - r, top), at + wide, max(y + r, top + tall))
        if side == "left":
            box = (at - wide, box[1], x + r, box[3])
    else:
        at, align = x, "middle"
        top = y + r + GAP - 1 if side == "below" else y - r - GAP + 2 - tall
        reach = max(wide / 2, r)
        box = (x - reach, min(y - r, top), x + reach, max(y + r, top + tall))
    texts = (
        Text(text, at, top + (i + 0.5) * LINE_HEIGHT, align, role) for i, (text, role) in enumerate(lines)
    )
    return tuple(texts), box


def sided(points: Floats, radii: Floats, labels: list[Labels], pairs: Pairs) -> list[Side]:
    """The side of each label: below, unless fewer lines run through it elsewhere and nothing else stands there.

    Parameters
    ----------
    points : array
        The middles of symbols.
    radii : array
    labels : list of Labels
    pairs : sequence of tuple
        The ends of the straight lines.

    Returns
    -------
    list of str

    Notes
    -----
    Two rounds in the order of bodies, O(n m) for n bodies and m lines.

    Examples
    --------
    >>> points = np.array([[0.0, 0], [0, 200]])
    >>> sided(points, np.array([10.0, 10]), [[("Durham", "label")], [("Kent", "label")]], [(0, 1)])
    ['right', 'below']
    """
    count = len(points)
    boxes = np.array(
        [[labelled(x, y, r, lines, side)[1] for side in SIDES]
         for (x, y), r, lines in zip(points, radii, labels, strict=True)]
    )  # fmt: skip
    if not len(pairs):
        return ["below"] * count
    one, other = points[[a for a, _ in pairs]], points[[b for _, b in pairs]]
    texts = np.array(
        [[_text_box(x, y, r, lines, side) for (x, y), r, lines in zip(points, radii, labels, strict=True)]
         for side in SIDES]
    )  # fmt: skip
    hits = np.column_stack([crossing(one, other, boxes).sum(axis=1) for boxes in texts])
    chosen = np.zeros(count, dtype=np.intp)
    for _ in range(2):
        for i in range(count):
            now = boxes[np.arange(count), chosen]
            for k in np.argsort(hits[i], kind="stable"):
                if hits[i, k] >= hits[i, chosen[i]]:
                    break
                if not _meets(boxes[i, k], np.delete(now, i, axis=0)):
                    chosen[i] = k
                    break
    return [SIDES[k] for k in chosen]


def _text_box(x: float, y: float, r: float, lines: Labels, side: Side) -> Box:
    """Of the text alone."""
    texts, (left, _, right, _) = labelled(x, y, r, lines, side)
    first, last = texts[0].y - LINE_HEIGHT / 2 + 3, texts[-1].y + LINE_HEIGHT / 2 - 3
    return (texts[0].x if side == "right" else left, first, texts[0].x if side == "left" else right, last)


def _meets(box: Floats, others: Floats) -> bool:
    found = (
        (others[:, 0] < box[2] + 3) & (box[0] < others[:, 2] + 3)
        & (others[:, 1] < box[3] + 2) & (box[1] < others[:, 3] + 2)
    )  # fmt: skip
    return bool(found.any())


def crossing(one: Floats, other: Floats, boxes: Floats) -> NDArray[np.bool_]:
    """Through which boxes, a row each, which straight lines from `one` to `other` run (Liang and Barsky 1984).

    Examples
    --------
    >>> crossing(np.array([[0.0, 0], [0, 9]]), np.array([[10.0, 0], [10, 9]]), np.array([[4, -1, 6, 1]])).tolist()
    [[True, False]]
    """
    way = np.where(np.abs(other - one) < 1e-9, 1e-9, other - one)
    first, last = (boxes[:, None, :2] - one) / way, (boxes[:, None, 2:] - one) / way
    low, high = np.minimum(first, last), np.maximum(first, last)
    enter, leave = np.maximum(low[..., 0], low[..., 1]), np.minimum(high[..., 0], high[..., 1])
    found: NDArray[np.bool_] = (enter < leave) & (leave > 0) & (enter < 1)
    return found
