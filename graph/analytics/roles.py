"""Who does what for a unit: who leads and hosts it, who serves it, who provides to it, who governs it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analytics.participation import WIDE, Participation, counted_claims
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
            shown = f"{role_of(claim)}: {claim.start}" if column == "others" else claim.start
            found[claim.end].append((column, shown, claim, claim.id in sure))
    worlds = Participation.both(network, today=today, named_only=named_only)
    for unit, cells in found.items():
        for world, certain in zip(worlds, (True, False), strict=True):
            cells += _inherited(world, unit, certain)
    rows = [_roles(unit, cells) for unit, cells in sorted(found.items()) if _asked(unit, cells, of)]
    return sorted(rows, key=lambda row: (row.certainty, row.unit))


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


def role_of(claim: Relationship) -> str:
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
