"""Questions: every named question, its answer in words, as tables and as a map, and how it is worked out."""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qsl

import streamlit as st

from graph.drawing.component.follow import followed, links
from graph.errors import ConcordError, StoreError
from graph.model import Entity, Result
from graph.questions import project_questions
from graph.questions.bodies import search
from graph.questions.header import Question
from graph.store import Store
from views import answers, asking, words
from views.ask import saved
from views.dependencies import parts
from views.evidence import places
from views.questions import behind, caps, decisions, definition, drawn, fields, menu, people, rows, said
from views.questions import catalogue as catalogue_
from views.questions.state import SHOWN, Asked
from views.waiting import StoppedError, again

FOLLOW = "q-follow"
LISTS = {"decisions_pending": decisions.show, "people_to_meet": people.show}
"""Answers that are a list before they are a table."""


def show(store: Store) -> None:
    """The page."""
    link = followed(FOLLOW)
    if link:
        st.query_params.from_dict(dict(parse_qsl(link)))
    mine = saved.own()
    every = {**project_questions(), **mine.questions}
    asked = Asked.read(st.query_params.to_dict())
    if asked.question in every:
        _question(store, every, asked)
    else:
        _all(every, asked, mine.broken)
    links(FOLLOW, page=f"{asked.question} {asked.show}")


def _all(every: Mapping[str, Question], asked: Asked, broken: tuple[str, ...]) -> None:
    st.html(
        '<h1>Questions</h1><p class="lead">What Concord answers by name. Each tells what it could not see.</p>'
    )
    if asked.question:
        close = menu.searched(every.values(), asked.question.replace("_", " "))[:5]
        items = "".join(f"<li>{words.link(catalogue_.listed(q).title, question=q.name)}</li>" for q in close)
        parts.state(
            f"No question is called “{asked.question}”",
            "If a colleague sent the link, it is one of theirs. "
            + ("Closest:" if close else "All others stand below."),
            items,
        )
    with st.container(key="q-find-all"):
        found = menu.find(every)
    _go(every, found, asked, None)
    menu.overview(every, asked)
    if broken:
        wrong = "".join(f"<li>{escape(problem)}</li>" for problem in broken)
        st.html(
            f'<div class="note" role="status"><p>Files that cannot be read:</p><ul class="plain">{wrong}</ul></div>'
        )


def _go(every: Mapping[str, Question], found: str, asked: Asked, subject: Entity | None) -> None:
    if found:
        st.query_params.from_dict(menu.carried(every[found], asked, subject).query())
        st.rerun()


def _question(store: Store, every: Mapping[str, Question], asked: Asked) -> None:
    question = every[asked.question]
    asked, wrong, unknown = fields.settled(store, question, asked)
    subject = _subject(store, question, asked)
    with st.container(key="questions"):
        with st.container(key="q-side"):
            found = menu.find(every)
            st.html(menu.side(every, asked, subject))
        _go(every, found, asked, subject)
        with st.container(key="q-main"):
            _head(store, question, asked)
            fields.form(store, question, asked)
            _below(store, question, asked, wrong, unknown, subject)


def _subject(store: Store, question: Question, asked: Asked) -> Entity | None:
    """What the question is asked about, where that is one thing."""
    own, bodies = catalogue_.listed(question), asking.named(store)
    names = [own.subject, *(p.name for p in question.parameters if p.kind == "body")]
    return next((bodies[asked.values[n]] for n in names if asked.values.get(n) in bodies), None)


def _head(store: Store, question: Question, asked: Asked) -> None:
    own, bodies = catalogue_.listed(question), asking.named(store)
    given = {}
    for parameter in question.parameters:
        value = asked.values.get(parameter.name, "")
        if fields.of_bodies(question, parameter):
            keys = [key for key in fields.bodies_of(value) if key in bodies or parameter.kind == "list"]
            names = [bodies[key].name if key in bodies else key for key in keys]
            value = parts.listed(names)
        elif parameter.kind == "date" and value:
            value = words.day(value) if value[:4].isdigit() else value
        elif parameter.name == "region" and value:
            given["place"] = places.at(value)
            value = given["place"].removeprefix(" in ")
        elif parameter.name == "lacks":
            value = words.term(value)
        given[parameter.name] = value
    up = words.link("All questions", question="")
    st.html(
        f'<p class="q-up">{up} <span aria-hidden="true">/</span> {escape(own.group)}</p>'
        f'<h1>{escape(own.asked(given))}</h1><p class="m q-purpose">{escape(question.purpose)}</p>'
    )


