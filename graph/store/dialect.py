"""Where the built-in store's Cypher is not Neo4j's, and what to write instead."""

from collections.abc import Sequence
from typing import Final

from graph.errors import QueryError, RefusedError
from graph.store import slips, text
from graph.store.text import END, Token, closing, text_at

_BEFORE_PATTERN: Final = frozenset(
    {"MATCH", "WHERE", "NOT", "AND", "OR", "XOR", "THEN", "ELSE", "RETURN", "IN"}
)
LACKING: Final = {
    "in MATCH pattern: WHERE": "Write it after the pattern: MATCH (f:Force) WHERE f.id = 'durham'.",
    "Unexpected character '!'": "Write WHERE NOT n:Label.",
    "start of clause: |": "Write WHERE n:Force OR n:PCC.",
    "start of clause: <": "Write 1 < x AND x < 3.",
    "trailing input after pattern: LParen": "Repeat a relationship with a star: -[:PART_OF*1..3]->.",
    "expected '(', but found '{'": "Repeat a relationship with a star: -[:PART_OF*1..3]->.",
    "in MATCH pattern: +": "Repeat a relationship with a star: -[:PART_OF*1..3]->.",
    "shortestPath() is only supported": "Give shortestPath a MATCH of its own, after that of its ends.",
    "or .property in map projection, got MATCH": "Write CALL (x) { MATCH ... RETURN collect(y) AS ys }.",
    "Unknown function: percentile": "Sort and collect the values, and take the one at the place you want.",
    "Expected RBracket, found Pipe": "Give the list a name first: WITH [x IN xs | x.id] AS ids.",
}
"""What kglite's message for something it does not know contains, and what to write instead."""


def advice(message: str) -> str:
    """What to write instead, for an engine's message about something that it does not know.

    Examples
    --------
    >>> advice("Unknown function: percentilecont")
    ' Sort and collect the values, and take the one at the place you want.'
    """
    return next((f" {instead}" for sign, instead in LACKING.items() if sign in message), "")


def check(cypher: str) -> list[Token]:
    """The tokens of a query that kglite answers as Neo4j would; refusals say what to write instead."""
    words = text.check(cypher)
    # kglite's plan does not show the arms of a UNION nor what is inside a sub-query.
    if text.reads_files(words):
        raise RefusedError(text.FILES)
    slips.check(cypher)
    if used := relationship_in_map(words):
        name = used.partition(".")[2]
        raise QueryError(
            f"The built-in store cannot match on {used} inside a pattern. Write it after the pattern: "
            f"MATCH (d:Document) WHERE d.id = {used}, or WITH {used} AS {name} before it."
        )
    if used := relationship_in_shortest(words):
        raise QueryError(
            f"The built-in store does not fill {used} inside shortestPath. "
            "Name the path: p = shortestPath(...), and write relationships(p)."
        )
    if used := relationship_twice(words):
        raise QueryError(
            f"The built-in store finds nothing where {used} stands in a second pattern. "
            f"Use startNode({used}).id and endNode({used}).id, or match it once with both ends named; "
            "another relationship needs another name."
        )
    if used := loose_projection(words):
        raise QueryError(
            f"The built-in store fills {used} {{ ... }} only where a MATCH has ({used}) as a node. "
            f"List the fields: {{id: {used}.id, name: {used}.name}}."
        )
    if used := whole_end(words):
        raise QueryError(
            f"The built-in store gives {used}(r) as a name. Write MATCH (a)-[r]->(b) and use a or b."
        )
    return words


def relationship_in_map(words: Sequence[Token]) -> str | None:
    """The first use of a relationship's property inside the map of a pattern, such as `r.source`.

    Examples
    --------
    >>> from graph.store.text import tokens
    >>> relationship_in_map(tokens("MATCH ()-[r]->() MATCH (d:Document {id: r.source}) RETURN d"))
    'r.source'
    >>> relationship_in_map(tokens("MATCH ()-[r]->() RETURN collect(r {.id, from: r.source})"))
    """
    named = {
        words[i + 2].text
        for i in range(len(words) - 2)
        if words[i].text == "-" and words[i + 1].text == "[" and words[i + 2].kind == "name"
    }
    for here, token in enumerate(words):
        if token == ("mark", "{") and _in_pattern(words, here):
            for inner in range(here + 1, closing(words, here)):
                used = words[inner].kind == "name" and words[inner].text in named
                if used and text_at(words, inner + 1) == "." and words[inner - 1].text != ".":
                    return f"{words[inner].text}.{text_at(words, inner + 2)}"
    return None


