"""The rows under a table's headings: which are data, and which are sections, totals, notes, keys, struck or hidden."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from graph.naming.folding import folded
from loaders.registers.columns import Column, Knows
from loaders.registers.files.grid import Sheet, letters
from loaders.registers.keys import Keys
from loaders.registers.meaning import SAID
from loaders.registers.notebook import Notebook
from loaders.registers.tables import Table

TOTAL: Final = re.compile(
    r"(grand |sub ?-?)?totals?\b.*|sum|count|number of (forces|units|collaborations|agreements).*"
    r"|(in )?(how many|no\.?|nos\.?|number)( of| in)?( (it|them|units|forces|agreements|collaborations))?"
    r"|\d+ (agreements|collaborations|units|entries|rows)",
    re.I,
)
NOTE: Final = re.compile(
    r"(notes?|source|sources|nb|n\.b\.?|please note|last updated|updated|version|prepared by|produced by"
    r"|page \d+|document control|owner|author|printed|disclaimer|protective marking|official)\b|[*†‡§#]"
    r"|\(?[a-z0-9]{1,2}[).]\s",
    re.I,
)
DITTO: Final = re.compile(r"[\"“”„〃]|''|ditto|do\.|as above|[-–] ?\" ?[-–]", re.I)
"""What says that a name is that of the row above."""
UNCLEAR: Final = re.compile(r"\W+|ditto|do\.?|as above|see above|same", re.I)
"""What may say so, or nothing."""
RUN_OUT: Final = re.compile(r"\b(expired|lapsed)\b", re.I)
"""Of an agreement: the unit goes on without one often enough."""
MOST_TOTAL: Final = 30
"""Letters of a lone cell that may be a total's label."""
MOST_HEADING: Final = 40
"""Letters of a lone cell below a note that may still be a heading."""
LONG: Final = 80
"""Letters from which a lone cell is a note and no heading."""
LONGEST_NAME: Final = 300
SECTION_STATUSES: Final = ("ended", "proposed", "in development", "under review")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data: its number, whom it is about, the section that it stands under, and that section's status."""

    number: int
    subject: str
    section: str
    status: str


def status_said(text: str) -> str:
    """The status that a section's or sheet's heading gives to all under it; empty where it gives none.

    Examples
    --------
    >>> status_said("Proposed collaborations"), status_said("Current and former agreements"), status_said("Payroll")
    ('proposed', '', '')
    """
    plain = folded(text)
    if len(plain.split()) > 8 or re.search(r"\b(current|active|live|and|or|review date)\b", plain):
        return ""
    if RUN_OUT.search(plain):
        return ""
    found = [status for status in SECTION_STATUSES if SAID[status].search(plain)]
    return found[0] if len(found) == 1 else ""


def rows_of(table: Table, keys: Keys, known: Knows, note: Notebook) -> Iterator[Row]:
    """The rows of data, while all others are noted as what they are."""
    sheet, subject = table.sheet, table.subject
    assert subject is not None
    over = status_said(subject.heading) or status_said(table.title) or status_said(sheet.name)
    section, status, above = "", over, ""
    noted = False
    for number in (row for row in sheet.rows if table.head[-1] < row <= table.last):
        filled = _filled(table, number, keys)
        text = sheet.at(number, filled[0]).text if filled else ""
        lone = len({sheet.spans.get((number, c), (number, c)) for c in filled}) == 1
        name = sheet.at(number, subject.number).text
        if not filled:
            _count_keys(table, number, keys, note)
        elif number in sheet.hidden_rows:
            _hidden(table, number, filled, note)
        elif _sums(name or text, text) and not (
            lone and filled[0] == subject.number and len(text) > MOST_TOTAL
        ):
            note.passed["in rows of totals, not read"] += len(filled)
        elif lone and (sheet.origins or _is_note(text) or (noted and len(text) > MOST_HEADING)):
            says = f"A note beside the table, not read as facts: {text}"
            note.ask(sheet.place(number, filled[0]), "note", says, value=text)
            noted = True
        elif lone and _is_section(table, number, filled[0], known):
            section, status, above = text, status_said(text) or over, ""
            _note_section(sheet.place(number, filled[0]), text, note)
        elif not name:
            above = ""
            _nameless(table, number, filled, note)
        elif not _refused(table, number, filled, note):
            if not DITTO.fullmatch(name) or number - 1 not in sheet.rows:
                above = " ".join(name.split())
            yield Row(number, above or name, section, status)


def _sums(name: str, text: str) -> bool:
    return _is_total(name) or _is_total(text)


def _note_section(place: str, text: str, note: Notebook) -> None:
    if RUN_OUT.search(text):
        says = f"A heading over rows that may have ended or not, which it does not say: {text}"
        note.ask(place, "section", says, value=text)
    note.passed["headings of sections"] += 1


def _nameless(table: Table, number: int, filled: Sequence[int], note: Notebook) -> None:
    assert table.subject is not None
    says = (
        f"This row names nobody under {table.subject.heading or letters(table.subject.number)}, "
        f"so its {len(filled)} cells were not read: {_words(table, number, filled)}"
    )
    note.ask(table.sheet.place(number, filled[0]), "no name", says)


