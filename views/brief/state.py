"""What the page shows: a briefing on a body, read from the URL and written back to it."""

from dataclasses import dataclass
from typing import Final

from graph.marking import TIERS
from views.url import InUrl, one_of

FORMS: Final = {"commissioner-briefing": "Briefing for a new commissioner"}
"""The forms and what they are called."""


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A briefing. Each field is the query parameter of that name; one left out is as below.

    Attributes
    ----------
    about : str
        Id of a force or policing body; without one nothing is written.
    form : str
        A key of FORMS.
    title : str
        What its author calls it; else what it is about.
    marking : str
        The least that it is marked; what is inside may mark it higher.
    as_at, today : str
        Dates, ISO, perhaps partial.

    Examples
    --------
    >>> Asked.read({"about": "durham", "form": "sausage", "marking": "OFFICIAL"}).query()
    {'about': 'durham', 'marking': 'OFFICIAL'}
    """

    about: str = ""
    form: str = one_of("commissioner-briefing", FORMS)
    title: str = ""
    marking: str = one_of("", ("", *TIERS))
    as_at: str = ""
    today: str = ""
