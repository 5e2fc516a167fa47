"""The network as at a day and what changed in a period: partial dates as intervals, undated claims apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analytics.history import changes
from graph.analytics.snapshot import network_as_at
from graph.dates import interval
from graph.errors import QueryError
from graph.model import Entity, Relationship, Subgraph
from graph.questions.history import changed, state

LABELS = {"a": "Force", "b": "Force", "v": "Unit", "doc": "Document", "deal": "Agreement"}


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
    [("2014-12-31", [("a", "possible")]), ("2016", [("a", "certain")]), ("2019", [("a", "certain")]),
     ("2021-01-01", [])],
)  # fmt: skip
def test_a_part_holds_from_its_beginning_to_its_end(day, expected):
    assert held(day, "a COLLABORATES u since=2015 until=2020") == expected


def test_a_year_holds_to_its_last_day():
    assert held("2020-12-31", "a COLLABORATES u until=2020") == [("a", "certain")]


def parts(day, *claims, states=()):
    return [(f.certainty, f.held) for f in network_as_at(network(*claims, states=states), day)]


@pytest.mark.parametrize(
    ("dates", "part"),
    [("since=2012 until=2019-04 status=ended", "until 2019-04"), ("until=2019-04 since=2012", "until 2019-04"),
     ("since=2019-04", "since 2019-04"), ("since=2019-02 until=2019-04", "since 2019-02, until 2019-04"),
     ("since=2019", "since 2019")],
)  # fmt: skip
def test_what_began_or_ended_in_the_year_asked_about_held_for_a_part_of_it_and_is_possible(dates, part):
    assert parts("2019", f"a COLLABORATES u {dates}") == [("possible", f"for part of it: {part}")]


def test_a_part_in_a_unit_that_ended_in_the_year_asked_about_is_possible_too():
    states = [("u", "until", "2019-04", "2018"), ("u", "status", "ended", "2018")]
    assert parts("2019", "a COLLABORATES u", states=states) == [("possible", "for part of it: until 2019-04")]


def test_a_day_on_which_it_may_have_ended_is_possible():
    claim = "a COLLABORATES u since=2012 until=2019-04 status=ended"
    assert parts("2019-04-15", claim) == [("possible", "perhaps: until 2019-04")]


def test_what_held_throughout_the_year_asked_about_is_certain():
    assert parts("2019", "a COLLABORATES u since=2018 until=2020") == [("certain", None)]


def test_the_answer_says_which_days_a_bare_year_is_taken_as_and_names_what_held_for_a_part_of_it():
    made = network("a COLLABORATES u since=2012 until=2019-04 status=ended", "b COLLABORATES v since=2012")
    told = state(made, as_at="2019", today="2026").warnings[0]
    assert told == (
        "2019 is taken as 2019-01-01 to 2019-12-31: certain is what held throughout, as far as dates say, and "
        "possible what held for a part of it. 1 of the 2 relationships held, or may have held, for a part of it "
        "only (column held), in u."
    )


def test_the_answer_says_the_day_it_took():
    told = state(network("a COLLABORATES u"), today="2026-11-25").warnings[0]
    assert told == "The day asked about is 2026-11-25."


def test_a_part_whose_end_alone_is_dated_is_possible_before_its_source_speaks_and_certain_after():
    claim = "a COLLABORATES u until=2020-04 as_of=2018"
    assert parts("2015", claim) == [("possible", "start not dated")]
    assert parts("2019", claim) == [("certain", "start not dated")]
    assert parts("2021", claim) == []


def test_the_answer_counts_what_has_an_end_and_no_beginning():
    told = state(network("a COLLABORATES u until=2020-04 as_of=2018"), as_at="2015", today="2026").warnings
    assert told[1].startswith("1 says until when and not since when (start not dated)")


def test_an_end_of_the_unit_that_another_source_puts_earlier_is_told():
    states = [("u", "until", "2020-04", "2020"), ("u", "until", "2019-10", "2019")]
    assert parts("2020-01-15", "a COLLABORATES u", states=states) == [
        ("certain", "disputed, another source: until 2019-10")
    ]


def test_what_a_source_calls_ended_or_ending_counts_and_is_named():
    made = network("a COLLABORATES u", states=[("u", "status", "under review", "2021")])
    made.relationships["s1"].properties["says"] = "It is described as ended or ending."
    told = state(made, today="2026-11-25").warnings[-1]
    assert told == 'Counted as under review, though the source says only "ended or ending": u.'


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
    assert told.warnings[1].startswith(
        "1 of the 2 relationships as at 2016 says since when; 1 carries no date"
    )


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
    assert told.warnings[1].startswith("1 of the 2 relationships carries a date of its own")


def test_two_sources_that_date_an_end_apart_make_it_disputed_with_both_dates():
    made = network(
        "a COLLABORATES u", states=[("u", "until", "2019-10", "2019"), ("u", "until", "2020-04", "2020")]
    )
    made.relationships["s2"].properties["source"] = "doc-b"
    (row,) = changed(made, since="2015", until="2020").records()
    assert (row["change"], row["dates"], row["certainty"], row["disputed"], row["note"]) == (
        "ended", ["2019-10", "2020-04"], "possible", True, "disputed: sources give 2019-10 and 2020-04"
    )  # fmt: skip


def test_a_part_that_ends_with_a_unit_whose_end_is_disputed_is_disputed_with_it():
    states = [("u", "until", "2019-10", "2019"), ("u", "until", "2020-04", "2020")]
    made = network("a COLLABORATES u since=2012 until=2020-04", states=states)
    made.relationships["s2"].properties["source"] = "doc-b"
    (left, _) = changes(made, "2015", "2020")
    assert (left.change, left.certainty, left.disputed, left.note) == (
        "left", "possible", True, "disputed with u: sources give 2019-10 and 2020-04"
    )  # fmt: skip


def test_a_succession_is_disputed_where_sources_differ_on_when_the_successor_began():
    states = [("v", "since", "2016", None), ("v", "since", "2018", None)]
    made = network("v SUCCEEDS u", states=states)
    assert [e.disputed for e in changes(made, "2015", "2020") if e.change == "succeeded"] == [True]


def test_two_sources_of_different_precision_dispute_nothing():
    made = network("a COLLABORATES u since=2016 source=doc-b", "a COLLABORATES u since=2016-04")
    assert [(e.certainty, e.disputed, e.note) for e in changes(made, "2015", "2020")] == [
        ("certain", False, None)
    ]


def test_who_left_without_a_known_beginning_is_told():
    (event,) = changes(network("a COLLABORATES u until=2018"), "2015", "2020")
    assert (event.change, event.certainty, event.note) == ("left", "certain", "start not dated")


def test_an_agreement_signed_in_the_period_is_a_change():
    states = [("deal", "signed", "2016-08", "2020")]
    assert shown("2015", "2020", "deal COVERS u", states=states) == [
        ("signed", "deal", None, "2016-08", "certain")
    ]


def test_an_agreement_that_expires_in_the_period_does_so_by_its_terms():
    made = network("deal COVERS u", states=[("deal", "expires", "2019-03-31", "2018")])
    (event,) = changes(made, "2015", "2020")
    assert (event.change, event.note) == ("expires", "by its terms; whether it was renewed is not said")


@pytest.mark.parametrize("body", ["a", "u", "deal"])
def test_the_signing_of_an_agreement_is_a_change_for_its_parties_and_for_what_it_covers(body):
    made = network("deal COVERS u", "a PARTY_TO deal", "b COLLABORATES v since=2016",
                   states=[("deal", "signed", "2016", "2020")])  # fmt: skip
    rows = changed(made, since="2015", until="2020", body=body).records()
    assert [(row["change"], row["who"]) for row in rows] == [("signed", "deal")]


def test_the_answer_says_which_days_the_period_has():
    told = changed(network("a COLLABORATES u since=2016"), since="2016", until="2019-02").warnings[0]
    assert told.startswith("The period asked about is 2016-01-01 to 2019-02-28, both included;")


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
    """Brute force: over when every day it may end on comes before the day asked about, and so on.

    Certain for a month or year is what surely began before it and surely ended after it.
    """
    claims = []
    for number, (since, until) in enumerate(dates):
        said = f"{f' since={since}' if since else ''}{f' until={until}' if until else ''}"
        claims.append(f"f{number} COLLABORATES u{said}")
    first, last = interval(day)
    expected = {}
    for number, (since, until) in enumerate(dates):
        if until and interval(until)[1] < first:
            continue
        begins_later = since and last < interval(since)[0]
        for_part = first < last and (
            (since and interval(since)[1] >= first) or (until and interval(until)[0] <= last)
        )
        expected[f"f{number}"] = "possible" if begins_later or for_part else "certain"
    assert dict(held(day, *claims)) == expected
