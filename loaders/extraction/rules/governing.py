"""Which board governs a unit, and to which one it reports."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.slots import NO_JOINT, NO_MARK, B, Clause, Found, J, Slot, each

GOVERNED: Final = re.compile(
    rf"(?P<u>{J}){NO_JOINT}{{0,90}}?\b(?:governed|overseen|scrutinised|held to account) "
    rf"(?:by|through) (?P<b>{B})"
)
GOVERNS: Final = re.compile(
    rf"(?P<b>{B})[,:]?\s+(?:{NO_MARK}{{1,60}}?, (?=which))?(?:(?:also|which|jointly)\s+"
    rf"|{NO_MARK}{{1,40}}?\band )*(?:governs|oversees|provides (?:oversight"
    r"|governance|strategic direction) (?:of|for|to)|has oversight of"
    rf"|is responsible for governing)\s+(?P<u>{J}(?:(?:, | and |, and ){J})*)"
)
PROVIDED: Final = re.compile(
    rf"\b(?:[Oo]versight|[Gg]overnance)(?: (?:of|for) (?P<u>{J}))?(?: (?:is|are))?"
    rf"(?: (?:provided )?(?:by|through)|:) (?:an? |the )?(?P<b>{B})"
)
REPORTS: Final = re.compile(rf"(?P<u>{J})\s+(?:also )?(?:reports (?:in)?to|is accountable to)\s+(?P<b>{B})")


def governs(clause: Clause) -> Iterator[Found]:
    """GOVERNS and REPORTS_TO, where a board is named."""
    if clause.denied:
        return
    for pattern in (GOVERNED, GOVERNS, PROVIDED, REPORTS):
        for match in pattern.finditer(clause.text):
            board = clause.slot(match["b"])
            for unit in _units(match, clause):
                if pattern is REPORTS:
                    yield from each("REPORTS_TO", unit, board, "governing: reports to", 0.94)
                else:
                    yield from each("GOVERNS", board, unit, "governing: governs", 0.94)


def _units(match: re.Match[str], clause: Clause) -> list[Slot]:
    named = [clause.slots[mark] for mark in match["u"] or "" if mark in clause.slots] or clause.units()[:1]
    return named or ([clause.topic] if clause.topic else [])
