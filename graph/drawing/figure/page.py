"""One page: the picture laid out for the room that its head and foot leave, at the largest size that fits."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from graph.drawing import layouts
from graph.drawing.figure import legend
from graph.drawing.figure.around import Around, around
from graph.drawing.figure.asked import Asked
from graph.drawing.figure.lines import Box, symbol_radius, text_box
from graph.drawing.figure.noted import noted, shortened
from graph.drawing.figure.paper import LARGEST, LEAST, MM, PT, ROOMY, STEP
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point
from graph.drawing.style import LABEL

SHAPE: Final = 0.7
"""Height to width of a map that may be as high as it likes."""
NOT_IN_FULL: Final = "What short names stand for is left out for want of room."
SLACK: Final = 0.5
"""How much of a px a map may be over: sums of rounded widths."""


@dataclass(frozen=True, slots=True)
class Page:
    """A picture that fits its page: where everything goes, px.

    Attributes
    ----------
    points : float
        Size of the labels; the text around the map is never larger than 11.
    height : float
        Of the page.
    room : tuple of float
        Left, top, right and bottom of what lies between head and foot.
    box : tuple of float
        The same of the layout, in its own px.
    said : str
        What was left out of the layout.
    """

    layout: Layout
    around: Around
    points: float
    height: float
    room: Box
    box: Box
    said: str

    @property
    def scale(self) -> float:
        """From px of the layout to px of the page."""
        return self.points * PT / LABEL

    def at(self, point: Point) -> Point:
        """A point of the layout on the page: the map stands in the middle of its room."""
        left, top, right, bottom = self.room
        x = left + (right - left - (self.box[2] - self.box[0]) * self.scale) / 2
        y = top + (bottom - top - (self.box[3] - self.box[1]) * self.scale) / 2
        return x + (point[0] - self.box[0]) * self.scale, y + (point[1] - self.box[1]) * self.scale


def fitting(asked: Asked) -> Page | None:
    """The page with the largest labels that fit, told in full unless only so; None where none do."""
    found = _largest(asked)
    if found or not asked.in_full:
        return found
    found = _largest(replace(asked, in_full=False))
    return replace(found, said=" ".join(filter(None, [found.said, NOT_IN_FULL]))) if found else None


def _largest(asked: Asked) -> Page | None:
    """Of the sizes that fit, the largest."""
    smallest = _page(asked, LEAST)
    if not smallest:
        return None
    sizes = (LARGEST - step * STEP for step in range(int((LARGEST - LEAST) / STEP)))
    found = next((page for size in sizes if (page := _page(asked, size))), smallest)
    if found.points < LARGEST or not asked.paper.height:
        return found
    larger = (page for size in ROOMY if (page := _page(asked, size)))
    return next((page for page in larger if _names(page) == _names(found)), found)


def _names(page: Page) -> list[tuple[str, ...]]:
    """The labels as they are broken into lines: larger ones must not cost a name its full form."""
    return [tuple(text.text for text in place.texts) for _, place in sorted(page.layout.places.items())]


def _page(asked: Asked, points: float) -> Page | None:
    """The page with labels of this size, if the picture fits so.

    Which names are shortened, and so what stands in the foot, is known only of a layout: where that takes more
    room than there was, the picture is laid out once more for what is left.
    """
    paper, size = asked.paper, min(points, LARGEST) * PT
    margin = paper.margin * MM
    wide = paper.width * MM - 2 * margin
    most = (paper.height or paper.most) * MM - 2 * margin
    guess = around(asked.words, legend.items(asked.picture), noted(asked), wide, size)
    for _ in range(2):
        if most <= guess.above + guess.below:
            return None
        layout, guess, said = _laid(asked, points, wide, most - guess.above - guess.below)
        box = bounds(asked.picture, layout, asked.words.unlabelled)
        scale = points * PT / LABEL
        if (box[2] - box[0]) * scale > wide + SLACK:
            return None
        tall, need = most - guess.above - guess.below, (box[3] - box[1]) * scale
        if need <= tall + SLACK:
            tall = tall if paper.height else need
            top = margin + guess.above
            page = top + tall + guess.below + margin
            return Page(layout, guess, points, page, (margin, top, margin + wide, top + tall), box, said)
    return None


def _laid(asked: Asked, points: float, wide: float, tall: float) -> tuple[Layout, Around, str]:
    """The picture in a room of this size, what then stands around it, and what was left out of it."""
    scale = points * PT / LABEL
    layout, said = _placed(asked, wide / scale, tall / scale)
    groups = legend.items(asked.picture, junctions=bool(layout.junctions))
    notes = [*([said] if said else []), *noted(asked)]
    notes += shortened(asked, layout) if asked.in_full else []
    return layout, around(asked.words, groups, notes, wide, min(points, LARGEST) * PT), said


def _placed(asked: Asked, wide: float, tall: float) -> tuple[Layout, str]:
    """The layout, and what it leaves out."""
    if isinstance(asked.place, Layout):
        return asked.place, asked.place.note
    layout, note = layouts.placed(
        asked.picture,
        asked.place,
        wide,
        tall if asked.paper.height else min(tall, wide * SHAPE),
        asked.layout,
        start=asked.start,
        fixed=asked.fixed,
        printed=True,
    )
    return layout, layout.note if layout.kind == "columns" else note


def bounds(picture: Picture, layout: Layout, unlabelled: Collection[str] = ()) -> Box:
    """Left, top, right and bottom of all that is drawn of a layout."""
    boxes = []
    for key, place in layout.places.items():
        r = symbol_radius(picture, layout, key) + 4
        boxes.append((place.x - r, place.y - r, place.x + r, place.y + r))
        boxes += [text_box(text) for text in place.texts if key not in unlabelled]
    if layout.kind == "columns":
        boxes.append((0.0, 0.0, layout.width, layout.height))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
    return min(lefts), min(tops), max(rights), max(bottoms)
