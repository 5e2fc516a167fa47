"""What stands in the map's place when there is nothing to draw, or too much: what happened, and the next step."""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from graph.drawing.places import TooManyError
from graph.model import Entity
from graph.questions.bodies import search
from graph.schema import LABEL_NAMES
from views import words
from views.explore import history
from views.explore.filters import FILTERS
from views.explore.sifting import Sifted
from views.explore.state import View

Link = tuple[str, Mapping[str, str], str]
"""Text, query and a grey remark."""


def card(heading: str, text: str, links: Iterable[Link] = (), *, level: int = 2) -> None:
    """One designed state: a heading, what still holds, and links to what would work."""
    items = "".join(
        f'<li>{words.link(said, **query)} <span class="m">{escape(remark)}</span></li>'
        for said, query, remark in links
    )
    listed = f'<ul class="plain">{items}</ul>' if items else ""
    st.html(
        f'<section class="state"><h{level}>{escape(heading)}</h{level}><p>{escape(text)}</p>{listed}</section>'
    )


def gone(view: View, bodies: Mapping[str, Entity], key: str) -> None:
    """The link names something that the facts do not hold."""
    close = search(bodies.values(), key.replace("-", " "), most=5)
    links = [(node.name, {"body": node.id, **view.day()}, LABEL_NAMES[node.label]) for node in close]
    text = "Nothing is drawn in its place. " + ("Closest:" if links else "Find a body by its name above.")
    card(f"This link names “{key}”, which is not in the facts", text, links, level=1)


def too_many(view: View, error: TooManyError, nodes: Mapping[str, Entity]) -> None:
    """More bodies than can be drawn so that they can be read; what would fit."""
    links: list[Link] = []
    for key in (*view.body, *view.also)[:2]:
        if key in nodes:
            links.append(
                (f"{nodes[key].name}, one step", {"body": key, **view.day()}, LABEL_NAMES[nodes[key].label])
            )
            links += [
                (region, {"region": region, **view.day()}, "region")
                for region in nodes[key].properties.get("regions") or ()
            ]
    if view.scope == "everything" or not links:
        links += [("The North East", {"region": "North East", **view.day()}, "region"),
                  ("Everything, folded", {"everything": "true", **view.day()}, "free layout")]  # fmt: skip
    heading = f"{error.count:,} bodies are too many to draw (limit {error.limit})"
    card(heading, "The table below has all their lines. What fits:", links)


def hidden(view: View, left: Sifted) -> None:
    """The filters leave nothing."""
    most = max(((c.hidden, c.name) for choices in left.choices.values() for c in choices), default=(0, ""))
    card(
        f"Filters hide all {left.bodies} bodies",
        f"Most are hidden with “{most[1]}” ({most[0]})." if most[0] else "Nothing of this view is left.",
    )
    st.button(
        "Show all again", key="reset-all", on_click=history.go, args=(view.but(**FILTERS),), type="primary"
    )


def alone(name: str) -> None:
    """Nothing is said to connect it."""
    card(
        f"No source seen connects {name} to another body",
        "That is a gap in the sources, not a finding that it works alone. The panel has what is stated of it.",
    )


def notice(text: str, *links: Link) -> None:
    """One line above the map; it never covers it."""
    ways = " ".join(words.link(said, **query) for said, query, _ in links)
    st.html(f'<p class="note" role="status">{escape(text)} {ways}</p>')
