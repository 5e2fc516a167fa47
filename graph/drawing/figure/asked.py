"""What is to be printed, and on what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graph.drawing.figure.paper import Paper
from graph.drawing.figure.words import Words
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point
from graph.model import NOTHING


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be printed, and on what.

    Attributes
    ----------
    place : str or Layout
        The kind of view, to be laid out for the page; or places that it already has.
    layout, start, fixed
        As in layouts.placed.
    in_full : bool
        Whether it is told what short names stand for.
    """

    picture: Picture
    place: str | Layout
    paper: Paper
    words: Words
    layout: str = ""
    start: Mapping[str, Point] = field(default_factory=lambda: NOTHING)
    fixed: Collection[str] = ()
    in_full: bool = True
