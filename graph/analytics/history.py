"""What changed in a period; partial dates are intervals, what has no date or a disputed one is told apart."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from graph.analytics.snapshot import NO_START, earliest, fact_key
from graph.dates import interval, surely_before
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, NETWORK, POSSIBLE

CHANGES = (
    "joined", "left", "began", "ended", "signed", "expires", "renamed", "succeeded", "known from",
)  # fmt: skip
STATED = {"since": "began", "until": "ended", "signed": "signed", "expires": "expires"}
"""What a statement of a date says of a body, unit or agreement."""
BY_ITS_TERMS = "by its terms; whether it was renewed is not said"

Key = tuple[str, str, str, str]


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
        "possible" where a date may lie outside the period or is disputed, or nothing is settled yet.
    disputed : bool
        Whether sources give dates that cannot be the same day.
    note : str or None
        What is disputed, or what is not known of it.
    claims : tuple of str
    """

    change: str
    who: str
    about: str | None
    relation: str | None
    dates: tuple[str, ...]
    certainty: str
    disputed: bool
    note: str | None
    claims: tuple[str, ...]


def changes(network: Subgraph, since: str, until: str, *, known_from: bool = False) -> list[Event]:
    """What changed in a period.

    Parameters
    ----------
    network : Subgraph
        The network's claims, SUCCEEDS, and the statements of name, since, until, signed and expires.
    since, until : str
        From the first day that `since` may mean to the last that `until` may mean, both included.
    known_from : bool
        Add, apart, what carries no date of its own and is first known from a source of the period.

    Returns
    -------
    list of Event
        By change in the order of CHANGES, date and ids.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u since=2015-04 until=2019", "b COLLABORATES u until=2018")
    >>> [(e.change, e.who, e.dates, e.note) for e in changes(network, "2018", "2020")]
    [('left', 'b', ('2018',), 'start not dated'), ('left', 'a', ('2019',), None)]
    """
    period = interval(since)[0], interval(until)[1]
    said: dict[Key, list[tuple[str, Relationship]]] = defaultdict(list)
    begun, started = _begun(network), _started(network)
    for key in sorted(network.relationships):
        for change, day in _events(network, network.relationships[key], begun):
            claim = network.relationships[key]
            if claim.type == "STATES":
                said[change, claim.end, "", ""].append((day, claim))
            else:
                relation = "COLLABORATES" if claim.type == "STAYS_OUT_OF" else claim.type
                said[change, claim.start, claim.end, relation].append((day, claim))
    rows = _with_units(
        network, [row for key, told in said.items() if (row := _event(key, told, period, started))]
    )
    rows += _renamed(network, period)
    if known_from:
        rows += first_known(network, period)
    return sorted(
        rows, key=lambda e: (CHANGES.index(e.change), e.dates[0], e.who, e.about or "", e.relation or "")
    )


def _with_units(network: Subgraph, rows: list[Event]) -> list[Event]:
    """Parts that begin or end with a unit whose own date is disputed are disputed with it."""
    units = {(row.change, row.who): row.dates for row in rows if row.disputed and row.relation is None}
    made = []
    for row in rows:
        change = {"joined": "began", "left": "ended"}.get(row.change, row.change)
        dates = units.get((change, row.about or ""), ())
        if row.relation and row.dates[0] in dates:
            unit = network.nodes[row.about or ""].name
            note = f"disputed with {unit}: sources give {' and '.join(sorted(dates))}"
            row = replace(
                row, certainty="possible", disputed=True, note=f"{note}; {row.note}" if row.note else note
            )
        made.append(row)
    return made


def _started(network: Subgraph) -> set[tuple[str, str, str]]:
    """The relationships of which a claim says since when."""
    return {(c.type, c.start, c.end) for c in network.relationships.values() if c.properties.get("since")}


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
        return [(STATED[term], str(claim.properties["value"]))] if joint and term in STATED else []
    if claim.type == "SUCCEEDS":
        return [("succeeded", day) for day in ([str(since)] if since else _successor_began(claim, begun))]
    if claim.type not in NETWORK or claim.properties.get("status") == "not shown":
        return []
    began, ended = {"COLLABORATES": ("joined", "left"), "STAYS_OUT_OF": ("left", "joined")}.get(
        claim.type, ("began", "ended")
    )
    return [(change, str(day)) for change, day in ((began, since), (ended, until)) if day]


def _event(
    key: Key,
    told: list[tuple[str, Relationship]],
    period: tuple[date, date],
    started: Collection[tuple[str, str, str]],
) -> Event | None:
    change, who, about, relation = key
    places = {_place(day, period) for day, _ in told}
    if not places & {"within", "across"}:
        return None
    settled = any(claim.properties.get("status") not in POSSIBLE for _, claim in told)
    dates = sorted({day for day, _ in told}, key=lambda d: (-len(d), d))
    disputed = _disputed(told)
    sure = "certain" if places == {"within"} and settled and not disputed else "possible"
    notes = [f"disputed: sources give {' and '.join(sorted(dates))}"] if disputed else []
    if change == "expires":
        notes.append(BY_ITS_TERMS)
    if change in ("left", "ended") and any(_without_start(claim, started) for _, claim in told):
        notes.append(NO_START)
    claims = tuple(sorted({claim.id for _, claim in told}))
    return Event(
        change, who, about or None, relation or None, tuple(dates), sure, disputed, "; ".join(notes) or None,
        claims,
    )  # fmt: skip


def _disputed(told: list[tuple[str, Relationship]]) -> bool:
    """Whether two sources give dates that cannot be the same day; of a succession, of when the successor began."""
    return any(
        surely_before(day, later)
        and (claim.type == "SUCCEEDS" or claim.properties["source"] != other.properties["source"])
        for day, claim in told
        for later, other in told
    )


def _without_start(claim: Relationship, started: Collection[tuple[str, str, str]]) -> bool:
    """Whether a claim gives the end of something that no claim gives the beginning of."""
    return bool(claim.properties.get("until")) and (claim.type, claim.start, claim.end) not in started


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
                rows.append(
                    Event("renamed", node, None, None, days[::-1], "possible", False, None, (old.id, new.id))
                )
    return rows


def first_known(network: Subgraph, period: tuple[date, date]) -> list[Event]:
    """Facts without a date of their own whose earliest source speaks of a day in the period."""
    said: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    begun = _begun(network)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        dated_elsewhere = claim.type == "SUCCEEDS" and _successor_began(claim, begun)
        if claim.type in (*NETWORK, "SUCCEEDS") and not dated_elsewhere:
            said[fact_key(claim)].append(claim)
    rows = []
    for (relation, start, end, _), claims in said.items():
        if any(claim.properties.get(term) for claim in claims for term in ("since", "until")):
            continue
        day = earliest(claims, "as_of")
        if day and _place(day, period) != "outside":
            ids = tuple(sorted(claim.id for claim in claims))
            rows.append(Event("known from", start, end, relation, (day,), "possible", False, None, ids))
    return rows
