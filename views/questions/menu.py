"""The list of all questions: by who asks, found by what a reader types, and beside the one that is open."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from html import escape
from typing import Final

import streamlit as st

from graph.drawing.component.find import Answer, Row, chosen, find_field, typed
from graph.model import Entity
from graph.questions.bodies import folded, segments
from graph.questions.header import Question
from views import words
from views.questions.catalogue import LISTED, grouped, listed
from views.questions.state import Asked

BOX: Final = "find-question"
MOST: Final = 8
KEPT: Final = ("as_at", "today", "named_only")
"""What goes along from one question to another that takes it, beside whom it is about."""
WORDS: Final = {
    "leave": "withdraw",
    "quit": "withdraw",
    "contacts": "meet",
    "meetings": "meet",
    "agreement": "agreements",
}
"""Words that readers use for words of the table."""


def searched(questions: Iterable[Question], text: str) -> list[Question]:
    """The questions whose title, purpose, heading or name has every word typed, or one that is close to it.

    Examples
    --------
    >>> every = [Question("depends", "Which forces depend on which lead bodies.", (), ""), Question("stale", "Old.", (), "")]
    >>> [q.name for q in searched(every, "dependz")], [q.name for q in searched(every, "years")]
    (['depends'], ['stale'])
    """
    wanted = folded(text).split()
    order, found = list(LISTED), []
    for question in questions:
        own = listed(question)
        title = set(folded(own.title).split())
        every = title | set(
            folded(f"{question.purpose} {own.group} {question.name.replace('_', ' ')}").split()
        )
        scores = [_score(word, title, every) for word in wanted]
        if wanted and all(scores):
            place = order.index(question.name) if question.name in order else len(order)
            found.append((-sum(scores), place, question))
    return [question for _, _, question in sorted(found, key=lambda item: item[:2])]


def _score(word: str, title: set[str], every: set[str]) -> int:
    for one in dict.fromkeys((word, WORDS.get(word, word))):
        if any(other.startswith(one) for other in title):
            return 4
        if any(other.startswith(one) for other in every):
            return 3
    near = (
        [bool(get_close_matches(word, some, 1, 0.75)) for some in (title, every)]
        if len(word) > 3
        else [False]
    )
    return 2 * near[0] or near[-1]


def find(every: Mapping[str, Question]) -> str:
    """The search field; the question chosen in it since the last run."""
    found = _taken(every) or st.session_state.pop(f"{BOX}-found", "")
    _box(every)
    return str(found)


@st.fragment
def _box(every: Mapping[str, Question]) -> None:
    found = _taken(every)
    if found:
        st.session_state[f"{BOX}-found"] = found
        st.rerun()
    text, n = typed(BOX)
    find_field(
        answer(every, text, n),
        key=BOX,
        label="Find a question",
        placeholder="who leads",
    )


def _taken(every: Mapping[str, Question]) -> str:
    found = chosen(BOX)
    return found if found in every else ""


def answer(every: Mapping[str, Question], text: str, n: int = 0) -> Answer:
    """What the field shows for a text."""
    if not text.strip():
        return Answer(n=n)
    found = searched(every.values(), text)[:MOST]
    rows = [Row(q.name, "", segments(listed(q).title, text)) for q in found]
    if not rows:
        nothing = f"No question has “{text.strip()}” in it."
        advice = "All of them stand in the list of questions; Ask takes one of your own."
        return Answer(text, n, nothing=nothing, advice=advice, said=f"{nothing} {advice}")
    return Answer(text, n, rows, said=f"{len(rows)} found. Enter opens {listed(found[0]).title}")


def carried(question: Question, asked: Asked, subject: Entity | None) -> Asked:
    """Another question about the same: whom this one is about, and the day, where the other takes them."""
    own, takes = listed(question), {p.name for p in question.parameters}
    values = asked.only(takes.intersection(KEPT))
    if subject and own.subject and subject.label in own.fits:
        values[own.subject] = subject.id
    return Asked(question.name, values)


def side(every: Mapping[str, Question], asked: Asked, subject: Entity | None) -> str:
    """All questions as a list of links; the one that is open is marked."""
    made = []
    for reader, groups in grouped(every.values()).items():
        made.append(f"<h2>{escape(reader)}</h2>")
        for group, some in groups.items():
            items = "".join(_item(question, asked, subject) for question in some)
            made.append(
                f"<h3>{escape(group)}</h3><ul>{items}</ul>" if len(groups) > 1 else f"<ul>{items}</ul>"
            )
    return f'<nav class="q-all" aria-label="Questions">{"".join(made)}</nav>'


def _item(question: Question, asked: Asked, subject: Entity | None) -> str:
    link = words.link(listed(question).title, **carried(question, asked, subject).query())
    here = question.name == asked.question
    return f"<li>{link.replace('<a ', '<a aria-current=page ', 1) if here else link}</li>"


def overview(every: Mapping[str, Question], asked: Asked) -> None:
    """The page without a question: all of them, with what each answers."""
    for reader, groups in grouped(every.values()).items():
        made = "".join(
            f"<section><h3>{escape(group)}</h3><dl>{''.join(_told(q, asked) for q in some)}</dl></section>"
            for group, some in groups.items()
        )
        st.html(f'<section class="q-over"><h2>{escape(reader)}</h2><div>{made}</div></section>')


def _told(question: Question, asked: Asked) -> str:
    link = words.link(listed(question).title, **carried(question, asked, None).query())
    return f"<dt>{link}</dt><dd>{escape(question.purpose)}</dd>"
