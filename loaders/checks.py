"""What a row of facts must be: every problem of every row at once, with where, what and what was expected."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from graph import schema
from graph.dates import interval
from loaders import endings
from loaders.rows import NEEDED, Row

NODE_TABLES = ("nodes.csv", "functions.csv", "documents.csv")
CLOSED = {
    "status": schema.STATUSES,
    "basis": schema.BASES,
    "scope": schema.SCOPES,
    "capacity": schema.CAPACITIES,
    "tier": schema.TIERS,
}
ELECTRONIC = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TELEPHONE = re.compile(r"(?<![\w-])(?:\+44\s?\d{2,4}|0\d{2,4})[ -]\d{3,4}[ -]?\d{3,4}(?!\d)")
OWN = {"role", "services", "capacity", "finding", "commissioned_by", "candidates"}


def problems(rows: Sequence[Row]) -> list[str]:
    """Every problem of the rows, in their order.

    Parameters
    ----------
    rows : sequence of Row
        Of all tables that are to be loaded together, since a row may speak of any of their nodes.

    Returns
    -------
    list of str
        "folder/file, line n: what was found; what was expected." Empty where all is well.
    """
    labels = _labels(rows)
    seen_nodes: dict[str, str] = {}
    seen_claims: dict[str, Row] = {}
    found: list[str] = []
    for row in rows:
        missing = [f'no "{column}".' for column in _needed(row) if not row.get(column)]
        texts = [*missing, *_closed(row), *_dates(row), *_number(row), *_private(row)]
        if row.table in NODE_TABLES:
            texts += _node(row, labels, seen_nodes)
        if not missing and row.table == "relationships.csv":
            texts += [*_ends(row, labels), *_own(row), *_once(row, seen_claims)]
        if not missing and row.table == "statements.csv":
            texts += [*_statement(row, labels), *_once(row, seen_claims)]
        if not missing and row.table == "endings.csv":
            texts += _resolves("source", row.get("source"), labels, ("Document",))
        found += [f"{row.where}: {text}" for text in texts]
    return found + endings.problems(rows, seen_claims)


def _needed(row: Row) -> Iterable[str]:
    return (*NEEDED[row.table], *(("role",) if row.get("type") in schema.ROLES else ()))


def _labels(rows: Sequence[Row]) -> dict[str, str]:
    return {row.get("id"): row.label() for row in rows if row.table in NODE_TABLES and row.get("id")}


def _closed(row: Row) -> Iterator[str]:
    for column, allowed in CLOSED.items():
        value = row.get(column)
        if value and value not in allowed:
            yield f'{column} "{value}"; expected one of {", ".join(allowed)}, or nothing.'


def _dates(row: Row) -> Iterator[str]:
    dated = [(column, row.get(column)) for column in schema.DATES]
    if row.table == "statements.csv" and row.get("term") in ("since", "until", *schema.DATES):
        dated.append(("value", row.get("value")))
    for column, value in dated:
        if value:
            try:
                interval(value)
            except ValueError as error:
                yield f"{column} {error}."
    try:
        if (
            row.get("since")
            and row.get("until")
            and interval(row.get("until"))[1] < interval(row.get("since"))[0]
        ):
            yield f'until "{row.get("until")}" lies before since "{row.get("since")}".'
    except ValueError:
        return


def _private(row: Row) -> Iterator[str]:
    for column, value in row.cells.items():
        if column != "address" and (ELECTRONIC.search(value) or TELEPHONE.search(value)):
            yield f"{column} holds a telephone number or an e-mail address; leave it out, names and posts suffice."


def _number(row: Row) -> Iterator[str]:
    n = row.get("n")
    if n and not (n.isdecimal() and int(n) > 0):
        yield f'n "{n}"; expected 1, 2, 3 and so on, or nothing.'


def _node(row: Row, labels: dict[str, str], seen: dict[str, str]) -> Iterator[str]:
    key = row.get("id")
    if key in seen:
        yield f'id "{key}" stands at {seen[key]} already; an id is unique over all labels.'
    seen.setdefault(key, row.where)
    if key and any(c.isspace() for c in key):
        yield f'id "{key}" has a space in it; expected a slug such as "west-yorkshire".'
    if row.table == "nodes.csv" and row.get("label") and row.get("label") not in schema.NODE_LABELS:
        yield f'label "{row.get("label")}"; expected one of {", ".join(schema.NODE_LABELS)}.'
    if row.table == "nodes.csv" and row.get("label") in ("Document", "Function"):
        yield f"a {row.get('label')} belongs in {row.get('label').lower()}s.csv."
    if row.table == "documents.csv" and row.get("copy_of"):
        yield from _resolves("copy_of", row.get("copy_of"), labels, ("Document",))


def _resolves(
    column: str, key: str, labels: dict[str, str], allowed: Sequence[str] = schema.NODE_LABELS
) -> Iterator[str]:
    if key not in labels:
        close = get_close_matches(key, labels, 1)
        yield f'{column} "{key}" is no id' + (f'; closest: "{close[0]}".' if close else ".")
    elif labels[key] in schema.NODE_LABELS and labels[key] not in allowed:
        yield f'{column} "{key}" is a {labels[key]}; expected {" or ".join(allowed)}.'


def _ends(row: Row, labels: dict[str, str]) -> Iterator[str]:
    kind = row.get("type")
    if kind not in schema.JOINS or kind in ("STATES", "COPY_OF"):
        allowed = (kind for kind in schema.JOINS if kind not in ("STATES", "COPY_OF"))
        yield f'type "{kind}"; expected one of {", ".join(allowed)}.'
        return
    join = schema.JOINS[kind]
    for column, ends in (("start", join.starts), ("end", join.ends)):
        for text in _resolves(column, row.get(column), labels, ends):
            yield f"{kind}: {text}"
    yield from _resolves("source", row.get("source"), labels, ("Document",))
    if row.get("start") == row.get("end"):
        yield f'start and end are both "{row.get("start")}".'


def _own(row: Row) -> Iterator[str]:
    kind = row.get("type")
    allowed = schema.JOINS[kind].own if kind in schema.JOINS else ()
    for column in sorted(OWN - set(allowed)):
        if row.get(column):
            yield f'{kind} has no {column}, and here it is "{row.get(column)}".'
    role = row.get("role")
    if kind in schema.ROLES and role and role not in schema.ROLES[kind]:
        yield f'role "{role}"; expected one of {", ".join(schema.ROLES[kind])}.'


def _statement(row: Row, labels: dict[str, str]) -> Iterator[str]:
    yield from _resolves("source", row.get("source"), labels, ("Document",))
    yield from _resolves("about", row.get("about"), labels)
    if row.get("term") in (*schema.RESERVED, "id", "disputed"):
        yield f'term "{row.get("term")}" is a name that the stores keep for themselves.'
    if row.get("term") == "status" and row.get("value") not in schema.STATUSES:
        yield f'status "{row.get("value")}"; expected one of {", ".join(schema.STATUSES)}.'


def _once(row: Row, seen: dict[str, Row]) -> Iterator[str]:
    key = row.claim()
    if key in seen:
        yield f"says again what {seen[key].where} says at the same place; number them n = 1, 2, ... or drop one."
    seen.setdefault(key, row)
