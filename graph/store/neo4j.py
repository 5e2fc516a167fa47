"""The store on a Neo4j server or cluster; the only place that knows the official driver."""

from __future__ import annotations

import hashlib
import logging
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import neo4j
from neo4j import exceptions, graph, spatial, time

from graph.errors import QueryError, RefusedError, StoreError
from graph.model import NOTHING, Entity, Facts, LoadReport, Path, Relationship, Result
from graph.schema import JOINS, NODE_LABELS
from graph.store import ROW_LIMIT, TIMEOUT, cells, loading, slips, text
from graph.store.ending import READ

LOAD_TIMEOUT: Final = 900.0
"""Seconds after which a load ends and leaves nothing behind."""

EXPLAIN: Final = "EXPLAIN\n"
INDEXES: Final = "SHOW INDEXES YIELD name RETURN collect(name) AS names"
UNIQUE_NODES: Final = "CREATE CONSTRAINT concord_LABEL IF NOT EXISTS FOR (n:LABEL) REQUIRE n.id IS UNIQUE"
INDEX_CLAIMS: Final = "CREATE INDEX concord_TYPE IF NOT EXISTS FOR ()-[r:TYPE]-() ON (r.id)"
FOREIGN: Final = """CALL () {
  MATCH (n) WHERE NOT $ours OR n.id IS NULL OR n.name IS NULL OR size(labels(n)) <> 1
    OR NOT labels(n)[0] IN $labels RETURN count(n) AS odd
  UNION ALL
  MATCH ()-[r]->() WHERE NOT $ours OR r.id IS NULL OR NOT type(r) IN $types RETURN count(r) AS odd
} RETURN sum(odd) AS foreign"""
LOCK: Final = "CREATE (n:Document {id: '(a load is under way)'}) DELETE n"
"""Never seen outside its transaction; the unique id makes a second load wait for the first to commit."""
HELD_NODES: Final = "MATCH (n) RETURN labels(n)[0] AS label, collect(properties(n)) AS items"
HELD_CLAIMS: Final = """MATCH (a)-[r]->(b)
RETURN type(r) AS type, collect([a.id, b.id, properties(r)]) AS items"""
ENDS: Final = "MATCH (n) WHERE elementId(n) IN $ids RETURN collect(n) AS nodes"
END_READS: Final = """SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData.concord = $tag AND ($read = '' OR metaData.read = $read)
TERMINATE TRANSACTIONS id YIELD message RETURN count(*) AS ended"""

_REFUSALS: Final = {
    "AccessMode": text.WRITES,
    "Forbidden": text.WRITES,
    "UnsupportedAdministrationCommand": text.COMMANDS,
    "NotSystemDatabaseError": text.COMMANDS,
}
_AWAY: Final = frozenset({"DatabaseUnavailable", "NotALeader", "NoThreadsAvailable"})
"""What a server says that is starting, stopping, or choosing a leader with the others of its cluster."""
logging.getLogger("neo4j.notifications").addHandler(logging.NullHandler())  # they are in Result.warnings


