"""What counts on a day: which claims and units are certain, which are only possible, which are over."""

from collections.abc import Mapping
from typing import Any, Literal

from graph.dates import interval, surely_before, within
from graph.model import Relationship, Subgraph
from graph.schema import POSSIBLE

OR_ENDING = "ended or ending"
"""How a source says it that does not tell whether a thing is over; it is stored as under review."""

Certainty = Literal["certain", "possible", "no"]


def certainty(properties: Mapping[str, Any], on: str) -> Certainty:
    """Whether a claim or a unit counts on a day.

    Parameters
    ----------
    properties : mapping
        Its `status`, `since` and `until`, where known.
    on : str
        The day asked about, or a year or month.

    Returns
    -------
    {"certain", "possible", "no"}
        "certain": active, under review or unknown, and nothing says that the day lies outside since and
        until. "possible": tbc, proposed, in development, or it begins after that day; of a year or month
        also what begins or ends in it, which held for a part of it only. "no": ended, or not shown by a
        source that should show it.

    Notes
    -----
    What has no date counts: an absent date says nothing. An ended claim counts for the days before a
    known end, and possibly for the days on which it may have ended.

    Examples
    --------
    >>> certainty({"since": "2015"}, "2026"), certainty({"status": "tbc"}, "2026")
    ('certain', 'possible')
    >>> certainty({"status": "ended", "until": "2020"}, "2026")
    'no'
    >>> certainty({"status": "ended", "until": "2019-04"}, "2019")
    'possible'
    """
    status, since, until = (properties.get(k) for k in ("status", "since", "until"))
    if status == "not shown" or (until and surely_before(str(until), on)):
        return "no"
    if status == "ended" and not until:
        return "no"
    if status in POSSIBLE or (since and surely_before(on, str(since))):
        return "possible"
    if status == "ended" and not surely_before(on, str(until)):
        return "possible"
    return "possible" if _for_part(since, until, on) else "certain"


def _for_part(since: Any, until: Any, on: str) -> bool:
    """Whether it begins or ends within the year or month asked about."""
    first, last = interval(on)
    return first != last and any(date and within(str(date), on) for date in (since, until))


def ended_or_ending(network: Subgraph) -> list[str]:
    """What counts as under review although its source says only that it is ended or ending, by id.

    Examples
    --------
    >>> network = Subgraph.of("doc STATES u term=status value=under_review says=It_is_ended_or_ending.")
    >>> network.nodes["u"].properties["status"] = "under review"
    >>> ended_or_ending(network)
    ['u']
    """
    return sorted(
        {
            claim.end
            for claim in network.relationships.values()
            if claim.type == "STATES" and claim.properties.get("term") == "status"
            if network.nodes[claim.end].properties.get("status")
            == claim.properties["value"]
            == "under review"
            if OR_ENDING in str(claim.properties.get("says"))
        }
    )


def undated(claim: Relationship) -> bool:
    """Whether nothing says when the claim holds: no since, until or date of its source."""
    return not any(claim.properties.get(k) for k in ("since", "until", "as_of"))


def as_at(network: Subgraph, day: str) -> Subgraph:
    """The network with each unit's status, since and until as the sources of that day state them.

    Parameters
    ----------
    network : Subgraph
        With the STATES claims of its units among the relationships.
    day : str
        The day asked about.

    Returns
    -------
    Subgraph
        Claims whose source speaks of a later time are left out unless they say since when they hold; a
        node's own status is what was stated by that day, and absent where nothing was.
    """
    from graph.model import Entity

    kept = {key: claim for key, claim in network.relationships.items() if _known_by(claim, day)}
    stated: dict[str, dict[str, tuple[str, str, str]]] = {}
    for claim in kept.values():
        term = str(claim.properties.get("term", ""))
        if claim.type == "STATES" and term in ("status", "since", "until"):
            spoken = str(claim.properties.get("as_of", ""))
            rank = (
                interval(spoken)[0].isoformat() if spoken else "",
                claim.id,
                str(claim.properties["value"]),
            )
            own = stated.setdefault(claim.end, {})
            own[term] = max(own.get(term, ("", "", "")), rank)
    nodes = {}
    for key, node in network.nodes.items():
        rest = {k: v for k, v in node.properties.items() if k not in ("status", "since", "until")}
        said = {term: rank[2] for term, rank in stated.get(key, {}).items()}
        nodes[key] = Entity(key, node.label, {**rest, **said})
    return Subgraph(nodes, kept)


def _known_by(claim: Relationship, day: str) -> bool:
    spoken, since = claim.properties.get("as_of"), claim.properties.get("since")
    if claim.type == "STATES" and claim.properties.get("term") in ("since", "until"):
        return True
    return not (spoken and surely_before(day, str(spoken))) or bool(since)
