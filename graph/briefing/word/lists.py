"""Bullets and numbers for a template that has none: a list in its numbering part, and a style that takes part in it."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from graph.briefing.word.xml import element


def listed(document: Document, style: ParagraphStyle, *, numbered: bool = False) -> None:
    """Give the style a bullet, or a number."""
    numbering = _numbering(document)
    lists = numbering.findall(qn("w:abstractNum"))
    number = str(_next(lists, "abstractNumId"))
    level = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val="decimal" if numbered else "bullet"),
        element("lvlText", val="%1." if numbered else "\u2022"),
        element("lvlJc", val="left"),
        ilvl="0",
    )
    made = element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=number)
    if lists:
        lists[-1].addnext(made)
    else:
        numbering.insert(0, made)
    num = str(_next(numbering.findall(qn("w:num")), "numId"))
    numbering.append(element("num", element("abstractNumId", val=number), numId=num))
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = int(num)
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Pt(18), Pt(-18)


def _numbering(document: Document) -> Any:
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        name, root = PackURI("/word/numbering.xml"), parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return root


def _next(elements: list[Any], name: str) -> int:
    return max((int(one.get(qn(f"w:{name}"))) for one in elements), default=0) + 1
