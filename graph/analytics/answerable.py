"""What a body answers for: the units that it leads and hosts, what else it does for others, and who takes part."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analytics.participation import WIDE, Participation, by_class, counted_claims
from graph.analytics.roles import role_of
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, LEAD_ROLES


@dataclass(frozen=True, slots=True)
class Answerable:
    """Something that a body answers for.

    Attributes
    ----------
    unit : str
        The unit, or the body that is served directly.
    role : str
        The role, "provides" or "governs".
    counts : bool
        Whether the role makes others depend.
    by : str
        The body itself, or the person or post of the body that holds the role.
    through : str
        The unit itself, or the unit above it from which it takes its lead.
    dependants : tuple of str
        Forces and policing bodies that take part, the body and its own policing body or force left out.
    number, class_number : int
        How many dependants, and how many of those only by a claim about all forces or policing bodies.
    functions : tuple of str
    certainty : str
    claims : tuple of str
    """

    unit: str
    role: str
    counts: bool
    by: str
    through: str
    dependants: tuple[str, ...]
    number: int
    class_number: int
    functions: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


def answerable(
    network: Subgraph, body: str, *, today: str = "9999", named_only: bool = False
) -> list[Answerable]:
    """What a body answers for, and to whom: the reverse of dependence.

    First the units whose lead or host it is, of their own or from the nearest unit above them; then, not
    counted as dependence, its other roles, what it provides and governs, and what its persons and posts lead.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b LEADS u role=lead_force")
    >>> [(row.unit, row.role, row.dependants) for row in answerable(network, "b")]
    [('u', 'lead force', ('a',))]
    """
    sure = _answerable(network, body, today, named_only, "certain")
    known = {(row.unit, row.role, row.by) for row in sure}
    wide = _answerable(network, body, today, named_only, "possible")
    rows = sure + [row for row in wide if (row.unit, row.role, row.by) not in known]
    return sorted(
        rows, key=lambda row: (row.certainty, not row.counts, -row.number, row.unit, row.role, row.by)
    )


def _answerable(network: Subgraph, body: str, today: str, named_only: bool, certain: str) -> list[Answerable]:
    counted = WIDE if certain == "possible" else ("certain",)
    world = Participation.of(network, today=today, named_only=named_only, counted=counted)
    live = list(counted_claims(network, today=today, counted=counted))
    delivered: dict[str, set[str]] = defaultdict(set)
    for claim in live:
        if claim.type == "DELIVERS":
            delivered[claim.start].add(claim.end)
    held: dict[tuple[str, str, bool, str, str], set[str]] = defaultdict(set)
    for unit, role, counts, claim, way in [*_led(world, body), *_other(network, live, body)]:
        held[unit, role, counts, claim.start, claim.end] |= {claim.id, *(c.id for c in way)}
    rows = []
    for (unit, role, counts, by, through), claims in held.items():
        joined = {
            who: said
            for who, said in world.inside.get(unit, {}).items()
            if who in world.part and who != body and (who, body) not in world.own
        }
        said = claims | {c.id for found in joined.values() for c in found}
        classed = sum(1 for found in joined.values() if by_class(found))
        rows.append(
            Answerable(unit, role, counts, by, through, tuple(sorted(joined)), len(joined), classed,
                       tuple(sorted(delivered.get(unit, ()))), certain, tuple(sorted(said)))
        )  # fmt: skip
    return rows


Held = tuple[str, str, bool, Relationship, frozenset[Relationship]]


def _led(world: Participation, body: str) -> Iterator[Held]:
    for unit in sorted({*world.inside, *world.leads, *world.above}):
        for claim, way in world.leaders(unit):
            if claim.start == body:
                yield unit, str(claim.properties["role"]), True, claim, way


def _other(network: Subgraph, live: list[Relationship], body: str) -> Iterator[Held]:
    posts = {claim.start: claim for claim in live if claim.type == "AT" and claim.end == body}
    people = {claim.start: claim for claim in live if claim.type == "HOLDS" and claim.end in posts}
    for claim in live:
        if claim.type not in ("LEADS", "HOSTS", "PROVIDES", "GOVERNS"):
            continue
        own = claim.start == body
        if own and claim.properties.get("role") in LEAD_ROLES and network.nodes[claim.end].label in JOINT:
            continue
        if own:
            yield claim.end, role_of(claim), False, claim, frozenset()
        elif claim.start in posts:
            yield claim.end, role_of(claim), False, claim, frozenset([posts[claim.start]])
        elif claim.start in people:
            held = people[claim.start]
            yield claim.end, role_of(claim), False, claim, frozenset([held, posts[held.end]])
