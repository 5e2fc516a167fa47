"""Questions of the user's own: a broken file is told and hurts no other, and keeping one never harms another file."""

import os

import pytest

from graph.errors import ConcordError
from graph.questions import answer, own_questions, project_questions, questions
from graph.questions.own import folder, parameters, used
from graph.questions.saving import delete, save, written

MINE = "// name: forces\n// purpose: All forces.\nMATCH (f:Force) RETURN f.id AS id ORDER BY id\n"


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The folder of the user's questions."""
    monkeypatch.setenv("CONCORD_QUESTIONS", str(tmp_path))
    return tmp_path


def written_to(place, **files):
    for name, text in files.items():
        (place / f"{name}.cypher").write_text(text, encoding="utf-8")


def test_without_a_folder_named_they_are_in_the_users_data_directory(tmp_path, monkeypatch):
    monkeypatch.delenv("CONCORD_QUESTIONS", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert questions() == project_questions()
    save(written("Forces", "All forces.", "MATCH (f:Force) RETURN f"))
    assert folder() == tmp_path / "concord" / "questions"
    assert "forces" in questions()


def test_a_folder_that_is_none_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("CONCORD_QUESTIONS", str(tmp_path / "nosuch"))
    with pytest.raises(ConcordError, match="which is not a folder"):
        questions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RETURN 1", "bad.cypher, line 1: expected a header"),
        ("// name: b\n// purpose: p\n// name: c\nRETURN 1", "bad.cypher, line 3: a second name"),
        ("// name: b\n// purpose: p\n// parameter: x\nRETURN 1", "bad.cypher, line 3: "),
        ("// name: b\n// purpose: p\n// parameter: x [text] = no: y\nRETURN $x", "bad.cypher, line 3: "),
        ("// name: b\n// purpose: p\n\nRETURN $x", "bad.cypher, line 4: $x is used"),
        ("// name: b c\n// purpose: p\nRETURN 1", 'bad.cypher, line 1: "b c" has a space'),
        ("// name: b\n// purpose: p\n", "bad.cypher: there is no query"),
        (
            "// name: depends\n// purpose: p\nRETURN 1",
            'bad.cypher: a question called "depends" exists already',
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_by_name_and_line_and_the_others_are_there(mine, text, said):
    written_to(mine, bad=text, good=MINE)
    found = own_questions()
    assert list(found.questions) == ["forces"]
    assert [problem.startswith(said) for problem in found.broken] == [True], found.broken
    assert questions()["depends"] is project_questions()["depends"]


def test_a_file_that_is_not_text_is_told(mine):
    (mine / "bad.cypher").write_bytes(b"\xff\xfe\x00")
    assert own_questions().broken == ("bad.cypher: not in UTF-8. Save it as UTF-8.",)


def test_asking_for_a_question_that_is_not_there_tells_which_files_are_broken(mine):
    written_to(mine, bad="RETURN 1")
    with pytest.raises(ConcordError, match=r"bad\.cypher, line 1"):
        answer(None, "mine")


def test_what_is_saved_is_read_again_with_its_parameters(mine):
    text = written(
        "North East: under review",
        "What is under review.\nIn a region.",
        '// parameter: region [text] = "North East": the region\nMATCH (u {id: $body}) WHERE $region IN u.regions RETURN u',
        parameters("RETURN $body", {}),
    )
    assert save(text) == mine / "north_east_under_review.cypher"
    asked = questions()["north_east_under_review"]
    assert asked.purpose == "What is under review. In a region."
    assert [(p.name, p.kind, p.needed) for p in asked.parameters] == [
        ("body", "text", True),
        ("region", "text", False),
    ]


def test_a_question_saved_from_a_saved_one_has_one_header(mine):
    save(written("b", "Another.", MINE))
    assert questions()["b"].cypher.count("// name") == 1


@pytest.mark.parametrize(
    "name", ["../../escape", "/etc/cron.d/x", "..\\x", ".hidden", "a\0b", "a/b", "COM1.txt "]
)
def test_no_name_leaves_the_folder(mine, name):
    file = save(written(name, "p", "RETURN 1"))
    assert file.parent == mine
    assert os.path.realpath(file).startswith(os.path.realpath(mine))
    assert not file.name.startswith(".")


@pytest.mark.parametrize(
    ("name", "purpose", "cypher", "said"),
    [
        ("", "p", "RETURN 1", "no name"),
        ("///", "p", "RETURN 1", "no name"),
        ("con", "p", "RETURN 1", "Windows"),
        ("depends", "p", "RETURN 1", "question of its own"),
        ("a", " \n ", "RETURN 1", "in a sentence"),
        ("a", "p", "// only a comment", "no query"),
    ],
)
def test_what_cannot_be_kept_is_told(mine, name, purpose, cypher, said):
    with pytest.raises(ConcordError, match=said):
        written(name, purpose, cypher, taken=project_questions())


def test_nothing_is_overwritten_unless_it_is_named(mine):
    written_to(mine, other=MINE)
    text = written("forces", "Other.", "RETURN 1")
    with pytest.raises(ConcordError, match='You have a question called "forces" already'):
        save(text)
    assert (mine / "other.cypher").read_text(encoding="utf-8") == MINE
    save(text, over=own_questions().files["forces"])
    assert questions()["forces"].purpose == "Other."
    assert [file.name for file in mine.iterdir()] == ["other.cypher"]


def test_a_broken_file_of_the_same_name_is_not_overwritten(mine):
    written_to(mine, forces="mine, unfinished")
    with pytest.raises(ConcordError, match="already"):
        save(MINE)
    assert (mine / "forces.cypher").read_text(encoding="utf-8") == "mine, unfinished"


def test_a_file_outside_the_folder_is_not_written_over(mine, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "forces.cypher"
    outside.write_text("theirs", encoding="utf-8")
    save(MINE, over=outside)
    assert outside.read_text(encoding="utf-8") == "theirs"


def test_deleting_removes_the_file_of_that_question_alone(mine):
    written_to(mine, one=MINE, two=MINE.replace("forces", "more"))
    delete("forces")
    assert [file.name for file in mine.iterdir()] == ["two.cypher"]
    with pytest.raises(ConcordError, match="no question called"):
        delete("../two")


def test_a_parameter_in_a_text_or_a_comment_is_none():
    assert used("RETURN '$a', \"$b\", $c // $d\n/* $e */ + $c + $`f`") == ("c", "f")
