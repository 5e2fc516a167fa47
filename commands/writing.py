"""A file that a command writes, and what it says of it."""

from pathlib import Path
from typing import Final

import click

OUT: Final = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)


def write(out: Path, data: bytes, told: str, marking: str) -> None:
    """Write a file, and say on standard error what is in it."""
    out.write_bytes(data)
    say(f"{out}: {told}.", marking)


def say(told: str, marking: str) -> None:
    """A line on standard error, with the marking above and below."""
    for line in filter(None, (marking, told, marking)):
        click.echo(line, err=True)
