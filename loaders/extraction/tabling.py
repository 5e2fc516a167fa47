"""Tables: what each column says of the unit in its row."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.documents import Passage
from loaders.extraction import defining
from loaders.extraction.marking import marked
from loaders.extraction.reading import PUBLISHED, Reading, agreement
from loaders.extraction.rules.dates import iso
from loaders.extraction.slots import Found, J, Slot, both, chosen, each

COLUMNS: Final = (
    ("PCC lead", r"\bpcc lead|commissioner lead"),
    ("chief officer lead", r"chief officer"),
    ("operational lead", r"operational lead"),
    ("finance lead", r"finance lead"),
    ("lead or host", r"\blead\b.*\bhost\b|\bhost\b.*\blead\b"),
    ("host", r"\bhost"),
    ("lead force", r"^lead|\blead (?:force|body)"),
    ("status", r"^status|^(?:current )?position$"),
    ("signed", r"date of (?:the )?agreement|\bsigned\b|agreement date"),
    ("expires", r"end date|expir|^(?:runs |in force )?(?:until|to)$"),
    ("since", r"\bsince\b|start|commence|established|went live|live date"),
    (
        "members",
        r"forces|partners?\b|participa|parties|members|with whom|who with|signator|who is involved|^(?:made )?between",
    ),
    ("unit", r"collaboration|unit|activity|service|function|programme|agreement|name|title|project|area|^subject|^what$"),
)  # fmt: skip
TICK: Final = re.compile(r"^(?:✓|✔|√|●|yes|y)$", re.I)
STATUSES: Final = {
    "active": "active",
    "live": "active",
    "under review": "under review",
    "in development": "in development",
    "ended": "ended",
}
NOTED: Final = re.compile(r"\((lead|host)\b[^)]*\)", re.I)
SIGNING: Final = re.compile(r"\bpart(?:y|ies)\b|signator|between", re.I)
LABEL: Final = 6
"""Words of what a column is called, at most."""
NO_MORE: Final = re.compile(
    r"\([^)]*\b(?:left|withdr[ae]w\w*|not|except|excluding|ended|leaves)\b[^)]*\)", re.I
)
"""What a bracket says of who is not, or no longer, among those of the cell."""
DATE: Final = re.compile(
    r"^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d$|^\d{1,2}/\d{1,2}/\d{4}$"
)


def row_facts(row: Passage, reading: Reading, group: Slot | None) -> Iterator[Found]:
    """What a row says, where one of its cells names a unit; `group` takes part in all that the table lists."""
    said = {position: _column(text) for position, text in enumerate(row.columns)}
    unit = _unit(row, said, reading)
    if unit is None:
        return
    if group:
        yield from each("COLLABORATES", group, unit, "tabling: listed", 0.93)
    for position, cell in enumerate(row.cells):
        column = said.get(position, "")
        if column not in ("", "unit"):
            yield from _cell(column, row.columns[position], cell, unit, reading)
        elif not column and TICK.match(cell.strip()):
            force = _forces(row.columns[position], reading)
            if force:
                yield from each("COLLABORATES", force, unit, "tabling: tick", 0.96)


def headless(header: Passage, reading: Reading) -> bool:
    """Whether the first row of a table is no heading: a unit's name, and a sentence about it."""
    cells = header.cells
    return len(cells) == 2 and len(cells[1].split()) > LABEL and bool(_named(cells[0], reading))


def _named(cell: str, reading: Reading) -> Slot | None:
    said = marked(cell[:500], reading)
    alone = re.fullmatch(rf"\W*(?:the )?{J}\W*", said.marked, re.I)
    return said.kinds("J")[0] if alone else None


def is_pair(row: Passage) -> bool:
    """Whether a row says one thing of what its table is about: a table of two columns, of which neither lists units."""
    return len(row.columns) == 2 and "" not in row.cells and "unit" not in map(_column, row.columns)


def clause_text(row: Passage) -> str:
    """The last cell of a row that is a numbered clause of an agreement; empty for any other row.

    Examples
    --------
    >>> clause_text(Passage("", "row 1", "row", cells=("2.", "Host", "Kent Police shall host and staff the joint unit.")))
    'Kent Police shall host and staff the joint unit.'
    """
    last = row.cells[-1] if row.cells else ""
    numbered = len(row.cells) > 1 and re.fullmatch(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]?", row.cells[0].strip())
    return last if numbered and len(last.split()) > LABEL and last.rstrip().endswith(".") else ""


