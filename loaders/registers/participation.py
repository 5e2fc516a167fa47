"""Who takes part, by marks in the columns of forces, and by lists of forces in a cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph import schema
from loaders.registers.columns import Column, Matched
from loaders.registers.marks import cell_meaning, dated_mark, text_meaning
from loaders.registers.meaning import NOTHING_SAID, ONE_OF_A_CLASS, Mark, together
from loaders.registers.names import OPEN_LEADS, Named
from loaders.registers.notebook import PRIVATE, end, ends
from loaders.registers.rows import Row
from loaders.registers.spots import Reading, Spot
from loaders.registers.tables import Table
from loaders.registers.words import OUTSIDE

SHARE: Final = re.compile(
    r"\d+/\d+(ths?|rds?|nds?)?|\d+(\.\d+)? ?%|(a |one |half |third |quarter )?share", re.I
)
"""What a body's part is, which says no more than that it has one."""
JOINT: Final = ("Unit", "NationalBody")
PLAIN_ACT: Final = ("takes part", "stays out")
"""What a name says that nothing stands beside: in most columns, and in one that lists who stays outside."""
WHOSE: Final = re.compile(
    r"\s*(?:the\s+)?(?:(?P<bodies>o?pf?ccs?|p&ccs?|(?:police,? (?:fire )?and crime )?commissioners?"
    r"|(?:local )?policing bod(?:y|ies))"
    r"|forces?|constabular(?:y|ies))\s*(?::|of\b|for\b)\s*(?P<names>[^:;]+)",
    re.I,
)
"""What says of all names behind it whether forces or policing bodies are meant: "PCCs: Surrey, Sussex, Kent"."""
OFFICE: Final = re.compile(r"\b(o?pf?ccs?|ccs?|chief constables?|commissioners?|police|constabulary)\b", re.I)
"""Words that say of a single name what it is."""


def read_mark(
    about: Reading,
    spot: Spot,
    row: Row,
    body: dict[str, str],
    who: Matched | None,
    unit: dict[str, str],
    what: Matched | None,
) -> None:
    """A mark in the column of a force."""
    dates, text = dated_mark(spot.text)
    mark, rule, by = cell_meaning(about, spot.cell, text)
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
    unit: dict[str, str], says: str, dates: dict[str, str], basis: str = "stated", scope: str = "named",
) -> None:  # fmt: skip
    """The claims that a mark makes of a body and a unit; a question where such a body cannot do that."""
    for act in mark.acts:
        relation, role = {
            "takes part": ("COLLABORATES", ""), ONE_OF_A_CLASS: ("COLLABORATES", ""),
            "stays out": ("STAYS_OUT_OF", ""), "host": ("HOSTS", "host"),
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
            scope="class" if act == ONE_OF_A_CLASS else scope,
            basis=basis if act == "takes part" else "stated",
            **dates,
        )


def read_class(
    about: Reading,
    spot: Spot,
    row: Row,
    members: Sequence[Column],
    unit: dict[str, str],
    what: Matched,
) -> None:
    """A cell that says "all forces" where the columns of the table say which these are."""
    for column in members:
        body = end(column.heading.rpartition(": ")[2], column.body, "Force")
        mark = Mark(("takes part",))
        _acts(about, spot, "listed", mark, row, body, [column.body, what], unit, spot.says, {}, scope="class")


def read_force_row(about: Reading, table: Table, row: Row, spots: dict[int, Spot]) -> None:
    """A row about a force, with a column for each unit."""
    match = about.known.resolve(row.subject, schema.POLICING, heading=True)
    if not match.id:
        place = about.sheet.place(row.number, table.subject.number if table.subject else 1)
        said = ", ".join(spot.text for spot in spots.values())
        about.note.ask(place, "name", f"{match.why} Its row was not read: {said}", from_name=row.subject)
        about.note.passed["in rows of forces that are not known"] += len(spots)
        return
    body = end(row.subject, match, match.label)
    for column in table.columns:
        if (spot := spots.get(column.number)) is None:
            continue
        if column.meaning.kind == "unit column":
            unit = about.known.resolve(column.meaning.detail, JOINT)
            read_mark(about, spot, row, body, match, end(column.meaning.detail, unit, "Unit"), unit)
        elif spot.text.lower() in NOTHING_SAID:
            about.note.passed["that say nothing is there (such as a dash)"] += 1
        elif column.meaning.kind == "private":
            about.note.ask(spot.place, "private", f"{PRIVATE}: {spot.says}", from_name=row.subject)
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


