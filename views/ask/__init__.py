"""Ask: a query in Cypher, its answer as rows and as a map, the model beside it, and questions of the reader's own."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import parse_qsl

import streamlit as st

from graph.drawing.component.cypher import Mark, cypher_editor, edited
from graph.drawing.component.follow import followed, links
from graph.errors import ConcordError, RefusedError, StoreError
from graph.model import Result
from graph.questions import project_questions
from graph.questions.header import Parameter, Question, without_name
from graph.questions.own import Own, known, parameters
from graph.store import TIMEOUT, Store
from views import answers, asking, words
from views.ask import errors, needs, noticed, saved, schema, starts, traps
from views.ask.state import LONG_LINK, Asked
from views.waiting import StoppedError, again, waited

LIMIT = 1_000
"""Rows that the page asks for; the command line has no such limit."""
EDITOR = "editor"
FOLLOW = "ask-follow"
WAIT = "ask"
MARKED = "ask-marked"
"""Where the session keeps the query that went wrong, and the place in it."""


def show(store: Store) -> None:
    """The page."""
    link = followed(FOLLOW)
    if link:
        st.query_params.from_dict(dict(parse_qsl(link)))
    mine, ours = saved.own(), project_questions()
    every = {**ours, **mine.questions}
    asked = Asked.read(st.query_params.to_dict())
    act = edited(EDITOR)
    if act.do == "run":
        again(WAIT)
        asked = _run(act.text, asked, every)
    cypher = asked.cypher or _kept(asked, every)
    st.html("<h1>Ask in Cypher</h1>")
    needed: tuple[Parameter, ...] = ()
    with st.container(key="ask"):
        with st.container(key="ask-edit"):
            _told(asked, every, mine)
            _editor(store, cypher)
            needed = _needed(cypher, ours)
            needs.form(store, needed, asked)
        below = st.container(key="ask-below")
        with st.container(key="ask-model"):
            saved.show(mine, asked)
            schema.show(store)
            traps.show()
    if act.do == "save":
        text = Asked(act.text, asked.question, asked.values)
        saved.saving(text, _needed(act.text, ours), mine)
    links(FOLLOW, page="ask")
    with below:
        _below(store, asked, cypher, needed)


def _editor(store: Store, cypher: str) -> None:
    marked, mark = st.session_state.get(MARKED, ("", None))
    cypher_editor(
        cypher or starts.FIRST,
        key=EDITOR,
        label="Query",
        words=schema.completed(store),
        mark=mark if marked == cypher else None,
        saves=saved.may_save(),
    )
    st.html(
        f'<p class="m">A read only: nothing can be written. It ends after {TIMEOUT:.0f} seconds and shows {LIMIT:,} rows '
        "at most; <code>concord ask</code> with --limit 0 gives all. The address of this page is the query.</p>"
    )


def _run(text: str, asked: Asked, every: Mapping[str, Question]) -> Asked:
    """What the editor's Run asks, told by the URL; a question that was not changed stays itself."""
    kept = every.get(asked.question)
    same = kept is not None and without_name(kept.cypher) == text.strip()
    run = Asked("" if same else text.strip(), asked.question if kept else "", asked.values)
    st.query_params.from_dict(run.query())
    return run


def _kept(asked: Asked, every: Mapping[str, Question]) -> str:
    """The text of the question that the URL names."""
    return without_name(every[asked.question].cypher) if asked.question in every else ""


def _needed(cypher: str, ours: Mapping[str, Question]) -> tuple[Parameter, ...]:
    try:
        return parameters(cypher, dict(known(ours)))
    except ConcordError as error:
        _failed("A line of the header cannot be read", str(error))
        return ()


def _told(asked: Asked, every: Mapping[str, Question], mine: Own) -> None:
    """What was just done, which question the editor holds, and what else the URL names."""
    if st.session_state.get("told"):
        st.html(f'<p class="note" role="status">{escape(st.session_state.pop("told"))}</p>')
    if not asked.question:
        return
    if asked.question not in every:
        said = f"No question is called “{asked.question}” here. If a colleague sent the link, it is one of theirs."
        st.html(f'<p class="note" role="status">{escape(said)}</p>')
        return
    question = every[asked.question]
    name = escape(question.name.replace("_", " "))
    changed = " changed here, not yet saved" if asked.cypher else ""
    whole = words.to_page("Its answer in Questions", "questions", question=question.name, **asked.values)
    more = (
        " This is what the question reads; its answer is worked out from that." if question.function else ""
    )
    with st.container(horizontal=True, vertical_alignment="center", key="question-head"):
        st.html(
            f'<p><b>Question: {name}</b>{changed}. {escape(question.purpose)}{more} <span class="m">{whole}</span></p>'
        )
        if asked.question in mine.questions and not saved.office():
            st.button("Delete …", key="delete", on_click=_ask_to_delete, args=(asked.question,))
    if st.session_state.pop("deleting", "") == asked.question:
        saved.deleting(asked.question)


