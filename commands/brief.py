"""`concord brief`: a briefing written from the store, as a Word document."""

import logging
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from commands.draw import NO_PAGE
from commands.opening import opened, opening
from graph.briefing.blocks import Picture, sentences
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.material import Material
from graph.briefing.word import to_docx
from graph.dates import interval
from graph.drawing.figure import Paper, TooManyError, Words
from graph.errors import ConcordError
from graph.gathering import finished, gathered
from graph.marking import Markings
from graph.marking import marking as written
from graph.questions import present_day
from graph.store import Store
from graph.store.people import always_hidden

FORMS: Final = ("commissioner-briefing",)
FIGURE: Final = Paper("a page of the briefing", 168, None, 1, 236)
DPI: Final = 300
"""Of print."""


@click.command()
@click.argument("body")
@click.option("--form", type=click.Choice(FORMS), default=FORMS[0], show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="A file: .docx.")
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--as-at", metavar="DATE", default="", help="The day asked about.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@opening
def brief(
    body: str,
    form: str,
    out: Path,
    marking: str,
    as_at: str,
    today: str,
    url: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Write a briefing on the collaborations of BODY, a force or policing body, each statement with its source."""
    if out.suffix.lower() != ".docx":
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in .docx.')
    for day in filter(None, (as_at, today)):
        _checked(day)
    now = today or present_day()
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        hidden = hide_people or always_hidden()
        click.echo("Asking the questions ...", err=True)
        material = gathered(store, body, now, as_at or now, hide_people=hidden, public=public)
        click.echo("Drawing the figure ...", err=True)
        material = replace(material, **_figure(store, material, marks, as_at))
        click.echo("Writing ...", err=True)
        briefing = commissioner_briefing(material)
        told = finished(briefing, material, marks, written(marking), form)
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


def _checked(day: str) -> None:
    try:
        interval(day)
    except ValueError as error:
        raise ConcordError(f"{error}.") from None
