"""Explore: find a body, see its neighbourhood as a map, and read every claim behind each line."""

from collections import Counter
from dataclasses import replace
from html import escape

import streamlit as st

from graph.drawing import layouts, style
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.crowds import EVERYONE
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, TooManyError
from graph.model import Subgraph
from graph.store import Store
from views import asking, going, words
from views.explore import filters, grid, history, panel, start, states, table, taking
from views.explore.finding import find_box
from views.explore.pictured import pictured
from views.explore.scope import Scope, names_of
from views.explore.sifting import Choice, Sifted
from views.explore.state import LONGEST, View
from views.explore.touch import touched

HEIGHT = 640
MAP = "map"
UNKEPT = "unkept"
"""Where the session keeps which bodies were moved after the link was full."""


def show(store: Store) -> None:
    """The page."""
    view = _now()
    history.trail().see(view.query())
    _down(store)
    if view.scope == "start":
        start.show(store)
        return
    _find(store, view)
    bodies = asking.named(store)
    named = (*view.body, *view.path, *view.only, *((view.lead,) if view.lead else ()))
    missing = [key for key in (*named, *((view.function,) if view.function else ())) if key not in bodies]
    if missing:
        states.gone(view, bodies, missing[0])
        return
    known = {
        name: tuple(k for k in getattr(view, name) if k in bodies or k.startswith("fold|"))
        for name in ("also", "pin")
    }
    _view(store, view.but(**known))


def _now() -> View:
    """The view of the URL, after what the reader just did on the map."""
    event = happened(MAP)
    if event.do in ("undo", "redo"):
        history.step(-1 if event.do == "undo" else 1)
    view = View.read(st.query_params.to_dict())
    if event.do == "withdraw" and event.ids:
        going.to("dependencies", view="withdrawal", bodies=";".join(event.ids))
    if event.do:
        st.session_state.pop(UNKEPT, None)
    if event.do == "move":
        view, st.session_state[UNKEPT] = view.with_moved(event.at)
        history.go(view)
    elif event.do not in ("", "undo", "redo"):
        view = touched(view, event.do, event.ids, link=event.link)
        history.go(view)
    return view


def _find(store: Store, view: View) -> None:
    found = find_box(
        store,
        key="find",
        label="Find a force, body, person, place or abbreviation",
        placeholder="Durham, NPAS, forensics",
    )
    if found:
        history.go(View.read({**view.day(), **found}))
        st.rerun()


def _view(store: Store, view: View) -> None:
    view, wrong = view.dated()
    if wrong:
        states.notice(wrong)
    shown = pictured(store, view)
    scope, network, whole, left = shown.scope, shown.network, shown.whole, shown.left
    _head(store, view, scope, left, _people(network, left.picture))
    if not left.picture.bodies and whole.bodies:
        states.hidden(view, left)
        return
    order: tuple[str, ...] = ()
    side = st.columns([7, 3], gap="medium")
    with side[0]:
        layout = _map(store, view, scope, left.picture)
        order = layout.order if layout else ()
        st.html(_legend(view, left.picture))
        if layout:
            taking.button(store, view)
    with side[1]:
        panel.show(
            store,
            view,
            network,
            left.picture,
            history.go,
            heading=scope.heading,
            note=scope.note,
            order=order,
        )
    table.show(store, view, left.picture, order, network, asking.documents(store))


def _people(network: Subgraph, drawn: Picture) -> Choice:
    every = sum(node.label in filters.PEOPLE for node in network.nodes.values())
    shown = sum(body.label in filters.PEOPLE for body in drawn.bodies)
    return Choice("people", "Posts and people", shown, max(every - shown, 0))


def _head(store: Store, view: View, scope: Scope, left: Sifted, people: Choice) -> None:
    """The heading, how far the view reaches, the filters, and what has to be said of it."""
    label = asking.named(store)[scope.focus[0]].label if len(scope.focus) == 1 else ""
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        st.html(f"<h1>{words.glyph(label, 24)} {escape(scope.heading)}</h1>", width="content")
        _reach(store, view)
        filters.show(store, view, left if view.ended else _with_ended(left), people)
    if left.bodies_hidden or left.lines_hidden:
        states.notice(filters.told(left), ("Show all again", view.but(**filters.FILTERS).query(), ""))
    _full(store, view)
    _carded(view, left.picture)
    if view.as_at:
        states.notice(
            f"As at {words.day(view.as_at)}, by what sources of that day said.",
            ("Today", view.but(as_at="").query(), ""),
        )
    if len(view.path) == 1:
        name = asking.named(store)[view.path[0]].name
        states.notice(
            f"From {name}: choose “To here” on another body, or find it under “How it connects to” in the panel.",
            ("Cancel", view.but(path=()).query(), ""),
        )
    if scope.note:
        st.html(f'<p class="m">{escape(scope.note)}</p>')


