"""Which claims each statement of a presentation rests on, kept in a custom XML part: a statement is found by its words.

A slide has no content controls, so a statement is known by a print of its words, in a table with those of its row and
column. What somebody edited is not found again, and is counted as such.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from graph.briefing.blocks import Kept, Sentence
from graph.briefing.kept import Statement, text_print
from graph.briefing.slides.rows import CONTINUED
from graph.briefing.word.claims import NAMESPACE, carrying
from graph.briefing.word.reading import kept_in, parsed
from graph.briefing.word.xml import clean

BEHIND: Final = re.compile(r" \[[^\[\]]*\]$")
"""The numbers of the sources behind a statement."""


class Claims:
    """The statements of one presentation; `save` puts their claims into it."""

    def __init__(self) -> None:
        self._told: dict[str, Sentence] = {}
        self._count: Counter[str] = Counter()

    def tell(self, said: Sentence, *, row: str = "", column: str = "", lead: str = "") -> None:
        """A statement as it stands on a slide: in a row and a column, or behind a lead."""
        key = _key(f"{lead}. {said.text}" if lead else said.text, row, column)
        self._count[key] += 1
        self._told[f"{key}.{self._count[key]}"] = said

    def save(self, made: Any, kept: Kept | None) -> None:
        root = carrying(self._told, kept)
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = made.part
        for key, rel in list(part.rels.items()):
            if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and NAMESPACE.encode() in rel.target_part.blob:
                part.rels.pop(key)
        taken = {str(one.partname) for one in part.package.iter_parts()}
        name = next(
            f"/customXml/item{n}.xml"
            for n in range(1, len(taken) + 2)
            if f"/customXml/item{n}.xml" not in taken
        )
        item = Part(PackURI(name), "application/xml", part.package, blob)
        part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def carried(data: bytes) -> tuple[Kept, list[Statement], int] | None:
    """What a presentation carries of a briefing, its statements as they were written, and how many of them it has not.

    None where it is no presentation, or none that Concord made.
    """
    try:
        made = Presentation(io.BytesIO(data))
    except (PackageNotFoundError, ValueError, KeyError, OSError):
        return None
    blobs = (
        rel.target_part.blob for rel in made.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_XML
    )
    root = next(
        (r for r in map(parsed, blobs) if r is not None and r.tag == f"{{{NAMESPACE}}}sentences"), None
    )
    if root is None or root.get("about") is None:
        return None
    told: Mapping[str, Any] = {said.get("tag"): said for said in root.findall(f"{{{NAMESPACE}}}sentence")}
    count: Counter[str] = Counter()
    found: list[Statement] = []
    for text, row, column in _written(made):
        key = _key(text, row, column)
        count[key] += 1
        said = told.get(f"{key}.{count[key]}")
        if said is not None:
            made_of = said.get("print") or ""
            own = next(
                (part for part in (text, text.partition(". ")[2]) if text_print(part) == made_of), text
            )
            found.append(Statement(own, tuple((said.text or "").split()), made_of))
    return kept_in(root), found, len(told) - len(found)


def _written(made: Any) -> Iterator[tuple[str, str, str]]:
    """Every paragraph of the slides without the numbers behind it, with the words of its row and its column."""
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = list(shape.table.rows)
                columns = [cell.text_frame.text for cell in rows[0].cells] if rows else []
                for row in rows[1:]:
                    name = row.cells[0].text_frame.text
                    for cell, column in zip(row.cells, columns, strict=True):
                        yield from ((p.text, name, column) for p in cell.text_frame.paragraphs)
            elif shape.has_text_frame:
                yield from ((BEHIND.sub("", p.text), "", "") for p in shape.text_frame.paragraphs)


def _key(text: str, row: str, column: str) -> str:
    return text_print(clean(f"{row.removesuffix(CONTINUED)} | {column} | {text}"))
