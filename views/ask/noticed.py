"""What is odd about a query that was answered: names that nothing has, and a pattern compared letter for letter."""

import re
from difflib import get_close_matches
from typing import Final

from graph.drawing.component.cypher import Mark
from graph.schema import JOINS, NODE_LABELS
from views.ask import errors

KINDS: Final = {
    "label": (re.compile(r"unknown node label '(\w+)'|label `(\w+)` does not exist"), NODE_LABELS),
    "type of relationship": (
        re.compile(r"unknown relationship type '(\w+)'|relationship type `(\w+)` does not exist"), tuple(JOINS),
    ),
    "property": (re.compile(r"references property '(\w+)'|property `(\w+)` does not exist"), ()),
}  # fmt: skip
"""How either engine says that nothing has a label, type or property; and those that there are."""
_MEANT: Final = re.compile(r"Did you mean '(\w+)'")
_PATTERN: Final = re.compile(r"(?<![<>=])=(?!~)\s*(['\"])(?:(?!\1).)*?(?:\.\*|\.\+|\^|\$|\\d|\(\?i\))")


def noticed(warning: str, cypher: str, properties: tuple[str, ...] = ()) -> tuple[str, Mark | None]:
    """A warning of an engine in words alike for both stores, with its place; other warnings as they are.

    Parameters
    ----------
    warning, cypher : str
    properties : tuple of str
        Those that there are, to find the closest among.

    Examples
    --------
    >>> noticed("The label `Farce` does not exist. Verify.", "MATCH (f:Farce) RETURN f")
    ('Line 1, column 10: nothing has the label Farce. Did you mean Force?', Mark(line=1, column=10, length=5))
    """
    for kind, (rule, known) in KINDS.items():
        found = rule.search(warning)
        if found:
            name = found[1] or found[2]
            told = _MEANT.search(warning)
            close = get_close_matches(name, known or properties, 1)
            meant = told[1] if told else close[0] if close else ""
            said = f"nothing has the {kind} {name}." + (f" Did you mean {meant}?" if meant else "")
            return _placed(said, errors.named(name, cypher))
    return warning, None


def letters(cypher: str) -> tuple[str, Mark | None]:
    """What to say where a text with the signs of a pattern is compared with = ; empty where none is.

    Examples
    --------
    >>> letters("MATCH (f) WHERE f.name = '.*Police' RETURN f")[0]
    'Line 1, column 24: = compares letter for letter. Write =~ for a pattern.'
    >>> letters("MATCH (f) WHERE f.name =~ '.*Police' RETURN f")
    ('', None)
    """
    found = _PATTERN.search(cypher)
    if not found:
        return "", None
    return _placed(
        "= compares letter for letter. Write =~ for a pattern.",
        errors.marked(cypher, found.start(), found.start() + 1),
    )


def _placed(said: str, mark: Mark | None) -> tuple[str, Mark | None]:
    return (f"Line {mark.line}, column {mark.column}: {said}" if mark else said[:1].upper() + said[1:]), mark
