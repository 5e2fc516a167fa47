"""What a person accepted, as rows of the office's own fact tables: all of it, or nothing."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.errors import ConcordError, FactsError
from graph.formulas import as_text
from graph.model import Entity
from loaders import checks
from loaders.candidates import Candidate
from loaders.names.abbreviations import plain_name
from loaders.names.identity import Known
from loaders.review.entering import Note, entered
from loaders.review.newcomers import Newcomers, answers
from loaders.rows import COLUMNS, Row, read_rows
from loaders.tables import Tables, shipped, standing
from loaders.whole import settle, table, write_together

SAME: Final = (
    "value",
    "services",
    "capacity",
    "finding",
    "status",
    "since",
    "until",
    "as_of",
    "basis",
    "scope",
    "claim",
)
"""What two rows of one claim must agree on; the wording may differ, and the one that stands stays."""
APART: Final = ("value", "services", "capacity", "finding")
"""What makes two claims of one place about the same things, numbered n = 1, 2, ..."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the document that the rows come from, beside its id."""

    name: str = ""
    publisher: str = ""
    date: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting did.

    Attributes
    ----------
    added : mapping of str to int
        Rows added to each table.
    known : int
        Accepted rows that stand there already.
    decided : mapping of str to int
        Rows by decision; an undecided one has an empty decision.
    """

    added: Mapping[str, int] = field(default_factory=dict)
    known: int = 0
    decided: Mapping[str, int] = field(default_factory=dict)


def accept(
    told: Sequence[tuple[str, Candidate]],
    folder: Path,
    *,
    note: Note | None = None,
    about: About | Mapping[str, About] | None = None,
) -> Accepted:
    """Enter the accepted candidates into a folder of facts.

    Parameters
    ----------
    told : sequence of (str, Candidate)
        Each with where it stands, such as "candidates.csv, row 12".
    folder : Path
        The office's own; made where it is not there. Its rows stay, whatever they say.
    note : Note, optional
        The source of rows that name none.
    about : About or mapping of str to About, optional
        Of the one document that is new with these rows; of several, by their ids, and by "" of all others.

    Returns
    -------
    Accepted

    Raises
    ------
    FactsError
        With every row that is wrong. Nothing is written then.
    ConcordError
        If the folder is that of the shipped facts.

    Notes
    -----
    The tables are read, and checked together with the shipped facts and every folder of CONCORD_FACTS. They
    are sorted, so that the order of accepting leaves no trace and a comparison of versions is short.
    """
    if folder.resolve() == shipped().resolve():
        raise ConcordError(f"{folder} holds the facts that come with Concord; name a folder of your own.")
    settle(folder)
    others = [other for other in standing() if other.resolve() != folder.resolve()]
    own_rows = _rows([folder])
    known = Known.of(Tables(*others, *([folder] if own_rows else [])).read())
    problems: list[str] = []
    accepted = [(where, candidate) for where, candidate in told if candidate.decision == "accept"]
    newcomers = Newcomers(known, _by_name(own_rows), answers(candidate for _, candidate in accepted))
    made = list(_made(accepted, newcomers, note, problems))
    problems += newcomers.alike()
    rows = [*_rows(others), *own_rows]
    fresh = _not_yet(made, rows, problems)
    by_id = {"": about} if isinstance(about, About) else about or {}
    problems += _strangers(by_id, {candidate.source for _, candidate in told})
    documents = list(_documents(fresh, rows, note, by_id, problems))
    new = [*(_node(node) for node in newcomers.nodes.values()), *documents, *fresh]
    problems += checks.problems([*rows, *new])
    if problems:
        raise FactsError(_by_row(problems))
    added = Counter(row.table for row in new)
    if new:
        write_together(folder, {name: _text(name, [*own_rows, *new]) for name in added})
    decided = Counter(candidate.decision for _, candidate in told)
    return Accepted(dict(added), len(made) - len(fresh), dict(decided))


def _made(
    accepted: Iterable[tuple[str, Candidate]], newcomers: Newcomers, note: Note | None, problems: list[str]
) -> Iterator[Row]:
    """The rows of the candidates with which nothing is wrong."""
    for where, candidate in accepted:
        before = len(problems)
        row = entered(where, candidate, newcomers, note, problems)
        if len(problems) == before:
            yield row


def _node(node: Entity) -> Row:
    return Row(node.id, "nodes.csv", {"id": node.id, "label": node.label, "name": node.name})


def _rows(folders: Iterable[Path]) -> list[Row]:
    problems: list[str] = []
    files = [table(folder, name) for folder in folders for name in COLUMNS]
    rows = [row for file in files if file.is_file() for row in read_rows(file, problems)]
    if problems:
        raise FactsError(problems)
    return rows


def _by_name(rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    nodes = (row for row in rows if row.table == "nodes.csv")
    return {(row.label(), plain_name(row.get("name"))): row.get("id") for row in nodes}


def _not_yet(made: Sequence[Row], standing_rows: Iterable[Row], problems: list[str]) -> list[Row]:
    """The rows that say what no row says yet, numbered where one place makes several claims of one kind."""
    claims: dict[str, list[Row]] = {}
    for row in standing_rows:
        if key := _key(row):
            claims.setdefault(key, []).append(row)
    fresh = []
    for row in sorted(made, key=lambda row: (_key(row), sorted(row.cells.items()))):
        there = claims.setdefault(_key(row), [])
        same = next((other for other in there if _agree(row, other, APART)), None)
        if same is None:
            n = max((int(other.get("n") or 1) for other in there), default=0) + 1
            row = Row(row.where, row.table, {**row.cells, **({"n": str(n)} if n > 1 else {})})
            there.append(row)
            fresh.append(row)
        elif not _agree(row, same, SAME):
            differ = ", ".join(column for column in SAME if row.get(column) != same.get(column))
            problems.append(
                f"{row.where}: says otherwise than {same.where} in {differ}, of the same claim at the same place. "
                "That one stays; change it there, or reject this one."
            )
    return fresh


def _agree(row: Row, other: Row, columns: Iterable[str]) -> bool:
    return all(row.get(column) == other.get(column) for column in columns)


def _key(row: Row) -> str:
    """What two rows of one claim share, whatever their number; empty for a node."""
    if row.table == "endings.csv":
        return f"ends {row.get('claim')}"
    if row.table not in ("relationships.csv", "statements.csv"):
        return ""
    return Row(row.where, row.table, {k: v for k, v in row.cells.items() if k != "n"}).claim()


def _strangers(about: Mapping[str, About], sources: Collection[str]) -> Iterator[str]:
    """A problem for each document that something is said of, and no row comes from."""
    for unknown in sorted(about.keys() - {"", *sources}):
        expected = ", ".join(sorted(sources)) or "none"
        yield f"{unknown}: no row comes from a document of that id; they come from {expected}."


def _documents(
    fresh: Sequence[Row],
    rows: Iterable[Row],
    note: Note | None,
    by_id: Mapping[str, About],
    problems: list[str],
) -> Iterator[Row]:
    """A row for each document that is the source of a new row and is not known yet."""
    known = {row.get("id") for row in rows if row.table == "documents.csv"}
    sources = sorted({row.get("source") for row in fresh} - known)
    files = [source for source in sources if note is None or source != note.id]
    if len(files) > 1 and by_id.get("", About()).name:
        problems.append(
            f"{', '.join(files)}: are {len(files)} new documents, and one name was given. "
            f"Say which it is of, as in --name {files[0]}=NAME."
        )
    for source in sources:
        if note and source == note.id:
            cells = {"id": source, "name": note.name, "publisher": note.by, "date": note.on, "tier": "own"}
        else:
            days = {row.get("as_of") for row in fresh if row.get("source") == source}
            day = next(iter(days)) if len(days) == 1 else ""
            told, every = by_id.get(source, About()), by_id.get("", About())
            cells = {
                "id": source,
                "name": told.name or every.name or _called(source),
                "publisher": told.publisher or every.publisher,
                "date": told.date or every.date or day,
                "tier": "own",
                "marking": told.marking or every.marking,
            }
        yield Row(source, "documents.csv", {column: text for column, text in cells.items() if text})


def _called(source: str) -> str:
    """A name made of a document's id, where nobody gave one.

    Examples
    --------
    >>> _called("doc-derbyshire-register-2024-1f2e3d4c")
    'Derbyshire register 2024'
    """
    words = re.sub(r"^doc-|-[0-9a-f]{8}$", "", source).replace("-", " ").strip()
    return words[:1].upper() + words[1:] or source


def _text(name: str, rows: Iterable[Row]) -> str:
    columns = COLUMNS[name]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    cells = ([as_text(_lines(row.get(column))) for column in columns] for row in rows if row.table == name)
    writer.writerows(sorted(cells))
    return out.getvalue()


def _by_row(problems: Iterable[str]) -> list[str]:
    """The problems in the order of their rows, those of several rows that say the same as one.

    Examples
    --------
    >>> _by_row(["c.csv, row 9: no end.", "c.csv, row 3: no end.", "c.csv, row 5: no start."])
    ['c.csv, row 3 and row 9: no end.', 'c.csv, row 5: no start.']
    """
    rows: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        told = re.match(r"([^:]*, )row (\d+): (.*)", problem, re.S)
        file, row, text = told.groups() if told else ("", "0", problem)
        rows.setdefault((file, text), []).append(int(row))
    ordered = sorted((sorted(numbers), file, text) for (file, text), numbers in rows.items())
    return [f"{file}{_rows_told(numbers)}: {text}" if numbers[0] else text for numbers, file, text in ordered]


def _rows_told(numbers: Sequence[int]) -> str:
    if len(numbers) > 3:
        return f"row {numbers[0]} and {len(numbers) - 1:,} others"
    return " and ".join(f"row {number}" for number in numbers)


def _lines(text: str) -> str:
    """A cell with its lines ended as those of the table are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
