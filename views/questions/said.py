"""An answer in words: what is certain, what is possible, what was not seen, with numbers and what they are out of."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.analytics.decisions import LACKING
from graph.model import Result
from views.questions.catalogue import Listed
from views.questions.sentences import SAID, Name, bold, counted

_COVERAGE: Final = re.compile(
    r"(?P<part>[\d,]+) of (?:the |these )?(?P<of>[\d,]+) (?P<what>[^.;:]+?) (?P<have>has|have) (?P<sign>an?|no) known "
    r"(?P<which>[^.;]+)"
)
_COMMANDS: Final = re.compile(r"[:;]? ?--param \S+.*$", re.DOTALL)
_COLUMNS: Final = re.compile(r" \((?:columns? [^)]*|named_only|own_part class|may_sign)\)")
FIRST: Final = ("connection", "side_by_side", "single_work", "stale", "reciprocity", "answerable_for")
"""Questions that say their own answer in their first sentence."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many things something is known.

    Attributes
    ----------
    known, of : int
    what, which : str
        The things, and what is known of them.
    """

    known: int
    of: int
    what: str
    which: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer in words.

    Attributes
    ----------
    words : str
        Markup; empty where there is no row.
    certain, possible, unseen : int or None
        Rows of each; None where the answer tells no certainty.
    coverage : Coverage or None
    rest : tuple of str
        What else it says that it could not see.
    """

    words: str
    certain: int | None
    possible: int | None
    unseen: int | None
    coverage: Coverage | None
    rest: tuple[str, ...]


def told(question: Listed, result: Result, given: Mapping[str, str], name: Name, label: Name) -> Told:
    """What an answer comes to.

    Parameters
    ----------
    question : Listed
    result : Result
    given : mapping of str to str
        What it was asked, as ids and texts.
    name, label : callable
        Id to name, and to label.
    """
    rows = result.records()
    warnings = list(map(plainly, result.warnings))
    warnings = [said for said in warnings if said]
    first = next((w for w in warnings if not w.endswith("rows, about every body.")), "")
    own = question.name in FIRST and bool(rows) and bool(first)
    several = list(filter(None, map(coverage, warnings)))
    found = several[0] if len(several) == 1 else None  # of two bodies no one bar could speak
    rest = tuple(
        w for w in warnings if not (own and w == first) and not (found and coverage(w) == found and _whole(w))
    )
    sure = None
    if "certainty" in result.columns:
        sure = Counter(str(row["certainty"]) for row in rows if row.get("kind") != LACKING)
    words = ""
    if rows:
        words = bold(first) if own else SAID.get(question.name, counted)(question, rows, given, name, label)
    return Told(
        words,
        sure["certain"] if sure is not None else None,
        sure["possible"] if sure is not None else None,
        sure["None"] if sure is not None else None,
        found,
        rest,
    )


def plainly(text: str) -> str:
    """A sentence without what only the command line and the columns of a file know.

    Examples
    --------
    >>> plainly('A merger needs two bodies or more: --param bodies="cleveland; durham".')
    'A merger needs two bodies or more.'
    >>> plainly("17 of the 163 changes have a disputed date (column note).")
    '17 of the 163 changes have a disputed date.'
    """
    said = _COLUMNS.sub("", text)
    short = _COMMANDS.sub(".", said)
    return short.rstrip() if short != said else said


def coverage(sentence: str) -> Coverage | None:
    """Of how many things a sentence says that something is known.

    Examples
    --------
    >>> coverage("8 of the 22 units that Durham takes part in have a known lead or host.")
    Coverage(known=8, of=22, what='units that Durham takes part in', which='lead or host')
    >>> coverage("86 of the 152 units that have participants have no known lead or host.").known
    66
    """
    found = _COVERAGE.search(sentence)
    if not found:
        return None
    part, every = (int(found[which].replace(",", "")) for which in ("part", "of"))
    return Coverage(every - part if found["sign"] == "no" else part, every, found["what"], found["which"])


def _whole(sentence: str) -> bool:
    """Whether the coverage is all that a sentence says."""
    found = _COVERAGE.search(sentence)
    return bool(found) and found.start() == 0 and sentence[found.end() :] in (".", "")
