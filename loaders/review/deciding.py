"""Deciding on candidates: each step makes a new review and can be taken back, and nothing is decided by itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from graph.errors import ConcordError
from loaders.candidates import COLUMNS, Candidate
from loaders.names.abbreviations import plain_name
from loaders.review.finding import place_of

FIXED: Final = ("decision", "confidence", "rule")
"""What is no cell that a person edits."""


class Kind(NamedTuple):
    """What candidates have in common that are decided together: what they say, and the rule that found them."""

    relation: str
    rule: str


@dataclass(frozen=True, slots=True)
class Review:
    """Candidates with the decisions so far.

    Attributes
    ----------
    candidates : tuple of Candidate
        In the order of the source; a candidate is spoken of by its number, from 0.
    past : tuple of mapping of int to Candidate
        What each step replaced, the last one last.

    Examples
    --------
    >>> review = Review((Candidate(relation="LEADS"), Candidate(relation="HOSTS")))
    >>> review = decided(review, [0], "accept")
    >>> review.candidates[0].decision, next_open(review), undone(review).candidates[0].decision
    ('accept', 1, '')
    """

    candidates: tuple[Candidate, ...]
    past: tuple[Mapping[int, Candidate], ...] = ()


def decided(review: Review, numbers: Collection[int], decision: str) -> Review:
    """The review with a decision on these candidates, or with "" none again.

    Raises
    ------
    ConcordError
        If a question is to be accepted that has not been answered. Nothing is decided then.
    """
    open_questions = [n for n in numbers if decision == "accept" and not review.candidates[n].relation]
    if open_questions:
        place = review.candidates[open_questions[0]].place
        raise ConcordError(f"{place}: is a question. Answer it by saying who does what, or reject it.")
    return _stepped(review, {n: replace(review.candidates[n], decision=decision) for n in numbers})


def edited(review: Review, number: int, cells: Mapping[str, str]) -> Review:
    """The review with other cells in a candidate, which is then to be decided on anew.

    Parameters
    ----------
    review : Review
    number : int
    cells : mapping of str to str
        By column. A changed name takes the id along that stood for the old one, unless another is given.

    Raises
    ------
    ConcordError
        If a column is none that a person edits.

    Examples
    --------
    >>> review = edited(Review((Candidate(from_name="Derby", from_id="derbyshire"),)), 0, {"from_name": "Notts"})
    >>> review.candidates[0].from_id
    ''
    """
    wrong = [column for column in cells if column not in COLUMNS or column in FIXED]
    if wrong:
        raise ConcordError(f"{', '.join(wrong)}: cannot be edited.")
    before = review.candidates[number]
    stale: dict[str, Any] = {
        f"{end}_id": ""
        for end in ("from", "to")
        if cells.get(f"{end}_name", getattr(before, f"{end}_name")) != getattr(before, f"{end}_name")
    }
    after = replace(before, **{**stale, **cells}, decision="")
    return review if replace(after, decision=before.decision) == before else _stepped(review, {number: after})


def named(review: Review, name: str, label: str, key: str) -> Review:
    """The review with one answer to whom a name means, in every candidate that has it without an id and is not rejected.

    Parameters
    ----------
    review : Review
    name, label : str
        As the candidates have them.
    key : str
        An id, or "new".

    Examples
    --------
    >>> rows = (Candidate(to_name="NPAs", to_label="Unit"), Candidate(from_name="NPAs", decision="reject"))
    >>> [candidate.to_id for candidate in named(Review(rows), "NPAs", "Unit", "npas").candidates]
    ['npas', '']
    """
    plain = plain_name(name)
    changed: dict[int, Candidate] = {}
    for number, before in enumerate(review.candidates):
        ends: dict[str, Any] = {
            f"{end}_id": key
            for end in ("from", "to")
            if not getattr(before, f"{end}_id")
            and getattr(before, f"{end}_label") == label
            and plain_name(getattr(before, f"{end}_name")) == plain
        }
        if ends and before.decision != "reject":
            changed[number] = replace(before, **ends)
    return _stepped(review, changed)


def undone(review: Review) -> Review:
    """The review as it was before its last step; as it is where there was none."""
    if not review.past:
        return review
    candidates = list(review.candidates)
    for number, candidate in review.past[-1].items():
        candidates[number] = candidate
    return Review(tuple(candidates), review.past[:-1])


def next_open(review: Review, after: int = -1) -> int | None:
    """The next candidate that nobody has decided on, questions included; from the beginning after the last one."""
    numbers = [n for n, candidate in enumerate(review.candidates) if candidate.decision in ("", "ask")]
    return next((n for n in numbers if n > after), numbers[0] if numbers else None)


def kinds(review: Review) -> dict[Kind, tuple[int, ...]]:
    """The undecided candidates of each kind; a question is of none, since each is answered by itself.

    Examples
    --------
    >>> kinds(Review((Candidate(relation="LEADS", rule="lead"), Candidate(decision="ask"))))
    {Kind(relation='LEADS', rule='lead'): (0,)}
    """
    found: dict[Kind, list[int]] = {}
    for number, candidate in enumerate(review.candidates):
        if not candidate.decision and candidate.relation:
            found.setdefault(Kind(candidate.relation, candidate.rule), []).append(number)
    return {kind: tuple(numbers) for kind, numbers in found.items()}


def neighbours(review: Review, number: int) -> tuple[int, ...]:
    """The undecided facts of the same sentence as this candidate, or of the same row of its register.

    Examples
    --------
    >>> places = ("Units!B4", "Units!C4", "Units!B5")
    >>> review = Review(tuple(Candidate(relation="COLLABORATES", place=place) for place in places))
    >>> neighbours(review, 1)
    (0, 1)
    """
    near = _passage(review.candidates[number])
    return tuple(
        n
        for n, candidate in enumerate(review.candidates)
        if not candidate.decision and candidate.relation and _passage(candidate) == near
    )


def _passage(candidate: Candidate) -> tuple[str, str, str]:
    cell = place_of(candidate.place)
    told = (cell.sheet, str(cell.row)) if cell else (candidate.place, candidate.says)
    return (candidate.source, *told)


def _stepped(review: Review, changed: Mapping[int, Candidate]) -> Review:
    before = {
        n: review.candidates[n] for n, candidate in changed.items() if review.candidates[n] != candidate
    }
    if not before:
        return review
    candidates = list(review.candidates)
    for number in before:
        candidates[number] = changed[number]
    return Review(tuple(candidates), (*review.past, before))
