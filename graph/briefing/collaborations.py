"""Current issues: the collaborations by reach, each with who takes part, leads, hosts, heads and supports it."""

from collections.abc import Iterator
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.heading import HEADS, leaders
from graph.briefing.material import Material
from graph.briefing.saying import Speaker
from graph.briefing.taking_part import participants
from graph.briefing.wording import counted, dated, joined
from graph.dates import interval
from graph.drawing.names import spoken_date
from graph.model import Relationship

REACHES: Final = ("Local", "Regional", "National")
SUPPORT: Final = ("PROVIDES", "FUNDS", "GOVERNS", "LINKED_TO", "REPORTS_TO", "PART_OF", "MEMBER_OF", "SUCCEEDS", "REVIEWED",
                  "STAYS_OUT_OF")  # fmt: skip
WHAT: Final = ("kind", "purpose", "listed_as", "reach")
STATUS: Final = ("status", "since", "until", "signed", "expires", "review_by", "legal_basis")
ELSEWHERE: Final = ("concern", "decision_needed", "regions")
"""Told under the decisions, or what only sorts units."""


def collaborations(material: Material) -> Iterator[Block]:
    """Headings 2 for each reach and 3 for each collaboration, with a table of each reach first."""
    units = material.certainties
    sure = sum(found == "certain" for found in units.values())
    maybe = len(units) - sure
    yield Paragraph(
        (
            Sentence(
                f"{counted(sure, 'collaboration is', 'collaborations are')} recorded in which {material.force.name} "
                f"or its policing body takes part, and {counted(maybe, 'more', 'more')} in which it possibly does. "
                "A collaboration stands under the reach that a source gives it; where none does, under the "
                "reach that its kind and the "
                "number of its forces suggest, as on the map."
            ),
        )
    )
    yield from material.pictures
    for reach in REACHES:
        inside = [unit for unit in units if material.reach(unit) == reach]
        yield Heading(2, f"{reach} collaborations")
        if not inside:
            yield Paragraph((Sentence(f"No {reach.lower()} collaboration is recorded."),))
            continue
        yield Paragraph((Sentence("At a glance:"), Reference(f"table-{reach.lower()}")))
        yield _glance(material, reach, inside)
        for unit in inside:
            yield from collaboration(material, unit)


def _glance(material: Material, reach: str, units: list[str]) -> Table:
    rows = []
    for unit in units:
        own = [c for c in material.at(unit, "COLLABORATES") if c.start in material.own]
        led = [
            c
            for c in material.at(unit, "LEADS", "HOSTS")
            if c.end == unit and material.held.nodes[c.start].label not in HEADS and _lead(c)
        ]
        status = material.stated(unit, "status") + [
            c for deal in material.agreements(unit) for c in material.stated(deal, "status")
        ]
        rows.append(
            (
                Sentence(material.name(unit)),
                _cell(_part(material, own, material.certainties[unit]), own),
                _cell(
                    "; ".join(
                        sorted({f"{material.short(c.start)} ({c.properties.get('role')})" for c in led})
                    )
                    or "none known",
                    led,
                ),
                _cell("; ".join(sorted({_status(material, c) for c in status})) or "not stated", status),
                Sentence(_newest([*own, *led, *status])),
            )
        )
    who = material.force.short
    caption = f"{reach} collaborations of {who} and its policing body"
    columns = ("Collaboration", "Own part", "Lead or host", "Status as stated", "Newest source")
    return Table(f"table-{reach.lower()}", caption, columns, (42, 34, 40, 30, 24), tuple(rows))


def _lead(claim: Relationship) -> bool:
    return claim.properties.get("role") not in ("premises", "hub", "employer")


def _part(material: Material, own: list[Relationship], certainty: str) -> str:
    labels = {material.held.nodes[c.start].label for c in own}
    who = " and ".join(
        name for label, name in (("Force", "force"), ("PCC", "policing body")) if label in labels
    )
    named = any(c.properties.get("scope") != "class" for c in own)
    return f"{who}{'' if certainty == 'certain' else ', possible only'}{'' if named else ', as all forces'}"


def _status(material: Material, claim: Relationship) -> str:
    kind = "agreement " if material.held.nodes[claim.end].label == "Agreement" else ""
    return f"{kind}{claim.properties['value']}"


def _cell(text: str, claims: list[Relationship]) -> Sentence:
    return Sentence(text, tuple(sorted({claim.id for claim in claims})))


def _newest(claims: list[Relationship]) -> str:
    dates = [dated(claim) for claim in claims if dated(claim)]
    return spoken_date(max(dates, key=lambda date: interval(date)[1])) if dates else "undated"


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
    for lead, sentences in told.items():
        if sentences:
            yield Paragraph(tuple(sentences), lead)
    missing = [lead.lower() for lead in ("Leads", "Hosts", "Heads") if not told[lead]]
    if missing:
        yield Paragraph((Sentence(f"No source seen says anything of: {', '.join(missing)}."),))
