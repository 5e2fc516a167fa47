"""The Cypher editor on a Streamlit page: a text goes in, and comes back when the reader runs or saves it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from graph.drawing.component.mounting import mounted, nothing, once, session

LONGEST: Final = 100_000
"""Characters of a query that are read."""

Name = tuple[str, str]
"""A name, and what is said of it beside it in the list."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that is underlined: line and column from 1, and how many characters."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """What the editor completes: labels, relationship types and property names."""

    labels: Sequence[Name] = ()
    types: Sequence[Name] = ()
    properties: Sequence[Name] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """What the reader did: "run" or "save", and the text; both empty where nothing was done."""

    do: str = ""
    text: str = ""


def cypher_editor(
    text: str,
    *,
    key: str,
    label: str,
    words: Words,
    mark: Mark | None = None,
    saves: bool = True,
) -> None:
    """Draw the editor; `edited` says what the reader did in it.

    Parameters
    ----------
    text : str
        Replaces what is in the editor only when it differs from the text given before.
    key, label : str
    words : Words
    mark : Mark, optional
        Where the text could not be read.
    saves : bool, default True
        Whether the text can be saved as a question.
    """
    data = {
        "text": text,
        "label": label,
        "words": {kind: list(names) for kind, names in asdict(words).items()},
        "mark": asdict(mark) if mark else None,
        "saves": saves,
        "session": session(),
    }
    mounted("cypher")(key=key, data=data, on_act_change=nothing)


def edited(key: str) -> Edited:
    """What the reader did in the editor of that key since the last run, once; anybody can send anything."""
    act = once(key, "act")
    do, text = act.get("do"), act.get("text")
    if do not in ("run", "save") or not isinstance(text, str) or len(text) > LONGEST:
        return Edited()
    return Edited(do, text)
