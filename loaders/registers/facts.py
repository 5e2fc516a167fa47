"""A row of a register as facts and questions: each cell by what its column is for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from graph import schema
from graph.dates import surely_before
from graph.naming.folding import folded
from loaders.registers.around import once_a_unit
from loaders.registers.columns import Column, Matched
from loaders.registers.days import day_of
from loaders.registers.everyone import everyone, spread
from loaders.registers.files.grid import Cell
from loaders.registers.keytexts import Entry, coloured, plain_mark
from loaders.registers.labelled import labelled
from loaders.registers.leading import read_leads
from loaders.registers.meaning import NOTHING_SAID, unmistakable
from loaders.registers.notebook import end, ends
from loaders.registers.participation import (
    JOINT,
    read_class,
    read_force_row,
    read_mark,
    read_parties,
    read_role_alone,
)
from loaders.registers.rows import UNCLEAR, Row
from loaders.registers.spots import Reading, Spot, spot_of
from loaders.registers.statements import (
    note_dates,
    pass_over,
    read_comments,
    read_date,
    read_private,
    read_status,
    read_text,
    status_of,
)
from loaders.registers.tables import Table
from loaders.registers.words import OUTSIDE, Meaning

ONE_PARTY: Final = (
    "force",
    "police force",
    "constabulary",
    "participating force",
    "party",
    "signatory",
    "party name",
    "force body",
    "body",
    "force or body",
    "organisation",
)
LEFT: Final = Meaning("period", "until")
OBSCURE: Final = ("X", "P", "NP", "✗", "?", "0", "1")


def read_row(about: Reading, table: Table, row: Row) -> None:
    """Note every cell of a row of data."""
    subject = table.subject
    assert subject is not None
    spots = {
        c.number: spot for c in table.columns if c is not subject and (spot := spot_of(about, table, row, c))
    }
    if subject.meaning.kind.startswith("parties"):
        read_force_row(about, table, row, spots)
        return
    match = _unit_of(about, row)
    place = about.sheet.place(row.number, subject.number)
    if why := _no_unit(about, row, match):
        said = ", ".join(spot.text for spot in spots.values())
        about.note.ask(place, "name", f"{why}, so its row was not read: {said}", to_name=row.subject)
        return
    unit = end(row.subject, match, "Unit")
    texts = {about.sheet.at(row.number, c.number).text for c in table.columns if c is not subject}
    _note_name(about, table, row, place, unit, match, alone=not spots and texts <= {""})
    _read_cells(about, table, row, spots, unit, match)


def _unit_of(about: Reading, row: Row) -> Matched:
    """Which unit a row is about; in a section the section's name may be the first part of the unit's."""
    match = about.known.resolve(row.subject, JOINT)
    under = (
        about.known.resolve(f"{row.section} {row.subject}", JOINT) if row.section and not match.id else match
    )
    return under if under.id else match


def _no_unit(about: Reading, row: Row, match: Matched) -> str:
    """Why a row is about no unit for certain; nothing where it is about one."""
    if "?" in row.subject:
        return f'"{row.subject}" is in doubt in the register itself'
    if match.id:
        return ""
    if UNCLEAR.fullmatch(row.subject):
        return f"The name is {row.subject}, which may mean the row above or nothing"
    if match.near and (body := about.known.resolve(row.subject, schema.POLICING)).id:
        return f'"{row.subject}" is {body.name}, a body and no unit'
    parts = [part for part in re.split(r"\s*[/;,]\s*|\s+(?:and|&)\s+", row.subject) if part]
    several = len(parts) > 1 and all(about.known.resolve(part, JOINT).id for part in parts)
    return f'"{row.subject}" names several units at once' if several else ""


def _note_name(
    about: Reading, table: Table, row: Row, place: str, unit: dict[str, str], match: Matched, *, alone: bool
) -> None:
    """What the name of a unit itself leaves to ask, and the status that its section gives it."""
    note, name = about.note, row.subject
    if match.near:
        note.ask(place, "name", match.why, to_name=name, to_label="Unit")
    if table.subject and about.sheet.at(row.number, table.subject.number).struck == "part":
        note.ask(place, "struck", f"Some words of this name are struck through: {name}", to_name=name)
    if alone and not row.status:
        says = f'"{name}" stands alone in its row: a unit of which nothing is said, or a heading?'
        note.ask(place, "only a name", says, to_name=name)
    if row.status:
        says = f'{name} stands under "{row.section or table.title or about.sheet.name}"'
        said = {"relation": "STATES", "term": "status", "value": row.status}
        note.fact(place, "section", says, [match], **ends({}, unit), **said)


def _read_cells(
    about: Reading, table: Table, row: Row, spots: Mapping[int, Spot], unit: dict[str, str], match: Matched
) -> None:
    """The cells of a row about a unit, each by what its column is for; the dates once all are read."""
    days: dict[str, tuple[str, Spot]] = {}
    roles = [spots[c.number] for c in table.of("role") if c.number in spots]
    unexplained = _unexplained(about, table, row)
    listed = [c for c in table.columns if c.meaning.kind.startswith("parties") and c.number in spots]
    period = _period(about, table, row, spots) if listed else {}
    for column in table.columns:
        spot, kind = spots.get(column.number), column.meaning.kind
        if spot is None or (kind in ("date", "period") and column.meaning.detail in period) or kind in period:
            continue
        if kind == "date":
            read_date(about, column, spot, unit, days)
        elif kind == "dates":
            _read_dates(about, column, spot, unit, days)
        elif kind == "takes part":
            body = end(column.heading.rpartition(": ")[2], column.body, "Force")
            members = everyone(spot.text, table, about.known)
            if members and not spot.cell.fill and spread(about.sheet, row.number, column.number, members):
                read_class(about, spot, row, [column] if column in members else [], unit, match)
            else:
                read_mark(about, spot, row, body, column.body, unit, match)
        elif kind.startswith("parties") and (members := everyone(spot.text, table, about.known)):
            read_class(about, spot, row, members, unit, match)
        elif kind.startswith("parties"):
            read_parties(about, column, spot, row, unit, match, roles, period, unexplained)
        elif kind == "role":
            read_role_alone(about, table, spots, spot)
        else:
            READERS[kind](about, column, spot, unit, match)
    note_dates(about, days, unit, match)


def _colours(about: Reading, table: Table, row: Row) -> dict[Column, Entry | None]:
    """What the keys say of the colours that a row's part has in columns of nothing but colours."""
    found: dict[Column, Entry | None] = {}
    for column in table.columns if about.paired or _one_party(table) else ():
        cell = about.sheet.at(row.number, column.number)
        if column.asks and cell.fill and not cell.text and _of_colours(about, table, column):
            found[column] = about.keys.fills.get(cell.fill)
    return found


