"""PDF: lines, columns and tables of each page, without running heads; the only place that knows pdfplumber."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

import pdfplumber
from pdfminer.layout import LTChar, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect

from graph.errors import ConcordError
from loaders.documents.lines import ENDS, Line, place_lines, vocabulary
from loaders.documents.passages import Placing, tidy

MOST_PAGES: Final = 1_500
LARGE: Final = 1.15
"""From how many times the size of the running text a line is a heading."""
APART: Final = 0.7
"""From how many line heights between two lines a new paragraph begins."""
COLUMN: Final = 200
"""Letters from which what stands on the right is a column, and not a date or a number."""
EDGE: Final = 0.09
"""The share of the page at top and bottom where running heads stand."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set on the page; `right` is where the lines of its column may end."""

    text: str
    x0: float
    x1: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    box: int


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    lines: tuple[_Set, ...]
    tables: tuple[tuple[float, list[list[str]]], ...]
    pictures: int


def read_pdf(name: str, data: bytes, placing: Placing) -> str:
    """The passages of a PDF; gives the title that its properties hold, often none."""
    if b"%%EOF" not in data[-4096:]:
        raise ConcordError(f"{name}: is cut off: its end is missing. Get it again.")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), laparams={"boxes_flow": None}) as pdf:
            title = str(pdf.metadata.get("Title") or "")
            pages = list(_pages(name, pdf))
    except ConcordError:
        raise
    except Exception as error:  # a damaged file fails in many ways inside the library
        if isinstance(error, PDFPasswordIncorrect) or isinstance(
            error.__cause__ or error.__context__, PDFPasswordIncorrect
        ):
            raise ConcordError(f"{name}: is protected by a password. Save it without one.") from None
        raise ConcordError(f"{name}: is damaged or no PDF that can be read. Get it again.") from None
    if not pages:
        raise ConcordError(f"{name}: has no pages that can be read. Get it again.")
    _say_pictures(name, pages, placing)
    _place(pages, placing)
    return title


def _pages(name: str, pdf: Any) -> Iterator[_Page]:
    if len(pdf.pages) > MOST_PAGES:
        raise ConcordError(
            f"{name}: has {len(pdf.pages):,} pages; the most is {MOST_PAGES:,}. Read its parts."
        )
    for page in pdf.pages:
        tables = page.find_tables() if len(page.lines) + len(page.rects) + len(page.curves) > 3 else []
        real = [t for t in tables if len(t.rows) > 1 and max(len(row.cells) for row in t.rows) > 1]
        cells = [(table.bbox, [[cell or "" for cell in row] for row in table.extract()]) for table in real]
        lines = [line for line in _lines(page) if not any(_inside(line, bbox) for bbox, _ in cells)]
        yield _Page(
            page.page_number,
            float(page.height),
            tuple(lines),
            tuple((bbox[1], rows) for bbox, rows in cells),
            len(page.images),
        )
        page.close()


def _lines(page: Any) -> Iterator[_Set]:
    height = float(page.height)
    boxes = _in_order([box for box in page.layout if isinstance(box, LTTextContainer)])
    for number, box in enumerate(boxes):
        for line in box:
            chars = (
                [char for char in line if isinstance(char, LTChar)] if isinstance(line, LTTextLine) else []
            )
            text = tidy(line.get_text()) if chars else ""
            if text:
                size = median(char.size for char in chars)
                bold = sum("bold" in char.fontname.lower() for char in chars) > 0.8 * len(chars)
                yield _Set(
                    text, line.x0, line.x1, box.x1, height - line.y1, height - line.y0, size, bold, number
                )


def _in_order(boxes: list[Any]) -> list[Any]:
    """Boxes as they are read: down the page, and where it is set in two columns, the left one before the right."""
    if not boxes:
        return []
    middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    ordered: list[Any] = []
    band: list[Any] = []
    for box in [*sorted(boxes, key=lambda box: (-box.y1, box.x0)), None]:
        if box is not None and (box.x1 <= middle or box.x0 >= middle):
            band.append(box)
            continue
        left, right = ([b for b in band if (b.x1 <= middle) is side] for side in (True, False))
        columns = min(len(left), len(right)) > 0 and sum(len(b.get_text()) for b in right) > COLUMN
        ordered += [*left, *right] if columns else band
        ordered += [box] if box is not None else []
        band = []
    return ordered


