"""The tables of a Word document as sheets of cells, read from its XML."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from loaders.registers.files.grid import Cell, Filling, Sheet, Span, refusal, span_of, symbol
from loaders.registers.files.packed import opened, xml_of

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PRIVATE: Final = 0xF000
"""Where Word keeps the letters of a font of symbols."""


def read_docx(path: Path) -> list[Sheet]:
    """Each table of a document as a sheet called "Table 1", "Table 2"; what was deleted with changes tracked is struck.

    Raises
    ------
    ConcordError
        For a damaged or overlarge document, one with macros, and one without a table.
    """
    with opened(path) as archive:
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            raise refusal(path.name, "", "is a document with macros. Save it as a plain docx.")
        body = xml_of(path.name, archive, "word/document.xml").find(f"{W}body")
    tables = [] if body is None else list(body.iterfind(f"{W}tbl"))
    if not tables:
        raise refusal(path.name, "", "has no table in it, so there is no register to read.")
    paragraphs = () if body is None else body.iterfind(f"{W}p")
    outside = tuple(
        (f"paragraph {number}", words)
        for number, p in enumerate(paragraphs, 1)
        if (words := " ".join(_words(p)))
    )
    return [_sheet(path.name, f"Table {number}", table, outside) for number, table in enumerate(tables, 1)]


def _sheet(file: str, name: str, table: Element, outside: tuple[tuple[str, str], ...]) -> Sheet:
    filling = Filling(file, name)
    merged: list[Span] = []
    open_spans: dict[int, Span] = {}
    for number, row in enumerate(table.iterfind(f"{W}tr"), 1):
        at = 1 + _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for element in row.iter(f"{W}tc"):
            wide = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
            down = element.find(f"{W}tcPr/{W}vMerge")
            if down is not None and down.get(f"{W}val") != "restart" and at in open_spans:
                first, left, _, right = open_spans[at]
                open_spans[at] = (first, left, number, right)
            else:
                if at in open_spans:
                    merged.append(open_spans.pop(at))
                filling.put(number, at, _cell(element))
                span = (number, at, number, at + wide - 1)
                if down is not None:
                    open_spans[at] = span
                elif wide > 1:
                    merged.append(span)
            at += wide
    merged += open_spans.values()
    return Sheet(name, filling.cells, span_of(file, name, merged), outside=outside)


def _number(element: Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value) if value.isdecimal() else otherwise


def _cell(element: Element) -> Cell:
    runs = [run for paragraph in element.iter(f"{W}p") for run in _runs(paragraph)]
    text = "\n".join("".join(_run_words(run) for run in _runs(p)) for p in element.iter(f"{W}p")).strip()
    said = [(_struck(run), _on(run, "b")) for run in runs if _run_words(run).strip()]
    struck = [on for on, _ in said]
    shade = element.find(f"{W}tcPr/{W}shd")
    fill = "" if shade is None else shade.get(f"{W}fill", "").upper()
    return Cell(
        text,
        struck="all" if struck and all(struck) else "part" if any(struck) else "",
        fill="" if fill in ("", "AUTO", "FFFFFF") else f"#{fill}",
        bold=bool(said) and all(bold for _, bold in said),
        strong=_strong(runs) if not all(bold for _, bold in said) else (),
    )


def _strong(runs: list[Element]) -> tuple[str, ...]:
    """The words that stand in bold beside others that do not."""
    parts = groupby(runs, key=lambda run: _on(run, "b"))
    words = ("".join(map(_run_words, several)).strip(" ,;\n") for bold, several in parts if bold)
    return tuple(filter(None, words))


def _runs(paragraph: Element) -> Iterator[Element]:
    yield from paragraph.iter(f"{W}r")


def _words(paragraph: Element) -> Iterator[str]:
    yield from (words for run in _runs(paragraph) if (words := _run_words(run).strip()))


def _run_words(run: Element) -> str:
    said = ""
    for child in run:
        if child.tag in (f"{W}t", f"{W}delText"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            said += symbol(child.text or "", "" if fonts is None else fonts.get(f"{W}ascii", ""))
        elif child.tag == f"{W}sym":
            said += _symbol(child)
        elif child.tag in (f"{W}br", f"{W}tab", f"{W}cr"):
            said += "\n" if child.tag != f"{W}tab" else " "
    return said


def _symbol(element: Element) -> str:
    """A letter from one of Word's fonts of symbols."""
    code = int(element.get(f"{W}char", "0"), 16)
    return symbol(chr(code - PRIVATE if code > PRIVATE else code), element.get(f"{W}font", ""))


def _struck(run: Element) -> bool:
    return _on(run, "strike") or _on(run, "dstrike") or run.find(f"{W}delText") is not None


def _on(run: Element, what: str) -> bool:
    element = run.find(f"{W}rPr/{W}{what}")
    return element is not None and element.get(f"{W}val", "true") not in ("false", "0", "none")
