"""What a panel report tells of, in its order: which claims belong to each matter."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.briefing.material import Material
from graph.model import Relationship

Claims = Iterable[Relationship]
Chosen = Callable[[Material, Sequence[str], Sequence[str]], Claims]


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter of the report, and how its claims are found: from the collaborations, and the forces and policing bodies."""

    name: str
    claims: Chosen


REGISTERED: Final = (
    "legal_basis", "regions", "kind", "status", "reach", "listed_as", "name", "until", "lead_cells",
    "signed", "expires", "review_by", "review_date", "outside", "outside_agreement", "parties", "functions",
    "host_or_lead", "finance_lead", "as_said", "register",
)  # fmt: skip
"""Terms that the register tells, or that only sort what a source has."""
BOARD: Final = ("meets", "remit", "purpose", "since", "terms_of_reference", "performance_meetings")
PANEL: Final = "police and crime panel"
"""The kind of body that such a report is for."""
SKIPPED: Final = ("stay-out",)
"""Figures that say how many forces stay out of one collaboration: the register has them in its row."""


def _nodes(material: Material, units: Sequence[str]) -> list[str]:
    """The collaborations and the agreements that cover them."""
    return [*units, *dict.fromkeys(deal for unit in units for deal in material.agreements(unit))]


def _terms(*terms: str, bodies_too: bool = False) -> Chosen:
    def chosen(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
        nodes = [*_nodes(material, units), *(bodies if bodies_too else ())]
        return [claim for node in nodes for claim in material.stated(node, *terms)]

    return chosen


def _rules(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    near = {*_nodes(material, units), *bodies}
    about = [c for node in sorted(near) for c in material.at(node, "ABOUT") if c.end == node]
    rules = {c.start for c in about if material.held.nodes[c.start].label == "Rule"}
    own = {c.properties["source"] for c in about if c.start in rules}
    stated = [
        c for rule in sorted(rules) for c in material.stated(rule, "requirement", "section", "act", "context")
    ]
    return [*(c for c in stated if c.properties["source"] in own), *(c for c in about if c.start in rules)]


def _figures(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    near = _nodes(material, units)
    about = [c for node in near for c in material.at(node, "ABOUT") if c.end == node]
    figures = {c.start for c in about if material.held.nodes[c.start].label == "Figure"}
    kept = sorted(figure for figure in figures if not figure.endswith(SKIPPED))
    return [
        *(c for figure in kept for c in material.stated(figure)),
        *(c for figure in kept for c in material.at(figure, "ABOUT") if c.start == figure),
    ]


def _reviews(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    reviewed = [c for unit in units for c in material.at(unit, "REVIEWED") if c.end == unit]
    places = [
        c for who in sorted({c.start for c in reviewed}) for c in material.at(who, "AT") if c.end == who
    ]
    holders = [c for post in sorted({c.start for c in places}) for c in material.at(post, "HOLDS")]
    sources = {c.properties["source"] for c in reviewed}
    named = [c for c in holders if c.properties["source"] in sources]
    terms = ("review_scope", "recommendation", "finding")
    return [
        *reviewed,
        *named,
        *(c for node in _nodes(material, units) for c in material.stated(node, *terms)),
    ]


def _boards(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    governs = [c for node in _nodes(material, units) for c in material.at(node, "GOVERNS") if c.end == node]
    boards = sorted({c.start for c in governs})
    reports = [c for board in boards for c in material.at(board, "REPORTS_TO") if c.start == board]
    members = [c for board in boards for c in material.at(board, "MEMBER_OF") if c.end == board]
    return [*governs, *(c for board in boards for c in material.stated(board, *BOARD)), *reports, *members]


def _posts(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    """Posts that were made for the collaborations, where a source says what for."""
    posts = {c.start for unit in units for c in material.at(unit, "AT") if c.end == unit}
    return [c for post in sorted(posts) for c in material.stated(post, "purpose", "created_by", "attends")]


def _panel(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    """The panels that scrutinise the policing bodies, and what they are given."""
    linked = [c for body in bodies for c in material.at(body, "LINKED_TO") if c.start == body]
    panels = [
        c.end
        for c in linked
        if any(PANEL in str(k.properties["value"]) for k in material.stated(c.end, "kind"))
    ]
    return [c for panel in dict.fromkeys(panels) for c in material.stated(panel, "remit", "receives")]


def _others(material: Material, units: Sequence[str], bodies: Sequence[str]) -> Claims:
    return [
        claim
        for node in _nodes(material, units)
        for claim in material.stated(node, without=(*REGISTERED, *TOLD))
    ]


_STANDING: Final = ("reputation", "assessment", "responsibility")
_PUBLISHED: Final = ("website", "publication")
_CHANGES: Final = ("plan", "change_proposed")
_DOUBTS: Final = ("concern", "decision_needed")
_RULED: Final = ("withdrawal", "governance", "accountability")
TOLD: Final = (
    *_STANDING, *_PUBLISHED, *_CHANGES, *_DOUBTS, *_RULED, "inspection", "principle", "evaluation", "review_scope",
    "recommendation", "finding", "since", "count_members",
)  # fmt: skip
UPDATE: Final = (
    Topic("Standing", _terms(*_STANDING, bodies_too=True)),
    Topic("The duty and the law", _rules),
    Topic("Savings and other figures", _figures),
    Topic("Inspection and audit", _terms("inspection")),
    Topic("Principles", _terms("principle")),
    Topic("Plans", _terms(*_CHANGES)),
    Topic("What is published", _terms(*_PUBLISHED)),
    Topic("Reviews", _reviews),
    Topic("How it began", _terms("since", "count_members")),
)
"""In the order of the East Midlands report of 2018."""
GOVERNANCE: Final = (
    Topic("Entering and leaving", _terms(*_RULED)),
    Topic("Boards", _boards),
    Topic("Evaluation", _terms("evaluation")),
    Topic("Posts", _posts),
    Topic("Concerns and decisions", _terms(*_DOUBTS)),
    Topic("The Panel", _panel),
)
OTHER: Final = Topic("Also said", _others)
