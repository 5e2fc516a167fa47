"""How two bodies are connected, what each has, and who works with whom."""

from typing import Final

from graph.analytics.connection import Way, body_graph, connection, shortest_ways
from graph.analytics.dependence import coverage
from graph.analytics.participation import counted_claims
from graph.analytics.shared import Shared, shared_units
from graph.analytics.sides import Side, side_by_side
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.counted import count, share, verb
from graph.questions.header import question
from graph.questions.seen import NAMED_ONLY, READ, name, seen, table
from graph.schema import BODIES, NETWORK, POLICING


def connected(
    network: Subgraph, *, a: str, b: str, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Way."""
    if a == b:
        raise QueryError(f'a and b are both "{a}"; name two bodies.')
    shown, day = seen(network, as_at, today)
    rows = connection(shown, a, b, today=day, named_only=named_only)
    return table(Way, rows, shown, _told(shown, a, b, rows, day, named_only), as_at)


def _told(network: Subgraph, a: str, b: str, rows: list[Way], day: str, named_only: bool) -> list[str]:
    graph = body_graph(network, today=day, named_only=named_only)
    one, other = name(network, a), name(network, b)
    certain = [row for row in rows if row.certainty == "certain"]
    if certain:
        every, independent = (
            shortest_ways(graph, a, b),
            sum(1 for row in certain if row.kind == "independent"),
        )
        shown = sum(1 for row in certain if row.kind == "shortest")
        some = f" ({shown} shown)" if shown < every else ""
        steps = certain[0].length
        said = [
            f"{one} and {other} are {count(steps, 'step')} apart; shortest ways: {every}{some}; ways that "
            f"share no body between the two: {independent}."
        ]
    else:
        said = [f"Nothing seen connects {one} and {other} for certain."]
    joined = sum(1 for _, degree in graph.degree() if degree)
    said.append(f"{share(joined, len(graph), 'body', many='bodies')} a claim that this could walk.")
    return said + class_claims(network, day, named_only)


def class_claims(network: Subgraph, day: str, named_only: bool) -> list[str]:
    """How many claims were left out because they speak of all forces, of how many."""
    if not named_only:
        return []
    walked = [
        claim
        for claim in counted_claims(network, today=day)
        if claim.type in NETWORK and network.nodes[claim.start].label in BODIES
    ]
    left = sum(1 for claim in walked if claim.properties.get("scope") == "class")
    return [
        f'{share(left, len(walked), "claim", ("says", "say"))} only "all forces" or the like and '
        f"{verb(1 if len(walked) == 1 else left, 'is', 'are')} left out (named_only)."
    ]


def compared(network: Subgraph, *, a: str, b: str, named_only: bool, as_at: str | None, today: str) -> Result:
    """Rows of Side."""
    shown, day = seen(network, as_at, today)
    rows = side_by_side(shown, a, b, today=day, named_only=named_only)
    units = [row for row in rows if row.aspect == "takes part in" and row.certainty == "certain"]
    both = [row for row in units if row.who == "both"]
    classed = sum(1 for row in both if row.by_class)
    known = [coverage(shown, today=day, named_only=named_only, of=body) for body in (a, b)]
    warnings = [
        f"{share(len(both), len(units), 'unit', ('is', 'are'))} shared; in {classed} of these one or both take part only as "
        "one of all forces or policing bodies.",
        *(
            f"{name(shown, body)}: {share(led, of, 'unit')} a known lead or host."
            for body, (led, of) in zip((a, b), known, strict=True)
        ),
    ]
    return table(Side, rows, shown, warnings, as_at)


def works_with(
    network: Subgraph, *, of: str | None, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Shared."""
    shown, day = seen(network, as_at, today)
    rows = shared_units(shown, of=of, today=day, named_only=named_only)
    paired = {body for row in rows if row.certainty == "certain" for body in (row.a, row.b)}
    every = sum(1 for node in shown.nodes.values() if node.label in POLICING)
    about = (
        f"{name(shown, of)} shares a unit with {len(paired - {of})}"
        if of
        else f"{len(paired)} {verb(len(paired), 'shares', 'share')} a unit"
    )
    warnings = [f"{about} of the {every} forces and policing bodies seen."]
    return table(Shared, rows, shown, [*warnings, *class_claims(shown, day, named_only)], as_at)


PAIR: Final = "// parameter: a [body]: the one body\n// parameter: b [body]: the other\n"
QUESTIONS: Final = (
    question("""\
// name: connection
// purpose: How two bodies are connected: the shortest ways, independent ways, and the bodies they hang on.
""" + PAIR + NAMED_ONLY, connected, where="connection"),
    question("""\
// name: side_by_side
// purpose: What two bodies share and what only one has: units, leads, dependences, functions.
""" + PAIR + READ, compared, where="side_by_side"),
    question("""\
// name: works_with
// purpose: Which forces and policing bodies take part in the same units, and in how many.
// parameter: of [body] = null: only pairs with this body
""" + NAMED_ONLY, works_with, where="works_with"),
)  # fmt: skip
