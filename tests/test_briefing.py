"""The briefing on Durham, written from the shipped facts: what it says, in which words, and on whose evidence."""

import csv
import re

import pytest

from loaders.tables import Tables
from tests.briefed import DATA, Read, W, on_durham, written

BRIEFING = ("doc-durham-briefing", "doc-durham-briefing-signed")


@pytest.fixture(scope="module")
def durham() -> Read:
    return on_durham("--marking", "official")


@pytest.fixture(scope="module")
def facts():
    return Tables(DATA).read()


def under(read: Read, heading: str) -> str:
    """The text between a heading and the next one of any level."""
    found, inside = [], False
    for paragraph in read.body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            inside = written(paragraph) == heading
        elif inside:
            found.append(written(paragraph))
    return "\n".join(found)


def row(read: Read, heading: str, first: str) -> str:
    """The text of a table's row under a heading, by its first cell."""
    inside = False
    for block in read.body.iter(f"{W}p", f"{W}tr"):
        style = block.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            inside = written(block) == heading
        elif inside and block.tag == f"{W}tr" and written(block.find(f"{W}tc")) == first:
            return "\n".join(written(paragraph) for paragraph in block.iter(f"{W}p"))
    raise AssertionError(f"no row {first} under {heading}")


def test_every_fact_of_the_durham_briefing_is_told(durham, facts):
    own = {c.id: c for c in facts.relationships if c.properties.get("source") in BRIEFING}
    rows = sum(
        row["source"] in BRIEFING
        for name in ("relationships", "statements")
        for row in csv.DictReader((DATA / f"{name}.csv").open(encoding="utf-8"))
    )
    told = {claim for statement in durham.statements() for claim in statement.claims}
    assert rows > 130  # both tables hold facts of it: this test is of something
    assert len(own) >= rows
    assert {own[key].properties.get("says") for key in own.keys() - told} == set()


@pytest.mark.parametrize(
    ("heading", "words"),
    [  # each read in the source briefing itself
        ("Cleveland and Durham Specialist Operations Unit (CDSOU)", ["Roads policing; firearms; driver training",
         "(Lisa Theaker)", "(Steve Ball)", "under review", "significant local collaboration"]),
        ("North East Regional Special Operations Unit (NERSOU)", ["(Alistair Simpson)", "National Crime Agency",
         "the forces and policing bodies of Cleveland, Durham and Northumbria took part in it",
         "regional organised crime unit"]),
        ("Red Sigma", ["the forces and policing bodies of Cumbria and Durham took part in it", "crime recording database"]),
        ("Evolve Legal Services", ["the forces and policing bodies of Cleveland, Durham and North Yorkshire took part in it",
         "Legal advice and support"]),
        ("National Police Air Service (NPAS)", ["the force and policing body of Durham took part in it"]),
        ("Forensic Collision Investigation Network (FCIN)", ["the force and policing body of Durham took part in it"]),
        ("Modern Slavery and Organised Immigration Crime Programme (MSOIC)",
         ["As of May 2021 (inferred, not stated), the force and policing body of Durham took part in it"]),
        ("Casualty Bureau", ["the force and policing body of Durham took part in it"]),
        ("Decisions needed", ["continuing grant support from the Home Office", "clauses on ending the agreement",
         "still being developed", "The CDSOU agreement is under review"]),
        ("People to meet and why",
         ["Jonathan Blackwell", "Xanthe Tait", "Steve Mooney", "Assistant Chief Officer", "Chief Finance Officer",
         "Chief Executive", "Chief Constable"]),
    ],
)  # fmt: skip
def test_what_the_source_briefing_says_stands_under_its_own_heading(durham, heading, words):
    text = under(durham, heading)
    assert [word for word in words if word not in text] == []


def test_its_sections_are_those_of_the_source_in_its_order_with_ours_between(durham):
    first = [p.text for p in durham.document.paragraphs if p.style.name == "Heading 1"]
    assert first == [
        "Summary", "Purpose of the briefing", "Background: the duty and the law", "Current issues", "Decisions needed",
        "Dependencies and what a withdrawal would mean", "Partnership and police involvement", "People to meet and why",
        "Governance and assurance gaps", "What sources disagree on", "What is not known",
        "Annex A: each collaboration in full", "Annex B: the law in other documents, and what binds every policing body",
        "Annex C: what a withdrawal would mean, row by row", "Annex D: what the agreements record, and the findings in full",
        "Annex E: what each answer could not see", "Annex F: sources",
    ]  # fmt: skip


