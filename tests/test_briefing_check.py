"""A briefing checked again: made, then the facts change, then `concord check` says what became of each statement."""

import io
import json
import zipfile

import docx
import pytest
import streamlit as st

import cli
from graph.briefing.word.reading import carried
from tests.briefed import TODAY, W

NODES = """id,label,name,aliases,abbreviation
durham,Force,Durham Constabulary,Durham,
lpb-durham,PCC,Durham PCC,,
kent,Force,Kent Police,,
npas,NationalBody,National Police Air Service,,NPAS
sigma,Unit,Red Sigma,,
"""
DOCUMENTS = """id,name,publisher,date,tier,marking
plan,Plan,Durham PCC,2021-05,own,
list,List of units,Home Office,2020,own,
"""
CLAIMS = """start,type,end,role,source,place,status,as_of,says
lpb-durham,OVERSEES,durham,,plan,page 1,,2021-05,
durham,COLLABORATES,npas,,list,row 2,,2020,
kent,LEADS,npas,lead force,list,row 2,,2020,Kent leads NPAS.
durham,COLLABORATES,sigma,,plan,page 4,,2021-05,
"""
STATEMENTS = """source,about,term,value,place,as_of
plan,sigma,status,under review,page 6,2021-05
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder of facts with a store of its own, and a briefing on Durham made from it."""
    for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    monkeypatch.chdir(tmp_path)
    st.cache_resource.clear()  # a process has one store
    load(tmp_path)
    cli.main(["brief", "durham", "--out", "durham.docx", "--today", TODAY])
    return tmp_path


def load(folder, nodes=NODES, documents=DOCUMENTS, claims=CLAIMS, statements=STATEMENTS):
    facts = folder / "facts"
    facts.mkdir(exist_ok=True)
    tables = {"nodes": nodes, "documents": documents, "relationships": claims, "statements": statements}
    for name, text in tables.items():
        (facts / f"{name}.csv").write_text(text, encoding="utf-8")
    cli.main(["load", str(facts)])


def check(capsys, name="durham.docx"):
    """The rows by verdict, and what was said beside them."""
    capsys.readouterr()
    cli.main(["check", name, "--format", "json", "--today", TODAY])
    told = capsys.readouterr()
    answer = json.loads(told.out)
    rows = answer["rows"] if isinstance(answer, dict) else answer
    if rows and isinstance(rows[0], list):
        rows = [dict(zip(answer["columns"], row, strict=True)) for row in rows]
    found = {}
    for row in rows:
        found.setdefault(row["verdict"], []).append(row)
    return found, told.err


def test_where_nothing_changed_every_statement_holds(office, capsys):
    found, said = check(capsys)
    made = len(carried((office / "durham.docx").read_bytes())[1])
    assert found == {}
    assert made > 10
    assert f"{made} statements checked: {made} holds, 0 no longer holds" in said


def test_a_claim_that_is_gone_takes_its_statements_with_it(office, capsys):
    load(office, claims=CLAIMS.replace("kent,LEADS,npas,lead force,list,row 2,,2020,Kent leads NPAS.\n", ""))
    found, _ = check(capsys)
    gone = {row["statement"]: row for row in found["no longer holds"]}
    assert "As of 2020, its lead force was Kent Police." in gone
    told = gone["As of 2020, its lead force was Kent Police."]
    assert told["sources"] == "List of units"
    assert told["why"] == "1 of its 1 claim is no longer in the facts."


def test_what_has_ended_no_longer_holds_and_the_check_says_what_the_source_says_now(office, capsys):
    load(office, claims=CLAIMS.replace("page 4,,2021-05,", "page 4,ended,2021-05,Red Sigma has closed."))
    found, _ = check(capsys)
    whys = {row["why"] for row in found["no longer holds"]}
    assert "Corrected since: Red Sigma has closed (ended, 2021-05)." in whys


def test_a_corrected_value_is_a_changed_source(office, capsys):
    load(office, statements=STATEMENTS.replace("under review", "active"))
    found, _ = check(capsys)
    told = [
        row for row in found["source changed"] if "its status was given as: under review" in row["statement"]
    ]
    assert [(row["sources"], row["why"]) for row in told] == [("Plan", "Corrected since: active (2021-05).")]


