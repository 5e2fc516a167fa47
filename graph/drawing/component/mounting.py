"""What every component of this folder shares: how Streamlit comes to know it, and what the browser sent."""

import secrets
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PROJECT: Final = "concord-explorer"
SESSION: Final = "component-session"
ASSETS: Final = Path(__file__).parent / "assets"


def mounted(name: str) -> Callable[..., Any]:
    """The component of that name, made known to the runtime that is running: its html, js and css in assets.

    Streamlit finds it by this folder's pyproject.toml in an installed wheel. An editable install lists no
    files, so there it is registered from the same place; without its folder no script may load from it.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{PROJECT}.{name}") is None:
        manifest = ComponentManifest(PROJECT, "0", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, ASSETS.parent)
    return _component(name)


@cache
def _component(name: str) -> Callable[..., Any]:
    html = (ASSETS / f"{name}.html").read_text(encoding="utf-8")
    css = f"{name}.css" if (ASSETS / f"{name}.css").is_file() else None
    return st.components.v2.component(f"{PROJECT}.{name}", html=html, css=css, js=f"{name}.js")


def sent(key: str, what: str) -> Any:
    """What the browser sent; anybody can send anything."""
    state = st.session_state.get(key)
    return state.get(what) if isinstance(state, Mapping) else None


def told(key: str, what: str) -> Mapping[str, Any]:
    """What the browser sent where that has named parts; else none."""
    found = sent(key, what)
    return found if isinstance(found, Mapping) else {}


def session() -> str:
    """What the browser sends back with what the reader did: it tells this session from one before it."""
    return str(st.session_state.setdefault(SESSION, secrets.token_hex(8)))


def once(key: str, what: str) -> Mapping[str, Any]:
    """What the reader did, with named parts, the first time that it is asked for; else none.

    The browser keeps sending it, so that it is not lost where a run is broken off by another before it got here.
    """
    found = told(key, what)
    n = found.get("n")
    if type(n) is not int or found.get("session") != session() or st.session_state.get(f"{key}-heard") == n:
        return {}
    st.session_state[f"{key}-heard"] = n
    return found


def nothing() -> None:
    """Streamlit asks for a callback for each value; `sent` and `told` read them."""
