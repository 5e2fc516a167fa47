"""Since when a unit works, and until when; a renewal is no beginning."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.documents import written
from loaders.extraction.rules.members import MEMBER_UNTIL
from loaders.extraction.slots import ANY, NO_JOINT, NO_MARK, A, Clause, Found, G, J, L

DATE: Final = (
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) )?(?:19|20)\d\d)\b(?![/–-]\d)"
)
BEGAN: Final = re.compile(
    rf"(?<!by )(?<!with )(?<!from )(?<!and )(?P<u>{J})(?: (?:with|between) {G})?,?(?:\s+(?:which"
    rf"|it))?(?: based [^,]{{3,60}},)?"
    r"(?:(?:\s+(?:was|were|has been|is)|,)\s+(?:first |formally |originally |jointly "
    r"|initially )?(?:set up|established|formed|launched"
    r"|created|founded)|\s+(?:has |was |is |has been )?(?:went live|began(?! (?:an?|the|its|(?!operating"
    r"|trading)\w+ing)\b)(?: work|"
    r" operating)?"
    r"|started(?! (?:an?|the|its|(?!operating|trading)\w+ing)\b)(?: work| operating)?|in place|came into"
    r" (?:being|operation|force)"
    r"|existed|operated|been in operation"
    rf"|(?:became |went |been )?operational|in operation|running|live))(?:(?!,? and |,? but"
    rf" ){NO_MARK}){{0,25}}?\s(?:since|in"
    rf"|on|from)\s+{DATE}"
)
SINCE: Final = re.compile(
    rf"^(?:[Ss]ince|[Ff]rom|[Ii]t was in|[Oo]n|[Ii]n) {DATE},? (?:that )?(?:the )?(?P<u>{J}) (?:went"
    rf" live|came into being|opened for|was (?:set up|formed"
    rf"|established|created|launched|born)"
    r"|(?:began|started)(?! (?:an?|the|its|(?!operating)\w+ing)\b))"
)
HAD: Final = re.compile(
    rf"{G},? (?:have|has)(?: both| all| together)? (?:had|shared|run|operated)"
    rf" {NO_MARK}{{0,20}}(?P<u>{J}) since {DATE}"
)
WORKING: Final = re.compile(
    rf"\b(?:work(?:ed|ing)|collaborat(?:ed|ing)|together|shar(?:ed|ing)|run(?:ning)?)\b[^;]{{0,80}}?"
    rf" (?P<u>{J})(?: with (?:{G}|{L}))? since {DATE}"
)
MERGED: Final = re.compile(
    rf"\b(?:merged|joined|came together|combined|teamed up|united|linked up)(?: forces)? in {DATE},?"
    rf" (?:as|to form|to create|under|in|into) (?P<u>{J})"
)
BY_THEM: Final = re.compile(
    rf"(?P<u>{J}),? (?:was |were |has been )?(?:first |jointly )?(?:set up|formed|created|established"
    rf"|launched|put together|founded|started)"
    rf"(?: jointly)? by (?:the )?{G},? (?:in|on) {DATE}"
)
SPAN: Final = re.compile(
    rf"(?P<u>{J}),? ?(?:\(|(?:which )?(?:ran|operated|existed|worked|lasted|was in place|was in"
    rf" operation|lived|was in being) (?:from )?)"
    rf"(?:in place |in operation )?{DATE} ?(?:to|until|[–-]) ?(?P<end>{DATE.replace('?P<date>', '?:')})"
)
OPEN_SPAN: Final = re.compile(
    rf"(?P<u>{J}) \((?:since|from|est\.?|established|formed|set up)(?: in)? {DATE}\)"
)
SINCE_ITS: Final = re.compile(
    rf"\b[Ss]ince (?:its|it was|being) (?:creation|launch|birth|start|foundation|formation|set up|formed"
    rf"|created|launched|established|opened)"
    rf"(?: in| on)? {DATE},? (?P<u>{J})|(?P<u2>{J}),? (?:has |which has )?{NO_MARK}{{0,60}}?\bsince"
    rf" (?:its (?:creation|launch|birth|start"
    rf"|foundation|formation|opening)|it (?:was )?(?:began|started|set up|formed|created|launched"
    rf"|established|opened)) (?:in|on) {DATE.replace('?P<date>', '?P<date2>')}"
)
OF: Final = re.compile(
    rf"(?:formation|establishment|setting up|start|birth|inception|foundation|opening|creation|launch)"
    rf" of (?P<u>{J}) in {DATE}"
)
FIRST: Final = re.compile(rf"^(?:Established|Formed|Created|Launched|Set up|Founded) in {DATE}, (?P<u>{J})")
ENTERED: Final = re.compile(
    rf"{G}[^{ANY[1:-1]}]{{0,80}}?\b(?:entered into|launched|formed|set up|established|created)"
    rf" (?P<u>{J}) (?:in|on) {DATE}"
)
IN_ENTERED: Final = re.compile(
    rf"^[Ii]n {DATE},? (?:[^{ANY[1:-1]}]{{0,30}}){G}[^{ANY[1:-1]}]{{0,80}}?\b(?:entered into|launched"
    rf"|formed|set up"
    rf"|established|created) (?:(?:an?|the|their|joint|new|single|shared) )*(?P<u>{J})"
)
AGREED: Final = (
    (
        "signed",
        re.compile(
            rf"(?P<a>{A})\s+(?:was|is|has been)\s+(?:signed|made|dated|entered into)\s+(?:on |in )?{DATE}"
        ),
    ),
    ("signed", re.compile(rf"\bsigned (?:the )?(?P<a>{A}) (?:on|in) {DATE}")),
    ("signed", re.compile(rf"(?P<a>{A}),? dated {DATE}")),
    (
        "since",
        re.compile(
            rf"(?P<a>{A})\s+(?:(?:was|is|has|shall|will)\s+)?(?:commence[sd]?|commencing"
            rf"|came into (?:effect|force)|comes? into (?:effect|force)|take effect"
            rf"|took effect|takes effect|to have effect|had effect)(?: on| from| in)? {DATE}"
        ),
    ),
    (
        "expires",
        re.compile(
            rf"(?P<a>{A}|{J})(?:{NO_MARK}{{0,60}}? and)?\s+(?:expires|will expire|is due to expire"
            rf"|(?:runs|lasts|is in force"
            rf"|continues|will run|shall continue|shall expire|will continue|remains)(?: in force"
            rf"| in effect)?(?: on| until| to)?)\s+(?:on\s+|until\s+)?{DATE}"
        ),
    ),
)
DECIDED: Final = re.compile(
    rf"\bagreed to (?:end|terminate|close|dissolve|bring to an end) (?:the )?(?P<u>{J}"
    rf"|{A})[^.;]{{0,40}}? (?:from|on|in) {DATE}"
)
PLANNED: Final = re.compile(
    rf"(?P<u>{J}|{A}){NO_JOINT}{{0,60}}?\b(?:will|is to|are to|is due to"
    rf"|is set to) (?:cease(?: to operate| operating)?|end|close"
    rf"|be (?:terminated|disbanded|dissolved|closed|wound up)|come to an end)(?: on| in| from)? {DATE}"
)
WHEN: Final = re.compile(
    rf"(?:since|in) {DATE},? when (?P<u>{J}) was (?:set up|established|formed|launched|created)"
)
ENDED: Final = re.compile(
    rf"(?P<u>{J})(?:(?!\b(?:led|hosted|headed|chaired|based)\b){NO_JOINT}){{0,90}}?\b(?:(?:has |was "
    rf"|were )?(?:ended|ceased(?: to operate| operating"
    r"| operations)?|closed|disbanded|dissolved|came to an end|terminated|wound up)(?: on| in)?"
    rf"|(?<!and, )until)\s+{DATE}"
)
SINCE_HAS: Final = re.compile(rf"^Since {DATE},? (?P<u>{J}) (?:has|have)\b")
WAS_THE_END: Final = re.compile(
    rf"{DATE} (?:was|saw|marked|brought) the (?:end|close|closure|demise) (?:for|of|to) (?P<u>{J})"
)
LAST_DAY: Final = re.compile(rf"\b[Ll]ast day of (?P<u>{J}) (?:was|is|will be) {DATE}")
NOT_ITS_END: Final = re.compile(
    r"\b(?:membership|part|involvement|time|contract|place|stay|secondment)s? (?:of|in|with|at) (?:the )?$"
)
"""What ended in "its membership of the unit ended"."""
END_OF: Final = re.compile(
    rf"\b(?:demise|closure|end|ending|break-?up|dissolution|winding up|collapse|abolition|closing) of"
    rf" (?P<u>{J}) (?:in|on|at the end of) {DATE}"
)
AGAIN: Final = re.compile(
    r"\b(?:renew\w*|extend\w*|extension|terminat\w+|re-?sign\w*|varied|variation|updated?|revised"
    r"|refreshed|relaunched|reviewed)\b"
)


def since(clause: Clause) -> Iterator[Found]:
    """STATES since, where a unit is said to have begun."""
    if clause.denied or AGAIN.search(clause.text):
        return
    for match in (
        match
        for pattern in (
            BEGAN,
            WHEN,
            FIRST,
            OF,
            ENTERED,
            IN_ENTERED,
            SINCE,
            HAD,
            SPAN,
            OPEN_SPAN,
            WORKING,
            MERGED,
            BY_THEM,
            SINCE_HAS,
            SINCE_ITS,
        )
        for match in pattern.finditer(clause.text)
    ):
        others = match.groupdict()
        about = clause.slot(match["u"] or others["u2"]).bodies[0]
        day = iso(match["date"] or others["date2"])
        yield Found("STATES", about, "dates: since", 0.95, term="since", value=day)


def until(clause: Clause) -> Iterator[Found]:
    """STATES until, where a unit is said to have ended."""
    if (
        clause.denied
        or AGAIN.search(DECIDED.sub("", PLANNED.sub("", clause.text)))
        or MEMBER_UNTIL.search(clause.text)
    ):
        return
    for match in SPAN.finditer(clause.text):
        about = clause.slot(match["u"]).bodies[0]
        yield Found("STATES", about, "dates: span", 0.9, term="until", value=iso(match["end"]))
    for match in (
        m
        for pattern in (ENDED, PLANNED, DECIDED, END_OF, LAST_DAY, WAS_THE_END)
        for m in pattern.finditer(clause.text)
    ):
        if NOT_ITS_END.search(clause.text[: match.start("u")]):
            continue
        about = clause.slot(match["u"]).bodies[0]
        yield Found("STATES", about, "dates: until", 0.93, term="until", value=iso(match["date"]))


def agreed(clause: Clause) -> Iterator[Found]:
    """STATES signed and expires of an agreement."""
    if clause.denied or AGAIN.search(clause.text):
        return
    for term, pattern in AGREED:
        for match in pattern.finditer(clause.text):
            slot = clause.slot(match["a"])
            about = slot.bodies[0] if slot.kind == "A" else slot.of
            if about:
                yield Found("STATES", about, f"dates: {term}", 0.94, term=term, value=iso(match["date"]))


def iso(said: str) -> str:
    """A date as it is said, or a year alone, in ISO form as far as it goes.

    Examples
    --------
    >>> iso("April 2019"), iso("2010")
    ('2019-04', '2010')
    """
    return written(said) or said
