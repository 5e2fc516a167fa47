"""What the filters leave of a picture, and how much each of them hides; pure, so that a test can ask it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.analytics.counting import as_at
from graph.dates import surely_before
from graph.drawing.parts import Body, Line, Picture
from graph.model import Subgraph
from graph.schema import JOINS, JOINT, LABEL_NAMES, POSSIBLE
from views.explore.state import View

STATUSES = ("active", "under review", "possible", "unknown", "ended")


def dated(network: Subgraph, stated: Subgraph, day: str) -> Subgraph:
    """A network as the sources of a day knew it, without what had not begun.

    Parameters
    ----------
    network : Subgraph
    stated : Subgraph
        Statements of status, since and until, of any node.
    day : str
        ISO date, perhaps partial.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas as_of=2021", "kent COLLABORATES npas as_of=2015")
    >>> sorted(dated(network, Subgraph(), "2018").relationships)
    ['c2']
    """
    about = {key: claim for key, claim in stated.relationships.items() if claim.end in network.nodes}
    sources = {claim.start: stated.nodes[claim.start] for claim in about.values()}
    then = as_at(Subgraph({**sources, **network.nodes}, {**network.relationships, **about}), day)
    kept = {
        key: claim
        for key, claim in then.relationships.items()
        if key not in about and not surely_before(day, str(claim.properties.get("since") or day))
    }
    ends = {end for claim in kept.values() for end in (claim.start, claim.end)}
    begun = {
        key: node
        for key, node in then.nodes.items()
        if key in network.nodes and (key in ends or node.label == "Force")
    }
    return Subgraph(begun, kept)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: how many of it are on the map, and how many are hidden, by this or another filter."""

    value: str
    name: str
    shown: int
    hidden: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of a picture, the choices of each filter, and what was hidden of how many."""

    picture: Picture
    choices: Mapping[str, tuple[Choice, ...]]
    bodies_hidden: int
    lines_hidden: int
    bodies: int
    lines: int


def sifted(
    whole: Picture, network: Subgraph, view: View, *, functions: Mapping[str, Iterable[str]] | None = None
) -> Sifted:
    """A picture without what the view's filters hide.

    Parameters
    ----------
    whole : Picture
        With what has ended in it, so that it can be counted.
    network : Subgraph
        What it is drawn of: regions and statuses of its bodies.
    view : View
        A body in its focus or pinned is never hidden by a filter, only by `hide`.
    functions : mapping of str to iterable of str, optional
        Unit to the ids of the functions it delivers.

    Returns
    -------
    Sifted
        A body that no line is left for goes with its lines.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> network = Subgraph.of("durham COLLABORATES npas", "kent LEADS npas role=lead_force")
    >>> drawn = picture(network, ["npas"], today="2026-11-22")
    >>> left = sifted(drawn, network, View(body=("npas",), relation=("LEADS",)))
    >>> [line.relation for line in left.picture.lines], left.lines_hidden
    (['COLLABORATES'], 1)
    """
    keep = {*whole.focus, *view.pin} - set(view.hide)
    states = {line.id: status(line, network) for line in whole.lines}
    allowed = _bodies(whole, network, view, functions or {}, keep)
    lines = [line for line in whole.lines if _stays(line, view, states[line.id], allowed)]
    touched = {end for line in lines for end in (line.start, line.end)}
    had = {end for line in whole.lines for end in (line.start, line.end)}
    bodies = [
        body
        for body in whole.bodies
        if body.id in allowed and (body.id in touched or body.id in keep or body.id not in had)
    ]
    shown = replace(whole, bodies=tuple(bodies), lines=tuple(lines))
    choices = {
        "kind": _choices(whole.bodies, bodies, lambda b: b.label, _kind),
        "relation": _choices(whole.lines, lines, lambda x: x.relation, lambda v: JOINS[v].said),
        "role": _choices(_roles(whole.lines), _roles(lines), str, str.capitalize),
        "status": _choices(whole.lines, lines, lambda x: states[x.id], str.capitalize, order=STATUSES),
    }
    return Sifted(
        shown,
        choices,
        len(whole.bodies) - len(bodies),
        len(whole.lines) - len(lines),
        len(whole.bodies),
        len(whole.lines),
    )


def status(line: Line, network: Subgraph) -> str:
    """Where a line stands among the statuses: what its claims say, else what is said of the unit it joins.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas")
    >>> status(Line("x", "durham", "npas", "COLLABORATES", "COLLABORATES", ("c1",)), network)
    'unknown'
    """
    if line.ended:
        return "ended"
    if line.possible:
        return "possible"
    own = [
        str(network.relationships[key].properties["status"])
        for key in line.claims
        if key in network.relationships and network.relationships[key].properties.get("status")
    ]
    ends = [network.nodes[key] for key in (line.end, line.start) if key in network.nodes]
    told = [str(node.properties["status"]) for node in ends
            if node.label in (*JOINT, "Agreement") and node.properties.get("status")]  # fmt: skip
    found = {*own[-1:], *told}
    if "under review" in found:
        return "under review"
    if found & set(POSSIBLE):
        return "possible"
    return "active" if "active" in found else "unknown"


def _bodies(
    whole: Picture,
    network: Subgraph,
    view: View,
    functions: Mapping[str, Iterable[str]],
    keep: set[str],
) -> set[str]:
    def passes(body: Body) -> bool:
        if body.id in view.hide:
            return False
        if body.id in keep:
            return True
        node = network.nodes.get(body.id)
        regions = node.properties.get("regions") or () if node else ()
        if view.within and body.label == "Force" and view.within not in regions:
            return False
        if view.doing and body.label in JOINT and view.doing not in functions.get(body.id, ()):
            return False
        return body.label not in view.kind

    return {body.id for body in whole.bodies if passes(body)}


def _stays(line: Line, view: View, state: str, allowed: set[str]) -> bool:
    if line.start not in allowed or line.end not in allowed:
        return False
    if line.relation in view.relation or state in view.status or (state == "ended" and not view.ended):
        return False
    if line.roles and set(line.roles) <= set(view.role):
        return False
    return {"disputed": line.disputed, "old": line.stale}.get(view.evidence, True)


def _kind(label: str) -> str:
    return LABEL_NAMES.get(label, "folded together").capitalize()


def _choices(
    before: Iterable[Any],
    after: Iterable[Any],
    value: Callable[[Any], str],
    name: Callable[[str], str],
    order: Iterable[str] = (),
) -> tuple[Choice, ...]:
    every, left = Counter(map(value, before)), Counter(map(value, after))
    ranked = {v: i for i, v in enumerate(order)}
    values = sorted(every, key=lambda v: (ranked.get(v, 99), name(v)))
    return tuple(Choice(v, name(v), left[v], every[v] - left[v]) for v in values if v)


def _roles(lines: Iterable[Line]) -> list[str]:
    return [role for line in lines for role in line.roles]
