"""Who takes part in what on a day, certainly or possibly: what several answers begin with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.dates import interval
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, POLICING

WORDS = {"certain": 0, "possible": 1}


@dataclass(frozen=True, slots=True)
class Part:
    """One body's part in one unit: how sure, whether any source names the body, and the claims."""

    certainty: str
    named: bool
    claims: tuple[str, ...]


Parts = Mapping[str, Mapping[str, Part]]


def on_a_day(network: Subgraph, claim: Relationship, day: str) -> str:
    """Whether a claim counts on a day: it and each unit at its ends must.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u status=tbc")
    >>> on_a_day(network, network.relationships["c1"], "2026")
    'possible'
    """
    ends = [network.nodes[end] for end in (claim.start, claim.end)]
    units = [end.properties for end in ends if end.label in JOINT]
    found = {certainty(properties, day) for properties in (claim.properties, *units)}
    return "no" if "no" in found else "possible" if "possible" in found else "certain"


def parts(
    network: Subgraph, day: str, *, labels: Iterable[str] = POLICING, named_only: bool = False
) -> Parts:
    """The units that each body takes part in on a day.

    Parameters
    ----------
    network : Subgraph
    day : str
    labels : iterable of str
        Which bodies to look at.
    named_only : bool
        Leave out what a source says only of all forces or all policing bodies.

    Returns
    -------
    mapping of str to mapping of str to Part
        Body to unit to its part. A certain claim outweighs a possible one; the claims are those that make
        it what it is.

    Examples
    --------
    >>> parts(Subgraph.of("durham COLLABORATES npas"), "2026")["durham"]["npas"].certainty
    'certain'
    """
    found: dict[str, dict[str, list[tuple[str, Relationship]]]] = defaultdict(lambda: defaultdict(list))
    wanted = set(labels)
    for claim in network.relationships.values():
        if claim.type != "COLLABORATES" or network.nodes[claim.start].label not in wanted:
            continue
        if named_only and claim.properties.get("scope") == "class":
            continue
        sure = on_a_day(network, claim, day)
        if sure != "no":
            found[claim.start][claim.end].append((sure, claim))
    return {
        body: {unit: _part(said) for unit, said in sorted(units.items())}
        for body, units in sorted(found.items())
    }


def _part(said: list[tuple[str, Relationship]]) -> Part:
    best = min((sure for sure, _ in said), key=WORDS.__getitem__)
    claims = [claim for sure, claim in said if sure == best]
    named = any(claim.properties.get("scope") != "class" for claim in claims)
    return Part(best, named, tuple(sorted(claim.id for claim in claims)))


def together(found: Parts, bodies: Iterable[str]) -> dict[str, Part]:
    """The part of several bodies, such as a force and its policing body, as one."""
    merged: dict[str, Part] = {}
    for body in bodies:
        for unit, part in found.get(body, {}).items():
            other = merged.get(unit)
            if other is None or WORDS[part.certainty] < WORDS[other.certainty]:
                merged[unit] = part
            elif part.certainty == other.certainty:
                claims = tuple(sorted({*part.claims, *other.claims}))
                merged[unit] = Part(part.certainty, part.named or other.named, claims)
    return dict(sorted(merged.items()))


def halves(network: Subgraph) -> dict[str, list[str]]:
    """Each force with its policing body and each policing body with its force, by who oversees whom.

    Examples
    --------
    >>> halves(Subgraph.of("lpb-durham OVERSEES durham", labels={"durham": "Force"}))
    {'durham': ['lpb-durham'], 'lpb-durham': ['durham']}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for claim in network.relationships.values():
        ends = {network.nodes[claim.start].label, network.nodes[claim.end].label}
        if claim.type == "OVERSEES" and ends == set(POLICING):
            found[claim.start].add(claim.end)
            found[claim.end].add(claim.start)
    return {body: sorted(others) for body, others in sorted(found.items())}


def above(network: Subgraph, day: str) -> dict[str, dict[str, list[str]]]:
    """What each unit is certainly part of, with the claims that say so."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in network.relationships.values():
        if claim.type == "PART_OF" and on_a_day(network, claim, day) == "certain":
            found[claim.start][claim.end].append(claim.id)
    return {unit: {parent: sorted(keys) for parent, keys in up.items()} for unit, up in found.items()}


def ancestors(unit: str, up: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that a unit is part of, near and far; a cycle ends."""
    found: set[str] = set()
    front = [unit]
    while front:
        front = [parent for node in front for parent in up.get(node, ()) if parent not in found]
        found |= set(front)
    return found - {unit}


def highest(units: Iterable[str], up: Mapping[str, Iterable[str]]) -> list[str]:
    """The units that are part of no other of them."""
    among = set(units)
    if len(among) == 1 or not any(unit in up for unit in among):
        return sorted(among)
    return sorted(unit for unit in among if not ancestors(unit, up) & among)


def newest(claims: Iterable[Relationship]) -> Relationship:
    """The claim whose source speaks of the latest day; undated ones come last, then ids decide."""

    def rank(claim: Relationship) -> tuple[str, str]:
        spoken = claim.properties.get("as_of")
        return interval(str(spoken))[0].isoformat() if spoken else "", claim.id

    return max(claims, key=rank)
