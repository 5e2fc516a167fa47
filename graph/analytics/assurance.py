"""Which of the particulars that an agreement must record are evidenced, by what, and which are missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.parts import on_a_day
from graph.model import Relationship, Subgraph
from graph.schema import AGREEMENT_TERMS, JOINT, LEAD_ROLES

OTHER_TERMS: Mapping[str, tuple[str, ...]] = {
    "duration": ("until", "expires"),
    "review_date": ("review_by",),
}
"""Statements that evidence a particular under another name."""
BY_CLAIM: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "functions": ("DELIVERS", "start", ()),
    "host_or_lead": ("LEADS HOSTS", "end", LEAD_ROLES),
    "base": ("HOSTS", "end", ("premises",)),
    "staff": ("HOSTS", "end", ("employer",)),
    "funding": ("FUNDS", "end", ()),
    "governance": ("GOVERNS", "end", ()),
}
"""Relationships of what an agreement covers that evidence a particular: types, which end it is, roles."""


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing that an agreement must record, and what evidences it.

    Attributes
    ----------
    about : str
        Id of the agreement, or of a unit that names a legal basis and has none.
    term : str
        One of AGREEMENT_TERMS.
    state : str
        "evidenced"; "of what it covers" where only a source on the unit speaks of it; "possible" where what
        would evidence it is not settled; "missing".
    sources, claims : tuple of str
    """

    about: str
    term: str
    state: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]


def subjects(network: Subgraph) -> list[str]:
    """The agreements, and the units that name a legal basis and that no agreement covers."""
    covered = {claim.end for claim in network.relationships.values() if claim.type == "COVERS"}
    return sorted(
        key
        for key, node in network.nodes.items()
        if node.label == "Agreement"
        or (node.label in JOINT and node.properties.get("legal_basis") and key not in covered)
    )


def particulars(network: Subgraph, today: str) -> list[Particular]:
    """Which particulars of each agreement are evidenced, by what, and which are missing.

    Parameters
    ----------
    network : Subgraph
        PARTY_TO, COVERS, DELIVERS, LEADS, HOSTS, FUNDS and GOVERNS claims, and all statements of the terms.
    today : str

    Returns
    -------
    list of Particular
        By agreement, in the order of AGREEMENT_TERMS.

    Notes
    -----
    A particular is evidenced by a statement of it about the agreement; parties by PARTY_TO, too. What a
    source says of the unit that the agreement covers is weaker and told apart: it need not stand in the
    agreement. Evidence that a particular exists somewhere is no proof that the agreement records it.
    """
    book = _Book(network, today)
    return [book.particular(about, term) for about in subjects(network) for term in AGREEMENT_TERMS]


class _Book:
    """Claims by type and end, for looking up what evidences a particular."""

    def __init__(self, network: Subgraph, today: str) -> None:
        self.network, self.today = network, today
        self.of: dict[tuple[str, str, str], list[Relationship]] = defaultdict(list)
        for key in sorted(network.relationships):
            claim = network.relationships[key]
            self.of[claim.type, "start", claim.start].append(claim)
            self.of[claim.type, "end", claim.end].append(claim)

    def covered(self, about: str) -> list[str]:
        if self.network.nodes[about].label != "Agreement":
            return [about]
        return sorted({claim.end for claim in self.of["COVERS", "start", about]})

    def particular(self, about: str, term: str) -> Particular:
        own = self._stated(about, term)
        if term == "parties":
            own += self.of["PARTY_TO", "end", about]
        if term == "governance":
            own += self.of["GOVERNS", "end", about]
        other = [claim for unit in self.covered(about) for claim in self._of_unit(unit, term)]
        for claims, state in ((own, "evidenced"), (other, "of what it covers")):
            sure = [claim for claim in claims if on_a_day(self.network, claim, self.today) == "certain"]
            if sure:
                return _particular(about, term, state, sure)
        maybe = [c for c in (*own, *other) if on_a_day(self.network, c, self.today) == "possible"]
        return _particular(about, term, "possible" if maybe else "missing", maybe)

    def _stated(self, about: str, term: str) -> list[Relationship]:
        terms = (term, *OTHER_TERMS.get(term, ()))
        return [c for c in self.of["STATES", "end", about] if c.properties["term"] in terms]

    def _of_unit(self, unit: str, term: str) -> list[Relationship]:
        found = [c for c in self._stated(unit, term) if c.properties["term"] != "until"]
        if term == "parties":
            found += self.of["COLLABORATES", "end", unit]
        if term in BY_CLAIM:
            types, end, roles = BY_CLAIM[term]
            claims = [claim for kind in types.split() for claim in self.of[kind, end, unit]]
            found += [claim for claim in claims if not roles or claim.properties.get("role") in roles]
        return found


def _particular(about: str, term: str, state: str, claims: Iterable[Relationship]) -> Particular:
    told = list(claims)
    sources = tuple(sorted({str(claim.properties["source"]) for claim in told}))
    return Particular(about, term, state, sources, tuple(sorted({claim.id for claim in told})))
