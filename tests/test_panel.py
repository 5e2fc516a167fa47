"""The panel beside the map: what it says of each kind of thing, both sides of a dispute, and where it leads."""

import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from graph.drawing.view import picture
from graph.model import Entity, Facts, Relationship, Subgraph
from graph.questions import answer
from graph.store import open_store
from loaders.tables import Tables, shipped
from views import asking
from views.explore.panel import actions, body, others, policing, several, sides
from views.explore.panel.counts import Dependants
from views.explore.panel.pending import pending
from views.explore.panel.reading import Reading
from views.explore.state import View

TODAY = "2026-11-25"
SCRIPT = """
import streamlit as st
from graph.drawing.view import picture
from graph.store import open_store
from views import asking
from views.explore import panel
from views.explore.state import View

store = st.cache_resource(open_store)({file!r})
view = View.read(st.query_params.to_dict())
network = asking.ask(store, "neighbourhood", body=view.body[0]).subgraph
drawn = picture(network, view.body, today="2026-11-25", copies=asking.copies(store))
panel.show(store, view, network, drawn, lambda view: st.query_params.from_dict(view.query()))
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The shipped facts in a store of its own."""
    path = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    store = open_store(path)
    store.load(Tables(shipped()).read())
    store.close()
    return path


@pytest.fixture(scope="module")
def store(file):
    opened = open_store(file)
    yield opened
    opened.close()


def reading(store, *focus, **view):
    view = View(body=focus, today=TODAY, **view)
    network = Subgraph.union(asking.ask(store, "neighbourhood", body=key).subgraph for key in focus)
    drawn = picture(network, focus, today=TODAY, copies=asking.copies(store))
    return Reading(store, view, network, drawn, lambda view: None)


def text(markup):
    """What a reader reads of markup, explanations left out."""
    seen = re.sub(r'<span class="tip".*?</span></span>|<summary>|</summary>', " ", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", seen)).split())


def links(markup):
    """The queries of the links of markup, by page; a page of "" is this one."""
    found = [urlsplit(html.unescape(at)) for at in re.findall(r'href="([^"]*)"', markup)]
    return [(at.path, {k: v[0] for k, v in parse_qs(at.query).items()}) for at in found]


def page(file, **query):
    shown = AppTest.from_string(SCRIPT.format(file=file), default_timeout=30)
    shown.query_params.update(query)
    return shown.run()


def query_of(shown):
    """The address of the page; AppTest has lists of what was set from outside."""
    return {k: v if isinstance(v, str) else v[0] for k, v in shown.query_params.items()}


def read(shown):
    return text(" ".join(str(element.value) for element in shown.get("html")))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("durham", "Territorial force"),
        ("lpb-durham", "Policing body"),
        ("npas", "National body"),
        ("cdsou", "Unit"),
        ("cdsou-agreement", "Agreement"),
        ("person-steve-ball", "Person"),
        ("post-durham-chief-constable", "Post"),
        ("fn-air-support", "Function"),
        ("board-emsou-strategic", "Board"),
        ("buckinghamshire-milton-keynes-fire-authority", "Partner"),
    ],
)
def test_each_kind_of_thing_has_its_panel(file, key, said):
    shown = page(file, body="durham", selected=key)
    assert not shown.exception
    assert said in read(shown)


def test_every_node_a_reader_may_find_has_a_panel(store):
    with_panel = reading(store, "durham")
    for key, node in asking.named(store).items():
        made = body if node.label in ("Force", "PCC", "Unit", "NationalBody") else others
        assert made.summary(with_panel, key) + made.more(with_panel, key), key


def test_without_a_choice_the_body_in_focus_is_shown(file):
    assert "Durham Constabulary" in read(page(file, body="durham"))


def test_a_force_says_of_how_many_of_its_units_a_lead_is_known(store):
    said = text(body.summary(reading(store, "durham"), "durham"))
    warning, *_ = answer(store, "depends", {"of": "durham", "today": TODAY}).warnings
    assert warning == "8 of the 22 units that Durham Constabulary takes part in have a known lead or host."
    assert "8 of the 22 units that it takes part in have a known lead or host." in said
    assert "Takes part in 22 units" in said


def test_possible_participation_is_told_apart_from_the_count(store):
    assert "1 more possible" in text(body.summary(reading(store, "durham"), "durham"))


