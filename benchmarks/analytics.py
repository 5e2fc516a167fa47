"""How the questions grow: synthetic networks of 10^3 to 10^5 claims, each beside the obvious networkx way.

python benchmarks/analytics.py [--million] [--store URL]      (the database at URL is emptied)

The networks are the shipped facts, thinned out or copied with one end in ten rewired to another copy: the mix of
labels, types, statuses and degrees is the real one. Times are the best of three, in milliseconds, and the exponent is
that of the least squares line through the logarithms: 1 is linear. "read" is what it takes to read the same claims out
of the store as columns; dependence in Cypher is asked of the same store.
"""

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from math import log
from pathlib import Path
from typing import Any

import networkx as nx

from graph.analytics.connection import connection
from graph.analytics.dependence import dependence
from graph.analytics.shared import shared_units
from graph.analytics.structure import breaking_points, structure
from graph.analytics.withdrawal import withdrawal
from graph.model import Entity, Facts, Relationship, Subgraph
from graph.questions import questions
from graph.schema import BODIES, LEAD_ROLES, NETWORK
from graph.store import Store, open_store
from loaders.tables import Tables, shipped

TODAY = "2026-11-25"
TYPES = {*NETWORK, "DELIVERS", "PARTY_TO", "COVERS"}
COLUMNS = """MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS kind, a.id AS start, b.id AS `end`, r.role AS role,
r.status AS status, r.since AS since, r.until AS until, r.scope AS scope ORDER BY id"""
SLOW = {
    "structure": 10_000,
    "breaking points": 10_000,
    "dependence in Cypher": 100_000,
    "connection": 100_000,
}
"""The most claims up to which a question is asked: past them it takes minutes."""


