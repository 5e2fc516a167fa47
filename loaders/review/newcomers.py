"""Whom accepted rows speak of: known bodies by id or name, and the new ones with the ids they get."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.model import Entity
from graph.schema import LABEL_NAMES, NODE_LABELS
from loaders.candidates import Candidate
from loaders.names.abbreviations import plain_name
from loaders.names.identity import Known
from loaders.names.nearness import Names, People
from loaders.names.ranks import without_rank

NEW: Final = "new"
"""What stands in the id of a body that is new although its name is nearly a known one."""
NEVER_NEW: Final = ("Document", "Figure", "Rule", "Function")
PREFIX: Final = {"PCC": "lpb", "NationalBody": "national"}
LONGEST: Final = 60
"""Characters of the name in an id."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of an accepted row: what its id, name and label say, and which labels the relation allows there."""

    where: str
    column: str
    id: str
    name: str
    label: str
    allowed: tuple[str, ...]


@dataclass(slots=True)
class Newcomers:
    """The bodies that nobody knew before, collected while rows are read.

    Attributes
    ----------
    known : Known
    own : mapping of (label, compared name) to str
        Ids of the bodies that stand in the office's own tables already.
    answers : mapping of (label, compared name) to str
        What a person wrote as the id of a name, in any row of the same file: it answers for all of them.
    nodes : dict of (label, compared name) to Entity
        The new ones.
    """

    known: Known
    own: Mapping[tuple[str, str], str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    nodes: dict[tuple[str, str], Entity] = field(default_factory=dict)
    _asked: dict[tuple[str, str], End] = field(default_factory=dict)

    def id_of(self, end: End, problems: list[str]) -> str:
        """The id of an end; empty where it has none, with the reason among the problems."""
        if end.id and end.id != NEW:
            return end.id
        name = without_rank(end.name)[0] if end.label == "Person" else " ".join(end.name.split())
        label = end.label or (end.allowed[0] if len(end.allowed) == 1 else "")
        here = f"{end.where}: {end.column}"
        if not name:
            problems.append(f"{here}: neither id nor name; expected one of them.")
            return ""
        is_new = end.id == NEW
        if not is_new:
            match = self.known.resolve(end.name, (end.label,) if end.label else end.allowed)
            answer = self.answers.get((end.label, plain_name(end.name)), "") if match.near else match.id
            if answer and answer != NEW:
                return answer
            is_new = answer == NEW
            if match.near and not is_new:
                problems.append(f'{here}: {match.why} The id, or "{NEW}", goes into {end.column}_id.')
                return ""
            if not match.name and not is_new:
                problems.append(f"{here}: {match.why}")
                return ""
        if label not in NODE_LABELS or label in NEVER_NEW:
            problems.append(f"{here}: {_unlabelled(name, end.label)}")
            return ""
        return self._entered((label, plain_name(name)), name, None if is_new else end)

    def called(self, key: str, written: str) -> str:
        """The name of a known body, of another what its source writes."""
        return self.known.nodes[key].name if key in self.known.nodes else written

    def _entered(self, key: tuple[str, str], name: str, asked: End | None) -> str:
        if key in self.own:
            return self.own[key]
        if key not in self.nodes or name > self.nodes[key].name:
            self.nodes[key] = Entity(self._slug(key), key[0], {"name": name})
        if asked:
            self._asked.setdefault(key, asked)
        return self.nodes[key].id

    def _slug(self, key: tuple[str, str]) -> str:
        """The same for the same label and name in whatever order bodies come, and nobody's else."""
        label, name = key
        whole = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
        slug = f"{PREFIX.get(label, label.lower())}-{whole[:LONGEST].strip('-')}"
        if not whole or len(whole) > LONGEST or slug in self.known.nodes:
            slug += "-" + hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:6]
        return slug

    def alike(self) -> Iterator[str]:
        """A problem for each two new bodies of one kind whose names are nearly the same."""
        for label in dict.fromkeys(label for label, _ in sorted(self._asked)):
            named = {self.nodes[key].name: key for key in sorted(self._asked) if key[0] == label}
            pairs, all_seen = People({n: [n] for n in named}).pairs() if label == "Person" else _twins(named)
            for pair in pairs:
                first, second = (self._asked[named[name]] for name in pair)
                yield (
                    f'{second.where}: {second.column}: "{second.name}" may be the "{first.name}" of '
                    f'{first.where}; write one name in both, or "{NEW}" in the id of both.'
                )
            if not all_seen:
                yield (
                    f"{len(named):,} new people are too many alike to look for all under two spellings; accept them "
                    f'in parts, or write "{NEW}" in their ids.'
                )


def answers(told: Iterable[Candidate]) -> dict[tuple[str, str], str]:
    """The one id that a person wrote for a name, by label and compared name.

    Examples
    --------
    >>> rows = [Candidate(to_name="Joint Drones", to_label="Unit", to_id="new"), Candidate(to_name="Joint Drones")]
    >>> answers(rows)
    {('Unit', 'joint drones'): 'new'}
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in told:
        for key, name, label in (
            (row.from_id, row.from_name, row.from_label),
            (row.to_id, row.to_name, row.to_label),
        ):
            if key and name:
                found[label, plain_name(name)].add(key)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _twins(named: Iterable[str]) -> tuple[list[tuple[str, str]], bool]:
    names = Names(Entity(name, "", {"name": name}) for name in named)
    return sorted({(name, near) for name in named for near in names.twins(name) if name < near}), True


def _unlabelled(name: str, label: str) -> str:
    if label in NEVER_NEW:
        return f'nobody is known by the name "{name}", and a new {LABEL_NAMES[label]} is not made from a row.'
    expected = ", ".join(label for label in NODE_LABELS if label not in NEVER_NEW)
    return f'nobody is known by the name "{name}"; say what it is in the label: {expected}.'
