"""A network as GraphML, for Gephi, yEd, Cytoscape and whatever else reads graphs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from graph.model import NOTHING, Entity, Relationship, Subgraph
from graph.schema import POSSIBLE
from graph.works import Works


def graphml(
    network: Subgraph,
    *,
    claims: bool = False,
    copies: Mapping[str, str] = NOTHING,
    documents: Mapping[str, str] = NOTHING,
    marking: str = "",
    about: str = "",
) -> str:
    """A network as GraphML.

    Parameters
    ----------
    network : Subgraph
    claims : bool, default False
        Whether every claim is an edge of its own; else all that say the same of the same two bodies are one,
        whose weight is the number of works that say so.
    copies : mapping of str to str
        Document id to the id of the document that it is a copy of, beside the COPY_OF claims of `network`.
    documents : mapping of str to str
        Document id to its name, which stands on the edges beside the id.
    marking, about : str
        Properties of the graph.

    Returns
    -------
    str
        Sorted, so that the same network gives the same text. Lists are text with "; " between.

    Notes
    -----
    What is possible, what has ended and what a source does not show have an edge of their own, with that as its
    `standing`, so that none is in the weight of what holds.

    References
    ----------
    Brandes, Eiglsperger, Herman, Himsolt and Marshall (2002), GraphML progress report.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    >>> read = nx.parse_graphml(graphml(network))
    >>> [(start, end, edge["type"], edge["weight"]) for start, end, edge in read.edges(data=True)]
    [('durham', 'npas', 'COLLABORATES', 2)]
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({name: text for name, text in (("marking", marking), ("about", about)) if text})
    for key, node in sorted(network.nodes.items()):
        graph.add_node(key, **_node(node))
    works = Works({**Works.among((), network.relationships.values()).originals, **copies})
    for edge, said in sorted(edges(network, claims=claims).items()):
        start, kind, end = edge[:3]
        own = _edge(kind, said, works) | _documents(said, documents)
        graph.add_edge(start, end, key="|".join(filter(None, edge)), **own)
    writer = _Writer()
    writer.add_graph_element(graph)
    return f"{writer}\n"


class _Writer(nx.GraphMLWriter):
    """That of networkx with truth in small letters, as XML Schema has it: strict readers refuse "False"."""

    def add_data(self, name: str, element_type: type, value: Any, *more: Any, **scope: Any) -> Any:
        made = super().add_data(name, element_type, value, *more, **scope)
        if element_type is bool:
            made.text = str(value).lower()
        return made


def edges(network: Subgraph, *, claims: bool) -> dict[tuple[str, ...], list[Relationship]]:
    """The claims of each edge, by its start, type, end and standing; with `claims` each is one of its own, by its id.

    Examples
    --------
    >>> list(edges(Subgraph.of("a LEADS u", "a LEADS u status=tbc"), claims=False))
    [('a', 'LEADS', 'u', ''), ('a', 'LEADS', 'u', 'possible')]
    """
    found: dict[tuple[str, ...], list[Relationship]] = defaultdict(list)
    for key, claim in sorted(network.relationships.items()):
        found[claim.start, claim.type, claim.end, key if claims else standing(claim)].append(claim)
    return found


def standing(claim: Relationship) -> str:
    """Where a claim does not say that something holds: possible, ended or not shown; else empty.

    Examples
    --------
    >>> [standing(Relationship("c", "LEADS", "a", "u", {"status": status})) for status in ("tbc", "active")]
    ['possible', '']
    """
    status = str(claim.properties.get("status", ""))
    return "possible" if status in POSSIBLE else status if status in ("ended", "not shown") else ""


def _node(node: Entity) -> dict[str, Any]:
    own = {name: _text(value) for name, value in sorted(node.properties.items()) if name != "id"}
    return {"label": node.label, **own}


def _edge(kind: str, said: Sequence[Relationship], works: Works) -> dict[str, Any]:
    """What the claims of an edge say, each value once."""
    told: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in said:
        for name, value in sorted(claim.properties.items()):
            if name not in ("id", "disputed", "n"):
                told[name][_text(value)] = None
    own = {name: "; ".join(sorted(values)) for name, values in sorted(told.items())}
    disputed = any(claim.properties.get("disputed") for claim in said)
    ids = "; ".join(claim.id for claim in said)
    told_of = {"standing": standing(said[0])} if standing(said[0]) else {}
    return {"type": kind, "weight": works.count(said), "disputed": disputed, "claims": ids, **told_of, **own}


def _documents(said: Sequence[Relationship], names: Mapping[str, str]) -> dict[str, str]:
    known = {names[key] for claim in said if (key := str(claim.properties.get("source"))) in names}
    return {"document": "; ".join(map(_text, sorted(known)))} if known else {}


def _text(value: Any) -> str:
    """One value as text that XML may hold."""
    said = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return "".join(c for c in said if c >= " " or c in "\t\n")
