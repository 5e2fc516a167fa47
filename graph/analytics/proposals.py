"""What the proposals on record would move, and who would take part, lead or host: laid over the network as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analytics.change import Change
from graph.analytics.counting import certainty
from graph.analytics.effects import ordered
from graph.analytics.participation import by_class
from graph.model import Relationship, Subgraph
from graph.schema import BODIES

MOVES = ("becomes part of", "is taken over by")
"""How a body or unit moves; any other row is a part that a body would have in a unit."""


@dataclass(frozen=True, slots=True)
class Move:
    """Something that a proposal would move, or a part that a body would have in a unit.

    Attributes
    ----------
    what : str
        The unit, national body or other body that moves; the body that would take part, lead or host.
    how : str
        "becomes part of" or "is taken over by"; else "would take part in" or "would be (its role) of".
    to : str
        Where it would go; the unit in which it would have a part.
    says : tuple of str
        What the claims say of it, such as that only a part is taken over.
    participants : tuple of str
        Who takes part for certain today in what moves (in `to`, for a part), or in a unit that is part of it.
    leads : tuple of str
        Who leads or hosts it today, or a unit that is part of it.
    units : tuple of str
        What moves (or `to`), and the units that are part of it today.
    functions : tuple of str
    agreements : tuple of str
        That cover one of these units: to be looked at.
    number, class_number : int
        How many participants, and how many of those only by a claim about all forces or policing bodies.
    as_of : str, optional
        The newest date of a source that speaks of the proposal.
    certainty : str
        Always "possible".
    claims : tuple of str
    """

    what: str
    how: str
    to: str
    says: tuple[str, ...]
    participants: tuple[str, ...]
    leads: tuple[str, ...]
    units: tuple[str, ...]
    functions: tuple[str, ...]
    agreements: tuple[str, ...]
    number: int
    class_number: int
    as_of: str | None
    certainty: str
    claims: tuple[str, ...]


def proposals(network: Subgraph, *, today: str = "9999", named_only: bool = False) -> list[Move]:
    """What the proposals on record would move where, and who would take part, lead or host.

    A move is a claim, with status proposed, that a unit is PART_OF another (it would become part of it) or that
    a body SUCCEEDS another (it would take it over, or what the source says of it). A body that is proposed to
    take part in a unit, to lead or to host it moves nothing; these rows come after the moves. What is found of
    it today counts as everywhere else.

    Examples
    --------
    >>> network = Subgraph.of("npas PART_OF nps status=proposed", "durham COLLABORATES npas",
    ...                       "west-yorkshire LEADS npas role=lead_force", "kent COLLABORATES npas status=proposed",
    ...                       labels={"npas": "NationalBody"})
    >>> [(m.what, m.how, m.to, m.participants) for m in proposals(network)]
    [('npas', 'becomes part of', 'nps', ('durham',)), ('kent', 'would take part in', 'npas', ('durham',))]
    """
    change, _ = Change.both(network, (), today=today, named_only=named_only)
    found: dict[tuple[bool, str, str, str], list[Relationship]] = {}
    for claim in network.relationships.values():
        proposed = claim.properties.get("status") == "proposed"
        if proposed and certainty(claim.properties, today) == "possible":
            for what, how, to in _proposed(network, claim, named_only):
                found.setdefault((how not in MOVES, to, what, how), []).append(claim)
    return [
        _move(change, what, how, to, what if how in MOVES else to, said)
        for (_, to, what, how), said in sorted(found.items())
    ]


def _proposed(network: Subgraph, claim: Relationship, named_only: bool) -> Iterator[tuple[str, str, str]]:
    """What a claim proposes: what, how and where to; nothing for other kinds of claims."""
    if claim.type == "PART_OF":
        yield claim.start, MOVES[0], claim.end
    elif claim.type == "SUCCEEDS":
        yield claim.end, MOVES[1], claim.start
    elif network.nodes[claim.start].label in BODIES:
        if claim.type == "COLLABORATES" and not (named_only and claim.properties.get("scope") == "class"):
            yield claim.start, "would take part in", claim.end
        elif claim.type in ("LEADS", "HOSTS"):
            yield claim.start, f"would be {claim.properties.get('role') or 'lead'} of", claim.end


def _move(change: Change, what: str, how: str, to: str, unit: str, said: list[Relationship]) -> Move:
    units = {unit}
    front = units
    while front:
        front = {unit for parent in front for unit in change.below.get(parent, ())} - units
        units = units | front
    world = change.world
    joined: dict[str, list[Relationship]] = {}
    for unit in sorted(units):
        for body, claims in world.inside.get(unit, {}).items():
            if body not in units:
                joined.setdefault(body, []).extend(claims)
    led = [(claim, way) for unit in sorted(units) for claim, way in world.leaders(unit)]
    leads = {claim.start for claim, _ in led}
    agreements = {key for key, covers in change.covers.items() if units & set(covers)}
    evidence = {c.id for claims in (said, *joined.values()) for c in claims}
    evidence |= {c.id for claim, way in led for c in (claim, *way)}
    evidence |= {
        c.id
        for key in agreements
        for unit in units & set(change.covers[key])
        for c in change.covers[key][unit]
    }
    functions = {name for unit in units for name in change.delivers.get(unit, {})}
    classed = sum(1 for claims in joined.values() if by_class(claims))
    dates = [str(c.properties["as_of"]) for c in said if c.properties.get("as_of")]
    says = sorted({str(c.properties["says"]) for c in said if c.properties.get("says")})
    return Move(what, how, to, tuple(says), ordered(joined), ordered(leads), ordered(units), ordered(functions),
                ordered(agreements), len(joined), classed, max(dates, default=None), "possible",
                ordered(evidence))  # fmt: skip
