"""Dependence by role, function, share, matrix and the other way round: worked by hand."""

import pytest

from graph.analytics.answerable import answerable
from graph.analytics.concentration import concentration
from graph.analytics.leading import dependence_by_function, dependence_matrix, lead_share
from graph.analytics.roles import roles_by_unit
from graph.model import Subgraph
from graph.questions import leading

TODAY = "2026-11-25"
LED = ("a COLLABORATES u", "b LEADS u role=lead_force")


def test_each_role_stands_in_a_column_of_its_own():
    network = Subgraph.of(*LED, "h HOSTS u role=host", "o LEADS u role=operational_lead", "f LEADS u role=finance_lead",
                          "p PROVIDES u", "g GOVERNS u", "p HOSTS u role=premises", labels={"g": "Board"})  # fmt: skip
    (row,) = roles_by_unit(network, today=TODAY)
    assert (row.participants, row.leads, row.hosts) == (("a",), ("b",), ("h",))
    assert (row.operational_leads, row.finance_leads) == (("o",), ("f",))
    assert (row.provides, row.governs, row.others) == (("p",), ("g",), ("premises: p",))


def test_a_post_that_leads_is_shown_and_is_no_lead_body():
    network = Subgraph.of("post LEADS u role=chief_officer_lead", labels={"post": "Post"})
    (row,) = roles_by_unit(network, today=TODAY)
    assert (row.leads, row.others) == ((), ("chief officer lead: post",))


def test_a_role_to_be_confirmed_is_possible_and_in_no_other_column():
    (row,) = roles_by_unit(Subgraph.of(*LED, "c LEADS u role=finance_lead status=tbc"), today=TODAY)
    assert (row.finance_leads, row.possible, row.certainty) == ((), ("finance_leads: c",), "certain")


def test_roles_of_one_body_are_those_of_the_units_it_takes_part_in():
    network = Subgraph.of(*LED, "c COLLABORATES v", "p PROVIDES a", labels={"a": "Force"})
    assert [row.unit for row in roles_by_unit(network, of="a", today=TODAY)] == ["a", "u"]


def test_a_body_depends_for_a_function_through_the_units_that_deliver_it():
    network = Subgraph.of(*LED, "a COLLABORATES v", "b LEADS v role=lead_force", "u DELIVERS fn-air", "v DELIVERS fn-dogs",
                          labels={"fn-air": "Function", "fn-dogs": "Function", "u": "Unit", "v": "Unit"})  # fmt: skip
    found = [
        (row.function, row.dependant, row.lead, row.units)
        for row in dependence_by_function(network, today=TODAY)
    ]
    assert found == [("fn-air", "a", "b", ("u",)), ("fn-dogs", "a", "b", ("v",))]


def test_a_function_to_be_confirmed_makes_a_possible_row():
    network = Subgraph.of(*LED, "u DELIVERS fn status=proposed", labels={"fn": "Function", "u": "Unit"})
    assert [row.certainty for row in dependence_by_function(network, today=TODAY)] == ["possible"]


ABOVE = Subgraph.of(
    "a COLLABORATES team", "a COLLABORATES squad", "a COLLABORATES v", "team PART_OF u", "squad PART_OF u",
    "b LEADS u role=lead_force", "c HOSTS v role=host", "team DELIVERS fn", "v DELIVERS fn",
    labels={"team": "Unit", "squad": "Unit", "v": "Unit", "fn": "Function"},
)  # fmt: skip
"""team and squad take b from u above them, in which nobody takes part; v has a host of its own."""


def test_a_lead_of_the_unit_above_stands_in_a_column_of_its_own_with_that_unit():
    rows = {row.unit: row for row in roles_by_unit(ABOVE, today=TODAY)}
    assert (rows["team"].leads, rows["team"].inherited) == ((), ("u: b",))
    assert rows["team"].claims == ("c1", "c4", "c6")
    assert (rows["u"].leads, rows["u"].inherited) == (("b",), ())


def test_the_counts_of_roles_tell_leads_of_a_unit_s_own_from_those_above():
    said = leading.dependence_by_role(ABOVE, of="a", named_only=False, as_at=None, today=TODAY).warnings[0]
    assert said.startswith(
        "Known of these 3 units: 0 a lead of its own, 1 a host of its own, "
        "2 neither, and the lead or host of a unit above,"
    )


def test_dependence_for_a_function_names_the_units_whose_lead_is_that_of_a_unit_above():
    found = [(row.lead, row.units, row.inherited) for row in dependence_by_function(ABOVE, today=TODAY)]
    assert found == [("b", ("team",), ("team",)), ("c", ("v",), ())]


def test_a_share_names_the_units_whose_lead_is_that_of_a_unit_above():
    found = [(row.lead, row.led, row.inherited) for row in lead_share(ABOVE, today=TODAY)]
    assert found == [("b", 2, ("squad", "team")), ("c", 1, ())]


def test_concentration_counts_what_is_led_directly_beside_what_is_led_in_all():
    found = concentration(ABOVE, today=TODAY)
    assert [(row.lead, row.led, row.directly, row.inherited) for row in found.rows] == [
        ("b", 2.0, 0.0, ("squad", "team")), ("c", 1.0, 1.0, ()),
    ]  # fmt: skip
    # Of three known b leads two and c one: 4/9 + 1/9. Of the one with a host of its own c has all: 1.
    assert (found.known, found.direct) == (3, 1)
    assert (found.index, found.direct_index) == pytest.approx((5 / 9, 1.0))


