"""`concord brief`: a briefing written from the store, as a Word document."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from commands.draw import NO_PAGE
from commands.opening import opened, opening
from commands.panel import panel
from graph.analytics.participation import own_bodies
from graph.briefing.background import rules
from graph.briefing.blocks import Briefing, Picture, sentences
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.material import Material
from graph.briefing.word import to_docx
from graph.dates import interval
from graph.drawing.figure import Paper, TooManyError, Words
from graph.errors import ConcordError
from graph.marking import Markings, highest
from graph.marking import marking as written
from graph.model import Entity, Result, Subgraph
from graph.questions import answer, present_day
from graph.questions.bodies import resolve
from graph.store import Store
from graph.store.copied import everything
from graph.store.people import always_hidden

FORMS: Final = ("commissioner-briefing", "panel-report")
FIGURE: Final = Paper("a page of the briefing", 168, None, 1, 236)
DPI: Final = 300
"""Of print."""
OF_TODAY: Final = ("decisions_pending", "people_to_meet", "assurance", "findings", "gaps")
"""Questions that answer for today alone."""
HIDDEN: Final = "Names of people are hidden; the posts that they hold stand for them."
PUBLIC: Final = "What documents with a protective marking say is left out."


@click.command()
@click.argument("body", default="")
@click.option("--region", default="", metavar="NAME", help='Of a panel report, such as "East Midlands".')
@click.option("--form", type=click.Choice(FORMS), default=FORMS[0], show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="A file: .docx.")
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--as-at", metavar="DATE", default="", help="The day asked about.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@opening
def brief(
    body: str,
    region: str,
    form: str,
    out: Path,
    marking: str,
    as_at: str,
    today: str,
    url: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Write a briefing on the collaborations of BODY, or a panel report on those of a region.

    Each statement has its source. BODY is a force or policing body.
    """
    if bool(region) != (form == "panel-report") or bool(body) == bool(region):
        raise click.UsageError("Name a BODY for a commissioner-briefing, or --region for a panel-report.")
    if region and as_at:
        raise click.UsageError("A panel report has no --as-at: it is of today, or of --today.")
    if out.suffix.lower() != ".docx":
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in .docx.')
    for day in filter(None, (as_at, today)):
        _checked(day)
    now = today or present_day()
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        notes = [HIDDEN] if hide_people or always_hidden() else []
        notes += [PUBLIC] if public else []
        click.echo("Asking the questions ...", err=True)
        if region:
            told, material = panel(store, marks, region, now, tuple(notes))
        else:
            material = gathered(store, body, now, as_at or now, tuple(notes))
            click.echo("Drawing the figure ...", err=True)
            material = replace(material, **_figure(store, material, marks, as_at))
            click.echo("Writing ...", err=True)
            told = commissioner_briefing(material)
        told = _marked(told, material, marks, written(marking))
    data = to_docx(told)
    for line in filter(None, [told.marking]):
        click.echo(line, err=True)
    out.write_bytes(data)
    every = list(sentences(told.blocks))
    claims = {claim for said in every for claim in said.claims}
    click.echo(
        f"{out}: {sum(bool(s.claims) for s in every):,} statements on {len(claims):,} claims.", err=True
    )
    for line in filter(None, [told.marking]):
        click.echo(line, err=True)


def gathered(store: Store, body: str, today: str, day: str, notes: tuple[str, ...] = ()) -> Material:
    """The answers that a briefing on a body is written from.

    Raises
    ------
    ConcordError
        If the body is no force and no policing body of one.
    """
    facts = everything(store)
    held = Subgraph(
        {node.id: node for node in facts.nodes}, {claim.id: claim for claim in facts.relationships}
    )
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
    material = Material(force, office, held, asked, today, day, notes=notes)
    units = material.certainties
    about = {*own, *units, *(deal for unit in units for deal in material.agreements(unit)), *rules(material)}
    every = answer(store, "disputes", limit=0)
    told = tuple(
        row for row in every.rows if {row[every.columns.index(c)] for c in ("about", "start")} & about
    )
    asked["disputes"] = Result(every.columns, told)  # without what a database notes on the text of the query
    return material


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


def _figure(store: Store, material: Material, marks: Markings, as_at: str) -> dict[str, Any]:
    """The map of the force for a page; without the national collaborations where all are too many; or why there is none."""
    logging.getLogger(NO_PAGE).disabled = True
    from views.explore.printing import printed
    from views.explore.state import View

    whole = View(body=(material.force.id,), today=material.today, as_at=as_at)
    national = tuple(unit for unit in material.certainties if material.reach(unit) == "National")
    caption = f"Who {material.force.name} works with, and who leads or hosts it"
    tried = {caption: whole, f"{caption}, national collaborations apart": whole.but(hide=national)}
    for said, view in tried.items():
        try:
            made = printed(store, view, FIGURE, marks, Words(title=said))
        except TooManyError as error:
            refused = str(error)
            continue
        size = f"Labels are {made.points:g} pt to fit {FIGURE.name}."
        left_out = made.note.replace(size, "").strip()
        picture = Picture("figure-map", said, made.alt, made.png(DPI), made.width, made.height)
        return {
            "pictures": (picture,),
            "notes": (*material.notes, *([f"On the map: {left_out}"] if left_out else [])),
        }
    return {"notes": (*material.notes, f"No map is shown: {refused}")}


def _marked(briefing: Briefing, material: Material, marks: Markings, asked: str) -> Briefing:
    """The briefing under the highest marking inside, what was asked for, and the office's own."""
    claims = {
        key: material.held.relationships[key] for said in sentences(briefing.blocks) for key in said.claims
    }
    ends = {end for claim in claims.values() for end in (claim.start, claim.end)}
    part = Subgraph({end: material.held.nodes[end] for end in ends}, claims)
    return replace(briefing, marking=highest([marks.over(part), asked]))


def _checked(day: str) -> None:
    try:
        interval(day)
    except ValueError as error:
        raise ConcordError(f"{error}.") from None
