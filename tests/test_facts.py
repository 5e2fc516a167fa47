"""The facts that ship: they load whole, each claim has its document and place, and nothing is in them that must not be."""

import csv
import re
from collections import Counter

import pytest

from graph import schema
from loaders.rows import COLUMNS
from loaders.tables import Tables, shipped


@pytest.fixture(scope="module")
def facts():
    return Tables(shipped()).read()


def rows(table):
    with (shipped() / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_becomes_a_node_or_a_claim(facts):
    nodes = sum(len(rows(t)) for t in ("nodes.csv", "functions.csv", "documents.csv"))
    copies = sum(1 for row in rows("documents.csv") if row["copy_of"])
    inferred = sum(1 for c in facts.relationships if str(c.properties.get("says", "")).endswith(".") and
                   c.type == "COLLABORATES" and " is party to " in c.properties["says"])  # fmt: skip
    told = len(rows("relationships.csv")) + len(rows("statements.csv"))
    assert len(facts.nodes) == nodes
    assert len(facts.relationships) == told + copies + inferred


def test_every_claim_has_a_document_and_a_place(facts):
    documents = {node.id for node in facts.nodes if node.label == "Document"}
    lacking = [
        c.id
        for c in facts.relationships
        if c.properties.get("source") not in documents or not c.properties.get("place")
    ]
    assert lacking == []


def test_every_id_is_unique_and_every_end_exists(facts):
    ids = Counter(node.id for node in facts.nodes)
    assert [key for key, times in ids.items() if times > 1] == []
    assert {end for c in facts.relationships for end in (c.start, c.end)} <= set(ids)


def test_every_relationship_joins_what_the_schema_allows(facts):
    label = {node.id: node.label for node in facts.nodes}
    wrong = [
        (c.type, c.start, c.end)
        for c in facts.relationships
        if label[c.start] not in schema.JOINS[c.type].starts or label[c.end] not in schema.JOINS[c.type].ends
    ]
    assert wrong == []


def test_the_forces_of_england_and_wales_are_43_and_each_has_its_policing_body(facts):
    territorial = {
        n.id for n in facts.nodes if n.label == "Force" and n.properties.get("kind") == "territorial"
    }
    overseen = {c.end for c in facts.relationships if c.type == "OVERSEES"}
    assert len(territorial) == 43  # Police Act 1996, Schedule 1 with the Metropolitan and City forces
    assert territorial <= overseen


def test_the_functions_are_a_kept_list_of_30_to_40(facts):
    assert 30 <= sum(1 for node in facts.nodes if node.label == "Function") <= 40


@pytest.mark.parametrize("table", [name for name in COLUMNS if (shipped() / name).is_file()])
def test_no_telephone_number_and_no_electronic_address(table):
    text = (shipped() / table).read_text(encoding="utf-8")
    assert re.findall(r"[\w.]+@[\w.]+\.\w+", text) == []
    assert re.findall(r"\b0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}\b|\+44", text) == []


def test_the_two_copies_of_the_durham_briefing_are_one_work(facts):
    (copy,) = [c for c in facts.relationships if c.type == "COPY_OF" and c.start.startswith("doc-durham")]
    assert copy.end.startswith("doc-durham")


def durham(facts, kind):
    return {
        (c.start, c.end, c.properties.get("status"))
        for c in facts.relationships
        if c.type == kind and str(c.properties["source"]).startswith("doc-durham-briefing")
    }


def test_durham_takes_part_in_what_its_briefing_lists(facts):
    units = {
        end
        for start, end, status in durham(facts, "COLLABORATES")
        if start == "durham" and status != "in development"
    }
    # Current Issues: four local collaborations and four national ones
    assert len(units) == 8
    assert {"cdsou", "nersou", "red-sigma", "npas"} <= units


def test_durham_is_only_possibly_in_the_forensic_capability_network(facts):
    (fcn,) = {
        status
        for start, _, status in durham(facts, "COLLABORATES")
        if start == "durham" and status == "in development"
    }
    assert fcn == "in development"


def test_both_sides_of_a_disagreement_are_marked(facts):
    disputed = [c for c in facts.relationships if c.properties.get("disputed")]
    assert len(disputed) >= 40
    assert all(c.properties["disputed"] is True for c in disputed)
