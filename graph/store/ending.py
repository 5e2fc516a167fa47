"""Which read is whose, so that a reader who stops one ends no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Protocol, runtime_checkable

READ: Final[ContextVar[str]] = ContextVar("READ", default="")
"""What the reads of this thread are called."""


@runtime_checkable
class Ends(Protocol):
    """A store that can end a read at its server; the built-in engine ends one at its deadline alone."""

    def end_reads(self, read: str = "") -> int:
        """End the reads of that name, or every one of this store; how many there were."""


@contextmanager
def called(read: str) -> Iterator[None]:
    """Within it every read has that name."""
    before = READ.set(read)
    try:
        yield
    finally:
        READ.reset(before)
