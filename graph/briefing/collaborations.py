"""Current issues: the collaborations by reach, a row each, with who takes part, leads, hosts or heads it and its status."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.heading import HEADS, holder
from graph.briefing.material import Material
from graph.briefing.wording import ALL, area, counted, dated, listed, within_sentence
from graph.dates import interval
from graph.drawing.names import spoken_date
from graph.model import Relationship
from graph.schema import LEAD_ROLES, POSSIBLE

REACHES: Final = ("Local", "Regional", "National")
AREAS: Final = 6
"""So many areas are named in a row; of more the number is told."""
LED: Final = 3
"""So many who lead, host or head are named in a row; the others are in the annex."""
ASIDE: Final = ("premises", "hub", "employer")
"""What a body gives to a unit that it does not host."""


def collaborations(material: Material) -> Iterator[Block]:
    """A heading and a table for each reach, after the map."""
    yield Heading(1, "Current issues")
    units = material.certainties
    sure = [unit for unit, found in units.items() if found == "certain"]
    claims = [c.id for c in _own(material, units)]
    told = (
        f"{counted(len(sure), 'collaboration is', 'collaborations are')} recorded in which {material.force.name} "
        f"or its policing body takes part, and {counted(len(units) - len(sure), 'more', 'more')} in which it possibly does."
    )
    yield Paragraph(
        (
            Sentence(told, tuple(sorted(set(claims)))),
            Sentence(
                "Each stands under the reach that a source gives it; where none does, under the reach that its kind and "
                "the number of its forces suggest, as on the map. The note in a row has the places of all of "
                "it. Annex A has every statement in full."
            ),
        )
    )
    for reach in REACHES:
        inside = [unit for unit in units if material.reach(unit) == reach]
        yield Heading(2, f"{reach} collaborations")
        if inside:
            yield Paragraph((Sentence(_count(reach, len(inside))), Reference(f"table-{reach.lower()}")))
            yield _glance(material, reach, inside)
        else:
            yield Paragraph((Sentence(f"No {reach.lower()} collaboration is recorded."),))
        if reach == REACHES[0]:
            yield from material.pictures


def _count(reach: str, number: int) -> str:
    return f"{counted(number, f'{reach.lower()} collaboration')}, as sources had them:"


def _own(material: Material, units: Iterable[str]) -> list[Relationship]:
    return [c for unit in units for c in material.at(unit, "COLLABORATES") if c.start in material.own]


def _glance(material: Material, reach: str, units: list[str]) -> Table:
    rows = tuple(_row(material, unit) for unit in units)
    caption = f"{reach} collaborations of {material.force.short} and its policing body"
    columns = (
        "Collaboration, and what for",
        "Who took part",
        "Lead or host; head and premises apart",
        "Status",
        "As of",
    )
    return Table(f"table-{reach.lower()}", caption, columns, (44, 36, 44, 26, 20), rows, by_row=True)


def _row(material: Material, unit: str) -> tuple[Sentence, ...]:
    deals = material.agreements(unit)
    parties = [c for deal in deals for c in material.at(deal, "PARTY_TO") if c.end == deal]
    taking = [*(c for c in material.at(unit, "COLLABORATES") if c.end == unit), *parties]
    delivers = [c for c in material.at(unit, "DELIVERS") if c.start == unit]
    leading = [c for c in material.at(unit, "LEADS", "HOSTS") if c.end == unit]
    status = [c for node in (unit, *deals) for c in material.stated(node, "status")]
    functions = "; ".join(sorted({within_sentence(material.name(c.end)) for c in delivers}))
    newest = _newest([*taking, *led(material, unit), *status])
    return (
        cell(material.name(unit) + (f": {functions}" if functions else ""), delivers),
        cell(_taking(material, unit, taking), taking),
        _leading(material, leading, newest),
        cell(_statuses(material, status), status),
        Sentence(spoken_date(newest) if newest else "undated"),
    )


def cell(text: str, claims: Iterable[Relationship]) -> Sentence:
    """A cell with the ids of its claims."""
    return Sentence(text, tuple(sorted({claim.id for claim in claims})))


def _taking(material: Material, unit: str, claims: list[Relationship]) -> str:
    """The areas of the forces and policing bodies that take part, what is only possible apart, then other partners."""
    here = [c for c in claims if c.properties.get("status") != "not shown"]
    sure = {c.start for c in here if c.properties.get("status") not in POSSIBLE}
    maybe = {c.start for c in here} - sure
    said = [_areas(material, sure)] if sure else []
    said += [f"possibly {_areas(material, maybe)}"] if maybe else []
    if len(sure) < len({c.start for c in claims} - maybe):
        said.append("not shown in one source that should")
    if here and all(c.properties.get("scope") == "class" for c in here if c.start in material.own):
        said.append("not named by itself")
    if {c.start for c in here}.isdisjoint(material.own[:1]):
        said.append("policing body only")
    return "; ".join(said)


def _areas(material: Material, bodies: set[str]) -> str:
    labels = {key: material.held.nodes[key].label for key in bodies}
    areas = {area(material, key) for key in bodies if labels[key] in ("Force", "PCC")}
    others = sorted(material.short(key) for key in bodies if labels[key] not in ("Force", "PCC"))
    if sum(label == "Force" for label in labels.values()) >= ALL:
        return listed(["all forces", *([counted(len(others), "partner")] if others else [])])
    named = sorted(areas, key=str.casefold) if len(areas) <= AREAS else [counted(len(areas), "area")]
    return listed([*named, *(others if len(others) <= LED else [counted(len(others), "partner")])])


def led(material: Material, unit: str) -> list[Relationship]:
    """Who leads, hosts or heads a unit; who only gives it premises or staff does not."""
    return [
        c
        for c in material.at(unit, "LEADS", "HOSTS")
        if c.end == unit and c.properties.get("role") not in ASIDE
    ]


def _leading(material: Material, claims: list[Relationship], row: str) -> Sentence:
    """Who leads or hosts, then the other roles by name, the newest first; of many in a role the others are counted.

    A date that is not that of the row stands with what it is of.
    """
    newest = sorted(claims, key=lambda c: (-_last(c), c.properties.get("basis") == "inferred", c.id))
    roles: dict[str, dict[str, list[Relationship]]] = {}
    for claim in newest:
        role = str(claim.properties.get("role") or "lead")
        own = roles.setdefault("" if role in LEAD_ROLES else role, {})
        own.setdefault(_lead(material, claim), []).append(claim)
    said, basis = [], []
    for role in sorted(roles, key=lambda role: (role != "", role in ASIDE)):
        texts = [_with_date(text, own[0], row) for text, own in roles[role].items()]
        more = f"; {len(texts) - LED} more in Annex A" if len(texts) > LED else ""
        said.append(f"{f'{role}: ' if role else ''}{'; '.join(texts[:LED])}{more}")
        basis += [claim for own in list(roles[role].values())[:LED] for claim in own]
    if said and "" not in roles:
        said.insert(0, "no lead or host seen")
    posts = [c for claim in basis for c in holder(material, claim.start)[1]]
    return cell(". ".join(text[:1].upper() + text[1:] for text in said) or "none seen", [*basis, *posts])


def _lead(material: Material, claim: Relationship) -> str:
    role = str(claim.properties.get("role") or "lead")
    doubts = ["possible"] if claim.properties.get("status") in POSSIBLE else []
    doubts += ["inferred"] if claim.properties.get("basis") == "inferred" else []
    doubts += ["sources disagree"] if claim.properties.get("disputed") else []
    body = material.held.nodes[claim.start].label not in HEADS
    aside = [role, *doubts] if body and role in LEAD_ROLES else doubts
    return holder(material, claim.start)[0] + (f" ({', '.join(aside)})" if aside else "")


def _with_date(text: str, claim: Relationship, row: str) -> str:
    if dated(claim) == row:
        return text
    return f"{text}, {as_of(claim)}"


def as_of(claim: Relationship) -> str:
    """Of which day a claim speaks, in words."""
    date = dated(claim)
    return f"as of {spoken_date(date)}" if date else "undated"


def _statuses(material: Material, claims: list[Relationship]) -> str:
    said = []
    for claim in claims:
        kind = "agreement " if material.held.nodes[claim.end].label == "Agreement" else ""
        said.append(f"{kind}{claim.properties['value']}")
    doubt = ["sources disagree"] if any(claim.properties.get("disputed") for claim in claims) else []
    return "; ".join([*sorted(set(said)), *doubt]) or "not stated"


def _last(claim: Relationship) -> int:
    date = dated(claim)
    return interval(date)[1].toordinal() if date else 0


def _newest(claims: list[Relationship]) -> str:
    return dated(max(claims, key=_last)) if claims else ""
