"""A briefing as a Word document: real styles, footnotes, captions and headings, each sentence with its claims."""

import io
from itertools import zip_longest

import docx

from graph.briefing.blocks import Block, Briefing, Contents, Heading, Paragraph, Picture, Table, Turn
from graph.briefing.word.claims import Claims
from graph.briefing.word.footnotes import Footnotes
from graph.briefing.word.package import settled
from graph.briefing.word.page import dressed, room, turned
from graph.briefing.word.styles import styled
from graph.briefing.word.template import empty
from graph.briefing.word.writing import Writing


def to_docx(briefing: Briefing, template: bytes | None = None) -> bytes:
    """The briefing as the bytes of a docx; the same briefing gives the same bytes.

    Parameters
    ----------
    briefing : Briefing
    template : bytes, optional
        A Word document of an office's own: its styles, page, header and footer are kept, its text is not.

    Raises
    ------
    ConcordError
        If the template is no Word document.

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
    document = empty(template) if template is not None else docx.Document()
    styled(document, own=template is not None)
    dressed(document, briefing, own=template is not None)
    notes, numbers = Footnotes(document, briefing.notes), _numbers(briefing.blocks)
    writing = Writing(document, notes, Claims(), numbers, *room(document))
    headings = [block for block in briefing.blocks if isinstance(block, Heading)]
    if briefing.opening:
        writing.opening(briefing.name, briefing.about)
        if not any(isinstance(block, Contents) for block in briefing.blocks):
            writing.contents(headings)
    for block, after in zip_longest(briefing.blocks, briefing.blocks[1:]):
        if isinstance(block, Heading):
            writing.heading(block)
        elif isinstance(block, Contents):
            writing.contents(headings)
        elif isinstance(block, Paragraph):
            writing.paragraph(block, keep=isinstance(after, Table))
        elif isinstance(block, Table):
            writing.table(block)
        elif isinstance(block, Turn):
            turned(document, lying=block.lying)
        elif isinstance(block, Picture):
            writing.picture(block)
    writing.footnotes.save()
    writing.claims.save(document, briefing.kept)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _numbers(blocks: tuple[Block, ...]) -> dict[str, tuple[str, int]]:
    """The label and number of every table and figure, by key."""
    found: dict[str, tuple[str, int]] = {}
    for label, kind in (("Table", Table), ("Figure", Picture)):
        numbered = (b for b in blocks if isinstance(b, kind) and getattr(b, "captioned", True))
        found |= {block.key: (label, n) for n, block in enumerate(numbered, 1)}
    return found
