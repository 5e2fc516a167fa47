"""How near a region comes to having one arrangement for a function."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.gaps import Way, members, provision
from graph.model import Subgraph

NOTHING, NATIONAL, SOME = "nothing", "national bodies only", "units that most are not in"
"""How a function is recorded for the forces of a region that have no arrangement of their own for it."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How near a region comes to having one arrangement for a function, by what is recorded.

    Attributes
    ----------
    region, function : str
    recorded : str
        What the sources record of it: NOTHING, NATIONAL or SOME.
    together, of, unit
        `together` of the `of` forces take part in the fullest unit.
    having : int
        Forces that certainly have the function in any way, national bodies included.
    certainty : str, optional
        "possible" where forces that possibly take part would make it an arrangement, or where nobody has the
        function for certain. Absent where nothing is recorded: no source says that there is none.
    claims : tuple of str
        That forces have the function, and that they take part in the units which come nearest.
    """

    region: str
    function: str
    recorded: str
    together: int
    of: int
    unit: str | None
    having: int
    certainty: str | None
    claims: tuple[str, ...]


def without_region(network: Subgraph, today: str, *, regions: Iterable[str] = ()) -> list[Arrangement]:
    """The functions for which a region has no arrangement of its own.

    Returns
    -------
    list of Arrangement
        For each region and function without one: how many of its forces the fullest unit joins (`together`
        `of` the region's forces, and which `unit`), and how many have the function in any way (`having`).
        "possible" where forces that possibly take part would make it one. A function of which nothing is
        recorded has a row without certainty, after the others.

    Notes
    -----
    A regional arrangement is a unit, not a national body, that delivers the function and in which more than
    half of the region's forces take part. A region with fewer than two forces has none.
    """
    has, wanted = provision(network, today), set(regions)
    functions = sorted(key for key, node in network.nodes.items() if node.label == "Function")
    rows = []
    for region, forces in members(network).items():
        if len(forces) < 2 or (wanted and region not in wanted):
            continue
        for function in functions:
            row = _arrangement(network, region, function, {f: has[f].get(function, []) for f in forces})
            rows += [row] if row else []
    return sorted(rows, key=lambda a: (a.region, a.certainty or "unknown", -a.together, a.function))


def _arrangement(
    network: Subgraph, region: str, function: str, ways: Mapping[str, list[Way]]
) -> Arrangement | None:
    joined: dict[str, dict[str, Way]] = defaultdict(dict)
    for force, found in ways.items():
        for way in found:
            if network.nodes[way.unit].label == "Unit":
                joined[way.unit][force] = way
    sure = {
        unit: sum(1 for way in found.values() if way.certainty == "certain") for unit, found in joined.items()
    }
    of = len(ways)
    if any(2 * count > of for count in sure.values()):
        return None
    fullest = min((unit for unit in sure if sure[unit]), key=lambda unit: (-sure[unit], unit), default=None)
    maybe = sorted(unit for unit, found in joined.items() if 2 * len(found) > of)
    every = [way for found in ways.values() for way in found]
    nearest = {fullest, *maybe}
    used = [way for way in every if way.certainty == "certain" or way.unit in nearest] or every
    having = sum(1 for found in ways.values() if any(way.certainty == "certain" for way in found))
    return Arrangement(
        region,
        function,
        SOME if joined else NATIONAL if every else NOTHING,
        sure[fullest] if fullest else 0,
        of,
        fullest or (maybe[0] if maybe else None),
        having,
        None if not every else "certain" if having and not maybe else "possible",
        tuple(sorted({claim for way in used for claim in way.claims})),
    )