def _refused(table: Table, number: int, filled: Sequence[int], note: Notebook) -> bool:
    """Whether a row has a name and yet cannot be read; then it is asked about."""
    assert table.subject is not None
    sheet, name = table.sheet, table.sheet.at(number, table.subject.number)
    place, words = sheet.place(number, table.subject.number), _words(table, number, filled)
    if sheet.delimited and _moved(table, number):
        says = (
            "This row has more cells than there are headings, so what stands in it may have moved and was not read: "
            f"put quotes around a cell that holds the separator. {words}"
        )
        note.ask(place, "moved", says, to_name=name.text)
    elif name.struck == "all":
        note.ask(
            place, "struck", f"This row is struck through, so it was not read: {words}", to_name=name.text
        )
    elif len(name.text) > LONGEST_NAME:
        says = f"A name of {len(name.text):,} letters, so its row was not read: {name.text[:LONG]}..."
        note.ask(place, "name", says)
    elif name.formula:
        says = f"The name is a formula, which is kept as text and not worked out: {name.text}"
        note.ask(place, "formula", says, value=name.text)
    else:
        return False
    return True


def _words(table: Table, number: int, filled: Sequence[int]) -> str:
    return ", ".join(text for c in filled if (text := table.sheet.at(number, c).text))


def _filled(table: Table, number: int, keys: Keys) -> list[int]:
    """The columns of the table's cells in a row that say something; a merged cell counts where it stands."""
    sheet = table.sheet
    columns = {column.number for column in table.columns} | {table.subject.number if table.subject else 0}
    first, last = min(columns), max(columns)
    return [
        c for c, _ in sheet.texts(number) if first <= c <= last and (sheet.name, number, c) not in keys.cells
    ] or [
        c
        for c in sheet.rows[number]
        if first <= c <= last
        and sheet.cells[number, c].fill in keys.fills
        and (sheet.name, number, c) not in keys.cells
    ]


def _moved(table: Table, number: int) -> bool:
    """Whether a row has a cell behind the last heading."""
    headed = max(column for row in table.head for column, _ in table.sheet.texts(row))
    return max(column for column, _ in table.sheet.texts(number)) > headed


def _count_keys(table: Table, number: int, keys: Keys, note: Notebook) -> None:
    used = sum(1 for c in table.sheet.rows[number] if (table.sheet.name, number, c) in keys.cells)
    if used:
        note.passed["in keys to the marks"] += used


def _hidden(table: Table, number: int, filled: list[int], note: Notebook) -> None:
    """A run of hidden rows is one question, at its first cell."""
    sheet = table.sheet
    note.passed["in hidden rows, not read"] += len(filled)
    if number - 1 in sheet.hidden_rows and number - 1 in sheet.rows and number - 1 > table.head[-1]:
        return
    last = number
    while last + 1 in sheet.hidden_rows and last + 1 in sheet.rows:
        last += 1
    rows = f"Row {number} is" if last == number else f"Rows {number} to {last} are"
    place = sheet.place(number, filled[0])
    rows = f"What stands at {place} is" if sheet.origins else rows
    note.ask(place, "hidden", f"{rows} hidden, so not read. Unhide to have it read.")


def _is_total(text: str) -> bool:
    return any(TOTAL.fullmatch(part.strip(" :")) for part in re.split(r"\s+/\s+", text))


def _is_note(text: str) -> bool:
    return bool(NOTE.match(text)) or len(text) > LONG


def _is_section(table: Table, number: int, column: int, known: Knows) -> bool:
    """Whether a lone cell heads a section: merged over others, bold or filled, or no unit that is known."""
    sheet = table.sheet
    _, left, _, right = sheet.spans.get((number, column), (number, column, number, column))
    if right > left and right - left + 1 >= min(3, len(table.columns)):
        return True
    if table.subject is None or column != table.subject.number:
        return False
    cell = sheet.at(number, column)
    unit = known.resolve(cell.text, ("Unit", "NationalBody"))
    return (
        cell.bold
        or bool(cell.fill)
        or (cell.text.isupper() and not unit.id)
        or cell.text.endswith(":")
        or bool(status_said(cell.text))
    )


def beyond(sheet: Sheet, row: Row, used: Collection[int], keys: Keys, note: Notebook) -> None:
    """Ask about cells of a row in columns that no table has."""
    for column, cell in sheet.texts(row.number):
        span = sheet.spans.get((row.number, column))
        within = column in used or (span and any(c in used for c in range(span[1], span[3] + 1)))
        if not within and (sheet.name, row.number, column) not in keys.cells:
            says = f"{row.subject}: a cell without a heading over it, not read: {cell.text}"
            note.ask(sheet.place(row.number, column), "no heading", says, value=cell.text)


def hidden_column(table: Table, column: Column) -> bool:
    return column.number in table.sheet.hidden_columns
