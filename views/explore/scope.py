"""What each view of Explore shows: its part of the network, what it is about, and what it left out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.analytics.reach import CROWD, adds_nothing, among, beyond, crowds, met
from graph.model import NOTHING, Result, Subgraph
from graph.schema import BODIES, JOINT, POLICING
from graph.store import Store
from views import asking
from views.explore.state import View

LONGER = 2
"""Ways that share no body are drawn up to this many steps longer than the shortest."""
BETWEEN = ("Force", "PCC")
"""Among whom it is measured how often a body stands between others."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a view shows.

    Attributes
    ----------
    network : Subgraph
        Every claim of the view, before filters and folding.
    focus : tuple of str
        Ids of what it is about; empty for everything.
    heading, note : str
        What it shows; what it could not see or left out.
    """

    network: Subgraph
    focus: tuple[str, ...]
    heading: str
    note: str = ""


def scoped(store: Store, view: View) -> Scope:
    """The part of the network that a view is about.

    Parameters
    ----------
    store : Store
    view : View
        Of any scope but "start". Ids that the store does not know are passed over.

    Returns
    -------
    Scope
    """
    found = SCOPES[view.scope](store, view)
    return found if view.scope == "everything" else _expanded(store, view, found)


def measures(store: Store, view: View) -> Mapping[str, float]:
    """What the size of each body stands for in a view, by id; empty where all are alike.

    "dependants": how many certainly depend on it; "shared": the units it takes part in, or for a unit its
    participants; "between": how often it stands on the shortest ways between other forces and policing bodies.
    """
    if view.size == "dependants":
        depending = asking.ask(store, "depends", **view.day()).records()
        pairs = {(row["lead"], row["dependant"]) for row in depending if row["certainty"] == "certain"}
        return _tally(lead for lead, _ in pairs)
    if view.size == "shared":
        claims = asking.ask(store, "network").subgraph.relationships.values()
        taking = {(c.start, c.end) for c in claims if c.type == "COLLABORATES"}
        return _tally(end for pair in taking for end in pair)
    if view.size == "between":
        rows = asking.ask(store, "structure", among=list(BETWEEN), **view.day()).records()
        return {row["body"]: row["betweenness"] for row in rows}
    return NOTHING


def _tally(keys: Any) -> dict[str, float]:
    found: dict[str, float] = {}
    for key in keys:
        found[key] = found.get(key, 0.0) + 1
    return found


def _with(store: Store, network: Subgraph, *keys: str) -> Subgraph:
    """A network with these bodies in it, whatever is said of them, and who oversees whom among all."""
    named = asking.named(store)
    nodes = {**network.nodes, **{key: named[key] for key in keys if key in named}}
    overseen = among(asking.ask(store, "overseen").subgraph, nodes)
    return Subgraph(nodes, {**network.relationships, **overseen.relationships})


def names_of(store: Store, keys: Collection[str]) -> str:
    """Up to three names as a sentence has them."""
    named = asking.named(store)
    found = [named[key].name if key in named else key for key in keys]
    if len(found) > 3:
        return f"{found[0]} and {len(found) - 1} other bodies"
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def _around(store: Store, keys: Collection[str]) -> Subgraph:
    known = [key for key in keys if key in asking.named(store)]
    if not known:
        return Subgraph()
    if len(known) == 1:
        return asking.ask(store, "neighbourhood", body=known[0]).subgraph
    return asking.ask(store, "around", bodies=sorted(known)).subgraph


def _expanded(store: Store, view: View, scope: Scope) -> Scope:
    """A scope with the neighbourhoods of the bodies that the reader opened."""
    named, network, notes = asking.named(store), scope.network, [scope.note]
    for key in view.also:
        if key not in named:
            continue
        more = _around(store, [key])
        if adds_nothing(network, more) and not (named[key].label in JOINT and key in crowds(network)):
            notes.append(f"Expanding {named[key].name} adds nothing: all its lines are already here.")
        network = _with(store, Subgraph.union([network, more]), key)
    return Scope(network, scope.focus, scope.heading, " ".join(filter(None, notes)))


def _body(store: Store, view: View) -> Scope:
    focus = view.body or view.path
    first, note = _around(store, focus), ""
    if view.hops == 2:
        second, note = _second(store, first, focus)
        first = Subgraph.union([first, second])
    elif len(focus) > 1:
        note = _covered(store, view, first, focus)
    elif focus[0] in first.nodes and first.nodes[focus[0]].label in POLICING:
        note = asking.ask(store, "depends", of=focus[0], **view.day()).warnings[0]
    return Scope(_with(store, first, *focus), focus, names_of(store, focus), note)


def _second(store: Store, first: Subgraph, focus: tuple[str, ...]) -> tuple[Subgraph, str]:
    """What those take part in whom the focus meets; crowds are not walked, or everybody would be met."""
    crowded = crowds(first)
    others = met(first, [key for key in focus if key in first.nodes], without=crowded)
    second, left = beyond(first, _around(store, others), others) if others else (Subgraph(), 0)
    units = len(crowded) + left
    note = (
        f"The second step adds what the {len(others)} forces and policing bodies met there take part in. It does not "
        f"walk the {units} units with {CROWD} or more participants, in which nearly everybody meets."
    )
    return second, note


def _path(store: Store, view: View) -> Scope:
    if len(view.path) < 2:
        return _body(store, view)
    ends = view.path[:2]
    asked = asking.ask(store, "connection", a=ends[0], b=ends[1], **view.day())
    ways = [row for row in asked.records() if row["kind"] != "hinge"]
    least = min((row["length"] for row in ways), default=0)
    drawn = [row for row in ways if row["length"] <= least + LONGER]
    claims = {claim for row in drawn for claim in row["claims"]}
    network = _only(asked.subgraph, claims)
    heading = f"From {names_of(store, ends[:1])} to {names_of(store, ends[1:])}"
    note = " ".join(w for w in asked.warnings[:1] if w)
    if len(drawn) < len(ways):
        long = len(ways) - len(drawn)
        note += f" Not drawn: {long} of the {len(ways)} ways, which are longer than {least + LONGER} steps."
    said = [w for w in asked.warnings if "named_only" in w]
    note = " ".join([note, *(w.removesuffix(" (named_only).") + "." for w in said)])
    return Scope(_with(store, network, *ends), ends, heading, note)


def _only(network: Subgraph, claims: Collection[str]) -> Subgraph:
    kept = {key: network.relationships[key] for key in sorted(claims) if key in network.relationships}
    ends = {end for claim in kept.values() for end in (claim.start, claim.end)}
    return Subgraph({key: network.nodes[key] for key in sorted(ends)}, kept)


def _lead(store: Store, view: View) -> Scope:
    asked = asking.ask(store, "depends", on=view.lead, **view.day())
    network = _with(store, asked.subgraph, view.lead)
    return Scope(
        network,
        (view.lead,),
        f"Who depends on {names_of(store, [view.lead])}",
        _depending(store, view, asked),
    )


def _depending(store: Store, view: View, asked: Result) -> str:
    """How many depend, how many of them only as one of all forces, and what is not seen."""
    rows = asked.records()
    sure = {row["dependant"]: row for row in rows if row["certainty"] == "certain"}
    doubtful = {row["dependant"] for row in rows} - set(sure)
    classed = sum(1 for row in sure.values() if row["class_weight"] == row["weight"])
    name = names_of(store, [view.lead])
    if not rows:
        return f"No body seen depends on {name}. {asked.warnings[0]}"
    told = (
        f"Certain: {len(sure)} {'body depends' if len(sure) == 1 else 'bodies depend'} on {name}, {len(sure) - classed} "
        f"by name and {classed} only as one of all forces."
    )
    if doubtful:
        told += f" Possible: {len(doubtful)} more."
    return f"{told} {asked.warnings[0]}"


def _function(store: Store, view: View) -> Scope:
    network = asking.ask(store, "delivering", function=view.function).subgraph
    units = {claim.start for claim in network.relationships.values() if claim.type == "DELIVERS"}
    every = len(asking.functions(store))
    note = f"{len(units)} of the {every} units with a known function deliver it."
    return Scope(
        _with(store, network, view.function), (view.function,), names_of(store, [view.function]), note
    )


def _region(store: Store, view: View) -> Scope:
    named = asking.named(store)
    forces = sorted(
        key for key, node in named.items()
        if node.label == "Force" and view.region in (node.properties.get("regions") or ())
    )  # fmt: skip
    overseen = asking.ask(store, "overseen").subgraph.relationships.values()
    offices = sorted({claim.start for claim in overseen if claim.end in forces})
    own = (*forces, *offices)
    network = _around(store, own)
    note = (
        _covered(store, view, network, own)
        if own
        else f"No force seen is in a region called “{view.region}”."
    )
    return Scope(_with(store, network, *own), own, view.region, note)


def _covered(store: Store, view: View, network: Subgraph, bodies: Collection[str]) -> str:
    """How many of the units that these bodies take part in have a known lead or host."""
    day = {"today": view.today} if view.today else {}
    taking = {c.end for c in network.relationships.values() if c.type == "COLLABORATES" and c.start in bodies}
    rows = [row for row in asking.ask(store, "lead_coverage", **day).records() if row["unit"] in taking]
    led = sum(1 for row in rows if row["leads"])
    return f"{led} of the {len(rows)} units that they take part in have a known lead or host."


def _chosen(store: Store, view: View) -> Scope:
    named = asking.named(store)
    bodies = tuple(key for key in view.only if key in named)
    network = asking.ask(store, "between", bodies=sorted(bodies), joined=view.joined).subgraph
    count = f"{len(bodies)} chosen bod{'y' if len(bodies) == 1 else 'ies'}"
    joining = sum(1 for key in network.nodes if key not in bodies)
    heading = f"{count} and what joins them" if view.joined else count
    apart = sum(
        1 for key in bodies if not any(key in (c.start, c.end) for c in network.relationships.values())
    )
    note = f"{joining} bodies and units join two or more of them. " if view.joined else ""
    note += f"Nothing seen joins {apart} of the {len(bodies)}." if apart else ""
    return Scope(_with(store, network, *bodies), bodies, heading, note.strip())


def _everything(store: Store, view: View) -> Scope:
    network = asking.ask(store, "network").subgraph
    known = [node for node in asking.named(store).values() if node.label in BODIES]
    seen = sum(1 for node in known if node.id in network.nodes)
    note = f"{seen} of the {len(known)} bodies known are in a claim of the network."
    return Scope(network, (), "Everything", note)


SCOPES: dict[str, Callable[[Store, View], Scope]] = {
    "body": _body,
    "path": _path,
    "lead": _lead,
    "function": _function,
    "region": _region,
    "only": _chosen,
    "everything": _everything,
}
