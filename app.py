"""The page: its configuration and navigation, nothing else."""

from html import escape

import streamlit as st

from graph.errors import ConcordError
from graph.store import Store, open_store
from loaders.tables import Tables, standing
from views import ask, dependencies, evidence, explore, questions
from views.look import ICON, LOGO, sheet


@st.cache_resource(show_spinner="Building the map from the facts; once only …")
def the_store() -> Store:
    """The store of this process, opened once."""
    return open_store(None, Tables(*standing()))


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
page = st.navigation(
    [
        st.Page(explore_page, title="Explore", url_path="explore", default=True),
        st.Page(dependencies_page, title="Dependencies", url_path="dependencies"),
        st.Page(questions_page, title="Questions", url_path="questions"),
        st.Page(ask_page, title="Ask", url_path="ask"),
        st.Page(evidence_page, title="Evidence", url_path="evidence"),
    ],
    position="top",
)
try:
    page.run()
except ConcordError as error:
    st.html(f'<h1>That did not work</h1><p class="lead">{escape(str(error))}</p>')
st.html(
    '<footer class="foot m">Concord shows what sources say. It does not say what is true. '
    "Facts as stored on 22 November 2026; nothing was checked live.</footer>"
)
