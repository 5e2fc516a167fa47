"""The status of a unit or an agreement."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.slots import NO_MARK, A, Clause, Found, J

ADVERB: Final = r"(?:(?:currently|now|still|presently|also|formally)\s+)*"
REVIEW: Final = re.compile(
    rf"(?P<x>{A}|{J})\s+(?:is|are|remains)\s+{ADVERB}(?:being reviewed|under review|being re-?negotiated)"
)
DEVELOPED: Final = re.compile(
    rf"(?P<x>{A}|{J})\s+(?:is|are)\s+{ADVERB}(?:being developed|in development|being drafted"
    r"|under development|being drawn up)"
)
AGREEMENT_FOR: Final = re.compile(
    rf"agreement\s+is\s+{ADVERB}(?:being developed|in development|being drafted"
    rf"|being drawn up)\s+(?:for|in respect of|on|in relation to)\s+(?P<j>{J})"
)
REVIEWING: Final = re.compile(
    rf"(?:^|\b[Aa] )[Rr]eview of (?P<x>{A}|{J}) is (?:now |currently |being )*(?:under ?way"
    rf"|in progress|carried out|undertaken)"
    rf"|(?P<x2>{A}|{J}) is (?:now |currently )?(?:the )?subject (?:of|to) (?:a|an)(?: \w+)? review"
)
NO_MORE: Final = re.compile(
    rf"(?P<x>{A}|{J}) (?:is|are) no longer (?:in (?:operation|place|existence|force)|operating"
    rf"|operational|active|running)"
    rf"|(?P<x2>{A}|{J}) (?:no longer (?:exists?|operates?)|is no more|is defunct|(?:has|have) ceased to"
    rf" exist|is now history)"
)
ENDED: Final = re.compile(
    rf"(?P<x>{A}|{J}){NO_MARK}{{0,30}}?\b(?:has ended|was (?:disbanded|dissolved|closed|wound up)(?! on"
    rf" [A-Z][a-z]+day)"
    r"|has (?:been )?(?:closed|disbanded|dissolved))\b"
)


def status(clause: Clause) -> Iterator[Found]:
    """STATES status: under review, in development, ended."""
    for match in NO_MORE.finditer(clause.text):
        about = clause.slot(match["x"] or match["x2"]).bodies[0]
        yield Found("STATES", about, "standing: no more", 0.93, term="status", value="ended")
    if clause.denied:
        return
    for match in REVIEWING.finditer(clause.text):
        about = clause.slot(match["x"] or match["x2"]).bodies[0]
        yield Found("STATES", about, "standing: review", 0.92, term="status", value="under review")
    for value, pattern in (("under review", REVIEW), ("in development", DEVELOPED), ("ended", ENDED)):
        for match in pattern.finditer(clause.text):
            about = clause.slot(match["x"]).bodies[0]
            yield Found("STATES", about, "standing: status", 0.95, term="status", value=value)
    for match in AGREEMENT_FOR.finditer(clause.text):
        slot = clause.slot(match["j"])
        if slot.of:
            yield Found("STATES", slot.of, "standing: status", 0.95, term="status", value="in development")
