"""What leaves for other programs, read back by the libraries that own the forms."""

import csv
import io
import json

import networkx as nx
import openpyxl
import pandas as pd
import pytest
import rustworkx

from graph.export import to_csv
from graph.export.graphml import graphml
from graph.export.sheets import workbook
from graph.model import Entity, Result, Subgraph
from loaders.tables import Tables, shipped
from loaders.writing import tables
from tests.running import commands

CLAIMS = (
    "durham COLLABORATES npas source=a as_of=2021",
    "durham COLLABORATES npas source=b",
    "durham COLLABORATES npas source=scan",
    "durham COLLABORATES npas source=c status=proposed",
    "kent LEADS npas source=a role=lead_force",
)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run a command on a store of the shipped facts; its output, errors and exit code."""
    return commands(shipped(), tmp_path, capsys, monkeypatch)


# GraphML


def test_an_edge_of_a_graph_is_weighed_by_works_and_what_is_possible_stands_apart():
    read = nx.parse_graphml(graphml(Subgraph.of(*CLAIMS), copies={"scan": "a"}))
    edges = {
        (start, edge["type"], edge.get("standing", ""), edge["weight"], edge["claims"])
        for start, _, edge in read.edges(data=True)
    }
    assert edges == {
        ("durham", "COLLABORATES", "", 2, "c1; c2; c3"),
        ("durham", "COLLABORATES", "possible", 1, "c4"),
        ("kent", "LEADS", "", 1, "c5"),
    }


def test_claims_may_be_edges_each_with_its_document_and_place():
    read = nx.parse_graphml(graphml(Subgraph.of(*CLAIMS), claims=True))
    assert sorted((edge["source"], edge["place"]) for _, _, edge in read.edges(data=True)) == [
        ("a", "line 1"), ("a", "line 5"), ("b", "line 2"), ("c", "line 4"), ("scan", "line 3"),
    ]  # fmt: skip


def test_a_graph_carries_its_marking_and_its_names():
    nodes = {"durham": Entity("durham", "Force", {"name": "Heddlu <Dŵr> & co", "aliases": ["A", "B"]})}
    read = nx.parse_graphml(graphml(Subgraph(nodes, {}), marking="OFFICIAL"))
    assert read.graph["marking"] == "OFFICIAL"
    assert dict(read.nodes["durham"]) == {"label": "Force", "name": "Heddlu <Dŵr> & co", "aliases": "A; B"}


def test_an_edge_of_a_graph_names_its_documents():
    made = graphml(Subgraph.of(*CLAIMS), documents={"a": "A report", "b": "B & sons", "c": "Plan"})
    edges = nx.parse_graphml(made).edges(data=True)
    assert sorted(edge["document"] for _, _, edge in edges) == ["A report", "A report; B & sons", "Plan"]


def test_a_strict_reader_of_another_make_has_the_same_graph(run, tmp_path):
    run("export", "graphml", "--out", tmp_path / "all.graphml")
    (strict,) = rustworkx.read_graphml(str(tmp_path / "all.graphml"))
    read = nx.read_graphml(tmp_path / "all.graphml")
    assert (strict.num_nodes(), strict.num_edges()) == (read.number_of_nodes(), read.number_of_edges())
    known = [(edge["type"], edge["weight"], edge["disputed"], edge["source"]) for edge in strict.edges()]
    assert sorted(known) == sorted(
        (edge["type"], edge["weight"], edge["disputed"], edge["source"])
        for _, _, edge in read.edges(data=True)
    )


def test_the_whole_network_is_read_back_with_every_claim(run, tmp_path):
    assert run("export", "graphml", "--claims", "--out", tmp_path / "all.graphml")[0] == 0
    _, out, _ = run("ask", "network", "--format", "csv", "--limit", "0")
    read = nx.read_graphml(tmp_path / "all.graphml")
    asked = len(list(csv.reader(io.StringIO(out)))) - 1
    assert read.number_of_edges() == asked > 2000
    assert read.nodes["durham"]["name"] == "Durham Constabulary"


# Spreadsheets


def test_a_workbook_holds_the_same_cells():
    result = Result(
        ("id", "units", "share", "new"), (("durham", ["npas", "evolve"], 0.5, True), ("kent", None, 2, False))
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook({"Answer": result})))["Answer"]
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["id", "units", "share", "new"],
        ["durham", "npas; evolve", 0.5, True],
        ["kent", None, 2, False],
    ]
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "http://x.example"]
)
def test_no_text_becomes_a_formula_or_a_link_in_a_workbook(text):
    cell = openpyxl.load_workbook(io.BytesIO(workbook({"Answer": Result(("id",), ((text,),))})))["Answer"][
        "A2"
    ]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_a_workbook_says_its_marking_first_and_on_every_printed_page():
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook({"Answer": Result(("id",), ())}, marking="OFFICIAL", about={"What this is": "A test"})
        )
    )
    assert [cell.value for cell in book["About"][1]] == ["Protective marking", "OFFICIAL"]
    assert [sheet.oddHeader.center.text for sheet in book] == ["OFFICIAL", "OFFICIAL"]
    assert [sheet.oddFooter.center.text for sheet in book] == ["OFFICIAL", "OFFICIAL"]


def test_the_same_answer_gives_the_same_workbook():
    result = Result(("id",), (("durham",),))
    assert workbook({"Answer": result}, marking="OFFICIAL") == workbook(
        {"Answer": result}, marking="OFFICIAL"
    )


def test_a_csv_has_no_formula_and_a_dash_stays_a_dash():
    read = list(csv.reader(io.StringIO(to_csv(Result(("a", "b", "c"), (("=1+1", "-", -5),))))))
    assert read[1] == ["'=1+1", "-", "-5"]


def test_a_text_longer_than_a_cell_says_that_it_is_cut():
    sheet = openpyxl.load_workbook(
        io.BytesIO(workbook({"Answer": Result(("a", "b"), (("x" * 32_000, "x" * 32_001),))}))
    )["Answer"]
    assert [sheet[at].value[-6:] for at in ("A2", "B2")] == ["xxxxxx", " more)"]


def test_the_workbook_of_the_network_names_each_document_and_place(run, tmp_path):
    _, _, err = run("export", "xlsx", "--out", tmp_path / "network.xlsx")
    book = openpyxl.load_workbook(tmp_path / "network.xlsx", read_only=True)
    heads, *rows = ([cell.value for cell in row] for row in book["Claims"].rows)
    claims = [dict(zip(heads, row, strict=True)) for row in rows]
    assert book.sheetnames == ["About", "Bodies", "Claims", "Documents"]
    assert f"{len(claims):,} claims" in err
    assert all(claim["document"] and claim["place"] for claim in claims)


@pytest.fixture
def marked(run, monkeypatch):
    """The same where the office marks what it shows."""
    monkeypatch.setenv("CONCORD_MARKING", "OFFICIAL")
    return run


def test_the_claims_of_the_network_are_read_by_pandas_with_document_place_and_marking(marked, tmp_path):
    _, _, err = marked("export", "csv", "--out", tmp_path / "claims.csv")
    read = pd.read_csv(tmp_path / "claims.csv", dtype=str, keep_default_na=False)
    assert f"{len(read):,} claims" in err
    assert (read[["document", "place"]] != "").all(axis=None)
    assert set(read["protective_marking"]) == {"OFFICIAL"}
    assert read["id"].is_unique


def test_the_network_as_json_has_what_the_workbook_has(marked, tmp_path):
    marked("export", "json", "--out", tmp_path / "network.json")
    marked("export", "xlsx", "--out", tmp_path / "network.xlsx")
    read = json.loads((tmp_path / "network.json").read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(tmp_path / "network.xlsx", read_only=True)
    assert read["protective_marking"] == "OFFICIAL"
    for name in ("Bodies", "Claims", "Documents"):
        heads, *rows = ([cell.value for cell in row] for row in book[name].rows)
        at = heads.index("id")
        assert [row["id"] for row in read[name.lower()]] == [row[at] for row in rows]
    sources = {document["id"] for document in read["documents"]}
    assert {claim["source"] for claim in read["claims"]} == sources


# The fact tables


def test_the_fact_tables_are_written_back_as_they_are_read(tmp_path):
    facts = Tables(shipped()).read()
    for name, text in tables(facts).items():
        (tmp_path / name).write_bytes(text.encode())
    assert Tables(tmp_path).read() == facts


def test_the_facts_of_a_store_are_loaded_again_without_a_change(run, tmp_path):
    assert run("export", "facts", "--out", tmp_path / "facts")[0] == 0
    code, out, _ = run("load", tmp_path / "facts")
    assert (code, out[:16]) == (0, "Nothing changed:")
