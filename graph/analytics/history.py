"""The network as at a day, and what changed in a period; partial dates are intervals, undated claims stand apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph.analytics.counting import as_at, undated
from graph.analytics.parts import WORDS, on_a_day
from graph.dates import interval
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, NETWORK, POSSIBLE

CHANGES = ("joined", "left", "began", "ended", "renamed", "succeeded", "known from")


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship of the network as at a day.

    Attributes
    ----------
    relation, start, end : str
    role : str or None
    certainty : str
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
        if it says since when it holds; one without any date counts and is marked.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u since=2015", "b COLLABORATES u since=2019")
    >>> [(f.start, f.certainty) for f in network_as_at(network, "2016")]
    [('a', 'certain'), ('b', 'possible')]
    """
    then = as_at(network, day)
    said: dict[tuple[str, str, str, str], list[tuple[str, Relationship]]] = defaultdict(list)
    for key in sorted(then.relationships):
        claim = then.relationships[key]
        if claim.type in NETWORK:
            sure = on_a_day(then, claim, day)
            if sure != "no":
                said[_fact(claim)].append((sure, claim))
    rows = [_row(fact, told) for fact, told in said.items()]
    return sorted(rows, key=lambda f: (f.certainty, f.relation, f.start, f.end, f.role or ""))


def _fact(claim: Relationship) -> tuple[str, str, str, str]:
    return claim.type, claim.start, claim.end, str(claim.properties.get("role") or "")


def _row(fact: tuple[str, str, str, str], told: list[tuple[str, Relationship]]) -> Fact:
    relation, start, end, role = fact
    best = min((sure for sure, _ in told), key=WORDS.__getitem__)
    claims = [claim for sure, claim in told if sure == best]
    return Fact(
        relation,
        start,
        end,
        role or None,
        best,
        _earliest(claims, "since"),
        _earliest(claims, "until"),
        _earliest(claims, "as_of"),
        not all(undated(claim) for claim in claims),
        tuple(sorted(claim.id for claim in claims)),
    )


def _earliest(claims: Iterable[Relationship], term: str) -> str | None:
    dates = [str(claim.properties[term]) for claim in claims if claim.properties.get(term)]
    return min(dates, key=lambda d: (interval(d)[0], -len(d)), default=None)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that changed.

    Attributes
    ----------
    change : str
        One of CHANGES.
    who : str
        The body that joined, led, began; for a succession the one that takes over.
    about : str or None
        The unit joined or led, the body taken over from.
    relation : str or None
    dates : tuple of str
        Every date that a source gives for it, within the period or not, most precise first.
    certainty : str
        "possible" where a date may lie outside the period or sources differ, or nothing is settled yet.
    claims : tuple of str
    """

    change: str
    who: str
    about: str | None
    relation: str | None
    dates: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def changes(network: Subgraph, since: str, until: str, *, known_from: bool = False) -> list[Event]:
    """What changed in a period.

    Parameters
    ----------
    network : Subgraph
        The network's claims, SUCCEEDS, and the statements of name, since and until.
    since, until : str
        From the first day that `since` may mean to the last that `until` may mean, both included.
    known_from : bool
        Add, apart, what carries no date of its own and is first known from a source of the period.

    Returns
    -------
    list of Event
        By change in the order of CHANGES, date and ids.
    """
    period = interval(since)[0], interval(until)[1]
    said: dict[tuple[str, str, str, str], list[tuple[str, Relationship]]] = defaultdict(list)
    begun = _begun(network)
    for key in sorted(network.relationships):
        for change, day in _events(network, network.relationships[key], begun):
            claim = network.relationships[key]
            if claim.type == "STATES":
                said[change, claim.end, "", ""].append((day, claim))
            else:
                relation = "COLLABORATES" if claim.type == "STAYS_OUT_OF" else claim.type
                said[change, claim.start, claim.end, relation].append((day, claim))
    rows = [row for key, told in said.items() if (row := _event(key, told, period))]
    rows += _renamed(network, period)
    if known_from:
        rows += first_known(network, period)
    return sorted(
        rows, key=lambda e: (CHANGES.index(e.change), e.dates[0], e.who, e.about or "", e.relation or "")
    )


def _begun(network: Subgraph) -> dict[str, list[str]]:
    """Since when each node is, by what sources state."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in network.relationships.values():
        if claim.type == "STATES" and claim.properties["term"] == "since":
            found[claim.end].append(str(claim.properties["value"]))
    return found


