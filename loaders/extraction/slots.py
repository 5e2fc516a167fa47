"""What a sentence is about, as marks: each name in it becomes one letter, so that a rule is a pattern over marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from loaders.documents import Passage

FIRST: Final = {"G": 0xE000, "L": 0xE400, "J": 0xE800, "A": 0xEC00, "B": 0xF000, "N": 0xF400}
"""Where the marks of each kind begin: bodies, a lone place, joint units, agreements, boards, people."""
WIDTH: Final = 0xFF
G, L, J, A, B, N = (f"[{chr(start)}-{chr(start + WIDTH)}]" for start in FIRST.values())
"""Patterns for one mark of a kind."""
ANY: Final = "[\ue000-\uf8ff]"
NO_MARK: Final = "[^\ue000-\uf8ff;]"
NO_JOINT: Final = "[^\ue800-\uf3ff;]"
"""Any letter but the mark of a unit, an agreement or a board."""


@dataclass(frozen=True, slots=True)
class Body:
    """One end of a fact: the name as written, and whom it was taken for."""

    name: str
    id: str = ""
    label: str = ""
    sure: float = 1.0

    @property
    def key(self) -> str:
        return self.id or self.name.lower()


@dataclass(frozen=True, slots=True)
class Slot:
    """What one mark stands for.

    Attributes
    ----------
    kind : str
        A key of FIRST.
    bodies : tuple of Body
        Several where a list of names is one mark.
    text : str
        The words that the mark replaced.
    basis, scope : str
        "inferred" and "class" where a region or "all five forces" stands for its members.
    of : Body or None
        Of an agreement: the unit it is about. Of a unit: its agreement.
    """

    kind: str
    bodies: tuple[Body, ...]
    text: str
    basis: str = ""
    scope: str = ""
    of: Body | None = None


@dataclass(slots=True)
class Marked:
    """A sentence whose names are marks; `text` is the sentence as it stands.

    `beside` holds the units whose name only stands before what is spoken of, as in "ERSOU detectives".
    """

    text: str
    marked: str
    slots: dict[str, Slot] = field(default_factory=dict)
    beside: list[Slot] = field(default_factory=list)

    def mark(self, slot: Slot) -> str:
        """A new mark that stands for the slot."""
        count = sum(1 for used in self.slots.values() if used.kind == slot.kind)
        letter = chr(FIRST[slot.kind] + min(count, WIDTH))
        self.slots[letter] = slot
        return letter

    def put(self, start: int, end: int, slot: Slot) -> None:
        """Replace a stretch of the marked text by one mark."""
        self.marked = self.marked[:start] + self.mark(slot) + self.marked[end:]

    def kinds(self, kind: str, within: str | None = None) -> list[Slot]:
        """The slots of a kind whose marks stand in the text, in order."""
        text = self.marked if within is None else within
        return [self.slots[c] for c in text if c in self.slots and self.slots[c].kind == kind]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that a rule looks at, with what went before.

    Attributes
    ----------
    text : str
        Its marked text.
    slots : mapping of mark to Slot
    says : str
        The whole sentence, as it stands.
    passage : Passage
    topic : Slot or None
        The unit that was spoken of before, or in the heading.
    denied : bool
        Whether it says that something is not so.
    near : bool
        Whether the topic was spoken of in this passage or the one before.
    ours : Slot or None
        The force or policing body that speaks, "we" in its document.
    under : Slot or None
        The unit of the heading or line it stands under, or the one that its passage is about.
    register : bool
        Whether the document says at its head that it is about agreements.
    """

    text: str
    slots: dict[str, Slot]
    says: str
    passage: Passage
    topic: Slot | None = None
    denied: bool = False
    near: bool = False
    ours: Slot | None = None
    under: Slot | None = None
    register: bool = False

    def slot(self, mark: str) -> Slot:
        return self.slots[mark]

    def units(self) -> list[Slot]:
        return [self.slots[c] for c in self.text if c in self.slots and self.slots[c].kind == "J"]


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that a rule found: a relation between two bodies, or (STATES) a term and value of one, which is `end`."""

    relation: str
    end: Body
    rule: str
    sure: float
    start: Body | None = None
    role: str = ""
    term: str = ""
    value: str = ""
    basis: str = ""
    scope: str = ""
    since: str = ""


def each(
    relation: str, starts: Slot, ends: Slot, rule: str, sure: float, *, role: str = "", since: str = ""
) -> Iterator[Found]:
    """One fact for each body of one slot with each of the other."""
    for start in starts.bodies:
        for end in ends.bodies:
            if start.key != end.key:
                yield Found(
                    relation, end, rule, sure * start.sure * end.sure, start, role=role,
                    basis=starts.basis, scope=starts.scope, since=since,
                )  # fmt: skip


def both(first: Slot, second: Slot) -> Slot:
    """The bodies of two slots as one."""
    bodies = tuple(dict.fromkeys((*first.bodies, *second.bodies)))
    return Slot("G", bodies, second.text, first.basis or second.basis, first.scope or second.scope)


def chosen(slots: Iterable[Slot], *labels: str) -> Slot | None:
    """The slots as one, with the bodies of these labels only; none where there is none."""
    kept = [slot for slot in slots if any(body.label in labels for body in slot.bodies)]
    bodies = tuple(body for slot in kept for body in slot.bodies if body.label in labels)
    return Slot(kept[0].kind, bodies, kept[0].text, kept[0].basis, kept[0].scope) if kept else None
