"""The source of a candidate: its register around its cell, its document around its sentence, else its words alone."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import streamlit as st

from graph.errors import ConcordError
from loaders import documents
from loaders.candidates import Candidate
from loaders.documents import Passage
from loaders.registers.files.grid import Sheet, letters
from loaders.registers.files.sheets import sheets_of
from loaders.review.desk import Desk
from loaders.review.finding import files_by_source, place_of
from views.review import marks, passages, sheets
from views.review.state import Asked

MARKED = ".st-key-rv-doc td mark.now, .st-key-rv-doc .rv-paper mark.now"
"""The cell or the sentence looked at."""
Stamp = tuple[tuple[str, float, int], ...]


def show(desk: Desk, asked: Asked, candidates: Sequence[Candidate], number: int) -> None:
    """The pane of the source of this candidate."""
    candidate = candidates[number]
    file, place, why = _file(desk, candidate.source), place_of(candidate.place), ""
    sheet = None
    if file and place:
        try:
            sheet = next((s for s in _sheets(str(file), file.stat().st_mtime) if s.name == place.sheet), None)
        except ConcordError as error:
            why = str(error)
    head = f"<h2>{escape(file.name if file else candidate.source or 'No source named')}</h2>"
    if sheet and place:
        told = f"Register. Sheet “{escape(sheet.name)}”, cell {letters(place.column)}{place.row}"
        st.html(f'<div class="rv-dh"><p class="m">{told}</p>{head}</div>{marks.KEY}')
        st.html(sheets.table(sheet, place, candidates, number, asked))
        return
    kind = "Source" if place else "Document"
    told = f"{kind}, at {escape(candidate.place)}" if candidate.place else "Source"
    shown = ""
    if file and not place and candidate.place:
        try:
            shown = passages.around(_passages(str(file), file.stat().st_mtime), candidates, number, asked)
        except ConcordError as error:
            why = str(error)
    key = marks.KEY if shown else ""
    st.html(f'<div class="rv-dh"><p class="m">{told}</p>{head}</div>{key}{shown or _words(candidate)}')
    if candidate.source and not file:
        why = f"The file itself is not beside {desk.file.name}, or was changed since it was read. Put it there to see it."
    if why:
        st.html(f'<p class="m">{escape(why)}</p>')


def _words(candidate: Candidate) -> str:
    """What the candidate itself carries of its source."""
    says = candidate.says or "The candidate carries no words of its source."
    return f'<div class="rv-paper"><p><mark class="now">{escape(says)}</mark></p></div>'


def _file(desk: Desk, source: str) -> Path | None:
    folder = desk.file.parent
    files = [*desk.sources, *sorted(f for f in folder.iterdir() if f.is_file() and f != desk.file)]
    stamp = tuple((str(f), f.stat().st_mtime, f.stat().st_size) for f in files if f.is_file())
    return _by_source(folder, desk.sources, stamp).get(source)


@st.cache_data(max_entries=8, show_spinner=False)
def _by_source(folder: Path, named: tuple[Path, ...], stamp: Stamp) -> dict[str, Path]:
    """Kept until a file comes, goes or changes."""
    return files_by_source(folder, named)


@st.cache_resource(max_entries=4, show_spinner="Opening the register …")
def _sheets(file: str, changed: float) -> list[Sheet]:
    return sheets_of(Path(file))


@st.cache_resource(max_entries=4, show_spinner="Opening the document …")
def _passages(file: str, changed: float) -> tuple[Passage, ...]:
    return documents.read(file).passages
