"""The annex on each collaboration: what every source said of it, matter by matter."""

from collections.abc import Iterator
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Sentence
from graph.briefing.collaborations import REACHES
from graph.briefing.heading import HEADS, leaders
from graph.briefing.material import Material
from graph.briefing.saying import Speaker
from graph.briefing.taking_part import participants
from graph.briefing.wording import joined

SUPPORT: Final = ("PROVIDES", "FUNDS", "GOVERNS", "LINKED_TO", "REPORTS_TO", "PART_OF", "MEMBER_OF", "SUCCEEDS", "REVIEWED",
                  "STAYS_OUT_OF")  # fmt: skip
WHAT: Final = ("kind", "purpose", "listed_as", "reach")
STATUS: Final = ("status", "since", "until", "signed", "expires", "review_by", "legal_basis")
ELSEWHERE: Final = ("concern", "decision_needed", "regions")
"""Told under the decisions, or what only sorts units."""


def particulars(material: Material) -> Iterator[Block]:
    """What sources said of each collaboration, by reach and name."""
    units = material.certainties
    if not units:
        return
    yield Heading(1, "Annex A: each collaboration in full", new_page=True)
    yield Paragraph((Sentence("Every statement of every source seen, the newest first."),))
    for reach in REACHES:
        inside = [unit for unit in units if material.reach(unit) == reach]
        if inside:
            yield Heading(2, f"{reach} collaborations, in full")
        for unit in inside:
            yield from collaboration(material, unit)


def collaboration(material: Material, unit: str) -> Iterator[Block]:
    """One collaboration, under its name."""
    short = material.short(unit)
    name = material.name(unit)
    yield Heading(3, name if short == name else f"{name} ({short})")
    at = [claim for claim in material.at(unit) if claim.end == unit or claim.type in (*SUPPORT, "DELIVERS")]
    deals = material.agreements(unit)
    led = [claim for claim in at if claim.type == "LEADS"]
    headed = [claim for claim in led if material.held.nodes[claim.start].label in HEADS]
    stated = [claim for claim in at if claim.type == "STATES"]
    of_deals = [claim for deal in deals for claim in material.stated(deal, without=ELSEWHERE)]
    other = [c for c in stated if c.properties["term"] not in (*WHAT, *STATUS, *ELSEWHERE)]
    other += [c for c in of_deals if c.properties["term"] not in STATUS]
    speaker = Speaker(material, unit, tuple(deals))
    dates = [c for c in (*stated, *of_deals) if c.properties["term"] in STATUS]
    told = {
        "What it is": joined(
            [
                *speaker.statements(c for c in stated if c.properties["term"] in WHAT),
                *speaker.functions(c for c in at if c.type == "DELIVERS" and c.start == unit),
            ]
        ),
        "Participants": joined(participants(speaker)),
        "Leads": joined(leaders(speaker, [claim for claim in led if claim not in headed])),
        "Hosts": joined(speaker.hosts(claim for claim in at if claim.type == "HOSTS")),
        "Heads": joined(leaders(speaker, headed)),
        "Support and ties": joined(speaker.ties(claim for claim in at if claim.type in SUPPORT)),
        "Status": joined(
            [*speaker.statements(dates), *speaker.ties(claim for claim in at if claim.type == "COVERS")]
        ),
        "Also recorded": speaker.quoted([*other, *(c for c in at if c.type == "ABOUT")]),
    }
    yield from (Paragraph(tuple(said), lead=lead) for lead, said in told.items() if said)
    missing = [lead.lower() for lead in ("Leads", "Hosts", "Heads") if not told[lead]]
    if missing:
        nobody = Sentence(f"No source seen says anything of: {', '.join(missing)}.")
        yield Paragraph((nobody,), lead="Not seen")
