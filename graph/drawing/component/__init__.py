"""The map on a Streamlit page: a picture goes in, what the reader did on it comes back."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final

import streamlit as st

from graph.drawing.component.events import ACTS, MapEvent, event, places
from graph.drawing.component.mounting import mounted, nothing, sent, told
from graph.drawing.map import moved_to, payload
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point

__all__ = ["ACTS", "MapEvent", "happened", "map_width", "network_map"]

DEFAULT_WIDTH: Final = 900.0
"""The width of the map beside its panel in a window of 1440 px: most see the first picture without waiting for a second."""
NOWHERE: Final[Mapping[str, Point]] = MappingProxyType({})


def network_map(
    picture: Picture,
    layout: Layout,
    *,
    key: str,
    selected: Collection[str] = (),
    pinned: Collection[str] = (),
    expanded: Collection[str] = (),
    moved: Mapping[str, Point] = NOWHERE,
    undo: bool = False,
    redo: bool = False,
    offers: Collection[str] = ACTS,
) -> None:
    """Draw a picture in its places; `happened` says what the reader does on it.

    Parameters
    ----------
    picture : Picture
    layout : Layout
        From columns.place or free.place, for `map_width(key)`.
    key : str
        Names the map over reruns; its zoom stays while the key does.
    selected, pinned, expanded : collection of str
        Ids of the bodies (or the one line) the page shows beside the map, of those kept on it, and of those
        whose own neighbourhood was added. What is not on the map is passed over.
    moved : mapping of str to Point
        Where the reader put bodies: over the places of a free layout, in columns not at all.
    undo, redo : bool
        Whether there is a step to take back, or to take again.
    offers : collection of str, default ACTS
        What the page does something about; the map offers nothing else.
    """
    at = places(moved, layout.places)
    data = {
        **payload(picture, moved_to(layout, at)),
        "selected": [key for key in selected if picture.body(key) or picture.line(key)],
        "pinned": [key for key in pinned if key in layout.places],
        "expanded": [key for key in expanded if key in layout.places],
        "undo": undo,
        "redo": redo,
        "offers": [do for do in ACTS if do in offers],
        "asked": map_width(key),
        "seen": _seen(key),
    }
    st.session_state[f"{key}-drawn"] = {
        "bodies": frozenset(layout.places),
        "lines": frozenset(line.id for line in picture.lines),
        "width": data["asked"],
    }
    mounted("map")(key=key, data=data, on_act_change=nothing, on_width_change=nothing)


def happened(key: str) -> MapEvent:
    """What the reader did on the map of that key since the last run; asked before the map is drawn again.

    Parameters
    ----------
    key : str

    Returns
    -------
    MapEvent
        Only about what was on the map when it was last drawn; empty where nothing was done.
    """
    _seen(key)
    drawn = _kept(key)
    return event(sent(key, "act"), drawn.get("bodies", ()), drawn.get("lines", ()))


def map_width(key: str) -> float:
    """The width that the map of that key has on the page, px: what to lay out for; 900 before it is known."""
    for width in (sent(key, "width"), _kept(key).get("width")):
        if isinstance(width, int | float) and 200 <= width <= 4000:
            return float(width)
    return DEFAULT_WIDTH


def _seen(key: str) -> int:
    """The number of the newest act that arrived: until it comes back, the browser shows what it did itself."""
    number = told(key, "act").get("n")
    if type(number) is int:
        st.session_state[f"{key}-seen"] = number
    return int(st.session_state.get(f"{key}-seen", 0))


def _kept(key: str) -> Mapping[str, Any]:
    """What was on the map when it was last drawn; unlike the browser's word it outlives a change of page."""
    kept: Mapping[str, Any] = st.session_state.get(f"{key}-drawn", {})
    return kept
