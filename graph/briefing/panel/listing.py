"""The tables that a report has of its own, made again from the claims that name their row and column.

What stands in a cell is what the source had there: its mark, its name for a body, its dash, its "tbc". Where the text of
a source has lost which cell an entry stood in, the entry stands in a column that says so.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.briefing.material import Material
from graph.briefing.register import Cell
from graph.model import Relationship

ACTIVITY, PARTIES, COMMENTS = "Activity", "Participating forces", "Comments"
LEADS: Final = ("PCC lead", "Chief officer lead", "Operational lead", "Finance lead")
LOST: Final = "lead (column not stated)"
TAKEN: Final = "(✓)"
OPEN: Final = "?"
COVERED: Final = "To cover "
SAID: Final = ("COLLABORATES", "STAYS_OUT_OF", "PROVIDES", "HOSTS", "LEADS")
"""What a comment says of a body, in the words of the source; the rest of its claims were taken from these words."""
BY_NOBODY: Final = re.compile(r"-|–")


@dataclass(frozen=True, slots=True)
class Row:
    """The claims of one row of a document's table, by the column that they stand in."""

    number: int
    columns: dict[str, list[Relationship]]

    def of(self, column: str, *types: str) -> list[Relationship]:
        return [c for c in self.columns.get(column, ()) if not types or c.type in types]


def rows_of(material: Material, source: str, appendix: str) -> list[Row]:
    """The rows of a table in a document, in their order."""
    found: dict[int, dict[str, list[Relationship]]] = defaultdict(lambda: defaultdict(list))
    place = re.compile(rf"{re.escape(appendix)}, row (\d+)")
    for key in sorted(material.then.relationships):
        claim = material.then.relationships[key]
        said = claim.properties
        at = place.fullmatch(str(said.get("place") or ""))
        if at and said.get("source") == source:
            found[int(at[1])][str(said.get("column") or "")].append(claim)
    return [Row(number, dict(columns)) for number, columns in sorted(found.items())]


def name_of(row: Row, column: str) -> Cell:
    """What the source calls the collaboration of a row."""
    own = [c for c in row.of(column, "STATES") if c.properties["term"] == "listed_as"]
    return _cell((str(c.properties["value"]) for c in own), own)


def force_cell(row: Row, force: str) -> Cell:
    """The cell of one force: tbc, taken to take part, or open where the text has lost whose mark it was."""
    own = [c for c in row.of(PARTIES, "COLLABORATES", "STAYS_OUT_OF") if c.start == force]
    if not own:
        return Cell("")
    claim = own[0]
    if claim.type == "STAYS_OUT_OF":
        return _cell(["NP"], own)
    if claim.properties.get("status") != "tbc":
        return _cell([TAKEN], own)
    return _cell([str(claim.properties.get("role_said") or OPEN)], own)


def marks(row: Row) -> Cell:
    """The marks of the forces of a row, where the text has lost in whose columns they stood."""
    own = [c for c in row.of(PARTIES, "STATES") if c.properties["term"] == "as_said"]
    return _cell((str(c.properties["value"]) for c in own), own)


def lead_cell(row: Row, column: str) -> Cell:
    """Who stands in a lead column, in the words of the source; a dash that it has there."""
    own = row.of(column, "LEADS")
    dashes = [c for c in row.of(column, "STATES") if BY_NOBODY.match(str(c.properties["value"]))]
    if own:
        return _cell((str(c.properties.get("role_said") or "") for c in own), own)
    return _cell(("-" for _ in dashes[:1]), dashes)


def lost_leads(row: Row) -> Cell:
    """The entries of lead columns of which the text has lost which is whose, in their order."""
    own = row.of(LOST, "LEADS")
    cells = [c for c in row.of(LOST, "STATES") if c.properties["term"] == "lead_cells"]
    if not cells:
        return _cell((str(c.properties.get("role_said") or "") for c in own), own)
    people = [str(c.properties.get("role_said")) for c in own if c.properties.get("role_said")]
    entries = [entry.strip() for entry in str(cells[0].properties["value"]).split(";")]
    left = iter(sorted({name for name in people if name not in entries}))
    told = [entry if entry in people or entry == "-" else next(left, entry) for entry in entries]
    return Cell("; ".join(told), _ids([*own, *cells]))


def comments(row: Row) -> Cell:
    """The comments of a row: what it covers or stays out of, whom it has beside, who provides what."""
    told: dict[str, None] = {}
    own = row.of(COMMENTS)
    covers = row.of(COMMENTS, "COVERS")
    for claim in own:
        said = claim.properties
        if claim.type == "STATES" and said["term"] == "functions" and covers:
            told = {f"{COVERED}{said['value']}": None, **told}
        elif claim.type == "STATES" and said["term"] == "outside_agreement":
            told[f"To be outside {said['value']}"] = None
        elif claim.type == "STATES" and said["term"] == "as_said":
            told[str(said["value"])] = None
    for claim in sorted(own, key=lambda c: (c.start, c.id)):
        words = str(claim.properties.get("role_said") or "")
        if claim.type in SAID and words:
            told[words] = None
    return Cell("; ".join(told), _ids(own) if told else ())


def _cell(texts: Iterable[str], claims: Sequence[Relationship]) -> Cell:
    return Cell("; ".join(filter(None, dict.fromkeys(texts))), _ids(claims))


def _ids(claims: Iterable[Relationship]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claim in claims}))
