"""A cell of a register as facts or a question: by what its column is for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph import schema
from graph.dates import surely_before
from loaders.registers.days import OPEN, day_of
from loaders.registers.grid import Cell, Sheet
from loaders.registers.keys import Keys, coloured, plain_mark
from loaders.registers.mapping import Mapping
from loaders.registers.meaning import (
    NOTHING_SAID,
    PLAIN,
    STATUSES,
    Mark,
    phrase_meaning,
    together,
    unmistakable,
)
from loaders.registers.names import OPEN_LEADS, Named, named_in
from loaders.registers.notebook import Notebook, end, ends, without_private
from loaders.registers.rows import Row
from loaders.registers.tables import Column, Knows, Matched, Table

JOINT: Final = ("Unit", "NationalBody")
SINCE: Final = re.compile(
    r"(?P<mark>.*?)[\s,;(\-–]*\b(?P<word>since|from|wef|w\.e\.f\.?|with effect from|joined|until|till|to|left|withdrew|ended)\s+(?P<day>[\w/ .\-]*\d{2,4})\)?",
    re.I,
)
SERVICES: Final = re.compile(r"(?P<who>[A-Z][\w&'’. -]{0,40}?)\s*[:;]\s*(?P<what>[^:]+)")
ALIVE: Final = {
    "active": "active", "live": "active", "current": "active", "in force": "active", "operational": "active", "in place": "active",
    "ongoing": "active", "on going": "active", "agreed": "", "signed": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading a cell needs: the sheet, who knows names, what marks mean, and where it is noted."""

    sheet: Sheet
    known: Knows
    keys: Keys
    mapping: Mapping
    note: Notebook
    decoration: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with its place and its words, headings included."""

    cell: Cell
    text: str
    place: str
    says: str


def read_row(about: Reading, table: Table, row: Row) -> None:
    """Note every cell of a row of data."""
    subject = table.subject
    assert subject is not None
    spots = {
        c.number: spot for c in table.columns if c is not subject and (spot := _spot(about, table, row, c))
    }
    if subject.meaning.kind.startswith("parties"):
        _force_row(about, table, row, spots)
        return
    match = about.known.resolve(row.subject, JOINT)
    if row.section and not match.id:
        under = about.known.resolve(f"{row.section} {row.subject}", JOINT)
        match = under if under.id else match
    place = about.sheet.place(row.number, subject.number)
    if not match.id and (body := about.known.resolve(row.subject, schema.POLICING)).id:
        about.note.ask(
            place,
            "name",
            f'"{row.subject}" is a body and no unit, so its row was not read: {body.why}',
            from_name=row.subject,
            from_id=body.id,
        )
        return
    unit = end(row.subject, match, "Unit")
    if match.near:
        about.note.ask(place, "name", match.why, to_name=row.subject, to_label="Unit")
    if about.sheet.at(row.number, subject.number).struck == "part":
        about.note.ask(
            place, "struck", f"Some words of this name are struck through: {row.subject}", to_name=row.subject
        )
    if not spots and not row.status:
        about.note.ask(
            place,
            "only a name",
            f'"{row.subject}" stands alone in its row: a unit of which nothing is said, or a heading?',
            to_name=row.subject,
        )
    if row.status:
        says = f'{row.subject} stands under "{row.section or table.title or about.sheet.name}"'
        about.note.fact(
            place,
            "section",
            says,
            [match],
            **ends({}, unit),
            relation="STATES",
            term="status",
            value=row.status,
        )
    days: dict[str, tuple[str, Spot]] = {}
    roles = [spots[c.number] for c in table.of("role") if c.number in spots]
    for column in table.columns:
        spot = spots.get(column.number)
        if spot is None:
            continue
        kind = column.meaning.kind
        if kind == "date":
            _date(about, column, spot, unit, days)
        elif kind == "takes part":
            _mark(
                about,
                spot,
                row,
                end(column.heading.rpartition(": ")[2], column.body, "Force"),
                column.body,
                unit,
                match,
            )
        elif kind.startswith("parties"):
            _parties(about, column, spot, row, unit, match, roles)
        elif kind == "role":
            _role_alone(about, table, spots, spot)
        else:
            READERS[kind](about, column, spot, unit, match)
    _dates(about, days, unit, match)


def _spot(about: Reading, table: Table, row: Row, column: Column) -> Spot | None:
    """A cell that is to be read, or nothing where it is empty, hidden, struck, a formula or a key: that is noted here."""
    sheet, note = about.sheet, about.note
    cell = sheet.at(row.number, column.number)
    span = sheet.spans.get((row.number, column.number))
    at = (span[0], span[1]) if span else (row.number, column.number)
    if (sheet.name, *at) in about.keys.cells:
        return None
    if column.meaning.kind == "takes part":
        cell = _undecorated(about, table, row, column, cell)
    elif cell.fill:
        cell = replace(cell, fill="")
    if not cell.text and not cell.fill:
        return None
    if column.number in sheet.hidden_columns or column.asks:
        note.passed[
            "in hidden columns, not read"
            if not column.asks
            else "in columns that nobody has explained, not read"
        ] += 1
        return None
    text, private = without_private(cell.text)
    place, shown = sheet.place(*at), text or coloured(cell.fill)
    says = f"{row.subject}, {column.heading}: {shown}" + (f' (under "{row.section}")' if row.section else "")
    who = (
        {"to_name": row.subject}
        if table.subject and table.subject.meaning.kind == "unit"
        else {"from_name": row.subject}
    )
    if cell.struck:
        what = (
            "This cell is struck through, so it was not read"
            if cell.struck == "all"
            else "Some words of this cell are struck through, so it was not read"
        )
        note.ask(place, "struck", f"{what}: {says}", value=text, **who)
        return None
    if cell.formula and column.meaning.kind not in ("number", "not read"):
        note.ask(place, "formula", f"A formula, kept as text and not worked out: {says}", value=text, **who)
        return None
    if private and column.meaning.kind != "private":
        note.ask(place, "private", f"A telephone number or an e-mail address was left out: {says}", **who)
        text = re.sub(r"[\s,;:/()\-–]*\[left out\][\s,;:/()\-–]*", " ", text).strip()
        if not text:
            return None
    return Spot(cell, text, place, says)


def _undecorated(about: Reading, table: Table, row: Row, column: Column, cell: Cell) -> Cell:
    """A force's cell without a colour that its whole row has, or that decorates its column."""
    if not cell.fill or cell.fill in about.keys.fills or cell.fill in about.mapping.marks:
        return cell
    name = about.sheet.at(row.number, table.subject.number) if table.subject else cell
    if cell.fill == name.fill or f"{column.number} {cell.fill}" in about.decoration:
        return replace(cell, fill="")
    return cell