def _successor_began(claim: Relationship, begun: Mapping[str, list[str]]) -> list[str]:
    """When who takes over began, where the succession is settled: a body that is to take over exists before."""
    return [] if claim.properties.get("status") in POSSIBLE else begun.get(claim.start, [])


def _events(network: Subgraph, claim: Relationship, begun: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """What a claim says changed, each with its date; who succeeds does so when it begins."""
    since, until = (claim.properties.get(term) for term in ("since", "until"))
    if claim.type == "STATES":
        term = claim.properties["term"]
        joint = network.nodes[claim.end].label in (*JOINT, "Agreement", "PCC", "Force", "Board")
        names = {"since": "began", "until": "ended"}
        return [(names[term], str(claim.properties["value"]))] if joint and term in names else []
    if claim.type == "SUCCEEDS":
        return [("succeeded", day) for day in ([str(since)] if since else _successor_began(claim, begun))]
    if claim.type not in NETWORK or claim.properties.get("status") == "not shown":
        return []
    began, ended = {"COLLABORATES": ("joined", "left"), "STAYS_OUT_OF": ("left", "joined")}.get(
        claim.type, ("began", "ended")
    )
    return [(change, str(day)) for change, day in ((began, since), (ended, until)) if day]


def _event(
    key: tuple[str, str, str, str],
    told: list[tuple[str, Relationship]],
    period: tuple[date, date],
) -> Event | None:
    change, who, about, relation = key
    places = {_place(day, period) for day, _ in told}
    if not places & {"within", "across"}:
        return None
    settled = any(claim.properties.get("status") not in POSSIBLE for _, claim in told)
    dates = sorted({day for day, _ in told}, key=lambda d: (-len(d), d))
    sure = "certain" if places == {"within"} and settled else "possible"
    claims = tuple(sorted({claim.id for _, claim in told}))
    return Event(change, who, about or None, relation or None, tuple(dates), sure, claims)


def _place(day: str, period: tuple[date, date]) -> str:
    """Whether a partial date lies within a period, across its edge or outside."""
    first, last = interval(day)
    if period[0] <= first and last <= period[1]:
        return "within"
    return "outside" if last < period[0] or period[1] < first else "across"


def _renamed(network: Subgraph, period: tuple[date, date]) -> list[Event]:
    """Bodies that a dated source calls otherwise than the dated one before it; when is not known exactly."""
    names: dict[str, list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type == "STATES" and claim.properties["term"] == "name" and claim.properties.get("as_of"):
            names[claim.end].append(claim)
    rows = []
    for node, said in sorted(names.items()):
        told = sorted(said, key=lambda c: (interval(str(c.properties["as_of"]))[0], c.id))
        for old, new in pairwise(told):
            days = str(old.properties["as_of"]), str(new.properties["as_of"])
            apart = interval(days[0])[1] < interval(days[1])[0]
            differ = str(old.properties["value"]).casefold() != str(new.properties["value"]).casefold()
            if apart and differ and interval(days[0])[0] <= period[1] and period[0] <= interval(days[1])[1]:
                rows.append(Event("renamed", node, None, None, days[::-1], "possible", (old.id, new.id)))
    return rows


def first_known(network: Subgraph, period: tuple[date, date]) -> list[Event]:
    """Facts without a date of their own whose earliest source speaks of a day in the period."""
    said: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    begun = _begun(network)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        dated_elsewhere = claim.type == "SUCCEEDS" and _successor_began(claim, begun)
        if claim.type in (*NETWORK, "SUCCEEDS") and not dated_elsewhere:
            said[_fact(claim)].append(claim)
    rows = []
    for (relation, start, end, _), claims in said.items():
        if any(claim.properties.get(term) for claim in claims for term in ("since", "until")):
            continue
        day = _earliest(claims, "as_of")
        if day and _place(day, period) != "outside":
            ids = tuple(sorted(claim.id for claim in claims))
            rows.append(Event("known from", start, end, relation, (day,), "possible", ids))
    return rows
