"""Slips of the pen in a query, told alike for both stores: what is not closed, not returned or not spelt."""

from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from graph.errors import QueryError
from graph.store.text import Token, spans

CLOSES: Final = {")": "(", "]": "[", "}": "{"}
OPENS: Final = {opening: closing for closing, opening in CLOSES.items()}
CLAUSES: Final = frozenset({"MATCH", "OPTIONAL", "RETURN", "UNWIND", "UNION", "ORDER", "LIMIT"})
"""Words that stand in no bracket but that of a sub-query."""
WRITING: Final = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DROP", "FOREACH", "LOAD", "INSERT"}
)
BEGINNINGS: Final = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
SIGNS: Final = {"==": "=", "!=": "<>", "&&": "AND", "-<": "->"}

Placed = tuple[Token, int]


def check(cypher: str) -> None:
    """Refuse a query with a slip that either engine would tell of at another place, in other words or not at all.

    Parameters
    ----------
    cypher : str

    Raises
    ------
    QueryError
        With the line and column, and what to write.

    Examples
    --------
    >>> check("MATCH (f:Force) RETURN f")
    >>> check("MATCH (f:Force RETURN f")
    Traceback (most recent call last):
        ...
    graph.errors.QueryError: Line 1, column 16: RETURN stands within the ( of column 7. Write ) before it.
    """
    words = list(spans(cypher))
    while words and words[-1][0].text == ";":
        words.pop()
    for token, at in words:
        if token.kind == "mark" and token.text in ("'", '"', "`"):
            raise _at(
                cypher, at, f"The {token.text} is not closed. Write another {token.text} where the text ends."
            )
    _brackets(cypher, words)
    _signs(cypher, words)
    _clauses(cypher, words)


def _brackets(cypher: str, words: Sequence[Placed]) -> None:
    open_: list[Placed] = []
    for place, (token, at) in enumerate(words):
        before = words[place - 1][0].text if place else ""
        if token.kind == "mark" and token.text in OPENS:
            open_.append((token, at))
        elif token.kind == "mark" and token.text in CLOSES:
            if not open_:
                raise _at(cypher, at, f"Nothing is open that this {token.text} would close. Leave it out.")
            opening, since = open_.pop()
            if opening.text != CLOSES[token.text]:
                raise _at(
                    cypher, at, f"The {opening.text} of {_place(cypher, since, at)} is still open. Write "
                    f"{OPENS[opening.text]} before this {token.text}.",
                )  # fmt: skip
        elif token.word in CLAUSES and before not in (".", ":", "|") and open_ and open_[-1][0].text != "{":
            opening, since = open_[-1]
            raise _at(
                cypher, at, f"{token.text} stands within the {opening.text} of {_place(cypher, since, at)}. Write "
                f"{OPENS[opening.text]} before it.",
            )  # fmt: skip
    if open_:
        opening, since = open_[-1]
        raise _at(
            cypher, since, f"This {opening.text} is not closed. Write {OPENS[opening.text]} where it ends."
        )


def _signs(cypher: str, words: Sequence[Placed]) -> None:
    for (one, at), (other, after) in pairwise(words):
        instead = SIGNS.get(one.text + other.text) if one.kind == other.kind == "mark" else None
        if instead and after == at + 1:
            raise _at(cypher, at, f"{one.text}{other.text} is not of Cypher. Write {instead}.")


def _clauses(cypher: str, words: Sequence[Placed]) -> None:
    """That the first word begins a query, and that each part of it says what it returns."""
    if not words:
        return
    first, at = words[0]
    close = get_close_matches(first.word, BEGINNINGS, 1, 0.7) if first.kind == "name" else []
    if close and close[0] != first.word:
        raise _at(cypher, at, f"{first.text} begins no query. Write {close[0]}.")
    names = {token.word for token, _ in words}
    if first.word not in BEGINNINGS or first.word == "CALL" or names & WRITING:
        return
    depth, returned = 0, False
    for place, (token, _) in enumerate(words):
        depth += (token.text in OPENS) - (token.text in CLOSES) if token.kind == "mark" else 0
        if depth == 0 and token.word == "UNION":
            returned = False
        elif depth == 0 and token.word in ("RETURN", "FINISH") and words[place - 1][0].text != ".":
            returned = True
    if not returned:
        for token, at in words:
            if token.kind == "name" and get_close_matches(token.word, ["RETURN"], 1, 0.8):
                raise _at(cypher, at, f"{token.text} is not of Cypher. Write RETURN.")
        last, at = words[-1]
        pairs = pairwise(words)
        named = next((b.text for (a, _), (b, _) in pairs if a.text == "(" and b.kind == "name"), "1")
        raise _at(
            cypher, at + len(last.text), f"Nothing is returned. End it with what to show, such as RETURN {named}."
        )  # fmt: skip


def _at(cypher: str, offset: int, said: str) -> QueryError:
    before = cypher[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    return QueryError(f"Line {line}, column {column}: {said}")


def _place(cypher: str, offset: int, seen_from: int) -> str:
    """Where something stands, told from another place: the line only where it is another."""
    line, column = cypher[:offset].count("\n") + 1, offset - (cypher[:offset].rfind("\n") + 1) + 1
    same = "\n" not in cypher[offset:seen_from]
    return f"column {column}" if same else f"line {line}, column {column}"
