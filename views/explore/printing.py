"""A view on paper: its picture with the words that it owes to its sources, and those that its author sets."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode, urlsplit

from graph.dates import interval
from graph.drawing.dress import NO_REGION, NO_STATUS
from graph.drawing.figure import Figure, Paper, Words, figure
from graph.drawing.folding import PEOPLE
from graph.drawing.names import spoken_date
from graph.drawing.parts import Body, Picture
from graph.marking import Markings, highest
from graph.model import Entity, Subgraph
from graph.schema import JOINT, POLICING
from graph.store import Store
from graph.works import Works
from views import asking
from views.explore.pictured import Pictured, pictured
from views.explore.scope import names_of
from views.explore.state import View
from views.url import AT

OWN: Final = ("localhost", "127.0.0.1", "::1")
"""A machine's names for itself: on paper they lead nobody anywhere."""


def printed(
    store: Store, view: View, paper: Paper | Sequence[Paper], marks: Markings, words: Words
) -> Figure:
    """A view on paper.

    Parameters
    ----------
    store : Store
    view : View
        Of any scope but "start", with ids that the store knows.
    paper : Paper or sequence of Paper
        Of several, the one on which the labels are largest.
    marks : Markings
        The highest inside the view stands on it, and what `words` says beside it.
    words : Words
        What the author sets; the rest is told from the view.

    Returns
    -------
    Figure

    Raises
    ------
    TooManyError
        If the picture cannot be read on this paper; it says on which it could.
    """
    shown = pictured(store, view)
    drawn = shown.left.picture
    full = replace(
        words,
        title=words.title or _title(store, view, shown),
        subtitle=words.subtitle or _subtitle(store, view, shown),
        sources=sources(drawn, shown.network, asking.documents(store), asking.copies(store)),
        dated=_dated(view, shown),
        link=link(view, shown.day),
        marking=highest([marks.over(shown.network), words.marking]),
    )
    said = replace(drawn, bodies=tuple(map(_in_words, drawn.bodies)))
    return figure(said, view.scope, paper, full, layout=view.layout, start=view.at, fixed=tuple(view.at))


def _in_words(body: Body) -> Body:
    """What a colour stands for is said on the second line too: not every printer has colours."""
    if body.label in PEOPLE:
        return replace(body, fill="")
    told = body.fill and body.group not in (NO_REGION, NO_STATUS, body.second)
    return replace(body, second="; ".join(filter(None, [body.second, body.group]))) if told else body


def _title(store: Store, view: View, shown: Pictured) -> str:
    """The question that the picture answers."""
    heading = shown.scope.heading
    if view.scope == "body" and all(asking.named(store)[key].label in POLICING for key in view.body):
        return f"Who {names_of(store, view.body)} works with, and who leads or hosts it"
    if view.scope == "body":
        return f"{heading}: who takes part, who leads and who hosts"
    if view.scope == "region":
        return f"{heading}: what its forces take part in, and who leads or hosts it"
    return heading


def _subtitle(store: Store, view: View, shown: Pictured) -> str:
    """What the view could not see, and what its filters hide."""
    left = shown.left
    hidden = (
        f"Filters hide {left.bodies_hidden:,} of the {left.bodies:,} bodies and {left.lines_hidden:,} of the "
        f"{left.lines:,} lines."
        if left.bodies_hidden or left.lines_hidden
        else ""
    )
    return " ".join(filter(None, [shown.scope.note, _lacking(store, view, shown), hidden]))


def _lacking(store: Store, view: View, shown: Pictured) -> str:
    """That the unit in the middle has no lead or host, where that is so: no line says it."""
    if view.scope != "body" or len(view.body) != 1 or asking.named(store)[view.body[0]].label not in JOINT:
        return ""
    led = any(x.end == view.body[0] and x.style in ("LEADS", "HOSTS") for x in shown.whole.lines)
    return "" if led else "No source seen names a lead or host of its own."


def sources(
    drawn: Picture, network: Subgraph, documents: Mapping[str, Entity], copies: Mapping[str, str]
) -> tuple[str, ...]:
    """The documents that the lines of a picture rest on, those that say most of them first; a copy as its original.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> network = Subgraph.of("durham COLLABORATES npas source=doc-a")
    >>> known = {"doc-a": Entity("doc-a", "Document", {"name": "Durham briefing", "date": "2021-05"})}
    >>> sources(picture(network, ["durham"], today="2026"), network, known, {})
    ('Durham briefing (May 2021)',)
    """
    originals = {**Works.among((), network.relationships.values()).originals, **copies}
    found: dict[str, list[str]] = defaultdict(list)
    for line in drawn.lines:
        own = [network.relationships[claim].properties for claim in line.claims]
        newest = {
            originals.get(str(p.get("source")), str(p.get("source"))): str(p.get("as_of", "")) for p in own
        }
        for source, date in newest.items():
            found[source].append(date)
    named = [
        (-len(dates), _document(documents.get(key), max(dates, key=_late))) for key, dates in found.items()
    ]
    return tuple(name for _, name in sorted(named))


def _late(date: str) -> tuple[object, ...]:
    """Of what comes last: what has no date is before everything dated."""
    return (True, *interval(date)[::-1]) if date else (False,)


def _document(document: Entity | None, as_of: str) -> str:
    """The name of a document with its date, else with the date that it speaks of."""
    if document is None:
        return "a document that the store does not hold"
    date = document.properties.get("date")
    said = spoken_date(str(date)) if date else f"as of {spoken_date(as_of)}" if as_of else "undated"
    return document.name if said in document.name else f"{document.name} ({said})"


def _dated(view: View, shown: Pictured) -> str:
    """The day of the view, and of when its lines speak."""
    lines = shown.left.picture.lines
    dates = sorted((line.newest for line in lines if line.newest), key=lambda date: (interval(date), date))
    day = f"As at {spoken_date(shown.day)}." if view.as_at else f"View of {spoken_date(shown.day)}."
    if not lines:
        return day
    undated = len(lines) - len(dates)
    first, last = (spoken_date(dates[0]), spoken_date(dates[-1])) if dates else ("", "")
    span = f"of {last}" if first == last else f"of {first} to {last}"
    spoken = f" The newest sources of its {len(lines):,} lines are {span}" if dates else ""
    missing = (
        f"{'; ' if dates else ' '}{undated:,} {'is' if undated == 1 else 'are'} undated" if undated else ""
    )
    return f"{day}{spoken}{missing}."


def link(view: View, day: str) -> str:
    """Where the view opens again as it was, with its day: an address that others reach, else its path in Concord.

    Examples
    --------
    >>> link(View(body=("durham",)), "2026-11-22")
    'In Concord: ?body=durham&today=2026-11-22'
    """
    base = os.environ.get("CONCORD_PUBLIC_URL", "").rstrip("/") or os.environ.get(AT, "")
    dated = view if view.as_at or view.today else view.but(today=day)
    path = f"?{urlencode(dated.query())}"
    return f"{base}/{path}" if base and urlsplit(base).hostname not in OWN else f"In Concord: {path}"
