"""What accepting did, in words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from loaders.accepting import Accepted

ROWS: Final = {
    "nodes.csv": ("body or person", "bodies and persons"),
    "documents.csv": ("document", "documents"),
    "relationships.csv": ("relationship", "relationships"),
    "statements.csv": ("statement", "statements"),
    "endings.csv": ("ending", "endings"),
}
LEFT: Final = {"ask": "to be answered", "reject": "rejected", "": "not decided"}


def told(done: Accepted, folder: Path) -> Iterator[str]:
    """What was entered, and what was not and why, a sentence each.

    Examples
    --------
    >>> list(told(Accepted({"relationships.csv": 1}, 0, {"accept": 1, "reject": 2}), Path("ours")))
    ['Entered into ours: 1 relationship.', 'Not entered: 2 rejected.']
    """
    entered = _counted(done.added)
    stood = f" {done.known:,} stood there already." if done.known else ""
    yield f"Entered into {folder}: {entered}.{stood}" if entered else f"Nothing new for {folder}.{stood}"
    rest = [f"{done.decided[key]:,} {said}" for key, said in LEFT.items() if done.decided.get(key)]
    if rest:
        yield f"Not entered: {', '.join(rest)}."


def _counted(added: Mapping[str, int]) -> str:
    return ", ".join(f"{added[name]:,} {ROWS[name][added[name] != 1]}" for name in ROWS if added.get(name))
