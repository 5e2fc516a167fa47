"""What the page shows: which candidates, which of them is looked at, and what is open; read from the URL."""

from dataclasses import dataclass
from typing import Final

from loaders.candidates import Candidate
from loaders.review.deciding import Kind, Review
from views.url import InUrl, one_of

SHOWS: Final = {"open": "To decide", "questions": "Questions", "decided": "Decided"}
"""The parts of a review and what they are called."""
BETWEEN: Final = "|"


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A view of the page. Each field is the query parameter of that name; one left out is as usual.

    Attributes
    ----------
    show : str
        A key of SHOWS.
    kind : str
        Only candidates that say the same by the same rule: relation and rule.
    candidate : int
        The one looked at, counted from 1; 0 for the first.
    step : str
        "edit" while its cells are edited, "enter" while what was accepted is entered.
    silent : bool
        Whether single keys do nothing.
    """

    show: str = one_of("open", SHOWS)
    kind: str = ""
    candidate: int = 0
    step: str = one_of("", ("", "edit", "enter"))
    silent: bool = False


def part(candidate: Candidate) -> str:
    """The part of a review that a candidate stands in.

    Examples
    --------
    >>> part(Candidate()), part(Candidate(decision="ask")), part(Candidate(decision="reject"))
    ('open', 'questions', 'decided')
    """
    return {"": "open", "ask": "questions"}.get(candidate.decision, "decided")


def kind_of(candidate: Candidate) -> Kind:
    """What it says, and the rule that found it."""
    return Kind(candidate.relation, candidate.rule)


def listed(review: Review, asked: Asked) -> list[int]:
    """The numbers, from 0, of the candidates of a view.

    Examples
    --------
    >>> listed(Review((Candidate(), Candidate(decision="ask"), Candidate(decision="accept"))), Asked("questions"))
    [1]
    """
    return [
        n
        for n, candidate in enumerate(review.candidates)
        if part(candidate) == asked.show and asked.kind in ("", BETWEEN.join(kind_of(candidate)))
    ]


def looked_at(review: Review, asked: Asked) -> int | None:
    """The candidate looked at: the one of the URL where the view has it, else the next of the view, else the last.

    Examples
    --------
    >>> review = Review((Candidate(decision="accept"), Candidate(), Candidate()))
    >>> looked_at(review, Asked(candidate=1)), looked_at(review, Asked(candidate=9)), looked_at(Review(()), Asked())
    (1, 2, None)
    """
    numbers = listed(review, asked)
    return next((n for n in numbers if n >= asked.candidate - 1), numbers[-1] if numbers else None)


def to(candidate: Candidate, number: int, asked: Asked) -> Asked:
    """The view in which a candidate is the one looked at."""
    kind = asked.kind if asked.kind == BETWEEN.join(kind_of(candidate)) else ""
    return Asked(part(candidate), kind, number + 1, silent=asked.silent)
