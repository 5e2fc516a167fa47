"""The panel of a line: what it says, where sources disagree, and who says so, claim by claim."""

from html import escape

import streamlit as st

from graph.drawing import style
from graph.drawing.parts import Line
from graph.model import Relationship
from graph.schema import JOINS
from views import words
from views.explore.panel import counts, parts, sides
from views.explore.panel.reading import Reading

COUNTING = ("LEADS", "HOSTS")
"""Styles of lines that make others depend."""


def show(reading: Reading, line: Line) -> None:
    """The line."""
    claims = [
        reading.network.relationships[key] for key in line.claims if key in reading.network.relationships
    ]
    works = f"Line, {words.count(len(claims), 'claim')} from {words.count(line.works, 'work')}"
    st.html(
        f'<section class="panel" aria-label="Chosen line"><p class="m">{works}</p>{_heading(reading, line)}'
        f"{_tags(line, claims)}{_facts(reading, line, claims)}{_contests(reading, line, claims)}"
        f"<h3>Who says so</h3>"
        f"{words.claim_list(claims, reading.network, reading.documents, today=reading.today)}</section>"
    )


def _heading(reading: Reading, line: Line) -> str:
    pen = words.drawn(
        style.line_svg(line.style, possible=line.possible, ended=line.ended, stale=line.stale, length=34)
    )
    said = JOINS[line.relation].said
    return f"<h2>{_end(reading, line.start)} {pen} <em>{escape(said)}</em> {_end(reading, line.end)}</h2>"


def _end(reading: Reading, key: str) -> str:
    body = reading.drawn.body(key)
    if body is None:
        return reading.link(key)
    return f"{words.drawn(style.body_svg(body.shape, size=18))} {reading.choose(key, body.name)}"


def _tags(line: Line, claims: list[Relationship]) -> str:
    made = [words.tag("≠ Sources disagree", "d")] if line.disputed else []
    status = words.line_status(claims)
    if line.possible:
        made.append(words.tag("Possible, in no total", "o"))
    if status != "Unknown":
        told = words.newest([c for c in claims if c.properties.get("status")])
        made.append(words.tag(f"{status}, {words.as_of(told)}", "o" if line.possible else "r"))
    if line.ended:
        made.append(words.tag("Ended"))
    if line.stale:
        made.append(words.tag("Newest source over ten years old"))
    return f'<p class="tags">{" ".join(made)}</p>' if made else ""


def _facts(reading: Reading, line: Line, claims: list[Relationship]) -> str:
    roles = ", ".join(dict.fromkeys(parts.role(c, at="line") for c in claims if c.properties.get("role")))
    own = dict.fromkeys(str(c.properties["role_said"]) for c in claims if c.properties.get("role_said"))
    words_of = f'<br><span class="m">in sources’ words: {escape("; ".join(own))}</span>' if own else ""
    ends = [
        f"{term} {words.day(claim.properties[term])} <span class='m'>({words.as_of(claim)})</span>"
        for claim in claims
        for term in ("since", "until")
        if claim.properties.get(term)
    ]
    services = sorted({s for c in claims for s in (c.properties.get("services") or ())})
    return parts.rows(
        parts.row("Role", roles + words_of if roles else ""),
        parts.row("When", "<br>".join(dict.fromkeys(ends))),
        parts.row("Services", escape(", ".join(services))),
        parts.row(
            "Named",
            "only as “all forces”, not by name" if line.by_class and line.relation == "COLLABORATES" else "",
        ),
        parts.row("Through this", _through(reading, line)),
    )


def _through(reading: Reading, line: Line) -> str:
    """How many depend on the lead or host through this line, by name and by class apart."""
    if line.style not in COUNTING:
        return ""
    takes = reading.known(line.end).into("COLLABORATES")
    named = {body for body, claims in takes.items() if counts.by_name(claims)}
    found = counts.dependants(
        reading.depends().records(), reading.bodies, line.start, through=line.claims, named=named
    )
    if not found:
        return "Nobody is seen to depend on it through this"
    listing = words.to_page("List them", "dependencies", lead=line.start, **reading.view.day())
    name = reading.bodies[line.start].short if line.start in reading.bodies else line.start
    return f"{found.said()} depend on {escape(name)}. {listing}"


def _contests(reading: Reading, line: Line, claims: list[Relationship]) -> str:
    if not claims:
        return ""
    known = reading.known(line.end)
    against = sides.rivals(claims, list(known.near.relationships.values()))
    names = {key: node.name for key, node in reading.bodies.items() if key in known.near.nodes}
    hold = sum(known.standing.get(claim.id) == "certain" for claim in claims)
    of = "the one claim" if len(claims) == 1 else f"{hold} of the {len(claims)} claims"
    counted = (
        f"Counted: {of} of this line, which held on {words.day(reading.day)}."
        if hold
        else f"Not counted: no claim of this line certainly holds on {words.day(reading.day)}."
    )
    return "".join(
        sides.box(contest, reading.documents, counted=counted, today=reading.today)
        for contest in sides.of_claims(claims, against, names)
    )
