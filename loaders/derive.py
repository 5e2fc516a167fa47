"""What follows from the claims: a node's own properties, participation by agreement, and what is disputed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from graph import schema
from graph.dates import interval
from graph.model import Entity, Facts, Relationship, claim_id
from graph.works import Works

NOT_OWN = ("name", "aliases", "abbreviation", "id")
"""Terms that a statement may speak of but that stand in the node tables."""
VALUES = ("name", "since", "until", "act", "signed", "is_rocu", "membership_body")
"""Terms of which two values cannot both hold, whatever their dates; a count likewise."""
CARRIED = ("source", "place", "row", "column", "as_of", "since", "until", "status", "scope", "reported_from")


def derived(nodes: Sequence[Entity], claims: Sequence[Relationship]) -> Facts:
    """The facts with all that follows from them.

    Parameters
    ----------
    nodes, claims : sequence
        As the tables give them.

    Returns
    -------
    Facts
        Sorted by id. Each node carries what its newest statement of each term says and the terms on which
        its statements disagree; each claim that another one contradicts carries `disputed`.
    """
    every = [*claims, *by_agreement(nodes, claims)]
    works = Works.among(nodes, every)
    disputed = disputes(every, works)
    marked = sorted((_marked(claim, disputed) for claim in every), key=lambda claim: claim.id)
    tiers = {node.id: str(node.properties.get("tier", "copy")) for node in nodes if node.label == "Document"}
    about = defaultdict(list)
    for claim in marked:
        if claim.type == "STATES":
            about[claim.end].append(claim)
    filled = (_filled(node, about[node.id], tiers) for node in nodes)
    return Facts(tuple(sorted(filled, key=lambda node: node.id)), tuple(marked))


def by_agreement(nodes: Iterable[Entity], claims: Sequence[Relationship]) -> list[Relationship]:
    """The participation of each party to an agreement in what the agreement covers.

    Returns
    -------
    list of Relationship
        COLLABORATES with basis inferred and the source and place of the signing; none where that place
        itself says so already.
    """
    names = {node.id: node.name for node in nodes}
    labels = {node.id: node.label for node in nodes}
    covers: dict[str, list[Relationship]] = defaultdict(list)
    for claim in claims:
        if claim.type == "COVERS" and labels[claim.end] in schema.JOINT:
            covers[claim.start].append(claim)
    made = {claim.id for claim in claims}
    found = []
    for party in (claim for claim in claims if claim.type == "PARTY_TO"):
        for cover in sorted(covers[party.end], key=lambda c: c.id):
            claim = _participation(party, cover, names)
            if claim.id not in made:
                made.add(claim.id)
                found.append(claim)
    return found


def _participation(party: Relationship, cover: Relationship, names: Mapping[str, str]) -> Relationship:
    carried = {k: party.properties[k] for k in CARRIED if k in party.properties}
    if "status" not in carried and "status" in cover.properties:
        carried["status"] = cover.properties["status"]
    said = f"{names[party.start]} is party to {names[party.end]}, which covers {names[cover.end]}."
    place = [str(carried.get(k, "")) for k in ("source", "place", "row", "column")]
    key = claim_id("COLLABORATES", party.start, cover.end, place[0], place[1], place[2], place[3], "", 1)
    properties = {"id": key, **carried, "says": said, "basis": "inferred"}
    return Relationship(key, "COLLABORATES", party.start, cover.end, properties)


def disputes(claims: Sequence[Relationship], works: Works) -> set[str]:
    """Ids of the claims that another claim, from another work, contradicts.

    Parameters
    ----------
    claims : sequence of Relationship
    works : Works
        Which work each claim speaks from; one work never disputes itself.

    Returns
    -------
    set of str
        Both sides of each dispute.

    Notes
    -----
    Takes part, and stays out or not shown; two lead forces; two statuses: where their periods overlap. Two
    values of name, since, until, act or a count, whatever their dates. A later source that says something
    new is a change, not a dispute.
    """
    found: set[str] = set()
    for group in _comparable(claims).values():
        for one, other in combinations(group, 2):
            if works.differ(one, other) and _cannot_both_hold(one, other):
                found |= {one.id, other.id}
    return found


def _comparable(claims: Sequence[Relationship]) -> dict[tuple[str, ...], list[Relationship]]:
    """Claims that speak of the same thing, so that only these are compared pair by pair."""
    groups: dict[tuple[str, ...], list[Relationship]] = defaultdict(list)
    for claim in claims:
        if claim.type == "STATES":
            groups["states", claim.end, str(claim.properties["term"])].append(claim)
            continue
        if claim.type in ("COLLABORATES", "STAYS_OUT_OF"):
            groups["part", claim.start, claim.end].append(claim)
        else:
            groups["same", claim.type, claim.start, claim.end, _role(claim)].append(claim)
        if claim.type == "LEADS" and _role(claim) == "lead force":
            groups["lead force", claim.end].append(claim)
    return groups


def _role(claim: Relationship) -> str:
    return str(claim.properties.get("role", ""))


def _cannot_both_hold(one: Relationship, other: Relationship) -> bool:
    if one.type == "STATES":
        return _values_differ(one, other)
    if {one.type, other.type} == {"COLLABORATES", "STAYS_OUT_OF"}:
        unsettled = {c.properties.get("status") for c in (one, other)} & {"ended", *schema.POSSIBLE}
        return not unsettled and _overlap(one, other)
    if one.start != other.start:
        return "ended" not in (_status(one), _status(other)) and _overlap(one, other)
    shown = {_status(one), _status(other)}
    if "not shown" in shown and shown != {"not shown"}:
        return not shown & {"ended", *schema.POSSIBLE} and _overlap(one, other)
    if len(shown - {""}) > 1 and _overlap(one, other):
        return True
    return any(_dates_differ(one, other, term) for term in ("since", "until"))


def _status(claim: Relationship) -> str:
    """The status a claim gives; "tbc" is none, since what is to be confirmed contradicts nothing."""
    status = str(claim.properties.get("status", ""))
    return "" if status == "tbc" else status


def _values_differ(one: Relationship, other: Relationship) -> bool:
    term, value, second = one.properties["term"], one.properties["value"], other.properties["value"]
    if term in ("since", "until", "signed"):
        return _apart(str(value), str(second))
    if term in VALUES or str(term).startswith("count"):
        return str(value).casefold() != str(second).casefold()
    return bool(term == "status" and value != second and _overlap(one, other))


def _dates_differ(one: Relationship, other: Relationship, term: str) -> bool:
    first, second = one.properties.get(term), other.properties.get(term)
    return bool(first and second and _apart(str(first), str(second)))


def _apart(first: str, second: str) -> bool:
    """Whether two partial dates cannot be the same day."""
    (a, b), (c, d) = interval(first), interval(second)
    return b < c or d < a


def _overlap(one: Relationship, other: Relationship) -> bool:
    """Whether the periods of which two claims speak have a day in common; an undated one overlaps all."""
    (a, b), (c, d) = _period(one), _period(other)
    return a <= d and c <= b


def _period(claim: Relationship) -> tuple[str, str]:
    """First and last day, ISO: since to until (an open end stops at the year spoken of), else that year."""
    spoken, since, until = (claim.properties.get(k) for k in ("as_of", "since", "until"))
    year = str(spoken)[:4] if spoken else None
    if since or until:
        first = interval(str(since))[0].isoformat() if since else "0"
        last = interval(str(until))[1].isoformat() if until else f"{year}-12-31" if year else "9"
        return first, max(first, last)
    return (f"{year}-01-01", f"{year}-12-31") if year else ("0", "9")


def _marked(claim: Relationship, disputed: set[str]) -> Relationship:
    if claim.id not in disputed:
        return claim
    return Relationship(claim.id, claim.type, claim.start, claim.end, {**claim.properties, "disputed": True})


def _filled(node: Entity, statements: Sequence[Relationship], tiers: Mapping[str, str]) -> Entity:
    """The node with what its newest statement of each term says, and the terms in dispute."""
    by_term: dict[str, list[Relationship]] = defaultdict(list)
    for statement in statements:
        by_term[str(statement.properties["term"])].append(statement)
    own: dict[str, Any] = {}
    for term, said in sorted(by_term.items()):
        newest = max(said, key=lambda s: _newness(s, tiers))
        if term in schema.LIST_TERMS:
            own[term] = sorted({str(s.properties["value"]) for s in said})
        elif term not in NOT_OWN:
            own[term] = newest.properties["value"]
    contested = sorted(
        term for term, said in by_term.items() if any("disputed" in s.properties for s in said)
    )
    if contested:
        own["disputed"] = contested
    return Entity(node.id, node.label, {**node.properties, **own})


def _newness(statement: Relationship, tiers: Mapping[str, str]) -> tuple[str, int, str]:
    """Newest last: by the earliest day its source may speak of, then the better tier, then the id."""
    spoken = statement.properties.get("as_of")
    tier = tiers.get(str(statement.properties["source"]), "copy")
    day = interval(str(spoken))[0].isoformat() if spoken else ""
    return day, -schema.TIERS.index(tier), statement.id
