"""The rows of a table shared out over slides: each as full as it may be, and a row that is taller than a slide in parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.briefing.blocks import Cell, Sentence, Table, within
from graph.briefing.slides.measure import height

SIDE, EDGE = 5.0, 2.5
"""Free in a cell beside its text, and above and below it, in points."""
SIZES: Final = (12.0, 11.0, 10.0)
SMALLER: Final = (9.0, 8.0)
"""For a statement that alone is taller than a slide."""
CONTINUED: Final = " (continued)"

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """As many rows of a table as a slide holds, with their heights and that of the header, in points."""

    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    header: float
    widths: tuple[float, ...]
    size: float


def parts(table: Table, room: tuple[float, float]) -> list[Part]:
    """The table in parts that fit a room of this width and height, in the largest type that needs no slide more.

    Examples
    --------
    >>> rows = tuple((Sentence(f"Row {n}"), Sentence("word " * 30)) for n in range(20))
    >>> made = parts(Table("t", "T", ("A", "B"), (1, 3), rows), (400, 200))
    >>> sum(len(part.rows) for part in made), all(sum(p.heights) + p.header <= 200 for p in made)
    (20, True)
    """
    made = [found for size in SIZES if (found := _parts(table, room, size))]
    made = made or [found for size in SMALLER if (found := _parts(table, room, size))]
    assert made, "a statement is taller than a slide"
    return min(made, key=len)


def _parts(table: Table, room: tuple[float, float], size: float) -> list[Part] | None:
    widths = tuple(width * room[0] / sum(table.widths) for width in table.widths)
    inner = [width - 2 * SIDE for width in widths]
    header = (
        max(height([name], w, size, bold=True) for name, w in zip(table.columns, inner, strict=True))
        + 2 * EDGE
    )
    most = room[1] - header
    pages: list[list[Row]] = [[]]
    used = 0.0
    for whole in table.rows:
        pieces = _pieces(whole, inner, size, most)
        if pieces is None:
            return None
        for row in pieces:
            tall = _tall(row, inner, size)
            if pages[-1] and used + tall > most:
                pages.append([])
                used = 0.0
            pages[-1].append(row)
            used += tall
    return [
        Part(tuple(rows), tuple(_tall(row, inner, size) for row in rows), header, widths, size)
        for rows in pages
    ]


def _tall(row: Row, inner: Sequence[float], size: float) -> float:
    return 2 * EDGE + max(
        height((said.text for said in within(cell)), room, size)
        for cell, room in zip(row, inner, strict=True)
    )


def _pieces(row: Row, inner: Sequence[float], size: float, most: float) -> list[Row] | None:
    """A row, or several that have its statements; None where one statement alone is taller than the room."""
    if _tall(row, inner, size) <= most:
        return [row]
    first, *rest = row
    longest = max(
        range(len(rest)), key=lambda n: height((s.text for s in within(rest[n])), inner[n + 1], size)
    )
    said = within(rest[longest])
    for count in range(len(said) - 1, 0, -1):
        head: Row = (first, *(said[:count] if n == longest else cell for n, cell in enumerate(rest)))
        if _tall(head, inner, size) <= most:
            again = Sentence(within(first)[0].text.removesuffix(CONTINUED) + CONTINUED)
            kept = {longest, len(rest) - 1}
            tail: Row = (
                again,
                *(
                    said[count:] if n == longest else cell if n in kept else Sentence("")
                    for n, cell in enumerate(rest)
                ),
            )
            after = _pieces(tail, inner, size, most)
            return None if after is None else [head, *after]
    return None
