"""What a picture leaves out so that it can be read, and what stands for it: nothing goes without a trace."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from graph.drawing.crowds import EVERYONE, Drawn, card, crowds, everyone
from graph.drawing.parts import Line
from graph.model import Subgraph
from graph.schema import JOINT, POLICING

PEOPLE: Final = ("Person", "Post")
SEVERAL: Final = 2
"""From this many forces in the focus, what nearly all forces are in says nothing of these and is one card."""


def fold(
    network: Subgraph,
    lines: Sequence[Line],
    focus: Sequence[str],
    *,
    people: bool | None = None,
    opened: Collection[str] = (),
) -> Drawn:
    """Fold who holds a post into it, crowds, and policing bodies that shadow their force.

    Parameters
    ----------
    network : Subgraph
    lines : sequence of Line
    focus : sequence of str
        Never folded. Without one, or with two forces in it, what nearly all forces are in is one card.
    people : bool, optional
        Whether people and posts are drawn; unless told, only around a unit, a body or one of themselves.
    opened : collection of str
        Bodies that never fold either, and cards that are opened.

    Returns
    -------
    Drawn
    """
    drawn = Drawn(list(lines), overseen=own_forces(network))
    _holders(network, drawn, focus)
    _posts(network, drawn, focus)
    if not shows_people(network, focus, people):
        _people(network, drawn)
    kept = [*focus, *(key for key in opened if key in network.nodes and key not in focus)]
    if len([key for key in focus if network.nodes[key].label == "Force"]) >= SEVERAL:
        everyone(network, drawn, kept, opened=EVERYONE in opened, leaders=False)
    if not focus:
        everyone(network, drawn, kept, opened=EVERYONE in opened)
        _policing_bodies(network, drawn, kept)
        _attached(drawn, kept)
        return drawn
    crowds(network, drawn, kept)
    _policing_bodies(network, drawn, kept)
    _attached(drawn, kept)
    for key in kept:
        if network.nodes[key].label in JOINT:
            card(network, drawn, key)
    _stranded(drawn, _reached(lines, focus), focus)
    return drawn


def shows_people(network: Subgraph, focus: Sequence[str], people: bool | None) -> bool:
    """Whether people and posts are drawn: as told, else around a unit, a body or one of themselves.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas")
    >>> shows_people(network, ["durham"], None), shows_people(network, ["npas"], None)
    (False, True)
    """
    labels = {network.nodes[key].label for key in focus}
    around = bool(labels & {*JOINT, *PEOPLE, "Board", "Partner"})
    return (
        people if people is not None else around and not (labels & set(POLICING) and not labels & set(PEOPLE))
    )


def _reached(lines: Sequence[Line], focus: Sequence[str]) -> set[str]:
    """The bodies with a way to the focus."""
    near: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        near[line.start].add(line.end)
        near[line.end].add(line.start)
    found: set[str] = set()
    front = list(focus)
    while front:
        key = front.pop()
        if key not in found:
            found.add(key)
            front += near[key]
    return found


def _stranded(drawn: Drawn, before: set[str], focus: Sequence[str]) -> None:
    """What had its way to the focus only through what is folded goes with it."""
    now = _reached(drawn.lines, focus)
    drawn.drop(
        lambda line: line.start in before and line.start not in now,
        lambda line: line.end,
        "joined only by what is folded",
    )


def _holders(network: Subgraph, drawn: Drawn, focus: Sequence[str]) -> None:
    """Whoever holds one post here is drawn as that post: the post first, the name on its second line."""
    held: dict[str, list[Line]] = defaultdict(list)
    for line in drawn.lines:
        if line.relation == "HOLDS" and network.nodes[line.start].label == "Person":
            held[line.start].append(line)
    gone = {
        key: posts[0]
        for key, posts in sorted(held.items())
        if len(posts) == 1 and key not in focus and posts[0].end not in focus
    }
    for key, line in gone.items():
        name, before = network.nodes[key].name, drawn.second.get(line.end)
        drawn.second[line.end] = f"{before}; {name}" if before else name
    dropped = {line.id for line in gone.values()}
    drawn.drop(lambda line: line.id in dropped, lambda line: line.end, "by which somebody holds a post")
    drawn.lines = [replace(x, start=gone[x.start].end) if x.start in gone else x for x in drawn.lines]


def _posts(network: Subgraph, drawn: Drawn, focus: Sequence[str]) -> None:
    """Where a post is shown by what it does, its AT lines go: its name says where it is."""
    busy = {line.start for line in drawn.lines if line.relation not in ("AT", "HOLDS")}
    drawn.drop(
        lambda line: line.relation == "AT" and line.start in busy and line.start not in focus,
        lambda line: line.start,
        "of posts that another line shows",
    )


def _people(network: Subgraph, drawn: Drawn) -> None:
    """Around a force, the people and posts of what it takes part in stand in the panel, not on the map."""
    people = {key for key, node in network.nodes.items() if node.label in PEOPLE}
    drawn.drop(
        lambda line: line.start in people,
        lambda line: line.end,
        "of people and posts",
    )


def own_forces(network: Subgraph) -> dict[str, str]:
    """The force of each policing body: by a claim that it oversees one, else by its id.

    Examples
    --------
    >>> own_forces(Subgraph.of("lpb-durham COLLABORATES npas", "durham COLLABORATES npas"))
    {'lpb-durham': 'durham'}
    """
    found: dict[str, str] = {}
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type == "OVERSEES" and network.nodes[claim.end].label == "Force":
            found.setdefault(claim.start, claim.end)
    for key, node in sorted(network.nodes.items()):
        if node.label == "PCC" and key.removeprefix("lpb-") in network.nodes:
            found.setdefault(key, key.removeprefix("lpb-"))
    return found


def _policing_bodies(network: Subgraph, drawn: Drawn, focus: Sequence[str]) -> None:
    """A policing body that only signs with its own force stands within it; beside the focus, its lines do."""
    at = {(line.start, line.end): line for line in drawn.lines if line.relation == "COLLABORATES"}
    for key, force in sorted(drawn.overseen.items()):
        shown, shadow = (key, force) if key in focus and force not in focus else (force, key)
        shadows = {
            line.id: at[shown, line.end].id
            for line in drawn.of(shadow)
            if line.relation == "COLLABORATES" and not line.disputed and (shown, line.end) in at
        }
        rest = [x for x in drawn.of(shadow) if x.id not in shadows and x.relation != "OVERSEES"]
        if shadows and not rest and not {key, force} & set(focus):
            shadows = {line.id: force for line in drawn.of(key)} | shadows
        elif not {key, force} & set(focus):
            continue
        drawn.drop(
            lambda line, gone=shadows: line.id in gone,  # type: ignore[misc]
            lambda line, gone=shadows: gone[line.id],  # type: ignore[misc]
            "of policing bodies that stand with their force"
            if shadow == key
            else "of forces that stand with their policing body",
        )


def _attached(drawn: Drawn, kept: Sequence[str]) -> None:
    """A policing body of which nothing else is said here stands within its force."""
    ends = Counter(end for line in drawn.lines for end in (line.start, line.end))
    alone = {
        key: force for key, force in drawn.overseen.items() if not {key, force} & set(kept) and ends[key] == 1
    }
    drawn.drop(
        lambda line: line.relation == "OVERSEES" and alone.get(line.start) == line.end,
        lambda line: line.end,
        "of policing bodies that stand with their force",
    )
