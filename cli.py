"""`concord`: load, check, ask, depends, serve; commands/ has the others."""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from commands import reading
from commands.brief import brief
from commands.checking import without_names
from commands.draw import draw
from commands.export import export
from commands.opening import HIDE_PEOPLE, PUBLIC, STORE
from commands.rechecking import carried_by, check_briefing
from commands.reviewing import review
from graph.errors import ConcordError
from graph.export import FORMATS
from graph.marking import markings, office
from graph.model import Result
from graph.questions import answer, own_questions, questions
from graph.questions.listing import question_rows, question_text
from graph.store import ROW_LIMIT, TIMEOUT, Store, open_store
from graph.store.marked import PublicStore
from graph.store.people import always_hidden, told, without_people
from loaders.derive import derived
from loaders.drafts import as_result, checked
from loaders.names.identity import Known
from loaders.tables import Tables, standing


def answering(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every answering command takes."""
    for option in reversed(
        [
            STORE,
            click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table"),
            click.option(
                "--limit",
                type=click.IntRange(0),
                default=ROW_LIMIT,
                help="Most rows to print; 0 for no limit.",
                show_default=True,
            ),
            click.option("--as-at", metavar="DATE", help="The day asked about."),
            click.option("--today", metavar="DATE", help="What counts as today."),
            HIDE_PEOPLE,
            PUBLIC,
        ]
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="concord-explorer", prog_name="concord")
def concord() -> None:
    """Who works with whom in policing in England and Wales, and on whose evidence."""


@concord.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@STORE
def load(folders: tuple[Path, ...], url: str | None) -> None:
    """Make the store hold exactly the facts of FOLDERS: all of it, or nothing.

    None named means the shipped facts and every folder in CONCORD_FACTS.
    """
    tables = Tables(*(folders or standing()))
    click.echo(f"Reading {', '.join(str(folder) for folder in tables.folders)} ...", err=True)
    facts = tables.read()
    click.echo(f"Loading {len(facts.nodes):,} nodes and {len(facts.relationships):,} claims ...", err=True)
    with closing(open_store(url, Tables(*standing()), build=False)) as store:
        click.echo(str(store.load(facts)))


@concord.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table")
@click.option("--today", metavar="DATE", help="What counts as today, for a briefing.")
@STORE
@HIDE_PEOPLE
def check(paths: tuple[Path, ...], form: str, today: str | None, url: str | None, hide_people: bool) -> None:
    """Check PATHS: folders of facts, or one document, a draft or a briefing, against the facts.

    Of facts every problem is said at once: file, line, what was found and expected. Of a draft every statement about
    a collaboration is said to be supported, contradicted or not found, and by which claims. Of a briefing that
    Concord made: which statements no longer hold, which source changed, and what is new since.
    """
    if len(paths) == 1 and (briefing := carried_by(paths[0])):
        rows = check_briefing(briefing, url, today, hide_people=hide_people or always_hidden())
        click.echo(FORMATS[form](rows), nl=form != "csv")
        for note in rows.warnings:
            _beside(note)
        return
    if len(paths) == 1 and paths[0].suffix and not paths[0].is_dir():
        from loaders.reading import read

        facts = Tables(*standing()).read()
        draft = read(paths[0], Known.of(facts))
        rows = checked(facts, draft.candidates)
        hides = hide_people or always_hidden()
        found = as_result(without_names(rows, facts, draft.candidates) if hides else rows)
        click.echo(FORMATS[form](found), nl=form != "csv")
        for note in (*found.warnings, *draft.notices):
            _beside(note)
        return
    facts = Tables(*paths).read()
    click.echo(f"No problem: {len(facts.nodes):,} nodes and {len(facts.relationships):,} claims.")


@concord.command()
@click.argument("text", required=False)
@click.option(
    "--param",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter; the value is text. NAME:=VALUE takes json: a number, true, a list.",
)
@answering
def ask(
    text: str | None,
    pairs: tuple[str, ...],
    url: str | None,
    form: str,
    limit: int,
    as_at: str | None,
    today: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Ask a named question, or in Cypher; alone, list the questions."""
    if text is None:
        _list(form)
        return
    parameters = _parameters(pairs)
    named = " " not in text.strip()
    if named:
        parameters |= _dates(text, as_at, today)
    elif as_at or today:
        raise click.UsageError("--as-at and --today are for named questions; use a parameter in Cypher.")

    def asked(store: Store) -> Result:
        if named:
            return answer(store, text.strip(), parameters, limit=limit)
        return store.read(text, parameters, limit=limit, timeout=TIMEOUT)

    _print(url, form, limit, asked, named=named, hide_people=hide_people, public=public)


@concord.command()
@click.option("--on", metavar="BODY", help="Only dependences on this body: an id, name or abbreviation.")
@click.option("--of", metavar="BODY", help="Only dependences of this body.")
@click.option("--named-only", is_flag=True, help='Leave out participation given only as "all forces".')
@answering
def depends(
    on: str | None,
    of: str | None,
    named_only: bool,
    url: str | None,
    form: str,
    limit: int,
    as_at: str | None,
    today: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Which forces and policing bodies depend on which lead or host bodies, and through what."""
    given = {"on": on, "of": of, "named_only": named_only, **_dates("depends", as_at, today)}
    parameters = {name: value for name, value in given.items() if value is not None}

    def asked(store: Store) -> Result:
        return answer(store, "depends", parameters, limit=limit)

    _print(url, form, limit, asked, named=True, hide_people=hide_people, public=public)


@concord.command()
@STORE
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@HIDE_PEOPLE
@click.option(
    "--behind-proxy",
    metavar="URL",
    envvar="CONCORD_PUBLIC_URL",
    default="",
    help="Where an office's readers reach the page through its own proxy and sign-on. See docs/serving.md.",
)
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; another only with --behind-proxy.",
)
def serve(
    url: str | None, port: int, no_browser: bool, hide_people: bool, behind_proxy: str, address: str
) -> None:
    """Open the page: on this machine only, or for an office behind its proxy."""
    from views.serving import serve as serve_page

    office()
    if hide_people:
        os.environ["CONCORD_HIDE_PEOPLE"] = "1"
    browse = not no_browser and not behind_proxy
    serve_page(url, port=port, open_browser=browse, address=address, behind_proxy=behind_proxy)


for command in (brief, draw, export, *reading.COMMANDS, review):
    concord.add_command(command)


def _list(form: str) -> None:
    every = questions().values()
    for problem in own_questions().broken:
        _beside(problem)
    if form != "table":
        click.echo(FORMATS[form](question_rows(every)), nl=form != "csv")
        return
    click.echo(question_text(every))
    click.echo(
        "Ask one: concord ask NAME --param NAME=VALUE. --format json says what each parameter means.",
        err=True,
    )


def _parameters(pairs: tuple[str, ...]) -> dict[str, Any]:
    import json

    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.rstrip(":"):
            raise click.UsageError(f'--param "{pair}"; expected NAME=VALUE, such as body=durham.')
        if name.endswith(":"):
            try:
                found[name[:-1]] = json.loads(value)
            except json.JSONDecodeError:
                raise click.UsageError(f'--param "{pair}": "{value}" is not json.') from None
        else:
            found[name] = value
    return found


def _dates(name: str, as_at: str | None, today: str | None) -> dict[str, str]:
    """The dates given, for a question that asks about a day; today is taken by all."""
    found = {"today": today} if today else {}
    asked = questions().get(name)
    if as_at and asked and "as_at" not in {parameter.name for parameter in asked.parameters}:
        raise ConcordError(f'"{name}" answers for today alone and takes no --as-at.')
    return found | ({"as_at": as_at} if as_at else {})


def _print(
    url: str | None,
    form: str,
    limit: int,
    asked: Callable[[Store], Result],
    *,
    named: bool,
    hide_people: bool,
    public: bool,
) -> None:
    """Rows to standard output; their marking, what the answer could not see, and where it was cut, beside it."""
    ours, hidden = office(), hide_people or always_hidden()
    store = open_store(url, Tables(*standing()))
    published = PublicStore(store, derived) if public else None
    store = published or store
    with closing(without_people(store) if hidden else store) as shown:
        result = asked(shown)
        marked = markings(shown.read, ours).of_answer(result, named=named)
        notes = (told(result) if hidden else "", published.told() if published else "")
    _beside(marked)
    click.echo(FORMATS[form](result), nl=form != "csv")
    if not result.rows:
        click.echo("No rows: no source seen says so.", err=True)
    for warning in result.warnings:
        click.echo(warning, err=True)
    if result.cut:
        click.echo(f"Cut at {limit:,} rows; --limit 0 prints all.", err=True)
    for note in (*notes, marked):
        _beside(note)


def _beside(note: str) -> None:
    """A note on standard error, where there is one."""
    if note:
        click.echo(note, err=True)


def main(arguments: list[str] | None = None) -> None:
    """The command line. Exit code 0: answered; 1: an error that the reader can mend; 2: usage."""
    try:
        concord.main(arguments, standalone_mode=False)
    except ConcordError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        click.echo(f"Error: the output could not be written: {error.strerror}.", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
