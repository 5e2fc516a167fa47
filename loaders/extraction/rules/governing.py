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
THROUGH: Final = re.compile(
    rf"\b[Tt]hrough (?P<b>{B}),? [^.;]{{0,60}}?\b(?:oversee|oversees|govern|governs|supervise"
    rf"|scrutinise|direct)\b (?:the )?(?P<u>{J}(?:(?:, | and |, and ){J})*)"
)
REPORTS: Final = re.compile(
    rf"(?P<u>{J}|{B})\s+(?:also )?(?:reports (?:directly )?(?:in)?to|is accountable to)\s+(?:the )?(?P<b>{B}|{J})"
    rf"|^(?P<u2>{J}|{B})\s(?!{J}|{B})[^.;]*?\band (?:also )?reports (?:in)?to\s+(?:the )?(?P<b2>{B}|{J})"
)
ABOVE: Final = ("Board", "NationalBody", "Partner")
"""What something may report to."""


def governs(clause: Clause) -> Iterator[Found]:
    """GOVERNS and REPORTS_TO, where a board is named."""
    if clause.denied:
        return
    for pattern in (GOVERNED, GOVERNS, PROVIDED, THROUGH):
        for match in pattern.finditer(clause.text):
            board = clause.slot(match["b"])
            for unit in _units(match, clause):
                yield from each("GOVERNS", board, unit, "governing: governs", 0.94)
    for match in REPORTS.finditer(clause.text):
        below, above = clause.slot(match["u"] or match["u2"]), clause.slot(match["b"] or match["b2"])
        if above.bodies[0].label in ABOVE:
            yield from each("REPORTS_TO", below, above, "governing: reports to", 0.94)


def _units(match: re.Match[str], clause: Clause) -> list[Slot]:
    named = [clause.slots[mark] for mark in match["u"] or "" if mark in clause.slots] or clause.units()[:1]
    return named or ([clause.topic] if clause.topic else [])
