"""Who depends on whom: one claim of the definition a test, answers worked out by hand."""

import pytest

from graph.analytics.dependence import coverage, dependence
from graph.model import Entity, Subgraph
from graph.questions.depends import depends

TODAY = "2026-11-25"
LEAD = "west-yorkshire LEADS npas role=lead_force"


def pairs(*claims, labels=None, units=None, **options):
    network = Subgraph.of(*claims, labels=labels or {})
    for key, properties in (units or {}).items():
        node = network.nodes[key]
        network.nodes[key] = Entity(key, node.label, {**node.properties, **properties})
    return [(d.dependant, d.lead, d.units, d.certainty) for d in dependence(network, today=TODAY, **options)]


def test_a_force_depends_on_the_lead_force_of_its_unit():
    assert pairs("durham COLLABORATES npas", LEAD) == [("durham", "west-yorkshire", ("npas",), "certain")]


def test_a_lead_force_does_not_depend_on_itself():
    assert pairs("west-yorkshire COLLABORATES npas", LEAD) == []


def test_a_force_does_not_depend_on_its_own_policing_body_nor_that_on_it():
    overseen = "lpb-durham OVERSEES durham"
    assert pairs("durham COLLABORATES u", "lpb-durham LEADS u role=lead_policing_body", overseen) == []
    assert pairs("lpb-durham COLLABORATES u", "durham LEADS u role=lead_force", overseen,
                 labels={"durham": "Force"}) == []  # fmt: skip


def test_a_unit_without_a_lead_takes_the_nearest_one_above():
    found = pairs("a COLLABORATES team", "team PART_OF unit", "unit PART_OF alliance",
                  "b LEADS unit role=lead_force", "c LEADS alliance role=lead_force",
                  labels={"team": "Unit", "unit": "Unit"})  # fmt: skip
    assert found == [("a", "b", ("team",), "certain")]


def test_a_unit_with_a_lead_of_its_own_does_not_look_above():
    found = pairs("a COLLABORATES team", "team PART_OF unit", "b LEADS team role=lead_force",
                  "c LEADS unit role=lead_force", labels={"team": "Unit"})  # fmt: skip
    assert found == [("a", "b", ("team",), "certain")]


def test_two_nearest_leads_above_are_both_given():
    found = pairs("a COLLABORATES team", "team PART_OF u", "team PART_OF v", "b LEADS u role=lead_force",
                  "c LEADS v role=lead_force", labels={"team": "Unit"})  # fmt: skip
    assert [lead for _, lead, _, _ in found] == ["b", "c"]


ABOVE = ("a COLLABORATES team", "a COLLABORATES v", "team PART_OF u", "b LEADS u role=lead_force",
         "b LEADS v role=lead_force")  # fmt: skip


def test_a_lead_taken_from_a_unit_above_is_told_apart_from_a_unit_s_own():
    (found,) = dependence(Subgraph.of(*ABOVE, labels={"team": "Unit"}), today=TODAY)
    assert (found.units, found.inherited) == (("team", "v"), ("team",))


def test_the_answer_says_which_units_have_no_lead_of_their_own_and_whose_they_take():
    said = depends(Subgraph.of(*ABOVE, labels={"team": "Unit"}), today=TODAY).warnings
    assert said == (
        "2 of the 2 units that have participants have a known lead or host.",
        "1 of the 2 units in these rows has no lead or host of its own; its lead is that of the unit above: u (of team).",
    )


def test_the_unit_above_is_named_for_the_body_asked_about_alone():
    network = Subgraph.of(*ABOVE, "team PART_OF w", "c LEADS w role=lead_force", labels={"team": "Unit"})
    assert depends(network, on="c", today=TODAY).warnings[1].endswith("the unit above: w (of team).")


def test_where_every_unit_has_a_lead_of_its_own_nothing_is_said_of_units_above():
    assert len(depends(Subgraph.of("a COLLABORATES v", ABOVE[-1]), today=TODAY).warnings) == 1


def test_a_cycle_of_units_ends():
    assert pairs("a COLLABORATES u", "u PART_OF v", "v PART_OF u", labels={"u": "Unit"}) == []


