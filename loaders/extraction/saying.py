"""What a marked sentence says, by all rules; and the units that it speaks of."""

from collections.abc import Iterator
from dataclasses import replace

from loaders.documents import Passage
from loaders.extraction.naming import Names
from loaders.extraction.reading import Reading, agreement
from loaders.extraction.rules import RULES
from loaders.extraction.sentences import (
    DENIED,
    PAST,
    asserts,
    clauses,
    told,
    without_examples,
)
from loaders.extraction.slots import Body, Clause, Found, Marked, Slot, each


def facts(sentence: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    slots = {
        mark: with_agreement(slot, reading) if slot.kind == "J" else slot
        for mark, slot in sentence.slots.items()
    }
    said = [part for part in told(sentence.marked) if asserts(part)]
    for text in (clause for part in said for clause in clauses(without_examples(part))):
        clause = Clause(text, slots, sentence.text, passage, reading.topic, bool(DENIED.search(text)))
        found = [fact for rule in RULES for fact in rule(clause)]
        yield from sorted(found, key=lambda fact: -fact.sure)


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
