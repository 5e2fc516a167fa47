"""Questions of the reader's own: their list, saving one, and deleting one."""

import os
from html import escape

import streamlit as st

from graph.errors import ConcordError
from graph.questions import own_questions, project_questions
from graph.questions.header import Parameter, without_name
from graph.questions.own import Own
from graph.questions.saving import LONGEST, delete, named, save, written
from views import words
from views.ask.state import Asked


def office() -> bool:
    """Whether others read this page, too: it stands behind an office's own address."""
    named = st.get_option("browser.serverAddress") not in (None, "", "localhost", "127.0.0.1")
    return named or bool(os.environ.get("CONCORD_PUBLIC_URL"))


def may_save() -> bool:
    """Whether questions can be kept: on one's own machine, and in an office that named a folder for them."""
    return not office() or bool(os.environ.get("CONCORD_QUESTIONS"))


def own() -> Own:
    """What the questions folder holds; nothing, and why, where it cannot be read."""
    try:
        return own_questions()
    except ConcordError as error:
        return Own(broken=(str(error),))


def show(mine: Own, asked: Asked) -> None:
    """The list, and what is wrong with files that cannot be read."""
    items = "".join(
        f"<li{' class=on' if name == asked.question else ''}>"
        f"{words.link(name.replace('_', ' '), question=name)}"
        f'<br><span class="m">{escape(question.purpose)}</span></li>'
        for name, question in mine.questions.items()
    )
    none = '<p class="m">None yet. “Save as a question” keeps what is in the editor; it is then in Questions and in '
    none += "<code>concord ask</code>, too.</p>"
    shut = '<p class="m">None. Whoever runs this page has not named a folder for them.</p>'
    listed = f'<ul class="plain">{items}</ul>' if items else (none if may_save() else shut)
    st.html(
        f'<section class="mine" aria-labelledby="mine"><h2 id="mine">Your questions</h2>{listed}</section>'
    )
    if mine.broken:
        wrong = "".join(f"<li>{escape(problem)}</li>" for problem in mine.broken)
        count = words.count(len(mine.broken), "file")
        st.html(
            f'<div class="note" role="status"><p><b>{count} cannot be read; the others can.</b></p>'
            f'<ul class="plain">{wrong}</ul></div>'
        )


@st.dialog("Save as a question")
def saving(asked: Asked, needs: tuple[Parameter, ...], mine: Own) -> None:
    """Ask for a name and a purpose, and keep it."""
    edited = asked.question if asked.question in mine.questions else ""
    st.html(f'<p class="m">{_where()}</p>')
    with st.form("saving", border=False):
        name = st.text_input(
            "Name", edited.replace("_", " "), max_chars=LONGEST, placeholder="North East under review"
        )
        purpose = st.text_input(
            "What it answers, in a sentence",
            mine.questions[edited].purpose if edited else "",
            max_chars=300,
            placeholder="What sources call under review in the North East.",
        )
        over = not office() and st.checkbox("If I have one of that name, replace it", bool(edited))
        st.code(asked.cypher, language=None, height=150)
        done = st.form_submit_button("Save", type="primary")
    if not done:
        return
    try:
        text = written(name, purpose, asked.cypher, needs, taken=project_questions())
        save(text, over=mine.files.get(named(name)) if over else None)
    except ConcordError as error:
        st.html(f'<p class="note" role="alert">{escape(str(error))}</p>')
        return
    st.session_state["told"] = f"Saved as “{named(name)}”. concord ask {named(name)} asks it, too."
    st.query_params.from_dict(Asked(question=named(name), values=asked.values).query())
    st.rerun()


def _where() -> str:
    if office():
        return "Everyone who reads this page sees it, in its own list and in Questions."
    return "It is kept as a file in your questions folder, and is then in Questions and in <code>concord ask</code>."


@st.dialog("Delete this question?")
def deleting(name: str) -> None:
    """Ask once more, and remove the file."""
    st.html(
        f"<p>“{escape(name)}” is removed from your questions folder, from Questions and from concord ask. Its query stays "
        "in the editor.</p>"
    )
    with st.container(horizontal=True):
        if st.button("Delete it", type="primary"):
            query = own().questions.get(name)
            try:
                delete(name)
            except ConcordError as error:
                st.html(f'<p class="note" role="alert">{escape(str(error))}</p>')
                return
            st.session_state["told"] = f"Deleted “{name}”."
            st.query_params.from_dict(Asked(cypher=without_name(query.cypher) if query else "").query())
            st.rerun()
        if st.button("Keep it"):
            st.rerun()