def test_who_depends_on_a_force_is_counted_by_name_and_by_class_as_the_question_has_it(store):
    rows = answer(store, "depends", {"on": "west-yorkshire", "today": TODAY}, limit=0).records()
    territorial = {k for k, n in asking.named(store).items() if n.properties.get("kind") == "territorial"}
    forces = [row for row in rows if row["certainty"] == "certain" and row["dependant"] in territorial]
    named = sum(row["weight"] > row["class_weight"] for row in forces)
    said = text(body.summary(reading(store, "durham"), "west-yorkshire"))
    assert f"{len(forces)} forces: {named} by name, {len(forces) - named} only by “all forces”" in said


def test_a_unit_without_a_known_lead_says_that_the_gap_is_of_the_sources(store):
    said = text(body.summary(reading(store, "durham"), "cdsou"))
    assert (
        "No source seen names a lead or host of CDSOU. That is a gap in the sources, not a finding that nobody leads it."
        in said
    )


def test_a_lead_that_comes_from_the_unit_above_says_so(store):
    # bch-dogs has no lead of its own; Bedfordshire leads the unit above it (question lead_coverage, two steps).
    said = text(body.summary(reading(store, "bedfordshire"), "bch-dogs"))
    assert "Bedfordshire Police through the unit above" in said


def test_who_only_gives_premises_is_seen_at_once_and_not_counted(store):
    # doc-npas-trans, paragraph 5: West Yorkshire Police gives premises to NPAS.
    led = text(body.summary(reading(store, "npas"), "npas"))
    assert "West Yorkshire Police hosts: premises makes nobody depend" in led


def test_a_unit_whose_agreement_is_under_review_says_so_beside_its_own_status(file):
    # doc-durham-briefing: the agreement of CDSOU is under review; the unit itself is active.
    said = read(page(file, body="durham", selected="cdsou"))
    assert "Active, as of May 2021 Agreement under review, as of May 2021" in said


def test_a_briefing_is_offered_only_where_there_is_a_page_for_it(file):
    assert "Write the briefing" not in read(page(file, body="durham"))


def test_a_dependence_through_the_unit_above_says_so(store):
    # Bedfordshire leads or hosts some of what Cambridgeshire takes part in; of bch-dogs and others it leads the unit above.
    said = text(body.summary(reading(store, "cambridgeshire"), "cambridgeshire"))
    row = next(
        row
        for row in answer(store, "depends", {"of": "cambridgeshire", "today": TODAY}, limit=0).records()
        if row["lead"] == "bedfordshire"
    )
    assert "bch-dogs" in row["units"]
    assert re.search(r"Bedfordshire Police through [^.]*through the unit above", said)


def test_a_status_says_as_of_when(file):
    assert "Under review, as of May 2021" in read(page(file, body="durham", selected="cdsou-agreement"))


def test_at_an_earlier_day_the_status_is_the_one_known_then(file):
    # The Northern Echo of 12 January 2015 has the unit being reorganised; the briefing of 2021 has it active.
    assert "Under review, as of 12 January 2015" in read(page(file, body="cdsou", as_at="2016"))
    assert "Active, as of May 2021" in read(page(file, body="cdsou"))


def test_what_is_only_proposed_is_marked(store):
    # The white paper of January 2026 proposes that NPAS becomes part of the National Police Service.
    assert "National Police Service Proposed" in text(body.summary(reading(store, "npas"), "npas"))


def test_a_post_stands_before_the_name_of_who_holds_it(store):
    said = text(body.summary(reading(store, "cdsou"), "cdsou"))
    assert "Superintendent (Durham), Head of Service, CDSOU, Steve Ball head, as of May 2021" in said


def test_an_agreement_says_how_many_particulars_are_evidenced_and_where_to_see_which(store):
    made = others.summary(reading(store, "durham"), "cdsou-agreement")
    rows = answer(store, "particulars", {"body": "durham", "today": TODAY}, limit=0).records()
    states = [row["state"] for row in rows if row["about"] == "cdsou-agreement"]
    assert f"{states.count('evidenced')} of {len(states)} evidenced" in text(made)
    assert ("questions", {"question": "particulars", "body": "cdsou"}) in links(made)


