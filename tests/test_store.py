"""One contract, both stores: what a load leaves in a store and what a read says of it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FactsError, QueryError, StoreError
from graph.model import Change, Entity, Facts, LoadReport, Relationship, Subgraph
from graph.model import Path as Way
from graph.store import Store, open_store

NPAS = (
    "durham COLLABORATES npas",
    "cleveland COLLABORATES npas",
    "west-yorkshire LEADS npas role=lead_force",
)
RUNAWAY = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x * y = -1 RETURN count(*) AS c"


def facts(*claims: str, **shared: Any) -> Facts:
    network = Subgraph.of(*claims, **shared)
    return Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))


def held(store: Store) -> Facts:
    nodes = store.read("MATCH (n) RETURN n ORDER BY n.id", limit=0)
    claims = store.read("MATCH ()-[r]->() RETURN r ORDER BY r.id", limit=0)
    return Facts(tuple(row[0] for row in nodes.rows), tuple(row[0] for row in claims.rows))


def rows(store: Store, cypher: str, **parameters: Any) -> Sequence[tuple[Any, ...]]:
    return store.read(cypher, parameters).rows


def test_a_new_store_is_empty(store: Store) -> None:
    assert held(store) == Facts((), ())


def test_a_load_makes_the_store_hold_exactly_the_facts(store: Store) -> None:
    network = facts(*NPAS)
    report = store.load(network)
    assert report == LoadReport(Change(added=4), Change(added=3), 4, 3)
    assert held(store) == Facts(tuple(sorted(network.nodes, key=lambda n: n.id)), network.relationships)


def test_loading_the_same_facts_again_changes_nothing(store: Store) -> None:
    store.load(facts(*NPAS))
    before = store.version()
    report = store.load(facts(*NPAS))
    assert str(report) == "Nothing changed: 4 nodes and 3 claims."
    assert store.version() == before


def test_a_load_that_changes_something_gives_another_version(store: Store) -> None:
    store.load(facts(*NPAS))
    before = store.version()
    store.load(facts(*NPAS, status="ended"))
    assert store.version() != before


def test_a_changed_claim_is_changed_and_nothing_else(store: Store) -> None:
    store.load(facts(*NPAS))
    report = store.load(facts(NPAS[0] + " status=ended", *NPAS[1:]))
    assert report == LoadReport(Change(), Change(changed=1), 4, 3)
    assert rows(store, "MATCH ()-[r {status: 'ended'}]->() RETURN r.id AS id") == (("c1",),)


def test_a_changed_node_keeps_its_claims(store: Store) -> None:
    network = facts(*NPAS)
    store.load(network)
    npas = Entity("npas", "Unit", {"id": "npas", "name": "National Police Air Service", "aliases": ["NPAS"]})
    report = store.load(
        Facts(tuple(npas if node.id == "npas" else node for node in network.nodes), network.relationships)
    )
    assert report == LoadReport(Change(changed=1), Change(), 4, 3)
    found = rows(store, "MATCH (n:Unit)<-[r]-() RETURN n.name AS name, n.aliases AS aliases, count(r) AS c")
    assert found == (("National Police Air Service", ["NPAS"], 3),)


def test_a_node_of_another_label_keeps_its_claims(store: Store) -> None:
    store.load(facts(*NPAS))
    report = store.load(facts(*NPAS, labels={"npas": "NationalBody"}))
    assert report == LoadReport(Change(changed=1), Change(), 4, 3)
    assert rows(store, "MATCH (n:NationalBody)<-[r]-() RETURN n.id AS id, count(r) AS c") == (("npas", 3),)


def test_a_claim_with_other_ends_moves(store: Store) -> None:
    store.load(facts(*NPAS))
    report = store.load(facts("cleveland COLLABORATES npas", "durham COLLABORATES npas", NPAS[2]))
    assert report == LoadReport(Change(), Change(changed=2), 4, 3)
    assert rows(store, "MATCH (a)-[{id: 'c1'}]->() RETURN a.id AS id") == (("cleveland",),)


def test_loading_without_a_source_takes_out_its_claims_and_what_only_it_spoke_of(store: Store) -> None:
    store.load(facts("durham COLLABORATES npas source=a", "kent LEADS emsou source=b"))
    report = store.load(facts("durham COLLABORATES npas source=a"))
    assert report == LoadReport(Change(removed=2), Change(removed=1), 2, 1)
    assert rows(store, "MATCH (n) RETURN n.id AS id ORDER BY id") == (("durham",), ("npas",))


def test_a_property_without_a_value_is_absent(store: Store) -> None:
    durham = Entity("durham", "Force", {"name": "Durham", "abbreviation": "", "aliases": [], "until": None})
    store.load(Facts((durham,), ()))
    assert rows(store, "MATCH (n) RETURN properties(n) AS p") == (({"id": "durham", "name": "Durham"},),)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Entity("npas", "PCC", {"name": "again"}), 'The id "npas" is used by more than one node'),
        (Entity("x", "Zebra", {"name": "x"}), '"Zebra" is not a label'),
        (Entity("x", "Unit", {}), "Node x: no name"),
        (Entity("x", "Unit", {"name": "x", "title": "y"}), 'a property cannot be called "title"'),
        (Entity("x", "Unit", {"name": "x", "type": "y"}), 'a property cannot be called "type"'),
        (Entity("x", "Unit", {"name": "x", "size": {"a": 1}}), "size is a dict"),
        (Entity("x", "Unit", {"name": "x", "regions": ["a", 1]}), "regions is a list of something other"),
        (Relationship("c9", "LEADS", "durham", "nowhere", {}), 'there is no node "nowhere"'),
        (Relationship("c1", "LEADS", "durham", "npas", {}), 'The id "c1" is used by more than one claim'),
        (Relationship("c9", "LIKES", "durham", "npas", {}), '"LIKES" is not a type'),
    ],
)
def test_one_wrong_fact_is_named_and_leaves_the_store_as_it_was(
    store: Store, wrong: Entity | Relationship, said: str
) -> None:
    store.load(facts(*NPAS))
    before = held(store)
    more = facts(*NPAS, "kent COLLABORATES npas")
    nodes = (*more.nodes, wrong) if isinstance(wrong, Entity) else more.nodes
    claims = (*more.relationships, wrong) if isinstance(wrong, Relationship) else more.relationships
    with pytest.raises(FactsError, match=said):
        store.load(Facts(nodes, claims))
    assert held(store) == before


def test_every_wrong_fact_is_named_at_once(store: Store) -> None:
    claims = (Relationship("c1", "LEADS", "a", "b", {}), Relationship("c2", "LEADS", "c", "d", {}))
    with pytest.raises(FactsError) as caught:
        store.load(Facts((), claims))
    assert len(caught.value.problems) == 4


def test_the_same_relation_from_two_sources_is_two_relationships(store: Store) -> None:
    store.load(facts("durham LEADS npas source=a", "durham LEADS npas source=b"))
    assert rows(store, "MATCH (:Force)-[r:LEADS]->(:Unit) RETURN count(r) AS c") == ((2,),)


def test_parameters_are_values_and_never_text(store: Store) -> None:
    store.load(facts(*NPAS))
    query = "MATCH (n) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id"
    assert rows(store, query, ids=("durham", "npas", "' OR 1=1")) == (("durham",), ("npas",))


def test_a_missing_parameter_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="body"):
        store.read("MATCH (n {id: $body}) RETURN n")


def test_a_parameter_that_no_database_takes_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match=r"\$ids"):
        store.read("RETURN $ids AS x", {"ids": {"durham"}})


def test_a_syntax_error_is_placed_by_line_and_column(store: Store) -> None:
    with pytest.raises(QueryError, match=r"^Line 2, column \d+: "):
        store.read("MATCH (n)\nRETURN n n")


def test_a_relationship_brings_its_ends_into_the_subgraph(store: Store) -> None:
    network = Subgraph.of(*NPAS)
    store.load(facts(*NPAS))
    result = store.read("MATCH ()-[r:LEADS]->() RETURN r")
    assert result.rows == ((network.relationships["c3"],),)
    assert result.subgraph.nodes == {key: network.nodes[key] for key in ("west-yorkshire", "npas")}


def test_nodes_relationships_and_paths_come_back_whole_inside_lists_and_maps(store: Store) -> None:
    network = Subgraph.of(*NPAS)
    store.load(facts(*NPAS))
    result = store.read(
        "MATCH p = (a:Force {id: 'durham'})-[r]->(u) RETURN p, {body: a, claims: [r], deep: [{unit: u}]} AS m"
    )
    durham, npas, claim = network.nodes["durham"], network.nodes["npas"], network.relationships["c1"]
    assert result.rows == (
        (Way((durham, npas), (claim,)), {"body": durham, "claims": [claim], "deep": [{"unit": npas}]}),
    )
    assert result.subgraph == Subgraph({"durham": durham, "npas": npas}, {"c1": claim})


def test_a_path_against_the_direction_keeps_each_relationship_as_it_was_said(store: Store) -> None:
    store.load(facts(*NPAS))
    result = store.read("MATCH p = (u:Unit)<-[:LEADS]-(f) RETURN p")
    way = result.rows[0][0]
    assert [node.id for node in way.nodes] == ["npas", "west-yorkshire"]
    assert (way.relationships[0].start, way.relationships[0].end) == ("west-yorkshire", "npas")


def test_a_map_that_looks_like_a_node_stays_a_map(store: Store) -> None:
    store.load(facts(*NPAS))
    query = "MATCH (n:Unit) RETURN {id: n.id, labels: labels(n), properties: {name: n.name}} AS m"
    assert rows(store, query) == (({"id": "npas", "labels": ["Unit"], "properties": {"name": "npas"}},),)


def test_the_properties_of_a_node_are_those_that_were_loaded(store: Store) -> None:
    store.load(facts("durham LEADS npas"))
    query = "MATCH (f:Force)-[r]->() RETURN properties(f) AS f, f {.*} AS g, size(keys(f)) AS k, keys(r) AS r"
    own = {"id": "durham", "name": "durham"}
    found = rows(store, query)[0]
    assert (*found[:3], sorted(found[3])) == (own, own, 2, ["id", "place", "source"])


def test_dates_and_durations_come_back_as_iso_text(store: Store) -> None:
    query = """RETURN date('2021-05-01') AS d, datetime('2021-05-01T10:00:00+01:00') AS t,
        localtime('09:30') AS l, duration('P1Y2M3DT4H') AS u"""
    assert rows(store, query) == (("2021-05-01", "2021-05-01T10:00:00+01:00", "09:30:00", "P1Y2M3DT4H"),)


def test_a_name_that_nothing_carries_is_warned_of(store: Store) -> None:
    store.load(facts(*NPAS))
    result = store.read("MATCH (n:Farce) RETURN n")
    assert result.rows == ()
    assert "Farce" in result.warnings[0]


def test_rows_beyond_the_limit_are_cut_and_said_to_be(store: Store) -> None:
    result = store.read("UNWIND range(1, 5) AS x RETURN x ORDER BY x", limit=3)
    assert (result.rows, result.cut) == (((1,), (2,), (3,)), True)


def test_rows_up_to_the_limit_are_not_said_to_be_cut(store: Store) -> None:
    result = store.read("UNWIND range(1, 3) AS x RETURN x ORDER BY x", limit=3)
    assert (len(result.rows), result.cut) == (3, False)


def test_no_limit_gives_every_row(store: Store) -> None:
    result = store.read("UNWIND range(1, 20000) AS x RETURN x", limit=0)
    assert (len(result.rows), result.cut) == (20_000, False)


def test_a_runaway_ends(store: Store) -> None:
    with pytest.raises(QueryError, match=r"did not end within 0\.5 seconds|intermediate rows"):
        store.read(RUNAWAY, timeout=0.5)


def test_a_closed_store_can_be_opened_again(store_url: str) -> None:
    first = open_store(store_url)
    first.load(facts(*NPAS))
    first.close()
    again = open_store(store_url)
    assert len(held(again).relationships) == 3
    again.close()


def test_eight_threads_read_while_loads_go_on(store: Store) -> None:
    many = [f"f{number} COLLABORATES u{number % 40}" for number in range(400)]
    store.load(facts(*many, since="2001"))

    def reading(_: int) -> None:
        for _ in range(10):
            store.read("MATCH (a)-[r]->(b) RETURN r, b", limit=0)

    with ThreadPoolExecutor(9) as pool:
        readers = [pool.submit(reading, number) for number in range(8)]
        loader = pool.submit(
            lambda: [store.load(facts(*many[: 400 - n], since=str(2002 + n))) for n in range(4)]
        )
        for work in (*readers, loader):
            work.result()
    assert rows(store, "MATCH ()-[r]->() RETURN DISTINCT r.since AS s, count(*) AS c") == (("2005", 397),)


LOADER = """
import sys
from graph.model import Facts, Subgraph
from graph.store import open_store
store = open_store(sys.argv[1])
network = Subgraph.of(*(f"f{n} COLLABORATES u{n % 40}" for n in range(3000)), since=sys.argv[2])
facts = Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))
print("ready", flush=True)
store.load(facts)
print("done", flush=True)
"""


def loading(url: str, since: str) -> "subprocess.Popen[str]":
    """A process that is about to load 3,000 claims of that year."""
    root = Path(__file__).parent.parent
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, url, since], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.slow
def test_a_load_killed_at_any_moment_leaves_the_old_facts_or_the_new(store: Store, store_url: str) -> None:
    first = loading(store_url, "2000")
    began = time.monotonic()
    assert first.stdout is not None
    assert first.stdout.readline() == "done\n"
    whole = time.monotonic() - began
    first.wait()
    moments, old = random.Random(7), "2000"
    for new in ("2001", "2002", "2003", "2004", "2005", "2006"):
        process = loading(store_url, new)
        time.sleep(moments.uniform(0, whole))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        found = rows(store, "MATCH ()-[r]->() RETURN r.since AS s, count(*) AS c")
        assert found in (((old, 3000),), ((new, 3000),))
        old = found[0][0]


def test_two_loads_at_once_leave_the_facts_of_one(store: Store, store_url: str) -> None:
    both = [loading(store_url, "2001"), loading(store_url, "2002")]
    assert [process.wait() for process in both] == [0, 0]
    found = rows(store, "MATCH ()-[r]->() RETURN r.since AS s, count(*) AS c")
    assert found in ((("2001", 3000),), (("2002", 3000),))


def test_an_unknown_address_is_answered_with_those_that_are_known() -> None:
    with pytest.raises(StoreError, match=r"neo4j, neo4j\+s.*embedded:PATH"):
        open_store("postgres://localhost")
