"""Which bodies depend on which lead or host bodies, through what, and how much of it is known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.analytics.counting import certainty
from graph.model import Relationship, Subgraph
from graph.schema import BODIES, JOINT, LEAD_ROLES, POLICING, ROLES

WALKED = ("COLLABORATES", "LEADS", "HOSTS", "PART_OF", "OVERSEES")
"""The relationship types that dependence reads."""


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
    sure = _World.of(network, today, roles, named_only, ("certain",))
    wide = _World.of(network, today, roles, named_only, ("certain", "possible"))
    certain = sure.ways()
    possible: dict[tuple[str, str], dict[str, _Way]] = {}
    for pair, ways in wide.ways().items():
        only = {unit: way for unit, way in ways.items() if unit not in certain.get(pair, {})}
        if only:
            possible[pair] = only
    coverage = sure.coverage()
    rows = [
        *(_row(pair, ways, sure, coverage, "certain") for pair, ways in certain.items()),
        *(_row(pair, ways, wide, coverage, "possible") for pair, ways in possible.items()),
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
    world = _World.of(network, today, roles, named_only, ("certain",))
    units = {unit for body, joined in world.part.items() if of in (None, body) for unit in joined}
    return sum(1 for unit in units if world.leaders(unit)), len(units)


@dataclass(slots=True)
class _Way:
    """One body's way to a lead through one unit."""

    roles: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _World:
    """The claims that count, by what is looked up."""

    part: Mapping[str, Mapping[str, list[Relationship]]]
    leads: Mapping[str, list[Relationship]]
    above: Mapping[str, Mapping[str, list[Relationship]]]
    own: Collection[tuple[str, str]]

    @classmethod
    def of(
        cls, network: Subgraph, today: str, roles: Collection[str], named_only: bool, counted: Collection[str]
    ) -> "_World":
        label = {key: node.label for key, node in network.nodes.items()}
        live = {
            key
            for key, node in network.nodes.items()
            if node.label not in JOINT or certainty(node.properties, today) in counted
        }
        part: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        above: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        leads: dict[str, list[Relationship]] = defaultdict(list)
        own = set()
        for claim in network.relationships.values():
            if claim.type == "OVERSEES":
                own |= {(claim.start, claim.end), (claim.end, claim.start)}
            if claim.type not in WALKED or claim.end not in live or claim.start not in live:
                continue
            if certainty(claim.properties, today) not in counted:
                continue
            if claim.type == "PART_OF":
                above[claim.start][claim.end].append(claim)
            elif claim.type == "COLLABORATES" and label[claim.start] in POLICING:
                if not (named_only and claim.properties.get("scope") == "class"):
                    part[claim.start][claim.end].append(claim)
            elif claim.type in ROLES and label[claim.start] in BODIES:
                leads[claim.end] += [claim] if claim.properties.get("role") in roles else []
        return cls(part, leads, above, own)

    def leaders(self, unit: str) -> list[tuple[Relationship, frozenset[Relationship]]]:
        """Claims that lead or host the unit or the nearest above it, each with the PART_OF claims on its way."""
        front: dict[str, frozenset[Relationship]] = {unit: frozenset()}
        seen = {unit}
        while front:
            led = [(claim, way) for node, way in front.items() for claim in self.leads.get(node, ())]
            if led:
                return led
            ahead: dict[str, frozenset[Relationship]] = {}
            for node, way in front.items():
                for parent, claims in self.above.get(node, {}).items():
                    if parent not in seen:
                        ahead[parent] = ahead.get(parent, frozenset()) | way | frozenset(claims)
            seen |= set(ahead)
            front = ahead
        return []

    def ways(self) -> dict[tuple[str, str], dict[str, _Way]]:
        found: dict[tuple[str, str], dict[str, _Way]] = defaultdict(dict)
        for dependant, units in self.part.items():
            for unit, joined in units.items():
                for lead, climbed in self.leaders(unit):
                    if lead.start == dependant or (dependant, lead.start) in self.own:
                        continue
                    way = found[dependant, lead.start].setdefault(unit, _Way())
                    way.roles.add(str(lead.properties["role"]))
                    way.claims |= {lead.id, *(c.id for c in joined), *(c.id for c in climbed)}
        return found

    def coverage(self) -> dict[str, tuple[int, int]]:
        return {
            body: (sum(1 for unit in units if self.leaders(unit)), len(units))
            for body, units in self.part.items()
        }

    def highest(self, units: Iterable[str]) -> list[str]:
        """The units that are part of no other of them."""
        among = set(units)
        return sorted(unit for unit in among if not (self._ancestors(unit) & among))

    def _ancestors(self, unit: str) -> set[str]:
        found: set[str] = set()
        front = [unit]
        while front:
            front = [parent for node in front for parent in self.above.get(node, {}) if parent not in found]
            found |= set(front)
        return found - {unit}


def _row(
    pair: tuple[str, str],
    ways: Mapping[str, _Way],
    world: _World,
    coverage: Mapping[str, tuple[int, int]],
    certain: str,
) -> Dependence:
    dependant, lead = pair
    highest = world.highest(ways)
    by_class = [
        unit
        for unit in highest
        if all(claim.properties.get("scope") == "class" for claim in world.part[dependant][unit])
    ]
    known, of = coverage.get(dependant, (0, 0))
    return Dependence(
        dependant,
        lead,
        len(highest),
        len(by_class),
        tuple(sorted(ways)),
        tuple(sorted({role for way in ways.values() for role in way.roles})),
        tuple(sorted({claim for way in ways.values() for claim in way.claims})),
        certain,
        known,
        of,
    )
