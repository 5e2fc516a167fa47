"""Explore: find a body, see its neighbourhood as a map, and read every claim behind each line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.drawing import columns, free, style
from graph.drawing.component import map_width, network_map, pressed
from graph.drawing.parts import Line, Picture
from graph.drawing.places import Layout, TooManyError
from graph.drawing.view import picture
from graph.export import to_csv
from graph.model import Entity, Result, Subgraph
from graph.questions import present_day
from graph.questions.bodies import search
from graph.schema import LABEL_NAMES
from graph.store import Store
from views import asking, panel, words
from views.finding import choose

DEFAULT = "durham"
HEIGHT = 640
MAP = "map"
SWITCHES = {"people": "People and posts", "ended": "What has ended"}


def show(store: Store) -> None:
    """The page."""
    bodies = asking.named(store)
    body = st.query_params.get("body", DEFAULT)
    today = st.query_params.get("today") or present_day()
    choose(bodies, body)
    if body not in bodies:
        _gone(bodies, body)
        return
    also = [key for key in st.query_params.get("also", "").split(",") if key in bodies]
    network = _network(store, body, also)
    copies = asking.copies(store)
    people, ended = (st.query_params.get(name) == "true" for name in SWITCHES)
    drawn = picture(network, [body], today=today, copies=copies, people=people or None, ended=ended)
    st.html(f"<h1>{words.glyph(bodies[body].label, 24)} {escape(bodies[body].name)}</h1>")
    _switches()
    left, right = st.columns([7, 3], gap="medium")
    with left:
        selected = _map(drawn, body)
        st.html(_legend(drawn))
    with right:
        panel.show(store, network, drawn, selected, body, also)
    _table(drawn, network, asking.documents(store), body, selected)
    st.html(_lead(store))


def _lead(store: Store) -> str:
    counts = asking.counts(store)
    joint = counts.get("Unit", 0) + counts.get("NationalBody", 0)
    return (
        f'<p class="m">{counts["territorial"]} forces, their policing bodies and {joint} units and national '
        f"bodies, from {counts.get('Document', 0)} documents. Each line is somebody’s claim, with its date and "
        "place.</p>"
    )


def _network(store: Store, body: str, also: Sequence[str]) -> Subgraph:
    """The neighbourhood of the body and of those expanded, with who oversees whom among them."""
    asked = [asking.ask(store, "neighbourhood", body=key).subgraph for key in [body, *also]]
    together = Subgraph.union(asked)
    overseen = asking.ask(store, "overseen").subgraph
    among = {
        key: claim
        for key, claim in overseen.relationships.items()
        if claim.start in together.nodes and claim.end in together.nodes
    }
    node = asking.named(store)[body]
    return Subgraph({**together.nodes, body: node}, {**together.relationships, **among})


def _switches() -> None:
    """What is drawn beside the settled collaborations: each switch stands in the URL."""
    with st.container(horizontal=True):
        for name, said in SWITCHES.items():
            on = st.query_params.get(name) == "true"
            st.checkbox(said, on, key=f"switch-{name}", on_change=_switch, args=(name,))


def _switch(name: str) -> None:
    if st.session_state[f"switch-{name}"]:
        st.query_params[name] = "true"
    else:
        st.query_params.pop(name, None)


def _map(drawn: Picture, body: str) -> str | None:
    """Draw the map; the id of the body or line that is selected."""
    chosen = pressed(MAP) or st.query_params.get("selected")
    known = chosen if chosen and (drawn.line(chosen) or drawn.body(chosen)) else None
    if known:
        st.query_params["selected"] = known
    if len(drawn.bodies) <= 1:
        st.info("No source seen connects this body to another.")
        return known
    try:
        layout, note = _places(drawn)
    except TooManyError as error:
        st.html(f'<p class="note">{escape(str(error))} The table below has them all.</p>')
        return known
    event = network_map(drawn, layout, key=MAP, selected=known)
    if event.expanded and event.expanded != body:
        panel.expand(event.expanded)
        st.rerun()
    st.html(f'<p class="m">{escape(" ".join(filter(None, [note, _folded(drawn)])))}</p>')
    return known


def _places(drawn: Picture) -> tuple[Layout, str]:
    """Columns; past what columns hold, the free layout, and a sentence that says so."""
    width = map_width(MAP)
    try:
        layout = columns.place(drawn, width=width, height=HEIGHT)
    except TooManyError:
        layout = free.place(drawn, width=width, height=HEIGHT)
        said = f"{len(drawn.bodies)} bodies are too many for columns, so they are placed freely."
        return layout, f"{said} {layout.note}".strip()
    return layout, layout.note


def _folded(drawn: Picture) -> str:
    """What is in the view and not drawn by itself, by why."""
    why = Counter(fold.why for fold in drawn.folded)
    told = "; ".join(f"{number:,} {reason}" for reason, number in sorted(why.items()))
    return f"Folded lines, all in the CSV: {told}." if told else ""


def _legend(drawn: Picture) -> str:
    """What the map's shapes, lines and marks mean, of those that are on it."""
    symbols = {"body": style.body_svg, "line": style.line_svg, "mark": _mark}
    items = {
        kind: "".join(
            f"<li>{words.drawn(draw(entry.key))} {escape(entry.name)}</li>"
            for entry in drawn.legend
            if entry.kind == kind
        )
        for kind, draw in symbols.items()
    }
    kinds = "".join(f"<ul>{listed}</ul>" for listed in items.values() if listed)
    return f'<section class="legend" aria-label="Legend">{kinds}</section>'


