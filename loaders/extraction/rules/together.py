"""Looser than the other rules: one unit and two bodies or more in a clause that speaks of sharing."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.reading import LISTED
from loaders.extraction.rules.leading import AHEAD, HOSTING, LEADING, role_of
from loaders.extraction.rules.members import COUNCILS
from loaders.extraction.rules.phrases import NOUNS
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import Clause, Found, G, J, L, Slot, both, each

SHARING: Final = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|joint(?:ly)?|together|between|collaborat\w+|combin\w+|pool(?:ed|s|ing)?"
    r"|merg(?:e|ed|es|ing)"
    r"|members?|partners?(?:hip)?|alliance|consortium|brings?|brought|unit(?:e|es|ed)|across|on behalf"
    r" of|common|belongs?"
    r"|owned|run|serv(?:es|ing|ed by)|cover(?:s|ing)|made up|compris\w+|involv\w+|drawn from|handlers"
    r"|all use|participat\w+"
    r"|(?:two|three|four|five|six|seven|ten)-(?:force|way|county|strong)|stake|behind|joining|second(?:s"
    r"|ed)?|staff(?:ed)?|from|fund\w*"
    r"|paid|work of|along with|alongside|side by side|goes? through|handled|done by|carried out by|in"
    r" the hands of|managed by|belong(?:s|ing) to|colleagues|forces (?:that|which|in|of|behind)|use"
    r"|partner in"
    r"|take part|taking part|signator\w+|parties)\b"
    r"|['’]s? (?:\w+ ){0,3}(?:team|unit|service|collaboration|laboratory)\b",
    re.I,
)
ELSEWHERE: Final = re.compile(
    rf"{J}['’]s (?!(?:\w+ )?(?:members|partners|forces|owners|parents|staff|officers|detectives|costs?"
    rf"|budget))|\b(?:patrolling|football|charity|cup|dinner"
    r"|airshow|covenant|wedding|parade|funeral|seiz\w+|signed off)\b"
    rf"|\b(?:{NOUNS}|visit\w*|attend\w*|court|jailed|sentenced|charged|travell\w+|learn\w*|met|hosted"
    rf"|led|lead force|best practice|evidence|advice|asked|committee|panel|concern\w*|about|warn\w*|urg\w+"
    rf"|criticis\w+|prais\w+|incident|crash|died"
    r"|differ\w*|border\w*|advis\w+|thank\w*|train\w*|spoke|speak\w*|invit\w*|guests?|observers?"
    r"|interest\w*|share\w* (?:a |the )?"
    r"(?:information|intelligence|data|learning|border|lessons|experience|view|concerns?))\b",
    re.I,
)
ONE_LEADS: Final = re.compile(
    rf"\b(?:{LEADING}|[Ll]eadership|lead and host|host and lead|in the lead)\b|\([Ll]ead(?: force)?:|, lead:"
)
ONE_HOSTS: Final = re.compile(
    rf"\b(?:{HOSTING}|lead and host|hosts|hosted|the host)\b(?! (?:an?|the|this|its|their|our)? ?(?:\w+"
    rf" )?(?:conference|event|meeting|visit"
    r"|summit|delegation|seminar|workshop|day|reception|families|website|web))",
)
OTHER_HOSTING: Final = re.compile(
    r"\b(?:conference|event|meeting|visit|summit|delegation|seminar|workshop|open day|reception)\b"
)
NOT_ONE: Final = re.compile(
    r"\b(?:rotat\w+|turns?|without|each|no|other than the|no force) \w* ?(?:lead|host)|\b(?:lead|host)"
    r" force (?:model|fee)",
    re.I,
)
SURE_BEFORE: Final = 0.72
"""The same where the unit was named in the sentence before."""
BESIDE: Final = re.compile(rf"{G},? and (?:the )?{J}|{J},? and (?:the )?{G}")
"""A unit that does something beside bodies, and not with them in it."""
OF_ITS: Final = re.compile(
    r"\bone of (?:its|the|these) (?:\w+ ){0,2}(?:forces|members|partners|constabularies)\b|^The"
    r" (?:others?|other (?:members|forces|partners)) (?:are|is|being)\b"
    r"|^(?:Its |The |Their )?(?:(?:other|remaining|current|present|founding|three|two|four)"
    r" ){0,2}(?:member forces|members|partners|partner forces|forces"
    r"|participants)(?: involved)? (?:are|is|being|include)\b"
    r"|\bpooled (?:their|its)\b|\bshare the (?:cost|costs|bill)\b|\b(?:contributes?|pays?|puts?"
    r"|seconds?) (?:[\w£.]+ ){0,4}(?:in|into it|to it|towards it)\b"
    r"|\b(?:staff|officers|detectives|people|members) (?:come|are drawn|are taken) from\b|\b(?:is|are"
    r"|remains?|became|become) (?:now |still |also )?an? (?:\w+ )?(?:member|partner)s?(?! (?:of|in"
    r"|to))\b|\ball (?:take part|belong|pay|contribute)\b"
)
"""Words that say of bodies that they are in the unit spoken of."""
OURS: Final = re.compile(
    rf"\b[Oo]ur (?:[\w-]+ ){{1,5}}(?:comes?|is|are) (?:\w+ly )?(?:provided |supplied |done |handled |run"
    rf" |delivered |met |carried out |managed )?(?:for us )?"
    rf"(?:from|by|through|via|in|with) (?:the )?(?P<u>{J})"
)
WITH: Final = re.compile(
    rf"(?P<u>{J}),? (?:is |are |was |being |which is |which we )?(?:jointly )?(?:joint|shared|share|run"
    rf"|operated|provided|delivered|held|in common)?"
    rf" ?(?:jointly )?(?:with|alongside) (?:{G}|{L})|(?:{G}|{L}) (?:is|are) (?:our|{G}) partners? (?:in"
    rf"|for|on) {J}"
)
"""With whom the body that speaks shares a unit."""
LIST: Final = re.compile(rf"{J}(?:(?:, | and |, and | & ){J})+")
MANY: Final = 3
"""Bodies beside one unit that need no word of sharing."""
SURE: Final = 0.78


def shared(clause: Clause) -> Iterator[Found]:
    """COLLABORATES of the bodies of a clause with its one unit, where it speaks of sharing and of nothing else."""
    if clause.denied or PAST.search(clause.text) or ELSEWHERE.search(clause.text):
        return
    units, groups = _kinds(clause)
    unit = _one_list(clause) or (units[0] if len(units) == 1 else None)
    if unit is None and not units and clause.near and clause.topic and OF_ITS.search(clause.text):
        yield from _of_topic(clause, groups)
        return
    if unit is None or not groups or BESIDE.search(clause.text):
        return
    if clause.ours and len(groups) == 1 and WITH.search(clause.text):
        groups = [clause.ours, *groups]
    if not SHARING.search(clause.text) and sum(len(g.bodies) for g in groups) < MANY:
        return
    lists = [group for group in groups if len(group.bodies) > 1]
    groups = lists if len(lists) == 1 and clause.ours not in groups else groups
    group = groups[0]
    for other in groups[1:]:
        group = both(group, other)
    bodies = tuple(b for b in group.bodies if b.label in ("Force", "PCC"))
    places = (
        len(bodies) < 3
        and all(b.sure == LISTED for b in bodies)
        and not re.search(
            r"police|force|officers|together|both|shar|joint|partner|member|own|parent", clause.says, re.I
        )
    )
    if len(bodies) < 2 or group.basis or places or COUNCILS.intersection(b.id for b in unit.bodies):
        return
    yield from each("COLLABORATES", Slot("G", bodies, group.text), unit, "together: shared", SURE)


def _of_topic(clause: Clause, groups: list[Slot]) -> Iterator[Found]:
    for group in groups:
        bodies = tuple(b for b in group.bodies if b.label in ("Force", "PCC"))
        if bodies and clause.topic and not group.basis:
            yield from each(
                "COLLABORATES",
                Slot("G", bodies, group.text),
                clause.topic,
                "together: of its members",
                SURE_BEFORE,
            )


def ours(clause: Clause) -> Iterator[Found]:
    """COLLABORATES of the body that speaks: "our air support comes from"."""
    if not clause.denied and clause.ours and not PAST.search(clause.text):
        for match in OURS.finditer(clause.text):
            yield from each(
                "COLLABORATES", clause.ours, clause.slot(match["u"]), "together: ours", SURE_BEFORE
            )


def one_leads(clause: Clause) -> Iterator[Found]:
    """LEADS and HOSTS of the one body of a clause that speaks of a lead or host force and of one unit."""
    if clause.denied or PAST.search(clause.text) or NOT_ONE.search(clause.text):
        return
    units, groups = _kinds(clause)
    spoken = None if units or re.match(r"(?:It|They|This)\b", clause.text) else clause.topic
    unit = units[0] if len(units) == 1 else spoken
    if unit is None or len(groups) != 1 or len(groups[0].bodies) != 1 or groups[0].basis:
        return
    body = groups[0].bodies[0]
    if body.label not in ("Force", "PCC") or AHEAD.search(clause.text):
        return
    if ONE_LEADS.search(clause.text):
        yield from each(
            "LEADS",
            groups[0],
            unit,
            "together: lead force",
            SURE,
            role=role_of("LEADS", body.label, groups[0].text + clause.text),
        )
    if ONE_HOSTS.search(clause.text) and not OTHER_HOSTING.search(clause.text):
        yield from each("HOSTS", groups[0], unit, "together: host", SURE, role="host")


def _one_list(clause: Clause) -> Slot | None:
    """All units of a clause as one, where they are one list."""
    found = LIST.search(clause.text)
    bodies = tuple(s.bodies[0] for s in clause.units())
    return (
        Slot("J", bodies, "") if found and sum(c in clause.slots for c in found[0]) == len(bodies) else None
    )


def _kinds(clause: Clause) -> tuple[list[Slot], list[Slot]]:
    marks = [clause.slots[c] for c in clause.text if c in clause.slots]
    units = {s.bodies[0].key: s for s in marks if s.kind == "J"}
    return list(units.values()), [s for s in marks if s.kind in "GL"]
