"""A register as sheets of cells, whatever file it came in: what each cell says, where it stands, how it looks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Final

from graph.errors import ConcordError

MOST_ROWS: Final = 120_000
MOST_COLUMNS: Final = 300
LONGEST_CELL: Final = 32_767
"""Letters in a cell: what Excel itself allows."""
MOST_MERGED: Final = 500_000
MOST_CELLS: Final = 1_500_000
"""Filled cells in a file."""


@lru_cache(maxsize=1_000)
def letters(column: int) -> str:
    """A column as a spreadsheet names it, counted from 1.

    Examples
    --------
    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled or coloured cell.

    Attributes
    ----------
    text : str
        What it says, spaces trimmed; a formula as its text.
    day : str
        The date of a cell that holds one, only as precise as it is shown ("2015-04" where it shows Apr-15).
    number : float or None
        The number of a cell that holds one.
    formula : bool
    struck : str
        "", "all", or "part" where only some of its words are struck through.
    fill : str
        Its background, empty for none and white; the same text for the same colour.
    bold : bool
    strong : tuple of str
        The words in bold of a cell that is not bold as a whole.
    """

    text: str = ""
    day: str = ""
    number: float | None = None
    formula: bool = False
    struck: str = ""
    fill: str = ""
    bold: bool = False
    strong: tuple[str, ...] = ()


NOTHING: Final = Cell()


class Cells(Mapping[tuple[int, int], Cell]):
    """The cells of a sheet by row and column, kept by row: a large sheet has a million."""

    def __init__(self) -> None:
        self.by_row: dict[int, dict[int, Cell]] = {}
        self._count = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell."""
        columns = self.by_row.setdefault(row, {})
        self._count += column not in columns
        columns[column] = cell

    def __getitem__(self, at: tuple[int, int]) -> Cell:
        return self.by_row[at[0]][at[1]]

    def __contains__(self, at: object) -> bool:
        return isinstance(at, tuple) and at[1] in self.by_row.get(at[0], ())

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((row, column) for row, columns in self.by_row.items() for column in columns)

    def __len__(self) -> int:
        return self._count


Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, counted from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or one table of a document: its cells by row and column, both counted from 1.

    `outside` has the paragraphs of a document around its tables, each with its place; `places` how the place of a row
    is called where it is no spreadsheet's; `origins` where the cells of a sheet that was laid out anew stood;
    `delimited` that the cells were parted by a sign, which may stand within one by mistake and move those behind it.
    """

    name: str
    cells: Cells
    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    notices: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    places: Mapping[int, str] = field(default_factory=dict)
    origins: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    delimited: bool = False
    rows: Mapping[int, tuple[int, ...]] = field(init=False)
    spans: Mapping[tuple[int, int], Span] = field(init=False)

    def __post_init__(self) -> None:
        alike: dict[tuple[int, ...], tuple[int, ...]] = {}
        rows = ((row, tuple(sorted(self.cells.by_row[row]))) for row in sorted(self.cells.by_row))
        object.__setattr__(self, "rows", {row: alike.setdefault(filled, filled) for row, filled in rows})
        spans = {(row, column): span for span in self.merged for row, column in _within(span)}
        object.__setattr__(self, "spans", spans)

    def at(self, row: int, column: int) -> Cell:
        """The cell, or for a merged one the cell that all of them show."""
        if self.spans and (span := self.spans.get((row, column))):
            row, column = span[0], span[1]
        columns = self.cells.by_row.get(row)
        return columns.get(column, NOTHING) if columns else NOTHING

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as "Sheet!C14"."""
        row, column = self.origins.get((row, column), (row, column))
        return self.places.get(row) or f"{self.name}!{letters(column)}{row}"

    def texts(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The cells of a row that say something, with their columns."""
        columns = self.cells.by_row.get(row, {})
        return ((column, cell) for column in self.rows.get(row, ()) if (cell := columns[column]).text)


def _within(span: Span) -> Iterator[tuple[int, int]]:
    for row in range(span[0], span[2] + 1):
        for column in range(span[1], span[3] + 1):
            yield row, column


def refusal(file: str, where: str, found: str) -> ConcordError:
    """Why a file is not read: nothing of it is.

    Examples
    --------
    >>> print(refusal("register.xlsx", "sheet \\"A\\", row 3", "holds a bomb; take it out."))
    register.xlsx, sheet "A", row 3: holds a bomb; take it out. Nothing was read.
    """
    return ConcordError(f"{', '.join(filter(None, (file, where)))}: {found} Nothing was read.")


LINK: Final = re.compile(r'=HYPERLINK\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")+)"\s*\)', re.I)
"""A link as a formula, with the words that it shows."""
GAP: Final = re.compile(r"\s{3,}")


def _gap(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else "  "


class Filling:
    """The cells of one sheet as they are read, refused at the first that is too many or too long."""

    def __init__(self, file: str, sheet: str, already: int = 0) -> None:
        self.file, self.sheet, self.already = file, sheet, already
        self.cells = Cells()

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Keep a cell that says or shows something."""
        if not cell.text and not cell.fill:
            return
        if cell.formula and (link := LINK.fullmatch(cell.text)):
            cell = replace(cell, text=link[1].replace('""', '"').strip(), formula=False)
        if "   " in cell.text and len(cell.text) <= LONGEST_CELL:
            cell = replace(cell, text=GAP.sub(_gap, cell.text))
        if row > MOST_ROWS or column > MOST_COLUMNS or len(cell.text) > LONGEST_CELL:
            raise self._refused(row, column, cell)
        if self.already + len(self.cells) >= MOST_CELLS:
            raise self._refused(row, column, cell)
        self.cells.put(row, column, cell)

    def _refused(self, row: int, column: int, cell: Cell) -> ConcordError:
        if row > MOST_ROWS:
            what = f"more rows than a register has; the limit is {MOST_ROWS:,}. Delete the rest."
        elif column > MOST_COLUMNS:
            what = f"more columns than a register has; the limit is {MOST_COLUMNS}. Delete the rest."
        elif len(cell.text) > LONGEST_CELL:
            what = f"a cell of {len(cell.text):,} letters; the limit is {LONGEST_CELL:,}. Shorten it."
        else:
            what = f"more than {MOST_CELLS:,} filled cells. Read it in parts."
        return refusal(self.file, f'sheet "{self.sheet}", row {row:,}, column {letters(column)}', what)


def span_of(file: str, sheet: str, merged: Iterable[Span]) -> tuple[Span, ...]:
    """Merged cells within what is read, cut at its last row and column; refused where they are too many."""
    cut = [
        (first, left, min(last, MOST_ROWS), min(right, MOST_COLUMNS))
        for first, left, last, right in sorted(merged)
        if first <= MOST_ROWS and left <= MOST_COLUMNS
    ]
    total = 0
    for first, left, last, right in cut:
        total += (last - first + 1) * (right - left + 1)
        if total > MOST_MERGED:
            where = f'sheet "{sheet}", row {first:,}, column {letters(left)}'
            raise refusal(file, where, f"more than {MOST_MERGED:,} cells are merged. Unmerge them.")
    return tuple(cut)


NO_YEAR: Final = 10_000
LATER: Final = 1462
"""Days between the first days of Excel's two calendars, of 1900 and of 1904."""


def since_1900(cell: Cell, shift: int) -> Cell:
    """A cell whose number, where it may be a day's, counts from 1900 whatever the workbook's calendar."""
    if shift and cell.number is not None and cell.number > NO_YEAR:
        return replace(cell, number=cell.number + shift)
    return cell


SYMBOLS: Final = {
    "wingdings": {"ü": "✓", "þ": "☑", "û": "✗", "ý": "☒"},
    "wingdings 2": {"P": "✓", "R": "☑", "O": "✗", "S": "☒"},
    "webdings": {"a": "✓", "r": "✗"},
    "marlett": {"a": "✓", "b": "✓", "r": "✗"},
}
"""Letters that fonts of symbols show as a tick or a cross."""


def symbol(text: str, font: str) -> str:
    """What a cell shows in its font: a letter of a font of symbols is a tick or a cross.

    Examples
    --------
    >>> symbol("ü", "Wingdings"), symbol("P", "Wingdings 2"), symbol("P", "Arial")
    ('✓', '✓', 'P')
    """
    letters_shown = SYMBOLS.get(font.lower())
    return "".join(letters_shown.get(letter, "�") for letter in text) if letters_shown else text


def shown(day: date, pattern: str) -> str:
    """A date as precise as its number format shows it.

    Examples
    --------
    >>> shown(date(2015, 4, 1), "mmm-yy"), shown(date(2015, 1, 1), "yyyy"), shown(date(2015, 4, 1), "dd/mm/yyyy")
    ('2015-04', '2015', '2015-04-01')
    """
    plain = pattern.lower().split(";")[0]
    while "[" in plain and "]" in plain:
        plain = plain[: plain.index("[")] + plain[plain.index("]") + 1 :]
    if "d" in plain or "y" not in plain:
        return day.isoformat()
    return day.isoformat()[: 7 if "m" in plain else 4]
