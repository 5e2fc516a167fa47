"""`concord review`: decide on candidates on a page of this machine."""

import os
from pathlib import Path

import click

from commands.opening import STORE
from commands.reading import INTO
from graph.marking import office
from loaders.candidates import read_candidates
from loaders.review.desk import Desk, begun
from loaders.tables import standing


@click.command()
@click.argument("candidates", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@INTO
@STORE
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def review(
    candidates: Path, sources: tuple[Path, ...], folder: Path, url: str | None, port: int, no_browser: bool
) -> None:
    """Decide on CANDIDATES, a csv that `concord read` wrote, on a page of this machine, beside SOURCES.

    SOURCES are the registers that were read; those in the folder of the csv are found without.
    """
    from views.serving import serve as serve_page

    office()
    read_candidates(candidates)
    begun(folder)
    os.environ.update(
        Desk(candidates.resolve(), folder.resolve(), tuple(s.resolve() for s in sources)).told()
    )
    if folder.resolve() not in {other.resolve() for other in standing()}:
        others = filter(None, (os.environ.get("CONCORD_FACTS", ""), str(folder.resolve())))
        os.environ["CONCORD_FACTS"] = os.pathsep.join(others)
    serve_page(url, port=port, open_browser=not no_browser, first="review")
