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

KINDS: Final = ("body", "text", "number", "flag", "date", "list")
_LINE = re.compile(r"//\s*(name|purpose|parameter):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s*\[(\w+)\]\s*(?:=\s*(.+?)\s*)?:\s+(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to be told: a body's id, a text, a number, a flag, a date or a list."""

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
    found: dict[str, list[tuple[int, str]]] = {"name": [], "purpose": [], "parameter": []}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line.strip())
        if match:
            found[match[1]].append((number, match[2].strip()))
    if len(found["name"]) > 1:
        raise ConcordError(f"{where}, line {found['name'][1][0]}: a second name; a question has one.")
    if not found["name"] or not found["purpose"]:
        raise ConcordError(
            f'{where}, line 1: expected a header with one "// name: ..." and "// purpose: ...".'
        )
    parameters = tuple(_parameter(line, f"{where}, line {number}") for number, line in found["parameter"])
    purpose = " ".join(line for _, line in found["purpose"])
    return Question(found["name"][0][1], purpose, parameters, text, function)


def parameters_of(text: str) -> tuple[Parameter, ...]:
    """What the parameter lines of a text tell, whether or not it has a name.

    Raises
    ------
    ConcordError
        If a line cannot be read.

    Examples
    --------
    >>> [p.kind for p in parameters_of("// parameter: most [number] = 5: how many\\nRETURN $most")]
    ['number']
    """
    lines = ((number, _LINE.match(line.strip())) for number, line in enumerate(text.splitlines(), 1))
    return tuple(
        _parameter(match[2].strip(), f"Line {number}")
        for number, match in lines
        if match and match[1] == "parameter"
    )


def without_name(text: str) -> str:
    """A text without the header lines that name it, its parameters kept.

    Examples
    --------
    >>> without_name("// name: all\\n// purpose: All forces.\\nMATCH (f:Force) RETURN f")
    'MATCH (f:Force) RETURN f'
    """
    matches = ((line, _LINE.match(line.strip())) for line in text.strip().splitlines())
    return "\n".join(line for line, match in matches if not match or match[1] == "parameter")


def _parameter(line: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match[2] not in KINDS:
        raise ConcordError(
            f'{where}: "parameter: {line}" cannot be read; expected "parameter: NAME [KIND] = DEFAULT: '
            f'what it is", KIND one of {", ".join(KINDS)}.'
        )
    name, kind, default, purpose = match.groups()
    try:
        return Parameter(name, kind, purpose, default is None, json.loads(default) if default else None)
    except json.JSONDecodeError:
        raise ConcordError(
            f'{where}: "{default}" is not a default; write a text in double quotes, a number, true, false or null.'
        ) from None
