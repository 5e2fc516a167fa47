"""The same as the map as a table, in the order of the keyboard walk: each row a link to what is behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.drawing import style
from graph.drawing.parts import Line, Picture
from graph.model import Entity, Relationship, Result, Subgraph
from graph.schema import JOINS
from graph.store import Store
from views import leaving, words
from views.explore.sifting import status
from views.explore.state import View

MOST = 150
"""Rows shown at once; the rest on request."""
HEADS = ("From", "Relation", "To", "Status", "Newest source", "#Works")


def show(
    store: Store,
    view: View,
    drawn: Picture,
    order: Sequence[str],
    network: Subgraph,
    documents: Mapping[str, Entity],
) -> None:
    """The lines of the map as rows, and every claim of the view to take away."""
    lines = walked(drawn.lines, order)
    whole = len(lines) <= MOST or st.session_state.get("all-rows") == view.scope
    rows = "".join(_row(view, drawn, line, network, documents) for line in lines[: None if whole else MOST])
    st.html(
        f'<section class="tbl"><h2>The same as a table</h2><p class="m">{words.count(len(lines), "line")}, in the '
        f"order of the keyboard walk. Choose one to read who says so.</p>"
        f"{words.table('Table of lines', HEADS, rows)}</section>"
    )
    with st.container(horizontal=True):
        if not whole:
            st.button(f"Show all {len(lines):,} lines", key="more-rows", on_click=_all, args=(view.scope,))
        stem = "-".join(drawn.focus[:2]) or view.scope
        leaving.download(store, claims(network, documents), stem, label="Download the claims as CSV")


def _all(scope: str) -> None:
    st.session_state["all-rows"] = scope


def walked(lines: Sequence[Line], order: Sequence[str]) -> list[Line]:
    """Lines as the keyboard meets them: body by body in reading order, each line once.

    Examples
    --------
    >>> lines = [Line(f"{a}-u", a, "u", "LEADS", "LEADS", ("c",)) for a in ("kent", "durham")]
    >>> [line.start for line in walked(lines, ["durham", "u", "kent"])]
    ['durham', 'kent']
    """
    at: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        at[line.start].append(line)
        at[line.end].append(line)
    bodies = [*order, *(end for line in lines for end in (line.start, line.end))]
    met = {line.id: line for key in dict.fromkeys(bodies) for line in at[key]}
    return list(met.values())


def _row(view: View, drawn: Picture, line: Line, network: Subgraph, documents: Mapping[str, Entity]) -> str:
    behind = [network.relationships[key] for key in line.claims if key in network.relationships]
    newest = max(behind, key=lambda claim: (str(claim.properties.get("as_of", "")), claim.id), default=None)
    document = documents.get(str(newest.properties.get("source"))) if newest else None
    publisher = str(document.properties.get("publisher") or document.name) if document else ""
    dated = words.day(newest.properties.get("as_of")) if newest else ""
    mark = words.tag("≠", "d") if line.disputed else ""
    lit = line.id in view.selected
    start, end = (_body(view, drawn, key) for key in (line.start, line.end))
    role = f'<br><span class="m">{escape(", ".join(line.roles))}</span>' if line.roles else ""
    said = words.link(JOINS[line.relation].said, **view.but(selected=(line.id,)).query())
    pen = words.drawn(style.line_svg(line.style, possible=line.possible, ended=line.ended, stale=line.stale))
    return (
        f'<tr class="{"on" if lit else ""}" data-line="{escape(line.id)}"><td>{start}</td>'
        f'<td class="rel">{pen} {said}{role}</td><td>{end}</td>'
        f'<td class="st">{status(line, network).capitalize()} {mark}</td>'
        f'<td>{dated}<br><span class="m">{escape(publisher)}</span></td><td class="n">{line.works}</td></tr>'
    )


def _body(view: View, drawn: Picture, key: str) -> str:
    body = drawn.body(key)
    if body is None:
        return escape(key)
    name = words.link(body.name, **view.but(selected=(key,)).query())
    return f'<span data-body="{escape(key)}">{words.drawn(style.body_svg(body.shape, size=15))} {name}</span>'


def claims(network: Subgraph, documents: Mapping[str, Entity]) -> Result:
    """Every claim of the view as rows, folded ones included, for taking away."""
    own = ("start", "type", "end", "role", "status", "since", "until", "basis", "scope", "says")
    rows = []
    for claim in sorted(network.relationships.values(), key=lambda c: (c.start, c.type, c.end, c.id)):
        told = _document(claim, documents)
        said = (claim.start, claim.type, claim.end, *(claim.properties.get(k) for k in own[3:]))
        rows.append((*said, *told, claim.properties.get("as_of"), claim.id))
    return Result((*own, "document", "address", "place", "as_of", "claim"), tuple(rows), network)


def _document(claim: Relationship, documents: Mapping[str, Entity]) -> tuple[object, ...]:
    document = documents.get(str(claim.properties.get("source")))
    told = document.properties if document else {}
    return told.get("name"), told.get("address"), claim.properties.get("place")
