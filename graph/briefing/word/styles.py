"""The styles of a briefing: Word's own names, so that an office changes each in one place, or brings its own."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from graph.briefing.word.lists import listed
from graph.briefing.word.xml import element

FONT: Final = "Arial"
NAVY: Final = RGBColor(0x12, 0x43, 0x6D)
INK: Final = RGBColor(0x1A, 0x1A, 0x1A)
HEADINGS: Final = (("Heading 1", 16, 20, 6), ("Heading 2", 13, 14, 4), ("Heading 3", 11, 12, 3))
TABLE: Final = "Table Grid"
AFTER: Final = "Table Space"
"""What stands between a table and what follows."""
BULLETS: Final = "List Bullet"
NUMBERS: Final = "List Number"
NOTE, MARK = "footnote text", "footnote reference"
SMALL: Final = "Table Text Small"
OURS: Final = ("Table Text", SMALL, AFTER, "Contents Heading")
"""Styles that Word has not."""
RULE: Final = "A6B0BA"


def styled(document: Document, *, own: bool) -> None:
    """Set the styles of a new document; of an office's `own` template only those that it has not."""
    known = {style.name for style in document.styles}
    font = None if own else FONT
    new = [name for name in _names() if not (own and name in known)]
    for name in new:
        if name not in known:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in OURS)
    for level, (name, size, before, after) in enumerate(HEADINGS):
        if name in new:
            style = _paragraph(document, name)
            _font(style, size, NAVY, font, bold=True)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.keep_with_next = True
            if name not in known:
                style.element.get_or_add_pPr().append(element("outlineLvl", val=str(level)))
    for name, size, colour, bold in (
        ("Normal", 11, INK, False),
        ("Title", 24, NAVY, True),
        ("Subtitle", 13, INK, False),
        ("Caption", 10, INK, True),
        ("Header", 10, INK, False),
        ("Footer", 10, INK, False),
    ):
        if name in new:
            _font(_paragraph(document, name), size, colour, font, bold=bold)
    if "Normal" in new:
        body = _paragraph(document, "Normal").paragraph_format
        body.space_after, body.line_spacing_rule, body.line_spacing = Pt(6), WD_LINE_SPACING.MULTIPLE, 1.1
    for name, size, colour, bold in (
        ("Table Text", 9, INK, False),
        (SMALL, 8, INK, False),
        (AFTER, 5, INK, False),
        ("Contents Heading", 13, NAVY, True),
        (NOTE, 8, INK, False),
        ("toc 1", 11, INK, False),
        ("toc 2", 11, INK, False),
    ):
        if name in new:
            _tight(document, name, size, colour, font, bold=bold)
    for level in (1, 2):
        if f"toc {level}" in new:
            entry = _paragraph(document, f"toc {level}").paragraph_format
            entry.left_indent = Pt(12 * (level - 1))
            entry.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name, after in ((BULLETS, 3), (NUMBERS, 6)):
        if name in new:
            _paragraph(document, name).paragraph_format.space_after = Pt(after)
            if name not in known:
                listed(document, _paragraph(document, name), numbered=name == NUMBERS)
    if MARK not in known:
        document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True
    if TABLE not in known:
        document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE, builtin=True)
    if not own or TABLE not in known:
        _ruled(document)
    if not own:
        _language(document)


def _names() -> Iterator[str]:
    yield from (
        "Normal",
        *(name for name, *_ in HEADINGS),
        "Title",
        "Subtitle",
        "Caption",
        "Header",
        "Footer",
    )
    yield from (*OURS, NOTE, "toc 1", "toc 2", BULLETS, NUMBERS)


def _ruled(document: Document) -> None:
    """Tables with fine grey rules and some air."""
    style = document.styles[TABLE].element
    properties = style.find(qn("w:tblPr"))
    if properties is None:
        properties = element("tblPr")
        style.append(properties)
    for name in ("tblBorders", "tblCellMar"):
        old = properties.find(qn(f"w:{name}"))
        if old is not None:
            properties.remove(old)
    sides = ("top", "left", "bottom", "right")
    properties.append(element("tblBorders", *(element(side, val="single", sz="4", space="0", color=RULE)
                                              for side in (*sides, "insideH", "insideV"))))  # fmt: skip
    properties.append(element("tblCellMar", *(element(side, w="40" if side in ("top", "bottom") else "85", type="dxa")
                                              for side in sides)))  # fmt: skip


def _paragraph(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _tight(
    document: Document, name: str, size: float, colour: RGBColor, font: str | None, *, bold: bool
) -> None:
    """A style of little space, for tables, notes and contents."""
    style = _paragraph(document, name)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.0
    _font(style, size, colour, font, bold=bold)


def _font(
    style: ParagraphStyle, size: float, colour: RGBColor, font: str | None, *, bold: bool = False
) -> None:
    """Size and colour; the font too, unless it is the office's."""
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    if font is None:
        return
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _language(document: Document) -> None:
    """British English for the whole of it."""
    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        inner = properties.find(qn("w:rPr"))
        for old in inner.findall(qn("w:lang")):
            inner.remove(old)
        inner.append(element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