def test_every_statement_leads_to_the_documents_and_places_of_its_claims(durham, facts):
    claims = {claim.id: claim for claim in facts.relationships}
    nodes = {node.id: node for node in facts.nodes}
    rows = [[cell.text for cell in row.cells] for row in durham.document.tables[-1].rows]
    numbers = {(name, publisher): number for number, name, publisher, *_ in rows}
    assert len(durham.statements()) > 400
    placed, summed = set(), set()
    for statement in durham.statements():
        many = "for other places see Annex A and the tables" in statement.note
        for key in statement.claims:
            document = nodes[claims[key].properties["source"]]
            number = numbers[document.name, document.properties.get("publisher", "not known")]
            cited = re.search(rf"(\[source |Sources? |, | and ){number}\b", statement.note)
            assert cited, (statement, document)
            here = str(claims[key].properties.get("place") or "") in statement.note
            assert here or many, (statement, key)
            (placed if here else summed).add(key)
    assert summed - placed == set()  # what sums up many documents rests on statements that have their places


def test_a_document_is_named_in_full_where_it_is_first_cited_then_by_its_number(durham):
    notes = [note for _, note in sorted(durham.notes.items(), key=lambda item: int(item[0]))]
    name = "Briefing for the new Commissioner on collaboration (Durham) (as of May 2021)"
    first = next(number for number, note in enumerate(notes) if "[source 3]" in note)
    assert name in notes[first]
    assert sum(name in note for note in notes) == 1
    assert "Source 3: Current Issues, CDSOU." in notes[first:]


def test_the_summary_answers_what_a_reader_asks_first(durham):
    rows = {row.cells[0].text: row for row in durham.document.tables[0].rows}
    said = {name: "\n".join(written(p) for p in row.cells[1]._tc.iter(f"{W}p")) for name, row in rows.items()}
    assert list(said) == [
        "What", "What they lead or host", "Also gives premises to, heads, or another role", "What they depend on",
        "Decisions needed", "Whom to meet first", "What sources disagree on",
    ]  # fmt: skip
    heads = said["Also gives premises to, heads, or another role"]
    assert "Superintendent (Durham), Head of Service, CDSOU (Steve Ball)" in heads
    assert "Mayor of West Yorkshire (lead policing body), for NPAS" in said["What they depend on"]
    assert "Police and Crime Commissioner for Durham: ending (May 2028)." not in said["What they depend on"]
    assert (
        "Cleveland and Durham Specialist Operations Unit: decision needed and under review"
        in said["Decisions needed"]
    )
    assert "Evolve Legal Services: as of May 2021, Force Solicitor" in said["Whom to meet first"]


def test_what_was_said_of_2021_stands_in_the_past_tense_with_its_date(durham):
    told = [s.text for s in durham.statements() if s.text.startswith("As of May 2021")]
    assert len(told) > 20
    present = re.compile(
        r"(?<!might )\b(takes? part|leads|hosts|delivers|may|is (party|linked|described|listed|given))\b"
    )
    assert [text for text in told if present.search(text.split(" said")[0])] == []


def test_an_undated_source_is_said_to_be_one(durham):
    assert "By a source without a date, its start was given as 2001." in [s.text for s in durham.statements()]


def test_what_is_only_possible_is_worded_so_and_stays_out_of_the_number(durham):
    text = under(durham, "Forensic Capability Network (FCN)")
    assert "might take part in it (status: in development)" in text
    assert (
        "The sources record 7 local, 4 regional and 14 national collaborations of the force or its "
        "policing body, FCN only as possible." in durham.text
    )
    assert (
        "24 collaborations are recorded" in durham.text
    )  # 25 units in `takes_part` of force and body, FCN one of them


def test_all_forces_are_said_as_a_class(durham):
    text = under(durham, "ACRO Criminal Records Office (ACRO)")
    assert "all forces (43, said of them as a class)" in text


def test_both_sides_of_a_dispute_are_told(durham):
    text = row(durham, "What sources disagree on", "National Ballistics Intelligence Service: number of hubs")
    assert "had: 3." in text
    assert "had: 4." in text


def test_a_lead_and_a_withdrawal_are_told_as_the_questions_answer(durham):
    text = row(durham, "Who they depend on", "West Yorkshire Police")
    assert "the force and policing body of Durham" in text
    assert "lead force" in text
    assert "Would have no known participant left: Casualty Bureau." in under(durham, "If they withdrew")


def test_the_answers_say_what_they_could_not_see(durham):
    text = row(durham, "Annex E: what each answer could not see", "Dependence of the force")
    assert "8 of the 22 units that Durham Constabulary takes part in have a known lead" in text


def test_with_people_hidden_nothing_in_the_file_names_them(facts):
    read = on_durham("--hide-people")
    people = {node.name for node in facts.nodes if node.label == "Person"}
    assert {"Lisa Theaker", "Sharon Caddell"} <= people
    told = {
        part: data.decode("utf-8", "replace")
        for part, data in read.parts.items()
        if part.endswith((".xml", ".rels"))
    }
    assert [(name, part) for name in people for part, text in told.items() if name in text] == []
    assert "theaker" not in "".join(told.values()).lower()
    assert "Detective Chief Superintendent (Cleveland), Head of Service, CDSOU" in read.text
    assert "Names of people are hidden" in read.text
