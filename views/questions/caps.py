"""What is certain, possible and not seen, with numbers and what they are out of; and what an answer could not see."""

from html import escape
from typing import Final

import streamlit as st

from views.dependencies.parts import certainty, state
from views.questions.catalogue import Listed
from views.questions.said import Coverage, Told
from views.words import term

BOXES: Final = 60
"""Things of which each is a box in the bar of what is known."""


def nothing(told: Told, *, lacks: str = "") -> None:
    """What stands where an answer has no row; of what lacks a particular, that there is none."""
    known = told.coverage
    if lacks:
        state(
            f"None is seen without a known {term(lacks)}",
            "Of each a source speaks of it, if only of what it covers.",
        )
        return
    part = (
        f" {known.of - known.known} of the {known.of} {known.what} {_have(known)} no known {known.which}."
        if known
        else ""
    )
    state(
        "No source seen says so", f"That is a gap in the sources, not a finding that there is nothing.{part}"
    )


def _have(known: Coverage) -> str:
    return "has" if 1 in (known.of, known.of - known.known) else "have"


def markup(own: Listed, told: Told) -> str:
    """Certain, possible and not seen with their numbers, and the bar of what is known."""
    made = []
    if told.certain is not None:
        made.append(
            f"{certainty('Certain')} <b>{told.certain:,}</b> {escape(own.one if told.certain == 1 else own.many)}"
        )
        made.append(f"{certainty('Possible')} <b>{told.possible:,}</b> in no total")
    known = told.coverage
    if told.unseen:
        what = escape(own.one if told.unseen == 1 else own.many)
        made.append(f"{certainty('Not seen')} <b>{told.unseen:,}</b> {what} of which no source speaks")
    elif known and told.certain is not None:
        made.append(
            f"{certainty('Not seen')} <b>{known.of - known.known:,} of {known.of:,}</b> {escape(known.what)} "
            f"{_have(known)} no known {escape(known.which)}"
        )
    return (
        f'<p class="q-caps">{"".join(f"<span>{each}</span>" for each in made)}</p>{_bar(known)}'
        if made
        else ""
    )


def _bar(known: Coverage | None) -> str:
    if not known or not known.of:
        return ""
    said = f"{known.known} of {known.of} known"
    if known.of <= BOXES:
        boxes = "".join(f"<i{' class=k' if n < known.known else ''}></i>" for n in range(known.of))
        return f'<div class="q-boxes" role="img" aria-label="{said}">{boxes}</div>'
    width = round(100 * known.known / known.of, 1)
    return f'<div class="q-rail" role="img" aria-label="{said}"><i style="width:{width}%"></i></div>'


def unseen(told: Told) -> None:
    """What else the answer says that it could not see."""
    if told.rest:
        items = "".join(f"<li>{escape(each)}</li>" for each in told.rest)
        st.html(
            f'<details class="q-rest" open><summary>What this answer could not see</summary><ul>{items}</ul></details>'
        )
