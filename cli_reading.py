"""`concord` for what an office adds: read, accept, template, end."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from graph.errors import ConcordError
from graph.marking import marking as marking_of
from loaders.accepting import About, Accepted, accept
from loaders.candidates import Candidate, read_candidates
from loaders.entering import NO_LONGER_TRUE, Note
from loaders.tables import standing
from loaders.template import template
from loaders.whole import write_whole

INTO = click.option(
    "--into",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The office's own folder of facts; made where it is not there.",
)
ON = click.option(
    "--on",
    metavar="DATE",
    default=lambda: date.today().isoformat(),
    help="The day of the note; today unless given.",
)
ROWS = {
    "nodes.csv": ("body or person", "bodies and persons"),
    "documents.csv": ("document", "documents"),
    "relationships.csv": ("relationship", "relationships"),
    "statements.csv": ("statement", "statements"),
    "endings.csv": ("ending", "endings"),
}


@click.command("accept")
@click.argument("candidates", type=click.Path(path_type=Path))
@INTO
@click.option(
    "--by", metavar="NAME", help="Who knows what rows without a source say; an office note says so."
)
@ON
@click.option(
    "--name", default="", help="What the document is called that the rows come from, where it is new."
)
@click.option("--publisher", default="", help="Who published it.")
@click.option("--date", "dated", default="", metavar="DATE", help="Its date.")
@click.option("--marking", default="", help="Its protective marking.")
def accept_command(
    candidates: Path,
    folder: Path,
    by: str | None,
    on: str,
    name: str,
    publisher: str,
    dated: str,
    marking: str,
) -> None:
    """Enter the rows of CANDIDATES whose decision is "accept" into a folder of facts: all of them, or nothing."""
    told = [(f"{candidates.name}, row {row}", told) for row, told in read_candidates(candidates)]
    about = About(name, publisher, dated, marking_of(marking) if marking else "")
    _told(accept(told, folder, note=Note(by, on) if by else None, about=about), folder)


@click.command("end")
@click.argument("claim")
@click.option("--because", required=True, metavar="TEXT", help="Why it is no longer true, in a sentence.")
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@ON
@click.option("--until", default="", metavar="DATE", help="Until when it was true, where that is known.")
@INTO
def end_command(claim: str, because: str, by: str, on: str, until: str, folder: Path) -> None:
    """Mark CLAIM, by its id, as no longer true. It is kept, with who says so, when and why."""
    ending = Candidate(
        relation="STATES", term=NO_LONGER_TRUE, value=claim, until=until, says=because, decision="accept"
    )
    _told(accept([(claim, ending)], folder, note=Note(by, on)), folder)


@click.command("template")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; else standard output.")
def template_command(out: Path | None) -> None:
    """An empty csv for what you know, its columns explained; fill it in and `concord accept` it."""
    if out is None:
        click.echo(template(), nl=False)
        return
    if out.exists():
        raise ConcordError(f"{out} is there already; give another name.")
    write_whole(out, template())


COMMANDS = (accept_command, end_command, template_command)


def _told(done: Accepted, folder: Path) -> None:
    """What was entered, what was not and why, and how to see it."""
    entered = _counted(done.added)
    stood = f" {done.known:,} stood there already." if done.known else ""
    click.echo(
        f"Entered into {folder}: {entered}.{stood}" if entered else f"Nothing new for {folder}.{stood}"
    )
    left = {"ask": "to be answered", "reject": "rejected", "": "not decided"}
    rest = [f"{done.decided[key]:,} {said}" for key, said in left.items() if done.decided.get(key)]
    if rest:
        click.echo(f"Not entered: {', '.join(rest)}.")
    if entered and folder.resolve() not in {other.resolve() for other in standing()}:
        folders = os.pathsep.join(filter(None, (os.environ.get("CONCORD_FACTS", ""), str(folder.resolve()))))
        click.echo(f"To see it, set CONCORD_FACTS={folders}")


def _counted(added: Mapping[str, int]) -> str:
    return ", ".join(f"{added[name]:,} {ROWS[name][added[name] != 1]}" for name in ROWS if added.get(name))
