"""Links that are views of the same page: followed without loading the page anew, its scripts and maps kept."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PROJECT: Final = "concord-explorer"
NAME: Final = f"{PROJECT}.follow"
ASSETS: Final = Path(__file__).parent / "assets"
LONGEST: Final = 8_000
"""Characters of a link that is still read."""


def followed(key: str) -> str:
    """The query of the link followed since the last run, without its question mark; empty where none was.

    Asked before `links`, and before anything reads the URL.
    """
    state = st.session_state.get(key)
    sent = state.get("link") if isinstance(state, Mapping) else None
    link = sent.get("link") if isinstance(sent, Mapping) else None
    if not isinstance(link, str) or len(link) > LONGEST or not link.isprintable():
        return ""
    return link.removeprefix("?")


def links(key: str, *, page: str) -> None:
    """Listen for plain clicks on links that begin with a question mark; without it they load the page anew.

    Parameters
    ----------
    key : str
    page : str
        Names what is on the page: where it changes after a link, the new one is read from its top.
    """
    _mounted()(key=key, data={"page": page}, on_link_change=_nothing)


def _nothing() -> None:
    """Streamlit asks for a callback; `followed` reads the value."""


def _mounted() -> Callable[..., Any]:
    """The component, made known to the runtime that is running; as the map's in __init__.py."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(
            ComponentManifest(PROJECT, "0", [ComponentConfig("follow", "assets")]), Path(__file__).parent
        )
    return _component()


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(NAME, html='<span class="follow"></span>', js="follow.js")
