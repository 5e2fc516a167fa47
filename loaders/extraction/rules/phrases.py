"""Looser than the other rules: a phrase of the table between two names, whatever else the clause says."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.rules.dates import AGAIN, NOT_ITS_END, iso
from loaders.extraction.rules.leading import AHEAD, STUDY, role_of
from loaders.extraction.rules.members import COUNCILS, NOT_PART
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import ANY, B, Body, Clause, Found, G, J, L, N, Slot, each

DAY: Final = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:January|February|March|April|May|June|July|August|September"
    r"|October|November"
    r"|December) )?(?:19|20)\d\d\b(?![/–-]\d)"
)
KINDS: Final = {
    "body": f"(?:{G}|{L})",
    "unit": rf"{J}(?:(?:, | and |, and | & |, the | and the ){J})*",
    "person": f"(?:{N}|{FULL})",
    "date": DAY,
    "board": B,
}
NOUNS: Final = (
    r"investigat\w+|operations?|reviews?|inquir\w+|reports?|trials?|raids?|arrests?|cases?|campaigns?"
    r"|inspections?|visits?"
    r"|meetings?|conferences?|events?|awards?|helicopters?|talks|bids?|contracts?|against|compar\w+"
    r"|former\w*|previous\w*"
    r"|neighbour\w*|way|fight|charge|field|unlike|similar|model\w*"
)
"""Words that say that what stands between two names is about something else."""
STEP: Final = rf"(?:(?!(?:{NOUNS}|{{stops}})\b)[\w'’£%,&:-]+\s+)"
BEFORE: Final = rf"(?:['’]s)?,?\s+(?:(?!(?:{NOUNS})\b)[^\s;{ANY[1:-1]}]+\s+){{0,8}}?"
WIDER: Final = rf"[^;{J[1:-1]}]{{0,90}}?\b"
PLAIN: Final = "with|by|from|about|for|of|that|which|who|and|to"
AFTER: Final = rf"\s+{STEP.replace('{stops}', PLAIN)}{{0,4}}?"
ANOTHER: Final = (
    rf"(?:{N}|(?:officers?|detectives?|staff|teams?|residents|people|colleagues|council|headquarters"
    rf"|airport)\b)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the table: what it says of two kinds of names, in which order they stand about its words."""

    relation: str
    role: str
    pattern: re.Pattern[str]
    sure: float
    least: int


@cache
def phrases() -> tuple[Phrase, ...]:
    """The table of phrases."""
    with (resources.files("loaders.extraction") / "phrases.csv").open(encoding="utf-8") as file:
        return tuple(_phrase(row) for row in csv.DictReader(file))


def _phrase(row: dict[str, str]) -> Phrase:
    first, second = row["order"].split()
    one, other = KINDS[first], KINDS[second]
    after = (
        rf"\s+(?:(?:about|around|early|late|in|on|from|since|until|the|last|back|to)\s+)*(?:{ANY}\s+)?"
        if second == "date"
        else AFTER
    )
    own = rf"(?!['’]s\b)(?!(?:['’]s)?\s+{ANOTHER})" if second == "body" else ""
    if second == "unit" and first != "unit":
        own = r"(?!['’]s\b(?! (?:members|partners|forces|founders|owners)))"
    before = WIDER if row["relation"] in ("PART_OF", "SUCCEEDS") else BEFORE
    pattern = (
        rf"(?P<one>{one}){before}(?:{row['words'].replace('{unit}', J)})\b{after}(?P<other>{other}){own}"
    )
    return Phrase(row["relation"], row["role"], re.compile(pattern), float(row["sure"]), int(row["least"]))


SEALED: Final = re.compile(r"\b(?:sealed|signed)\b[^.;]*\bexpires\b")
"""What is signed and expires is an agreement, and not the unit that "it" was taken for."""


def phrased(clause: Clause) -> Iterator[Found]:
    """What the phrases of the table say, each with the confidence that stands there."""
    if not any(clause.slots[mark].kind in "JB" for mark in clause.text if mark in clause.slots):
        return
    past = PAST.search(clause.text)
    for phrase in phrases():
        if phrase.relation != "STAYS_OUT_OF" and (
            clause.denied
            or (past and phrase.role not in ("until", "since"))
            or (phrase.role == "until" and SEALED.search(clause.text))
        ):
            continue
        for match in phrase.pattern.finditer(clause.text):
            if STUDY.search(clause.text[: match.start()]) or AHEAD.search(clause.text):
                continue
            yield from _said(phrase, match["one"], match["other"], clause)


def _said(phrase: Phrase, first: str, second: str, clause: Clause) -> Iterator[Found]:
    one, other = _slot(first, clause), _slot(second, clause)
    rule = f"phrases: {phrase.relation.lower()}"
    if phrase.relation == "STATES" and NOT_ITS_END.search(clause.text.split(first)[0]):
        return
    if phrase.relation == "STATES":
        unit = one if one else other
        date = second if one else first
        if unit and not AGAIN.search(clause.text):
            yield Found(
                "STATES",
                unit.bodies[0],
                rule,
                phrase.sure * unit.bodies[0].sure,
                term=phrase.role,
                value=iso(date),
            )
        return
    if not one or not other:
        return
    start, end = (
        (one, other) if phrase.relation in ("PART_OF", "SUCCEEDS") or one.kind not in "JB" else (other, one)
    )
    if phrase.relation == "GOVERNS":
        start, end = (one, other) if one.kind == "B" else (other, one)
    if phrase.relation == "LEADS" and phrase.role == "chair" and start.kind == "B":
        start, end = end, start
    if len(start.bodies) < phrase.least:
        return
    if phrase.relation == "COLLABORATES":
        if one.kind == "J" and other.kind == "L":
            return
        if COUNCILS.intersection(b.id for b in end.bodies) or NOT_PART.search(clause.text):
            return
    if phrase.relation in ("LEADS", "HOSTS") and (start.basis or len(start.bodies) > 2):
        return
    for body in start.bodies:
        if (
            body.label not in ("Force", "PCC", "Person", "Unit", "NationalBody", "Board")
            and phrase.relation != "COLLABORATES"
        ):
            continue
        role = role_of("LEADS", body.label, start.text) if phrase.role == "lead" else phrase.role
        yield from each(
            phrase.relation,
            Slot(start.kind, (body,), start.text, start.basis, start.scope),
            end,
            rule,
            phrase.sure,
            role=role,
        )


def _slot(said: str, clause: Clause) -> Slot | None:
    slots = [clause.slots[mark] for mark in said if mark in clause.slots]
    if slots:
        bodies = tuple(dict.fromkeys(body for slot in slots for body in slot.bodies))
        return slots[0] if len(slots) == 1 else Slot(slots[0].kind, bodies, said)
    if NO_PERSON.search(said) or said[0].isdigit() or re.fullmatch(DAY, said):
        return None
    return Slot("N", (Body(said, "", "Person", 0.93),), said)
