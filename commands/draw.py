"""`concord draw`: a view as a figure for print, in a file."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import click

from commands.opening import opened, opening
from commands.writing import out_option, write
from graph.drawing.figure import PAPERS, Figure, Paper, Words, wide
from graph.errors import ConcordError
from graph.marking import marking as written
from graph.questions.bodies import resolve
from graph.store import Store

if TYPE_CHECKING:
    from views.explore.state import View

EITHER = {"a4": ("a4-landscape", "a4-portrait"), "a3": ("a3-landscape", "a3-portrait")}
"""Either way round: the one on which the labels are larger."""
NO_PAGE = "streamlit.runtime.scriptrunner_utils.script_run_context"
"""What logs that no page runs: here none does, and a view is asked for as the page would."""
FORMS = (".svg", ".pdf", ".png")


@click.command()
@click.argument("body", required=False)
@click.option(
    "--hops", type=click.IntRange(1, 2), default=1, show_default=True, help="Steps around the body."
)
@click.option("--lead", metavar="BODY", help="Who depends on this lead or host body, instead.")
@click.option("--region", metavar="NAME", help="The forces of a region, instead.")
@click.option("--matrix", is_flag=True, help="Units by forces as a table, not a map.")
@click.option("--view", "address", metavar="LINK", help="The view of a link to Explore, with its filters.")
@out_option("A file: .svg, .pdf or .png.")
@click.option(
    "--size", type=click.Choice([*EITHER, *PAPERS]), help="Paper; A4 either way round unless given."
)
@click.option("--width-mm", type=click.FloatRange(40, 1200), help="For the running text of a document.")
@click.option("--dpi", type=click.IntRange(72, 1200), default=300, show_default=True, help="Of a png.")
@click.option("--title", default="", help="Over the figure; what it shows unless given.")
@click.option("--caption", default="", help="Under it.")
@click.option(
    "--note", "notes", multiple=True, metavar="BODY=TEXT", help="A note on a body; may be repeated."
)
@click.option("--no-label", multiple=True, metavar="BODY", help="Hide the label of a body; may be repeated.")
@click.option("--marking", default="", help="A protective marking; one that is higher inside stays.")
@click.option("--as-at", metavar="DATE", default="", help="The day asked about.")
@click.option("--today", metavar="DATE", default="", help="What counts as today.")
@opening
def draw(
    body: str | None,
    hops: int,
    lead: str | None,
    region: str | None,
    matrix: bool,
    address: str | None,
    out: Path,
    size: str | None,
    width_mm: float | None,
    dpi: int,
    title: str,
    caption: str,
    notes: tuple[str, ...],
    no_label: tuple[str, ...],
    marking: str,
    as_at: str,
    today: str,
    url: str | None,
    hide_people: bool,
    public: bool,
) -> None:
    """Draw a view for print: BODY with what it takes part in, or another view, as SVG, PDF or PNG."""
    if out.suffix.lower() not in FORMS:
        raise click.UsageError(f'--out "{out.name}"; expected a name that ends in {", ".join(FORMS)}.')
    if sum(given is not None for given in (body, lead, region, address)) != 1:
        raise click.UsageError("Say what to draw: one of BODY, --lead, --region and --view.")
    if size and width_mm:
        raise click.UsageError("--size or --width-mm, not both.")
    logging.getLogger(NO_PAGE).disabled = True
    from views.explore.printing import printed

    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        view = _view(store, body, hops, lead, region, address).but(
            **{name: day for name, day in (("as_at", as_at), ("today", today)) if day}
        )
        view = view.but(layout="matrix") if matrix else view
        view, wrong = view.dated()
        if wrong:
            raise ConcordError(wrong.removesuffix(" Shown is today."))
        words = Words(
            title=title,
            caption=caption,
            notes=_notes(store, notes),
            unlabelled=frozenset(resolve(store, name).id for name in no_label),
            marking=written(marking),
        )
        made = printed(store, view, _papers(size, width_mm), marks, words)
    _write(made, out, dpi)


def _papers(size: str | None, width_mm: float | None) -> Sequence[Paper]:
    if width_mm:
        return [wide(width_mm)]
    return [PAPERS[name] for name in EITHER.get(size or "a4", (size or "a4",))]


def _view(
    store: Store, body: str | None, hops: int, lead: str | None, region: str | None, address: str | None
) -> "View":
    """The view that the options say, with ids that the store knows."""
    from views import asking
    from views.explore.state import View

    if address is not None:
        view = View.read(dict(parse_qsl(urlsplit(address).query or address.removeprefix("?"))))
        named = (*view.body, *view.path, *view.only, *filter(None, [view.lead, view.function]))
        gone = [key for key in named if key not in asking.named(store)]
        if view.scope == "start" or gone:
            told = f'nothing is called "{gone[0]}"' if gone else "it shows no part of the network"
            raise ConcordError(
                f"--view: {told}. Copy the link from the page while it shows the map to be drawn."
            )
        return view
    if region is not None:
        known = {
            str(name)
            for node in asking.named(store).values()
            if node.label == "Force"
            for name in node.properties.get("regions") or ()
        }
        same = [name for name in sorted(known) if name.casefold() == region.casefold()]
        if not same:
            raise ConcordError(f'No region is called "{region}". Known: {", ".join(sorted(known))}.')
        return View(region=same[0])
    if lead is not None:
        return View(lead=resolve(store, lead).id)
    return View(body=(resolve(store, body or "").id,), hops=hops)


def _notes(store: Store, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in given:
        name, equals, note = text.partition("=")
        if not equals or not note.strip():
            raise click.UsageError(f'--note "{text}"; expected BODY=TEXT, such as npas="Under review".')
        found[resolve(store, name.strip()).id] = note.strip()
    return found


def _write(made: Figure, out: Path, dpi: int) -> None:
    form: dict[str, Any] = {
        ".svg": lambda: made.svg().encode(),
        ".pdf": made.pdf,
        ".png": lambda: made.png(dpi),
    }
    data = form[out.suffix.lower()]()
    size = f"{made.width:g} x {made.height:g} mm, labels of {made.points:g} pt"
    write(out, data, ". ".join(filter(None, [size, made.note.removesuffix(".")])), made.marking)