def _below(
    store: Store, question: Question, asked: Asked, wrong: list[str], unknown: str, subject: Entity | None
) -> None:
    """The answer, or what stands in its place."""
    trouble = asking.trouble(store)
    if trouble:
        st.html(
            f'<p class="note" role="status">{escape(trouble.trouble)} What you see is from {trouble.since}.</p>'
        )
    for problem in wrong:
        st.html(f'<p class="note" role="alert">{escape(problem)}</p>')
    missing = [
        fields.label(p, question) for p in question.parameters if p.needed and not asked.values.get(p.name)
    ]
    if unknown:
        _unknown(store, question, asked, unknown)
    elif missing:
        parts.state("It needs to be told something", f"Give above: {', '.join(missing)}.")
    elif not wrong:
        _asked(store, question, asked, subject)


def _unknown(store: Store, question: Question, asked: Asked, unknown: str) -> None:
    name = next(n for n, value in asked.values.items() if value == unknown)
    parameter = next(p for p in question.parameters if p.name == name)
    labels = fields.fits(question, parameter)
    near = search(
        [n for n in asking.named(store).values() if n.label in labels], unknown.replace("-", " "), most=5
    )
    items = "".join(
        f"<li>{words.glyph(n.label)} {words.link(n.name, **asked.told(name, n.id).query())}</li>"
        for n in near
    )
    parts.state(
        f"No force, body or person is called “{unknown}”",
        "Closest:" if near else "Choose another one above.",
        items,
    )


def _asked(store: Store, question: Question, asked: Asked, subject: Entity | None) -> None:
    takes = {p.name for p in question.parameters} | {"today"}
    values = {name: value for name, value in asked.values.items() if name in takes}
    own = catalogue_.listed(question)
    try:
        result = behind.answered(store, question.name, values, doing=f"Asking: {own.title}")
    except StoppedError as stopped:
        parts.state("Stopped", str(stopped))
        st.button("Ask again", on_click=again, args=("question",))
    except StoreError as error:
        parts.state(
            "The store does not answer", f"{said.plainly(str(error))} The question stays in the address."
        )
        st.button("Try again", type="primary")
    except ConcordError as error:
        parts.state("This was not answered", said.plainly(str(error)))
    else:
        _answer(store, question, asked, result)
        _more(store, question, asked, subject)


def _answer(store: Store, question: Question, asked: Asked, result: Result) -> None:
    own, bodies = catalogue_.listed(question), asking.named(store)
    told = said.told(
        own,
        result,
        asked.values,
        lambda key: bodies[key].name if key in bodies else key,
        lambda key: bodies[key].label if key in bodies else "",
    )
    if result.rows:
        st.html(f'<p class="answer big">{told.words}</p>{caps.markup(own, told)}')
    else:
        caps.nothing(told, lacks=asked.values.get("lacks", ""))
    caps.unseen(told)
    if not result.rows:
        if asked.show == "definition":
            definition.show(question, asked)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="q-bar"):
        st.html(f'<nav class="seg" aria-label="Parts of the answer">{_tabs(asked)}</nav>', width="content")
        answers.tools(store, result, question.name, title=own.title, named=True)
    if asked.show == "map":
        focus = [key for p in question.parameters for key in fields.bodies_of(asked.values.get(p.name, ""))]
        drawn.show(store, asked, result, [key for key in focus if key in bodies])
    elif asked.show == "definition":
        definition.show(question, asked)
    elif asked.show == "" and asked.question in LISTS:
        LISTS[asked.question](store, asked, result)
    else:
        rows.show(store, asked, own, result)


def _tabs(asked: Asked) -> str:
    made = []
    listing = asked.question in LISTS
    now = asked.show or ("" if listing else "table")
    for part, name in SHOWN.items():
        if part == "" and not listing:
            continue
        to = asked.but(show="" if part == "table" and not listing else part, row="", selected="")
        link = words.link(name, **to.query())
        made.append(link.replace("<a ", '<a aria-current="page" ', 1) if part == now else link)
    return "".join(made)


def _more(store: Store, question: Question, asked: Asked, subject: Entity | None) -> None:
    """Other questions about the same."""
    if not subject:
        return
    every = project_questions()
    items = "".join(
        f"<li>{words.link(one.title, **menu.carried(every[one.name], asked, subject).query())}</li>"
        for one in catalogue_.also(subject.label, question.name)
    )
    st.html(
        f'<section class="q-also"><h2>Also about {escape(subject.name)}</h2><ul>'
        f"<li>{words.to_page('Its map', 'explore', body=subject.id)}</li>{items}</ul></section>"
    )
