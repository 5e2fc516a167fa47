"""Answers as an Excel workbook; the only place that knows its writer."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from graph.export import plain
from graph.model import Result

WIDEST: Final = 60
"""Of a column, in characters."""
MOST: Final = 32_000
"""Characters that a cell of Excel holds, less a few."""
CUT: Final = " … (cut: a cell of Excel holds no more)"
MADE: Final = datetime(2000, 1, 1)
"""What a workbook says of when it was made: nothing true, so that the same facts give the same bytes."""


def workbook(
    sheets: Mapping[str, Result], *, marking: str = "", about: Mapping[str, str] | None = None
) -> bytes:
    """Answers as sheets, with what they are on a first sheet.

    Parameters
    ----------
    sheets : mapping of str to Result
        By the name of the sheet. A list is its items with "; " between; a node is its id.
    marking : str
        First on the first sheet, and at the head and foot of every page that is printed.
    about : mapping of str to str, optional
        What the workbook is, as pairs.

    Returns
    -------
    bytes
        The same for the same answers. Every text is text: none is a formula or a link, however it begins.

    Examples
    --------
    >>> workbook({"Bodies": Result(("id",), (("durham",),))})[:2]
    b'PK'
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties(
        {"title": about.get("What this is", "") if about else "", "created": MADE, "keywords": marking}
    )
    heading = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    told = {**({"Protective marking": marking} if marking else {}), **(about or {})}
    if told:
        _about(book, told, marking)
    for name, result in sheets.items():
        _sheet(book, name, result, heading, marking)
    book.close()
    return out.getvalue()


def _about(book: Any, told: Mapping[str, str], marking: str) -> None:
    sheet = book.add_worksheet("About")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for row, (name, text) in enumerate(told.items()):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, text, wrapped)
    _page(sheet, marking)


def _sheet(book: Any, name: str, result: Result, heading: Any, marking: str) -> None:
    sheet = book.add_worksheet(name)
    rows = [[_cell(value) for value in row] for row in result.rows]
    for column, title in enumerate(result.columns):
        longest = max((len(str(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(max(len(title), longest) + 2, WIDEST))
        sheet.write_string(0, column, title, heading)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value != "":
                sheet.write_string(number, column, value)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(result.columns) - 1)
    sheet.repeat_rows(0)
    _page(sheet, marking)


def _page(sheet: Any, marking: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if marking:
        written = marking.replace("&", "&&")
        sheet.set_header(f"&C{written}")
        sheet.set_footer(f"&C{written}&R&P of &N")


def _cell(value: Any) -> bool | int | float | str:
    given = plain(value)
    if isinstance(given, dict):
        return str(given.get("id", given))
    if isinstance(given, list):
        return _held("; ".join(str(_cell(item)) for item in given))
    return given if isinstance(given, bool | int | float) else "" if given is None else _held(str(given))


def _held(text: str) -> str:
    """What a cell can hold of a text, and that it is not all."""
    return text if len(text) <= MOST else text[:MOST] + CUT
