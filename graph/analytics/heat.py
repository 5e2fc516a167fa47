"""The matrix of dependence as it is read: rows in groups, columns so that blocks show, every cell told in full."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analytics.dependence import Dependence

WIDE = "Across the country"


@dataclass(frozen=True, slots=True)
class Cell:
    """How one body depends on another.

    Attributes
    ----------
    weight : int
        Units through which it certainly does, leaving out each that is part of another of them.
    class_weight : int
        How many of those only as one of all forces or policing bodies.
    possible : int
        Units through which it would, if what is possible came about.
    from_above : bool
        Whether every unit through which it certainly does takes its lead from a unit above.
    """

    weight: int = 0
    class_weight: int = 0
    possible: int = 0
    from_above: bool = False

    @property
    def named(self) -> int:
        """The units in which a source names it."""
        return self.weight - self.class_weight


@dataclass(frozen=True, slots=True)
class Heat:
    """A matrix to be shown.

    Attributes
    ----------
    columns : tuple of pairs
        Title of a group of lead bodies, and their ids.
    rows : tuple of pairs
        Title of a group of dependants, and their ids.
    cells : mapping
        Dependant and lead to Cell; a pair that is not in it is one of which no source seen says anything.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def leads(self) -> tuple[str, ...]:
        """The lead bodies from left to right."""
        return tuple(lead for _, leads in self.columns for lead in leads)


def heat(
    rows: Iterable[Dependence], groups: Mapping[str, Sequence[str]], bands: Collection[str] = ()
) -> Heat:
    """The matrix, its columns ordered so that structure shows.

    A lead body on which some of at least half of the bands depend stands under "Across the country"; any other
    under the group in which most depend on it, so that regional leads form blocks on the diagonal. Within each,
    the body that most certainly depend on comes first.

    Parameters
    ----------
    rows : iterable of Dependence
    groups : mapping of str to sequence of str
        Title to dependants, both in the order in which they are shown. Whoever is in none is in no row.
    bands : collection of str
        Titles of the groups under which lead bodies may stand; all of them unless given.

    Examples
    --------
    >>> from graph.analytics.dependence import dependence
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "b COLLABORATES v", "l LEADS u role=lead_force",
    ...                       "m LEADS v role=lead_force")
    >>> found = heat(dependence(network), {"North": ["a"], "South": ["b"], "East": []})
    >>> found.columns, found.cells["b", "m"].weight
    ((('Across the country', ('l',)), ('South', ('m',))), 1)
    """
    group_of = {key: title for title, keys in groups.items() for key in keys}
    cells: dict[tuple[str, str], Cell] = {}
    weights: Counter[str] = Counter()
    spread: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sorted(rows, key=lambda row: row.certainty):
        if row.dependant not in group_of:
            continue
        at = (row.dependant, row.lead)
        if row.certainty == "certain":
            cells[at] = Cell(row.weight, row.class_weight, 0, set(row.units) <= set(row.inherited))
            weights[row.lead] += row.weight
        else:
            before = cells.get(at, Cell())
            cells[at] = Cell(before.weight, before.class_weight, row.weight, before.from_above)
        spread[row.lead][group_of[row.dependant]] += 1
    titles = [title for title, keys in groups.items() if keys]
    banded = [title for title in titles if title in bands or not bands]
    columns: dict[str, list[str]] = {title: [] for title in (WIDE, *titles)}
    for lead in sorted(spread, key=lambda lead: (-weights[lead], lead)):
        here = {title: n for title, n in spread[lead].items() if title in banded}
        wide = len(here) > 1 and 2 * len(here) >= len(banded)
        among = here or spread[lead]
        columns[WIDE if wide else min(among, key=lambda title: (-among[title], titles.index(title)))].append(
            lead
        )
    return Heat(
        tuple((title, tuple(leads)) for title, leads in columns.items() if leads),
        tuple((title, tuple(groups[title])) for title in titles),
        cells,
    )
