"""The network with and without some bodies: what becomes of leads and of participants."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.analytics.effects import Effect, ordered
from graph.analytics.participation import Claims, Participation, by_class, standing_claims
from graph.model import Entity, Relationship, Subgraph
from graph.schema import JOINT, LEAD_ROLES

ORPHANED: Final = "left without lead or host"
COMES_UNDER: Final = "comes under the unit above"
KEEPS: Final = "keeps another lead or host"


class Failure(NamedTuple):
    """Why a unit fails a participant: on which of the withdrawing bodies it rests, and what says so."""

    because: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(slots=True)
class Change:
    """The network with and without the bodies.

    Attributes
    ----------
    gone : frozenset of str
    world : Participation
    nodes : mapping
    delivers, delivered : mapping
        Unit to function to claims; function to units.
    parties, covers : mapping
        Agreement to party, and to what it covers, to claims.
    below : mapping
        Unit to the units that are part of it.
    seats : mapping
        Participant of any label to unit to the claims that it takes part.
    """

    gone: frozenset[str]
    world: Participation
    nodes: Mapping[str, Entity]
    delivers: Claims
    delivered: dict[str, set[str]]
    parties: Claims
    covers: Claims
    below: Mapping[str, set[str]]
    seats: Claims

    @classmethod
    def both(
        cls,
        network: Subgraph,
        gone: Collection[str],
        *,
        today: str,
        roles: Collection[str] = LEAD_ROLES,
        named_only: bool = False,
    ) -> "tuple[Change, Change]":
        """The change over what is certain, and over what is certain or possible."""
        sure, wide = (
            cls.over(network, frozenset(gone), world)
            for world in Participation.both(network, today=today, roles=roles, named_only=named_only)
        )
        for claim, standing in standing_claims(network, today=today):
            if claim.type in ("DELIVERS", "COVERS", "PARTY_TO"):
                wide._add(claim)
                if standing == "certain":
                    sure._add(claim)
        return sure, wide

    @classmethod
    def over(cls, network: Subgraph, gone: frozenset[str], world: Participation) -> "Change":
        """The change over a world, nothing delivered or agreed yet."""
        below: dict[str, set[str]] = defaultdict(set)
        for unit, parents in world.above.items():
            for parent in parents:
                below[parent].add(unit)
        seats = dict(world.part)
        for unit, inside in world.inside.items():
            for body, said in inside.items():
                if body not in world.part:
                    seats.setdefault(body, {})[unit] = said
        return cls(gone, world, network.nodes, {}, {}, {}, {}, below, seats)

    def _add(self, claim: Relationship) -> None:
        if claim.type == "PARTY_TO":
            self.parties.setdefault(claim.end, {}).setdefault(claim.start, []).append(claim)
        elif claim.type == "COVERS":
            self.covers.setdefault(claim.start, {}).setdefault(claim.end, []).append(claim)
        else:
            self.delivers.setdefault(claim.start, {}).setdefault(claim.end, []).append(claim)
            self.delivered.setdefault(claim.end, set()).add(claim.start)

    def label(self, key: str) -> str:
        """The label of a node, nothing where it is not in the network."""
        return self.nodes[key].label if key in self.nodes else ""

    def leads(self) -> Iterator[Effect]:
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
            now = {claim.start for claim, _ in after}
            if not had or had == now:
                continue
            passed = {c.end for _, up in before for c in up if c.end in self.gone}
            name = KEEPS if had & now else COMES_UNDER if now else ORPHANED
            yield self.on_unit(name, unit, (had & self.gone) | passed, now if after else None, way)

    def ends(self) -> Iterator[Effect]:
        """Units that go, that nobody takes part in any more, or in which somebody is left alone."""
        for unit in sorted(self.gone):
            if self.label(unit) in JOINT:
                claims = {c.id for said in self.world.inside.get(unit, {}).values() for c in said}
                claims |= {c.id for c in self.world.leads.get(unit, ())}
                if claims:
                    yield self.on_unit("unit goes", unit, {unit}, None, claims)
        joined = {unit for body in self.gone for unit in self.seats.get(body, ())}
        for unit in sorted(joined - self.gone):
            inside = self.world.inside[unit]
            left = [body for body in inside if body not in self.gone]
            went = {body for body in inside if body in self.gone}
            claims = {c.id for said in inside.values() for c in said}
            if not left:
                yield self.on_unit("no participant left", unit, went, None, claims)
            else:
                yield from self._alone(unit, left, went, claims)

    def _alone(self, unit: str, left: list[str], went: set[str], claims: set[str]) -> Iterator[Effect]:
        """A row for each that remains, where all company that remains is its own policing body or force."""
        own = self.world.own
        company = {
            body
            for body in left
            if not (self.label(body) == "PCC" and any((body, force) in own for force in went))
        }
        others_went = any(all((body, one) not in own for one in company) for body in went)
        if others_went and all(one == other or (one, other) in own for one in company for other in company):
            for body in sorted(company):
                classed = int(by_class(self.world.inside[unit][body]))
                yield Effect("left alone", body, None, (unit,), ordered(went), ordered(set(left) - {body}),
                             1, classed, "certain", ordered(claims))  # fmt: skip

    def on_unit(
        self,
        name: str,
        unit: str,
        because: Iterable[str],
        others: Iterable[str] | None,
        claims: Iterable[str],
    ) -> Effect:
        """A row about a unit: its remaining participants are counted, and are the others unless some are given."""
        inside = self.world.inside.get(unit, {})
        left = {body: said for body, said in inside.items() if body not in self.gone}
        classed = sum(1 for said in left.values() if by_class(said))
        remain = left if others is None else others
        said = {*claims, *(c.id for found in left.values() for c in found)}
        return Effect(name, None, None, (unit,), ordered(because), ordered(remain), len(left), classed,
                      "certain", ordered(said))  # fmt: skip

    def fails(self, effects: Iterable[Effect]) -> dict[str, dict[str, Failure]]:
        """Per remaining participant, the units that fail it, why, and what says so beside its taking part."""
        found: dict[str, dict[str, Failure]] = defaultdict(dict)
        for effect in effects:
            (unit,) = effect.units
            inside = self.world.inside.get(unit, {})
            if effect.body:
                found[effect.body].setdefault(unit, Failure(effect.because, effect.claims))
            if effect.effect not in (ORPHANED, "unit goes"):
                continue
            joined = {c.id for said in inside.values() for c in said}
            failure = Failure(effect.because, tuple(key for key in effect.claims if key not in joined))
            for body in inside:
                if body not in self.gone:
                    found[body][unit] = failure
        return {body: dict(sorted(units.items())) for body, units in sorted(found.items())}
