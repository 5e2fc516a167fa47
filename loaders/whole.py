"""Files written whole or not at all, one or several together, whenever the process is killed."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

AGREED: Final = ".accepted"
"""In a folder of facts: tables that count already and still have to be moved to their place."""
_NEW: Final = ".accepting"
"""Tables that are still being written and do not count."""


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file aside, then put it in its place in one step."""
    _put(file, content.encode() if isinstance(content, str) else content)


def write_together(folder: Path, tables: Mapping[str, str]) -> None:
    """Write several tables of a folder so that a reader sees all of the new ones or none.

    Parameters
    ----------
    folder : Path
    tables : mapping of str to str
        The text of each, by its name.

    Notes
    -----
    All are written aside in a folder; renaming that folder is the one step by which they count, since `table`
    looks there first. Then they are copied to their places, which `settle` does again after a kill.
    """
    settle(folder)
    new = folder / _NEW
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for name, text in tables.items():
        _write(new / name, text.encode())
    new.rename(folder / AGREED)
    settle(folder)


def settle(folder: Path) -> None:
    """Move tables that count already to their places."""
    agreed = folder / AGREED
    if not agreed.is_dir():
        return
    for file in sorted(agreed.iterdir()):
        _put(folder / file.name, file.read_bytes())
    shutil.rmtree(folder / _NEW, ignore_errors=True)
    agreed.rename(folder / _NEW)
    shutil.rmtree(folder / _NEW)


def table(folder: Path, name: str) -> Path:
    """Where the table of that name stands that counts."""
    agreed = folder / AGREED / name
    return agreed if agreed.is_file() else folder / name


def _put(file: Path, content: bytes) -> None:
    aside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        _write(aside, content)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
