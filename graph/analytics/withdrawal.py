"""What would follow if bodies withdrew or were abolished: units without a lead, functions lost, agreements."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.analytics.change import Change, Failure
from graph.analytics.effects import Effect, order, ordered
from graph.analytics.participation import by_class
from graph.model import Subgraph
from graph.schema import LEAD_ROLES

BROKEN = ("left without lead or host", "unit goes", "no participant left")
"""A unit to which one of these happens is nobody's other provider."""


def withdrawal(
    network: Subgraph,
    bodies: Collection[str],
    *,
    today: str = "9999",
    roles: Collection[str] = LEAD_ROLES,
    named_only: bool = False,
) -> list[Effect]:
    """What would follow if bodies, units among them, withdrew from everything or were abolished.

    Take out the bodies X with every claim that begins or ends at one of them. Then:

    - *left without lead or host*: a unit that had a lead or host (its own, else the nearest above it by
      PART_OF) has none. *comes under the unit above*: it keeps none of them and takes those of a unit above it.
      *keeps another lead or host*: it keeps some of them.
    - *unit goes*: the unit is itself in X, and somebody takes part in it or leads it.
      *no participant left*: all that took part in it are in X.
      *left alone*: others took part, and all that remain are one body, or a force and its own policing body; a
      policing body whose own force withdraws is no company.
    - A unit *fails* a participant when it goes, is left without lead or host, or leaves the participant
      alone in it. *would lose function*: every unit through which the participant has the function
      fails it; `others` are units that deliver it, stand, and that it takes no part in: another provider is
      in the network. *keeps function otherwise*: some fail, `others` do not. *gives up function*: the
      participant is in X and leaves the units through which it has the function.
    - *hit*: per participant, `number` of units that fail it, leaving out each that is part of another of them.
    - *agreement to renegotiate*: X is party to it, or takes part in, leads or hosts a unit that it covers, or
      is that unit; `others` are the remaining parties.

    Parameters
    ----------
    network : Subgraph
    bodies : collection of str
        Ids of forces, policing bodies, partners, units or national bodies.
    today, roles, named_only
        As in `dependence`.

    Returns
    -------
    list of Effect
        Certain ones first, in the order of EFFECTS, the largest number first. A possible one is one that
        follows only if what is possible comes about.

    Notes
    -----
    One pass over the claims; the second look at leads is confined to units below what the bodies lead or are.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "c LEADS u role=lead_force")
    >>> [(e.effect, e.body, e.units) for e in withdrawal(network, ["c"])]
    [('left without lead or host', None, ('u',)), ('hit', 'a', ('u',)), ('hit', 'b', ('u',))]
    """
    narrow, broad = Change.both(network, bodies, today=today, roles=roles, named_only=named_only)
    sure, wide = _effects(narrow), _effects(broad)
    known = {_key(effect): set(effect.units) for effect in sure}
    return sorted([*sure, *_only(wide, known)], key=order)


def _only(wide: Iterable[Effect], known: Mapping[tuple[object, ...], set[str]]) -> Iterator[Effect]:
    """What follows only if the possible comes about; a body already hit, by further units alone."""
    for effect in wide:
        further = [unit for unit in effect.units if unit not in known.get(_key(effect), ())]
        if _key(effect) not in known:
            yield replace(effect, certainty="possible")
        elif effect.effect == "hit" and further:
            yield replace(effect, units=ordered(further), number=len(further), certainty="possible")


def _key(effect: Effect) -> tuple[object, ...]:
    about = () if effect.body and effect.effect != "left alone" else effect.units
    return effect.effect, effect.body, effect.function, about


def _effects(change: Change) -> list[Effect]:
    leads = list(change.leads())
    ends = list(change.ends())
    fails = change.fails([*leads, *ends])
    broken = {e.units[0] for e in (*leads, *ends) if e.effect in BROKEN}
    return [
        *leads,
        *ends,
        *(effect for body, units in fails.items() for effect in _functions(change, body, units, broken)),
        *(effect for body in sorted(change.gone) for effect in _given_up(change, body, broken)),
        *(_hit(change, body, units) for body, units in fails.items()),
        *_agreements(change),
    ]


