"""The store that needs no server: one file, read and written by kglite; the only place that knows kglite."""

import hashlib
import math
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path as File
from typing import Any, Final

import kglite

from graph.errors import QueryError, RefusedError, StoreError
from graph.model import NOTHING, Entity, Facts, LoadReport, Result
from graph.schema import RESERVED
from graph.store import ROW_LIMIT, TIMEOUT, FactsReader, cells, dialect, loading, text
from graph.store.lock import locked

FORMAT: Final = f"1 {kglite.__version__}"
"""Changes when a file that an earlier Concord wrote has to be built again."""
ADOPT: Final = f"{FORMAT} *"
"""Stands beside what a load put in, until the next start notes the fingerprint that it was loaded over."""
WORK_LIMIT: Final = 2_000_000
"""Intermediate rows after which a query ends: a deadline alone let a runaway take gigabytes."""
GRACE: Final = 2.0
"""Seconds that kglite may be late; some expressions never look at the deadline, and are left to themselves."""
NO_SHORTCUTS: Final = [name for name in kglite.cypher_pass_names() if name.startswith(("fuse_", "fold_"))]
"""Optimisations that answer several clauses at once: three of them gave wrong rows in silence (found by
tests/test_store_agree.py), and leaving all of them out costs nothing at this size."""
UNIQUE_CLAIMS: Final = "CREATE CONSTRAINT FOR ()-[r:TYPE]-() REQUIRE r.id IS UNIQUE"

_PREFIX: Final = re.compile(r"^(Cypher )?\w+ error( at line \d+, col \d+)?: ")

kglite.set_query_warning_policy("silent")


@dataclass(frozen=True)
class Snapshot:
    """The graph as one version of the file has it; never changes."""

    session: kglite.Session
    version: str
    stamp: tuple[int, int, int] | None

    def ask(
        self,
        cypher: str,
        parameters: Mapping[str, Any] = NOTHING,
        *,
        limit: int | None = None,
        timeout: float = 0,
        work: int | None = None,
    ) -> kglite.ResultView:
        """What kglite answers; without a deadline or a limit of work where none is given."""
        view = self.session.cursor().cypher(
            cypher,
            params=dict(parameters),
            row_limit=limit,
            timeout_ms=math.ceil(timeout * 1000),
            max_work_units=work,
            disabled_passes=NO_SHORTCUTS,
            hide_structural_keys=True,
        )
        if not isinstance(view, kglite.ResultView):
            raise QueryError("FORMAT CSV gives one text. Leave it out; concord ask has --format csv.")
        return view

    @cached_property
    def entities(self) -> dict[int, Entity]:
        """Every node by kglite's own number, which is all that a relationship says of its ends."""
        return {
            row["n"]["id"]: cells.unpacked_node(row["n"]) for row in self.ask("MATCH (n) RETURN n").to_list()
        }

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """Every node by id."""
        return {node.id: node for node in self.entities.values()}


class EmbeddedStore:
    """One file of facts; reads see a whole version of it, a load swaps in the next one.

    Parameters
    ----------
    file : path
        Need not exist: the store is then empty.
    """

    def __init__(self, file: File) -> None:
        self.file = file
        self._guard = threading.Lock()
        self._snapshot: Snapshot | None = None

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] = NOTHING,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIMEOUT,
    ) -> Result:
        cypher = text.without_comments(cypher)
        words, sent = dialect.check(cypher), text.plain(parameters)
        snapshot = self._current()
        most = limit + 1 if limit else None
        with _failures(timeout, above=1):
            _refuse_plan(snapshot, cypher, sent)
        with _failures(timeout):
            view = _within(
                timeout + GRACE,
                lambda: snapshot.ask(cypher, sent, limit=most, timeout=timeout, work=WORK_LIMIT),
            )
        rows = tuple(
            tuple(cells.unpacked(value, snapshot.entities) for value in row.values())
            for row in view.to_list()
        )
        cut = bool(limit) and len(rows) > limit
        rows = rows[:limit] if cut else rows
        part = cells.subgraph(rows, lambda key: snapshot.by_id[key])
        return Result(tuple(view.columns), rows, part, _warnings(view, words), cut)

    def load(self, facts: Facts) -> LoadReport:
        wanted = loading.tidy(facts)
        with self._writing():
            report = self._replace(wanted)
            _write(self._mark_file, ADOPT.encode())
            return report

    def refresh(self, facts: FactsReader) -> None:
        """Load what `facts` reads where the store is empty or the fingerprint has changed since last time."""
        mark = f"{FORMAT} {facts.fingerprint()}"
        if self._mark() == mark:
            return
        with self._writing():
            if self._mark() not in (mark, ADOPT):
                self._replace(loading.tidy(facts.read()))
            _write(self._mark_file, mark.encode())

    def version(self) -> str:
        return self._current().version

    def close(self) -> None:
        self._snapshot = None

    @property
    def _mark_file(self) -> File:
        return self.file.with_name(self.file.name + ".facts")

    def _mark(self) -> str:
        if not self.file.exists() or not self._mark_file.exists():
            return ""
        return self._mark_file.read_text()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.file.with_name(self.file.name + ".lock")):
                yield
        except OSError as error:
            raise StoreError(f"{self.file} cannot be written: {error.strerror}.") from error

    def _replace(self, wanted: loading.Stored) -> LoadReport:
        """Build the new file aside and swap it in; the lock is held."""
        change = loading.difference(self._held(), wanted)
        if change or not self.file.exists():
            graph = kglite.KnowledgeGraph()
            loading.apply(loading.difference(loading.Stored(), wanted), _sender(graph))
            for kind in sorted({claim.type for claim in wanted.claims.values()}):
                graph.cypher(UNIQUE_CLAIMS.replace("TYPE", kind))
            _write(self.file, graph.to_bytes())
        return change.report

    def _held(self) -> loading.Stored:
        """What the file holds; nothing where it cannot be read, since it is about to be replaced."""
        try:
            snapshot = self._current()
        except StoreError:
            return loading.Stored()
        view = snapshot.ask("MATCH ()-[r]->() RETURN r")
        claims = [cells.unpacked(row["r"], snapshot.entities) for row in view.to_list()]
        return loading.Stored(snapshot.by_id, {claim.id: claim for claim in claims})

    def _current(self) -> Snapshot:
        """The newest version of the file, read again only when another has been swapped in."""
        with self._guard:
            try:
                status = self.file.stat()
                stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
            except FileNotFoundError:
                stamp = None
            if self._snapshot is None or self._snapshot.stamp != stamp:
                self._snapshot = _opened(self.file, stamp)
            return self._snapshot


