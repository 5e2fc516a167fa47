"""What bold letters mean, where a register says so."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.registers.keytexts import Entry
from loaders.registers.meaning import Mark, phrase_meaning

CLAUSE: Final = re.compile(r"[.;,\n()]\s*|\s+and\s+(?=\(|[\"“'])")
BOLD: Final = re.compile(
    r"\b(?:(?:is|are|shown|printed|marked|given|appears?|names?|those|forces?)\s+)*(?:in\s+)?bold(?:\s+type|face)?\b",
    re.I,
)
LONGEST: Final = 600
MOST_WORDS: Final = 14


def bold_of(said: Iterable[tuple[str, str]]) -> Entry | None:
    """The entry of a key for bold letters; one without a mark where it is explained in two ways.

    Parameters
    ----------
    said : iterable of (str, str)
        Places and texts.

    Examples
    --------
    >>> bold_of([("A1", "Key: the lead force is in bold, NP takes no part.")]).mark
    Mark(acts=('lead',), status='')
    >>> bold_of([("A1", "A bold plan to lead")]) is None
    True
    """
    found: dict[Mark, Entry] = {}
    for place, text in said:
        if len(text) > LONGEST or "bold" not in text.lower():
            continue
        for clause in CLAUSE.split(text):
            if (mark := _meant(clause)) is not None:
                found.setdefault(mark, Entry(clause.strip(), mark, place))
    entries = list(found.values())
    if len(entries) > 1:
        return Entry(" and ".join(entry.words for entry in entries), None, entries[0].place)
    return entries[0] if entries else None


def _meant(clause: str) -> Mark | None:
    at = BOLD.search(clause)
    explains = at and (
        at.group(0).lower() != "bold"
        or re.match(r"\s*(=|:|means|denotes|indicates|shows)", clause[at.end() :])
    )
    if not at or not explains or len(clause.split()) > MOST_WORDS:
        return None
    mark = phrase_meaning(
        re.sub(
            r"^\s*(=|:|means|denotes|indicates|shows)|[:=]\s*$",
            " ",
            clause[: at.start()] + clause[at.end() :],
        ).strip()
    )
    return mark if mark and not mark.status and set(mark.acts) & {"lead", "host"} else None
