"""Word's own footnotes, which python-docx has not: their part, its separators, and a reference in the text."""

from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from graph.briefing.word.styles import MARK, NOTE
from graph.briefing.word.xml import element, field, run

TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RECENT: Final = 8
"""Among so many footnotes one is referred to again: it stands on this page or the one before."""
FIRST_MARK: Final = 10_000
SEPARATORS: Final = (("separator", "-1"), ("continuationSeparator", "0"))


class Footnotes:
    """The footnotes of one document; `save` puts them into it.

    Parameters
    ----------
    document : Document
    notes : mapping of tuple of str to str
        The text of each set of claims.
    """

    def __init__(self, document: Document, notes: Mapping[tuple[str, ...], str]) -> None:
        self._document = document
        self._notes = notes
        self._recent: dict[str, str] = {}
        self._mark, self._style = (str(document.styles[name].style_id) for name in (MARK, NOTE))
        self._root: Any = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for kind, number in SEPARATORS:
            paragraph = element("p", element("r", element(kind)))
            note = element("footnote", paragraph, type=kind, id=number)
            self._root.append(note)

    def reference(self, claims: tuple[str, ...]) -> list[Any]:
        """A reference to a footnote on these claims: a new one, or one of the last few that says the same."""
        text = self._notes[claims]
        if text in self._recent:
            return field(f"NOTEREF {_bookmark(self._recent[text])} \\f \\h", self._recent[text], self._mark)
        number = str(len(self._root) - len(SEPARATORS) + 1)
        mark = element("r", element("rPr", element("rStyle", val=self._mark)), element("footnoteRef"))
        properties = element("pPr", element("pStyle", val=self._style))
        self._root.append(element("footnote", element("p", properties, mark, run(f" {text}")), id=number))
        self._recent = dict([*self._recent.items(), (text, number)][-RECENT:])
        shown = element(
            "r", element("rPr", element("rStyle", val=self._mark)), element("footnoteReference", id=number)
        )
        key = str(FIRST_MARK + int(number))
        return [
            element("bookmarkStart", id=key, name=_bookmark(number)),
            shown,
            element("bookmarkEnd", id=key),
        ]

    def save(self) -> None:
        """Put them in, in the place of those of a template."""
        rels = self._document.part.rels
        for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES]:
            del rels[key]
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), TYPE, blob, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _bookmark(number: str) -> str:
    return f"_Note_{number}"
