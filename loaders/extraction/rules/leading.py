"""Which force or policing body leads or hosts a unit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.extraction.rules.dates import DATE, iso
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import NO_JOINT, NO_MARK, Clause, Found, G, J, L, N, Slot, each

BODY: Final = f"(?:{G}|{L})"
BE: Final = (
    r"(?:is|are|was|were|acts as|act as|acting as|serves as|be|remains|becomes|became|as|being|took over as"
    r"|has taken over as|taking over as|has acted as|is acting as|continues as|continues to be|has been"
    r"|become)"
)
WORDS: Final = (
    r"(?:(?:jointly|currently|now|also|formally|both|the|a|collaboration's|unit's|nominated"
    r"|designated|regional|national)\s+)*"
)
NOT_THEIRS: Final = rf"(?!(?:['’]s)?\s+(?:{N}|officers?|detectives?|staff|Chief|Deputy|Assistant|Head))"
BY: Final = rf"(?P<u>{J})(?:'s)?{NO_JOINT}{{0,90}}?\b(?:{{verb}}) by (?:the )?(?P<g>{BODY}){NOT_THEIRS}"
IS_FORCE: Final = (
    rf"(?P<g>{BODY})(?:,?\s+(?:(?:will|shall|is to)\s+)?{BE}\s+|,\s+|:\s+){WORDS}(?:{{noun}})\b"
    rf"(?:,?\s+(?:for|of|in|on|and \w+ \w+ (?:for|of))\s+(?:the )?(?P<u>{J}))?"
)
THE_FORCE: Final = (
    rf"(?:{{noun}})(?:\s+(?:for|of)\s+(?P<u>{J}))?\s*(?:is|are|was|:|–|-|will be)\s+(?P<g>{BODY})"
)
AND_ALSO: Final = (
    rf"(?P<g>{BODY})\s+(?:also )?(?:is|acts|leads"
    rf"|hosts)\b(?:(?!{BODY})[^.;]){{0,80}}?\band (?:it )?(?:also )?(?:{{acts}}) (?P<u>{J})"
)
AS_FORCE: Final = rf"\bAs (?:the )?(?:{{noun}}) (?:for|of) (?P<u>{J}), (?P<g>{BODY})"
FOR_WHICH: Final = rf"(?P<u>{J}),?\s+(?:for|of|in) which\s+(?P<g>{BODY})\s+(?:{BE}\s+)?{WORDS}(?:{{noun}})\b"
ACTS: Final = (
    rf"(?P<g>{BODY})\s+(?:(?:also|currently|now|which|will|has|have)\s+)*(?:{{verb}})\s+"
    rf"(?:on\s+)?(?P<u>{J}(?:(?:, | and |, and ){J})*)(?!['’]s)"
)
WITH: Final = (
    rf"(?P<u>{J}){NO_MARK}{{0,90}}?\bwith (?P<g>{BODY}) (?:acting as|as|being) (?:the )?(?:{{noun}})\b"
)
EMPLOYS: Final = re.compile(
    rf"(?P<g2>{G}) (?:also |now )?employs (?:all |most )?(?:of )?the (?:\w+ )?(?:staff|employees) (?:of"
    rf"|in|at) (?P<u3>{J})"
    rf"|(?P<g>{G}) (?:is|are|acts as|remains) the (?:single |sole )?employer of (?:all )?(?:its"
    rf"|the unit['’]s|(?P<u>{J})['’]s|the) "
    rf"(?:\w+ )?(?:staff|employees|officers)(?: (?:of|in|at) (?P<u2>{J}))?"
)
LEADING: Final = (
    "[Ll]ead(?:ing)? (?:[Ff]orce|[Aa]uthority|[Pp]olicing [Bb]ody|[Ll]ocal [Pp]olicing [Bb]ody|[Pp]artner|PCC"
    "|[Cc]ommissioner|[Cc]hief [Cc]onstable|[Cc]hief [Oo]fficer)|[Cc]hief [Oo]fficer [Ll]ead"
)
HOSTING: Final = "[Hh]ost(?:ing)?(?: [Ff]orce| [Pp]olicing [Bb]ody)?(?! \\w+ force)"
TABLE: Final = {
    "LEADS": {"verb": "led", "noun": LEADING, "acts": "leads?|led", "start": "[Ll]ead"},
    "HOSTS": {"verb": "hosted", "noun": HOSTING, "acts": "hosts?|hosted", "start": "[Hh]ost"},
}
LEAD_ON: Final = (
    rf"\b{{start}}(?: force| body| partner)? (?:on|for|in|of) (?P<u>{J}),? (?:is|remains|will be)"
    rf" (?P<g>{BODY}){NOT_THEIRS}"
)
SHAPES: Final = (
    ("by", 0.96, BY),
    ("for which", 0.96, FOR_WHICH),
    ("with", 0.94, WITH),
    ("is the force", 0.95, IS_FORCE),
    ("the force is", 0.94, THE_FORCE),
    ("as the force", 0.95, AS_FORCE),
    ("and also", 0.93, AND_ALSO),
    ("the lead on it is", 0.9, LEAD_ON),
)


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, said in words.items():
        pattern = pattern.replace(f"{{{name}}}", said)
    return pattern


COMPILED: Final = {
    relation: (
        *((n, s, re.compile(_filled(p, words))) for n, s, p in SHAPES),
        ("acts", 0.96, re.compile(ACTS.replace("{verb}", words["acts"]))),
    )
    for relation, words in TABLE.items()
}


STUDY: Final = re.compile(
    r"\b(?:review|inspection|audit|evaluation|inquiry|investigation|study|examination|campaign|visit"
    r"|report|training)s?"
    r" (?:of|into|on|by|at|to|in) $",
    re.I,
)
"""What is led in "the review of the unit was led by"."""
AHEAD: Final = re.compile(r"\b(?:will|is to|are to) become\b")
FROM_DAY: Final = re.compile(rf"[^.;]{{0,30}}?\b(?:from|on|in) {DATE}")
"""When one leads who does not yet; a lead that is to come without a day is passed over."""


def leads(clause: Clause) -> Iterator[Found]:
    """LEADS by a force or policing body: "led by", "is the lead force for", "leads"."""
    yield from _found(clause, "LEADS")


def hosts(clause: Clause) -> Iterator[Found]:
    """HOSTS: "hosted by", "is the host force for", "hosts"."""
    yield from _found(clause, "HOSTS")


def employs(clause: Clause) -> Iterator[Found]:
    """HOSTS by the employer of a unit's staff."""
    if clause.denied or PAST.search(clause.text):
        return
    for match in EMPLOYS.finditer(clause.text):
        mark = match["u"] or match["u2"] or match["u3"]
        for unit in [clause.slot(mark)] if mark else _spoken(clause):
            yield from each(
                "HOSTS",
                clause.slot(match["g"] or match["g2"]),
                unit,
                "leading: employer",
                0.92,
                role="employer",
            )


