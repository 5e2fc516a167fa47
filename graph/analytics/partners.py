"""With whom a force might work and does not: partners of its partners, neighbours, those with its functions."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.analytics.gaps import Provision, Way, provision, regions_of
from graph.analytics.parts import Part, halves, parts, together
from graph.model import Subgraph


@dataclass(frozen=True, slots=True)
class Partner:
    """A force that shares no unit with this one and might: with whom both work, and what both do."""

    partner: str
    common: tuple[str, ...]
    through: tuple[str, ...]
    regions: tuple[str, ...]
    functions: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def likely_partners(network: Subgraph, force: str, today: str) -> list[Partner]:
    """Forces that share no unit with this one, and why they might.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, DELIVERS and OVERSEES claims.
    force : str
    today : str

    Returns
    -------
    list of Partner
        By how many collaborators both have, then same region, then functions that both have, then ids.

    Notes
    -----
    Only participation that a source states of the force by name counts, and no national body, since through
    those everybody works with everybody. "possible" where the two may share a unit already.
    """
    local = _local(network, today)
    has = provision(network, today, named_only=True)
    mine = _sure(local[force])
    collaborators = [each for each in sorted(local) if each != force and _sure(local[each]) & mine]
    others = [each for each in sorted(local) if each != force and not _sure(local[each]) & mine]
    rows = [_partner(network, force, other, local, has, collaborators) for other in others]
    found = [row for row in rows if row.common or row.regions or row.functions]
    return sorted(found, key=lambda p: (-len(p.common), -len(p.regions), -len(p.functions), p.partner))


Local = Mapping[str, Mapping[str, Part]]
"""Each force's part in units, its policing body's included, national bodies left out."""


def _local(network: Subgraph, today: str) -> Local:
    own, joined = halves(network), parts(network, today, named_only=True)
    return {
        force: {
            unit: part
            for unit, part in together(joined, [force, *own.get(force, ())]).items()
            if network.nodes[unit].label == "Unit"
        }
        for force in sorted(key for key, node in network.nodes.items() if node.label == "Force")
    }


def _sure(units: Mapping[str, Part]) -> set[str]:
    return {unit for unit, part in units.items() if part.certainty == "certain"}


def _partner(
    network: Subgraph, force: str, other: str, local: Local, has: Provision, collaborators: list[str]
) -> Partner:
    """What speaks for one force as a partner of another."""
    mine, theirs = _sure(local[force]), _sure(local[other])
    common = [each for each in collaborators if _sure(local[each]) & theirs]
    through = {unit for each in common for unit in _sure(local[each]) & (theirs | mine)}
    functions = sorted(_functions(network, has[force]) & _functions(network, has[other]))
    claims = {
        claim
        for who in (force, other, *common)
        for unit in through & _sure(local[who])
        for claim in local[who][unit].claims
    }
    ways = [way for side in (has[force], has[other]) for function in functions for way in side[function]]
    claims |= {claim for way in ways if _is_local(network, way) for claim in way.claims}
    return Partner(
        other,
        tuple(common),
        tuple(sorted(through)),
        tuple(sorted(set(regions_of(network, force)) & set(regions_of(network, other)))),
        tuple(functions),
        "possible" if set(local[other]) & set(local[force]) else "certain",
        tuple(sorted(claims)),
    )


def _functions(network: Subgraph, has: Mapping[str, list[Way]]) -> set[str]:
    """The functions that a force certainly has through a unit that is no national body."""
    return {function for function, ways in has.items() if any(_is_local(network, way) for way in ways)}


def _is_local(network: Subgraph, way: Way) -> bool:
    return way.certainty == "certain" and network.nodes[way.unit].label == "Unit"
