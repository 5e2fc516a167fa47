"""A briefing on the page before it is a file: how it begins, with the places of each statement, and its contents."""

from collections.abc import Iterator
from html import escape

from graph.briefing.blocks import (
    Block,
    Briefing,
    Heading,
    Paragraph,
    Sentence,
    Table,
    of_row,
    sentences,
    within,
)

ENOUGH = 6
"""So many paragraphs, or a table, are shown before the contents."""


def preview(briefing: Briefing) -> str:
    """The first page, and the headings of what follows, as html.

    Examples
    --------
    >>> told = (Heading(1, "Summary"), Paragraph((Sentence("Kent <led> it.", ("c1",)),)), Heading(1, "Purpose"))
    >>> made = preview(Briefing("Kent", "For the commissioner", "Kent", "", "2026", told, {("c1",): "Plan: line 1."}))
    >>> "Kent &lt;led&gt; it." in made, "Plan: line 1." in made, "<li>Purpose</li>" in made
    (True, True, True)
    """
    first = list(_first(briefing.blocks))
    shown = "".join(_block(briefing, block) for block in first)
    mark = f'<p class="bf-mark">{escape(briefing.marking)}</p>' if briefing.marking else ""
    listed = _contents(briefing)
    contents = (
        f"<h2>Contents</h2>{listed}"
        if listed
        else "<p>All of it is shown, but for what its author fills in.</p>"
    )
    return (
        f'<div class="bf"><article class="bf-page" aria-label="How the document begins">{mark}'
        f"<h2>{escape(briefing.name)}</h2>"
        f'<p class="bf-sub">{escape(briefing.about)}</p>{shown}{mark}</article>'
        f'<section class="bf-contents" aria-label="What the document holds">{contents}</section></div>'
    )


def counted_in(briefing: Briefing) -> tuple[int, int]:
    """How many statements it makes, and on how many claims."""
    told = [said for said in sentences(briefing.blocks) if said.claims]
    return len(told), len({claim for said in told for claim in said.claims})


def _first(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """What it begins with, without the first heading: whole parts, until there is enough of them."""
    shown = 0
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 1:
            if shown >= ENOUGH:
                return
            if not number:
                continue
        yield block
        shown += ENOUGH if isinstance(block, Table) else 1


def _block(briefing: Briefing, block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Paragraph):
        told = " ".join(_said(inline) for inline in block.inlines if isinstance(inline, Sentence))
        lead = f"<b>{escape(block.lead)}.</b> " if block.lead else ""
        claims = [said.claims for said in block.inlines if isinstance(said, Sentence) and said.claims]
        return (
            f"<p>{lead}{told}</p>{_places([briefing.notes[own] for own in claims if own in briefing.notes])}"
        )
    if isinstance(block, Table):
        return "".join(
            f'<h3>{_cell(row[0])}</h3><ul class="plain">'
            f"{''.join(f'<li>{_said(said)}</li>' for cell in row[1:] for said in within(cell))}</ul>"
            f"{_places([briefing.notes[claims]] if (claims := of_row(row)) in briefing.notes else [])}"
            for row in block.rows
        )
    return ""


def _cell(cell: Sentence | tuple[Sentence, ...]) -> str:
    return " ".join(_said(said) for said in within(cell))


def _said(said: Sentence) -> str:
    return escape(said.text)


def _places(notes: list[str]) -> str:
    """Where it is said, folded."""
    if not notes:
        return ""
    told = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f'<details class="bf-who"><summary>Who says so</summary>{told}</details>'


def _contents(briefing: Briefing) -> str:
    """The headings of the first level, each with those of the second below it."""
    parts: list[tuple[str, list[str]]] = []
    for block in briefing.blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append((block.text, []))
        elif isinstance(block, Heading) and block.level == 2 and parts:
            parts[-1][1].append(block.text)
    made = []
    for name, under in parts:
        inner = "".join(f"<li>{escape(text)}</li>" for text in under)
        made.append(f"<li>{escape(name)}{f'<ul>{inner}</ul>' if inner else ''}</li>")
    return f"<ol>{''.join(made)}</ol>" if made else ""
