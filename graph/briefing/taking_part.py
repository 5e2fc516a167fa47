"""Who takes part in a unit or signs its agreement, as clauses: those of one date, basis and certainty together."""

from collections.abc import Sequence

from graph.briefing.material import Material
from graph.briefing.saying import Speaker
from graph.briefing.wording import ALL, Clause, bodies, clause, grouped
from graph.drawing.names import spoken_date
from graph.model import Relationship


def participants(speaker: Speaker) -> list[Clause]:
    """Who takes part in a collaboration, who is party to its agreement, who should be shown and is not."""
    material, unit = speaker.material, speaker.unit
    parties = [c for deal in speaker.deals for c in material.at(deal, "PARTY_TO") if c.end == deal]
    signed = {(c.start, c.properties["source"], c.properties.get("place")) for c in parties}
    taking = [
        claim
        for claim in material.at(unit, "COLLABORATES")
        if claim.end == unit
        and (claim.start, claim.properties["source"], claim.properties.get("place")) not in signed
    ]
    return _said(speaker, [*taking, *parties])


def _said(speaker: Speaker, claims: Sequence[Relationship]) -> list[Clause]:
    said = []
    kept = [claim for claim in claims if claim.properties.get("status") != "not shown"]
    absent = [claim for claim in claims if claim.properties.get("status") == "not shown"]
    for (end, status, since, until, by_class), own in grouped(kept, _manner):
        starts = [claim.start for claim in own]
        who = _class(speaker.material, own) if by_class else bodies(speaker.material, starts)
        text = f"{who} {_verb(speaker, own)} {speaker.name(end)}"
        text += f" from {spoken_date(since)}" if since else ""
        text += f" until {spoken_date(until)}" if until else ""
        text += f" (status: {status})" if status else ""
        said.append(clause(text, own))
    for end, own in grouped(absent, lambda c: c.end):
        who = bodies(speaker.material, (claim.start for claim in own))
        said.append(clause(f"a source that should show {who} in {speaker.name(end)} did not", own))
    return said


def _manner(claim: Relationship) -> tuple[str, str, str, str, bool]:
    said = claim.properties
    given = (str(said.get(term) or "") for term in ("status", "since", "until"))
    status, since, until = given
    return claim.end, "" if status == "active" else status, since, until, said.get("scope") == "class"


def _verb(speaker: Speaker, own: Sequence[Relationship]) -> str:
    many = len({claim.start for claim in own}) > 1
    if own[0].type == "PARTY_TO":
        forms = (
            f"{'are' if many else 'is'} party to",
            f"{'were' if many else 'was'} party to",
            "may be party to",
        )
    else:
        forms = (f"take{'' if many else 's'} part in", "took part in", "may take part in")
    return speaker.tense(own, forms)


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
