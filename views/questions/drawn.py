"""What an answer speaks of as a map, in columns around what it was asked about, and who says so behind a line."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from graph.drawing import layouts
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.parts import Picture
from graph.drawing.places import TooManyError
from graph.drawing.style import SHAPES
from graph.drawing.view import picture
from graph.model import Result, Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking, words
from views.dependencies import parts
from views.questions import behind
from views.questions.rows import evidence
from views.questions.state import Asked

MAP: Final = "q-map"
HEIGHT: Final = 600
WHOLE: Final = 60
"""Bodies up to which none is folded away into a number."""
SCOPES: Final = {"connection": "path", "delivering": "function"}


def show(store: Store, asked: Asked, result: Result, focus: Sequence[str]) -> None:
    """The map, or why there is none."""
    network = behind.network(store, result)
    bodies = [key for key, node in network.nodes.items() if node.label in SHAPES]
    if len(bodies) < 2:
        parts.state(
            "Nothing of this answer can be drawn",
            "A map needs two bodies at least. Documents, figures and rules stand in the table and are not drawn.",
        )
        return
    drawn = _picture(store, asked, network, tuple(key for key in focus if key in network.nodes))
    scope = SCOPES.get(asked.question, "body" if len(drawn.focus) == 1 else "only")
    try:
        layout, note = layouts.placed(drawn, scope, map_width(MAP), HEIGHT)
    except TooManyError as error:
        parts.state(
            f"{error.count:,} bodies are too many to draw (limit {error.limit})",
            "The table has them all. Name one body above to see its part on a map.",
        )
        return
    event = happened(MAP)
    if event.do == "open":
        st.query_params["selected"] = event.ids[0]
    selected = st.query_params.get("selected", "")
    if note:
        st.html(f'<p class="m">{note}</p>')
    network_map(drawn, layout, key=MAP, selected=(selected,), offers=("open",))
    left = len(network.nodes) - len(bodies)
    said = (
        f"{words.count(left, 'document, figure or rule', 'documents, figures and rules')} not drawn. "
        if left
        else ""
    )
    st.html(f'<p class="m">{said}Choose a line or a body to read who says so.</p>')
    _chosen(store, network, drawn, selected)


def _picture(store: Store, asked: Asked, network: Subgraph, focus: tuple[str, ...]) -> Picture:
    today, copies = asked.values.get("today") or present_day(), asking.copies(store)
    whole = picture(
        network, focus, today=today, copies=copies, people=True, ended=True, opened=tuple(network.nodes)
    )
    if len(whole.bodies) <= WHOLE:
        return whole
    return picture(network, focus, today=today, copies=copies, ended=True)


def _chosen(store: Store, network: Subgraph, drawn: Picture, selected: str) -> None:
    line = drawn.line(selected)
    if line:
        claims = [network.relationships[key] for key in line.claims if key in network.relationships]
        st.html(evidence(store, claims, network))
    elif selected in network.nodes:
        claims = [c for c in network.relationships.values() if selected in (c.start, c.end)]
        st.html(evidence(store, claims, network, head=words.to_explore(network.nodes[selected])))
