"""Which known post somebody holds: asked and never proposed, since a text says a rank and a task, and no post's name."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.reading import Reading
from loaders.extraction.slots import Body, Found, G, Marked, N
from loaders.names.ranks import RANKS

OFFICES: Final = (
    (r"\bchief constable\b", "Force", "chief-constable"),
    (r"commissioner\b|\bp(?:f)?cc\b", "PCC", "police-and-crime-commissioner"),
)
HOLDER: Final = re.compile(
    rf"(?P<who>{N}|{FULL}), (?:the |who is (?:the )?)?(?P<office>{G})|(?P<office2>{G}),? (?P<who2>{N}|{FULL})"
)
LESSER: Final = "(?<!chief)(?<!detective)(?<!assistant)(?<!deputy)(?<!temporary)"
SHORTS: Final = {re.sub(r"[^a-z]", "", short): rank for rank, shorts in RANKS.items() for short in shorts}


def heading(found: Found, said: Marked, reading: Reading) -> Iterator[Found]:
    """HOLDS the one known post of head of a unit that has the rank said of who leads it."""
    if found.relation != "LEADS" or found.role != "head" or found.start is None or not found.end.id:
        return
    spoken = next((s.text for s in said.slots.values() if s.kind == "N" and found.start in s.bodies), "")
    rank = rank_of(spoken).replace(" ", "-")
    fitting = [
        node
        for node in reading.names.nodes.values()
        if rank and node.label == "Post" and re.search(rf"{LESSER}-{rank}-head-of", node.id)
        and re.search(rf"-{re.escape(found.end.id)}\b", node.id)
    ]  # fmt: skip
    if len(fitting) == 1:
        yield Found("HOLDS", Body(fitting[0].name, fitting[0].id, "Post"), "posts: head", 0.85, found.start)


def offices(said: Marked, reading: Reading) -> Iterator[Found]:
    """HOLDS the known post of chief constable or commissioner: "Ann Other, Chief Constable of Kent"."""
    for match in HOLDER.finditer(said.marked):
        office = said.slots[match["office"] or match["office2"]]
        who = match["who"] or match["who2"]
        person = said.slots[who].bodies[0] if who in said.slots else _stranger(who, reading)
        for pattern, label, tail in OFFICES:
            key = f"post-{office.bodies[0].id}-{tail}"
            one = len(office.bodies) == 1 and office.bodies[0].label == label and person
            if one and re.search(pattern, office.text, re.I) and key in reading.names.nodes:
                post = Body(reading.names.nodes[key].name, key, "Post")
                yield Found("HOLDS", post, "posts: office", 0.85, person)


def rank_of(said: str) -> str:
    """The rank that a short form means, or nothing.

    Examples
    --------
    >>> rank_of("Det C/ Supt"), rank_of("Det C/ Sup"), rank_of("Mr")
    ('detective chief superintendent', 'detective chief superintendent', '')
    """
    letters = re.sub(r"[^a-z]", "", said.lower())
    return SHORTS.get(letters, "") or SHORTS.get(re.sub(r"sup$", "supt", letters), "")


def _stranger(name: str, reading: Reading) -> Body | None:
    if NO_PERSON.search(name):
        return None
    return Body(name, reading.known.resolve(name, ("Person",)).id, "Person")
