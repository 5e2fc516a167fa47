"""A document read once from its head to its end, and what is remembered on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.candidates import Candidate
from loaders.documents import Document, Passage
from loaders.extraction import boards, defining, posts
from loaders.extraction.ending import endings
from loaders.extraction.listing import (
    Lead,
    carries,
    heading_lead,
    is_item,
    item_facts,
    lead,
)
from loaders.extraction.marking import marked
from loaders.extraction.naming import Known, Names
from loaders.extraction.publishing import INSPECTION, office, publisher
from loaders.extraction.reading import Reading
from loaders.extraction.referring import named_again, refers_back, resolved
from loaders.extraction.rules.roles import chairs
from loaders.extraction.saying import facts, in_name, units_of, with_agreement
from loaders.extraction.sentences import (
    asserts,
    is_cut,
    sentences,
)
from loaders.extraction.shortening import short_forces
from loaders.extraction.slots import Body, Found, G, Marked, Slot, each
from loaders.extraction.tabling import clause_text, details, headless, is_pair, row_facts, row_text
from loaders.extraction.titling import MOST, names_alone, names_line, under_heading, whole

SHORT = 20
"""Words of a line between two lists of parties, as "and the following policing bodies"."""
BOARD = re.compile(r"\b(?:committee|board)\b", re.I)
ANSWERED = re.compile(r"^(?:A|Q|Answer|Question|Reply|Response)\s*[.:]\s+(?=[A-Z])")
"""What stands before a question or an answer."""
LASTING = 3
"""For how many passages a unit stays what is spoken of, once it is not named."""
NEWS = re.compile(r"\b(?:news|about|stories|review|visit|inspection|incident|appeal|awards?)\b", re.I)
"""A heading that is about what happens to a unit, and not its name."""
OTHER_AGREEMENT = re.compile(r"(?:[A-Z][\w’'-]+ ){3,}(?:AGREEMENT|Agreement)\b(?! of\b)")
"""Another agreement by its name: what is said after it is not of the unit before."""
ASKED = re.compile(r"[^.?!]*\?")
AGREEMENTS = re.compile(r"\bagreements?\b", re.I)
HEAD = 200
"""Letters after the title that tell whether a document is about agreements."""
ALL_FORCES = re.compile(r"\b(?:all|every) (?:43 |forty-three |Home Office )?(?:police )?forces?\b", re.I)


@dataclass(slots=True)
class Reader:
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
        reading = Reading(
            self.known, self.names, text, self.source, defining.definitions(passages, self.known)
        )
        reading.shorts = short_forces(passages, self.names)
        reading.publisher = publisher(self.document, self.names)
        reading.office = reading.publisher or office(self.document, self.names)
        reading.register = bool(AGREEMENTS.search(text[: len(self.document.name) + HEAD]))
        reading.inspected = bool(INSPECTION.search(self.document.name))
        self.standing = reading.topic = reading.whole = whole(self.document, reading)
        held = [s for s in marked(self.document.name[:MOST], reading).slots.values() if BOARD.search(s.text)]
        reading.board = held[0] if len(held) == 1 and held[0].kind in "BJ" else None
        for reading.passage, passage in enumerate(passages):
            if refers_back(passage):
                before = list(passages[: reading.passage])
                passage = replace(resolved(passage, before), text=named_again(passage, before))
            if passage.kind == "heading":
                self._heading(passage, reading)
            if is_pair(passage) and not headless(passage, reading):
                yield from self._prose(replace(passage, text=": ".join(passage.cells)), reading)
            elif passage.kind == "row" or (
                passage.kind == "header" and (headless(passage, reading) or clause_text(passage))
            ):
                group = self.opened.group if self.opened else None
                for found in row_facts(passage, reading, group):
                    yield from self._candidate(found, passage, row_text(passage))
                numbered = clause_text(passage)
                if numbered:
                    yield from self._prose(replace(passage, text=numbered), reading)
                told = None if numbered else details(passage, reading)
                if told:
                    opened, reading.fresh, self.detail = self.opened, True, True
                    reading.topic, reading.spoken = with_agreement(told[0], reading), reading.passage
                    yield from self._prose(replace(passage, text=told[1]), reading)
                    self.opened, self.detail = opened, False
            elif passage.kind != "header":
                yield from self._prose(passage, reading)
        last = passages[-1] if passages else None
        if last and last.kind == "paragraph" and is_cut(last.text):
            yield self._question(last, sentences(last.text)[-1][:MOST], "cut off")

    def _heading(self, passage: Passage, reading: Reading) -> None:
        """What a heading says that the passages under it speak of."""
        reading.before, reading.topic = reading.topic, self.standing
        units = {u.bodies[0].key: u for u in units_of(marked(passage.text[:MOST], reading))}
        reading.topic = (
            with_agreement(next(iter(units.values())), reading) if len(units) == 1 else self.standing
        )
        about = len(units) == 1 and not NEWS.search(passage.text)
        reading.section = reading.topic if about else None
        reading.spoken = reading.passage
        reading.fresh, self.listing, self.before = len(units) == 1, True, None
        heading = marked(passage.text[:MOST], reading)
        self.opened = heading_lead(heading, reading, self.carried)
        reading.alone = reading.passage if names_alone(heading) else reading.alone

    def _prose(self, passage: Passage, reading: Reading) -> Iterator[Candidate]:
        self._keep_topic(passage, reading)
        reading.around = passage.text[:MOST]
        first = marked(reading.around, reading)
        about = {u.bodies[0].key: u for u in first.kinds("J", ASKED.sub("", first.marked))}
        reading.single = next(iter(about.values())) if len(about) == 1 else None
        if passage.kind == "item" and (titled := names_line(first)):
            reading.section = titled
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
        for text in (ANSWERED.sub("", said) for said in sentences(passage.text)):
            if len(text) > MOST:
                yield self._question(passage, text[:MOST], "too long")
                continue
            sentence = first if text == reading.around else marked(text, reading)
            opening = re.match(rf"{G}", sentence.marked)
            reading.subject = sentence.slots[opening[0]] if opening else None
            yield from self._sentence(sentence, passage, reading)
            self._remember(sentence, passage, reading)
            if not listed and passage.kind != "heading":
                opened = lead(sentence, reading, self.carried)
                if opened:
                    self.opened, self.listing = replace(opened, says=text), True

    def _sentence(self, sentence: Marked, passage: Passage, reading: Reading) -> Iterator[Candidate]:
        """What one sentence says, then what it leaves to be asked."""
        stated = list(facts(sentence, passage, reading))
        seated = list(boards.members(sentence, reading))
        held = posts.asked(sentence, [*stated, *seated], passage, reading)
        for found in (*stated, *in_name(sentence, self.names, reading.text), *seated):
            yield from self._candidate(found, passage, sentence.text)
        for question in (*held, *boards.asked(sentence, passage, reading), *endings(sentence)):
            yield from self._candidate(question, passage, sentence.text, asked=True)
        yield from self._all_forces(sentence, passage)
        for found in chairs(sentence, reading):
            yield from self._candidate(found, passage, sentence.text)

    def _remember(self, sentence: Marked, passage: Passage, reading: Reading) -> None:
        """Keep what a sentence spoke of, for those after it."""
        boards.remember(sentence, reading)
        units, asking = units_of(sentence), sentence.text.rstrip().endswith("?")
        if passage.kind != "heading":
            if not asking:
                reading.fresh = bool(units or sentence.beside) or self.detail
            reading.named += units
            units = units or sentence.beside
            if units and not asking:
                reading.topic, reading.spoken = with_agreement(units[0], reading), reading.passage
            elif reading.passage - reading.spoken > LASTING or OTHER_AGREEMENT.search(sentence.marked):
                reading.topic = self.standing
        self.carried = carries(sentence) or self.carried
        reading.told = (*reading.told[-1:], sentence.text)

    def _parties(self, text: Marked, reading: Reading) -> Iterator[Found]:
        """A list of bodies as all there is under a unit's name; in a document on agreements they are its parties."""
        bodies = under_heading(text, reading)
        if bodies and reading.topic:
            yield from each("COLLABORATES", bodies, reading.topic, "listing: under heading", 0.92)
            if reading.register and reading.topic.of:
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
        key = (
            found.relation,
            start.key,
            end.key,
            found.role,
            found.term,
            found.value,
            "ask" if asked else "",
        )
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
