"""Whom "all forces" stands for: the forces that head the columns of the table, where these say which; else nobody."""

import re
from collections.abc import Sequence
from typing import Final

from graph.naming.folding import folded
from loaders.registers.columns import Column, Knows
from loaders.registers.files.grid import Sheet
from loaders.registers.tables import Table

COUNTS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
EVERYONE: Final = re.compile(
    rf"(?P<all>all|every|both|regional)(?: of)?(?: the)?(?: (?P<count>{'|'.join(COUNTS)}|\d\d?))?(?: (?P<where>[a-z ]+?))??"
    r"(?: (?:police )?(?:forces?|constabulary|constabularies))?(?: in (?:the )?(?P<within>[a-z ]+?))?"
)
FIRST: Final = frozenset("aebr")
"""How a text may begin that says so."""
OWN: Final = ("", "regional", "region", "participating", "these", "listed", "member", "above")
"""Words that say no more than that the forces are those of the table."""


def everyone(text: str, table: Table, known: Knows) -> tuple[Column, ...]:
    """The columns of the forces that a text such as "All five forces" or "All EM forces" speaks of together.

    Returns
    -------
    tuple of Column
        None of them where the text says something else, or a number or a region that the columns do not bear out.
    """
    found = EVERYONE.fullmatch(folded(text)) if text[:1].lower() in FIRST else None
    columns = tuple(column for column in table.of("takes part") if column.body)
    if not found or len(columns) < 2 or len({column.body.label for column in columns if column.body}) > 1:
        return ()
    for where in (found["where"] or "", found["within"] or ""):
        if where not in OWN:
            columns = tuple(column for column in columns if _lies_in(column, where, known))
    count = "two" if found["all"] == "both" else found["count"] or ""
    wanted = COUNTS.index(count) + 2 if count in COUNTS else int(count or len(columns))
    return columns if len(columns) == wanted > 1 else ()


def spread(sheet: Sheet, row: int, column: int, members: Sequence[Column]) -> bool:
    """Whether a cell is merged over the columns of all of these and of no others that say whom."""
    span = sheet.spans.get((row, column))
    return span is not None and all(span[1] <= member.number <= span[3] for member in members)


def _lies_in(column: Column, where: str, known: Knows) -> bool:
    """Whether the force of a column is in a region, by its name ("east midlands") or its first letters ("em")."""
    node = known.nodes.get(column.body.id) if column.body else None
    regions = [folded(str(region)) for region in (node.properties.get("regions") or ())] if node else []
    plain = where.removesuffix(" region")
    return any(plain in (region, "".join(word[0] for word in region.split())) for region in regions)
