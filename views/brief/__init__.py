"""Brief: a briefing, report, register or letter written from the graph, its beginning shown, and taken as a file."""

from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Any, Final

import streamlit as st

from graph.errors import ConcordError
from graph.export import file_name
from graph.marking import TIERS
from graph.store import Store
from graph.store.people import always_hidden
from views import asking, hiding, leaving, words
from views.brief.preview import counted_in, preview
from views.brief.state import ALL, BODY, COUNTRY, FILES, FORMS, PPTX, XLSX, Asked
from views.brief.writing import Drawn, drawn, written
from views.waiting import StoppedError, again, waited

TYPES: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ASK, WRITE = "brief-ask", "brief-write"
"""The two pieces of work: what is asked for the preview, and what is drawn and written for the file."""
LARGEST: Final = 20
"""MB of a template."""
AS_INSIDE: Final = "As what is inside has it"
CHOOSE: Final = {
    BODY: (
        "a force or a policing body",
        "The document is for or about it and its other half: force and policing body.",
    ),
    "region": ("a region", "The report is on the collaborations of its forces and policing bodies."),
    COUNTRY: ("a region, or the whole country", "The register has a row for each of its collaborations."),
}
AFTER: Final = {
    "docx": "Word asks to update its fields when it opens it: that numbers the pages of the contents.",
    "pptx": "The map is made of shapes; the places of each statement are in the notes of its slide.",
    "xlsx": "“concord load” reads it back.",
}
CHECKED: Final = ("commissioner-briefing", "panel-report")
"""The forms of which “concord check” says later what no longer holds."""


def show(store: Store) -> None:
    """The page."""
    asked, wrong = Asked.read(st.query_params.to_dict()).dated()
    st.html(
        '<h1>Brief</h1><p class="lead">A document on collaborations, written from the facts: every statement with the '
        "document and the place that says so. Take it as a file, edit it, and check it again later.</p>"
    )
    if wrong:
        _note(wrong)
    kind = FORMS[asked.form].about
    known = _known(store, kind)
    if asked.about and asked.about not in known:
        _note(f"This link names “{asked.about}”, which is no {_called(kind)} in the facts. Choose one.")
        asked = asked.but(about="")
    trouble = asking.trouble(store)
    if trouble:
        _note(f"{trouble.trouble} What you see is from {trouble.since}.")
    with st.container(key="brief"):
        template = _form(known, asked)
        if asked.about:
            _document(store, asked, template)
        else:
            what, why = CHOOSE[kind]
            st.html(f'<section class="state"><h2>Choose {what}</h2><p>{why}</p></section>')


def _called(kind: str) -> str:
    return "force and no policing body" if kind == BODY else "region"


def _note(said: str) -> None:
    st.html(f'<p class="note" role="status">{escape(said)}</p>')


def _known(store: Store, kind: str) -> Mapping[str, str]:
    """What a document may be about, by id or name: territorial forces, then policing bodies; or regions."""
    found = [
        node
        for node in asking.named(store).values()
        if node.label == "PCC"
        or (node.label == "Force" and node.properties.get("kind", "territorial") == "territorial")
    ]
    if kind == BODY:
        return {
            node.id: node.name for node in sorted(found, key=lambda n: (n.label, n.name.casefold(), n.id))
        }
    regions = sorted({str(region) for node in found for region in node.properties.get("regions") or ()})
    return {name: name for name in ([ALL] if kind == COUNTRY else []) + regions}


def _form(known: Mapping[str, str], asked: Asked) -> bytes | None:
    """What is asked; each change is in the address. The template is not: it is a file of the reader's own."""
    left, right = st.columns(2)
    _pick(left, "form", "Form", list(FORMS), asked.form, lambda key: FORMS[key].name)
    _pick(right, "about", "About", ["", *known], asked.about, lambda key: known[key] if key else "Choose …")
    left, right = st.columns(2)
    files = list(FORMS[asked.form].files)
    _pick(left, "file", "As", files, asked.kind, FILES.__getitem__)
    _pick(right, "marking", "Marked at least", ["", *TIERS], asked.marking, lambda tier: tier or AS_INSIDE)
    st.session_state["brief-title"] = asked.title
    st.text_input(
        "Title", key="brief-title", placeholder="What it is about, unless you say otherwise",
        on_change=_changed, args=("title",),
    )  # fmt: skip
    template = None
    if asked.kind != XLSX:
        given = st.file_uploader(
            f"Your office's own template (.{asked.kind}), if you have one",
            type=[asked.kind],
            key=f"brief-template-{asked.kind}",
            max_upload_size=LARGEST,
            help="Its styles, page, header and footer, or its slide master, are kept; its text is not.",
        )
        template = given.getvalue() if given else None
    st.session_state["brief-hide"] = hiding.hidden() or always_hidden()
    st.checkbox(
        "Hide names of people; posts stay", key="brief-hide", disabled=always_hidden(), on_change=_hide
    )
    return template


