"""What a sentence says of the unit it stands under: the one of its heading, of its line, or named before in its passage."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.rules.dates import DATE, iso
from loaders.extraction.rules.leading import NOT_THEIRS, role_of
from loaders.extraction.rules.members import COUNCILS
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import A, Clause, Found, G, J, L, N, Slot, both, each

JOINED: Final = re.compile(
    r"\b(?:part(?:y|ies)|sign|signed|signator\w+|names? to|between (?=[\ue000-\ue7ff])|involv\w+"
    r"|tak(?:e|es|ing) part|contribut\w+|shar(?:e|es|ed|ing)|together|members?|partners?|participa\w+"
    r"|in the agreement|on loan|drawn from|(?:officers|staff|detectives|divers|handlers) (?:from|of)"
    r"|from (?:\w+ ){0,2}forces|made? up|pool\w*|the other (?:two|three|four|five|six)"
    r"|one (?:team|unit|department|service)|the (?:rest|others)|is one\b|in common|led on this for|on behalf of"
    r"|(?:two|three|four|five|six) are|the (?:third|fourth|fifth|sixth|seventh)|(?<!of )works? for|joint)\b|\bin "
    + A,
    re.I,
)
"""Words that say of bodies that they are in what is spoken of."""
BARE: Final = re.compile(rf"^\W*(?:(?:\w+ ){{0,2}}forces:?\s*)?{G}(?: with)?(?: {J})?\W*$", re.I)
SIGNED: Final = re.compile(
    r"\b(?:part(?:y|ies)|sign|signed|signator\w+|names? to|in the agreement)\b|\bin " + A, re.I
)
OUT: Final = re.compile(
    rf"(?P<g>{G}|{L})[^.;\ue000-\uf8ff]{{0,40}}?\b(?:(?:not|never|no longer|n['’]t)\b"
    r"[^.;\ue000-\uf8ff]{0,15}?"
    r"\b(?:join\w*|part(?: of it)?|party|parties|members?|partners?|take part|belong(?: to)?|signator\w+)"
    r"(?=[.,;)]|\s*$| to \S$| in (?:it|this)\b)"
    r"|(?:left|withdrew|pulled out)(?: (?:it|in \w* ?\d{4}))?(?=[.;,]|\s*$))"
)
LED: Final = re.compile(
    rf"\b[Ll]ed by (?:the )?(?P<by>{G}){NOT_THEIRS}|(?P<g>{G}) (?:has taken|took|takes|has|have) (?:on )?the lead\b"
    rf"|(?P<on>{G}|{L}) (?:leads|led) on this\b|^\W*[Ll]ead [Ff]orce: (?P<key>{G}|{L})\W*$"
)
DATED: Final = re.compile(
    rf"^\W*(?:{J}|{A})?\W*(?:was )?(?:[Ff]irst )?(?:[Ss]igned|sealed|[Dd]ated|made) (?:on |in"
    rf" )?{DATE}|^\W*{DATE.replace('?P<date>', '?P<first>')}(?: \([^)]*\))?\s*[–—-]\s*{J}\W*$"
)
HEADED: Final = re.compile(
    rf"^(?P<n>{N}) is (?:in charge|in command|its (?:head|chief executive|director|manager|commander))\b"
    rf"|\b(?:[Oo]fficer in (?:command|charge)|(?:[Ii]ts|[Tt]he) (?:head|director|commander)) is (?P<n2>{N})"
)
AT_WORK: Final = re.compile(rf"\b(?:has|have) (?:been|sat|worked|stood)\b[^.;]{{0,60}}? since {DATE}")
LEGAL: Final = re.compile(r"^\W*[Ss]ection (?P<s>2[23]A),? (?:of the )?Police Act 1996\W*$")
OTHER_THINGS: Final = re.compile(
    r"\b(?:visit\w*|attend\w*|court|merg\w+|neighbour\w*|mutual aid|inspect\w+|compar\w+"
    r"|share\w* (?:a |the )?(?:information|intelligence|border|building|site)|parties? to the"
    r"|was (?:our|an?|its|the)|arrest\w*|propos\w+|nothing|no agreement|asked|interest)\b",
    re.I,
)
LINKED: Final = re.compile(rf"\b(?:linked to|works? with|supported by|reports? to) (?:the )?{G}")
"""Who stands beside a unit, and is not in it."""
SURE: Final = 0.84


def _spoken_of(clause: Clause) -> Slot | None:
    """The unit that a clause stands under, if it names no other."""
    unit = clause.under
    other = unit is None or any(u.bodies[0].key != unit.bodies[0].key for u in clause.units())
    counts = unit is None or unit.bodies[0].label == "Board" or COUNCILS & {body.id for body in unit.bodies}
    return None if other or counts else unit


def stands_under(clause: Clause) -> Iterator[Found]:
    """COLLABORATES, PARTY_TO, LEADS and STAYS_OUT_OF of bodies beside which no other unit stands."""
    unit = _spoken_of(clause)
    if unit is None:
        return
    if clause.denied:
        for match in OUT.finditer(clause.text):
            if len(clause.slot(match["g"]).bodies) < 3:
                yield from each("STAYS_OUT_OF", clause.slot(match["g"]), unit, "under: stays out", SURE)
        return
    day = DATED.match(clause.text)
    if day and unit.of and (day["date"] or clause.register):
        yield Found(
            "STATES", unit.of, "under: signed", SURE, term="signed", value=iso(day["date"] or day["first"])
        )
    if PAST.search(clause.text):
        return
    for match in () if clause.units() else LED.finditer(clause.text):
        body = clause.slot(match["by"] or match["g"] or match["on"] or match["key"])
        if len(body.bodies) == 1 and not body.basis:
            role = role_of("LEADS", body.bodies[0].label, body.text)
            yield from each("LEADS", body, unit, "under: leads", SURE, role=role)
    for match in HEADED.finditer(clause.text):
        yield from each(
            "LEADS", clause.slot(match["n"] or match["n2"]), unit, "under: head", SURE, role="head"
        )
    began = AT_WORK.search(clause.text)
    if began:
        yield Found("STATES", unit.bodies[0], "under: since", 0.8, term="since", value=iso(began["date"]))
    legal = LEGAL.match(clause.text)
    if legal and unit.of:
        basis = f"section {legal['s']}, Police Act 1996"
        yield Found("STATES", unit.of, "under: legal basis", SURE, term="legal_basis", value=basis)
    yield from _joined(clause, unit)


def _joined(clause: Clause, unit: Slot) -> Iterator[Found]:
    said = LINKED.sub(" ", clause.text)
    groups = [s for c in said if (s := clause.slots.get(c)) and s.kind in "GL" and not s.basis]
    if not groups or OTHER_THINGS.search(clause.text):
        return
    listed = BARE.match(clause.text) and len(groups[0].bodies) > 1
    if not listed and not JOINED.search(clause.text):
        return
    group = groups[0]
    for other in groups[1:]:
        group = both(group, other)
    bodies = tuple(b for b in group.bodies if b.label in ("Force", "PCC"))
    group = Slot("G", bodies, group.text)
    if not bodies:
        return
    yield from each("COLLABORATES", group, unit, "under: takes part", SURE)
    if unit.of and (SIGNED.search(clause.text) or (listed and clause.register)):
        yield from each("PARTY_TO", group, Slot("A", (unit.of,), ""), "under: parties", SURE)
