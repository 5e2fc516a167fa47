"""What the reader did on a map: what the browser sent, read and checked against what was on the map."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

ONE: Final = ("centre", "from", "to", "withdraw")
"""About a single body."""
SOME: Final = MappingProxyType({"select": 0, "expand": 1, "hide": 1, "keep": 1, "pin": 1, "connect": 2})
"""About bodies: how many at least."""
ACTS: Final = ("open", *ONE, *SOME, "move", "undo", "redo", "link")
"""Everything a map can offer."""
FURTHEST: Final = 100_000.0
"""No body is put further from the middle than this, px."""
LONGEST: Final = 8_000
"""Characters of a link that is still read."""


@dataclass(frozen=True, slots=True)
class MapEvent:
    """What the reader did on the map since the last run.

    Attributes
    ----------
    do : str
        One of ACTS; empty where nothing was done.
    ids : tuple of str
        The bodies it is about (for "open", one body or line): only what is on the map.
        For "select", all that are selected now; none where the selection was cleared.
    link : str
        For "link": the query of a link of this page that was followed, without its question mark.
    at : mapping of str to tuple of float
        For "move": where bodies of the free layout were put.
    """

    do: str = ""
    ids: tuple[str, ...] = ()
    link: str = ""
    at: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def event(sent: Any, bodies: Collection[str], lines: Collection[str]) -> MapEvent:
    """What came from the browser as an event; nothing where it makes no sense.

    Parameters
    ----------
    sent : object
        Whatever came: {"do", "ids", "link", "at"} from our own map, anything from somebody else's.
    bodies, lines : collection of str
        The ids that are on the map.

    Returns
    -------
    MapEvent

    Examples
    --------
    >>> event({"do": "hide", "ids": ["npas", "gone"]}, {"durham", "npas"}, set())
    MapEvent(do='hide', ids=('npas',), link='', at={})
    >>> event({"do": "drop tables", "ids": ["npas"]}, {"npas"}, set())
    MapEvent(do='', ids=(), link='', at={})
    """
    nothing = MapEvent()
    do = sent.get("do") if isinstance(sent, Mapping) else None
    if not isinstance(do, str) or do not in ACTS:
        return nothing
    if do in ("undo", "redo"):
        return MapEvent(do)
    if do == "link":
        link = query(sent.get("link"))
        return nothing if link is None else MapEvent(do, link=link)
    if do == "move":
        at = places(sent.get("at"), bodies)
        return MapEvent(do, tuple(at), at=at) if at else nothing
    said = _listed(sent.get("ids"))
    if do == "open":
        ids = tuple(key for key in said if key in bodies or key in lines)
        return MapEvent(do, ids[:1]) if ids else nothing
    ids = tuple(key for key in said if key in bodies)
    if do in ONE:
        return MapEvent(do, ids[:1]) if ids else nothing
    least = SOME[do] or min(1, len(said))
    return MapEvent(do, ids) if len(ids) >= least else nothing


def query(link: Any) -> str | None:
    """The query of a link that was followed, without its question mark; None where it is no link.

    Examples
    --------
    >>> query("?body=npas"), query(7)
    ('body=npas', None)
    """
    fits = isinstance(link, str) and len(link) <= LONGEST and link.isprintable()
    return link.removeprefix("?") if fits else None


def places(sent: Any, bodies: Collection[str]) -> dict[str, tuple[float, float]]:
    """The places among what was sent that bodies of the map can take.

    Examples
    --------
    >>> places({"npas": [3, 4.5], "kent": [1, float("nan")], "gone": [1, 2]}, {"npas", "kent"})
    {'npas': (3.0, 4.5)}
    """
    found = sent.items() if isinstance(sent, Mapping) else ()
    return {key: (float(at[0]), float(at[1])) for key, at in found if key in bodies and _place(at)}


def _place(at: Any) -> bool:
    pair = isinstance(at, Sequence) and not isinstance(at, str) and len(at) == 2
    return pair and all(type(v) in (int, float) and math.isfinite(v) and abs(v) <= FURTHEST for v in at)


def _listed(ids: Any) -> tuple[str, ...]:
    """The texts of a list, each once."""
    return tuple(dict.fromkeys(key for key in ids if isinstance(key, str))) if isinstance(ids, list) else ()
