"""The end of a review: what was accepted goes into the office's own facts, all of it or nothing."""

import os
import re
from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Final

import streamlit as st

from graph.errors import ConcordError, FactsError
from graph.marking import marking
from graph.store import Store, open_store
from loaders.review.accepting import About, accept
from loaders.review.desk import Desk, Opened
from loaders.review.entering import Note
from loaders.review.telling import told
from loaders.tables import Tables, standing
from views import asking, words
from views.review.state import Asked, to

DONE: Final = "rv-done"
PROBLEMS: Final = "rv-problems"
MOST: Final = 12
"""Bodies that are led to at the end."""


def show(store: Store, desk: Desk, opened: Opened, asked: Asked) -> None:
    """The form, then what was done."""
    accepted = [c for c in opened.review.candidates if c.decision == "accept"]
    st.html(
        f"<h2>Enter {words.count(len(accepted), 'accepted candidate')} into your facts</h2>"
        f'<p class="m">They go to {escape(str(desk.into))}, all of them or none.</p>'
    )
    problems: list[str] = st.session_state.pop(PROBLEMS, [])
    if problems:
        st.html(_problems(problems, opened, asked))
    done: list[str] = st.session_state.pop(DONE, [])
    if done:
        st.html(
            f'<section class="state" role="status"><h3>Entered</h3>{_done(store, desk, opened, done)}</section>'
        )
        return
    if not accepted:
        st.html("<p>Nothing is accepted yet.</p>")
        return
    with st.form("rv-enter", border=False):
        st.html(
            '<p class="m">About what the candidates come from, where your facts do not have it yet. All may stay empty.</p>'
        )
        sources = sorted({c.source for c in accepted if c.source})
        fields = {source: _fields(source, several=len(sources) > 1) for source in sources}
        unsourced = any(not c.source for c in accepted)
        by = st.text_input("Your name, for what names no source") if unsourced else ""
        if st.form_submit_button(f"Enter {len(accepted):,} into the facts", type="primary"):
            _enter(desk, opened, fields, by.strip())
            st.rerun()


def _fields(source: str, *, several: bool) -> tuple[str, str, str, str]:
    """What a person says of a document: name, publisher, date, marking."""
    of = f" ({source})" if several else ""
    return (
        st.text_input(f"What it is called{of}", key=f"rv-name-{source}"),
        st.text_input(f"Who published it{of}", key=f"rv-publisher-{source}"),
        st.text_input(f"Its date{of}", key=f"rv-date-{source}", placeholder="2026, 2026-11 or 2026-11-30"),
        st.text_input(f"Its protective marking{of}", key=f"rv-marking-{source}"),
    )


def _enter(desk: Desk, opened: Opened, fields: Mapping[str, tuple[str, str, str, str]], by: str) -> None:
    rows = [
        (f"{desk.file.name}, row {row}", candidate)
        for row, candidate in zip(opened.rows, opened.review.candidates, strict=True)
    ]
    note = Note(by, date.today().isoformat()) if by else None
    try:
        about = {source: _about(*map(str.strip, said)) for source, said in fields.items()}
        st.session_state[DONE] = list(told(accept(rows, desk.into, note=note, about=about), desk.into))
    except FactsError as error:
        st.session_state[PROBLEMS] = error.problems
    except ConcordError as error:
        st.session_state[PROBLEMS] = [str(error)]
    except OSError as error:
        st.session_state[PROBLEMS] = [f"{desk.into} could not be written: {error.strerror}."]
    else:
        if not os.environ.get("CONCORD_STORE"):
            open_store(None, Tables(*standing())).close()


def _about(name: str, publisher: str, dated: str, marked: str) -> About:
    return About(name, publisher, dated, marking(marked))


def _problems(problems: list[str], opened: Opened, asked: Asked) -> str:
    """Every row that is wrong, with the way to its candidate."""
    numbers = {row: n for n, row in enumerate(opened.rows)}
    made = ""
    for problem in problems:
        found = re.match(r"[^:]*row (\d+)", problem)
        number = numbers.get(int(found[1])) if found else None
        way = ""
        if number is not None:
            way = words.link(
                f"Look at {number + 1}", **to(opened.review.candidates[number], number, asked).query()
            )
        made += f"<li>{escape(problem)} {way}</li>"
    return (
        f'<section class="state rv-wrong" role="alert"><h3>Nothing was entered: {words.count(len(problems), "problem")}'
        f"</h3><ul>{made}</ul></section>"
    )


def _done(store: Store, desk: Desk, opened: Opened, sentences: list[str]) -> str:
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    if os.environ.get("CONCORD_STORE"):
        return f"{said}<p>This page reads the store of CONCORD_STORE. Load the facts into it: <code>concord load</code></p>"
    if desk.into.resolve() not in {folder.resolve() for folder in standing()}:
        return said  # the sentences say how to see it
    entered = [c for c in opened.review.candidates if c.decision == "accept"]
    names = dict.fromkeys(
        name for c in entered for name in (c.to_id or c.to_name, c.from_id or c.from_name) if name
    )
    bodies = asking.named(store)
    by_name = {node.name: key for key, node in bodies.items()}
    ids = dict.fromkeys(key for name in names if (key := name if name in bodies else by_name.get(name, "")))
    links = "".join(f"<li>{words.to_explore(bodies[key])}</li>" for key in list(ids)[:MOST])
    return f"{said}<p>To see it on the map:</p><ul class=plain>{links}</ul>" if links else said
