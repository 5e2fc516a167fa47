"""Who does what for a unit: who leads and hosts it, who serves it, who provides to it, who governs it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analytics.participation import WIDE, Participation, by_class, counted_claims
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, LEAD_ROLES, POLICING

COLUMNS = (
    "participants",
    "leads",
    "hosts",
    "inherited",
    "operational_leads",
    "finance_leads",
    "provides",
    "governs",
    "others",
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what for one unit, or for a body that is served directly.

    Attributes
    ----------
    unit : str
    participants : tuple of str
        Forces and policing bodies that take part.
    leads, hosts : tuple of str
        In the roles that make others depend, of the unit itself.
    inherited : tuple of str
        Where the unit has neither, those of the nearest unit above that has, as "unit above: id".
    operational_leads, finance_leads : tuple of str
        Bodies, persons and posts that serve the unit in these roles.
    provides, governs : tuple of str
    others : tuple of str
        Any other role, as "role: id": head, chair, premises and the rest; persons and posts that lead.
    possible : tuple of str
        As "column: id": what is to be confirmed, proposed or in development, and in no other column.
    certainty : str
        "certain" where anything certain is in the row.
    claims : tuple of str
    """

    unit: str
    participants: tuple[str, ...]
    leads: tuple[str, ...]
    hosts: tuple[str, ...]
    inherited: tuple[str, ...]
    operational_leads: tuple[str, ...]
    finance_leads: tuple[str, ...]
    provides: tuple[str, ...]
    governs: tuple[str, ...]
    others: tuple[str, ...]
    possible: tuple[str, ...]
    certainty: str
    claims: tuple[str, ...]


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


Told = tuple[str, str, Relationship, bool]
"""A column, what is shown in it, the claim that says so and whether that is certain."""


def roles_by_unit(
    network: Subgraph, *, of: str | None = None, today: str = "9999", named_only: bool = False
) -> list[Roles]:
    """Who leads, who hosts, who serves, who provides and who governs, for each unit.

    A unit has a row when something that counts is said of it in one of the columns; with `of`, when that body
    takes part in it, and each body that is provided to directly has a row too. A lead or host that the unit
    has only from a unit above stands in a column of its own, and makes no row.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b LEADS u role=lead_force", "b LEADS u role=finance_lead")
    >>> [(row.unit, row.leads, row.finance_leads) for row in roles_by_unit(network)]
    [('u', ('b',), ('b',))]
    """
    found: dict[str, list[Told]] = defaultdict(list)
    sure = {claim.id for claim in counted_claims(network, today=today)}
    for claim in counted_claims(network, today=today, counted=WIDE):
        if named_only and claim.type == "COLLABORATES" and claim.properties.get("scope") == "class":
            continue
        column = _column(network, claim)
        if column:
            shown = f"{_role(claim)}: {claim.start}" if column == "others" else claim.start
            found[claim.end].append((column, shown, claim, claim.id in sure))
    worlds = Participation.both(network, today=today, named_only=named_only)
    for unit, cells in found.items():
        for world, certain in zip(worlds, (True, False), strict=True):
            cells += _inherited(world, unit, certain)
    rows = [_roles(unit, cells) for unit, cells in sorted(found.items()) if _asked(unit, cells, of)]
    return sorted(rows, key=lambda row: (row.certainty, row.unit))


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


def _inherited(world: Participation, unit: str, certain: bool) -> Iterator[Told]:
    """The leads and hosts of a unit above, where the unit has none, each claim on the way as a cell."""
    for lead, way in world.leaders(unit):
        if lead.end != unit:
            for claim in (lead, *way):
                yield "inherited", f"{lead.end}: {lead.start}", claim, certain


def _column(network: Subgraph, claim: Relationship) -> str | None:
    label, end = network.nodes[claim.start].label, network.nodes[claim.end].label
    body = label not in ("Person", "Post")
    match claim.type, claim.properties.get("role"):
        case "COLLABORATES", _:
            return "participants" if label in POLICING else None
        case "PROVIDES", _:
            return "provides"
        case "GOVERNS", _:
            return "governs" if end in JOINT else None
        case "LEADS", "operational lead":
            return "operational_leads"
        case "LEADS", "finance lead":
            return "finance_leads"
        case "HOSTS", "host":
            return "hosts"
        case "LEADS", role if role in LEAD_ROLES and body:
            return "leads"
        case (("LEADS" | "HOSTS"), _):
            return "others" if end in JOINT else None
    return None


def _role(claim: Relationship) -> str:
    words = {"PROVIDES": "provides", "GOVERNS": "governs"}
    return words.get(claim.type) or str(claim.properties.get("role", "leads"))


def _asked(unit: str, cells: list[Told], of: str | None) -> bool:
    return of in (None, unit) or any(column == "participants" and who == of for column, who, _, _ in cells)


def _roles(unit: str, cells: list[Told]) -> Roles:
    columns: dict[str, set[str]] = {column: set() for column in COLUMNS}
    for column, who, _, certain in cells:
        if certain:
            columns[column].add(who)
    possible = {
        f"{column}: {who}" for column, who, _, certain in cells if not certain and who not in columns[column]
    }
    certainty = "certain" if any(columns.values()) else "possible"
    shown = {column: tuple(sorted(who)) for column, who in columns.items()}
    claims = tuple(sorted({claim.id for _, _, claim, _ in cells}))
    return Roles(unit, **shown, possible=tuple(sorted(possible)), certainty=certainty, claims=claims)


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
            yield claim.end, _role(claim), False, claim, frozenset()
        elif claim.start in posts:
            yield claim.end, _role(claim), False, claim, frozenset([posts[claim.start]])
        elif claim.start in people:
            held = people[claim.start]
            yield claim.end, _role(claim), False, claim, frozenset([held, posts[held.end]])