@pytest.mark.parametrize("key", ["durham", "lpb-durham", "leicestershire", "thames-valley"])
def test_what_awaits_a_decision_is_what_the_question_says(store, key):
    known = reading(store, "durham").known(key)
    rows = answer(store, "decisions_pending", {"body": key, "today": TODAY}, limit=0).records()
    asked = {(row["kind"], row["about"]) for row in rows if row["kind"] != "no review date known"}
    assert {(row["kind"], row["about"]) for row in pending(reading(store, "durham"), known)} == asked


def test_choosing_another_body_keeps_the_rest_of_the_view(store):
    made = policing.summary(
        view := reading(store, "durham", also=("npas",), hide=("soh",), kind=("Board",)), view.known("durham")
    )
    here = [query for path, query in links(made) if not path]
    assert here
    kept = {"body": "durham", "also": "npas", "hide": "soh", "kind": "Board", "today": TODAY}
    assert all(query == {**kept, "selected": query["selected"]} for query in here)


def test_the_list_of_dependants_is_of_the_day_of_the_view(store):
    view = reading(store, "durham", as_at="2019")
    made = links(policing.summary(view, view.known("west-yorkshire")))
    assert ("dependencies", {"lead": "west-yorkshire", "as_at": "2019", "today": TODAY}) in made


LINE = "lpb-west-yorkshire|LEADS|npas"


def test_a_line_shows_each_claim_with_its_source_and_age(file):
    said = read(page(file, body="npas", selected=LINE, today=TODAY))
    assert "Line, 3 claims from 3 works" in said
    assert "The transition and transformation of NPAS , paragraph 5" in said
    assert "as of 2018 over 7 years ago own page" in said


def test_a_lead_line_counts_who_depends_through_it(file):
    assert "42 forces: 2 by name, 40 only by “all forces”; 2 others depend on" in read(
        page(file, body="npas", selected=LINE, today=TODAY)
    )


def test_the_two_west_yorkshire_dates_stand_next_to_each_other_as_a_change_not_a_dispute(file):
    # A 2022 report gives 1 June 2024 as the end; the NPAS page of 2024 has the mayor still in the role.
    said = read(page(file, body="npas", selected=LINE, today=TODAY))
    assert "Sources of different dates differ: until when? No end given" in said
    assert "1 June 2024 The Mayor of West Yorkshire was to give up the lead" in said
    assert "Counted: 2 of the 3 claims of this line, which held on 25 November 2026." in said


def test_a_dispute_shows_the_side_that_is_on_no_line(file):
    # Two sources of 2012: North Yorkshire takes part in the marine unit, and it stays out of it.
    said = read(page(file, body="north-yorkshire", selected="north-yorkshire|COLLABORATES|yh-usmu"))
    assert "Sources disagree: does it take part? Takes part, since 10 September 2012" in said
    assert "Stays out North Yorkshire Police keeps its contract" in said


def test_the_same_date_said_roughly_and_exactly_is_no_difference():
    claims = Subgraph.of(
        "a LEADS u since=2012 as_of=2012", "a LEADS u since=2012-10 as_of=2020"
    ).relationships
    assert sides.of_claims(list(claims.values()), [], {}) == []


def test_an_end_that_no_later_source_leaves_out_is_no_difference():
    claims = Subgraph.of("a LEADS u as_of=2018", "a LEADS u as_of=2022 until=2024").relationships
    assert sides.of_claims(list(claims.values()), [], {}) == []


def test_two_lead_forces_are_two_sides_of_one_question():
    network = Subgraph.of("a LEADS u", "b LEADS u", role="lead force", disputed=True)
    claims = list(network.relationships.values())
    (contest,) = sides.of_claims(claims[:1], sides.rivals(claims[:1], claims), {"a": "Avon", "b": "Bedford"})
    assert contest.about == "which force leads"
    assert sorted(contest.sides) == ["Avon", "Bedford"]


def test_the_next_line_is_one_press_away(file):
    shown = page(file, body="cdsou", selected="cleveland|COLLABORATES|cdsou")
    shown.button(key="step1").click().run()
    assert query_of(shown)["selected"] != "cleveland|COLLABORATES|cdsou"
    shown.button(key="step-1").click().run()
    assert query_of(shown)["selected"] == "cleveland|COLLABORATES|cdsou"


