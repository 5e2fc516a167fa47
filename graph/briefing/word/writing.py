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

from graph.briefing.blocks import Heading, Inline, Paragraph, Picture, Reference, Sentence, Table
from graph.briefing.word.claims import Claims
from graph.briefing.word.footnotes import Footnotes
from graph.briefing.word.styles import TABLE
from graph.briefing.word.xml import clean, element, field, run

DEEPEST: Final = 2
"""The lowest level of heading in the contents."""
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
    headings : int
        How many were written.
    """

    document: Document
    footnotes: Footnotes
    claims: Claims
    numbers: dict[str, tuple[str, int]]
    headings: int = 0

    def opening(self, name: str, about: str, contents: Sequence[Heading]) -> None:
        """Title, the line below it, and the contents: entries that lead to the headings; Word adds their pages."""
        self.document.add_paragraph(clean(name), style="Title")
        self.document.add_paragraph(clean(about), style="Subtitle")
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
        mark = str(1000 + self.headings)
        made._p.insert(1, element("bookmarkStart", id=mark, name=_heading(self.headings)))
        made._p.append(element("bookmarkEnd", id=mark))
        self.headings += 1

    def paragraph(self, block: Paragraph) -> None:
        style = "List Bullet" if block.listed else "List Number" if block.numbered else None
        made = self.document.add_paragraph(style=style)
        if block.lead:
            made.add_run(clean(f"{block.lead}. ")).bold = True
        self._inlines(made, block.inlines)

    def table(self, block: Table) -> None:
        """A caption above, a header row that repeats on each page, rows that stay whole."""
        self._caption(block.key, block.caption).paragraph_format.keep_with_next = True
        made = self.document.add_table(1 + len(block.rows), len(block.columns), style=TABLE)
        made.autofit = False
        self._described(made, block.caption)
        if block.dense:
            _narrow(made)
        # by id: python-docx looks through all styles for each paragraph that is given a style
        text = self.document.styles["Table Text Small" if block.dense else "Table Text"].style_id
        for place, (cell, name) in enumerate(zip(made.rows[0].cells, block.columns, strict=True)):
            cell.paragraphs[0]._p.style = text
            cell.paragraphs[0].add_run(clean(name)).bold = True
            cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill="DCE6EF"))
            if place in block.upright:
                cell._tc.get_or_add_tcPr().append(element("textDirection", val="btLr"))
        if block.upright:
            made.rows[0].height = Mm(TURNED)
        made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
        for row, told in zip(made.rows[1:], block.rows, strict=True):
            row._tr.get_or_add_trPr().append(element("cantSplit"))
            for cell, sentence in zip(row.cells, told, strict=True):
                cell.paragraphs[0]._p.style = text
                self._inlines(cell.paragraphs[0], (sentence,), noted=not block.dense)
        for row in made.rows:
            for cell, width in zip(row.cells, block.widths, strict=True):
                cell.width = Mm(width)
        for column, width in zip(made.columns, block.widths, strict=True):
            column.width = Mm(width)
        self.document.add_paragraph()

    def picture(self, block: Picture) -> None:
        """A picture with its text for those who do not see it, and a caption below."""
        made = self.document.add_paragraph()
        made.paragraph_format.keep_with_next = True
        shape = made.add_run().add_picture(
            io.BytesIO(block.png), width=Mm(block.width), height=Mm(block.height)
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
            for part in self._parts(inline, noted):
                paragraph._p.append(part)

    def _parts(self, inline: Inline, noted: bool) -> list[Any]:
        if isinstance(inline, Reference):
            label, number = self.numbers[inline.key]
            return [*field(f"REF {_bookmark(inline.key)} \\h", f"{label} {number}"), run(".")]
        return self._sentence(inline, noted)

    def _sentence(self, sentence: Sentence, noted: bool) -> list[Any]:
        if not sentence.claims:
            return [run(sentence.text)]
        told = self.claims.control(sentence.claims, run(sentence.text))
        return [told, *(self.footnotes.reference(sentence.claims) if noted else ())]


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
