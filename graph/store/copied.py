"""A store that answers from a changed copy of another: what the change takes out is not there to be asked for.

No query can reach what the copy does not hold, by whatever function, order or count, since the engine that
answers has never seen it.
"""

import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from graph.errors import RefusedError
from graph.model import NOTHING, Entity, Facts, LoadReport, Relationship, Result
from graph.store import ROW_LIMIT, TIMEOUT, Store
from graph.store.embedded import EmbeddedStore

EVERYTHING: Final = "MATCH (n) RETURN n AS x UNION ALL MATCH ()-[r]->() RETURN r AS x"
"""All of a store in one query, so that no load comes between its nodes and its claims."""
COPY_TIMEOUT: Final = 900.0


class CopiedStore:
    """The same Store Protocol over a copy in memory, made again when the store behind it has changed.

    Parameters
    ----------
    store : Store
    change : callable
        Makes the facts of the copy from the facts of the store.
    kind : str
        Ends the version, so that nothing kept for the one store is taken for the other.
    """

    def __init__(self, store: Store, change: Callable[[Facts], Facts], kind: str) -> None:
        self._store = store
        self._change = change
        self._kind = kind
        self._guard = threading.Lock()
        self._seen: str | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="concord-", ignore_cleanup_errors=True)
        self._copy = EmbeddedStore(Path(self._folder.name) / "copy.kgl")

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] = NOTHING,
        *,
        limit: int = ROW_LIMIT,
        timeout: float = TIMEOUT,
    ) -> Result:
        self.refresh()
        return self._copy.read(cypher, parameters, limit=limit, timeout=timeout)

    def load(self, facts: Facts) -> LoadReport:
        raise RefusedError("Facts are loaded into the store itself, not where a part of it is left out.")

    def version(self) -> str:
        return f"{self.refresh()} {self._kind}"

    def close(self) -> None:
        self._copy.close()
        self._folder.cleanup()
        self._store.close()

    def refresh(self) -> str:
        """Copy the store again where it has changed; its version."""
        version = (
            self._store.version()
        )  # each reader for itself: a server that is away lets nobody wait for another
        if version != self._seen:
            with self._guard:
                version = self._store.version()
                if version != self._seen:
                    self._copy.load(self._change(everything(self._store)))
                    self._seen = version
        return version


def everything(store: Store) -> Facts:
    """All that a store holds."""
    held = [row[0] for row in store.read(EVERYTHING, limit=0, timeout=COPY_TIMEOUT).rows]
    nodes = tuple(item for item in held if isinstance(item, Entity))
    return Facts(nodes, tuple(item for item in held if isinstance(item, Relationship)))
