"""Since when a unit works, and until when; a renewal is no beginning."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.documents import written
from loaders.extraction.slots import NO_JOINT, NO_MARK, Clause, Found, J

DATE: Final = (
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) )?(?:19|20)\d\d)\b(?![/–-]\d)"
)
BEGAN: Final = re.compile(
    rf"(?P<u>{J}),?(?:\s+(?:which|it))?(?: based [^,]{{3,60}},)?\s+(?:was |were |has been |has "
    r"|is )?(?:first |formally |originally |jointly )?(?:set up|established|formed|launched"
    r"|created|founded|went live|began(?: work| operating)?"
    r"|started|in place|came into (?:being|operation|force)|existed|operated|been in operation"
    rf"|operational|in operation|running|live){NO_MARK}{{0,25}}?\s(?:since|in|on|from)\s+{DATE}"
)
OF: Final = re.compile(rf"(?:formation|establishment|creation|launch) of (?P<u>{J}) in {DATE}")
FIRST: Final = re.compile(rf"^(?:Established|Formed|Created|Launched|Set up|Founded) in {DATE}, (?P<u>{J})")
WHEN: Final = re.compile(
    rf"(?:since|in) {DATE},? when (?P<u>{J}) was (?:set up|established|formed|launched|created)"
)
ENDED: Final = re.compile(
    rf"(?P<u>{J}){NO_JOINT}{{0,90}}?\b(?:(?:has |was |were )?(?:ended|ceased(?: to operate| operating"
    r"| operations)?|closed|disbanded|dissolved|came to an end|terminated|wound up)(?: on| in)?"
    rf"|until)\s+{DATE}"
)
AGAIN: Final = re.compile(
    r"\b(?:renew\w*|extend\w*|extension|terminat\w+|re-?sign\w*|varied|variation|updated?|revised"
    r"|refreshed|relaunched|reviewed)\b"
)


def since(clause: Clause) -> Iterator[Found]:
    """STATES since, where a unit is said to have begun."""
    if clause.denied or AGAIN.search(clause.text):
        return
    for match in (match for pattern in (BEGAN, WHEN, FIRST, OF) for match in pattern.finditer(clause.text)):
        about = clause.slot(match["u"]).bodies[0]
        yield Found("STATES", about, "dates: since", 0.95, term="since", value=iso(match["date"]))


def until(clause: Clause) -> Iterator[Found]:
    """STATES until, where a unit is said to have ended."""
    if clause.denied or AGAIN.search(clause.text):
        return
    for match in ENDED.finditer(clause.text):
        about = clause.slot(match["u"]).bodies[0]
        yield Found("STATES", about, "dates: until", 0.93, term="until", value=iso(match["date"]))


def iso(said: str) -> str:
    """A date as it is said, or a year alone, in ISO form as far as it goes.

    Examples
    --------
    >>> iso("April 2019"), iso("2010")
    ('2019-04', '2010')
    """
    return written(said) or said
