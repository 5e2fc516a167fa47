"""Numbers in the sentences of answers, with the noun and the verb that each takes."""


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    Examples
    --------
    >>> count(1, "unit"), count(1200, "body", "bodies")
    ('1 unit', '1,200 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def verb(number: int, one: str, many: str) -> str:
    """The verb that a number takes.

    Examples
    --------
    >>> verb(1, "has", "have"), verb(0, "has", "have")
    ('has', 'have')
    """
    return one if number == 1 else many


def share(
    part: int, every: int, one: str, verbs: tuple[str, str] = ("has", "have"), *, many: str = ""
) -> str:
    """So many of all, and the verb.

    Parameters
    ----------
    part, every : int
    one, many : str
        What they are: of one, and of several where that is more than an s.
    verbs : tuple of str
        For one and for several.

    Examples
    --------
    >>> share(1, 66, "agreement"), share(0, 66, "agreement"), share(0, 1, "row", ("rests", "rest"))
    ('1 of the 66 agreements has', '0 of the 66 agreements have', '0 of 1 row rests')
    """
    return f"{part:,} {of(every, one, many)} {verb(every if every == 1 else part, *verbs)}"


def of(every: int, one: str, many: str = "") -> str:
    """Out of how many.

    Examples
    --------
    >>> of(3, "body", "bodies"), of(1, "body", "bodies")
    ('of the 3 bodies', 'of 1 body')
    """
    return f"of {'' if every == 1 else 'the '}{count(every, one, many)}"


def joined(part: int, every: int, who: str = "") -> str:
    """So many of the units that somebody takes part in, or that anybody does.

    Examples
    --------
    >>> joined(66, 152), joined(1, 22, "Durham")
    ('66 of the 152 units that have participants have', '1 of the 22 units that Durham takes part in has')
    """
    if who:
        return share(part, every, f"unit that {who} takes part in", many=f"units that {who} takes part in")
    return share(part, every, "unit that has participants", many="units that have participants")
