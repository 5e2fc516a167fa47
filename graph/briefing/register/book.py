"""A register as a workbook: a sheet a section, its key above, its claims and documents on sheets of their own."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

import xlsxwriter

from graph.briefing.material import Material
from graph.briefing.register import Column, Register, Section
from graph.briefing.register.evidence import numbers, places

MADE: Final = datetime(2000, 1, 1)
"""What the file says of when it was made: nothing true, so that the same facts give the same bytes."""
CHARACTERS: Final = 0.56
"""Of a column, for each mm of a page that lies down."""
SCALE: Final = 80
BEHIND: Final = 60
TALL: Final = 140
"""Points of a row of headings of which some are turned."""
EVIDENCE: Final = ("Of what", "What a source says", "Document", "Place", "Speaks as of", "Basis", "Claim")
DOCUMENTS: Final = ("Number", "Document", "Published by", "Date", "Address", "Own marking")


def workbook(material: Material, register: Register) -> bytes:
    """A register as the bytes of an xlsx; the same register gives the same bytes, and no text is a formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": register.name, "created": MADE, "keywords": material.marking})
    writing = _Writing(book, material, register, numbers(material, register))
    for section in register.sections:
        writing.section(section)
    writing.evidence()
    writing.documents()
    book.close()
    return out.getvalue()


class _Writing:
    """One workbook while it is written."""

    def __init__(
        self, book: Any, material: Material, register: Register, numbered: Mapping[str, int]
    ) -> None:
        self._book, self._material, self._register, self._numbered = book, material, register, numbered
        plain = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True}
        self._plain = book.add_format(plain)
        self._cell = book.add_format({**plain, "border": 1, "border_color": "#8A8A8A"})
        self._name = book.add_format({**plain, "border": 1, "border_color": "#8A8A8A", "bold": True})
        shaded = {**plain, "border": 1, "border_color": "#8A8A8A", "bold": True, "bg_color": "#DCE6EF"}
        self._head = book.add_format({**shaded, "valign": "bottom"})
        self._turned = book.add_format({**shaded, "valign": "bottom", "rotation": 90})
        self._loose = book.add_format({**plain, "text_wrap": False})
        self._title = book.add_format({**plain, "text_wrap": False, "bold": True, "font_size": 14})

    def section(self, section: Section) -> None:
        """Title, notes and key above; then the rows, under headings that each printed page repeats."""
        sheet = self._book.add_worksheet(section.name)
        sheet.write_string(0, 0, f"{self._register.name}: {section.name.lower()}", self._title)
        row = 1
        for note in self._register.notes:
            sheet.write_string(row, 0, note, self._loose)
            row += 1
        sheet.write_string(row, 0, "Key", self._name)
        for mark, meaning in self._register.key:
            row += 1
            sheet.write_string(row, 0, mark, self._plain)
            sheet.write_string(row, 1, meaning, self._loose)
        self._table(sheet, section, row + 2)
        self._page(sheet)

    def _table(self, sheet: Any, section: Section, first: int) -> None:
        sheet.set_row(first, TALL)
        for place, column in enumerate(section.columns):
            sheet.set_column(place, place, column.width * CHARACTERS)
            sheet.write_string(first, place, column.name, self._turned if column.upright else self._head)
        last = len(section.columns)
        sheet.set_column(last, last, BEHIND)
        sheet.write_string(first, last, "Sources", self._head)
        for number, row in enumerate(section.rows, first + 1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell.text, self._cell if place else self._name)
            sheet.write_string(number, last, places(self._material, row, self._numbered).text, self._cell)
        sheet.freeze_panes(first + 1, 1)
        sheet.autofilter(first, 0, first + len(section.rows), last)
        sheet.repeat_rows(first)
        sheet.repeat_columns(0)
        sheet.set_v_pagebreaks(_breaks(section.columns))

    def evidence(self) -> None:
        """Each claim with its document and place."""
        claims = {claim for cell in self._register.cells() for claim in cell.claims}
        rows = [
            (
                self._material.name(claim.end),
                str(claim.properties.get("says") or ""),
                self._material.document(claim).name,
                str(claim.properties.get("place") or ""),
                str(claim.properties.get("as_of") or "undated"),
                str(claim.properties.get("basis") or "stated"),
                claim.id,
            )
            for claim in self._material.claims(claims)
        ]
        self._list("Evidence", EVIDENCE, (36, 70, 40, 30, 14, 12, 20), sorted(rows))

    def documents(self) -> None:
        """Each document by its number."""
        rows = []
        for source, number in self._numbered.items():
            own = self._material.held.nodes[source].properties
            terms = ("name", "publisher", "date", "address", "marking")
            rows.append((str(number), *(str(own.get(term) or "–") for term in terms)))
        self._list("Documents", DOCUMENTS, (9, 50, 36, 14, 60, 16), rows)

    def _list(
        self, name: str, columns: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> None:
        sheet = self._book.add_worksheet(name)
        for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, column, self._head)
        for number, row in enumerate(rows, 1):
            for place, text in enumerate(row):
                sheet.write_string(number, place, text, self._cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        self._page(sheet)
        sheet.fit_to_pages(1, 0)

    def _page(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        sheet.set_print_scale(SCALE)
        written = self._material.marking.replace("&", "&&")
        sheet.set_header(f"&C{written}")
        sheet.set_footer(f"&C{written}&R&P of &N")


def _breaks(columns: Sequence[Column]) -> list[int]:
    """Where a part ends, and so a printed page; the sources stand on one of their own."""
    changes = [
        place for place, (one, other) in enumerate(pairwise(columns), 1) if one.part != other.part and place > 1
    ]
    return [*changes, len(columns)]
