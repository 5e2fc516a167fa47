"""Lines of plain text as headings, paragraphs and items: where one ends and the next begins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from loaders.documents.passages import Passage, Placing, tidy

BULLET: Final = re.compile(
    r"^\s*(?:[•●▪◦‣·∙➢\uf0b7\uf0a7\uf076]\s*|[-–*o]\s+|\(?(?:[a-z]|[ivx]{1,4})\)\s+)(?=\S)"
)
NUMBER: Final = re.compile(r"^\s*(\d{1,3}\.(?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?\d{1,3}\))\s+(?=\S)")
ENDS: Final = re.compile(r"[.;:,?!]['’\"”)]*$")
LONGEST_HEADING: Final = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `apart` when space stands before it, `large` when its letters make it a heading."""

    text: str
    apart: bool = False
    large: bool = False


@dataclass(slots=True)
class _Block:
    lines: list[str]
    kind: str
    number: str = ""
    apart: bool = False


def place_lines(lines: Iterable[Line], placing: Placing, words: frozenset[str] = frozenset()) -> None:
    """Lines as passages of `placing`; `words` are those of the whole document, to join what a line's end parted."""
    blocks = list(_blocks(lines))
    listed = counted = False
    for position, block in enumerate(blocks):
        text = joined(block.lines, words)
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        short = _is_heading(block, text, after) or (bool(block.number) and not ENDS.search(text))
        before = placing.last("paragraph", "item")
        listed = short and not block.kind and before is not None and (listed or before.text.endswith(":"))
        counted = bool(block.number) and (counted or (block.number == "1" and _announces(before)))
        if block.kind == "item" or listed or counted:
            placing.item(text)
        elif block.kind == "heading" or (short and not block.number):
            placing.head(text)
        else:
            placing.paragraph(text, number=block.number)


def _announces(before: Passage | None) -> bool:
    """Whether a paragraph says that a list follows, so that the numbers after it count items."""
    return before is not None and bool(re.search(r":$|\b(?:following|below)\b[^.]*\.?$", before.text))


def reads_as_heading(text: str) -> bool:
    """Whether a line that stands alone is a heading: short, no sentence, no list, no end mark.

    Examples
    --------
    >>> reads_as_heading("Current Issues"), reads_as_heading("The unit is run by Kent Police")
    (True, False)
    """
    return (
        len(text.split()) <= LONGEST_HEADING
        and text[:1].isupper()
        and not ENDS.search(text)
        and not re.search(r"[:,;]|\s[–—-]\s|\b(?:is|are|was|were|has|have|will)\b", text)
    )


def joined(lines: list[str], words: frozenset[str]) -> str:
    """Lines as one; a hyphen at a line's end is dropped where the whole word stands elsewhere in the document.

    Examples
    --------
    >>> joined(["Dyfed-", "Powys and colla-", "boration"], frozenset({"collaboration"}))
    'Dyfed-Powys and collaboration'
    """
    text = tidy(lines[0])
    for line in map(tidy, lines[1:]):
        if text.endswith("-") and text[-2:-1].isalpha() and line[:1].isalpha():
            start, end = re.split(r"\W", text[:-1])[-1], re.split(r"\W", line)[0]
            text = (text[:-1] if (start + end).lower() in words else text) + line
        else:
            text = f"{text} {line}".strip()
    return text


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, lower case."""
    return frozenset(re.findall(r"[a-z]{4,}", text.lower()))


def _blocks(lines: Iterable[Line]) -> Iterator[_Block]:
    block: _Block | None = None
    counted = 0
    for line in lines:
        bullet, number = BULLET.match(line.text), NUMBER.match(line.text)
        count = number[1].strip("().") if number else ""
        if count.isdigit() and int(count) not in (1, counted + 1):
            number = None
        kind = "heading" if line.large else "item" if bullet else ""
        new = line.apart or bullet or number or block is None or kind == "heading" or block.kind == "heading"
        if block and line.large and block.kind == "heading" and not line.apart:
            new = False
        if not new:
            assert block is not None
            block.lines.append(line.text)
            continue
        if block:
            yield block
        mark = bullet or (number if not line.large else None)
        said = number[1].strip("().") if number else ""
        if number and said.isdigit():
            counted = int(said)
        block = _Block([line.text[mark.end() :] if mark else line.text], kind, said, line.apart)
    if block:
        yield block


def _is_heading(block: _Block, text: str, after: _Block | None) -> bool:
    alone = after is None or after.apart or bool(after.number)
    return len(block.lines) == 1 and not block.number and alone and reads_as_heading(text)
