"""How much room text takes on a slide, so that none runs over its edge; never less than a program needs."""

from collections.abc import Iterable
from typing import Final

from graph.drawing.style import text_width

WIDER: Final = 1.1
"""Arial beside the font whose widths are known: of the sentences of a briefing 99 in 100 were less than this as wide."""
LINE: Final = 1.18
"""Height of a line, in sizes of its font."""
EMU: Final = 12_700
"""In a point."""


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text in points."""
    return text_width(text, size, weight=700 if bold else 400) * WIDER


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """On how many lines a text runs; a word that is wider than the room is broken.

    Examples
    --------
    >>> lines("Who Durham works with", 80, 12), lines("", 80, 12)
    (2, 1)
    """
    count, used = 1, 0.0
    space = wide(" ", size, bold=bold)
    for word in text.split():
        need = wide(word, size, bold=bold)
        if used and used + space + need > room:
            count, used = count + 1, 0.0
        used += need + (space if used else 0.0)
        if used > room:
            extra = int(used // room)
            count, used = count + extra, used - extra * room
    return count


def height(
    texts: Iterable[str], room: float, size: float, *, bold: bool = False, after: float = 0.0
) -> float:
    """Of paragraphs below each other, in points; `after` is what stands between them."""
    return sum(lines(text, room, size, bold=bold) * size * LINE + after for text in texts)
