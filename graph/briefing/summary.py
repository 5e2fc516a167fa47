"""The summary on one page: what they lead, on whom they depend, what is to be decided, whom to meet, what is in doubt."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from graph.analytics.parts import on_a_day
from graph.briefing.blocks import Block, Cell, Heading, Paragraph, Sentence, Table
from graph.briefing.collaborations import REACHES, led
from graph.briefing.decisions import pending, when
from graph.briefing.dependencies import led_as_of
from graph.briefing.heading import HEADS, holder
from graph.briefing.limits import disputed
from graph.briefing.material import Material
from graph.briefing.meeting import named_by_another, who
from graph.briefing.wording import counted, dated, listed, opening, possible, sentence
from graph.dates import interval
from graph.drawing.names import spoken_date
from graph.model import Relationship
from graph.schema import LEAD_ROLES

ALSO: Final = "Also gives premises to, heads, or another role"
"""The row of the roles for which nobody depends on them; left out where they have none."""
FIRST: Final = 5
"""So many of each are told here; the others are counted."""
NAMED: Final = 2
"""So many people are named for each collaboration."""


def summary(material: Material) -> Iterator[Block]:
    """A table with a row for each of what a reader asks first."""
    yield Heading(1, "Summary")
    yield Paragraph((_size(material), _doubts(material)))
    told = [
        ("What they lead or host", _leading(material), "Annex A"),
        (ALSO, _aside(material), "Annex A"),
        ("What they depend on", _leads(material), "Dependencies"),
        ("Decisions needed", _decisions(material), "Decisions needed"),
        ("Whom to meet first", _meet(material), "People to meet and why"),
        ("What sources disagree on", _disputes(material), "What sources disagree on"),
    ]
    found = [(title, list(items), where) for title, items, where in told]
    rows = tuple(
        (Sentence(title), _list(items, where)) for title, items, where in found if items or title != ALSO
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
    """What the force or its policing body leads or hosts in a role that makes others depend."""
    for unit, own in _roles(material).items():
        leading = [c for c in own if _leads_itself(material, c)]
        if leading:
            yield from _told(material, unit, leading)


def _aside(material: Material) -> Iterator[Sentence]:
    """What they give premises to, and what somebody in a post of theirs heads: nobody depends on them for that."""
    for unit, own in _roles(material).items():
        others = [c for c in own if not _leads_itself(material, c)]
        if others:
            yield from _told(material, unit, others)


def _roles(material: Material) -> dict[str, list[Relationship]]:
    """The roles of the force, its policing body and their posts in each unit, those that are over left out."""
    return {
        unit: [
            c
            for c in material.at(unit, "LEADS", "HOSTS")
            if c.end == unit and _ours(material, c) and on_a_day(material.then, c, material.day) != "no"
        ]
        for unit in material.certainties
    }


def _leads_itself(material: Material, claim: Relationship) -> bool:
    return claim.start in material.own and claim.properties.get("role") in LEAD_ROLES


def _told(material: Material, unit: str, claims: list[Relationship]) -> Iterator[Sentence]:
    """The roles in a unit as the newest source has them."""
    own = sorted(claims, key=lambda c: (-_last(c), c.id))
    newest = [c for c in own if dated(c) == dated(own[0])]
    roles = dict.fromkeys(_role(material, claim) for claim in newest)
    basis = [c for claim in newest for c in (claim, *holder(material, claim.start)[1])]
    yield sentence(f"{opening(dated(own[0]))}{material.name(unit)}: {listed(roles)}", basis)


def _role(material: Material, claim: Relationship) -> str:
    doubts = ["possible"] if possible(claim) else []
    doubts += ["inferred"] if claim.properties.get("basis") == "inferred" else []
    if material.held.nodes[claim.start].label in HEADS:
        return holder(material, claim.start)[0] + (f" ({', '.join(doubts)})" if doubts else "")
    role = str(claim.properties.get("role") or "lead")
    return f"{material.short(claim.start)} ({', '.join([role, *doubts])})"


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
        claims = [claim for row in found[lead] for claim in row["claims"]]
        through = _through(material, lead, units[lead], claims)
        yield sentence(f"{material.name(lead)} ({roles}), for {through}", claims)


def _through(material: Material, lead: str, units: Iterable[str], claims: Iterable[str]) -> str:
    """The units through which a body is depended on, those that sources of one date have it lead together."""
    every = material.claims(claims)
    dates: dict[str, list[str]] = {}
    for unit in units:
        own = [c.id for c in every if c.start == lead and c.end == unit]
        dates.setdefault(led_as_of(material, lead, own or claims), []).append(material.short(unit))
    return "; ".join(f"{listed(names)}, {date}" for date, names in dates.items())


def _meet(material: Material) -> Iterator[Sentence]:
    """Whom a source names as contact or head, local and regional collaborations first."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in material.answers["people_to_meet"].records():
        if row["kind"] == "contact" and row["about"] in material.certainties:
            found.setdefault(row["about"], []).append(row)
    for about in sorted(found, key=lambda unit: (REACHES.index(material.reach(unit)), material.name(unit))):
        named = sorted(
            found[about],
            key=lambda row: (
                named_by_another(material, row) != "",
                row["person"] is None,
                "PCC" in str(row["why"]),
            ),
        )[:NAMED]
        names: dict[str, dict[str, None]] = {}
        for row in named:
            date = f"as of {spoken_date(row['as_of'])}" if row["as_of"] else "undated"
            whose = named_by_another(material, row)
            date += f", in a document of {whose}" if whose else ""
            names.setdefault(date, {})[who(material, row)] = None
        said = "; ".join(f"{date}, {'; '.join(whom)}" for date, whom in names.items())
        more = f"; and {len(found[about]) - NAMED} more" if len(found[about]) > NAMED else ""
        posts = [c.id for row in named for c in holder(material, row["id"])[1]]
        claims = [*posts, *(claim for row in named for claim in row["claims"])]
        yield sentence(f"{material.short(about)}: {said}{more}", claims)


def _disputes(material: Material) -> Iterator[Sentence]:
    rows = material.answers["disputes"].records()
    if rows:
        matters = dict.fromkeys(disputed(material, row["dispute"]) for row in rows)
        yield sentence("; ".join(matters), [row["claim"] for row in rows])


def _doubts(material: Material) -> Sentence:
    units = material.certainties
    without = sum(not led(material, unit) for unit in units)
    return Sentence(
        f"Of {without} of the {counted(len(units), 'collaboration')} no lead, head or host is known."
    )
