"""The columns of a path: from one body on the left to another on the right, every way between them in order."""

from collections import defaultdict
from collections.abc import Mapping

from graph.drawing.parts import Picture
from graph.drawing.plan import Plan, Section


def path_plan(picture: Picture) -> Plan:
    """The columns of the ways between the two bodies in the focus.

    Parameters
    ----------
    picture : Picture
        With two bodies in its focus, the first on the left.

    Returns
    -------
    Plan
        A body stands one column right of the last that comes before it. A line that skips columns has a row of its
        own in each, so that it runs through no label.

    References
    ----------
    Longest-path layering with dummy vertices: Sugiyama, Tagawa and Toda (1981).

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u")
    >>> [path_plan(picture(network, ["a", "b"], today="2026")).rows(c) for c in range(3)]
    [['a'], ['u'], ['b']]
    """
    near: dict[str, set[str]] = defaultdict(set)
    for line in picture.lines:
        near[line.start].add(line.end)
        near[line.end].add(line.start)
    a, b = picture.focus
    rank = _ranks(near, a, b)
    column = _layers(near, rank)
    left_out = tuple(body.id for body in picture.bodies if body.id not in column)
    last = max(column.values(), default=0)
    rows: list[list[str]] = [[] for _ in range(last + 1)]
    for key in sorted(column):
        rows[column[key]].append(key)
    through = {}
    for line in picture.lines:
        if line.start in column and abs(column[line.start] - column[line.end]) > 1:
            one, other = column[line.start], column[line.end]
            between = range(one + 1, other) if one < other else range(one - 1, other, -1)
            through[line.id] = tuple(f"{line.id}|{c}" for c in between)
            for c, key in zip(between, through[line.id], strict=True):
                rows[c].append(key)
    return Plan([[Section("", tuple(keys))] for keys in rows], left_out=left_out, through=through)


def _steps(near: Mapping[str, set[str]], start: str, *, not_past: str = "") -> dict[str, int]:
    """Steps from a body; those beyond another are not reached."""
    found, front = {start: 0}, [start]
    for key in front:
        for other in sorted(near[key]) if key != not_past else ():
            if other not in found:
                found[other] = found[key] + 1
                front.append(other)
    return found


def _ranks(near: Mapping[str, set[str]], a: str, b: str) -> dict[str, tuple[int, int, str]]:
    """How far along from the one to the other each body stands; ties by steps from the first, then by id."""
    one, other = _steps(near, a, not_past=b), _steps(near, b, not_past=a)
    beyond = _steps(near, b)
    far = len(near) + 1
    found = {key: (one[key] - other.get(key, 0), one[key], key) for key in one}
    past = {key: (far + 1, beyond[key], key) for key in beyond if key not in one}
    return {**past, **found, a: (-far, 0, a), **({b: (far, 0, b)} if b in one else {})}


def _layers(near: Mapping[str, set[str]], rank: Mapping[str, tuple[int, int, str]]) -> dict[str, int]:
    """The column of each body: one more than the greatest of those before it."""
    found: dict[str, int] = {}
    for key in sorted(rank, key=lambda key: rank[key]):
        before = [found[x] for x in near[key] if x in rank and rank[x] < rank[key]]
        found[key] = max(before, default=-1) + 1
    return found
