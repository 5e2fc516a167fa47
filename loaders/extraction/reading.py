"""What is known while a document is read: the names, the publisher, and what was spoken of before."""

from dataclasses import dataclass, field
from typing import Final

from loaders.extraction.naming import Known, Names
from loaders.extraction.slots import Body, Slot

INFERRED: Final = 0.9
"""How sure a body is that a region or "all five forces" stands for; by that much a fact is less sure than its rule."""
PUBLISHED: Final = 0.95
"""The same for "we" and "the PCC"."""
SPOKEN: Final = 0.97
"""The same for "it" and "the unit"."""
LISTED: Final = 0.98
"""The same for a place in a list that means its force."""


@dataclass(slots=True)
class Reading:
    """What is known while a document is read, sentence by sentence."""

    known: Known
    names: Names
    text: str
    source: str
    local: dict[str, Body]
    publisher: Body | None = None
    office: Body | None = None
    topic: Slot | None = None
    fresh: bool = False
    lists: list[tuple[int, tuple[Body, ...]]] = field(default_factory=list)
    passage: int = 0
    around: str = ""
    spoken: int = 0
    before: Slot | None = None
    whole: Slot | None = None
    named: list[Slot] = field(default_factory=list)
    board: Slot | None = None
    steered: Slot | None = None
    steered_at: int = 0
    people: dict[str, Body] = field(default_factory=dict)
    alone: int = -1
    inspected: bool = False
    subject: Slot | None = None
    section: Slot | None = None
    single: Slot | None = None
    register: bool = False
    shorts: dict[str, tuple[Body, ...]] = field(default_factory=dict)
    told: tuple[str, ...] = ()

    def other(self, body: Body, label: str) -> Body | None:
        """The force of a policing body, or the policing body of a force."""
        if body.label == label:
            return body
        key = body.id.removeprefix("lpb-") if label == "Force" else f"lpb-{body.id}"
        node = self.names.nodes.get(key)
        return Body(body.name, key, node.label, body.sure) if node and node.label == label else None


def agreement(unit: Body, reading: Reading) -> Body:
    """The agreement on a unit: the known one, or a new one named for it."""
    node = reading.names.nodes.get(f"{unit.id}-agreement") if unit.id else None
    known = reading.names.nodes.get(unit.id)
    name = known.name if known else unit.name
    return Body(
        node.name if node else f"Agreement on {name}", node.id if node else "", "Agreement", unit.sure
    )
