"""Where the network lives: the one interface to it, Cypher, whichever database answers."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from graph.errors import StoreError
from graph.model import NOTHING, Facts, LoadReport, Result

ROW_LIMIT = 10_000
"""Rows that a read returns unless asked otherwise; 0 for all."""
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


def open_store(url: str | None = None, facts: Callable[[], Facts] | None = None) -> Store:
    """The store at `url`; none means the embedded one in the user's data directory.

    Parameters
    ----------
    url : str, optional
        `neo4j://`, `neo4j+s://`, `bolt://`, `bolt+s://` (user and password from NEO4J_USERNAME and
        NEO4J_PASSWORD), or a path or `embedded:PATH` for the embedded store's file. Without one,
        CONCORD_STORE, and without that the user's data directory.
    facts : callable, optional
        Reads the facts; asked when the embedded store is empty or older than its facts.
    """
    raise StoreError("not yet")
