"""A file that a command writes, and what it says of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from graph.dates import interval
from graph.errors import ConcordError
from loaders.whole import write_whole


def _somewhere(_context: click.Context, _option: click.Parameter, file: Path) -> Path:
    """A file in a folder that is there: said before anything is asked, not after minutes of writing."""
    if not file.parent.is_dir():
        raise click.BadParameter(f'the folder "{file.parent}" is not there; make it first.')
    return file


def out_option(told: str) -> Callable[..., Any]:
    """The option that names the file to write."""
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.option("--out", type=kind, required=True, callback=_somewhere, help=told)


OUT: Final = out_option("The file to write.")


def checked(day: str) -> None:
    """A day as it was asked for.

    Raises
    ------
    ConcordError
        If it is no day, month or year.
    """
    try:
        interval(day)
    except ValueError as error:
        raise ConcordError(f"{error}.") from None


def write(out: Path, data: bytes, told: str, marking: str) -> None:
    """Write a file, whole or not at all, and say on standard error what is in it."""
    write_whole(out, data)
    say(f"{out}: {told}.", marking)


def say(told: str, marking: str) -> None:
    """A line on standard error, with the marking above and below."""
    for line in filter(None, (marking, told, marking)):
        click.echo(line, err=True)
