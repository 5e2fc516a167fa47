"""`concord export register` and `letter`: a section 22A register, and a letter asking a party for what is missing."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from commands.opening import opened, opening
from commands.writing import OUT, checked, write
from graph.briefing.blocks import Table, sentences
from graph.briefing.letter import letter as written_to
from graph.briefing.register.book import workbook
from graph.briefing.register.document import document
from graph.briefing.word import to_docx
from graph.gathering import marked, of_region, register_of
from graph.marking import marking as written
from graph.questions import present_day
from graph.questions.assurance import publishers
from graph.questions.bodies import resolve
from graph.store.people import always_hidden

FORMS: Final = (".xlsx", ".docx")


@click.command()
@OUT
@click.option("--region", default="", metavar="NAME", help='Such as "East Midlands".')
@click.option("--all", "country", is_flag=True, help="All of England and Wales.")
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--as-at", metavar="DATE", default="", help="The day asked about.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@opening
def register(
    out: Path,
    region: str,
    country: bool,
    marking: str,
    as_at: str,
    today: str,
    url: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """A section 22A register, as xlsx or docx: a row for each collaboration, and what each party says of it itself."""
    if out.suffix.lower() not in FORMS:
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in {" or ".join(FORMS)}.')
    if bool(region) == country:
        raise click.UsageError("Say whose register: --region NAME, or --all.")
    for day in filter(None, (as_at, today)):
        checked(day)
    now = today or present_day()
    click.echo("Reading the facts ...", err=True)
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        hidden = hide_people or always_hidden()
        material = of_region(store, region, now, as_at or now, hide_people=hidden, public=public)
        told = register_of(material, region)
        claims = {claim for cell in told.cells() for claim in cell.claims}
        material = replace(material, marking=marked(claims, material, marks, written(marking)))
    click.echo("Writing ...", err=True)
    data = workbook(material, told) if out.suffix.lower() == ".xlsx" else to_docx(document(material, told))
    rows = sum(len(section.rows) for section in told.sections)
    write(out, data, f"{rows:,} collaborations on {len(claims):,} claims", material.marking)


@click.command()
@click.option("--to", required=True, metavar="BODY", help="A force or policing body, such as durham.")
@OUT
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@opening
def letter(
    to: str, out: Path, marking: str, today: str, url: str | None, hide_people: bool, public: bool
) -> None:
    """A letter, as docx, that asks BODY for what no document says of its agreements; its author fills in the brackets."""
    if out.suffix.lower() != ".docx":
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in .docx.')
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        material = of_region(store, "", today or present_day())
        told = written_to(material, publishers(material.held), resolve(store, to).id)
        claims = {claim for said in sentences(told.blocks) for claim in said.claims}
        told = replace(told, marking=marked(claims, material, marks, written(marking)))
    rows = next(len(block.rows) for block in told.blocks if isinstance(block, Table))
    write(out, to_docx(told), f"{rows:,} collaborations on {len(claims):,} claims", told.marking)
