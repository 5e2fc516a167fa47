"""Lead bodies by who depends on them: by name and as one of all, certain and possible, directly and from above."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.analytics.dependence import Dependence


@dataclass(frozen=True, slots=True)
class Ranked:
    """One lead or host body, and how many depend on it.

    Attributes
    ----------
    lead : str
    forces, by_name, from_above : int
        Of the forces that are counted: how many certainly depend on it; how many of them through at least one
        unit in which a source names them; how many only through units that take their lead from a unit above.
    possible : int
        How many more of those forces would, if what is possible came about.
    others : int
        Everybody else who certainly depends on it: policing bodies, other forces.
    units : tuple of pairs of str and int
        The units through which they do, each with how many forces and others; most first.
    inherited : tuple of str
        Those of the units that have no lead or host of their own.
    """

    lead: str
    forces: int
    by_name: int
    from_above: int
    possible: int
    others: int
    units: tuple[tuple[str, int], ...]
    inherited: tuple[str, ...]

    @property
    def by_class(self) -> int:
        """How many of the forces depend on it only as one of all forces."""
        return self.forces - self.by_name


def ranking(rows: Iterable[Dependence], forces: Collection[str]) -> list[Ranked]:
    """Lead bodies by the number of forces that certainly depend on them.

    Parameters
    ----------
    rows : iterable of Dependence
    forces : collection of str
        Ids of the forces that are counted: the territorial ones.

    Returns
    -------
    list of Ranked
        Most forces first, then most by name, then most others, then by id. A body on which nobody certainly
        depends is in no row.

    Examples
    --------
    >>> from graph.analytics.dependence import dependence
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("durham COLLABORATES npas", "kent COLLABORATES npas scope=class",
    ...                       "west-yorkshire LEADS npas role=lead_force")
    >>> [(r.lead, r.forces, r.by_name) for r in ranking(dependence(network), {"durham", "kent"})]
    [('west-yorkshire', 2, 1)]
    """
    certain: dict[str, list[Dependence]] = defaultdict(list)
    possible: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.certainty == "certain":
            certain[row.lead].append(row)
        elif row.dependant in forces:
            possible[row.lead].add(row.dependant)
    found = [_ranked(lead, own, possible[lead], forces) for lead, own in certain.items()]
    return sorted(found, key=lambda r: (-r.forces, -r.by_name, -r.others, r.lead))


def _ranked(lead: str, rows: list[Dependence], possible: set[str], forces: Collection[str]) -> Ranked:
    counted = [row for row in rows if row.dependant in forces]
    units = Counter(unit for row in rows for unit in row.units)
    return Ranked(
        lead,
        len(counted),
        sum(1 for row in counted if row.weight > row.class_weight),
        sum(1 for row in counted if set(row.units) <= set(row.inherited)),
        len(possible - {row.dependant for row in counted}),
        len(rows) - len(counted),
        tuple(sorted(units.items(), key=lambda item: (-item[1], item[0]))),
        tuple(sorted({unit for row in rows for unit in row.inherited})),
    )
