"""The briefing for a new commissioner: its sections in their order."""

from collections.abc import Callable, Iterable
from typing import Final

from graph.briefing.background import background, duties, purpose
from graph.briefing.blocks import Block, Briefing
from graph.briefing.collaborations import collaborations
from graph.briefing.decisions import decisions
from graph.briefing.dependencies import dependencies, withdrawal
from graph.briefing.limits import disputes, gaps, records, unknown, unseen
from graph.briefing.material import Material
from graph.briefing.meeting import involvement, people
from graph.briefing.particulars import particulars
from graph.briefing.sources import footnotes, order, sources, themselves
from graph.briefing.summary import summary
from graph.drawing.names import spoken_date

BODY: Final[tuple[Callable[[Material], Iterable[Block]], ...]] = (
    summary, purpose, background, collaborations, decisions, dependencies, involvement, people, gaps, disputes, unknown,
)  # fmt: skip
"""In the order of the Durham briefing, with what it does not have after the section that it belongs to."""
ANNEXES: Final[tuple[Callable[[Material], Iterable[Block]], ...]] = (
    particulars, duties, withdrawal, records, unseen,
)  # fmt: skip


def commissioner_briefing(material: Material) -> Briefing:
    """The briefing for a new commissioner.

    Parameters
    ----------
    material : Material
        Whom it is about, and the answers and claims that it is written from.

    Returns
    -------
    Briefing
        Each sentence with the ids of its claims; those without claims are the fixed frame, or count what an
        answer saw.

    Notes
    -----
    Nothing asks the clock: the same material gives the same briefing.

    Examples
    --------
    >>> from graph.model import NOTHING, Entity, Result, Subgraph
    >>> held = Subgraph.of("durham COLLABORATES npas as_of=2021-05",
    ...                    "kent LEADS npas role=lead_force as_of=2021-05", labels={"kent": "Force"})
    >>> doc = Entity("doc", "Document", {"id": "doc", "name": "Plan"})
    >>> held = Subgraph({**held.nodes, "doc": doc}, held.relationships)
    >>> asked = ("decisions_pending", "people_to_meet", "assurance", "findings", "gaps", "disputes", "depends", "withdrawal")
    >>> material = Material(held.nodes["durham"], None, held, {name: Result((), ()) for name in asked},
    ...                     today="2026-11-30", day="2026-11-30")
    >>> made = commissioner_briefing(material)
    >>> from graph.briefing.blocks import sentences
    >>> [s.text for s in sentences(made.blocks) if s.claims == ("c2",)]
    ['Kent (lead force)', 'As of May 2021, its lead force was kent.']
    >>> made.notes["c1",]
    'Plan (as of May 2021): line 1 [source 1].'
    """
    told = tuple(block for section in (*BODY, *ANNEXES) for block in section(material))
    own = tuple(themselves(material, told))
    numbers = order(material, (*told, *own))
    blocks = (*told, *sources(material, (*told, *own), numbers), *own)
    who = material.force.name
    office = f" and the {material.office.name}" if material.office else ""
    return Briefing(
        f"{who}: collaborations",
        f"Briefing for the commissioner, {spoken_date(material.day)}",
        f"Collaborations of {who}{office}",
        material.marking,
        material.day,
        blocks,
        footnotes(material, blocks, numbers),
    )
