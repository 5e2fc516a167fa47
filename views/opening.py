"""The store of this process: opened once, and where it does not answer yet, asked again by itself."""

import threading
import time
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from graph.errors import ConcordError, StoreError
from graph.questions import present_day
from graph.store import Store, open_store
from graph.store.people import always_hidden, without_people
from loaders.tables import Tables, standing
from views import asking

AGAIN = 5.0
"""Seconds after which a store that could not be opened is tried again, for all readers together."""


FRESH = 2.0
"""Seconds for which the health address says the same."""


@dataclass(slots=True)
class _Tried:
    """The last try to open the store that failed."""

    why: str = ""
    at: float = float("-inf")
    guard: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _tried() -> _Tried:
    return _Tried()


@st.cache_resource(show_spinner="Building the map from the facts; once only …")
def _opened() -> Store:
    store = open_store(None, Tables(*standing()))
    return without_people(store) if always_hidden() else store


def the_store() -> Store:
    """The store of this process.

    Raises
    ------
    StoreError
        If it cannot be opened. It is tried again at the next call after AGAIN seconds; until then the same is
        said at once, so that twenty readers do not each wait for a server that is away.
    """
    last = _tried()
    with last.guard:
        if last.why and time.monotonic() - last.at < AGAIN:
            raise StoreError(last.why)
        try:
            store = _opened()
        except StoreError as error:
            last.why, last.at = str(error), time.monotonic()
            raise
        last.why = ""
        return store


@dataclass(slots=True)
class _Health:
    """What the store last answered to the health address."""

    why: str = ""
    at: float = float("-inf")
    guard: threading.Lock = field(default_factory=threading.Lock)


_HEALTH = _Health()


def ready() -> str:
    """Why the store does not answer, without its address; empty where it does. Asked at most once in two seconds."""
    with _HEALTH.guard:
        if time.monotonic() - _HEALTH.at > FRESH:
            try:
                the_store().version()
            except ConcordError:
                _HEALTH.why = "The page runs; its store does not answer."
            else:
                _HEALTH.why = ""
            _HEALTH.at = time.monotonic()
        return _HEALTH.why


def waiting(error: StoreError) -> None:
    """The page while the store does not answer and nothing is kept of what was asked: what happens by itself, and why."""
    st.html(
        '<section class="state" role="status"><h1>The facts cannot be reached just now</h1>'
        '<p class="lead">Concord is running; the database that holds its facts does not answer. It is asked again '
        f"every {AGAIN:g} seconds, and this page opens by itself once it answers. Your link stays as it is.</p>"
        f'<p class="m">For whoever runs Concord: {escape(str(error))}</p></section>'
    )
    _again()


@st.fragment(run_every=AGAIN + 1)
def _again() -> None:
    if not ready():
        st.rerun()


def warmed() -> None:
    """Open the store and ask what every first page asks, so that the first reader need not wait for it."""
    from views import ask, brief, dependencies, evidence, explore, questions  # noqa: F401  a second of imports

    while True:
        try:
            store, today = the_store(), present_day()
            for kept in (asking.named, asking.documents, asking.statuses, asking.copies, asking.functions):
                kept(store)
            asking.counts(store)
            for question in ("decisions_pending", "depends"):
                asking.ask(store, question, today=today)
            return
        except StoreError:
            time.sleep(AGAIN)
        except ConcordError:
            return  # the page says it to whoever comes
