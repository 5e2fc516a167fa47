"""How leading is spread: by function, by share of a body's collaborations, over the whole country, as a matrix."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.analytics.dependence import Way, ways
from graph.analytics.participation import WIDE, Participation, by_class, counted_claims
from graph.model import Relationship, Subgraph
from graph.schema import LEAD_ROLES


@dataclass(frozen=True, slots=True)
class FunctionDependence:
    """That one body depends on another for a function, through units that deliver it."""

    function: str
    dependant: str
    lead: str
    weight: int
    class_weight: int
    units: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What part of a body's collaborations one lead body runs.

    Attributes
    ----------
    dependant, lead : str
    led, known, of : int
        The lead leads or hosts `led` of the `of` units that the dependant takes part in; `known` of them
        have a known lead or host.
    least, most : float, optional
        The share if no unit without a known lead is this body's, and if all are. Absent on a possible row.
    units : tuple of str
    certainty : str
    claims : tuple of str
    """

    dependant: str
    lead: str
    led: int
    known: int
    of: int
    least: float | None
    most: float | None
    units: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leading:
    """One body's part in leading: `led` counts a unit with k lead bodies as 1/k for each."""

    lead: str
    led: float
    share: float | None
    dependants: int
    units: tuple[str, ...]
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
    """

    rows: tuple[Leading, ...]
    known: int
    of: int
    index: float
    least: float
    most: float


@dataclass(slots=True)
class _Seen:
    units: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)

    def add(self, unit: str, claims: Iterable[str]) -> None:
        self.units.add(unit)
        self.claims.update(claims)


def dependence_by_function(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> list[FunctionDependence]:
    """Which bodies depend on which lead or host bodies for a function.

    A body depends on another for a function when it depends on it, as `dependence` says, through at least
    one unit that delivers the function. The weight is the number of such units, leaving out each that is part
    of another of them. A unit that no source gives a function is in no row.

    Returns
    -------
    list of FunctionDependence
        Certain ones first, then by function, number of units and ids.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas", "west-yorkshire LEADS npas role=lead_force",
    ...                       "npas DELIVERS fn-air", labels={"fn-air": "Function"})
    >>> [(d.function, d.dependant, d.lead, d.weight) for d in dependence_by_function(network)]
    [('fn-air', 'durham', 'west-yorkshire', 1)]
    """
    sure, wide = Participation.both(network, today=today, roles=roles, named_only=named_only)
    certain = _by_function(ways(sure), functions(network, today=today))
    both = _by_function(ways(wide), functions(network, today=today, counted=WIDE))
    rows = [_function_row(key, seen, sure, "certain") for key, seen in certain.items()]
    for key, seen in both.items():
        only = {unit: claims for unit, claims in seen.items() if unit not in certain.get(key, {})}
        rows += [_function_row(key, only, wide, "possible")] if only else []
    return sorted(rows, key=lambda d: (d.certainty, d.function, -d.weight, d.lead, d.dependant))


def functions(
    network: Subgraph, *, today: str, counted: Collection[str] = ("certain",)
) -> dict[str, dict[str, list[Relationship]]]:
    """Unit to function to the claims that the unit delivers it."""
    found: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
    for claim in counted_claims(network, today=today, counted=counted):
        if claim.type == "DELIVERS":
            found[claim.start][claim.end].append(claim)
    return {unit: dict(delivered) for unit, delivered in found.items()}


def lead_share(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> list[Share]:
    """What share of a body's collaborations each lead body runs.

    The share is the number of units through which the body depends on the lead, over all units that it takes
    part in. A unit with two lead bodies counts for both, and a unit that is part of another counts as itself,
    so that shares need not add up to one.

    Returns
    -------
    list of Share
        Certain ones first, the largest share first.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "a COLLABORATES v", "b HOSTS u role=host")
    >>> [(s.lead, s.led, s.of, s.least, s.most) for s in lead_share(network)]
    [('b', 1, 2, 0.5, 1.0)]
    """
    sure, wide = Participation.both(network, today=today, roles=roles, named_only=named_only)
    certain = ways(sure)
    rows = [_share(pair, through, sure, "certain") for pair, through in certain.items()]
    rows += [_share(pair, through, sure, "possible") for pair, through in ways(wide, beyond=sure).items()]
    return sorted(rows, key=lambda s: (s.certainty, -(s.least or 0), -s.led, s.lead, s.dependant))


def concentration(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> Concentration:
    """How concentrated leading and hosting is over all units that a force or policing body takes part in.

    Each unit with a known lead or host (its own, else the nearest above it) counts as one and is shared
    equally among its lead bodies. A body's share is its part of all those units; the index is the sum of the
    squared shares: 1 where one body leads everything, 1/n where n bodies lead equally much.

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
    led, seen = _led(sure)
    more = _led(wide)[1]
    units = {unit for joined in sure.part.values() for unit in joined}
    known = sum(1 for unit in units if sure.leaders(unit))
    rows = [
        Leading(lead, round(parts, 6), parts / known, _dependants(sure, lead, seen[lead].units),
                tuple(sorted(seen[lead].units)), "certain", tuple(sorted(seen[lead].claims)))
        for lead, parts in led.items()
    ]  # fmt: skip
    for lead, found in more.items():
        only = found.units - (seen[lead].units if lead in seen else set())
        if only:
            rows.append(Leading(lead, float(len(only)), None, _dependants(wide, lead, only),
                                tuple(sorted(only)), "possible", tuple(sorted(found.claims))))  # fmt: skip
    rows.sort(key=lambda row: (row.certainty, -row.led, row.lead))
    return Concentration(tuple(rows), known, len(units), *_indices(list(led.values()), known, len(units)))


