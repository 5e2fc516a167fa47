"""A briefing as a presentation: titles, tables and the map as shapes that can be edited, each statement with its claims."""

import io
from collections.abc import Iterator
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from graph.briefing.blocks import Briefing, Chart, Paragraph, Sentence, of_row, within
from graph.briefing.slides.chart import add_chart
from graph.briefing.slides.chips import described, rgb
from graph.briefing.slides.claims import Claims
from graph.briefing.slides.frame import layout, marked, presentation, room, told
from graph.briefing.slides.measure import height
from graph.briefing.slides.plan import AFTER, BETWEEN, Rows, Slide, Told, slides
from graph.briefing.slides.rows import EDGE, SIDE
from graph.briefing.word.package import settled
from graph.briefing.word.xml import clean
from graph.drawing.style import TOKENS

TITLES: Final = (40, 32, 28, 24, 20, 16)
"""Sizes of the title of the whole, the first that fits."""
CAPTION: Final = 10.0
"""Size of what stands under a map, in points."""
HEAD: Final = "#DCE6EF"
"""Behind the headings of a table."""
RULE: Final = "#A6B0BA"


def to_pptx(briefing: Briefing, template: bytes | None = None) -> bytes:
    """The briefing as the bytes of a presentation; the same briefing gives the same bytes.

    Parameters
    ----------
    briefing : Briefing
        Made for slides: each heading begins one.
    template : bytes, optional
        A presentation of an office's own: its master, layouts and size are kept, its slides are not.

    Raises
    ------
    ConcordError
        If the template is no presentation.

    Examples
    --------
    >>> from graph.briefing.blocks import Heading
    >>> blocks = (Heading(1, "Leads"), Paragraph((Sentence("Kent led it.", ("c1",)), Sentence("[1]"))))
    >>> told_of = Briefing("Kent", "For the commissioner", "Kent", "OFFICIAL", "2026-11-30", blocks, {("c1",): "Plan."})
    >>> to_pptx(told_of)[:2], to_pptx(told_of) == to_pptx(told_of)
    (b'PK', True)
    """
    made = presentation(template)
    writing = _Writing(made, briefing, own=template is not None)
    writing.opening()
    for slide in slides(briefing.blocks, (writing.room.width, writing.room.height)):
        writing.slide(slide)
    writing.claims.save(made, briefing.kept)
    told(made, briefing)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