@pytest.mark.parametrize(
    "role", ["operational_lead", "finance_lead", "head", "chair", "coordinator", "responsible"]
)
def test_roles_outside_the_list_make_nobody_depend(role):
    assert pairs("durham COLLABORATES npas", f"west-yorkshire LEADS npas role={role}") == []


@pytest.mark.parametrize("role", ["premises", "hub", "employer"])
def test_only_a_host_in_the_full_sense_makes_others_depend(role):
    assert pairs("durham COLLABORATES u", f"b HOSTS u role={role}") == []
    assert len(pairs("durham COLLABORATES u", "b HOSTS u role=host")) == 1


def test_a_person_or_post_who_leads_is_no_lead_body():
    labels = {"post-x": "Post"}
    assert pairs("durham COLLABORATES u", "post-x LEADS u role=chief_officer_lead", labels=labels) == []


@pytest.mark.parametrize("status", ["tbc", "proposed", "in_development"])
def test_what_is_not_settled_is_possible_never_certain(status):
    possible = [("durham", "west-yorkshire", ("npas",), "possible")]
    assert pairs(f"durham COLLABORATES npas status={status}", LEAD) == possible
    assert pairs("durham COLLABORATES npas", f"{LEAD} status={status}") == possible
    assert (
        pairs("durham COLLABORATES npas", LEAD, units={"npas": {"status": status.replace("_", " ")}})
        == possible
    )


@pytest.mark.parametrize("over", ["status=ended", "status=not_shown", "until=2024", "until=2026-10"])
def test_what_is_over_or_not_shown_is_left_out(over):
    assert pairs(f"durham COLLABORATES npas {over}", LEAD) == []
    assert pairs("durham COLLABORATES npas", f"{LEAD} {over}") == []


def test_a_year_that_is_not_over_still_counts():
    assert len(pairs("durham COLLABORATES npas until=2026", LEAD)) == 1


def test_under_review_and_unknown_count():
    assert pairs("durham COLLABORATES npas status=under_review", LEAD)[0][3] == "certain"


def test_a_certain_claim_beside_a_possible_one_is_certain_once():
    found = pairs("durham COLLABORATES npas", "durham COLLABORATES npas status=tbc", LEAD)
    assert found == [("durham", "west-yorkshire", ("npas",), "certain")]


NESTED = Subgraph.of(
    "a COLLABORATES team",
    "a COLLABORATES unit",
    "team PART_OF unit",
    "b LEADS unit role=lead_force",
    labels={"team": "Unit"},
)


def test_a_unit_inside_another_is_listed_and_not_weighed():
    (found,) = dependence(NESTED, today=TODAY)
    assert (found.units, found.weight) == (("team", "unit"), 1)


def test_the_claims_on_the_way_are_the_evidence():
    (found,) = dependence(NESTED, today=TODAY)
    assert found.claims == ("c1", "c2", "c3", "c4")


def test_participation_by_class_is_counted_in_its_own_column():
    network = Subgraph.of("durham COLLABORATES npas scope=class", LEAD)
    (found,) = dependence(network, today=TODAY)
    assert (found.weight, found.class_weight) == (1, 1)
    assert dependence(network, today=TODAY, named_only=True) == []


def test_participation_named_as_well_is_not_by_class():
    network = Subgraph.of("durham COLLABORATES npas scope=class", "durham COLLABORATES npas", LEAD)
    assert dependence(network, today=TODAY)[0].class_weight == 0


def test_coverage_counts_units_whose_lead_is_known_over_all_the_body_takes_part_in():
    network = Subgraph.of("a COLLABORATES u", "a COLLABORATES v", "a COLLABORATES w", "b HOSTS u role=host",
                          "a LEADS v role=lead_force")  # fmt: skip
    (found,) = dependence(network, today=TODAY)
    assert (found.known, found.of) == (2, 3)
    assert coverage(network, today=TODAY) == (2, 3)


def test_each_lead_has_the_claims_of_its_own_way_alone():
    network = Subgraph.of("a COLLABORATES team", "team PART_OF u", "team PART_OF v", "b LEADS u role=lead_force",
                          "c LEADS v role=lead_force", labels={"team": "Unit"})  # fmt: skip
    assert [(d.lead, d.claims) for d in dependence(network, today=TODAY)] == [
        ("b", ("c1", "c2", "c4")),
        ("c", ("c1", "c3", "c5")),
    ]
