"""The tables among a document's passages, such as those of a PDF, as sheets of cells."""

from collections.abc import Iterator, Sequence

from loaders.documents import Passage
from loaders.registers.files.grid import Cell, Filling, Sheet


def sheets_of_passages(file: str, passages: Sequence[Passage]) -> list[Sheet]:
    """Each table as a sheet whose places are those of its rows; the text around it may hold its key and its date.

    Raises
    ------
    ConcordError
        For a table that is larger than a register.

    Examples
    --------
    >>> rows = (("Unit", "Derby"), ("EMSOU", "Y"))
    >>> passages = [Passage("", f"page 1, row {n}", kind="row", cells=row, columns=rows[0]) for n, row in enumerate(rows)]
    >>> [sheet] = sheets_of_passages("a.pdf", passages)
    >>> sheet.at(2, 1).text, sheet.place(2, 1)
    ('EMSOU', 'page 1, row 1')
    """
    outside = tuple((p.place, p.text) for p in passages if p.kind not in ("row", "header"))
    return [
        _sheet(file, f"Table {number}", rows, outside) for number, rows in enumerate(_tables(passages), 1)
    ]


def _tables(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The rows of each table; one goes on over the end of a page while its columns are the same."""
    table: list[Passage] = []
    for passage in passages:
        if passage.kind not in ("row", "header"):
            continue
        if table and (passage.kind == "header" or passage.columns != table[0].columns):
            yield table
            table = []
        table.append(passage)
    if table:
        yield table


def _sheet(file: str, name: str, rows: Sequence[Passage], outside: tuple[tuple[str, str], ...]) -> Sheet:
    filling = Filling(file, name)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row.cells, 1):
            filling.put(number, column, Cell(text, formula=text.startswith("=")))
    places = {number: row.place for number, row in enumerate(rows, 1)}
    return Sheet(name, filling.cells, outside=outside, places=places)
