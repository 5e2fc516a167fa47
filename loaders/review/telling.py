"""What accepting did, in words."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from loaders.review.accepting import Accepted
from loaders.tables import standing

ROWS: Final = {
    "nodes.csv": ("body or person", "bodies and persons"),
    "documents.csv": ("document", "documents"),
    "relationships.csv": ("relationship", "relationships"),
    "statements.csv": ("statement", "statements"),
    "endings.csv": ("ending", "endings"),
}
LEFT: Final = {"ask": "to be answered", "reject": "rejected", "": "not decided"}


def told(done: Accepted, folder: Path) -> Iterator[str]:
    """What was entered, what was not and why, and how to see it, a sentence each.

    Examples
    --------
    >>> list(told(Accepted({"relationships.csv": 1}, 0, {"accept": 1, "reject": 2}), Path("ours")))[:2]
    ['Entered into ours: 1 relationship.', 'Not entered: 2 rejected.']
    """
    entered = _counted(done.added)
    stood = f" {done.known:,} stood there already." if done.known else ""
    yield f"Entered into {folder}: {entered}.{stood}" if entered else f"Nothing new for {folder}.{stood}"
    rest = [f"{done.decided[key]:,} {said}" for key, said in LEFT.items() if done.decided.get(key)]
    if rest:
        yield f"Not entered: {', '.join(rest)}."
    if done.added and folder.resolve() not in {other.resolve() for other in standing()}:
        folders = filter(None, (os.environ.get("CONCORD_FACTS", ""), str(folder.resolve())))
        yield f"To see it, set CONCORD_FACTS={os.pathsep.join(folders)}"


def _counted(added: Mapping[str, int]) -> str:
    return ", ".join(f"{added[name]:,} {ROWS[name][added[name] != 1]}" for name in ROWS if added.get(name))
