"""What would follow if bodies became one, and what the proposals on record would move."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from graph.analytics.change import Change
from graph.analytics.counting import certainty
from graph.analytics.dependence import ways
from graph.analytics.effects import Effect, ordered
from graph.analytics.participation import by_class
from graph.model import Relationship, Subgraph
from graph.schema import LEAD_ROLES

MERGED = (
    "becomes its own",
    "several seats become one",
    "leads or hosts as one",
    "dependence ends",
    "agreement falls away",
    "agreement to renegotiate",
)
"""In the order in which they are shown."""


def merger(
    network: Subgraph,
    bodies: Collection[str],
    *,
    today: str = "9999",
    roles: Collection[str] = LEAD_ROLES,
    named_only: bool = False,
) -> list[Effect]:
    """What would follow if bodies became one body.

    Let X be the bodies, two or more.

    - *becomes its own*: a unit with two or more participants, all in X.
    - *several seats become one*: two or more of X take part in the unit, and so do `others`.
    - *leads or hosts as one*: one of X is lead or host of the unit, its own or the nearest above it;
      `others` take part in it and are not in X.
    - *dependence ends*: `body` depends on another of X (`others`), as `dependence` says.
    - *agreement falls away*: all known parties, two or more, are in X. *agreement to renegotiate*: some are.

    Policing bodies do not merge with their forces: name both where both merge.

    Returns
    -------
    list of Effect
        As in `withdrawal`; `because` holds the bodies of X that it is about.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "a COLLABORATES v", "b COLLABORATES v",
    ...                       "c COLLABORATES v")
    >>> [(e.effect, e.units, e.others) for e in merger(network, ["a", "b"])]
    [('becomes its own', ('u',), ()), ('several seats become one', ('v',), ('c',))]
    """
    narrow, broad = Change.both(network, bodies, today=today, roles=roles, named_only=named_only)
    sure, wide = list(_merged(narrow)), _merged(broad)
    known = {_key(effect) for effect in sure}
    rows = [*sure, *(replace(e, certainty="possible") for e in wide if _key(e) not in known)]
    return sorted(rows, key=lambda e: (e.certainty, MERGED.index(e.effect), -e.number, e.body or "", e.units))


def _key(effect: Effect) -> tuple[object, ...]:
    return (
        effect.effect,
        effect.body,
        () if effect.body else effect.units,
        effect.others if effect.body else (),
    )


def _merged(change: Change) -> Iterator[Effect]:
    world, joining = change.world, change.gone
    for unit, inside in sorted(world.inside.items()):
        seats = set(inside) & joining
        if len(seats) > 1:
            name = MERGED[1] if set(inside) - joining else MERGED[0]
            yield _unit(change, name, unit, seats, {c.id for body in seats for c in inside[body]})
    for unit in sorted({*world.inside, *world.leads}):
        led = [(claim, way) for claim, way in world.leaders(unit) if claim.start in joining]
        if led:
            claims = {c.id for claim, way in led for c in (claim, *way)}
            yield _unit(change, MERGED[2], unit, {claim.start for claim, _ in led}, claims)
    for (body, lead), through in sorted(ways(world).items()):
        if body in joining and lead in joining:
            claims = {key for way in through.values() for key in way.claims}
            units, classed = world.highest(through), sum(1 for u in through if by_class(world.part[body][u]))
            yield Effect(MERGED[3], body, None, ordered(through), (lead,), (lead,), len(units), classed,
                         "certain", ordered(claims))  # fmt: skip
    for agreement, parties in sorted(change.parties.items()):
        seats, others = set(parties) & joining, set(parties) - joining
        if seats and (others or len(seats) > 1):
            claims = {c.id for said in parties.values() for c in said}
            name = MERGED[5] if others else MERGED[4]
            yield Effect(name, agreement, None, ordered(change.covers.get(agreement, ())), ordered(seats),
                         ordered(others), len(others), 0, "certain", ordered(claims))  # fmt: skip


def _unit(change: Change, name: str, unit: str, because: set[str], claims: set[str]) -> Effect:
    others = {b: said for b, said in change.world.inside.get(unit, {}).items() if b not in change.gone}
    classed = sum(1 for said in others.values() if by_class(said))
    said = claims | {c.id for found in others.values() for c in found}
    return Effect(name, None, None, (unit,), ordered(because), ordered(others), len(others), classed,
                  "certain", ordered(said))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """Something that a proposal would move.

    Attributes
    ----------
    what : str
        The unit, national body or other body that moves.
    how : str
        "becomes part of" or "is taken over by".
    to : str
        Where it would go.
    participants : tuple of str
        Who takes part in it for certain today, or in a unit that is part of it.
    leads : tuple of str
        Who leads or hosts it today, or a unit that is part of it.
    units : tuple of str
        It, and the units that are part of it today.
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
    """What the proposals on record would move where, laid over the network as it stands.

    A move is a claim, with status proposed, that a unit is PART_OF another (it would become part of it) or that
    a body SUCCEEDS another (it would take it over). What is found of it today counts as everywhere else.

    Examples
    --------
    >>> network = Subgraph.of("npas PART_OF nps status=proposed", "durham COLLABORATES npas",
    ...                       "west-yorkshire LEADS npas role=lead_force", labels={"npas": "NationalBody"})
    >>> [(m.what, m.to, m.participants, m.leads) for m in proposals(network)]
    [('npas', 'nps', ('durham',), ('west-yorkshire',))]
    """
    change, _ = Change.both(network, (), today=today, named_only=named_only)
    moves: dict[tuple[str, str, str], list[Relationship]] = {}
    for claim in network.relationships.values():
        proposed = claim.properties.get("status") == "proposed"
        if not proposed or certainty(claim.properties, today) != "possible":
            continue
        if claim.type == "PART_OF":
            moves.setdefault((claim.end, claim.start, "becomes part of"), []).append(claim)
        elif claim.type == "SUCCEEDS":
            moves.setdefault((claim.start, claim.end, "is taken over by"), []).append(claim)
    return [_move(change, what, how, to, said) for (to, what, how), said in sorted(moves.items())]


def _move(change: Change, what: str, how: str, to: str, said: list[Relationship]) -> Move:
    units = {what}
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
    return Move(what, how, to, ordered(joined), ordered(leads), ordered(units), ordered(functions),
                ordered(agreements), len(joined), classed, max(dates, default=None), "possible",
                ordered(evidence))  # fmt: skip
