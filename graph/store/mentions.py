"""Which names of people the facts hold: those of their nodes, and those that a text only mentions."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from graph.model import Facts, Relationship
from graph.schema import BODIES, POLICING
from graph.store.naming import AFTER, BESIDE, HONORIFICS, RANKS, WORD, Names, folded, name_parts, words

ADDRESSES: Final = ("website", "address")
"""Properties that are addresses."""


def names_in(facts: Facts) -> Names:
    """The names of all people that the facts know of or mention."""
    people, bodies, others, places = [], [], [], []
    for node in facts.nodes:
        own = [
            node.name,
            *texts(node.properties.get("aliases")),
            *texts(node.properties.get("abbreviation")),
        ]
        if node.label == "Person":
            people += own
        elif node.label not in ("Document", "Post"):
            others += own
            bodies += own if node.label in (*BODIES, "Function") else []
            places += own if node.label in POLICING else []
    persons = {node.id for node in facts.nodes if node.label == "Person"}
    for claim in facts.relationships:
        if claim.end in persons and names_itself(claim):
            people += texts(claim.properties.get("value"))
    spoken = sorted(set(_spoken(facts)))
    ordinary = {folded(word) for text in spoken for word in WORD.findall(text) if word.islower()}
    every = [*people, *mentioned(spoken, people, others)]
    taken = {word for name in others for word in words(name)}
    return Names.of(
        every, bodies=bodies, places={w for name in places for w in words(name)}, ordinary=ordinary | taken
    )


def _spoken(facts: Facts) -> Iterator[str]:
    """Every text of the facts that is neither an id nor an address."""
    every = [*(node.properties for node in facts.nodes), *(claim.properties for claim in facts.relationships)]
    for own in every:
        for name, value in own.items():
            if name not in ("id", "source", *ADDRESSES):
                yield from texts(value)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, its lists and maps opened."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from texts(part)


def names_itself(claim: Relationship) -> bool:
    """Whether a statement gives a name."""
    term = str(claim.properties.get("term", ""))
    return claim.type == "STATES" and ("name" in term or "alias" in term)


def mentioned(texts: Iterable[str], people: Iterable[str], known: Iterable[str]) -> list[str]:
    """Names that texts give although their bearers are nobody's node: after a rank, honorific or given name.

    Parameters
    ----------
    texts : iterable of str
    people : iterable of str
        Names of known people; their given names are looked for.
    known : iterable of str
        Names of everything else; no word of theirs is taken for a name, nor any that is written small anywhere.

    Examples
    --------
    >>> mentioned(["Councillor Dee Simson and the clerk spoke"], [], ["Clerk"])
    ['Dee Simson']
    """
    texts = [unicodedata.normalize("NFC", text) for text in texts]
    taken = {word for name in known for word in words(name)} | HONORIFICS | RANKS | AFTER
    taken |= {folded(m.group()) for text in texts for m in WORD.finditer(text) if m.group().islower()}
    given = {word for name in people for part in name_parts(name)[0] for word in words(part)} - taken
    leads = given | HONORIFICS | RANKS
    found: set[str] = set()
    for text in texts:
        tokens = list(WORD.finditer(text))
        for here, (before, token) in enumerate(pairwise(tokens), 1):
            lead = folded(before.group())
            if lead not in leads or before.group().islower() or not _named(token.group(), taken):
                continue
            if not BESIDE.fullmatch(text, before.end(), token.start()):
                continue
            if lead in given:
                found.add(f"{before.group()} {token.group()}")
            else:
                after = tokens[here + 1] if here + 1 < len(tokens) else None
                more = after and BESIDE.fullmatch(text, token.end(), after.start())
                both = more and after is not None and _named(after.group(), taken)
                found.add(f"{token.group()} {after.group()}" if both and after else token.group())
    return sorted(found)


def _named(word: str, taken: set[str]) -> bool:
    """Whether a word is written as a name and is no word that anything else uses."""
    return len(word) > 2 and word[0].isupper() and not word.isupper() and folded(word) not in taken
