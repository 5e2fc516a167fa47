"""Units within units, members of councils and boards, and who stays out."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.slots import NO_JOINT, NO_MARK, B, Clause, Found, G, J, L, each

UNITS: Final = rf"{J}(?:(?:, | and |, and | & ){J})*"
WITHIN: Final = re.compile(
    rf"(?P<parts>{UNITS}),?(?:\s+which {NO_JOINT}{{3,60}},)?\s+(?:which\s+)?(?:(?:is|are|was|were|forms?|sits?|now|also|both"
    r"|all)\s+)*(?:a\s+)?(?:part of|within|one of the \w+ (?:within|of))\s+"
    rf"(?:the [\w ]{{1,30}} )?(?P<whole>{J})"
)
OF_PARTS: Final = re.compile(
    rf"(?P<whole>{J})\s+(?:includes|comprises|consists of|is made up of|incorporates"
    rf"|is split into)\s+(?:\w+\s+){{0,4}}?(?P<parts>{UNITS})"
)
OUT: Final = re.compile(
    rf"(?P<g>{G}|{L})\s+(?:(?:has|have|had|is|are|was|were|do|does|did|will)(?:n['’]t|\s+))?\s*(?:now |since |also )?"
    r"(?:(?:not|never)(?: been| taken)? (?:currently )?(?:take part in|participate in|a? ?(?:part|members?|partners?|party"
    r"|signatory) (?:of|in|to)|part of|a part of|a member of|join)"
    r"|no longer (?:takes? part in|participates? in|(?:a )?(?:part|member) of|part of)"
    r"|withdrawn from|withdrew from|pulled out of|left|opted out of|declined to join"
    rf"|stays? out of)\s+(?P<u>{J}|it\b)"
)
MEMBER: Final = re.compile(
    rf"(?P<g>{G})\s+(?:is|are)\s+(?:also |all |both )?(?:a )?(?:members?|represented on"
    rf"|sits? on) ?(?:of|on)?\s+(?:the )?(?:national )?(?P<b>{J}|{B})"
)
COUNCILS: Final = frozenset({"npcc", "apcc"})
"""Bodies that have members and are no joint work of theirs."""


def part_of(clause: Clause) -> Iterator[Found]:
    """PART_OF, where one unit is said to be part of another."""
    if clause.denied:
        return
    for pattern in (WITHIN, OF_PARTS):
        for match in pattern.finditer(clause.text):
            whole = clause.slot(match["whole"])
            for mark in match["parts"]:
                if mark in clause.slots:
                    yield from each("PART_OF", clause.slots[mark], whole, "members: part of", 0.95)


def stays_out(clause: Clause) -> Iterator[Found]:
    """STAYS_OUT_OF, where a body is said not to take part, or to have left."""
    for match in OUT.finditer(clause.text):
        unit = clause.topic if match["u"] == "it" else clause.slot(match["u"])
        if unit and not re.search(rf"\bleft\b{NO_MARK}*(?:to|for|with) ", match[0]):
            yield from each("STAYS_OUT_OF", clause.slot(match["g"]), unit, "members: stays out", 0.95)


def member_of(clause: Clause) -> Iterator[Found]:
    """MEMBER_OF a board, or of the councils of chief officers and commissioners."""
    if clause.denied:
        return
    for match in MEMBER.finditer(clause.text):
        body = clause.slot(match["b"])
        if body.kind == "B" or body.bodies[0].id in COUNCILS:
            yield from each("MEMBER_OF", clause.slot(match["g"]), body, "members: member of", 0.95)
