"""What would follow if bodies withdrew, merged or were abolished, and what the proposals on record would move."""

from collections.abc import Collection
from typing import Final

from graph.analytics.change import Change
from graph.analytics.effects import Effect
from graph.analytics.merger import merger
from graph.analytics.participation import Participation
from graph.analytics.proposals import MOVES, Move, proposals
from graph.analytics.withdrawal import withdrawal
from graph.errors import ConcordError
from graph.model import Result, Subgraph
from graph.questions.counted import count, share, verb
from graph.questions.header import question
from graph.questions.seen import READ, chosen, name, seen, table


def withdrawn(
    network: Subgraph, *, bodies: list[str], named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Effect for bodies that withdraw or are abolished."""
    shown, day = seen(network, as_at, today)
    gone = chosen(shown, bodies)
    rows = withdrawal(shown, gone, today=day, named_only=named_only)
    warnings = [*_touched(shown, gone, day, named_only), _clauses(network, rows)]
    return table(Effect, rows, shown, warnings, as_at)


def merged(
    network: Subgraph, *, bodies: list[str], named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Effect for bodies that become one."""
    shown, day = seen(network, as_at, today)
    joining = chosen(shown, bodies)
    if len(joining) < 2:
        raise ConcordError('A merger needs two bodies or more: --param bodies="cleveland; durham".')
    rows = merger(shown, joining, today=day, named_only=named_only)
    return table(Effect, rows, shown, _touched(shown, joining, day, named_only), as_at)


def proposed(
    network: Subgraph, *, into: str | None, named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Move."""
    shown, day = seen(network, as_at, today)
    rows = [row for row in proposals(shown, today=day, named_only=named_only) if into in (None, row.to)]
    moves = [row for row in rows if row.how in MOVES]
    led = sum(1 for row in moves if row.leads)
    told = sum(1 for row in moves if row.participants)
    others = len(rows) - len(moves)
    warnings = [
        f"{share(told, len(moves), 'move', ('proposed is', 'proposed are'))} of something with known participants and {led} "
        "of something with a known lead or host. A proposal counts in no other answer.",
        "What is taken over may be a part only, such as fire governance or investigations: the column says tells.",
        f"{count(others, 'row')} after the moves: {verb(others, 'a body', 'bodies')} proposed to take part in a unit, to "
        "lead or to host it; the participants and leads are those of the unit today.",
    ]
    return table(Move, rows, shown, warnings, as_at)


def _touched(network: Subgraph, bodies: Collection[str], day: str, named_only: bool) -> list[str]:
    change, _ = Change.both(network, bodies, today=day, named_only=named_only)
    world = change.world
    joined = {unit for unit, inside in world.inside.items() if any(body in inside for body in bodies)}
    led = {unit for unit, claims in world.leads.items() if any(claim.start in bodies for claim in claims)}
    gone = set(bodies)
    below = {unit for unit in {*world.inside, *world.above} - led - gone if _rests(world, unit, gone)}
    units = joined | led | below | (gone & (set(world.inside) | set(world.leads)))
    covered = {unit for cover in change.covers.values() for unit in cover}
    who = name(network, next(iter(bodies))) if len(bodies) == 1 else f"The {len(bodies)} bodies"
    theirs = "it leads, hosts or is" if len(bodies) == 1 else "they lead, host or are"
    led_ = sum(1 for unit in units if world.leaders(unit))
    told = f"{who}: {count(len(units), 'unit')} touched (part in {len(joined)}; lead or host of {len(led)} directly"
    if below:
        told += (
            f"; {len(below)} that {verb(len(below), 'has none of its own takes it', 'have none of their own take theirs')} "
            f"from a unit above that {theirs}"
        )
    return [
        f"{told}). Of these {led_} {verb(led_, 'has', 'have')} a known lead or host, "
        f"{sum(1 for unit in units if change.delivers.get(unit))} a known function and "
        f"{len(units & covered)} a known agreement."
    ]


def _rests(world: Participation, unit: str, bodies: set[str]) -> bool:
    """Whether the unit takes its lead or host from one of the bodies, or by way of one."""
    return any(
        lead.start in bodies or any(claim.end in bodies for claim in way) for lead, way in world.leaders(unit)
    )


def _clauses(network: Subgraph, rows: list[Effect]) -> str:
    agreements = {e.body: e.certainty for e in rows if e.effect == "agreement to renegotiate"}
    sure = {key for key, certainty in agreements.items() if certainty == "certain"}
    said = {
        claim.end
        for claim in network.relationships.values()
        if claim.type == "STATES" and claim.properties.get("term") == "withdrawal"
    }
    told = share(len(sure & said), len(sure), "agreement to renegotiate", many="agreements to renegotiate")
    told += " a known term on withdrawal"
    if maybe := agreements.keys() - sure:
        told += f"; of {count(len(maybe), 'more that is possible', 'more that are possible')}, {len(maybe & said)}"
    return f"{told}."


BODIES: Final = (
    '// parameter: bodies [list]: ids or names, ; between; also "all PCCs", "all policing bodies", '
    '"forces of the North East", "policing bodies of the North East"\n'
)
WITHDRAWAL_TERMS: Final = READ.replace("'until']", "'until', 'withdrawal']")
QUESTIONS: Final = (
    question("""\
// name: withdrawal
// purpose: What would follow if bodies withdrew or were abolished: units without a lead, functions, agreements.
""" + BODIES + WITHDRAWAL_TERMS, withdrawn, where="withdrawal"),
    question("""\
// name: merger
// purpose: What would follow if bodies became one: units that become its own, seats, leads, agreements.
""" + BODIES + READ, merged, where="merger"),
    question("""\
// name: proposals
// purpose: What would move where, and who would join or host what, if the proposals on record came about.
// parameter: into [body] = null: only moves to this body, or parts in this unit
""" + READ, proposed, where="proposals"),
)  # fmt: skip
