"""What a marked sentence says, by all rules; and the units that it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.documents import Passage
from loaders.extraction.naming import Names
from loaders.extraction.reading import PUBLISHED, Reading, agreement
from loaders.extraction.recasting import own_words, plain, relatives, stated
from loaders.extraction.rules import RULES
from loaders.extraction.rules.members import COUNCILS
from loaders.extraction.rules.participation import KEYED
from loaders.extraction.sentences import (
    DENIED,
    PAST,
    asserts,
    told,
    without_examples,
)
from loaders.extraction.slots import Body, Clause, Found, Marked, Slot, each

SUPPOSING: Final = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ss]uppose|[Ii]magine|suggest\w*|propos\w+|recommend\w*)\b|\?\s*$"
)
"""What makes even a relative clause a thing supposed."""
APART: Final = 0.92
"""How sure a clause is that stands in a sentence of which another part is only supposed."""


def facts(sentence: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    slots = {
        mark: with_agreement(slot, reading) if slot.kind == "J" else slot
        for mark, slot in sentence.slots.items()
    }
    speaker = reading.publisher if not reading.inspected else None
    ours = Slot("G", (replace(speaker, sure=PUBLISHED),), "") if speaker else None
    near = reading.passage - reading.spoken <= 1
    under = _under(sentence, reading)
    for part in (without_examples(part) for part in told(own_words(sentence.marked))):
        topic = reading.topic
        supposed = not asserts(part)
        for text, whole in stated(plain(part) if supposed else part):
            units = [slots[c] for c in text if c in slots and slots[c].kind == "J"]
            for about, spoken in _recast(text, slots, topic):
                yield from _by_rules(
                    Clause(
                        about,
                        slots,
                        sentence.text,
                        passage,
                        spoken,
                        near=near,
                        ours=ours,
                        under=under,
                        register=reading.register,
                    ),
                    whole,
                )
            topic = units[-1] if units else topic
        if supposed and not SUPPOSING.search(part):
            for relative, spoken in _relatives(part, slots, reading.topic):
                yield from _by_rules(
                    Clause(relative, slots, sentence.text, passage, spoken, near=near, ours=ours), False
                )


def _under(sentence: Marked, reading: Reading) -> Slot | None:
    """The unit named before in the passage; else that of its heading. A line of parties may stand before the unit's name."""
    here = reading.topic if reading.spoken == reading.passage else None
    unit = (
        here or reading.section or (reading.single if KEYED.match(sentence.text) else None) or reading.whole
    )
    return with_agreement(unit, reading) if unit and len(unit.bodies) == 1 else None


def _by_rules(clause: Clause, whole: bool) -> Iterator[Found]:
    clause = replace(clause, denied=bool(DENIED.search(clause.text)))
    found = [fact for rule in RULES for fact in rule(clause)]
    for fact in sorted(map(_member, found), key=lambda fact: -fact.sure):
        yield fact if whole else replace(fact, sure=fact.sure * APART)


def _member(fact: Found) -> Found:
    """Who belongs to a council of chiefs or commissioners is its member, unless an agreement is what joins them."""
    council = fact.relation == "COLLABORATES" and fact.end.id in COUNCILS
    return replace(fact, relation="MEMBER_OF") if council and not fact.rule.startswith("agreements") else fact


def _recast(text: str, slots: dict[str, Slot], topic: Slot | None) -> Iterator[tuple[str, Slot | None]]:
    """A clause as it stands, without asides, and its relative clauses; each with the unit spoken of before it."""
    yield text, topic
    if plain(text) != text:
        yield plain(text), topic
    yield from _relatives(text, slots, topic)


def _relatives(text: str, slots: dict[str, Slot], topic: Slot | None) -> Iterator[tuple[str, Slot | None]]:
    for relative, before in relatives(text):
        units = [slots[c] for c in before if c in slots and slots[c].kind == "J"]
        if asserts(relative):
            yield relative, units[-1] if units else topic


def units_of(sentence: Marked) -> list[Slot]:
    """The units that a sentence speaks of: by name, or else by their agreements."""
    return sentence.kinds("J") or [Slot("J", (a.of,), a.text) for a in sentence.kinds("A") if a.of]


def with_agreement(unit: Slot, reading: Reading) -> Slot:
    """A unit's slot with the agreement that is, or would be, about it."""
    return replace(unit, of=agreement(unit.bodies[0], reading))


def in_name(sentence: Marked, names: Names, text: str) -> Iterator[Found]:
    """The forces whose areas a joint unit is called by, as the document writes its name."""
    doubt = DENIED.search(sentence.marked) or PAST.search(sentence.marked)
    for unit in [] if doubt or not asserts(sentence.marked) else sentence.kinds("J"):
        held = names.areas(unit.text, "" if sentence.kinds("G") else text)
        if len(held) > 1:
            forces = tuple(Body(names.nodes[key].name, key, "Force") for key in held)
            yield from each(
                "COLLABORATES",
                Slot("G", forces, "", "inferred"),
                unit,
                "participation: in its name",
                0.85,
            )
