"""A named question and the header that a text of Cypher opens with.

// name: participants
// purpose: Who takes part in a unit, and who says so.
// parameter: unit [body]: the unit
// parameter: named_only [flag] = false: leave out claims about all forces
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from graph.errors import ConcordError
from graph.model import Result

KINDS: Final = ("body", "text", "flag", "date", "list")
_LINE = re.compile(r"//\s*(name|purpose|parameter):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s*\[(\w+)\]\s*(?:=\s*(.+?)\s*)?:\s+(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to be told: a body's id, a text, a flag, a date or a list."""

    name: str
    kind: str
    purpose: str
    needed: bool
    default: Any = None


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes
    ----------
    name, purpose : str
    parameters : tuple of Parameter
    cypher : str
        What is read from the store.
    function : callable, optional
        Makes the answer of the Subgraph that was read; without one the rows read are the answer.
    """

    name: str
    purpose: str
    parameters: tuple[Parameter, ...]
    cypher: str
    function: Callable[..., Result] | None = None


def question(
    text: str, function: Callable[..., Result] | None = None, *, where: str = "question"
) -> Question:
    """A question from its text, header first.

    Raises
    ------
    ConcordError
        If the header has no name or purpose, or a parameter cannot be read.

    Examples
    --------
    >>> q = question('''// name: names
    ... // purpose: What a body is called.
    ... // parameter: body [body]: the body
    ... MATCH (n {id: $body}) RETURN n.name AS name ORDER BY name''')
    >>> q.name, q.parameters[0].needed
    ('names', True)
    """
    found: dict[str, list[str]] = {"name": [], "purpose": [], "parameter": []}
    for line in text.splitlines():
        match = _LINE.match(line.strip())
        if match:
            found[match[1]].append(match[2].strip())
    if len(found["name"]) != 1 or not found["purpose"]:
        raise ConcordError(f'{where}: expected a header with one "// name: ..." and "// purpose: ...".')
    parameters = tuple(_parameter(line, where) for line in found["parameter"])
    return Question(found["name"][0], " ".join(found["purpose"]), parameters, text, function)


def _parameter(line: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match[2] not in KINDS:
        raise ConcordError(
            f'{where}: "parameter: {line}" cannot be read; expected "parameter: NAME [KIND] = DEFAULT: '
            f'what it is", KIND one of {", ".join(KINDS)}.'
        )
    name, kind, default, purpose = match.groups()
    return Parameter(name, kind, purpose, default is None, json.loads(default) if default else None)
