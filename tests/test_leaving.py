"""What leaves the page is marked with the highest marking inside, and the page carries the highest it may show."""

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
from graph.model import Relationship, Result, Subgraph, Entity
from views import leaving

class Store:
    def version(self):
        return {version!r}
    def read(self, cypher, parameters={{}}, **asked):
        marked = {{"doc-a": Entity("doc-a", "Document", {{"id": "doc-a", "marking": "OFFICIAL-SENSITIVE"}})}}
        return Result((), (), Subgraph(marked) if {marked} else Subgraph())

network = Subgraph.of("durham COLLABORATES npas source={source}")
result = Result(("claims",), ((["c1"],),), network)
leaving.band(Store())
leaving.download(Store(), result, "one")
"""


def ran(monkeypatch, office="", marked=True, source="doc-a"):
    monkeypatch.setenv("CONCORD_MARKING", office)
    page = AppTest.from_string(
        SCRIPT.format(version=f"{office}{marked}{source}", marked=marked, source=source)
    ).run()
    assert not page.exception
    bands = [block.proto.body for block in page.get("html")]
    return bands, page.get("download_button")[0].proto


def test_without_any_marking_nothing_is_said(monkeypatch):
    bands, button = ran(monkeypatch, marked=False)
    assert bands == []
    assert button.label == "Download as CSV"


@pytest.mark.parametrize(
    ("office", "source", "expected"),
    [
        ("", "doc-a", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL", "doc-a", "OFFICIAL-SENSITIVE"),
        ("SECRET", "doc-a", "SECRET"),
    ],
)
def test_the_page_carries_the_highest_that_it_may_show(monkeypatch, office, source, expected):
    bands, _ = ran(monkeypatch, office=office, source=source)
    assert [expected in band for band in bands] == [True]
