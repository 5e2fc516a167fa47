"""Evidence: documents, disagreements, gaps, agreements, what rests on one source, what is stale; and the words used."""

from collections.abc import Callable
from html import escape
from typing import Final
from urllib.parse import parse_qsl

import streamlit as st

from graph.dates import interval
from graph.drawing.component.follow import followed, links
from graph.store import Store
from views import asking, words
from views.evidence import agreements, disagreements, documents, facts, gaps
from views.evidence.state import TABS, Asked
from views.glossary import all_terms_html

FOLLOW: Final = "ev-follow"


def glossary(store: Store, asked: Asked) -> None:
    """The tab of the words of the field and of Concord."""
    st.html(
        f'<p class="answer">What the words here mean, and who says so.</p><h2 class=unseen>Words</h2>{all_terms_html()}'
    )


SHOWN: Final[dict[str, Callable[[Store, Asked], None]]] = {
    "documents": documents.show,
    "disagreements": disagreements.show,
    "gaps": gaps.show,
    "agreements": agreements.show,
    "alone": facts.alone,
    "stale": facts.stale,
    "glossary": glossary,
}


def show(store: Store) -> None:
    """The page."""
    link = followed(FOLLOW)
    if link:
        st.query_params.from_dict(dict(parse_qsl(link)))
    asked = Asked.read(st.query_params.to_dict())
    st.html("<h1>Evidence</h1>")
    st.html(f'<nav class="seg" aria-label="Parts of the evidence">{_tabs(asked)}</nav>')
    trouble = asking.trouble(store)
    if trouble:
        st.html(
            f'<p class="note" role="status">{escape(trouble.trouble)} What you see is from {trouble.since}.</p>'
        )
    asked = _checked(store, asked)
    with st.container(key="evidence"):
        SHOWN[asked.tab](store, asked)
    links(FOLLOW, page=asked.tab)


def _checked(store: Store, asked: Asked) -> Asked:
    """The same without a day that is none, or a body that the facts do not hold; what was left out is said."""
    if asked.today:
        try:
            interval(asked.today)
        except ValueError:
            _left(
                f"“{asked.today}” is not a day, month or year; expected 2019, 2019-04 or 2019-04-01. Shown is today."
            )
            asked = asked.but(today="", row=asked.row)
    if asked.body and asked.body not in asking.named(store):
        _left(f"This link names “{asked.body}”, which is not in the facts. Shown is everything.")
        asked = asked.but(body="", row=asked.row)
    return asked


def _left(said: str) -> None:
    st.html(f'<p class="note" role="status">{escape(said)}</p>')


def _tabs(asked: Asked) -> str:
    made = []
    for tab, name in TABS.items():
        link = words.link(name, **asked.to(tab).query())
        made.append(link.replace("<a ", '<a aria-current="page" ', 1) if tab == asked.tab else link)
    return "".join(made)
