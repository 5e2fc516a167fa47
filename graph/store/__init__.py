"""Where the network lives: the one interface to it, Cypher, whichever database answers."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from graph.errors import StoreError
from graph.model import NOTHING, Facts, LoadReport, Result

ROW_LIMIT = 10_000
"""Rows that a read returns unless asked otherwise; 0 for all."""
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
TIMEOUT = 30.0
"""Seconds after which a read ends."""


class Store(Protocol):
    """Where the network lives, whichever database answers."""

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] = NOTHING,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIMEOUT,
    ) -> Result:
        """Answer a query; never writes, reads a file, calls out or administers, whatever the text.

        Parameters
        ----------
        cypher : str
        parameters : mapping
        limit : int
            Most rows to return; the result says when it was cut. 0 for no limit.
        timeout : float
            Seconds.

        Raises
        ------
        RefusedError
            If the plan of the query does anything but read the network.
        QueryError
            If the store cannot read the query, a parameter is missing, or the deadline passed.
        """

    def load(self, facts: Facts) -> LoadReport:
        """Make the store hold exactly these facts, all or nothing."""

    def version(self) -> str:
        """A text that changes when what the store holds changes."""

    def close(self) -> None:
        """Let go of files and connections."""


class FactsReader(Protocol):
    """Reads the facts that the embedded store is built from."""

    def key(self) -> str:
        """A short text for the set of folders, whatever is in them; empty for the shipped facts alone."""

    def fingerprint(self) -> str:
        """A text that changes when the facts do; cheap, asked at every start."""

    def read(self) -> Facts:
        """The facts."""


def open_store(url: str | None = None, facts: FactsReader | None = None, *, build: bool = True) -> Store:
    """The store at `url`; none means the embedded one in the user's data directory.

    Parameters
    ----------
    url : str, optional
        `neo4j://`, `neo4j+s://`, `bolt://`, `bolt+s://` (user and password from NEO4J_USERNAME and
        NEO4J_PASSWORD), or a path or `embedded:PATH` for the embedded store's file. Without one,
        CONCORD_STORE, and without that the user's data directory.
    facts : FactsReader, optional
        What the store in the user's data directory is built from when it is empty, and again when the
        fingerprint changes. Each set of folders has a store of its own there, so that two do not take turns.
    build : bool, default True
        Whether to build it now; False where a load follows.

    Raises
    ------
    StoreError
        If there is no such store, or it cannot be reached.
    """
    url = url or os.environ.get("CONCORD_STORE") or ""
    scheme, separator, rest = url.partition(":")
    if scheme in NEO4J_SCHEMES:
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore(url, os.environ.get("NEO4J_USERNAME", ""), os.environ.get("NEO4J_PASSWORD", ""))
    if separator and scheme != "embedded" and len(scheme) > 1 and scheme.replace("+", "").isalnum():
        raise StoreError(
            f'No store is reached by "{scheme}:". Use {", ".join(NEO4J_SCHEMES)} for Neo4j, or a path or '
            "embedded:PATH for the built-in store."
        )
    from graph.store.embedded import EmbeddedStore

    path = rest if scheme == "embedded" else url
    if path:
        return _at(Path(path).expanduser(), build and facts is not None)
    name = f"concord-{facts.key()}.kgl" if facts and facts.key() else "concord.kgl"
    store = EmbeddedStore(data_directory() / name)
    if facts and build:
        store.refresh(facts)
    return store


def _at(file: Path, must_exist: bool) -> Store:
    """The embedded store that a path names; it holds what was loaded into it and is never built by itself."""
    from graph.store.embedded import EmbeddedStore

    if must_exist and not file.exists():
        raise StoreError(f'There is no store at {file}. "concord load --store {file}" makes one.')
    return EmbeddedStore(file)


def data_directory() -> Path:
    """Where this user's programs keep data, in a folder of Concord's own."""
    if os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "concord"