class Neo4jStore:
    """A database on a Neo4j server or cluster that holds Concord's facts and nothing else.

    Parameters
    ----------
    url : str
    user, password : str
        Empty for a server without authentication.
    """

    def __init__(self, url: str, user: str = "", password: str = "") -> None:
        self._url = url
        self._tag = uuid.uuid4().hex
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        auth = neo4j.basic_auth(user or "neo4j", password) if user or password else None
        with self._reachable():
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=auth,
                user_agent="concord",
                connection_timeout=5.0,
                max_transaction_retry_time=5.0,
                notifications_min_severity="WARNING",
                notifications_disabled_classifications=["DEPRECATION", "PERFORMANCE"],
            )
            try:
                self._driver.verify_connectivity()
            except BaseException:
                self._driver.close()
                raise

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] = NOTHING,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIMEOUT,
    ) -> Result:
        text.check(text.unescaped(cypher))
        slips.check(text.unescaped(cypher))
        sent = text.plain(parameters)

        @neo4j.unit_of_work(metadata={"concord": self._tag, "read": READ.get()}, timeout=timeout)
        def work(transaction: neo4j.ManagedTransaction) -> Result:
            plan = transaction.run(EXPLAIN + cypher, sent).consume()
            text.check_plan(plan.plan or {}, plan.query_type or "")
            return _answer(transaction, cypher, sent, limit)

        with self._reachable(), _failures(timeout), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def load(self, facts: Facts) -> LoadReport:
        wanted = loading.tidy(facts)
        with self._reachable(), _kept(), self._session(neo4j.WRITE_ACCESS) as session:
            self._prepare(session)
            change = loading.difference(session.execute_read(_held), wanted)
            if not change:
                return change.report

            @neo4j.unit_of_work(timeout=LOAD_TIMEOUT)
            def work(transaction: neo4j.ManagedTransaction) -> LoadReport:
                transaction.run(LOCK).consume()
                change = loading.difference(_held(transaction), wanted)
                loading.apply(change, _sender(transaction))
                return change.report

            return session.execute_write(work)

    def version(self) -> str:
        """The last transaction that the server has seen, as its bookmark names it: a load commits one."""
        with self._reachable(), self._session(neo4j.READ_ACCESS) as session:
            session.execute_read(lambda transaction: transaction.run("RETURN 1").consume())
            seen = ",".join(sorted(session.last_bookmarks().raw_values))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    def end_reads(self, read: str = "") -> int:
        """End the reads of that name, or all of this store, from another thread; how many there were."""
        with self._reachable():
            records = self._driver.execute_query(END_READS, tag=self._tag, read=read).records
        return int(records[0]["ended"])

    def close(self) -> None:
        self._driver.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(default_access_mode=access, bookmark_manager=self._bookmarks)

    def _prepare(self, session: neo4j.Session) -> None:
        """Refuse a database that others use; make the indexes that mark it as Concord's."""
        names = set(session.run(INDEXES).single(strict=True)["names"])
        ours = any(name.startswith("concord_") for name in names)
        known: dict[str, Any] = {"labels": list(NODE_LABELS), "types": list(JOINS)}
        foreign = session.run(FOREIGN, ours=ours, **known).single(strict=True)["foreign"]
        if foreign:
            raise StoreError(
                f"{self._url} holds {foreign:,} nodes or relationships that Concord did not load, and a load "
                "would remove them. Give Concord a database of its own, or empty this one: "
                "MATCH (n) DETACH DELETE n"
            )
        needed = {f"concord_{label}": UNIQUE_NODES.replace("LABEL", label) for label in NODE_LABELS}
        needed |= {f"concord_{kind}": INDEX_CLAIMS.replace("TYPE", kind) for kind in JOINS}
        for name in sorted(needed.keys() - names):
            session.run(needed[name]).consume()

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        try:
            yield
        except exceptions.AuthError as error:
            raise StoreError(
                f"Neo4j at {self._url} refused the user name or password. "
                "Set NEO4J_USERNAME and NEO4J_PASSWORD."
            ) from error
        except exceptions.ConfigurationError as error:
            raise StoreError("This is no address of Neo4j, such as bolt://localhost:7687.") from error
        except (exceptions.DriverError, exceptions.Neo4jError, OSError) as error:
            if not _away(error):
                raise
            raise StoreError(
                f'Neo4j did not answer at {self._url}. Start it with "docker compose up -d neo4j", or unset '
                "CONCORD_STORE to use the built-in store."
            ) from error


def _answer(
    transaction: neo4j.ManagedTransaction, cypher: str, parameters: dict[str, Any], limit: int
) -> Result:
    answer = transaction.run(cypher, parameters)
    raw = []
    for record in answer:
        raw.append(tuple(record.values()))
        if limit and len(raw) > limit:
            break
    columns, summary = tuple(answer.keys()), answer.consume()
    cut = bool(limit) and len(raw) > limit
    raw = raw[:limit] if cut else raw
    entities = _entities(transaction, raw)
    rows = tuple(tuple(_cell(value, entities) for value in row) for row in raw)
    by_id = {node.id: node for node in entities.values()}
    said = [note.status_description for note in summary.gql_status_objects if note.is_notification]
    warnings = tuple(dict.fromkeys(note.removeprefix("warn: ") for note in said))
    return Result(columns, rows, cells.subgraph(rows, by_id.__getitem__), warnings, cut)