def test_concentration_says_how_much_of_it_rests_on_leads_of_units_above():
    said = leading.lead_concentration(ABOVE, named_only=False, as_at=None, today=TODAY).warnings
    assert said[2] == (
        "1 of these 3 has a lead or host of its own (directly); 2 take that of a unit above (inherited), so that one "
        "claim counts for several. Over the 1 alone the sum is 1.000: as if 1.0 bodies led equally many."
    )


def test_the_matrix_names_the_units_counted_whose_lead_is_that_of_a_unit_above():
    result = leading.dependence_matrix(ABOVE, named_only=False, as_at=None, today=TODAY)
    (row,) = result.records()
    assert (row["b"], row["c"], row["inherited"]) == (2, 1, ["squad", "team"])


def test_a_unit_under_another_that_is_counted_is_no_inherited_lead_in_the_matrix():
    network = Subgraph.of(*LED, "a COLLABORATES team", "team PART_OF u", labels={"team": "Unit"})
    _, cells = dependence_matrix(network, today=TODAY)
    assert (cells["a"]["b"].weight, cells["a"]["b"].inherited) == (1, ())


def test_what_a_body_answers_for_is_counted_directly_and_through_units_above():
    said = leading.answerable_for(ABOVE, body="b", named_only=False, as_at=None, today=TODAY).warnings[0]
    assert said.startswith(
        "b leads or hosts 3 units, 1 directly and 2 only as the lead or host of a unit above (through); "
        "1 other body takes part in them."
    )


FOUR = Subgraph.of(
    "a COLLABORATES u", "a COLLABORATES v", "a COLLABORATES w", "a COLLABORATES x",
    "b LEADS u role=lead_force", "b HOSTS v role=host", "c LEADS w role=lead_force",
)  # fmt: skip


def test_a_share_has_a_least_and_a_most_by_the_units_whose_lead_nobody_knows():
    found = [(s.lead, s.led, s.known, s.of, s.least, s.most) for s in lead_share(FOUR, today=TODAY)]
    assert found == [("b", 2, 3, 4, 0.5, 0.75), ("c", 1, 3, 4, 0.25, 0.5)]


def test_concentration_is_the_sum_of_squared_shares_with_its_bounds():
    found = concentration(FOUR, today=TODAY)
    # b leads 2 of 3 known, c 1: 4/9 + 1/9. Of 4: the fourth led by another, (4 + 1 + 1)/16; by b, (9 + 1)/16.
    assert (found.known, found.of) == (3, 4)
    assert (found.index, found.least, found.most) == pytest.approx((5 / 9, 6 / 16, 10 / 16))


def test_a_unit_with_two_leads_is_half_of_each():
    found = concentration(Subgraph.of(*LED, "c HOSTS u role=host"), today=TODAY)
    assert [(row.lead, row.led) for row in found.rows] == [("b", 0.5), ("c", 0.5)]
    assert found.index == 0.5


def test_leading_that_is_only_possible_has_no_share():
    found = concentration(Subgraph.of(*LED, "c LEADS u role=lead_force status=tbc"), today=TODAY)
    assert [(row.lead, row.share, row.certainty) for row in found.rows] == [
        ("b", 1.0, "certain"), ("c", None, "possible"),
    ]  # fmt: skip


def test_the_matrix_has_the_body_on_which_most_depend_first():
    leads, cells = dependence_matrix(FOUR, today=TODAY)
    assert leads == ("b", "c")
    assert {lead: cell[:2] for lead, cell in cells["a"].items()} == {"b": (2, 0), "c": (1, 0)}


def test_the_matrix_as_rows_ends_in_totals_and_evidence():
    result = leading.dependence_matrix(FOUR, named_only=False, as_at=None, today=TODAY)
    assert result.columns == ("dependant", "b", "c", "total", "class_total", "inherited", "claims")
    assert result.rows == (("a", 2, 1, 3, 0, [], ["c1", "c2", "c3", "c5", "c6", "c7"]),)


def test_a_body_answers_for_the_units_it_leads_to_those_that_take_part():
    (row,) = answerable(Subgraph.of(*LED, "c COLLABORATES u scope=class"), "b", today=TODAY)
    assert (row.unit, row.role, row.counts, row.dependants) == ("u", "lead force", True, ("a", "c"))
    assert (row.number, row.class_number) == (2, 1)


def test_a_body_answers_for_units_below_what_it_leads():
    network = Subgraph.of(*LED, "team PART_OF u", "c COLLABORATES team", labels={"team": "Unit", "u": "Unit"})
    found = [(row.unit, row.through, row.dependants) for row in answerable(network, "b", today=TODAY)]
    assert found == [("team", "u", ("c",)), ("u", "u", ("a",))]


def test_other_roles_and_those_of_its_posts_are_told_and_not_counted():
    network = Subgraph.of("b LEADS u role=finance_lead", "post AT b", "post LEADS v role=head", "p HOLDS post",
                          "p LEADS w role=chair", labels={"post": "Post", "p": "Person", "b": "Force"})  # fmt: skip
    found = [(row.unit, row.role, row.by, row.counts) for row in answerable(network, "b", today=TODAY)]
    assert found == [
        ("u", "finance lead", "b", False), ("v", "head", "post", False), ("w", "chair", "p", False),
    ]  # fmt: skip


def test_a_body_does_not_answer_to_its_own_policing_body():
    network = Subgraph.of(*LED, "lpb-b COLLABORATES u", "lpb-b OVERSEES b", labels={"b": "Force"})
    assert answerable(network, "b", today=TODAY)[0].dependants == ("a",)
