"""Which bodies take part in the same units: pairs, and the graph that they make."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import lcm

import networkx as nx

from graph.analytics.connection import Graph
from graph.analytics.participation import Participation, by_class
from graph.model import Subgraph
from graph.schema import POLICING


@dataclass(frozen=True, slots=True)
class Shared:
    """That two bodies take part in the same units.

    Attributes
    ----------
    a, b : str
        In the order of their ids.
    weight : int
        How many units both take part in, leaving out each that is part of another of them.
    class_weight : int
        How many of those one of the two takes part in only by class.
    units : tuple of str
    certainty : str
        A possible row lists only units that they do not share for certain.
    claims : tuple of str
    """

    a: str
    b: str
    weight: int
    class_weight: int
    units: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def shared_units(
    network: Subgraph,
    *,
    of: str | None = None,
    among: Collection[str] = POLICING,
    today: str = "9999",
    named_only: bool = True,
) -> list[Shared]:
    """Which bodies take part in the same units, and in how many.

    Parameters
    ----------
    network : Subgraph
    of : str, optional
        Only pairs with this body.
    among : collection of str, default ("Force", "PCC")
        Labels of the bodies compared. A force and its own policing body are a pair like any other.
    today : str
    named_only : bool, default True
        Leave out participation as one of "all forces", which would pair everybody with everybody.

    Notes
    -----
    O(sum of k squared) for units with k participants.

    Examples
    --------
    >>> [(s.a, s.b, s.weight) for s in shared_units(Subgraph.of("a COLLABORATES u", "b COLLABORATES u"))]
    [('a', 'b', 1)]
    """
    sure, wide = Participation.both(network, today=today, named_only=named_only)
    certain = _pairs(network, sure, among, of)
    rows = [_shared(pair, units, sure, "certain") for pair, units in certain.items()]
    for pair, units in _pairs(network, wide, among, of).items():
        only = [unit for unit in units if unit not in certain.get(pair, ())]
        rows += [_shared(pair, only, wide, "possible")] if only else []
    return sorted(rows, key=lambda row: (row.certainty, -row.weight, row.a, row.b))


def co_participation(
    network: Subgraph, *, among: Collection[str] = ("Force",), today: str = "9999", named_only: bool = True
) -> Graph:
    """Bodies joined where they share units for certain: `weight` the number, `distance` its inverse.

    Distances are whole numbers, the inverses times the least common multiple of the weights, so that equal
    ways are equal.
    """
    world = Participation.of(network, today=today, named_only=named_only)
    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(body for inside in world.inside.values() for body in inside
                                if network.nodes[body].label in among))  # fmt: skip
    for (a, b), units in sorted(_pairs(network, world, among, None).items()):
        graph.add_edge(a, b, weight=len(world.highest(units)))
    scale = lcm(*{data["weight"] for _, _, data in graph.edges(data=True)})
    for _, _, data in graph.edges(data=True):
        data["distance"] = scale // data["weight"]
    return graph


def _pairs(
    network: Subgraph, world: Participation, among: Collection[str], of: str | None
) -> Mapping[tuple[str, str], list[str]]:
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit, inside in world.inside.items():
        bodies = sorted(body for body in inside if network.nodes[body].label in among)
        if of in (None, *bodies):
            for pair in combinations(bodies, 2):
                if of in (None, *pair):
                    pairs[pair].append(unit)
    return pairs


def _shared(pair: tuple[str, str], units: Collection[str], world: Participation, certain: str) -> Shared:
    highest = world.highest(units)
    claims = {claim.id for unit in units for body in pair for claim in world.inside[unit][body]}
    classed = sum(1 for unit in highest if any(by_class(world.inside[unit][body]) for body in pair))
    return Shared(*pair, len(highest), classed, tuple(sorted(units)), certain, tuple(sorted(claims)))
