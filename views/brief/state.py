"""What the page shows: a document of a form about a body or a region, read from the URL and written back to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.marking import TIERS
from views.url import InUrl, one_of

BODY, REGION, COUNTRY = "body", "region", "region or country"
"""What a document is about."""
DOCX, PPTX, XLSX = "docx", "pptx", "xlsx"
FILES: Final = {DOCX: "Word document", PPTX: "PowerPoint slides", XLSX: "Excel workbook"}
ALL: Final = "England and Wales"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of document: what it is called, what it is about, and the kinds of file that it comes as."""

    name: str
    about: str
    files: tuple[str, ...]


FORMS: Final[Mapping[str, Form]] = {
    "commissioner-briefing": Form("Briefing for a new commissioner", BODY, (DOCX, PPTX)),
    "panel-report": Form("Report to a police and crime panel", REGION, (DOCX,)),
    "register": Form("Section 22A register", COUNTRY, (XLSX, DOCX)),
    "letter": Form("Letter asking for what is missing", BODY, (DOCX,)),
}


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A document. Each field is the query parameter of that name; one left out is as below.

    Attributes
    ----------
    about : str
        Id of a force or policing body, or the name of a region; without one nothing is written.
    form : str
        A key of FORMS.
    file : str
        A key of FILES; empty for the first that the form comes as.
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
    >>> Asked.read({"form": "register"}).kind, Asked.read({"form": "letter", "file": "xlsx"}).kind
    ('xlsx', 'docx')
    """

    about: str = ""
    form: str = one_of("commissioner-briefing", FORMS)
    file: str = one_of("", ("", *FILES))
    title: str = ""
    marking: str = one_of("", ("", *TIERS))
    as_at: str = ""
    today: str = ""

    @property
    def kind(self) -> str:
        """The kind of file: what was asked, where the form comes as that."""
        files = FORMS[self.form].files
        return self.file if self.file in files else files[0]
