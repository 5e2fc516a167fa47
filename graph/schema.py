"""Labels, relationship types, what may join what, roles and statuses: one table that everything reads."""

from typing import Final, NamedTuple

NODE_LABELS: Final = (
    "Force", "PCC", "Unit", "NationalBody", "Agreement", "Person", "Post", "Partner",
    "Board", "Function", "Figure", "Rule", "Document",
)  # fmt: skip
BODIES: Final = ("Force", "PCC", "Unit", "NationalBody", "Partner", "Board")
JOINT: Final = ("Unit", "NationalBody")
POLICING: Final = ("Force", "PCC")

LABEL_NAMES: Final = {
    "Force": "force", "PCC": "policing body", "Unit": "unit", "NationalBody": "national body",
    "Agreement": "agreement", "Person": "person", "Post": "post", "Partner": "partner", "Board": "board",
    "Function": "function", "Figure": "figure", "Rule": "rule", "Document": "document",
}  # fmt: skip


class Join(NamedTuple):
    """What a relationship type may join, and the properties of its own that a claim of it may carry."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    own: tuple[str, ...] = ()
    said: str = ""


JOINS: Final[dict[str, Join]] = {
    "COLLABORATES": Join(("Force", "PCC", "Partner", "Unit"), JOINT, (), "takes part in"),
    "STAYS_OUT_OF": Join(POLICING, JOINT, (), "stays out of"),
    "LEADS": Join(("Force", "PCC", "Unit", "Person", "Post"), (*JOINT, "Board"), ("role",), "leads"),
    "HOSTS": Join(("Force", "PCC", "Partner"), JOINT, ("role",), "hosts"),
    "PROVIDES": Join(("Force", "PCC", "Partner", *JOINT), (*JOINT, *POLICING), ("services",), "provides to"),
    "PART_OF": Join(JOINT, JOINT, (), "is part of"),
    "OVERSEES": Join(("PCC",), ("Force", "Partner"), (), "oversees"),
    "HOLDS": Join(("Person",), ("Post",), (), "holds"),
    "AT": Join(("Post",), BODIES, (), "is a post at"),
    "CONTACT_FOR": Join(
        ("Person", "Post", "PCC"), (*JOINT, "Agreement", "Document"), (), "is whom to meet about"
    ),
    "PARTY_TO": Join(("Force", "PCC", "Partner"), ("Agreement",), (), "is party to"),
    "COVERS": Join(("Agreement",), (*JOINT, "Agreement"), (), "covers"),
    "GOVERNS": Join(("Board", *JOINT), (*JOINT, "Agreement"), (), "governs"),
    "MEMBER_OF": Join(
        ("Force", "PCC", "Person", "Post", "Partner"),
        ("Board", "NationalBody", "Partner"),
        ("capacity",),
        "is a member of",
    ),
    "DELIVERS": Join(JOINT, ("Function",), (), "delivers"),
    "LINKED_TO": Join((*JOINT, "PCC"), (*JOINT, "Partner", "Force"), (), "is linked to"),
    "REPORTS_TO": Join((*JOINT, "Board"), ("NationalBody", "Board", "Partner"), (), "reports to"),
    "FUNDS": Join(("Partner", *POLICING), (*JOINT, "Partner"), (), "funds"),
    "REVIEWED": Join(("Partner",), JOINT, ("finding", "commissioned_by"), "reviewed"),
    "SUCCEEDS": Join(NODE_LABELS, NODE_LABELS, (), "takes over from"),
    "ABOUT": Join(("Figure", "Rule"), NODE_LABELS, ("candidates",), "is about"),
    "STATES": Join(("Document",), NODE_LABELS, ("term", "value"), "states"),
    "WROTE": Join(("Person", "PCC", "Post"), ("Document",), (), "wrote"),
    "COPY_OF": Join(("Document",), ("Document",), (), "is a copy of"),
}

NETWORK: Final = (
    "COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES",
    "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT",
)  # fmt: skip
"""What neighbourhood, connection, centrality and the map walk, and nothing else."""

LEADS_ROLES: Final = (
    "lead force", "lead policing body", "PCC lead", "chief officer lead", "national lead",
    "operational lead", "finance lead", "head", "chair", "coordinator", "responsible",
    "lead (column not stated)",
)  # fmt: skip
HOSTS_ROLES: Final = ("host", "premises", "hub", "employer")
ROLES: Final = {"LEADS": LEADS_ROLES, "HOSTS": HOSTS_ROLES}

LEAD_ROLES: Final = (
    "lead force", "lead policing body", "PCC lead", "chief officer lead", "national lead", "host",
)  # fmt: skip
"""The roles that make others depend, unless asked otherwise."""

STATUSES: Final = ("active", "under review", "in development", "proposed", "tbc", "not shown", "ended")
POSSIBLE: Final = ("tbc", "proposed", "in development")
"""Drawn dashed, never in a total; active, under review and none (unknown) count, and ended where the day asks for it."""

BASES: Final = ("stated", "inferred", "reported")
SCOPES: Final = ("named", "class")
CAPACITIES: Final = ("member", "attends", "invited")
TIERS: Final = ("own", "press", "copy")
"""Best first: the body's own page, law or parliamentary answer; press; a wiki, mirror or re-host."""

CLAIM_PROPERTIES: Final = (
    "id", "source", "place", "row", "column", "n", "says", "as_of", "since", "until", "status", "basis",
    "reported_from", "scope", "role_said", "disputed",
)  # fmt: skip
DATES: Final = ("as_of", "since", "until", "date", "signed", "expires", "review_by")

AGREEMENT_TERMS: Final = (
    "parties", "functions", "business_arrangements", "direction_and_control", "accountability",
    "responsibilities_changed", "host_or_lead", "base", "staff", "assets", "funding", "duration",
    "review_date", "withdrawal", "governance", "publication",
)  # fmt: skip
"""What an agreement must record (Home Office guidance; Police Act 1996, sections 22A to 23E)."""

LIST_TERMS: Final = ("regions", "concern", "principle", "remit", "plan", "recommendation")
"""Statements of these add up to a list on the node instead of replacing one another."""

RESERVED: Final = ("title", "type")
"""Property names that the embedded engine keeps for itself."""
