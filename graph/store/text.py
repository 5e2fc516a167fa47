"""What a Cypher text asks for, by its words and by its plan, and what neither store answers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from graph.errors import QueryError, RefusedError

PROCEDURES: Final = frozenset(
    {"db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.nodetypeproperties",
     "db.schema.reltypeproperties"}
)  # fmt: skip
"""The procedures that a read may call, in lower case."""

WRITES: Final = "A read may not write. Change the facts and run concord load."
COMMANDS: Final = "A read may not administer the database."
FILES: Final = "LOAD CSV reads files. Load facts with concord load."
NO_APOC: Final = "APOC is not here: write it in Cypher itself, or take the rows into pandas."
NARROW: Final = "Start from one body by its id, bound every * such as *1..3, or ask for less at once."


def too_slow(timeout: float) -> str:
    """What to say of a query that was ended at its deadline."""
    return f"The query did not end within {timeout:g} seconds. {NARROW}"


def no_procedure(name: str) -> str:
    """What to say of a procedure that a read may not call."""
    instead = f" {NO_APOC}" if name.lower().startswith("apoc.") else ""
    return f"A read may not call {name}; it may call db.labels, db.relationshipTypes and db.propertyKeys.{instead}"


_HEADS: Final = frozenset(
    {"EXPLAIN", "PROFILE", "CYPHER", "USE", "SHOW", "TERMINATE", "FOR", "ALTER", "DROP", "GRANT", "DENY",
     "REVOKE", "START", "STOP", "ENABLE", "DEALLOCATE", "REALLOCATE", "DRYRUN", "RENAME"}
)  # fmt: skip
_FAMILIES: Final = frozenset(
    {"date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector"}
)

_TOKEN: Final = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    |(?P<quoted>`(?:``|[^`])*`)
    |(?P<name>[^\W\d]\w*)
    |(?P<mark>\S)""",
    re.VERBOSE | re.DOTALL,
)
_PLACE: Final = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\).*", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\u+([0-9A-Fa-f]{4})")


class Token(NamedTuple):
    """A word, string or mark of a query; names are without their backticks."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The text in upper case where the token is a name, else nothing."""
        return self.text.upper() if self.kind == "name" else ""


END: Final = Token("end", "")


def tokens(cypher: str) -> list[Token]:
    """The words, strings and marks of a query, comments left out.

    Examples
    --------
    >>> [token.text for token in tokens("match (n) // all\\nRETURN n.`name`")]
    ['match', '(', 'n', ')', 'RETURN', 'n', '.', 'name']
    """
    return [token for token, _ in spans(cypher)]


def spans(cypher: str) -> Iterator[tuple[Token, int]]:
    """The same, each with where it begins."""
    for match in _TOKEN.finditer(cypher):
        kind, text = str(match.lastgroup), match.group()
        if kind == "quoted":
            yield Token("name", text[1:-1].replace("``", "`")), match.start()
        elif kind != "comment":
            yield Token(kind, text), match.start()