@pytest.mark.parametrize(
    ("press", "query"),
    [
        ("do-connect", {"only": "npas,red-sigma", "joined": "true"}),
        ("do-keep", {"only": "npas,red-sigma"}),
        ("do-hide", {"body": "durham", "hide": "npas,red-sigma"}),
        ("do-clear", {"body": "durham"}),
    ],
)
def test_several_selected_bodies_can_be_connected_kept_hidden_or_let_go(file, press, query):
    shown = page(file, body="durham", selected="npas,red-sigma")
    shown.button(key=press).click().run()
    assert query_of(shown) == query


@pytest.mark.parametrize(
    ("press", "query"),
    [
        ("do-expand", {"body": "durham", "also": "npas", "selected": "npas"}),
        ("do-pin", {"body": "durham", "pin": "npas", "selected": "npas"}),
        ("do-hide", {"body": "durham", "hide": "npas"}),
        ("do-centre", {"body": "npas"}),
        ("close", {"body": "durham"}),
    ],
)
def test_a_body_can_be_expanded_pinned_hidden_centred_or_closed(file, press, query):
    shown = page(file, body="durham", selected="npas")
    shown.button(key=press).click().run()
    assert query_of(shown) == query


@pytest.mark.parametrize("key", ["durham", "npas", "cdsou-agreement", "person-steve-ball", "fn-air-support"])
def test_the_cypher_of_a_body_returns_the_claims_of_its_panel(store, key):
    known = reading(store, "durham").known(key)
    shown = {*known.near.relationships, *(claim.id for claim in known.stated)}
    result = store.read(actions.cypher_of(asking.named(store)[key]), limit=0)
    assert {row["claim"] for row in result.records()} == shown


def test_the_cypher_of_a_line_returns_its_claims_and_no_others(store):
    for focus in ("durham", "west-yorkshire", "cdsou"):
        seen = reading(store, focus)
        for line in seen.drawn.lines:
            result = store.read(actions.cypher_of_line(seen, line), limit=0)
            assert {row["claim"] for row in result.records()} == set(line.claims), line.id


def test_a_view_that_is_about_no_one_body_counts_what_is_on_the_map(store):
    seen = reading(store, "durham", "kent")
    said = text(several.whole(seen, "Two forces", ""))
    assert f"Lines {len(seen.drawn.lines)}" in said


def test_nothing_depends_is_said_without_a_zero():
    assert not Dependants()
    assert Dependants(possible=2).said() == "2 more possible"


class Handlers(HTMLParser):
    """Elements that could act, and addresses that are no address."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs if name.startswith("on")]
        addresses = [v for k, v in attrs if k == "href" and str(v).strip().lower().startswith("javascript")]
        self.found += [tag] * (tag in ("script", "iframe", "svg", "object")) + names + addresses


def test_names_and_sentences_that_are_markup_stay_text(tmp_path):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    said = {"source": "doc", "place": hostile, "says": hostile, "as_of": "2021", "role_said": hostile}
    nodes = (
        Entity("doc", "Document", {"id": "doc", "name": hostile, "publisher": hostile, "tier": hostile,
                                   "address": "javascript:alert(1)"}),
        Entity("f", "Force", {"id": "f", "name": hostile, "kind": hostile, "aliases": [hostile]}),
        Entity("u", "Unit", {"id": "u", "name": hostile, "abbreviation": hostile, "purpose": hostile}),
    )  # fmt: skip
    claims = (
        Relationship("c1", "COLLABORATES", "f", "u", {"id": "c1", **said, "status": hostile}),
        Relationship("c2", "LEADS", "f", "u", {"id": "c2", **said, "role": hostile, "until": "2020"}),
        Relationship("c3", "STATES", "doc", "u", {"id": "c3", **said, "term": "status", "value": hostile, "disputed": True}),
    )  # fmt: skip
    store = open_store(str(tmp_path / "hostile.kgl"))
    store.load(Facts(nodes, claims))
    seen = reading(store, "f")
    markup = "".join(body.summary(seen, key) + body.more(seen, key) for key in ("f", "u"))
    markup += several.whole(seen, hostile, hostile)
    store.close()
    assert "alert(1)" in markup
    assert Handlers(markup).found == []