def dependence_matrix(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> tuple[tuple[str, ...], dict[str, dict[str, tuple[int, int, tuple[str, ...]]]]]:
    """Certain dependences as a matrix.

    Returns
    -------
    tuple
        The lead bodies, those on whom most depend first; and dependant to lead to the number of units (as in
        `dependence`), how many of them by class only, and the ids of the claims.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b LEADS u role=lead_force")
    >>> dependence_matrix(network)
    (('b',), {'a': {'b': (1, 0, ('c1', 'c2'))}})
    """
    world = Participation.of(network, today=today, roles=roles, named_only=named_only)
    cells: dict[str, dict[str, tuple[int, int, tuple[str, ...]]]] = defaultdict(dict)
    totals: dict[str, int] = defaultdict(int)
    for (dependant, lead), through in sorted(ways(world).items()):
        highest = world.highest(through)
        classed = sum(1 for unit in highest if by_class(world.part[dependant][unit]))
        claims = tuple(sorted(set().union(*(way.claims for way in through.values()))))
        cells[dependant][lead] = (len(highest), classed, claims)
        totals[lead] += len(highest)
    return tuple(sorted(totals, key=lambda lead: (-totals[lead], lead))), dict(cells)


def _by_function(
    found: Mapping[tuple[str, str], Mapping[str, Way]],
    delivered: Mapping[str, Mapping[str, list[Relationship]]],
) -> dict[tuple[str, str, str], dict[str, set[str]]]:
    rows: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(dict)
    for (dependant, lead), through in found.items():
        for unit, way in through.items():
            for function, claims in delivered.get(unit, {}).items():
                rows[function, dependant, lead][unit] = way.claims | {claim.id for claim in claims}
    return rows


def _function_row(
    key: tuple[str, str, str], seen: Mapping[str, set[str]], world: Participation, certain: str
) -> FunctionDependence:
    function, dependant, lead = key
    highest = world.highest(seen)
    classed = sum(1 for unit in highest if by_class(world.part[dependant][unit]))
    claims = tuple(sorted(set().union(*seen.values())))
    return FunctionDependence(
        function, dependant, lead, len(highest), classed, tuple(sorted(seen)), certain, claims
    )


def _share(pair: tuple[str, str], through: Mapping[str, Way], world: Participation, certain: str) -> Share:
    joined = world.part.get(pair[0], {})
    known, of, led = sum(1 for unit in joined if world.leaders(unit)), len(joined), len(through)
    least = led / of if certain == "certain" else None
    most = (led + of - known) / of if certain == "certain" else None
    claims = tuple(sorted(set().union(*(way.claims for way in through.values()))))
    return Share(*pair, led, known, of, least, most, tuple(sorted(through)), certain, claims)


def _led(world: Participation) -> tuple[dict[str, float], dict[str, _Seen]]:
    parts: dict[str, float] = defaultdict(float)
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for unit in sorted({unit for joined in world.part.values() for unit in joined}):
        found = world.leaders(unit)
        leads = sorted({claim.start for claim, _ in found})
        for claim, way in found:
            seen[claim.start].add(unit, [claim.id, *(above.id for above in way)])
        for lead in leads:
            parts[lead] += 1 / len(leads)
    return parts, seen


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
