"""Which bodies depend on which lead or host bodies, through what, and how much of it is known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.analytics.participation import Participation, by_class
from graph.model import Subgraph
from graph.schema import LEAD_ROLES


@dataclass(frozen=True, slots=True)
class Dependence:
    """That one body depends on another.

    Attributes
    ----------
    dependant, lead : str
        Ids of bodies.
    units : tuple of str
        The units through which it does.
    weight : int
        How many units, leaving out each that is part of another of them.
    class_weight : int
        How many of those it takes part in only by a claim about all forces or all policing bodies.
    roles : tuple of str
        In what roles the lead body leads or hosts.
    claims : tuple of str
        Ids of the claims on the way.
    certainty : str
        "certain", or "possible": by way of something to be confirmed, proposed or in development.
    known, of : int
        `known` of the `of` units that the dependant takes part in have a known lead or host.
    inherited : tuple of str
        Those of the units that have no lead or host of their own and take that of the nearest unit above.
    """

    dependant: str
    lead: str
    weight: int
    class_weight: int
    units: tuple[str, ...]
    roles: tuple[str, ...]
    claims: tuple[str, ...]
    certainty: str
    known: int
    of: int
    inherited: tuple[str, ...]


def dependence(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> list[Dependence]:
    """Which bodies depend on which lead or host bodies, through what.

    A force or policing body depends on a body through a unit when it takes part in the unit and the body
    leads or hosts it or, where the unit has no such body of its own, the nearest unit above it that has one.
    A body does not depend on itself, nor a force on its own policing body, nor that on its force.

    Parameters
    ----------
    network : Subgraph
        What to answer within. A body outside it is not counted.
    today : str, default "9999"
        The day on which claims and units must hold.
    roles : collection of str, default LEAD_ROLES
        Which roles of LEADS and HOSTS count.
    named_only : bool, default False
        Leave out participation that a source gives only as "all forces" or "all policing bodies".

    Returns
    -------
    list of Dependence
        Certain ones first, then by number of units, most first, then by ids, so reruns agree. A possible
        one lists only units through which there is no certain one.

    Notes
    -----
    One pass over the relationships, and for each unit a walk up PART_OF; a cycle ends the walk.

    Examples
    --------
    >>> network = Subgraph.of(
    ...     "durham COLLABORATES npas", "west-yorkshire LEADS npas role=lead_force"
    ... )
    >>> [(d.dependant, d.lead, d.units, d.known, d.of) for d in dependence(network)]
    [('durham', 'west-yorkshire', ('npas',), 1, 1)]
    """
    sure, wide = Participation.both(network, today=today, roles=roles, named_only=named_only)
    certain = ways(sure)
    possible = ways(wide, beyond=sure)
    known = _coverage(sure)
    rows = [
        *(_row(pair, through, sure, known, "certain") for pair, through in certain.items()),
        *(_row(pair, through, wide, known, "possible") for pair, through in possible.items()),
    ]
    return sorted(rows, key=lambda d: (d.certainty, -d.weight, d.lead, d.dependant))


def coverage(
    network: Subgraph,
    *,
    today: str = "9999",
    roles: Collection[str] = LEAD_ROLES,
    named_only: bool = False,
    of: str | None = None,
) -> tuple[int, int]:
    """How many of the units that anybody, or one body, takes part in have a known lead or host.

    Returns
    -------
    tuple of int
        Units with a known lead or host, their own or above them by PART_OF, and all of them.

    Examples
    --------
    >>> coverage(Subgraph.of("a COLLABORATES u", "b HOSTS u role=host", "a COLLABORATES v"))
    (1, 2)
    """
    world = Participation.of(network, today=today, roles=roles, named_only=named_only)
    units = {unit for body, joined in world.part.items() if of in (None, body) for unit in joined}
    return sum(1 for unit in units if world.leaders(unit)), len(units)


@dataclass(slots=True)
class Way:
    """One body's way to a lead through one unit: in what roles it leads, and the claims that say so.

    `inherited` where what the body leads is not the unit itself but the nearest above it with a lead or host.
    """

    inherited: bool
    roles: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


def ways(
    world: Participation, *, beyond: Participation | None = None
) -> dict[tuple[str, str], dict[str, Way]]:
    """For each dependant and lead body, the units through which the one depends on the other.

    With `beyond`, only where it does not do so in that narrower world already.
    """
    found: dict[tuple[str, str], dict[str, Way]] = defaultdict(dict)
    for dependant, units in world.part.items():
        narrower = beyond.part.get(dependant, {}) if beyond else {}
        for unit, joined in units.items():
            known = {claim.start for claim, _ in beyond.leaders(unit)} if beyond and unit in narrower else ()
            for lead, climbed in world.leaders(unit):
                if lead.start == dependant or lead.start in known or (dependant, lead.start) in world.own:
                    continue
                way = found[dependant, lead.start].setdefault(unit, Way(lead.end != unit))
                way.roles.add(str(lead.properties["role"]))
                way.claims.add(lead.id)
                way.claims.update(c.id for c in joined)
                way.claims.update(c.id for c in climbed)
    return found


def inherited(through: Mapping[str, Way], units: Iterable[str] | None = None) -> tuple[str, ...]:
    """Those of the units, all unless some are given, whose lead or host is that of a unit above them."""
    return tuple(sorted(unit for unit in (through if units is None else units) if through[unit].inherited))


def _coverage(world: Participation) -> dict[str, tuple[int, int]]:
    return {
        body: (sum(1 for unit in units if world.leaders(unit)), len(units))
        for body, units in world.part.items()
    }


def _row(
    pair: tuple[str, str],
    through: Mapping[str, Way],
    world: Participation,
    known_of: Mapping[str, tuple[int, int]],
    certain: str,
) -> Dependence:
    dependant, lead = pair
    highest = world.highest(through)
    known, of = known_of.get(dependant, (0, 0))
    return Dependence(
        dependant,
        lead,
        len(highest),
        sum(1 for unit in highest if by_class(world.part[dependant][unit])),
        tuple(sorted(through)),
        tuple(sorted({role for way in through.values() for role in way.roles})),
        tuple(sorted({claim for way in through.values() for claim in way.claims})),
        certain,
        known,
        of,
        inherited(through),
    )
