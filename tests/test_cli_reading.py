"""`concord read`, `accept`, `template` and `end` as an office meets them: from a register to an answer with its cell."""

import csv
import io
import json

import pytest

import cli
from loaders.candidates import COLUMNS, read_candidates
from loaders.review.template import EXPLAINED, template
from loaders.tables import shipped
from tests.running import runner

REGISTER = """Section 22A register as at 1 October 2018
Agreement,Derby,Leics,Lincs,Lead force,Start date,Contact
EMSOU,Y,Y,x,Derbyshire,01/04/2015,Supt Kate Meynell
NPAS,Yes,Yes,Yes,West Yorkshire Police,2012,Kate Meynel 0116 496 0000
Joint Drones,Y,Y,N,=1+1,,
"""


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run a command in a folder of its own; its output, errors and exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONCORD_FACTS", raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    return runner(capsys)


@pytest.fixture
def register(tmp_path):
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def as_proposed(tmp_path_factory):
    """What is read of the register, read once."""
    home = tmp_path_factory.mktemp("read")
    (home / "register.csv").write_text(REGISTER, encoding="utf-8")
    cli.main(["read", str(home / "register.csv"), "--out", str(home / "c.csv")])
    return (home / "c.csv").read_bytes()


@pytest.fixture
def proposals(as_proposed, tmp_path):
    """A csv of it, to decide in."""
    file = tmp_path / "c.csv"
    file.write_bytes(as_proposed)
    return file


