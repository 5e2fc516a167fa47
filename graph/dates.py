"""Partial dates ("2015", "2015-04", "2015-04-30"), compared as intervals and never padded in silence."""

import calendar
import re
from datetime import date

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def interval(partial: str) -> tuple[date, date]:
    """First and last day that a partial date may mean.

    Parameters
    ----------
    partial : str
        A year, a year and month, or a day, in ISO form.

    Returns
    -------
    tuple of date
        Both ends are included.

    Raises
    ------
    ValueError
        If the text is no such date.

    Examples
    --------
    >>> interval("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    """
    match = _PARTIAL.fullmatch(partial)
    if not match:
        raise ValueError(f'"{partial}" is not a date; expected 2015, 2015-04 or 2015-04-30')
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        raise ValueError(f'"{partial}" is not a day of the calendar; expected one like 2015-04-30') from None


def surely_before(first: str, second: str) -> bool:
    """Whether every day that `first` may mean comes before every day that `second` may mean.

    Examples
    --------
    >>> surely_before("2014", "2015-01-01"), surely_before("2015", "2015-04")
    (True, False)
    """
    return interval(first)[1] < interval(second)[0]


def within(partial: str, on: str) -> bool:
    """Whether a date lies, or may lie, within what another one means, and is not that very day.

    What begins or ends on such a date held for a part of `on` only, or may have.

    Examples
    --------
    >>> within("2019-04", "2019"), within("2019", "2019-04-15"), within("2018", "2019")
    (True, True, False)
    >>> within("2019-04-15", "2019-04-15")
    False
    """
    first, last = interval(partial)
    from_day, to_day = interval(on)
    return first <= to_day and from_day <= last and not first == last == from_day == to_day


def taken(partial: str) -> str:
    """What a date is taken to mean, in words.

    Examples
    --------
    >>> taken("2019-04-30")
    'The day asked about is 2019-04-30'
    >>> taken("2019")
    '2019 is taken as 2019-01-01 to 2019-12-31'
    """
    first, last = interval(partial)
    return (
        f"The day asked about is {partial}" if first == last else f"{partial} is taken as {first} to {last}"
    )


def years_before(partial: str, today: str) -> float:
    """Least number of years by which `partial` lies before `today`; negative where it lies after.

    Examples
    --------
    >>> round(years_before("2012", "2026-11-25"), 1)
    13.9
    """
    return (interval(today)[0] - interval(partial)[1]).days / 365.25
