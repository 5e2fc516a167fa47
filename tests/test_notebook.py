"""A chart for Analyst's Notebook, read back as the XML it is. It was never opened in the program itself, and no schema
of the format was at hand: what is checked is that it is well formed and that everything it refers to is there."""

from collections import Counter

import pytest
from lxml import etree

import cli
from graph.export.notebook import notebook
from graph.model import Subgraph
from loaders.tables import shipped

CLAIMS = (
    "durham COLLABORATES npas source=a place=page_2 as_of=2021 says=Durham_takes_part.",
    "durham COLLABORATES npas source=b",
    "durham COLLABORATES npas source=scan",
    "durham COLLABORATES npas source=c status=proposed",
    "kent LEADS npas source=a role=lead_force",
)


def read(data):
    return etree.fromstring(data)


@pytest.fixture
def chart():
    labels = {"durham": "Force", "kent": "Force"}
    network = Subgraph.of(*CLAIMS, labels=labels)
    return read(
        notebook(network, documents={"a": "Plan"}, copies={"scan": "a"}, marking="OFFICIAL", about="Who")
    )


def links(chart):
    names = {e.get("EntityId"): e.get("Identity") for e in chart.iter("Entity")}
    for item in chart.iter("ChartItem"):
        if (link := item.find("Link")) is not None:
            style = link.find("LinkStyle")
            told = {a.get("AttributeClass"): a.get("Value") for a in item.iter("Attribute")}
            yield (
                names[link.get("End1Id")],
                item.get("Label"),
                names[link.get("End2Id")],
                style.get("Strength"),
                told["Works"],
            )


def test_claims_that_say_the_same_are_one_link_weighed_by_works_and_what_is_possible_is_another(chart):
    assert set(links(chart)) == {
        ("durham", "takes part in", "npas", "Holds", "2"),
        ("durham", "takes part in", "npas", "Possible", "1"),
        ("kent", "leads: lead force", "npas", "Holds", "1"),
    }


def test_what_is_possible_has_a_stroke_of_its_own(chart):
    strokes = {s.get("Name"): s.get("DotStyle") for s in chart.iter("Strength")}
    assert strokes["Holds"] == "DotStyleSolid"
    assert strokes["Possible"] == "DotStyleDashed"


def test_a_card_of_a_link_has_the_claim_its_document_place_and_date(chart):
    cards = [card for card in chart.iter("Card") if card.get("Text") == "Claim c1"]
    assert [(c.get("Summary"), c.get("SourceReference"), c.get("DateTimeDescription")) for c in cards] == [
        ("Durham takes part.", "Plan: page 2", "2021")
    ]
    assert sum(1 for _ in chart.iter("Card")) == len(CLAIMS)


def test_the_marking_is_on_the_chart_and_on_every_item(chart):
    assert chart.find("Summary//CustomProperty").get("Value") == "OFFICIAL"
    marked = [
        any(a.get("Value") == "OFFICIAL" for a in item.iter("Attribute")) for item in chart.iter("ChartItem")
    ]
    assert marked == [True] * 6


def test_everything_that_the_shipped_network_refers_to_is_in_its_chart(tmp_path, monkeypatch):
    monkeypatch.delenv("CONCORD_FACTS", raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    cli.main(["load", str(shipped())])
    files = [tmp_path / "one.anx", tmp_path / "two.anx"]
    for file in files:
        cli.main(["export", "anx", "--out", str(file)])
    assert files[0].read_bytes() == files[1].read_bytes()
    chart = read(files[0].read_bytes())
    ids = Counter(element.get("Id") for element in chart.iter() if element.get("Id"))
    assert [key for key, count in ids.items() if count > 1] == []
    references = {
        value
        for element in chart.iter()
        for name, value in element.attrib.items()
        if name.endswith("Reference") and value.startswith("ID") and name != "SourceReference"
    }
    assert references <= set(ids)
    entities = {entity.get("EntityId") for entity in chart.iter("Entity")}
    ends = {link.get(end) for link in chart.iter("Link") for end in ("End1Id", "End2Id")}
    assert ends <= entities


def test_a_name_of_marks_and_control_characters_stays_a_text():
    network = Subgraph.of("a LEADS u")
    network.nodes["a"].properties["name"] = 'Who & "why" <b>\x01'
    chart = read(notebook(network))
    assert 'Who & "why" <b>' in [item.get("Label") for item in chart.iter("ChartItem")]