def decided(file, decide, **changes):
    """The rows of a csv of candidates with another decision in each, as a person writes it."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, COLUMNS)
        writer.writeheader()
        writer.writerows({**row, "decision": decide(row), **changes} for row in rows)


def proposed(row):
    return row["decision"] or "accept"


def test_a_register_is_proposed_with_the_cell_of_each_row(run, register, tmp_path):
    code, out, _ = run("read", register, "--out", "c.csv")
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert (code, out.startswith("c.csv: "), tuple(rows[0])) == (0, True, COLUMNS)
    lead = next(row for row in rows if row["relation"] == "LEADS" and row["to_id"] == "npas")
    assert (lead["from_id"], lead["role"], lead["place"], lead["decision"]) == (
        "west-yorkshire", "lead force", "register!E4", "",
    )  # fmt: skip
    asked = {row["place"] for row in rows if row["decision"] == "ask"}
    assert asked == {"register!D3", "register!G4", "register!E5"}
    assert "0116" not in (tmp_path / "c.csv").read_text(encoding="utf-8")


def test_what_is_accepted_is_answered_with_its_document_and_cell(run, proposals, tmp_path, monkeypatch):
    decided(proposals, lambda row: "ask" if "Meynel" in row["from_name"] else proposed(row))
    code, out, err = run("accept", "c.csv", "--into", "office", "--name", "Our register")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Entered into office: 1 body or person, 1 document, 10 relationships, 2 statements.",
        "Not entered: 6 to be answered.",
        f"To see it, set CONCORD_FACTS={tmp_path / 'office'}",
    ]
    assert run("check", shipped(), "office")[0] == 0
    monkeypatch.setenv("CONCORD_FACTS", str(tmp_path / "office"))
    assert run("load")[0] == 0
    query = (
        "MATCH (f:Force)-[r:COLLABORATES]->(:Unit {name: 'Joint Drones'}) MATCH (d:Document) WHERE d.id = r.source "
        "RETURN f.id AS force, d.name AS document, r.place AS place ORDER BY force"
    )
    assert json.loads(run("ask", query, "--format", "json")[1]) == [
        {"force": "derbyshire", "document": "Our register", "place": "register!B5"},
        {"force": "leicestershire", "document": "Our register", "place": "register!C5"},
    ]


def test_two_spellings_of_a_person_stop_accepting_until_somebody_says(run, proposals, tmp_path):
    decided(proposals, proposed)
    code, out, err = run("accept", "c.csv", "--into", "office")
    assert (code, out, (tmp_path / "office").exists()) == (1, "", False)
    assert '"Kate Meynel"' in err
    assert "write one name in both" in err


def test_accepting_twice_says_that_it_stands_there(run, proposals, tmp_path):
    decided(proposals, lambda row: "accept" if row["relation"] == "LEADS" else "reject")
    run("accept", "c.csv", "--into", "office")
    out = run("accept", "c.csv", "--into", "office")[1]
    assert out.startswith("Nothing new for office. 2 stood there already.\nNot entered: ")


def test_a_mark_that_a_person_has_explained_is_entered(run, proposals, tmp_path):
    decided(
        proposals,
        lambda row: "accept" if row["place"] == "register!D3" else "",
        relation="STAYS_OUT_OF",
    )
    run("accept", "c.csv", "--into", "office")
    claims = (tmp_path / "office" / "relationships.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:5] for line in claims[1:]] == [
        ["lincolnshire", "STAYS_OUT_OF", "emsou", "", "x"]
    ]


def test_a_refused_file_leaves_nothing_behind(run, register, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "macro.xlsm").write_bytes(b"PK\x03\x04")
    code, out, err = run("read", register, "letter.pdf", "macro.xlsm", "picture.jpg", "--out", "c.csv")
    assert (code, out, (tmp_path / "c.csv").exists()) == (1, "", False)
    assert "letter.pdf: is cut off: its end is missing" in err
    assert "macro.xlsm is a workbook that may hold macros" in err or "macro.xlsm: is a workbook" in err
    assert "picture.jpg: no reader takes such a file" in err


def test_a_document_is_read_into_the_same_csv_with_its_sentences(run, register, tmp_path):
    (tmp_path / "news.html").write_text(
        "<h1>News</h1><p>The East Midlands Special Operations Unit is led by Leicestershire Police.</p>",
        encoding="utf-8",
    )
    assert run("read", register, "news.html", "--out", "c.csv")[0] == 0
    rows = [row for _, row in read_candidates(tmp_path / "c.csv") if row.source.startswith("doc-news")]
    assert [(row.from_id, row.relation, row.to_id) for row in rows] == [("leicestershire", "LEADS", "emsou")]
    assert rows[0].says == "The East Midlands Special Operations Unit is led by Leicestershire Police."


def test_decisions_are_not_written_over(run, register, proposals):
    assert run("read", register, "--out", "c.csv")[0] == 0
    decided(proposals, proposed)
    before = proposals.read_bytes()
    code, _, err = run("read", register, "--out", "c.csv")
    assert code == 1
    assert "decisions already; give another name" in err
    assert proposals.read_bytes() == before
    assert "is no csv of candidates" in run("read", register, "--out", register)[2]


def test_reading_again_gives_the_same_bytes(run, register, as_proposed, tmp_path):
    run("read", register, "--out", "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == as_proposed


def test_a_mapping_is_written_edited_and_used_again(run, register, tmp_path):
    run("read", register, "--out", "c.csv", "--mapping", "m.json")
    mapping = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    (x,) = (mark for mark in mapping["marks"] if mark.casefold() == "x")
    assert (mapping["columns"]["Derby"], mapping["marks"][x]) == ("takes part: derbyshire", "")
    mapping["marks"][x] = "stays out"
    (tmp_path / "m.json").write_text(json.dumps(mapping), encoding="utf-8")
    run("read", register, "--out", "c.csv", "--mapping", "m.json")
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as opened:
        row = next(row for row in csv.DictReader(opened) if row["place"] == "register!D3")
    assert (row["from_id"], row["relation"], row["to_id"], row["decision"]) == (
        "lincolnshire",
        "STAYS_OUT_OF",
        "emsou",
        "",
    )


def test_the_next_edition_is_loaded_as_a_difference(run, register, proposals, tmp_path, monkeypatch):
    decided(
        proposals,
        lambda row: "reject" if row["decision"] or "Meynel" in row["from_name"] else "accept",
    )
    run("accept", "c.csv", "--into", "office")
    monkeypatch.setenv("CONCORD_FACTS", str(tmp_path / "office"))
    later = (
        REGISTER.replace("1 October 2018", "1 October 2020")
        .replace("EMSOU,Y,Y,x,", "EMSOU,Y,,x,")
        .replace("2012", "2013")
    )
    (tmp_path / "register-2020.csv").write_text(later + "EMSOU Forensic Services,Y,,,,,\n", encoding="utf-8")
    _, _, err = run("read", "register-2020.csv", "--earlier", register, "--out", "new.csv")
    assert "Against the earlier edition 1 new, 1 changed, 1 gone; 12 the same" in err
    with (tmp_path / "new.csv").open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["relation"]]
    assert [
        (row["from_id"], row["relation"], row["to_id"], row["term"], row["decision"]) for row in rows
    ] == [
        ("", "STATES", "npas", "since", ""),
        ("derbyshire", "COLLABORATES", "emsou-fs", "", ""),
        ("", "STATES", "", "no longer true", "ask"),
    ]
    assert rows[0]["says"].endswith("(The earlier edition: NPAS, Start date: 2012)")
    assert rows[2]["says"] == "Not in the later edition. The earlier one: EMSOU, Leics: Y"
    decided(tmp_path / "new.csv", lambda row: "accept" if row["relation"] else "reject")
    assert run("accept", "new.csv", "--into", "office")[1].startswith(
        "Entered into office: 1 document, 1 relationship, 1 statement, 1 ending."
    )
    assert run("load")[0] == 0
    ask = "MATCH (:Force {id: 'leicestershire'})-[r:COLLABORATES]->({id: 'emsou'}) RETURN r.place AS p, r.status AS s"
    claims = json.loads(run("ask", ask, "--format", "json")[1])
    assert {"p": "register!C3", "s": "ended"} in claims


def test_names_may_be_those_of_a_store(run, register, tmp_path):
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "nodes.csv").write_text(
        "id,label,name\nu-drones,Unit,Joint Drones\nderbyshire,Force,Derbyshire Constabulary\n"
    )
    run("load", facts, "--store", tmp_path / "own.kgl")
    assert run("read", register, "--out", "c.csv", "--store", tmp_path / "own.kgl")[0] == 0
    assert "u-drones" in (tmp_path / "c.csv").read_text(encoding="utf-8")


def test_the_template_explains_every_column_and_reads_back_empty(run, tmp_path):
    out = run("template")[1]
    header, explained, *examples = csv.reader(io.StringIO(out))
    assert set(header) <= set(COLUMNS)
    assert all(explained)
    assert all(row[0].startswith("#") for row in (explained, *examples))
    run("template", "--out", "mine.csv")
    assert run("accept", "mine.csv", "--into", "office")[1] == "Nothing new for office.\n"
    assert "is there already" in run("template", "--out", "mine.csv")[2]


def test_the_examples_of_the_template_are_accepted_as_an_office_note(run, tmp_path):
    rows = list(csv.DictReader(io.StringIO(template())))
    mine = [{**row, "from_name": row["from_name"].removeprefix("#").strip()} for row in rows[1:]]
    with (tmp_path / "mine.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(EXPLAINED))
        writer.writeheader()
        writer.writerows(mine)
    assert (
        "row 2 and row 3 and row 4: has no source; give one, or say with --by who knows it."
        in run("accept", "mine.csv", "--into", "o")[2]
    )
    out = run("accept", "mine.csv", "--into", "o", "--by", "A. Analyst", "--on", "2026-11-30")[1]
    assert out.startswith("Entered into o: 1 body or person, 1 document, 2 relationships, 1 statement.")
    assert 'Office note by A. Analyst, 2026-11-30"' in (tmp_path / "o" / "documents.csv").read_text(
        encoding="utf-8"
    )


def test_somebody_who_has_left_is_no_contact_any_more_and_not_erased(run, tmp_path, monkeypatch):
    find = "MATCH (p {id: 'person-andy-pritchard'})-[r:HOLDS]->() RETURN r.id AS id, r.status AS status, r.says AS says"
    assert run("load")[0] == 0
    before = json.loads(run("ask", find, "--format", "json")[1])
    claim = before[0]["id"]
    because = ("--because", "Andy Pritchard has retired.", "--by", "A. Analyst", "--on", "2026-11-30")
    assert run("end", claim, *because, "--into", "office")[1].startswith(
        "Entered into office: 1 document, 1 ending."
    )
    monkeypatch.setenv("CONCORD_FACTS", str(tmp_path / "office"))
    assert run("load")[0] == 0
    after = json.loads(run("ask", find, "--format", "json")[1])
    ended = next(row for row in after if row["id"] == claim)
    assert len(after) == len(before)
    assert (ended["status"], ended["says"].split(" No longer true ")[1]) == (
        "ended",
        "(Office note by A. Analyst, 2026-11-30): Andy Pritchard has retired.",
    )
    assert "is in no table" in run("end", "c00", *because, "--into", "office")[2]


def test_a_wrong_date_of_a_note_is_told_and_nothing_written(run, tmp_path):
    code, _, err = run("end", "c00", "--because", "x", "--by", "A", "--on", "30/11/2026", "--into", "office")
    assert code == 1
    assert '"30/11/2026" is not a date' in err
    assert not (tmp_path / "office").exists()


def test_a_wrong_marking_is_refused(run):
    run("template", "--out", "mine.csv")
    code, _, err = run("accept", "mine.csv", "--into", "office", "--marking", "NOT PROTECTIVELY MARKED")
    assert code == 1
    assert "NOT PROTECTIVELY MARKED" in err


def test_rows_of_several_new_documents_are_accepted_at_once(run, tmp_path):
    for name, force in (("north.csv", "Durham"), ("minutes.csv", "Kent")):
        (tmp_path / name).write_text(f"Unit,Participating forces\nNPAS,{force}\n", encoding="utf-8")
    run("read", "north.csv", "minutes.csv", "--out", "c.csv")
    decided(tmp_path / "c.csv", proposed)
    with (tmp_path / "c.csv").open(encoding="utf-8", newline="") as opened:
        north = next(row["source"] for row in csv.DictReader(opened) if row["from_id"] == "durham")
    code, out, err = run(
        "accept", "c.csv", "--into", "ours", "--name", f"{north}=Northern register", "--marking", "OFFICIAL"
    )
    assert (code, err) == (0, "")
    assert out.startswith("Entered into ours: 2 documents, 2 relationships.")
    with (tmp_path / "ours" / "documents.csv").open(encoding="utf-8", newline="") as opened:
        assert {(row["name"], row["marking"]) for row in csv.DictReader(opened)} == {
            ("Northern register", "OFFICIAL"),
            ("Minutes", "OFFICIAL"),
        }
