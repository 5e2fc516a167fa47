"""What awaits a decision: under review, not yet settled, ending, due for review, or without a known review."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from graph.analytics.signatories import Signatories
from graph.dates import interval, surely_before
from graph.model import Entity, Relationship, Subgraph
from graph.schema import POSSIBLE

KINDS = (
    "decision needed", "under review", "in development", "proposed", "tbc", "date passed", "due for review",
    "ending", "no review date known",
)  # fmt: skip
LACKING = KINDS[-1]
"""What is pending of no agreement: a gap that stands beside the decisions."""
PENDING = ("under review", *POSSIBLE)
REVIEW_TERMS = ("review_by", "review_date")
END_TERMS = ("expires", "until")


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that awaits a decision.

    Attributes
    ----------
    kind : str
        One of KINDS.
    about : str
        Id of the agreement, unit, body or rule.
    who : tuple of str
        For a relationship that is not settled, whose part it is; else empty.
    relation : str or None
        The relationship's type.
    date : str or None
        The day by which, where a source gives one.
    must, may : tuple of str
        Who must sign and who possibly has to, by ids.
    basis : str
        How that is known: "parties", "participants" or "not known".
    parties, participants : int
        How many known parties, and how many known participants that could sign, it rests on.
    claims : tuple of str
    """

    kind: str
    about: str
    who: tuple[str, ...]
    relation: str | None
    date: str | None
    must: tuple[str, ...]
    may: tuple[str, ...]
    basis: str
    parties: int
    participants: int
    claims: tuple[str, ...]


def decisions_pending(
    network: Subgraph, today: str, by: str, *, body: str | None = None, among: Collection[str] | None = None
) -> list[Decision]:
    """What awaits a decision, and who must sign it.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, STAYS_OUT_OF, LEADS, HOSTS, PART_OF, SUCCEEDS, PARTY_TO, COVERS and OVERSEES claims and
        the statements of agreements, units and bodies.
    today, by : str
        The period in which something ends or is due for review.
    body : str, optional
        Only what concerns this force or policing body, or its other half.
    among : collection of str, optional
        Only what is about one of these, or in which the part of one of these is not settled.

    Returns
    -------
    list of Decision
        In the order of KINDS, then by date, then by ids.

    Notes
    -----
    Who must or may have to sign is as `Signatories` says; whose part in it awaits the decision may have to, too.

    Examples
    --------
    >>> network = Subgraph.of("a PARTY_TO deal", "b PARTY_TO deal status=tbc", labels={"deal": "Agreement"})
    >>> [(d.kind, d.must, d.may, d.parties) for d in decisions_pending(network, "2026-11-25", "2028")][-1]
    ('no review date known', ('a',), ('b',), 1)
    """
    desk = _Desk(network, today, by)
    rows = [*desk.of_nodes(), *desk.of_claims()]
    if body is not None:
        near = desk.signatories.with_halves({body}) | {body}
        rows = [row for row in rows if near & {row.about, *row.who, *desk.near(row.about)}]
    if among is not None:
        rows = [row for row in rows if not {row.about, *row.who}.isdisjoint(among)]
    return sorted(rows, key=lambda d: (KINDS.index(d.kind), d.date or "9", d.about, d.relation or "", d.who))


def with_dates(network: Subgraph, today: str, *, body: str | None = None) -> list[str]:
    """The agreements, those that ended apart, of which an end or review date is known.

    Parameters
    ----------
    network, today, body
        As in `decisions_pending`.
    """
    desk = _Desk(network, today, today)
    near = desk.signatories.with_halves({body}) | {body} if body else set()
    return [
        key
        for key, node in sorted(network.nodes.items())
        if node.label == "Agreement"
        and node.properties.get("status") != "ended"
        and desk.known(key)
        and (not near or near & {key, *desk.near(key)})
    ]


