"""What a briefing leaves out or says more of when asked: a day, what is public, a marking; on facts small enough to know."""

import os
import subprocess
import sys

import pytest
import streamlit as st

import cli
from tests.briefed import DATA, TODAY, Read, brief

ROOT = DATA.parent
NODES = """id,label,name,aliases,abbreviation
durham,Force,Durham Constabulary,Durham,
lpb-durham,PCC,Durham PCC,,
kent,Force,Kent Police,,
npas,NationalBody,National Police Air Service,,NPAS
evil,Unit,"<w:p>&amp; ""Joint"" <b>Unit</b> ]]>",,
deal,Agreement,Agreement on the Joint Unit,,
"""
DOCUMENTS = """id,name,publisher,date,tier,marking
doc-a,Plan,Durham PCC,2012,own,
doc-b,Plan,Kent Police,2021-05,own,
doc-c,Secret plan,Kent Police,2021-06,own,OFFICIAL-SENSITIVE
"""
CLAIMS = """start,type,end,role,source,place,scope,status,as_of,since,basis,says
lpb-durham,OVERSEES,durham,,doc-a,page 1,,,2012,,stated,
durham,COLLABORATES,npas,,doc-a,page 2,class,,2012,,stated,
kent,LEADS,npas,lead force,doc-b,page 3,,,2021-05,,stated,
durham,COLLABORATES,evil,,doc-b,page 4,,,2021-05,,stated,
deal,COVERS,evil,,doc-b,page 4,,,2021-05,,stated,
kent,HOSTS,evil,host,doc-c,page 5,,,2021-06,,stated,
"""
STATEMENTS = """source,about,term,value,place,as_of
doc-a,durham,regions,North East,page 1,2012
doc-b,deal,status,under review,page 6,2021-05
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    home = tmp_path_factory.mktemp("facts")
    tables = {"nodes": NODES, "documents": DOCUMENTS, "relationships": CLAIMS, "statements": STATEMENTS}
    for name, text in tables.items():
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    return home


def sentences(read):
    return [statement.text for statement in read.statements()]


def test_a_statement_is_in_the_present_where_its_source_speaks_of_the_day(facts):
    then, now = (brief(facts, "durham", *day) for day in (("--as-at", "2021-05"), ()))
    assert "As of May 2021, its lead force is Kent Police." in sentences(then)
    assert "As of May 2021, its lead force was Kent Police." in sentences(now)


def test_as_at_a_day_leaves_out_what_no_source_says_by_then(facts):
    read = brief(facts, "durham", "--as-at", "2014-06-30")
    issues = read.text.split("Current issues")[-1].split("Decisions needed")[0]
    assert "written as at 30 June 2014" in read.text
    assert "1 collaboration is recorded" in issues
    assert "Kent" not in issues  # first said in May 2021


def test_the_marking_of_a_document_inside_is_the_least_that_the_briefing_carries(facts):
    read = brief(facts, "durham", "--marking", "OFFICIAL")
    assert read.document.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert any("Kent Police hosted it" in text for text in sentences(read))


def test_the_public_briefing_is_without_what_is_marked_and_says_so(facts):
    read = brief(facts, "durham", "--public")
    assert "What documents with a protective marking say is left out." in read.text
    assert "Secret plan" not in read.text
    assert not any("hosted it" in text for text in sentences(read))


def test_two_documents_of_one_name_are_told_apart_in_the_footnotes(facts):
    notes = " ".join(brief(facts, "durham").notes.values())
    assert "Plan, Kent Police (May 2021): page 4 [source 1]." in notes
    assert "Plan, Durham PCC (2012): page 2 [source 2]." in notes


def test_a_name_that_looks_like_xml_is_a_name(facts):
    read = brief(facts, "durham")
    headings = [p.text for p in read.document.paragraphs if p.style.name == "Heading 3"]
    assert '<w:p>&amp; "Joint" <b>Unit</b> ]]>' in headings


def test_a_policing_body_gets_the_briefing_of_its_force(facts):
    assert brief(facts, "lpb-durham").data == brief(facts, "durham").data


def test_an_empty_or_wrong_request_is_refused_in_plain_words(facts, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    monkeypatch.chdir(tmp_path)
    cli.main(["load", str(facts)])
    capsys.readouterr()
    said = []
    for arguments in (
        ["brief", "npas", "--out", "a.docx"],
        ["brief", "durham", "--out", "a.pdf"],
        ["brief", "durham", "--out", "a.docx", "--as-at", "31/02/2019"],
        ["brief", "durham", "--out", "a.docx", "--marking", "PROTECT"],
    ):
        with pytest.raises(SystemExit) as stop:
            cli.main(arguments)
        said.append((stop.value.code, capsys.readouterr().err))
    assert [code for code, _ in said] == [1, 2, 1, 1]
    for words, (_, told) in zip(
        ("is no force and no policing body", "ends in .docx", "is not a date", "is not a marking"),
        said,
        strict=True,
    ):
        assert words in told
    assert list(tmp_path.glob("*.docx")) == []


def test_the_same_facts_give_the_same_bytes_in_another_process(facts):
    script = (
        "import pathlib, sys; from tests.briefed import brief; "
        "sys.stdout.buffer.write(brief(pathlib.Path(sys.argv[1]), 'durham').data)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    made = subprocess.run(
        [sys.executable, "-c", script, str(facts)], check=True, env=environment, capture_output=True, cwd=ROOT
    )
    report, zipped = made.stdout.split(b"PK", 1)
    assert b"PK" + zipped == brief(facts, "durham").data
    assert b"claims" in report


def test_a_map_that_fits_no_page_is_left_out_and_that_is_said(tmp_path):
    crowd = [f"unit-{n}" for n in range(90)]
    nodes = "".join(
        f"{key},Unit,Unit number {n} of a great many joint units,,\n" for n, key in enumerate(crowd)
    )
    claims = "".join(f"durham,COLLABORATES,{key},,doc-b,page 4,,,2021-05,,stated,\n" for key in crowd)
    tables = {
        "nodes": NODES + nodes,
        "documents": DOCUMENTS,
        "relationships": CLAIMS + claims,
        "statements": STATEMENTS,
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    read = brief(tmp_path, "durham")
    assert len(read.document.inline_shapes) == 0
    assert "No map is shown: " in read.text
    assert "92 collaborations are recorded" in read.text  # npas, the joint unit and the ninety


@pytest.mark.neo4j
def test_neo4j_gives_the_same_briefing(facts, empty_neo4j, tmp_path, monkeypatch):
    out = tmp_path / "briefing.docx"
    for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CONCORD_STORE", empty_neo4j)
    st.cache_resource.clear()  # a process has one store
    cli.main(["load", str(facts)])
    cli.main(["brief", "durham", "--out", str(out), "--today", TODAY])
    ours, theirs = brief(facts, "durham"), Read(out.read_bytes())
    assert theirs.text == ours.text
    assert theirs.data == ours.data
