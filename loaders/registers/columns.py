"""The columns of a table: what each heading means, whom it names, and which column says whom a row is about."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from graph.model import Entity
from loaders.registers.words import UNREAD, Meaning, heading_meaning, qualifies, unit_rank


class Matched(Protocol):
    """Whom a name was taken for, as `loaders.names.identity` says it."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def confidence(self) -> float: ...
    @property
    def near(self) -> tuple[str, ...]: ...
    @property
    def why(self) -> str: ...


class Knows(Protocol):
    """Who knows names: `loaders.names.identity.Known`."""

    @property
    def nodes(self) -> Mapping[str, Entity]: ...
    def resolve(self, name: str, labels: Collection[str] = ..., *, heading: bool = ...) -> Matched: ...


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number, its heading as one text, where that stands, and what it is for.

    `asks` says why a column is not read, where a person has to say what it means.
    """

    number: int
    heading: str
    place: str
    meaning: Meaning
    body: Matched | None = None
    asks: str = ""


WHICH: Final = re.compile(
    r"(?P<force>force|police|police force|constabulary|cc|chief constable)|o?pf?cc|pcvc|(police and crime )?commissioner"
    r"|(local )?policing body", re.I
)  # fmt: skip


@lru_cache(maxsize=50_000)
def meaning_of(heading: str) -> Meaning | None:
    return heading_meaning(heading)


def column_of(
    number: int, texts: Sequence[str], place: str, known: Knows, said: Mapping[str, Meaning]
) -> Column:
    heading = ": ".join(line(text) for text in texts)
    own = texts[-1]
    if told := said.get(flat(heading)) or (said.get(flat(own)) if len(texts) == 1 else None):
        body = known.resolve(told.detail) if told.kind in ("takes part", "unit column") else None
        return Column(number, heading, place, told, body)
    if len(texts) > 1 and (office := _office(known, texts[-2], own)):
        return Column(number, heading, place, Meaning("takes part", office.id), office)
    group = meaning_of(texts[0]) if len(texts) > 1 else None
    joined = meaning_of(" ".join(texts)) if len(texts) > 1 else None
    grouped = group is not None and (group.kind.startswith("parties") or group.kind == "role")
    meaning = joined or (None if grouped and body_of(known, own, ()).id else meaning_of(own))
    if meaning is not None:
        return Column(number, heading, place, meaning)
    body = body_of(known, own, texts[:-1])
    told_otherwise = any(qualifies(text) for text in [*texts[:-1], *re.findall(r"\(([^)]*)\)", own)])
    if body.id and told_otherwise:
        why = f'"{heading}" says more than whom the column is about. Say what it means in the mapping.'
        return Column(number, heading, place, UNREAD, None, why)
    if body.id and (group is None or grouped):
        return Column(number, heading, place, Meaning("takes part", body.id), body)
    if group is not None and not grouped and group.kind not in ("unit",) and not body.id and _qualifies(own):
        return Column(number, heading, place, group)
    why = body.why if (body.near or grouped) and body.why else f'"{heading}" is no heading that is known.'
    return Column(number, heading, place, UNREAD, None, f"{why} Say what it means in the mapping.")


def _office(known: Knows, area: str, office: str) -> Matched | None:
    """The body of an area's heading that the heading under it tells: "Force" or "PCC" under "Cleveland"."""
    which = WHICH.fullmatch(line(office))
    if not which or not body_of(known, area, ()).id:
        return None
    label = "Force" if which["force"] else "PCC"
    body = known.resolve(line(area) if label == "Force" else f"{line(area)} PCC", (label,), heading=True)
    return body if body.id else None


def _qualifies(text: str) -> bool:
    return text.lower() in ("name", "details", "officer", "rank and name", "name and rank")


def body_of(known: Knows, text: str, groups: Sequence[str]) -> Matched:
    """The body that a column is headed with: a policing body where its group speaks of commissioners."""
    wanted = re.search(r"\b(o?pf?ccs?|commissioners?|policing bod(y|ies))\b", " ".join(groups), re.I)
    forms = [line(text), re.sub(r"\s*\n\s*", "", text), re.sub(r"-\s+", "", line(text))]
    forms += [re.sub(r"\s*\([^)]*\)", "", forms[0])] if "(" in text else []
    answers = [
        known.resolve(form, labels, heading=True)
        for form in dict.fromkeys(forms)
        for labels in ([("PCC",)] if wanted else [("Force", "PCC"), ("Partner",)])
    ]
    return next((a for a in answers if a.id), next((a for a in answers if a.near), answers[0]))


def line(text: str) -> str:
    return " ".join(text.split())


def flat(text: str) -> str:
    """A heading as it is looked up in a mapping.

    Examples
    --------
    >>> flat("Participating Forces:  Derby")
    'participating forces: derby'
    """
    return line(text).casefold()


def beside_each_other(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """The columns of each table, where two tables stand beside each other with an empty column between."""
    part: list[Column] = []
    for column in columns:
        apart = part and column.number > part[-1].number + 1
        if apart and column.meaning.kind == "unit" and any(c.meaning.kind == "unit" for c in part):
            yield part
            part = []
        part.append(column)
    if part:
        yield part


def with_subject(columns: list[Column]) -> tuple[list[Column], Column | None]:
    """The columns, and the one that says whom a row is about: the units, else the forces."""
    units = [column for column in columns if column.meaning.kind == "unit"]
    if units:
        subject = min(units, key=lambda c: (unit_rank(c.heading.split(": ")), c.number))
        return [_second(c) if c in units and c is not subject else c for c in columns], subject
    forces = [column for column in columns if column.meaning.kind.startswith("parties")]
    if forces and forces[0] is columns[0]:
        return [_unit_column(c) for c in columns], forces[0]
    if forces and columns[0].asks:
        first = Column(columns[0].number, columns[0].heading, columns[0].place, Meaning("unit"))
        return [first, *columns[1:]], first
    bodies = [column for column in columns if column.meaning.kind == "takes part"]
    if bodies and columns[0].asks:
        first = Column(columns[0].number, columns[0].heading, columns[0].place, Meaning("unit"))
        return [first, *columns[1:]], first
    if bodies and columns[0].number > 1:
        return columns, Column(columns[0].number - 1, "", "", Meaning("unit"))
    return columns, None


def _second(column: Column) -> Column:
    why = f'"{column.heading}" stands beside the column of names; say in the mapping what it means.'
    return Column(column.number, column.heading, column.place, UNREAD, None, why)


def _unit_column(column: Column) -> Column:
    """In a table with a row for each force, a heading that is none of the known words names a unit."""
    if column.asks:
        return Column(column.number, column.heading, column.place, Meaning("unit column", column.heading))
    return column
