"""Every document: who published it, when, of what kind, how it is marked, how old it is, and what it supports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import streamlit as st

from graph.model import Entity, Subgraph
from graph.schema import TIERS
from graph.store import Store
from views import asking, leaving, words
from views.evidence import parts
from views.evidence.parts import Row
from views.evidence.state import Asked

SAYS: Final = "MATCH (a)-[r]->(b) WHERE r.source = $source RETURN r ORDER BY r.id"
TOLD: Final = {
    "own": "the body’s own page, law or a parliamentary answer",
    "press": "press, or a release on another site",
    "copy": "a wiki, a mirror, code, or a copy of an official paper elsewhere",
}


def show(store: Store, asked: Asked) -> None:
    """The tab."""
    every = asking.ask(store, "sources").records()
    documents = asking.documents(store)
    rows = [
        row
        for row in every
        if asked.tier in ("", row["tier"]) and asked.publisher in ("", row["publisher"] or "")
    ]
    claims, undated = sum(row["claims"] for row in rows), sum(1 for row in rows if not row["date"])
    some = f"{len(rows)} {words.of(len(every), 'document')}"
    if len(rows) == len(every):
        some = words.count(len(every), "document")
    st.html(
        f'<p class="answer"><b>{words.count(claims, "claim")}</b> {words.verb(claims, "rests", "rest")} on <b>{some}</b>; '
        f"<b>{undated}</b> of these {words.verb(undated, 'carries', 'carry')} no date.</p>"
    )
    _choose(asked, every)
    if not rows:
        parts.nothing(
            "No document is of that kind and publisher",
            asked.but(tier="", publisher=""),
            "Show all documents",
        )
        return
    leaving.download(store, parts.table_of(rows, tuple(every[0])), "documents")
    marked = any(
        documents[row["source"]].properties.get("marking") for row in rows if row["source"] in documents
    )
    heads = ["Document", "Publisher", "Date", "Age", "Kind", *(["Marking"] if marked else []), "#Supports"]
    made = "".join(_row(store, asked, row, documents, marked, len(heads)) for row in rows)
    st.html(words.table("Documents", heads, made, stacks=True))


def _choose(asked: Asked, every: Sequence[Row]) -> None:
    count = Counter(row["tier"] for row in every)
    pairs = [(f"All {len(every)}", asked.but(tier=""), not asked.tier)]
    pairs += [
        (f"{words.TIERS[tier]} {count[tier]}", asked.but(tier=tier), tier == asked.tier) for tier in TIERS
    ]
    notes = "; ".join(f"<b>{words.TIERS[tier]}</b>: {said}" for tier, said in TOLD.items())
    st.html(f'{parts.choices("Kind", pairs)}<p class="m">{notes}.</p>')
    publishers = Counter(row["publisher"] or "" for row in every)
    options = sorted(filter(None, publishers), key=lambda name: name.casefold())
    st.session_state["ev-publisher"] = asked.publisher if asked.publisher in options else None
    st.selectbox(
        "Publisher",
        options,
        key="ev-publisher",
        placeholder=f"Any of the {len(options)}",
        format_func=lambda name: f"{name} ({words.count(publishers[name], 'document')})",
        on_change=_published,
    )


def _published() -> None:
    st.query_params.pop("row", None)
    chosen = st.session_state["ev-publisher"]
    if chosen:
        st.query_params["publisher"] = chosen
    else:
        st.query_params.pop("publisher", None)


def _row(
    store: Store, asked: Asked, row: Row, documents: Mapping[str, Entity], marked: bool, width: int
) -> str:
    key = row["source"]
    own = documents[key].properties if key in documents else {}
    copied = asking.copies(store).get(key)
    copy = (
        f'<br><span class="m">a copy of {escape(documents[copied].name)}</span>'
        if copied in documents
        else ""
    )
    opened = asked.row == key
    support = parts.link(
        "Close" if opened else words.count(row["claims"], "claim"),
        asked.but(row="" if opened else key),
        label=f"{'Close what' if opened else words.count(row['claims'], 'claim') + ' that'} {row['document']} supports",
        opened=opened,
    )
    mark = f"<td>{escape(str(own.get('marking') or ''))}</td>" if marked else ""
    made = (
        f'<tr{" class=on" if opened else ""}><td class="long">{words.outside(row["document"], row["address"])}{copy}</td>'
        f"<td>{escape(row['publisher'] or '')}</td><td class=nw>{words.day(row['date'])}</td>"
        f"<td>{words.age(row['date'], parts.today(asked)) or ('under a year' if row['date'] else '')}</td>"
        f'<td>{words.tier(row["tier"])}</td>{mark}<td class="n nw">{support}</td></tr>'
    )
    if opened:
        made += parts.opened(width, _supports(store, asked, key), f"What {row['document']} supports")
    return made


def _supports(store: Store, asked: Asked, key: str) -> str:
    found = _said(asking.version(store), key, store)
    claims = list(found.relationships.values())
    about = {end for claim in claims for end in (claim.start, claim.end)} - {key}
    return (
        f"<h3>What it supports</h3><p class='m'>{words.count(len(claims), 'claim')} about "
        f"{words.count(len(about), 'body or thing', 'bodies and things')}</p>"
        + parts.supported(claims, found, asking.documents(store), parts.today(asked))
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def _said(version: str, source: str, _store: Store) -> Subgraph:
    return _store.read(SAYS, {"source": source}, limit=0).subgraph
