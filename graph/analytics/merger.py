"""What would follow if bodies became one."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from graph.analytics.change import Change
from graph.analytics.dependence import ways
from graph.analytics.effects import Effect, ordered
from graph.analytics.participation import by_class
from graph.model import Subgraph
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
            yield change.on_unit(name, unit, seats, None, {c.id for body in seats for c in inside[body]})
    for unit in sorted({*world.inside, *world.leads}):
        led = [(claim, way) for claim, way in world.leaders(unit) if claim.start in joining]
        if led:
            claims = {c.id for claim, way in led for c in (claim, *way)}
            yield change.on_unit(MERGED[2], unit, {claim.start for claim, _ in led}, None, claims)
    for (body, lead), through in sorted(ways(world).items()):
        if body in joining and lead in joining:
            claims = {key for way in through.values() for key in way.claims}
            units = world.highest(through)
            classed = sum(1 for unit in units if by_class(world.part[body][unit]))
            yield Effect(MERGED[3], body, None, ordered(through), (lead,), (lead,), len(units), classed,
                         "certain", ordered(claims))  # fmt: skip
    for agreement, parties in sorted(change.parties.items()):
        seats, others = set(parties) & joining, set(parties) - joining
        if seats and (others or len(seats) > 1):
            claims = {c.id for said in parties.values() for c in said}
            name = MERGED[5] if others else MERGED[4]
            yield Effect(name, agreement, None, ordered(change.covers.get(agreement, ())), ordered(seats),
                         ordered(others), len(others), 0, "certain", ordered(claims))  # fmt: skip
