"""Dates as registers write them: British order, Excel's day numbers, months and years alone; never a guess."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from loaders.registers.files.grid import Cell

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WORD: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
DAY: Final = re.compile(
    rf"{WORD}(\d{{1,2}})\s*(?:st|nd|rd|th)?[\s\-/.]+(?:day\s+)?(?:of\s+)?([a-z]{{3,9}})\.?,?[\s\-/.]+(\d{{4}}|\d{{2}})"
)
DAY_LAST: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
NUMBERS: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:\s+0?0:00(?::00)?)?")
ISO: Final = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:[t ]0?0:00(?::00)?)?)?")
MONTH: Final = re.compile(r"([a-z]{3,9})\.?(?:[\s\-/.,']+(\d{4})|\s?[\-/'](\d{2}))")
MONTH_NUMBER: Final = re.compile(r"(\d{1,2})[/\-.](\d{4})")
YEAR: Final = re.compile(r"(19|20)\d{2}")
SERIALS: Final = range(20_000, 70_000)
"""Excel's day numbers from 1954 to 2091."""
YEARS: Final = range(1900, 2101)
OPEN: Final = frozenset(
    {
        "ongoing",
        "on going",
        "on-going",
        "open ended",
        "open-ended",
        "no end date",
        "indefinite",
        "rolling",
        "continuing",
        "current",
        "none",
        "n/a",
        "na",
        "-",
        "–",
        "—",
        "nil",
        "undated",
        "not dated",
        "n.d.",
        "nd",
        "n/k",
        "nk",
        "not known",
        "unknown",
    }
)
"""What says that there is no such date, or that nobody knows it."""


@lru_cache(maxsize=20_000)
def day_of(cell: Cell) -> str:
    """The date of a cell as "2015-04-30", "2015-04" or "2015"; empty where it holds none that is certain.

    Examples
    --------
    >>> day_of(Cell("30/04/2015")), day_of(Cell("Apr-15")), day_of(Cell("1st day of April 2015")), day_of(Cell("2015"))
    ('2015-04-30', '2015-04', '2015-04-01', '2015')
    >>> day_of(Cell("42095", number=42095.0)), day_of(Cell("31/02/2019")), day_of(Cell("2015/16"))
    ('2015-04-01', '', '')
    """
    if cell.day:
        return cell.day
    if cell.number is not None:
        return _numbered(cell.number)
    text = " ".join(cell.text.lower().split())
    if found := NUMBERS.fullmatch(text):
        return _day(_century(found[3]), int(found[2]), int(found[1]))
    if found := DAY.fullmatch(text):
        return _day(_century(found[3]), _month(found[2]), int(found[1]))
    if found := DAY_LAST.fullmatch(text):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := MONTH.fullmatch(text):
        return _day(_century(found[2] or found[3]), _month(found[1]), None)
    if found := MONTH_NUMBER.fullmatch(text):
        return _day(int(found[2]), int(found[1]), None)
    if len(text) == 5 and text.isdecimal() and int(text) in SERIALS:
        return _numbered(float(text))
    return text if YEAR.fullmatch(text) else ""


def day_within(text: str) -> str:
    """The one date that stands in a sentence, such as a title; empty where none or several do.

    Examples
    --------
    >>> day_within("Regional register as at 1 October 2018"), day_within("Register 2018")
    ('2018-10-01', '2018')
    """
    plain = " ".join(text.lower().split())
    for pattern in (DAY, DAY_LAST, NUMBERS, ISO, MONTH, YEAR):
        found = [
            day
            for match in re.finditer(rf"(?<![\w/]){pattern.pattern}(?![\w/])", plain)
            if (day := day_of(Cell(match[0])))
        ]
        if found:
            return found[0] if len(set(found)) == 1 else ""
    return ""


def _numbered(number: float) -> str:
    if number != int(number):
        number = int(number) if int(number) in SERIALS else number
    if number in YEARS:
        return str(int(number))
    if number in SERIALS:
        return (date(1899, 12, 30) + timedelta(days=int(number))).isoformat()
    return ""


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)


def _month(word: str) -> int:
    found = [n for n, month in enumerate(MONTHS, 1) if month.startswith(word)]
    return found[0] if len(found) == 1 else 0


def _day(year: int, month: int, day: int | None) -> str:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return ""
    return whole.isoformat()[: 10 if day else 7]