def _meaning(about: Reading, cell: Cell, text: str) -> tuple[Mark | None, str, str]:
    """What a force's cell means, by which rule, and what explains it; or why that is not certain."""
    mark, rule, by = _text_meaning(about, text) if text else (None, "", "")
    if text and mark is None:
        return None, rule, by
    if not cell.fill:
        return mark, rule, by
    if cell.fill in about.mapping.marks and (told := about.mapping.marks[cell.fill]):
        colour, why = told, ""
    elif (entry := about.keys.fills.get(cell.fill)) and entry.mark:
        colour, why = entry.mark, f' (key at {entry.place}: "{entry.words}")'
    else:
        return None, "colour", f"No key says what {coloured(cell.fill)} means."
    if mark is None:
        return colour, "colour", why
    both = together(mark, colour)
    return (
        (both, rule, by + why)
        if both
        else (None, "colour", f"The mark and the colour say different things{why}.")
    )


def _text_meaning(about: Reading, text: str) -> tuple[Mark | None, str, str]:
    plain = plain_mark(text)
    told = next((m for key, m in about.mapping.marks.items() if plain_mark(key) == plain and m), None)
    if told:
        return told, "mapping", ""
    if entry := about.keys.of_mark(text):
        if entry.mark is None:
            return (
                None,
                "key",
                f'The key at {entry.place} does not say for certain what it means: "{entry.words}".',
            )
        return entry.mark, "key", f' (key at {entry.place}: "{entry.words}")'
    if mark := unmistakable(text):
        return mark, "mark", ""
    pieces = [p for p in re.split(r"\s*[/,;&+()]\s*|\s+and\s+", text) if p]
    marks = [about.keys.of_mark(p) for p in pieces]
    if len(pieces) > 1 and all(entry and entry.mark for entry in marks):
        whole: Mark | None = None
        for entry in marks:
            assert entry is not None and entry.mark is not None
            whole = entry.mark if whole is None else together(whole, entry.mark) if whole else None
        if whole:
            return whole, "key", f" (key: {'; '.join(e.words for e in marks if e)})"
    return None, "mark", f'No key says what "{text}" means.'


