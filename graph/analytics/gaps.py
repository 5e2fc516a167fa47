"""Functions that a force's region shares and it does not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analytics.parts import WORDS, halves, on_a_day, parts, together
from graph.model import Subgraph

NO_REGION = ("National",)
"""Values of a force's regions that are no policing region."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a force has a function: a unit that it takes part in and that delivers it."""

    unit: str
    certainty: str
    claims: tuple[str, ...]


Provision = Mapping[str, Mapping[str, list[Way]]]


@dataclass(frozen=True, slots=True)
class Gap:
    """A function that most of a force's region has and the force has not.

    Attributes
    ----------
    region, function : str
    sharing : tuple of str
        The region's other forces that certainly have it; `of` is how many other forces there are.
    of : int
    possibly : tuple of str
        Others of them that only possibly have it.
    units, here : tuple of str
        Through which units they have it; through which the force itself only possibly has it.
    certainty : str
        "possible" where the force possibly has it, or where the majority needs those that possibly have it.
    claims : tuple of str
    """

    region: str
    function: str
    sharing: tuple[str, ...]
    of: int
    possibly: tuple[str, ...]
    units: tuple[str, ...]
    here: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def provision(network: Subgraph, today: str, *, named_only: bool = False) -> Provision:
    """The functions that each force has, it or its policing body taking part in a unit that delivers them.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas", "npas DELIVERS air", labels={"npas": "Unit"})
    >>> [way.unit for way in provision(network, "2026")["durham"]["air"]]
    ['npas']
    """
    delivers = _deliveries(network, today)
    own, joined = halves(network), parts(network, today, named_only=named_only)
    found: dict[str, dict[str, list[Way]]] = {}
    for force in sorted(key for key, node in network.nodes.items() if node.label == "Force"):
        functions: dict[str, list[Way]] = defaultdict(list)
        for unit, part in together(joined, [force, *own.get(force, ())]).items():
            for function, (sure, claims) in sorted(delivers.get(unit, {}).items()):
                worst = max(sure, part.certainty, key=WORDS.__getitem__)
                functions[function].append(Way(unit, worst, (*part.claims, *claims)))
        found[force] = dict(functions)
    return found


def _deliveries(network: Subgraph, today: str) -> dict[str, dict[str, tuple[str, list[str]]]]:
    """How surely each unit delivers each function, and the claims that make it so."""
    found: dict[str, dict[str, tuple[str, list[str]]]] = defaultdict(dict)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        sure = on_a_day(network, claim, today) if claim.type == "DELIVERS" else "no"
        if sure != "no":
            best, claims = found[claim.start].get(claim.end, (sure, []))
            if WORDS[sure] < WORDS[best]:
                best, claims = sure, []
            if sure == best:
                found[claim.start][claim.end] = best, [*claims, key]
    return found


def regions_of(network: Subgraph, force: str) -> list[str]:
    """A force's policing regions."""
    said = network.nodes[force].properties.get("regions") or []
    return sorted(region for region in said if region not in NO_REGION)


def members(network: Subgraph) -> dict[str, list[str]]:
    """The forces of each policing region."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(network.nodes):
        if network.nodes[key].label == "Force":
            for region in regions_of(network, key):
                found[region].append(key)
    return dict(sorted(found.items()))


def gaps(network: Subgraph, force: str, today: str, *, named_only: bool = False) -> list[Gap]:
    """The functions that most of a force's region has and the force has not.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, DELIVERS and OVERSEES claims.
    force : str
    today : str
    named_only : bool
        Leave out what a source says only of all forces.

    Returns
    -------
    list of Gap
        Certain ones first, then by the share of the region that has it, then by ids.

    Notes
    -----
    Most is more than half of the region's other forces. A force has a function when it or its policing body
    takes part in a unit that delivers it; which unit does not matter.
    """
    has = provision(network, today, named_only=named_only)
    mine, rows = has.get(force, {}), []
    for region in regions_of(network, force):
        peers = [peer for peer in members(network)[region] if peer != force]
        for function in sorted({name for peer in peers for name in has[peer]}):
            ways = {peer: has[peer][function] for peer in peers if function in has[peer]}
            row = _gap(region, function, ways, len(peers), mine.get(function, []))
            rows += [row] if row else []
    return sorted(rows, key=lambda g: (g.certainty, -len(g.sharing) / g.of, g.region, g.function))


def _gap(region: str, function: str, ways: Mapping[str, list[Way]], of: int, mine: list[Way]) -> Gap | None:
    sure = [peer for peer, found in ways.items() if any(way.certainty == "certain" for way in found)]
    certain_here = any(way.certainty == "certain" for way in mine)
    if certain_here or 2 * len(ways) <= of:
        return None
    certain = 2 * len(sure) > of and not mine
    used = [way for found in ways.values() for way in found if way.certainty == "certain" or not certain]
    claims = {claim for way in [*used, *mine] for claim in way.claims}
    return Gap(
        region,
        function,
        tuple(sorted(sure)),
        of,
        tuple(sorted(set(ways) - set(sure))),
        tuple(sorted({way.unit for way in used})),
        tuple(sorted({way.unit for way in mine})),
        "certain" if certain else "possible",
        tuple(sorted(claims)),
    )
