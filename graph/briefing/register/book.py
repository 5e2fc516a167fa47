"""A register as a workbook: a sheet a section, its key above, its claims and documents on sheets of their own."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from textwrap import wrap
from typing import Any, Final

import xlsxwriter

from graph.briefing.material import Material
from graph.briefing.register import Column, Register, Section
from graph.briefing.register.evidence import numbers, places

MADE: Final = datetime(2000, 1, 1)
"""What the file says of when it was made: nothing true, so that the same facts give the same bytes."""
CHARACTERS: Final = 0.6
"""Of a column, for each mm of a page that lies down."""
SCALE: Final = 80
BEHIND: Final = 90
ABOUT: Final = 90
TALL: Final = 140
"""Points of a row of headings of which some are turned."""
LINE: Final = 13.5
"""Points of a line of text."""
FILLED: Final = 1.0
"""How much of a column's width, in characters, a line of text takes at most."""
TALLEST: Final = 409
"""What Excel allows."""
EVIDENCE: Final = ("Of what", "What a source says", "Document", "Place", "Speaks as of", "Basis", "Claim")
DOCUMENTS: Final = ("Number", "Document", "Published by", "Date", "Address", "Own marking")


def workbook(material: Material, register: Register) -> bytes:
    """A register as the bytes of an xlsx; the same register gives the same bytes, and no text is a formula."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": register.name, "created": MADE, "keywords": material.marking})
    writing = _Writing(book, material, register, numbers(material, register))
    writing.about()
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
        self._turned = book.add_format({**shaded, "valign": "bottom", "align": "center", "rotation": 90})
        self._title = book.add_format({**plain, "text_wrap": False, "bold": True, "font_size": 14})

    def about(self) -> None:
        """What the register is, how to read it, and its key."""
        sheet = self._book.add_worksheet("About")
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, ABOUT)
        sheet.write_string(0, 0, self._register.name, self._title)
        row = 1
        for note in self._register.notes:
            sheet.merge_range(row, 0, row, 1, note, self._plain)
            sheet.set_row(row, _height([(note, 26 + ABOUT)]))
            row += 1
        sheet.write_string(row, 0, "Key", self._name)
        for mark, meaning in self._register.key:
            row += 1
            sheet.write_string(row, 0, mark, self._plain)
            sheet.write_string(row, 1, meaning, self._plain)
        self._page(sheet, "how to read it")

    def section(self, section: Section) -> None:
        """The rows, under headings that each printed page repeats."""
        sheet = self._book.add_worksheet(section.name)
        widths = [*(column.width * CHARACTERS for column in section.columns), BEHIND]
        heads = [*((c.name, c.upright) for c in section.columns), ("Sources", False)]
        for place, (width, (name, upright)) in enumerate(zip(widths, heads, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, self._turned if upright else self._head)
        sheet.set_row(0, TALL)
        for number, row in enumerate(section.rows, 1):
            texts = [cell.text for cell in row] + [places(self._material, row, self._numbered).text]
            sheet.set_row(number, _height(zip(texts, widths, strict=True)))
            for place, text in enumerate(texts):
                sheet.write_string(number, place, text, self._cell if place else self._name)
        last = len(section.columns)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(section.rows), last)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        sheet.set_v_pagebreaks(_breaks(section.columns))
        self._page(sheet, section.name.lower())

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
            sheet.set_row(number, _height(zip(row, widths, strict=True)))
            for place, text in enumerate(row):
                sheet.write_string(number, place, text, self._cell)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        self._page(sheet, name.lower())
        sheet.fit_to_pages(1, 0)

    def _page(self, sheet: Any, what: str) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        sheet.set_print_scale(SCALE)
        written = self._material.marking.replace("&", "&&")
        called = f"{self._register.name}: {what}".replace("&", "&&")
        sheet.set_header(f"&L{called}&R{written}")
        sheet.set_footer(f"&C{written}&R&P of &N")


def _height(cells: Iterable[tuple[str, float]]) -> float:
    """Points of a row in which no text is cut off, since not every program works that out."""
    lines = (
        sum(len(wrap(line, int(width * FILLED))) or 1 for line in text.split("\n")) for text, width in cells
    )
    return min(max(lines) * LINE + 3, TALLEST)


def _breaks(columns: Sequence[Column]) -> list[int]:
    """Where a part ends, and so a printed page; the sources stand on one of their own."""
    changes = [
        place
        for place, (one, other) in enumerate(pairwise(columns), 1)
        if one.part != other.part and place > 1
    ]
    return [*changes, len(columns)]
