"""Who must sign what is decided about an agreement or unit, who may have to, and on how much that rests."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.analytics.parts import halves
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, POLICING


@dataclass(frozen=True, slots=True)
class Signing:
    """Who must and who may have to sign, by ids, how that is known, and how many of whom are known."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    basis: str
    parties: int
    participants: int


class Signatories:
    """The parties to agreements and the participants of units, and who signs for them.

    The certain parties to an agreement must sign, and the policing body of each force among them, since section
    22A of the Police Act 1996 makes it a party too. Who is a party only possibly, or whose part is still proposed
    or in development, may have to. So may the other participants, each force with its policing body and each
    with its force: that they take part does not say that they signed. Where no party is known for certain, nobody
    must for all that is known.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, PARTY_TO, COVERS and OVERSEES claims.
    today : str

    Examples
    --------
    >>> network = Subgraph.of("deal COVERS u", "a PARTY_TO deal", "b COLLABORATES u", labels={"deal": "Agreement"})
    >>> Signatories(network, "2026-11-25").of("deal")
    Signing(must=('a',), may=('b',), basis='parties', parties=1, participants=1)
    """

    def __init__(self, network: Subgraph, today: str) -> None:
        self._network, self._today, self._halves = network, today, halves(network)
        self._to: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self._covers: dict[str, list[str]] = defaultdict(list)
        for key in sorted(network.relationships):
            claim = network.relationships[key]
            self._to[claim.type, claim.end].append(claim)
            if claim.type == "COVERS":
                self._covers[claim.start].append(claim.end)

    def of(self, about: str) -> Signing:
        """Who signs what is decided about an agreement, a unit or a body."""
        parties = [claim for key in self._agreements(about) for claim in self.party_claims(key)]
        sure = {claim.start for claim in parties if self._sure(claim) == "certain"}
        joining = {body for key in self._agreements(about) for body in self._joining(key)}
        must = self._with_policing_bodies(sure)
        may = self._with_policing_bodies({*(claim.start for claim in parties), *joining})
        may |= self.with_halves(self._taking_part(about, ("certain", "possible")) - sure)
        return Signing(
            tuple(sorted(must)),
            tuple(sorted(may - must)),
            "parties" if must else "participants" if may else "not known",
            len(sure),
            len([body for body in self._taking_part(about, ("certain",)) if self._signs(body)]),
        )

    def concerned(self, about: str) -> set[str]:
        """Who is party to a thing or takes part in it or in what it covers, certainly or possibly."""
        parties = {claim.start for claim in self.party_claims(about)}
        return parties | self._taking_part(about, ("certain", "possible"))

    def party_claims(self, agreement: str) -> list[Relationship]:
        """The claims that somebody is party to an agreement, certainly or possibly."""
        return [claim for claim in self._to["PARTY_TO", agreement] if self._sure(claim) != "no"]

    def with_halves(self, bodies: Iterable[str]) -> set[str]:
        """Each force with its policing body and each policing body with its force; others cannot sign."""
        return {each for body in bodies if self._signs(body) for each in (body, *self._halves.get(body, ()))}

    def _with_policing_bodies(self, parties: set[str]) -> set[str]:
        forces = {body for body in parties if self._network.nodes[body].label == "Force"}
        return parties | self.with_halves(forces)

    def _joining(self, agreement: str) -> set[str]:
        """Whose part in what an agreement covers is proposed or in development: they may have yet to sign."""
        return {
            claim.start
            for unit in self._covers[agreement]
            for claim in self._to["COLLABORATES", unit]
            if claim.properties.get("status") in ("proposed", "in development") and self._signs(claim.start)
        }

    def _agreements(self, about: str) -> list[str]:
        if self._network.nodes[about].label == "Agreement":
            return [about]
        return sorted({claim.start for claim in self._to["COVERS", about]})

    def _taking_part(self, about: str, sure: Collection[str]) -> set[str]:
        """Who takes part in a thing or in what it covers, as surely as said."""
        units = [about] if self._network.nodes[about].label in JOINT else self._covers[about]
        claims = [claim for unit in units for claim in self._to["COLLABORATES", unit]]
        return {claim.start for claim in claims if self._sure(claim) in sure}

    def _sure(self, claim: Relationship) -> str:
        return certainty(claim.properties, self._today)

    def _signs(self, body: str) -> bool:
        return self._network.nodes[body].label in POLICING
