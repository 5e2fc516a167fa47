"""A briefing as a Word document: real styles, footnotes, captions and headings, each sentence with its claims."""

import io

import docx
from docx.document import Document

from graph.briefing.blocks import Block, Briefing, Heading, Paragraph, Picture, Table, Turn
from graph.briefing.word.claims import Claims
from graph.briefing.word.footnotes import Footnotes
from graph.briefing.word.package import settled
from graph.briefing.word.page import dressed, turned
from graph.briefing.word.styles import styled
from graph.briefing.word.writing import Writing


def to_docx(briefing: Briefing) -> bytes:
    """The briefing as the bytes of a docx; the same briefing gives the same bytes.

    Examples
    --------
    >>> from graph.briefing.blocks import Sentence
    >>> told = Paragraph((Sentence("As of May 2021, kent took part in npas.", ("c1",)),))
    >>> made = to_docx(Briefing("Kent", "For the commissioner", "Kent", "OFFICIAL", "2026-11-30", (told,),
    ...                         {("c1",): "Plan (May 2021): line 1."}))
    >>> made[:2], made == to_docx(Briefing("Kent", "For the commissioner", "Kent", "OFFICIAL", "2026-11-30", (told,),
    ...                                    {("c1",): "Plan (May 2021): line 1."}))
    (b'PK', True)
    """
    document: Document = docx.Document()
    styled(document)
    dressed(document, briefing)
    writing = Writing(document, Footnotes(document, briefing.notes), Claims(), _numbers(briefing.blocks))
    headings = [block for block in briefing.blocks if isinstance(block, Heading)]
    if briefing.opening:
        writing.opening(briefing.name, briefing.about, headings)
    for block in briefing.blocks:
        if isinstance(block, Heading):
            writing.heading(block)
        elif isinstance(block, Paragraph):
            writing.paragraph(block)
        elif isinstance(block, Table):
            writing.table(block)
        elif isinstance(block, Turn):
            turned(document, lying=block.lying)
        else:
            writing.picture(block)
    writing.footnotes.save()
    writing.claims.save(document)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _numbers(blocks: tuple[Block, ...]) -> dict[str, tuple[str, int]]:
    """The label and number of every table and figure, by key."""
    found: dict[str, tuple[str, int]] = {}
    for label, kind in (("Table", Table), ("Figure", Picture)):
        numbered = (block for block in blocks if isinstance(block, kind))
        found |= {block.key: (label, n) for n, block in enumerate(numbered, 1)}
    return found
