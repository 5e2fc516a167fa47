"""Two editions of a register beside each other: what the second says anew, no longer, or otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.naming.folding import folded
from loaders.candidates import Candidate

SAYS: Final = ("value", "status", "since", "until")
"""What may change of a claim that stays the same claim."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a second edition brings.

    Attributes
    ----------
    new : list of Candidate
        Facts of the second edition that the first does not state.
    gone : list of Candidate
        Facts of the first that the second does not state any more; it does not say that they ended.
    changed : list of (Candidate, Candidate)
        The same claim with another value, status or period: as it was, as it is.
    same : int
        How many facts both state alike.
    """

    new: list[Candidate]
    gone: list[Candidate]
    changed: list[tuple[Candidate, Candidate]]
    same: int

    def __str__(self) -> str:
        return f"{len(self.new):,} new, {len(self.gone):,} gone, {len(self.changed):,} changed, {self.same:,} as before."


def difference(before: Iterable[Candidate], after: Iterable[Candidate]) -> Difference:
    """What the second edition of a register says that the first did not, and the other way round.

    Parameters
    ----------
    before, after : iterable of Candidate
        As read from the two editions; questions are left out of the comparison.

    Returns
    -------
    Difference
        In the order of the cells of the edition that they come from.

    Notes
    -----
    A fact is known again by whom it joins, the relation, the role and the term, not by its cell: rows and columns may
    have moved. One pass over each, O(n).

    Examples
    --------
    >>> old = Candidate(from_id="durham", relation="COLLABORATES", to_id="npas")
    >>> new = Candidate(from_id="durham", relation="COLLABORATES", to_id="npas", status="ended")
    >>> print(difference([old], [new]))
    0 new, 0 gone, 1 changed, 0 as before.
    """
    first = {_key(candidate): candidate for candidate in before if candidate.decision != "ask"}
    second = {_key(candidate): candidate for candidate in after if candidate.decision != "ask"}
    both = [(first[key], now) for key, now in second.items() if key in first]
    changed = [(was, now) for was, now in both if _said(was) != _said(now)]
    return Difference(
        [now for key, now in second.items() if key not in first],
        [was for key, was in first.items() if key not in second],
        changed,
        len(both) - len(changed),
    )


def _key(candidate: Candidate) -> tuple[str, ...]:
    return (
        candidate.from_id or folded(candidate.from_name),
        candidate.relation,
        candidate.to_id or folded(candidate.to_name),
        candidate.role,
        candidate.term,
    )


def _said(candidate: Candidate) -> tuple[str, ...]:
    return tuple(getattr(candidate, name) for name in SAYS)
