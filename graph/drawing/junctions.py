"""Junctions: where units with the very same partners share one way instead of a line for each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.down import settled
from graph.drawing.grid import Grid
from graph.drawing.parts import Line
from graph.drawing.places import Place, Point

APART: Final = 17.0
"""Between two junctions of one gap, px."""


@dataclass(frozen=True, slots=True, order=True)
class Junction:
    """What lines have in common that meet: the columns of units and partners, how they look, the partners."""

    near: int
    far: int
    look: tuple[bool, bool, bool]
    partners: tuple[str, ...]


def alike(lines: Sequence[Line], places: Mapping[str, Place], *, fans: bool) -> dict[str, Junction]:
    """The junction of each line that has one.

    Parameters
    ----------
    lines : sequence of Line
    places : mapping of str to Place
    fans : bool
        Whether lines from the first column meet too: several bodies stand there.

    Returns
    -------
    dict of str to Junction
        Participations by line id, where at least two units have the same partners in one column by lines that look
        alike. What sources disagree on goes its own way.

    Examples
    --------
    >>> at = {key: Place(0, 0, 1, (), (0, 0, 0, 0), column) for key, column in zip("uvab", (0, 0, 1, 1))}
    >>> lines = [Line(f"{a}{u}", a, u, "COLLABORATES", "COLLABORATES", ()) for a in "ab" for u in "uv"]
    >>> sorted(alike(lines, at, fans=True)), alike(lines, at, fans=False)
    (['au', 'av', 'bu', 'bv'], {})
    """
    at: dict[tuple[str, int, tuple[bool, bool, bool], int], list[Line]] = defaultdict(list)
    for line in lines:
        far, near = places[line.start].column, places[line.end].column
        across = far != near and (fans or 0 not in (far, near))
        if line.relation == "COLLABORATES" and across and not line.disputed:
            look = (line.stale, line.possible, line.ended)
            at[line.end, far, look, line.works].append(line)
    groups: dict[Junction, list[Line]] = defaultdict(list)
    for (unit, far, look, _), own in at.items():
        who = tuple(sorted({line.start for line in own}))
        if len(who) > 1:
            groups[Junction(places[unit].column, far, look, who)] += own
    return {
        line.id: junction
        for junction, own in groups.items()
        if len({line.end for line in own}) > 1
        for line in own
    }


def junctions(
    lines: Sequence[Line], shared: Mapping[str, Junction], grid: Grid, places: Mapping[str, Place]
) -> dict[Junction, Point]:
    """Where each junction stands: in the gap between its columns, as high as its units, none over another."""
    rows: dict[Junction, set[float]] = defaultdict(set)
    for line in lines:
        if line.id in shared:
            rows[shared[line.id]].add(places[line.end].y)
    gaps: dict[tuple[int, ...], list[Junction]] = defaultdict(list)
    for junction in sorted(rows):
        gaps[tuple(sorted((junction.near, junction.far)))].append(junction)
    found = {}
    for (one, other), own in gaps.items():
        mean = {junction: sum(rows[junction]) / len(rows[junction]) for junction in own}
        ranked = sorted(own, key=lambda junction: (mean[junction], junction))
        heights = settled([mean[junction] for junction in ranked], [APART] * len(ranked), 0.0, grid.height)
        a, b = grid.right[one], grid.left[other]
        for i, (junction, y) in enumerate(zip(ranked, heights, strict=True)):
            found[junction] = (a + (b - a) * (0.3 + 0.06 * (i % 3)), y)
    return found
