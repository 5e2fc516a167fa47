"""The summary on one page: what they lead, on whom they depend, what is to be decided, whom to meet, what is in doubt."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from graph.briefing.blocks import Block, Cell, Heading, Paragraph, Sentence, Table
from graph.briefing.collaborations import REACHES
from graph.briefing.decisions import pending, when
from graph.briefing.dependencies import led_as_of
from graph.briefing.heading import HEADS, holder
from graph.briefing.limits import disputed
from graph.briefing.material import Material
from graph.briefing.meeting import who
from graph.briefing.wording import counted, dated, listed, opening, sentence
from graph.dates import interval
from graph.model import Relationship

FIRST: Final = 5
"""So many of each are told here; the others are counted."""
NAMED: Final = 2
"""So many people are named for each collaboration."""


def summary(material: Material) -> Iterator[Block]:
    """A table with a row for each of what a reader asks first."""
    yield Heading(1, "Summary")
    yield Paragraph((_size(material), _doubts(material)))
    rows = tuple(
        (Sentence(title), _list(list(items), where))
        for title, items, where in (
            ("What they lead or host", _leading(material), "Annex A"),
            ("What they depend on", _leads(material), "Dependencies"),
            ("Decisions needed", _decisions(material), "Decisions needed"),
            ("Whom to meet first", _meet(material), "People to meet and why"),
            ("What sources disagree on", _disputes(material), "What sources disagree on"),
        )
    )
    yield Table(
        "table-summary",
        "The briefing on one page",
        ("What", "As sources have it"),
        (36, 134),
        rows,
        by_row=True,
    )


def _list(items: Sequence[Sentence], where: str) -> Cell:
    more = [Sentence(f"{len(items) - FIRST} more: see {where}.")] if len(items) > FIRST else []
    return (*items[:FIRST], *more) or Sentence("No source seen has any.")


def _size(material: Material) -> Sentence:
    units = material.certainties
    found = Counter(material.reach(unit) for unit in units)
    maybe = [material.short(unit) for unit, sure in units.items() if sure != "certain"]
    by_reach = listed(f"{found[reach]} {reach.lower()}" for reach in REACHES if found[reach])
    only = f", {listed(maybe)} only as possible" if maybe else ""
    claims = [c for unit in units for c in material.at(unit, "COLLABORATES") if c.start in material.own]
    ids = tuple(sorted({claim.id for claim in claims}))
    whose = "the force or its policing body" if len(material.own) > 1 else "the force"
    noun = "collaboration" if len(units) == 1 else "collaborations"
    return Sentence(f"The sources record {by_reach or 'no'} {noun} of {whose}{only}.", ids)


def _leading(material: Material) -> Iterator[Sentence]:
    """What the force, its policing body or somebody in their posts leads, hosts or heads, by what it is."""
    for unit in material.certainties:
        own = [c for c in material.at(unit, "LEADS", "HOSTS") if c.end == unit and _ours(material, c)]
        if not own:
            continue
        own.sort(key=lambda c: (-_last(c), c.id))
        newest = [c for c in own if dated(c) == dated(own[0])]
        told = dict.fromkeys(_role(material, claim) for claim in newest)
        basis = [c for claim in newest for c in (claim, *holder(material, claim.start)[1])]
        yield sentence(f"{opening(dated(own[0]))}{material.name(unit)}: {listed(told)}", basis)


def _role(material: Material, claim: Relationship) -> str:
    sure = ", inferred" if claim.properties.get("basis") == "inferred" else ""
    if material.held.nodes[claim.start].label in HEADS:
        return f"{holder(material, claim.start)[0]}{f' ({sure[2:]})' if sure else ''}"
    return f"{material.short(claim.start)} ({claim.properties.get('role') or 'lead'}{sure})"


def _ours(material: Material, claim: Relationship) -> bool:
    """Whether who leads is the force or the policing body, or holds a post in one of them."""
    if claim.start in material.own:
        return True
    posts = [c.end for c in material.at(claim.start, "HOLDS")] + [claim.start]
    return any(c.end in material.own for post in posts for c in material.at(post, "AT") if c.start == post)


def _last(claim: Relationship) -> int:
    date = dated(claim)
    return interval(date)[1].toordinal() if date else 0


def _decisions(material: Material) -> Iterator[Sentence]:
    for about, rows in pending(material).items():
        kinds = listed(dict.fromkeys(when(row) for row in rows))
        yield sentence(f"{material.name(about)}: {kinds}", [c for row in rows for c in row["claims"]])


def _leads(material: Material) -> Iterator[Sentence]:
    """Lead and host bodies of the force or its policing body, those of most units first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in ("depends", "depends_office"):
        for row in material.answers[name].records() if name in material.answers else []:
            if row["certainty"] == "certain":
                found.setdefault(row["lead"], []).append(row)
    units = {lead: sorted({unit for row in rows for unit in row["units"]}) for lead, rows in found.items()}
    for lead in sorted(found, key=lambda lead: (-len(units[lead]), material.name(lead))):
        roles = listed(sorted({role for row in found[lead] for role in row["roles"]}))
        through = listed(material.short(unit) for unit in units[lead])
        claims = [claim for row in found[lead] for claim in row["claims"]]
        date = led_as_of(material, lead, claims)
        yield sentence(f"{material.name(lead)} ({roles}), for {through}, {date}", claims)


def _meet(material: Material) -> Iterator[Sentence]:
    """Whom a source names as contact or head, local and regional collaborations first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in material.answers["people_to_meet"].records():
        if row["kind"] == "contact" and row["about"] in material.certainties:
            found.setdefault(row["about"], []).append(row)
    for about in sorted(found, key=lambda unit: (REACHES.index(material.reach(unit)), material.name(unit))):
        named = sorted(found[about], key=lambda row: (row["person"] is None, "PCC" in str(row["why"])))[
            :NAMED
        ]
        names = dict.fromkeys(who(material, row) for row in named)
        more = f"; and {len(found[about]) - NAMED} more" if len(found[about]) > NAMED else ""
        posts = [c.id for row in named for c in holder(material, row["id"])[1]]
        claims = [*posts, *(claim for row in named for claim in row["claims"])]
        yield sentence(f"{material.short(about)}: {'; '.join(names)}{more}", claims)


def _disputes(material: Material) -> Iterator[Sentence]:
    rows = material.answers["disputes"].records()
    if rows:
        matters = dict.fromkeys(disputed(material, row["dispute"]) for row in rows)
        yield sentence("; ".join(matters), [row["claim"] for row in rows])


def _doubts(material: Material) -> Sentence:
    units = material.certainties
    without = sum(not any(c.end == unit for c in material.at(unit, "LEADS", "HOSTS")) for unit in units)
    return Sentence(
        f"Of {without} of the {counted(len(units), 'collaboration')} no lead, head or host is known."
    )
