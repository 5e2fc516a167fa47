"""The date that a document gives itself near its head."""

import re
from collections.abc import Iterable
from typing import Final

from graph.dates import interval
from loaders.documents.passages import Passage

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH: Final = "|".join([*MONTHS, *(f"{month[:3]}\\b" for month in MONTHS), "sept"])
WRITTEN: Final = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\s+"
    rf"(?:of\s+)?)?\b(?P<month>{MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:19|20)\d\d)\b",
    re.I,
)
HEAD: Final = 12
"""How many passages from the top are looked at."""


def written(text: str) -> str:
    """The first date written in a text, as far as it goes; empty where there is none.

    Examples
    --------
    >>> written("Meeting of 19th November 2021"), written("signed in April 2015"), written("on 3/2/2019")
    ('2021-11-19', '2015-04', '2019-02-03')
    """
    for match in WRITTEN.finditer(text):
        month = _month(match["month"]) if match["month"] else int(match["m"])
        day, year = match["day"] or match["d"], match["year"] or match["y"]
        said = f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
        if _is_day(said):
            return said
    return ""


def own_date(passages: Iterable[Passage]) -> str:
    """The date of a document: one that stands by itself, or after "date" or "meeting", near its head."""
    for passage in list(passages)[:HEAD]:
        text = passage.text
        alone = len(WRITTEN.sub("", text).split()) <= 4
        labelled = re.match(r"(?:date|dated|published|posted|meeting|last updated)\b", text, re.I)
        if (alone or (labelled and len(text.split()) < 14)) and (found := written(text)):
            return found
    return ""


def _month(word: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(word.lower()[:3]))


def _is_day(partial: str) -> bool:
    try:
        interval(partial)
    except ValueError:
        return False
    return True
