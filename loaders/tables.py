"""The project's own fact tables, csv in a folder, read whole and checked before anything is made of them."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from graph.errors import FactsError
from graph.model import Entity, Facts, Relationship, claim_id
from loaders import checks
from loaders.derive import derived
from loaders.endings import ended
from loaders.rows import COLUMNS, Row, read_rows
from loaders.whole import table


def shipped() -> Path:
    """The folder of facts that comes with the product."""
    return Path(__file__).resolve().parent.parent / "data"


def standing() -> tuple[Path, ...]:
    """The folders that are loaded when none is named: `data/` and every folder in CONCORD_FACTS."""
    extra = os.environ.get("CONCORD_FACTS", "")
    return (shipped(), *(Path(folder) for folder in extra.split(os.pathsep) if folder))


def _digest(files: Iterable[Path], start: str = "") -> str:
    digest = hashlib.sha256(start.encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


_HERE: Final = Path(__file__).resolve().parent
LOADER: Final = _digest([*sorted(_HERE.glob("*.py")), *sorted((_HERE.parent / "graph").glob("*.py"))])
"""What makes facts of the tables, as this process runs it: a page that stays open over an upgrade keeps its own."""


class Tables:
    """Fact tables in one or more folders, as one set of facts.

    Parameters
    ----------
    *folders : Path
        Each holds some of nodes.csv, relationships.csv, statements.csv, documents.csv, functions.csv,
        endings.csv. A row of one folder may speak of a node or a claim of another.

    Examples
    --------
    >>> facts = Tables(shipped()).read()
    >>> any(node.id == "durham" for node in facts.nodes)
    True
    """

    def __init__(self, *folders: Path) -> None:
        self.folders = folders

    def files(self) -> list[Path]:
        """The tables that exist, in a fixed order."""
        found = (table(folder, name) for folder in self.folders for name in COLUMNS)
        return [file for file in found if file.is_file()]

    def key(self) -> str:
        """A short text for this set of folders; empty for the shipped facts alone."""
        if [folder.resolve() for folder in self.folders] == [shipped()]:
            return ""
        return hashlib.sha256("\0".join(str(f.resolve()) for f in self.folders).encode()).hexdigest()[:10]

    def fingerprint(self) -> str:
        """A hash of the tables' bytes and of what the loader makes of them."""
        digest = hashlib.sha256()
        code = Path(__file__).parent
        for file in [
            *self.files(),
            *sorted(code.glob("*.py")),
            *sorted((code.parent / "graph").glob("*.py")),
        ]:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        return digest.hexdigest()

    def read(self) -> Facts:
        """Every fact of the folders, with what follows from them.

        Returns
        -------
        Facts
            Nodes sorted by id and claims sorted by id, derived properties included.

        Raises
        ------
        FactsError
            With every problem of every file, a line each. Nothing is returned of a folder with a problem.
        """
        problems: list[str] = []
        for folder in self.folders:
            if not folder.is_dir():
                problems.append(f"{folder}: is not a folder; expected one with {', '.join(COLUMNS)}.")
            elif not any(table(folder, name).is_file() for name in COLUMNS):
                problems.append(f"{folder}: has none of {', '.join(COLUMNS)}.")
        rows = [row for file in self.files() for row in read_rows(file, problems)]
        problems += checks.problems(rows)
        if problems:
            raise FactsError(problems)
        nodes = _nodes(rows)
        names = {node.id: node.name for node in nodes}
        endings = (row for row in rows if row.table == "endings.csv")
        return derived(nodes, [*ended(_claims(rows), endings, names)])


def _nodes(rows: Sequence[Row]) -> list[Entity]:
    return [
        Entity(row.get("id"), row.label(), row.values("label", "copy_of"))
        for row in rows
        if row.table in ("nodes.csv", "functions.csv", "documents.csv")
    ]


def _claims(rows: Sequence[Row]) -> list[Relationship]:
    makers = {"relationships.csv": _relationship, "statements.csv": _statement, "documents.csv": _copy}
    made = (makers[row.table](row) for row in rows if row.table in makers)
    return [claim for claim in made if claim is not None]


def _claim(kind: str, start: str, end: str, which: str, properties: dict[str, Any]) -> Relationship:
    place = [str(properties.get(k, "")) for k in ("source", "place", "row", "column")]
    key = claim_id(kind, start, end, place[0], place[1], place[2], place[3], which, properties.get("n", 1))
    return Relationship(key, kind, start, end, {"id": key, **properties})


def _relationship(row: Row) -> Relationship:
    return _claim(
        row.get("type"), row.get("start"), row.get("end"), row.get("role"), row.values("start", "type", "end")
    )


def _statement(row: Row) -> Relationship:
    return _claim("STATES", row.get("source"), row.get("about"), row.get("term"), row.values("about"))


def _copy(row: Row) -> Relationship | None:
    if not row.get("copy_of"):
        return None
    properties = {"source": row.get("id"), "place": "the whole document"}
    return _claim("COPY_OF", row.get("id"), row.get("copy_of"), "", properties)
