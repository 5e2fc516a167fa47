"""Who takes part in what and who leads or hosts it, on a day: the look-ups that every question shares."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graph.analytics.counting import certainty
from graph.analytics.parts import highest
from graph.model import Relationship, Subgraph
from graph.schema import BODIES, JOINT, LEAD_ROLES, POLICING, ROLES

CERTAIN: tuple[str, ...] = ("certain",)
WIDE: tuple[str, ...] = ("certain", "possible")
NOBODY: frozenset[str] = frozenset()
_DATED = (*JOINT, "Agreement")
_WEAKEST = ("", "certain", "possible", "no")

Claims = dict[str, dict[str, list[Relationship]]]


@lru_cache(maxsize=4096)
def _standing(status: str | None, since: str | None, until: str | None, day: str) -> str:
    return certainty({"status": status, "since": since, "until": until}, day)


def counted_claims(
    network: Subgraph, *, today: str, counted: Collection[str] = CERTAIN, named_only: bool = False
) -> Iterator[Relationship]:
    """The claims that count on a day: they hold, and so do the units and agreements at both ends.

    Parameters
    ----------
    network : Subgraph
    today : str
        The day on which they must hold.
    counted : collection of str
        Which certainties count: "certain", and perhaps "possible".
    named_only : bool
        Leave out what a source gives only as "all forces" or "all policing bodies".

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas status=tbc", "kent COLLABORATES npas")
    >>> [claim.start for claim in counted_claims(network, today="2026")]
    ['kent']
    """
    for claim, standing in standing_claims(network, today=today):
        if standing in counted and not (named_only and claim.properties.get("scope") == "class"):
            yield claim


def standing_claims(network: Subgraph, *, today: str) -> Iterator[tuple[Relationship, str]]:
    """Each claim that is certain or possible on a day, by the weakest of itself and its ends."""
    weak = {}
    for key, node in network.nodes.items():
        if node.label in _DATED:
            said = node.properties
            standing = _standing(said.get("status"), said.get("since"), said.get("until"), today)
            if standing != "certain":
                weak[key] = standing
    for claim in network.relationships.values():
        said = claim.properties
        standing = _standing(said.get("status"), said.get("since"), said.get("until"), today)
        if claim.start in weak or claim.end in weak:
            standing = max(standing, weak.get(claim.start, ""), weak.get(claim.end, ""), key=_WEAKEST.index)
        if standing != "no":
            yield claim, standing


def by_class(claims: Iterable[Relationship]) -> bool:
    """Whether participation rests only on claims about all forces or all policing bodies."""
    return all(claim.properties.get("scope") == "class" for claim in claims)


@dataclass(slots=True)
class Participation:
    """The claims that count, by what is looked up.

    Attributes
    ----------
    part : mapping
        Force or policing body to unit to the claims that it takes part.
    inside : mapping
        Unit to participant of any label to the same claims.
    leads : mapping
        Unit to the claims that a body leads or hosts it in a role that counts.
    above : mapping
        Unit to the unit it is part of, to the claims that say so.
    own : set of pairs
        Each force with its own policing body, both ways round.
    """

    part: Claims
    inside: Claims
    leads: dict[str, list[Relationship]]
    above: Claims
    own: Collection[tuple[str, str]]
    _led: dict[tuple[str, frozenset[str]], list[tuple[Relationship, frozenset[Relationship]]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(
        cls,
        network: Subgraph,
        *,
        today: str,
        roles: Collection[str] = LEAD_ROLES,
        named_only: bool = False,
        counted: Collection[str] = CERTAIN,
    ) -> "Participation":
        """The look-ups of a network, in one pass over its claims."""
        sure, wide = cls.both(network, today=today, roles=roles, named_only=named_only)
        return wide if "possible" in counted else sure

    @classmethod
    def both(
        cls,
        network: Subgraph,
        *,
        today: str,
        roles: Collection[str] = LEAD_ROLES,
        named_only: bool = False,
    ) -> "tuple[Participation, Participation]":
        """The look-ups of what is certain, and of what is certain or possible, in one pass.

        The second shares with the first whatever nothing possible touches.
        """
        own = own_bodies(network)
        sure, more = cls({}, {}, {}, {}, own), []
        for claim, standing in standing_claims(network, today=today):
            if not (named_only and claim.type == "COLLABORATES" and claim.properties.get("scope") == "class"):
                if standing == "certain":
                    sure._add(network, claim, roles)
                else:
                    more.append(claim)
        wide = cls(dict(sure.part), dict(sure.inside), dict(sure.leads), dict(sure.above), own)
        for claim in more:
            for here, there in ((wide.part, sure.part), (wide.inside, sure.inside), (wide.above, sure.above)):
                for key in (claim.start, claim.end):
                    if key in there and here[key] is there[key]:
                        here[key] = {other: list(claims) for other, claims in there[key].items()}
            if claim.end in sure.leads and wide.leads[claim.end] is sure.leads[claim.end]:
                wide.leads[claim.end] = list(sure.leads[claim.end])
            wide._add(network, claim, roles)
        return sure, wide

    def _add(self, network: Subgraph, claim: Relationship, roles: Collection[str]) -> None:
        label = network.nodes[claim.start].label
        if claim.type == "PART_OF":
            self.above.setdefault(claim.start, {}).setdefault(claim.end, []).append(claim)
        elif claim.type == "COLLABORATES":
            self.inside.setdefault(claim.end, {}).setdefault(claim.start, []).append(claim)
            if label in POLICING:
                self.part.setdefault(claim.start, {}).setdefault(claim.end, []).append(claim)
        elif claim.type in ROLES and claim.properties.get("role") in roles and label in BODIES:
            self.leads.setdefault(claim.end, []).append(claim)

    def leaders(
        self, unit: str, without: frozenset[str] = NOBODY
    ) -> list[tuple[Relationship, frozenset[Relationship]]]:
        """Claims that lead or host the unit or the nearest above it, each with the PART_OF claims on its way.

        Parameters
        ----------
        unit : str
        without : frozenset of str
            Bodies and units that are taken not to be there.
        """
        known = self._led.get((unit, without))
        if known is None:
            known = self._led[unit, without] = self._climb(unit, without)
        return known

    def _climb(
        self, unit: str, without: frozenset[str]
    ) -> list[tuple[Relationship, frozenset[Relationship]]]:
        front: dict[str, frozenset[Relationship]] = {} if unit in without else {unit: frozenset()}
        seen = {unit}
        while front:
            led = [
                (claim, way)
                for node, way in front.items()
                for claim in self.leads.get(node, ())
                if claim.start not in without
            ]
            if led:
                return led
            ahead: dict[str, frozenset[Relationship]] = {}
            for node, way in front.items():
                for parent, claims in self.above.get(node, {}).items():
                    if parent not in seen and parent not in without:
                        ahead[parent] = ahead.get(parent, frozenset()) | way | frozenset(claims)
            seen |= set(ahead)
            front = ahead
        return []

    def highest(self, units: Iterable[str]) -> list[str]:
        """The units that are part of no other of them."""
        return highest(units, self.above)


def own_bodies(network: Subgraph) -> set[tuple[str, str]]:
    """Each force with its own policing body, both ways round; whatever the date, since the office goes on."""
    pairs = {(c.start, c.end) for c in network.relationships.values() if c.type == "OVERSEES"}
    return pairs | {(end, start) for start, end in pairs}
