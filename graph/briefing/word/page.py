"""What stands around the text: the page, the marking in its header and footer, page numbers, the file's properties."""

from datetime import UTC, datetime
from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from graph.briefing.blocks import Briefing
from graph.briefing.word.footnotes import SEPARATORS
from graph.briefing.word.xml import clean, element, field, run
from graph.dates import interval

MARGIN: Final = 20
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


def dressed(document: Document, briefing: Briefing) -> None:
    """Set up A4, header, footer and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.alignment = footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if briefing.marking:
        header.add_run(clean(briefing.marking)).bold = True
        footer.add_run(clean(briefing.marking)).bold = True
        footer.add_run("   ")
    footer._p.append(run("Page "))
    for number in field("PAGE", "1"):
        footer._p.append(number)
    footer._p.append(run(" of "))
    for number in field("NUMPAGES", "1"):
        footer._p.append(number)
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


def turned(document: Document, *, lying: bool) -> None:
    """From here on pages that lie down, or stand; header and footer go on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))


def _settings(document: Document) -> None:
    """What the schema wants in this order: fields are worked out when Word opens the file; the separators of footnotes."""
    settings = document.settings.element
    after = next(child for child in settings if child.tag in [qn(f"w:{name}") for name in LATER])
    after.addprevious(element("updateFields", val="true"))
    separators = (element("footnote", id=number) for _, number in SEPARATORS)
    after.addprevious(element("footnotePr", *separators))
