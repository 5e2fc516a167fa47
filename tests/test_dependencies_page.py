"""The Dependencies page without a browser, on a network small enough to know every answer by hand."""

import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest

from graph.analytics.aftermath import aftermath
from graph.analytics.dependence import dependence
from graph.analytics.heat import heat
from graph.analytics.ranking import ranking
from graph.drawing.view import picture
from graph.export import to_csv
from graph.model import Subgraph
from tests.reading import TODAY, Links, html, reader
from tests.small import claim, force, node, stored, with_more
from views.dependencies import beforeafter
from views.dependencies.dependants import result
from views.dependencies.state import VIEWS, Asked

FACTS = with_more(
    (force("durham", "North East"), node("contract", "Agreement", "Camera agreement")),
    (claim(10, "cleveland COLLABORATES vans"),),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return stored(tmp_path_factory, FACTS)


@pytest.fixture
def shown(path, monkeypatch):
    """A function that opens the page at a query, and returns it."""
    return reader("dependencies", path, monkeypatch)


def address(page):
    """The address of the page; AppTest has lists of what was set from outside."""
    found = {key: value[0] if isinstance(value, list) else value for key, value in page.query_params.items()}
    return {key: value for key, value in found.items() if key != "today"}


def test_the_ranking_counts_forces_by_name_and_as_one_of_all(shown):
    network = Subgraph({n.id: n for n in FACTS.nodes}, {c.id: c for c in FACTS.relationships})
    first = ranking(dependence(network, today=TODAY), {"durham", "cleveland", "kent", "yorkshire"})[0]
    assert (first.lead, first.forces, first.by_name, first.by_class) == ("yorkshire", 3, 1, 2)
    text = html(shown())
    assert '<td class="n"><b>3</b></td><td class="n">1</td>' in text
    # the air service has a lead for certain; the camera and van units have not
    assert "<b>1 of the 3</b> units" in text


def test_leaving_out_all_forces_leaves_those_named(shown):
    assert '<td class="n"><b>1</b></td><td class="n">1</td>' in html(shown(named_only="true"))


def test_unticking_the_box_is_in_the_address(shown):
    page = shown()
    page.checkbox(key="count_class").uncheck().run()
    assert address(page) == {"named_only": "true"}


@pytest.mark.parametrize("view", VIEWS)
def test_a_name_of_the_facts_is_never_markup(shown, view):
    given = {"lead": "yorkshire", "bodies": "kent", "seen_by": "cleveland", "a": "kent", "b": "durham"}
    page = shown(view=view, **given)
    assert not Links(html(page)).tags & {"script", "iframe"}
    assert "<img src=x" not in html(page)


@pytest.mark.parametrize(
    ("view", "query"), [("body", "lead"), ("withdrawal", "bodies"), ("sides", "a"), ("sides", "b")]
)
def test_a_link_to_something_gone_says_so_and_offers_the_closest_in_the_same_view(shown, view, query):
    text = html(shown(view=view, **{query: "durhan"}))
    assert "This link names “durhan”, which is not in the facts" in text
    offered = [dict(parse_qsl(urlsplit(link).query)) for _, link in Links(text).found]
    assert any(found.get(query) == "durham" and found.get("view") == view for found in offered)


def test_a_day_that_is_none_is_said_and_today_is_shown(shown):
    text = html(shown(as_at="31/02/2019"))
    assert "“31/02/2019” is not a day" in text
    assert "<b>1 of the 3</b> units" in text


def test_the_dependants_of_a_body_come_with_who_says_so(shown):
    text = html(shown(lead="yorkshire", dependant="durham"))
    assert (
        "3 of the 4 territorial forces depend on Yorkshire: 1 by name, 2 only as one of all forces." in text
    )
    panel = text[text.index('aria-label="Evidence"') :]
    assert "2 claims in 1 document" in panel  # that Durham takes part, and that Yorkshire leads
    assert "Home Office" in panel


def test_a_body_on_which_nobody_depends_says_so_and_on_whom_it_depends(shown):
    text = html(shown(lead="durham"))
    assert "No source seen makes a body depend on Durham" in text
    assert ("Yorkshire", "body") in [
        (name, dict(parse_qsl(urlsplit(link).query)).get("view")) for name, link in Links(text).found
    ]


def test_the_matrix_prints_every_number_and_tells_class_and_possible_apart(shown):
    text = html(shown(view="matrix"))
    labels = {
        "Durham on Yorkshire: 1 unit": "h1",
        "Cleveland on Yorkshire: 1 unit, only as one of all forces": "cl",
    }
    for label, kind in labels.items():
        assert f'<td class="c {kind} first"><a aria-label="1, {label}"' in text
    assert '<td class="c po' in text  # Cleveland may come to depend on Kent through the vans
    assert 'class="c own first">own</td>' in text  # Yorkshire on itself


def test_a_blank_cell_is_read_out_as_nothing_seen(shown):
    assert '<span class="sr">nothing seen</span>' in html(shown(view="matrix"))


def test_a_cell_opens_its_evidence(shown):
    text = html(shown(view="matrix", lead="yorkshire", dependant="durham"))
    assert "<h2>Durham on Yorkshire</h2>" in text
    assert "2 claims in 1 document" in text


def test_a_pair_without_a_dependence_is_not_called_independent(shown):
    text = html(shown(view="matrix", lead="durham", dependant="kent"))
    assert "That is not independence" in text


def test_lead_bodies_across_the_country_stand_first_and_others_under_their_region():
    network = Subgraph.of(
        *(f"{force} COLLABORATES air" for force in "abcd"),
        "wide LEADS air role=lead_force",
        "c COLLABORATES vans",
        "d COLLABORATES vans",
        "near LEADS vans role=lead_force",
    )
    found = heat(dependence(network), {"North": ["a", "b"], "South": ["c", "d"], "West": []})
    assert found.columns == (("Across the country", ("wide",)), ("South", ("near",)))
    assert [title for title, _ in found.rows] == ["North", "South"]


def test_what_one_force_would_lose_is_the_first_sentence(shown):
    text = html(shown(view="withdrawal", bodies="durham", seen_by="cleveland"))
    assert (
        "If Durham left, Cleveland would lose the only collaboration seen for 1 function: roads policing, "
        "through Camera Unit." in text
    )
    assert "It would be left alone in 1 unit: Camera Unit." in text
    assert "It would have a part in renegotiating 1 agreement." in text


def test_who_is_touched_by_nothing_is_told_so(shown):
    text = html(shown(view="withdrawal", bodies="durham", seen_by="yorkshire"))
    assert "nothing would change for Yorkshire, as far as sources say" in text


def test_a_row_of_the_consequences_opens_the_claims_it_rests_on(shown):
    text = html(shown(view="withdrawal", bodies="durham", seen_by="cleveland"))
    rows = [link for name, link in Links(text).found if "claim" in name]
    query = dict(parse_qsl(urlsplit(rows[0]).query))
    chosen = html(shown(**query))
    assert 'aria-label="Evidence"' in chosen
    assert "Home Office" in chosen[chosen.index("Who says so") :]


def test_the_lead_withdrawing_leaves_its_unit_without_one(shown):
    text = html(shown(view="withdrawal", bodies="yorkshire"))
    assert "1 unit would be left without a known lead or host: Air Service." in text
    assert '<td>Units with a known lead or host</td><td class="n">1</td><td class="n"><b>0</b></td>' in text


def test_the_set_of_all_commissioners_says_until_when_they_are(shown):
    page = shown(view="withdrawal", bodies="all PCCs")
    assert page.multiselect(key="who_leaves").value == ["all PCCs"]
    links = [name for name, _ in Links(html(shown(view="withdrawal"))).found]
    assert "All police and crime commissioners (1, to be abolished in May 2028)" in links


def test_choosing_who_leaves_is_in_the_address(shown):
    page = shown(view="withdrawal")
    page.multiselect(key="who_leaves").select("durham").run()
    assert address(page) == {"view": "withdrawal", "bodies": "durham"}
    page.selectbox(key="seen_by").select("cleveland").run()
    assert address(page) == {"view": "withdrawal", "bodies": "durham", "seen_by": "cleveland"}


def test_after_a_body_left_its_lines_are_ended_and_the_others_are_not():
    network = Subgraph.of("durham COLLABORATES cameras", "cleveland COLLABORATES cameras")
    after = beforeafter.after(picture(network, ["durham"], today=TODAY), ["durham"])
    assert {line.start: line.ended for line in after.lines} == {"durham": True, "cleveland": False}
    assert {body.id for body in after.bodies if body.ended} == {"durham"}


def test_before_and_after_count_a_unit_led_from_above():
    network = Subgraph.of(
        "a COLLABORATES team", "team PART_OF u", "b LEADS u role=lead_force", labels={"team": "Unit"}
    )
    measured = {m.what: (m.before, m.after) for m in aftermath(network, ["b"])}
    assert measured == {
        "led": (1, 0),
        "dependants": (1, 0),
        "joined": (0, 0),
        "units": (1, 1),
        "known": (1, 0),
    }


def test_two_bodies_side_by_side_have_the_shared_in_the_middle(shown):
    text = html(shown(view="sides", a="durham", b="cleveland"))
    assert "Durham and Cleveland share 2 units, 1 of them by name on both sides." in text
    one, both, other = (
        text[text.index(f'<div class="{place}"><h4>') :][:4000] for place in ("one", "both", "other")
    )
    assert "0 units" in one[:120]
    assert "2 units" in both[:120]
    assert "1 unit" in other[:120]
    assert "Van Unit" in other
    assert "1 only as one of all forces" in both


@pytest.mark.parametrize(
    "asked",
    [
        Asked(),
        Asked(lead="west-yorkshire", dependant="durham"),
        Asked(view="matrix", lead="kent", dependant="essex", named_only=True),
        Asked(
            view="withdrawal", bodies=("durham", "all PCCs"), seen_by="kent", row="0a1b2c3d", as_at="2019-04"
        ),
        Asked(view="sides", a="kent", b="essex", today=TODAY),
    ],
)
def test_every_view_comes_back_from_its_url(asked):
    assert Asked.read(asked.query()) == asked


def test_the_views_are_links_that_keep_what_is_asked(shown):
    links = {
        name: dict(parse_qsl(urlsplit(link).query))
        for name, link in Links(html(shown(lead="yorkshire"))).found
    }
    assert links["If it withdrew"]["bodies"] == "yorkshire"
    assert links["Two side by side"]["a"] == "yorkshire"
    assert "lead" not in links["Ranking"]


def test_the_download_of_dependants_has_every_row_with_its_claims():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "c LEADS u role=lead_force")
    rows = list(csv.DictReader(io.StringIO(to_csv(result(dependence(network), network.nodes)))))
    assert [(row["dependant"], row["lead"], row["claims"]) for row in rows] == [
        ("a", "c", '["c1", "c3"]'),
        ("b", "c", '["c2", "c3"]'),
    ]
