"""The command line as a user meets it: rows on standard output, the rest beside it, exit codes."""

import csv
import io
import json

import pytest

import cli
from tests.running import commands, facts

NODES = """id,label,name,aliases,abbreviation
durham,Force,Durham Constabulary,Durham,
west-yorkshire,Force,West Yorkshire Police,,WYP
npas,NationalBody,National Police Air Service,,NPAS
"""
DOCUMENTS = "id,name,tier\ndoc-a,A page,own\n"
CLAIMS = """start,type,end,role,source,place,scope,status
durham,COLLABORATES,npas,,doc-a,paragraph 1,class,
west-yorkshire,LEADS,npas,lead force,doc-a,paragraph 2,,
"""


@pytest.fixture
def folder(tmp_path):
    return facts(tmp_path, nodes=NODES, documents=DOCUMENTS, relationships=CLAIMS)


@pytest.fixture
def run(tmp_path, folder, capsys, monkeypatch):
    """Run a command on a store of its own that holds the folder's facts; its exit code, output and errors."""
    return commands(folder, tmp_path, capsys, monkeypatch)


def test_loading_says_what_was_added(run, folder, tmp_path):
    code, out, _ = run("load", folder, "--store", tmp_path / "other.kgl")
    assert (code, out) == (0, "nodes: 4 added, 0 changed, 0 removed; claims: 2 added, 0 changed, 0 removed. "
                              "Now 4 nodes and 2 claims.\n")  # fmt: skip


def test_loading_again_changes_nothing(run, folder):
    assert run("load", folder)[1] == "Nothing changed: 4 nodes and 2 claims.\n"


def test_depends_gives_the_rows_the_design_fixes(run):
    code, out, err = run("depends", "--on", "west-yorkshire", "--format", "json")
    (row,) = json.loads(out)
    claims = row.pop("claims")
    assert code == 0
    assert len(claims) == 2
    assert row == {
        "dependant": "durham",
        "lead": "west-yorkshire",
        "weight": 1,
        "class_weight": 1,
        "units": ["npas"],
        "roles": ["lead force"],
        "certainty": "certain",
        "known": 1,
        "of": 1,
    }
    assert err == "1 of 1 unit that has participants has a known lead or host.\n"


def test_named_only_leaves_out_what_is_said_of_all_forces(run):
    assert run("depends", "--named-only", "--format", "json")[1] == "[]\n"


def test_a_body_may_be_given_by_its_abbreviation(run):
    assert "durham" in run("depends", "--on", "WYP")[1]


def test_an_unknown_body_is_an_error_with_the_closest(run):
    code, out, err = run("depends", "--of", "Durhan")
    assert (code, out) == (1, "")
    assert (
        err
        == 'Error: No force, body or person is called "Durhan". Closest: Durham Constabulary (force): durham.\n'
    )


def test_cypher_is_answered_as_csv_with_lists_as_json_cells(run):
    text = "MATCH (n:Force) RETURN n.id AS id, n.aliases AS aliases ORDER BY id"
    out = run("ask", text, "--format", "csv")[1]
    assert list(csv.DictReader(io.StringIO(out))) == [
        {"id": "durham", "aliases": '["Durham"]'},
        {"id": "west-yorkshire", "aliases": ""},
    ]


def test_a_node_in_json_has_its_id_labels_and_properties(run):
    out = run("ask", "MATCH (n {id: 'npas'}) RETURN n", "--format", "json")[1]
    assert json.loads(out) == [
        {
            "n": {
                "id": "npas",
                "labels": ["NationalBody"],
                "properties": {"id": "npas", "name": "National Police Air Service", "abbreviation": "NPAS"},
            }
        }
    ]


def test_a_relationship_in_json_has_the_ids_of_nodes_as_its_ends(run):
    out = run("ask", "MATCH ()-[r:LEADS]->() RETURN r", "--format", "json")[1]
    (row,) = json.loads(out)
    assert (row["r"]["type"], row["r"]["start"], row["r"]["end"]) == ("LEADS", "west-yorkshire", "npas")
    assert row["r"]["properties"]["place"] == "paragraph 2"


def test_a_limit_that_cuts_is_told(run):
    code, out, err = run("ask", "MATCH (n) RETURN n.id AS id ORDER BY id", "--limit", "2", "--format", "csv")
    assert (code, out.splitlines()) == (0, ["id", "doc-a", "durham"])
    assert err == "Cut at 2 rows; --limit 0 prints all.\n"


def test_a_parameter_is_text_and_with_a_colon_json(run):
    assert run("ask", "RETURN $a AS a, $b AS b", "--param", "a=5", "--param", "b:=5", "--format", "json")[
        1
    ] == ('[\n{"a": "5", "b": 5}\n]\n')


