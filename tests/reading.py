"""How tests read a page without a browser: the page of a view on a store, its html, and the links in it."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from streamlit.testing.v1 import AppTest

TODAY = "2026-11-22"
NASTY = "<script>hit()</script><img src=x onerror=hit()>"
SCRIPT = """
import os
import streamlit as st
from graph.store import open_store
from views{package} import {view}

@st.cache_resource
def the_store(path):
    return open_store(path)

{view}.show(the_store(os.environ["CONCORD_STORE"]))
"""


def reader(view, store, monkeypatch):
    """A function that opens the page of a view ("evidence", "explore.start") at a query, and returns it."""
    st.cache_resource.clear()  # a process has one store
    monkeypatch.setenv("CONCORD_STORE", store)
    package, _, name = view.rpartition(".")
    script = SCRIPT.format(package=f".{package}" if package else "", view=name)

    def opened(state=None, **query):
        page = AppTest.from_string(script, default_timeout=60)
        for key, value in (state or {}).items():
            page.session_state[key] = value
        for key, value in {"today": TODAY, **query}.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception, page.exception
        return page

    return opened


def html(page):
    """What the page says in html of its own, without what only the layout of a table on a phone needs."""
    said = "".join(block.proto.body for block in page.get("html"))
    return re.sub(r' data-head="[^"]*"| role=(?:table|rowgroup|row|columnheader|rowheader|cell)\b', "", said)


class Links(HTMLParser):
    """The links of a piece of a page and the tags that it has.

    `found` has each link's label, or first text where it has none, and its address; `queries` the same with the
    query of the address.
    """

    def __init__(self, text):
        super().__init__()
        self.found, self.tags, self._open = [], set(), None
        self.feed(text)

    @property
    def queries(self):
        return [(text, dict(parse_qsl(urlsplit(to).query))) for text, to in self.found]

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self._open = dict(attributes) if tag == "a" else self._open

    def handle_data(self, data):
        if self._open is not None:
            self.found.append((self._open.get("aria-label") or data, self._open.get("href") or ""))
            self._open = None
