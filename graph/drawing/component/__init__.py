"""The map on a Streamlit page: a picture goes in, what the reader clicked comes back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from graph.drawing.map import payload
from graph.drawing.parts import Picture
from graph.drawing.places import Layout

PROJECT: Final = "concord-explorer"
NAME: Final = f"{PROJECT}.map"
ASSETS: Final = Path(__file__).parent / "assets"
DEFAULT_WIDTH: Final = 1100
HTML: Final = """
<div class="concord">
  <div class="stage" tabindex="0" role="application" aria-roledescription="map">
    <div class="canvas"></div>
    <div class="tip" aria-hidden="true"></div>
  </div>
  <div class="rail" role="group" aria-label="Zoom"></div>
  <p class="keys" aria-hidden="true"></p>
  <p class="voice" aria-live="polite"></p>
</div>
"""


@dataclass(frozen=True, slots=True)
class MapEvent:
    """What the reader did on the map in this run.

    Attributes
    ----------
    clicked : tuple of str or None
        ("body", id) or ("line", id).
    expanded : str or None
        The id of the body to open up.
    width : float
        The width the map has on the page, px: what to lay out for.
    """

    clicked: tuple[str, str] | None = None
    expanded: str | None = None
    width: float = DEFAULT_WIDTH


def network_map(picture: Picture, layout: Layout, *, key: str, selected: str | None = None) -> MapEvent:
    """Draw a picture in its places and say what was clicked.

    Parameters
    ----------
    picture : Picture
    layout : Layout
        From columns.place or free.place, for `map_width(key)`.
    key : str
        Names the map over reruns; its zoom and dragged positions stay while the key does.
    selected : str, optional
        The id of the body or line that the page shows beside the map.

    Returns
    -------
    MapEvent
    """
    data = {**payload(picture, layout), "selected": selected}
    found = _mounted()(
        key=key,
        data=data,
        default={"width": DEFAULT_WIDTH},
        on_click_change=_nothing,
        on_expand_change=_nothing,
        on_width_change=_nothing,
    )
    clicked, expanded = found.get("click"), found.get("expand")
    known = {body.id for body in picture.bodies} | {line.id for line in picture.lines}
    return MapEvent(
        (str(clicked["kind"]), str(clicked["id"])) if clicked and clicked.get("id") in known else None,
        str(expanded["id"]) if expanded and expanded.get("id") in known else None,
        _sensible(found.get("width")),
    )


def pressed(key: str) -> str | None:
    """The id of what was clicked on the map of that key since the last run; ask before drawing it again."""
    clicked = (st.session_state.get(key) or {}).get("click")
    return str(clicked["id"]) if clicked else None


def map_width(key: str) -> float:
    """The width that the map of that key had when it was last drawn, px; 1100 before the first time."""
    state = st.session_state.get(key) or {}
    return _sensible(state.get("width") if hasattr(state, "get") else None)


def _sensible(width: Any) -> float:
    return float(width) if isinstance(width, int | float) and 200 <= width <= 4000 else float(DEFAULT_WIDTH)


def _nothing() -> None:
    """Streamlit asks for a callback a value; the values are read where the map is drawn."""


def _mounted() -> Callable[..., Any]:
    """The component, made known to the runtime that is running.

    Streamlit finds it by this folder's pyproject.toml in an installed wheel. An editable install lists no
    files, so there it is registered from the same place; without its folder no script may load from it.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manifest = ComponentManifest(PROJECT, "0", [ComponentConfig("map", "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    return _component()


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(NAME, html=HTML, css="map.css", js="map.js")
