"""People to meet: whom only another body's document names is told as that, and after those named for the body itself."""

from graph.briefing.blocks import Table, within
from graph.briefing.material import Material
from graph.briefing.meeting import people
from graph.model import Result, Subgraph

COLUMNS = ("kind", "id", "about", "person", "post", "body", "why", "certainty", "as_of", "claims")
HELD = Subgraph.of(
    "jo CONTACT_FOR drones source=theirs as_of=2021-05",
    "head CONTACT_FOR drones source=ours as_of=2019",
    "lead LEADS vans source=theirs as_of=2021-05",
    "sam CONTACT_FOR cameras source=theirs as_of=2021-05",
)


def row(kind, who, about, as_of, claim, why=""):
    return (kind, who, about, who, None, "", why, "certain", as_of, [claim])


def told(published):
    rows = (
        row("contact", "sam", "cameras", "2021-05", "c4"),
        row("contact", "jo", "drones", "2021-05", "c1"),
        row("contact", "head", "drones", "2019", "c2"),
        row("lead", "lead", "vans", "2021-05", "c3", "leads"),
    )
    meet = {"people_to_meet": Result(COLUMNS, rows)}
    material = Material(HELD.nodes["head"], None, HELD, meet, "2026-11-30", "2026-11-30", published=published)
    (table,) = [block for block in people(material) if isinstance(block, Table)]
    return {within(cell[0])[0].text: [said.text for said in within(cell[1])] for cell in table.rows}


def test_whom_only_another_bodys_document_names_is_told_as_that_and_stands_last():
    found = told({"theirs": "lead", "ours": "head"})
    assert list(found.items()) == [
        ("drones", ["As of 2019, head.", "As of May 2021, named in a document of lead, for its own commissioner: jo."]),
        ("vans", ["As of May 2021, lead: leads."]),
        ("cameras", ["As of May 2021, named in a document of lead, for its own commissioner: sam."]),
    ]  # fmt: skip


def test_a_contact_whose_document_nobody_in_policing_published_is_the_bodys_own():
    assert told({})["cameras"] == ["As of May 2021, sam."]
