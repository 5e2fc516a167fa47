"""What would follow if bodies withdrew or were abolished: units without a lead, functions lost, agreements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.analytics.participation import CERTAIN, WIDE, Participation, by_class, counted_claims
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, LEAD_ROLES

EFFECTS = (
    "left without lead or host",
    "comes under the unit above",
    "keeps another lead or host",
    "unit goes",
    "no participant left",
    "left as the only force",
    "left as the only policing body",
    "would lose function",
    "keeps function otherwise",
    "gives up function",
    "hit",
    "agreement to renegotiate",
)
"""In the order in which they are shown."""
ALONE = {"Force": "left as the only force", "PCC": "left as the only policing body"}


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would follow.

    Attributes
    ----------
    effect : str
        One of EFFECTS.
    body : str, optional
        Whom it happens to: the participant, or the agreement. Absent where it happens to a unit.
    function : str, optional
        The function that would be lost or kept.
    units : tuple of str
        The units it speaks of.
    because : tuple of str
        Those of the withdrawing bodies on which it rests.
    others : tuple of str
        Who or what remains: participants, leads, parties; for a function the units that deliver it, still
        stand and could be turned to, or that the body takes part in already.
    number, class_number : int
        How many it touches: for a unit its remaining participants, for a body its units. `class_number` of
        them only by a claim about all forces or all policing bodies.
    certainty : str
        "certain", or "possible": rests on what is to be confirmed, proposed or in development.
    claims : tuple of str
        Ids of the claims it rests on.
    """

    effect: str
    body: str | None
    function: str | None
    units: tuple[str, ...]
    because: tuple[str, ...]
    others: tuple[str, ...]
    number: int
    class_number: int
    certainty: str
    claims: tuple[str, ...]


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
      PART_OF) has none. *comes under the unit above*: all it had are in X, and it now takes those of a unit
      above it. *keeps another lead or host*: some it had are in X and some are not.
    - *unit goes*: the unit is itself in X. *no participant left*: all that took part in it are in X.
      *left as the only force* (*policing body*): forces (policing bodies) took part in it beside this one,
      all those are in X.
    - A unit *fails* a participant when it goes, is left without lead or host, or leaves the participant as the
      only one of its kind. *would lose function*: every unit through which the participant has the function
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
    gone = frozenset(bodies)
    sure = _Change.of(network, gone, today, roles, named_only, CERTAIN).effects()
    known = {_key(effect) for effect in sure}
    wide = _Change.of(network, gone, today, roles, named_only, WIDE).effects()
    rows = sure + [replace(e, certainty="possible") for e in wide if _key(e) not in known]
    return sorted(rows, key=_order)


def _key(effect: Effect) -> tuple[object, ...]:
    about = () if effect.effect in ("hit", *EFFECTS[7:10], EFFECTS[-1]) else effect.units
    return effect.effect, effect.body, effect.function, about


def _order(effect: Effect) -> tuple[object, ...]:
    return (
        effect.certainty, EFFECTS.index(effect.effect), -effect.number,
        effect.body or "", effect.function or "", effect.units,
    )  # fmt: skip


