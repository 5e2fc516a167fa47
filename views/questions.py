"""Questions: every named question with a form for what it needs, its answer, and the Cypher behind it."""

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from graph.errors import ConcordError
from graph.model import Entity
from graph.questions import present_day, questions
from graph.questions.bodies import ORDER
from graph.questions.header import Parameter, Question
from graph.store import Store
from views import answers, asking
from views.explore.finding import described

DEFAULT = "depends"


def show(store: Store) -> None:
    """The page."""
    every = questions()
    name = st.query_params.get("question", DEFAULT)
    st.html("<h1>Questions</h1>")
    if name not in every:
        st.html(f'<p class="lead">No question is called “{escape(name)}”.</p>')
        name = DEFAULT
    _choose(every, name)
    asked = every[name]
    st.html(f'<p class="lead">{escape(asked.purpose)}</p>')
    bodies = asking.named(store)
    given = _form(asked, bodies)
    with st.expander("The Cypher behind it"):
        st.code(asked.cypher, language="cypher")
        if asked.function:
            st.html('<p class="m">What it reads; the definition applied to it stands below.</p>')
            st.code((asked.function.__doc__ or "").strip(), language="text")
    missing = [p.purpose for p in asked.parameters if p.needed and p.name not in given]
    if missing:
        st.html(f'<p class="note">To answer, it needs {escape("; ".join(missing))}.</p>')
        return
    try:
        result = asking.ask(store, name, **given)
    except ConcordError as error:
        st.html(f'<p class="note">{escape(str(error))}</p>')
        return
    answers.show(store, result, name)


def _choose(every: Mapping[str, Question], name: str) -> None:
    st.session_state["question"] = name
    st.selectbox(
        "Question",
        list(every),
        key="question",
        format_func=lambda key: f"{key.replace('_', ' ')}: {every[key].purpose}",
        on_change=lambda: st.query_params.from_dict({"question": st.session_state["question"]}),
    )


def _form(asked: Question, bodies: Mapping[str, Entity]) -> dict[str, Any]:
    """What the URL gives, and a form that changes it."""
    given = {p.name: st.query_params[p.name] for p in asked.parameters if st.query_params.get(p.name)}
    if not asked.parameters:
        return given
    with st.form(f"form-{asked.name}"):
        columns = st.columns(min(3, len(asked.parameters)))
        chosen = {}
        for place, parameter in enumerate(asked.parameters):
            with columns[place % len(columns)]:
                chosen[parameter.name] = _field(asked.name, parameter, given.get(parameter.name), bodies)
        if st.form_submit_button("Ask", type="primary"):
            kept = {key: str(value) for key, value in chosen.items() if value not in (None, "", False)}
            st.query_params.from_dict({"question": asked.name, **kept})
            st.rerun()
    return given


def _field(question: str, parameter: Parameter, value: str | None, bodies: Mapping[str, Entity]) -> Any:
    label = parameter.purpose[:1].upper() + parameter.purpose[1:]
    label = label if parameter.needed else f"{label} (optional)"
    key = f"{question}-{parameter.name}"
    if parameter.kind == "flag":
        return "true" if st.checkbox(label, value == "true", key=key) else None
    if parameter.kind == "body":
        options = sorted(bodies, key=lambda b: (ORDER.index(bodies[b].label), bodies[b].name))
        index = options.index(value) if value in bodies else None
        return st.selectbox(label, options, index, lambda b: described(bodies[b]), key=key)
    default = "; ".join(parameter.default) if isinstance(parameter.default, list) else parameter.default
    shown = value or (present_day() if parameter.name == "today" else default) or ""
    typed = st.text_input(label, str(shown), key=key)
    return typed if typed != str(default or "") else None
