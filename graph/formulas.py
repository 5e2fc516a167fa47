"""Text in a csv file that a spreadsheet opens: what it would take for a formula is kept a text, without loss."""

import re
from typing import Any, Final

_TAKEN: Final = r"[=@＝＠\t\r\n]|[+\-＋－](?!\s*\d[\d.,]*\s*\Z)(?!\s*\Z)"
_FORMULA: Final = re.compile(rf"'*\s*(?:{_TAKEN})")
_KEPT: Final = re.compile(rf"'+\s*(?:{_TAKEN})")


def as_text(cell: Any) -> Any:
    """A cell as it leaves the product: an apostrophe before what a spreadsheet would run.

    Parameters
    ----------
    cell : object
        What is no text is returned as it is; so are a number with its sign and a dash alone.

    References
    ----------
    CWE-1236, Improper neutralization of formula elements in a CSV file.

    Examples
    --------
    >>> as_text("=1+1"), as_text("'=1+1"), as_text("-2.5"), as_text("Kent"), as_text("'Allo")
    ("'=1+1", "''=1+1", '-2.5', 'Kent', "'Allo")
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """The text that `as_text` was given.

    Examples
    --------
    >>> as_written("'=1+1"), as_written("''=1+1"), as_written("'Allo")
    ('=1+1', "'=1+1", "'Allo")
    """
    return cell[1:] if _KEPT.match(cell) else cell
