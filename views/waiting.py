"""Work that takes a while: how long it has taken is shown, and the reader can stop it.

A read of Neo4j is ended at the server; the built-in engine cannot be interrupted and ends at its deadline.
"""

import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from typing import Any, TypeVar

import streamlit as st

from graph.errors import ConcordError, StoreError
from graph.store import Store
from graph.store.ending import Ends, called

Made = TypeVar("Made")

AT_ONCE = 0.6
"""Seconds in which most work is done, and nothing is shown of it."""
BEAT = 0.25
"""Seconds between two looks at whether it is done."""
LEFT = 4.0
"""Seconds after which nobody waits any more: the reader closed the page, or went to another one."""
PATIENCE = 3.0
"""Seconds that a Stop waits for the server to say that the read was ended."""


class StoppedError(ConcordError):
    """The reader stopped the work."""


@dataclass(slots=True)
class Job:
    """One piece of work under way, and the thread it runs in."""

    key: Any
    store: Any
    name: str = field(default_factory=lambda: uuid.uuid4().hex)
    answer: Future[Any] = field(default_factory=Future)
    began: float = field(default_factory=time.monotonic)
    seen: float = field(default_factory=time.monotonic)
    stopped: float = 0.0
    left: bool = False
    ended: bool = False

    def start(self, work: Callable[[], Any]) -> None:
        threading.Thread(target=self._run, args=(work,), daemon=True).start()
        if isinstance(self.store, Ends):
            threading.Thread(target=self._watch, daemon=True).start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            with called(self.name):
                self.answer.set_result(work())
        except BaseException as error:
            self.answer.set_exception(error)

    def _watch(self) -> None:
        """End the work at the server when the page no longer asks for it: each of its reads, until it is over."""
        while not self.answer.done():
            self.left = self.left or time.monotonic() - self.seen > LEFT
            if self.left or self.stopped:
                self.end()
            time.sleep(1)

    def end(self) -> None:
        """End it at the server where there is one."""
        if isinstance(self.store, Ends) and not self.answer.done():
            with suppress(ConcordError):  # a server that does not answer has ended it, too
                self.ended = self.store.end_reads(self.name) > 0 or self.ended

    def stop(self) -> None:
        """What the reader's Stop does."""
        if not self.answer.done():
            self.stopped = max(time.monotonic() - self.began, 0.1)
            ending = threading.Thread(target=self.end, daemon=True)
            ending.start()
            ending.join(PATIENCE)


def waited(
    store: Store,
    work: Callable[[], Made],
    *,
    key: Any,
    name: str = "waiting",
    doing: str = "Asking the store",
) -> Made:
    """What some work makes. While it takes longer than a moment, the seconds and a Stop are shown.

    Parameters
    ----------
    store : Store
        Whose reads the work waits for.
    work : callable
        Runs in a thread of its own: it asks the store, and draws nothing.
    key : object
        Stands for what is asked, the store's version included: the same key gives the answer that is there
        already, and another one ends what is under way.
    name : str, default "waiting"
        Tells apart several that wait on one page.
    doing : str
        What is shown beside the seconds.

    Raises
    ------
    StoppedError
        If the reader stopped it; until `again(name)` it stays so, as does what a query is refused for.
    """
    slot = f"job-{name}"
    job: Job | None = st.session_state.get(slot)
    if job is None or job.key != key or job.store is not store or job.left:
        if job is not None:
            job.end()
        job = st.session_state[slot] = Job(key, store)
        job.start(work)
    try:
        if job.stopped:
            raise StoppedError(_told(job))
        return _waited_for(job, doing, name)
    except StoreError:
        st.session_state.pop(slot, None)  # it may be over when the page is run again
        raise


def again(name: str = "waiting") -> None:
    """Forget an answer, or that the work was stopped, so that it is done anew."""
    st.session_state.pop(f"job-{name}", None)


def _told(job: Job) -> str:
    took = f"Stopped after {max(1, round(job.stopped))} s."
    if isinstance(job.store, Ends):
        return f"{took} {'It was ended at the server, too.' if job.ended else 'The server ends it by its deadline.'}"
    return f"{took} The built-in store cannot break off: it goes on by itself until the deadline at most."


def _waited_for(job: Job, doing: str, name: str) -> Any:
    try:
        return job.answer.result(AT_ONCE)
    except NotYet:
        if job.answer.done():
            raise
    place = st.empty()
    with place.container(key=f"waiting-{name}"):
        st.html(f'<p class="unseen" role="status">{escape(doing)}. It can be stopped.</p>')
        told = st.empty()
        st.button("Stop", key=f"stop-{name}", on_click=job.stop)
    while True:
        job.seen = time.monotonic()
        # What is shown each time also lets Streamlit break off this run when the reader does something.
        told.html(f'<p aria-hidden="true">{escape(doing)} … <b>{max(1, int(job.seen - job.began))} s</b></p>')
        try:
            made = job.answer.result(BEAT)
        except NotYet:
            if job.answer.done():
                place.empty()
                raise
        else:
            place.empty()
            return made
