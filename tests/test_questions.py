"""Every shipped question, asked of both stores on the facts that ship, answers alike."""

import pytest

from graph.analytics.dependence import dependence
from graph.questions import answer, present_day, questions
from graph.schema import NETWORK
from loaders.tables import Tables, shipped

GIVEN = {
    "body": "durham",
    "unit": "cdsou",
    "id": "cdsou",
    "day": "2018-06-30",
    "since": "2015",
    "until": "2020",
    "bodies": "west-yorkshire; bedfordshire",
    "a": "durham",
    "b": "cleveland",
    "function": "fn-dogs",
}
GIVEN_TO = {
    "gaps": {"body": "kent"},
    "function_gaps": {"body": "kent"},
    "between": {"bodies": "lpb-durham; durham"},
}
"""What a question is told that has no rows for what the others are told."""


@pytest.fixture(scope="module")
def facts():
    return Tables(shipped()).read()


@pytest.fixture(scope="module")
def both(facts, tmp_path_factory, neo4j_url):
    from graph.store import open_store

    stores = [open_store(str(tmp_path_factory.mktemp("store") / "facts.kgl")), open_store(neo4j_url)]
    for store in stores:
        store.load(facts)
    yield stores
    for store in stores:
        store.close()


def bag(result):
    """Rows in an order of their own, lists too: collect has none."""

    def plain(cell):
        return sorted(map(str, cell)) if isinstance(cell, list) else cell

    return sorted(repr([plain(cell) for cell in row]) for row in result.rows)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", questions())
def test_a_question_has_one_answer_on_both_stores(both, name):
    needed = {p.name: GIVEN[p.name] for p in questions()[name].parameters if p.needed}
    given = needed | GIVEN_TO.get(name, {})
    first, second = (answer(store, name, given, limit=0) for store in both)
    assert first.columns == second.columns
    assert bag(first) == bag(second)
    assert first.rows


@pytest.mark.neo4j
@pytest.mark.parametrize("named_only", [False, True])
def test_dependence_in_cypher_and_in_python_is_the_same(both, named_only):
    for store in both:
        python = answer(store, "depends", {"named_only": named_only}, limit=0)
        cypher = answer(store, "dependence", {"named_only": named_only}, limit=0)
        assert cypher.columns == (*python.columns, "inherited")
        certain = [row for row in python.rows if row[python.columns.index("certainty")] == "certain"]
        assert [row[:-1] for row in cypher.rows] == certain


@pytest.mark.neo4j
def test_leads_of_units_above_in_cypher_and_in_python_are_the_same(both):
    for store in both:
        read = store.read(questions()["depends"].cypher, limit=0).subgraph
        rows = (row for row in dependence(read, today=present_day()) if row.certainty == "certain")
        python = {(row.dependant, row.lead): row for row in rows}
        cypher = answer(store, "dependence", limit=0).records()
        assert [row["inherited"] for row in cypher] == [
            list(python[row["dependant"], row["lead"]].inherited) for row in cypher
        ]
        assert any(row["inherited"] for row in cypher)


COLLECTED = {"units", "roles", "claims", "leads", "sharing", "through", "inherited"}
"""Columns of the shipped texts whose cells are lists that Cypher collected."""


@pytest.mark.neo4j
@pytest.mark.parametrize("name", [name for name, q in questions().items() if "collect(" in q.cypher])
def test_what_a_shipped_text_collects_is_in_order(both, name):
    needed = {p.name: GIVEN[p.name] for p in questions()[name].parameters if p.needed}
    for store in both:
        for row in answer(store, name, needed | GIVEN_TO.get(name, {}), limit=0).records():
            for column in COLLECTED & set(row):
                if isinstance(row[column], list):
                    assert row[column] == sorted(row[column]), column


@pytest.mark.neo4j
@pytest.mark.parametrize("day", ["2012", "2018-06-30", "2019", "2019-04", "2019-04-15", "2026-11"])
def test_as_at_in_cypher_and_in_python_is_the_same(both, day):
    for store in both:
        python = answer(store, "as_at", {"as_at": day}, limit=0)
        cypher = answer(store, "network_as_at", {"day": day}, limit=0)
        certain = [row for row in python.records() if row["certainty"] == "certain"]
        assert sorted(
            (row["relation"], row["start"], row["end"], row["role"] or "", sorted(row["claims"]))
            for row in cypher.records()
        ) == sorted(
            (row["relation"], row["start"], row["end"], row["role"] or "", row["claims"]) for row in certain
        )


@pytest.mark.neo4j
@pytest.mark.parametrize("force", ["kent", "lincolnshire", "north-yorkshire", "west-mercia"])
def test_gaps_in_cypher_and_in_python_are_the_same(both, force):
    for store in both:
        python = answer(store, "gaps", {"body": force}, limit=0)
        cypher = answer(store, "function_gaps", {"body": force}, limit=0)
        certain = [row for row in python.records() if row["certainty"] == "certain"]
        assert [
            (r["region"], r["function"], r["of"], sorted(r["sharing"])) for r in cypher.records()
        ] == sorted((r["region"], r["function"], r["of"], r["sharing"]) for r in certain)


@pytest.mark.neo4j
@pytest.mark.parametrize("named_only", [False, True])
def test_shared_units_in_cypher_and_in_python_are_the_same(both, named_only):
    for store in both:
        python = answer(store, "works_with", {"named_only": named_only}, limit=0).records()
        cypher = answer(store, "shared_units", {"named_only": named_only}, limit=0).records()
        certain = {(row["a"], row["b"]): row for row in python if row["certainty"] == "certain"}
        assert {(row["a"], row["b"]) for row in cypher} == set(certain)
        for row in cypher:
            other = certain[row["a"], row["b"]]
            assert sorted(row["units"]) == other["units"]
            assert sorted(row["claims"]) == other["claims"]


@pytest.mark.neo4j
def test_lead_coverage_in_cypher_counts_what_coverage_counts(both):
    for store in both:
        rows = answer(store, "lead_coverage", limit=0).records()
        told = answer(store, "lead_concentration", limit=0).warnings
        said = told[0]
        known = sum(1 for row in rows if row["leads"])
        direct = sum(1 for row in rows if row["through"] == [row["unit"]])
        assert f"{direct} of these {known} have a lead or host of their own" in told[2]
        assert said == f"{known} of the {len(rows)} units that have participants have a known lead or host."


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "bodies",
    ["west-yorkshire", "bedfordshire; metropolitan", "npas; ersou", "emsou; bch", "lpb-dorset; dorset"],
)
def test_units_left_without_a_lead_in_cypher_and_in_python_are_the_same(both, bodies):
    for store in both:
        python = answer(store, "withdrawal", {"bodies": bodies}, limit=0).records()
        cypher = answer(store, "left_without_lead", {"bodies": bodies}, limit=0).records()
        assert {row["unit"] for row in cypher} == {
            row["units"][0]
            for row in python
            if row["effect"] == "left without lead or host" and row["certainty"] == "certain"
        }


def test_every_shipped_text_ends_in_a_total_order():
    for name, asked in questions().items():
        assert "ORDER BY" in asked.cypher.rsplit("RETURN", 1)[1], name


def test_the_neighbourhood_walks_the_network_of_the_schema():
    (walked,) = [p.default for p in questions()["neighbourhood"].parameters if p.name == "network"]
    assert tuple(walked) == NETWORK
