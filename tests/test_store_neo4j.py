"""What a Neo4j database may hold before a load, and what is said of one that does not answer."""

import neo4j
import pytest

from graph.errors import StoreError
from graph.model import Facts, Subgraph
from graph.store import open_store

NETWORK = Subgraph.of("durham COLLABORATES npas")
FACTS = Facts(tuple(NETWORK.nodes.values()), tuple(NETWORK.relationships.values()))


def run(url: str, cypher: str) -> list[neo4j.Record]:
    with neo4j.GraphDatabase.driver(url) as driver:
        return driver.execute_query(cypher).records


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "theirs",
    [
        "CREATE (:Film {id: 'heat', name: 'Heat'})",
        "CREATE (:Force {name: 'no id'})",
        "CREATE (:Force:Favourite {id: 'durham', name: 'Durham'})",
        "CREATE ({id: 'no label', name: 'no label'})",
        "CREATE (:Force {id: 'a', name: 'a'})-[:LIKES {id: 'c'}]->(:Unit {id: 'b', name: 'b'})",
        "CREATE (:Force {id: 'a', name: 'a'})-[:LEADS]->(:Unit {id: 'b', name: 'b'})",
    ],
)
def test_a_database_with_anything_concord_did_not_load_is_left_alone(empty_neo4j: str, theirs: str) -> None:
    store = open_store(empty_neo4j)
    store.load(Facts((), ()))
    run(empty_neo4j, theirs)
    before = run(empty_neo4j, "MATCH (n) RETURN count(n) AS c")
    with pytest.raises(StoreError, match=r"that Concord did not load.*database of its own"):
        store.load(FACTS)
    store.close()
    assert run(empty_neo4j, "MATCH (n) RETURN count(n) AS c") == before


@pytest.mark.neo4j
def test_a_database_that_was_never_concords_is_left_alone_whatever_its_labels(empty_neo4j: str) -> None:
    for own in run(empty_neo4j, "SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'concord_' RETURN name"):
        run(empty_neo4j, f"DROP CONSTRAINT {own['name']}")
    for own in run(empty_neo4j, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'concord_' RETURN name"):
        run(empty_neo4j, f"DROP INDEX {own['name']}")
    run(empty_neo4j, "CREATE (:Force {id: 'durham', name: 'Durham'})")
    store = open_store(empty_neo4j)
    with pytest.raises(StoreError, match="1 nodes or relationships that Concord did not load"):
        store.load(FACTS)
    store.close()


@pytest.mark.neo4j
def test_nothing_but_the_facts_is_to_be_seen_in_the_database(empty_neo4j: str) -> None:
    store = open_store(empty_neo4j)
    store.load(FACTS)
    store.close()
    seen = run(empty_neo4j, "MATCH (n) RETURN labels(n) AS l, keys(n) AS k ORDER BY l[0]")
    assert [(r["l"], sorted(r["k"])) for r in seen] == [
        (["Force"], ["id", "name"]),
        (["Unit"], ["id", "name"]),
    ]


def test_a_server_that_does_not_answer_is_named_with_what_to_do() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("bolt://127.0.0.1:1")
    assert str(caught.value) == (
        'Neo4j did not answer at bolt://127.0.0.1:1. Start it with "docker compose up -d neo4j", '
        "or unset CONCORD_STORE to use the built-in store."
    )


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("bolt://someone:secret@127.0.0.1:1")
    assert "secret" not in str(caught.value)
