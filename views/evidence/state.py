"""What the page shows: one of its tabs and what it is narrowed to, read from the URL and written back to it."""

from dataclasses import dataclass, replace
from typing import Any, Final

from views.url import InUrl, one_of

TABS: Final = {
    "documents": "Documents",
    "disagreements": "Disagreements",
    "gaps": "Gaps",
    "agreements": "Agreement assurance",
    "alone": "One source alone",
    "stale": "Stale",
    "glossary": "Glossary",
}
"""The tabs and what they are called, in their order on the page."""


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A view of the page. Each field is the query parameter of that name; one left out is empty.

    Attributes
    ----------
    tab : str
        A key of TABS.
    tier, publisher : str
        Of the documents shown.
    region : str
        Only what lies in it.
    lacks : str
        Of agreements: the particular that is missing. Of gaps: the kind of gap.
    body : str
        Only what is about it.
    row : str
        What is open: a document, or an agreement and a particular.
    years : str
        From how many years without a source something is stale.
    today : str
        ISO date, perhaps partial.
    """

    tab: str = one_of("documents", TABS)
    tier: str = ""
    publisher: str = ""
    region: str = ""
    lacks: str = ""
    body: str = ""
    row: str = ""
    years: str = ""
    today: str = ""

    def but(self, **changed: Any) -> "Asked":
        """The same with some fields changed; what was open is shut."""
        return replace(self, **{"row": "", **changed})

    def to(self, tab: str, **asked: Any) -> "Asked":
        """Another tab, of the same day and region.

        Examples
        --------
        >>> Asked("documents", tier="own", today="2026").to("stale").query()
        {'tab': 'stale', 'today': '2026'}
        """
        return Asked(tab, **{"region": self.region, "today": self.today, **asked})
