"""Which collaborations a map of a region shows where all are too many for a page."""

from collections.abc import Sequence

from graph.analytics.parts import above, ancestors
from graph.briefing.material import Material


def led(material: Material, units: Sequence[str], bodies: Sequence[str]) -> list[str]:
    """The collaborations that the region's forces and policing bodies lead or host.

    Examples
    --------
    >>> from graph.model import Entity, Subgraph
    >>> held = Subgraph.of("kent LEADS unit", "unit-2 PART_OF unit", "kent LEADS unit-2", labels={"kent": "Force"})
    >>> material = Material(Entity("r", "Region", {}), None, held, {}, "2026", "2026")
    >>> led(material, ["unit", "unit-2", "unit-3"], ["kent"]), topmost(material, ["unit", "unit-2"])
    (['unit', 'unit-2'], ['unit'])
    """
    return [
        unit
        for unit in units
        if any(c.end == unit and c.start in bodies for c in material.at(unit, "LEADS", "HOSTS"))
    ]


def topmost(material: Material, units: Sequence[str]) -> list[str]:
    """Of some collaborations those that are no part of another of them."""
    up = above(material.then, material.day)
    return [unit for unit in units if not ancestors(unit, up) & set(units)]
