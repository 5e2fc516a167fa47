"""What stands around the text: the page, the marking in its header and footer, page numbers, the file's properties."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from graph.briefing.blocks import Briefing
from graph.briefing.word.footnotes import SEPARATORS
from graph.briefing.word.xml import clean, element, field, run
from graph.dates import interval

MARGIN, HEAD = 20, 22
"""In mm, at the sides and at head and foot."""
AUTHOR: Final = "Concord"
LATER: Final = (
    "endnotePr",
    "compat",
    "rsids",
    "mathPr",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
)


def dressed(document: Document, briefing: Briefing, *, own: bool) -> None:
    """Set up page, header, footer and properties; an office's `own` page, header and footer stay, and are marked."""
    section = document.sections[-1]
    if not own:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(MARGIN)
        section.top_margin = section.bottom_margin = Mm(HEAD)
        section.header_distance = section.footer_distance = Mm(10)
    for header in _shown(document, "header"):
        if briefing.marking:
            _marked(header.paragraphs[0], briefing.marking, before=own)
    for footer in _shown(document, "footer"):
        numbered = any(
            "PAGE" in (told.text or "") for told in footer._element.iter(qn("w:instrText"))
        ) or any(
            "PAGE" in (field.get(qn("w:instr")) or "") for field in footer._element.iter(qn("w:fldSimple"))
        )
        last = footer.add_paragraph() if own and (briefing.marking or not numbered) else footer.paragraphs[-1]
        if briefing.marking:
            _marked(last, briefing.marking, before=False)
        if not numbered:
            _numbered(last, apart=bool(briefing.marking))
    _settings(document)
    properties = document.core_properties
    day = datetime.combine(interval(briefing.day)[0], datetime.min.time(), UTC)
    properties.title, properties.subject = (
        clean(f"{briefing.marking}: {briefing.name}".removeprefix(": ")),
        clean(briefing.subject),
    )
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = day
    properties.language, properties.revision = "en-GB", 1
    properties.keywords = clean(briefing.marking)
    properties.comments = clean(briefing.about)


def room(document: Document) -> tuple[float, float]:
    """Width and height of the text, beside those of our own page."""
    section = document.sections[-1]
    width = (section.page_width or Mm(210)) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or Mm(297)) - (section.top_margin or 0) - (section.bottom_margin or 0)
    return width / Mm(210 - 2 * MARGIN), height / Mm(297 - 2 * HEAD)


def _shown(document: Document, kind: str) -> Iterator[Any]:
    """The headers, or footers, that any page has: of all pages, of the first, of even ones."""
    section = document.sections[-1]
    yield getattr(section, kind)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{kind}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{kind}")


def _marked(paragraph: WordParagraph, marking: str, *, before: bool) -> None:
    made = paragraph.insert_paragraph_before() if before else paragraph
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_run(clean(marking)).bold = True


def _numbered(paragraph: WordParagraph, *, apart: bool) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if apart:
        paragraph.add_run("   ")
    for words, name in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph._p.append(run(words))
        for part in field(name, "1"):
            paragraph._p.append(part)


def turned(document: Document, *, lying: bool) -> None:
    """From here on pages that lie down, or stand; header and footer go on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))


def _settings(document: Document) -> None:
    """What the schema wants in this order: fields are worked out when Word opens the file; the separators of footnotes."""
    settings = document.settings.element
    for name in ("updateFields", "footnotePr"):
        for old in settings.findall(qn(f"w:{name}")):
            settings.remove(old)
    later = [qn(f"w:{name}") for name in LATER]
    separators = element("footnotePr", *(element("footnote", id=number) for _, number in SEPARATORS))
    for made, before in (
        (separators, later),
        (element("updateFields", val="true"), [qn("w:hdrShapeDefaults"), separators.tag, *later]),
    ):
        after = next((child for child in settings if child.tag in before), None)
        if after is None:
            settings.append(made)
        else:
            after.addprevious(made)