class _Writing:
    """A presentation while it is written; the look of titles and bullets is that of an office's `own` template."""

    def __init__(self, made: Any, briefing: Briefing, *, own: bool) -> None:
        self.made, self.briefing, self.own = made, briefing, own
        self.claims, self.room = Claims(), room(made)

    def opening(self) -> None:
        """Title, date and marking."""
        slide = self._new("title", self.briefing.name)
        title = slide.shapes.title
        if title is not None and not self.own:
            across = self.made.slide_width / 12_700 - 2 * self.room.left
            title.left, title.top, title.width, title.height = (
                Pt(self.room.left),
                Pt(150),
                Pt(across),
                Pt(120),
            )
            size = next(
                (s for s in TITLES if height([self.briefing.name], across - 16, s, bold=True) <= 110),
                TITLES[-1],
            )
            title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
            title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        second = next((p for p in slide.placeholders if p.placeholder_format.idx == 1), None)
        if second is not None:
            second.text_frame.text = clean(self.briefing.about)
            if not self.own:
                second.left, second.top, second.height = Pt(self.room.left), Pt(276), Pt(60)
                second.width = self.made.slide_width - 2 * Pt(self.room.left)
                second.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
                second.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb(TOKENS["colour"]["ink2"])
        self._noted(slide, [])

    def slide(self, slide: Slide) -> None:
        alone = len(slide.items) == 1 and isinstance(slide.items[0], Told)
        made = self._new("obj" if alone else "titleOnly", slide.title)
        top = self.room.top
        notes: list[str] = []
        for item in slide.items:
            if isinstance(item, Chart):
                notes += self._chart(made, item)
            elif isinstance(item, Told):
                notes += self._statements(made, item, top, alone=alone)
                top += item.height + BETWEEN
            else:
                notes += self._rows(made, item, top)
                top += item.height + BETWEEN
        self._noted(made, notes)

    def _new(self, kind: str, title: str) -> Any:
        made = self.made.slides.add_slide(layout(self.made, kind))
        if made.shapes.title is not None:
            made.shapes.title.text_frame.text = clean(title)
        for shape in list(made.placeholders):
            if shape.placeholder_format.idx > (1 if kind in ("title", "obj") else 0):
                shape._element.getparent().remove(shape._element)
        marked(made, self.made, self.briefing.marking)
        return made

    def _noted(self, slide: Any, notes: list[str]) -> None:
        """What the speaker has below the slide: where each statement is said."""
        if notes or self.briefing.marking:
            text = "\n".join(filter(None, [self.briefing.marking, *notes, self.briefing.marking]))
            slide.notes_slide.notes_text_frame.text = clean(text)

    def _statements(self, slide: Any, item: Told, top: float, *, alone: bool) -> list[str]:
        body = next((p for p in slide.placeholders if p.placeholder_format.idx == 1), None) if alone else None
        if body is None:
            body = slide.shapes.add_textbox(0, 0, 0, 0)
            body.name = "Statements"
        body.left, body.top, body.width = Pt(self.room.left), Pt(top), Pt(self.room.width)
        body.height = Pt(self.room.height if alone else item.height)
        frame = body.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, paragraph in enumerate(item.paragraphs):
            made = frame.add_paragraph() if number else frame.paragraphs[0]
            made.space_after, made.space_before = Pt(AFTER), Pt(0)
            self._written(made, paragraph, item.size)
        return list(self._places(item.paragraphs))

    def _written(self, made: Any, paragraph: Paragraph, size: float) -> None:
        if paragraph.lead:
            self._run(made, f"{paragraph.lead}. ", size, bold=True)
        for number, said in enumerate(s for s in paragraph.inlines if isinstance(s, Sentence)):
            self._run(made, f" {said.text}" if number else said.text, size, faint=bool(number))
            if said.claims:
                self.claims.tell(said, lead=paragraph.lead)

    def _places(self, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
        for paragraph in paragraphs:
            for said in paragraph.inlines:
                if isinstance(said, Sentence) and said.claims:
                    yield f"{said.text} — {self.briefing.notes[said.claims]}"

    def _run(
        self, paragraph: Any, text: str, size: float, *, bold: bool = False, faint: bool = False
    ) -> None:
        run = paragraph.add_run()
        run.text = clean(text)
        run.font.size = Pt(size)
        if bold:
            run.font.bold = True
        run.font.color.rgb = rgb(TOKENS["colour"]["ink2" if faint else "ink"])
        run._r.get_or_add_rPr().set("lang", "en-GB")

    def _rows(self, slide: Any, item: Rows, top: float) -> list[str]:
        part, table = item.part, item.table
        frame = slide.shapes.add_table(
            1 + len(part.rows),
            len(table.columns),
            Pt(self.room.left),
            Pt(top),
            Pt(sum(part.widths)),
            Pt(item.height),
        )
        described(frame, table.caption, f"Table: {table.caption}")
        made = frame.table
        made.horz_banding = False
        for column, width in zip(made.columns, part.widths, strict=True):
            column.width = Pt(width)
        for row, tall in zip(made.rows, (part.header, *part.heights), strict=True):
            row.height = Pt(tall)
        for cell, name in zip(made.rows[0].cells, table.columns, strict=True):
            self._cell(cell, (Sentence(name),), part.size, head=True)
        notes = []
        for row, told_of in zip(list(made.rows)[1:], part.rows, strict=True):
            name = " ".join(said.text for said in within(told_of[0]))
            for cell, said_here, column in zip(row.cells, told_of, table.columns, strict=True):
                self._cell(cell, within(said_here), part.size)
                for said in within(said_here):
                    if said.claims:
                        self.claims.tell(said, row=clean(name), column=clean(column))
            if claims := of_row(told_of):
                notes.append(f"{name} — {self._note(table.rows, told_of, claims)}")
        return notes

    def _note(self, rows: tuple[Any, ...], row: Any, claims: tuple[str, ...]) -> str:
        """The places of a row; of a part of one, those of the whole row."""
        if claims in self.briefing.notes:
            return self.briefing.notes[claims]
        whole = next(w for w in map(of_row, rows) if set(claims) <= set(w) and w in self.briefing.notes)
        return self.briefing.notes[whole]

    def _cell(self, cell: Any, said: tuple[Sentence, ...], size: float, *, head: bool = False) -> None:
        cell.margin_left = cell.margin_right = Pt(SIDE)
        cell.margin_top = cell.margin_bottom = Pt(EDGE)
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(HEAD if head else "#FFFFFF")
        frame = cell.text_frame
        frame.word_wrap = True
        for number, told_here in enumerate(said):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            self._run(paragraph, told_here.text, size, bold=head)
        properties = cell._tc.get_or_add_tcPr()
        for number, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
            line = properties.makeelement(qn(f"a:{side}"), {"w": "6350"})
            fill = line.makeelement(qn("a:solidFill"), {})
            fill.append(fill.makeelement(qn("a:srgbClr"), {"val": RULE.lstrip("#")}))
            line.append(fill)
            properties.insert(number, line)

    def _chart(self, slide: Any, chart: Chart) -> list[str]:
        own = self.room
        caption = Paragraph((chart.caption,))
        tall = height([chart.caption.text], own.width, CAPTION) + 4
        ends = add_chart(slide.shapes, chart, (own.left, own.top, own.width, own.height - tall))
        top = min(ends + 2, own.top + own.height - tall)
        return self._statements(slide, Told((caption,), CAPTION, tall), top, alone=False)