def unescaped(cypher: str) -> str:
    """The text with the escapes resolved that Neo4j resolves before it reads a word.

    Examples
    --------
    >>> unescaped(r"L\\u004fAD")
    'LOAD'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), cypher)


def without_comments(cypher: str) -> str:
    """The text with every comment blanked, so that what is left keeps its line and column.

    Examples
    --------
    >>> without_comments("RETURN /* one */ 1")
    'RETURN           1'
    """

    def blank(match: re.Match[str]) -> str:
        text = match.group()
        return re.sub(r"[^\n]", " ", text) if match.lastgroup == "comment" else text

    return _TOKEN.sub(blank, cypher)


def check(cypher: str) -> list[Token]:
    """The tokens of a query that both stores would read alike; anything else is refused.

    Parameters
    ----------
    cypher : str

    Raises
    ------
    RefusedError
        Where the text starts with a command, or calls a function that the database was extended by.
    QueryError
        Where it is empty, holds two queries, or asks for the database's own number of a node.
    """
    words = tokens(cypher)
    while words and words[-1].text == ";":
        words.pop()
    if not words:
        raise QueryError(
            "The query is empty. Write one such as MATCH (f:Force) RETURN f.name ORDER BY f.name"
        )
    if any(token == ("mark", ";") for token in words):
        raise QueryError("One query at a time: leave out what follows the semicolon.")
    if words[0].word in _HEADS:
        raise RefusedError(
            f"{words[0].word} is not a question to the network; start with MATCH, WITH or UNWIND."
        )
    for procedure, name in calls(words):
        if procedure and name not in PROCEDURES:
            raise RefusedError(no_procedure(name))
        if not procedure and name == "id":
            raise QueryError(
                "id() is the database's own number of a node or relationship. Write n.id instead."
            )
        if not procedure and "." in name and name.split(".")[0] not in _FAMILIES:
            instead = f" {NO_APOC}" if name.startswith("apoc.") else ""
            raise RefusedError(
                f"{name}() is not a function of Cypher itself, and what it does cannot be known.{instead}"
            )
    return words


def check_plan(plan: Mapping[str, Any], kind: str) -> None:
    """Refuse by Neo4j's plan of a query, which sees through escapes and into every sub-query.

    Parameters
    ----------
    plan : mapping
        As EXPLAIN gives it.
    kind : str
        Whether it reads ("r"), writes or changes the schema.
    """
    operator = str(plan.get("operatorType", "")).partition("@")[0]
    if operator == "ProcedureCall":
        name = str(plan.get("args", {}).get("Details", "")).partition("(")[0]
        if name.lower() not in PROCEDURES:
            raise RefusedError(no_procedure(name))
    elif operator == "LoadCSV":
        raise RefusedError(FILES)
    elif operator.startswith(("Show", "Terminate", "Administration")):
        raise RefusedError(COMMANDS)
    for child in plan.get("children", ()):
        check_plan(child, kind)
    if kind != "r":
        raise RefusedError(WRITES)


def placed(message: str, *, above: int = 0) -> str:
    """Neo4j's message with its place first, where `above` lines stood before the query.

    Examples
    --------
    >>> placed("Unknown function 'zoo' (line 3, column 8 (offset: 15))", above=1)
    "Line 2, column 8: Unknown function 'zoo'."
    """
    place = _PLACE.search(message)
    first = _PLACE.sub("", message).split("\n")[0].rstrip(".")
    return f"Line {int(place[1]) - above}, column {place[2]}: {first}." if place else f"{first}."


def plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a query as both engines take them.

    Raises
    ------
    QueryError
        If one is something other than a text, number, truth value, or a list or map of these.

    Examples
    --------
    >>> plain({"network": ("LEADS", "HOSTS")})
    {'network': ['LEADS', 'HOSTS']}
    """
    return {name: _plain(name, value) for name, value in parameters.items()}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(name, part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(name, part) for part in value]
    if value is None or isinstance(value, str | float) or (isinstance(value, int) and abs(value) < 2**63):
        return value
    raise QueryError(f"Parameter ${name} is {value!r}; expected a text, a number, true or false, or a list.")


def calls(words: Sequence[Token]) -> Iterator[tuple[bool, str]]:
    """Every function or procedure that a query calls: whether it is a procedure, and its name in lower case.

    Examples
    --------
    >>> list(calls(tokens("CALL db.labels() YIELD label RETURN date.truncate('year', date())")))
    [(True, 'db.labels'), (False, 'date.truncate'), (False, 'date')]
    """
    for here, token in enumerate(words):
        before = words[here - 1] if here else END
        if token.kind != "name" or before.text in (".", ":", "$"):
            continue
        parts, after = [token.text], here + 1
        while text_at(words, after) == "." and after + 1 < len(words) and words[after + 1].kind == "name":
            parts.append(words[after + 1].text)
            after += 2
        if text_at(words, after) == "(":
            yield before.word == "CALL", ".".join(parts).lower()


def reads_files(words: Sequence[Token]) -> bool:
    """Whether LOAD CSV stands anywhere in a query.

    Examples
    --------
    >>> reads_files(tokens("RETURN 1 AS a UNION load // hidden\\n `csv` FROM 'x' AS a RETURN a"))
    True
    """
    return any(a.word == "LOAD" and b.word == "CSV" for a, b in pairwise(words))


def text_at(words: Sequence[Token], here: int) -> str:
    """The text of a token, nothing past the end."""
    return words[here].text if here < len(words) else ""


def closing(words: Sequence[Token], opening: int) -> int:
    """Where the bracket at `opening` closes, or the end of the query."""
    depth = 0
    for here in range(opening, len(words)):
        if words[here].kind == "mark":
            depth += (words[here].text in "([{") - (words[here].text in ")]}")
            if depth == 0:
                return here
    return len(words)
