"""The panel of several bodies, of a folded card, and of a view as a whole."""

from collections import Counter
from html import escape

import streamlit as st

from graph.drawing.parts import Body, Line
from graph.schema import JOINS, LABEL_NAMES
from views import asking, words
from views.explore.panel import parts
from views.explore.panel.reading import Reading
from views.explore.touch import touched

MOST = 8


def show(reading: Reading, keys: tuple[str, ...]) -> None:
    """What is selected, the lines between, and what can be done with all of them at once."""
    listed = parts.items(reading.link(key) for key in keys)
    between = [x for x in reading.drawn.lines if x.start in keys and x.end in keys]
    st.html(
        f'<section class="panel" aria-label="Selection"><p class="m">Selection</p>'
        f"<h2>{len(keys)} bodies</h2>{listed}"
        f"{parts.section(f'Lines between them ({len(between)})', _lines(reading, between))}</section>"
    )
    does = {"Connect them": "connect", "Keep only these": "keep", "Hide them": "hide"}
    with st.container(horizontal=True, key="panel-do"):
        for said, do in does.items():
            kind = "primary" if do == "connect" else "secondary"
            st.button(
                said, key=f"do-{do}", on_click=reading.act, args=(touched(reading.view, do, keys),), type=kind
            )
        st.button(
            "Clear",
            key="do-clear",
            on_click=reading.act,
            args=(reading.view.but(selected=()),),
            type="tertiary",
        )


def card(reading: Reading, folded: Body) -> str:
    """Who is folded into a card of the map."""
    listed = parts.items(reading.link(key) for key in folded.members)
    second = f'<p class="m">{escape(folded.second)}</p>' if folded.second else ""
    return f'<p class="m">Folded on the map</p><h2>{escape(folded.name)}</h2>{second}{listed}'


def whole(reading: Reading, heading: str, note: str) -> str:
    """What a view that is not about one body shows: how many of what, and what is open in it."""
    drawn = reading.drawn
    kinds = Counter(LABEL_NAMES.get(body.label, "folded card") for body in drawn.bodies)
    made = [parts.row(escape(kind.capitalize()), f"{number:,}") for kind, number in kinds.most_common()]
    possible = sum(line.possible for line in drawn.lines)
    lines = f"{len(drawn.lines):,}" + (f", {possible} of them possible" if possible else "")
    reviewed = _reviewed(reading)
    disputed = [line for line in drawn.lines if line.disputed]
    about = f'<p class="m">{escape(note)}</p>' if note else ""
    return (
        f'<p class="m">This view</p><h2>{escape(heading)}</h2>{about}'
        f"{parts.rows(*made, parts.row('Lines', lines))}"
        f"{parts.section(f'Under review ({len(reviewed)})', parts.items(reviewed, most=MOST))}{_asked(reading)}"
        f"{parts.section(f'Sources disagree ({len(disputed)})', _lines(reading, disputed))}"
        '<p class="m">Choose a body to read about it, or a line to read who says so.</p>'
    )


def _reviewed(reading: Reading) -> list[str]:
    """What is under review: of a region whatever its forces and policing bodies are in, drawn or folded."""
    region = reading.view.region
    if not region:
        return [reading.link(key) for body in reading.drawn.bodies for key in _under_review(reading, body)]
    rows = asking.ask(reading.store, "under_review", region=region).records()
    return [
        words.to_page(name, "explore", body=key)
        for key, name in dict.fromkeys((row["body"], row["name"]) for row in rows)
    ]


def _under_review(reading: Reading, body: Body) -> list[str]:
    """A body that is under review; of a card, those folded into it that are."""
    if not body.members:
        return [body.id] if body.under_review else []
    return [key for key in body.members if reading.bodies[key].properties.get("status") == "under review"]


def _asked(reading: Reading) -> str:
    region = reading.view.region
    if not region:
        return ""
    asked = words.to_page("Who says so, and since when", "questions", question="under_review", region=region)
    return f"<p>{asked}</p>"


def _lines(reading: Reading, lines: list[Line]) -> str:
    return parts.items((_line(reading, line) for line in lines), most=MOST, more=", in the table")


def _line(reading: Reading, line: Line) -> str:
    ends = [reading.drawn.body(key) for key in (line.start, line.end)]
    start, end = (body.short if body else key for body, key in zip(ends, (line.start, line.end), strict=True))
    return reading.choose(line.id, f"{start} {JOINS[line.relation].said} {end}")
