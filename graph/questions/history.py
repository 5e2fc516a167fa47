"""The network as at a day and what changed between two, with what carries no date told apart."""

from graph.analytics.history import changes, first_known, network_as_at
from graph.dates import interval
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.header import question
from graph.schema import NETWORK

READ = f"""
MATCH (a)-[r:{"|".join((*NETWORK, "SUCCEEDS", "STATES"))}]->(b)
WHERE type(r) <> 'STATES' OR r.term IN ['status', 'since', 'until', 'name']
RETURN r ORDER BY r.id
"""
AS_AT = """\
// name: as_at
// purpose: The network as at a day: what held, what possibly did, since when, and what carries no date.
// parameter: as_at [date] = null: the day, month or year; today unless given
// parameter: body [body] = null: only what this body does, or what is done in it
// parameter: today [date] = null: what counts as today
"""
CHANGES = """\
// name: changes
// purpose: What changed in a period: who joined or left, what began or ended, was renamed or succeeded.
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
            f.certainty, f.since, f.until, f.known_from, f.dated, list(f.claims),
        )
        for f in found
    )  # fmt: skip
    columns = (
        "relation", "start", "start_name", "end", "end_name", "role", "certainty", "since", "until",
        "known_from", "dated", "claims",
    )  # fmt: skip
    since = sum(1 for fact in found if fact.since)
    without = sum(1 for fact in found if not fact.dated)
    told = (
        f"{since} of the {len(found)} relationships as at {day} say since when; {without} carry no date at all and "
        "are counted; the others are known from the day of which their source speaks."
    )
    return Result(columns, rows, warnings=(told,))


def changed(
    network: Subgraph, *, since: str, until: str, body: str | None = None, known_from: bool = False
) -> Result:
    """Rows of Event with names; how many facts have no date is said beside them."""
    if interval(until)[1] < interval(since)[0]:
        raise QueryError(f"until is {until}, before since, which is {since}; expected a later date.")
    found = [
        event
        for event in changes(network, since, until, known_from=known_from)
        if body in (None, event.who, event.about)
    ]
    rows = tuple(
        (
            e.change, e.who, network.nodes[e.who].name, e.relation, e.about,
            network.nodes[e.about].name if e.about else None, e.dates[0], list(e.dates), e.certainty,
            list(e.claims),
        )
        for e in found
    )  # fmt: skip
    columns = (
        "change", "who", "who_name", "relation", "about", "about_name", "date", "dates", "certainty", "claims",
    )  # fmt: skip
    first = first_known(network, (interval(since)[0], interval(until)[1]))
    near = sum(1 for event in first if body in (None, event.who, event.about))
    facts = {
        (c.type, c.start, c.end)
        for c in network.relationships.values()
        if c.type in NETWORK and body in (None, c.start, c.end)
    }
    dated = {
        (c.type, c.start, c.end)
        for c in network.relationships.values()
        if c.properties.get("since") or c.properties.get("until")
    }
    told = (
        f"{len(facts & dated)} of the {len(facts)} relationships carry a date of their own and can appear as a change; "
        f"{near} without one are first known from a source of {since} to {until}."
    )
    return Result(columns, rows, warnings=(told,))


QUESTIONS = (
    question(AS_AT + READ, state, where="as_at"),
    question(CHANGES + READ, changed, where="changes"),
)
