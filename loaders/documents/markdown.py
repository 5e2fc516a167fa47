"""Markdown: headings, paragraphs, items and pipe tables; the only place that knows markdown-it."""

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.documents.lines import reads_as_heading
from loaders.documents.passages import Placing

COUNTED: Final = re.compile(r"\s*\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[.)]\s+(?=\S)")
"""How a line of a list begins whose marks Markdown does not know."""


def read_markdown(text: str, placing: Placing) -> None:
    """The passages of a Markdown text."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    items = 0
    rows: list[list[str]] = []
    for position, token in enumerate(tokens):
        if token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            placing.table(rows)
        elif token.type in ("fence", "code_block"):
            placing.paragraph(token.content)
        elif token.type == "inline":
            _inline(tokens, position, placing, rows, items > 0)


def _inline(
    tokens: Sequence[Token], position: int, placing: Placing, rows: list[list[str]], listed: bool
) -> None:
    before, token = tokens[position - 1].type, tokens[position]
    lines = _words(token).split("\n")
    text = " ".join(lines)
    if before in ("th_open", "td_open"):
        rows[-1].append(text)
    elif before == "heading_open":
        placing.head(text)
    elif len(lines) > 1 and all(COUNTED.match(line) for line in lines):
        for line in lines:
            placing.item(COUNTED.sub("", line, count=1))
    elif listed:
        placing.item(text)
    elif reads_as_heading(text.strip()) and not _after_colon(placing):
        placing.head(text)
    else:
        placing.paragraph(text)


def _after_colon(placing: Placing) -> bool:
    before = placing.last("paragraph")
    return before is not None and before.text.endswith(":")


def _words(token: Token) -> str:
    """What is read of a paragraph, line by line: no marks, no html, no pictures."""
    found = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            found.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.lower().startswith("<br"):
            found.append("\n")
    return "".join(found)