def _functions(
    change: Change, body: str, fails: Mapping[str, Failure], broken: Collection[str]
) -> Iterator[Effect]:
    for function in sorted({name for unit in fails for name in change.delivers.get(unit, {})}):
        mine = {unit for unit in change.seats[body] if unit in change.delivered[function]}
        lost, kept = mine & set(fails), mine - set(fails)
        name = "keeps function otherwise" if kept else "would lose function"
        others = kept or change.delivered[function] - mine - change.gone - set(broken)
        reasons = [fails[unit] for unit in sorted(lost)]
        yield _loss(change, name, body, function, lost, others, reasons)


def _given_up(change: Change, body: str, broken: Collection[str]) -> Iterator[Effect]:
    joined = change.seats.get(body, {})
    for function in sorted({name for unit in joined for name in change.delivers.get(unit, {})}):
        mine = {unit for unit in joined if unit in change.delivered[function]}
        others = change.delivered[function] - mine - change.gone - set(broken)
        yield _loss(change, "gives up function", body, function, mine, others, [Failure((body,), ())])


def _loss(
    change: Change,
    name: str,
    body: str,
    function: str,
    units: Collection[str],
    others: Iterable[str],
    reasons: Collection[Failure],
) -> Effect:
    claims = {c.id for unit in units for c in change.seats[body][unit]}
    claims |= {c.id for unit in units for c in change.delivers[unit][function]}
    claims = claims.union(*(reason.claims for reason in reasons))
    because = {x for reason in reasons for x in reason.because}
    classed = sum(1 for unit in units if by_class(change.seats[body][unit]))
    return Effect(name, body, function, ordered(units), ordered(because), ordered(others), len(units),
                  classed, "certain", ordered(claims))  # fmt: skip


def _hit(change: Change, body: str, fails: Mapping[str, Failure]) -> Effect:
    highest = change.world.highest(fails)
    joined = change.seats[body]
    claims = {c.id for unit in fails for c in joined[unit]}.union(*(why.claims for why in fails.values()))
    because = {x for why in fails.values() for x in why.because}
    classed = sum(1 for unit in highest if by_class(joined[unit]))
    return Effect("hit", body, None, ordered(fails), ordered(because), (), len(highest), classed,
                  "certain", ordered(claims))  # fmt: skip


def _agreements(change: Change) -> Iterator[Effect]:
    for agreement in sorted({*change.parties, *change.covers}):
        parties, covered = change.parties.get(agreement, {}), change.covers.get(agreement, {})
        touched = {unit: why for unit in covered if (why := _through(change, unit))}
        because = (set(parties) & change.gone).union(*(why.keys() for why in touched.values()))
        if not because:
            continue
        claims = {c.id for said in parties.values() for c in said}
        claims |= {c.id for unit in touched for c in covered[unit]}
        claims |= {key for why in touched.values() for keys in why.values() for key in keys}
        others = set(parties) - change.gone
        classed = sum(1 for party in others if by_class(parties[party]))
        yield Effect("agreement to renegotiate", agreement, None, ordered(touched), ordered(because),
                     ordered(others), len(others), classed, "certain", ordered(claims))  # fmt: skip


def _through(change: Change, unit: str) -> dict[str, set[str]]:
    """Which of the bodies take part in the unit, lead it, host it or are it, with the claims."""
    found: dict[str, set[str]] = {unit: set()} if unit in change.gone else {}
    for body, said in change.world.inside.get(unit, {}).items():
        if body in change.gone:
            found[body] = {c.id for c in said}
    for claim in change.world.leads.get(unit, ()):
        if claim.start in change.gone:
            found.setdefault(claim.start, set()).add(claim.id)
    return found
