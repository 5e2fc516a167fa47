"""How two bodies are connected and what each has: one claim a test, worked out by hand."""

from graph.analytics.connection import body_graph, connection
from graph.analytics.shared import shared_units
from graph.analytics.sides import side_by_side
from graph.model import Subgraph
from graph.questions.connection import connected

TODAY = "2026-11-25"


def ways(network, kind=None, **options):
    found = connection(network, "a", "b", today=TODAY, **options)
    return [(way.kind, way.nodes, way.certainty) for way in found if kind in (None, way.kind)]


def test_bodies_in_one_unit_are_two_steps_apart():
    (way, *_) = connection(Subgraph.of("a COLLABORATES u", "b COLLABORATES u"), "a", "b", today=TODAY)
    assert (way.kind, way.length, way.nodes, way.units, way.claims) == (
        "shortest", 2, ("a", "u", "b"), ("u",), ("c1", "c2"),
    )  # fmt: skip


def test_ways_are_walked_against_the_direction_of_claims():
    network = Subgraph.of("u PART_OF v", "a COLLABORATES u", "b LEADS v", labels={"u": "Unit"})
    assert ways(network, "shortest") == [("shortest", ("a", "u", "v", "b"), "certain")]


def test_independent_ways_share_no_body_in_between():
    network = Subgraph.of("a COLLABORATES u", "a COLLABORATES v", "x COLLABORATES u", "x COLLABORATES v",
                          "b COLLABORATES w", "x COLLABORATES w")  # fmt: skip
    assert len(ways(network, "shortest")) == 2
    assert len(ways(network, "independent")) == 1


def test_the_hinge_is_the_fewest_bodies_that_part_the_two():
    network = Subgraph.of("a COLLABORATES u", "x COLLABORATES u", "x COLLABORATES v", "x COLLABORATES w",
                          "b COLLABORATES v", "b COLLABORATES w")  # fmt: skip
    (hinge,) = ways(network, "hinge")
    assert hinge[1] in (("u",), ("x",))


def test_bodies_joined_directly_have_no_hinge():
    network = Subgraph.of(
        "a OVERSEES b", "a COLLABORATES u", "b COLLABORATES u", labels={"b": "Force", "a": "PCC"}
    )
    assert ways(network) == [
        ("shortest", ("a", "b"), "certain"),
        ("independent", ("a", "b"), "certain"),
        ("independent", ("a", "u", "b"), "certain"),
    ]


def test_nothing_goes_through_a_document_a_person_or_an_agreement():
    network = Subgraph.of("d STATES a", "d STATES b", "p LEADS u", "p LEADS v", "a COLLABORATES u", "b COLLABORATES v",
                          "deed COVERS u", "deed COVERS v",
                          labels={"d": "Document", "p": "Person", "deed": "Agreement", "a": "Force",
                                  "b": "Force"})  # fmt: skip
    assert ways(network) == []


def test_to_stay_out_of_a_unit_is_no_connection():
    assert ways(Subgraph.of("a COLLABORATES u", "b STAYS_OUT_OF u")) == []


def test_claims_about_all_forces_are_left_out_unless_asked_for():
    network = Subgraph.of("a COLLABORATES u scope=class", "b COLLABORATES u scope=class")
    assert ways(network) == []
    assert len(ways(network, "shortest", named_only=False)) == 1


def test_a_way_that_rests_on_something_possible_is_possible():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u status=tbc")
    assert ways(network) == [("shortest", ("a", "u", "b"), "possible")]


def test_a_possible_way_longer_than_the_certain_ones_is_not_told():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "a COLLABORATES v", "x COLLABORATES v status=tbc",
                          "x COLLABORATES w", "b COLLABORATES w")  # fmt: skip
    assert [certainty for _, _, certainty in ways(network, "shortest")] == ["certain"]


def test_what_is_over_connects_nobody():
    assert ways(Subgraph.of("a COLLABORATES u", "b COLLABORATES u until=2020")) == []


def test_several_claims_make_one_tie():
    graph = body_graph(Subgraph.of("a COLLABORATES u", "a LEADS u"), today=TODAY)
    assert list(graph.edges(data="claims")) == [("a", "u", ["c1", "c2"])]


def test_the_answer_says_how_many_ways_there_are_and_what_was_left_out():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "c COLLABORATES u scope=class")
    said = connected(network, a="a", b="b", named_only=True, as_at=None, today=TODAY).warnings
    assert said == (
        "a and b are 2 steps apart; shortest ways: 1; ways that share no body between the two: 1.",
        "3 of the 4 bodies have a claim that this could walk.",
        '1 of the 3 claims says only "all forces" or the like and is left out (named_only).',
    )


def sides(*claims, labels=None):
    found = side_by_side(Subgraph.of(*claims, labels=labels or {}), "a", "b", today=TODAY)
    return [(side.aspect, side.what, side.who, side.certainty) for side in found]


def test_what_two_bodies_share_comes_before_what_only_one_has():
    assert sides("b COLLABORATES v", "a COLLABORATES u", "b COLLABORATES u") == [
        ("takes part in", "u", "both", "certain"),
        ("takes part in", "v", "b", "certain"),
    ]


def test_shared_dependences_and_functions_are_compared_as_well():
    found = sides("a COLLABORATES u", "b COLLABORATES v", "c LEADS u role=lead_force", "c HOSTS v role=host",
                  "u DELIVERS fn", labels={"fn": "Function", "u": "Unit"})  # fmt: skip
    assert ("depends on", "c", "both", "certain") in found
    assert ("function", "fn", "a", "certain") in found


def test_what_one_of_the_two_only_possibly_shares_is_possible():
    found = sides("a COLLABORATES u", "b COLLABORATES u status=tbc")
    assert found == [("takes part in", "u", "both", "possible")]


def test_a_unit_that_one_stays_out_of_is_told():
    assert ("stays out of", "u", "b", "certain") in sides("a COLLABORATES u", "b STAYS_OUT_OF u")


def test_shared_units_leave_out_a_unit_that_is_part_of_another_shared_one():
    network = Subgraph.of(*(f"{body} COLLABORATES {unit}" for body in "ab" for unit in ("team", "unit")),
                          "team PART_OF unit", labels={"team": "Unit"})  # fmt: skip
    (pair,) = shared_units(network, today=TODAY)
    assert (pair.a, pair.b, pair.weight, pair.units) == ("a", "b", 1, ("team", "unit"))


def test_a_possible_shared_unit_stands_in_a_row_of_its_own():
    network = Subgraph.of(
        "a COLLABORATES u", "b COLLABORATES u", "a COLLABORATES v", "b COLLABORATES v status=tbc"
    )
    found = [(pair.units, pair.weight, pair.certainty) for pair in shared_units(network, today=TODAY)]
    assert found == [(("u",), 1, "certain"), (("v",), 1, "possible")]
