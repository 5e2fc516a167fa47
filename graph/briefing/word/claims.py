"""Which claims each sentence rests on, kept in the file: a content control around it, and the ids in a custom XML part.

A tag holds 64 characters, so it has a short key; the part has the claim ids of each key, and what is kept to check
them again.
"""

from collections.abc import Mapping
from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from graph.briefing.blocks import Kept, Sentence
from graph.briefing.kept import text_print
from graph.briefing.word.xml import clean, element

NAMESPACE: Final = "urn:concord:claims:1"
PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
STORE_ITEM: Final = "{6B0C5F0E-7C1B-4E43-9B5C-0C0C0AD00001}"
"""The same in every briefing: it names the kind of part."""


class Claims:
    """The sentences of one document; `save` puts their claims into it."""

    def __init__(self) -> None:
        self._told: list[Sentence] = []

    def control(self, said: Sentence, *runs: Any) -> Any:
        """A content control around the runs of a sentence."""
        self._told.append(said)
        number = len(self._told)
        properties = element("sdtPr", element("tag", val=f"s{number}"), element("id", val=str(number)))
        return element("sdt", properties, element("sdtContent", *runs))

    def save(self, document: Document, kept: Kept | None) -> None:
        root = carrying({f"s{number}": said for number, said in enumerate(self._told, 1)}, kept)
        _forget(document)
        number = _free(document)
        item = self._part(document, f"/customXml/item{number}.xml", "application/xml", root)
        document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
        described = etree.Element(f"{{{PROPERTIES}}}datastoreItem", nsmap={"ds": PROPERTIES})
        described.set(f"{{{PROPERTIES}}}itemID", STORE_ITEM)
        schemas = etree.SubElement(described, f"{{{PROPERTIES}}}schemaRefs")
        etree.SubElement(schemas, f"{{{PROPERTIES}}}schemaRef").set(f"{{{PROPERTIES}}}uri", NAMESPACE)
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        props = self._part(document, f"/customXml/itemProps{number}.xml", kind, described)
        item.relate_to(props, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)

    @staticmethod
    def _part(document: Document, name: str, kind: str, root: Any) -> Part:
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return Part(PackURI(name), kind, blob, document.part.package)


def carrying(told: Mapping[str, Sentence], kept: Kept | None) -> Any:
    """The root of the custom part: the claims of each sentence by its key, and what is kept to check them again."""
    root = etree.Element(f"{{{NAMESPACE}}}sentences", nsmap={None: NAMESPACE})
    for key, said in told.items():
        made = etree.SubElement(root, f"{{{NAMESPACE}}}sentence", tag=key, print=text_print(clean(said.text)))
        made.text = " ".join(said.claims)
    if kept:
        for name, value in kept.asked.items():
            root.set(name, value)
        for key, (made_of, source) in kept.claims.items():
            etree.SubElement(root, f"{{{NAMESPACE}}}claim", id=key, print=made_of, source=source)
        for key, (made_of, name) in kept.sources.items():
            etree.SubElement(root, f"{{{NAMESPACE}}}source", id=key, print=made_of, name=clean(name))
    return root


def _forget(document: Document) -> None:
    """Take out what a template carries that was itself a briefing."""
    rels = document.part.rels
    for key, rel in list(rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and NAMESPACE.encode() in rel.target_part.blob:
            del rels[key]


def _free(document: Document) -> int:
    """A number that no custom part has; 2 in a document that is not of a template."""
    taken = {str(part.partname) for part in document.part.package.iter_parts()}
    return next(n for n in range(2, len(taken) + 3) if f"/customXml/item{n}.xml" not in taken)
