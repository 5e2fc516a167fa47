"""Excel's xlsx workbooks as sheets of cells; the only place that knows openpyxl."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from loaders.registers.files.grid import (
    LATER,
    MOST_CELLS,
    MOST_MERGED,
    MOST_ROWS,
    Cell,
    Filling,
    Sheet,
    refusal,
    shown,
    since_1900,
    span_of,
    symbol,
)
from loaders.registers.files.packed import STEP, opened, xml_of

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
LONGEST_TAG: Final = 4_096
WHITE: Final = ("FFFFFFFF", "00FFFFFF", "00000000")


def read_xlsx(path: Path) -> list[Sheet]:
    """The sheets of a workbook; formulas as their text, nothing calculated, no macro looked at.

    Raises
    ------
    ConcordError
        For a workbook with macros, an encrypted, damaged or overlarge one.
    """
    with opened(path) as archive:
        _plain(path.name, archive)
        for title, part in _parts(path.name, archive):
            _bounded(path.name, title, archive, part)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = load_workbook(path, rich_text=True, keep_links=False)
        except Exception as error:  # openpyxl raises nearly anything at a damaged workbook
            raise refusal(
                path.name,
                "",
                f"is not a workbook that can be read ({type(error).__name__}: {error}). Save it again.",
            ) from error
    sheets: list[Sheet] = []
    for sheet in book.worksheets:
        shift = LATER if book.epoch == CALENDAR_MAC_1904 else 0
        sheets.append(_sheet(path.name, sheet, sum(len(s.cells) for s in sheets), shift))
    return sheets


def _plain(file: str, archive: zipfile.ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if any(name.endswith("vbaproject.bin") for name in names) or any("/macrosheets/" in n for n in names):
        raise refusal(file, "", "is a workbook with macros. Save it as a plain xlsx workbook.")
    if "xl/workbook.bin" in names:
        raise refusal(file, "", "is a binary workbook (xlsb). Save it as xlsx.")
    if not any(name.startswith("xl/worksheets/") for name in names):
        raise refusal(file, "", "has no sheets in it, so it is not an Excel workbook.")


def _parts(file: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The titles of the sheets with the parts that hold them."""
    links = {
        link.get("Id", ""): link.get("Target", "")
        for link in xml_of(file, archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in xml_of(file, archive, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        target = links.get(sheet.get(f"{LINKS}id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _bounded(file: str, title: str, archive: zipfile.ZipFile, part: str) -> None:
    """Refuse a sheet with too many rows, cells or merged cells before any of them is made."""
    rows, cells, merged, before = 0, 0, 0, b""
    with archive.open(part) as stream:
        while piece := stream.read(STEP):
            whole = before + piece
            cut = whole.rfind(b"<") if b"<" in whole else len(whole)
            whole, before = whole[:cut], whole[cut : cut + LONGEST_TAG]
            rows += whole.count(b"<row ") + whole.count(b":row ")
            cells += whole.count(b"<c ") + whole.count(b":c ")
            merged += _merged(whole)
            _within_limits(file, title, rows, cells, merged)
    _within_limits(file, title, rows, cells, merged + _merged(before))


def _merged(xml: bytes) -> int:
    """How many cells are merged by a piece of a sheet's XML."""
    areas = (range_boundaries(found[1].decode()) for found in MERGED.finditer(xml))
    return sum(((d or 0) - (b or 0) + 1) * ((c or 0) - (a or 0) + 1) for a, b, c, d in areas)


def _within_limits(file: str, title: str, rows: int, cells: int, merged: int) -> None:
    where = f'sheet "{title}", row {min(rows, MOST_ROWS + 1):,}, column A'
    if rows > MOST_ROWS or cells > MOST_CELLS:
        limit = f"the limit is {MOST_ROWS:,} rows and {MOST_CELLS:,} cells"
        raise refusal(file, where, f"more than a register has; {limit}. Delete the rest.")
    if merged > MOST_MERGED:
        raise refusal(file, f'sheet "{title}"', f"more than {MOST_MERGED:,} cells are merged. Unmerge them.")


def _sheet(file: str, sheet: Worksheet, already: int, shift: int) -> Sheet:
    filling = Filling(file, sheet.title, already)
    remarks = 0
    for (row, column), cell in sheet._cells.items():
        filling.put(row, column, since_1900(_cell(cell), shift))
        remarks += cell.comment is not None
    notices = [f'Sheet "{sheet.title}": {remarks} comments on cells are not read.'] if remarks else []
    if sheet.conditional_formatting:
        notices.append(f'Sheet "{sheet.title}": colours by a rule (conditional formatting) are not seen.')
    return Sheet(
        sheet.title,
        filling.cells,
        span_of(
            file,
            sheet.title,
            ((r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges),
        ),
        frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden or look.ht == 0),
        frozenset(
            column
            for look in sheet.column_dimensions.values()
            if look.hidden or look.width == 0
            for column in range(look.min or 0, min(look.max or 0, 400) + 1)
        ),
        sheet.sheet_state != "visible",
        tuple(notices),
    )


def _cell(cell: Any) -> Cell:
    value = cell.value
    if not cell.has_style and not isinstance(value, CellRichText):
        return Cell(*_said(value, ""), formula=cell.data_type == "f")
    font = cell.font
    struck = "all" if font is not None and font.strike else ""
    if isinstance(value, CellRichText):
        struck = _struck_runs(value, struck)
    text, day, number = _said(value, cell.number_format or "")
    return Cell(
        symbol(text, (font.name if font is not None else "") or ""),
        day,
        number,
        formula=cell.data_type == "f",
        struck=struck,
        fill=_fill(cell.fill),
        bold=bool(font is not None and font.bold),
    )


def _struck_runs(value: CellRichText, whole: str) -> str:
    runs = [
        (bool(run.font.strike) if isinstance(run, TextBlock) and run.font else bool(whole), str(run))
        for run in value
    ]
    said = [struck for struck, text in runs if text.strip()]
    return "all" if said and all(said) else "part" if any(said) else ""


def _said(value: Any, pattern: str) -> tuple[str, str, float | None]:
    """Text, day and number of a value."""
    if value is None:
        return "", "", None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), "", None
    if isinstance(value, datetime | date):
        day = shown(value.date() if isinstance(value, datetime) else value, pattern)
        return day, day, None
    if isinstance(value, time | timedelta):
        return str(value), "", None
    if isinstance(value, int | float):
        return f"{value:.15g}", "", float(value)
    if isinstance(value, str):
        return value.strip(), "", None
    return str(getattr(value, "text", None) or getattr(value, "ref", value)).strip(), "", None


def _fill(fill: Any) -> str:
    if fill is None or fill.fill_type is None or not hasattr(fill, "fgColor"):
        return ""
    colour = fill.fgColor if fill.fill_type == "solid" else fill.bgColor
    if colour is None:
        return ""
    if colour.type == "rgb":
        return "" if colour.rgb in WHITE else f"#{str(colour.rgb)[-6:].upper()}"
    if colour.type == "theme":
        white = colour.theme == 0 and not colour.tint
        return "" if white else f"theme {colour.theme}{f' {colour.tint:+.2f}' if colour.tint else ''}"
    return "" if colour.indexed in (1, 9, 64, 65) else f"indexed {colour.indexed}"
