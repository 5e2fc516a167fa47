"""The network as at a day and what changed between two, with what carries no date told apart."""

from collections.abc import Iterable

from graph.analytics.counting import as_at as known_by
from graph.analytics.history import Event, changes, first_known
from graph.analytics.snapshot import NO_START, Fact, network_as_at
from graph.dates import interval, taken
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.counted import share, verb
from graph.questions.header import question
from graph.questions.seen import ending_told
from graph.schema import JOINT, NETWORK

READ = f"""
MATCH (a)-[r:{"|".join((*NETWORK, "SUCCEEDS", "PARTY_TO", "COVERS", "STATES"))}]->(b)
WHERE type(r) <> 'STATES' OR r.term IN ['status', 'since', 'until', 'name', 'signed', 'expires']
RETURN r ORDER BY r.id
"""
OWN_DATE = ("carries a date of its own", "carry a date of their own")
AS_AT = """\
// name: as_at
// purpose: The network as at a day or year: what held, possibly or for part of it, since when, what carries no date.
// parameter: as_at [date] = null: the day, month or year; today unless given
// parameter: body [body] = null: only what this body does, or what is done in it
// parameter: today [date] = null: what counts as today
"""
CHANGES = """\
// name: changes
// purpose: What changed in a period: who joined or left, what began, ended, was signed, renamed or succeeded.
// parameter: since [date]: the period's beginning: a year, month or day, included
// parameter: until [date]: its end, included
// parameter: body [body] = null: only changes of this body, or in it
// parameter: known_from [flag] = false: add what has no date and is first known from a source of the period
"""


def state(network: Subgraph, *, as_at: str | None = None, body: str | None = None, today: str) -> Result:
    """Rows of Fact with names."""
    day = as_at or today
    found = [fact for fact in network_as_at(network, day) if body in (None, fact.start, fact.end)]
    rows = tuple(
        (
            f.relation, f.start, network.nodes[f.start].name, f.end, network.nodes[f.end].name, f.role,
            f.certainty, f.held, f.since, f.until, f.known_from, f.dated, list(f.claims),
        )
        for f in found
    )  # fmt: skip
    columns = (
        "relation", "start", "start_name", "end", "end_name", "role", "certainty", "held", "since", "until",
        "known_from", "dated", "claims",
    )  # fmt: skip
    since = sum(1 for fact in found if fact.since)
    without = sum(1 for fact in found if not fact.dated)
    told = (
        f"{share(since, len(found), 'relationship', (f'as at {day} says', f'as at {day} say'))} since when; {without} "
        f"{verb(without, 'carries', 'carry')} no date at all and {verb(without, 'is', 'are')} counted; the others are known "
        "from the day of which their source speaks."
    )
    ends, known = {end for fact in found for end in (fact.start, fact.end)}, known_by(network, day)
    return Result(columns, rows, warnings=(*_taken(network, day, found), told, *ending_told(known, ends)))


def _taken(network: Subgraph, day: str, found: list[Fact]) -> list[str]:
    """Which days the date is taken to mean, what held for a part of them only, and what has no beginning."""
    part = [fact for fact in found if fact.held and fact.held.startswith(("for part", "perhaps"))]
    disputed = [fact for fact in found if fact.held and "disputed" in fact.held]
    first, last = interval(day)
    said = f"{taken(day)}."
    if first != last:
        said = (
            f"{taken(day)}: certain is what held throughout, as far as dates say, and possible what held for a part "
            "of it."
        )
    if part:
        said += (
            f" {share(len(part), len(found), 'relationship', ('held', 'held'))}, or may have held, for a part of it only "
            f"(column held), in {_named(network, part)}."
        )
    if disputed:
        said += f" The dates of {len(disputed)} are disputed: {_named(network, disputed)}."
    undated = sum(1 for fact in found if fact.held and NO_START in fact.held)
    if not undated:
        return [said]
    return [
        said,
        f"{undated} {verb(undated, 'says', 'say')} until when and not since when ({NO_START}): before the day of which "
        f"{verb(undated, 'its source speaks it is', 'their source speaks they are')} possible.",
    ]


def _named(network: Subgraph, facts: Iterable[Fact], most: int = 5) -> str:
    """The units that relationships are about, the first few by name."""
    ends = {end for fact in facts for end in (fact.start, fact.end)}
    units = sorted(network.nodes[end].name for end in ends if network.nodes[end].label in JOINT)
    more = f" and {len(units) - most} more" if len(units) > most else ""
    return ", ".join(units[:most]) + more


def changed(
    network: Subgraph, *, since: str, until: str, body: str | None = None, known_from: bool = False
) -> Result:
    """Rows of Event with names; how many facts have no date is said beside them."""
    if interval(until)[1] < interval(since)[0]:
        raise QueryError(f"until is {until}, before since, which is {since}; expected a later date.")
    near = {body, *_agreements(network, body)} if body else set()
    found = [
        event
        for event in changes(network, since, until, known_from=known_from)
        if not near or near & {event.who, event.about}
    ]
    rows = tuple(
        (
            e.change, e.who, network.nodes[e.who].name, e.relation, e.about,
            network.nodes[e.about].name if e.about else None, e.dates[0], list(e.dates), e.certainty,
            e.disputed, e.note, list(e.claims),
        )
        for e in found
    )  # fmt: skip
    columns = (
        "change", "who", "who_name", "relation", "about", "about_name", "date", "dates", "certainty",
        "disputed", "note", "claims",
    )  # fmt: skip
    return Result(columns, rows, warnings=_unseen(network, since, until, body, found))


def _agreements(network: Subgraph, body: str) -> set[str]:
    """The agreements that a body is party to, or that cover it."""
    said = network.relationships.values()
    party = {claim.end for claim in said if claim.type == "PARTY_TO" and claim.start == body}
    return party | {claim.start for claim in said if claim.type == "COVERS" and claim.end == body}


def _unseen(
    network: Subgraph, since: str, until: str, body: str | None, found: list[Event]
) -> tuple[str, ...]:
    """Which days the period has, how many dates are disputed, and how much has no date to appear by."""
    first, last = interval(since)[0], interval(until)[1]
    near = sum(1 for event in first_known(network, (first, last)) if body in (None, event.who, event.about))
    claims = [c for c in network.relationships.values() if c.type in NETWORK]
    facts = {(c.type, c.start, c.end) for c in claims if body in (None, c.start, c.end)}
    dated = {
        (c.type, c.start, c.end) for c in claims if c.properties.get("since") or c.properties.get("until")
    }
    agreements = {key for key, node in network.nodes.items() if node.label == "Agreement"}
    if body is not None:
        agreements &= {body, *_agreements(network, body)}
    signed = {c.end for c in network.relationships.values() if c.properties.get("term") == "signed"}
    disputed = sum(1 for event in found if event.disputed)
    told = f"{share(len(agreements & signed), len(agreements), 'agreement')} a known date of signature."
    return (
        f"The period asked about is {first} to {last}, both included; a date that may lie outside it makes a "
        f"change possible. {share(disputed, len(found), 'change')} a disputed date (column note).",
        f"{share(len(facts & dated), len(facts), 'relationship', OWN_DATE)} and can appear as a change; "
        f"{near} without one {verb(near, 'is', 'are')} first known from a source of {since} to {until}.",
        *((told,) if agreements else ()),
    )


QUESTIONS = (
    question(AS_AT + READ, state, where="as_at"),
    question(CHANGES + READ, changed, where="changes"),
)
