"""The fact tables as rows: which columns each has, and where a line stands that is no row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.formulas import as_written
from graph.model import claim_id

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "nodes.csv": ("id", "label", "name", "aliases", "abbreviation"),
    "functions.csv": ("id", "name", "aliases"),
    "documents.csv": ("id", "name", "publisher", "date", "address", "tier", "marking", "copy_of"),
    "relationships.csv": (
        "start", "type", "end", "role", "role_said", "services", "source", "place", "row", "column", "n",
        "says", "as_of", "since", "until", "status", "basis", "reported_from", "scope", "capacity",
        "finding", "commissioned_by", "candidates",
    ),
    "statements.csv": (
        "source", "about", "term", "value", "place", "row", "column", "n", "says", "as_of", "basis",
        "reported_from",
    ),
    "endings.csv": ("claim", "source", "place", "until", "as_of", "says"),
}  # fmt: skip
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "nodes.csv": ("id", "label", "name"),
    "functions.csv": ("id", "name"),
    "documents.csv": ("id", "name", "tier"),
    "relationships.csv": ("start", "type", "end", "source", "place"),
    "statements.csv": ("source", "about", "term", "value", "place"),
    "endings.csv": ("claim", "source", "place", "says"),
}
ONE_LABEL: Final = {"functions.csv": "Function", "documents.csv": "Document"}
LISTS: Final = ("aliases", "services", "candidates", "reported_from")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, empty ones left out, and where it stands."""

    where: str
    table: str
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def label(self) -> str:
        """The label of the node that the row makes: that of its table, where the table has but one."""
        return ONE_LABEL.get(self.table) or self.get("label")

    def claim(self) -> str:
        """The id of the claim that a row of relationships.csv or statements.csv makes."""
        if self.table == "statements.csv":
            kind, start, end, which = "STATES", self.get("source"), self.get("about"), self.get("term")
        else:
            kind, start, end, which = self.get("type"), self.get("start"), self.get("end"), self.get("role")
        source, place, row, column = (self.get(name) for name in ("source", "place", "row", "column"))
        n = int(self.get("n")) if self.get("n").isdecimal() else 1
        return claim_id(kind, start, end, source, place, row, column, which, n)

    def values(self, *leave_out: str) -> dict[str, Any]:
        """The cells as properties: lists where a column holds one, `n` as a number."""
        kept = {k: v for k, v in self.cells.items() if k not in leave_out}
        lists: dict[str, Any] = {
            k: [item.strip() for item in kept[k].split(";") if item.strip()] for k in LISTS if k in kept
        }
        number = {"n": int(kept["n"])} if "n" in kept else {}
        return {**kept, **lists, **number}


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split(";") if item.strip()]


def read_rows(file: Path, problems: list[str]) -> Iterator[Row]:
    """The rows of one table; a line that cannot be one goes to the problems."""
    where = f"{file.parent.name}/{file.name}"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(f"{where}, line {line}: is not UTF-8; save the file as UTF-8.")
        return
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = next(reader, [])
        wrong = list(_header_problems(file.name, header))
        problems += [f"{where}, line 1: {text}" for text in wrong]
        if wrong:
            return
        line = reader.line_num + 1
        for cells in reader:
            here, line = f"{where}, line {line}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                problems.append(f"{here}: {len(cells)} cells; expected {len(header)}, as in the header.")
                continue
            filled = {k: as_written(v).strip() for k, v in zip(header, cells, strict=True) if v.strip()}
            yield Row(here, file.name, filled)
    except csv.Error as error:
        problems.append(f"{where}, line {reader.line_num}: {error}; expected comma-separated cells.")


def _header_problems(table: str, header: Sequence[str]) -> Iterable[str]:
    known = COLUMNS[table]
    for column in header:
        if column not in known:
            yield f'unknown column "{column}"; expected some of {", ".join(known)}.'
    for column in NEEDED[table]:
        if column not in header:
            yield f'no column "{column}".'
    if len(set(header)) < len(header):
        yield "a column stands there twice."
