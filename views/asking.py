"""How a page asks the store: once for each version of it, and never in the page's own words."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.model import Entity, Result
from graph.questions import answer
from graph.questions.bodies import NAMED
from graph.store import Store

DOCUMENTS = "MATCH (d:Document) RETURN d ORDER BY d.id"
COPIES = "MATCH (a:Document)-[r:COPY_OF]->(b) RETURN r ORDER BY r.id"
TERRITORIAL = "MATCH (f:Force) WHERE f.kind = 'territorial' RETURN count(f) AS forces ORDER BY forces"
COUNTS = "MATCH (n) RETURN labels(n)[0] AS label, count(n) AS bodies ORDER BY label"


@st.cache_resource(max_entries=512, show_spinner="Asking the store …")
def _asked(version: str, name: str, parameters: tuple[tuple[str, Any], ...], _store: Store) -> Result:
    return answer(_store, name, dict(parameters), limit=0)


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(version: str, cypher: str, _store: Store) -> Result:
    return _store.read(cypher, limit=0)


def ask(store: Store, name: str, **parameters: Any) -> Result:
    """The answer to a named question, kept until the store changes."""
    given = {key: value for key, value in parameters.items() if value is not None}
    return _asked(store.version(), name, tuple(sorted(given.items())), store)


def documents(store: Store) -> Mapping[str, Entity]:
    """Every document by id."""
    return _read(store.version(), DOCUMENTS, store).subgraph.nodes


def named(store: Store) -> Mapping[str, Entity]:
    """Every node that a reader may look for, by id."""
    return _read(store.version(), NAMED, store).subgraph.nodes


def counts(store: Store) -> dict[str, int]:
    """How many nodes of each label the store holds, and how many territorial forces."""
    territorial = _read(store.version(), TERRITORIAL, store).rows[0][0]
    return {**dict(_read(store.version(), COUNTS, store).rows), "territorial": territorial}


def copies(store: Store) -> Mapping[str, str]:
    """Documents that are copies, to the document each is a copy of."""
    result = _read(store.version(), COPIES, store)
    return {claim.start: claim.end for claim in result.subgraph.relationships.values()}
