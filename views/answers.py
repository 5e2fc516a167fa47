"""An answer on the page: what it could not see, its rows, its downloads and its map."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from graph.drawing import free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.view import picture
from graph.export import to_csv, to_json
from graph.model import Entity, Path, Relationship, Result
from graph.questions import present_day
from graph.store import Store
from views import asking, words

SHOWN = 300
"""Rows on the page; the downloads have all."""
LONG = 45
"""Characters past which a cell asks for a wide column."""
DRAWN = 80
"""Bodies that an answer's map is drawn for."""
MAP = "answer"


def show(store: Store, result: Result, name: str) -> None:
    """What the answer could not see, its rows with downloads, and a map of what the rows speak of."""
    bodies = asking.named(store)
    for warning in result.warnings:
        st.html(f'<p class="note">{escape(warning)}</p>')
    st.html(f"<h2>{words.count(len(result.rows), 'row')}</h2>")
    if result.rows:
        with st.container(horizontal=True):
            for form, made, mime in (("csv", to_csv, "text/csv"), ("json", to_json, "application/json")):
                st.download_button(
                    f"Download as {form.upper()}",
                    made(result),
                    f"concord-{name}.{form}",
                    mime,
                    on_click="ignore",
                )
        shown = _worth_showing(result)
        st.html(words.table("Answer", [_head(c, shown) for c in shown.columns], _rows(shown, bodies)))
    if len(result.rows) > SHOWN:
        st.html(f'<p class="m">The first {SHOWN} of {len(result.rows):,} rows; the downloads have all.</p>')
    _map(store, result)


def _worth_showing(result: Result) -> Result:
    """The columns that hold anything, and no name beside the body it names; the downloads have all."""
    kept = [
        place
        for place, column in enumerate(result.columns)
        if column.removesuffix("_name") not in result.columns[:place]
        and any(row[place] not in (None, "", [], ()) for row in result.rows)
    ]
    rows = tuple(tuple(row[place] for place in kept) for row in result.rows[:SHOWN])
    return Result(tuple(result.columns[place] for place in kept), rows)


def _head(column: str, result: Result) -> str:
    place = result.columns.index(column)
    numeric = all(isinstance(row[place], int | float) for row in result.rows)
    return f"{'#' if numeric else ''}{escape(column.replace('_', ' '))}"


def _rows(result: Result, bodies: Mapping[str, Entity]) -> str:
    made = []
    for row in result.rows:
        cells = "".join(
            f'<td class="n">{cell}</td>' if _number(cell) else _text(_cell(cell, bodies)) for cell in row
        )
        made.append(f"<tr>{cells}</tr>")
    return "".join(made)


def _text(cell: str) -> str:
    return f'<td class="long">{cell}</td>' if len(cell) > LONG and "<" not in cell else f"<td>{cell}</td>"


def _number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _cell(cell: Any, bodies: Mapping[str, Entity]) -> str:
    if isinstance(cell, Entity):
        return words.to_explore(cell)
    if isinstance(cell, Relationship):
        return escape(str(cell.properties.get("says") or f"{cell.start} {cell.type} {cell.end}"))
    if isinstance(cell, Path):
        return " – ".join(escape(node.short) for node in cell.nodes)
    if isinstance(cell, list | tuple):
        if len(cell) > 3 and all(isinstance(item, str) and item not in bodies for item in cell):
            return f"<details><summary>{len(cell)}</summary>{', '.join(map(escape, cell))}</details>"
        return ", ".join(_cell(item, bodies) for item in cell)
    if isinstance(cell, str) and cell in bodies:
        return words.to_explore(bodies[cell])
    return "" if cell is None else escape(str(cell))


def _map(store: Store, result: Result) -> None:
    if not result.subgraph.relationships:
        return
    today = st.query_params.get("today") or present_day()
    drawn = picture(result.subgraph, today=today, copies=asking.copies(store))
    if not 2 <= len(drawn.bodies) <= DRAWN:
        st.html(
            f'<p class="m">{words.count(len(drawn.bodies), "body", "bodies")} on the way: a map is drawn for 2 to '
            f"{DRAWN}. Ask about one body to see fewer.</p>"
        )
        return
    st.html("<h2>On a map</h2>")
    layout = free.place(drawn, width=map_width(MAP), height=560)
    opened = happened(MAP).ids
    network_map(drawn, layout, key=MAP, selected=opened, offers=("open",))
    line = drawn.line(opened[0]) if opened else None
    if line:
        claims = [result.subgraph.relationships[key] for key in line.claims]
        st.html(words.claim_list(claims, result.subgraph, asking.documents(store)))
