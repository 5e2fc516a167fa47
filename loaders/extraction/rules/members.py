"""Units within units, members of councils and boards, and who stays out."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.documents import written
from loaders.extraction.slots import NO_JOINT, NO_MARK, B, Clause, Found, G, J, L, both, each

UNITS: Final = rf"{J}(?:(?:, | and |, and | & ){J})*"
WITHIN: Final = re.compile(
    rf"(?P<parts>{UNITS}),?(?:\s+which {NO_JOINT}{{3,60}},)?\s+(?:which\s+)?(?:(?:is|are|was|were|forms?"
    rf"|sits?|now|also|both"
    r"|all)\s+)*(?:a\s+)?(?:parts? of|within|(?:comes?|sits?|falls?) under|under|(?:unit|team|branch"
    r"|strand|department) of|one of the \w+ (?:within|of))\s+"
    rf"(?:the [\w ]{{1,30}} )?(?P<whole>{J})"
)
ONE_OF_ITS: Final = re.compile(
    rf"(?P<parts>{UNITS}) (?:is|are) (?:one|two|three|some|among|all)?(?: of)? ?(?P<whole>{J})['’]s (?:\w+ )?"
    r"(?:departments?|teams?|units?|strands?|branch(?:es)?|arms?|services|commands?|functions?|sections?"
    r"|parts?)\b"
    rf"|(?P<whole2>{J}){NO_JOINT}{{1,60}}?\b(?:one|two|three|some) of (?:which|them|these) (?:is|are"
    rf"|being) (?P<parts2>{UNITS})"
    rf"|^(?:[Ww]ithin|[Uu]nder|[Ii]nside|[Pp]art of) (?P<whole3>{J})(?: umbrella| banner| roof)?,?"
    rf" (?:sits?|stands?|comes?|is|are"
    rf"|works?|there (?:is|are)) (?P<parts3>{UNITS})"
    r"|\b(?:departments?|strands?|units?|teams?|arms?|parts?|branches|services|functions|commands?"
    r"|pillars) (?:in|of|within|to|under) (?:the )?"
    rf"(?P<whole4>{J})(?:,|:| are| include| being| is)+ (?:the )?(?P<parts4>{UNITS})"
    rf"|(?P<whole5>{J}), of which (?P<parts5>{UNITS}) (?:is|are)|(?P<whole6>{J}) (?:is|was) (?:the"
    rf" )?(?:parent|umbrella|home) (?:of|for|to) (?P<parts6>{UNITS})"
    rf"|(?P<whole7>{J}) has (?:an? |its own )?(?:[\w-]+ ){{1,3}}(?:arm|branch|team|strand|wing|unit"
    rf"|department), (?:the )?(?P<parts7>{UNITS})"
)
OF_PARTS: Final = re.compile(
    rf"(?P<whole>{J})\s+(?:includes|comprises|consists of|is made up of|incorporates"
    rf"|is split into|takes in|embraces|covers|houses|contains|oversees|runs|has under it|is divided"
    rf" into)\s+(?:(?!with\b|for\b|by\b)\w+\s+){{0,4}}?(?P<parts>{UNITS})"
)
OUT: Final = re.compile(
    rf"(?P<g>{G}|{L})\s+(?:(?:has|have|had|is|are|was|were|do|does|did|will)\s+)?(?:now |since |also )?"
    r"(?:(?:not|never|(?:is|are|was|were|do|does|did|has|have)n['’]t)(?: been"
    r"| taken)? (?:currently )?(?:take part in|participate in|a? ?(?:part|members?|partners?"
    r"|participants?|party"
    r"|signatory) (?:of|in|to)|part of|a part of|a member of|join)"
    r"|no longer (?:takes? part in|participates? in|(?:a )?(?:part|member) of|part of)"
    r"|withdrawn from|withdrew from|pulled out of|left|opted out of|declined to join"
    rf"|stays? out of|(?:chosen|decided|opted|elected) not to (?:take part in|join|participate in"
    rf"|be part of)|ceased to be (?:a )?(?:part|members?|partners?|party) (?:of|to|in))\s+(?P<u>{J}|it\b)"
)
WITHDREW: Final = re.compile(
    rf"(?P<g>{G}|{L}) (?:has |have )?(?:withdrew|withdrawn|pulled out|opted out"
    rf"|did not join)(?= and\b| in (?:[A-Z]\w+ )?\d{{4}}|[.;]|$)"
)
GONE: Final = re.compile(
    rf"(?P<u>{J}){NO_JOINT}{{0,60}}? now that (?P<g>{G}|{L}) has (?:gone|left|withdrawn|pulled out|departed)"
)
BUT: Final = re.compile(
    rf"^[Ww]ith the exception of (?P<g3>{G}|{L}),? (?:all|every)\b{NO_MARK}{{0,60}}?\b(?:in|of|to|use"
    rf"|uses|share|shares|joined) (?P<u3>{J})|"
    rf"\b(?:[Aa]ll|[Ee]very)\b{NO_MARK}{{0,60}}?\b(?:bar|except(?: for)?|but not|other than|apart from"
    rf"|save) (?P<g>{G}|{L})"
    rf"{NO_MARK}{{0,40}}?\b(?:in|of|to|use|uses|share|shares|joined) (?P<u>{J})"
    rf"|(?P<u2>{J}){NO_MARK}{{0,40}}?\b(?:all|every)\b{NO_MARK}{{0,60}}?\b(?:bar|except(?: for)?|but not"
    rf"|other than|apart from|save) (?P<g2>{G}|{L})"
)
ITS_PART: Final = re.compile(
    rf"(?P<g>{G}|{L})['’]s? (?:membership of|part in|involvement in|place in|participation in)"
    rf" (?P<u>{J}) (?:ended|came to an end|ceased|lapsed"
    r"|has ended|is over|stopped)"
)
HAVING_LEFT: Final = re.compile(
    rf"^(?:[Hh]aving|[Aa]fter|[Ss]ince) (?:left|quit|withdrawn from|leaving|quitting|withdrawing from"
    rf"|pulled out of|pulling out of) (?P<u>{J})"
    rf"(?: in (?:[A-Z][a-z]+ )?\d{{4}})?, (?P<g>{G}|{L})"
)
STAYING: Final = re.compile(
    r"\b(?:takes?|part|members?|partners?|belongs?|uses?|joined|is in|are in|party)\b"
)
NEITHER: Final = re.compile(rf"\b[Nn]either (?P<g>{G}|{L}) nor (?P<g2>{G}|{L}) {NO_JOINT}{{2,60}}?(?P<u>{J})")
LEAVING: Final = re.compile(
    rf"(?P<g>{G}) (?:is|are|will be|will) (?:leave|leaving|withdraw from|withdrawing from) (?P<u>{J})"
    r"[^.;]{0,20}? (?:on|in|from) (?P<date>(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d)\b"
)
MEMBER_UNTIL: Final = re.compile(
    rf"(?P<g>{G}|{L}) (?:was|were) (?:once |also )?(?:a )?(?:part|members?|partners?|party|parties)"
    rf" (?:of|in|to) "
    rf"(?P<u>{J}) until\b"
)
MEMBER: Final = re.compile(
    rf"(?P<g>{G})\s+(?:(?:is|are)\s+(?:also |all |both )?(?:a )?(?:members?|represented on)"
    rf"|(?:also )?(?:sits?|serves?) on) ?(?:of|on)?\s+(?:the )?(?:national )?(?P<b>{J}|{B})"
)
SUCCEEDS: Final = re.compile(
    rf"(?P<new>{J})\s+(?:which\s+)?(?:(?:has|have|also)\s+)*(?:replace[sd]|succeed(?:s|ed)|superseded"
    rf"|took over from)\s+"
    rf"(?P<old>{J})"
)
COUNCILS: Final = frozenset({"npcc", "apcc", "acpo"})
"""Bodies that have members and are no joint work of theirs."""

NOT_PART: Final = re.compile(
    r"\b(?:visit\w*|inspect\w+|merg(?:e|er)|attend\w*|compar\w+|contract with"
    r"|raid\w*|warrants?|arrest\w*|pursuit|for (?:an?|the) (?:operation|day|week|exercise))\b"
)
"""What one does with a unit without taking part in it."""


def part_of(clause: Clause) -> Iterator[Found]:
    """PART_OF, where one unit is said to be part of another."""
    if clause.denied:
        return
    for pattern in (WITHIN, OF_PARTS, ONE_OF_ITS):
        for match in pattern.finditer(clause.text):
            named = {key.rstrip("234567"): mark for key, mark in match.groupdict().items() if mark}
            whole = clause.slot(named["whole"])
            for mark in named["parts"]:
                if mark in clause.slots:
                    yield from each("PART_OF", clause.slots[mark], whole, "members: part of", 0.95)


def stays_out(clause: Clause) -> Iterator[Found]:
    """STAYS_OUT_OF, where a body is said not to take part, or to have left."""
    for match in NEITHER.finditer(clause.text):
        if STAYING.search(match[0]):
            group = both(clause.slot(match["g"]), clause.slot(match["g2"]))
            yield from each("STAYS_OUT_OF", group, clause.slot(match["u"]), "members: neither", 0.85)
    for match in BUT.finditer(clause.text):
        body = clause.slot(match["g"] or match["g2"] or match["g3"])
        yield from each(
            "STAYS_OUT_OF",
            body,
            clause.slot(match["u"] or match["u2"] or match["u3"]),
            "members: all but",
            0.82,
        )
    for match in (
        m
        for pattern in (OUT, MEMBER_UNTIL, GONE, ITS_PART, HAVING_LEFT)
        for m in pattern.finditer(clause.text)
    ):
        unit = clause.topic if match["u"] == "it" else clause.slot(match["u"])
        if unit and not re.search(rf"\bleft\b{NO_MARK}*(?:to|for|with) ", match[0]):
            yield from each("STAYS_OUT_OF", clause.slot(match["g"]), unit, "members: stays out", 0.95)


def leaves(clause: Clause) -> Iterator[Found]:
    """STAYS_OUT_OF the unit spoken of by who "withdrew in 2019"; and of who is leaving, from the day that is said."""
    for match in WITHDREW.finditer(clause.text):
        if clause.topic and not clause.units():
            yield from each("STAYS_OUT_OF", clause.slot(match["g"]), clause.topic, "members: withdrew", 0.9)
    for match in LEAVING.finditer(clause.text):
        day = written(match["date"]) or match["date"]
        unit = clause.slot(match["u"])
        yield from each("STAYS_OUT_OF", clause.slot(match["g"]), unit, "members: leaving", 0.88, since=day)


def succeeds(clause: Clause) -> Iterator[Found]:
    """SUCCEEDS, where a unit is said to have taken another's place."""
    if clause.denied:
        return
    for match in SUCCEEDS.finditer(clause.text):
        yield from each(
            "SUCCEEDS", clause.slot(match["new"]), clause.slot(match["old"]), "members: succeeds", 0.93
        )


def member_of(clause: Clause) -> Iterator[Found]:
    """MEMBER_OF a board, or of the councils of chief officers and commissioners."""
    if clause.denied:
        return
    for match in MEMBER.finditer(clause.text):
        body = clause.slot(match["b"])
        if body.kind == "B" or body.bodies[0].id in COUNCILS:
            yield from each("MEMBER_OF", clause.slot(match["g"]), body, "members: member of", 0.95)
