"""Evidence: what sources disagree on, both sides, and every document with what rests on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from graph.export import to_csv
from graph.store import Store
from views import asking, words

TIERS = (
    ("own", "the body’s own page, law or a parliamentary answer"),
    ("press", "press, or a release on another site"),
    ("copy", "a wiki, a mirror, code, or a copy of an official paper elsewhere"),
)
Row = Mapping[str, Any]


def show(store: Store) -> None:
    """The page."""
    disputes = asking.ask(store, "disputes")
    sources = asking.ask(store, "sources")
    groups = _groups(disputes.records())
    claims = sum(row["claims"] for row in sources.records())
    undated = sum(1 for row in sources.records() if not row["date"])
    st.html(
        "<h1>Evidence</h1>"
        f'<p class="lead">{claims:,} claims rest on {len(sources.rows)} documents; {undated} of these carry no date. '
        f"On {len(groups)} points sources disagree. Both sides stand; none was settled here.</p>"
    )
    disagree, documents = st.tabs([f"Sources disagree ({len(groups)})", f"Documents ({len(sources.rows)})"])
    with disagree:
        _disputes(store, groups)
    with documents:
        _documents(sources.records())
        st.download_button(
            "Download as CSV", to_csv(sources), "concord-sources.csv", "text/csv", on_click="ignore"
        )


def _groups(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Claims that contradict one another, by the body and what is in dispute."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        point = row["term"] or ("who takes part" if row["relation"] != "LEADS" else "who leads")
        about = (
            row["about"] if row["term"] or row["relation"] == "LEADS" else f"{row['start']} in {row['about']}"
        )
        found[about, words.term(str(point))].append(row)
    return dict(sorted(found.items()))


def _disputes(store: Store, groups: Mapping[tuple[str, str], Sequence[Row]]) -> None:
    bodies = asking.named(store)
    blocks = []
    for (_, point), rows in groups.items():
        node = bodies.get(rows[0]["about"])
        name = words.to_explore(node) if node else escape(str(rows[0]["about"]))
        sides = "".join(_side(row) for row in rows)
        blocks.append(
            f'<section class="disp"><h3>{name}: {escape(point)}</h3><div class="two">{sides}</div></section>'
        )
    st.html("".join(blocks))


def _side(row: Row) -> str:
    value = f"<p class='v'>{escape(str(row['value']))}</p>" if row["value"] else ""
    dated = f"as of {words.day(row['as_of'])}" if row["as_of"] else "undated"
    return (
        f'<div>{value}<p class="says">{escape(str(row["says"] or ""))}</p><p class="by">{escape(row["document"])}, '
        f'{escape(row["place"])}</p><p class="by"><b>{dated}</b> {words.tier(row["tier"])}</p></div>'
    )


def _documents(rows: Sequence[Row]) -> None:
    items = "".join(f"<li>{words.tier(tier)} {said}</li>" for tier, said in TIERS)
    st.html(f'<ul class="plain">{items}</ul>')
    made = "".join(
        f"<tr><td>{words.outside(row['document'], row['address'])}</td><td>{escape(row['publisher'] or '')}</td>"
        f'<td>{words.day(row["date"])}</td><td>{words.tier(row["tier"])}</td><td class="n">{row["claims"]:,}</td></tr>'
        for row in rows
    )
    st.html(words.table("Documents", ("Document", "Publisher", "Date", "Tier", "#Claims"), made))
