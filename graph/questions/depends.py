"""The question the product is named for, answered in Python: which forces depend on which lead body."""

from dataclasses import astuple, fields
from typing import Any

from graph.analytics.counting import as_at as network_as_at
from graph.analytics.counting import undated
from graph.analytics.dependence import Dependence, coverage, dependence
from graph.model import Result, Subgraph
from graph.questions.header import question

TEXT = """\
// name: depends
// purpose: Which forces and policing bodies depend on which lead or host bodies, through which units.
// parameter: on [body] = null: only dependences on this body
// parameter: of [body] = null: only dependences of this body
// parameter: named_only [flag] = false: leave out participation given only as "all forces"
// parameter: as_at [date] = null: the day asked about, today unless given
// parameter: today [date] = null: what counts as today
MATCH (a)-[r:COLLABORATES|LEADS|HOSTS|PART_OF|OVERSEES|STATES]->(b)
WHERE type(r) <> 'STATES' OR r.term IN ['status', 'since', 'until']
RETURN r ORDER BY r.id
"""
COLUMNS = tuple(field.name for field in fields(Dependence))


def depends(
    network: Subgraph,
    *,
    on: str | None = None,
    of: str | None = None,
    named_only: bool = False,
    as_at: str | None = None,
    today: str,
) -> Result:
    """Rows of Dependence, with what the answer could not see among the warnings.

    Parameters
    ----------
    network : Subgraph
        Every claim that dependence reads, and the statements of status, since and until.
    on, of : str, optional
        Ids: only dependences on, or of, this body.
    named_only : bool
        Leave out participation that a source gives only as "all forces".
    as_at, today : str
        Dates, ISO, perhaps partial.
    """
    day = as_at or today
    seen = network_as_at(network, day) if as_at else network
    rows = [
        row
        for row in dependence(seen, today=day, named_only=named_only)
        if on in (None, row.lead) and of in (None, row.dependant)
    ]
    warnings = [_coverage(seen, day, named_only, of)]
    if as_at and rows:
        warnings.append(_undated(seen, rows))
    return Result(COLUMNS, tuple(_cells(row) for row in rows), warnings=tuple(warnings))


def _cells(row: Dependence) -> tuple[Any, ...]:
    return tuple(list(cell) if isinstance(cell, tuple) else cell for cell in astuple(row))


def _coverage(network: Subgraph, day: str, named_only: bool, of: str | None) -> str:
    known, every = coverage(network, today=day, named_only=named_only, of=of)
    if of is None:
        return f"{known} of the {every} units that have participants have a known lead or host."
    name = network.nodes[of].name if of in network.nodes else of
    if not every:
        return f"No source seen says that {name} takes part in anything."
    return f"{known} of the {every} units that {name} takes part in have a known lead or host."


def _undated(network: Subgraph, rows: list[Dependence]) -> str:
    claims = {key for row in rows for key in row.claims}
    without = sum(1 for key in claims if undated(network.relationships[key]))
    return f"{without} of the {len(claims)} claims behind this carry no date and are counted."


QUESTION = question(TEXT, depends, where="depends")
