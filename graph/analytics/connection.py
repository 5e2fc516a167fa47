"""How two bodies are connected: the shortest ways, how many independent ones, and what they hang on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeAlias

import networkx as nx

from graph.analytics.participation import CERTAIN, WIDE, counted_claims
from graph.model import Subgraph
from graph.schema import BODIES, JOINT, NETWORK

WALKED = tuple(kind for kind in NETWORK if kind != "STAYS_OUT_OF")
"""What connects: to stay out of a unit is no connection."""
Graph: TypeAlias = "nx.Graph[str]"


@dataclass(frozen=True, slots=True)
class Way:
    """One way between two bodies, or the bodies that hold the two together.

    Attributes
    ----------
    kind : str
        "shortest", "independent", or "hinge": bodies without which the two would not be connected.
    number : int
        Counts the ways of its kind, from 1.
    length : int
        How many steps; 0 for a hinge.
    nodes : tuple of str
        From the one to the other, both included; for a hinge the bodies in it.
    units : tuple of str
        The units and national bodies among the nodes, the two ends left out.
    certainty : str
    claims : tuple of str
        Every claim that joins two neighbours on the way.
    """

    kind: str
    number: int
    length: int
    nodes: tuple[str, ...]
    units: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def body_graph(
    network: Subgraph, *, today: str = "9999", named_only: bool = True, counted: Collection[str] = CERTAIN
) -> Graph:
    """Bodies joined where a claim of the network joins them: an undirected graph, `claims` on its edges.

    Examples
    --------
    >>> graph = body_graph(Subgraph.of("a COLLABORATES u", "b LEADS u", "c COLLABORATES u scope=class"))
    >>> list(graph.edges(data="claims"))
    [('a', 'u', ['c1']), ('b', 'u', ['c2'])]
    """
    label = {key: node.label for key, node in network.nodes.items()}
    edges: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in counted_claims(network, today=today, counted=counted, named_only=named_only):
        if claim.type in WALKED and label[claim.start] in BODIES and label[claim.end] in BODIES:
            edges[min(claim.start, claim.end), max(claim.start, claim.end)].append(claim.id)
    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(key for key, kind in label.items() if kind in BODIES))
    for (one, other), claims in sorted(edges.items()):
        if one != other:
            graph.add_edge(one, other, claims=sorted(claims))
    return graph


def connection(
    network: Subgraph, a: str, b: str, *, today: str = "9999", named_only: bool = True, most: int = 20
) -> list[Way]:
    """How two bodies are connected.

    A step is a claim of the network (the types of `schema.NETWORK` but STAYS_OUT_OF) between two bodies, in
    either direction. Ways are independent when they share no body between the two ends; there are as many as
    the fewest bodies whose loss would part the two (Menger), where the two are not joined directly. These
    fewest are the hinge, and shown where there are at most three.

    Parameters
    ----------
    network : Subgraph
    a, b : str
        Ids of bodies.
    today : str, default "9999"
    named_only : bool, default True
        Leave out claims about all forces or all policing bodies, which join everybody with everybody.
    most : int, default 20
        How many shortest ways to give, first by their ids.

    Returns
    -------
    list of Way
        Certain shortest ways, a greatest set of independent ones, the hinge; then shortest ways, no longer
        than those, that rest on something possible.

    Notes
    -----
    Breadth first for the shortest; Edmonds and Karp on split nodes for the independent, O(k m) for k ways.

    References
    ----------
    Menger (1927), "Zur allgemeinen Kurventheorie".

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "a COLLABORATES v", "b COLLABORATES v")
    >>> [(way.kind, way.nodes) for way in connection(network, "a", "b")]  # doctest: +NORMALIZE_WHITESPACE
    [('shortest', ('a', 'u', 'b')), ('shortest', ('a', 'v', 'b')),
     ('independent', ('a', 'u', 'b')), ('independent', ('a', 'v', 'b')), ('hinge', ('u', 'v'))]
    """
    sure = body_graph(network, today=today, named_only=named_only)
    wide = body_graph(network, today=today, named_only=named_only, counted=WIDE)
    if a == b or a not in sure or b not in sure:
        return []
    shortest = _shortest(sure, a, b)
    found = [*_ways(network, sure, "shortest", islice(shortest, most), "certain")]
    if found:
        independent = sorted(nx.node_disjoint_paths(sure, a, b), key=lambda way: (len(way), way))
        found += _ways(network, sure, "independent", independent, "certain")
        found += _hinge(network, sure, a, b, len(independent))
    length = found[0].length if found else len(wide)
    doubtful = (
        way
        for way in _shortest(wide, a, b)
        if len(way) - 1 <= length and not all(sure.has_edge(*step) for step in pairwise(way))
    )
    return found + list(_ways(network, wide, "shortest", islice(doubtful, most), "possible"))


def shortest_ways(graph: Graph, a: str, b: str) -> int:
    """How many shortest ways there are between two bodies, by counting them level by level.

    Examples
    --------
    >>> shortest_ways(nx.Graph([("a", "u"), ("a", "v"), ("u", "b"), ("v", "b")]), "a", "b")
    2
    """
    ways_to, front = {a: 1}, {a: 1}
    while front and b not in front:
        ahead: dict[str, int] = defaultdict(int)
        for node, count in front.items():
            for neighbour in graph[node]:
                if neighbour not in ways_to:
                    ahead[neighbour] += count
        ways_to |= ahead
        front = ahead
    return front.get(b, 0)


def _shortest(graph: Graph, a: str, b: str) -> Iterator[list[str]]:
    return nx.all_shortest_paths(graph, a, b) if nx.has_path(graph, a, b) else iter(())


def _ways(
    network: Subgraph, graph: Graph, kind: str, found: Iterable[list[str]], certainty: str
) -> Iterator[Way]:
    for number, nodes in enumerate(sorted(found, key=lambda way: (len(way), way)), 1):
        claims = sorted({claim for step in pairwise(nodes) for claim in graph.edges[step]["claims"]})
        yield Way(kind, number, len(nodes) - 1, tuple(nodes), _units(network, nodes[1:-1]), certainty,
                  tuple(claims))  # fmt: skip


def _hinge(network: Subgraph, graph: Graph, a: str, b: str, independent: int) -> list[Way]:
    if independent > 3 or graph.has_edge(a, b):
        return []
    nodes = sorted(nx.minimum_node_cut(graph, a, b))
    claims = {claim for node in nodes for edge in graph[node].values() for claim in edge["claims"]}
    return [Way("hinge", 1, 0, tuple(nodes), _units(network, nodes), "certain", tuple(sorted(claims)))]


def _units(network: Subgraph, nodes: Iterable[str]) -> tuple[str, ...]:
    return tuple(node for node in nodes if network.nodes[node].label in JOINT)
