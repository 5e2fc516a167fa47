"""Two editions of one register: what is new in the later one, what changed, and what is gone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.model import claim_id
from graph.naming.folding import folded
from loaders.candidates import Candidate
from loaders.review.entering import NO_LONGER_TRUE

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later edition says otherwise.

    Attributes
    ----------
    candidates : tuple of Candidate
        What is new and what changed, as the later edition says it, and its questions; then a question for each
        that is gone. Of a relationship that is in the facts, accepting it ends the claim; a relationship that
        changed has such a question too. A statement that changed needs none: the newer one is shown.
    new, changed, gone, same : int
        How many of each; what is the same is not proposed again.
    """

    candidates: tuple[Candidate, ...]
    new: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0

    def __str__(self) -> str:
        return (
            f"Against the earlier edition {self.new:,} new, {self.changed:,} changed, {self.gone:,} gone; "
            f"{self.same:,} the same and not proposed again."
        )


def difference(
    earlier: Iterable[Candidate], later: Sequence[Candidate], claims: Collection[str]
) -> Difference:
    """What the later of two editions says otherwise than the earlier one.

    Parameters
    ----------
    earlier, later : iterable of Candidate
        As one reader proposes both, with the same bodies known.
    claims : collection of str
        Ids of the claims that are in the facts: only these can end.

    Returns
    -------
    Difference

    Notes
    -----
    Two candidates are of the same thing where relation, both ends, role and term agree, wherever they stand.

    Examples
    --------
    >>> before = [Candidate(from_id="kent", relation="LEADS", role="lead force", to_id="npas")]
    >>> after = [Candidate(from_id="essex", relation="LEADS", role="lead force", to_id="npas")]
    >>> print(difference(before, after, []))
    Against the earlier edition 1 new, 0 changed, 1 gone; 0 the same and not proposed again.
    """
    before: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in filter(_is_fact, earlier):
        before[_key(candidate)].append(candidate)
    others = [c for c in later if not (_is_fact(c) and _taken(before[_key(c)], c))]
    told: list[Candidate] = []
    facts = changed = 0
    for candidate in others:
        old = before[_key(candidate)] if _is_fact(candidate) else []
        if old:
            changed += 1
            earlier_one = old.pop(0)
            told.append(
                replace(candidate, says=f"{candidate.says} (The earlier edition: {earlier_one.says})")
            )
            if candidate.relation != "STATES":
                told += _ending(earlier_one, candidate.source, "The later edition says otherwise.", claims)
        else:
            told.append(candidate)
        facts += _is_fact(candidate)
    gone = [old for rest in before.values() for old in rest]
    source = later[0].source if later else ""
    for old_one in gone:
        told += _ending(old_one, source, "Not in the later edition.", claims) or [_noted(old_one, source)]
    return Difference(tuple(told), facts - changed, changed, len(gone), len(later) - len(others))


def _is_fact(candidate: Candidate) -> bool:
    return bool(candidate.relation) and candidate.decision != "ask"


def _taken(there: list[Candidate], candidate: Candidate) -> bool:
    """Whether one of them says the same; it is then taken out."""
    match = next((other for other in there if _said(other) == _said(candidate)), None)
    if match is not None:
        there.remove(match)
    return match is not None


def _ending(old: Candidate, source: str, what: str, claims: Collection[str]) -> list[Candidate]:
    """The question whether a relationship of the earlier edition is over; none where it is not in the facts."""
    claim = claim_id(old.relation, old.from_id, old.to_id, old.source, old.place, "", "", old.role, 1)
    if old.relation == "STATES" or claim not in claims:
        return []
    asked = _noted(old, source)
    says = f"{what} The earlier one: {old.says}"
    return [replace(asked, relation="STATES", term=NO_LONGER_TRUE, value=claim, says=says)]


def _noted(old: Candidate, source: str) -> Candidate:
    """What the later edition has not any more, to be looked at."""
    return Candidate(
        from_name=old.from_name,
        to_name=old.to_name,
        source=source,
        place=f"compared with {old.place} of {old.source}",
        says=f"Not in the later edition. The earlier one: {old.says}",
        rule="edition: gone",
        decision="ask",
    )


def _key(candidate: Candidate) -> Key:
    start = candidate.from_id or folded(candidate.from_name)
    end = candidate.to_id or folded(candidate.to_name)
    return (
        "" if candidate.relation == "STATES" else start,
        candidate.relation,
        end,
        candidate.role,
        candidate.term,
    )


def _said(candidate: Candidate) -> Key:
    return (candidate.value, candidate.status, candidate.since, candidate.until, candidate.scope)
