"""What no read may do, whatever its text, and what it says instead; both stores."""

import threading
import time
from pathlib import Path

import pytest

from graph.errors import QueryError, RefusedError
from graph.model import Facts, Subgraph
from graph.store import Store, open_store
from graph.store.neo4j import Neo4jStore

FILE = "'file:///etc/hostname'"
WRITES = [
    "CREATE (n:Force {id: 'x', name: 'x'})",
    "CREATE (n:Force {id: 'x', name: 'x'}) RETURN n",
    "MERGE (n:Force {id: 'x'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) SET n:Spoiled",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (n) FOREACH (x IN [1] | SET n.name = 'x')",
    "MATCH (n) WITH n CREATE (m:Force {id: 'x', name: 'x'}) RETURN m",
    "MATCH (n) CALL (n) { SET n.name = 'x' RETURN 1 AS one } RETURN one",
    "UNWIND [1] AS x CALL (x) { CREATE (n:Force {id: 'x', name: 'x'}) } IN TRANSACTIONS",
    "MATCH (n) RETURN n.id AS x UNION CREATE (m:Force {id: 'x', name: 'x'}) RETURN m.id AS x",
    "CREATE INDEX FOR (n:Force) ON (n.name)",
    "CREATE CONSTRAINT FOR (n:Force) REQUIRE n.name IS UNIQUE",
    "DROP CONSTRAINT concord_Force",
    "CALL db.createLabel('Spoiled')",
]
FILES = [
    f"LOAD CSV FROM {FILE} AS line RETURN line",
    f"load csv from {FILE} as line return line",
    f"LOAD CSV WITH HEADERS FROM {FILE} AS line RETURN line",
    f"LOAD // a comment\nCSV FROM {FILE} AS line RETURN line",
    f"LOAD /* a comment */ CSV FROM {FILE} AS line RETURN line",
    f"/* a */ LOAD\tCSV\nFROM {FILE} AS line RETURN line",
    f"\\u004cOAD CSV FROM {FILE} AS line RETURN line",
    f"`LOAD` CSV FROM {FILE} AS line RETURN line",
    f"MATCH (n) LOAD CSV FROM {FILE} AS line RETURN line",
    f"MATCH (n) RETURN n.id AS x UNION LOAD CSV FROM {FILE} AS x RETURN x",
    f"MATCH (n) RETURN n.id AS x UNION ALL load /**/ `csv` FROM {FILE} AS x RETURN x",
    f"CALL () {{ LOAD CSV FROM {FILE} AS line RETURN line }} RETURN line",
    f"MATCH (n) CALL (n) {{ LOAD CSV FROM {FILE} AS line RETURN line }} RETURN line",
    f"MATCH (n) WHERE EXISTS {{ LOAD CSV FROM {FILE} AS line RETURN line }} RETURN n",
    f"RETURN COUNT {{ LOAD CSV FROM {FILE} AS line RETURN line }} AS c",
    f"RETURN COLLECT {{ LOAD CSV FROM {FILE} AS line RETURN line }} AS c",
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "LOAD CSV FROM $file AS line RETURN line",
]
CALLS = [
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL `dbms`.`listConfig`()",
    "call /**/ dbms . listConfig ( )",
    "CALL dbms.procedures()",
    "CALL tx.getMetaData()",
    "MATCH (n) CALL (n) { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "CALL () { CALL pagerank() YIELD node RETURN node } RETURN node",
    "CALL db.cdc.enable()",
    "CALL apoc.load.json('file:///etc/hostname') YIELD value RETURN value",
    "RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV FROM \"file:///etc/hostname\" AS l RETURN l', {}) AS x",
    "RETURN `apoc`.`load`.`json`('file:///etc/hostname') AS x",
]
COMMANDS = [
    "SHOW SETTINGS",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS",
    "SHOW INDEXES",
    "show // quietly\nfunctions",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW TRANSACTIONS YIELD transactionId AS t TERMINATE TRANSACTIONS t YIELD message RETURN message",
    "CREATE USER someone SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'abcdefgh' TO 'ijklmnop'",
    "CREATE DATABASE other",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "GRANT ROLE admin TO someone",
    "USE system SHOW USERS",
    "USE neo4j MATCH (n) RETURN n",
    "CYPHER runtime=slotted CREATE (n:Force {id: 'x', name: 'x'})",
    "PROFILE MATCH (n) SET n.name = 'x'",
    "PROFILE MATCH (n) RETURN n",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "MATCH (n) RETURN n;; LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l",
    "",
    "// nothing but a comment",
]
NETWORK = Subgraph.of("durham COLLABORATES npas", "west-yorkshire LEADS npas role=lead_force")


