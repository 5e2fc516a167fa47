"""The presentation around the slides: its size, its layouts and fonts, or those of an office's template."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PackageNotFoundError
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from graph.briefing.blocks import Briefing
from graph.briefing.slides.chips import rgb
from graph.briefing.slides.measure import EMU
from graph.briefing.word.xml import clean
from graph.dates import interval
from graph.drawing.style import TOKENS
from graph.errors import ConcordError

FONT: Final = "Arial"
COLOURS: Final = {"dk1": "ink", "lt1": "paper", "dk2": "navy", "lt2": "wash", "accent1": "navy", "accent2": "teal",
                  "accent3": "plum", "accent4": "orange", "accent5": "lilac", "accent6": "grey", "hlink": "navy",
                  "folHlink": "lilac_d"}  # fmt: skip
WIDE, TALL = 960.0, 540.0
"""Of a slide, in points."""
EDGE: Final = 36.0
TITLE: Final = (26.0, 40.0)
"""Where the title of a slide begins, and its height."""
FOOT: Final = 30.0
"""Left free below, for the marking and the number of the slide."""
KINDS: Final = ("title", "obj", "titleOnly")
"""The layouts that are used, by the names that the format has for them."""
LARGEST: Final = 100_000_000
"""Bytes of a template when it is unpacked."""
HIGH, LOW = 0.4, 0.8
"""A title above this share of a slide is at its head, what stands below that one at its foot."""
_FOOTERS: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
REFUSED: Final = (
    "The template is no presentation that can be read; save it in PowerPoint as .pptx, not .potx or .ppt."
)


@dataclass(frozen=True, slots=True)
class Room:
    """What a slide has free below its title, in points."""

    left: float
    top: float
    width: float
    height: float


def presentation(template: bytes | None = None) -> Any:
    """An empty presentation: ours, or an office's own without its slides.

    Raises
    ------
    ConcordError
        If the template is no presentation, or a very large one.
    """
    if template is None:
        return _ours()
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as file:
            if sum(info.file_size for info in file.infolist()) > LARGEST:
                raise ConcordError("The template holds more than 100 MB; take large pictures out of it.")
        made = Presentation(io.BytesIO(template))
    except (zipfile.BadZipFile, PackageNotFoundError, ValueError, KeyError):
        raise ConcordError(REFUSED) from None
    for entry in list(made.slides._sldIdLst):
        made.part.drop_rel(entry.rId)
        made.slides._sldIdLst.remove(entry)
    if not made.slide_layouts:
        raise ConcordError("The template has no slide layouts; save it in PowerPoint with its master.")
    return made


def _ours() -> Any:
    made: Any = Presentation()
    across = WIDE * EMU / made.slide_width
    made.slide_width, made.slide_height = int(WIDE * EMU), int(TALL * EMU)
    for layout in list(made.slide_layouts):
        if layout._element.get("type") not in KINDS:
            made.slide_layouts.remove(layout)
    for owner in (made.slide_master, *made.slide_layouts):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type in _FOOTERS:
                shape._element.getparent().remove(shape._element)
            elif shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = int(shape.left * across), int(shape.width * across)
    _titled(made.slide_master.placeholders)
    for layout in made.slide_layouts:
        if layout._element.get("type") != "title":
            _titled(layout.placeholders)
    _themed(made)
    for rel in [key for key, rel in made.part.package._rels.items() if rel.reltype.endswith("/thumbnail")]:
        made.part.package._rels.pop(rel)
    return made


def _titled(placeholders: Any) -> None:
    for shape in placeholders:
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top = Pt(EDGE), Pt(TITLE[0])
            shape.width, shape.height = Pt(WIDE - 2 * EDGE), Pt(TITLE[1])


def _themed(made: Any) -> None:
    """Our font and colours in the theme, and titles as in the document."""
    theme = next(
        rel.target_part for rel in made.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    root = etree.fromstring(theme.blob)
    for latin in root.iter(qn("a:latin")):
        latin.set("typeface", FONT)
    for name, colour in COLOURS.items():
        for slot in root.iter(qn(f"a:{name}")):
            for old in list(slot):
                slot.remove(old)
            etree.SubElement(slot, qn("a:srgbClr")).set("val", TOKENS["colour"][colour].lstrip("#"))
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    style = made.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", "2600")
    run.set("b", "1")
    for fill in run.iter(qn("a:schemeClr")):
        fill.set("val", "tx2")


def layout(made: Any, kind: str) -> Any:
    """The layout of a kind: by what the format calls it, else the first that has a title."""
    every = list(made.slide_layouts)
    titled = [one for one in every if any(p.placeholder_format.idx == 0 for p in one.placeholders)]
    named = [one for one in titled if one._element.get("type") == kind]
    return (named or titled or every)[0]


def room(made: Any) -> Room:
    """What a slide with a title has free: below the title, above what stands at the foot."""
    wide, tall = made.slide_width / EMU, made.slide_height / EMU
    plain = layout(made, "titleOnly")
    title = next((p for p in plain.placeholders if p.placeholder_format.idx == 0), None)
    owners = (plain, made.slide_master)
    feet = [
        shape.top / EMU
        for owner in owners
        for shape in owner.placeholders
        if shape.placeholder_format.type in _FOOTERS and shape.top and shape.top > made.slide_height * LOW
    ]
    bottom = min([tall - FOOT, *feet])
    left, width = EDGE, wide - 2 * EDGE
    top = TITLE[0] + TITLE[1]
    if title is not None and title.top is not None and title.top + title.height < made.slide_height * HIGH:
        top = (title.top + title.height) / EMU
        if title.width > made.slide_width / 2:
            left, width = title.left / EMU, title.width / EMU
    return Room(left, top + 6, width, bottom - top - 10)


def marked(slide: Any, made: Any, marking: str) -> None:
    """The marking at the head and the foot of a slide, and its number."""
    wide, tall = made.slide_width / EMU, made.slide_height / EMU
    for name, top in (("Marking above", 6.0), ("Marking below", tall - 22)) if marking else ():
        box = slide.shapes.add_textbox(Pt(wide / 4), Pt(top), Pt(wide / 2), Pt(16))
        box.name = name
        paragraph = _line(box, marking, bold=True)
        paragraph.alignment = PP_ALIGN.CENTER
    box = slide.shapes.add_textbox(Pt(wide - EDGE - 60), Pt(tall - 22), Pt(60), Pt(16))
    box.name = "Number of the slide"
    paragraph = _line(box, "", bold=False)
    paragraph.alignment = PP_ALIGN.RIGHT
    number = made.slides.index(slide) + 1
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="en-GB" sz="1000"/><a:t>{number}</a:t></a:fld>'
    )
    paragraph._p.insert(0, field) if paragraph._p.pPr is None else paragraph._p.pPr.addnext(field)


def _line(box: Any, text: str, *, bold: bool) -> Any:
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    if text:
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = clean(text), Pt(11), bold
        run.font.color.rgb = rgb(TOKENS["colour"]["ink"])
    return paragraph


def told(made: Any, briefing: Briefing) -> None:
    """The properties of the file, with the day of the briefing as its date."""
    properties = made.core_properties
    day = datetime.combine(interval(briefing.day)[0], datetime.min.time(), UTC)
    properties.title = clean(f"{briefing.marking}: {briefing.name}".removeprefix(": "))
    properties.subject, properties.comments = clean(briefing.subject), clean(briefing.about)
    properties.author = properties.last_modified_by = "Concord"
    properties.created = properties.modified = day
    properties.language, properties.revision = "en-GB", 1
    properties.keywords = clean(briefing.marking)
