"""Facts per second into both stores, beside one MERGE a row into the same Neo4j, in one run.

python benchmarks/load.py bolt://localhost:7687 [CLAIMS]     (the database is emptied)
"""

import sys
import tempfile
import time
from pathlib import Path

import neo4j

from graph.model import Entity, Facts, Relationship
from graph.store import open_store

SAMPLE = 1_000
MERGE_CLAIM = """MATCH (a:Force {id: $start}) MATCH (b:Unit {id: $end})
MERGE (a)-[r:COLLABORATES {id: $id}]->(b) SET r += $properties"""


def network(claims: int) -> Facts:
    """Forces that take part in units, a tenth as many nodes as claims, five properties a claim."""
    forces = [Entity(f"f{n}", "Force", {"id": f"f{n}", "name": f"Force {n}"}) for n in range(claims // 20)]
    units = [Entity(f"u{n}", "Unit", {"id": f"u{n}", "name": f"Unit {n}"}) for n in range(claims // 20)]
    joined = [
        Relationship(
            f"c{n}",
            "COLLABORATES",
            f"f{n % len(forces)}",
            f"u{n * 7 % len(units)}",
            {"id": f"c{n}", "source": "doc", "place": f"row {n}", "says": "takes part", "as_of": "2021"},
        )
        for n in range(claims)
    ]
    return Facts((*forces, *units), tuple(joined))


def rate(url: str, facts: Facts) -> float:
    """Nodes and claims a second, into an empty store."""
    store = open_store(url)
    store.load(Facts((), ()))
    began = time.perf_counter()
    store.load(facts)
    seconds = time.perf_counter() - began
    store.close()
    return (len(facts.nodes) + len(facts.relationships)) / seconds


def row_by_row(url: str, facts: Facts) -> float:
    """Claims a second with one MERGE and one transaction each, between nodes that are there and indexed."""
    store = open_store(url)
    store.load(Facts(facts.nodes, ()))
    store.close()
    with neo4j.GraphDatabase.driver(url) as driver, driver.session() as session:
        began = time.perf_counter()
        for claim in facts.relationships[:SAMPLE]:
            row = {
                "start": claim.start,
                "end": claim.end,
                "id": claim.id,
                "properties": dict(claim.properties),
            }
            session.execute_write(lambda transaction, row=row: transaction.run(MERGE_CLAIM, row).consume())
        return SAMPLE / (time.perf_counter() - began)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit((__doc__ or "").strip())
    url, claims = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    facts = network(claims)
    with neo4j.GraphDatabase.driver(url) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
    single = row_by_row(url, facts)
    bulk = rate(url, facts)
    with tempfile.TemporaryDirectory() as folder:
        embedded = rate(str(Path(folder) / "concord.kgl"), facts)
    print(f"{claims:,} claims between {len(facts.nodes):,} nodes, facts a second:")
    print(f"  embedded           {embedded:10,.0f}  {embedded / single:6.0f} x")
    print(f"  Neo4j              {bulk:10,.0f}  {bulk / single:6.0f} x")
    print(f"  Neo4j, MERGE a row {single:10,.0f}       1 x")


if __name__ == "__main__":
    main()
