"""Which person heads a unit, and whom to meet about it."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import NO_MARK, Body, Clause, Found, G, J, L, N, Slot, chosen, each

HEAD: Final = (
    r"(?:[Hh]ead of [Ss]ervice|[Hh]ead of [Uu]nit|[Hh]ead|[Dd]irector|[Uu]nit [Cc]ommander"
    r"|[Cc]ommander|[Mm]anager|[Ll]eader|[Oo]fficer in charge"
    r"|[Pp]rogramme (?:[Dd]irector|[Mm]anager|[Ll]ead)|[Bb]oss|[Ii]n charge|[Ii]n command)"
)
SOMEONE: Final = rf"(?:{N}|{FULL})"
FROM: Final = rf"(?:,?\s+(?:from|of|a)\s+(?:{G}|{L}))?"
MORE: Final = rf"(?:{FROM},?\s+(?:(?:and|&|with)\s+(?:(?:{G}|{L})\s+)?)?(?P<n2>{N}))?"
HEADED: Final = re.compile(
    rf"(?P<u>{J}){NO_MARK}{{0,60}}?\b(?:(?:led|headed|headed up|managed|commanded|run|overseen) by"
    r"|under the (?:joint )?(?:command|leadership|direction) of) (?:(?:the |its )?(?:Head|Director|Manager"
    r"|Chief|Temporary|Police|Assistant|Deputy|Detective|Superintendent)[\w ]{0,40}, )?"
    rf"(?:the )?(?:(?:{G}|{L})(?:['’]s)?\s+)?(?P<n>{SOMEONE}){MORE}"
)
ITS_HEAD: Final = re.compile(
    rf"(?P<u>{J})(?:'s|, whose)?\s+{HEAD}(?: of [\w ]+?)?,?\s+(?:is|are|:|–|-)?\s*(?P<n>{SOMEONE}){MORE}"
)
IS_HEAD: Final = re.compile(
    rf"(?P<n>{SOMEONE}){FROM},?\s+\(?(?:(?:is|who is|also)\s+)?(?:the\s+)?(?:new |current "
    rf"|joint )?{HEAD}(?:\s+(?:of|for|at))?\s+(?:the )?(?P<u>{J})"
)
HEADS: Final = re.compile(
    rf"(?:(?P<n>{N}){FROM},?\s+(?:who\s+)?(?:(?:leads|heads up|heads|runs|commands|manages)|will (?:lead"
    rf"|head up|head|run"
    rf"|command))|(?P<n3>{FULL}),?\s+(?:who\s+)?(?:heads up|heads|(?:will |is to )(?:lead|head up|head)))\s+"
    rf"(?:the )?(?:new )?(?P<u>{J})"
)
NAMED: Final = re.compile(
    rf"(?:appoint(?:ed|s|ment of)|named) (?P<n>{SOMEONE}){FROM} (?:to (?:lead|head up|head|run|command)"
    rf"|as (?:the |its )?(?:new |first |joint )?{HEAD} (?:of|for)) (?:the )?(?:new )?(?P<u>{J})"
)
WAS_NAMED: Final = re.compile(
    rf"(?P<n>{SOMEONE}){FROM} (?:has been|was) (?:appointed|named|made)(?: as)?(?: the)?(?: new| first|"
    rf" joint)? {HEAD} "
    rf"(?:of|for) (?:the )?(?P<u>{J})"
)
CHIEF: Final = re.compile(
    rf"[Cc]hief [Oo]fficer(?: [Ll]ead)?(?: for| of) (?:the )?(?P<u>{J}),? (?:is )?(?P<n>{SOMEONE})"
    rf"|(?P<n3>{N}),? (?:is |who is )?(?:the )?(?:[Ll]ead )?[Cc]hief [Oo]fficer(?: [Ll]ead)?(?: for"
    rf"| of) (?:the )?(?P<u2>{J})"
)
WHOSE_HEAD: Final = re.compile(
    rf"(?P<n>{SOMEONE})(?:,| is| was named| has been named| becomes) (?:the )?(?P<u>{J})['’]s (?:\w+ )?{HEAD}\b"
)
HEAD_OF: Final = re.compile(
    rf"\b(?:{HEAD}|at the helm|[Bb]oss|[Mm]an in charge|[Ww]oman in charge)(?: (?:of|for|at|in))? (?:the"
    rf" )?(?P<u>{J}),? (?:is|remains)"
    rf"(?: now| currently)?,? (?P<n>{SOMEONE})"
)
OPENS: Final = re.compile(
    rf"^(?:\(?\w{{1,3}}[.)]\s+)?(?:The )?{HEAD}(?:(?: of (?P<u>{J}))?\s*(?:is|,|:|–"
    rf"|-)\s*(?P<n>{SOMEONE})| of (?P<u2>{J}) (?P<n3>{SOMEONE}))"
)
MEETING: Final = re.compile(r"people to meet|(?:key |main |useful )?contacts?\b|persons? to contact", re.I)
CONTACT: Final = re.compile(
    rf"(?:(?:[Cc]ontact(?: (?:officer|point))?|[Ee]nquiries)(?: for| about| at"
    rf"| regarding)\s+(?P<u>{J}){NO_MARK}{{0,12}}?(?:is"
    rf"|:|–)\s*(?P<n>{SOMEONE}))"
    rf"|(?P<n4>{SOMEONE}),? (?:who )?is the contact (?:for|at|about) (?P<u4>{J})"
    rf"|\babout (?P<u5>{J})\b[^.;{J[1:-1]}]{{0,40}}?\bcontact (?P<n5>{SOMEONE})"
    rf"|(?:[Cc]ontact(?: is|:)\s*(?P<n3>{SOMEONE}))"
)


def heads(clause: Clause) -> Iterator[Found]:
    """LEADS by a person: "headed by", "head of", "its Head of Service is"."""
    if clause.denied or PAST.search(clause.text):
        return
    for name, pattern in (
        ("headed by", HEADED),
        ("its head", ITS_HEAD),
        ("is head of", IS_HEAD),
        ("heads", HEADS),
        ("appointed", NAMED),
        ("was appointed", WAS_NAMED),
        ("opens", OPENS),
        ("head of", HEAD_OF),
        ("whose head", WHOSE_HEAD),
    ):
        for match in pattern.finditer(clause.text):
            others = match.groupdict()
            named = match["u"] or others.get("u2")
            unit = clause.slot(named) if named else clause.topic
            for said in filter(None, (match["n"], others.get("n2"), others.get("n3"))):
                person = _person(said, clause)
                if unit and person:
                    yield from each("LEADS", person, unit, f"people: {name}", 0.95, role="head")
    for match in CHIEF.finditer(clause.text):
        person = _person(match["n"] or match["n3"], clause)
        if person:
            unit = clause.slot(match["u"] or match["u2"])
            yield from each("LEADS", person, unit, "people: chief officer", 0.94, role="chief officer lead")


def contacts(clause: Clause) -> Iterator[Found]:
    """CONTACT_FOR: people beside a unit under a heading that says whom to meet, and "the contact for ... is"."""
    if MEETING.search(clause.passage.heading) and clause.units():
        opening = re.match(rf"\s*(?P<u>{J})\s*(?:[–—:-]|\()", clause.text)
        if opening:
            others = [
                chosen([s], "PCC") for s in clause.slots.values() if s.kind == "G" and _stands(s, clause)
            ]
            people = [s for s in clause.slots.values() if s.kind == "N" and _stands(s, clause)]
            for person in filter(None, (*people, *others)):
                yield from each("CONTACT_FOR", person, clause.slot(opening["u"]), "people: to meet", 0.95)
            for mark in re.findall(rf"({FULL})(?=, (?:[A-Z]\w+ ?)+)", clause.text):
                stranger = _person(mark, clause)
                if stranger:
                    yield from each(
                        "CONTACT_FOR", stranger, clause.slot(opening["u"]), "people: to meet", 0.9
                    )
    for match in CONTACT.finditer(clause.text):
        named = match["u"] or match["u4"] or match["u5"]
        unit = clause.slot(named) if named else clause.topic
        person_said = _person(match["n"] or match["n3"] or match["n4"] or match["n5"], clause)
        if unit and person_said:
            yield from each("CONTACT_FOR", person_said, unit, "people: contact", 0.92)


def _stands(slot: Slot, clause: Clause) -> bool:
    return any(clause.slots.get(c) is slot for c in clause.text)


def _person(said: str, clause: Clause) -> Slot | None:
    if said in clause.slots:
        return clause.slots[said]
    if NO_PERSON.search(said):
        return None
    return Slot("N", (Body(said, "", "Person", 0.93),), said)
