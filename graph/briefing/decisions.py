"""Decisions needed: what is under review, in development, ending or to be decided, and who has to sign."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.background import reported
from graph.briefing.blocks import Block, Heading, Paragraph, Sentence
from graph.briefing.material import Material
from graph.briefing.wording import bodies, counted, listed, sentence
from graph.drawing.names import spoken_date

BODIES: Final = ("force or policing body", "forces and policing bodies")
UNDATED: Final = "no review date known"
NAMED: Final = 12
"""So many are named; of more the number is told."""


def decisions(material: Material) -> Iterator[Block]:
    """Each thing to be decided under its name."""
    yield Heading(1, "Decisions needed")
    rows = material.answers["decisions_pending"].records()
    pending: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["kind"] != UNDATED:
            pending.setdefault(row["about"], []).append(row)
    if not pending:
        yield Paragraph((Sentence("No source seen names a decision that is needed."),))
    for about, own in pending.items():
        kinds = listed(dict.fromkeys(_kind(row) for row in own))
        yield Heading(2, material.name(about))
        yield Paragraph((Sentence(f"{kinds[:1].upper()}{kinds[1:]}."),))
        yield from reported(material, material.claims(claim for row in own for claim in row["claims"]))
        if signing := _signing(material, own[0]):
            yield Paragraph((signing,))
    undated = [row for row in rows if row["kind"] == UNDATED]
    if undated:
        yield Heading(2, "Agreements without a date of review or end")
        names = listed(material.name(row["about"]) for row in undated)
        claims = [claim for row in undated for claim in row["claims"]]
        yield Paragraph((sentence(f"No source seen gives a date of review or end for {names}", claims),))


def _kind(row: dict[str, Any]) -> str:
    date = f" ({spoken_date(row['date'])})" if row["date"] else ""
    return f"{row['kind']}{date}{'' if row['certainty'] == 'certain' else ', possible only'}"


def _signing(material: Material, row: dict[str, Any]) -> Sentence | None:
    """Who must sign, and who may have to, as the known parties have it."""
    said = []
    for column, verb in (("must_sign", "must sign"), ("may_sign", "may have to sign")):
        who = row[column]
        if who:
            named = bodies(material, who) if len(who) <= NAMED else counted(len(who), *BODIES)
            said.append(f"{named} {verb}")
    if not said:
        return None
    about = row["about"]
    deals = [about, *material.agreements(about)]
    claims = [c for deal in deals for c in material.at(deal, "PARTY_TO")] or [
        c for c in material.at(about, "COLLABORATES") if c.end == about
    ]
    basis = f"By the known {row['signing_basis']}" if claims else "By what is known"
    return sentence(f"{basis}, {'; '.join(said)}", claims or row["claims"])
