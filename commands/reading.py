"""`concord` for what an office adds: read, accept, template, end."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

import click

from graph.errors import ConcordError
from graph.marking import marking as marking_of
from graph.store import open_store
from loaders.candidates import Candidate, as_csv, read_candidates
from loaders.names.identity import Known
from loaders.review.accepting import About, Accepted, accept
from loaders.review.editions import difference
from loaders.review.entering import NO_LONGER_TRUE, Note
from loaders.review.telling import told
from loaders.review.template import template
from loaders.tables import Tables, standing
from loaders.whole import write_whole

if TYPE_CHECKING:
    from loaders.reading import Read
    from loaders.registers import Mapping

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
OF_NEW = "Of the document that rows come from, where it is new; of several, begin with the ID of one and =."
TICK = 2.0
"""Seconds between two words on what is still being done."""


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The csv to write candidates to.",
)
@click.option(
    "--mapping",
    "kept",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What headings and marks of a register mean: read where it is there, written where it is not.",
)
@click.option(
    "--earlier",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The edition before of the same register: only what is new, changed or gone is proposed.",
)
@click.option(
    "--store",
    "url",
    metavar="URL",
    help="Whose bodies are known; the shipped facts and CONCORD_FACTS unless given.",
)
def read_command(
    files: tuple[Path, ...], out: Path, kept: Path | None, earlier: Path | None, url: str | None
) -> None:
    """Propose what FILES say, as a csv in which a person decides row by row. Nothing enters the facts by this."""
    from loaders.reading import spellings
    from loaders.registers import read_mapping, written

    if (kept or earlier) and len(files) > 1:
        raise click.UsageError("--mapping and --earlier are of one register; read that one by itself.")
    _refuse_decided(out)
    mapping = read_mapping(kept) if kept and kept.exists() else None
    known, claims = _known(url)
    found = _read_all([*files, *([earlier] if earlier else [])], known, mapping)
    before = found.pop() if earlier else None
    candidates = [candidate for part in found for candidate in part.candidates]
    if before:
        compared = difference(before.candidates, candidates, claims)
        candidates = list(compared.candidates)
        click.echo(str(compared), err=True)
    candidates += spellings(candidates)
    for file, part in zip(files, found, strict=True):
        for sentence in (*part.notices, *(_taken_for(part.mapping) if mapping is None else ())):
            click.echo(f"{file.name}: {sentence}", err=True)
    if kept and not kept.exists() and found[0].mapping:
        write_whole(kept, written(found[0].mapping))
    write_whole(out, as_csv(candidates))
    asked = sum(1 for candidate in candidates if candidate.decision == "ask")
    click.echo(f"{out}: {len(candidates) - asked:,} proposed, {asked:,} to be answered.")
    click.echo(f"Decide in its last column, then: concord accept {out} --into FOLDER", err=True)
    click.echo(
        f"Or decide on a page: concord review {out} {' '.join(map(str, files))} --into FOLDER", err=True
    )


@click.command("accept")
@click.argument("candidates", type=click.Path(path_type=Path))
@INTO
@click.option(
    "--by", metavar="NAME", help="Who knows what rows without a source say; an office note says so."
)
@ON
@click.option("--name", "names", multiple=True, metavar="[ID=]TEXT", help=f"What it is called. {OF_NEW}")
@click.option("--publisher", "publishers", multiple=True, metavar="[ID=]TEXT", help="Who published it.")
@click.option("--date", "dates", multiple=True, metavar="[ID=]DATE", help="Its date.")
@click.option("--marking", "markings", multiple=True, metavar="[ID=]TEXT", help="Its protective marking.")
def accept_command(
    candidates: Path,
    folder: Path,
    by: str | None,
    on: str,
    names: tuple[str, ...],
    publishers: tuple[str, ...],
    dates: tuple[str, ...],
    markings: tuple[str, ...],
) -> None:
    """Enter the rows of CANDIDATES whose decision is "accept" into a folder of facts: all of them, or nothing."""
    told = [(f"{candidates.name}, row {row}", told) for row, told in read_candidates(candidates)]
    about = _about(names, publishers, dates, markings)
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


COMMANDS = (read_command, accept_command, end_command, template_command)


def _refuse_decided(out: Path) -> None:
    """Nobody's decisions are written over."""
    if not out.exists():
        return
    try:
        decided = sum(1 for _, told in read_candidates(out) if told.decision in ("accept", "reject"))
    except ConcordError:
        raise ConcordError(
            f"{out} is there already and is no csv of candidates; give another name."
        ) from None
    if decided:
        raise ConcordError(f"{out} holds {decided:,} decisions already; give another name, or remove it.")


def _about(
    names: Sequence[str], publishers: Sequence[str], dates: Sequence[str], markings: Sequence[str]
) -> dict[str, About]:
    """What is said of new documents, by id; by "" what is said of all."""
    told: dict[str, dict[str, str]] = {}
    for what, texts in (("name", names), ("publisher", publishers), ("date", dates), ("marking", markings)):
        for text in texts:
            key, equals, said = text.partition("=")
            key, said = (key, said) if equals and key.startswith("doc-") else ("", text)
            told.setdefault(key, {})[what] = marking_of(said) if what == "marking" and said else said
    return {key: About(**said) for key, said in told.items()}


def _known(url: str | None) -> tuple[Known, set[str]]:
    """Who is known by name, and the ids of all claims."""
    if not url:
        facts = Tables(*standing()).read()
        return Known.of(facts), {claim.id for claim in facts.relationships}
    with closing(open_store(url, Tables(*standing()))) as store:
        nodes = store.read("MATCH (n) WHERE NOT n:Document RETURN n ORDER BY n.id", limit=0).subgraph.nodes
        overseers = store.read("MATCH p = (:PCC)-[r:OVERSEES]->() RETURN p ORDER BY r.id", limit=0).subgraph
        claims = {
            str(row[0]) for row in store.read("MATCH ()-[r]->() RETURN r.id ORDER BY r.id", limit=0).rows
        }
    return Known(nodes.values(), overseers.relationships.values()), claims


def _read_all(files: Sequence[Path], known: Known, mapping: "Mapping | None") -> "list[Read]":
    """What each file proposes; where one is refused, nothing, with every refusal."""
    from loaders.reading import read

    found, refused = [], []
    for file in files:
        try:
            with _ticking(f"Reading {file}"):
                found.append(read(file, known, mapping))
        except ConcordError as error:
            refused.append(str(error))
    if refused:
        raise ConcordError("\n".join([*refused, "Nothing was written."]))
    return found


def _taken_for(mapping: "Mapping | None") -> Iterator[str]:
    for heading, meaning in mapping.columns.items() if mapping else ():
        yield f'"{heading}" is taken for: {meaning or "nothing yet, say what it is"}'


@contextmanager
def _ticking(doing: str) -> Iterator[None]:
    """What is being done, said again with the seconds where it takes more than a few."""
    over, began = Event(), monotonic()

    def tick() -> None:
        while not over.wait(TICK):
            click.echo(f"{doing} ... {monotonic() - began:.0f} s", err=True)

    click.echo(f"{doing} ...", err=True)
    ticker = Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        over.set()
        ticker.join()


def _told(done: Accepted, folder: Path) -> None:
    """What was entered, what was not and why, and how to see it."""
    for sentence in told(done, folder):
        click.echo(sentence)
