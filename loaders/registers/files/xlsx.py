"""Excel's xlsx workbooks as sheets of cells; the only place that knows openpyxl."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from posixpath import normpath
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._reader import WorkSheetParser

from graph.errors import ConcordError
from loaders.registers.files.grid import (
    LATER,
    MOST_CELLS,
    MOST_COLUMNS,
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
LONGEST_KEPT: Final = 60
"""Letters of a text that is likely to come again."""
WHITE: Final = ("FFFFFFFF", "00FFFFFF", "00000000")


def read_xlsx(path: Path) -> list[Sheet]:
    """The sheets of a workbook; formulas as their text, nothing calculated, no macro looked at.

    Raises
    ------
    ConcordError
        For a workbook with macros, an encrypted, damaged or overlarge one.

    Notes
    -----
    Cells come as a stream, and cells that say and look the same are one object. The words of a cell are read one
    by one only in a workbook in which any are struck through.
    """
    with opened(path) as archive:
        _plain(path.name, archive)
        for title, part in _parts(path.name, archive):
            _bounded(path.name, title, archive, part)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return _sheets(path, archive)
        except ConcordError:
            raise
        except Exception as error:  # openpyxl raises nearly anything at a damaged workbook
            raise refusal(
                path.name,
                "",
                f"is not a workbook that can be read ({type(error).__name__}: {error}). Save it again.",
            ) from error


def _sheets(path: Path, archive: zipfile.ZipFile) -> list[Sheet]:
    reader: Any = ExcelReader(path, read_only=True, keep_links=False, rich_text=_strikes(archive))
    try:
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        found: list[Sheet] = []
        looks = Looks(reader.wb)
        for sheet, link in reader.parser.find_sheets():
            if link.target not in reader.valid_files or "chartsheet" in link.Type:
                continue
            with archive.open(link.target) as source:
                parser = WorkSheetParser(
                    source,
                    reader.shared_strings,
                    epoch=reader.wb.epoch,
                    date_formats=reader.wb._date_formats,
                    timedelta_formats=reader.wb._timedelta_formats,
                    rich_text=reader.rich_text,
                )
                already = sum(len(other.cells) for other in found)
                filling = _filled(Filling(path.name, sheet.name, already), parser, looks)
            remarks = _remarks(path.name, archive, link.target)
            found.append(_sheet(path.name, sheet, parser, filling, remarks))
        return found
    finally:
        reader.archive.close()


def _strikes(archive: zipfile.ZipFile) -> bool:
    """Whether any words are struck through by themselves: only then are a cell's words told apart."""
    for name in archive.namelist():
        if name.lower().endswith("sharedstrings.xml") or name.startswith("xl/worksheets/sheet"):
            before = b""
            with archive.open(name) as stream:
                while piece := stream.read(STEP):
                    if b"strike" in before + piece:
                        return True
                    before = piece[-8:]
    return False


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


class Looks:
    """How the cells of a workbook look, by the number of their style, and the cells made so far."""

    def __init__(self, book: Any) -> None:
        self.book: Any = SimpleNamespace(parent=book)
        self.shift = LATER if book.epoch == CALENDAR_MAC_1904 else 0
        self.styles: dict[int, Look] = {}
        self.made: dict[tuple[Any, str, int], Cell] = {}

    def cell(self, value: Any, kind: str, style: int) -> Cell:
        """The cell of a value; the same one for the same value of the same kind and style."""
        if isinstance(value, str) and len(value) > LONGEST_KEPT:
            return self._made(value, kind, style)
        try:
            key = (value, kind, style)
            if key not in self.made:
                self.made[key] = self._made(value, kind, style)
            return self.made[key]
        except TypeError:  # a value of many parts, such as words of which some are struck
            return self._made(value, kind, style)

    def _made(self, value: Any, kind: str, style: int) -> Cell:
        look = self._look(style)
        struck = _struck_runs(value, look.struck) if isinstance(value, CellRichText) else look.struck
        text, day, number = _said(value, look.pattern)
        cell = Cell(
            symbol(text, look.font), day, number, kind == "f", struck=struck, fill=look.fill, bold=look.bold
        )
        return since_1900(cell, self.shift)

    def _look(self, style: int) -> "Look":
        if style not in self.styles:
            cell: Any = ReadOnlyCell(self.book, 1, 1, None, style_id=style)
            font = cell.font
            self.styles[style] = Look(
                "all" if font is not None and font.strike else "",
                _fill(cell.fill),
                bool(font is not None and font.bold),
                (font.name if font is not None else "") or "",
                cell.number_format or "",
            )
        return self.styles[style]


class Look(NamedTuple):
    """What a style shows that says something."""

    struck: str
    fill: str
    bold: bool
    font: str
    pattern: str


def _filled(filling: Filling, parser: WorkSheetParser, looks: Looks) -> Filling:
    for _, cells in parser.parse():
        for said in cells:
            value, style = said["value"], int(said["style_id"] or 0)
            if value is not None or style:
                filling.put(said["row"], said["column"], looks.cell(value, said["data_type"], style))
    return filling


def _sheet(file: str, sheet: Any, parser: WorkSheetParser, filling: Filling, remarks: int) -> Sheet:
    notices = [f'Sheet "{sheet.name}": {remarks} comments on cells are not read.'] if remarks else []
    if parser.formatting:
        notices.append(f'Sheet "{sheet.name}": colours by a rule (conditional formatting) are not seen.')
    merged = (
        [range_boundaries(area.ref) for area in parser.merged_cells.mergeCell] if parser.merged_cells else []
    )
    return Sheet(
        sheet.name,
        filling.cells,
        span_of(file, sheet.name, ((b or 1, a or 1, d or 1, c or 1) for a, b, c, d in merged)),
        frozenset(int(row) for row, look in parser.row_dimensions.items() if _unseen(look, "ht")),
        frozenset(
            column
            for look in parser.column_dimensions.values()
            if _unseen(look, "width")
            for column in range(int(look["min"]), min(int(look["max"]), MOST_COLUMNS) + 1)
        ),
        sheet.state != "visible",
        tuple(notices),
    )


def _unseen(look: Mapping[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    return look.get("hidden") in ("1", "true") or float(look.get(size, 1)) == 0


def _remarks(file: str, archive: zipfile.ZipFile, part: str) -> int:
    """How many comments stand on the cells of a sheet."""
    folder, _, name = part.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    if links not in archive.namelist():
        return 0
    targets = [
        link.get("Target", "")
        for link in xml_of(file, archive, links)
        if link.get("Type", "").endswith("/comments")
    ]
    places = [
        target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}") for target in targets
    ]
    return sum(
        1
        for place in places
        if place in archive.namelist()
        for _ in xml_of(file, archive, place).iter(f"{MAIN}comment")
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
