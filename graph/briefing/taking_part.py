"""Who takes part in a unit or signs its agreement, as sentences: those of one date, basis and certainty together."""

from collections.abc import Sequence

from graph.briefing.blocks import Sentence
from graph.briefing.material import Material
from graph.briefing.saying import tense
from graph.briefing.wording import ALL, bodies, dated, doubt, grouped, possible, sentence, when
from graph.drawing.names import spoken_date
from graph.model import Relationship


def participants(material: Material, unit: str) -> list[Sentence]:
    """Who takes part in a unit, who is party to its agreement, who is said to stay out."""
    parties = [c for deal in material.agreements(unit) for c in material.at(deal, "PARTY_TO") if c.end == deal]
    signed = {(c.start, c.properties["source"], c.properties.get("place")) for c in parties}
    taking = [
        claim
        for claim in material.at(unit, "COLLABORATES")
        if claim.end == unit
        and (claim.start, claim.properties["source"], claim.properties.get("place")) not in signed
    ]
    return _said(material, taking) + _said(material, parties)


def _said(material: Material, claims: Sequence[Relationship]) -> list[Sentence]:
    said = []
    kept = [claim for claim in claims if claim.properties.get("status") != "not shown"]
    absent = [claim for claim in claims if claim.properties.get("status") == "not shown"]
    for (end, status, since, until, by_class), own in grouped(kept, _manner):
        who = _class(material, own) if by_class else bodies(material, (claim.start for claim in own))
        text = f"{when(dated(own[0]))}{who} {_verb(material, own)} {material.name(end)}"
        text += f" from {spoken_date(since)}" if since else ""
        text += f" until {spoken_date(until)}" if until else ""
        text += f" (status: {status})" if status not in ("", "active") else ""
        said.append(sentence(text + doubt(own), own))
    for end, own in grouped(absent, lambda c: c.end):
        who = bodies(material, (claim.start for claim in own))
        text = f"a source that should show {who} in {material.name(end)} did not"
        said.append(sentence(f"{when(dated(own[0]))}{text}{doubt(own)}", own))
    return said


def _manner(claim: Relationship) -> tuple[str, str, str, str, bool]:
    said = claim.properties
    given = (str(said.get(term) or "") for term in ("status", "since", "until"))
    status, since, until = given
    return claim.end, "" if status == "active" else status, since, until, said.get("scope") == "class"


def _verb(material: Material, own: Sequence[Relationship]) -> str:
    many = len(own) > 1
    party = own[0].type == "PARTY_TO"
    if possible(own[0]):
        return tense(own, material.day, "may be party to" if party else "may take part in",
                     "may have been party to" if party else "may have been to take part in")  # fmt: skip
    if party:
        return tense(own, material.day, "are party to" if many else "is party to",
                     "were party to" if many else "was party to")  # fmt: skip
    return tense(own, material.day, "take part in" if many else "takes part in", "took part in")


def _class(material: Material, own: Sequence[Relationship]) -> str:
    """A class of bodies, as a source speaks of all of them at once.

    All forces, and which are Durham's own; a class that is smaller is named.
    """
    labels = [material.held.nodes[key].label for key in {claim.start for claim in own}]
    words = []
    for label, name in (("Force", "all forces"), ("PCC", "all policing bodies")):
        if labels.count(label) >= ALL:
            words.append(f"{name} ({labels.count(label)}, said of them as a class)")
    small = [c.start for c in own if labels.count(material.held.nodes[c.start].label) < ALL]
    if small:
        words.append(f"{bodies(material, small)} (said of them as a class)")
    return " and ".join(words)
