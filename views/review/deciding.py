"""The candidates of a view: the one looked at with what can be done about it, and those around it."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

import streamlit as st

from graph.model import Entity
from graph.store import Store
from loaders.candidates import Candidate
from loaders.names.identity import Known
from loaders.review.deciding import Review, kinds, neighbours
from loaders.review.desk import Desk
from loaders.review.finding import place_of
from loaders.review.newcomers import NEW
from views import asking, words
from views.review import editing, session, telling
from views.review.state import Asked, kind_of, listed

NUMBER: Final = ".st-key-rv-card .no.now"
"""The element that says which candidate is looked at, counted from 1."""
BEFORE: Final = 2
"""Candidates shown before the one looked at."""
AFTER: Final = 20


class Unsure(NamedTuple):
    """A name of a candidate that may mean a known body."""

    side: str
    name: str
    label: str
    near: tuple[str, ...]


def show(store: Store, desk: Desk, review: Review, asked: Asked, number: int) -> None:
    """The list, with the candidate looked at opened in it."""
    bodies, numbers = asking.named(store), listed(review, asked)
    at = numbers.index(number)
    before, after = numbers[max(0, at - BEFORE) : at], numbers[at + 1 : at + 1 + AFTER]
    if before:
        st.html(_list("Before", review.candidates, before, asked, bodies))
    with st.container(key="rv-card"):
        _card(store, desk, review, asked, number)
    if after:
        st.html(_list("After", review.candidates, after, asked, bodies))
    rest = len(numbers) - at - 1 - len(after)
    if rest:
        st.html(f'<p class="m">{words.count(rest, "more candidate")} after these.</p>')


def _list(
    label: str,
    candidates: Sequence[Candidate],
    numbers: Sequence[int],
    asked: Asked,
    bodies: Mapping[str, Entity],
) -> str:
    rows = "".join(telling.row(candidates, n, asked, bodies) for n in numbers)
    return f'<h2 class="unseen">{label}</h2><ol class="rv-list">{rows}</ol>'


def _card(store: Store, desk: Desk, review: Review, asked: Asked, number: int) -> None:
    candidate, bodies = review.candidates[number], asking.named(store)
    sure = f"; confidence {candidate.confidence:.2f}" if candidate.relation else ""
    by = f"by rule “{escape(candidate.rule)}”{sure}" if candidate.rule else "by nobody’s rule"
    line, says = telling.fact(candidate, bodies), escape(candidate.says) or "No words of the source."
    st.html(
        f'<div class="gh"><h2><span class="no now">{number + 1}</span> {escape(candidate.place) or "No place"}</h2>'
        f'{telling.state(candidate)}<span class="m">{by}</span></div>'
        + (f"<blockquote>{says}</blockquote>" if candidate.relation else f'<p class="rv-asks">{says}</p>')
        + (f'<p class="rv-fact">{line}</p>' if line else "")
        + f'<ul class="m rv-notes">{telling.notes(candidate, bodies)}</ul>'
    )
    if asked.step == "edit":
        editing.show(desk, candidate, number, asked)
        return
    for unsure in names_in_doubt(store, candidate):
        _ask_who(desk, number, unsure, bodies)
    _actions(desk, review, candidate, number, asked)


def _actions(desk: Desk, review: Review, candidate: Candidate, number: int, asked: Asked) -> None:
    fact = bool(candidate.relation)
    with st.container(horizontal=True, key="rv-acts"):
        if fact and candidate.decision != "accept":
            st.button(
                "Accept",
                key=f"rv-accept-{number}",
                type="primary",
                on_click=session.decide,
                args=(desk, number, "accept"),
            )
        st.button(
            "Edit" if fact else "Answer", key=f"rv-edit-{number}", type="secondary" if fact else "primary",
            on_click=session.go, args=(asked.but(candidate=number + 1, step="edit"),),
        )  # fmt: skip
        if candidate.decision != "reject":
            st.button(
                "Reject" if fact else "Nothing to enter", key=f"rv-reject-{number}", on_click=session.decide,
                args=(desk, number, "reject"),
            )  # fmt: skip
        beside = neighbours(review, number) if not candidate.decision else ()
        if len(beside) > 1:
            what = "row" if place_of(candidate.place) else "sentence"
            st.button(f"Accept {len(beside):,} of this {what}", key=f"rv-beside-{number}", on_click=session.decide_passage,
                      args=(desk, number))  # fmt: skip
        alike = kinds(review).get(kind_of(candidate), ()) if not candidate.decision else ()
        if len(alike) > 1:
            st.button(
                f"Accept all {len(alike):,} like this", key=f"rv-all-{number}", on_click=session.decide_kind,
                args=(desk, number), help="All that nobody has decided on, of the same relation and found by the same rule.",
            )  # fmt: skip


def _ask_who(desk: Desk, number: int, unsure: Unsure, bodies: Mapping[str, Entity]) -> None:
    """Whom a name means, as buttons; the answer holds for the name in all candidates."""
    st.html(
        f'<p class="rv-who"><b>Whom does “{escape(unsure.name)}” mean?</b> '
        "The answer holds for this name in every candidate that is not rejected.</p>"
    )
    with st.container(horizontal=True, key=f"rv-who-{unsure.side}"):
        for key in unsure.near:
            told = f"{bodies[key].name} ({key})"
            st.button(
                _plain(told),
                key=f"rv-{unsure.side}-{number}-{key}",
                on_click=session.name,
                args=(desk, unsure.name, unsure.label, key),
            )
        st.button("Somebody new", key=f"rv-{unsure.side}-{number}-new", on_click=session.name,
                  args=(desk, unsure.name, unsure.label, NEW))  # fmt: skip


def names_in_doubt(store: Store, candidate: Candidate) -> list[Unsure]:
    """The names of a candidate that have no id and may mean a known body."""
    found = []
    for side in ("from", "to"):
        key, name, label = (getattr(candidate, f"{side}_{what}") for what in ("id", "name", "label"))
        if name and not key:
            near = _known(asking.version(store), store).resolve(name, (label,) if label else ()).near
            found += [Unsure(side, name, label, near)] if near else []
    return found


@st.cache_resource(max_entries=2, show_spinner=False)
def _known(version: str, _store: Store) -> Known:
    return Known(asking.named(_store).values())


def _plain(text: str) -> str:
    """A text whose signs are no markup in the label of a button.

    Examples
    --------
    >>> print(_plain("NPAS *new* [x]"))
    NPAS \\*new\\* \\[x\\]
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
