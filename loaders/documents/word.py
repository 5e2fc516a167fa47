"""Word documents: paragraphs, lists, tables and notes as their reader sees them; the only place that knows docx."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from graph.errors import ConcordError
from loaders.documents import guard
from loaders.documents.lines import ENDS, NUMBER
from loaders.documents.passages import Placing

FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE: Final = {qn("w:del"), qn("w:moveFrom"), FALLBACK}
"""What the page does not show: text deleted or moved away under tracked changes, and second drawings of one thing."""
NOTES: Final = ("footnotes", "endnotes")
DAMAGED: Final = "{}: is cut off or damaged. Open it in Word, save it again, or get it again."


def read_word(path: Path, data: bytes, placing: Placing) -> str:
    """The passages of a Word document; gives the title that its properties hold, often none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            guard.packed(path, archive)
        document = docx.Document(io.BytesIO(data))
    except ConcordError:
        raise
    except Exception as error:  # a damaged file fails in many ways inside the library
        if "content type" in str(error):
            raise ConcordError(f"{path.name}: is no ordinary Word document. Save it as .docx.") from None
        raise ConcordError(DAMAGED.format(path.name)) from None
    body = document.element.body
    if body is None:
        raise ConcordError(DAMAGED.format(path.name))
    _Body(document, placing).read(body)
    _notes(document, placing)
    if any(True for _ in body.iter(*GONE - {FALLBACK})):
        placing.notices.append(
            "The document has tracked changes: what was put in is read, what was deleted is not."
        )
    return str(document.core_properties.title or "")


class _Body:
    """Reads one body: knows the styles and the numbering of its document."""

    def __init__(self, document: Any, placing: Placing) -> None:
        self.placing = placing
        self.styles = {style.style_id: style.name.lower() for style in document.styles if style.name}
        self.formats = _formats(document)
        self.numbered: Counter[str] = Counter()

    def read(self, body: Any) -> None:
        for block in _blocks(body):
            if block.tag == qn("w:tbl"):
                self.placing.table(list(_rows(block)))
            else:
                self._paragraph(block)

    def _paragraph(self, block: Any) -> None:
        text = _words(block)
        if not text.strip():
            return
        style = self.styles.get(_value(block, "w:pPr/w:pStyle"), "")
        level = _value(block, "w:pPr/w:numPr/w:ilvl") or "0"
        list_id = _value(block, "w:pPr/w:numPr/w:numId")
        shape = self.formats.get((list_id, level), "bullet" if list_id not in ("", "0") else "")
        if style.startswith("heading") or style in ("title", "subtitle") or _is_bold_line(block, text):
            self.placing.head(text)
        elif shape == "decimal" and level == "0" and not self._after_colon():
            self.numbered[list_id] += 1
            self.placing.paragraph(text, number=str(self.numbered[list_id]))
        elif shape or style.startswith("list"):
            self.placing.item(text)
        else:
            self._plain(text)

    def _plain(self, text: str) -> None:
        typed = NUMBER.match(text)
        if typed:
            self.placing.paragraph(text[typed.end() :], number=typed[1].rstrip(".)"))
        elif text.lstrip()[:1] in "•●▪◦·\uf0b7":
            self.placing.item(text.lstrip()[1:])
        else:
            self.placing.paragraph(text)

    def _after_colon(self) -> bool:
        before = self.placing.last("paragraph", "item")
        return before is not None and (before.text.endswith(":") or before.kind == "item")


def _is_bold_line(block: Any, text: str) -> bool:
    """Whether a paragraph is a heading in all but style: short, bold throughout, and no sentence."""
    if len(text.split()) > 10 or ENDS.search(text.strip()):
        return False
    runs = [run for run in block.iter(qn("w:r")) if "".join(run.itertext()).strip()]
    return bool(runs) and all(run.find("w:rPr/w:b", run.nsmap) is not None for run in runs)


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those in content controls and text boxes."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in GONE:
            continue
        if element.tag == qn("w:tbl"):
            yield element
        elif element.tag == qn("w:p"):
            yield element
            waiting += reversed(
                [box for box in element.iter(qn("w:txbxContent")) if not _inside(box, FALLBACK)]
            )
        else:
            waiting += reversed(element)


def _inside(element: Any, tag: str) -> bool:
    return any(above.tag == tag for above in element.iterancestors())


def _words(block: Any) -> str:
    """The text of a paragraph, its tabs and breaks as spaces, without its text boxes."""
    found: list[str] = []
    waiting = list(reversed(block))
    while waiting:
        element = waiting.pop()
        if element.tag in GONE or element.tag == qn("w:txbxContent"):
            continue
        if element.tag == qn("w:t"):
            found.append(element.text or "")
        elif element.tag == qn("w:noBreakHyphen"):
            found.append("-")
        elif element.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")) and element.getparent().tag == qn("w:r"):
            found.append(" ")
        else:
            waiting += reversed(element)
    return "".join(found)


def _rows(table: Any) -> Iterator[list[str]]:
    """The rows of a table: a cell over several columns or rows counts for each of them."""
    above: list[str] = []
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        cells: list[str] = []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            text = " ".join(filter(None, (_words(p).strip() for p in cell.iter(qn("w:p")))))
            merged = cell.find("w:tcPr/w:vMerge", cell.nsmap)
            if merged is not None and merged.get(qn("w:val")) != "restart" and len(cells) < len(above):
                text = above[len(cells)]
            span = _value(cell, "w:tcPr/w:gridSpan")
            cells += [text] * (min(int(span), 100) if span.isdigit() else 1)
        above = cells
        yield cells


def _value(element: Any, path: str) -> str:
    found = element.find(path, element.nsmap)
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _formats(document: Any) -> dict[tuple[str, str], str]:
    """What each level of each list shows before its items: "bullet", "decimal", ..."""
    parts = [r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")]
    if not parts:
        return {}
    numbering = parts[0].element
    shapes = {
        abstract.get(qn("w:abstractNumId")): {
            level.get(qn("w:ilvl")): _value(level, "w:numFmt") for level in abstract.iter(qn("w:lvl"))
        }
        for abstract in numbering.iter(qn("w:abstractNum"))
    }
    return {
        (number.get(qn("w:numId")), level): shape
        for number in numbering.iter(qn("w:num"))
        for level, shape in shapes.get(_value(number, "w:abstractNumId"), {}).items()
    }


def _notes(document: Any, placing: Placing) -> None:
    for relation in document.part.rels.values():
        if not relation.reltype.endswith(NOTES) or relation.is_external:
            continue
        for number, note in enumerate(_note_texts(relation.target_part.blob), 1):
            placing.note(re.sub(r"^\d+\s", "", note), str(number))


def _note_texts(xml: bytes) -> Iterator[str]:
    root = parse_xml(xml)
    for note in root:
        if note.get(qn("w:type")) is None:
            text = " ".join(_words(paragraph).strip() for paragraph in note.iter(qn("w:p")))
            if text.strip():
                yield text
