"""The find box on a Streamlit page: what is typed goes out, rows come back, and what was chosen is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import quote

import streamlit as st

from graph.drawing import style
from graph.drawing.component.mounting import mounted, nothing, told

LONGEST: Final = 80
"""Characters of what is typed that are read."""
PLACE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18" fill="none" '
    'stroke="#4A5560" stroke-width="1.6"><path d="M9 16.2C5.6 12.4 3.8 9.6 3.8 7a5.2 5.2 0 0 1 10.4 0c0 2.6-1.8 5.4-5.2 '
    '9.2Z"/><circle cx="9" cy="7" r="1.8"/></svg>'
)
"""A region has no symbol among the bodies: it is a place."""

Parts = Sequence[tuple[str, bool]]
"""A text in parts, each with whether it is what was typed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a kind's symbol, the name, what is said of it in grey, and a number at the right."""

    id: str
    label: str
    name: Parts
    note: Parts = ()
    right: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a text.

    Attributes
    ----------
    text : str
    n : int
        The number that came with the text: only the newest is shown.
    rows : sequence of Row
        Where `nothing` is said, the closest.
    near : sequence of pairs of str
        Ids and names of what sounds alike.
    nothing, advice : str
        That nothing is called so, and what to do.
    said : str
        What a screen reader is told.
    """

    text: str = ""
    n: int = 0
    rows: Sequence[Row] = ()
    near: Sequence[tuple[str, str]] = ()
    nothing: str = ""
    advice: str = ""
    said: str = ""


def find_field(answer: Answer, *, key: str, label: str, placeholder: str, quiet: bool = False) -> None:
    """Draw the box with the answer to what was typed; belongs into a fragment, which each pause in typing re-runs.

    Parameters
    ----------
    answer : Answer
    key : str
    label, placeholder : str
    quiet : bool
        Whether the label is for screen readers alone.
    """
    data = {
        "label": label,
        "placeholder": placeholder,
        "quiet": quiet,
        "hint": "up, down, Enter",
        "text": answer.text,
        "n": answer.n,
        "rows": [
            {
                "id": row.id,
                "glyph": row.label,
                "name": list(row.name),
                "note": list(row.note),
                "right": row.right,
            }
            for row in answer.rows
        ],
        "near": [{"id": found, "name": name} for found, name in answer.near],
        "glyphs": {row.label: glyph(row.label) for row in answer.rows},
        "nothing": answer.nothing,
        "advice": answer.advice,
        "said": answer.said,
    }
    mounted("find")(key=key, data=data, on_typed_change=nothing, on_chosen_change=nothing)


def typed(key: str) -> tuple[str, int]:
    """What is typed in the box of that key, and the number that came with it."""
    sent = told(key, "typed")
    text, n = sent.get("text"), sent.get("n")
    return (text[:LONGEST], n) if isinstance(text, str) and type(n) is int else ("", 0)


def chosen(key: str) -> str:
    """The id that was chosen since the last run, once; whatever the browser sent, so look it up."""
    sent = told(key, "chosen")
    found, n = sent.get("id"), sent.get("n")
    if not isinstance(found, str) or st.session_state.get(f"{key}-told") == n:
        return ""
    st.session_state[f"{key}-told"] = n
    return found


@cache
def glyph(label: str) -> str:
    """A kind's symbol as the address of an image; empty where there is none.

    Examples
    --------
    >>> glyph("Force").startswith("data:image/svg+xml,%3Csvg"), glyph("Figure")
    (True, '')
    """
    if label == "Region":
        return f"data:image/svg+xml,{quote(PLACE)}"
    if label not in style.SHAPES:
        return ""
    drawn = style.body_svg(label).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"data:image/svg+xml,{quote(drawn)}"
