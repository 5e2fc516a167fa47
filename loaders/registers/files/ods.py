"""OpenDocument sheets as sheets of cells, read from their XML."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from loaders.registers.files.grid import MOST_COLUMNS, Cell, Filling, Sheet, Span, refusal, span_of
from loaders.registers.files.packed import opened, xml_of

OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
NUMBER: Final = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"


class Looks:
    """The styles of a document: what is struck, filled, bold, hidden, and how precise a date is shown."""

    def __init__(self, *roots: Element) -> None:
        self.styles = {s.get(f"{STYLE}name", ""): s for root in roots for s in root.iter(f"{STYLE}style")}
        self.dates = {
            s.get(f"{STYLE}name", ""): s for root in roots for s in root.iter(f"{NUMBER}date-style")
        }

    def of(self, name: str, kind: str, attribute: str) -> str:
        """What a style, or the one that it builds on, gives for an attribute of its properties."""
        for _ in range(20):
            style = self.styles.get(name)
            if style is None:
                return ""
            for properties in style.iter(f"{STYLE}{kind}-properties"):
                if attribute in properties.attrib:
                    return properties.attrib[attribute]
            name = style.get(f"{STYLE}parent-style-name", "")
        return ""

    def struck(self, name: str) -> bool:
        return self.of(name, "text", f"{STYLE}text-line-through-style") not in ("", "none")

    def fill(self, name: str) -> str:
        colour = self.of(name, "table-cell", f"{FO}background-color").upper()
        return "" if colour in ("", "TRANSPARENT", "#FFFFFF") else colour

    def bold(self, name: str) -> bool:
        return self.of(name, "text", f"{FO}font-weight") == "bold"

    def precision(self, name: str) -> int:
        """Letters of an ISO date that the style shows: 4, 7 or 10."""
        style = self.dates.get(
            self.styles[name].get(f"{STYLE}data-style-name", "") if name in self.styles else ""
        )
        if style is None or style.find(f"{NUMBER}day") is not None or style.find(f"{NUMBER}year") is None:
            return 10
        return 7 if style.find(f"{NUMBER}month") is not None else 4


def read_ods(path: Path) -> list[Sheet]:
    """The sheets of an OpenDocument spreadsheet; formulas as their text.

    Raises
    ------
    ConcordError
        For an encrypted, damaged or overlarge one, and one with macros.
    """
    with opened(path) as archive:
        names = archive.namelist()
        manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise refusal(path.name, "", "is protected by a password. Save it without one.")
        if any(
            n.startswith(("Scripts/", "Basic/")) and not n.endswith(("/", "script-lc.xml", "script-lb.xml"))
            for n in names
        ):
            raise refusal(path.name, "", "is a spreadsheet with macros. Save it without them.")
        content = xml_of(path.name, archive, "content.xml")
        roots = [content, *([xml_of(path.name, archive, "styles.xml")] if "styles.xml" in names else [])]
    looks = Looks(*roots)
    sheets: list[Sheet] = []
    for table in content.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"):
        sheets.append(_sheet(path.name, table, looks, sum(len(s.cells) for s in sheets)))
    if not sheets:
        raise refusal(path.name, "", "has no sheets in it.")
    return sheets


def _sheet(file: str, table: Element, looks: Looks, already: int) -> Sheet:
    name = table.get(f"{TABLE}name", "Sheet")
    filling = Filling(file, name, already)
    defaults: dict[int, str] = {}
    hidden_columns: set[int] = set()
    at = 1
    for column in table.iter(f"{TABLE}table-column"):
        times = int(column.get(f"{TABLE}number-columns-repeated", "1"))
        for number in range(at, min(at + times, MOST_COLUMNS + 1)):
            defaults[number] = column.get(f"{TABLE}default-cell-style-name", "")
            if column.get(f"{TABLE}visibility", "visible") != "visible":
                hidden_columns.add(number)
        at += times
    hidden_rows: set[int] = set()
    merged: list[Span] = []
    number = 1
    for row in table.iter(f"{TABLE}table-row"):
        times = int(row.get(f"{TABLE}number-rows-repeated", "1"))
        cells = list(_cells(row, looks, defaults))
        for again in range(times if any(cell.text for _, cell, _ in cells) else 1):
            for column_number, cell, (down, right) in cells:
                filling.put(number + again, column_number, cell)
                if down > 1 or right > 1:
                    here = number + again
                    merged.append((here, column_number, here + down - 1, column_number + right - 1))
            if row.get(f"{TABLE}visibility", "visible") != "visible":
                hidden_rows.add(number + again)
        number += times
    invisible = looks.of(table.get(f"{TABLE}style-name", ""), "table", f"{TABLE}display") == "false"
    return Sheet(
        name,
        filling.cells,
        span_of(file, name, merged),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
        invisible,
    )


def _cells(
    row: Element, looks: Looks, defaults: dict[int, str]
) -> Iterator[tuple[int, Cell, tuple[int, int]]]:
    at = 1
    style_of_row = row.get(f"{TABLE}default-cell-style-name", "")
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
        style = element.get(f"{TABLE}style-name") or style_of_row or defaults.get(at, "")
        cell = _cell(element, looks, style)
        spans = tuple(int(element.get(f"{TABLE}number-{what}-spanned", "1")) for what in ("rows", "columns"))
        if element.tag == f"{TABLE}table-cell" and (cell.text or (cell.fill and times < 50)):
            for column in range(at, min(at + times, MOST_COLUMNS + 2)):
                yield column, cell, (spans[0], spans[1])
        at += times


def _cell(element: Element, looks: Looks, style: str) -> Cell:
    paragraphs = [_text(p) for p in element.iterfind(f"{TEXT}p")]
    text = "\n".join(paragraphs).strip()
    formula = element.get(f"{TABLE}formula", "")
    day = element.get(f"{OFFICE}date-value", "")[:10]
    kind = element.get(f"{OFFICE}value-type", "")
    value = element.get(f"{OFFICE}value", "")
    if formula:
        text = "=" + formula.partition("=")[2]
    elif kind == "date" and _is_day(day):
        text = day = day[: looks.precision(style)]
    elif kind == "float" and value:
        text = f"{float(value):.15g}"
    runs = [
        (looks.struck(span.get(f"{TEXT}style-name", "")), _text(span)) for span in element.iter(f"{TEXT}span")
    ]
    struck = sum(len(said) for on, said in runs if on)
    return Cell(
        text,
        day if kind == "date" and not formula else "",
        float(value) if kind == "float" and value and not formula else None,
        bool(formula),
        "all"
        if looks.struck(style) or (struck and struck >= len("".join(paragraphs)))
        else "part"
        if struck
        else "",
        looks.fill(style),
        looks.bold(style),
    )


def _is_day(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False


def _text(element: Element) -> str:
    """The words of a paragraph: its spaces and line breaks, but no comment that hangs on it."""
    said = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            said += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag in (f"{TEXT}line-break", f"{TEXT}tab"):
            said += "\n" if child.tag == f"{TEXT}line-break" else " "
        elif child.tag != f"{OFFICE}annotation":
            said += _text(child)
        said += child.tail or ""
    return said