def _carded(view: View, drawn: Picture) -> None:
    """That bodies which nearly all forces are in stand on one card, how many, and the way to each."""
    card = drawn.body(EVERYONE)
    if card:
        states.notice(
            f"Folded into one card on the map: {card.name}{f' ({card.second})' if card.second else ''}.",
            ("Show each by itself", view.but(also=(*view.also, EVERYONE)).query(), ""),
        )


def _full(store: Store, view: View) -> None:
    """Which bodies go back to where they were, since a link holds no more places."""
    left = st.session_state.get(UNKEPT)
    if left and view.at:
        states.notice(
            f"A link holds {LONGEST:,} characters, and with {words.count(len(view.at), 'moved body', 'moved bodies')} "
            f"this one is full: it does not keep where you put {names_of(store, left)}.",
            ("Put all back", view.but(at={}).query(), ""),
        )


def _with_ended(left: Sifted) -> Sifted:
    """The choices with what has ended among the statuses, though it is not drawn."""
    ended = left.picture.ended
    if not ended:
        return left
    rest = tuple(choice for choice in left.choices["status"] if choice.value != "ended")
    return replace(left, choices={**left.choices, "status": (*rest, Choice("ended", "Ended", 0, ended))})


def _reach(store: Store, view: View) -> None:
    """One step, two steps, the region: how far the view of a body reaches."""
    if view.scope != "body":
        return
    node = asking.named(store)[view.body[0]]
    ways = {"1 step": view.but(hops=1), "2 steps": view.but(hops=2)}
    regions = node.properties.get("regions") or ()
    if node.label in ("Force", "PCC"):
        ways |= {str(region): View(region=str(region), **view.day()) for region in regions}
    ways["Everything"] = View(everything=True, **view.day())
    st.session_state["reach"] = "2 steps" if view.hops == 2 else "1 step"
    st.segmented_control("How far", list(ways), key="reach", required=True, label_visibility="collapsed",
                         on_change=_reached, args=(ways,))  # fmt: skip


def _reached(ways: dict[str, View]) -> None:
    history.go(ways[st.session_state["reach"]])


def _map(store: Store, view: View, scope: Scope, drawn: Picture) -> Layout | None:
    """Draw the map; its layout, or None where there is no map."""
    if len(drawn.bodies) <= 1:
        states.alone(drawn.bodies[0].name if drawn.bodies else scope.heading)
        return None
    if view.layout == "matrix":
        grid.show(view, drawn)
        return None
    try:
        layout, note = layouts.placed(
            drawn, view.scope, map_width(MAP), HEIGHT, view.layout, start=view.at, fixed=tuple(view.at)
        )
    except TooManyError as error:
        states.too_many(view, error, asking.named(store))
        return None
    trail = history.trail()
    network_map(
        drawn,
        layout,
        key=MAP,
        selected=view.selected,
        pinned=view.pin,
        expanded=view.also,
        moved=view.at,
        undo=trail.can(-1),
        redo=trail.can(1),
    )
    dense = layouts.MATRIX in note
    matrix = words.link("Show the matrix", **view.but(layout="matrix").query()) if dense else ""
    said = [escape(note), matrix, escape(_folded(drawn)), escape(filters.legend(view))]
    st.html(f'<p class="m">{" ".join(filter(None, said))}</p>')
    return layout


def _folded(drawn: Picture) -> str:
    """What is in the view and not drawn by itself, by why."""
    why = Counter(fold.why for fold in drawn.folded)
    told = "; ".join(f"{number:,} {reason}" for reason, number in sorted(why.items()))
    return f"Folded lines, all in the CSV: {told}." if told else ""


def _legend(view: View, drawn: Picture) -> str:
    """What the map's shapes, lines and marks mean, of those that are on it."""
    symbols = {"body": style.body_svg, "fill": style.fill_svg, "line": style.line_svg, "mark": _mark}
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


def _down(store: Store) -> None:
    """Where the store does not answer: since when, and that it is asked again."""
    trouble = asking.trouble(store)
    if trouble:
        states.notice(
            f"{trouble.trouble} What you see is from {trouble.since} and still works; new questions wait."
        )
        _again(store)


@st.fragment(run_every=asking.AGAIN + 1)
def _again(store: Store) -> None:
    if not asking.trouble(store):
        st.rerun()