def read_parties(
    about: Reading,
    column: Column,
    spot: Spot,
    row: Row,
    unit: dict[str, str],
    what: Matched,
    roles: Sequence[Spot],
    period: Mapping[str, str],
    unexplained: str,
) -> None:
    """A cell that lists who takes part."""
    role, by = None, ""
    if roles:
        role, _, by = text_meaning(about, roles[0].text)
        if role is None:
            who = ends({"name": spot.text}, unit)
            about.note.ask(roles[0].place, "role", f"{by} {roles[0].says}", value=roles[0].text, **who)
            return
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    nobody = "Nobody is named yet:" if OPEN_LEADS.fullmatch(spot.text) else unexplained
    if nobody:
        about.note.ask(spot.place, "listed", f"{nobody} {spot.says}", value=spot.text, **ends({}, unit))
        return
    rule = "role" if roles else "listed"
    says = spot.says + (f"; {roles[0].says}" if roles else "")
    first = ("PCC",) if re.search(r"\bp\w*cc|commissioner|policing bod", column.heading, re.I) else ("Force",)
    basis = "inferred" if column.meaning.kind == "parties to an agreement" else "stated"
    text = spot.text
    if (said := WHOSE.fullmatch(text)) and not OFFICE.search(said["names"]):
        first, text = (("PCC",) if said["bodies"] else ("Force",)), said["names"]
    for named in _with_days(about, about.names_in(text, first, people=False), first):
        dates, beside = dated_mark(named.beside) if named.beside else ({}, "")
        plain = not beside or SHARE.fullmatch(beside)
        outside = column.meaning == OUTSIDE
        mark = Mark((PLAIN_ACT[outside],)) if plain else None if outside else text_meaning(about, beside)[0]
        if not named.label or mark is None or mark.acts == ("nothing",):
            _ask_whom(about, spot, named, unit)
            continue
        if (mark := _with_bold(about, spot, named, mark)) is None:
            _ask_whom(about, spot, named, unit)
            continue
        if set(mark.acts) <= {"lead", "host"}:
            mark = Mark(("takes part", *mark.acts), mark.status)
        whole = _with_role(mark, role, period.get("status", ""))
        dates = {**{term: day for term, day in period.items() if term != "status"}, **dates}
        body = end(named.text, named.match, named.label)
        _acts(about, spot, rule, whole, row, body, [named.match, what], unit, says, dates, basis)


def _with_days(about: Reading, names: Sequence[Named], first: tuple[str, ...]) -> Iterator[Named]:
    """The names of a list; "Merseyside from 2012" is Merseyside, with the day beside it."""
    for named in names:
        days, name = dated_mark(named.text) if not named.label and not named.beside else ({}, "")
        alone = about.names_in(name, first, people=False) if days else []
        if len(alone) == 1 and alone[0].label and not alone[0].beside:
            yield replace(alone[0], beside=named.text[len(name) :].strip())
        else:
            yield named


def _with_bold(about: Reading, spot: Spot, named: Named, mark: Mark) -> Mark | None:
    """What is said of one name of a list together with what bold letters say; None where the two do not agree."""
    if about.bold is None or not (spot.cell.bold or any(named.text in words for words in spot.cell.strong)):
        return mark
    return together(mark, about.bold.mark) if about.bold.mark else None


def _ask_whom(about: Reading, spot: Spot, named: Named, unit: dict[str, str]) -> None:
    """Whom one name of a list means, or what stands beside it."""
    why = named.match.why if named.match else ""
    text = f"{named.text} ({named.beside})" if named.beside else named.text
    says = f'"{text}" is not certain. {why} {spot.says}'
    about.note.ask(spot.place, "listed", says, value=named.text, **ends({"name": named.text}, unit))


def _with_role(mark: Mark, role: Mark | None, status: str) -> Mark:
    """What stands beside a name together with the role of its row; a role that is no taking part goes before that."""
    if role is None:
        return Mark(mark.acts, mark.status or status)
    acts = dict.fromkeys([*mark.acts, *role.acts])
    if mark.acts == ("takes part",) and "takes part" not in role.acts:
        acts.pop("takes part")
    return Mark(tuple(acts), mark.status or role.status or status)


def read_role_alone(about: Reading, table: Table, spots: Mapping[int, Spot], spot: Spot) -> None:
    """A role is read with the body of its row; without one it is asked."""
    if not any(c.number in spots for c in table.columns if c.meaning.kind.startswith("parties")):
        about.note.ask(
            spot.place, "role", f"A role, and nobody in the row who has it: {spot.says}", value=spot.text
        )
