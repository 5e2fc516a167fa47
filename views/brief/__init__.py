"""Brief: a briefing on a force written from the graph, its first page and contents shown, and taken as a Word document."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any, Final

import streamlit as st

from graph.briefing.blocks import Briefing
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.material import Material
from graph.briefing.word import to_docx
from graph.errors import ConcordError
from graph.export import file_name
from graph.gathering import finished, gathered
from graph.marking import TIERS, Markings
from graph.model import Entity
from graph.questions import present_day
from graph.store import Store
from graph.store.people import always_hidden
from views import asking, hiding, leaving, words
from views.brief.mapped import with_map
from views.brief.preview import counted_in, preview
from views.brief.state import FORMS, Asked
from views.waiting import StoppedError, again, waited

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ASK, WRITE = "brief-ask", "brief-write"
"""The two pieces of work: what is asked for the preview, and what is drawn and written for the file."""
AS_INSIDE: Final = "As what is inside has it"


def show(store: Store) -> None:
    """The page."""
    asked, wrong = Asked.read(st.query_params.to_dict()).dated()
    st.html(
        '<h1>Brief</h1><p class="lead">A briefing on the collaborations of a force and its policing body: every statement '
        "with the document and the place that says so. Take it as a Word document, edit it, and check it again later.</p>"
    )
    if wrong:
        _note(wrong)
    bodies = _bodies(store)
    if asked.about and asked.about not in bodies:
        _note(
            f"This link names “{asked.about}”, which is no force and no policing body in the facts. Choose one."
        )
        asked = asked.but(about="")
    trouble = asking.trouble(store)
    if trouble:
        _note(f"{trouble.trouble} What you see is from {trouble.since}.")
    with st.container(key="brief"):
        _form(bodies, asked)
        if asked.about:
            _briefing(store, asked)
        else:
            st.html(
                '<section class="state"><h2>Choose a force or a policing body</h2><p>The briefing is for its '
                "commissioner: one page that sums up, then tables, then every statement in full.</p></section>"
            )


def _note(said: str) -> None:
    st.html(f'<p class="note" role="status">{escape(said)}</p>')


def _bodies(store: Store) -> Mapping[str, Entity]:
    """Whom a briefing may be on: territorial forces first, then their policing bodies."""
    found = [
        node
        for node in asking.named(store).values()
        if node.label == "PCC"
        or (node.label == "Force" and node.properties.get("kind", "territorial") == "territorial")
    ]
    return {node.id: node for node in sorted(found, key=lambda n: (n.label, n.name.casefold(), n.id))}


def _form(bodies: Mapping[str, Entity], asked: Asked) -> None:
    """What is asked; each change is in the address."""
    left, right = st.columns(2)
    _pick(
        left,
        "about",
        "About",
        ["", *bodies],
        asked.about,
        lambda key: bodies[key].name if key else "Choose …",
    )
    _pick(right, "form", "Form", list(FORMS), asked.form, FORMS.__getitem__)
    left, right = st.columns(2)
    st.session_state["brief-title"] = asked.title
    left.text_input(
        "Title", key="brief-title", placeholder="What it is about, unless you say otherwise",
        on_change=_changed, args=("title",),
    )  # fmt: skip
    _pick(right, "marking", "Marked at least", ["", *TIERS], asked.marking, lambda tier: tier or AS_INSIDE)
    st.session_state["brief-hide"] = hiding.hidden() or always_hidden()
    st.checkbox(
        "Hide names of people; posts stay", key="brief-hide", disabled=always_hidden(), on_change=_hide
    )


def _pick(place: Any, name: str, label: str, options: list[str], chosen: str, called: Any) -> None:
    st.session_state[f"brief-{name}"] = chosen
    place.selectbox(label, options, key=f"brief-{name}", format_func=called, on_change=_changed, args=(name,))


def _changed(name: str) -> None:
    value = str(st.session_state[f"brief-{name}"] or "")
    query = Asked.read({**st.query_params.to_dict(), name: value}).query()
    st.query_params.pop(name, None)
    if name in query:
        st.query_params[name] = query[name]


def _hide() -> None:
    hiding.switched(bool(st.session_state["brief-hide"]))


def _briefing(store: Store, asked: Asked) -> None:
    """The first page and the contents, and the way to the file above them."""
    marks = leaving.marks(store)
    hidden = hiding.hidden() or always_hidden()
    key = (asking.version(store), asked, hidden)

    def ask() -> tuple[Material, Briefing]:
        now = asked.today or present_day()
        material = gathered(store, asked.about, now, asked.as_at or now, hide_people=hidden)
        return material, _finished(material, asked, marks)

    try:
        material, briefing = waited(
            store, ask, key=key, name=ASK, doing="Asking the questions that it answers"
        )
    except StoppedError as stopped:
        _again(stopped, ASK)
        return
    made, claims = counted_in(briefing)
    st.html(
        f'<p class="answer"><b>{made:,} statements</b> on <b>{words.count(claims, "claim")}</b>, each with its place. '
        f"{f'Marked <b>{escape(briefing.marking)}</b>.' if briefing.marking else 'Nothing marks it.'}</p>"
    )
    _take(store, asked, material, marks, key)
    st.html(preview(briefing))


def _finished(material: Material, asked: Asked, marks: Markings) -> Briefing:
    made = commissioner_briefing(material)
    return finished(replace(made, name=asked.title or made.name), material, marks, asked.marking, asked.form)


def _take(store: Store, asked: Asked, material: Material, marks: Markings, key: Any) -> None:
    """Two steps: the map is drawn and the document written when it is asked for; then it can be downloaded."""
    if st.session_state.get(WRITE) != key:
        if not st.button(
            "Write the Word document", type="primary", icon=":material/description:", key="brief-make"
        ):
            return
        again(WRITE)
        st.session_state[WRITE] = key

    def write() -> tuple[bytes, str]:
        drawn = with_map(store, material, marks, asked.as_at)
        whole = _finished(drawn, asked, marks)
        return to_docx(whole), whole.marking

    try:
        data, marking = waited(
            store, write, key=key, name=WRITE, doing="Drawing the map and writing the document"
        )
    except (StoppedError, ConcordError) as error:
        st.session_state.pop(WRITE, None)
        _again(error, WRITE)
        return
    st.download_button(
        f"Download as Word document, {max(1, len(data) // 1000):,} KB",
        data,
        file_name(f"concord-briefing-{asked.about}", "docx", marking),
        DOCX,
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        key="brief-file",
    )
    st.html(
        '<p class="m" role="status">It is written. Word asks to update its fields when it opens it: that numbers the pages '
        "of the contents. “concord check” says later which of its statements no longer hold.</p>"
    )


def _again(error: ConcordError, name: str) -> None:
    st.html(f'<p role="alert">{escape(str(error))}</p>')
    st.button("Try again", key=f"again-{name}", on_click=again, args=(name,))
