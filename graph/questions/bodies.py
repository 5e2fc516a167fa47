"""Which body a text means: its id, name, an alias or its abbreviation, with the nearest ones offered."""

from collections.abc import Iterable

from graph.errors import ConcordError
from graph.model import Entity
from graph.naming.folding import folded, names, segments, untailed
from graph.questions.finding import ORDER, Found, Hit, Index
from graph.schema import LABEL_NAMES
from graph.store import Store

__all__ = [
    "NAMED", "ORDER", "Found", "Hit", "Index", "folded", "names", "resolve", "search", "segments", "untailed",
]  # fmt: skip

NAMED = "MATCH (n) WHERE NOT n:Document AND NOT n:Rule AND NOT n:Figure RETURN n ORDER BY n.id"
ONE = "MATCH (n {id: $id}) RETURN n ORDER BY n.id"


def search(nodes: Iterable[Entity], text: str, *, most: int = 12) -> list[Entity]:
    """The nodes that a text may mean, likeliest first; to search the same nodes again, keep an Index.

    Parameters
    ----------
    nodes : iterable of Entity
    text : str
        Part of a name, an abbreviation or an alias; where nothing fits, the closest are returned.
    most : int
        How many to return.

    Returns
    -------
    list of Entity
        In the order of Index.found.

    Examples
    --------
    >>> forces = [Entity("durham", "Force", {"name": "Durham Constabulary"}),
    ...           Entity("dorset", "Force", {"name": "Dorset Police"})]
    >>> [node.id for node in search(forces, "durhan")]
    ['durham']
    """
    found = Index(nodes).found(text, most=most)
    return [hit.node for hit in found.hits or found.near]


def resolve(store: Store, text: str) -> Entity:
    """The one node that a text means.

    Parameters
    ----------
    store : Store
    text : str
        An id, or a whole name, alias or abbreviation in any case.

    Raises
    ------
    ConcordError
        If nothing is called so, with the closest; or if several are, with their ids.
    """
    exact = store.read(ONE, {"id": text}).subgraph.nodes
    if text in exact:
        return exact[text]
    nodes = list(store.read(NAMED, limit=0).subgraph.nodes.values())
    same = [node for node in nodes if folded(text) in {folded(name) for name in names(node)}]
    if len(same) == 1:
        return same[0]
    if same:
        choices = ", ".join(sorted(f"{_described(node)}: {node.id}" for node in same))
        raise ConcordError(f'"{text}" may mean {choices}. Use the id.')
    close = ", ".join(f"{_described(node)}: {node.id}" for node in search(nodes, text, most=3))
    hint = f" Closest: {close}." if close else ""
    raise ConcordError(f'No force, body or person is called "{text}".{hint}')


def _described(node: Entity) -> str:
    return f"{node.name} ({LABEL_NAMES.get(node.label, node.label)})"
