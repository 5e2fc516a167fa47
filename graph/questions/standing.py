"""Facts that stand on one work, or on old ones alone."""

from collections.abc import Iterable
from typing import Any

from graph.analytics.standing import FACTS, Standing, stale, standing
from graph.dates import years_before
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.counted import share, verb
from graph.questions.header import question
from graph.questions.seen import narrowed

READ = f"""
MATCH (a)-[r:{"|".join((*FACTS, "COPY_OF"))}]->(b)
RETURN r ORDER BY r.id
"""
SINGLE = """\
// name: single_work
// purpose: What one work alone says.
// parameter: body [body] = null: only what concerns this body or unit
// parameter: today [date] = null: what counts as today
"""
STALE = """\
// name: stale
// purpose: What no source of the last years says any more, oldest first.
// parameter: years [text] = "5": how many years
// parameter: body [body] = null: only what concerns this body or unit
// parameter: today [date] = null: what counts as today
"""


def single(network: Subgraph, *, body: str | None = None, today: str) -> Result:
    """The facts that one work alone says."""
    every = _near(standing(network, today), body)
    alone = [fact for fact in every if len(fact.works) == 1]
    told = f"{share(len(alone), len(every), 'fact', ('rests', 'rest'))} on one work; copies of one document are one work."
    rows = tuple(_cells(network, fact, today) for fact in alone)
    return Result(STANDING, rows, warnings=(*narrowed(rows, body), told))


def old(network: Subgraph, *, years: str = "5", body: str | None = None, today: str) -> Result:
    """The facts whose newest source is older than so many years."""
    try:
        least = float(years)
        if least < 0:
            raise ValueError
    except ValueError:
        raise QueryError(f'years is "{years}"; expected a number of years such as 5.') from None
    every = _near(standing(network, today), body)
    aged = stale(every, today, least)
    undated = sum(1 for fact in every if fact.as_of is None)
    told = (
        f"{share(len(aged), len(every), 'fact')} no source of the last {'year' if least == 1 else f'{years} years'}; "
        f"{undated} more {verb(undated, 'has', 'have')} no dated source at all and {verb(undated, 'is', 'are')} not listed."
    )
    rows = tuple(_cells(network, fact, today) for fact in aged)
    return Result(STANDING, rows, warnings=(*narrowed(rows, body), told))


STANDING = (
    "relation", "start", "start_name", "end", "end_name", "role", "works", "as_of", "age", "certainty", "scope",
    "claims",
)  # fmt: skip


def _near(facts: Iterable[Standing], body: str | None) -> list[Standing]:
    return [fact for fact in facts if body in (None, fact.start, fact.end)]


def _cells(network: Subgraph, fact: Standing, today: str) -> tuple[Any, ...]:
    age = max(0, int(years_before(fact.as_of, today))) if fact.as_of else None
    return (
        fact.relation, fact.start, network.nodes[fact.start].name, fact.end, network.nodes[fact.end].name,
        fact.role, list(fact.works), fact.as_of, age, fact.certainty, fact.scope, list(fact.claims),
    )  # fmt: skip


QUESTIONS = (
    question(SINGLE + READ, single, where="single_work"),
    question(STALE + READ, old, where="stale"),
)
