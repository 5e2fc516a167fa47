"""Plain text: paragraphs by empty lines, bullets and printed numbers."""

from collections.abc import Iterator

from loaders.documents.lines import Line, place_lines, vocabulary
from loaders.documents.passages import Placing


def read_text(text: str, placing: Placing) -> None:
    """The passages of plain text."""
    place_lines(_lines(text), placing, vocabulary(text))


def _lines(text: str) -> Iterator[Line]:
    apart = False
    for line in text.splitlines():
        if line.strip():
            yield Line(line.strip(), apart)
        apart = not line.strip()
