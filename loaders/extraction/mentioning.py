"""Known names, people and what a document defines, as marks in a sentence."""

import re
from dataclasses import replace
from typing import Final

from loaders.extraction.naming import Mention
from loaders.extraction.people import FULL, NAME, NO_PERSON, names_of_people
from loaders.extraction.reading import Reading
from loaders.extraction.regions import members
from loaders.extraction.slots import Body, Marked, Slot

OFFICE_AFTER: Final = re.compile(r"(?:,? Fire)? (?:and|&) Crime (?:(?P<who>Commissioner)|Panel)")
TITLED: Final = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Dame) (?P<surname>{NAME})\b(?! [A-Z])")
SURNAME: Final = 0.85
"""How sure it is who somebody is whose surname is all that a document gives."""


def mark_names(result: Marked, reading: Reading) -> None:
    """Every name that is known, a longer one before a shorter, and everybody with a rank or an office."""
    spans: list[tuple[int, int, Slot]] = []
    for short, body in reading.local.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?![\w-])", result.text):
            kind = {"Board": "B", "Person": "N", "Partner": "G"}.get(body.label, "J")
            spans.append((match.start(), match.end(), Slot(kind, (replace(body, name=body.name),), match[0])))
    for short, bodies in reading.shorts.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?![\w-])", result.text):
            spans.append((match.start(), match.end(), Slot("G", bodies, match[0])))
    grouped: dict[tuple[int, int], list[Mention]] = {}
    for mention in reading.names.mentions(result.text):
        grouped.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), mentions in grouped.items():
        tail = re.match(r" (?:Police|Constabulary)\b(?! and Crime)", result.text[end:])
        if tail and mentions[0].kind == "P":
            end += tail.end()
        office = OFFICE_AFTER.match(result.text, end)
        if office and mentions[0].kind == "F":
            end, mentions = office.end(), _offices(mentions, reading) if office["who"] else []
        slot = _slot(mentions, result.text[start:end], reading)
        if slot and not any(s < end and start < e and e - s >= end - start for s, e, _ in spans):
            spans = [span for span in spans if span[1] <= start or span[0] >= end]
            spans.append((start, end, slot))
    for start, end, rank, name in names_of_people(result.text):
        met = reading.known.resolve(name, ("Person",))
        slot = Slot("N", (Body(name, met.id, "Person"),), rank)
        spans = [span for span in spans if span[1] <= start or span[0] >= end]
        spans.append((start, end, _same_person(slot, reading)))
    for match in TITLED.finditer(result.text):
        full = re.findall(rf"\b({FULL})(?<= {match['surname']})\b", reading.text)
        names = {name for name in full if not NO_PERSON.search(name) and not name.startswith(match["title"])}
        if len(names) == 1 and not any(s < match.end() and match.start() < e for s, e, _ in spans):
            name = names.pop()
            who = Body(name, reading.known.resolve(name, ("Person",)).id, "Person", SURNAME)
            spans.append((match.start(), match.end(), Slot("N", (who,), match[0])))
    for start, end, slot in sorted(spans, key=lambda span: -span[0]):
        result.put(start, end, slot)


def _same_person(slot: Slot, reading: Reading) -> Slot:
    """Somebody whose surname alone is said is who was named in full before."""
    person = slot.bodies[0]
    surname = person.name.split()[-1]
    if " " in person.name:
        reading.people[surname] = person
    elif surname not in reading.people and not person.id:
        person = replace(person, sure=SURNAME)
    return replace(slot, bodies=(reading.people.get(surname, person),))


def _offices(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Kent Police" before "and Crime Commissioner" is the commissioner's area, and no force."""
    keys = [f"lpb-{m.id}" for m in mentions if f"lpb-{m.id}" in reading.names.nodes]
    return [replace(m, kind="P", id=key) for m, key in zip(mentions, keys, strict=False)]


def _slot(mentions: list[Mention], text: str, reading: Reading) -> Slot | None:
    kept = [m for m in mentions if _near(m.near, reading)]
    if not kept:
        return None
    first = kept[0]
    if first.kind == "A":
        node = reading.names.nodes[first.id]
        unit = reading.names.nodes.get(first.id.removesuffix("-agreement"))
        of = Body(unit.name, unit.id, unit.label) if unit else None
        return Slot("A", (Body(text, node.id, "Agreement"),), text, of=of)
    ids = {m.id for m in kept if m.kind not in "L"} or {m.id for m in kept}
    node = reading.names.nodes[first.id]
    body = Body(text, node.id, node.label) if len(ids) == 1 else Body(text, "", node.label)
    if first.kind == "P" and len(ids) > 1:
        return None
    kind = {"F": "G", "P": "G", "O": "G"}.get(first.kind, first.kind)
    return Slot(kind, (body,), text)


def _near(near: str, reading: Reading) -> bool:
    """Whether what a name's bracket says is spoken of in the document."""
    area = reading.publisher.name if reading.publisher else ""
    force = reading.other(reading.publisher, "Force") if reading.publisher else None
    if force and force.id in members(near, None):
        return True
    parts = re.split(r",\s*|\s+and\s+(?!Somerset)|\s+&\s+(?!Cornwall)", near)
    return all(part in reading.text for part in parts if part) or any(part in area for part in parts if part)
