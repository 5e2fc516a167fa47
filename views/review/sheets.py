"""The rows of a sheet around a cell as html: each cell that candidates speak of marked by what was decided on them."""

from collections.abc import Sequence
from html import escape
from typing import Final

from loaders.candidates import Candidate
from loaders.registers.files.grid import Sheet, letters
from loaders.registers.notebook import without_private
from loaders.review.finding import Place
from views.review.marks import Mark, by_place, mark
from views.review.state import Asked

TOP: Final = 4
"""The rows of a sheet that are always shown: its titles and headings are among them as a rule."""
AROUND: Final = 7
"""Rows shown before and after the cell."""
SIDE: Final = 4
"""Columns shown before and after it, beside the first."""
LONGEST: Final = 240
"""Characters of a cell that are shown; of the cell looked at all of them."""


def table(sheet: Sheet, at: Place, candidates: Sequence[Candidate], number: int, asked: Asked) -> str:
    """The rows around a cell.

    Parameters
    ----------
    sheet : Sheet
    at : Place
        The cell of the candidate looked at.
    candidates : sequence of Candidate
        All of the review.
    number : int
        The one looked at.
    asked : Asked
    """
    rows = _rows(sheet, at.row)
    columns = _columns(sheet, at.column, rows)
    marks = by_place(candidates, candidates[number].source)
    head = "".join(f"<th scope=col>{letters(column)}</th>" for column in columns)
    body, before = "", 0
    for row in rows:
        if row - before > 1:
            gap = _between(sheet, before + 1, row - 1)
            body += f'<tr class="gap"><td colspan="{len(columns) + 1}"><span>{gap}</span></td></tr>'
        before = row
        cells = ""
        for column, width in _merged(sheet, row, columns):
            first = _first(sheet, row, column)
            of_cell = marks.get(sheet.place(*first), ()) if first[0] == row else ()
            looked = first == (at.row, at.column) and first[0] == row
            span = f' colspan="{width}"' if width > 1 else ""
            told = mark(candidates, of_cell, number, asked)
            cell = _cell(sheet, row, column, looked, told)
            cells += f"<td{span}><span>{cell}</span></td>" if span else f"<td>{cell}</td>"
        body += f"<tr><th scope=row>{row}{_hidden(sheet, row)}</th>{cells}</tr>"
    label = f"Rows of the sheet {sheet.name} around {letters(at.column)}{at.row}"
    return (
        f'<div class="scroll rv-sheet" tabindex="0" role="region" aria-label="{escape(label)}"><table>'
        f'<thead><tr><th scope=col><span class="unseen">Row</span></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(sheet: Sheet, row: int, column: int, looked: bool, marked: Mark) -> str:
    """What a cell says, without numbers to ring; a struck word stays struck."""
    cell = sheet.at(row, column)
    text = without_private(cell.text)[0]
    if not looked and len(text) > LONGEST:
        text = f"{text[:LONGEST]} …"
    told = escape(text) or ('<span class="m">coloured</span>' if cell.fill else "")
    told = f"<s>{told}</s>" if cell.struck == "all" else told
    if not (looked or marked.kind):
        return told
    return f'<mark class="{"now" if looked else marked.kind}">{marked.link}{told or "&nbsp;"}</mark>'


def _first(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    """The cell that says what this one shows: of merged ones the first."""
    span = sheet.spans.get((row, column))
    return (span[0], span[1]) if span else (row, column)


def _merged(sheet: Sheet, row: int, columns: Sequence[int]) -> list[tuple[int, int]]:
    """The columns of a row, those that are merged as one, each with how many columns shown it takes."""
    found: list[tuple[int, int]] = []
    for column in columns:
        span = sheet.spans.get((row, column))
        if found and span and span == sheet.spans.get((row, found[-1][0])):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((column, 1))
    told = [n for n, (column, _) in enumerate(found) if _says(sheet, row, column)]
    if len(told) == 1 and not sheet.spans.get((row, found[told[0]][0])):
        # as a spreadsheet shows it: a title or a note runs over the empty cells after it
        column = found[told[0]][0]
        return [*found[: told[0]], (column, sum(width for _, width in found[told[0] :]))]
    return found


def _says(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.at(row, column)
    return bool(cell.text or cell.fill)


def _rows(sheet: Sheet, row: int) -> list[int]:
    filled = [r for r in sheet.rows if r <= TOP or abs(r - row) <= AROUND]
    return sorted({*filled, row})


def _columns(sheet: Sheet, column: int, rows: Sequence[int]) -> list[int]:
    filled = sorted({c for row in rows for c, _ in sheet.texts(row)} | {column})
    return [c for c in filled if c == filled[0] or abs(c - column) <= SIDE]


def _between(sheet: Sheet, first: int, last: int) -> str:
    empty = not any(row in sheet.rows for row in range(first, last + 1))
    how = "empty" if empty else "not shown"
    return f"Row {first} is {how}" if first == last else f"Rows {first:,} to {last:,} are {how}"


def _hidden(sheet: Sheet, row: int) -> str:
    return ' <span class="m">hidden</span>' if row in sheet.hidden_rows else ""
