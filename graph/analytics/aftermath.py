"""A few numbers of the network with and without bodies: what they are before and after they have gone."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.analytics.dependence import ways
from graph.analytics.participation import Participation
from graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class Measure:
    """One number before and after."""

    what: str
    before: int
    after: int


def aftermath(
    network: Subgraph, gone: Collection[str], *, today: str = "9999", named_only: bool = False
) -> list[Measure]:
    """Certain numbers before bodies go and after it.

    Returns
    -------
    list of Measure
        "led": units with participants that they lead or host, or that take their lead from them. "dependants":
        bodies that depend on them. "joined": units in which they take part. "units": units in which anybody
        takes part; "known": those of them with a known lead or host.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "c LEADS u role=lead_force")
    >>> [(m.what, m.before, m.after) for m in aftermath(network, ["c"])]
    [('led', 1, 0), ('dependants', 2, 0), ('joined', 0, 0), ('units', 1, 1), ('known', 1, 0)]
    """
    world = Participation.of(network, today=today, named_only=named_only)
    out = frozenset(gone)
    units = {unit for joined in world.part.values() for unit in joined}
    left = {
        unit
        for body, joined in world.part.items()
        if body not in out
        for unit in joined
        if unit not in out
    }  # fmt: skip
    led = {
        unit
        for unit in units
        if any(claim.start in out or claim.end in out for claim, _ in world.leaders(unit))
    }
    depending = {body for body, lead in ways(world) if lead in out and body not in out}
    joined = {unit for body in out for unit in world.part.get(body, {})}
    return [
        Measure("led", len(led), 0),
        Measure("dependants", len(depending), 0),
        Measure("joined", len(joined), 0),
        Measure("units", len(units), len(left)),
        Measure("known", sum(1 for unit in units if world.leaders(unit)),
                sum(1 for unit in left if world.leaders(unit, out))),
    ]  # fmt: skip