def test_a_read_that_would_write_is_refused(run):
    code, out, _ = run("ask", "CREATE (n:Force {id: 'x', name: 'X'})")
    assert (code, out) == (1, "")


def test_no_rows_is_an_answer_and_is_told(run):
    code, out, err = run(
        "ask", "MATCH (n:Force) WHERE n.id = 'x' RETURN n.id AS id ORDER BY id", "--format", "json"
    )
    assert (code, out, err) == (0, "[]\n", "No rows: no source seen says so.\n")


def test_ask_alone_lists_the_questions(run):
    listed = {row["name"]: row for row in json.loads(run("ask", "--format", "json")[1])}
    assert {"depends", "dependence", "participants", "takes_part", "claims"} <= set(listed)
    assert all(set(row) == {"name", "purpose", "parameters"} for row in listed.values())


def test_the_list_of_questions_fits_a_hundred_columns_and_cuts_nothing(run):
    out = run("ask")[1]
    assert max(map(len, out.splitlines())) <= 100
    assert "…" not in out


def test_the_list_says_what_a_question_needs_before_what_it_takes_beside(run):
    lines = [line.strip() for line in run("ask")[1].splitlines()]
    start = next(n for n, line in enumerate(lines) if line.startswith("connection "))
    needs = lines.index("NEEDS a (body), b (body)", start)
    assert lines[needs + 1] == "optional: named_only (flag), as_at (date), today (date)"


def test_the_parameters_in_json_are_marked_and_the_required_ones_come_first(run):
    (row,) = [r for r in json.loads(run("ask", "--format", "json")[1]) if r["name"] == "changes"]
    assert [text.split(":")[0] for text in row["parameters"]] == [
        "required since (date)", "required until (date)", "optional body (body)",
        "optional known_from (flag, False unless given)",
    ]  # fmt: skip


def test_a_dependence_of_a_body_on_itself_is_refused_with_a_sentence(run):
    code, out, err = run("depends", "--of", "WYP", "--on", "west-yorkshire")
    assert (code, out) == (1, "")
    assert err == (
        'Error: of and on are both "west-yorkshire"; no body depends on itself, so name two bodies or leave one out.\n'
    )


@pytest.mark.parametrize("name", ["connection", "side_by_side"])
def test_a_question_about_two_bodies_refuses_one(run, name):
    code, _, err = run("ask", name, "--param", "a=durham", "--param", "b=Durham Constabulary")
    assert (code, err) == (1, 'Error: a and b are both "durham"; name two bodies.\n')


def test_a_question_without_its_parameter_says_which(run):
    code, _, err = run("ask", "participants")
    assert code == 1
    assert '"participants" needs "unit"' in err


def test_an_unknown_question_names_the_closest(run):
    assert run("ask", "participant")[2] == (
        'Error: No question is called "participant". Closest: "participants". "concord ask" lists them.\n'
    )


def test_a_wrong_option_is_a_usage_error(run):
    assert run("depends", "--format", "xml")[0] == 2


def test_checking_a_bad_folder_tells_every_problem_and_exits_1(run, folder):
    (folder / "relationships.csv").write_text(CLAIMS + "x,LEADS,npas,boss,doc-a,p,,\n", encoding="utf-8")
    code, out, err = run("check", folder)
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "Error: 2 problems:"


def test_a_users_own_question_is_asked_like_the_others(run, tmp_path, monkeypatch):
    (tmp_path / "mine.cypher").write_text(
        "// name: forces\n// purpose: All forces.\nMATCH (f:Force) RETURN f.id AS id ORDER BY id\n"
    )
    monkeypatch.setenv("CONCORD_QUESTIONS", str(tmp_path))
    assert run("ask", "forces", "--format", "csv")[1].split() == ["id", "durham", "west-yorkshire"]


def test_a_path_without_a_store_is_not_made_into_one(run, tmp_path):
    missing = tmp_path / "nosuch.kgl"
    code, out, err = run("depends", "--store", missing)
    assert (code, out) == (1, "")
    assert err == f'Error: There is no store at {missing}. "concord load --store {missing}" makes one.\n'
    assert not missing.exists()


def test_each_set_of_folders_has_a_built_in_store_of_its_own(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCORD_STORE", raising=False)
    (folder / "nodes.csv").write_text("id,label,name\nour-drones,Unit,Our Drones\n", encoding="utf-8")
    for name in ("documents", "relationships"):
        (folder / f"{name}.csv").unlink()
    ask = ["ask", "MATCH (n:Unit) WHERE n.id = 'our-drones' RETURN n.id AS id ORDER BY id", "--format", "csv"]
    answers = []
    for own in (str(folder), "", str(folder)):
        monkeypatch.setenv("CONCORD_FACTS", own)
        cli.main(ask)
        answers.append(capsys.readouterr().out.split()[1:])
    assert answers == [["our-drones"], [], ["our-drones"]]
