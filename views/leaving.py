"""What leaves the page: files that carry the highest marking of what is in them, and the band that a page carries."""

from functools import partial
from html import escape
from typing import Final

import streamlit as st

from graph.export import file_name, marked, to_csv, to_json
from graph.export.graphml import graphml
from graph.export.sheets import workbook
from graph.marking import Markings, markings, office
from graph.model import Result
from graph.store import Store
from views import asking

SHEETS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Final = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("Excel", SHEETS),
    "graphml": ("GraphML", "application/graphml+xml"),
}
"""By the ending of the file: what the button calls it, and its type."""


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
    form : str
        A key of FORMS. GraphML has the network that the answer speaks of, the others its rows.
    named : bool, default True
        As in Markings.of_answer: False for what the reader asked in Cypher.
    """
    called, mime = FORMS[form]
    marking = marks(store).of_answer(result, named=named)
    st.download_button(
        label or f"Download as {called}",
        partial(_file, store, result, form, marking, stem),
        file_name(f"concord-{stem}", form, marking),
        mime,
        on_click="ignore",
        key=f"take-{form}-{stem}",
    )


def forms(result: Result) -> list[str]:
    """The forms that an answer can take: GraphML where there is a claim among what it speaks of."""
    return [form for form in FORMS if form != "graphml" or result.subgraph.relationships]


def _file(store: Store, result: Result, form: str, marking: str, stem: str) -> str | bytes:
    if form == "graphml":
        about = f"{stem.replace('-', ' ').replace('_', ' ')}: what sources say"
        return graphml(
            result.subgraph, claims=True, copies=asking.copies(store), marking=marking, about=about
        )
    told = marked(result, marking)
    if form == "xlsx":
        return workbook({"Answer": told}, marking=marking)
    return to_csv(told) if form == "csv" else to_json(told)


def band(store: Store) -> None:
    """The marking of the page, which may show whatever the store holds; nothing where none is set."""
    marking = marks(store).everything()
    if marking:
        st.html(f'<p class="mark" role="note" aria-label="Protective marking">{escape(marking)}</p>')
