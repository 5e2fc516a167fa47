"""From one page to another without reloading."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from views.hiding import carried


def register(pages: Mapping[str, Any]) -> None:
    """Tell which pages there are, by the last part of their address."""
    st.session_state["pages"] = dict(pages)


def menu(pages: Iterable[Any]) -> None:
    """The pages under a word, for where the row of them at the top has no room."""
    with st.popover("Menu", icon=":material/menu:", key="menu"):
        for page in pages:
            st.page_link(page, query_params=dict(carried()))


def to(page: str, **query: str) -> None:
    """Leave for another page; does not return."""
    st.switch_page(st.session_state["pages"][page], query_params=query)
