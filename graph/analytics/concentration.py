"""How concentrated leading and hosting is over the country, and how much of that rests on units above."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graph.analytics.participation import Participation
from graph.model import Subgraph
from graph.schema import LEAD_ROLES


@dataclass(frozen=True, slots=True)
class Leading:
    """One body's part in leading: `led` counts a unit with k lead bodies as 1/k for each.

    `directly` is the same over the units with a lead or host of their own; the others are `inherited`: they
    take the lead or host of a unit above.
    """

    lead: str
    led: float
    directly: float
    share: float | None
    dependants: int
    units: tuple[str, ...]
    inherited: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated leading is: the rows, and the sum of the squared shares with its bounds.

    Attributes
    ----------
    rows : tuple of Leading
    known, of : int
        Units with a known lead or host, among all that a force or policing body takes part in.
    index, least, most : float
        The Herfindahl index over the known; over all, if each other unit has a lead of its own, and if the
        body that leads most leads all the others too. 0 where nothing is known.
    direct : int
        Those of the known that have a lead or host of their own; the rest take that of a unit above.
    direct_index : float
        The index over these alone.
    """

    rows: tuple[Leading, ...]
    known: int
    of: int
    index: float
    least: float
    most: float
    direct: int
    direct_index: float


@dataclass(slots=True)
class _Led:
    """What one body leads: each unit's part that falls to it, and the claims that say so."""

    parts: dict[str, float] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)

    def sum(self, *, directly: bool = False) -> float:
        return sum(part for unit, part in self.parts.items() if not (directly and unit in self.inherited))


def concentration(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> Concentration:
    """How concentrated leading and hosting is over all units that a force or policing body takes part in.

    Each unit with a known lead or host (its own, else the nearest above it) counts as one and is shared
    equally among its lead bodies. A body's share is its part of all those units; the index is the sum of the
    squared shares: 1 where one body leads everything, 1/n where n bodies lead equally much. One claim that a
    body leads a unit counts again for each unit below that has no lead of its own: `direct_index` is the
    index without these.

    References
    ----------
    Hirschman (1945), Herfindahl (1950): the sum of squared market shares.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "a COLLABORATES v", "b LEADS u role=lead_force",
    ...                       "c LEADS v role=lead_force")
    >>> concentration(network).index
    0.5
    """
    sure, wide = Participation.both(network, today=today, roles=roles, named_only=named_only)
    led, more = _led(sure), _led(wide)
    units = {unit for joined in sure.part.values() for unit in joined}
    known = [unit for unit in units if sure.leaders(unit)]
    direct = sum(1 for unit in known if any(claim.end == unit for claim, _ in sure.leaders(unit)))
    rows = [
        Leading(lead, round(found.sum(), 6), round(found.sum(directly=True), 6), found.sum() / len(known),
                _dependants(sure, lead, found.parts), tuple(sorted(found.parts)),
                tuple(sorted(found.inherited)), "certain", tuple(sorted(found.claims)))
        for lead, found in led.items()
    ]  # fmt: skip
    for lead, found in more.items():
        only = set(found.parts) - set(led[lead].parts if lead in led else ())
        if only:
            above = only & found.inherited
            rows.append(Leading(lead, float(len(only)), float(len(only - above)), None,
                                _dependants(wide, lead, only), tuple(sorted(only)), tuple(sorted(above)),
                                "possible", tuple(sorted(found.claims))))  # fmt: skip
    rows.sort(key=lambda row: (row.certainty, -row.led, row.lead))
    indices = _indices([found.sum() for found in led.values()], len(known), len(units))
    own = _indices([found.sum(directly=True) for found in led.values()], direct, direct)[0]
    return Concentration(tuple(rows), len(known), len(units), *indices, direct, own)


def _led(world: Participation) -> dict[str, _Led]:
    found: dict[str, _Led] = defaultdict(_Led)
    for unit in sorted({unit for joined in world.part.values() for unit in joined}):
        leaders = world.leaders(unit)
        leads = {claim.start for claim, _ in leaders}
        for claim, way in leaders:
            led = found[claim.start]
            led.parts[unit] = 1 / len(leads)
            led.claims |= {claim.id, *(above.id for above in way)}
            if claim.end != unit:
                led.inherited.add(unit)
    return found


def _dependants(world: Participation, lead: str, units: Iterable[str]) -> int:
    bodies = {body for unit in units for body in world.inside.get(unit, {}) if body in world.part}
    return sum(1 for body in bodies if body != lead and (body, lead) not in world.own)


def _indices(led: list[float], known: int, of: int) -> tuple[float, float, float]:
    if not known:
        return 0.0, 0.0, 0.0
    unknown, largest = of - known, max(led)
    squares = sum(part**2 for part in led)
    most = squares - largest**2 + (largest + unknown) ** 2
    return squares / known**2, (squares + unknown) / of**2, most / of**2