def test_a_document_that_was_corrected_is_named(office, capsys):
    load(office, documents=DOCUMENTS.replace("plan,Plan,Durham PCC,2021-05", "plan,Plan,Durham PCC,2021-06"))
    _, said = check(capsys)
    assert "Documents that were corrected or are gone: Plan." in said


def test_what_a_new_source_says_is_new_and_a_count_that_it_changes_is_told_otherwise(office, capsys):
    load(office, claims=f"{CLAIMS}durham,HOSTS,sigma,host,plan,page 9,,2021-05,\n"
                        "durham,COLLABORATES,lab,,plan,page 9,,2021-05,\n",
         nodes=f"{NODES}lab,Unit,Joint Laboratory,,\n")  # fmt: skip
    found, _ = check(capsys)
    new = [row["statement"] for row in found["new since"]]
    assert "As of May 2021, Durham Constabulary hosted it." in new
    count = next(
        row for row in found["told otherwise now"] if "collaborations are recorded" in row["statement"]
    )
    assert "2 collaborations are recorded" in count["statement"]
    assert "3 collaborations are recorded" in count["why"]


def test_a_sentence_that_was_edited_is_judged_by_its_claims_and_one_taken_out_is_counted(office, capsys):
    document = docx.Document("durham.docx")
    controls = list(document.element.body.iter(f"{W}sdt"))
    edited = next(
        c for c in controls if "lead force was Kent" in "".join(t.text or "" for t in c.iter(f"{W}t"))
    )
    next(edited.iter(f"{W}t")).text = "Kent led the air service."
    taken = next(c for c in controls if "1 national" in "".join(t.text or "" for t in c.iter(f"{W}t")))
    taken.getparent().remove(taken)
    document.save("edited.docx")
    _, said = check(capsys, "edited.docx")
    assert "0 no longer holds" in said
    assert "1 statement that it was made with is no longer in it." in said
    load(office, claims=CLAIMS.replace("Kent leads NPAS.", "Kent leads it."))
    found, _ = check(capsys, "edited.docx")
    (told,) = [row for row in found["source changed"] if row["statement"] == "Kent led the air service."]
    assert told["why"].endswith("Its words were changed by hand.")


def test_with_people_hidden_a_briefing_is_checked_with_people_hidden(office, capsys):
    cli.main(["brief", "durham", "--out", "hidden.docx", "--today", TODAY, "--hide-people"])
    found, said = check(capsys, "hidden.docx")
    assert found == {}
    assert " 0 no longer holds" in said


def test_any_other_word_file_is_a_draft(office, capsys):
    document = docx.Document()
    document.add_paragraph("Kent Police is the lead force of the National Police Air Service.")
    document.save("draft.docx")
    capsys.readouterr()
    cli.main(["check", "draft.docx", "--format", "json"])
    assert "Not found means that no source seen says so" in capsys.readouterr().err


def test_a_file_that_is_no_briefing_carries_nothing():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w") as file:
        file.writestr("customXml/item1.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        file.writestr("word/document.xml", "<not closed")
    assert carried(b"PK\x03\x04 not a zip") is None
    assert carried(bomb.getvalue()) is None


IN_THE_NORTH_EAST = f"{STATEMENTS}plan,durham,regions,North East,page 1,2021-05\n"


def test_a_panel_report_is_checked_as_one(office, capsys):
    load(office, statements=IN_THE_NORTH_EAST)
    cli.main(
        ["brief", "--region", "North East", "--form", "panel-report", "--out", "panel.docx", "--today", TODAY]
    )
    found, _ = check(capsys, "panel.docx")
    assert found == {}
    load(
        office,
        statements=IN_THE_NORTH_EAST,
        claims=CLAIMS.replace("durham,COLLABORATES,sigma,,plan,page 4,,2021-05,\n", ""),
    )
    found, _ = check(capsys, "panel.docx")
    assert {row["sources"] for row in found["no longer holds"]} == {"Plan"}


def test_a_briefing_that_names_people_is_not_checked_where_names_are_hidden(office, capsys):
    with pytest.raises(SystemExit):
        cli.main(["check", "durham.docx", "--hide-people"])
    assert "write it again with --hide-people" in capsys.readouterr().err
