"""The named questions as readers ask them: who asks, under which heading, in which words. One table."""

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final

from graph.questions.header import Question
from graph.schema import BODIES, JOINT, POLICING

READERS: Final = {
    "A commissioner asks": ("Who depends on whom", "What to do next"),
    "An analyst asks": ("How bodies are connected", "Who leads how much", "When"),
    "An auditor asks": ("What agreements record", "What the evidence is"),
    "Queries and maps ask": ("The claims themselves",),
    "Your own": ("Saved here",),
}
"""Who asks, and the headings of what they ask, in the order of the page."""
OWN: Final = "Saved here"
TABLE: Final = Path(__file__).parent / "catalogue.csv"
FITS: Final[Mapping[str, Collection[str]]] = {
    "": (),
    "policing": POLICING,
    "unit": JOINT,
    "part": (*POLICING, *JOINT),
    "agreed": (*POLICING, *JOINT, "Agreement"),
    "function": ("Function",),
    "body": (*BODIES, "Agreement", "Person", "Post"),
    "anything": (*BODIES, "Agreement", "Person", "Post", "Function"),
}
"""What a question may be asked about, as the table says it: labels."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A question as the page lists it.

    Attributes
    ----------
    name, group, title : str
    one, many : str
        What a row of its answer is.
    filled : tuple of str
        The title with what it is asked about: the first whose parameters are all given.
    subject : str
        The parameter that takes what a reader is looking at; empty where there is none.
    fits : collection of str
        The labels of what that may be.
    """

    name: str
    group: str
    title: str
    one: str
    many: str
    filled: tuple[str, ...] = ()
    subject: str = ""
    fits: Collection[str] = ()

    def asked(self, given: Mapping[str, str]) -> str:
        """The title with what it is asked about.

        Examples
        --------
        >>> LISTED["depends"].asked({"of": "Durham Constabulary"}), LISTED["depends"].asked({})
        ('What does Durham Constabulary depend on?', 'Who depends on whom?')
        """
        for text in self.filled:
            if all(given.get(field) for _, field, _, _ in Formatter().parse(text) if field):
                return text.format_map(given)
        return self.title


def _read(row: Mapping[str, str]) -> Listed:
    own = ("name", "group", "title", "one", "many", "subject")
    filled = tuple(filter(None, row["filled"].split("|")))
    return Listed(**{name: row[name] for name in own}, filled=filled, fits=FITS[row["fits"]])


with TABLE.open(encoding="utf-8", newline="") as _file:
    LISTED: Final = {row["name"]: _read(row) for row in csv.DictReader(_file)}
"""Every question that comes with Concord, by name, in the order of the table."""


def listed(question: Question) -> Listed:
    """How a question is listed; one of the reader's own by its name and purpose.

    Examples
    --------
    >>> own = listed(Question("late_units", "Units that are late.", (), "RETURN 1 AS n"))
    >>> own.group, own.title
    ('Saved here', 'Late units')
    """
    said = question.name.replace("_", " ")
    own = Listed(question.name, OWN, said[:1].upper() + said[1:], "row", "rows")
    return LISTED.get(question.name, own)


def grouped(questions: Iterable[Question]) -> dict[str, dict[str, list[Question]]]:
    """The questions by who asks and heading, each in the order of the table; what is empty is left out."""
    order = {name: place for place, name in enumerate(LISTED)}
    every = sorted(questions, key=lambda q: (order.get(q.name, len(order)), q.name))
    found: dict[str, dict[str, list[Question]]] = {}
    for reader, groups in READERS.items():
        inside = {group: [q for q in every if listed(q).group == group] for group in groups}
        found[reader] = {group: some for group, some in inside.items() if some}
    return {reader: groups for reader, groups in found.items() if groups}


def also(label: str, without: str) -> list[Listed]:
    """The other questions that may be asked of what has this label.

    Examples
    --------
    >>> [one.name for one in also("Function", "claims")]
    ['delivering', 'disputes', 'single_work', 'stale', 'about']
    """
    return [one for one in LISTED.values() if one.name != without and label in one.fits]
