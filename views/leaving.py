"""What leaves the page: files that carry the highest marking of what is in them, and the band that a page carries."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from graph.export import file_name, marked, to_csv, to_json
from graph.marking import Markings, markings, office
from graph.model import Result
from graph.store import Store
from views import asking

FORMS: Final[dict[str, tuple[Callable[[Result], str], str]]] = {
    "csv": (to_csv, "text/csv"),
    "json": (to_json, "application/json"),
}


@st.cache_resource(max_entries=4, show_spinner=False)
def _marks(version: str, office: str, _store: Store) -> Markings:
    return markings(_store.read, office)


def marks(store: Store) -> Markings:
    """The markings of the store's documents and of this office, read once for each version of the store."""
    return _marks(asking.version(store), office(), store)


def download(
    store: Store, result: Result, stem: str, *, label: str = "", form: str = "csv", named: bool = True
) -> None:
    """A button that gives an answer as a file, marked and named by what is in it; made when it is asked for.

    Parameters
    ----------
    store : Store
    result : Result
        All its rows leave, and its subgraph says which documents they rest on.
    stem : str
        What the file is called after "concord-".
    label : str
        What the button says; "Download as CSV" unless given.
    form : {"csv", "json"}
    named : bool, default True
        As in Markings.of_answer: False for what the reader asked in Cypher.
    """
    made, mime = FORMS[form]
    marking = marks(store).of_answer(result, named=named)
    st.download_button(
        label or f"Download as {form.upper()}",
        partial(_file, made, result, marking),
        file_name(f"concord-{stem}", form, marking),
        mime,
        on_click="ignore",
        key=f"take-{form}-{stem}",
    )


def _file(made: Callable[[Result], str], result: Result, marking: str) -> str:
    return made(marked(result, marking))


def band(store: Store) -> None:
    """The marking of the page, which may show whatever the store holds; nothing where none is set."""
    marking = marks(store).everything()
    if marking:
        st.html(f'<p class="mark" role="note" aria-label="Protective marking">{escape(marking)}</p>')
