"""What awaits a decision and who must sign it: one claim a test."""

import pytest

from graph.analytics.decisions import decisions_pending
from graph.errors import QueryError
from graph.model import Entity, Relationship, Subgraph
from graph.questions.decisions import decisions

TODAY, BY = "2026-11-25", "2028-11-25"
LABELS = {"agreement": "Agreement", "a": "Force", "b": "Force"}


def network(*claims, states=()):
    """A network; `states` are (about, term, value), written on the node, too."""
    made = Subgraph.of(*claims, labels=LABELS)
    nodes, said = dict(made.nodes), dict(made.relationships)
    nodes["doc"] = Entity("doc", "Document", {"id": "doc", "name": "A document"})
    for number, (about, term, value) in enumerate(states, 1):
        claim = {"id": f"s{number}", "source": "doc", "place": "line 1", "term": term, "value": value}
        said[f"s{number}"] = Relationship(f"s{number}", "STATES", "doc", about, claim | {"as_of": "2021"})
        nodes[about] = Entity(about, nodes[about].label, {**nodes[about].properties, term: value})
    return Subgraph(nodes, said)


def pending(*claims, states=(), body=None):
    found = decisions_pending(network(*claims, states=states), TODAY, BY, body=body)
    return [(row.kind, row.about, row.date) for row in found if row.kind != "no review date known"]


COVERED = "agreement COVERS u"


@pytest.mark.parametrize("status", ["under review", "in development", "proposed", "tbc"])
def test_what_has_such_a_status_awaits_a_decision(status):
    assert pending(COVERED, states=[("agreement", "status", status)]) == [(status, "agreement", None)]


@pytest.mark.parametrize("status", ["active", "ended", "not shown"])
def test_what_is_settled_awaits_none(status):
    assert pending(COVERED, states=[("u", "status", status)]) == []


def test_a_status_that_a_newer_statement_replaced_awaits_none():
    states = [("u", "status", "under review"), ("u", "status", "active")]
    assert pending(COVERED, states=states) == []


def test_a_decision_that_a_source_asks_for_is_listed():
    states = [("u", "decision_needed", "whether to publish")]
    assert pending(COVERED, states=states) == [("decision needed", "u", None)]


@pytest.mark.parametrize(
    ("term", "kind"),
    [
        ("expires", "ending"),
        ("until", "ending"),
        ("review_by", "due for review"),
        ("review_date", "due for review"),
    ],
)
def test_what_ends_or_falls_due_in_the_period_is_listed_with_its_date(term, kind):
    assert pending(COVERED, states=[("agreement", term, "2027-03")]) == [(kind, "agreement", "2027-03")]


@pytest.mark.parametrize("date", ["2026", "2028", "2026-11", "2028-11-25"])
def test_a_date_that_may_lie_in_the_period_is_listed(date):
    assert pending(COVERED, states=[("agreement", "expires", date)]) == [("ending", "agreement", date)]


def test_what_ends_after_the_period_is_not_listed():
    assert pending(COVERED, states=[("agreement", "expires", "2029")]) == []


def test_an_agreement_past_its_date_that_nobody_calls_ended_is_listed():
    states = [("agreement", "expires", "2024-03-31")]
    assert pending(COVERED, states=states) == [("date passed", "agreement", "2024-03-31")]


def test_an_ended_agreement_past_its_date_is_not():
    states = [("agreement", "expires", "2024-03-31"), ("agreement", "status", "ended")]
    assert pending(COVERED, states=states) == []


def test_an_agreement_without_a_date_has_no_known_review():
    found = decisions_pending(network(COVERED, "a PARTY_TO agreement"), TODAY, BY)
    assert [(row.kind, row.about, row.claims) for row in found] == [
        ("no review date known", "agreement", ("c2",))
    ]


def test_a_unit_without_a_date_is_not_asked_for_one():
    assert decisions_pending(network("a COLLABORATES u"), TODAY, BY) == []


def test_the_parties_must_sign_each_force_with_its_policing_body():
    made = network(COVERED, "a PARTY_TO agreement", "lpb-b PARTY_TO agreement", "lpb-a OVERSEES a",
                   "lpb-b OVERSEES b", states=[("agreement", "status", "under review")])  # fmt: skip
    row = decisions_pending(made, TODAY, BY)[0]
    assert (row.must, row.may, row.basis) == (("a", "lpb-a", "lpb-b"), (), "parties")


def test_whose_part_is_in_development_may_have_to_sign_and_is_not_among_those_who_must():
    made = network(COVERED, "a PARTY_TO agreement", "lpb-b COLLABORATES u status=in_development",
                   states=[("agreement", "status", "in development")])  # fmt: skip
    rows = decisions_pending(made, TODAY, BY)
    assert {(row.must, row.may) for row in rows} == {(("a",), ("lpb-b",))}


def test_who_is_party_only_possibly_may_have_to_sign():
    made = network(COVERED, "a PARTY_TO agreement", "b PARTY_TO agreement status=tbc")
    row = decisions_pending(made, TODAY, BY)[-1]
    assert (row.must, row.may, row.parties) == (("a",), ("b",), 1)


def test_who_takes_part_and_is_not_known_as_a_party_may_have_to_sign():
    made = network(COVERED, "a PARTY_TO agreement", "b COLLABORATES u",
                   states=[("agreement", "status", "under review")])  # fmt: skip
    row = decisions_pending(made, TODAY, BY)[0]
    assert (row.must, row.may, row.parties, row.participants) == (("a",), ("b",), 1, 1)


