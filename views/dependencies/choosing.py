"""Who leaves: single bodies, and the sets that come ready: all commissioners, a region's forces, what is proposed."""

from collections.abc import Mapping, Sequence

from graph.analytics.proposals import MOVES
from graph.model import Entity, Subgraph
from graph.questions.seen import chosen
from graph.schema import BODIES, LABEL_NAMES
from graph.store import Store
from views import asking, words
from views.dependencies import parts
from views.dependencies.state import Asked
from views.explore.finding import by_region, described

COMMISSIONERS = "all PCCs"
FORCES = "forces of "
PROPOSED = "proposed for "


def sets(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> dict[str, str]:
    """The ready sets: how the URL says each, and what it is called."""
    offices = _commissioners(bodies)
    until = {str(bodies[key].properties.get("until") or "") for key in offices}
    when = f", to be abolished in {words.day(until.pop())}" if len(until) == 1 and until != {""} else ""
    found = {COMMISSIONERS: f"All police and crime commissioners ({len(offices)}{when})"}
    for to, moved in _proposed(store, asked).items():
        dates = sorted(date for date, _ in moved if date)
        when = f", proposed {words.day(dates[-1][:7])}" if dates else ", proposed"
        found[PROPOSED + to] = (
            f"What would move to the {parts.called(bodies, to)} ({words.count(len(moved), 'body', 'bodies')}{when})"
        )
    for region, forces in by_region(bodies).items():
        found[FORCES + region] = f"{region} forces ({len(forces)})"
    return found


def expanded(store: Store, network: Subgraph, bodies: Mapping[str, Entity], asked: Asked) -> list[str]:
    """The ids of all who leave.

    Raises
    ------
    ConcordError
        If a set or a body is not known, or no claim speaks of it.
    """
    found: list[str] = []
    for token in asked.bodies:
        if token.startswith(PROPOSED):
            found += [what for _, what in _proposed(store, asked).get(token.removeprefix(PROPOSED), ())]
        elif token == COMMISSIONERS:
            found += _commissioners(bodies)
        else:
            found += chosen(network, [token])
    return sorted(set(found))


def unknown(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> str:
    """The first of those asked about that is neither a body nor a set; empty where all are."""
    ready = sets(store, bodies, asked)
    return next((token for token in asked.bodies if token not in bodies and token not in ready), "")


def who(bodies: Mapping[str, Entity], asked: Asked, gone: Sequence[str]) -> str:
    """Who leaves, as a sentence has it."""
    if len(asked.bodies) == 1:
        token = asked.bodies[0]
        if token == COMMISSIONERS:
            return f"all {len(gone)} police and crime commissioners"
        if token.startswith(FORCES):
            return f"the {len(gone)} {token.removeprefix(FORCES)} forces"
        if token.startswith(PROPOSED):
            to = parts.called(bodies, token.removeprefix(PROPOSED))
            return f"the {len(gone)} bodies proposed for the {to}"
    if len(gone) > 4:
        return f"these {len(gone)} bodies"
    return parts.listed([parts.called(bodies, key) for key in gone], most=4)


def options(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> dict[str, str]:
    """All that can be chosen, sets first, with what each is called."""
    order = [label for label in LABEL_NAMES if label in BODIES]
    singles = sorted(
        (node for node in bodies.values() if node.label in BODIES),
        key=lambda n: (order.index(n.label), n.name, n.id),
    )
    return {**sets(store, bodies, asked), **{node.id: described(node) for node in singles}}


def _commissioners(bodies: Mapping[str, Entity]) -> list[str]:
    """The offices to be abolished: commissioners, with and without fire; as `chosen` has it."""
    return sorted(
        key for key, n in bodies.items() if n.label == "PCC" and n.properties.get("kind") in ("PCC", "PFCC")
    )


def _proposed(store: Store, asked: Asked) -> dict[str, list[tuple[str, str]]]:
    """Where two or more are proposed to move to: the newest date of each, and its id."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in asking.ask(store, "proposals", **asked.day()).records():
        if row["how"] in MOVES and row["what"] not in {what for _, what in found.get(row["to"], ())}:
            found.setdefault(row["to"], []).append((row["as_of"] or "", row["what"]))
    return {to: moved for to, moved in found.items() if len(moved) > 3}
