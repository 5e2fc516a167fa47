"""How dependence is spread: by function, by share of a body's collaborations, as a matrix."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from graph.analytics.dependence import Way, inherited, ways
from graph.analytics.participation import WIDE, Participation, by_class, counted_claims
from graph.model import Relationship, Subgraph
from graph.schema import LEAD_ROLES


@dataclass(frozen=True, slots=True)
class FunctionDependence:
    """That one body depends on another for a function, through units that deliver it.

    `inherited` are those of the units that have no lead or host of their own and take that of a unit above.
    """

    function: str
    dependant: str
    lead: str
    weight: int
    class_weight: int
    units: tuple[str, ...]
    inherited: tuple[str, ...]
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
    inherited : tuple of str
        Those of the units that have no lead or host of their own and take that of a unit above.
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
    inherited: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


class Cell(NamedTuple):
    """One body's certain dependence on another: the number of units, leaving out each that is part of another.

    `class_weight` of them it takes part in only by class; `inherited` are those whose lead is that of a unit above.
    """

    weight: int
    class_weight: int
    inherited: tuple[str, ...]
    claims: tuple[str, ...]


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
    rows = [_function_row(key, through, sure, "certain") for key, through in certain.items()]
    for key, through in both.items():
        only = {unit: way for unit, way in through.items() if unit not in certain.get(key, {})}
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


def dependence_matrix(
    network: Subgraph, *, today: str = "9999", roles: Collection[str] = LEAD_ROLES, named_only: bool = False
) -> tuple[tuple[str, ...], dict[str, dict[str, Cell]]]:
    """Certain dependences as a matrix.

    Returns
    -------
    tuple
        The lead bodies, those on whom most depend first; and dependant to lead to the cell, its number of units
        as in `dependence`.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b LEADS u role=lead_force")
    >>> dependence_matrix(network)
    (('b',), {'a': {'b': Cell(weight=1, class_weight=0, inherited=(), claims=('c1', 'c2'))}})
    """
    world = Participation.of(network, today=today, roles=roles, named_only=named_only)
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    totals: dict[str, int] = defaultdict(int)
    for (dependant, lead), through in sorted(ways(world).items()):
        highest = world.highest(through)
        classed = sum(1 for unit in highest if by_class(world.part[dependant][unit]))
        claims = _claims(through)
        cells[dependant][lead] = Cell(len(highest), classed, inherited(through, highest), claims)
        totals[lead] += len(highest)
    return tuple(sorted(totals, key=lambda lead: (-totals[lead], lead))), dict(cells)


def _by_function(
    found: Mapping[tuple[str, str], Mapping[str, Way]],
    delivered: Mapping[str, Mapping[str, list[Relationship]]],
) -> dict[tuple[str, str, str], dict[str, Way]]:
    rows: dict[tuple[str, str, str], dict[str, Way]] = defaultdict(dict)
    for (dependant, lead), through in found.items():
        for unit, way in through.items():
            for function, claims in delivered.get(unit, {}).items():
                said = way.claims | {claim.id for claim in claims}
                rows[function, dependant, lead][unit] = replace(way, claims=said)
    return rows


def _function_row(
    key: tuple[str, str, str], through: Mapping[str, Way], world: Participation, certain: str
) -> FunctionDependence:
    function, dependant, lead = key
    highest = world.highest(through)
    classed = sum(1 for unit in highest if by_class(world.part[dependant][unit]))
    return FunctionDependence(function, dependant, lead, len(highest), classed, tuple(sorted(through)),
                              inherited(through), certain, _claims(through))  # fmt: skip


def _share(pair: tuple[str, str], through: Mapping[str, Way], world: Participation, certain: str) -> Share:
    joined = world.part.get(pair[0], {})
    known, of, led = sum(1 for unit in joined if world.leaders(unit)), len(joined), len(through)
    least = led / of if certain == "certain" else None
    most = (led + of - known) / of if certain == "certain" else None
    return Share(*pair, led, known, of, least, most, tuple(sorted(through)), inherited(through), certain,
                 _claims(through))  # fmt: skip


def _claims(through: Mapping[str, Way]) -> tuple[str, ...]:
    return tuple(sorted(set().union(*(way.claims for way in through.values()))))
