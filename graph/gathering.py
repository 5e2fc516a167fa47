"""What a briefing is written from, asked of a store: the answers to named questions, and the claims behind them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from graph.analytics.participation import own_bodies
from graph.briefing.background import rules
from graph.briefing.blocks import Briefing, sentences
from graph.briefing.kept import keeping
from graph.briefing.material import Material
from graph.briefing.panel import Report
from graph.briefing.register import Register
from graph.briefing.register.making import register, scope_of
from graph.errors import ConcordError
from graph.marking import Markings, highest
from graph.model import Entity, Result, Subgraph
from graph.questions import answer
from graph.questions.assurance import publishers
from graph.questions.bodies import resolve
from graph.store import Store
from graph.store.copied import everything

OF_TODAY: Final = ("decisions_pending", "people_to_meet", "assurance", "findings", "gaps")
"""Questions that answer for today alone."""
PEOPLE, MARKED = "people", "marked"
NOTES: Final = {
    PEOPLE: "Names of people are hidden; the posts that they hold stand for them.",
    MARKED: "What documents with a protective marking say is left out.",
}


def gathered(
    store: Store, body: str, today: str, day: str, *, hide_people: bool = False, public: bool = False
) -> Material:
    """The answers that a briefing on a body is written from.

    What is hidden or left out is so in the store already; here it is said.

    Raises
    ------
    ConcordError
        If the body is no force and no policing body of one.
    """
    held = _held(store)
    force, office = _halves(held, resolve(store, body).id)
    own = [force.id, *([office.id] if office else [])]
    then = {"today": today} | ({"as_at": day} if day != today else {})
    asked: dict[str, Result] = {
        name: answer(store, name, {"body": force.id, "today": today}, limit=0) for name in OF_TODAY
    }
    asked["depends"] = answer(store, "depends", {"of": force.id, **then}, limit=0)
    if office:
        asked["depends_office"] = answer(store, "depends", {"of": office.id, **then}, limit=0)
    asked["withdrawal"] = answer(store, "withdrawal", {"bodies": own, **then}, limit=0)
    left_out = _left_out(hide_people, public)
    notes = tuple(NOTES[name] for name in left_out)
    material = Material(
        force, office, held, asked, today, day, notes=notes, left_out=left_out, published=publishers(held)
    )
    units = material.certainties
    about = {*own, *units, *(deal for unit in units for deal in material.agreements(unit)), *rules(material)}
    every = answer(store, "disputes", limit=0)
    told = tuple(
        row for row in every.rows if {row[every.columns.index(c)] for c in ("about", "start")} & about
    )
    asked["disputes"] = Result(every.columns, told)  # without what a database notes on the text of the query
    return material


def of_region(
    store: Store,
    region: str,
    today: str,
    day: str = "",
    *,
    hide_people: bool = False,
    public: bool = False,
) -> Material:
    """All that a store holds, as material about a region; of none, about the country. As at today, or at that day."""
    name = region or "England and Wales"
    about = Entity(name, "Region", {"id": name, "name": name})
    left_out = _left_out(hide_people, public)
    notes = tuple(NOTES[name] for name in left_out)
    return Material(about, None, _held(store), {}, today, day or today, notes=notes, left_out=left_out)


def register_of(material: Material, region: str) -> Register:
    """The register of a region; of none, of the country.

    Raises
    ------
    ConcordError
        If no force is in a region of that name.
    """
    return register(material, publishers(material.held), scope_of(material.held, region))


def report_on(material: Material, region: str) -> Report:
    """What a panel report on a region is written from.

    Raises
    ------
    ConcordError
        If no force is in a region of that name.
    """
    scope = scope_of(material.held, region)
    named = Entity(scope.region, "Region", {"id": scope.region, "name": scope.region})
    about = replace(material, force=named)
    return Report(about, scope, register_of(about, region))


def _held(store: Store) -> Subgraph:
    facts = everything(store)
    return Subgraph(
        {node.id: node for node in facts.nodes}, {claim.id: claim for claim in facts.relationships}
    )


def _left_out(hide_people: bool, public: bool) -> tuple[str, ...]:
    return tuple(name for name, asked_for in ((PEOPLE, hide_people), (MARKED, public)) if asked_for)


def _halves(held: Subgraph, key: str) -> tuple[Entity, Entity | None]:
    """The force and its policing body, whichever of them was named."""
    given = held.nodes[key]
    others = sorted(other for one, other in own_bodies(held) if one == key)
    if given.label == "PCC" and (force := next((o for o in others if held.nodes[o].label == "Force"), None)):
        return held.nodes[force], given
    if given.label == "Force":
        return given, next((held.nodes[o] for o in others if held.nodes[o].label == "PCC"), None)
    raise ConcordError(
        f'"{given.name}" is no force and no policing body of one, and this briefing is for a commissioner. '
        "Name a force, such as durham."
    )


def finished(briefing: Briefing, material: Material, marks: Markings, asked: str, form: str) -> Briefing:
    """The briefing as it leaves: marked, and with what is needed to check it again.

    Its marking is the highest of what is inside, what was asked for, and the office's own.
    """
    claims = {claim for said in sentences(briefing.blocks) for claim in said.claims}
    return replace(
        briefing,
        marking=marked(claims, material, marks, asked),
        kept=keeping(material, briefing, form),
    )


def marked(claims: Iterable[str], material: Material, marks: Markings, asked: str) -> str:
    """The highest marking behind some claims, and what was asked for."""
    own = {claim: material.held.relationships[claim] for claim in claims}
    ends = {end for claim in own.values() for end in (claim.start, claim.end)}
    part = Subgraph({end: material.held.nodes[end] for end in ends}, own)
    return highest([marks.over(part), asked])
