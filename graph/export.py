"""Answers as csv, json and plain tables: what leaves the product."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from graph.formulas import as_text
from graph.model import Entity, Path, Relationship, Result

WIDEST = 60
"""Characters of a cell in a plain table; csv and json have all of it."""
MARKED = "protective_marking"
"""The last column of a file that carries a marking."""


def plain(cell: Any) -> Any:
    """A cell as json has it.

    A node is {id, labels, properties}, a relationship {id, type, start, end, properties} with the ids of
    nodes as its ends, a path {nodes, relationships}.

    Examples
    --------
    >>> plain(Entity("durham", "Force", {"name": "Durham Constabulary"}))
    {'id': 'durham', 'labels': ['Force'], 'properties': {'name': 'Durham Constabulary'}}
    """
    if isinstance(cell, Entity):
        return {"id": cell.id, "labels": [cell.label], "properties": dict(cell.properties)}
    if isinstance(cell, Relationship):
        ends = {"start": cell.start, "end": cell.end}
        return {"id": cell.id, "type": cell.type, **ends, "properties": dict(cell.properties)}
    if isinstance(cell, Path):
        return {"nodes": plain(cell.nodes), "relationships": plain(cell.relationships)}
    if isinstance(cell, list | tuple):
        return [plain(item) for item in cell]
    if isinstance(cell, dict):
        return {key: plain(value) for key, value in cell.items()}
    return cell


def to_json(result: Result) -> str:
    """A list of objects, one a row, keyed by column.

    Examples
    --------
    >>> print(to_json(Result(("id",), (("durham",),))))
    [
    {"id": "durham"}
    ]
    """
    rows = (
        json.dumps(dict(zip(result.columns, map(plain, row), strict=True)), ensure_ascii=False)
        for row in result.rows
    )
    body = ",\n".join(rows)
    return f"[\n{body}\n]" if body else "[]"


def to_csv(result: Result) -> str:
    """Comma-separated rows under the columns; a list, map or node is a json cell, nothing is an empty one.

    A text that a spreadsheet would take for a formula has an apostrophe before it; json has it as it is.

    Examples
    --------
    >>> to_csv(Result(("id", "units"), (("durham", ["npas"]),)))
    'id,units\\r\\ndurham,"[""npas""]"\\r\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(result.columns)
    writer.writerows([_csv_cell(plain(cell)) for cell in row] for row in result.rows)
    return out.getvalue()


def marked(result: Result, marking: str) -> Result:
    """The answer with its marking as a last column, for a file that leaves the product: a line above or below
    the rows would break what reads it, and a row that is copied out takes the column along.

    Examples
    --------
    >>> to_csv(marked(Result(("id",), (("durham",),)), "OFFICIAL"))
    'id,protective_marking\\r\\ndurham,OFFICIAL\\r\\n'
    """
    if not marking:
        return result
    rows = tuple((*row, marking) for row in result.rows)
    return Result((*result.columns, MARKED), rows, result.subgraph, result.warnings, result.cut)


def file_name(stem: str, form: str, marking: str = "") -> str:
    """What a download is called: its marking stands in front.

    Examples
    --------
    >>> file_name("concord-depends", "csv", "OFFICIAL-SENSITIVE COMMERCIAL"), file_name("concord-depends", "csv")
    ('OFFICIAL-SENSITIVE COMMERCIAL concord-depends.csv', 'concord-depends.csv')
    """
    said = " ".join(re.sub(r"[^\w-]+", " ", marking).split())[:80]
    return f"{said} {stem}.{form}".strip()


def _csv_cell(cell: Any) -> Any:
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else as_text(cell)


def to_table(result: Result) -> str:
    """Aligned columns for a terminal; long cells end in an ellipsis, numbers stand to the right.

    Examples
    --------
    >>> print(to_table(Result(("lead", "weight"), (("west-yorkshire", 2),))))
    lead            weight
    west-yorkshire       2
    """
    cells = [[_shown(cell) for cell in row] for row in result.rows]
    widths = [max(map(len, column)) for column in zip(result.columns, *cells, strict=True)]
    numeric = [
        bool(result.rows) and all(isinstance(row[i], int | float) for row in result.rows)
        for i in range(len(result.columns))
    ]
    lines = [_line(line, widths, numeric) for line in [list(result.columns), *cells]]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    shown = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, numeric, strict=True)
    )
    return "  ".join(shown).rstrip()


def _shown(cell: Any) -> str:
    text = " ".join(_words(cell).split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _words(cell: Any) -> str:
    if isinstance(cell, Entity):
        return f"{cell.name} ({cell.id})"
    if isinstance(cell, Relationship):
        said = cell.properties.get("says")
        return f"{said} ({cell.id})" if said else f"{cell.start} {cell.type} {cell.end} ({cell.id})"
    if isinstance(cell, Path):
        return " - ".join(node.short for node in cell.nodes)
    if isinstance(cell, list | tuple):
        return ", ".join(_words(item) for item in cell)
    if isinstance(cell, dict):
        return json.dumps(plain(cell), ensure_ascii=False)
    return "" if cell is None else str(cell)


FORMATS = {"table": to_table, "csv": to_csv, "json": to_json}
