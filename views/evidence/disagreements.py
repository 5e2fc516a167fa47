"""What sources disagree on: each point with its sides next to each other. None is settled here."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.store import Store
from views import asking, leaving, words
from views.evidence import parts
from views.evidence.parts import Row
from views.evidence.state import Asked
from views.explore.finding import find_box


def show(store: Store, asked: Asked) -> None:
    """The tab."""
    result = asking.ask(store, "disputes", body=asked.body or None)
    every = asking.ask(store, "disputes") if asked.body else result
    points = sides(result.records())
    all_points = len(sides(every.records()))
    of = f"{len(points)} {words.of(all_points, 'point')}" if asked.body else words.count(len(points), "point")
    st.html(
        f'<p class="answer">On <b>{of}</b> sources disagree. Both sides stand, each with who says so; none was '
        "settled here.</p>"
    )
    with st.container(key="ev-find"):
        found = find_box(store, key="ev-dispute", label="Only about", placeholder="Type a name")
    if found and ("body" in found or "function" in found):
        st.query_params.from_dict(
            asked.but(body=found.get("selected") or found.get("body") or found["function"]).query()
        )
        st.rerun()
    if asked.body:
        node = asking.named(store).get(asked.body)
        name = node.name if node else asked.body
        st.html(f"<p>About <b>{escape(name)}</b>. {parts.link('Show all', asked.but(body=''))}</p>")
        if not points:
            parts.nothing(f"On {name} no two sources seen disagree", asked.but(body=""))
            return
    leaving.download(store, result, "disagreements")
    st.html(
        "<h2 class=unseen>Points of disagreement</h2>"
        + "".join(_point(store, rows) for rows in points.values())
    )


def sides(rows: Sequence[Row]) -> dict[str, dict[str, list[Row]]]:
    """The claims of each side of each point.

    Examples
    --------
    >>> sides([{"dispute": "air: since", "side": "2013"}, {"dispute": "air: since", "side": "2014"}])["air: since"].keys()
    dict_keys(['2013', '2014'])
    """
    found: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        found.setdefault(row["dispute"], {}).setdefault(row["side"], []).append(row)
    return found


def _point(store: Store, of: Mapping[str, Sequence[Row]]) -> str:
    first = next(iter(of.values()))[0]
    bodies = asking.named(store)
    start = bodies[first["start"]].name if first["start"] in bodies else first["start"]
    point = (
        words.term(first["term"])
        if first["term"]
        else "who leads"
        if first["relation"] == "LEADS"
        else f"the part of {start}"
    )
    made = "".join(_side(store, side, rows) for side, rows in of.items())
    head = f"{parts.body(store, first['about'])}: {escape(point)}"
    return f'<section class="disp"><h3>{head}</h3><div class="two">{made}</div></section>'


def _side(store: Store, side: str, rows: Sequence[Row]) -> str:
    bodies = asking.named(store)
    key, comma, rest = side.partition(",")
    head = (
        f"{bodies[key].name}{comma}{rest}" if key in bodies else words.day(side) if _dated(rows[0]) else side
    )
    said = "".join(
        f'<p class="says">{escape(str(row["says"] or ""))}</p><p class="by">{escape(row["document"])}, '
        f'{escape(row["place"] or "")}</p><p class="by"><b>{_when(row)}</b> {words.tier(row["tier"])}</p>'
        for row in rows
    )
    return f'<div><p class="v">{escape(head[:1].upper() + head[1:])}</p>{said}</div>'


def _dated(row: Row) -> bool:
    return row["term"] in ("since", "until", "signed", "expires", "review_by")


def _when(row: Row) -> str:
    return f"as of {words.day(row['as_of'])}" if row["as_of"] else "undated"
