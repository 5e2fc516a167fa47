"""Who pays for a unit."""

import re
from collections.abc import Iterator
from typing import Final

from graph.schema import JOINT
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import NO_JOINT, NO_MARK, Clause, Found, G, J, chosen, each

SHAPES: Final = (
    re.compile(
        rf"(?P<u>{J}){NO_JOINT}{{0,40}}?\b(?:is|are|was|were|being) (?:now |also |jointly |part |partly "
        rf"|mainly |wholly )*"
        rf"(?:funded|paid for|financed|grant-funded) (?:jointly |equally )?by (?:the )?(?P<g>{G})"
    ),
    re.compile(
        rf"(?P<g>{G})(?:, which)? (?:also |jointly |now |partly |part-?)*(?:funds?|pays? for"
        rf"|finances?) (?:[\w-]+ ){{0,3}}?(?P<u>{J})(?!['’]s)"
    ),
    re.compile(
        rf"(?P<g>{G}) (?:has |have |also )*(?:contribute[sd]?|gave|given|paid|awarded|provided|allocated|committed|invested"
        rf"|granted) {NO_MARK}{{0,20}}?£\d"
        rf"{NO_MARK}{{1,40}}?\b(?:to support|to fund|to|towards|for|in) (?P<u>{J}|{G})"
    ),
)


def funds(clause: Clause) -> Iterator[Found]:
    """FUNDS, where a body is said to pay for a unit, or to have given it a sum."""
    if clause.denied or PAST.search(clause.text):
        return
    for pattern in SHAPES:
        for match in pattern.finditer(clause.text):
            paid = chosen([clause.slot(match["u"])], *JOINT, "Partner")
            if paid:
                yield from each("FUNDS", clause.slot(match["g"]), paid, "funding: funds", 0.9)
