"""Rows of an answer as cells: bodies by symbol and name, claims by what they say, and each lit with the map."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from graph.drawing.style import SHAPES
from graph.export import plain
from graph.model import Entity, Path, Relationship, Result
from views import words

LONG = 45
"""Characters past which a cell asks for a wide column."""
MANY = 3
"""Plain texts of a list that are shown without opening it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are told with.

    Attributes
    ----------
    bodies, documents : mapping of str to Entity
        By id; a text that is the id of a body is shown as the body.
    lines : mapping of str to str
        Claim to the line of the map that it is behind.
    """

    bodies: Mapping[str, Entity] = field(default_factory=dict)
    documents: Mapping[str, Entity] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


def table(result: Result, known: Known, label: str = "Answer") -> str:
    """The answer as a table that scrolls sideways where it must."""
    return words.table(label, [_head(c, result) for c in result.columns], _rows(result, known), stacks=True)


def worth_showing(result: Result, most: int) -> Result:
    """The columns that hold anything, and no name beside the body it names; the downloads have all.

    Examples
    --------
    >>> worth_showing(Result(("lead", "lead_name", "until"), (("kent", "Kent Police", None),)), 10).columns
    ('lead',)
    """
    kept = [
        place
        for place, column in enumerate(result.columns)
        if (not column.endswith("_name") or column.removesuffix("_name") not in result.columns[:place])
        and any(row[place] not in (None, "", [], ()) for row in result.rows)
    ]
    kept = kept or list(range(len(result.columns)))
    rows = tuple(tuple(row[place] for place in kept) for row in result.rows[:most])
    return Result(tuple(result.columns[place] for place in kept), rows, result.subgraph)


def _head(column: str, result: Result) -> str:
    place = result.columns.index(column)
    numeric = bool(result.rows) and all(_number(row[place]) for row in result.rows)
    return f"{'#' if numeric else ''}{escape(column.replace('_', ' '))}"


def _rows(result: Result, known: Known) -> str:
    made = []
    for row in result.rows:
        cells = "".join(
            f'<td class="n">{_figure(value)}</td>' if _number(value) else _text(value, known) for value in row
        )
        made.append(f"<tr>{cells}</tr>")
    return "".join(made)


def _text(value: Any, known: Known) -> str:
    made = cell(value, known)
    wide = isinstance(value, Relationship) or (len(made) > LONG and "<" not in made)
    return f'<td class="long">{made}</td>' if wide else f"<td>{made}</td>"


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _figure(value: float) -> str:
    """A whole number as it is (it may be a year), another to a few places.

    Examples
    --------
    >>> _figure(2019), _figure(2 / 3), _figure(12.3456)
    ('2019', '0.6667', '12.35')
    """
    return str(value) if isinstance(value, int) else str(round(value, 2 if abs(value) >= 1 else 4))


def cell(value: Any, known: Known) -> str:
    """A value as markup; what it says is only ever text."""
    if isinstance(value, Entity):
        return _body(value)
    if isinstance(value, Relationship):
        return _claim(value, known)
    if isinstance(value, Path):
        return " – ".join(f'<span data-body="{escape(n.id)}">{escape(n.short)}</span>' for n in value.nodes)
    if isinstance(value, list | tuple):
        if len(value) > MANY and all(isinstance(item, str) and item not in known.bodies for item in value):
            return f"<details><summary>{len(value)}</summary>{', '.join(map(escape, value))}</details>"
        return ", ".join(cell(item, known) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{escape(str(key))}: {cell(part, known)}" for key, part in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value in known.bodies:
        return _body(known.bodies[value])
    return "" if value is None else escape(str(value))


def _body(node: Entity) -> str:
    if node.label not in SHAPES:  # a document, figure or rule has no map of its own
        return words.outside(node.name, node.properties.get("address"))
    return f'<span data-body="{escape(node.id)}">{words.to_explore(node)}</span>'


def _claim(claim: Relationship, known: Known) -> str:
    """Who does what with whom, and who says so when."""
    ends = [known.bodies.get(key) for key in (claim.start, claim.end)]
    start, end = (
        node.short if node else key for node, key in zip(ends, (claim.start, claim.end), strict=True)
    )
    document = known.documents.get(str(claim.properties.get("source")))
    said = f"{document.name}, {words.as_of(claim)}" if document else words.as_of(claim)
    line = known.lines.get(claim.id, "")
    mark = f" {words.tag('≠', 'd')}" if claim.properties.get("disputed") else ""
    told = f"{start} {words.relation(claim)} {end}"
    if claim.type == "STATES":
        told = f"{end}: {words.term(str(claim.properties.get('term')))} {claim.properties.get('value')}"
    at = f' data-line="{escape(line)}"' if line else ""
    return f'<span{at}>{escape(told)}{mark}<br><span class="m">{escape(said)}</span></span>'


def text(value: Any) -> str:
    """A value as plain words, for a table that leaves the page.

    Examples
    --------
    >>> text(["a", None, 2]), text(True), text(None)
    ('a, 2', 'yes', '')
    """
    if isinstance(value, Entity):
        return value.name
    if isinstance(value, Relationship):
        return str(value.properties.get("says") or f"{value.start} {words.relation(value)} {value.end}")
    if isinstance(value, Path):
        return " – ".join(node.short for node in value.nodes)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(text, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(plain(value))
