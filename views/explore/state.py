"""What the page shows: a view, read from its URL and written back to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from views.url import InUrl, one_of

LONGEST = 2000
"""Characters a link may have; past it moved positions are left out, and the page says of which bodies."""
HOST = 80
"""Of them, so many are kept for where the product is."""


@dataclass(frozen=True, slots=True)
class View(InUrl):
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
    hops: int = one_of(1, (1, 2))
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

    def with_moved(self, moved: Mapping[str, tuple[float, float]]) -> tuple["View", tuple[str, ...]]:
        """The view with these places added, and the bodies whose places no link would hold.

        Examples
        --------
        >>> view, left = View(everything=True).with_moved({"npas": (10.4, -4)})
        >>> view.query(), left
        ({'everything': 'true', 'at': 'npas:10:-4'}, ())
        """
        view, left = self, []
        for key, (x, y) in moved.items():
            more = view.but(at={**view.at, key: (round(x), round(y))})
            if len(urlencode(more.query())) > LONGEST - HOST:
                left.append(key)
            else:
                view = more
        return view, tuple(left)