def _inside(line: _Set, bbox: tuple[float, float, float, float]) -> bool:
    middle = (line.top + line.bottom) / 2
    return bbox[1] - 1 <= middle <= bbox[3] + 1 and bbox[0] - 1 <= line.x0 <= bbox[2] + 1


def _say_pictures(name: str, pages: list[_Page], placing: Placing) -> None:
    blank = [page for page in pages if not page.lines and not page.tables]
    pictured = [str(page.number) for page in blank if page.pictures]
    if len(blank) == len(pages):
        what = "pictures of pages and no text" if pictured else "no text"
        raise ConcordError(f"{name}: holds {what}. Run text recognition (OCR) over it, and read the result.")
    if pictured:
        placing.notices.append(f"Page {', '.join(pictured)}: a picture without text, not read.")


def _place(pages: list[_Page], placing: Placing) -> None:
    running = _running(pages)
    if running:
        placing.notices.append(f"Left out: running heads and page numbers ({len(running)} kinds of line).")
    words = vocabulary(" ".join(line.text for page in pages for line in page.lines))
    sizes = [line.size for page in pages for line in page.lines for _ in line.text]
    usual = median(sizes) if sizes else 0.0
    for page in pages:
        placing.turn(page.number)
        kept = [line for line in page.lines if not (_at_edge(line, page) and _pattern(line.text) in running)]
        _place_page(page, kept, placing, words, usual)


def _place_page(page: _Page, kept: list[_Set], placing: Placing, words: frozenset[str], usual: float) -> None:
    waiting = list(page.tables)
    lines: list[Line] = []
    before: _Set | None = None
    if kept and _goes_on(placing, kept[0], waiting):
        ended = [kept[0]]
        while len(ended) < len(kept) and not _apart(ended[-1], kept[len(ended)]):
            ended.append(kept[len(ended)])
        placing.append(" ".join(line.text for line in ended))
        kept = kept[len(ended) :]
    first = not kept or bool(waiting and waiting[0][0] < kept[0].top)
    for line in kept:
        while waiting and waiting[0][0] < line.top and (before is None or before.box != line.box):
            place_lines(lines, placing, words)
            lines = []
            placing.table(waiting.pop(0)[1], goes_on=first)
            first = False
        large = line.size > LARGE * usual or (
            line.bold and len(line.text.split()) <= 10 and not ENDS.search(line.text)
        )
        lines.append(Line(line.text, before is None or _apart(before, line), large))
        before = line
    place_lines(lines, placing, words)
    for _, rows in waiting:
        placing.table(rows, goes_on=first)
        first = False


def _goes_on(placing: Placing, line: _Set, tables: list[tuple[float, list[list[str]]]]) -> bool:
    """Whether a page begins in the middle of the sentence that ended the page before."""
    before = placing.last("paragraph", "item")
    above = bool(tables) and tables[0][0] < line.top
    return before is not None and not above and not ENDS.search(before.text) and line.text[:1].islower()


def _apart(before: _Set, line: _Set) -> bool:
    if line.box != before.box and (line.top < before.top or abs(line.x0 - before.x0) > 60):
        return bool(ENDS.search(before.text)) or not line.text[:1].islower()
    if abs(line.size - before.size) > 1 or line.top - before.bottom > APART * (line.bottom - line.top):
        return True
    word = (line.x1 - line.x0) * (len(line.text.split()[0]) + 1) / len(line.text)
    return before.x1 + word < max(before.right, line.right) and bool(re.search(r"[.:!?]$", before.text))


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", text.lower())


def _at_edge(line: _Set, page: _Page) -> bool:
    return line.top < EDGE * page.height or line.bottom > (1 - EDGE) * page.height


def _running(pages: list[_Page]) -> set[str]:
    """Lines at the top or bottom that stand on most pages, whatever their number, and bare page numbers."""
    if len(pages) < 2:
        return {"0"}.intersection(
            _pattern(line.text) for page in pages for line in page.lines if _at_edge(line, page)
        )
    found = Counter(
        pattern
        for page in pages
        for pattern in {_pattern(line.text) for line in page.lines if _at_edge(line, page)}
    )
    often = max(2, len(pages) * 0.5)
    return {p for p, count in found.items() if count >= often or re.fullmatch(r"(page )?0( of 0)?", p)}