def _found(clause: Clause, relation: str) -> Iterator[Found]:
    if clause.denied or PAST.search(clause.text):
        return
    for name, sure, pattern in COMPILED[relation]:
        for match in pattern.finditer(clause.text):
            if match["u"] and STUDY.search(clause.text[: match.start("u")]):
                continue
            if re.search(r"\bfrom (?:the )?$", clause.text[: match.start("g")]):
                continue
            marks = [mark for mark in match["u"] or "" if mark in clause.slots]
            units = [clause.slots[mark] for mark in marks] or _spoken(clause)
            ahead = AHEAD.search(match[0])
            day = FROM_DAY.match(clause.text, match.end()) or (ahead and FROM_DAY.search(clause.text))
            if ahead and not day:
                continue
            body = clause.slot(match["g"])
            if (
                body.basis
                or len(body.bodies) > 2
                or not all(b.label in ("Force", "PCC") for b in body.bodies)
            ):
                continue
            for unit in units:
                for start in body.bodies:
                    one = Slot("G", (start,), body.text)
                    yield from each(
                        relation,
                        one,
                        unit,
                        f"leading: {relation.lower()} {name}",
                        sure,
                        role=role_of(relation, start.label, body.text + match[0]),
                        since=iso(day["date"]) if ahead and day else "",
                    )


def _spoken(clause: Clause) -> list[Slot]:
    """The one unit of the clause, or what was spoken of before, where the words name none."""
    about = [
        Slot("J", (s.of,), "") for c in clause.text if (s := clause.slots.get(c)) and s.kind == "A" and s.of
    ]
    units = {unit.bodies[0].key: unit for unit in [*clause.units(), *about]}
    if len(units) == 1:
        return list(units.values())
    if units or clause.topic is None:
        return []
    return [replace(clause.topic, bodies=tuple(replace(b, sure=b.sure * 0.97) for b in clause.topic.bodies))]


def role_of(relation: str, label: str, said: str) -> str:
    """The role of a body that leads or hosts, by what it is and what it is called there."""
    if relation == "HOSTS":
        return "host"
    if label == "Force":
        return "chief officer lead" if re.search(r"chief (?:constable|officer)", said, re.I) else "lead force"
    return "lead policing body"
