"""What the page shows: one of its views and what it is asked, read from the URL and written back to it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

VIEWS = {
    "ranking": "Ranking",
    "body": "One body",
    "matrix": "Matrix",
    "withdrawal": "If it withdrew",
    "sides": "Two side by side",
}
"""The views and what they are called, in their order on the page."""
KEPT = ("named_only", "as_at", "today")
"""What holds in every view: it goes along from one to the next."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One view. Each field is the query parameter of that name; one left out is as below.

    Attributes
    ----------
    view : str
        A key of VIEWS; without one "body" where a lead is named, else "ranking".
    lead, dependant : str
        Ids: the lead or host body asked about; whose dependence on it is shown with its evidence.
    bodies : tuple of str
        Who withdraws: ids, or sets in words ("all PCCs", "forces of North East", "proposed for nps").
    seen_by : str
        Id of the one body as which the consequences are seen.
    a, b : str
        Ids of the two that stand side by side.
    row : str
        Which row's, or which line's, evidence is shown.
    named_only : bool
        Leave out what is given only as "all forces".
    as_at, today : str
        Dates, ISO, perhaps partial.
    """

    view: str = ""
    lead: str = ""
    dependant: str = ""
    bodies: tuple[str, ...] = ()
    seen_by: str = ""
    a: str = ""
    b: str = ""
    row: str = ""
    named_only: bool = False
    as_at: str = ""
    today: str = ""

    @property
    def shown(self) -> str:
        """Which view this is.

        Examples
        --------
        >>> Asked(lead="west-yorkshire").shown, Asked(view="sausage").shown
        ('body', 'ranking')
        """
        return self.view if self.view in VIEWS else "body" if self.lead else "ranking"

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Asked":
        """What a query asks; what it does not know it leaves alone.

        Examples
        --------
        >>> Asked.read({"view": "withdrawal", "bodies": "durham;all PCCs", "colour": "red"}).bodies
        ('durham', 'all PCCs')
        """
        return cls(**{f.name: _read(f.default, query[f.name]) for f in fields(cls) if f.name in query})

    def query(self) -> dict[str, str]:
        """The same as query parameters; what is as usual is left out.

        Examples
        --------
        >>> Asked(view="ranking", named_only=True).query()
        {'view': 'ranking', 'named_only': 'true'}
        """
        usual = Asked()
        return {
            f.name: _written(getattr(self, f.name))
            for f in fields(self)
            if getattr(self, f.name) != getattr(usual, f.name)
        }

    def but(self, **changed: Any) -> "Asked":
        """The same with some fields changed."""
        return replace(self, **changed)

    def to(self, view: str, **asked: Any) -> "Asked":
        """Another view, with what holds in every view and what is asked of this one.

        Examples
        --------
        >>> Asked(lead="kent", named_only=True).to("sides", a="kent").query()
        {'view': 'sides', 'a': 'kent', 'named_only': 'true'}
        """
        return Asked(view=view, **{name: getattr(self, name) for name in KEPT}, **asked)

    def day(self) -> dict[str, str]:
        """The day asked about, as parameters of a question."""
        return {name: value for name in ("as_at", "today") if (value := getattr(self, name))}


def _read(usual: Any, text: str) -> Any:
    if isinstance(usual, tuple):
        parts = (part.strip() for part in text.replace(";", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))
    return text == "true" if isinstance(usual, bool) else text


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return "true" if value is True else str(value)
