"""Blocks of a briefing as paragraphs, tables and pictures of a document."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from graph.briefing.blocks import (
    Heading,
    Inline,
    Paragraph,
    Picture,
    Reference,
    Sentence,
    Table,
    of_row,
    within,
)
from graph.briefing.word.claims import Claims
from graph.briefing.word.footnotes import Footnotes
from graph.briefing.word.styles import AFTER, BULLETS, NUMBERS, SMALL, TABLE
from graph.briefing.word.xml import clean, element, field, run

DEEPEST: Final = 2
"""The lowest level of heading in the contents."""
TALL: Final = 150
"""In mm: a picture that is taller begins a page."""
TURNED: Final = 42
"""mm of a row of headings of which some are turned."""
CLOSE: Final = "50"
"""Twentieths of a point between text and line in a dense table."""
CONTENTS: Final = f'TOC \\o "1-{DEEPEST}" \\h \\z \\u'


@dataclass(slots=True)
class Writing:
    """A document while it is written.

    Attributes
    ----------
    document : Document
    footnotes : Footnotes
    claims : Claims
    numbers : dict of str to tuple
        The label and number of every table and figure, by key.
    wide, tall : float
        How the text of a page compares with that of our own.
    headings : int
        How many were written.
    """

    document: Document
    footnotes: Footnotes
    claims: Claims
    numbers: dict[str, tuple[str, int]]
    wide: float = 1.0
    tall: float = 1.0
    headings: int = 0

    def opening(self, name: str, about: str) -> None:
        """Title and the line below it."""
        self.document.add_paragraph(clean(name), style="Title")
        self.document.add_paragraph(clean(about), style="Subtitle")

    def contents(self, contents: Sequence[Heading]) -> None:
        """Entries that lead to the headings; Word adds their pages."""
        self.document.add_paragraph("Contents", style="Contents Heading")
        begin, told, separate, _, end = field(CONTENTS, "")
        made = None
        for number, heading in enumerate(contents):
            if heading.level > DEEPEST:
                continue
            first, made = made is None, self.document.add_paragraph(style=f"toc {heading.level}")
            for part in (begin, told, separate) if first else ():
                made._p.append(part)
            made._p.append(element("hyperlink", run(heading.text), anchor=_heading(number), history="1"))
        if made is not None:
            made._p.append(end)

    def heading(self, block: Heading) -> None:
        made = self.document.add_heading(clean(block.text), block.level)
        if block.new_page:
            made.paragraph_format.page_break_before = True
        mark = str(1000 + self.headings)
        made._p.insert(1, element("bookmarkStart", id=mark, name=_heading(self.headings)))
        made._p.append(element("bookmarkEnd", id=mark))
        self.headings += 1

    def paragraph(self, block: Paragraph, *, keep: bool = False) -> None:
        """A paragraph; kept with what follows, where it leads to a table."""
        style = BULLETS if block.listed else NUMBERS if block.numbered else None
        made = self.document.add_paragraph(style=style)
        if block.lead:
            made.add_run(clean(f"{block.lead}. ")).bold = True
        self._inlines(made, block.inlines)
        if keep:
            made.paragraph_format.keep_with_next = True

    def table(self, block: Table) -> None:
        """A caption above, a header row that repeats on each page, rows that stay whole."""
        if block.captioned:
            self._caption(block.key, block.caption).paragraph_format.keep_with_next = True
        made = self.document.add_table(1 + len(block.rows), len(block.columns), style=TABLE)
        made.autofit = False
        self._described(made, block.caption)
        if block.dense:
            _narrow(made)
        # by id: python-docx looks through all styles for each paragraph that is given a style
        text = self.document.styles[SMALL if block.dense else "Table Text"].style_id
        for place, (cell, name) in enumerate(zip(made.rows[0].cells, block.columns, strict=True)):
            cell.paragraphs[0]._p.style = text
            cell.paragraphs[0].add_run(clean(name)).bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True
            cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="DCE6EF"))
            if place in block.upright:
                cell._tc.get_or_add_tcPr().append(element("textDirection", val="btLr"))
        if block.upright:
            made.rows[0].height = Mm(TURNED)
        made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        for row, told in zip(made.rows[1:], block.rows, strict=True):
            if block.by_row or all(isinstance(cell, Sentence) for cell in told):
                row._tr.get_or_add_trPr().append(element("cantSplit"))
            for cell, said in zip(row.cells, told, strict=True):
                for number, told_here in enumerate(within(said)):
                    line = cell.add_paragraph() if number else cell.paragraphs[0]
                    line._p.style = text
                    self._inlines(line, (told_here,), noted=not (block.by_row or block.dense))
            if block.by_row and (claims := of_row(told)):
                last = max(n for n, said in enumerate(told) if of_row((said,)))
                for part in self.footnotes.reference(claims):
                    row.cells[last].paragraphs[-1]._p.append(part)
        widths = [Mm(width * self.wide) for width in block.widths]
        for row in made.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        self.document.add_paragraph(style=AFTER)

    def picture(self, block: Picture) -> None:
        """A picture with its text for those who do not see it, and a caption below."""
        made = self.document.add_paragraph()
        made.paragraph_format.keep_with_next = True
        made.paragraph_format.page_break_before = block.height > TALL
        made.paragraph_format.line_spacing = 1.0
        fits = min(1.0, self.wide, self.tall)
        shape = made.add_run().add_picture(
            io.BytesIO(block.png), width=Mm(block.width * fits), height=Mm(block.height * fits)
        )
        properties = shape._inline.docPr
        properties.set("descr", clean(block.alt))
        properties.set("name", clean(block.caption))
        self._caption(block.key, block.caption)

    def _described(self, made: WordTable, caption: str) -> None:
        properties = made._tbl.tblPr
        look = properties.find(qn("w:tblLook"))
        if look is not None:
            for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
                look.set(qn(f"w:{name}"), value)
        properties.append(element("tblCaption", val=clean(caption)))

    def _caption(self, key: str, text: str) -> WordParagraph:
        label, number = self.numbers[key]
        made = self.document.add_paragraph(style="Caption")
        mark = str(list(self.numbers).index(key) + 1)
        made._p.append(element("bookmarkStart", id=mark, name=_bookmark(key)))
        made._p.append(run(f"{label} "))
        for part in field(f"SEQ {label} \\* ARABIC", str(number)):
            made._p.append(part)
        made._p.append(element("bookmarkEnd", id=mark))
        made._p.append(run(f". {text}"))
        return made

    def _inlines(self, paragraph: WordParagraph, inlines: tuple[Inline, ...], *, noted: bool = True) -> None:
        for number, inline in enumerate(inlines):
            if number:
                paragraph._p.append(run(" "))
            for part in self._parts(inline, noted=noted):
                paragraph._p.append(part)

    def _parts(self, inline: Inline, *, noted: bool) -> list[Any]:
        if isinstance(inline, Reference):
            label, number = self.numbers[inline.key]
            return [*field(f"REF {_bookmark(inline.key)} \\h", f"{label} {number}"), run(".")]
        if not inline.claims:
            return [run(inline.text)]
        told = self.claims.control(inline, run(inline.text))
        return [told, *self.footnotes.reference(inline.claims)] if noted else [told]


def _narrow(made: WordTable) -> None:
    """Little room between the text of a cell and its lines."""
    sides = (element(side, w=CLOSE, type="dxa") for side in ("left", "right"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    margins = element("tblCellMar", *sides)
    if look is None:
        made._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def _bookmark(key: str) -> str:
    return f"_Ref_{key.replace('-', '_')}"


def _heading(number: int) -> str:
    return f"_Toc_{number}"
