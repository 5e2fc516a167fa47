"""An answer as tables: what is certain, what is possible and what was not seen apart; the evidence of a row in it."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any, Final

import streamlit as st

from graph import schema
from graph.model import Entity, Relationship, Result, Subgraph
from graph.store import Store
from views import asking, rows, words
from views.dependencies.parts import certainty
from views.questions import behind
from views.questions.catalogue import Listed
from views.questions.state import Asked

SHOWN: Final = 300
"""Rows of a table on the page; the files have all."""
MOST: Final = 4
"""Things of a list that are shown without opening it."""
SECTIONS: Final = (
    ("certain", "Certain", ""),
    ("possible", "Possible", ", not in the total"),
    (None, "Not seen", ""),
)
HIDDEN: Final = ("certainty", "documents", "claims", "claim", "id", "source", "address", "row", "column")
DATES: Final = ("as_of", "since", "until", "date", "known_from", "held")
HEADS: Final = {
    "a": "One",
    "b": "Other",
    "age": "Years old",
    "as_of": "As of",
    "by_class": "As “all forces”",
    "class_number": "As “all forces”",
    "class_weight": "Of these as “all forces”",
    "cut_off": "Who would be cut off",
    "dependant": "Who depends",
    "end": "With whom or what",
    "inherited": "From a unit above",
    "lead": "On",
    "may_sign": "May have to sign",
    "must_sign": "Must sign",
    "number": "How many",
    "of": "Out of",
    "of_what_it_covers": "Said only of what it covers",
    "r": "Claim",
    "relation": "Does what",
    "reported_from": "Reporting on",
    "role_said": "In the source’s words",
    "start": "Who",
    "term": "On what",
    "tier": "Kind of source",
    "units": "Through",
    "weight": "Units",
}
NUMBERS: Final = int | float


def show(store: Store, asked: Asked, question: Listed, result: Result) -> None:
    """The tables."""
    records = result.records()
    for sure, head, more in SECTIONS if "certainty" in result.columns else ((..., "", ""),):
        some = [row for row in records if sure is ... or row["certainty"] == sure]
        if not some:
            continue
        said = words.count(len(some), question.one, question.many)
        title = f"{certainty(head)} {escape(said)}{more}" if head else escape(said)
        st.html(f'<h2 class="q-sure">{title}</h2>{_table(store, asked, result, some, head or "Answer")}')


def _table(store: Store, asked: Asked, result: Result, some: Sequence[Mapping[str, Any]], label: str) -> str:
    bodies = {**result.subgraph.nodes, **asking.named(store)}
    known = rows.Known(bodies, asking.documents(store))
    columns = _columns(result, some, bodies, asked.values.values())
    shown = list(enumerate(some))[:SHOWN]
    shown += [pair for pair in list(enumerate(some))[SHOWN:] if behind.row_key(pair[1]) == asked.row]
    proved = any(behind.claim_ids(row) for _, row in shown)
    made = []
    for _, row in shown:
        key = behind.row_key(row)
        cells = "".join(_cell(column, row[column], known) for column in columns)
        last = evidence_link(asked, row, key) if proved else ""
        on = ' class="on"' if key == asked.row else ""
        made.append(f"<tr{on}>{cells}{last}</tr>")
        if key == asked.row:
            made.append(evidence_row(store, result, row, len(columns) + proved))
    heads = [_head(column, some) for column in columns] + (["Evidence"] if proved else [])
    cut = len(some) - SHOWN
    note = f'<p class="m">The first {SHOWN} of {len(some):,} rows; the files have all.</p>' if cut > 0 else ""
    return words.table(label, heads, "".join(made), stacks=True) + note


def _columns(
    result: Result,
    some: Sequence[Mapping[str, Any]],
    bodies: Mapping[str, Entity],
    given: Collection[str] = (),
) -> list[str]:
    """What is worth a column: what says anything but what was asked for, and no name beside the body that it names.

    Examples
    --------
    >>> kent = Entity("kent", "Force", {"name": "Kent Police"})
    >>> row = {"body": "kent", "name": "Kent Police", "until": None, "claims": ["c1"]}
    >>> _columns(Result(tuple(row), (tuple(row.values()),)), [row], {"kent": kent})
    ['body']
    """
    found: list[str] = []
    for column in result.columns:
        cells = [row[column] for row in some]
        if column in HIDDEN and result.columns != ("r",) and not _only(column, cells, result):
            continue
        if all(
            cell in (None, "", [], ()) or cell in given or cell in ([each] for each in given)
            for cell in cells
        ):
            continue
        if "name" in column and any(all(_names(row[f], row[column], bodies) for row in some) for f in found):
            continue
        found.append(column)
    if {"known", "of"} <= set(found) and len({(row["known"], row["of"]) for row in some}) == 1 < len(some):
        found = [column for column in found if column not in ("known", "of")]  # the bar above tells them
    return found or list(result.columns)


def _only(column: str, cells: Sequence[Any], result: Result) -> bool:
    """Whether a column that is hidden elsewhere is what the answer is about: claims that are counted, a place."""
    if column in behind.NAMING:
        return all(isinstance(cell, NUMBERS) for cell in cells)
    return column == "row" and "place" in result.columns and "claim" not in result.columns


def _names(key: Any, name: Any, bodies: Mapping[str, Entity]) -> bool:
    keys, names = (cell if isinstance(cell, list) else [cell] for cell in (key, name))
    return [bodies[k].name if k in bodies else None for k in keys if isinstance(k, str)] == names


def _head(column: str, some: Sequence[Mapping[str, Any]]) -> str:
    said = HEADS.get(column) or words.term(column)[:1].upper() + words.term(column)[1:]
    return f"{'#' if _numeric(column, some) else ''}{escape(said)}"


def _numeric(column: str, some: Sequence[Mapping[str, Any]]) -> bool:
    cells = [row[column] for row in some if row[column] is not None]
    return bool(cells) and all(isinstance(c, NUMBERS) and not isinstance(c, bool) for c in cells)


def _cell(column: str, value: Any, known: rows.Known) -> str:
    if isinstance(value, NUMBERS) and not isinstance(value, bool):
        return (
            f'<td class="n">{value:,}</td>' if isinstance(value, int) else f'<td class="n">{value:.4g}</td>'
        )
    return f"<td{' class=long' if _long(column, value) else ''}>{said(column, value, known)}</td>"


def _long(column: str, value: Any) -> bool:
    return (isinstance(value, str) and len(value) > 45 and value.count(" ") > 3) or (
        isinstance(value, list) and len(value) > 2
    )


def said(column: str, value: Any, known: rows.Known) -> str:
    """A value of a column as markup, in the words of the page.

    Examples
    --------
    >>> known = rows.Known()
    >>> said("as_of", "2021-05", known), said("relation", "LEADS", known), said("missing", ["staff", "review_date"], known)
    ('May 2021', 'leads', 'staff, review date')
    """
    if isinstance(value, list | tuple) and value and all(isinstance(item, str) for item in value):
        each = [said(column, item, known) for item in value]
        if len(each) <= MOST + 1:
            return ", ".join(each)
        return (
            f'{", ".join(each[:MOST])} <details class="rest"><summary>and {len(each) - MOST} more</summary>'
            f"{', '.join(each[MOST:])}</details>"
        )
    if not isinstance(value, str) or value in known.bodies:
        return rows.cell(value, known)
    if column in DATES and value[:4].isdigit():
        return escape(words.day(value))
    if value in schema.JOINS:
        return escape(schema.JOINS[value].said)
    if column == "tier":
        return words.tier(value)
    if value in schema.AGREEMENT_TERMS or column == "term":
        return escape(words.term(value))
    if column == "works" and value in known.documents:
        return escape(known.documents[value].name)
    return escape(value)


def evidence_link(asked: Asked, row: Mapping[str, Any], key: str) -> str:
    """The last cell of a row: how many claims it rests on, a link that opens or shuts them."""
    number = len(behind.claim_ids(row))
    if not number:
        return '<td class="m">none</td>'
    opened = key == asked.row
    to = asked.but(row="" if opened else key, selected="")
    text = "Close" if opened else words.count(number, "claim")
    link = words.link(text, **to.query()).replace("<a ", f'<a aria-expanded="{str(opened).lower()}" ', 1)
    return f'<td class="nw">{link}</td>'


def evidence_row(store: Store, result: Result, row: Mapping[str, Any], width: int) -> str:
    """What stands under a row that is open: the claims that it rests on."""
    within = behind.claims(store, result, behind.claim_ids(row))
    return f'<tr class="ev"><td colspan="{width}">{evidence(store, list(within.relationships.values()), within)}</td></tr>'


def evidence(
    store: Store, found: Sequence[Relationship], within: Subgraph, *, head: str = "Who says so"
) -> str:
    """Who says so: the claims, newest first."""
    sources = {claim.properties.get("source") for claim in found}
    said_by = f"{words.count(len(found), 'claim')} in {words.count(len(sources), 'document')}, newest first"
    listed = words.claim_list(found, within, asking.documents(store))
    return f'<section aria-label="Evidence" class="q-ev"><h3>{head}</h3><p class="m">{said_by}</p>{listed}</section>'
