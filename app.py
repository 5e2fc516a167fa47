"""The page: its configuration and navigation, nothing else."""

import logging
from html import escape

import streamlit as st

from graph.errors import ConcordError
from graph.store import Store, open_store
from graph.store.people import always_hidden, without_people
from loaders.tables import Tables, standing
from views import ask, dependencies, evidence, explore, going, questions
from views.look import ICON, LOGO, sheet


@st.cache_resource(show_spinner="Building the map from the facts; once only …")
def the_store() -> Store:
    """The store of this process, opened once."""
    store = open_store(None, Tables(*standing()))
    return without_people(store) if always_hidden() else store


def explore_page() -> None:
    explore.show(the_store())


def dependencies_page() -> None:
    dependencies.show(the_store())


def questions_page() -> None:
    questions.show(the_store())


def ask_page() -> None:
    ask.show(the_store())


def evidence_page() -> None:
    evidence.show(the_store())


st.set_page_config("Concord", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
st.logo(str(LOGO), size="large")
st.html(sheet())
PAGES = {
    "explore": st.Page(explore_page, title="Explore", url_path="explore", default=True),
    "dependencies": st.Page(dependencies_page, title="Dependencies", url_path="dependencies"),
    "questions": st.Page(questions_page, title="Questions", url_path="questions"),
    "ask": st.Page(ask_page, title="Ask", url_path="ask"),
    "evidence": st.Page(evidence_page, title="Evidence", url_path="evidence"),
}
going.register(PAGES)
page = st.navigation(list(PAGES.values()), position="top")
try:
    page.run()
except Exception as error:
    known = isinstance(error, ConcordError)
    if not known:
        logging.getLogger("concord").exception("A page failed.")
    said = (
        str(error)
        if known
        else "This is a fault in Concord. What it was stands in the log of “concord serve”."
    )
    st.html(f'<h1>That did not work</h1><p class="lead">{escape(said)}</p>')
    st.button("Try again", type="primary")
st.html(
    '<footer class="foot m">Concord shows what sources say. It does not say what is true. '
    "Facts as stored on 22 November 2026; nothing was checked live.</footer>"
)
