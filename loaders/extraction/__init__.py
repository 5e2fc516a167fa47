"""Passages as candidate facts, each with its sentence, place, confidence and the rule that found it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.candidates import Candidate
from loaders.documents import Document, Passage
from loaders.extraction import defining, posts
from loaders.extraction.listing import (
    Lead,
    carries,
    heading_lead,
    is_item,
    item_facts,
    lead,
    names_alone,
    under_heading,
)
from loaders.extraction.marking import marked
from loaders.extraction.naming import Known, Names
from loaders.extraction.publishing import INSPECTION, publisher
from loaders.extraction.reading import Reading, agreement
from loaders.extraction.rules import RULES
from loaders.extraction.rules.roles import chairs
from loaders.extraction.sentences import (
    DENIED,
    PAST,
    asserts,
    clauses,
    is_cut,
    sentences,
    told,
    without_examples,
)
from loaders.extraction.slots import Body, Clause, Found, G, Marked, Slot, each
from loaders.extraction.tabling import details, headless, is_pair, row_facts, row_text

__all__ = ["candidates"]

MOST = 1_500
"""Letters of a sentence; a longer one is a table or a list that lost its shape, and is not read."""
SHORT = 20
"""Words of a line between two lists of parties, as "and the following policing bodies"."""
BOARD = re.compile(r"\b(?:committee|board)\b", re.I)
LASTING = 3
"""For how many passages a unit stays what is spoken of, once it is not named."""
ALL_FORCES = re.compile(r"\b(?:all|every) (?:43 |forty-three |Home Office )?(?:police )?forces?\b", re.I)


def candidates(
    document: Document, known: Known, *, source: str, names: Names | None = None
) -> list[Candidate]:
    """What a document says of who works with whom, proposed for a person to decide on.

    Parameters
    ----------
    document : Document
    known : Known
        What is known by name: its `nodes`, and `resolve(name, labels)`.
    source : str
        The id of the document among the facts.
    names : Names, optional
        The names of `known`, made once where many documents are read.

    Returns
    -------
    list of Candidate
        In reading order, each fact once. A question that a person has to answer has the decision "ask".

    Notes
    -----
    A sentence that supposes, asks, gives an example or tells what the law allows gives nothing; one that denies gives
    only who stays out. Linear in the length of the document.

    Examples
    --------
    >>> from graph.model import Entity
    >>> from loaders.documents import Passage
    >>> class Nobody:
    ...     nodes = {"kent": Entity("kent", "Force", {"name": "Kent Police"}),
    ...              "scd": Entity("scd", "Unit", {"name": "Serious Crime Directorate"})}
    ...     def resolve(self, name, labels=()):
    ...         raise AssertionError(name)
    >>> page = Document("A page", (Passage("The Serious Crime Directorate is hosted by Kent Police.", "paragraph 1"),))
    >>> [(c.from_id, c.relation, c.to_id, c.place) for c in candidates(page, Nobody(), source="doc-page")]
    [('kent', 'HOSTS', 'scd', 'paragraph 1')]
    """
    return list(_Reader(document, known, source, names or Names(known.nodes.values())).read())


@dataclass(slots=True)
class _Reader:
    """Goes through a document once, and remembers what was spoken of."""

    document: Document
    known: Known
    source: str
    names: Names
    opened: Lead | None = None
    listing: bool = False
    detail: bool = False
    before: tuple[Slot | None, int] | None = None
    carried: Slot | None = None
    standing: Slot | None = None
    seen: set[tuple[str, ...]] = field(default_factory=set)

    def read(self) -> Iterator[Candidate]:
        passages = self.document.passages
        text = "\n".join([self.document.name, *(p.text for p in passages)])
        reading = Reading(self.known, self.names, text, defining.definitions(passages, self.known))
        reading.publisher = publisher(self.document, self.names)
        reading.inspected = bool(INSPECTION.search(self.document.name))
        self.standing = reading.topic = reading.whole = self._about(reading)
        boards = [
            s for s in marked(self.document.name[:MOST], reading).slots.values() if BOARD.search(s.text)
        ]
        reading.board = boards[0] if len(boards) == 1 and boards[0].kind in "BJ" else None
        for reading.passage, passage in enumerate(passages):
            if passage.kind == "heading":
                units = {u.bodies[0].key: u for u in _units(marked(passage.text[:MOST], reading))}
                reading.before = reading.topic
                reading.topic = (
                    _with_agreement(next(iter(units.values())), reading) if len(units) == 1 else self.standing
                )
                reading.spoken = reading.passage
                reading.fresh, self.listing, self.before = len(units) == 1, True, None
                heading = marked(passage.text[:MOST], reading)
                self.opened = heading_lead(heading, reading, self.carried)
                reading.alone = reading.passage if names_alone(heading) else reading.alone
            if is_pair(passage) and not headless(passage, reading):
                yield from self._prose(replace(passage, text=": ".join(passage.cells)), reading)
            elif passage.kind == "row" or (passage.kind == "header" and headless(passage, reading)):
                group = self.opened.group if self.opened else None
                for found in row_facts(passage, reading, group):
                    yield from self._candidate(found, passage, row_text(passage))
                told = details(passage, reading)
                if told:
                    opened, reading.fresh, self.detail = self.opened, True, True
                    reading.topic, reading.spoken = _with_agreement(told[0], reading), reading.passage
                    yield from self._prose(replace(passage, text=told[1]), reading)
                    self.opened, self.detail = opened, False
            elif passage.kind != "header":
                yield from self._prose(passage, reading)
        last = passages[-1] if passages else None
        if last and last.kind == "paragraph" and is_cut(last.text):
            yield self._question(last, sentences(last.text)[-1][:MOST], "cut off")

    def _about(self, reading: Reading) -> Slot | None:
        """The one unit that an agreement names in its title and opening lines."""
        head = [self.document.name, *(p.text for p in self.document.passages[:5])]
        if not re.search(r"\bagreement\b|\bmemorandum\b", " ".join(head[:4]), re.I):
            return None
        titles = [line[:MOST] for line in head if not line.endswith(".")]
        units = {u.bodies[0].key: u for line in titles for u in _units(marked(line, reading))}
        return _with_agreement(next(iter(units.values())), reading) if len(units) == 1 else None

    def _prose(self, passage: Passage, reading: Reading) -> Iterator[Candidate]:
        self._keep_topic(passage, reading)
        reading.around = passage.text[:MOST]
        first = marked(reading.around, reading)
        listed = self.opened and (
            passage.kind == "item" or (self.listing and not self.opened.bare and is_item(first, self.opened))
        )
        if listed and self.opened:
            for found in item_facts(self.opened, first, reading):
                yield from self._candidate(found, passage, f"{self.opened.says} {passage.text}".strip())
        elif passage.kind != "heading":
            for found in self._parties(first, reading):
                yield from self._candidate(found, passage, f"{passage.heading}: {passage.text}")
            short = len(passage.text.split()) <= SHORT
            if not (self.opened and (self.opened.agreements or (self.opened.parties and short))):
                self.listing = False
            if passage.text.rstrip().endswith(":"):
                self.opened = None
        for text in sentences(passage.text):
            if len(text) > MOST:
                yield self._question(passage, text[:MOST], "too long")
                continue
            sentence = first if text == reading.around else marked(text, reading)
            opening = re.match(rf"{G}", sentence.marked)
            reading.subject = sentence.slots[opening[0]] if opening else None
            for found in _facts(sentence, passage, reading):
                yield from self._candidate(found, passage, text)
                for held in posts.heading(found, sentence, reading):
                    yield from self._candidate(held, passage, text, asked=True)
            for found in self._in_name(sentence):
                yield from self._candidate(found, passage, text)
            for held in posts.offices(sentence, reading):
                yield from self._candidate(held, passage, text, asked=True)
            yield from self._all_forces(sentence, passage)
            for found in chairs(sentence, reading):
                yield from self._candidate(found, passage, text)
            units = _units(sentence)
            if passage.kind != "heading":
                reading.fresh = bool(units) or self.detail
                reading.named += units
                if units and not text.rstrip().endswith("?"):
                    reading.topic, reading.spoken = _with_agreement(units[0], reading), reading.passage
                elif reading.passage - reading.spoken > LASTING:
                    reading.topic = self.standing
            self.carried = carries(sentence) or self.carried
            if not listed and passage.kind != "heading":
                opened = lead(sentence, reading, self.carried)
                if opened:
                    self.opened, self.listing = replace(opened, says=text), True

    def _in_name(self, sentence: Marked) -> Iterator[Found]:
        """The forces whose areas a joint unit is called by, as the document writes its name."""
        doubt = DENIED.search(sentence.marked) or PAST.search(sentence.marked)
        for unit in [] if doubt or not asserts(sentence.marked) else sentence.kinds("J"):
            held = self.names.areas(unit.text)
            if len(held) > 1:
                forces = tuple(Body(self.names.nodes[key].name, key, "Force") for key in held)
                yield from each(
                    "COLLABORATES",
                    Slot("G", forces, "", "inferred"),
                    unit,
                    "participation: in its name",
                    0.85,
                )

    def _parties(self, text: Marked, reading: Reading) -> Iterator[Found]:
        """A list of bodies as all there is under a unit's name; in a document on agreements they are its parties."""
        bodies = under_heading(text, reading)
        if bodies and reading.topic:
            yield from each("COLLABORATES", bodies, reading.topic, "listing: under heading", 0.92)
            agreements = re.search(r"\bagreements?\b", reading.text[: len(self.document.name) + 200], re.I)
            if agreements and reading.topic.of:
                agreed = Slot("A", (reading.topic.of,), "")
                yield from each("PARTY_TO", bodies, agreed, "listing: under heading", 0.9)

    def _keep_topic(self, passage: Passage, reading: Reading) -> None:
        """After a list, what is spoken of is what was before it, and not its last item."""
        if passage.kind == "item":
            self.before = self.before or (reading.topic, reading.spoken)
        elif self.before:
            (reading.topic, reading.spoken), self.before = self.before, None

    def _question(self, passage: Passage, says: str, rule: str) -> Candidate:
        """A place that a person has to look at: what stands there was not read, or not whole."""
        return Candidate(source=self.source, place=passage.place, says=says, rule=rule, decision="ask")

    def _all_forces(self, sentence: Marked, passage: Passage) -> Iterator[Candidate]:
        """A question where a sentence says of a unit that all forces are in it: it names none of them."""
        units = sentence.kinds("J")
        if len(units) == 1 and ALL_FORCES.search(sentence.marked) and asserts(sentence.marked):
            unit = units[0].bodies[0]
            yield Candidate(
                relation="COLLABORATES", to_name=unit.name, to_id=unit.id, to_label=unit.label, scope="class",
                source=self.source, place=passage.place, says=sentence.text, rule="all forces", decision="ask",
            )  # fmt: skip

    def _candidate(
        self, found: Found, passage: Passage, says: str, *, asked: bool = False
    ) -> Iterator[Candidate]:
        start, end = found.start or Body(""), found.end
        key = (found.relation, start.key, end.key, found.role, found.term, found.value)
        if key in self.seen:
            return
        self.seen.add(key)
        yield Candidate(
            from_name=start.name, from_id=start.id, from_label=start.label, relation=found.relation,
            to_name=end.name, to_id=end.id, to_label=end.label, role=found.role, term=found.term, value=found.value,
            as_of=self.document.date,
            since=found.since, basis=found.basis or "stated", scope=found.scope or "named",
            source=self.source, place=passage.place, says=says, confidence=round(found.sure, 2), rule=found.rule,
            decision="ask" if asked else "",
        )  # fmt: skip


def _facts(sentence: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    slots = {
        mark: _with_agreement(slot, reading) if slot.kind == "J" else slot
        for mark, slot in sentence.slots.items()
    }
    said = [part for part in told(sentence.marked) if asserts(part)]
    for text in (clause for part in said for clause in clauses(without_examples(part))):
        clause = Clause(text, slots, sentence.text, passage, reading.topic, bool(DENIED.search(text)))
        found = [fact for rule in RULES for fact in rule(clause)]
        yield from sorted(found, key=lambda fact: -fact.sure)


def _units(sentence: Marked) -> list[Slot]:
    """The units that a sentence speaks of: by name, or else by their agreements."""
    return sentence.kinds("J") or [Slot("J", (a.of,), a.text) for a in sentence.kinds("A") if a.of]


def _with_agreement(unit: Slot, reading: Reading) -> Slot:
    """A unit's slot with the agreement that is, or would be, about it."""
    return replace(unit, of=agreement(unit.bodies[0], reading))
