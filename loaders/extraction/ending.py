"""What is to end, or who is to leave, without a day: asked and never proposed, since no status says it."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.rules.dates import DATE
from loaders.extraction.sentences import DENIED, asserts
from loaders.extraction.slots import A, Found, G, J, L, Marked, each

ENDING: Final = re.compile(
    rf"(?P<u>{A}|{J}) (?:is|are|will|is due|is set)(?: (?:to|be|being))* (?:terminated|ended|wound up"
    rf"|wound down|closed|disbanded|dissolved|cease"
    r"|close|end|come to an end)\b"
)
LEAVING: Final = re.compile(
    rf"(?P<g>{G}|{L}) (?:is|are|will|has decided|have decided|is about|is due|plans)(?: (?:to|be))* "
    rf"(?:leaving|leave|withdrawing from|withdraw from|pulling out of|pull out of|quit|quitting) (?P<u>{J})"
)


def endings(said: Marked) -> Iterator[Found]:
    """STATES status ended, and STAYS_OUT_OF, of what a sentence says is to come and gives no date for."""
    text = said.marked
    if re.search(DATE, text) or DENIED.search(text) or not asserts(text):
        return
    for match in ENDING.finditer(text):
        about = said.slots[match["u"]].bodies[0]
        yield Found("STATES", about, "ending: to end", 0.7, term="status", value="ended")
    for match in LEAVING.finditer(text):
        yield from each(
            "STAYS_OUT_OF", said.slots[match["g"]], said.slots[match["u"]], "ending: leaving", 0.7
        )
