"""Ask: a query in Cypher, its answer as rows and as a map, and the words of the model beside it."""

from html import escape

import streamlit as st

from graph import schema
from graph.errors import ConcordError
from graph.store import TIMEOUT, Store
from views import answers, words

LIMIT = 1_000
"""Rows that the page asks for; the command line has no such limit."""
FIRST = """\
MATCH (:Force {id: 'durham'})-[r:COLLABORATES]->(u)
MATCH (d:Document) WHERE d.id = r.source
RETURN u.name AS unit, d.name AS document, r.place AS place, r.as_of AS as_of
ORDER BY unit, document, place"""


def show(store: Store) -> None:
    """The page."""
    st.html("<h1>Ask in Cypher</h1>")
    left, right = st.columns([7, 3], gap="medium")
    with left, st.form("cypher"):
        typed = st.text_area("Query", st.query_params.get("cypher", FIRST), height=180, key="typed")
        if st.form_submit_button("Ask", type="primary"):
            st.query_params["cypher"] = typed
    with left:
        st.html(
            f'<p class="m">A read only: nothing can be written. It ends after {TIMEOUT:.0f} seconds and shows '
            f"{LIMIT:,} rows at most; <code>concord ask</code> has both as options. The address of this page is "
            "the query.</p>"
        )
    with right:
        _schema()
    if "cypher" in st.query_params:
        _answered(store, st.query_params["cypher"])


def _answered(store: Store, cypher: str) -> None:
    try:
        result = store.read(cypher, limit=LIMIT)
    except ConcordError as error:
        st.html(f'<p class="note" role="alert">{escape(str(error))}</p>')
        return
    if result.cut:
        st.html(f'<p class="note">Cut at {LIMIT:,} rows.</p>')
    answers.show(store, result, "query")


def _schema() -> None:
    """Labels, relationship types and closed lists, from the one table that everything reads."""
    with st.expander("Labels"):
        items = "".join(
            f"<li>{words.glyph(label)} <code>{label}</code> {schema.LABEL_NAMES[label]}</li>"
            for label in schema.NODE_LABELS
        )
        st.html(f'<ul class="plain">{items}</ul>')
    with st.expander("Relationship types"):
        items = "".join(
            f"<li><code>{kind}</code> {escape(join.said)}<br>"
            f'<span class="m">{", ".join(join.starts)} → {", ".join(join.ends)}</span></li>'
            for kind, join in schema.JOINS.items()
        )
        st.html(f'<ul class="plain">{items}</ul>')
    with st.expander("Properties of every relationship"):
        lists = {"status": schema.STATUSES, "basis": schema.BASES, "scope": schema.SCOPES}
        items = "".join(
            f"<li><code>{name}</code> <span class='m'>{', '.join(lists.get(name, ()))}</span></li>"
            for name in schema.CLAIM_PROPERTIES
        )
        st.html(f'<ul class="plain">{items}</ul>')
    with st.expander("Roles"):
        items = "".join(
            f"<li><code>{kind}</code> {', '.join(roles)}</li>" for kind, roles in schema.ROLES.items()
        )
        st.html(f'<ul class="plain">{items}</ul>')
