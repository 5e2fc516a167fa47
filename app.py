"""The page: its configuration and navigation, nothing else."""

import logging
from html import escape

import streamlit as st

from graph.errors import ConcordError, StoreError
from graph.store import Store
from loaders.review.desk import desk
from views import ask, brief, dependencies, evidence, explore, going, hiding, leaving, questions, review
from views.look import ICON, LOGO, sheet
from views.opening import the_store, waiting


def store() -> Store:
    return hiding.chosen(the_store())


def explore_page() -> None:
    explore.show(store())


def dependencies_page() -> None:
    dependencies.show(store())


def questions_page() -> None:
    questions.show(store())


def ask_page() -> None:
    ask.show(store())


def evidence_page() -> None:
    evidence.show(store())


def brief_page() -> None:
    brief.show(store())


def review_page() -> None:
    review.show(store())


st.set_page_config("Concord", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
st.logo(str(LOGO), size="large")
st.html(sheet() + hiding.veil())
PAGES = {
    "explore": st.Page(explore_page, title="Explore", url_path="explore", default=True),
    "dependencies": st.Page(dependencies_page, title="Dependencies", url_path="dependencies"),
    "questions": st.Page(questions_page, title="Questions", url_path="questions"),
    "ask": st.Page(ask_page, title="Ask", url_path="ask"),
    "brief": st.Page(brief_page, title="Brief", url_path="brief"),
    "evidence": st.Page(evidence_page, title="Evidence", url_path="evidence"),
}
if desk():
    PAGES["review"] = st.Page(review_page, title="Review", url_path="review")
going.register(PAGES)
page = st.navigation(list(PAGES.values()), position="top")
going.menu(PAGES.values())
try:
    leaving.band(store())
    hiding.said()
    page.run()
    leaving.band(store())
except StoreError as error:
    waiting(error)
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
    "These are the facts in the store; nothing was checked live.</footer>"
)
hiding.switch()
