"""The network as at a day, month or year: what held throughout, what for a part of it, what has no date."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.analytics.counting import as_at, certainty, undated
from graph.analytics.parts import WORDS, on_a_day
from graph.dates import interval, within
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, NETWORK

NO_START = "start not dated"
Dates = Mapping[str, set[tuple[str, str]]]
"""Since and until, each with its date, by the node they are stated of."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship of the network as at a day.

    Attributes
    ----------
    relation, start, end : str
    role : str or None
    certainty : str
    held : str or None
        For which part of what is asked, where dates begin or end within it; a disputed date by which it
        would not hold throughout; that the start is not dated.
    since, until : str or None
        The earliest of each that a claim gives.
    known_from : str or None
        The earliest day of which a source that says so speaks.
    dated : bool
        Whether anything says when it holds.
    claims : tuple of str
    """

    relation: str
    start: str
    end: str
    role: str | None
    certainty: str
    held: str | None
    since: str | None
    until: str | None
    known_from: str | None
    dated: bool
    claims: tuple[str, ...]


def network_as_at(network: Subgraph, day: str) -> list[Fact]:
    """The relationships that hold on a day, as the sources of that day have it.

    Parameters
    ----------
    network : Subgraph
        The network's claims, and the statements of status, since and until.
    day : str
        A day, month or year.

    Returns
    -------
    list of Fact
        Certain ones first, then by relation and ids. A claim whose source speaks of a later day counts only
        if it says since when it holds; if it says only until when, it is possible. One without any date
        counts and is marked. What begins or ends within a year or month asked about is possible.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u since=2015", "b COLLABORATES u since=2015 until=2019-04")
    >>> [(f.start, f.certainty, f.held) for f in network_as_at(network, "2019")]
    [('a', 'certain', None), ('b', 'possible', 'for part of it: until 2019-04')]
    """
    then = as_at(network, day)
    stated = _stated(then)
    said: dict[tuple[str, str, str, str], list[tuple[str, Relationship]]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        known = key in then.relationships
        if claim.type in NETWORK and (known or _starts_undated(claim)):
            sure = on_a_day(then, claim, day)
            if sure != "no":
                said[fact_key(claim)].append((sure if known else "possible", claim))
    rows = [_row(then, stated, fact, told, day) for fact, told in said.items()]
    return sorted(rows, key=lambda f: (f.certainty, f.relation, f.start, f.end, f.role or ""))


def fact_key(claim: Relationship) -> tuple[str, str, str, str]:
    """What claims that say the same share: type, ends and role."""
    return claim.type, claim.start, claim.end, str(claim.properties.get("role") or "")


def _starts_undated(claim: Relationship) -> bool:
    return bool(claim.properties.get("until") and not claim.properties.get("since"))


def _row(
    then: Subgraph,
    stated: Dates,
    fact: tuple[str, str, str, str],
    told: list[tuple[str, Relationship]],
    day: str,
) -> Fact:
    relation, start, end, role = fact
    best = min((sure for sure, _ in told), key=WORDS.__getitem__)
    claims = [claim for sure, claim in told if sure == best]
    return Fact(
        relation,
        start,
        end,
        role or None,
        best,
        _held(then, stated, claims, day),
        earliest(claims, "since"),
        earliest(claims, "until"),
        earliest(claims, "as_of"),
        not all(undated(claim) for claim in claims),
        tuple(sorted(claim.id for claim in claims)),
    )


def _held(then: Subgraph, stated: Dates, claims: list[Relationship], day: str) -> str | None:
    """For which part of the day, month or year, in words; nothing where no date lies within it."""
    ends = sorted({end for claim in claims for end in (claim.start, claim.end)})
    units = [then.nodes[end] for end in ends if then.nodes[end].label in JOINT]
    own = _dates(*(claim.properties for claim in claims), *(unit.properties for unit in units))
    first, last = interval(day)
    said = []
    if inside := sorted(f"{term} {date}" for term, date in own if within(date, day)):
        said.append(f"{'perhaps' if first == last else 'for part of it'}: {', '.join(inside)}")
    other = {each for unit in units for each in stated.get(unit.id, ()) if each not in own}
    if outside := sorted(
        f"{term} {date}" for term, date in other if certainty({term: date}, day) != "certain"
    ):
        said.append(f"disputed, another source: {', '.join(outside)}")
    if all(_starts_undated(claim) for claim in claims):
        said.append(NO_START)
    return "; ".join(said) or None


def _dates(*properties: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(term, str(own[term])) for own in properties for term in ("since", "until") if own.get(term)}


def _stated(network: Subgraph) -> Dates:
    """Every since and until that a source states of each node."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in network.relationships.values():
        if claim.type == "STATES" and claim.properties["term"] in ("since", "until"):
            found[claim.end].add((str(claim.properties["term"]), str(claim.properties["value"])))
    return found


def earliest(claims: Iterable[Relationship], term: str) -> str | None:
    """The earliest of a term's dates, the most precise where two begin on one day; nothing where none is given."""
    dates = [str(claim.properties[term]) for claim in claims if claim.properties.get(term)]
    return min(dates, key=lambda d: (interval(d)[0], -len(d)), default=None)
