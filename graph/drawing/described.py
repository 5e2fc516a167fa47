"""A picture in words, for those who do not see it: on the page, in a briefing, in a file."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from graph.drawing.parts import Body, Picture
from graph.drawing.style import STROKES
from graph.drawing.titles import REACHES
from graph.schema import JOINT, LABEL_NAMES

PLURALS: Final = {
    "policing body": "policing bodies",
    "national body": "national bodies",
    "agency": "agencies",
}
MOST: Final = 3
"""How many bodies are named before the others are only counted."""


def described(picture: Picture, heading: str = "", *, form: str = "Map") -> str:
    """What a picture shows, as a paragraph of plain text.

    Parameters
    ----------
    picture : Picture
    heading : str, optional
        What the view is called; without one the focus is named.
    form : str, default "Map"
        What it is drawn as.

    Returns
    -------
    str
        What it is about, how much there is of each kind, who leads or hosts most, and what is in doubt.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("durham COLLABORATES u", "kent LEADS u role=lead_force")
    >>> print(described(picture(network, ["durham"], today="2026"), "Durham"))  # doctest: +NORMALIZE_WHITESPACE
    Map: Durham. 3 bodies (2 forces, 1 unit) and 2 lines (1 leads, 1 takes part). Units by reach: 1 local.
    Leads or hosts: kent (1).
    """
    focus = [body.name for body in picture.bodies if body.focus]
    about = heading or _listed(focus)
    bodies = [body for body in picture.bodies if body.shape != "Fold"]
    sentences = [f"{form}: {about}." if about else f"{form}."]
    if not picture.bodies:
        return f"{sentences[0]} Nothing is drawn."
    kinds = Counter(LABEL_NAMES.get(body.label, body.label.lower()) for body in bodies)
    relations = Counter(STROKES[line.style].name for line in picture.lines)
    lines = f" ({_counts(relations)})" if relations else ""
    count = len(picture.lines)
    sentences.append(
        f"{number_of(len(bodies), 'body')} ({_counts(kinds, plural=True)}) and {number_of(count, 'line')}{lines}."
    )
    sentences += [*_cards(picture), *_reaches(bodies), *_leaders(picture), *_doubts(picture)]
    return " ".join(sentences)


def _cards(picture: Picture) -> list[str]:
    return [f"One card stands for {body.name}." for body in picture.bodies if body.shape == "Fold"]


def _reaches(bodies: Iterable[Body]) -> list[str]:
    found = Counter(body.reach for body in bodies if body.label in JOINT and body.reach)
    named = [f"{found[reach]} {reach.lower()}" for reach in REACHES if found[reach]]
    return [f"Units by reach: {', '.join(named)}."] if named else []


def _leaders(picture: Picture) -> list[str]:
    """Those who lead or host most units here, by heavy lines alone."""
    names = {body.id: body.name for body in picture.bodies}
    leads = {(x.start, x.end) for x in picture.lines if x.style in ("LEADS", "HOSTS") and not x.possible}
    found = Counter(names.get(start, start) for start, _ in leads)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return []
    more = f" and {len(ranked) - MOST} more" if len(ranked) > MOST else ""
    return [f"Leads or hosts: {', '.join(f'{name} ({n})' for name, n in ranked[:MOST])}{more}."]


def _doubts(picture: Picture) -> list[str]:
    review = [body.name for body in picture.bodies if body.under_review and not body.members]
    told = {
        "Possible, never counted": sum(line.possible for line in picture.lines),
        "No source newer than ten years": sum(line.stale for line in picture.lines),
        "Sources disagree": sum(line.disputed for line in picture.lines),
    }
    sentences = [f"{said}: {n:,} of the {len(picture.lines):,} lines." for said, n in told.items() if n]
    return sentences + ([f"Under review: {_listed(review)}."] if review else [])


def _counts(found: Counter[str], *, plural: bool = False) -> str:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(number_of(n, name) if plural else f"{n} {name}" for name, n in ranked)


def number_of(count: int, name: str) -> str:
    """A number with its kind of body or line.

    Examples
    --------
    >>> number_of(2, "policing body"), number_of(1, "line")
    ('2 policing bodies', '1 line')
    """
    many = PLURALS.get(name, "bodies" if name == "body" else f"{name}s")
    return f"{count:,} {name if count == 1 else many}"


def _listed(names: list[str]) -> str:
    if len(names) > MOST:
        return f"{', '.join(names[:MOST])} and {len(names) - MOST} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
