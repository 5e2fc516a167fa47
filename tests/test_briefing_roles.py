"""The first page and the tables of a briefing mean one thing by leading and hosting, and date it by one rule."""

import pytest

from graph.briefing.background import background, duties
from graph.briefing.blocks import Paragraph, Sentence
from graph.briefing.material import Material
from graph.briefing.panel.telling import told
from graph.model import Subgraph
from tests.briefed import DATA, Read, W, brief, written

DAY = "2026-11-30"
ALSO = "Also gives premises to, heads, or another role"


@pytest.fixture(scope="module")
def cleveland() -> Read:
    return brief(DATA, "cleveland")


def cells(read: Read, start: str) -> list[str]:
    """The first row whose first cell begins so, after the summary's contents."""
    for row in read.body.iter(f"{W}tr"):
        found = ["\n".join(written(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        if found[0].startswith(start):
            return found
    raise AssertionError(f"no row begins with {start}")


def test_premises_and_posts_that_head_are_not_what_cleveland_leads_or_hosts(cleveland):
    # the facts have Cleveland in no role that makes others depend: premises for Evolve, and the head of CDSOU
    assert cells(cleveland, "What they lead or host")[1] == "No source seen has any."
    aside = cells(cleveland, ALSO)[1]
    assert "Evolve Legal Services: Cleveland Police (premises)" in aside
    assert "(Lisa Theaker)" in aside


def test_the_table_has_them_apart_too(cleveland):
    evolve = cells(cleveland, "Evolve Legal Services: ")[2]
    assert evolve.startswith("No lead or host seen. Premises: ")
    assert "Cleveland Police" in evolve
    cdsou = cells(cleveland, "Cleveland and Durham Specialist Operations Unit: armed")[2]
    assert cdsou.startswith("No lead or host seen. Head: Detective Chief Superintendent (Cleveland)")


def test_who_gives_only_premises_is_no_known_lead(cleveland):
    (unknown,) = [
        line
        for line in cleveland.text.split("\n")
        if "collaborations no lead, head or host is known:" in line
    ]
    assert "Evolve Legal Services" in unknown
    assert f"{unknown.split()[1]} of the 26 collaborations no lead, head or host is known" in cleveland.text


@pytest.mark.parametrize(
    ("row", "host", "date"),
    [  # the page of ACRO that names its host has no date; the one of FCIN is of that day
        ("ACRO Criminal Records Office: ", "Hampshire & Isle of Wight Constabulary (host)", "undated"),
        ("Forensic Collision Investigation Network: ", "North Wales Police (host)", "as of 26 October 2020"),
    ],
)
def test_a_host_has_the_date_of_its_own_source_on_the_first_page_and_in_its_row(cleveland, row, host, date):
    assert f"{host}, {date}" in cells(cleveland, row)[2]
    (first,) = [line for line in cells(cleveland, "What they depend on")[1].split("\n") if host in line]
    assert first.endswith(f"{date}.")


def test_units_that_one_body_leads_have_each_its_own_date(cleveland):
    assert (
        "CTPNE, as of July 2025; NPCC, as of 20 September 2019; SOH, undated."
        in (cells(cleveland, "What they depend on")[1])
    )


def test_people_on_the_first_page_have_the_date_of_their_source(cleveland):
    lines = cells(cleveland, "Whom to meet first")[1].split("\n")
    assert [line for line in lines[:-1] if "as of " not in line and "undated" not in line] == []
    # the only document that names whom to meet is the briefing for the commissioner of Durham
    assert (
        "CDSOU: as of May 2021, in a document of Police and Crime Commissioner for Durham, Superintendent (Durham)"
        in lines[0]
    )


def test_where_no_rule_is_of_the_body_the_background_has_the_law_in_general(cleveland):
    text = cleveland.text
    section = text[text.rindex("Background: the duty and the law") : text.rindex("Current issues")]
    assert "No document that names these bodies says what the law asks of them." in section
    # the Home Office guidance of 2012
    assert "A PCC must by law collaborate" in section
    assert text.count("A PCC must by law collaborate") == 1


def of_kent(*claims: str) -> Material:
    labels = {"kent": "Force", "rule": "Rule", "other-rule": "Rule", "doc": "Document"}
    held = Subgraph.of("kent COLLABORATES unit source=doc as_of=2021", *claims, labels=labels)
    return Material(held.nodes["kent"], None, held, {}, DAY, DAY)


def lines(blocks) -> list[str]:
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return [
        " ".join(said.text for said in paragraph.inlines if isinstance(said, Sentence))
        for paragraph in paragraphs
    ]


def test_where_no_law_is_recorded_the_background_says_so():
    material = of_kent()
    assert lines(background(material)) == [
        "No document that names these bodies says what the law asks of them, and none is recorded that speaks of the "
        "law in general."
    ]
    assert list(duties(material)) == []


def test_what_is_read_in_a_document_stands_apart_from_what_it_says():
    material = of_kent(
        "doc STATES unit source=doc as_of=2021 term=since value=2019 says=It_began. disputed=true",
        "doc STATES unit source=doc as_of=2021 term=purpose value=x says=It_helps.",
        "doc STATES unit source=doc as_of=2021 term=kind value=x says=It_is_a_unit. basis=inferred",
    )
    claims = [c for c in material.held.relationships.values() if c.type == "STATES"]
    assert lines(told(material, "", claims)) == [
        "As of 2021, “doc” said of unit: It began (sources disagree). It helps.",
        "Our reading of “doc” (as of 2021), which does not state it: It is a unit.",
    ]


def test_whom_a_rule_is_read_as_concerning_follows_what_is_said_of_it():
    material = of_kent(
        "doc STATES rule source=doc as_of=2021 term=requirement value=x says=Sign_it.",
        "rule ABOUT kent source=doc as_of=2021 says=Taken_to_concern_Kent. basis=inferred",
        "other-rule ABOUT kent source=doc says=Taken_to_concern_Kent_too. basis=inferred",
    )
    claims = [c for c in material.held.relationships.values() if c.type != "COLLABORATES"]
    assert lines(told(material, "", claims)) == [
        "As of 2021, “doc” said on “rule”: Sign it. It is read as concerning kent.",
        "“other-rule”, of which “doc” speaks, is read as concerning kent.",
    ]
