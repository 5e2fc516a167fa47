"""A draft beside the facts: each statement on the smallest network that shows it."""

import json
import re
from dataclasses import replace

import pytest

import cli
from graph.model import Facts, Subgraph
from loaders.candidates import Candidate
from loaders.drafts import as_result, checked


def verdict(said, *claims, **labels):
    network = Subgraph.of(*claims, labels=labels)
    facts = Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))
    (row,) = checked(facts, [said])
    return row.verdict, row.claims, row.why


def says(text, role="", **more):
    start, relation, end = text.split()
    return Candidate(from_id=start, relation=relation, to_id=end, role=role, **more)


def test_what_a_source_says_is_supported_by_its_claim():
    assert verdict(says("durham COLLABORATES npas"), "durham COLLABORATES npas") == ("supported", ("c1",), "")


def test_what_no_source_says_is_not_found():
    assert verdict(says("kent COLLABORATES npas"), "durham COLLABORATES npas") == ("not found", (), "")


def test_support_by_all_forces_alone_is_said():
    found = verdict(says("durham COLLABORATES npas"), "durham COLLABORATES npas scope=class")
    assert found == ("supported", ("c1",), "Only as one of all forces.")


def test_who_stays_out_does_not_take_part():
    found = verdict(says("durham COLLABORATES npas"), "durham STAYS_OUT_OF npas")
    assert found == ("contradicted", ("c1",), "durham stays out of npas, undated.")


def test_where_sources_disagree_one_side_is_no_support():
    found = verdict(
        says("durham COLLABORATES npas"), "durham COLLABORATES npas", "durham STAYS_OUT_OF npas source=b"
    )
    assert found == ("contradicted", ("c1", "c2"), "Sources disagree: durham stays out of npas, undated.")


def test_another_lead_force_contradicts_and_another_role_does_not():
    claim = "west-yorkshire LEADS npas role=lead_force"
    assert verdict(says("kent LEADS npas", "lead force"), claim) == (
        "contradicted", ("c1",), "west-yorkshire leads npas, lead force, undated."
    )  # fmt: skip
    assert verdict(says("kent LEADS npas", "finance lead"), claim)[0] == "not found"
    assert verdict(says("west-yorkshire LEADS npas", "finance lead"), claim) == (
        "not found", ("c1",), "Sources say it in another role: lead force."
    )  # fmt: skip


def test_what_sources_said_before_contradicts_nothing_that_came_later():
    said = says("durham STAYS_OUT_OF npas")
    later = replace(said, says="Durham left NPAS in 2022.")
    claim = "durham COLLABORATES npas as_of=2021-05"
    assert verdict(said, claim)[0] == "contradicted"
    assert verdict(later, claim) == (
        "not found", ("c1",), "Sources from before that say otherwise: durham takes part in npas, as of 2021-05."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "expected", "why"),
    [
        ("ended", "contradicted", "Sources say that it has ended."),
        ("proposed", "not found", "Sources say it only as proposed."),
        ("under_review", "supported", ""),
    ],
)
def test_what_has_ended_or_is_only_proposed_is_no_support(status, expected, why):
    found = verdict(says("durham COLLABORATES npas"), f"durham COLLABORATES npas status={status}")
    assert (found[0], found[2]) == (expected, why)


def test_another_beginning_contradicts_and_another_purpose_does_not():
    stated = "doc STATES npas term=since value=2012"
    said = Candidate(relation="STATES", term="since", value="2015", to_id="npas")
    assert verdict(said, stated, doc="Document") == ("contradicted", ("c1",), "Sources say: 2012.")
    other = Candidate(relation="STATES", term="purpose", value="to fly", to_id="npas")
    assert verdict(other, "doc STATES npas term=purpose value=helicopters", doc="Document")[0] == "not found"


def test_a_name_that_nobody_has_is_said():
    said = Candidate(from_name="Moonbase", relation="COLLABORATES", to_id="npas")
    assert verdict(said, "durham COLLABORATES npas")[2] == "Nobody is known by the name “Moonbase”."


def test_questions_of_the_reader_are_no_statements_and_the_answer_counts():
    facts = Facts((), ())
    rows = checked(facts, [Candidate(decision="ask", says="cut off"), says("a COLLABORATES b")])
    assert (
        as_result(rows)
        .warnings[0]
        .startswith("1 statement about collaborations: 0 supported, 0 contradicted, 1")
    )


def test_a_draft_is_checked_on_the_command_line(tmp_path, capsys):
    draft = tmp_path / "draft.md"
    draft.write_text("# Air\n\nThe National Police Air Service is led by Kent Police.\n", encoding="utf-8")
    assert cli.main(["check", str(draft), "--format", "json"]) in (0, None)
    out, err = capsys.readouterr()
    (row,) = json.loads(out)
    # data/relationships.csv: West Yorkshire leads NPAS
    assert (row["verdict"], row["place"]) == ("contradicted", "Air, paragraph 1")
    assert "West Yorkshire" in row["why"]
    assert "1 contradicted" in err


def test_one_place_to_work_in_does_not_contradict_another_nor_the_host():
    for role in ("premises", "hub", "employer"):
        said = says("kent HOSTS npas", role)
        assert verdict(said, f"west-yorkshire HOSTS npas role={role}") == ("not found", (), "")
        assert verdict(said, "west-yorkshire HOSTS npas role=host") == ("not found", (), "")


def test_a_checked_draft_shows_no_name_of_a_person_where_people_are_hidden(tmp_path, capsys, monkeypatch):
    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Units\n\nNERSOU is headed by Det C/ Supt Alistair Simpson. ERSOU is headed by Superintendent Zora Quill.\n",
        encoding="utf-8",
    )
    for arguments, hides in (["--hide-people"], ""), ([], "1"):
        monkeypatch.setenv("CONCORD_HIDE_PEOPLE", hides)
        assert cli.main(["check", str(draft), "--format", "json", *arguments]) in (0, None)
        out, err = capsys.readouterr()
        # data/: Alistair Simpson heads NERSOU; Zora Quill is in the draft alone
        assert [row["verdict"] for row in json.loads(out)] == ["supported", "not found"]
        assert not {"simpson", "alistair", "quill", "zora"} & set(re.findall("[a-z]+", (out + err).lower()))
    monkeypatch.setenv("CONCORD_HIDE_PEOPLE", "")
    cli.main(["check", str(draft), "--format", "json"])
    assert "Simpson" in capsys.readouterr().out
