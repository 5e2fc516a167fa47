"""The panel beside the map: what the chosen body or line is, who says so, and what can be done with it."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from graph.drawing.parts import Line, Picture
from graph.model import Entity, Subgraph
from graph.schema import JOINT, LABEL_NAMES, POLICING
from graph.store import Store
from views import words
from views.explore.panel import actions, body, line, others, parts, several
from views.explore.panel.reading import Reading
from views.explore.state import View
from views.explore.table import walked
from views.glossary import explained


def show(
    store: Store,
    view: View,
    network: Subgraph,
    drawn: Picture,
    act: Callable[[View], None],
    *,
    heading: str = "",
    note: str = "",
    order: Sequence[str] = (),
) -> None:
    """What is chosen: a body, a line, a folded card or several bodies; without a choice, what the view is about.

    Parameters
    ----------
    store : Store
    view : View
    network : Subgraph
        What the picture is drawn of.
    drawn : Picture
        What is on the map.
    act : callable
        Makes a view the page's.
    heading, note : str
        What a view that is about no single body is called, and what is said under it.
    order : sequence of str
        Bodies in the order of the keyboard walk, for Previous and Next line.
    """
    reading = Reading(store, view, network, drawn, act)
    chosen = tuple(
        key for key in view.selected if drawn.line(key) or drawn.body(key) or key in reading.bodies
    )
    with st.container(key="panel-chosen" if chosen else "panel", gap="small"):
        shown = drawn.line(chosen[0]) if len(chosen) == 1 else None
        lines = tuple(x.id for x in walked(drawn.lines, order or drawn.focus)) if shown else ()
        if chosen:
            _head(reading, shown, lines)
        if len(chosen) > 1:
            several.show(reading, chosen)
        elif shown:
            line.show(reading, shown)
            actions.of_line(reading, shown)
        else:
            _one(reading, chosen[0] if chosen else _about(view, reading), heading, note)


def _head(reading: Reading, shown: Line | None, lines: tuple[str, ...]) -> None:
    across = "distribute" if shown else "right"
    with st.container(horizontal=True, horizontal_alignment=across, gap="xsmall", key="panel-head"):
        if shown:
            actions.steps(reading, shown, lines)
        st.button("Close", key="close", icon=":material/close:", type="tertiary", on_click=reading.act,
                  args=(reading.view.but(selected=()),))  # fmt: skip


def _about(view: View, reading: Reading) -> str:
    """The one body that a view is about, or nothing."""
    one = view.body if view.scope == "body" else (view.lead,) if view.scope == "lead" else (view.function,)
    return (
        one[0]
        if len(one) == 1 and one[0] in reading.bodies and view.scope in ("body", "lead", "function")
        else ""
    )


def _one(reading: Reading, key: str, heading: str, note: str) -> None:
    card = reading.drawn.body(key)
    if card and card.members:
        st.html(f'<section class="panel">{several.card(reading, card)}</section>')
    elif key in reading.bodies:
        _body(reading, key)
    else:
        st.html(
            f'<section class="panel">{several.whole(reading, heading or "Choose on the map", note)}</section>'
        )


def _body(reading: Reading, key: str) -> None:
    known = reading.known(key)
    node = known.node
    made = body if node.label in (*POLICING, *JOINT) else others
    marks = [parts.status_tag(known), *parts.agreement_tags(reading, known), parts.disputed_tag(known)]
    also = f'<p class="m">also {escape(", ".join(_called(node)))}</p>' if _called(node) else ""
    st.html(
        f'<section class="panel" aria-label="Chosen body"><p class="m">{_kicker(node)}</p>'
        f"<h2>{words.glyph(node.label, 20)} {escape(node.name)}</h2>{also}"
        f'<p class="tags">{" ".join(filter(None, marks))}</p>{made.summary(reading, key)}</section>'
    )
    actions.of_body(reading, node)
    st.html(f'<section class="panel more" aria-label="More">{made.more(reading, key)}</section>')


def _kicker(node: Entity) -> str:
    """What kind of thing it is, and where."""
    name = LABEL_NAMES[node.label]
    kind = (
        f"{node.properties['kind']} {name}" if node.label == "Force" and node.properties.get("kind") else name
    )
    said = explained(name, f"{kind[:1].upper()}{kind[1:]}", at="kind")
    where = [str(region) for region in node.properties.get("regions") or () if region != "National"]
    return ", ".join([said, *map(escape, where)])


def _called(node: Entity) -> list[str]:
    """Its other names, the abbreviation first."""
    names = [node.properties.get("abbreviation"), *(node.properties.get("aliases") or [])]
    return [str(name) for name in names if name][:4]
