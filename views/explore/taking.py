"""Taking the picture away: how it will look on paper, its words, and the file."""

import base64
from html import escape
from typing import Final

import streamlit as st

from graph.drawing.figure import PAPERS, Figure, Paper, Words, wide
from graph.drawing.places import TooManyError
from graph.export import file_name
from graph.store import Store
from views import leaving
from views.explore.printing import printed
from views.explore.state import View

SIZES: Final[dict[str, tuple[Paper, ...]]] = {
    "A4, whichever way round is larger": (PAPERS["a4-landscape"], PAPERS["a4-portrait"]),
    "For the text of a document, 160 mm wide": (wide(160),),
    **{paper.name[0].upper() + paper.name[1:]: (paper,) for paper in PAPERS.values()},
}
FORMS: Final = {
    "SVG, to be edited in Word": ("svg", "image/svg+xml"),
    "PDF": ("pdf", "application/pdf"),
    "PNG, 300 dpi": ("png", "image/png"),
}
PREVIEW: Final = 110
"""Dots to the inch of the preview."""


def button(store: Store, view: View) -> None:
    """What opens it."""
    if st.button("Download this picture", icon=":material/download:", key="take-picture"):
        _dialog(store, view)


@st.dialog("Download this picture", width="large")
def _dialog(store: Store, view: View) -> None:
    """The figure as it will be, made anew with every choice."""
    first, second = st.columns(2)
    size = first.selectbox("Size", list(SIZES), key="take-size")
    form = second.selectbox("Form", list(FORMS), key="take-form")
    title = st.text_input(
        "Title", key="take-title", placeholder="What the picture shows, unless you say otherwise"
    )
    caption = st.text_input("Caption", key="take-caption", placeholder="Figure 1. …")
    try:
        made = printed(
            store,
            view,
            SIZES[size],
            leaving.marks(store),
            Words(title=title.strip(), caption=caption.strip()),
        )
    except TooManyError as error:
        st.html(f'<p role="alert">{escape(str(error))}</p>')
        return
    kind, mime = FORMS[form]
    st.download_button(
        f"Download as {kind.upper()}",
        lambda: _file(made, kind),
        file_name("concord-picture", kind, made.marking),
        mime,
        on_click="ignore",
        type="primary",
        key="take-file",
    )
    told = f"{made.width:g} x {made.height:g} mm, labels of {made.points:g} pt. {made.note}"
    st.html(f'<p class="m" role="status">{escape(told)}</p>')
    shown = base64.b64encode(made.png(PREVIEW)).decode()
    st.html(
        f'<img src="data:image/png;base64,{shown}" alt="{escape(made.alt)}" style="width:100%;border:1px solid #D5DBE1">'
    )


def _file(made: Figure, kind: str) -> bytes:
    return {"svg": lambda: made.svg().encode(), "pdf": made.pdf, "png": made.png}[kind]()
