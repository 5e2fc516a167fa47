"""The same store with people hidden: posts stay, and no name, alias or id made of a name is left in it.

See docs/decisions/0007-people-hidden.md for why a copy, what is hidden and what that cannot do.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.model import Entity, Facts, Relationship, Result
from graph.schema import BASES, BODIES, CAPACITIES, LABEL_NAMES, ROLES, SCOPES, STATUSES, TIERS
from graph.store import Store, data_directory
from graph.store.cells import leaves
from graph.store.copied import CopiedStore
from graph.store.mentions import ADDRESSES, names_in, names_itself, texts
from graph.store.naming import HIDDEN, NO_ADDRESS, Names

NAMELESS: Final = "name hidden"
KEY_FILE: Final = "people.key"
PSEUDONYM: Final = re.compile(r"person-[0-9a-f]{10}")
CLOSED: Final = frozenset(
    {*BASES, *CAPACITIES, *SCOPES, *STATUSES, *TIERS, *(role for some in ROLES.values() for role in some)}
)
"""Values that the schema gives, and that no name can stand in."""
HASHED: Final = ("source", "place", "row", "column", "role", "term")
"""What a claim's id is made of, beside its ends."""


def without_people(store: Store, key: bytes | None = None) -> Store:
    """The same store with people hidden.

    Parameters
    ----------
    store : Store
        Closed together with the one returned.
    key : bytes, optional
        Makes the pseudonyms; kept in the user's data directory unless given.

    Returns
    -------
    Store
        Reads as any other, from a copy in which no name of a person is; it cannot be loaded.
    """
    secret = key or own_key()
    return CopiedStore(store, lambda facts: hidden(facts, secret), "without people")


def always_hidden() -> bool:
    """Whether this office never shows names of people: CONCORD_HIDE_PEOPLE is set to anything but 0, no or false."""
    return os.environ.get("CONCORD_HIDE_PEOPLE", "").strip().lower() not in ("", "0", "no", "false", "off")


def own_key() -> bytes:
    """A secret of this user, made once; where it cannot be kept, one of this process.

    Who guesses a name must not be able to check the guess by making its pseudonym.
    """
    file = data_directory() / KEY_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as new:
            new.write(secrets.token_bytes(32))
    except FileExistsError:
        pass
    except OSError:
        return _PROCESS_KEY
    try:
        kept = file.read_bytes()
    except OSError:
        return _PROCESS_KEY
    return kept if len(kept) >= 32 else _PROCESS_KEY


_PROCESS_KEY: Final = secrets.token_bytes(32)


def told(result: Result) -> str:
    """How many people an answer shows without their names; empty where it speaks of none.

    Examples
    --------
    >>> told(Result(("who",), (("person-7f3a92c1d0",),)))
    '1 person is shown without a name.'
    """
    cells = list(leaves(result.rows))
    found = {node.id for node in result.subgraph.nodes.values() if node.label == "Person"}
    found |= {cell.id for cell in cells if isinstance(cell, Entity) and cell.label == "Person"}
    found |= {cell for cell in cells if isinstance(cell, str) and PSEUDONYM.fullmatch(cell)}
    if found:
        one = len(found) == 1
        return f"{'1 person is' if one else f'{len(found):,} people are'} shown without {'a name' if one else 'names'}."
    marks = (NAMELESS, NO_ADDRESS)
    spoken = any(mark in text for cell in cells for text in texts(_plain(cell)) for mark in marks)
    return "Names of people are hidden." if spoken else ""


def _plain(cell: Any) -> Any:
    return cell.properties if isinstance(cell, Entity | Relationship) else cell


def hidden(facts: Facts, key: bytes) -> Facts:
    """The facts without names of people.

    Parameters
    ----------
    facts : Facts
    key : bytes
        The secret that pseudonyms are made with.

    Returns
    -------
    Facts
        As many nodes and claims as before. A person is called by the post held; ids that hold a name are
        pseudonyms, and so are those of claims that hash one.
    """
    persons = frozenset(node.id for node in facts.nodes if node.label == "Person")
    hiding = _Hiding(names_in(facts), key, persons, ids={})
    for node in facts.nodes:
        if hiding.named(node):
            hiding.ids[node.id] = f"{LABEL_NAMES[node.label].replace(' ', '-')}-{hiding.code(node.id)[:10]}"
    posts = dict(_posts(facts))
    nodes = tuple(hiding.node(node, posts.get(node.id)) for node in facts.nodes)
    return Facts(nodes, tuple(map(hiding.claim, facts.relationships)))


def _posts(facts: Facts) -> Iterator[tuple[str, str]]:
    """The name of the newest post that each person holds."""
    names = {node.id: node.name for node in facts.nodes}
    held: dict[str, list[Relationship]] = defaultdict(list)
    for claim in facts.relationships:
        if claim.type == "HOLDS":
            held[claim.start].append(claim)
    for person, claims in held.items():
        own = [claim.properties for claim in claims]
        best = max(
            range(len(claims)),
            key=lambda n: (own[n].get("status") != "ended", str(own[n].get("as_of", "")), claims[n].end),
        )
        yield person, names[claims[best].end]


@dataclass(frozen=True, slots=True)
class _Hiding:
    """Names, and what stands in place of ids that hold one."""

    names: Names
    key: bytes
    persons: frozenset[str]
    ids: dict[str, str]
    shown: dict[str, str] = field(default_factory=dict)
    """What was made of the texts so far; most come again and again."""

    def code(self, text: str) -> str:
        return hmac.new(self.key, text.encode(), hashlib.sha256).hexdigest()

    def named(self, node: Entity) -> bool:
        """Whether an id is made of a name; that of a body may share a word with one."""
        if node.label in (*BODIES, "Function"):
            return self.names.hide(node.id) != node.id
        return node.id in self.persons or self.names.in_address(node.id)

    def node(self, node: Entity, post: str | None) -> Entity:
        key = self.ids.get(node.id, node.id)
        own = {name: value for name, value in self.properties(node.properties) if value != NO_ADDRESS}
        if node.id in self.persons:
            named = f"{self.names.hide(post)} ({NAMELESS})" if post else f"A person ({NAMELESS})"
            kept = {k: v for k, v in own.items() if k not in ("aliases", "abbreviation", *ADDRESSES)}
            own = {k: HIDDEN if "name" in k or "alias" in k else v for k, v in kept.items()} | {"name": named}
        return Entity(key, node.label, {**own, "id": key})

    def claim(self, claim: Relationship) -> Relationship:
        start, end = (self.ids.get(key, key) for key in (claim.start, claim.end))
        own = dict(self.properties(claim.properties))
        if claim.end in self.persons and names_itself(claim):
            own["value"] = HIDDEN
        same = (start, end) == (claim.start, claim.end)
        same = same and all(own.get(name) == claim.properties.get(name) for name in HASHED)
        key = claim.id if same else "c" + self.code(claim.id)[:14]
        return Relationship(key, claim.type, start, end, {**own, "id": key})

    def properties(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for name, value in given.items():
            term = name if self.text(name) == name else "name_hidden"
            several = isinstance(value, list | tuple)
            yield term, [self.text(part) for part in value] if several else self.text(value)

    def text(self, value: Any) -> Any:
        """A value without names; an id becomes its pseudonym."""
        if not isinstance(value, str) or value in CLOSED:
            return value
        if value not in self.shown:
            self.shown[value] = self.ids.get(value) or self.names.hide(value)
        return self.shown[value]
