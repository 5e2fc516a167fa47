"""How a page asks the store: once for each version of it, and never in the page's own words.

While the store does not answer, what it said before is still shown, and the page says since when.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st

from graph.errors import StoreError
from graph.model import Entity, Result, Subgraph
from graph.questions import answer
from graph.questions.bodies import NAMED
from graph.questions.documents import COPIES, DOCUMENTS
from graph.store import Store

TERRITORIAL = "MATCH (f:Force) WHERE f.kind = 'territorial' RETURN count(f) AS forces ORDER BY forces"
COUNTS = "MATCH (n) RETURN labels(n)[0] AS label, count(n) AS bodies ORDER BY label"
DELIVERS = "MATCH (u)-[:DELIVERS]->(f:Function) RETURN DISTINCT u.id AS unit, f.id AS function ORDER BY unit, function"
FRESH = 1.0
"""Seconds for which the store's version is taken to be as it was: one run of a page asks many times."""
AGAIN = 8.0
"""Seconds after which a store that did not answer is asked again."""
COVERS = "MATCH (a:Agreement)-[r:COVERS]->(u) RETURN r ORDER BY r.id"
STATUSES = "MATCH (d)-[r:STATES]->(n) WHERE r.term IN ['status', 'since', 'until'] AND NOT n:Figure RETURN r ORDER BY r.id"


_NUMBERS = count(1)


@dataclass(slots=True)
class Answering:
    """The version that a store last told, when it did, and why it does not answer now."""

    number: int = field(default_factory=lambda: next(_NUMBERS))
    """Tells the stores of this process apart."""
    version: str = ""
    asked: float = float("-inf")
    since: str = ""
    trouble: str = ""
    read: dict[tuple[str, str], Result] = field(default_factory=dict)
    """What whole-store reads gave, by version and text: a page asks for the same one hundreds of times."""


_KNOWN: WeakKeyDictionary[Store, Answering] = WeakKeyDictionary()


def _answering(store: Store) -> Answering:
    """What is known of this store."""
    return _KNOWN.setdefault(store, Answering())


def version(store: Store) -> str:
    """The store's version, asked at most once a second; the last one known while the store is down.

    No two stores of a process have the same, whatever they say themselves: what is kept by it for one, perhaps one
    with names of people, is never the answer of another. Whatever is kept of a store is kept by this.

    Raises
    ------
    StoreError
        If the store does not answer and never has.
    """
    known = _answering(store)
    if time.monotonic() - known.asked > (AGAIN if known.trouble else FRESH):
        if known.version:
            known.asked = time.monotonic()  # other readers go on with what is known while this one asks
        try:
            known.version = store.version()
        except StoreError as error:
            if not known.version:
                raise
            known.trouble = str(error)
        else:
            known.trouble = ""
            known.since = datetime.now().strftime("%H:%M")
        known.asked = time.monotonic()
    return f"{known.number} {known.version}"


def trouble(store: Store) -> Answering | None:
    """Why the store does not answer now, or None where it does."""
    version(store)
    known = _answering(store)
    return known if known.trouble else None


@st.cache_resource(max_entries=1024, show_spinner="Asking the store …")
def _asked(version: str, name: str, parameters: tuple[tuple[str, Any], ...], _store: Store) -> Result:
    return answer(_store, name, {key: _listed(value) for key, value in parameters}, limit=0)


def _read(version: str, cypher: str, store: Store) -> Result:
    known = _answering(store).read
    found = known.get((version, cypher))
    if found is None:
        found = store.read(cypher, limit=0)
        for old in list(known):
            if old[0] != version:
                known.pop(old, None)
        known[version, cypher] = found
    return found


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def ask(store: Store, name: str, **parameters: Any) -> Result:
    """The answer to a named question, kept until the store changes."""
    given = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in parameters.items()
        if value is not None
    }
    return _asked(version(store), name, tuple(sorted(given.items())), store)


def documents(store: Store) -> Mapping[str, Entity]:
    """Every document by id."""
    return _read(version(store), DOCUMENTS, store).subgraph.nodes


def named(store: Store) -> Mapping[str, Entity]:
    """Every node that a reader may look for, by id."""
    return _read(version(store), NAMED, store).subgraph.nodes


def statuses(store: Store) -> Subgraph:
    """Every statement of a status, a beginning or an end."""
    return _read(version(store), STATUSES, store).subgraph


def covers(store: Store) -> Subgraph:
    """Every claim that an agreement covers something."""
    return _read(version(store), COVERS, store).subgraph


def counts(store: Store) -> dict[str, int]:
    """How many nodes of each label the store holds, and how many territorial forces."""
    territorial = _read(version(store), TERRITORIAL, store).rows[0][0]
    return {**dict(_read(version(store), COUNTS, store).rows), "territorial": territorial}


def copies(store: Store) -> Mapping[str, str]:
    """Documents that are copies, to the document each is a copy of."""
    result = _read(version(store), COPIES, store)
    return {claim.start: claim.end for claim in result.subgraph.relationships.values()}


@st.cache_resource(max_entries=4, show_spinner=False)
def _functions(version: str, _store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for unit, function in _store.read(DELIVERS, limit=0).rows:
        found.setdefault(unit, set()).add(function)
    return found


def functions(store: Store) -> Mapping[str, set[str]]:
    """The functions that each unit delivers, by id."""
    return _functions(version(store), store)
