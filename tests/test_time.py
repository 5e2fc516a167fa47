"""The network as at a day and what changed in a period: partial dates as intervals, undated claims apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics.history import changes, network_as_at
from graph.dates import interval
from graph.errors import QueryError
from graph.model import Entity, Relationship, Subgraph
from graph.questions.history import changed, state

LABELS = {"a": "Force", "b": "Force", "v": "Unit", "doc": "Document"}


def network(*claims, states=()):
    """A network; `states` are (about, term, value, as_of)."""
    made = Subgraph.of(*claims, labels=LABELS)
    nodes, said = dict(made.nodes), dict(made.relationships)
    nodes["doc"] = Entity("doc", "Document", {"id": "doc", "name": "doc"})
    for number, (about, term, value, as_of) in enumerate(states, 1):
        claim = {"id": f"s{number}", "source": "doc", "place": "line 1", "term": term, "value": value}
        claim |= {"as_of": as_of} if as_of else {}
        said[f"s{number}"] = Relationship(f"s{number}", "STATES", "doc", about, claim)
    return Subgraph(nodes, said)


def held(day, *claims, states=()):
    return [(fact.start, fact.certainty) for fact in network_as_at(network(*claims, states=states), day)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2014-12-31", [("a", "possible")]), ("2015", [("a", "certain")]), ("2020", [("a", "certain")]),
     ("2021-01-01", [])],
)  # fmt: skip
def test_a_part_holds_from_its_beginning_to_its_end(day, expected):
    assert held(day, "a COLLABORATES u since=2015 until=2020") == expected


def test_a_year_holds_to_its_last_day():
    assert held("2020-12-31", "a COLLABORATES u until=2020") == [("a", "certain")]


def test_what_carries_no_date_counts_and_is_marked():
    (fact,) = network_as_at(network("a COLLABORATES u"), "1990")
    assert (fact.certainty, fact.dated) == ("certain", False)


def test_what_only_a_later_source_says_does_not_count():
    assert held("2010", "a COLLABORATES u as_of=2021") == []


def test_what_a_later_source_says_of_then_counts():
    assert held("2010", "a COLLABORATES u as_of=2021 since=2005") == [("a", "certain")]


def test_a_unit_s_status_is_what_the_sources_of_that_day_state():
    states = [("u", "status", "active", "2012"), ("u", "status", "ended", "2020")]
    assert held("2015", "a COLLABORATES u", states=states) == [("a", "certain")]
    assert held("2021", "a COLLABORATES u", states=states) == []


def test_before_a_unit_began_a_part_in_it_is_possible():
    assert held("2010", "a COLLABORATES u", states=[("u", "since", "2012", None)]) == [("a", "possible")]


def test_the_answer_counts_what_carries_no_date():
    told = state(network("a COLLABORATES u", "b COLLABORATES u since=2015"), as_at="2016", today="2026")
    assert told.warnings[0].startswith("1 of the 2 relationships as at 2016 say since when; 1 carry no date")


def shown(since, until, *claims, states=(), **options):
    found = changes(network(*claims, states=states), since, until, **options)
    return [(event.change, event.who, event.about, event.dates[0], event.certainty) for event in found]


def test_who_begins_to_take_part_joined_and_who_stops_left():
    assert shown("2015", "2020", "a COLLABORATES u since=2016-04 until=2019") == [
        ("joined", "a", "u", "2016-04", "certain"), ("left", "a", "u", "2019", "certain")
    ]  # fmt: skip


def test_who_begins_to_stay_out_left():
    assert shown("2015", "2020", "a STAYS_OUT_OF u since=2018-05") == [
        ("left", "a", "u", "2018-05", "certain")
    ]


def test_a_lead_begins_and_ends():
    assert shown("2015", "2020", "a LEADS u since=2016 until=2018 role=lead_force") == [
        ("began", "a", "u", "2016", "certain"), ("ended", "a", "u", "2018", "certain")
    ]  # fmt: skip


def test_a_unit_begins_and_ends_by_what_is_stated_of_it():
    states = [("u", "since", "2016", None), ("u", "until", "2019-03", None)]
    assert shown("2015", "2020", "a COLLABORATES u", states=states) == [
        ("began", "u", None, "2016", "certain"), ("ended", "u", None, "2019-03", "certain")
    ]  # fmt: skip


def test_leaving_and_staying_out_since_are_one_change():
    claims = ("a COLLABORATES u until=2018-05", "a STAYS_OUT_OF u since=2018-05")
    assert shown("2015", "2020", *claims) == [("left", "a", "u", "2018-05", "certain")]


def test_a_succession_is_dated_by_its_own_date():
    assert shown("2015", "2020", "v SUCCEEDS u since=2018") == [("succeeded", "v", "u", "2018", "certain")]


def test_a_succession_without_a_date_is_dated_by_when_the_successor_began():
    states = [("v", "since", "2016", None)]
    found = shown("2015", "2020", "v SUCCEEDS u as_of=2018", states=states)
    assert ("succeeded", "v", "u", "2016", "certain") in found


def test_a_succession_that_nothing_dates_is_only_known_from_its_source():
    assert shown("2015", "2020", "v SUCCEEDS u as_of=2018") == []
    assert shown("2015", "2020", "v SUCCEEDS u as_of=2018", known_from=True) == [
        ("known from", "v", "u", "2018", "possible")
    ]


def test_a_body_that_is_to_take_over_did_not_do_so_when_it_began():
    states = [("v", "since", "2016", None)]
    found = shown("2015", "2020", "v SUCCEEDS u as_of=2018 status=proposed", states=states)
    assert [event[0] for event in found] == ["began"]


def test_a_proposed_succession_is_possible():
    assert shown("2015", "2020", "v SUCCEEDS u since=2018 status=proposed")[0][4] == "possible"


def test_a_body_called_otherwise_by_a_later_source_was_renamed_at_some_time_between():
    states = [("u", "name", "Old Unit", "2012"), ("u", "name", "New Unit", "2018")]
    assert shown("2015", "2020", "a COLLABORATES u", states=states) == [
        ("renamed", "u", None, "2018", "possible")
    ]


def test_two_names_of_one_time_are_no_renaming():
    states = [("u", "name", "One", "2018"), ("u", "name", "Other", "2018")]
    assert shown("2015", "2020", "a COLLABORATES u", states=states) == []


@pytest.mark.parametrize("date", ["2014", "2021-01-01"])
def test_what_lies_outside_the_period_is_not_listed(date):
    assert shown("2015", "2020", f"a COLLABORATES u since={date}") == []


def test_a_date_that_reaches_over_the_edge_of_the_period_is_possible():
    assert shown("2015-06", "2020", "a COLLABORATES u since=2015") == [
        ("joined", "a", "u", "2015", "possible")
    ]


def test_one_joining_with_two_precisions_is_one_change():
    claims = ("a COLLABORATES u since=2016", "a COLLABORATES u since=2016-04")
    assert shown("2015", "2020", *claims) == [("joined", "a", "u", "2016-04", "certain")]


def test_sources_that_place_it_in_and_outside_the_period_make_it_possible():
    claims = ("a COLLABORATES u since=2016", "a COLLABORATES u since=2012")
    assert [event[4] for event in shown("2015", "2020", *claims)] == ["possible"]


def test_what_has_no_date_is_known_from_its_source_and_listed_only_when_asked():
    assert shown("2015", "2020", "a COLLABORATES u as_of=2018") == []
    assert shown("2015", "2020", "a COLLABORATES u as_of=2018", known_from=True) == [
        ("known from", "a", "u", "2018", "possible")
    ]


def test_what_an_earlier_source_said_already_is_not_new():
    claims = ("a COLLABORATES u as_of=2012", "a COLLABORATES u as_of=2018")
    assert shown("2015", "2020", *claims, known_from=True) == []


def test_the_answer_counts_what_cannot_appear():
    told = changed(
        network("a COLLABORATES u since=2016", "b COLLABORATES u as_of=2018"), since="2015", until="2020"
    )
    assert told.warnings[0].startswith("1 of the 2 relationships carry a date of their own")


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(QueryError, match="later date"):
        changed(network("a COLLABORATES u"), since="2020", until="2015")


DATES = st.one_of(st.none(), st.sampled_from(["2014", "2015", "2015-06", "2015-06-15", "2016-01", "2016"]))


@settings(max_examples=200, deadline=None)
@given(
    day=st.sampled_from(["2014-12-31", "2015", "2015-06", "2015-06-15", "2016-01-01"]),
    dates=st.lists(st.tuples(DATES, DATES), min_size=1, max_size=6),
)
def test_as_at_agrees_with_looking_at_every_day_of_every_date(day, dates):
    """Brute force: over when every day it may end on comes before the day asked about, and so on."""
    claims = []
    for number, (since, until) in enumerate(dates):
        said = f"{f' since={since}' if since else ''}{f' until={until}' if until else ''}"
        claims.append(f"f{number} COLLABORATES u{said}")
    first, last = interval(day)
    expected = {}
    for number, (since, until) in enumerate(dates):
        if until and interval(until)[1] < first:
            continue
        expected[f"f{number}"] = "possible" if since and last < interval(since)[0] else "certain"
    assert dict(held(day, *claims)) == expected
