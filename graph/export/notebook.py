"""A network as a chart for i2 Analyst's Notebook (.anx); the only place that knows its writer."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from anxwritter import ANXChart

from graph.export.graphml import edges
from graph.model import NOTHING, Entity, Relationship, Subgraph
from graph.schema import JOINS
from graph.works import Works

STRENGTHS: Final = {
    "": ("Holds", "DotStyleSolid"),
    "possible": ("Possible", "DotStyleDashed"),
    "ended": ("Ended", "DotStyleDotted"),
    "not shown": ("Not shown", "DotStyleDotted"),
}
"""How a line stands, with its name and its stroke in the chart."""
MADE: Final = "2000-01-01T00:00:00"
"""What a chart says of when it was made: nothing true, so that the same facts give the same bytes."""
ATTRIBUTES: Final = ("abbreviation", "kind", "regions", "status")
MARKING: Final = "Protective marking"


def notebook(
    network: Subgraph,
    *,
    documents: Mapping[str, str] = NOTHING,
    copies: Mapping[str, str] = NOTHING,
    marking: str = "",
    about: str = "",
) -> bytes:
    """A network as an Analyst's Notebook chart.

    Parameters
    ----------
    network : Subgraph
        Bodies become entities, and claims that say the same of the same two bodies one link.
    documents : mapping of str to str
        Document id to its name, for the cards.
    copies : mapping of str to str
        Document id to the id of the document that it is a copy of.
    marking, about : str
        Of the chart; a marking is also a property of every entity and link.

    Returns
    -------
    bytes
        UTF-16, as Analyst's Notebook writes it. The same network gives the same bytes.

    Notes
    -----
    A link has a card for each claim: what it says, its document and place, and its id. What is possible, ended or not
    shown has a link of its own, with a stroke of its own.
    The program lays a chart out itself; the places here mean nothing.

    Examples
    --------
    >>> made = notebook(Subgraph.of("durham COLLABORATES npas source=a")).decode("utf-16")
    >>> made.count("<Entity "), made.count("<Link ")
    (2, 1)
    """
    settings = {"summary": {"title": about, "keywords": marking, "created": MADE}}
    chart = ANXChart(settings=settings)
    if marking:
        chart.add_custom_property(MARKING, marking)
    for name, stroke in STRENGTHS.values():
        chart.add_strength(name, dot_style=stroke)
    for label in sorted({node.label for node in network.nodes.values()}):
        chart.add_entity_type(label)
    for key, node in sorted(network.nodes.items()):
        chart.add_icon(id=key, label=_text(node.name), type=node.label, attributes=_attributes(node, marking))
    works = Works({**Works.among((), network.relationships.values()).originals, **copies})
    for edge, said in sorted(edges(network, claims=False).items()):
        start, kind, end, standing = edge
        chart.add_link(
            from_id=start,
            to_id=end,
            type=JOINS[kind].said,
            label=_called(kind, said),
            arrow="->",
            strength=STRENGTHS[standing][0],
            attributes={"Works": works.count(said), **({MARKING: marking} if marking else {})},
            cards=[_card(claim, documents) for claim in said],
        )
    return b"".join(chart.iter_anx_bytes())


def _attributes(node: Entity, marking: str) -> dict[str, str]:
    own = {
        name.capitalize(): _text(node.properties[name]) for name in ATTRIBUTES if node.properties.get(name)
    }
    return {**own, **({MARKING: marking} if marking else {})}


def _called(kind: str, said: Sequence[Relationship]) -> str:
    """What stands on a link: what it says, and in what roles."""
    roles = sorted({str(claim.properties["role"]) for claim in said if claim.properties.get("role")})
    return f"{JOINS[kind].said}{': ' if roles else ''}{', '.join(roles)}"


def _card(claim: Relationship, documents: Mapping[str, str]) -> dict[str, Any]:
    said = claim.properties
    source = documents.get(str(said.get("source")), str(said.get("source", "")))
    return {
        "summary": _text(said.get("says") or ""),
        "source_ref": _text(": ".join(filter(None, (source, str(said.get("place") or ""))))),
        "description": f"Claim {claim.id}",
        "datetime_description": str(said.get("as_of") or "undated"),
    }


def _text(value: Any) -> str:
    """One value as text that XML may hold."""
    said = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return "".join(c for c in said if c >= " " or c in "\t\n")
