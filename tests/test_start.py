"""The start page and its find box without a browser: what the facts hold to begin with, and where it leads."""

from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st

from graph.model import Entity, Facts, Relationship
from graph.questions import questions
from graph.store import open_store
from loaders.tables import Tables, shipped
from tests.reading import TODAY, Links, html, reader
from views.explore.finding import answer, findable

NASTY = '"><script>hit()</script><a href=x onmouseover=hit()>'


@pytest.fixture(scope="module")
def facts():
    return Tables(shipped()).read()


@pytest.fixture(scope="module")
def shipped_store(facts, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    store = open_store(path)
    store.load(facts)
    return path


def page(path, monkeypatch, **state):
    return reader("explore.start", path, monkeypatch)(state)


def test_the_first_sentence_counts_what_the_facts_hold(facts, shipped_store, monkeypatch):
    text = html(page(shipped_store, monkeypatch))
    territorial = sum(n.label == "Force" and n.properties.get("kind") == "territorial" for n in facts.nodes)
    joint = sum(n.label in ("Unit", "NationalBody") for n in facts.nodes)
    documents = sum(n.label == "Document" for n in facts.nodes)
    assert f"{territorial} forces, their policing bodies and {joint} units" in text
    assert f"from {documents} documents" in text


def test_every_territorial_force_region_and_function_is_one_link_away(facts, shipped_store, monkeypatch):
    links = Links(html(page(shipped_store, monkeypatch))).found
    queries = [dict(parse_qsl(urlsplit(link).query)) for _, link in links]
    forces = {n.id for n in facts.nodes if n.label == "Force" and n.properties.get("kind") == "territorial"}
    regions = {r for n in facts.nodes if n.id in forces for r in n.properties["regions"]}
    delivered = {r.end for r in facts.relationships if r.type == "DELIVERS"}
    assert len(forces) == 43
    assert forces <= {query.get("body") for query in queries}
    assert regions == {query["region"] for query in queries if "region" in query}
    assert delivered == {query["function"] for query in queries if "function" in query}


def test_every_link_leads_to_what_exists_on_the_same_day(facts, shipped_store, monkeypatch):
    known = {node.id for node in facts.nodes}
    for text, link in Links(html(page(shipped_store, monkeypatch))).found:
        query = dict(parse_qsl(urlsplit(link).query))
        assert query.pop("today") == TODAY, text
        if urlsplit(link).path:
            assert urlsplit(link).path == "questions", text
            assert query["question"] in questions(), text
        else:
            assert set(query) <= {"body", "region", "function", "selected"}, text
            assert {query[name] for name in query if name != "region"} <= known, text


def test_what_is_undecided_is_newest_first_and_many_that_end_together_stand_together(
    shipped_store, monkeypatch
):
    text = html(page(shipped_store, monkeypatch))
    # data/statements.csv: NPAS under review on 26 January 2026; 37 offices to end in May 2028, said in November 2025.
    assert text.index("under review, as of 26 January 2026") < text.index("37 policing bodies")
    assert "to end in May 2028, as of 13 November 2025" in text


def test_choosing_in_the_box_makes_it_the_view(shipped_store, monkeypatch):
    for sent, query in (
        ("durham", {"body": "durham"}),
        ("region:North East", {"region": "North East"}),
        ("fn-forensics", {"function": "fn-forensics"}),
        ("cdsou-agreement", {"body": "cdsou", "selected": "cdsou-agreement"}),
    ):
        started = page(shipped_store, monkeypatch, **{"start-find": {"chosen": {"id": sent, "n": 1}}})
        assert dict(started.query_params) == {**query, "today": TODAY}, sent


@pytest.mark.parametrize(
    "sent",
    [{"id": "nobody", "n": 1}, {"id": ["durham"], "n": 1}, {"n": 1}, "durham", None, {"id": {}, "n": {}}],
)
def test_what_nobody_could_have_chosen_changes_nothing(shipped_store, monkeypatch, sent):
    assert page(shipped_store, monkeypatch, **{"start-find": {"chosen": sent}}).query_params == {
        "today": "2026-11-22"
    }


@pytest.mark.parametrize(
    "sent", [{"text": 7, "n": 1}, {"text": "dur"}, "dur", {"text": "x" * 10_000, "n": 1}]
)
def test_what_nobody_could_have_typed_does_no_harm(shipped_store, monkeypatch, sent):
    assert "Or start from" in html(page(shipped_store, monkeypatch, **{"start-find": {"typed": sent}}))


def test_a_store_without_facts_still_has_a_start(tmp_path, monkeypatch):
    path = str(tmp_path / "empty.kgl")
    open_store(path).load(Facts((), ()))
    text = html(page(path, monkeypatch))
    assert "0 forces" in text
    assert "No source seen says that anything awaits a decision." in text


def test_hostile_names_are_text(tmp_path, monkeypatch):
    path = str(tmp_path / "hostile.kgl")
    open_store(path).load(hostile())
    links = Links(html(page(path, monkeypatch)))
    assert NASTY in {text for text, _ in links.found}
    assert "script" not in links.tags


def hostile():
    force = Entity("f", "Force", {"id": "f", "name": NASTY, "kind": "territorial", "regions": [NASTY]})
    unit = Entity("u", "NationalBody", {"id": "u", "name": NASTY, "abbreviation": NASTY})
    function = Entity("x", "Function", {"id": "x", "name": NASTY})
    source = Entity("d", "Document", {"id": "d", "name": NASTY})
    own = {"source": "d", "place": "p"}
    return Facts(
        (force, unit, function, source),
        (
            Relationship("c1", "COLLABORATES", "f", "u", {"id": "c1", **own}),
            Relationship("c2", "DELIVERS", "u", "x", {"id": "c2", **own}),
        ),
    )


# What the box answers


@pytest.fixture(scope="module")
def known(shipped_store):
    st.cache_resource.clear()
    return findable(open_store(shipped_store))


def row(known, text, number=0, **given):
    line = answer(known, text, **given).rows[number]
    plain = ["".join(part for part, _ in parts) for parts in (line.name, line.note)]
    return (*plain, line.right)


def test_a_line_says_what_it_is_where_and_how_much_it_takes_part_in(known):
    # Counted by hand in data/relationships.csv: who takes part in CDSOU and in the LCJB staffing.
    assert row(known, "durham") == ("Durham Constabulary", "force, also Durham", "22 units")
    assert row(known, "cdsou")[1:] == ("unit, also CDSOU", "2 forces")
    assert row(known, "lcjb staffing")[2] == "2 policing bodies"
    assert row(known, "north east") == ("North East", "region", "3 forces")


def test_a_place_that_is_another_name_of_a_force_says_so(known):
    assert row(known, "Derby")[:2] == ("Derbyshire Constabulary", "force, also Derby")


def test_where_nothing_is_called_so_the_closest_are_offered(known):
    found = answer(known, "Durhan", 5)
    assert found.nothing == "No force, body or person is called “Durhan”."
    assert (found.advice, found.rows[0].id, found.n) == ("Closest:", "durham", 5)


def test_where_nothing_is_close_it_says_how_to_find_a_force(known):
    found = answer(known, "zzzz")
    assert found.rows == []
    assert "county" in found.advice
    assert found.advice in found.said


def test_a_second_body_is_only_of_the_kinds_asked_for(known):
    found = answer(known, "durham", only=("PCC",))
    assert {line.label for line in found.rows} == {"PCC"}


def test_a_screen_reader_is_told_how_many_and_which_opens(known):
    assert (
        answer(known, "npas").said
        == "1 found. Enter opens National Police Air Service, national body, also NPAS."
    )
