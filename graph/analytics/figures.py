"""Savings and budgets: what sources say, and which of these sums speak of the same money."""

from collections import defaultdict
from dataclasses import dataclass

from graph.model import Entity, Relationship, Subgraph

MONEY = ("saving", "budget", "fund", "cost", "grant")
"""Words of measures that are about money; a unit that begins with GBP is, too."""
PARTS = ("COLLABORATES", "PART_OF", "FUNDS", "OVERSEES", "PARTY_TO")
"""By way of these one body's money may be inside another's."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure with whom it is about and the figures that may count the same money."""

    figure: str
    about: tuple[str, ...]
    regions: tuple[str, ...]
    overlaps: tuple[str, ...]
    claims: tuple[str, ...]


def is_money(figure: Entity) -> bool:
    """Whether a figure is about money.

    Examples
    --------
    >>> is_money(Entity("f", "Figure", {"measure": "savings delivered", "unit": "per cent"}))
    True
    >>> is_money(Entity("f", "Figure", {"measure": "forces that stay out", "unit": "forces"}))
    False
    """
    measure, unit = (str(figure.properties.get(term, "")).lower() for term in ("measure", "unit"))
    return unit.startswith("gbp") or any(word in measure for word in MONEY)


def figures(network: Subgraph, *, money: bool = True) -> list[Sum]:
    """What figures are about, by region, and which of them must not be added.

    Parameters
    ----------
    network : Subgraph
        ABOUT claims of figures, statements about figures, and claims of PARTS.
    money : bool, default True
        Only savings, budgets, costs and funding.

    Returns
    -------
    list of Sum
        By regions, bodies and id.

    Notes
    -----
    Two figures may count the same money when they are about one body or two that PARTS join. None are added.
    """
    about: dict[str, list[Relationship]] = defaultdict(list)
    stated: dict[str, list[str]] = defaultdict(list)
    near: dict[str, set[str]] = defaultdict(set)
    overseen: dict[str, list[str]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type == "ABOUT" and network.nodes[claim.start].label == "Figure":
            about[claim.start].append(claim)
        elif claim.type == "STATES":
            stated[claim.end].append(key)
        elif claim.type in PARTS:
            if claim.type == "OVERSEES":
                overseen[claim.start].append(claim.end)
            near[claim.start].add(claim.end)
            near[claim.end].add(claim.start)
    shown = [key for key in sorted(about) if not money or is_money(network.nodes[key])]
    bodies = {key: sorted({claim.end for claim in about[key]}) for key in shown}
    rows = []
    for key in shown:
        reach = {*bodies[key], *(other for body in bodies[key] for other in near[body])}
        overlaps = tuple(other for other in shown if other != key and reach & set(bodies[other]))
        places = [place for body in bodies[key] for place in (body, *overseen[body])]
        regions = {r for place in places for r in network.nodes[place].properties.get("regions") or []}
        claims = (*(claim.id for claim in about[key]), *stated[key])
        rows.append(Sum(key, tuple(bodies[key]), tuple(sorted(regions)), overlaps, tuple(sorted(claims))))
    return sorted(rows, key=lambda s: (s.regions, s.about, s.figure))
