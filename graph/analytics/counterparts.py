"""Meetings, and the counterpart commissioners among them: who shares most units with a force and its policing body."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.parts import WORDS, Part, above, halves, highest, parts, together
from graph.model import Subgraph

GROUPS = ("contact", "lead", "host", "governs", "counterpart", "own post")


@dataclass(frozen=True, slots=True)
class Meeting:
    """One person, post or body to meet about one thing.

    Attributes
    ----------
    group : str
        One of GROUPS.
    who : str
        Id of the person, post or body.
    about : str or None
        What about: a unit, an agreement, a document; for a counterpart nothing.
    role : str
        The role in it.
    through : str or None
        The unit that F takes part in, where `about` is one above it.
    undecided : tuple of str
    units : tuple of str
        For a counterpart the units shared; those that are part of another of them are not listed.
    by_class : int
        How many of these are shared only because a source speaks of all forces.
    certainty : str
    scope : str
        "named", or "class" where the source names who is to be met only as one of a class.
    own_part : str
        "named", or "class" where F's own part in the unit is known only because a source speaks of all forces
        or all policing bodies.
    claims : tuple of str
    """

    group: str
    who: str
    about: str | None
    role: str
    through: str | None
    undecided: tuple[str, ...]
    units: tuple[str, ...]
    by_class: int
    certainty: str
    scope: str
    own_part: str
    claims: tuple[str, ...]


def counterparts(network: Subgraph, body: str, today: str) -> list[Meeting]:
    """The other commissioners whose office or force shares a unit with a force or its policing body.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, PART_OF and OVERSEES claims.
    body : str
    today : str

    Returns
    -------
    list of Meeting
        By id. One who shares only what a source says of all forces is left out; such units stand apart in
        `by_class`. A "possible" one shares units only possibly, and its units are those.
    """
    pairs, everybody, up = halves(network), parts(network, today), above(network, today)
    ours = [body, *pairs.get(body, ())]
    mine = together(everybody, ours)
    rows = []
    for other in sorted(key for key, node in network.nodes.items() if node.label == "PCC"):
        if other in ours:
            continue
        theirs = together(everybody, [other, *pairs.get(other, ())])
        made = (_counterpart(other, mine, theirs, sure, up) for sure in ("certain", "possible"))
        rows += [row for row in made if row][:1]
    return rows


def _counterpart(
    other: str,
    mine: Mapping[str, Part],
    theirs: Mapping[str, Part],
    sure: str,
    up: Mapping[str, Iterable[str]],
) -> Meeting | None:
    shared = [
        unit
        for unit in sorted(set(mine) & set(theirs))
        if max(mine[unit].certainty, theirs[unit].certainty, key=WORDS.__getitem__) == sure
    ]
    top = highest(shared, up)
    named = [unit for unit in top if mine[unit].named and theirs[unit].named]
    if not named:
        return None
    claims = {claim for unit in top for part in (mine[unit], theirs[unit]) for claim in part.claims}
    return Meeting(
        "counterpart", other, None, "counterpart", None, (), tuple(top), len(top) - len(named), sure, "named", "named",
        tuple(sorted(claims)),
    )  # fmt: skip
