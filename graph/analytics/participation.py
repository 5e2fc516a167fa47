"""Who takes part in what and who leads or hosts it, on a day: the look-ups that every question shares."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.analytics.counting import certainty
from graph.model import Relationship, Subgraph
from graph.schema import BODIES, JOINT, LEAD_ROLES, POLICING, ROLES

CERTAIN: tuple[str, ...] = ("certain",)
WIDE: tuple[str, ...] = ("certain", "possible")
NOBODY: frozenset[str] = frozenset()
_DATED = (*JOINT, "Agreement")

Claims = Mapping[str, Mapping[str, list[Relationship]]]


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
    over = {
        key
        for key, node in network.nodes.items()
        if node.label in _DATED
        and _standing(*(node.properties.get(k) for k in ("status", "since", "until")), today) not in counted
    }
    for claim in network.relationships.values():
        said = claim.properties
        if claim.end in over or claim.start in over or (named_only and said.get("scope") == "class"):
            continue
        if _standing(said.get("status"), said.get("since"), said.get("until"), today) in counted:
            yield claim


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
    leads: Mapping[str, list[Relationship]]
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
        label = {key: node.label for key, node in network.nodes.items()}
        part: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        inside: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        above: dict[str, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
        leads: dict[str, list[Relationship]] = defaultdict(list)
        for claim in counted_claims(network, today=today, counted=counted):
            if claim.type == "PART_OF":
                above[claim.start][claim.end].append(claim)
            elif claim.type == "COLLABORATES":
                if named_only and claim.properties.get("scope") == "class":
                    continue
                inside[claim.end][claim.start].append(claim)
                if label[claim.start] in POLICING:
                    part[claim.start][claim.end].append(claim)
            elif claim.type in ROLES and label[claim.start] in BODIES:
                leads[claim.end] += [claim] if claim.properties.get("role") in roles else []
        return cls(part, inside, leads, above, own_bodies(network))

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
        among = set(units)
        if len(among) == 1:
            return list(among)
        return sorted(unit for unit in among if not (self.ancestors(unit) & among))

    def ancestors(self, unit: str) -> set[str]:
        """Every unit that the unit is part of, however far above, itself excepted."""
        found: set[str] = set()
        front = [unit]
        while front:
            front = [parent for node in front for parent in self.above.get(node, {}) if parent not in found]
            found |= set(front)
        return found - {unit}


def own_bodies(network: Subgraph) -> set[tuple[str, str]]:
    """Each force with its own policing body, both ways round; whatever the date, since the office goes on."""
    pairs = {(c.start, c.end) for c in network.relationships.values() if c.type == "OVERSEES"}
    return pairs | {(end, start) for start, end in pairs}
