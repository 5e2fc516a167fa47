"""Decisions pending as a list by date: what, how it stands, by when, who must and may have to sign; and as a calendar."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import streamlit as st

from graph.analytics.decisions import LACKING
from graph.calendar import Event, to_ics
from graph.export import file_name
from graph.model import Entity, Result
from graph.questions import present_day
from graph.store import Store
from views import asking, leaving, words
from views.dependencies.parts import called, certainty, listed, units
from views.questions import behind, rows
from views.questions.state import Asked

Row = Mapping[str, Any]
HEADS: Final = ("What", "How it stands", "As of", "By when", "Must sign", "May have to sign", "Evidence")
MANY: Final = 6
"""Alike on one date from which they are folded into one line."""


def show(store: Store, asked: Asked, result: Result) -> None:
    """The list: with a date, then without one, then the agreements of which no review date is known."""
    every = result.records()
    _take(store, asked, result, every)
    matters = [row for row in every if row["kind"] != LACKING]
    dated = sorted((row for row in matters if row["date"]), key=lambda r: (r["date"], r["kind"], r["name"]))
    undated = [row for row in matters if not row["date"]]
    if dated:
        st.html(f"<h2>{len(dated)} with a date</h2>")
        _dated(store, asked, result, dated)
    for sure, head, more in rows.SECTIONS[:2]:
        some = [row for row in undated if row["certainty"] == sure]
        if some:
            said = f"{certainty(head)} {words.count(len(some), 'matter')} without a date{more}"
            st.html(
                f'<h2 class="q-sure">{said}</h2>{_table(store, asked, result, some, f"{head}, without a date")}'
            )
    lacking = [row for row in every if row["kind"] == LACKING]
    if lacking:
        opened = any(behind.row_key(row) == asked.row for row in lacking)
        with st.expander(
            f"{words.count(len(lacking), 'agreement')} of which no review date is known", expanded=opened
        ):
            st.html(_table(store, asked, result, lacking, "No review date known"))


def _dated(store: Store, asked: Asked, result: Result, dated: Sequence[Row]) -> None:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in dated:
        groups[row["date"], row["kind"], row["certainty"]].append(row)
    few = [row for some in groups.values() if len(some) < MANY for row in some]
    if few:
        st.html(_table(store, asked, result, few, "With a date"))
    for (date, kind, _), some in groups.items():
        if len(some) >= MANY:
            opened = any(behind.row_key(row) == asked.row for row in some)
            with st.expander(f"{words.day(date)}: {_alike(some)}, {kind}", expanded=opened):
                st.html(_table(store, asked, result, some, f"{words.day(date)}, {kind}"))


def _alike(some: Sequence[Row]) -> str:
    """How many of what: named where they are all of one kind."""
    labels = {row["label"] for row in some}
    one = labels.pop() if len(labels) == 1 else "matter"
    many = {"policing body": "policing bodies", "body": "bodies"}.get(one, f"{one}s")
    return words.count(len(some), one, many)


def _table(store: Store, asked: Asked, result: Result, some: Sequence[Row], label: str) -> str:
    bodies = asking.named(store)
    made = []
    for row in some:
        key = behind.row_key(row)
        made.append(_row(asked, row, key, bodies))
        if key == asked.row:
            made.append(rows.evidence_row(store, result, row, len(HEADS)))
    return words.table(label, HEADS, "".join(made), stacks=True)


def _row(asked: Asked, row: Row, key: str, bodies: Mapping[str, Entity]) -> str:
    node = bodies.get(row["about"])
    name = words.to_explore(node) if node else escape(row["name"])
    open_points = [*row["decision"], *(f"Concern: {point}" for point in row["concerns"])]
    points = "".join(f'<br><span class="m">{escape(point)}</span>' for point in open_points)
    who = (
        f' <span class="m">{escape(listed([called(bodies, key) for key in row["who"]]))}</span>'
        if row["who"]
        else ""
    )
    age = f'<br><span class="m">over {words.count(row["age"], "year")} ago</span>' if row["age"] else ""
    on = ' class="on"' if key == asked.row else ""
    by = words.day(row["date"]) if row["date"] else "no date"
    return (
        f"<tr{on}><td class=long>{name}{points}</td><td>{escape(row['kind'].capitalize())}{who}</td>"
        f"<td class=nw>{words.day(row['as_of'])}{age}</td><td class=nw>{by}</td>"
        f"<td class=long>{_bodies(bodies, row['must_sign'])}</td><td class=long>{_bodies(bodies, row['may_sign'])}</td>"
        f"{rows.evidence_link(asked, row, key)}</tr>"
    )


def _bodies(bodies: Mapping[str, Entity], keys: Sequence[str]) -> str:
    return units(bodies, keys) if keys else '<span class="m">none known</span>'


def _take(store: Store, asked: Asked, result: Result, every: Sequence[Row]) -> None:
    found = events(every, asking.named(store))
    inside = [event for event in found if event.placed]
    years = [row for row in every if row["date"] and len(row["date"]) == 4]
    if not found:
        return
    marking = leaving.marks(store).of_answer(result, named=True)
    text = to_ics(
        found, name="Decisions pending", today=asked.values.get("today") or present_day(), marking=marking
    )
    left = f" {words.count(len(years), 'matter')} dated by a year alone stay out." if years else ""
    with st.container(horizontal=True, vertical_alignment="center", key="q-calendar"):
        st.download_button(
            f"Add {words.count(len(inside), 'date')} to a calendar (.ics)",
            text,
            file_name("concord-decisions-pending", "ics", marking),
            "text/calendar",
            on_click="ignore",
            disabled=not inside,
        )
        st.html(
            f'<p class="m">A month without a day stands there as the whole month.{left}</p>', width="content"
        )


def events(every: Sequence[Row], bodies: Mapping[str, Entity]) -> list[Event]:
    """What has a date, for a calendar; a matter without one is never given one.

    Examples
    --------
    >>> row = {"kind": "ending", "about": "air", "relation": None, "who": [], "name": "Air Service", "date": "2028-05",
    ...        "certainty": "possible", "says": "It ends in May 2028.", "decision": [], "must_sign": ["kent"],
    ...        "may_sign": [], "document": "Minutes", "place": "item 3", "as_of": "2026"}
    >>> found = events([row, {**row, "date": None}], {})
    >>> [event.summary for event in found], found[0].description.split("\\n")[1:]
    (['Possible: ending, Air Service'], ['Must sign: kent.', 'Source: Minutes, item 3, as of 2026.'])
    """
    return [
        Event(
            "|".join([row["kind"], row["about"], row["relation"] or "", *row["who"]]),
            row["date"],
            f"{'Possible: ' + row['kind'] if row['certainty'] == 'possible' else row['kind'].capitalize()}, {row['name']}",
            "\n".join(_described(row, bodies)),
        )
        for row in every
        if row["date"]
    ]


def _described(row: Row, bodies: Mapping[str, Entity]) -> list[str]:
    said = [row["says"] or "", *row["decision"]]
    for head, column in (("Must sign", "must_sign"), ("May have to sign", "may_sign")):
        if row[column]:
            said.append(f"{head}: {', '.join(called(bodies, key) for key in row[column])}.")
    if row["document"]:
        dated = f"as of {words.day(row['as_of'])}" if row["as_of"] else "undated"
        said.append(f"Source: {row['document']}, {row['place']}, {dated}.")
    return list(filter(None, said))
