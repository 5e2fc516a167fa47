"""Crowds: what many take part in carries their number, or stands on one card, instead of their lines."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.drawing.parts import Body, Fold, Line
from graph.model import Subgraph
from graph.schema import JOINS

CROWD: Final = 9
"""From this many participants a unit carries their number instead of their lines."""
ALL_FORCES: Final = 43
"""The territorial forces of England and Wales."""
NEARLY_ALL: Final = 39
"""From this many, nine in ten, a body is one that nearly everybody is in."""
EVERYONE: Final = "fold|everyone"
"""The card of the bodies that nearly everybody is in."""


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


def crowds(network: Subgraph, drawn: Drawn, kept: Sequence[str]) -> None:
    """A unit with many participants carries their number; the lines of those who are kept stay."""
    near = {*kept, *(drawn.overseen.get(key, key) for key in kept)}
    near |= {body for body, force in drawn.overseen.items() if force in kept}
    parties = _parties(drawn)
    _badged(network, drawn, parties, _with(parties, drawn, CROWD) - set(kept), list(near))


def _parties(drawn: Drawn) -> dict[str, set[str]]:
    """Who takes part in each unit for certain."""
    parties: dict[str, set[str]] = defaultdict(set)
    for line in drawn.lines:
        if line.relation == "COLLABORATES" and not line.possible:
            parties[line.end].add(line.start)
    return parties


def _with(parties: Mapping[str, set[str]], drawn: Drawn, least: int) -> set[str]:
    """The units with at least so many participants, a policing body beside its own force not counted."""
    alone = {unit: {x for x in who if drawn.overseen.get(x) not in who} for unit, who in parties.items()}
    return {unit for unit, who in alone.items() if len(who) >= least}


def everyone(
    network: Subgraph, drawn: Drawn, kept: Sequence[str], *, opened: bool = False, leaders: bool = True
) -> None:
    """The bodies that nearly all forces are in stand on one card; opened, each stands by itself with their number.

    Those kept are left alone. What they do with bodies on the card they do with the card, one line for each
    relation; so do others that lead, host or govern them, unless `leaders` is False.
    """
    parties = _parties(drawn)
    members = {unit for unit in _with(parties, drawn, NEARLY_ALL) if unit not in kept}
    if opened or len(members) < 2:
        if leaders:
            _badged(network, drawn, parties, members, kept)
        return
    drawn.drop(
        lambda line: (
            bool({line.start, line.end} & members)
            and not {line.start, line.end} & set(kept)
            and (line.relation == "COLLABORATES" or not leaders)
        ),
        lambda line: EVERYONE,
        "of bodies on one card",
    )
    national = all(network.nodes[key].label == "NationalBody" for key in members)
    short = f"{len(members)} {'national ' if national else ''}bodies"
    drawn.cards.append(
        Body(
            EVERYONE, f"{short} that all forces, or nearly all, are in", short, "Fold", "Fold",
            reach="National", members=tuple(sorted(members)),
        )
    )  # fmt: skip
    _onto(network, drawn, members, short)


def _badged(
    network: Subgraph, drawn: Drawn, parties: Mapping[str, set[str]], units: set[str], kept: Sequence[str]
) -> None:
    """These units carry the number of those who take part instead of their lines."""
    drawn.badges |= {unit: counted(network, parties[unit], drawn.overseen) for unit in sorted(units)}
    drawn.drop(
        lambda line: line.relation == "COLLABORATES" and line.end in units and line.start not in kept,
        lambda line: line.end,
        "of participants whose number stands at their unit",
    )


def _onto(network: Subgraph, drawn: Drawn, members: set[str], name: str) -> None:
    """Lines at bodies on the card become lines at the card."""
    merged: dict[str, list[Line]] = defaultdict(list)
    for line in drawn.lines:
        if line.start in members or line.end in members:
            merged[_ends(line, members)].append(line)
    into = {line.id: key for key, lines in merged.items() for line in lines}
    inside = {x.id for x in drawn.lines if x.start in members and x.end in members}
    drawn.drop(
        lambda line: line.id in into,
        lambda line: EVERYONE if line.id in inside else into[line.id],
        "of bodies on one card",
    )
    drawn.lines += [
        _together(network, key, lines, members, name) for key, lines in sorted(merged.items())
        if not {line.id for line in lines} & inside
    ]  # fmt: skip


def _ends(line: Line, members: set[str]) -> str:
    start, end = (EVERYONE if key in members else key for key in (line.start, line.end))
    return "|".join([start, line.relation, end, *(["other"] if line.style.endswith(" light") else [])])


def _together(network: Subgraph, key: str, lines: Sequence[Line], members: set[str], name: str) -> Line:
    first = max(lines, key=lambda line: (line.works, line.newest, line.id))
    inner = sorted({network.nodes[x].name for line in lines for x in (line.start, line.end) if x in members})
    start = EVERYONE if first.start in members else first.start
    end = EVERYONE if first.end in members else first.end
    named = f"{len(inner)} of the {name}" if len(inner) > 1 else inner[0]
    ends = [named if x == EVERYONE else network.nodes[x].name for x in (start, end)]
    return replace(
        first, id=key, start=start, end=end,
        claims=tuple(sorted({claim for line in lines for claim in line.claims})),
        possible=all(line.possible for line in lines), ended=all(line.ended for line in lines),
        stale=all(line.stale for line in lines), disputed=any(line.disputed for line in lines),
        roles=tuple(sorted({role for line in lines for role in line.roles})),
        says=f"{ends[0]} {JOINS[first.relation].said} {ends[1]}",
        detail=first.detail if len(lines) == 1 else ", ".join(inner),
    )  # fmt: skip


def counted(network: Subgraph, who: set[str], overseen: Mapping[str, str]) -> str:
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


def card(network: Subgraph, drawn: Drawn, unit: str) -> None:
    """Those who take part only because a source says "all forces" stand on one card."""
    crowd = [x for x in drawn.lines if x.relation == "COLLABORATES" and x.end == unit and x.by_class]
    if len(crowd) < CROWD:
        return
    who = {line.start for line in crowd if len(drawn.of(line.start)) == 1}
    crowd = [line for line in crowd if line.start in who]
    if len(crowd) < CROWD:
        return
    key = f"fold|{unit}"
    count = counted(network, who, drawn.overseen).removeprefix("all ")
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