def test_without_known_parties_the_participants_may_have_to_sign_with_their_other_halves():
    made = network("a COLLABORATES u", "lpb-a OVERSEES a", "lpb-b OVERSEES b", "lpb-b COLLABORATES u",
                   states=[("u", "status", "under review")])  # fmt: skip
    (row,) = decisions_pending(made, TODAY, BY)
    assert (row.must, row.may, row.basis) == ((), ("a", "b", "lpb-a", "lpb-b"), "participants")
    assert (row.parties, row.participants) == (0, 2)


def test_the_answer_says_in_how_many_rows_only_one_signatory_is_known():
    made = network("a COLLABORATES u", "a COLLABORATES v", "b COLLABORATES v",
                   states=[("u", "status", "under review"), ("v", "status", "under review")])  # fmt: skip
    assert decisions(made, today=TODAY).warnings[2].startswith("In 1 row no more than one party")


def test_what_a_source_calls_ended_or_ending_is_a_possible_decision_and_named():
    made = network("a COLLABORATES u", states=[("u", "status", "under review")])
    made.relationships["s1"].properties["says"] = "It is described as ended or ending."
    told = decisions(made, today=TODAY)
    assert [(row["kind"], row["certainty"]) for row in told.records()] == [("under review", "possible")]
    assert 'Counted as under review, though the source says only "ended or ending": u.' in told.warnings


def test_parts_that_are_not_settled_stand_together_by_unit_and_status():
    made = network("a COLLABORATES u status=proposed", "b COLLABORATES u status=proposed")
    (row,) = decisions_pending(made, TODAY, BY)
    assert (row.kind, row.about, row.relation, row.who, row.claims) == (
        "proposed", "u", "COLLABORATES", ("a", "b"), ("c1", "c2")
    )  # fmt: skip


def test_a_part_that_is_only_inferred_to_be_open_awaits_no_decision():
    # "Two of the five stay out" makes five parts tbc by inference; nobody is to decide these.
    assert pending("a COLLABORATES u status=tbc basis=inferred") == []


def test_a_part_that_ends_in_the_period_is_listed():
    assert pending("a COLLABORATES u until=2027-03-31") == [("ending", "u", "2027-03-31")]


def test_only_what_concerns_a_body_or_its_other_half_is_listed_for_it():
    claims = ("a COLLABORATES u", "lpb-a OVERSEES a", "b COLLABORATES v")
    states = [("u", "status", "under review"), ("v", "status", "under review")]
    assert pending(*claims, states=states, body="lpb-a") == [("under review", "u", None)]


def test_a_row_says_what_is_asked_what_worries_and_how_old_the_source_is():
    states = [("agreement", "status", "in development"), ("agreement", "concern", "the grant"),
              ("agreement", "decision_needed", "on what terms")]  # fmt: skip
    rows = decisions(network(COVERED, states=states), today=TODAY).records()
    (row,) = [r for r in rows if r["kind"] == "in development"]
    # From 31 December 2021 to 25 November 2026 four full years pass.
    assert (row["decision"], row["concerns"], row["certainty"], row["age"], row["claims"]) == (
        ["on what terms"], ["the grant"], "possible", 4, ["s1", "s2", "s3"]
    )  # fmt: skip


def test_the_answer_says_of_how_many_agreements_a_date_is_known():
    told = decisions(network(COVERED), today=TODAY).warnings[0]
    assert told.startswith("0 of 1 agreement has a known end")
    assert told.endswith("from 2026-11-25 to 2028-11-25.")


@pytest.mark.parametrize("about", ["agreement", "u"])
def test_an_agreement_lacks_no_date_where_one_is_said_of_it_or_of_what_it_covers(about):
    told = decisions(network(COVERED, states=[(about, "review_by", "2027")]), today=TODAY)
    assert [(row["kind"], row["about"]) for row in told.records()] == [("due for review", about)]
    only = ", 1 of them only by what they cover" if about == "u" else ""
    assert told.warnings[0].startswith(f"1 of 1 agreement has a known end or review date{only};")


def in_regions(made):
    """The same with the one force in the South East and the other in Wales."""
    home = {"a": ["South East"], "b": ["Wales"]}
    nodes = {k: Entity(k, n.label, {**n.properties, "regions": home[k]} if k in home else n.properties)
             for k, n in made.nodes.items()}  # fmt: skip
    return Subgraph(nodes, made.relationships)


def test_of_a_region_only_what_its_forces_take_part_in_is_pending():
    made = in_regions(network("a COLLABORATES u", "b COLLABORATES v", "deal COVERS v", "b PARTY_TO deal",
                              states=[("u", "status", "under review"), ("v", "status", "under review")]))  # fmt: skip
    made.nodes["deal"] = Entity("deal", "Agreement", made.nodes["deal"].properties)
    pending_in = {r: decisions(made, region=r, today=TODAY) for r in ("south east", "Wales")}
    assert [row["about"] for row in pending_in["south east"].records()] == ["u"]
    assert [row["about"] for row in pending_in["Wales"].records()] == ["v", "deal"]
    assert pending_in["south east"].warnings[0].startswith("No agreement is seen;")


def test_a_region_that_nothing_is_in_is_refused_with_those_there_are():
    made = in_regions(network("a COLLABORATES u", "b COLLABORATES u"))
    with pytest.raises(QueryError, match=r'"Mercia"\. There are South East, Wales'):
        decisions(made, region="Mercia", today=TODAY)
