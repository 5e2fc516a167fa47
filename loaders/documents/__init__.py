"""A document (txt, md, html, docx, pdf) as passages with their places; nothing of a file that cannot be read whole."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from graph.errors import ConcordError
from loaders.documents import guard
from loaders.documents.dates import own_date, written
from loaders.documents.markdown import read_markdown
from loaders.documents.passages import Document, Passage, Placing, tidy
from loaders.documents.pdf import read_pdf
from loaders.documents.text import read_text
from loaders.documents.web import read_web
from loaders.documents.word import read_word

LONGEST_TITLE: Final = 30
NEAR_HEAD: Final = 10
__all__ = ["Document", "Passage", "read", "written"]


def read(path: Path | str) -> Document:
    """A document's passages in reading order, each with its place.

    Parameters
    ----------
    path : Path or str
        A .txt, .md, .html, .docx or .pdf file. What it is, is told by its content where that is plain.

    Returns
    -------
    Document
        Its passages, what was left out, and the title, date and site that it gives itself.

    Raises
    ------
    ConcordError
        A file that is not there, empty, too big, protected, cut off, damaged, of pictures only, or that could do
        harm: it says which, and what to do. Nothing of such a file is given.

    Notes
    -----
    Nothing is fetched: pictures, styles and links of a page are not followed. Linear in the size of the file.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "note.md"
    >>> _ = file.write_text("# Background\\n\\nKent Police hosts the unit.\\n", encoding="utf-8")
    >>> [(p.place, p.text) for p in read(file).passages]
    [('Background, heading', 'Background'), ('Background, paragraph 1', 'Kent Police hosts the unit.')]
    """
    path = Path(path)
    data = guard.content(path)
    kind = guard.kind(path, data)
    placing = Placing(path.name)
    name, site = "", ""
    if kind == "pdf":
        name = read_pdf(path.name, data, placing)
    elif kind == "word":
        name = read_word(path, data, placing)
    else:
        text = guard.text(path, data, placing.notices)
        if kind == "web":
            name, site = read_web(path.name, text, placing)
        else:
            (read_markdown if kind == "markdown" else read_text)(text, placing)
    if not placing.passages:
        raise ConcordError(f"{path.name}: holds no text that can be read.")
    name = re.sub(r"^(?:Microsoft Word - |\(anonymous\)|untitled$)", "", tidy(name), flags=re.I)
    return Document(
        name or _title(placing.passages) or path.stem,
        tuple(placing.passages),
        tuple(placing.notices),
        own_date(placing.passages),
        site,
    )


def _title(passages: Sequence[Passage]) -> str:
    """The line that a document opens with, or else a heading near its head."""
    first = passages[0]
    if (
        first.kind in ("heading", "paragraph")
        and len(first.text.split()) <= LONGEST_TITLE
        and not first.text.endswith(".")
    ):
        return first.text
    return next((p.text for p in passages[:NEAR_HEAD] if p.kind == "heading"), "")
