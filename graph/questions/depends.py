"""The question the product is named for, answered in Python: which forces depend on which lead body."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Protocol

from graph.analytics.counting import as_at as network_as_at
from graph.analytics.dependence import Dependence, coverage, dependence
from graph.analytics.participation import Participation
from graph.model import Result, Subgraph
from graph.questions.counted import joined, share, verb
from graph.questions.header import question
from graph.questions.seen import dates

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
COLUMNS = tuple(field.name for field in fields(Dependence) if field.name != "inherited")
"""Fixed, since others build on them: which units have their lead from above is said beside the rows."""


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
    warnings = [_coverage(seen, day, named_only, of), *inherited_told(seen, rows, day)]
    cells = tuple(_cells(row) for row in rows)
    if rows:
        warnings += dates(seen, COLUMNS, cells, as_at)
    return Result(COLUMNS, cells, warnings=tuple(warnings))


def _cells(row: Dependence) -> tuple[Any, ...]:
    cells = (getattr(row, column) for column in COLUMNS)
    return tuple(list(cell) if isinstance(cell, tuple) else cell for cell in cells)


class Through(Protocol):
    """A row that says on whom, through which units, and which of them have their lead or host from above."""

    @property
    def lead(self) -> str: ...
    @property
    def units(self) -> tuple[str, ...]: ...
    @property
    def inherited(self) -> tuple[str, ...]: ...


def inherited_told(network: Subgraph, rows: Sequence[Through], day: str) -> list[str]:
    """The sentence on units in the rows that have no lead or host of their own, where there are any.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES team", "team PART_OF u", "b LEADS u role=lead_force",
    ...                       labels={"team": "Unit"})
    >>> inherited_told(network, dependence(network), "2026")
    ['1 of 1 unit in these rows has no lead or host of its own; its lead is that of the unit above: u (of team).']
    """
    units = {unit for row in rows for unit in row.units}
    below: dict[str, set[str]] = defaultdict(set)
    worlds = Participation.both(network, today=day)
    for unit, body in {(unit, row.lead) for row in rows for unit in row.inherited}:
        for claim in (claim for world in worlds for claim, _ in world.leaders(unit)):
            if claim.start == body and claim.end != unit:
                below[claim.end].add(unit)
    if not below:
        return []
    some = set().union(*below.values())
    name = {key: node.name for key, node in network.nodes.items()}
    under = sorted((name[above], sorted(name[unit] for unit in below[above])) for above in below)
    named = "; ".join(f"{above} (of {', '.join(units)})" for above, units in under)
    told = share(len(some), len(units), "unit in these rows", many="units in these rows")
    return [
        f"{told} no lead or host of {verb(len(some), 'its own; its lead', 'their own; theirs')} is that of the unit above: "
        f"{named}."
    ]


def _coverage(network: Subgraph, day: str, named_only: bool, of: str | None) -> str:
    known, every = coverage(network, today=day, named_only=named_only, of=of)
    if of is None:
        return f"{joined(known, every)} a known lead or host."
    name = network.nodes[of].name if of in network.nodes else of
    if not every:
        return f"No source seen says that {name} takes part in anything."
    return f"{joined(known, every, name)} a known lead or host."


QUESTION = question(TEXT, depends, where="depends")