def _opened(file: File, stamp: tuple[int, int, int] | None) -> Snapshot:
    try:
        content = file.read_bytes() if stamp else b""
        graph = kglite.from_bytes(content) if stamp else kglite.KnowledgeGraph()
    except (kglite.KgError, OSError) as error:
        raise StoreError(
            f"{file} cannot be read ({error}). Delete it; it is built again from the facts."
        ) from error
    graph.read_only(True)
    return Snapshot(graph.session(), hashlib.sha256(content).hexdigest()[:16], stamp)


def _write(file: File, content: bytes) -> None:
    """Put `content` in place of the file in one step that survives a kill or a loss of power."""
    new = file.with_name(file.name + ".new")
    with new.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    new.replace(file)


def _sender(graph: kglite.KnowledgeGraph) -> loading.Run:
    """Runs the texts of a load. Every node gets its id as kglite's own title, which is then hidden."""

    def run(cypher: str, rows: Sequence[Mapping[str, Any]]) -> int:
        nodes = "start" not in rows[0]
        sent = [
            {**row, "properties": {**row["properties"], "title": row["id"]} if nodes else row["properties"]}
            for row in rows
        ]
        view = graph.cypher(cypher, params={"rows": sent}, timeout_ms=0)
        assert isinstance(view, kglite.ResultView)
        return int(view.scalar())

    return run


def _within(seconds: float, ask: Callable[[], kglite.ResultView]) -> kglite.ResultView:
    """The answer, or TimeoutError; kglite cannot be interrupted, so its thread is not waited for."""
    answer: Future[kglite.ResultView] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return answer.result(seconds)


def _refuse_plan(snapshot: Snapshot, cypher: str, parameters: Mapping[str, Any]) -> None:
    """Refuse by the plan what the words did not show; kglite itself refuses every write."""
    for step in snapshot.ask("EXPLAIN\n" + cypher, parameters).to_list():
        operation = str(step["operation"]).split()[0]
        if operation == "LoadCsv" or operation.startswith("Show"):
            raise RefusedError(text.FILES if operation == "LoadCsv" else text.COMMANDS)


@contextmanager
def _failures(timeout: float, above: int = 0) -> Iterator[None]:
    """Say what went wrong with a query, at which line of it where `above` lines stand before it."""
    try:
        yield
    except (kglite.CypherTimeoutError, TimeoutError) as error:
        raise QueryError(text.too_slow(timeout)) from error
    except kglite.ReadOnlyError as error:
        raise RefusedError(text.WRITES) from error
    except (kglite.KgError, ValueError) as error:
        raise QueryError(_said(error, above)) from error


def _said(error: Exception, above: int) -> str:
    message = str(error)
    if "max_work_units" in message:
        return f"The query goes through more than {WORK_LIMIT:,} intermediate rows. {text.NARROW}"
    line, column = getattr(error, "line", None), getattr(error, "col", None)
    place = f"Line {line - above}, column {column}: " if line else ""
    first = _PREFIX.sub("", message.split("\n")[0]).rstrip(".")
    return f"{place}{first}.{dialect.advice(message)}"


def _warnings(view: kglite.ResultView, words: Sequence[text.Token]) -> tuple[str, ...]:
    said = [warning for warning in view.warnings if "row_limit" not in warning]
    if any(a.text == "." and b.text in RESERVED for a, b in pairwise(words)):
        said.append("No node has a property title or type: use n.name, labels(n) or type(r).")
    return tuple(said)