def relationship_in_shortest(words: Sequence[Token]) -> str | None:
    """The variable that a relationship inside shortestPath was given, if any."""
    for here, token in enumerate(words):
        if token.word in ("SHORTESTPATH", "ALLSHORTESTPATHS") and text_at(words, here + 1) == "(":
            for inner in range(here + 2, closing(words, here + 1)):
                if words[inner].text == "[" and words[inner + 1].kind == "name":
                    return words[inner + 1].text
    return None


def relationship_twice(words: Sequence[Token]) -> str | None:
    """The variable of a relationship that stands in two patterns, if any; a UNION begins anew.

    Examples
    --------
    >>> from graph.store.text import tokens
    >>> relationship_twice(tokens("MATCH (n)-[r]-(o) MATCH (a)-[r]->(b) RETURN a"))
    'r'
    >>> relationship_twice(tokens("MATCH (n)-[r]-(o) RETURN r UNION MATCH (a)-[r]->(b) RETURN r"))
    """
    seen: set[str] = set()
    for here, token in enumerate(words):
        if token.word == "UNION":
            seen.clear()
        if token.text == "-" and text_at(words, here + 1) == "[" and words[here + 2].kind == "name":
            name = words[here + 2].text
            if name in seen:
                return name
            seen.add(name)
    return None


def loose_projection(words: Sequence[Token]) -> str | None:
    """The name before a map projection that is no node of a pattern outside other sub-queries, if any.

    Examples
    --------
    >>> from graph.store.text import tokens
    >>> loose_projection(tokens("MATCH (n)-[r]->() RETURN n {.id}, r {.*}"))
    'r'
    >>> loose_projection(tokens("MATCH (n) CALL (n) { MATCH (n)--(m) RETURN m } RETURN m {.id}"))
    'm'
    """
    inner = [
        (here, closing(words, here))
        for here, token in enumerate(words)
        if token.text == "{" and _before(words, here).word == "CALL"
    ]
    nodes = [
        (here, words[here + 1].text)
        for here, token in enumerate(words[:-1])
        if token == ("mark", "(") and words[here + 1].kind == "name" and _opens_node(words, here)
    ]
    for here, token in enumerate(words[:-2]):
        if token.kind == "name" and words[here + 1].text == "{" and words[here + 2].text == ".":
            around = [span for span in inner if span[0] < here < span[1]]
            hidden = [span for span in inner if span not in around]
            bound = {name for at, name in nodes if not any(a < at < b for a, b in hidden)}
            if token.text not in bound:
                return token.text
    return None


def whole_end(words: Sequence[Token]) -> str | None:
    """`startNode` or `endNode` where more than a property or the labels of it is asked for."""
    for here, token in enumerate(words):
        if token.word in ("STARTNODE", "ENDNODE") and text_at(words, here + 1) == "(":
            after = text_at(words, closing(words, here + 1) + 1)
            inside = words[here - 2].word if here > 1 and words[here - 1].text == "(" else ""
            if after != "." and inside != "LABELS":
                return token.text
    return None


def _in_pattern(words: Sequence[Token], brace: int) -> bool:
    """Whether the map that opens at `brace` stands in a node or relationship of a pattern."""
    here = brace - 1
    while here >= 0 and (words[here].kind == "name" or words[here].text in (":", "|", "&", "$", "*")):
        here -= 1
    if here < 0 or words[here].text not in ("(", "["):
        return False
    if words[here].text == "[":
        return here > 0 and words[here - 1].text == "-"
    return _opens_node(words, here)


def _opens_node(words: Sequence[Token], here: int) -> bool:
    """Whether the parenthesis at `here` opens a node of a pattern, not the arguments of a function."""
    before = words[here - 1] if here else END
    return before.kind != "name" or before.word in _BEFORE_PATTERN


def _before(words: Sequence[Token], brace: int) -> Token:
    """The word before a brace, past the names in parentheses that CALL (a, b) has."""
    here = brace - 1
    if here >= 0 and words[here].text == ")":
        while here >= 0 and words[here].text != "(":
            here -= 1
        here -= 1
    return words[here] if here >= 0 else END
