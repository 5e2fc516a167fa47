"""Two bodies side by side: what they share and what only one of them has."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from graph.analytics.dependence import ways
from graph.analytics.leading import functions
from graph.analytics.participation import CERTAIN, WIDE, Participation, by_class, counted_claims
from graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class Side:
    """Something that two bodies share or that one of them has alone.

    Attributes
    ----------
    aspect : str
        "takes part in", "leads or hosts", "depends on", "function" or "stays out of".
    what : str
    who : str
        "both", or the id of the one.
    certainty : str
        "certain" where what the row says is certain of all whom it names.
    by_class : bool
        Whether one of them has it only by a claim about all forces or all policing bodies.
    claims : tuple of str
    """

    aspect: str
    what: str
    who: str
    certainty: str
    by_class: bool
    claims: tuple[str, ...]


def side_by_side(
    network: Subgraph, a: str, b: str, *, today: str = "9999", named_only: bool = False
) -> list[Side]:
    """What two bodies share and what only one of them has.

    Compared are the units that each takes part in, those it leads or hosts itself, the bodies on which it
    depends (as `dependence` says), the functions of the units it takes part in, and what it stays out of.

    Returns
    -------
    list of Side
        By aspect, what both have first.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "b LEADS v role=lead_force")
    >>> [(side.aspect, side.what, side.who) for side in side_by_side(network, "a", "b")]
    [('takes part in', 'u', 'both'), ('leads or hosts', 'v', 'b')]
    """
    sure = _aspects(network, (a, b), today, named_only, CERTAIN)
    wide = _aspects(network, (a, b), today, named_only, WIDE)
    rows = []
    for aspect, what in wide:
        having = wide[aspect, what]
        certain = set(having) <= set(sure.get((aspect, what), ()))
        claims = sorted({claim for said in having.values() for claim in said})
        classed = any(by_class(network.relationships[key] for key in said) for said in having.values())
        who = "both" if len(having) == 2 else next(iter(having))
        only = aspect in ("takes part in", "stays out of") and classed
        rows.append(Side(aspect, what, who, "certain" if certain else "possible", only, tuple(claims)))
    order = ["takes part in", "leads or hosts", "depends on", "function", "stays out of"]
    return sorted(rows, key=lambda row: (order.index(row.aspect), row.who != "both", row.who, row.what))


def _aspects(
    network: Subgraph, pair: tuple[str, str], today: str, named_only: bool, counted: Collection[str]
) -> dict[tuple[str, str], dict[str, set[str]]]:
    """For each aspect and thing, which of the two has it and the claims that say so."""
    world = Participation.of(network, today=today, named_only=named_only, counted=counted)
    delivered = functions(network, today=today, counted=counted)
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def has(aspect: str, what: str, body: str) -> set[str]:
        return found[aspect, what][body]

    for unit, inside in world.inside.items():
        for body in (body for body in pair if body in inside):
            joined = {claim.id for claim in inside[body]}
            has("takes part in", unit, body).update(joined)
            for function, claims in delivered.get(unit, {}).items():
                has("function", function, body).update(joined, (claim.id for claim in claims))
    for unit, led in world.leads.items():
        for claim in led:
            if claim.start in pair:
                has("leads or hosts", unit, claim.start).add(claim.id)
    for (dependant, lead), through in ways(world).items():
        if dependant in pair:
            has("depends on", lead, dependant).update(*(way.claims for way in through.values()))
    for claim in counted_claims(network, today=today, counted=counted, named_only=named_only):
        if claim.type == "STAYS_OUT_OF" and claim.start in pair:
            has("stays out of", claim.end, claim.start).add(claim.id)
    return {key: dict(having) for key, having in found.items()}