def _mark(
    about: Reading,
    spot: Spot,
    row: Row,
    body: dict[str, str],
    who: Matched | None,
    unit: dict[str, str],
    what: Matched | None,
) -> None:
    """A mark in the column of a force."""
    dates, text = _dated_mark(spot.text)
    mark, rule, by = _meaning(about, spot.cell, text)
    if mark is None or (dates and "stays out" in mark.acts):
        about.note.ask(
            spot.place,
            rule or "mark",
            f"{by or 'This is not certain.'} {spot.says}",
            **ends(body, unit),
            value=spot.text or spot.cell.fill,
        )
        return
    if mark.acts == ("nothing",):
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    _acts(about, spot, rule, mark, row, body, [who, what], unit, spot.says + by, dates)


def _acts(
    about: Reading, spot: Spot, rule: str, mark: Mark, row: Row, body: dict[str, str], matches: Sequence[Matched | None],
    unit: dict[str, str], says: str, dates: dict[str, str], basis: str = "stated",
) -> None:  # fmt: skip
    """The claims that a mark makes of a body and a unit; a question where such a body cannot do that."""
    for act in mark.acts:
        relation, role = {
            "takes part": ("COLLABORATES", ""), "stays out": ("STAYS_OUT_OF", ""), "host": ("HOSTS", "host"),
            "lead": ("LEADS", "lead policing body" if body["label"] == "PCC" else "lead force"), "nothing": ("", ""),
        }[act]  # fmt: skip
        if not relation:
            continue
        if body["label"] not in schema.JOINS[relation].starts:
            about.note.ask(
                spot.place, rule, f"A {body['label']} cannot be what this says: {says}", **ends(body, unit)
            )
            continue
        status = mark.status or (row.status if act != "stays out" else "")
        about.note.fact(
            spot.place,
            rule,
            says,
            matches,
            **ends(body, unit),
            relation=relation,
            role=role,
            status=status,
            scope="named",
            basis=basis,
            **dates,
        )


def _dated_mark(text: str) -> tuple[dict[str, str], str]:
    """The day in a mark such as "Y (from 01/04/2016)", and the mark without it."""
    found = SINCE.fullmatch(text.strip())
    if not found or not (day := day_of(Cell(found["day"].strip(" .-")))):
        return {}, text
    word, mark = found["word"].lower(), found["mark"].strip(" ,;(-–")
    if word in ("until", "till", "to"):
        return {"until": day}, mark or "takes part"
    if word in ("left", "withdrew", "ended"):
        return {"until": day}, mark or "ended"
    return {"since": day}, mark or "takes part"


