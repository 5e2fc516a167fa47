"""The register of a region, or of the whole country: which collaborations it has, and its headings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.analytics.counting import certainty
from graph.analytics.parts import halves
from graph.briefing.material import Material
from graph.briefing.register import DUTY, Cell, Column, Register, Section
from graph.briefing.register.marks import NOTHING, key
from graph.briefing.register.rows import EMPTY, Rows
from graph.briefing.wording import counted
from graph.drawing.names import spoken_date
from graph.errors import ConcordError
from graph.model import Subgraph
from graph.schema import JOINT, LEADS_ROLES, POLICING

FORCES, OFFICES = "Forces and others", "Policing bodies"
LEADS, DATES = "Leads and hosts", "Dates, status and publication"
NAME: Final = "Collaboration"
OTHERS, CLASS = "Other participants", "Said of a class"
HEADINGS: Final = {
    "lead (column not stated)": "Lead, role not stated", "head": "Head", "chair": "Chair", "coordinator": "Coordinator",
    "responsible": "Responsible officer", "host": "Host", "employer": "Employer", "premises": "Gives premises", "hub": "Hub",
}  # fmt: skip
"""What a role is headed with where not by its own name."""
ALWAYS: Final = ("lead force", "lead policing body", "PCC lead", "chief officer lead", "host")
"""Headings that a register has even where nothing stands below them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose register it is: the forces and policing bodies of a region; of none, the whole country's."""

    region: str
    bodies: tuple[str, ...]


def scope_of(held: Subgraph, region: str) -> Scope:
    """The forces of a region, and the policing bodies that oversee them.

    Raises
    ------
    ConcordError
        If no force is in a region of that name; it lists those that there are.

    Examples
    --------
    >>> held = Subgraph.of("lpb-kent OVERSEES kent", labels={"kent": "Force"})
    >>> held.nodes["kent"].properties["regions"] = ["South East"]
    >>> scope_of(held, "south east").bodies
    ('kent', 'lpb-kent')
    """
    if not region:
        return Scope("", ())
    forces = {key: node for key, node in held.nodes.items() if node.label == "Force"}
    known = {str(r) for node in forces.values() for r in node.properties.get("regions") or ()}
    named = {name.casefold(): name for name in known}.get(" ".join(region.split()).casefold())
    if named is None:
        raise ConcordError(
            f'No force is in a region called "{region}". The regions are: {", ".join(sorted(known))}.'
        )
    own = sorted(key for key, node in forces.items() if named in (node.properties.get("regions") or ()))
    both = halves(held)
    return Scope(named, (*own, *(other for force in own for other in both.get(force, ()))))


def units_of(material: Material, scope: Scope) -> list[str]:
    """The collaborations of a region, by name: those that its bodies take part in, and those said to be of it.

    As at another day only those of which a source speaks by then.
    """
    found = set()
    for unit, node in material.held.nodes.items():
        if node.label not in JOINT or (material.day != material.today and not material.at(unit)):
            continue
        claims = [c for c in material.at(unit, "COLLABORATES", "STAYS_OUT_OF") if c.end == unit]
        near = not scope.region or any(c.start in scope.bodies for c in claims)
        if near or scope.region in (node.properties.get("regions") or ()):
            found.add(unit)
    return sorted(found, key=lambda unit: (material.name(unit).casefold(), unit))


def register(material: Material, published: Mapping[str, str], scope: Scope) -> Register:
    """A section 22A register.

    Parameters
    ----------
    material : Material
        What the store holds.
    published : mapping of str to str
        Document to the force or policing body that published it.
    scope : Scope

    Returns
    -------
    Register
        A section for what is local or regional, and one for what is national. What has ended is counted and left out.

    Notes
    -----
    Nothing asks the clock: the same material gives the same register.
    """
    units = units_of(material, scope)
    rows = Rows(material, published)
    over = [u for u in units if certainty(material.then.nodes[u].properties, material.day) == "no"]
    kept = [unit for unit in units if unit not in over]
    national = [unit for unit in kept if material.reach(unit) == "National"]
    groups = {
        "Regional and local": [unit for unit in kept if unit not in national],
        "National or across regions": national,
    }
    sections = tuple(_section(name, rows, own, scope) for name, own in groups.items() if own)
    marks = {word for section in sections for word in _marks(section)}
    where = f"the {scope.region}" if scope.region else "England and Wales"
    return Register(
        f"Register of section 22A agreements and collaborations: {scope.region or 'England and Wales'}",
        material.day,
        sections,
        key(marks),
        (
            f"Written from public documents as of {spoken_date(material.day)}, for {where}; nothing was checked with the "
            "bodies themselves. A collaboration stands here because a document speaks of it. That it has an agreement "
            "under section 22A is known only where its legal basis says so.",
            DUTY,
            f"Documents of {counted(len(set(published.values())), 'force or policing body', 'forces and policing bodies')} "
            "were read at all. Silent means that none of these speaks of it, not that nothing was published.",
            *_as_at(material),
            *_left_out(material, scope, over),
            *material.notes,
        ),
    )  # fmt: skip


def _as_at(material: Material) -> Iterable[str]:
    """What a register of another day leaves out."""
    if material.day != material.today:
        yield (
            f"It is written as at {spoken_date(material.day)}: what no source says by then, or says holds since then, is "
            "left out. Documents that were published later count as read."
        )


