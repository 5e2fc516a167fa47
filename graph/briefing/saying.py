"""Claims as clauses: what each relationship and each statement says of a collaboration, in the tense of its date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.briefing.blocks import Sentence
from graph.briefing.material import Material
from graph.briefing.wording import (
    Clause,
    clause,
    dated,
    grouped,
    holds,
    opening,
    possible,
    sentence,
    within_sentence,
)
from graph.drawing.names import spoken_date
from graph.model import Relationship

VERBS: Final = {
    "PROVIDES": ("provides to", "provided to", "may provide to"),
    "FUNDS": ("funds", "funded", "may fund"),
    "GOVERNS": ("governs", "governed", "may govern"),
    "LINKED_TO": ("is linked to", "was linked to", "may be linked to"),
    "REPORTS_TO": ("reports to", "reported to", "may report to"),
    "PART_OF": ("is part of", "was part of", "may become part of"),
    "MEMBER_OF": ("is a member of", "was a member of", "may be a member of"),
    "SUCCEEDS": ("takes over from", "took over from", "may take over from"),
    "REVIEWED": ("has reviewed", "reviewed", "may review"),
    "STAYS_OUT_OF": ("stays out of", "stayed out of", "may stay out of"),
    "COVERS": ("covers", "covered", "may cover"),
}
ROLES: Final = {
    "premises": ("gives premises to", "gave premises to", "may give premises to"),
    "employer": ("employs the staff of", "employed the staff of", "may employ the staff of"),
    "hub": ("is a hub of", "was a hub of", "may be a hub of"),
    "host": ("hosts", "hosted", "may host"),
}
TERMS: Final = {
    "kind": "{name} {be} described as: {value}",
    "listed_as": "{name} {be} listed as: {value}",
    "reach": "{name} {be} classed as {value}",
    "purpose": "the purpose of {name} {be} given as: {value}",
    "status": "the status of {name} {be} given as: {value}",
    "legal_basis": "the legal basis of {name} {be} given as: {value}",
    "signed": "the date on which {name} was signed {be} given as {value}",
    "expires": "the date on which {name} ends {be} given as {value}",
    "review_by": "the date by which to review {name} {be} given as {value}",
    "since": "the start of {name} {be} given as {value}",
    "until": "the end of {name} {be} given as {value}",
}
"""How the value of a statement is put; any other term is told in the words in which the claim is kept."""
DATES: Final = ("since", "until", "signed", "expires", "review_by")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tells of one collaboration, which is "it" under its own heading; where one agreement covers it, "its agreement".

    Attributes
    ----------
    material : Material
    unit : str
    deals : tuple of str
        Ids of the agreements that cover it.
    """

    material: Material
    unit: str
    deals: tuple[str, ...]

    def name(self, node: str) -> str:
        if node == self.unit:
            return "it"
        return "its agreement" if (node,) == self.deals else self.material.name(node)

    def tense(self, claims: Sequence[Relationship], forms: tuple[str, str, str]) -> str:
        """The present where a source speaks of the day, else the past; what is only possible apart."""
        return tense(self.material, claims, forms)

    def ties(self, claims: Iterable[Relationship]) -> list[Clause]:
        """A clause for each tie: who provides, funds, governs, is linked to whom."""
        said = []
        for (kind, start, end), own in grouped(claims, lambda c: (c.type, c.start, c.end)):
            what = sorted({str(s) for claim in own for s in claim.properties.get("services") or ()})
            what += sorted({str(c.properties["finding"]) for c in own if c.properties.get("finding")})
            text = f"{self.name(start)} {self.tense(own, VERBS[kind])} {self.name(end)}"
            said.append(clause(f"{text}{': ' if what else ''}{', '.join(what)}{_ended(own)}", own))
        return said

    def hosts(self, claims: Iterable[Relationship]) -> list[Clause]:
        """A clause for each host, by what it gives."""
        said = []
        for (start, end, role), own in grouped(
            claims, lambda c: (c.start, c.end, str(c.properties.get("role")))
        ):
            verb = self.tense(own, ROLES.get(role, ROLES["host"]))
            said.append(clause(f"{self.name(start)} {verb} {self.name(end)}{_ended(own)}", own))
        return said

    def functions(self, claims: Iterable[Relationship]) -> list[Clause]:
        """What it delivers, the functions of one date together."""
        said = []
        for start, own in grouped(claims, lambda c: c.start):
            names = sorted({self.material.name(claim.end) for claim in own})
            verb = self.tense(own, ("delivers", "delivered", "may deliver"))
            text = "; ".join(map(within_sentence, names))
            said.append(clause(f"{self.name(start)} {verb}: {text}", own))
        return said

    def statements(self, claims: Iterable[Relationship]) -> list[Clause]:
        """What documents state: the values of each term, as they give them."""
        said = []
        for (about, term), own in grouped(claims, lambda c: (c.end, str(c.properties["term"]))):
            told = TERMS[term].format(
                name=self.name(about),
                be=self.tense(own, ("is", "was", "was")),
                value="; ".join(sorted({_value(claim) for claim in own})),
            )
            for term_of in ("purpose", "status", "legal basis", "start", "end"):
                told = told.replace(f"the {term_of} of it ", f"its {term_of} ")
            said.append(clause(told, own))
        return said

    def quoted(self, claims: Iterable[Relationship]) -> list[Sentence]:
        """Claims in the words in which they are kept, as what their source said."""
        said = []
        for _, own in grouped(
            claims, lambda c: (c.properties["source"], str(c.properties.get("says") or ""))
        ):
            told = clause("", own)
            text = str(own[0].properties.get("says") or "")
            verb = self.tense(own, ("says", "said", "said"))
            if text:
                said.append(sentence(f"{opening(told.date, told.doubt)}a source {verb}: {text}", own))
        return said


def tense(material: Material, claims: Sequence[Relationship], forms: tuple[str, str, str]) -> str:
    """The present, the past or the possible form of a verb.

    Examples
    --------
    >>> from graph.model import Entity, Subgraph
    >>> held = Subgraph.of("a COLLABORATES u as_of=2021-05", "b COLLABORATES u status=tbc")
    >>> material = Material(held.nodes["a"], None, held, {}, "2026-11-30", "2026-11-30")
    >>> [tense(material, [claim], ("is", "was", "may be")) for claim in held.relationships.values()]
    ['was', 'might be']
    """
    present, past, perhaps = forms
    now = any(holds(dated(claim), material.day) for claim in claims)
    if all(possible(claim) for claim in claims):
        return perhaps if now else perhaps.replace("may ", "might ", 1)
    return present if now else past


def _value(claim: Relationship) -> str:
    given = str(claim.properties["value"])
    return spoken_date(given) if claim.properties["term"] in DATES else given


def _ended(claims: Sequence[Relationship]) -> str:
    ends = sorted({str(claim.properties["until"]) for claim in claims if claim.properties.get("until")})
    return f", until {spoken_date(ends[0])}" if ends else ""