def synthetic(size: int, seed: int = 0) -> Subgraph:
    """About `size` claims with the mix of the shipped facts."""
    draw = random.Random(seed)
    facts = Tables(shipped()).read()
    claims = [claim for claim in facts.relationships if claim.type in TYPES]
    ends = {end for claim in claims for end in (claim.start, claim.end)}
    bodies = [node for node in facts.nodes if node.id in ends]
    copies = -(-size // len(claims))
    nodes, made = {}, {}
    for copy in range(copies):
        for node in bodies:
            key = f"{node.id}-{copy}"
            nodes[key] = Entity(key, node.label, {**node.properties, "id": key, "name": key})
        for claim in draw.sample(claims, min(size - len(made), len(claims))):
            other = draw.randrange(copies) if draw.random() < 0.1 else copy
            key = f"{claim.id}-{copy}"
            made[key] = Relationship(key, claim.type, f"{claim.start}-{copy}", f"{claim.end}-{other}",
                                     {**claim.properties, "id": key})  # fmt: skip
    return Subgraph(nodes, made)


def plain_dependence(network: Subgraph) -> int:
    """The obvious way: a MultiDiGraph, and for each force and unit a walk up, edge by edge."""
    graph = network.to_networkx()
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for body, label in graph.nodes(data="label"):
        if label in ("Force", "PCC"):
            for _, unit, kind in graph.out_edges(body, data="type"):
                for lead in _nearest(graph, unit) if kind == "COLLABORATES" else ():
                    found[body, lead].add(unit)
    return len(found)


def plain_withdrawal(network: Subgraph, gone: str) -> int:
    """The obvious way: the graph with and without the body, and the leads of every unit in both."""
    graph = network.to_networkx()
    units = [unit for unit, label in graph.nodes(data="label") if label in ("Unit", "NationalBody")]
    before = {unit: _nearest(graph, unit) for unit in units}
    graph.remove_node(gone)
    return sum(1 for unit in units if before[unit] and not _nearest(graph, unit))


def _nearest(graph: Any, unit: str) -> set[str]:
    front, seen = {unit}, {unit}
    while front:
        led = {
            start
            for node in front
            for start, _, data in graph.in_edges(node, data=True)
            if data["type"] in ("LEADS", "HOSTS") and data.get("role") in LEAD_ROLES
        }
        if led:
            return led
        front = {
            up for node in front for _, up, kind in graph.out_edges(node, data="type") if kind == "PART_OF"
        } - seen
        seen |= front
    return set()


def plain_connection(network: Subgraph, a: str, b: str) -> int:
    graph = nx.Graph(network.to_networkx())
    graph = nx.Graph(graph.subgraph([n for n, label in graph.nodes(data="label") if label in BODIES]))
    if not nx.has_path(graph, a, b):
        return 0
    return len(list(nx.all_shortest_paths(graph, a, b))) + len(list(nx.node_disjoint_paths(graph, a, b)))


def plain_shared(network: Subgraph) -> int:
    graph: nx.Graph[str] = nx.Graph()
    for claim in network.relationships.values():
        if claim.type == "COLLABORATES" and claim.properties.get("scope") != "class":
            graph.add_edge(claim.start, claim.end)
    bodies = {
        c.start for c in network.relationships.values() if c.start in graph and c.type == "COLLABORATES"
    }
    return int(nx.bipartite.weighted_projected_graph(graph, bodies).number_of_edges())


def asked(
    network: Subgraph, store: Store | None
) -> dict[str, tuple[Callable[[], Any], Callable[[], Any] | None]]:
    """Each question, and the obvious way beside it."""
    joined = sorted(c.start for c in network.relationships.values() if c.type == "COLLABORATES")
    a, b = joined[0], joined[-1]
    lead = max(
        sorted(c.start for c in network.relationships.values() if c.properties.get("role") == "lead force")
    )
    text = questions()["dependence"]
    given = {p.name: p.default for p in text.parameters} | {"today": TODAY}
    found: dict[str, tuple[Callable[[], Any], Callable[[], Any] | None]] = {
        "dependence": (lambda: dependence(network, today=TODAY), lambda: plain_dependence(network)),
        "withdrawal": (
            lambda: withdrawal(network, [lead], today=TODAY),
            lambda: plain_withdrawal(network, lead),
        ),
        "connection": (
            lambda: connection(network, a, b, today=TODAY),
            lambda: plain_connection(network, a, b),
        ),
        "shared units": (lambda: shared_units(network, today=TODAY), lambda: plain_shared(network)),
        "structure": (lambda: structure(network, today=TODAY), None),
        "breaking points": (lambda: breaking_points(network, today=TODAY), None),
    }
    if store:
        found["read"] = (lambda: store.read(COLUMNS, limit=0, timeout=600), None)
        found["dependence in Cypher"] = (lambda: store.read(text.cypher, given, limit=0, timeout=600), None)
    return found


def best(call: Callable[[], Any], times: int = 3) -> float:
    """Seconds, the best of several."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append(time.perf_counter() - began)
    return min(taken)


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of the least squares line through the logarithms."""
    x, y = [log(size) for size, _ in points], [log(seconds) for _, seconds in points]
    mean, level = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean) * (b - level) for a, b in zip(x, y, strict=True)) / sum((a - mean) ** 2 for a in x)


def measure(size: int, url: str | None, points: dict[str, list[tuple[int, float]]]) -> None:
    network = synthetic(size)
    with tempfile.TemporaryDirectory() as folder:
        store = None
        if url or size <= 1_000_000:
            store = open_store(url or str(Path(folder) / "concord.kgl"))
            store.load(Facts(tuple(network.nodes.values()), tuple(network.relationships.values())))
        print(f"\n{len(network.relationships):,} claims between {len(network.nodes):,} nodes, ms:")
        for name, (ours, plain) in asked(network, store).items():
            if size > SLOW.get(name, size):
                continue
            try:
                seconds = best(ours)
            except Exception as error:
                print(f"  {name:22} {type(error).__name__}: {str(error)[:70]}")
                continue
            points[name].append((size, seconds))
            beside = ""
            if plain:
                other = best(plain)
                points[f"{name}, networkx"].append((size, other))
                beside = f"   networkx {1000 * other:12,.1f}   {other / seconds:5.1f} x"
            print(f"  {name:22} {1000 * seconds:12,.1f}{beside}")
        if store:
            store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--store", metavar="URL")
    options = parser.parse_args()
    points: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for size in (1_000, 10_000, 100_000, *([1_000_000] if options.million else [])):
        measure(size, options.store, points)
    print("\ngrowth exponent:")
    for name, taken in points.items():
        if len(taken) > 1:
            print(f"  {name:32} {exponent(taken):5.2f}")


if __name__ == "__main__":
    main()
