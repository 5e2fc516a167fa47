"""Which body provides services to another, or to a unit."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.sentences import PAST
from loaders.extraction.slots import NO_MARK, Clause, Found, G, J, L, each

PROVIDES: Final = re.compile(
    rf"(?P<g>{G})\s+(?:(?:will|also|currently|now)\s+)*(?:provides?|delivers?|supplies|supply)\s+"
    rf"(?P<what>{NO_MARK}{{3,80}}?)\s+(?:to|for|on behalf of)\s+(?P<to>{G}|{L}|{J})"
)
SERVICE: Final = re.compile(
    r"\b(?:services?|support|functions?|payroll|HR|ICT|IT|procurement|legal|forensics?|fleet"
    r"|finance|training)\b"
)


def provides(clause: Clause) -> Iterator[Found]:
    """PROVIDES, where one force or policing body gives another, or a unit, a service."""
    if clause.denied or PAST.search(clause.text):
        return
    for match in PROVIDES.finditer(clause.text):
        group = clause.slot(match["g"])
        hosting = re.search(r"\b(?:host|lead) force\b", match["what"])
        if not hosting and len(group.bodies) == 1 and SERVICE.search(match["what"]):
            yield from each("PROVIDES", group, clause.slot(match["to"]), "providing: services", 0.92)
