"""Concord beside Neo4j's own Cypher: the same questions of the same claims in one run, and the same rows.

python benchmarks/beside_neo4j.py bolt://127.0.0.1:7687 [--sizes 1000 10000 100000]   (that database is emptied)

`tools/neo4j/neo4j.sh start HOME` starts one. The networks are those of benchmarks/analytics.py. Concord reads the
claims out of its built-in store and answers on them; Neo4j (Community, no plugin) is sent the Cypher that ships for the
same question, over the official driver, all rows fetched. Both times are of the whole way from asking to rows, the best of
three, so that Neo4j has its plan. Concord answers more: the possible rows beside the certain, and the sentences on what
could not be seen. Rows are compared by what they are about; a question that takes over two minutes is left out.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from analytics import best, synthetic

from graph.model import Facts, Subgraph
from graph.questions import answer, questions
from graph.store import Store, open_store

TODAY = "2026-11-25"
SECONDS = 120.0
Row = dict[str, Any]
LEFT = "left without lead or host"
ASKED: dict[str, tuple[str, str, Callable[[Row], list[Any]]]] = {
    "who depends on whom": ("depends", "dependence", lambda row: [(row["dependant"], row["lead"])]),
    "units in common": ("works_with", "shared_units", lambda row: [(row["a"], row["b"])]),
    "left without a lead": (
        "withdrawal",
        "left_without_lead",
        lambda row: row["units"] if row.get("effect") == LEFT else [row["unit"]] if "unit" in row else [],
    ),
    "what held on a day": (
        "as_at",
        "network_as_at",
        lambda row: [(row["relation"], row["start"], row["end"])],
    ),
}
"""The question, that in Python, that in Cypher, and what a row of either is about."""


def given(name: str, network: Subgraph) -> Row:
    """What a question is asked with beside its defaults: the day, and the body that leads most."""
    leads = [c.start for c in network.relationships.values() if c.properties.get("role") == "lead force"]
    own = {"bodies": [max(sorted(set(leads)), key=leads.count)], "day": "2019", "today": TODAY}
    own |= {"as_at": "2019"} if name == "as_at" else {}
    return {p.name: own[p.name] for p in questions()[name].parameters if p.name in own}


def certain(rows: list[Row], about: Callable[[Row], list[Any]]) -> set[Any]:
    """What the certain rows are about."""
    return {key for row in rows if row.get("certainty", "certain") == "certain" for key in about(row)}


def in_cypher(driver: neo4j.Driver, name: str, network: Subgraph) -> list[Row]:
    known = {p.name: p.default for p in questions()[name].parameters} | given(name, network)
    text = neo4j.Query(questions()[name].cypher, timeout=SECONDS)  # type: ignore[arg-type]
    with driver.session() as session:
        return session.run(text, known).data()


def measured(store: Store, driver: neo4j.Driver, network: Subgraph) -> None:
    """A row a question."""
    for said, (python, cypher, about) in ASKED.items():
        own = given(python, network)

        def ours(name: str = python, own: Row = own) -> list[Row]:
            return answer(store, name, own, limit=0, timeout=SECONDS).records()

        def theirs(name: str = cypher) -> list[Row]:
            return in_cypher(driver, name, network)

        one, other = certain(ours(), about), _tried(theirs)
        if other is None:
            print(f"| {said} | {1000 * best(ours):,.0f} | over {SECONDS:.0f} s | - | - |", flush=True)
            continue
        same = "the same" if one == certain(other, about) else f"{len(one ^ certain(other, about)):,} differ"
        taken = best(ours), best(theirs)
        print(
            f"| {said} | {1000 * taken[0]:,.0f} | {1000 * taken[1]:,.0f} | {taken[1] / taken[0]:.1f} | "
            f"{len(one):,}, {same} |",
            flush=True,
        )


def _tried(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except neo4j.exceptions.Neo4jError as error:
        if "timed out" in str(error).casefold() or "terminated" in str(error).casefold():
            return None
        raise


def main() -> None:
    """Print a table a size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", help="of a Neo4j without authentication, which is emptied")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    for size in options.sizes:
        network = synthetic(size)
        facts = Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))
        with tempfile.TemporaryDirectory() as folder, neo4j.GraphDatabase.driver(options.url) as driver:
            store, other = open_store(str(Path(folder) / "facts.kgl")), open_store(options.url)
            for each in (store, other):
                each.load(facts)
            print(f"\n{len(network.relationships):,} claims between {len(network.nodes):,} nodes, ms\n")
            print("| question | Concord | Neo4j, Cypher | times | certain rows |\n|---|---|---|---|---|")
            measured(store, driver, network)
            store.close()
            other.close()


if __name__ == "__main__":
    main()
