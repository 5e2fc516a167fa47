"""What a picture leaves out so that it can be read, and what stands for it: nothing goes without a trace."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.drawing.parts import Body, Fold, Line
from graph.model import Subgraph
from graph.schema import JOINT, POLICING

CROWD: Final = 9
"""From this many participants a unit carries their number instead of their lines."""
PEOPLE: Final = ("Person", "Post")
ALL_FORCES: Final = 43
"""The territorial forces of England and Wales."""


@dataclass(slots=True)
class Drawn:
    """The lines that are left, and what was made of the rest."""

    lines: list[Line]
    folds: list[Fold] = field(default_factory=list)
    overseen: dict[str, str] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)
    badges: dict[str, str] = field(default_factory=dict)
    cards: list[Body] = field(default_factory=list)

    def drop(self, unwanted: Callable[[Line], bool], into: Callable[[Line], str], why: str) -> None:
        """Take lines out and say what stands for each."""
        self.folds += [Fold(x.id, into(x), why, x.claims) for x in self.lines if unwanted(x)]
        self.lines = [line for line in self.lines if not unwanted(line)]

    def of(self, key: str) -> list[Line]:
        """The lines at a body."""
        return [line for line in self.lines if key in (line.start, line.end)]


def fold(
    network: Subgraph, lines: Sequence[Line], focus: Sequence[str], *, people: bool | None = None
) -> Drawn:
    """Fold who holds a post into it and, where there is a focus, crowds and shadowing policing bodies.

    Parameters
    ----------
    network : Subgraph
    lines : sequence of Line
    focus : sequence of str
        Never folded.
    people : bool, optional
        Whether people and posts are drawn; unless told, everywhere but around a force or policing body.

    Returns
    -------
    Drawn
    """
    drawn = Drawn(list(lines), overseen=own_forces(network))
    _holders(network, drawn, focus)
    _posts(network, drawn, focus)
    labels = {network.nodes[key].label for key in focus}
    around_force = bool(labels & set(POLICING)) and not labels & set(PEOPLE)
    if people is False or (people is None and around_force):
        _people(network, drawn)
    if focus:
        _crowds(network, drawn, focus)
        _policing_bodies(network, drawn, focus)
        for key in focus:
            if network.nodes[key].label in JOINT:
                _card(network, drawn, key)
        _stranded(drawn, _reached(lines, focus), focus)
    return drawn


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
    for key in sorted(network.nodes):
        held = [line for line in drawn.of(key) if line.relation == "HOLDS" and line.start == key]
        if network.nodes[key].label != "Person" or key in focus or len(held) != 1 or held[0].end in focus:
            continue
        post = held[0].end
        name, before = network.nodes[key].name, drawn.second.get(post)
        drawn.second[post] = f"{before}; {name}" if before else name
        drawn.drop(lambda line, held=held: line in held, lambda line: line.end, "holds the post")  # type: ignore[misc]
        drawn.lines = [replace(x, start=post) if x.start == key else x for x in drawn.lines]


def _posts(network: Subgraph, drawn: Drawn, focus: Sequence[str]) -> None:
    """Where a post is shown by what it does, its AT lines go: its name says where it is."""
    busy = {line.start for line in drawn.lines if line.relation not in ("AT", "HOLDS")}
    drawn.drop(
        lambda line: line.relation == "AT" and line.start in busy and line.start not in focus,
        lambda line: line.start,
        "the post's other line says it",
    )


def _people(network: Subgraph, drawn: Drawn) -> None:
    """Around a force, the people and posts of what it takes part in stand in the panel, not on the map."""
    people = {key for key, node in network.nodes.items() if node.label in PEOPLE}
    drawn.drop(
        lambda line: line.start in people,
        lambda line: line.end,
        "a person or post, to be met through the body",
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
            "of a policing body beside its own force"
            if shadow == key
            else "of a force beside its own policing body",
        )


def _crowds(network: Subgraph, drawn: Drawn, focus: Sequence[str]) -> None:
    """A unit with many participants carries their number; those of the focus keep their lines."""
    near = {*focus, *(drawn.overseen.get(key, key) for key in focus)}
    near |= {body for body, force in drawn.overseen.items() if force in focus}
    parties: dict[str, set[str]] = defaultdict(set)
    for line in drawn.lines:
        if line.relation == "COLLABORATES" and not line.possible:
            parties[line.end].add(line.start)
    alone = {unit: {x for x in who if drawn.overseen.get(x) not in who} for unit, who in parties.items()}
    crowded = {unit for unit, who in alone.items() if len(who) >= CROWD and unit not in focus}
    for unit in sorted(crowded):
        drawn.badges[unit] = _count(network, parties[unit], drawn.overseen)
    drawn.drop(
        lambda line: line.relation == "COLLABORATES" and line.end in crowded and line.start not in near,
        lambda line: line.end,
        "one of many that take part",
    )


def _count(network: Subgraph, who: set[str], overseen: Mapping[str, str]) -> str:
    """How many take part: "all 43", "10 forces", "12 policing bodies", "14 bodies"."""
    own = {key for key in who if overseen.get(key) not in who}
    forces = {key for key in own if network.nodes[key].label == "Force"}
    territorial = {
        key for key in forces if network.nodes[key].properties.get("kind", "territorial") == "territorial"
    }
    if len(territorial) == ALL_FORCES:
        more = len(own) - ALL_FORCES
        return f"all {ALL_FORCES}" + (f" + {more}" if more else "")
    if forces == own:
        return f"{len(own)} forces"
    if all(network.nodes[key].label == "PCC" for key in own):
        return f"{len(own)} policing bodies"
    return f"{len(own)} bodies"


def _card(network: Subgraph, drawn: Drawn, unit: str) -> None:
    """Those who take part only because a source says "all forces" stand on one card."""
    crowd = [x for x in drawn.lines if x.relation == "COLLABORATES" and x.end == unit and x.by_class]
    if len(crowd) < CROWD:
        return
    who = {line.start for line in crowd if len(drawn.of(line.start)) == 1}
    crowd = [line for line in crowd if line.start in who]
    if len(crowd) < CROWD:
        return
    key = f"fold|{unit}"
    count = _count(network, who, drawn.overseen).removeprefix("all ")
    name = f"{count} forces" if count.isdigit() else count
    drawn.cards.append(
        Body(key, name, name, "Fold", "Fold", second="as “all forces”", members=tuple(sorted(who)))
    )
    drawn.drop(lambda line: line in crowd, lambda line: key, "named only as “all forces”")
    whole = replace(
        max(crowd, key=lambda line: (line.works, line.newest, line.id)),
        id=f"{key}|COLLABORATES|{unit}",
        start=key,
        claims=tuple(sorted({claim for line in crowd for claim in line.claims})),
        disputed=any(line.disputed for line in crowd),
        says=f"{name} take part in {network.nodes[unit].name}, as “all forces”",
    )
    drawn.lines.append(whole)
