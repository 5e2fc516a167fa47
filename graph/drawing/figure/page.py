"""One page: the picture laid out for the room that its head and foot leave, at the largest size that fits."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.drawing import layouts
from graph.drawing.figure import legend
from graph.drawing.figure.around import LETTERS, Around, around
from graph.drawing.figure.lines import Box, symbol_radius, text_box
from graph.drawing.figure.paper import LARGEST, LEAST, MM, PT, ROOMY, STEP, Paper
from graph.drawing.figure.words import Words
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point
from graph.drawing.style import LABEL
from graph.model import NOTHING

SHAPE: Final = 0.7
"""Height to width of a map that may be as high as it likes."""
SLACK: Final = 0.5
"""How much of a px a map may be over: sums of rounded widths."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed, and on what.

    Attributes
    ----------
    place : str or Layout
        The kind of view, to be laid out for the page; or places that it already has.
    layout, start, fixed
        As in layouts.placed.
    """

    picture: Picture
    place: str | Layout
    paper: Paper
    words: Words
    layout: str = ""
    start: Mapping[str, Point] = field(default_factory=lambda: NOTHING)
    fixed: Collection[str] = ()


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
    """The page with the largest labels that fit; None where none do."""
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
    """The page with labels of this size, if the picture fits so."""
    paper, size = asked.paper, min(points, LARGEST) * PT
    scale, margin = points * PT / LABEL, paper.margin * MM
    wide = paper.width * MM - 2 * margin
    most = (paper.height or paper.most) * MM - 2 * margin
    notes = noted(asked)
    guess = around(asked.words, legend.items(asked.picture), notes, wide, size)
    if most <= guess.above + guess.below:
        return None
    layout, said = _placed(asked, wide / scale, (most - guess.above - guess.below) / scale)
    groups = legend.items(asked.picture, junctions=bool(layout.junctions))
    whole = around(asked.words, groups, [*([said] if said else []), *notes], wide, size)
    box = bounds(asked.picture, layout, asked.words.unlabelled)
    tall = most - whole.above - whole.below
    need = (box[3] - box[1]) * scale
    if (box[2] - box[0]) * scale > wide + SLACK or need > tall + SLACK:
        return None
    tall = tall if paper.height else need
    top = margin + whole.above
    page = top + tall + whole.below + margin
    return Page(layout, whole, points, page, (margin, top, margin + wide, top + tall), box, said)


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


def noted(asked: Asked) -> list[str]:
    """What has to be said under the map: the notes on bodies, what is folded, what has ended."""
    drawn = {body.id: body.short or body.name for body in asked.picture.bodies}
    notes = [f"{letter}. {drawn[key]}: {asked.words.notes[key]}" for key, letter in lettered(asked).items()]
    folded = Counter(fold.why for fold in asked.picture.folded)
    why = "; ".join(f"{count:,} {reason}" for reason, count in sorted(folded.items()))
    ended = asked.picture.ended
    told = f"Folded lines: {why}." if why else ""
    over = (
        f"{ended:,} {'line has ended and is' if ended == 1 else 'lines have ended and are'} not drawn."
        if ended
        else ""
    )
    return [*notes, *filter(None, [" ".join(filter(None, [told, over]))])]


def lettered(asked: Asked) -> dict[str, str]:
    """The letter of each body that has a note and is drawn, in the order of the picture."""
    keys = [body.id for body in asked.picture.bodies if body.id in asked.words.notes]
    return dict(zip(keys, LETTERS, strict=False))
