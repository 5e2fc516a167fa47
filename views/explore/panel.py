"""The panel beside the map: what the chosen body or line is, and every claim behind it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from graph.drawing.parts import Body, Line, Picture
from graph.model import Entity, Relationship, Subgraph
from graph.schema import LABEL_NAMES, POLICING
from graph.store import Store
from views import asking, words

SHOWN = ("kind", "regions", "status", "since", "until", "purpose", "legal_basis", "rank", "country", "reach")
MOST = 60


def show(
    store: Store, network: Subgraph, drawn: Picture, chosen: str | None, body: str, also: Sequence[str]
) -> None:
    """What is chosen, a line of the map or a body; without a choice, the body the view is about."""
    with st.container(key="panel-chosen" if chosen else "panel"):
        line = drawn.line(chosen) if chosen else None
        card = drawn.body(chosen) if chosen else None
        if chosen:
            st.button("Close", key="close", on_click=_close, type="tertiary", icon=":material/close:")
        if line:
            _line(store, network, drawn, line)
        elif card and card.members:
            _card(store, card)
        else:
            _body(store, network, network.nodes[chosen if chosen in network.nodes else body], body, also)


def _close() -> None:
    st.query_params.pop("selected", None)


def expand(key: str) -> None:
    """Add a body's own neighbourhood to the view, or take it away again."""
    also = [other for other in st.query_params.get("also", "").split(",") if other]
    also = [other for other in also if other != key] if key in also else [*also, key]
    if also:
        st.query_params["also"] = ",".join(also)
    else:
        st.query_params.pop("also", None)


def _card(store: Store, card: Body) -> None:
    """Who is folded into a card of the map."""
    bodies = asking.named(store)
    items = "".join(
        f"<li>{words.glyph(bodies[key].label)} {words.link(bodies[key].name, body=key)}</li>"
        for key in card.members
        if key in bodies
    )
    st.html(
        f'<section class="panel"><p class="m">Folded on the map</p><h2>{escape(card.name)}</h2>'
        f'<p class="m">{escape(card.second)}</p><ul class="plain">{items}</ul></section>'
    )


def _line(store: Store, network: Subgraph, drawn: Picture, line: Line) -> None:
    claims = [network.relationships[claim] for claim in line.claims]
    said = words.relation(claims[0])
    status = words.line_status(claims)
    head = (
        f'<p class="m">Line: {words.count(len(claims), "claim")} from {words.count(line.works, "work")}</p>'
        f"<h2>{words.drawn_body(drawn, line.start)} <em>{escape(said)}</em> {words.drawn_body(drawn, line.end)}</h2>"
        f"{words.tags({'disputed': line.disputed, 'status': status if status != 'Unknown' else None})}"
    )
    listed = words.claim_list(claims, network, asking.documents(store))
    st.html(f'<section class="panel">{head}<h3>Who says so</h3>{listed}</section>')
    for node in (network.nodes[key] for key in (line.start, line.end) if key in network.nodes):
        st.button(
            f"Centre the map on {node.short}", key=f"centre-{node.id}", on_click=_centre, args=(node.id,)
        )


def _body(store: Store, network: Subgraph, node: Entity, body: str, also: Sequence[str]) -> None:
    facts = "".join(
        f"<dt>{term.replace('_', ' ').capitalize()}</dt><dd>{escape(_text(node.properties[term]))}</dd>"
        for term in SHOWN
        if node.properties.get(term)
    )
    called = [str(a) for a in node.properties.get("aliases") or []]
    known = f"<dt>Also called</dt><dd>{escape(', '.join(called[:6]))}</dd>" if called else ""
    marks = words.tags({"disputed": node.properties.get("disputed"), "status": node.properties.get("status")})
    st.html(
        f'<section class="panel"><p class="m">{LABEL_NAMES[node.label].capitalize()}</p>'
        f'<h2>{words.glyph(node.label, 18)} {escape(node.name)}</h2>{marks}<dl class="kv">{facts}{known}</dl>'
        f"{_dependence(store, node)}</section>"
    )
    if node.id != body:
        st.button("Centre the map here", key="centre", on_click=_centre, args=(node.id,), type="primary")
        st.button(
            "Fold it again" if node.id in also else "Expand it on this map",
            key="expand",
            on_click=expand,
            args=(node.id,),
        )
    stated = asking.ask(store, "about", body=node.id).subgraph
    _claims(store, "What documents state of it", list(stated.relationships.values()), stated)
    own = [c for c in network.relationships.values() if node.id in (c.start, c.end)]
    _claims(store, "Every claim of this view that it is part of", own, network)


def _claims(store: Store, heading: str, claims: Sequence[Relationship], network: Subgraph) -> None:
    if not claims:
        return
    with st.expander(f"{heading} ({len(claims)})"):
        first = sorted(claims, key=lambda c: (str(c.properties.get("as_of", "")), c.id), reverse=True)[:MOST]
        st.html(words.claim_list(first, network, asking.documents(store)))
        if len(claims) > MOST:
            st.caption(f"The newest {MOST} of {len(claims)}; the table's CSV holds all.")


def _dependence(store: Store, node: Entity) -> str:
    """On whom a force or policing body depends, and how much of that is known."""
    if node.label not in POLICING:
        return ""
    names = asking.named(store)
    overseen = [
        f"<li>{words.link(names[claim.end].name, body=claim.end)}</li>"
        for claim in asking.ask(store, "overseen").subgraph.relationships.values()
        if claim.start == node.id
    ]
    oversees = f'<h3>Oversees</h3><ul class="plain">{"".join(sorted(set(overseen)))}</ul>' if overseen else ""
    result = asking.ask(store, "depends", of=node.id, today=st.query_params.get("today"))
    rows = [row for row in result.records() if row["certainty"] == "certain"]
    items = "".join(
        f"<li>{words.link(names[row['lead']].name, body=row['lead'])} "
        f'<span class="m">through {escape(", ".join(names[u].short for u in row["units"]))}</span></li>'
        for row in rows
    )
    known = "".join(f'<p class="m">{escape(text)}</p>' for text in result.warnings)
    nobody = "<p>No source seen makes it depend on another in its own name.</p>"
    listed = f'<ul class="plain">{items}</ul>' if items else nobody
    return f"{oversees}<h3>Depends on</h3>{listed}{known}"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _centre(key: str) -> None:
    st.query_params.from_dict({"body": key})
