"""A matrix on its page: units in rows, forces and policing bodies in columns, letters that the legend explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.figure import ink
from graph.drawing.figure.around import ARIAL, Around, around
from graph.drawing.figure.asked import Asked
from graph.drawing.figure.ink import INK2, Sheet
from graph.drawing.figure.legend import Item
from graph.drawing.figure.noted import in_full, noted
from graph.drawing.figure.paper import LARGEST, LEAST, MM, PT, STEP
from graph.drawing.matrix import Cell, Matrix, Row, matrix
from graph.drawing.style import TOKENS, text_width
from graph.errors import ConcordError

LINE: Final = 1.25
"""From one line of a name to the next, in sizes of the text; so the rest."""
AIR: Final = 0.4
SECTION: Final = 2.0
INDENT: Final = 1.4
LEAST_NAME: Final = 14.0
WIDEST_NAME: Final = 34.0


@dataclass(frozen=True, slots=True)
class Table:
    """A matrix that fits its page.

    Attributes
    ----------
    points : float
        Size of its text.
    height : float
        Of the page, px.
    name, column : float
        Width of the names, and of each column of cells.
    heads, rows : tuple
        The names of the bodies, and each row's name as its lines.
    """

    matrix: Matrix
    around: Around
    points: float
    height: float
    name: float
    column: float
    heads: tuple[str, ...]
    rows: tuple[list[str], ...]

    @property
    def size(self) -> float:
        """Of the text, px."""
        return self.points * PT

    @property
    def head(self) -> float:
        """Height of the headings, which are turned so that a column is no wider than its letters."""
        return max(text_width(head, self.size, weight=600) for head in self.heads) * ARIAL + AIR * self.size

    @property
    def tall(self) -> float:
        """Height of the whole matrix."""
        names = sum(len(lines) * LINE + AIR for lines in self.rows)
        return self.head + (names + SECTION * len(_sections(self.matrix.rows))) * self.size


def fitting(asked: Asked) -> Table | None:
    """The matrix with the largest text that fits; None where none does."""
    found = matrix(asked.picture)
    if not found.rows:
        raise ConcordError(
            "No force or policing body is seen in any unit of this view, so it has no matrix. Draw the map."
        )
    sizes = (LARGEST - step * STEP for step in range(int((LARGEST - LEAST) / STEP) + 1))
    return next((made for size in sizes if (made := _sized(asked, found, size))), None)


def _sized(asked: Asked, found: Matrix, points: float) -> Table | None:
    paper, size = asked.paper, points * PT
    wide, margins = (paper.width - 2 * paper.margin) * MM, 2 * paper.margin * MM
    heads = tuple(body.short or body.name for body in found.columns)
    letters = [text_width(cell.text, size, weight=700) * ARIAL for cell in found.cells.values()]
    column = max(2 * size, *letters, 0.0) + size
    name = min(wide - column * len(heads), WIDEST_NAME * size)
    if name < LEAST_NAME * size:
        return None
    rows = tuple(ink.fitted(row.name, (name - _indent(row, size)) / ARIAL, size) for row in found.rows)
    foot = around(
        asked.words, [_legend(found)], [*_left_out(found), *noted(asked), *in_full(found.columns)], wide, size
    )
    made = Table(found, foot, points, 0.0, name, column, heads, rows)
    height = foot.above + made.tall + foot.below + margins
    if height > (paper.height or paper.most) * MM:
        return None
    height = paper.height * MM if paper.height else height
    return Table(found, foot, points, height, name, column, heads, rows)


def _sections(rows: Sequence[Row]) -> list[str]:
    """The titles in their order: rows of one section stand together."""
    return list(dict.fromkeys(row.section for row in rows if row.section))


def _indent(row: Row, size: float) -> float:
    return row.indent * INDENT * size


def _left_out(found: Matrix) -> list[str]:
    count = len(found.left_out)
    if not count:
        return []
    told = "1 other body of this view is" if count == 1 else f"{count:,} other bodies of this view are"
    return [f"{told} not in the table."]


def _legend(found: Matrix) -> list[Item]:
    signs = [_sign(letter, said) for letter, said in found.legend if letter]
    signs += [_sign("blank", said) for letter, said in found.legend if not letter]
    if any(cell.disputed for cell in found.cells.values()):
        signs.append(Item(_unequal, 18.0, TOKENS["modifier"]["disputed"]["name"], ("mark", "disputed")))
    return signs


def _sign(letter: str, said: str) -> Item:
    def draw(sheet: Sheet, x: float, y: float, scale: float) -> None:
        sheet.text(letter, x, y, 13.5 * scale, weight=700)

    return Item(draw, text_width(letter, 13.5, weight=700) * ARIAL, said, ("letter", letter))


def _unequal(sheet: Sheet, x: float, y: float, scale: float) -> None:
    sheet.add(ink.unequal(x + 9 * scale, y, 0.9 * scale))


def drawn(asked: Asked, table: Table) -> Sheet:
    """The page as SVG elements."""
    sheet, margin = Sheet(), asked.paper.margin * MM
    left, right = margin, asked.paper.width * MM - margin
    table.around.draw_head(sheet, left, right, margin)
    y = margin + table.around.above
    end = left + table.name + table.column * len(table.heads)
    _headings(sheet, table, left + table.name, y)
    y += table.head
    section = ""
    for row, lines in zip(table.matrix.rows, table.rows, strict=True):
        if row.section != section:
            section = row.section
            sheet.text(section, left, y + SECTION * 0.6 * table.size, table.size, weight=600, ink=INK2)
            y += SECTION * table.size
        sheet.rule(left, end, y)
        _row(sheet, table, row, lines, left, y)
        y += (len(lines) * LINE + AIR) * table.size
    sheet.rule(left, end, y)
    table.around.draw_foot(sheet, left, right, table.height - margin)
    return sheet


def _headings(sheet: Sheet, table: Table, x: float, y: float) -> None:
    foot = y + table.head - AIR * table.size
    for number, head in enumerate(table.heads):
        sheet.turned(head, x + (number + 0.5) * table.column, foot, table.size, weight=600)


def _row(sheet: Sheet, table: Table, row: Row, lines: Sequence[str], left: float, y: float) -> None:
    for line, text in enumerate(lines):
        at = y + (AIR / 2 + (line + 0.5) * LINE) * table.size
        sheet.text(text, left + _indent(row, table.size), at, table.size)
    middle = y + (AIR + len(lines) * LINE) * table.size / 2
    for number, body in enumerate(table.matrix.columns):
        cell = table.matrix.cells.get((row.id, body.id))
        if cell:
            _cell(sheet, table, cell, left + table.name + (number + 0.5) * table.column, middle)


def _cell(sheet: Sheet, table: Table, cell: Cell, x: float, y: float) -> None:
    sheet.text(cell.text, x, y, table.size, weight=400 if cell.possible else 700, align="middle")
    if cell.disputed:
        wide = text_width(cell.text, table.size, weight=700)
        sheet.add(ink.unequal(x + wide / 2 + 0.7 * table.size, y, 0.05 * table.size))
