"""What a marked sentence says, by all rules; and the units that it speaks of."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.documents import Passage
from loaders.extraction.naming import Names
from loaders.extraction.reading import Reading, agreement
from loaders.extraction.recasting import plain, relatives, stated
from loaders.extraction.rules import RULES
from loaders.extraction.sentences import (
    DENIED,
    PAST,
    asserts,
    told,
    without_examples,
)
from loaders.extraction.slots import Body, Clause, Found, Marked, Slot, each

APART: Final = 0.92
"""How sure a clause is that stands in a sentence of which another part is only supposed."""


def facts(sentence: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    slots = {
        mark: with_agreement(slot, reading) if slot.kind == "J" else slot
        for mark, slot in sentence.slots.items()
    }
    said = [without_examples(part) for part in told(sentence.marked)]
    said = [part if asserts(part) else plain(part) for part in said]
    for text, whole in (clause for part in said for clause in stated(part)):
        for about, topic in _recast(text, slots, reading):
            clause = Clause(about, slots, sentence.text, passage, topic, bool(DENIED.search(about)))
            found = [fact for rule in RULES for fact in rule(clause)]
            for fact in sorted(found, key=lambda fact: -fact.sure):
                yield fact if whole else replace(fact, sure=fact.sure * APART)


def _recast(text: str, slots: dict[str, Slot], reading: Reading) -> Iterator[tuple[str, Slot | None]]:
    """A clause as it stands, without asides, and its relative clauses; each with the unit spoken of before it."""
    yield text, reading.topic
    if plain(text) != text:
        yield plain(text), reading.topic
    for relative, before in relatives(text):
        units = [slots[c] for c in before if c in slots and slots[c].kind == "J"]
        if asserts(relative):
            yield relative, units[-1] if units else reading.topic


def units_of(sentence: Marked) -> list[Slot]:
    """The units that a sentence speaks of: by name, or else by their agreements."""
    return sentence.kinds("J") or [Slot("J", (a.of,), a.text) for a in sentence.kinds("A") if a.of]


def with_agreement(unit: Slot, reading: Reading) -> Slot:
    """A unit's slot with the agreement that is, or would be, about it."""
    return replace(unit, of=agreement(unit.bodies[0], reading))


def in_name(sentence: Marked, names: Names) -> Iterator[Found]:
    """The forces whose areas a joint unit is called by, as the document writes its name."""
    doubt = DENIED.search(sentence.marked) or PAST.search(sentence.marked)
    for unit in [] if doubt or not asserts(sentence.marked) else sentence.kinds("J"):
        held = names.areas(unit.text)
        if len(held) > 1:
            forces = tuple(Body(names.nodes[key].name, key, "Force") for key in held)
            yield from each(
                "COLLABORATES",
                Slot("G", forces, "", "inferred"),
                unit,
                "participation: in its name",
                0.85,
            )
