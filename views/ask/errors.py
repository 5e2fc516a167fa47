"""Where in a query something went wrong: by the place that the engine tells, or by the words it speaks of."""

import re
from difflib import get_close_matches

from graph.drawing.component.cypher import Mark
from graph.store import text
from graph.store.text import without_comments

PLACE = re.compile(r"Line (\d+), column (\d+): (.*)", re.DOTALL)
_WRITES = re.compile(r"\b(CREATE|MERGE|SET|DETACH\s+DELETE|DELETE|REMOVE|FOREACH|DROP|LOAD\s+CSV)\b", re.I)
_NAMED = re.compile(
    r"(?:Unknown function:?|Undefined variable|Variable|function|not call) [`'\"]?([\w.]+)|^([\w.]+)\(?\)? is not"
)
_CODE = re.compile(r"\b([A-Za-z_]\w*\.\w+|\w+(?=\())")
_UNDEFINED = re.compile(r"Undefined variable '(\w+)'|Variable `(\w+)` not defined")
_FUNCTION = re.compile(r"Unknown function:? '?(\w+)")
_EXPECTED = re.compile(r"(expected (?:[^,]+, ){3}[^,]+), .*?(?=\.$|\. |$)", re.DOTALL)
"""Neo4j lists all that might stand at a place, thirty words and more."""
FUNCTIONS = (
    "abs",
    "avg",
    "coalesce",
    "collect",
    "count",
    "date",
    "head",
    "keys",
    "labels",
    "last",
    "left",
    "length",
    "max",
    "min",
    "nodes",
    "properties",
    "range",
    "reduce",
    "relationships",
    "replace",
    "reverse",
    "right",
    "round",
    "size",
    "split",
    "substring",
    "sum",
    "tail",
    "toFloat",
    "toInteger",
    "toLower",
    "toString",
    "toUpper",
    "trim",
    "type",
)
_CHARACTER = re.compile(r"Unexpected character '(.)' at position \d+")
"""kglite counts from the head of its own EXPLAIN, so the position is not one in the query."""
_STRINGS = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")


def place(message: str, cypher: str) -> Mark | None:
    """The place in a query that a message is about, or None where it cannot be told.

    Parameters
    ----------
    message : str
        As the store says it.
    cypher : str

    Examples
    --------
    >>> place("Line 2, column 8: Unknown function 'zoo'.", "MATCH (n)\\nRETURN zoo(n)")
    Mark(line=2, column=8, length=3)
    >>> place(text.WRITES, "MATCH (n) // SET\\n  SET n.x = 'CREATE'")
    Mark(line=2, column=3, length=3)
    >>> place("Undefined variable 'm'.", "MATCH (n) RETURN m.id")
    Mark(line=1, column=18, length=1)
    """
    told = PLACE.match(message)
    if told:
        line, column = int(told[1]), int(told[2])
        return Mark(line, column, _length(cypher, line, column))
    plain = _bare(cypher)
    found = _spoken_of(message, plain)
    return marked(plain, *found) if found else None


def said(message: str) -> str:
    """The message as a sentence for the reader, its place in words and, last, what to write instead.

    Examples
    --------
    >>> said("Line 2, column 8: Unknown function 'zoo'.")
    "Line 2, column 8: unknown function 'zoo'."
    """
    message = _CHARACTER.sub(r"Unexpected character '\1'", message)
    message = _UNDEFINED.sub(
        lambda found: f"No MATCH, WITH or UNWIND before it names {found[1] or found[2]}", message
    )
    message = _EXPECTED.sub(r"\1 or other words", message)
    unknown = _FUNCTION.search(message)
    if unknown:
        close = get_close_matches(unknown[1].lower(), FUNCTIONS, 1)
        message += f" Did you mean {close[0]}()?" if close else ""
    told = PLACE.match(message)
    if not told:
        return message
    rest = told[3]
    lower = rest[:1].lower() + rest[1:] if not rest[:2].isupper() else rest
    return f"Line {told[1]}, column {told[2]}: {lower}"


def _bare(cypher: str) -> str:
    """The query with its texts and comments blanked, so that what is left keeps its place."""
    return _STRINGS.sub(lambda match: "'" + " " * (len(match[0]) - 2) + "'", without_comments(cypher))


def _spoken_of(message: str, plain: str) -> tuple[int, int] | None:
    if message in (text.WRITES, text.FILES):
        match = _WRITES.search(plain)
        return match.span() if match else None
    odd = _CHARACTER.search(message)
    if odd and odd[1] in plain:
        return plain.index(odd[1]), plain.index(odd[1]) + 1
    if message.startswith("Unterminated string"):
        quote = max(plain.rfind("'"), plain.rfind('"'))
        return (quote, len(plain)) if quote >= 0 else None
    named = _NAMED.search(message)
    words = [(named[1] or named[2]).strip(".")] if named else []
    words += _CODE.findall(message)
    parameter = re.search(r"\$(\w+)|[Pp]arameter\(s\): (\w+)", message)
    words += [f"${parameter[1] or parameter[2]}"] if parameter else []
    first = re.match(r"([A-Z]{3,}) is not a question", message)
    words += [first[1]] if first else []
    for word in words:
        match = re.search(rf"(?<![\w.$]){re.escape(word)}(?!\w)", plain, re.I)
        if match:
            return match.span()
    return None


def named(name: str, cypher: str) -> Mark | None:
    """Where a query first has a name, texts and comments apart."""
    plain = _bare(cypher)
    found = re.search(rf"(?<![\w$]){re.escape(name)}(?!\w)", plain)
    return marked(plain, *found.span()) if found else None


def marked(plain: str, start: int, end: int) -> Mark:
    """A piece of a query as the editor marks it."""
    before = plain[:start]
    column = start - (before.rfind("\n") + 1) + 1
    return Mark(before.count("\n") + 1, column, max(1, end - start))


def _length(cypher: str, line: int, column: int) -> int:
    lines = cypher.split("\n")
    rest = lines[line - 1][column - 1 :] if 0 < line <= len(lines) else ""
    word = re.match(r"[\w.]+|'[^']*$|\"[^\"]*$", rest)
    return len(word[0]) if word else 1