def _force_row(about: Reading, table: Table, row: Row, spots: dict[int, Spot]) -> None:
    """A row about a force, with a column for each unit."""
    match = about.known.resolve(row.subject, schema.POLICING, heading=True)
    if not match.id:
        place = about.sheet.place(row.number, table.subject.number if table.subject else 1)
        about.note.ask(place, "name", f"{match.why} Its row was not read.", from_name=row.subject)
        about.note.passed["in rows of forces that are not known"] += len(spots)
        return
    body = end(row.subject, match, match.label)
    for column in table.columns:
        if (spot := spots.get(column.number)) is None:
            continue
        if column.meaning.kind == "unit column":
            unit = about.known.resolve(column.meaning.detail, JOINT)
            _mark(about, spot, row, body, match, end(column.meaning.detail, unit, "Unit"), unit)
        elif column.meaning.kind in ("number", "not read"):
            about.note.passed["in columns that are not read"] += 1
        else:
            about.note.ask(
                spot.place,
                "not read",
                f"In a table with a row for each force this column is not read: {spot.says}",
                from_name=row.subject,
                value=spot.text,
            )


def _parties(
    about: Reading,
    column: Column,
    spot: Spot,
    row: Row,
    unit: dict[str, str],
    what: Matched,
    roles: Sequence[Spot],
) -> None:
    """A cell that lists who takes part."""
    role = None
    if roles:
        role, rule, by = _text_meaning(about, roles[0].text)
        if role is None:
            about.note.ask(
                roles[0].place,
                "role",
                f"{by} {roles[0].says}",
                value=roles[0].text,
                **ends({"name": spot.text}, unit),
            )
            return
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    if OPEN_LEADS.fullmatch(spot.text):
        about.note.ask(
            spot.place, "listed", f"Nobody is named yet: {spot.says}", value=spot.text, **ends({}, unit)
        )
        return
    first = ("PCC",) if re.search(r"\bp\w*cc|commissioner|policing bod", column.heading, re.I) else ("Force",)
    basis = "inferred" if column.meaning.kind == "parties to an agreement" else "stated"
    for named in named_in(spot.text, about.known, first, people=False):
        dates, beside = _dated_mark(named.beside) if named.beside else ({}, "")
        mark = _text_meaning(about, beside)[0] if beside else Mark(("takes part",))
        if not named.label or mark is None or mark.acts == ("nothing",):
            why = named.match.why if named.match and named.match.why else ""
            about.note.ask(
                spot.place,
                "listed",
                f'"{named.text}{f" ({named.beside})" if named.beside else ""}" is not certain. {why} {spot.says}',
                value=named.text,
                **ends({"name": named.text}, unit),
            )
            continue
        acts = dict.fromkeys([*mark.acts, *(role.acts if role else ())])
        if role and mark.acts == ("takes part",) and "takes part" not in role.acts:
            acts.pop("takes part", None)
        whole = Mark(tuple(acts), mark.status or (role.status if role else ""))
        says = spot.says + (f"; {roles[0].says}" if roles else "")
        _acts(
            about,
            spot,
            "role" if roles else "listed",
            whole,
            row,
            end(named.text, named.match, named.label),
            [named.match, what],
            unit,
            says,
            dates,
            basis,
        )


def _role_alone(about: Reading, table: Table, spots: dict[int, Spot], spot: Spot) -> None:
    """A role is read with the body of its row; without one it is asked."""
    if not any(c.number in spots for c in table.columns if c.meaning.kind.startswith("parties")):
        about.note.ask(
            spot.place, "role", f"A role, and nobody in the row who has it: {spot.says}", value=spot.text
        )