def _left_out(material: Material, scope: Scope, over: Sequence[str]) -> Iterable[str]:
    bare = [
        key
        for key, node in material.held.nodes.items()
        if node.label == "Agreement" and _is_bare(material, key)
    ]
    near = [key for key in bare if not scope.region or _parties_of(material, key) & set(scope.bodies)]
    for why, left in (("ended", over), ("no source says what they cover", sorted(near))):
        if left:
            yield f"Left out because {why}: {'; '.join(material.name(key) for key in left)}."


def _is_bare(material: Material, agreement: str) -> bool:
    """Whether nothing says what an agreement covers, so that no row has it."""
    covered = [claim.end for claim in material.at(agreement, "COVERS") if claim.start == agreement]
    return not any(material.held.nodes[end].label in JOINT for end in covered)


def _parties_of(material: Material, agreement: str) -> set[str]:
    return {claim.start for claim in material.at(agreement, "PARTY_TO")}


def _section(name: str, rows: Rows, units: Sequence[str], scope: Scope) -> Section:
    parts = {unit: rows.parts(unit, scope.bodies) for unit in units}
    columns = [*_parties(rows, parts, scope), *_leads(rows), *_dates(rows)]
    made = {column: [cell(unit) for unit in units] for column, cell in columns}
    kept = [column for column, cells in made.items() if cells.count(EMPTY) < len(cells) or _stays(column)]
    told = [
        (
            Cell(rows.material.name(unit)),
            *(made[column][number] for column in kept),
        )
        for number, unit in enumerate(units)
    ]
    return Section(name, (Column("", NAME, 45), *kept), tuple(told))


def _stays(column: Column) -> bool:
    """Whether a heading stays with nothing below it: that nothing is known is what it then says."""
    return column.upright or column.part == DATES or column.name in {_headed(role) for role in ALWAYS}


Made = tuple[Column, Callable[[str], Cell]]


def _parties(rows: Rows, parts: Mapping[str, Mapping[str, Cell]], scope: Scope) -> list[Made]:
    """A column for each party of a region; for the country, lists."""
    nodes = rows.material.held.nodes

    def one(body: str) -> Callable[[str], Cell]:
        return lambda unit: parts[unit].get(body, EMPTY)

    def some(*labels: str) -> Callable[[str], Cell]:
        return lambda unit: rows.listed(
            parts[unit], [b for b in parts[unit] if nodes[b].label in labels and b not in scope.bodies]
        )

    others = tuple(sorted({node.label for node in nodes.values()} - {"PCC"}))
    classes: Made = (Column(FORCES, CLASS, 27), rows.by_class)
    if not scope.region:
        return [
            (Column(FORCES, "Participating forces", 105), some("Force")),
            (Column(FORCES, OTHERS, 50), some(*(label for label in others if label != "Force"))),
            classes,
            (Column(OFFICES, "Participating policing bodies", 170), some("PCC")),
        ]
    own = {label: [b for b in scope.bodies if nodes[b].label == label] for label in POLICING}
    return [
        *((Column(FORCES, rows.called(b), 20, upright=True), one(b)) for b in own["Force"]),
        (Column(FORCES, OTHERS, 45), some(*others)),
        classes,
        *((Column(OFFICES, rows.called(b), 20, upright=True), one(b)) for b in own["PCC"]),
        (Column(OFFICES, "Other participating policing bodies", 60), some("PCC")),
    ]


def _leads(rows: Rows) -> list[Made]:
    def role(kind: str, name: str) -> Callable[[str], Cell]:
        return lambda unit: rows.leading(unit, kind, name)

    leads = [(Column(LEADS, _headed(name), 26), role("LEADS", name)) for name in LEADS_ROLES]
    hosts = [
        (Column(LEADS, _headed(name), 26), role("HOSTS", name))
        for name in ("host", "employer", "premises", "hub")
    ]
    return [*leads, *hosts]


def _headed(role: str) -> str:
    return HEADINGS.get(role, f"{role[:1].upper()}{role[1:]}")


def _dates(rows: Rows) -> list[Made]:
    def dated(*terms: str) -> Callable[[str], Cell]:
        return lambda unit: rows.stated(unit, *terms, dated=True)

    def said(*terms: str) -> Callable[[str], Cell]:
        return lambda unit: rows.stated(unit, *terms)

    return [
        (Column(DATES, "Agreement reference", 34), rows.agreement),
        (Column(DATES, "Start date", 18), dated("since")),
        (Column(DATES, "End date", 18), dated("until")),
        (Column(DATES, "Date signed", 18), dated("signed")),
        (Column(DATES, "Expiry date", 18), dated("expires")),
        (Column(DATES, "Review date", 18), dated("review_by", "review_date")),
        (Column(DATES, "Status", 17), said("status")),
        (Column(DATES, "Purpose", 40), said("purpose")),
        (Column(DATES, "Legal basis", 30), said("legal_basis")),
        (Column(DATES, "Publication", 22), said("publication")),
        (Column(DATES, "Sources disagree on", 24), rows.disputed),
    ]


def _marks(section: Section) -> set[str]:
    """The marks in a section: in a column of a party, or in brackets behind its name."""
    found: set[str] = set()
    for place, column in enumerate(section.columns):
        if column.part not in (FORCES, OFFICES) or column.name == CLASS:
            continue
        for row in section.rows:
            text = row[place].text
            if column.upright:
                found.add(text)
            elif text != NOTHING:
                found |= {name.rpartition(" (")[2].removesuffix(")") for name in text.split("; ")}
    return found
