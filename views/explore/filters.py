"""The filters over the map: what is hidden, how much of it, and what sizes and colours mean."""

from collections.abc import Mapping

import streamlit as st

from graph.drawing.described import number_of
from graph.model import Entity
from graph.store import Store
from views import asking
from views.explore import history
from views.explore.sifting import Choice, Sifted
from views.explore.state import View

PEOPLE = ("Person", "Post")
FILTERS = {
    "kind": (), "relation": (), "role": (), "status": (), "within": "", "doing": "", "evidence": "", "as_at": "",
    "hide": (), "people": False, "ended": False,
}  # fmt: skip
"""What "Show all again" puts back, and to what."""
EVIDENCE = {"": "All lines", "disputed": "Only lines that sources disagree on",
            "old": "Only lines whose newest source is over ten years old"}  # fmt: skip
COLOURS = {"": "Kind", "region": "Region", "status": "Status"}
SIZES = {"": "All alike", "dependants": "How many depend on it", "shared": "Units it takes part in, or who takes part",
         "between": "How often it stands between others"}  # fmt: skip
LAYOUTS = {
    "": "As suits the view",
    "columns": "Columns",
    "free": "Free, to be moved by hand",
    "matrix": "Matrix",
}


def show(store: Store, view: View, left: Sifted, people: Choice) -> None:
    """The two buttons over the map, "Filters" and "Size and colour", with what they open."""
    on = sum(1 for name, usual in FILTERS.items() if name != "hide" and getattr(view, name) != usual)
    with st.popover(f"Filters ({on})" if on else "Filters", icon=":material/filter_list:", key="filters"):
        st.html(f'<p class="m">{told(left)}</p>')
        first, second, third = st.columns([5, 4, 6], gap="medium")
        with first, st.container(gap="xxsmall", key="filter-kinds"):
            _boxes(view, "kind", "Kind", [c for c in left.choices["kind"] if c.value not in PEOPLE])
            _switch(
                view, "people", f"Posts and people · {people.shown} / {people.hidden}", bool(people.shown)
            )
            _boxes(view, "status", "Status", left.choices["status"])
        with second, st.container(gap="xxsmall", key="filter-relations"):
            _boxes(view, "relation", "Relation", left.choices["relation"])
            if left.choices["role"]:
                with st.expander(f"Role ({len(left.choices['role'])})"), st.container(gap="xxsmall"):
                    _boxes(view, "role", "", left.choices["role"])
        with third, st.container(gap="xsmall"):
            _pick(view, "evidence", "Evidence", EVIDENCE)
            _pick(view, "within", "Forces of a region", {"": "All regions", **_regions(asking.named(store))})
            _pick(view, "doing", "Units for a function", {"": "All functions", **_functions(store)})
            _day(view)
            st.button("Show all again", key="reset", on_click=history.go, args=(view.but(**FILTERS),))
    with st.popover("Size and colour", icon=":material/palette:", key="dress"):
        _pick(view, "colour", "Colour by", COLOURS)
        _pick(view, "size", "Size by", SIZES)
        _pick(view, "layout", "Layout", LAYOUTS)


def told(left: Sifted) -> str:
    """How much is on the map, of how much.

    Examples
    --------
    >>> from graph.drawing.parts import Picture
    >>> told(Sifted(Picture((), ()), {}, 20, 31, 46, 92))
    '26 of 46 bodies and 61 of 92 lines are shown; filters hide 20 and 31.'
    >>> kinds = (Choice("Force", "Force", 9, 17), Choice("NationalBody", "National body", 3, 1))
    >>> told(Sifted(Picture((), ()), {"kind": kinds}, 18, 31, 46, 92))
    '28 of 46 bodies and 61 of 92 lines are shown; filters hide 18 (17 forces, 1 national body) and 31.'
    """
    bodies, lines = left.bodies - left.bodies_hidden, left.lines - left.lines_hidden
    if not (left.bodies_hidden or left.lines_hidden):
        return f"All {left.bodies} bodies and {left.lines} lines of this view are shown."
    return (
        f"{bodies} of {left.bodies} bodies and {lines} of {left.lines} lines are shown; filters hide "
        f"{left.bodies_hidden}{_kinds(left)} and {left.lines_hidden}."
    )


def _kinds(left: Sifted) -> str:
    """Of what kinds the hidden bodies are, most first; a body goes too when its last line does."""
    hidden = sorted((c for c in left.choices.get("kind", ()) if c.hidden), key=lambda c: (-c.hidden, c.name))
    return f" ({', '.join(number_of(c.hidden, c.name.lower()) for c in hidden)})" if hidden else ""


def _boxes(view: View, name: str, heading: str, choices: list[Choice] | tuple[Choice, ...]) -> None:
    if heading:
        st.html(f'<h3 class="fh">{heading} <span class="m">shown / hidden</span></h3>')
    for choice in choices:
        on = choice.value not in getattr(view, name)
        if choice.value == "ended" and name == "status":
            on = on and view.ended
        key = f"f-{name}-{choice.value}"
        st.session_state[key] = on
        said = f"{choice.name} · {choice.shown} / {choice.hidden}"
        st.checkbox(said, key=key, on_change=_toggle, args=(view, name, choice.value))


def _toggle(view: View, name: str, value: str) -> None:
    hidden = tuple(v for v in getattr(view, name) if v != value)
    if name == "status" and value == "ended":
        history.go(view.but(ended=not view.ended, status=hidden))
    elif value in getattr(view, name):
        history.go(view.but(**{name: hidden}))
    else:
        history.go(view.but(**{name: (*hidden, value)}))


def _switch(view: View, name: str, said: str, on: bool) -> None:
    st.session_state[f"f-{name}"] = on
    st.checkbox(said, key=f"f-{name}", on_change=_people, args=(view, on))


def _people(view: View, on: bool) -> None:
    rest = tuple(kind for kind in view.kind if kind not in PEOPLE)
    history.go(view.but(people=not on, kind=(*rest, *PEOPLE) if on else rest))


def _pick(view: View, name: str, label: str, choices: Mapping[str, str]) -> None:
    now = getattr(view, name)
    values = list(choices) if now in choices else [*choices, now]
    st.session_state[f"f-{name}"] = now
    st.selectbox(label, values, key=f"f-{name}", format_func=lambda value: choices.get(value, value),
                 on_change=_picked, args=(view, name))  # fmt: skip


def _picked(view: View, name: str) -> None:
    history.go(view.but(**{name: st.session_state[f"f-{name}"] or ""}))


def _day(view: View) -> None:
    st.session_state["f-as_at"] = view.as_at
    st.text_input("As at (a day, month or year; empty for today)", key="f-as_at", placeholder="2019-04",
                  on_change=_dated, args=(view,))  # fmt: skip


def _dated(view: View) -> None:
    history.go(view.but(as_at=st.session_state["f-as_at"].strip()))


def _regions(nodes: Mapping[str, Entity]) -> dict[str, str]:
    found = {
        str(region)
        for node in nodes.values()
        if node.label == "Force" and node.properties.get("kind") == "territorial"
        for region in node.properties.get("regions") or ()
    }
    return {region: region for region in sorted(found)}


def _functions(store: Store) -> dict[str, str]:
    nodes = asking.named(store)
    delivered = {function for units in asking.functions(store).values() for function in units}
    return dict(sorted(((key, nodes[key].name) for key in delivered if key in nodes), key=lambda x: x[1]))


def legend(view: View) -> str:
    """What size means in this view, in words; empty where all are alike."""
    return f"Size: {SIZES[view.size].lower()}." if view.size in SIZES and view.size else ""