def details(row: Passage, reading: Reading) -> tuple[Slot, str] | None:
    """The unit of a row and what a cell of free words says of it; nothing where no cell does."""
    said = {position: _column(text) for position, text in enumerate(row.columns)}
    unit = _unit(row, said, reading)
    if len(row.columns) == 2 and len(row.columns[1].split()) > LABEL:
        unit, said = _named(row.cells[0], reading), {}
    free = [
        cell for position, cell in enumerate(row.cells) if not said.get(position) and len(cell.split()) > 5
    ]
    return (unit, free[0]) if unit and free else None


def row_text(row: Passage) -> str:
    """A row as it is shown to who decides on it: each cell with what its column says."""
    pairs = zip(row.columns, row.cells, strict=False)
    return " | ".join(f"{column}: {cell}" if column else cell for column, cell in pairs if cell)


def _column(text: str) -> str:
    return next((name for name, pattern in COLUMNS if re.search(pattern, text.strip(), re.I)), "")


def _unit(row: Passage, said: dict[int, str], reading: Reading) -> Slot | None:
    for position, cell in enumerate(row.cells):
        if said.get(position) != "unit":
            continue
        units = marked(cell[:500], reading).kinds("J")
        if units:
            return units[0]
        if cell and defining.UNIT.fullmatch(cell) and not defining.OTHER.search(cell):
            return Slot("J", (defining.named(cell, reading.known),), cell)
    return None


def _cell(column: str, said: str, cell: str, unit: Slot, reading: Reading) -> Iterator[Found]:
    if column == "status":
        value = STATUSES.get(cell.strip().lower())
        if value:
            yield Found("STATES", unit.bodies[0], "tabling: status", 0.95, term="status", value=value)
    elif column == "lead or host":
        noted, bodies = NOTED.search(cell), _forces(NOTED.sub("", cell), reading)
        if noted and bodies and len(bodies.bodies) == 1:
            yield from _cell(
                "host" if noted[1].lower() == "host" else "lead force", said, bodies.text, unit, reading
            )
    elif column in ("since", "signed", "expires"):
        if DATE.match(cell.strip()):
            about = unit.bodies[0] if column == "since" else agreement(unit.bodies[0], reading)
            yield Found("STATES", about, f"tabling: {column}", 0.93, term=column, value=iso(cell.strip()))
    elif re.search(r"\btbc\b|\bNP\b|\?|proposed|formerly|until", cell, re.I):
        return
    else:
        cell = NO_MORE.sub("", cell)
        people = marked(cell[:500], reading).kinds("N")
        bodies = _forces(cell, reading)
        if column == "members" and bodies:
            bodies = _with_ours(said, bodies, reading)
            yield from each("COLLABORATES", bodies, unit, "tabling: members", 0.96)
            if SIGNING.search(said):
                agreed = Slot("A", (agreement(unit.bodies[0], reading),), "")
                yield from each("PARTY_TO", bodies, agreed, "tabling: parties", 0.94)
        elif column == "host" and bodies:
            yield from each("HOSTS", bodies, unit, "tabling: host", 0.95, role="host")
        elif column != "members" and (people or bodies):
            role = (
                "lead policing body"
                if column == "lead force" and bodies and bodies.bodies[0].label == "PCC"
                else column
            )
            yield from each(
                "LEADS", people[0] if people else bodies or people[0], unit, "tabling: lead", 0.94, role=role
            )


WITH_WHOM: Final = re.compile(r"\bwith\b|\bpartner", re.I)


def _with_ours(said: str, bodies: Slot, reading: Reading) -> Slot:
    """Those of a column "Who with", and who publishes the register."""
    label = "Force" if any(body.label == "Force" for body in bodies.bodies) else "PCC"
    own = reading.other(reading.publisher, label) if reading.publisher else None
    return (
        both(bodies, Slot("G", (replace(own, sure=PUBLISHED),), ""))
        if own and WITH_WHOM.search(said)
        else bodies
    )


OFFICES: Final = re.compile(
    r"(?:CC|Chief Constable)\s*(?:(?:and|&|/)\s*(?P<body>(?:OP|P)F?CC))?\s+(?:of |for )?(?P<place>[A-Z][^,]*)"
)
"""Who signs for a place: "CC and PCC Humberside" is its force and its policing body."""


def _spelt(piece: str) -> str:
    """One signatory of a list, in the words that a sentence has."""
    if (said := OFFICES.fullmatch(piece.strip())) is None:
        return piece.strip()
    force = f"Chief Constable of {said['place']}"
    return f"{force}, PCC for {said['place']}" if said["body"] else force


def _forces(cell: str, reading: Reading) -> Slot | None:
    pieces = cell.split(";")
    told = ", ".join(map(_spelt, pieces)) if any(OFFICES.fullmatch(p.strip()) for p in pieces) else cell
    found = marked(told[:500], reading)
    return chosen([*found.kinds("G"), *found.kinds("L")], "Force", "PCC")