def _leads(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A cell that names who leads or hosts."""
    kind, role = column.meaning.kind, column.meaning.detail
    relation = "HOSTS" if kind == "host" else "CONTACT_FOR" if kind == "contact" else "LEADS"
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    if OPEN_LEADS.fullmatch(spot.text):
        about.note.ask(
            spot.place,
            kind,
            f"Nobody is named yet: {spot.says}",
            value=spot.text,
            role=role,
            **ends({}, unit),
        )
        return
    first = ("PCC",) if role in ("PCC lead", "lead policing body") else ("Force",)
    starts = schema.JOINS[relation].starts
    for named in named_in(spot.text, about.known, first, people=relation != "HOSTS"):
        match = named.match
        status, doubt = "", ""
        if named.beside:
            beside = phrase_meaning(named.beside)
            body_too = (
                named.label in ("Person", "Post")
                and about.known.resolve(named.beside, schema.POLICING, heading=True).id
            )
            if beside and beside.status and beside.acts == ("takes part",):
                status = beside.status
            elif not body_too and not (beside and set(beside.acts) <= {"lead", "host"}):
                doubt = f'"{named.beside}" in brackets is not understood. '
        if (
            named.label not in starts
            or (named.label == "Person" and match is not None and match.near)
            or doubt
        ):
            why = match.why if match is not None and match.why else ""
            about.note.ask(
                spot.place,
                kind,
                f'{doubt}"{named.text}" is not certain. {why} {spot.says}',
                value=named.text,
                role=_role(role, named),
                **ends({"name": named.text, "label": named.label}, unit),
            )
            continue
        body = end(named.text, match, named.label)
        says = spot.says
        about.note.fact(
            spot.place,
            kind,
            says,
            [match, what],
            **ends(body, unit),
            relation=relation,
            role="" if relation == "CONTACT_FOR" else _role(role, named),
            status=status,
            scope="named",
        )


def _role(role: str, named: Named) -> str:
    """The role of whom a cell names: by the column, else by what kind of body it is."""
    if role == "lead force" and named.label == "PCC":
        return "lead policing body"
    if role == "lead policing body" and named.label == "Force":
        return "lead force"
    if role and not (
        role in ("lead force", "lead policing body") and named.label in ("Person", "Post", "Unit")
    ):
        return role
    return {"Force": "lead force", "PCC": "lead policing body"}.get(named.label, "lead (column not stated)")


def _date(
    about: Reading, column: Column, spot: Spot, unit: dict[str, str], days: dict[str, tuple[str, Spot]]
) -> None:
    term, text = column.meaning.detail, spot.text.lower().strip()
    if text in OPEN:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
    elif day := day_of(replace(spot.cell, text=spot.text)):
        if days.setdefault(term, (day, spot))[1] is not spot:
            about.note.ask(
                spot.place,
                "date",
                f"A second column of {term} in this row: {spot.says}",
                term=term,
                value=day,
                **ends({}, unit),
            )
    else:
        about.note.ask(
            spot.place,
            "date",
            f'"{spot.text}" is no date that is certain; expected a day like 28/02/2019, a month or a year. {spot.says}',
            term=term,
            value=spot.text,
            **ends({}, unit),
        )


def _dates(about: Reading, days: dict[str, tuple[str, Spot]], unit: dict[str, str], what: Matched) -> None:
    """The dates of a row, unless its end lies before its start."""
    start = days.get("since")
    wrong = {
        term
        for term in ("until", "expires")
        if start and term in days and surely_before(days[term][0], start[0])
    }
    for term, (day, spot) in days.items():
        if term in wrong or (term == "since" and wrong):
            about.note.ask(
                spot.place,
                "date",
                f"The end lies before the start. {spot.says}",
                term=term,
                value=day,
                **ends({}, unit),
            )
        else:
            about.note.fact(
                spot.place,
                "date",
                spot.says,
                [what],
                **ends({}, unit),
                relation="STATES",
                term=term,
                value=day,
            )


def _text(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    plain = spot.text.lower()
    if plain in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
    elif (
        plain in PLAIN
        or len(spot.text) < 2
        or OPEN_LEADS.fullmatch(spot.text)
        or (unmistakable(spot.text) and len(spot.text) < 4)
    ):
        about.note.ask(
            spot.place,
            "text",
            f'"{spot.text}" does not say what it is. {spot.says}',
            term=column.meaning.detail,
            value=spot.text,
            **ends({}, unit),
        )
    else:
        about.note.fact(
            spot.place,
            "text",
            spot.says,
            [what],
            **ends({}, unit),
            relation="STATES",
            term=column.meaning.detail,
            value=spot.text,
        )


def _status(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    plain = " ".join(re.sub(r"[^\w ]", " ", spot.text.lower()).split())
    mark = phrase_meaning(spot.text)
    entry = about.keys.of_mark(spot.text)
    status = ALIVE.get(plain) or (plain if plain in schema.STATUSES else "")
    status = status or (
        mark.status if mark and mark.status in STATUSES and mark.acts == ("takes part",) else ""
    )
    status = status or (entry.mark.status if entry and entry.mark else "")
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
    elif status and len(plain.split()) <= 4:
        about.note.fact(
            spot.place,
            "status",
            spot.says,
            [what],
            **ends({}, unit),
            relation="STATES",
            term="status",
            value=status,
        )
    else:
        about.note.ask(
            spot.place,
            "status",
            f'"{spot.text}" is none of {", ".join(schema.STATUSES)}. {spot.says}',
            term="status",
            value=spot.text,
            **ends({}, unit),
        )


def _comments(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A comment: who provides what, where all of it says so; else a person has to read it."""
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    parts = _provisions(about, spot.text)
    if not parts:
        about.note.ask(
            spot.place,
            "comment",
            f"A comment, which a person has to read: {spot.says}",
            value=spot.text,
            **ends({}, unit),
        )
        return
    for name, match, services in parts:
        about.note.fact(
            spot.place,
            "services",
            spot.says,
            [match, what],
            **ends(end(name, match, "Force"), unit),
            relation="PROVIDES",
            term="services",
            value="; ".join(services),
            scope="named",
        )


def _provisions(about: Reading, text: str) -> list[tuple[str, Matched, list[str]]]:
    """Each body with the services that it provides, as in "Derbyshire: HR, fleet; Notts: insurance"; all or nothing."""
    names = list(
        re.finditer(
            r"(?:^|[;\n.,]\s*|\s+)([A-Z][\w&'’-]*(?:\s+(?:and|&|[A-Z][\w'’-]*)){0,4})\s*[:;]\s+(?=\S)", text
        )
    )
    heads = [(m, about.known.resolve(m[1], schema.POLICING, heading=True)) for m in names]
    heads = [(m, match) for m, match in heads if match.id]
    if not heads or text[: heads[0][0].start()].strip():
        return []
    found = []
    for number, (m, match) in enumerate(heads):
        stop = heads[number + 1][0].start() if number + 1 < len(heads) else len(text)
        said = text[m.end() : stop].strip(" ;.\n")
        services = [s.strip(" .") for s in re.split(r"[,\n]| and (?=[^,]*$)", said) if s.strip(" .")]
        if not services or any(
            len(s) > 40 or ":" in s or re.search(r"\d{4}|\b(is|are|to be|will|not|was|has|have|tbc)\b", s)
            for s in services
        ):
            return []
        found.append((m[1], match, services))
    return found


def _private(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    about.note.ask(
        spot.place,
        "private",
        f"A column of telephone numbers or e-mail addresses; it was left out. {unit['name']}, {column.heading}",
        **ends({}, unit),
    )


def _unread(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    about.note.passed["in columns that are not read (numbers, references)"] += 1


READERS: Final[dict[str, Callable[[Reading, Column, Spot, dict[str, str], Matched], None]]] = {
    "lead": _leads, "host": _leads, "contact": _leads, "text": _text, "status": _status, "comments": _comments,
    "private": _private, "number": _unread, "not read": _unread, "unit": _unread, "unit column": _unread,
}  # fmt: skip