def _ask_to_delete(name: str) -> None:
    st.session_state["deleting"] = name


def _below(store: Store, asked: Asked, cypher: str, needed: tuple[Parameter, ...]) -> None:
    """The answer, or what stands in its place."""
    lacking = needs.missing(needed, asked)
    if not cypher:
        st.html(starts.html())
    elif lacking:
        names = " and ".join(f"${parameter.name}" for parameter in lacking)
        _state("It needs to be told something", f"Fill in {names} above, and run it.")
    else:
        _answer(store, asked, cypher, needed)


def _answer(store: Store, asked: Asked, cypher: str, needed: tuple[Parameter, ...]) -> None:
    try:
        values = needs.given(store, needed, asked)
        key = (cypher, tuple(sorted(values.items(), key=lambda pair: pair[0])), asking.version(store))
        result = waited(
            store,
            lambda: store.read(cypher, values, limit=LIMIT),
            key=str(key),
            name=WAIT,
            doing=f"Asking the store, {TIMEOUT:.0f} s at most",
        )
    except StoppedError as stopped:
        _state("Stopped", str(stopped))
        st.button("Run it again", on_click=again, args=(WAIT,))
    except StoreError as error:
        _failed("The store does not answer", f"{error} The query stays in the editor and in the address.")
        st.button("Try again", type="primary")
    except ConcordError as error:
        _wrong(error, cypher)
    else:
        told = [noticed.noticed(warning, cypher, _properties(store)) for warning in result.warnings]
        if not result.rows:
            told.append(noticed.letters(cypher))
        _remember(cypher, next((mark for _, mark in told if mark), None))
        said = tuple(text for text, _ in told if text)
        _shown(store, replace(result, warnings=said), asked, cypher)


def _wrong(error: ConcordError, cypher: str) -> None:
    """What a query is refused for, and where in it; the editor underlines the place in a second run."""
    message = str(error)
    mark = errors.place(message, cypher)
    _remember(cypher, mark)
    head = "This page only reads" if isinstance(error, RefusedError) else "The query was not answered"
    said = errors.said(message)
    if mark and not errors.PLACE.match(message):
        said = f"Line {mark.line}, column {mark.column}: {said}"
    _failed(head, said)


def _remember(cypher: str, mark: Mark | None) -> None:
    """Keep the place in the query that the editor is to underline; where that is new, it does in a second run."""
    known = st.session_state.get(MARKED, ("", None))
    now = (cypher, mark) if mark else ("", None)
    if known != now:
        st.session_state[MARKED] = now
        if mark or known[0] == cypher:
            st.rerun()


def _properties(store: Store) -> tuple[str, ...]:
    return tuple(name for name, _ in schema.completed(store).properties)


def _shown(store: Store, result: Result, asked: Asked, cypher: str) -> None:
    if result.cut:
        st.html(
            f'<p class="note" role="status"><b>Cut at {LIMIT:,} rows; there are more.</b> Ask for fewer, count them in '
            "the query, or get all with <code>concord ask</code> and --limit 0.</p>"
        )
    if len(cypher) > LONG_LINK:
        st.html(
            '<p class="note">The address of this page holds the whole query, which is long: some programs cut such '
            "links. Save it as a question to pass it on.</p>"
        )
    if not result.rows:
        for warning in result.warnings:
            st.html(f'<p class="note">{escape(warning)}</p>')
        _state(
            "No rows",
            "No source seen says so, or the query asks for less than it seems: look at labels, at the direction of "
            "arrows, and at properties that are absent (IS NULL) where no source gives them.",
        )
        return
    name = asked.question or "query"
    title = asked.question.replace("_", " ") if asked.question else "Answer to a query in Cypher"
    answers.show(store, result, name, title=title, named=False)


def _state(head: str, said: str) -> None:
    st.html(f'<section class="state" role="status"><h2>{escape(head)}</h2><p>{escape(said)}</p></section>')


def _failed(head: str, said: str) -> None:
    st.html(
        f'<section class="state wrong" role="alert"><h2>{escape(head)}</h2><p>{escape(said)}</p></section>'
    )
