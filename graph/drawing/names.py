"""Short forms of names and dates: what a label falls back to where the full name does not fit."""

import calendar
import re
from typing import Final

from graph.model import Entity

_ASIDE: Final = re.compile(r"\s+\([^()]*\)$")
_FORCE: Final = re.compile(r"\s+(Police Service|Police|Constabulary)$")


def short_name(entity: Entity) -> str:
    """The name that a map uses where the full one is long.

    A territorial force goes by its area, a post by what stands before its body, anything else by its
    abbreviation or without what stands in brackets.

    Examples
    --------
    >>> short_name(Entity("durham", "Force", {"name": "Durham Constabulary"}))
    'Durham'
    >>> short_name(Entity("p", "Post", {"name": "Head of Service, Joint Roads Policing Unit"}))
    'Head of Service'
    """
    if entity.label == "Force" and entity.properties.get("kind", "territorial") == "territorial":
        return _FORCE.sub("", entity.name) or entity.name
    if entity.label == "Post":
        return entity.name.rsplit(", ", 1)[0]
    return entity.short if entity.short != entity.name else _ASIDE.sub("", entity.name)


def spoken_date(partial: str) -> str:
    """A partial date as people write it.

    Examples
    --------
    >>> spoken_date("2021"), spoken_date("2021-05"), spoken_date("2021-11-19")
    ('2021', 'May 2021', '19 November 2021')
    """
    year, *rest = partial.split("-")
    if not rest:
        return year
    month = f"{calendar.month_name[int(rest[0])]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 else month
