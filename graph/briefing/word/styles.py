"""The styles of a briefing: Word's own names, so that an office changes each in one place."""

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from graph.briefing.word.xml import element

FONT: Final = "Arial"
NAVY: Final = RGBColor(0x12, 0x43, 0x6D)
INK: Final = RGBColor(0x1A, 0x1A, 0x1A)
HEADINGS: Final = (("Heading 1", 16, 20, 6), ("Heading 2", 13, 14, 4), ("Heading 3", 11, 12, 3))
TABLE: Final = "Table Grid"


def styled(document: Document) -> None:
    """Set the styles of a new document, and its language."""
    body = _paragraph(document, "Normal")
    _font(body, 11, INK)
    body.paragraph_format.space_after = Pt(6)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    body.paragraph_format.line_spacing = 1.1
    for name, size, before, after in HEADINGS:
        style = _paragraph(document, name)
        _font(style, size, NAVY, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    _font(_paragraph(document, "Title"), 24, NAVY, bold=True)
    _font(_paragraph(document, "Subtitle"), 13, INK)
    _font(_paragraph(document, "Caption"), 10, INK, bold=True)
    for name in ("Header", "Footer"):
        _font(_paragraph(document, name), 10, INK)
    _paragraph(document, "List Bullet").paragraph_format.space_after = Pt(3)
    _paragraph(document, "List Number").paragraph_format.space_after = Pt(6)
    _added(document, "Table Text", 9.5)
    _added(document, "Table Text Small", 8)
    _added(document, "Contents Heading", 13, NAVY, bold=True)
    notes = _added(document, "footnote text", 8.5, builtin=True)
    notes.element.set(qn("w:styleId"), "FootnoteText")
    for level in (1, 2):
        entry = _added(document, f"toc {level}", 11, builtin=True).paragraph_format
        entry.left_indent = Pt(12 * (level - 1))
        entry.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    _language(document)


def _paragraph(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _added(
    document: Document,
    name: str,
    size: float,
    colour: RGBColor = INK,
    *,
    bold: bool = False,
    builtin: bool = False,
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.0
    _font(style, size, colour, bold=bold)
    return style


def _font(style: ParagraphStyle, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _language(document: Document) -> None:
    """British English for the whole of it."""
    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        inner = properties.find(qn("w:rPr"))
        for old in inner.findall(qn("w:lang")):
            inner.remove(old)
        inner.append(element("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA"))
