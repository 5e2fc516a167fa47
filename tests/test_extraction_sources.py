"""How many of the facts of data/ that stand in the prose of a source document are proposed when it is read.

The five documents that the facts began with are not ours to ship: set CONCORD_SOURCES to the folder that holds them. What
is counted are the relationships that the data takes from the document and that are stated, not inferred, each once; a
question counts as proposed. Tables that their file flattened (Appendix A of the East Midlands report) are no prose.
"""

import os
from pathlib import Path

import pytest

from graph.schema import NETWORK
from loaders.documents import read
from loaders.extraction import candidates
from loaders.tables import Tables, shipped
from tests.extracted import bodies

SOURCES = os.environ.get("CONCORD_SOURCES", "")
COUNTED = {*NETWORK, "PARTY_TO", "CONTACT_FOR"}
REACHED = {
    "durham-briefing.txt": ("doc-durham-briefing", 46, 49),
    "durham-briefing-signed.md": ("doc-durham-briefing", 46, 49),
    "east-midlands-panel-report.txt": ("doc-east-midlands-report", 23, 25),
    "thames-valley-panel-report.md": ("doc-thames-valley-report", 14, 29),
    "home-office-guidance.md": ("doc-home-office-guidance", 0, 0),
}
"""Of each document: its id in data/, how many were proposed on 2026-12-01, and how many there are."""


def stated(source):
    facts = Tables(shipped()).read().relationships
    return {
        (claim.start, claim.type, claim.end)
        for claim in facts
        if claim.type in COUNTED
        and claim.properties.get("source") == source
        and claim.properties.get("basis") in (None, "stated")
        and not str(claim.properties.get("place", "")).startswith("Appendix A")
    }


def proposed(file, source, *, asked=True):
    known, names = bodies()
    rows = candidates(read(file), known, source=source, names=names)
    return {
        (row.from_id, row.relation, row.to_id)
        for row in rows
        if row.relation in COUNTED and (asked or row.decision != "ask")
    }


@pytest.mark.skipif(not SOURCES, reason="CONCORD_SOURCES names no folder with the source documents")
@pytest.mark.parametrize("file", REACHED)
def test_what_a_source_document_states_in_prose_is_proposed(file):
    source, reached, there = REACHED[file]
    facts = stated(source)
    assert (len(facts & proposed(Path(SOURCES) / file, source)), len(facts)) == (reached, there)


@pytest.mark.skipif(not SOURCES, reason="CONCORD_SOURCES names no folder with the source documents")
@pytest.mark.parametrize("file", REACHED)
def test_nothing_is_proposed_of_a_source_document_that_the_data_does_not_have(file):
    source, _, _ = REACHED[file]
    facts = Tables(shipped()).read().relationships
    had = {(c.start, c.type, c.end) for c in facts if c.properties.get("source") == source}
    assert proposed(Path(SOURCES) / file, source, asked=False) <= had
