"""What the page shows: a view, read from its URL and written back to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

LONGEST = 2000
"""Characters a link may have; past it moved positions are left out, and the page says how many."""


@dataclass(frozen=True, slots=True)
class View:
    """One view of the network. Each field is the query parameter of that name; one left out is as below.

    What is shown is the first of these that is given; without any, the start page.

    Attributes
    ----------
    body : tuple of str
        Ids of bodies, with `hops` steps around them (1 or 2).
    path : tuple of str
        Two ids: the ways between them.
    lead : str
        Id of a lead or host body: who depends on it.
    function, region : str
        Id of a function; name of a policing region.
    only : tuple of str
        Ids of bodies: these alone and what is said between them; with `joined`, also what joins them.
    everything : bool

    also : tuple of str
        Ids of bodies whose own neighbourhood is added.
    hide, pin, selected : tuple of str
        Ids of bodies taken off the map; kept on it whatever the filters say; chosen (or one line).
    people, ended : bool
        Whether people and posts, and what has ended, are drawn.
    kind, relation, role, status : tuple of str
        What the filters hide: labels, relationship types, roles, statuses.
    within, doing : str
        Only bodies of this region; only units that deliver this function.
    evidence : str
        "disputed" or "old": only lines that sources disagree on, or whose newest source is over ten years old.
    as_at, today : str
        ISO dates; the network of that day, and what counts as today.
    layout, colour, size : str
        "columns", "free" or "matrix"; "region" or "status"; "shared", "between" or "dependants".
    at : mapping of str to tuple
        Where the reader put bodies in the free layout: id to (x, y).
    """

    body: tuple[str, ...] = ()
    hops: int = 1
    path: tuple[str, ...] = ()
    lead: str = ""
    function: str = ""
    region: str = ""
    only: tuple[str, ...] = ()
    joined: bool = False
    everything: bool = False
    also: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    pin: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    people: bool = False
    ended: bool = False
    kind: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    within: str = ""
    doing: str = ""
    evidence: str = ""
    as_at: str = ""
    today: str = ""
    layout: str = ""
    colour: str = ""
    size: str = ""
    at: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)

    @property
    def scope(self) -> str:
        """Which of the views this is: "body", "path", "lead", "function", "region", "only", "everything" or "start".

        Examples
        --------
        >>> View(body=("durham",)).scope, View().scope
        ('body', 'start')
        """
        for name in ("body", "path", "lead", "function", "region", "only", "everything"):
            if getattr(self, name):
                return name
        return "start"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "View":
        """The view that a query says; what it does not know it leaves alone.

        Examples
        --------
        >>> View.read({"body": "durham,npas", "people": "true", "at": "npas:10:-4"}).at
        {'npas': (10, -4)}
        """
        usual = cls()
        names = [f.name for f in fields(cls) if f.name in query]
        return cls(**{name: _read(getattr(usual, name), query[name]) for name in names})

    def query(self) -> dict[str, str]:
        """The view as query parameters; what is as usual is left out.

        Examples
        --------
        >>> View(body=("durham",), also=("npas",)).query()
        {'body': 'durham', 'also': 'npas'}
        """
        usual = View()
        return {
            f.name: _written(getattr(self, f.name))
            for f in fields(self)
            if getattr(self, f.name) != getattr(usual, f.name)
        }

    def but(self, **changed: Any) -> "View":
        """The same view with some fields changed."""
        return replace(self, **changed)

    def with_moved(self, moved: Mapping[str, tuple[float, float]]) -> tuple["View", int]:
        """The view with these places added, and how many no link would hold.

        Examples
        --------
        >>> view, left = View(everything=True).with_moved({"npas": (10.4, -4)})
        >>> view.query(), left
        ({'everything': 'true', 'at': 'npas:10:-4'}, 0)
        """
        places = {**self.at, **{key: (round(x), round(y)) for key, (x, y) in moved.items()}}
        bare = sum(len(name) + len(value) + 2 for name, value in self.but(at={}).query().items()) + 80
        kept: dict[str, tuple[int, int]] = {}
        for key, place in places.items():
            if bare + len(_written({**kept, key: place})) > LONGEST:
                break
            kept[key] = place
        return self.but(at=kept), len(places) - len(kept)


def _read(usual: Any, text: str) -> Any:
    """The value that a text says, of the kind that the field usually has."""
    if isinstance(usual, dict):
        parts = (item.rsplit(":", 2) for item in text.split(","))
        return {p[0]: (int(p[1]), int(p[2])) for p in parts if len(p) == 3 and _whole(p[1]) and _whole(p[2])}
    if isinstance(usual, tuple):
        return tuple(dict.fromkeys(part for part in text.split(",") if part))
    if isinstance(usual, bool):
        return text == "true"
    if isinstance(usual, int):
        return 2 if text == "2" else 1
    return text


def _whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and len(text) < 7


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return ",".join(f"{key}:{x}:{y}" for key, (x, y) in value.items())
    if isinstance(value, tuple):
        return ",".join(value)
    return "true" if value is True else str(value)
