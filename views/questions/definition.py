"""How an answer is worked out: the Cypher that asks, or what is read and the definitions that are applied to it."""

import re
from collections.abc import Callable, Iterator
from inspect import cleandoc
from types import FunctionType
from typing import Any

import streamlit as st

from graph.questions.header import Question
from views import words
from views.ask.state import Asked as InAsk
from views.questions.state import Asked

KEPT = ("Notes", "References")
"""Sections of a documentation that define; the others are for programmers."""
_SECTION = re.compile(r"^([A-Z][a-z]+)\n-{3,}$", re.MULTILINE)


def show(question: Question, asked: Asked) -> None:
    """The definition."""
    link = words.to_page(
        "Open it in Ask", "ask", **InAsk(question=question.name, values=asked.values).query()
    )
    if question.function is None:
        st.html(
            f"<h2>The Cypher that asks</h2><p>{link}, to change it and save it as a question of your own.</p>"
        )
        st.code(question.cypher, language="cypher", wrap_lines=True)
        return
    st.html("<h2>The definition</h2>")
    for said in definitions(question.function):
        st.code(said, language=None, wrap_lines=True)
    st.html(f"<h2>What it reads</h2><p>{link}. The definition is applied to what this query reads.</p>")
    st.code(question.cypher, language="cypher", wrap_lines=True)


def definitions(function: Callable[..., Any]) -> list[str]:
    """What a question's function says of itself, then what the analyses it calls say of themselves.

    Examples
    --------
    >>> from graph.questions.depends import depends
    >>> any(said.startswith("Which bodies depend on which lead or host bodies") for said in definitions(depends))
    True
    """
    told = [defined(each.__doc__ or "") for each in (function, *_called(function))]
    found = list(dict.fromkeys(filter(None, told)))
    return [
        said for said in found if not said.startswith("Rows of ")
    ] or found  # those tell of the code alone


def _called(function: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """The analyses that a function names."""
    if not isinstance(function, FunctionType):
        return
    for name in function.__code__.co_names:
        found = function.__globals__.get(name)
        if isinstance(found, FunctionType) and found.__module__.startswith("graph.analytics"):
            yield found


def defined(doc: str) -> str:
    """What defines in a documentation: its first words, notes and references.

    Examples
    --------
    >>> print(defined("What it is.\\n\\nParameters\\n----------\\na : int\\n\\nNotes\\n-----\\nIt counts."))
    What it is.
    <BLANKLINE>
    It counts.
    """
    first, *parts = _SECTION.split(cleandoc(doc))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    return "\n\n".join(part.strip() for part in (first, *(sections.get(k, "") for k in KEPT)) if part.strip())
