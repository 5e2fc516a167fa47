"""A letter asks a party for just what no document says of its agreements, and says on whose word it is party."""

import docx
import pytest

import cli
from graph.briefing.blocks import Table
from graph.briefing.letter import letter
from graph.briefing.material import Material
from graph.briefing.word import to_docx
from graph.errors import ConcordError
from graph.model import Entity, Subgraph
from loaders.tables import shipped
from tests.briefed import Read

TODAY = "2026-11-30"
PARTY = "kent COLLABORATES unit source=other place=page_2 as_of=2021"
COVERED = "deal COVERS unit source=other"


def about(*claims, **dates):
    """Kent's force, its policing body, one unit under an agreement, and who said so."""
    labels = {"kent": "Force", "lpb-kent": "PCC", "deal": "Agreement"}
    graph = Subgraph.of(*claims, COVERED, "lpb-kent OVERSEES kent source=other", labels=labels)
    for key, name in (("kent", "Kent Police"), ("unit", "Joint Unit"), ("lpb-kent", "Kent PCC")):
        graph.nodes[key].properties["name"] = name
    graph.nodes["deal"].properties.update(dates)
    for document in ("kents", "offices", "other"):
        graph.nodes[document] = Entity(document, "Document", {"id": document, "name": f"Paper of {document}"})
    return Material(Entity("r", "Region", {"name": "r"}), None, graph, {}, TODAY, TODAY)


def rows(material, party="kent"):
    made = letter(material, {"kents": "kent", "offices": "lpb-kent"}, party)
    (table,) = [block for block in made.blocks if isinstance(block, Table)]
    return [tuple(cell.text for cell in row) for row in table.rows]


def opening(material):
    return Read(to_docx(letter(material, {}, "kent"))).text


def test_it_asks_for_a_document_and_the_dates_and_names_the_page_that_has_the_party():
    assert rows(about(PARTY, signed="2015")) == [
        (
            "Joint Unit",
            "a document of yours that speaks of it; start date; expiry or review date",
            "“Paper of other” (2021), page 2",
        )
    ]


def test_a_policing_body_that_speaks_of_it_is_named_beside_the_silence_of_its_force():
    told = rows(about(PARTY, "lpb-kent COLLABORATES unit source=offices"))
    assert "a document of yours that speaks of it; a document of Kent PCC does" in told[0][1]


def test_a_party_that_says_so_is_asked_for_dates_alone():
    told = rows(about("kent COLLABORATES unit source=kents", signed="2015", expires="2030"))
    assert [row[1] for row in told] == ["start date"]


def test_a_party_of_which_everything_is_known_gets_no_letter():
    material = about("kent COLLABORATES unit source=kents", signed="2015", expires="2030", since="2015")
    material.held.nodes["unit"].properties["since"] = "2015"
    with pytest.raises(ConcordError, match="Nothing is missing"):
        rows(material)


def test_what_is_over_and_what_has_no_agreement_is_not_asked_about():
    ended = about(f"{PARTY} status=ended")
    with pytest.raises(ConcordError, match="Nothing is missing"):
        rows(ended)
    bare = about("kent COLLABORATES other-unit source=other", PARTY, signed="2015")
    assert [row[0] for row in rows(bare)] == ["Joint Unit"]


def test_one_of_a_class_is_said_to_be_that():
    assert rows(about(f"{PARTY} scope=class"))[0][2].endswith("(as one of a class)")


def test_collaborations_that_name_the_party_are_counted_apart_from_those_of_a_class():
    classed = "kent COLLABORATES other-unit source=other scope=class"
    mixed = about(PARTY, classed, "deal COVERS other-unit source=other")
    assert "They name Kent Police in 1 of the 2 collaborations below; in the other 1" in opening(mixed)
    assert "They name Kent Police in the 1 collaboration below." in opening(about(PARTY))
    assert "They do not name Kent Police" in opening(about(f"{PARTY} scope=class"))


def test_only_a_force_or_a_policing_body_has_the_duty():
    with pytest.raises(ConcordError, match="no force and no policing body"):
        letter(about(PARTY), {}, "unit")


def test_it_names_the_duty_leaves_brackets_for_its_author_and_keeps_its_claims():
    read = Read(to_docx(letter(about(PARTY), {}, "kent")))
    assert "Section 23E of the Police Act 1996" in read.text
    assert [word for word in ("[Your office]", "[name]", "[date]", "[Name]") if word not in read.text] == []
    assert list(read.told.values()) == [("c1",)]


def test_durhams_letter_asks_about_what_a_source_says_it_is_party_to(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("CONCORD_FACTS", raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    out = tmp_path / "letter.docx"
    cli.main(["load", str(shipped())])
    cli.main(
        ["export", "letter", "--to", "durham", "--out", str(out), "--today", TODAY, "--marking", "official"]
    )
    (table,) = docx.Document(out).tables
    asked = {row.cells[0].text for row in table.rows[1:]}
    # the Durham briefing has the force in CDSOU; no document of the force itself speaks of it
    assert "Cleveland and Durham Specialist Operations Unit" in asked
    assert docx.Document(out).sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert f"{len(asked)} collaborations" in capsys.readouterr().err
