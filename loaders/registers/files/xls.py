"""Excel's old xls workbooks as sheets of cells; the only place that knows xlrd."""

import os
from datetime import date
from pathlib import Path
from struct import error as struct_error
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError

from loaders.registers.files.grid import (
    LATER,
    Cell,
    Filling,
    Sheet,
    refusal,
    shown,
    since_1900,
    span_of,
    symbol,
)
from loaders.registers.files.packed import LARGEST_FILE


def read_xls(path: Path) -> list[Sheet]:
    """The sheets of a workbook. Of a formula the value that was last saved is read: the format keeps no text of it.

    Raises
    ------
    ConcordError
        For an encrypted, damaged or overlarge workbook, and one with macros.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_FILE:
        raise refusal(path.name, "", f"is larger than {LARGEST_FILE // 1_000_000} MB.")
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        raise refusal(path.name, "", "is a workbook with macros. Save it as a plain xlsx workbook.")
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refusal(path.name, "", "is protected by a password. Save it without one.")
    try:
        with open(os.devnull, "w", encoding="utf-8") as unheard:
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=unheard)
        sheets: list[Sheet] = []
        for sheet in book.sheets():
            sheets.append(_sheet(path.name, book, sheet, sum(len(s.cells) for s in sheets)))
        return sheets
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise refusal(path.name, "", "is protected by a password. Save it without one.") from None
        raise refusal(
            path.name, "", f"is not a workbook that can be read ({error}). Save it as xlsx."
        ) from None
    except (
        CompDocError,
        IndexError,
        ValueError,
        KeyError,
        AssertionError,
        UnicodeError,
        struct_error,
    ) as error:
        raise refusal(path.name, "", f"is damaged or cut short ({error}). Save it again.") from None


def _sheet(file: str, book: Any, sheet: Any, already: int) -> Sheet:
    filling = Filling(file, sheet.name, already)
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            filling.put(
                row + 1,
                column + 1,
                since_1900(_cell(book, sheet, row, column), LATER if book.datemode else 0),
            )
    return Sheet(
        sheet.name,
        filling.cells,
        span_of(file, sheet.name, ((a + 1, left + 1, b, right) for a, b, left, right in sheet.merged_cells)),
        frozenset(row + 1 for row, look in sheet.rowinfo_map.items() if look.hidden),
        frozenset(column + 1 for column, look in sheet.colinfo_map.items() if look.hidden),
        sheet.visibility != 0,
    )


def _cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    look = book.xf_list[cell.xf_index]
    font = book.font_list[look.font_index]
    struck = bool(font.struck_out)
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    text, day, number = _said(book, cell, look)
    some = [struck, *(bool(book.font_list[font_index].struck_out) for _, font_index in runs)]
    if runs and runs[0][0] == 0:
        some = some[1:]
    return Cell(
        symbol(text, font.name or ""),
        day,
        number,
        struck="all" if all(some) else "part" if any(some) else "",
        fill=_fill(book, look),
        bold=bool(font.bold),
    )


def _said(book: Any, cell: Any, look: Any) -> tuple[str, str, float | None]:
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value).strip(), "", None
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            year, month, day, *_ = xlrd.xldate_as_tuple(cell.value, book.datemode)
            said = shown(date(year, month, day), book.format_map[look.format_key].format_str)
            return said, said, None
        except (ValueError, xlrd.XLDateError):
            return f"{cell.value:.15g}", "", float(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return f"{cell.value:.15g}", "", float(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if cell.value else "FALSE"), "", None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR"), "", None
    return "", "", None


def _fill(book: Any, look: Any) -> str:
    if look.background.fill_pattern == 0:
        return ""
    colour = book.colour_map.get(look.background.pattern_colour_index)
    return "" if colour in (None, (255, 255, 255)) else "#{:02X}{:02X}{:02X}".format(*colour)
