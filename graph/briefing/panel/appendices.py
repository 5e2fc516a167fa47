"""Appendix A, the register of a region, and Appendix B, the national agreements: as a report has them, or the graph."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Sentence, Table
from graph.briefing.material import Material
from graph.briefing.panel.listing import (
    ACTIVITY,
    COMMENTS,
    LEADS,
    OPEN,
    PARTIES,
    TAKEN,
    Row,
    comments,
    force_cell,
    lead_cell,
    lost_leads,
    marks,
    name_of,
    rows_of,
)
from graph.briefing.register import Cell, Register
from graph.briefing.register.document import WIDTH, key_table, tables
from graph.briefing.wording import dated, sentence
from graph.drawing.names import short_name, spoken_date
from graph.model import Relationship

APPENDIX_A, APPENDIX_B = "table-appendix-a", "table-appendix-b"
AGREEMENT, PURPOSE = "Agreement", "Purpose"
BESIDE: Final = ("HOSTS", "LEADS", "GOVERNS", "REPORTS_TO", "SUCCEEDS")
HEADINGS: Final = {"PCC lead": "PCC lead on strategic board"}


def appendices(
    material: Material, units: Sequence[str], register: Register, numbers: Mapping[str, int]
) -> Iterator[Block]:
    """Both appendices; `numbers` are those of the documents in the table of sources."""
    source = listing_source(material, units, ACTIVITY)
    yield Heading(1, "Appendix A: the regional register")
    if source:
        yield from _as_listed(material, source, "Appendix A")
    else:
        yield key_table(register)
        yield from _from_graph(material, register, "Regional and local", APPENDIX_A, numbers)
    yield Heading(1, "Appendix B: national agreements")
    national = listing_source(material, list(material.held.nodes), AGREEMENT)
    if source and source == national:
        yield from _national(material, source, "Appendix B")
    else:
        if source:
            yield key_table(register)
        yield from _from_graph(material, register, "National or across regions", APPENDIX_B, numbers)


def listing_source(material: Material, units: Sequence[str], column: str) -> str:
    """The document whose own table lists most of these collaborations under a heading; empty where none does."""
    listed = Counter(
        str(claim.properties["source"])
        for unit in units
        for claim in material.stated(unit, "listed_as")
        if claim.properties.get("column") == column and claim.properties.get("row")
    )
    return max(listed, key=lambda source: (listed[source], source), default="")


def _as_listed(material: Material, source: str, appendix: str) -> Iterator[Block]:
    rows = rows_of(material, source, appendix)
    every = [claim for row in rows for claims in row.columns.values() for claim in claims]
    forces = sorted({c.start for row in rows for c in row.of(PARTIES, "COLLABORATES", "STAYS_OUT_OF")})
    yield _introduced(material, source, every)
    yield Paragraph(
        (
            Sentence(
                f"{TAKEN}: no force is marked as not participating (NP), so each is taken to take part; the text has lost "
                f"its ticks. {OPEN}: as many forces as are marked NP take no part, and the text does not say which. "
                "Words in a cell are those of the source."
            ),
        )
    )
    reading: list[tuple[str, int, Callable[[Row], Cell]]] = [
        ("Row", 9, lambda row: Cell(str(row.number))),
        ("Collaborative activity", 36, lambda row: name_of(row, ACTIVITY)),
        *((short_name(material.held.nodes[f]), 10, _of_force(f)) for f in forces),
        ("Marked, force not stated", 12, marks),
        *((HEADINGS.get(name, name), 20, _of_lead(name)) for name in LEADS),
        ("Lead, column not stated", 24, lost_leads),
        (COMMENTS, 46, comments),
    ]
    upright = tuple(place for place, (_, width, _) in enumerate(reading) if width in (10, 12))
    yield _table(APPENDIX_A, f"{appendix} of the source", reading, rows, upright)


def _of_force(force: str) -> Callable[[Row], Cell]:
    return lambda row: force_cell(row, force)


def _of_lead(column: str) -> Callable[[Row], Cell]:
    return lambda row: lead_cell(row, column)


def _national(material: Material, source: str, appendix: str) -> Iterator[Block]:
    rows = rows_of(material, source, appendix)
    every = [claim for row in rows for claims in row.columns.values() for claim in claims]
    yield _introduced(material, source, every)
    reading: list[tuple[str, int, Callable[[Row], Cell]]] = [
        ("Row", 12, lambda row: Cell(str(row.number))),
        ("National agreement", 70, lambda row: name_of(row, AGREEMENT)),
        ("Purpose", 95, purpose),
        ("Who hosts, leads or governs", 80, beside),
    ]
    yield _table(APPENDIX_B, f"{appendix} of the source", reading, rows, ())


def purpose(row: Row) -> Cell:
    """The purpose that a list gives an agreement."""
    own = [c for c in row.of(PURPOSE, "STATES") if c.properties["term"] == "purpose"]
    return Cell("; ".join(dict.fromkeys(str(c.properties["value"]) for c in own)), _ids(own))


def beside(row: Row) -> Cell:
    """What else the row says of who hosts, leads or governs it."""
    own = [claim for claims in row.columns.values() for claim in claims if claim.type in BESIDE]
    said = dict.fromkeys(str(c.properties.get("says") or "") for c in sorted(own, key=lambda c: c.id))
    return Cell(" ".join(filter(None, said)) or "–", _ids(own))


def _introduced(material: Material, source: str, claims: Sequence[Relationship]) -> Paragraph:
    days = sorted({dated(claim) for claim in claims} - {""})
    when = f", as of {spoken_date(days[-1])}" if days else ""
    text = f"As “{material.name(source)}” has it{when}; a later source may say otherwise"
    return Paragraph((sentence(text),))


def _table(
    key: str,
    caption: str,
    reading: Sequence[tuple[str, int, Callable[[Row], Cell]]],
    rows: Sequence[Row],
    upright: tuple[int, ...],
) -> Table:
    whole = sum(width for _, width, _ in reading)
    made = []
    for row in rows:
        cells = [read(row) for _, _, read in reading]
        made.append(tuple(Sentence(cell.text, cell.claims if cell.text else ()) for cell in cells))
    return Table(
        key,
        caption,
        tuple(name for name, _, _ in reading),
        tuple(width * WIDTH // whole for _, width, _ in reading),
        tuple(made),
        upright=upright,
        dense=True,
    )


def _from_graph(
    material: Material, register: Register, section: str, key: str, numbers: Mapping[str, int]
) -> Iterator[Block]:
    """The section of the register, where no document has a table of its own."""
    yield Paragraph((Sentence("No document seen has such a list; this one is written from all of them."),))
    found = [each for each in register.sections if each.name == section]
    if not found:
        yield Table(key, section, ("Collaboration",), (WIDTH,), ((Sentence("None was found."),),))
    for each in found:
        yield from tables(material, each, numbers, key)


def _ids(claims: Sequence[Relationship]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claim in claims}))
