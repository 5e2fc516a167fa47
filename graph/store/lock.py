"""One writer at a time over all processes of a machine: a file lock that ends with its process."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, *, wait: float = 60.0) -> Iterator[None]:
    """Hold the lock on `path` alone.

    Parameters
    ----------
    path : Path
        Made where it is missing, and left behind.
    wait : float
        Seconds to wait for another holder.

    Raises
    ------
    StoreError
        If another holder still has it then.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for(handle, path, time.monotonic() + wait)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path, until: float) -> None:
    while True:
        try:
            return _take(handle)
        except OSError:
            if time.monotonic() > until:
                raise StoreError(
                    f"Another load holds {path}. Wait until it has ended, then load again."
                ) from None
            time.sleep(0.05)