def _of_colours(about: Reading, table: Table, column: Column) -> bool:
    """Whether a column has no words, and a colour that a key explains."""
    rows = (row for row in about.sheet.rows if table.head[-1] < row <= table.last)
    cells = [about.sheet.at(row, column.number) for row in rows]
    return not any(cell.text for cell in cells) and any(cell.fill in about.keys.fills for cell in cells)


def _period(about: Reading, table: Table, row: Row, spots: Mapping[int, Spot]) -> dict[str, str]:
    """Since when, until when and with which status a row's body takes part; nothing where that is not certain."""
    days: dict[str, str] = {}
    kinds: tuple[str, ...] = ("period",) if _one_party(table) else ()
    kinds = ("date", "period", "status") if about.paired else kinds
    if {column.meaning for column in table.columns if column.meaning.kind.startswith("parties")} == {OUTSIDE}:
        kinds = ("date", "period")
    for column in table.of(*kinds):
        if column.meaning.kind == "date" and once_a_unit(table, column):
            continue
        spot = spots.get(column.number)
        if spot is None:
            continue
        if column.meaning.detail in ("since", "until"):
            if day := day_of(replace(spot.cell, text=spot.text)):
                left = column.meaning == LEFT
                days |= {column.meaning.detail: day} | ({"status": "ended"} if left else {})
        elif column.meaning.kind == "status":
            days |= {"status": status} if (status := status_of(about, spot.text)) else {}
    for entry in _colours(about, table, row).values():
        if entry and entry.mark and entry.mark.status:
            days |= {"status": entry.mark.status}
    if "since" in days and "until" in days and surely_before(days["until"], days["since"]):
        return {}
    return days


def _one_party(table: Table) -> bool:
    """Whether a row names one body that takes part, by its heading."""
    return any(folded(c.heading) in ONE_PARTY for c in table.columns)


def _read_dates(
    about: Reading, column: Column, spot: Spot, unit: dict[str, str], days: dict[str, tuple[str, Spot]]
) -> None:
    """The dates of a cell that says of each what it is; a question for one of which it does not."""
    for part in labelled(spot.text, dates=True):
        at = replace(spot, text=part.text, cell=Cell(part.text))
        if part.text.lower() in NOTHING_SAID:
            about.note.passed["that say nothing is there (such as a dash)"] += 1
        elif part.meaning is None or part.meaning.kind != "date":
            says = f'"{part.text}" does not say which date it is. {spot.says}'
            about.note.ask(spot.place, "date", says, value=part.text, **ends({}, unit))
        else:
            read_date(about, replace(column, meaning=part.meaning), at, unit, days)


def _read_period(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A day of joining or leaving where no row says whose it is."""
    says = f"This does not say who joined or left. {spot.says}"
    about.note.ask(spot.place, "date", says, value=spot.text, **ends({}, unit))


def _unexplained(about: Reading, table: Table, row: Row) -> str:
    """A mark beside one force, in a column that nobody has explained: it may say that the force takes no part."""
    colours = _colours(about, table, row)
    for column in table.columns if about.paired or _one_party(table) else ():
        text = about.sheet.at(row.number, column.number).text
        open_day = column.meaning == LEFT and text and text.lower() not in NOTHING_SAID
        if open_day and not day_of(about.sheet.at(row.number, column.number)):
            return f'Beside it stands "{text}" under "{column.heading}", which is no day.'
        if column in colours and not ((entry := colours[column]) and entry.mark):
            cell = about.sheet.at(row.number, column.number)
            return f'Beside it stands {coloured(cell.fill)} under "{column.heading}", which no key explains.'
        mark = unmistakable(text) if column.asks and text else None
        if column.asks and (plain_mark(text) in OBSCURE or (mark and mark.acts != ("nothing",))):
            return f'Beside it stands "{text}" under "{column.heading}", which nobody has explained.'
    return ""


READERS: Final[dict[str, Callable[[Reading, Column, Spot, dict[str, str], Matched], None]]] = {
    "lead": read_leads, "host": read_leads, "contact": read_leads, "text": read_text, "status": read_status,
    "comments": read_comments,
    "private": read_private, "number": pass_over, "not read": pass_over, "unit": pass_over,
    "period": _read_period, "unit column": pass_over,
}  # fmt: skip
