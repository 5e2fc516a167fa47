"""What a force's region has and it has not, with whom it might work, and what no region does together."""

from graph.analytics.arrangements import NOTHING, without_region
from graph.analytics.gaps import gaps, members, regions_of
from graph.analytics.partners import likely_partners
from graph.analytics.parts import halves
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.counted import joined, of, share, verb
from graph.questions.header import question

READ = """
MATCH (a)-[r:COLLABORATES|DELIVERS|OVERSEES]->(b)
RETURN r ORDER BY r.id
"""
GAPS = """\
// name: gaps
// purpose: Functions that most of a force's region shares and this force is not recorded as sharing.
// parameter: body [body]: the force, or its policing body
// parameter: named_only [flag] = false: leave out participation given only as "all forces"
// parameter: today [date] = null: what counts as today
"""
PARTNERS = """\
// name: likely_partners
// purpose: Forces that share no unit with this one and might: who works with its partners, in its region, on its functions.
// parameter: body [body]: the force, or its policing body
// parameter: today [date] = null: what counts as today
"""
REGIONS = """\
// name: functions_without_region
// purpose: Functions for which no unit, national bodies apart, is recorded that most of a region's forces take part in.
// parameter: region [text] = null: only this policing region, such as "North East"
// parameter: today [date] = null: what counts as today
"""


def gaps_result(network: Subgraph, *, body: str, named_only: bool = False, today: str) -> Result:
    """Rows of Gap with the functions' names, and how much is known of what units deliver."""
    force = force_of(network, body)
    rows = tuple(
        (
            found.region, found.function, network.nodes[found.function].name, found.certainty,
            len(found.sharing), found.of, list(found.sharing), list(found.possibly), list(found.units),
            list(found.here), list(found.claims),
        )
        for found in gaps(network, force, today, named_only=named_only)
    )  # fmt: skip
    columns = (
        "region", "function", "name", "certainty", "shared_by", "of", "sharing", "possibly", "units",
        "possibly_here", "claims",
    )  # fmt: skip
    regions = regions_of(network, force)
    where = (
        f"{network.nodes[force].name} is counted in {' and '.join(regions)}; it and its policing body count as one."
        if regions
        else f"No source seen places {network.nodes[force].name} in a policing region."
    )
    return Result(columns, rows, warnings=(where, delivery(network)))


def partners_result(network: Subgraph, *, body: str, today: str) -> Result:
    """Rows of Partner with the reason in a sentence."""
    force = force_of(network, body)
    rows = []
    for found in likely_partners(network, force, today):
        reasons = [
            f"works with {len(found.common)} of its partners" if found.common else "",
            f"is in {' and '.join(found.regions)} too" if found.regions else "",
            f"also shares {len(found.functions)} of its functions, with others" if found.functions else "",
        ]
        rows.append(
            (
                found.partner, network.nodes[found.partner].name, found.certainty,
                "; ".join(reason for reason in reasons if reason), list(found.common), list(found.through),
                list(found.regions), list(found.functions), list(found.claims),
            )
        )  # fmt: skip
    columns = (
        "partner", "name", "certainty", "reason", "common", "through", "same_region", "same_functions", "claims",
    )  # fmt: skip
    seen = (
        "Counted is participation stated by name, in units and not in national bodies; what is tbc or proposed "
        'counts in no reason, and a partner is "possible" where the two may share a unit already.'
    )
    return Result(columns, tuple(rows), warnings=(seen, delivery(network)))


def regions_result(network: Subgraph, *, region: str | None = None, today: str) -> Result:
    """Rows of Arrangement with the functions' names."""
    known = members(network)
    if region is not None and region not in known:
        raise QueryError(f'No force is in a region called "{region}". There are {", ".join(known)}.')
    rows = tuple(
        (
            found.region, found.function, network.nodes[found.function].name, found.recorded, found.certainty,
            found.together, found.of, found.unit, found.having, list(found.claims),
        )
        for found in without_region(network, today, regions=[region] if region else [])
    )  # fmt: skip
    columns = (
        "region", "function", "name", "recorded", "certainty", "together", "of", "fullest_unit", "having", "claims",
    )  # fmt: skip
    placed = {force for forces in known.values() for force in forces}
    forces = sum(1 for node in network.nodes.values() if node.label == "Force")
    seen = (
        f"{len(placed)} {of(forces, 'force that takes', 'forces that take')} part in something "
        f"{verb(len(placed), 'is', 'are')} in a policing region. "
        "A force and its policing body count as one."
    )
    empty = sum(1 for row in rows if row[columns.index("recorded")] == NOTHING)
    silent = (
        f"{share(empty, len(rows), 'row', ('rests', 'rest'))} on no claim (recorded: nothing): no source seen says "
        "that a force of the region does this with others, nor that none does."
    )
    return Result(columns, rows, warnings=(seen, silent, delivery(network)))


def force_of(network: Subgraph, body: str) -> str:
    """The force that a force or policing body stands for.

    Raises
    ------
    QueryError
        If it is neither, or nobody says which force it oversees.
    """
    node = network.nodes.get(body)
    if node is not None and node.label == "Force":
        return body
    forces = halves(network).get(body, [])
    if not forces:
        raise QueryError(f'"{body}" is not a force, nor a policing body known to oversee one.')
    return forces[0]


def delivery(network: Subgraph) -> str:
    """How many of the units that somebody takes part in have a known function."""
    delivering = {claim.start for claim in network.relationships.values() if claim.type == "DELIVERS"}
    taken = {claim.end for claim in network.relationships.values() if claim.type == "COLLABORATES"}
    return (
        f"{joined(len(taken & delivering), len(taken))} a known function; "
        "what no source records may exist all the same."
    )


QUESTIONS = (
    question(GAPS + READ, gaps_result, where="gaps"),
    question(PARTNERS + READ, partners_result, where="likely_partners"),
    question(REGIONS + READ, regions_result, where="functions_without_region"),
)
