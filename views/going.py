"""From one page to another without reloading."""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def register(pages: Mapping[str, Any]) -> None:
    """Tell which pages there are, by the last part of their address."""
    st.session_state["pages"] = dict(pages)


def to(page: str, **query: str) -> None:
    """Leave for another page; does not return."""
    st.switch_page(st.session_state["pages"][page], query_params=query)
