"""What an answer rests on: the claims behind a row and behind all rows, and what it is asked with, kept for a while."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from graph.export import plain
from graph.model import Relationship, Result, Subgraph
from graph.questions import answer
from graph.store import Store
from views import asking
from views.waiting import waited

CLAIMS: Final = "MATCH (a)-[r]->(b) WHERE r.id IN $claims RETURN r ORDER BY r.id"
NAMING: Final = ("claims", "claim")
"""Columns that name the claims a row rests on."""


@st.cache_resource(max_entries=256, show_spinner=False)
def _answered(version: str, name: str, values: tuple[tuple[str, str], ...], _store: Store) -> Result:
    return answer(_store, name, dict(values), limit=0)


def answered(store: Store, name: str, values: Mapping[str, str], *, doing: str) -> Result:
    """The answer to a named question; while it takes long the reader sees for how long and can stop it.

    Raises
    ------
    ConcordError
        As `answer` does, or if the reader stopped it.
    """
    given, version = tuple(sorted(values.items())), asking.version(store)
    return waited(
        store,
        lambda: _answered(version, name, given, store),
        key=(version, name, given),
        name="question",
        doing=doing,
    )


def claim_ids(row: Mapping[str, Any]) -> list[str]:
    """The claims that a row names.

    Examples
    --------
    >>> claim_ids({"lead": "kent", "claims": ["c1", "c2"]}), claim_ids({"claim": "c3"}), claim_ids({"claims": 12})
    (['c1', 'c2'], ['c3'], [])
    """
    found: list[str] = []
    for column, cell in row.items():
        if isinstance(cell, Relationship):
            found.append(cell.id)
        elif column in NAMING:
            found += [cell] if isinstance(cell, str) else list(cell) if isinstance(cell, list | tuple) else []
    return list(dict.fromkeys(found))


def row_key(row: Mapping[str, Any]) -> str:
    """What a link calls a row: made of what it says, so that a link never opens the evidence of another one.

    Examples
    --------
    >>> row_key({"lead": "kent", "claims": ["c1"]}) == row_key({"lead": "kent", "claims": ["c1", "c2"]})
    True
    >>> row_key({"lead": "kent"}) == row_key({"lead": "essex"})
    False
    """
    told = {
        column: cell.id if isinstance(cell, Relationship) else plain(cell)
        for column, cell in row.items()
        if column not in NAMING or not isinstance(cell, list | tuple)
    }
    text = json.dumps(told, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def claims(store: Store, result: Result, ids: Sequence[str]) -> Subgraph:
    """The claims of these ids with their ends: those of the answer, or read where it only names them."""
    own = result.subgraph
    if all(key in own.relationships for key in ids):
        found = {key: own.relationships[key] for key in ids}
        ends = {end for claim in found.values() for end in (claim.start, claim.end)}
        return Subgraph({key: own.nodes[key] for key in sorted(ends) if key in own.nodes}, found)
    return _read(asking.version(store), tuple(ids), store)


@st.cache_resource(max_entries=64, show_spinner=False)
def _read(version: str, ids: tuple[str, ...], _store: Store) -> Subgraph:
    return _store.read(CLAIMS, {"claims": list(ids)}, limit=0).subgraph


def network(store: Store, result: Result) -> Subgraph:
    """All that an answer speaks of: its own part of the network, or the claims that its rows name."""
    if result.subgraph.nodes:
        return result.subgraph
    return claims(store, result, list(all_claims(result.records())))


def all_claims(rows: Iterable[Mapping[str, Any]]) -> dict[str, None]:
    """The ids of all claims that rows name, in order."""
    return dict.fromkeys(key for row in rows for key in claim_ids(row))
