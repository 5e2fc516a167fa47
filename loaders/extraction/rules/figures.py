"""Sums that are said of a unit, with the words that qualify them."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.slots import ANY, NO_MARK, Clause, Found, J

SUM: Final = (
    r"(?P<sum>(?:(?:approximately|about|around|some|over|more than|nearly|almost|up to|at least"
    r"|an estimated|just under|just over)\s+)?"
    r"£\d[\d,.]*\d?\s?(?:m|k|bn|million|billion|thousand)?\b(?:\s+(?:a|per) (?:year|annum))?)(?!"
    r" (?:worth )?of\b)"
)
BUDGET: Final = re.compile(
    rf"(?P<u>{J}){NO_MARK}{{0,40}}?\b(?P<what>budget|costs?)\s+(?:for [\w/ ]{{4,20}}? )?(?:of|is"
    rf"|was)?\s*{SUM}"
)
BUDGET_OF: Final = re.compile(
    rf"\b(?P<what>budget|costs?) of (?P<u>{J}) (?:is|was|stands at|comes to|will be) {SUM}"
    rf"|\b[Ww]ith (?:an? )?(?:\w+ )?(?P<what2>budget|cost) of {SUM.replace('?P<sum>', '?P<sum2>')},?"
    rf" (?P<u2>{J})"
)
SAVED: Final = re.compile(
    rf"(?P<u>{J}){NO_MARK}{{0,40}}?\b(?:saved|saves|(?:delivered|generated|made|achieved) (?:\w+"
    rf" )?savings of)\s+{SUM}"
)
SAVINGS: Final = re.compile(rf"[Ss]avings of {SUM}[^{ANY[1:-1]}]{{0,40}}?\b(?:by|from|through)\s+(?P<u>{J})")


def figures(clause: Clause) -> Iterator[Found]:
    """STATES budget, cost or savings of a unit, as said."""
    if clause.denied:
        return
    for pattern, term in ((BUDGET, ""), (BUDGET_OF, ""), (SAVED, "savings"), (SAVINGS, "savings")):
        for match in pattern.finditer(clause.text):
            named = {key.rstrip("2"): said for key, said in match.groupdict().items() if said}
            what = term or named["what"].rstrip("s")
            about = clause.slot(named["u"]).bodies[0]
            yield Found("STATES", about, "figures: sum", 0.93, term=what, value=named["sum"].strip())
