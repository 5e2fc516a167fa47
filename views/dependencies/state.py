"""What the page shows: one of its views and what it is asked, read from the URL and written back to it."""

from dataclasses import dataclass
from typing import Any

from views.url import InUrl

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
class Asked(InUrl):
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

    def to(self, view: str, **asked: Any) -> "Asked":
        """Another view, with what holds in every view and what is asked of this one.

        Examples
        --------
        >>> Asked(lead="kent", named_only=True).to("sides", a="kent").query()
        {'view': 'sides', 'a': 'kent', 'named_only': 'true'}
        """
        return Asked(view=view, **{name: getattr(self, name) for name in KEPT}, **asked)