class _Desk:
    """The claims by what they speak of, and what follows for one thing at a time."""

    def __init__(self, network: Subgraph, today: str, by: str) -> None:
        self.network, self.today, self.by = network, today, by
        self.signatories = Signatories(network, today)
        self.said: dict[str, list[Relationship]] = defaultdict(list)
        self.covers: dict[str, list[Relationship]] = defaultdict(list)
        for key in sorted(network.relationships):
            claim = network.relationships[key]
            if claim.type == "STATES":
                self.said[claim.end].append(claim)
            elif claim.type == "COVERS":
                self.covers[claim.start].append(claim)

    def of_nodes(self) -> list[Decision]:
        rows = []
        for key in sorted(self.network.nodes):
            node = self.network.nodes[key]
            said = self.said[key]
            status = str(node.properties.get("status", ""))
            if status in PENDING:
                rows.append(self._decision(status, key, None, _saying(said, "status", status)))
            needed = [claim for claim in said if claim.properties["term"] == "decision_needed"]
            if needed:
                rows.append(self._decision("decision needed", key, None, needed))
            if status != "ended":
                rows += self._dated(node, said)
        return rows

    def near(self, about: str) -> set[str]:
        """Who must or may sign what is decided about a thing, is party to it or takes part in it."""
        signs = self.signatories.of(about)
        return {*signs.must, *signs.may, *self.signatories.concerned(about)}

    def known(self, agreement: str) -> bool:
        """Whether an end or review date is known of an agreement, or of what it covers."""
        about = [agreement, *(claim.end for claim in self.covers[agreement])]
        dated = (self.network.nodes[key].properties for key in about)
        return any(properties.get(term) for properties in dated for term in (*REVIEW_TERMS, *END_TERMS))

    def _dated(self, node: Entity, said: list[Relationship]) -> list[Decision]:
        """What ends or is due for review in the period, or should have been, or has no known date."""
        rows = []
        for terms, kind in ((REVIEW_TERMS, "due for review"), (END_TERMS, "ending")):
            for term in terms:
                date = node.properties.get(term)
                if not date:
                    continue
                claims = _saying(said, term, str(date))
                if self._in_period(str(date)):
                    rows.append(self._decision(kind, node.id, str(date), claims))
                elif surely_before(str(date), self.today) and node.label == "Agreement":
                    rows.append(self._decision("date passed", node.id, str(date), claims))
        if node.label == "Agreement" and not self.known(node.id):
            claims = self.signatories.party_claims(node.id) or [*self.covers[node.id], *said]
            rows.append(self._decision(LACKING, node.id, None, claims))
        return rows

    def _in_period(self, date: str) -> bool:
        return not surely_before(date, self.today) and not surely_before(self.by, date)

    def of_claims(self) -> list[Decision]:
        """Relationships that are not settled or end in the period, those of one kind at one thing together."""
        found: dict[tuple[str, str, str, str | None], list[Relationship]] = defaultdict(list)
        for claim in self.network.relationships.values():
            if claim.type in ("STATES", "OVERSEES", "COVERS"):
                continue
            status, until = str(claim.properties.get("status", "")), claim.properties.get("until")
            if status in PENDING and not (status == "tbc" and claim.properties.get("basis") == "inferred"):
                found[status, claim.end, claim.type, None].append(claim)
            if until and status != "ended" and self._in_period(str(until)):
                found["ending", claim.end, claim.type, str(until)].append(claim)
        rows = []
        for (kind, end, relation, date), claims in found.items():
            who = {claim.start for claim in claims}
            row = self._decision(kind, end, date, claims)
            may = tuple(sorted({*row.may, *self.signatories.with_halves(who)} - {*row.must}))
            rows.append(replace(row, who=tuple(sorted(who)), relation=relation, may=may))
        return rows

    def _decision(self, kind: str, about: str, date: str | None, claims: Iterable[Relationship]) -> Decision:
        signs = self.signatories.of(about)
        return Decision(
            kind, about, (), None, date, signs.must, signs.may, signs.basis, signs.parties, signs.participants,
            tuple(sorted({claim.id for claim in claims})),
        )  # fmt: skip


def _saying(said: Iterable[Relationship], term: str, value: str) -> list[Relationship]:
    return [c for c in said if c.properties["term"] == term and str(c.properties["value"]) == value]


def period_end(today: str, years: int = 2) -> str:
    """The day so many years on, which a period ends with unless another is given.

    Examples
    --------
    >>> period_end("2026-11-25")
    '2028-11-25'
    >>> period_end("2024-02-29", 1)
    '2025-02-28'
    """
    last = interval(today)[1]
    try:
        return last.replace(year=last.year + years).isoformat()
    except ValueError:
        return last.replace(year=last.year + years, day=28).isoformat()
