"""Claims as sentences: what each relationship and each statement says, in the tense of its date."""

from collections.abc import Iterable, Sequence
from typing import Final

from graph.briefing.blocks import Sentence
from graph.briefing.material import Material
from graph.briefing.wording import dated, doubt, grouped, holds, listed, sentence, when
from graph.drawing.names import spoken_date
from graph.model import Relationship

VERBS: Final = {
    "PROVIDES": ("provides to", "provided to"),
    "FUNDS": ("funds", "funded"),
    "GOVERNS": ("governs", "governed"),
    "LINKED_TO": ("is linked to", "was linked to"),
    "REPORTS_TO": ("reports to", "reported to"),
    "PART_OF": ("is part of", "was part of"),
    "MEMBER_OF": ("is a member of", "was a member of"),
    "SUCCEEDS": ("takes over from", "took over from"),
    "REVIEWED": ("has reviewed", "reviewed"),
    "STAYS_OUT_OF": ("stays out of", "stayed out of"),
    "COVERS": ("covers", "covered"),
}
ROLES: Final = {
    "premises": ("gives premises to", "gave premises to"),
    "employer": ("employs the staff of", "employed the staff of"),
    "hub": ("is a hub of", "was a hub of"),
    "host": ("hosts", "hosted"),
}
TERMS: Final = {
    "kind": "{name} {be} described as: {value}",
    "listed_as": "{name} {be} listed as: {value}",
    "purpose": "the purpose of {name} {be} given as: {value}",
    "status": "the status of {name} {be} given as: {value}",
    "legal_basis": "the legal basis of {name} {be} given as: {value}",
    "signed": "the date on which {name} was signed {be} given as {value}",
    "expires": "the date on which {name} ends {be} given as {value}",
    "review_by": "the date by which to review {name} {be} given as {value}",
    "since": "the start of {name} {be} given as {value}",
    "until": "the end of {name} {be} given as {value}",
    "concern": "the concerns about {name} {be} given as: {value}",
    "decision_needed": "what {be} to be decided about {name}: {value}",
    "reach": "{name} {be} classed as {value}",
}
"""How the value of a statement is put; any other term is told in the words in which the claim is kept."""


def tense(claims: Sequence[Relationship], day: str, present: str, past: str) -> str:
    """The present where the newest source speaks of the day, else the past."""
    return present if any(holds(dated(claim), day) for claim in claims) else past


def ties(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """A sentence for each tie: who provides, funds, governs, is linked to whom."""
    said = []
    for (kind, start, end), own in grouped(claims, lambda c: (c.type, c.start, c.end)):
        verb = tense(own, material.day, *VERBS[kind])
        if any(claim.properties.get("status") in ("proposed", "tbc", "in development") for claim in own):
            verb = f"may, as proposed or to be confirmed, be what {verb}"
        services = sorted({str(s) for claim in own for s in claim.properties.get("services") or ()})
        what = f": {listed(services)}" if services else ""
        finding = listed(sorted({str(c.properties["finding"]) for c in own if c.properties.get("finding")}))
        what += f": {finding}" if finding else ""
        text = f"{when(dated(own[0]))}{material.name(start)} {verb} {material.name(end)}{what}{doubt(own)}{_ended(own)}"
        said.append(sentence(text, own))
    return said


def hosts(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """A sentence for each host, by what it gives."""
    said = []
    for (start, end, role), own in grouped(claims, lambda c: (c.start, c.end, str(c.properties.get("role")))):
        verb = tense(own, material.day, *ROLES.get(role, ("hosts", "hosted")))
        if own[0].properties.get("status") in ("proposed", "tbc", "in development"):
            verb = f"may ({own[0].properties['status']}) be what {verb}"
        text = f"{when(dated(own[0]))}{material.name(start)} {verb} {material.name(end)}{doubt(own)}{_ended(own)}"
        said.append(sentence(text, own))
    return said


def functions(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """What a unit delivers, the functions of one date together."""
    said = []
    for start, own in grouped(claims, lambda c: c.start):
        names = sorted({material.name(claim.end) for claim in own})
        names = [name[:1].lower() + name[1:] for name in names]
        verb = tense(own, material.day, "delivers", "delivered")
        said.append(
            sentence(f"{when(dated(own[0]))}{material.short(start)} {verb} {listed(names)}{doubt(own)}", own)
        )
    return said


def statements(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """What documents state of a body: the values of each term, as they give them."""
    every = list(claims)
    said = []
    known = [claim for claim in every if claim.properties["term"] in TERMS]
    for (about, term), own in grouped(known, lambda c: (c.end, str(c.properties["term"]))):
        text = TERMS[term].format(
            name=material.short(about),
            be=tense(own, material.day, "is", "was"),
            value="; ".join(sorted({value(claim) for claim in own})),
        )
        said.append(sentence(f"{when(dated(own[0]))}{text}{doubt(own)}", own))
    return said + quoted(material, [claim for claim in every if claim.properties["term"] not in TERMS])


def value(claim: Relationship) -> str:
    """The value of a statement, dates as people write them."""
    given, term = str(claim.properties["value"]), str(claim.properties["term"])
    return spoken_date(given) if term in ("since", "until", "signed", "expires", "review_by") else given


def quoted(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """Claims in the words in which they are kept, as what their source said."""
    said = []
    for _, own in grouped(claims, lambda c: (c.properties["source"], c.properties.get("says"))):
        verb = tense(own, material.day, "says", "said")
        text = str(own[0].properties.get("says") or "")
        if text:
            said.append(sentence(f"{when(dated(own[0]))}a source {verb}{doubt(own)}: {text}", own))
    return said


def _ended(claims: Sequence[Relationship]) -> str:
    ends = sorted({str(claim.properties["until"]) for claim in claims if claim.properties.get("until")})
    return f", until {spoken_date(ends[0])}" if ends else ""
