"""What can be done from the panel: on this map, on another page, in Cypher."""

from collections.abc import Iterable

import streamlit as st

from graph.drawing.parts import Line
from graph.model import Entity
from graph.schema import BODIES, JOINT, POLICING
from views import words
from views.explore.finding import find_box
from views.explore.panel.reading import Reading
from views.explore.state import View
from views.explore.touch import touched
from views.hiding import carried

WALKED = (*BODIES, "Person", "Post")
"""What the network joins, and so what can be centred on, expanded and connected."""
CONNECTING = "panel-connecting"
"""Where the session keeps from which body a way is being asked."""
ICONS = {"expand": ":material/add:", "fold": ":material/remove:", "centre": ":material/center_focus_strong:",
         "pin": ":material/keep:", "unpin": ":material/keep_off:", "hide": ":material/visibility_off:"}  # fmt: skip


def of_body(reading: Reading, node: Entity) -> None:
    """What can be done with one body."""
    view = reading.view
    drawn = reading.drawn.body(node.id) is not None
    with st.container(horizontal=True, gap="xsmall", key="panel-do"):
        if node.label in WALKED:
            if node.id not in view.body:
                fold = node.id in view.also
                _do(
                    reading,
                    "Fold" if fold else "Expand",
                    "expand",
                    node.id,
                    icon="fold" if fold else "expand",
                )
            if view.body != (node.id,):
                _do(reading, "Centre", "centre", node.id)
        if drawn and node.id not in view.body:
            pinned = node.id in view.pin
            _do(reading, "Unpin" if pinned else "Pin", "pin", node.id, icon="unpin" if pinned else "pin")
            _do(reading, "Hide", "hide", node.id)
    with st.container(horizontal=True, gap="xsmall", key="panel-leave"):
        if node.label in POLICING:
            leave(
                "What if it withdrew", "dependencies", view="withdrawal", bodies=node.id, **reading.view.day()
            )
            leave("People to meet", "questions", question="people_to_meet", body=node.id)
            if "brief" in (st.session_state.get("pages") or {}):
                leave("Write the briefing", "brief", about=node.id, **reading.view.day())
        if node.label in (*JOINT, "Agreement"):
            leave("People to meet", "questions", question="contacts", unit=node.id)
        leave("Open as Cypher", "ask", cypher=cypher_of(node))
        asked = st.session_state.get(CONNECTING) == node.id
        if node.label in WALKED:
            st.button("How it connects to …", key="connects", on_click=_connect,
                      args=("" if asked else node.id,))  # fmt: skip
    if asked and node.label in WALKED:
        other = second_body(reading, node)
        if other:
            _connect("")
            reading.act(View(path=(node.id, other), **view.day()))
            st.rerun()


def _connect(key: str) -> None:
    """Ask for the other end of a way from this body, or stop asking."""
    st.session_state[CONNECTING] = key


def _do(reading: Reading, said: str, do: str, key: str, *, icon: str = "") -> None:
    st.button(said, key=f"do-{do}", icon=ICONS[icon or do], on_click=reading.act,
              args=(touched(reading.view, do, (key,)),))  # fmt: skip


def of_line(reading: Reading, line: Line) -> None:
    """What can be done with a line and its ends."""
    with st.container(horizontal=True, gap="xsmall", key="panel-do"):
        for key in dict.fromkeys((line.start, line.end)):
            node = reading.bodies.get(key)
            if node and reading.view.body != (key,):
                st.button(f"Centre on {node.short}", key=f"centre-{key}", on_click=reading.act,
                          args=(touched(reading.view, "centre", (key,)),))  # fmt: skip
    with st.container(horizontal=True, gap="xsmall", key="panel-leave"):
        start = reading.bodies.get(line.start)
        if start and start.label in POLICING:
            leave(
                f"What if {start.short} withdrew",
                "dependencies",
                view="withdrawal",
                bodies=start.id,
                **reading.view.day(),
            )
        leave("Open as Cypher", "ask", cypher=cypher_of_line(reading, line))


def steps(reading: Reading, line: Line, others: tuple[str, ...]) -> None:
    """To the line before and the line after, in the order of the table: another way than a thin line."""
    place = others.index(line.id) if line.id in others else 0
    for said, by, icon in (("Previous line", -1, "chevron_left"), ("Next line", 1, "chevron_right")):
        at = place + by
        there = 0 <= at < len(others)
        st.button(
            said,
            key=f"step{by}",
            icon=f":material/{icon}:",
            disabled=not there,
            type="tertiary",
            on_click=reading.act,
            args=(reading.view.but(selected=(others[at],)) if there else reading.view,),
        )


def leave(said: str, page: str, **query: str) -> None:
    """A link to another page; where the app told its pages, without loading it anew."""
    pages = st.session_state.get("pages") or {}
    if page in pages:
        st.page_link(pages[page], label=said, query_params={**query, **carried()})
    else:
        st.html(words.to_page(said, page, **query), width="content")


def second_body(reading: Reading, node: Entity) -> str:
    """The other end of a way, once the reader has chosen it; else empty."""
    found = find_box(
        reading.store,
        key="connects-to",
        label=f"How {node.short} connects to",
        placeholder="Another force, body or person",
        only=WALKED,
    )
    return (found or {}).get("body", "")


def cypher_of(node: Entity) -> str:
    """A query for every claim about a body.

    Examples
    --------
    >>> print(cypher_of(Entity("npas", "NationalBody", {})).splitlines()[0])
    MATCH (n:NationalBody {id: 'npas'})-[r]-()
    """
    return f"MATCH (n:{node.label} {{id: {_text(node.id)}}})-[r]-()\n{RETURNED}"


def cypher_of_line(reading: Reading, line: Line) -> str:
    """A query for the claims of a line, and for no other."""
    claims = [reading.network.relationships[key] for key in line.claims]
    ways = sorted({(claim.start, claim.type, claim.end) for claim in claims})
    same = {
        claim.id
        for claim in reading.network.relationships.values()
        if (claim.start, claim.type, claim.end) in ways
    }
    start, kind, end = ways[0]
    match = f"MATCH (a {{id: {_text(start)}}})-[r:{kind}]->(b {{id: {_text(end)}}})"
    if len(ways) > 1:
        match = f"MATCH ()-[r:{'|'.join(sorted({way[1] for way in ways}))}]->()"
    only = f"\nWHERE r.id IN [{_listed(line.claims)}]" if len(ways) > 1 or same != set(line.claims) else ""
    return f"{match}{only}\n{RETURNED}"


RETURNED = """\
MATCH (d:Document) WHERE d.id = r.source
RETURN DISTINCT r, r.says AS says, d.name AS document, r.place AS place, r.as_of AS as_of, r.id AS claim
ORDER BY claim"""


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(map(_text, sorted(keys)))


def _text(value: str) -> str:
    r"""A text as Cypher writes it.

    Examples
    --------
    >>> print(_text("it's"))
    'it\'s'
    """
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
