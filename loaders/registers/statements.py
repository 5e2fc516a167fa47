"""What a cell says of a unit itself: dates, status, legal basis, who provides what; and what is not read."""

import re
from dataclasses import replace
from typing import Final

from graph import schema
from graph.dates import surely_before
from loaders.registers.columns import Column, Matched
from loaders.registers.days import OPEN, day_of
from loaders.registers.meaning import NOTHING_SAID, PLAIN, STATUSES, phrase_meaning, unmistakable
from loaders.registers.names import LONGEST, OPEN_LEADS
from loaders.registers.notebook import end, ends
from loaders.registers.spots import Reading, Spot

ALIVE: Final = ("active", "live", "current", "in force", "operational", "in place", "ongoing", "on going")
MOST_WORDS: Final = 4
NOTHING: Final = "that say nothing is there (such as a dash)"


def read_date(
    about: Reading, column: Column, spot: Spot, unit: dict[str, str], days: dict[str, tuple[str, Spot]]
) -> None:
    term, text = column.meaning.detail, spot.text.lower().strip()
    if text in OPEN:
        about.note.passed[NOTHING] += 1
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


def note_dates(
    about: Reading, days: dict[str, tuple[str, Spot]], unit: dict[str, str], what: Matched
) -> None:
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


def read_text(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    plain = spot.text.lower()
    if plain in NOTHING_SAID:
        about.note.passed[NOTHING] += 1
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


def status_of(about: Reading, text: str) -> str:
    """Which status of the closed list a text says; empty where none is certain."""
    plain = " ".join(re.sub(r"[^\w ]", " ", text.lower()).split())
    if len(plain.split()) > MOST_WORDS:
        return ""
    if plain in ALIVE:
        return "active"
    if plain in schema.STATUSES:
        return plain
    if set(plain.split()) & {"active", "live", "current", "operational"}:
        return ""
    mark, entry = phrase_meaning(text), about.keys.of_mark(text)
    if mark and mark.status in STATUSES and mark.acts == ("takes part",):
        return mark.status
    return entry.mark.status if entry and entry.mark else ""


def read_status(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A cell that says how a unit stands."""
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed[NOTHING] += 1
    elif status := status_of(about, spot.text):
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


def read_comments(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A comment: who provides what, where all of it says so; else a person has to read it."""
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed[NOTHING] += 1
        return
    parts = _provisions(about, spot.text) if len(spot.text) <= LONGEST else []
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
            value="; ".join(services),
            scope="named",
        )


def _provisions(about: Reading, text: str) -> list[tuple[str, Matched, list[str]]]:
    """Each body with the services that it provides, as in "Derbyshire: HR, fleet; Notts: insurance"; all or nothing."""
    names = list(
        re.finditer(
            r"(?:^|[;\n.,]\s*|\s+)([A-Z][\w&'’-]*(?:\s+(?:and|&|[A-Z][\w'’-]*)){0,4})(?:\s*[:;]|\s+[-–—])(?=\s+\S)",
            text,
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
            len(s) > 40
            or re.search(r"[:–—]| -", s)
            or re.search(r"\d{4}|\b(is|are|to be|will|not|was|has|have|tbc)\b", s)
            for s in services
        ):
            return []
        found.append((m[1], match, services))
    return found


def read_private(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    about.note.ask(
        spot.place,
        "private",
        f"A column of telephone numbers or e-mail addresses; it was left out. {unit['name']}, {column.heading}",
        **ends({}, unit),
    )


def pass_over(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    about.note.passed["in columns that are not read (numbers, references)"] += 1
