"""The slides for a new commissioner: the briefing cut down to what is shown, with the numbers of its sources."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.background import day_of
from graph.briefing.blocks import (
    Block,
    Briefing,
    Heading,
    Paragraph,
    Sentence,
    Table,
    noted,
    of_row,
)
from graph.briefing.collaborations import REACHES, collaborations
from graph.briefing.decisions import decisions
from graph.briefing.dependencies import dependencies
from graph.briefing.limits import disputes, findings, not_seen
from graph.briefing.material import Material
from graph.briefing.meeting import people
from graph.briefing.sources import footnote, order, sources
from graph.briefing.summary import summary
from graph.drawing.names import spoken_date

SOURCES: Final = "Sources"
MOST: Final = 5
"""So many sources are named by number beside a statement; of more the number is told, and the notes have them all."""
FORM: Final = "commissioner-slides"


def commissioner_slides(material: Material) -> Briefing:
    """The slides of the briefing for a new commissioner; each heading begins one.

    Parameters
    ----------
    material : Material
        With the maps that are drawn on slides.

    Returns
    -------
    Briefing
        The note of each set of claims names every document and place in full.

    Examples
    --------
    >>> from graph.model import NOTHING, Entity, Result, Subgraph
    >>> held = Subgraph.of("durham COLLABORATES npas as_of=2021-05", "kent LEADS npas role=lead_force as_of=2021-05")
    >>> doc = Entity("doc", "Document", {"id": "doc", "name": "Plan"})
    >>> held = Subgraph({**held.nodes, "doc": doc}, held.relationships)
    >>> asked = ("decisions_pending", "people_to_meet", "assurance", "findings", "gaps", "disputes", "depends", "withdrawal")
    >>> made = commissioner_slides(Material(held.nodes["durham"], None, held, {name: Result((), ()) for name in asked},
    ...                                     today="2026-11-30", day="2026-11-30"))
    >>> [block.text for block in made.blocks if isinstance(block, Heading)][:3]
    ['What this is, and what it could not see', 'Summary', 'Local collaborations']
    """
    told = tuple(_told(material))
    numbers = order(material, told)
    shown = tuple(_with_sources(material, block, numbers) for block in told)
    listed = [b for b in sources(material, told, numbers, heading=SOURCES) if isinstance(b, Heading | Table)]
    who = material.force.name
    office = f" and the {material.office.name}" if material.office else ""
    return Briefing(
        f"{who}: collaborations",
        f"Briefing for the commissioner, {spoken_date(material.day)}",
        f"Collaborations of {who}{office}",
        material.marking,
        material.day,
        (*shown, *listed),
        {claims: footnote(material, claims, numbers) for claims in noted(told)},
    )


def _told(material: Material) -> Iterator[Block]:
    yield from _about(material)
    yield from _under("Summary", summary(material))
    for chart in material.charts:
        yield Heading(1, chart.title)
        yield chart
    yield from _by_reach(collaborations(material))
    yield from _under("Decisions needed", decisions(material))
    yield from _parted(dependencies(material))
    yield from _under("What an auditor would ask", findings(material))
    yield from _under("What sources disagree on", disputes(material))
    yield from _under("People to meet and why", people(material))


def _about(material: Material) -> Iterator[Block]:
    who = material.force.name
    office = f" and the {material.office.name}" if material.office else ""
    said = [
        f"The collaborations of {who}{office} with other policing bodies, forces and partners.",
        day_of(material),
        "Every statement is what a document said. The numbers of its documents stand beside it, the places in the notes of "
        "its slide, the documents on the last slides. An annex that is named is in the same briefing as a Word document.",
        "Nothing was checked with the bodies themselves. What a source said of an earlier date may have changed since.",
        *material.notes,
        *not_seen(material),
        "What is not in the documents listed is not here: collaborations that no source names, agreements that are not "
        "published, and whatever changed after the date of a source.",
    ]
    yield Heading(1, "What this is, and what it could not see")
    yield from (Paragraph((Sentence(text),), listed=True) for text in said)


def _under(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The statements and tables of a section under one heading."""
    yield Heading(1, title)
    yield from _plain(blocks)


def _by_reach(blocks: Iterable[Block]) -> Iterator[Block]:
    """The tables of collaborations, a heading each; what is said before them is on other slides."""
    reached = False
    for block in blocks:
        if isinstance(block, Heading):
            reached = block.text.removesuffix(" collaborations") in REACHES
            if reached:
                yield Heading(1, block.text)
        elif reached:
            yield from _plain([block])


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """A slide for each part of a section."""
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > 1:
                yield Heading(1, block.text)
        else:
            yield from _plain([block])


def _plain(blocks: Iterable[Block]) -> Iterator[Block]:
    """Tables as they are, and a paragraph for each statement; what only leads to a table is left out."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Paragraph) and all(isinstance(inline, Sentence) for inline in block.inlines):
            for said in block.inlines:
                assert isinstance(said, Sentence)
                yield Paragraph((said,), lead=block.lead, listed=True)


def _with_sources(material: Material, block: Block, numbers: dict[str, int]) -> Block:
    """A block with the numbers of its sources: a column of a table, brackets behind a statement."""
    if isinstance(block, Table):
        rows = tuple((*row, Sentence(_numbers(material, of_row(row), numbers))) for row in block.rows)
        columns, widths = (*block.columns, SOURCES), (*block.widths, 18)
        return Table(block.key, block.caption, columns, widths, rows, by_row=True)
    if isinstance(block, Paragraph):
        (said,) = block.inlines
        assert isinstance(said, Sentence)
        if said.claims:
            number = Sentence(f"[{_numbers(material, said.claims, numbers)}]")
            return Paragraph((said, number), lead=block.lead, listed=True)
    return block


def _numbers(material: Material, claims: tuple[str, ...], numbers: dict[str, int]) -> str:
    cited = sorted({numbers[str(claim.properties["source"])] for claim in material.claims(claims)})
    return ", ".join(map(str, cited)) if len(cited) <= MOST else f"{len(cited)}: see notes"
