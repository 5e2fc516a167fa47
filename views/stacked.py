"""Tables that become a list of rows on a phone: each cell says its head, and roles keep it a table for screen readers."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Final

_OPENING: Final = re.compile(r"<(tr|td|th)\b([^>]*)>")
_SPAN: Final = re.compile(r"colspan=\"?(\d+)")
_MARKUP: Final = re.compile(r"<[^>]+>")


def labelled(heads: Sequence[str], rows: str) -> str:
    """The rows with the head of its column on every cell, and the roles that a stacked table would lose.

    Parameters
    ----------
    heads : sequence of str
        Markup, as `words.table` takes them.
    rows : str
        The rows; a cell over several columns has no head.

    Examples
    --------
    >>> print(labelled(("Who", "#Units"), "<tr><td>Kent</td><td class=n>3</td></tr>"))
    <tr role=row><td data-head="Who" role=cell>Kent</td><td class=n data-head="Units" role=cell>3</td></tr>
    """
    names = [escape(unescape(_MARKUP.sub("", head)).removeprefix("#")) for head in heads]
    column = 0

    def said(found: re.Match[str]) -> str:
        nonlocal column
        tag, own = found[1], found[2]
        if tag == "tr":
            column = 0
            return f"<tr{own} role=row>"
        role = "rowheader" if tag == "th" else "cell"
        span = _SPAN.search(own)
        name = "" if span or column >= len(names) else f' data-head="{names[column]}"'
        column += int(span[1]) if span else 1
        return f"<{tag}{own}{name} role={role}>"

    return _OPENING.sub(said, rows)
