"""Which known post somebody holds: asked and never proposed, since a text says a rank and a task, and no post's name."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.documents import Passage
from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.reading import Reading
from loaders.extraction.rules.people import MEETING
from loaders.extraction.slots import Body, Found, G, J, Marked, N
from loaders.extraction.titles import TITLE, post_of
from loaders.names.ranks import RANKS

HOLDER: Final = re.compile(
    rf"(?P<who>{N}|{FULL}), (?:the |who is (?:the )?)?(?P<office>{G})|(?P<office2>{G}),? (?P<who2>{N}|{FULL})"
)
OFFICE_OF: Final = re.compile(
    rf"(?P<who>{N}|{FULL})(?:,|, who is| is)? (?:the )?(?P<title>{TITLE})(?: (?:of|at|for) (?P<at>{G}|{J}))?(?=[\s,.;]|$)"
    rf"|(?P<title2>{TITLE}) (?:of|at|for) (?P<at2>{G}|{J}),? (?P<who2>{N}|{FULL})"
)
SIGNED: Final = re.compile(rf"^\W*(?P<who>{FULL})[,\s–-]+(?P<title>{TITLE})(?=[\s,.;]|$)(?! [A-Z][a-z]+ing)")
"""A name and a title alone, as at the head or the foot of a report or letter."""
TITLES: Final = re.compile(rf"(?P<title>{TITLE})(?! (?:of|for|at)\b)(?= [A-Z]|[,.;]|\s*$)")
LESSER: Final = "(?<!chief)(?<!detective)(?<!assistant)(?<!deputy)(?<!temporary)"
SHORTS: Final = {re.sub(r"[^a-z]", "", short): rank for rank, shorts in RANKS.items() for short in shorts}
OFFICES: Final = (
    (r"\bchief constable\b", "Force", "Chief Constable"),
    (r"commissioner\b|\bp(?:f)?cc\b", "PCC", "Police and Crime Commissioner"),
)
MOST: Final = 12
"""Words of a line that is but a name and a title, with a number or an address after it."""


def asked(said: Marked, facts: list[Found], passage: Passage, reading: Reading) -> Iterator[Found]:
    """Every post that a sentence speaks of, as a question: who holds it, and at which body it is."""
    found = [
        *(held for fact in facts for held in heading(fact, said, reading)),
        *offices(said, reading),
        *titled(said, passage, reading),
        *in_full(said, reading),
        *_to_meet(said, passage, reading),
    ]
    yield from found
    for post in dict.fromkeys(
        p for f in (*facts, *found) for p in (f.end, f.start) if p and p.label == "Post"
    ):
        at = _body_of(post, reading)
        if at:
            yield Found("AT", at, "posts: at", 0.85, post)


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
        person = _person(match["who"] or match["who2"], said, reading)
        for pattern, label, title in OFFICES:
            one = len(office.bodies) == 1 and office.bodies[0].label == label and person
            post = post_of(title, office.bodies[0].id, reading.names.nodes) if one else None
            if post and re.search(pattern, office.text, re.I):
                yield Found("HOLDS", post, "posts: office", 0.85, person)


def titled(said: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    """HOLDS the known post of a title: "Ann Other, Chief Executive of the unit"; alone on a line it is the publisher's."""
    for match in OFFICE_OF.finditer(said.marked):
        at = match["at"] or match["at2"]
        bodies = said.slots[at].bodies if at else ()
        yield from _held(
            match["who"] or match["who2"], match["title"] or match["title2"], bodies, said, reading
        )
    alone = SIGNED.match(passage.text)
    if alone and (len(passage.text.split()) <= MOST or MEETING.search(passage.heading)):
        yield from _held(alone["who"], alone["title"], _own(reading), said, reading)


def in_full(said: Marked, reading: Reading) -> Iterator[Found]:
    """HOLDS a known post that a text calls by its whole name, beside who has it."""
    for node in (post for post in reading.names.posts if post.name in said.text):
        after = re.search(rf"{re.escape(node.name)},? (?P<who>{FULL})", said.text)
        before = re.search(rf"(?P<who>{FULL}), (?:the )?{re.escape(node.name)}", said.text)
        person = _person(match["who"], said, reading) if (match := after or before) else None
        if person:
            yield Found("HOLDS", Body(node.name, node.id, "Post"), "posts: in full", 0.85, person)


def _to_meet(said: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    """CONTACT_FOR by title in a line of people to meet, and the unit's own post that whoever stands there holds."""
    if not MEETING.search(passage.heading):
        return
    opening = re.match(rf"\s*(?P<u>{J})\s*(?:[–—:-]|\()", said.marked)
    if not opening:
        yield from _about_all(said, passage, reading)
        return
    unit = said.slots[opening["u"]].bodies[0]
    for slot in said.slots.values():
        title = rank_of(slot.text) or slot.text
        if slot.kind == "N" and (post := post_of(title, unit.id, reading.names.nodes)):
            yield Found("HOLDS", post, "posts: to meet", 0.85, slot.bodies[0])
    for match in TITLES.finditer(said.marked):
        own = (post_of(match["title"], body.id, reading.names.nodes) for body in (*_own(reading), unit))
        known = next(filter(None, own), None)
        if known:
            yield Found("CONTACT_FOR", unit, "posts: to meet", 0.85, known)


def _about_all(said: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    """CONTACT_FOR the document by who stands in a line of people to meet that names no unit."""
    document = Body(reading.text.split("\n")[0], reading.source, "Document")
    alone = SIGNED.match(passage.text)
    person = _person(alone["who"], said, reading) if alone else None
    titles = [] if alone or said.kinds("J") else TITLES.findall(said.marked)
    posts = [
        next(filter(None, (post_of(t, b.id, reading.names.nodes) for b in _own(reading))), None)
        for t in titles
    ]
    for start in filter(None, (person, *posts)):
        yield Found("CONTACT_FOR", document, "posts: to meet", 0.85, start)


def _held(who: str, title: str, bodies: tuple[Body, ...], said: Marked, reading: Reading) -> Iterator[Found]:
    person = _person(who, said, reading)
    for body in bodies:
        post = post_of(title, body.id, reading.names.nodes)
        if post and person:
            yield Found("HOLDS", post, "posts: title", 0.85, person)


def _own(reading: Reading) -> tuple[Body, ...]:
    """The force and policing body whose document it is."""
    if reading.office is None:
        return ()
    return tuple(filter(None, (reading.other(reading.office, label) for label in ("Force", "PCC"))))


def _body_of(post: Body, reading: Reading) -> Body | None:
    """The body in whose name a known post's id begins; the longest, as units lie within units."""
    words = post.id.removeprefix("post-").split("-")
    for count in range(len(words) - 1, 0, -1):
        node = reading.names.nodes.get("-".join(words[:count]))
        if node:
            return Body(node.name, node.id, node.label)
    return None


def rank_of(said: str) -> str:
    """The rank that a short form means, or nothing.

    Examples
    --------
    >>> rank_of("Det C/ Supt"), rank_of("Det C/ Sup"), rank_of("Mr")
    ('detective chief superintendent', 'detective chief superintendent', '')
    """
    letters = re.sub(r"[^a-z]", "", said.lower())
    return SHORTS.get(letters, "") or SHORTS.get(re.sub(r"sup$", "supt", letters), "")


def _person(who: str, said: Marked, reading: Reading) -> Body | None:
    if who in said.slots:
        return said.slots[who].bodies[0]
    if NO_PERSON.search(who):
        return None
    return Body(who, reading.known.resolve(who, ("Person",)).id, "Person")
