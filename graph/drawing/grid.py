"""A page of columns while it is laid out: where each column stands, and what each row takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.drawing.parts import Body
from graph.drawing.places import Band
from graph.drawing.plan import Plan
from graph.drawing.style import SHAPES

EDGE: Final = 12.0
SYMBOL: Final = 0.8
PRINTED_SYMBOL: Final = 0.72
INDENT: Final = 30.0
TITLE: Final = 26.0
SEVERAL: Final = 3
"""More bodies than this in the middle go by their short names."""


@dataclass(slots=True)
class Grid:
    """The measures of a page while it is laid out."""

    plan: Plan
    bodies: Mapping[str, Body]
    narrow: bool
    width: float
    height: float
    printed: bool = False
    room: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    symbol: list[float] = field(default_factory=list)
    labels: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    tall: dict[str, float] = field(default_factory=dict)
    y: dict[str, float] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)

    def side(self, column: int) -> str:
        """On which side of its symbol a label of this column stands."""
        if self.narrow:
            return "right"
        if column == self.plan.middle:
            return "below" if column else "left"
        return "left" if column < self.plan.middle else "right"

    def scale(self, key: str) -> float:
        """Of a symbol."""
        return 1.35 if self.bodies[key].focus else PRINTED_SYMBOL if self.printed else SYMBOL

    def radius(self, key: str) -> float:
        """Of a symbol as drawn, its outline and its growth included."""
        shape = SHAPES[self.bodies[key].shape]
        return (shape.r + shape.width / 2) * self.scale(key) * self.bodies[key].grow

    def empty(self, key: str) -> bool:
        """Whether a row has no body, only a line that runs through it."""
        return not self.bodies[key].label

    @property
    def top(self) -> float:
        """Where the rows begin: under the headings and, on a narrow page, under the focus."""
        above = sum(self.tall[key] for key in self.plan.rows(0)) + 6 if self.narrow else 0.0
        return EDGE + above + (TITLE * (2 if self.narrow else 1) if any(self.plan.headings) else 0.0)
