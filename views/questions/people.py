"""People to meet as a list to print: a block for each, post first, with what about, why, what is undecided, who says so."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import streamlit as st

from graph.model import Entity, Result, Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking, words
from views.dependencies.parts import certainty, listed
from views.questions.state import Asked

Row = Mapping[str, Any]
KINDS: Final = {
    "contact": "Named as whom to meet",
    "lead": "Lead or head",
    "host": "Host",
    "governs": "Governs",
    "counterpart": "Counterparts: policing bodies that share units",
    "own post": "Own chief officer posts",
}
UNITS: Final = 5


def show(store: Store, asked: Asked, result: Result) -> None:
    """The list."""
    today = asked.values.get("today") or present_day()
    bodies = asking.named(store)
    name = bodies[asked.values["body"]].name if asked.values.get("body") in bodies else ""
    places = organisations(asking.ask(store, "network").subgraph)
    made = []
    for kind, head in KINDS.items():
        some = [block for block in blocks(result.records()) if block[0]["kind"] == kind]
        if some:
            inside = "".join(_block(block, places, bodies, today) for block in some)
            made.append(
                f'<section><h2>{escape(head)} <span class="m">({len(some)})</span></h2>{inside}</section>'
            )
    title = (
        f'<p class="q-paper">People to meet for {escape(name)}, as sources seen by {words.day(today)} say</p>'
    )
    st.html(
        '<p class="m q-hint">To print: Ctrl and P, or ⌘ and P. Only the list is printed, with sources and their age.</p>'
        f'<div class="q-meet">{title}{"".join(made)}</div>'
    )


def blocks(every: Sequence[Row]) -> list[list[Row]]:
    """The rows of each who is to be met together, in the order of the first.

    Examples
    --------
    >>> rows = [{"id": "a", "about": "u"}, {"id": "b", "about": "u"}, {"id": "a", "about": "v"}]
    >>> [[row["about"] for row in block] for block in blocks(rows)]
    [['u', 'v'], ['u']]
    """
    found: dict[str, list[Row]] = {}
    for row in every:
        found.setdefault(row["id"], []).append(row)
    return list(found.values())


def organisations(network: Subgraph) -> dict[str, list[str]]:
    """Where each post is, and each person by the posts held: names of bodies.

    Examples
    --------
    >>> network = Subgraph.of("jo HOLDS chief", "chief AT kent", labels={"jo": "Person", "chief": "Post", "kent": "Force"})
    >>> organisations(network)
    {'chief': ['kent'], 'jo': ['kent']}
    """
    claims = [network.relationships[key] for key in sorted(network.relationships)]
    at: dict[str, list[str]] = {}
    for claim in claims:
        if claim.type == "AT" and claim.properties.get("status") != "ended":
            at.setdefault(claim.start, []).append(network.nodes[claim.end].name)
    for claim in claims:
        if claim.type == "HOLDS" and claim.properties.get("status") != "ended":
            at.setdefault(claim.start, []).extend(at.get(claim.end, ()))
    return {key: list(dict.fromkeys(names)) for key, names in at.items() if names}


def _block(
    block: Sequence[Row], places: Mapping[str, list[str]], bodies: Mapping[str, Entity], today: str
) -> str:
    first = block[0]
    posts = list(dict.fromkeys(part for row in block for part in (row["post"] or "").split("; ") if part))
    head = "; ".join(posts) or first["person"] or first["body"] or first["id"]
    under = [first["person"] or ""] if posts else []
    under += [place for place in places.get(first["id"], ()) if place not in head]
    if posts and not first["person"]:
        under.insert(0, "No source seen says who holds it")
    said = f'<p class="who">{escape(", ".join(filter(None, under)))}</p>' if any(under) else ""
    items = "".join(_about(row, bodies, today) for row in block)
    return f'<article class="q-one"><h3>{escape(head)}</h3>{said}<ul>{items}</ul></article>'


def _about(row: Row, bodies: Mapping[str, Entity], today: str) -> str:
    about = escape(row["about_name"]) if row["about_name"] else "Shared work"
    maybe = f"{certainty('Possible')} " if row["certainty"] == "possible" else ""
    shared = [bodies[key].short if key in bodies else key for key in row["units"]]
    which = f": {escape(listed(shared, most=UNITS))}" if shared else ""
    points = "".join(f"<br><b>Undecided:</b> {escape(point)}" for point in undecided(row["undecided"]))
    dated = f"as of {words.day(row['as_of'])}" if row["as_of"] else "undated"
    ago = words.age(row["as_of"], today)
    source = f"{escape(row['document'])}, {escape(row['place'] or '')}"
    return (
        f"<li>{maybe}<b>{about}</b>: {escape(why(row['why']))}{which}{points}"
        f'<br><span class="m">{source}. <b>{dated}</b>{f", {ago}" if ago else ""}</span></li>'
    )


def why(text: str) -> str:
    """Why to meet, without what it is about, which stands before it.

    Examples
    --------
    >>> why("named as whom to meet about NPAS (inferred, not stated)"), why("lead force of NPAS")
    ('named as whom to meet (inferred, not stated)', 'lead force of NPAS')
    """
    first, about, rest = text.partition("whom to meet about ")
    inferred = " (inferred, not stated)" * rest.endswith("(inferred, not stated)")
    return f"{first}whom to meet{inferred}" if about else text


def undecided(points: Sequence[str]) -> list[str]:
    """The open points, those about one thing together.

    Examples
    --------
    >>> undecided(["Air agreement: under review", "Air agreement: who pays", "whether it takes part"])
    ['Air agreement: under review; who pays', 'whether it takes part']
    """
    found: dict[str, list[str]] = {}
    for point in points:
        about, colon, said = point.partition(": ")
        found.setdefault(about if colon else point, []).extend([said] if colon else [])
    return [f"{about}: {'; '.join(said)}" if said else about for about, said in found.items()]
