"""Who holds the network together: betweenness, breaking points, and groups beside regions."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import comb

import networkx as nx

from graph.analytics.connection import Graph, body_graph
from graph.analytics.participation import Participation
from graph.analytics.shared import co_participation
from graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands between others.

    Attributes
    ----------
    body : str
    betweenness : float
        The share of all pairs of other bodies whose shortest way passes through it, ties shared.
    partners : int
        Bodies with which it shares a unit.
    shared : int
        The sum of shared units over those partners.
    community : int
        The group it falls into, numbered from 1 by size.
    regions : tuple of str
    certainty : str
    claims : tuple of str
        That it takes part in units.
    """

    body: str
    betweenness: float
    partners: int
    shared: int
    community: int
    regions: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breaking:
    """A body or a single tie on which the connection of others hangs.

    Attributes
    ----------
    kind : str
        "body" (an articulation point) or "tie" (a bridge).
    what : tuple of str
        The body; the two ends of the tie.
    cut_off : tuple of str
        The bodies that without it are no longer connected to the largest part of what hung together.
    number : int
        How many those are.
    certainty : str
    claims : tuple of str
    """

    kind: str
    what: tuple[str, ...]
    cut_off: tuple[str, ...]
    number: int
    certainty: str
    claims: tuple[str, ...]


def structure(
    network: Subgraph,
    *,
    among: Collection[str] = ("Force",),
    today: str = "9999",
    named_only: bool = True,
    seed: int = 0,
) -> list[Standing]:
    """Who stands between others, and in which group.

    Two bodies are the nearer the more units they share (distance 1 / shared units). Betweenness of a body is
    the share of pairs of other bodies whose shortest way goes through it; where a pair has several shortest
    ways each counts in part. Groups are those in which bodies share more units with one another than chance
    would have it (greatest modularity, by the Louvain method).

    Parameters
    ----------
    network : Subgraph
    among : collection of str, default ("Force",)
        Labels of the bodies looked at.
    today : str
    named_only : bool, default True
    seed : int, default 0
        Of the Louvain method.

    References
    ----------
    Freeman (1977), Brandes (2001); Blondel, Guillaume, Lambiotte and Lefebvre (2008).

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "b COLLABORATES v", "c COLLABORATES v")
    >>> [(row.body, row.betweenness) for row in structure(network)]
    [('b', 1.0), ('a', 0.0), ('c', 0.0)]
    """
    graph = co_participation(network, among=among, today=today, named_only=named_only)
    between = nx.betweenness_centrality(graph, weight="distance")
    group = communities(graph, seed=seed)
    world = Participation.of(network, today=today, named_only=named_only)
    claims: dict[str, set[str]] = defaultdict(set)
    for inside in world.inside.values():
        for body, said in inside.items():
            claims[body] |= {claim.id for claim in said}
    rows = [
        Standing(body, between[body], graph.degree(body), graph.degree(body, weight="weight"), group[body],
                 regions(network, body), "certain", tuple(sorted(claims[body])))
        for body in graph
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.betweenness, -row.shared, row.body))


def communities(graph: Graph, *, seed: int = 0) -> dict[str, int]:
    """Each body's group, the largest group 1; groups of one size in the order of their first ids.

    Examples
    --------
    >>> communities(nx.Graph([("a", "b"), ("c", "d"), ("d", "e"), ("c", "e")]))
    {'c': 1, 'd': 1, 'e': 1, 'a': 2, 'b': 2}
    """
    found = [sorted(group) for group in nx.community.louvain_communities(graph, weight="weight", seed=seed)]
    found.sort(key=lambda group: (-len(group), group))
    return {body: number for number, group in enumerate(found, 1) for body in group}


def adjusted_rand(first: Sequence[object], second: Sequence[object]) -> float:
    """How alike two divisions of the same things are: 1 the same, about 0 no more alike than chance.

    References
    ----------
    Hubert and Arabie (1985), "Comparing partitions".

    Examples
    --------
    >>> adjusted_rand([1, 1, 2, 2], ["x", "x", "y", "y"]), round(adjusted_rand([1, 1, 2, 2], [1, 2, 1, 2]), 2)
    (1.0, -0.5)
    """
    both = sum(comb(n, 2) for n in Counter(zip(first, second, strict=True)).values())
    one = sum(comb(n, 2) for n in Counter(first).values())
    other = sum(comb(n, 2) for n in Counter(second).values())
    pairs = comb(len(first), 2)
    chance = one * other / pairs if pairs else 0.0
    return 1.0 if (one + other) / 2 == chance else (both - chance) / ((one + other) / 2 - chance)


def breaking_points(network: Subgraph, *, today: str = "9999", named_only: bool = True) -> list[Breaking]:
    """The bodies and single ties on which the connection of others hangs.

    Over bodies joined as in `connection`: a body is a breaking point when without it bodies that were
    connected no longer are (an articulation point); a tie, when the same holds of it alone (a bridge) and
    more than one body hangs on its smaller side. A tie may rest on several claims.

    Notes
    -----
    O(n + m) to find them, and as much again for each to say what would be cut off.

    References
    ----------
    Hopcroft and Tarjan (1973).

    Examples
    --------
    >>> rows = breaking_points(Subgraph.of("a COLLABORATES u", "b COLLABORATES u"))
    >>> [(row.kind, row.what, row.cut_off) for row in rows]
    [('body', ('u',), ('b',))]
    """
    graph = body_graph(network, today=today, named_only=named_only)
    home = {body: part for part in map(frozenset, nx.connected_components(graph)) for body in part}
    rows = []
    for body in sorted(nx.articulation_points(graph)):
        cut = _cut_off(graph.subgraph(home[body] - {body}))
        claims = {claim for edge in graph[body].values() for claim in edge["claims"]}
        rows.append(Breaking("body", (body,), cut, len(cut), "certain", tuple(sorted(claims))))
    for one, other in sorted(tuple(sorted(tie)) for tie in nx.bridges(graph)):
        if graph.degree(one) > 1 and graph.degree(other) > 1:
            part = graph.subgraph(home[one]).copy()
            part.remove_edge(one, other)
            cut, claims = _cut_off(part), graph.edges[one, other]["claims"]
            rows.append(Breaking("tie", (one, other), cut, len(cut), "certain", tuple(claims)))
    return sorted(rows, key=lambda row: (row.kind, -row.number, row.what))


def lone_ties(graph: Graph) -> int:
    """How many ties cut off one body only: the ends of the graph, which are no breaking points.

    Examples
    --------
    >>> lone_ties(nx.Graph([("a", "u"), ("u", "v"), ("v", "b")]))
    2
    """
    return sum(1 for tie in nx.bridges(graph) if min(graph.degree(end) for end in tie) == 1)


def regions(network: Subgraph, body: str) -> tuple[str, ...]:
    """The regions that sources place a body in."""
    return tuple(sorted(map(str, network.nodes[body].properties.get("regions") or ())))


def _cut_off(graph: Graph) -> tuple[str, ...]:
    parts = sorted(
        (sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part)
    )
    return tuple(sorted(body for part in parts[1:] for body in part))
