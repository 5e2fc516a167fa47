"""`concord brief`: a briefing written from the store, as a Word document or as slides."""

import logging
from pathlib import Path
from typing import Final

import click

from commands.draw import NO_PAGE
from commands.opening import opened, opening
from commands.panel import panel
from commands.writing import checked, out_option, write
from graph.briefing.blocks import sentences
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.material import Material
from graph.briefing.slides import to_pptx
from graph.briefing.slides.deck import FORM as SLIDES
from graph.briefing.slides.deck import commissioner_slides
from graph.briefing.slides.frame import presentation
from graph.briefing.word import to_docx
from graph.briefing.word.template import empty
from graph.errors import ConcordError
from graph.gathering import finished, gathered
from graph.marking import Markings
from graph.marking import marking as written
from graph.questions import present_day
from graph.store import Store
from graph.store.people import always_hidden

PANEL_REPORT: Final = "panel-report"
DOCX, PPTX = ".docx", ".pptx"
FORMS: Final = ("commissioner-briefing", PANEL_REPORT)


@click.command()
@click.argument("body", default="")
@click.option("--region", default="", metavar="NAME", help='Of a panel report, such as "East Midlands".')
@click.option("--form", type=click.Choice(FORMS), default=FORMS[0], show_default=True)
@out_option("A file: .docx; a commissioner-briefing also .pptx.")
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--as-at", metavar="DATE", default="", help="The day asked about.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A .docx or .pptx of your office: its styles, page or slide master are kept, its text is not.",
)
@opening
def brief(
    body: str,
    region: str,
    form: str,
    out: Path,
    marking: str,
    as_at: str,
    today: str,
    template: Path | None,
    url: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Write a briefing on the collaborations of BODY, or a panel report on those of a region.

    Each statement has its source. BODY is a force or policing body.
    """
    if bool(region) != (form == PANEL_REPORT) or bool(body) == bool(region):
        raise click.UsageError("Name a BODY for a commissioner-briefing, or --region for a panel-report.")
    kinds = (DOCX,) if region else (DOCX, PPTX)
    kind = out.suffix.lower()
    if kind not in kinds:
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in {" or ".join(kinds)}.')
    for day in filter(None, (as_at, today)):
        checked(day)
    office = _template(template, kind) if template else None
    now = today or present_day()
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        hidden = hide_people or always_hidden()
        click.echo("Asking the questions ...", err=True)
        if region:
            told, material = panel(store, marks, region, now, as_at or now, hide_people=hidden, public=public)
        else:
            material = gathered(store, body, now, as_at or now, hide_people=hidden, public=public)
            click.echo("Drawing the figure ...", err=True)
            if kind == PPTX:
                material = with_charts(store, material, as_at)
                told, form = commissioner_slides(material), SLIDES
            else:
                material = _with_map(store, material, marks, as_at)
                told = commissioner_briefing(material)
        told = finished(told, material, marks, written(marking), form)
    click.echo("Writing ...", err=True)
    data = to_pptx(told, office) if kind == PPTX else to_docx(told, office)
    every = list(sentences(told.blocks))
    claims = {claim for said in every for claim in said.claims}
    made = f"{sum(bool(said.claims) for said in every):,} statements on {len(claims):,} claims"
    write(out, data, made, told.marking)


def _with_map(store: Store, material: Material, marks: Markings, as_at: str) -> Material:
    logging.getLogger(NO_PAGE).disabled = True
    from views.brief.mapped import with_map

    return with_map(store, material, marks, as_at)


def with_charts(store: Store, material: Material, as_at: str) -> Material:
    """The material with its maps for slides."""
    logging.getLogger(NO_PAGE).disabled = True
    from views.brief.mapped import with_charts as drawn

    return drawn(store, material, as_at)


def _template(path: Path, kind: str) -> bytes:
    """A template, looked at before anything is asked."""
    data = path.read_bytes()
    try:
        presentation(data) if kind == PPTX else empty(data)
    except ConcordError as error:
        raise ConcordError(str(error).replace("The template", path.name, 1)) from None
    return data