@dataclass(slots=True)
class _Change:
    """The network with and without the bodies."""

    gone: frozenset[str]
    world: Participation
    label: Mapping[str, str]
    delivers: Mapping[str, Mapping[str, list[Relationship]]]
    delivered: Mapping[str, set[str]]
    parties: Mapping[str, Mapping[str, list[Relationship]]]
    covers: Mapping[str, Mapping[str, list[Relationship]]]
    below: Mapping[str, set[str]]

    @classmethod
    def of(
        cls,
        network: Subgraph,
        gone: frozenset[str],
        today: str,
        roles: Collection[str],
        named_only: bool,
        counted: Collection[str],
    ) -> "_Change":
        world = Participation.of(network, today=today, roles=roles, named_only=named_only, counted=counted)
        pairs: dict[str, dict[str, dict[str, list[Relationship]]]] = {
            kind: defaultdict(lambda: defaultdict(list)) for kind in ("DELIVERS", "PARTY_TO", "COVERS")
        }
        for claim in counted_claims(network, today=today, counted=counted):
            if claim.type in ("DELIVERS", "COVERS"):
                pairs[claim.type][claim.start][claim.end].append(claim)
            elif claim.type == "PARTY_TO":
                pairs[claim.type][claim.end][claim.start].append(claim)
        delivered: dict[str, set[str]] = defaultdict(set)
        for unit, functions in pairs["DELIVERS"].items():
            for function in functions:
                delivered[function].add(unit)
        below: dict[str, set[str]] = defaultdict(set)
        for unit, parents in world.above.items():
            for parent in parents:
                below[parent].add(unit)
        label = {key: node.label for key, node in network.nodes.items()}
        return cls(
            gone, world, label, pairs["DELIVERS"], delivered, pairs["PARTY_TO"], pairs["COVERS"], below
        )

    def effects(self) -> list[Effect]:
        leads = list(self._leads())
        orphans = {e.units[0]: e for e in leads if e.effect == EFFECTS[0]}
        ends = list(self._ends())
        alone = {(e.body, e.units[0]): e for e in ends if e.body}
        fails = self._fails(orphans, alone)
        kept = set(orphans) | {e.units[0] for e in ends if e.effect in EFFECTS[3:5]}
        return [
            *leads,
            *ends,
            *(effect for body, units in fails.items() for effect in self._functions(body, units, kept)),
            *(effect for body in sorted(self.gone) for effect in self._given_up(body, kept)),
            *(self._hit(body, units) for body, units in fails.items()),
            *self._agreements(),
        ]

    def _leads(self) -> Iterator[Effect]:
        """What happens to the leads of the units that the bodies lead, or that lie below one of them."""
        touched = {
            unit for unit, claims in self.world.leads.items() if any(c.start in self.gone for c in claims)
        }
        front = touched | (self.gone & set(self.below))
        while front:
            front = {unit for parent in front for unit in self.below.get(parent, ())} - touched
            touched |= front
        for unit in sorted(touched - self.gone):
            before, after = self.world.leaders(unit), self.world.leaders(unit, self.gone)
            had = {claim.start for claim, _ in before}
            way = {claim.id for lead, up in before for claim in (lead, *up)}
            passed = {c.end for _, up in before for c in up if c.end in self.gone}
            if not had or not (had & self.gone or passed):
                continue
            name = EFFECTS[0] if not after else EFFECTS[1] if had <= self.gone or passed else EFFECTS[2]
            now = {claim.start for claim, _ in after}
            yield self._unit(name, unit, (had & self.gone) | passed, now if after else None, way)

    def _ends(self) -> Iterator[Effect]:
        """Units that go, that nobody takes part in any more, or one force or policing body alone."""
        for unit in sorted(self.gone):
            if self.label.get(unit) in JOINT:
                claims = {c.id for said in self.world.inside.get(unit, {}).values() for c in said}
                yield self._unit(EFFECTS[3], unit, {unit}, None, claims)
        joined = {unit for body in self.gone for unit in self._joined(body)}
        for unit in sorted(joined - self.gone):
            inside = self.world.inside[unit]
            left = [body for body in inside if body not in self.gone]
            went = {body for body in inside if body in self.gone}
            claims = {c.id for said in inside.values() for c in said}
            if not left:
                yield self._unit(EFFECTS[4], unit, went, None, claims)
            for label, name in ALONE.items():
                peers = {body for body in inside if self.label[body] == label}
                if len(peers) > 1 and len(peers - self.gone) == 1:
                    (body,) = peers - self.gone
                    said = {c.id for peer in peers for c in inside[peer]}
                    classed = int(by_class(inside[body]))
                    yield Effect(name, body, None, (unit,), _sorted(peers & self.gone), (),
                                 1, classed, "certain", _sorted(said))  # fmt: skip

    def _joined(self, body: str) -> Iterable[str]:
        if body in self.world.part:
            return self.world.part[body]
        return [unit for unit, inside in self.world.inside.items() if body in inside]

    def _unit(
        self,
        name: str,
        unit: str,
        because: Iterable[str],
        others: Iterable[str] | None,
        claims: Iterable[str],
    ) -> Effect:
        inside = self.world.inside.get(unit, {})
        left = {body: said for body, said in inside.items() if body not in self.gone}
        classed = sum(1 for said in left.values() if by_class(said))
        remain = left if others is None else others
        said = {*claims, *(c.id for found in left.values() for c in found)}
        return Effect(name, None, None, (unit,), _sorted(because), _sorted(remain), len(left), classed,
                      "certain", _sorted(said))  # fmt: skip

    def _fails(
        self, orphans: Mapping[str, Effect], alone: Mapping[tuple[str | None, str], Effect]
    ) -> dict[str, dict[str, Effect | None]]:
        """Per remaining participant, the units that fail it and the effect by which they do."""
        found: dict[str, dict[str, Effect | None]] = defaultdict(dict)
        units = {**dict.fromkeys(sorted(unit for unit in self.gone if unit in self.world.inside)), **orphans}
        for unit, effect in units.items():
            for body in sorted(self.world.inside.get(unit, {})):
                if body in self.world.part and body not in self.gone:
                    found[body][unit] = effect
        for (body, unit), effect in alone.items():
            if body:
                found[body].setdefault(unit, effect)
        return dict(sorted(found.items()))

    def _functions(
        self, body: str, fails: Mapping[str, Effect | None], broken: Collection[str]
    ) -> Iterator[Effect]:
        for function in sorted({name for unit in fails for name in self.delivers.get(unit, {})}):
            mine = {unit for unit in self.world.part[body] if unit in self.delivered[function]}
            lost, kept = mine & set(fails), mine - set(fails)
            name = EFFECTS[8] if kept else EFFECTS[7]
            others = kept or self.delivered[function] - mine - self.gone - set(broken)
            reasons = [fails[unit] for unit in sorted(lost)]
            because = {x for effect in reasons if effect for x in effect.because} | (lost & self.gone)
            yield self._loss(name, body, function, lost, because, others, reasons)

    def _given_up(self, body: str, broken: Collection[str]) -> Iterator[Effect]:
        joined = self.world.part.get(body, {})
        for function in sorted({name for unit in joined for name in self.delivers.get(unit, {})}):
            mine = {unit for unit in joined if unit in self.delivered[function]}
            others = self.delivered[function] - mine - self.gone - set(broken)
            yield self._loss(EFFECTS[9], body, function, mine, {body}, others, [])

    def _loss(
        self,
        name: str,
        body: str,
        function: str,
        units: Collection[str],
        because: Iterable[str],
        others: Iterable[str],
        reasons: Iterable[Effect | None],
    ) -> Effect:
        claims = {c.id for unit in units for c in self.world.part[body][unit]}
        claims |= {c.id for unit in units for c in self.delivers[unit][function]}
        claims |= self._why(reasons)
        classed = sum(1 for unit in units if by_class(self.world.part[body][unit]))
        return Effect(name, body, function, _sorted(units), _sorted(because), _sorted(others), len(units),
                      classed, "certain", _sorted(claims))  # fmt: skip

    def _hit(self, body: str, fails: Mapping[str, Effect | None]) -> Effect:
        highest = self.world.highest(fails)
        joined = self.world.part[body]
        claims = {c.id for unit in fails for c in joined[unit]} | self._why(fails.values())
        because = {x for effect in fails.values() if effect for x in effect.because} | (
            set(fails) & self.gone
        )
        classed = sum(1 for unit in highest if by_class(joined[unit]))
        return Effect("hit", body, None, _sorted(fails), _sorted(because), (), len(highest), classed,
                      "certain", _sorted(claims))  # fmt: skip

    def _why(self, reasons: Iterable[Effect | None]) -> set[str]:
        """The leads of the units that are left without one; participants of each body come beside them."""
        inside = self.world.inside
        return {
            claim
            for effect in reasons
            if effect
            for claim in effect.claims
            if effect.body or claim not in {c.id for said in inside[effect.units[0]].values() for c in said}
        }

    def _agreements(self) -> Iterator[Effect]:
        for agreement in sorted({*self.parties, *self.covers}):
            parties, covered = self.parties.get(agreement, {}), self.covers.get(agreement, {})
            touched = {unit: why for unit in covered if (why := self._through(unit))}
            because = (set(parties) & self.gone).union(*(why.keys() for why in touched.values()))
            if not because:
                continue
            claims = {c.id for said in parties.values() for c in said}
            claims |= {c.id for unit in touched for c in covered[unit]}
            claims |= {key for why in touched.values() for keys in why.values() for key in keys}
            others = set(parties) - self.gone
            yield Effect("agreement to renegotiate", agreement, None, _sorted(touched), _sorted(because),
                         _sorted(others), len(others), 0, "certain", _sorted(claims))  # fmt: skip

    def _through(self, unit: str) -> dict[str, set[str]]:
        """Which of the bodies take part in the unit, lead it, host it or are it, with the claims."""
        found: dict[str, set[str]] = {unit: set()} if unit in self.gone else {}
        for body, said in self.world.inside.get(unit, {}).items():
            if body in self.gone:
                found[body] = {c.id for c in said}
        for claim in self.world.leads.get(unit, ()):
            if claim.start in self.gone:
                found.setdefault(claim.start, set()).add(claim.id)
        return found


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
