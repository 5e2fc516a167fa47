"""Dependence in full: by role, by function, as a share, as a matrix, over the country, and the other way round."""

from typing import Any, Final

from graph.analytics import leading
from graph.analytics.answerable import Answerable, answerable
from graph.analytics.concentration import Concentration, Leading, concentration
from graph.analytics.dependence import coverage
from graph.analytics.roles import Roles, roles_by_unit
from graph.model import Result, Subgraph
from graph.questions.counted import count, joined, share, verb
from graph.questions.depends import inherited_told
from graph.questions.header import question
from graph.questions.seen import READ, dates, name, seen, table


def dependence_by_role(
    network: Subgraph, *, of: str | None, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Roles: a unit a row, a role a column."""
    shown, day = seen(network, as_at, today)
    rows = roles_by_unit(shown, of=of, today=day, named_only=named_only)
    units = [row for row in rows if row.certainty == "certain"]
    counts = [
        f"{sum(1 for row in units if getattr(row, column))} {words}"
        for column, words in (
            ("leads", "a lead of its own"), ("hosts", "a host of its own"),
            ("inherited", "neither, and the lead or host of a unit above"), ("operational_leads", "an operational lead"),
            ("finance_leads", "a finance lead"), ("provides", "a provider"), ("governs", "a board"),
        )
    ]  # fmt: skip
    told = f"Known of {'this unit' if len(units) == 1 else f'these {len(units)} units'}: {', '.join(counts)}."
    return table(Roles, rows, shown, [told], as_at)


def dependence_by_function(
    network: Subgraph,
    *,
    of: str | None,
    on: str | None,
    function: str | None,
    named_only: bool,
    as_at: str | None,
    today: str,
) -> Result:
    """Rows of FunctionDependence."""
    shown, day = seen(network, as_at, today)
    rows = [
        row
        for row in leading.dependence_by_function(shown, today=day, named_only=named_only)
        if of in (None, row.dependant) and on in (None, row.lead) and function in (None, row.function)
    ]
    led = {
        unit
        for row in leading.lead_share(shown, today=day)
        if row.certainty == "certain"
        for unit in row.units
    }
    known = set(leading.functions(shown, today=day))
    warnings = [
        _coverage(shown, day, named_only, of),
        *inherited_told(shown, rows, day),
        f"{share(len(led & known), len(led), 'unit through which anybody depends', many=DEPENDED)} a known function.",
    ]
    return table(leading.FunctionDependence, rows, shown, warnings, as_at)


def lead_share(
    network: Subgraph, *, of: str | None, on: str | None, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Share."""
    shown, day = seen(network, as_at, today)
    rows = [
        row
        for row in leading.lead_share(shown, today=day, named_only=named_only)
        if of in (None, row.dependant) and on in (None, row.lead)
    ]
    warnings = [
        _coverage(shown, day, named_only, of),
        *inherited_told(shown, rows, day),
        "least: no unit without a known lead is this body's; most: all of them are.",
    ]
    return table(leading.Share, rows, shown, warnings, as_at)


def lead_concentration(network: Subgraph, *, named_only: bool, as_at: str | None, today: str) -> Result:
    """Rows of Leading, and the index in words."""
    shown, day = seen(network, as_at, today)
    found = concentration(shown, today=day, named_only=named_only)
    warnings = [f"{joined(found.known, found.of)} a known lead or host."]
    if found.known:
        warnings.append(
            f"Sum of squared shares {found.index:.3f} over those: as concentrated as if {1 / found.index:.1f} "
            f"bodies led equally many. Over all {found.of} it lies between {found.least:.3f} and {found.most:.3f}."
        )
        warnings.append(_directly(found))
    warnings.append(
        "A high share says that a body leads much of what is recorded; not that it does so well, nor at what size."
    )
    return table(Leading, found.rows, shown, warnings, as_at)


def dependence_matrix(network: Subgraph, *, named_only: bool, as_at: str | None, today: str) -> Result:
    """A row a dependant, a column a lead body, the number of units in each cell; certain ones alone."""
    shown, day = seen(network, as_at, today)
    leads, cells = leading.dependence_matrix(shown, today=day, named_only=named_only)
    columns = ("dependant", *leads, "total", "class_total", "inherited", "claims")
    rows: list[tuple[Any, ...]] = []
    for dependant, row in cells.items():
        weights = [row[lead].weight if lead in row else 0 for lead in leads]
        classed = sum(cell.class_weight for cell in row.values())
        above = sorted({unit for cell in row.values() for unit in cell.inherited})
        claims = sorted({claim for cell in row.values() for claim in cell.claims})
        rows.append((dependant, *weights, sum(weights), classed, above, claims))
    rows.sort(key=lambda row: (-sum(row[1 : 1 + len(leads)]), row[0]))
    warnings = (
        _coverage(shown, day, named_only, None),
        "Possible dependences are in no cell: see depends. A unit led by two bodies stands in two cells of a row.",
        "inherited: the units counted in the row that have no lead or host of their own and take that of a unit above.",
        *dates(shown, columns, rows, as_at),
    )
    return Result(columns, tuple(rows), warnings=warnings)


def answerable_for(
    network: Subgraph, *, body: str, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Answerable."""
    shown, day = seen(network, as_at, today)
    rows = answerable(shown, body, today=day, named_only=named_only)
    sure = [row for row in rows if row.counts and row.certainty == "certain"]
    own, led = {row.unit for row in sure if row.through == row.unit}, {row.unit for row in sure}
    who = {key for row in sure for key in row.dependants}
    every = coverage(shown, today=day, named_only=named_only)
    warnings = [
        f"{name(shown, body)} leads or hosts {count(len(led), 'unit')}, {len(own)} directly and {len(led - own)} only as "
        f"the lead or host of a unit above (through); {count(len(who), 'other body takes', 'other bodies take')} part in "
        f"{verb(len(led), 'it', 'them')}. {joined(every[1] - every[0], every[1])} no known lead or host."
    ]
    return table(Answerable, rows, shown, warnings, as_at)


def _directly(found: Concentration) -> str:
    """How much of the index rests on leads that are those of a unit above."""
    rest = found.known - found.direct
    said = (
        f"{found.direct} of these {found.known} {verb(found.direct, 'has', 'have')} a lead or host of "
        f"{verb(found.direct, 'its', 'their')} own (directly); {rest} {verb(rest, 'takes', 'take')} that of a unit above "
        "(inherited), so that one claim counts for several."
    )
    if not rest or not found.direct:
        return said
    return (
        f"{said} Over the {found.direct} alone the sum is {found.direct_index:.3f}: as if "
        f"{1 / found.direct_index:.1f} bodies led equally many."
    )


def _coverage(network: Subgraph, day: str, named_only: bool, of: str | None) -> str:
    known, every = coverage(network, today=day, named_only=named_only, of=of)
    return f"{joined(known, every, name(network, of) if of else '')} a known lead or host."


DEPENDED: Final = "units through which anybody depends"
OF: Final = "// parameter: of [body] = null: only dependences of this body\n"
ON: Final = "// parameter: on [body] = null: only dependences on this body\n"
QUESTIONS: Final = (
    question("""\
// name: dependence_by_role
// purpose: For each unit who leads, hosts, serves (operational, finance), provides to it and governs it.
// parameter: of [body] = null: only units that this body takes part in
""" + READ, dependence_by_role, where="dependence_by_role"),
    question("""\
// name: dependence_by_function
// purpose: Which forces and policing bodies depend on which lead or host bodies for which function.
""" + OF + ON + """\
// parameter: function [body] = null: only this function
""" + READ, dependence_by_function, where="dependence_by_function"),
    question("""\
// name: lead_share
// purpose: What share of a body's collaborations each lead body runs, at least and at most.
""" + OF + ON + READ, lead_share, where="lead_share"),
    question("""\
// name: lead_concentration
// purpose: How concentrated leading and hosting is over the country.
""" + READ, lead_concentration, where="lead_concentration"),
    question("""\
// name: dependence_matrix
// purpose: Forces and policing bodies by lead body: through how many units each depends on each.
""" + READ, dependence_matrix, where="dependence_matrix"),
    question("""\
// name: answerable_for
// purpose: What a body leads, hosts, provides and governs, and who takes part in it: dependence the other way round.
// parameter: body [body]: the force, policing body, unit or partner
""" + READ, answerable_for, where="answerable_for"),
)  # fmt: skip