def _mark(key: str) -> str:
    if key in ("possible", "ended", "stale"):
        return style.line_svg("COLLABORATES", **{key: True})
    return style.mark_svg(key)


def _table(
    drawn: Picture, network: Subgraph, documents: Mapping[str, Entity], body: str, selected: str | None
) -> None:
    """The same lines as a table, each row a link to what is behind it."""
    rows = "".join(_row(drawn, line, network, documents, body, line.id == selected) for line in drawn.lines)
    heads = ("From", "Relation", "To", "Status", "Newest source", "#Works")
    st.html(
        '<section class="tbl"><h2>The same as a table</h2>'
        f'<p class="m">{words.count(len(drawn.lines), "line")}. Choose one to read who says so.</p>'
        f"{words.table('Table of lines', heads, rows)}</section>"
    )
    st.download_button(
        "Download the claims as CSV",
        to_csv(_claims(network, documents)),
        file_name=f"concord-{body}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _row(
    drawn: Picture, line: Line, network: Subgraph, documents: Mapping[str, Entity], body: str, on: bool
) -> str:
    claims = [network.relationships[key] for key in line.claims]
    newest = max(claims, key=lambda claim: (str(claim.properties.get("as_of", "")), claim.id))
    document = documents.get(str(newest.properties.get("source")))
    publisher = str(document.properties.get("publisher") or document.name) if document else ""
    status = words.line_status(claims)
    mark = words.tag("≠", "d") if line.disputed else ""
    start, end = (words.drawn_body(drawn, key) for key in (line.start, line.end))
    return (
        f'<tr class="{"on" if on else ""}"><td>{start}</td>'
        f"<td>{words.link(words.relation(claims[0]), body=body, selected=line.id)}</td>"
        f"<td>{end}</td><td>{escape(status)} {mark}</td>"
        f'<td>{words.day(newest.properties.get("as_of"))}<br><span class="m">{escape(publisher)}</span></td>'
        f'<td class="n">{line.works}</td></tr>'
    )


def _claims(network: Subgraph, documents: Mapping[str, Entity]) -> Result:
    """Every claim of the view as rows, folded ones included, for taking away."""
    columns_ = ("start", "type", "end", "role", "status", "since", "until", "basis", "scope", "says")
    rows = []
    for key, claim in sorted(
        network.relationships.items(), key=lambda c: (c[1].start, c[1].type, c[1].end, c[0])
    ):
        document = documents.get(str(claim.properties.get("source")))
        own = (claim.start, claim.type, claim.end, *(claim.properties.get(k) for k in columns_[3:]))
        told = document.properties if document else {}
        place = (told.get("name"), told.get("address"), claim.properties.get("place"))
        rows.append((*own, *place, claim.properties.get("as_of"), key))
    return Result((*columns_, "document", "address", "place", "as_of", "claim"), tuple(rows))


def _gone(bodies: Mapping[str, Entity], body: str) -> None:
    """The link names something that the facts do not hold."""
    st.html(f"<h1>This link names “{escape(body)}”, which is not in the facts</h1>")
    close = search(bodies.values(), body.replace("-", " "), most=5)
    if close:
        items = "".join(
            f"<li>{words.glyph(node.label)} {words.link(node.name, body=node.id)} "
            f'<span class="m">{LABEL_NAMES[node.label]}</span></li>'
            for node in close
        )
        st.html(f'<p>Closest:</p><ul class="plain">{items}</ul>')
