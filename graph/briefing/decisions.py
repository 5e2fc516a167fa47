"""Decisions needed: what is under review, in development, ending or to be decided, and who has to sign."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.background import told
from graph.briefing.blocks import Block, Cell, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.material import Material
from graph.briefing.wording import bodies, counted, listed, sentence
from graph.drawing.names import spoken_date

BODIES: Final = ("force or policing body", "forces and policing bodies")
UNDATED: Final = "no review date known"
NAMED: Final = 8
"""So many are named; of more the number is told."""


def pending(material: Material) -> dict[str, list[dict[str, Any]]]:
    """The rows of what is to be decided, by what it is about."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in material.answers["decisions_pending"].records():
        if row["kind"] != UNDATED:
            found.setdefault(row["about"], []).append(row)
    return found


def decisions(material: Material) -> Iterator[Block]:
    """A row for each thing to be decided."""
    yield Heading(1, "Decisions needed")
    found = pending(material)
    if found:
        yield Paragraph(
            (
                Sentence("What sources said is to be decided, ends or has passed its date:"),
                Reference("table-decisions"),
            )
        )
        rows = tuple(_row(material, about, own) for about, own in found.items())
        columns = ("About", "Why now", "What sources said", "Who would sign")
        yield Table("table-decisions", "Decisions needed", columns, (34, 24, 66, 46), rows, by_row=True)
    else:
        yield Paragraph((Sentence("No source seen names a decision that is needed."),))
    undated = undated_agreements(material)
    if undated:
        claims = [claim for row in undated for claim in row["claims"]]
        text = f"Of {counted(len(undated), 'agreement')} no source seen gives a date of review or end; Annex D names them"
        yield Paragraph((sentence(text, claims),))


def undated_agreements(material: Material) -> list[dict[str, Any]]:
    """The agreements without a date of review or end."""
    return [row for row in material.answers["decisions_pending"].records() if row["kind"] == UNDATED]


def when(row: dict[str, Any]) -> str:
    """Why a decision is needed now: its kind, with its date where it has one.

    Examples
    --------
    >>> when({"kind": "ending", "date": "2028-05", "certainty": "certain"})
    'ending (May 2028)'
    """
    date = f" ({spoken_date(row['date'])})" if row["date"] else ""
    return f"{row['kind']}{date}{'' if row['certainty'] == 'certain' else ', possible only'}"


def _row(material: Material, about: str, own: list[dict[str, Any]]) -> tuple[Cell, ...]:
    kinds = listed(dict.fromkeys(when(row) for row in own))
    claims = material.claims(claim for row in own for claim in row["claims"])
    return (
        Sentence(material.name(about)),
        Sentence(f"{kinds[:1].upper()}{kinds[1:]}", tuple(claim.id for claim in claims)),
        told(material, claims),
        _signing(material, own[0]),
    )


def _signing(material: Material, row: dict[str, Any]) -> Sentence:
    """Who must sign, and who may have to, as the known parties have it."""
    said = []
    for column, verb in (("must_sign", "must sign"), ("may_sign", "may have to sign")):
        who = row[column]
        if who:
            named = bodies(material, who) if len(who) <= NAMED else counted(len(who), *BODIES)
            said.append(f"{named} {verb}")
    if not said:
        return Sentence("not known")
    about = row["about"]
    deals = [about, *material.agreements(about)]
    claims = [c for deal in deals for c in material.at(deal, "PARTY_TO")] or [
        c for c in material.at(about, "COLLABORATES") if c.end == about
    ]
    basis = f"By the known {row['signing_basis']}" if claims else "By what is known"
    return sentence(f"{basis}, {'; '.join(said)}", claims or row["claims"])