@pytest.fixture
def loaded(store: Store) -> Store:
    store.load(Facts(tuple(NETWORK.nodes.values()), tuple(NETWORK.relationships.values())))
    return store


def everything(store: Store) -> Subgraph:
    nodes = store.read("MATCH (n) RETURN n")
    return Subgraph.union([nodes.subgraph, store.read("MATCH ()-[r]->() RETURN r").subgraph])


@pytest.mark.parametrize("cypher", [*WRITES, *FILES, *CALLS, *COMMANDS])
def test_a_read_that_would_do_anything_but_read_is_refused_and_does_nothing(
    loaded: Store, cypher: str
) -> None:
    with pytest.raises(QueryError):
        loaded.read(cypher, {"file": "file:///etc/hostname"})
    assert everything(loaded) == NETWORK


@pytest.mark.parametrize(
    "cypher",
    [WRITES[0], WRITES[6], FILES[0], FILES[3], FILES[9], CALLS[0], CALLS[8], COMMANDS[0], COMMANDS[6]],
)
def test_a_refusal_is_told_from_a_mistake(loaded: Store, cypher: str) -> None:
    with pytest.raises(RefusedError):
        loaded.read(cypher)


def test_no_file_of_the_machine_is_in_a_refusal(loaded: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("the secret")
    with pytest.raises(RefusedError) as caught:
        loaded.read(f"MATCH (n) RETURN n.id AS x UNION LOAD CSV FROM '{secret.as_uri()}' AS x RETURN x")
    assert "the secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("cypher", "rows"),
    [
        ("CALL db.labels() YIELD label RETURN label ORDER BY label LIMIT 1", 1),
        ("CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t ORDER BY t LIMIT 1", 1),
        ("MATCH (n) RETURN n.id AS load, n.name AS csv, n.status AS call ORDER BY load", 3),
        ("MATCH (n) WHERE n.name <> 'LOAD CSV FROM; CREATE (x)' RETURN n.id AS `set` ORDER BY `set`", 3),
        ("MATCH (n) // LOAD CSV, DELETE\nRETURN n.id AS id ORDER BY id;", 3),
        ("MATCH (n) /* CREATE; SHOW USERS */ RETURN n.id AS id ORDER BY id", 3),
        ("MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN m } RETURN m.id AS id", 2),
        ("MATCH (f:Force|Unit) WHERE EXISTS { (f)-->() } RETURN f.id AS id", 2),
        ("RETURN date.truncate('year', date('2021-05-01')) AS d, duration.between(date(), date()) AS u", 1),
    ],
)
def test_a_read_that_only_looks_like_more_is_answered(loaded: Store, cypher: str, rows: int) -> None:
    assert len(loaded.read(cypher).rows) == rows


def test_the_engines_own_number_of_a_node_is_refused_with_what_to_write(loaded: Store) -> None:
    with pytest.raises(QueryError, match=r"Write n\.id"):
        loaded.read("MATCH (n) RETURN id(n)")


@pytest.mark.neo4j
def test_a_neo4j_read_can_be_ended_from_another_thread(empty_neo4j: str) -> None:
    store = open_store(empty_neo4j)
    assert isinstance(store, Neo4jStore)
    ended: list[str] = []

    def runaway() -> None:
        try:
            store.read("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS c")
        except QueryError as error:
            ended.append(str(error))

    thread = threading.Thread(target=runaway)
    thread.start()
    while thread.is_alive() and not store.end_reads():
        time.sleep(0.05)
    thread.join()
    store.close()
    assert ended == ["The query was ended."]
