"""Names of people on the page: shown, or hidden by the reader on every page and in every link."""

from collections.abc import Mapping

import streamlit as st

from graph.drawing.component.carry import carried_in_address
from graph.store import Store
from graph.store.people import always_hidden, without_people

NAME = "hide_people"
"""The query parameter, and where the session keeps it."""
BEGUN = "hiding-begun"
"""Whether the reader has just asked to hide names: what is on her page was made before that."""


def hidden() -> bool:
    """Whether this reader hides people, by the link she came with or by the switch."""
    return bool(st.session_state.get(NAME))


def carried() -> Mapping[str, str]:
    """What a link has to say beside its view, so that a new tab hides what this one does."""
    return {NAME: "true"} if hidden() else {}


@st.cache_resource(show_spinner="Making a copy of the facts without names …")
def _copy(_store: Store) -> Store:
    return without_people(_store)


def chosen(store: Store) -> Store:
    """The store that this reader reads: once hidden, people stay so in every link until she shows them again."""
    if st.query_params.get(NAME) == "true":
        st.session_state[NAME] = True
    return _copy(store) if hidden() else store


def veil() -> str:
    """In the run that begins to hide: a style under which nothing is seen that an earlier run put on the page."""
    return (
        '<style>[data-stale="true"] { visibility: hidden; }</style>' if st.session_state.pop(BEGUN, 0) else ""
    )


def said() -> None:
    """That names are hidden, at the top of the page, and the way to show them."""
    if always_hidden():
        st.html('<p class="hiding m">Names of people are hidden in this office; posts stay.</p>')
    elif hidden():
        with st.container(horizontal=True, vertical_alignment="center", key="hiding"):
            st.html(
                '<p role="status">Names of people are hidden on every page; posts stay.</p>', width="content"
            )
            st.button("Show names", key="hiding-off", type="tertiary", on_click=switched, args=(False,))
        carried_in_address("carry", carried())


def switch() -> None:
    """At the foot of the page: hide names of people everywhere."""
    if not always_hidden() and not hidden():
        st.button("Hide names of people", key="hiding-on", type="tertiary", on_click=switched, args=(True,),
                  help="On every page, in every table, map and download, and in links that you copy.")  # fmt: skip


def switched(hide: bool) -> None:
    """Hide names, or show them again, on every page."""
    st.session_state[NAME] = st.session_state[BEGUN] = hide
    st.session_state.pop("trail", None)  # the views of before may name somebody
    if not hide:
        st.query_params.pop(NAME, None)
