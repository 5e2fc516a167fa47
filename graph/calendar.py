"""Calendar files (RFC 5545): what has a date as all-day events, and nothing that has none."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.dates import interval

WIDEST: Final = 75
"""Octets of a line, its break not counted."""
PRODUCT: Final = "-//Concord//Concord//EN"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that falls on a day or in a month.

    Attributes
    ----------
    key : str
        What it is, without when: the same matter keeps its event when its date is moved.
    on : str
        A partial date, ISO.
    summary, description : str
    """

    key: str
    on: str
    summary: str
    description: str = ""

    @property
    def uid(self) -> str:
        """The same for the same key, and nothing that can be read in it."""
        return f"{hashlib.sha256(self.key.encode()).hexdigest()[:32]}@concord"

    @property
    def placed(self) -> bool:
        """Whether it is dated closely enough for a calendar: a year alone is not a day.

        Examples
        --------
        >>> [Event("k", on, "s").placed for on in ("2028-05-31", "2028-05", "2028", "")]
        [True, True, False, False]
        """
        return len(self.on.split("-")) > 1


def to_ics(events: Iterable[Event], *, name: str, today: str, marking: str = "") -> str:
    """Events as a calendar; one whose date is a year alone, or none, is left out.

    Parameters
    ----------
    events : iterable of Event
    name : str
        What the calendar is called.
    today : str
        ISO date, perhaps partial: when the file counts as written, so that the same events give the same bytes.
    marking : str
        Stands in the calendar's name and first in every description.

    Returns
    -------
    str
        Lines of at most 75 octets that end in CRLF.

    Notes
    -----
    A date without a day is an event over its whole month that says so, and takes up no time; `placed` tells which
    events are in the file.

    References
    ----------
    RFC 5545, sections 3.1 (folding), 3.3.4 (dates), 3.3.11 (texts), 3.6.1 (events) and 3.8.4.7 (UID).

    Examples
    --------
    >>> print(to_ics([Event("e", "2027-03-31", "Ends")], name="Pending", today="2026-11-25").replace("\\r", ""))
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Concord//Concord//EN
    CALSCALE:GREGORIAN
    X-WR-CALNAME:Pending
    BEGIN:VEVENT
    UID:3f79bb7b435b05321651daefd374cdc6@concord
    DTSTAMP:20261125T000000Z
    DTSTART;VALUE=DATE:20270331
    DTEND;VALUE=DATE:20270401
    SUMMARY:Ends
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    <BLANKLINE>
    """
    called = f"{name} ({marking})" if marking else name
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{text(called)}",
    ]
    placed = sorted((event for event in events if event.placed), key=lambda e: (e.on, e.summary, e.uid))
    for event in placed:
        lines += _event(event, stamp=interval(today)[0], marking=marking)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, *, stamp: date, marking: str) -> list[str]:
    first, last = interval(event.on)
    summary, said = event.summary, [marking, event.description]
    if first != last:
        month = f"{first:%B %Y}"
        summary = f"{summary} (some day in {month})"
        said.insert(1, f"The source gives the month, {month}, and no day.")
    described = "\n".join(filter(None, said))
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{text(summary)}",
        *([f"DESCRIPTION:{text(described)}"] if described else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def text(value: str) -> str:
    """A text as a property holds it: its marks escaped, its line breaks written, no other control characters.

    Examples
    --------
    >>> print(text("a, b; c\\\\d\\r\\ne"))
    a\\, b\\; c\\\\d\\ne
    """
    plain = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line folded at 75 octets, never within a character; each part after the first begins with a space.

    Examples
    --------
    >>> [len(part.encode()) for part in folded("SUMMARY:" + "é" * 60).split("\\r\\n")]
    [74, 55]
    """
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > WIDEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