def _pick(place: Any, name: str, label: str, options: list[str], chosen: str, called: Any) -> None:
    st.session_state[f"brief-{name}"] = chosen
    place.selectbox(label, options, key=f"brief-{name}", format_func=called, on_change=_changed, args=(name,))


def _changed(name: str) -> None:
    """Put a choice into the address; another form may be about something else, and come as other files."""
    before = Asked.read(st.query_params.to_dict())
    after = Asked.read({**st.query_params.to_dict(), name: str(st.session_state[f"brief-{name}"] or "")})
    if name == "form":
        same = FORMS[before.form].about == FORMS[after.form].about
        after = after.but(file="", about=after.about if same else "")
    query = after.query()
    for field in (name, "about", "file"):
        st.query_params.pop(field, None)
        if field in query:
            st.query_params[field] = query[field]


def _hide() -> None:
    hiding.switched(bool(st.session_state["brief-hide"]))


def _document(store: Store, asked: Asked, template: bytes | None) -> None:
    """How it begins and what it holds, and the way to the file above them."""
    marks = leaving.marks(store)
    hidden = hiding.hidden() or always_hidden()
    key = (asking.version(store), asked.but(file=""), hidden)
    try:
        made = waited(
            store,
            lambda: drawn(store, asked, marks, hide_people=hidden),
            key=key,
            name=ASK,
            doing="Asking the questions that it answers",
        )
    except StoppedError as stopped:
        _again(stopped, ASK)
        return
    except ConcordError as error:
        _note(str(error))
        return
    count, claims = counted_in(made.briefing)
    marking = made.briefing.marking
    st.html(
        f'<p class="answer"><b>{count:,} statements</b> on <b>{words.count(claims, "claim")}</b>, each with its place. '
        f"{f'Marked <b>{escape(marking)}</b>.' if marking else 'Nothing marks it.'}</p>"
    )
    if asked.kind == PPTX:
        st.html(
            '<p class="m">The slides show the chief of it; what stands below is how the Word document begins.</p>'
        )
    print_of = sha256(template).hexdigest() if template else ""
    _take(store, asked, made, template, (*key, asked.kind, print_of))
    st.html(preview(made.briefing))


def _take(store: Store, asked: Asked, made: Drawn, template: bytes | None, key: Any) -> None:
    """Two steps: the map is drawn and the file written when it is asked for; then it can be downloaded."""
    kind = FILES[asked.kind]
    if st.session_state.get(WRITE) != key:
        if not st.button(
            f"Write the {kind}", type="primary", icon=":material/description:", key="brief-make"
        ):
            return
        again(WRITE)
        st.session_state[WRITE] = key
    marks = leaving.marks(store)
    try:
        data, marking = waited(
            store,
            lambda: written(store, asked, made, marks, template),
            key=key,
            name=WRITE,
            doing="Drawing the map and writing the file",
        )
    except (StoppedError, ConcordError) as error:
        st.session_state.pop(WRITE, None)
        _again(error, WRITE)
        return
    st.download_button(
        f"Download as {kind}, {max(1, len(data) // 1000):,} KB",
        data,
        file_name(_file(asked), asked.kind, marking),
        TYPES[asked.kind],
        on_click="ignore",
        type="primary",
        icon=":material/download:",
        key="brief-download",
    )
    later = (
        " “concord check” says later which of its statements no longer hold." if asked.form in CHECKED else ""
    )
    st.html(f'<p class="m" role="status">It is written. {AFTER[asked.kind]}{later}</p>')


def _file(asked: Asked) -> str:
    """What the file is called, without its ending."""
    name = "briefing" if asked.form == "commissioner-briefing" else asked.form
    return f"concord-{name}-{'-'.join(asked.about.casefold().split())}"


def _again(error: ConcordError, name: str) -> None:
    st.html(f'<p role="alert">{escape(str(error))}</p>')
    st.button("Try again", key=f"again-{name}", on_click=again, args=(name,))
