"""What a figure is put on: sizes of paper, and the sizes of text that may stand on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MM: Final = 96 / 25.4
"""Px in a millimetre: an SVG has 96 to the inch."""
PT: Final = 96 / 72
"""Px in a point."""
LARGEST: Final = 11.0
"""The size that print is read at, pt."""
ROOMY: Final = (14.0, 13.0, 12.0)
"""For the few bodies of a small picture on a whole page, pt."""
LEAST: Final = 8.0
"""The smallest labels that may be printed, pt: past it a figure is refused."""
STEP: Final = 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A size to draw for, in mm.

    Attributes
    ----------
    name : str
        As a reader says it.
    height : float or None
        None: as high as the figure needs, up to `most`.
    margin : float
        Left free on every side.
    """

    name: str
    width: float
    height: float | None
    margin: float = 10.0
    most: float = 247.0


PAPERS: Final[Mapping[str, Paper]] = {
    "a4-landscape": Paper("A4 landscape", 297, 210),
    "a4-portrait": Paper("A4 portrait", 210, 297),
    "half-page": Paper("half a page", 160, 120, 1),
    "slide": Paper("a PowerPoint slide", 338.67, 190.5, 8),
    "a3-landscape": Paper("A3 landscape", 420, 297),
    "a3-portrait": Paper("A3 portrait", 297, 420),
}
"""Sizes by the names that the command line takes, the smaller before the larger."""


def wide(mm: float) -> Paper:
    """A figure of this width for the running text of a document: as high as it needs, up to an A4 page.

    Examples
    --------
    >>> wide(160).name
    '160 mm of width'
    """
    return Paper(f"{mm:g} mm of width", mm, None, 1)
