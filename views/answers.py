"""An answer on the page: what it could not see, its rows, its downloads and its map."""

from html import escape

import streamlit as st

from graph.drawing import free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.component.copy import copy_button
from graph.drawing.parts import Picture
from graph.drawing.style import SHAPES
from graph.drawing.view import picture
from graph.model import Result, Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking, copying, leaving, rows, words

SHOWN = 300
"""Rows on the page; the downloads have all."""
DRAWN = 80
"""Bodies that an answer's map is drawn for."""
BESIDE = 22
"""Bodies up to which the map stands beside the rows; with more it is as wide as the page, and the rows below."""
MAP = "answer"
HEIGHT = 560


def show(store: Store, result: Result, name: str, *, title: str = "", named: bool = True) -> None:
    """What the answer could not see, its rows with downloads, and a map of what the rows speak of.

    Parameters
    ----------
    store : Store
    result : Result
    name : str
        What a download is called after "concord-".
    title : str
        What stands above the table where it is copied; the name unless given.
    named : bool, default True
        Whether it answers a named question, whose rows name their claims.
    """
    for warning in result.warnings:
        st.html(f'<p class="note">{escape(warning)}</p>')
    st.html(f"<h2>{words.count(len(result.rows), 'row')}</h2>")
    if result.rows:
        tools(store, result, name, title=title or name.replace("_", " "), named=named)
    drawn = drawing(store, result)
    if not drawn or not 2 <= len(drawn.bodies) <= DRAWN:
        _table(store, result, drawn)
        _why_no_map(result, drawn)
    elif len(drawn.bodies) <= BESIDE:
        left, right = st.columns([1, 1], gap="medium")
        with left:
            _table(store, result, drawn)
        with right, st.container(key="answer-map"):
            _map(store, result, drawn)
    else:
        _map(store, result, drawn)
        with st.container(key="answer-rows"):
            _table(store, result, drawn)


def tools(store: Store, result: Result, name: str, *, title: str, named: bool) -> None:
    """The answer to take away: as files, and as a table for Word."""
    with st.container(horizontal=True, key=f"take-{name}"):
        for form in leaving.forms(result):
            leaving.download(store, result, name, form=form, named=named)
        shown = rows.worth_showing(result, copying.MOST)
        cut = len(result.rows) - len(shown.rows)
        note = "Concord: what sources say." + (
            f" The first {copying.MOST} of {len(result.rows):,} rows." if cut else ""
        )
        marking = leaving.marks(store).of_answer(result, named=named)
        html, text = copying.word_table(shown, title, note, asking.named(store), marking=marking)
        done = f"Copied {words.count(len(shown.rows), 'row')}: paste it into Word."
        copy_button("Copy for Word", html, text, key=f"copy-{name}", done=done)


def drawing(store: Store, result: Result) -> Picture | None:
    """The picture of what an answer speaks of, or None where nothing of it can be drawn."""
    network = result.subgraph
    if not network.nodes:
        return None
    today, copies = st.query_params.get("today") or present_day(), asking.copies(store)
    whole = picture(network, today=today, copies=copies, people=True, ended=True, opened=tuple(network.nodes))
    if len(whole.bodies) > DRAWN:
        folded = picture(network, today=today, copies=copies)
        return folded if 2 <= len(folded.bodies) <= DRAWN else whole
    return whole if whole.bodies else None


def _table(store: Store, result: Result, drawn: Picture | None) -> None:
    if not result.rows:
        return
    lines = {claim: line.id for line in drawn.lines for claim in line.claims} if drawn else {}
    bodies = {**result.subgraph.nodes, **asking.named(store)}
    known = rows.Known(bodies, asking.documents(store), lines)
    st.html(rows.table(rows.worth_showing(result, SHOWN), known))
    if len(result.rows) > SHOWN:
        st.html(f'<p class="m">The first {SHOWN} of {len(result.rows):,} rows; the downloads have all.</p>')


def _why_no_map(result: Result, drawn: Picture | None) -> None:
    if drawn and len(drawn.bodies) > DRAWN:
        st.html(
            f'<p class="m">{words.count(len(drawn.bodies), "body", "bodies")} are too many for a map beside the rows '
            f"(2 to {DRAWN}). Ask about one body to see fewer.</p>"
        )
    elif result.subgraph.nodes and not drawn:
        st.html(
            '<p class="m">Documents, figures and rules stand in the table and are not drawn on a map.</p>'
        )


def _map(store: Store, result: Result, drawn: Picture) -> None:
    st.html("<h2>On a map</h2>")
    layout = free.place(drawn, width=map_width(MAP), height=HEIGHT)
    event = happened(MAP)
    if event.do == "open":
        st.query_params["selected"] = event.ids[0]
    chosen = st.query_params.get("selected", "")
    network_map(drawn, layout, key=MAP, selected=(chosen,), offers=("open",))
    st.html(_undrawn(result.subgraph, drawn))
    _behind(store, result.subgraph, drawn, chosen)


def _undrawn(network: Subgraph, drawn: Picture) -> str:
    """How many of the answer's nodes the map leaves out, and of which kinds."""
    kinds = {node.label for node in network.nodes.values() if node.label not in SHAPES}
    left = sum(node.label in kinds for node in network.nodes.values())
    if not left:
        return '<p class="m">Point at a row or a body: both light up. Choose a line to read who says so.</p>'
    said = words.count(left, "node")
    return (
        f'<p class="m">{said} of {len(network.nodes):,} {words.verb(left, "stands", "stand")} in the table '
        "alone: documents, figures and rules are not drawn. Choose a line to read who says so.</p>"
    )


def _behind(store: Store, network: Subgraph, drawn: Picture, chosen: str) -> None:
    """The claims behind a line that was chosen, or those of the answer that speak of a body."""
    line, body = drawn.line(chosen), network.nodes.get(chosen)
    if line:
        claims = [network.relationships[key] for key in line.claims if key in network.relationships]
        head = "Who says so"
    elif body:
        claims = [c for c in network.relationships.values() if chosen in (c.start, c.end)]
        head = words.to_explore(body)
    else:
        return
    st.html(
        f'<section aria-label="Chosen on the map"><h3>{head}</h3>'
        f"{words.claim_list(claims, network, asking.documents(store))}</section>"
    )
