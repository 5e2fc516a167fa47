"""The register of colours as an OpenDocument spreadsheet, written with odfpy."""

from pathlib import Path

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableProperties, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P


def as_ods(workbook: Path, path: Path) -> None:
    """Write a workbook's texts, fills, strikes, merges and what it hides as an ods."""
    book = openpyxl.load_workbook(workbook)
    document = OpenDocumentSpreadsheet()
    gone = Style(name="gone", family="table")
    gone.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(gone)
    styles: dict[tuple[str, bool, bool], Style] = {}
    for sheet in book.worksheets:
        hidden = {"stylename": gone} if sheet.sheet_state != "visible" else {}
        table = Table(name=sheet.title, **hidden)
        for column in range(1, sheet.max_column + 1):
            look = sheet.column_dimensions.get(openpyxl.utils.get_column_letter(column))
            table.addElement(
                TableColumn(visibility="collapse" if look is not None and look.hidden else "visible")
            )
        covered = {
            (r, c): (r == span.min_row and c == span.min_col, span)
            for span in sheet.merged_cells.ranges
            for r in range(span.min_row, span.max_row + 1)
            for c in range(span.min_col, span.max_col + 1)
        }
        for number, row in enumerate(sheet.iter_rows(), 1):
            line = TableRow(visibility="collapse" if sheet.row_dimensions[number].hidden else "visible")
            for cell in row:
                colour = str(cell.fill.fgColor.rgb)[-6:] if cell.fill.fill_type else ""
                key = (colour, bool(cell.font.strike), bool(cell.font.bold))
                if key not in styles:
                    styles[key] = _style(f"ce{len(styles)}", *key)
                    document.automaticstyles.addElement(styles[key])
                first, span = covered.get((number, cell.column), (True, None))
                if not first:
                    line.addElement(CoveredTableCell(stylename=styles[key]))
                    continue
                spanned = (
                    {"numberrowsspanned": span.size["rows"], "numbercolumnsspanned": span.size["columns"]}
                    if span
                    else {}
                )
                value = cell.value
                if isinstance(value, int | float):
                    made = TableCell(stylename=styles[key], valuetype="float", value=value, **spanned)
                elif isinstance(value, str) and value.startswith("="):
                    made = TableCell(
                        stylename=styles[key], formula=f"of:{value}", valuetype="string", **spanned
                    )
                else:
                    made = TableCell(stylename=styles[key], **spanned)
                for words in str("" if value is None else value).split("\n") if value is not None else ():
                    made.addElement(P(text=words))
                line.addElement(made)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(str(path))


def _style(name: str, colour: str, struck: bool, bold: bool) -> Style:
    style = Style(name=name, family="table-cell")
    if colour:
        style.addElement(TableCellProperties(backgroundcolor=f"#{colour.lower()}"))
    words = {"textlinethroughstyle": "solid"} if struck else {}
    words |= {"fontweight": "bold"} if bold else {}
    if words:
        style.addElement(TextProperties(**words))
    return style