def _entities(transaction: neo4j.ManagedTransaction, raw: Sequence[tuple[Any, ...]]) -> dict[str, Entity]:
    """Every node among the cells and every end of a relationship among them, by the server's own id."""
    nodes: dict[str, graph.Node] = {}
    ends: set[str] = set()
    for value in cells.leaves(raw):
        if isinstance(value, graph.Node):
            nodes[value.element_id] = value
        elif isinstance(value, graph.Relationship):
            ends |= {_end(value, 0), _end(value, 1)}
        elif isinstance(value, graph.Path):
            nodes |= {node.element_id: node for node in value.nodes}
    missing = sorted(ends - nodes.keys())
    if missing:
        for node in transaction.run(ENDS, ids=missing).single(strict=True)["nodes"]:
            nodes[node.element_id] = node
    if not ends <= nodes.keys():
        # A load committed between the two queries; execute_read tries again.
        raise exceptions.TransientError("The facts changed while the query ran; ask again.")
    return {key: cells.entity(node.labels, dict(node), key) for key, node in nodes.items()}


def _end(value: graph.Relationship, which: int) -> str:
    node = value.nodes[which]
    assert node is not None
    return node.element_id


def _cell(value: Any, entities: Mapping[str, Entity]) -> Any:
    """A value of the driver as the model has it."""
    match value:
        case graph.Node():
            return entities[value.element_id]
        case graph.Relationship():
            start, end = entities[_end(value, 0)], entities[_end(value, 1)]
            return cells.relationship(value.type, start, end, dict(value), value.element_id)
        case graph.Path():
            return Path(
                tuple(_cell(node, entities) for node in value.nodes),
                tuple(_cell(step, entities) for step in value.relationships),
            )
        case time.Duration():
            return cells.duration(value.months, value.days, value.seconds)
        case time.Date() | time.DateTime() | time.Time():
            return value.to_native().isoformat()
        case spatial.WGS84Point():
            return {"latitude": value.latitude, "longitude": value.longitude}
        case dict():
            parts = {key: _cell(part, entities) for key, part in value.items()}
            return cells.path(parts) or parts
        case list() | tuple():
            return [_cell(part, entities) for part in value]
        case _:
            return value


def _held(transaction: neo4j.ManagedTransaction) -> loading.Stored:
    """What the database holds, collected by label and type, which is ten times as fast as row by row."""
    nodes = [
        Entity(own["id"], record["label"], dict(sorted(own.items())))
        for record in transaction.run(HELD_NODES)
        for own in record["items"]
    ]
    claims = [
        Relationship(own["id"], record["type"], start, end, dict(sorted(own.items())))
        for record in transaction.run(HELD_CLAIMS)
        for start, end, own in record["items"]
    ]
    return loading.Stored({n.id: n for n in nodes}, {c.id: c for c in claims})


def _sender(transaction: neo4j.ManagedTransaction) -> loading.Run:
    def run(cypher: str, rows: Sequence[Mapping[str, Any]]) -> int:
        return int(transaction.run(cypher, rows=list(rows)).single(strict=True)["done"])

    return run


@contextmanager
def _failures(timeout: float) -> Iterator[None]:
    """Say what went wrong with a query, at which line and column of it."""
    try:
        yield
    except exceptions.AuthError:
        raise
    except exceptions.Neo4jError as error:
        if _away(error):
            raise
        code = (error.code or "").rpartition(".")[2]
        if code.startswith("TransactionTimedOut"):
            raise QueryError(text.too_slow(timeout)) from error
        if code in ("Terminated", "TransactionTerminated"):
            raise QueryError("The query was ended.") from error
        if code in _REFUSALS:
            raise RefusedError(_REFUSALS[code]) from error
        raise QueryError(text.placed(_message(error), above=1)) from error


@contextmanager
def _kept() -> Iterator[None]:
    """Say why a load was given up."""
    try:
        yield
    except exceptions.AuthError:
        raise
    except exceptions.Neo4jError as error:
        if _away(error):
            raise
        raise StoreError(
            f"The load was given up and nothing was changed. {text.placed(_message(error))} Something else may "
            "be writing to the database, or memory was short: a million claims need a heap of 4 GB."
        ) from error


def _away(error: BaseException) -> bool:
    """Whether the server cannot be reached now, rather than that it refused what it was asked."""
    if isinstance(error, exceptions.Neo4jError):
        return (error.code or "").rpartition(".")[2] in _AWAY
    return isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError)


def _message(error: exceptions.Neo4jError) -> str:
    return str(error.args[0]) if error.args else error.message or ""
