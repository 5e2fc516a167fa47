"""Gaps, likely partners and functions no region shares: one claim of each definition a test."""

import pytest

from graph.analytics.arrangements import without_region
from graph.analytics.gaps import gaps, provision
from graph.analytics.partners import likely_partners
from graph.errors import QueryError
from graph.model import Entity, Subgraph
from graph.questions.gaps import gaps_result, regions_result

TODAY = "2026-11-25"
NORTH = {"a": ["North"], "b": ["North"], "c": ["North"], "d": ["North"]}


def network(*claims, regions=None, labels=None, nodes=None):
    """A network whose forces are in regions; `u...` are units, `fn...` functions."""
    ids = {end for claim in claims for end in (claim.split()[0], claim.split()[2])}
    guess = {i: "Function" if i.startswith("fn") else "Unit" for i in ids if i[0] in "uf" and len(i) > 1}
    guess |= {i: "Force" for i in ids if len(i) == 1}
    made = Subgraph.of(*claims, labels=guess | (labels or {}))
    for key, said in (regions or NORTH).items():
        own = made.nodes[key].properties if key in made.nodes else {"id": key, "name": key}
        made.nodes[key] = Entity(key, "Force", {**own, "regions": said})
    for key, said in (nodes or {}).items():
        node = made.nodes[key]
        made.nodes[key] = Entity(key, node.label, {**node.properties, **said})
    return made


SHARED = ("b COLLABORATES u1", "c COLLABORATES u1", "u1 DELIVERS fn-dogs")


def shown(found):
    return [(gap.function, gap.sharing, gap.of, gap.certainty) for gap in found]


def test_a_gap_is_a_function_that_most_of_the_other_forces_of_the_region_have():
    # Two of the three other forces have dogs: more than half.
    assert shown(gaps(network(*SHARED), "a", TODAY)) == [("fn-dogs", ("b", "c"), 3, "certain")]


def test_half_of_the_region_is_not_most_of_it():
    regions = {**NORTH, "e": ["North"]}
    assert gaps(network(*SHARED, regions=regions), "a", TODAY) == []


def test_a_function_had_through_another_unit_is_no_gap():
    own = ("a COLLABORATES u2", "u2 DELIVERS fn-dogs")
    assert gaps(network(*SHARED, *own), "a", TODAY) == []


def test_the_policing_body_s_part_counts_as_the_force_s():
    own = ("lpb-a OVERSEES a", "lpb-a COLLABORATES u2", "u2 DELIVERS fn-dogs")
    assert gaps(network(*SHARED, *own), "a", TODAY) == []


def test_a_function_that_the_force_only_possibly_has_is_a_possible_gap():
    found = gaps(network(*SHARED, "a COLLABORATES u1 status=tbc"), "a", TODAY)
    assert shown(found) == [("fn-dogs", ("b", "c"), 3, "possible")]
    assert found[0].here == ("u1",)


def test_a_majority_that_needs_possible_ones_makes_a_possible_gap():
    claims = ("b COLLABORATES u1", "c COLLABORATES u1 status=proposed", "u1 DELIVERS fn-dogs")
    found = gaps(network(*claims), "a", TODAY)
    assert shown(found) == [("fn-dogs", ("b",), 3, "possible")]
    assert found[0].possibly == ("c",)


def test_participation_of_all_forces_is_left_out_when_asked():
    claims = ("b COLLABORATES u1 scope=class", "c COLLABORATES u1", "u1 DELIVERS fn-dogs")
    assert len(gaps(network(*claims), "a", TODAY)) == 1
    assert gaps(network(*claims), "a", TODAY, named_only=True) == []


def test_what_has_ended_gives_no_function():
    assert gaps(network(*SHARED, nodes={"u1": {"status": "ended"}}), "a", TODAY) == []


def test_a_gap_names_every_claim_behind_it():
    (found,) = gaps(network(*SHARED), "a", TODAY)
    assert found.claims == ("c1", "c2", "c3")


def test_a_force_of_two_regions_has_the_gaps_of_both():
    regions = {"a": ["North", "South"], "b": ["North"], "c": ["South"]}
    claims = ("b COLLABORATES u1", "u1 DELIVERS fn-dogs", "c COLLABORATES u2", "u2 DELIVERS fn-ict")
    found = gaps(network(*claims, regions=regions), "a", TODAY)
    assert [(gap.region, gap.function) for gap in found] == [("North", "fn-dogs"), ("South", "fn-ict")]


def test_gaps_of_a_policing_body_are_its_force_s():
    made = network(*SHARED, "lpb-a OVERSEES a")
    assert gaps_result(made, body="lpb-a", today=TODAY).rows == gaps_result(made, body="a", today=TODAY).rows


def test_gaps_of_a_unit_are_refused():
    with pytest.raises(QueryError, match="not a force"):
        gaps_result(network(*SHARED), body="u1", today=TODAY)


def test_the_answer_says_how_many_units_have_a_known_function():
    told = gaps_result(network(*SHARED, "a COLLABORATES u9"), body="a", today=TODAY).warnings
    assert told[1].startswith("1 of the 2 units")


def test_provision_takes_the_surer_of_two_claims_that_a_unit_delivers():
    claims = ("a COLLABORATES u1", "u1 DELIVERS fn-dogs status=proposed", "u1 DELIVERS fn-dogs")
    (way,) = provision(network(*claims), TODAY)["a"]["fn-dogs"]
    assert (way.certainty, way.claims) == ("certain", ("c1", "c3"))


def test_a_likely_partner_works_with_the_partners():
    found = likely_partners(
        network("a COLLABORATES u1", "b COLLABORATES u1", "b COLLABORATES u2", "c COLLABORATES u2",
                regions={"a": ["North"], "b": ["East"], "c": ["South"]}), "a", TODAY)  # fmt: skip
    assert [(p.partner, p.common, p.through) for p in found] == [("c", ("b",), ("u1", "u2"))]


def test_who_shares_a_unit_already_is_no_likely_partner():
    claims = ("a COLLABORATES u1", "b COLLABORATES u1")
    assert [p.partner for p in likely_partners(network(*claims), "a", TODAY)] == ["c", "d"]


def test_a_national_body_makes_nobody_partners():
    claims = ("a COLLABORATES u1", "b COLLABORATES u1", "c COLLABORATES u1")
    regions = {"a": ["North"], "b": ["East"], "c": ["South"]}
    found = likely_partners(network(*claims, regions=regions, labels={"u1": "NationalBody"}), "a", TODAY)
    assert found == []


def test_the_same_region_and_the_same_function_are_reasons():
    claims = ("a COLLABORATES u1", "u1 DELIVERS fn-dogs", "b COLLABORATES u2", "u2 DELIVERS fn-dogs")
    (found,) = likely_partners(network(*claims, regions={"a": ["North"], "b": ["North"]}), "a", TODAY)
    assert (found.regions, found.functions, found.claims) == (
        ("North",),
        ("fn-dogs",),
        ("c1", "c2", "c3", "c4"),
    )


def test_a_partner_that_may_share_a_unit_already_is_possible():
    claims = ("a COLLABORATES u1", "b COLLABORATES u1 status=tbc")
    (found,) = likely_partners(network(*claims, regions={"a": ["North"], "b": ["North"]}), "a", TODAY)
    assert found.certainty == "possible"


def test_a_unit_of_more_than_half_of_a_region_is_a_regional_arrangement():
    claims = (*SHARED, "d COLLABORATES u1")
    assert without_region(network(*claims), TODAY) == []


def test_a_function_of_half_a_region_has_no_regional_arrangement():
    (found,) = without_region(network(*SHARED), TODAY)
    assert (found.region, found.together, found.of, found.unit, found.having) == ("North", 2, 4, "u1", 2)


def test_two_small_units_are_no_regional_arrangement_though_most_have_the_function():
    claims = (*SHARED, "a COLLABORATES u2", "u2 DELIVERS fn-dogs")
    (found,) = without_region(network(*claims), TODAY)
    assert (found.together, found.having) == (2, 3)


def test_an_arrangement_that_needs_possible_ones_is_possible():
    (found,) = without_region(network(*SHARED, "d COLLABORATES u1 status=tbc"), TODAY)
    assert (found.certainty, found.together) == ("possible", 2)


def test_a_national_body_is_no_regional_arrangement():
    claims = (*SHARED, "d COLLABORATES u1")
    (found,) = without_region(network(*claims, labels={"u1": "NationalBody"}), TODAY)
    assert (found.together, found.unit, found.having) == (0, None, 3)


def test_a_function_of_national_bodies_alone_cites_the_claims_that_forces_have_it():
    (found,) = without_region(network(*SHARED, labels={"u1": "NationalBody"}), TODAY)
    assert (found.recorded, found.certainty, found.having) == ("national bodies only", "certain", 2)
    assert found.claims == ("c1", "c2", "c3")


def test_a_force_that_has_the_function_otherwise_is_cited_beside_the_fullest_unit():
    claims = (*SHARED, "a COLLABORATES u2", "u2 DELIVERS fn-dogs")
    (found,) = without_region(network(*claims), TODAY)
    assert (found.recorded, found.unit, found.having) == ("units that most are not in", "u1", 3)
    assert found.claims == ("c1", "c2", "c3", "c4", "c5")


def test_where_nothing_is_recorded_no_certainty_is_claimed():
    (found,) = without_region(network("z COLLABORATES u1", "u1 DELIVERS fn-dogs"), TODAY)
    assert (found.recorded, found.certainty, found.having, found.claims) == ("nothing", None, 0, ())


def test_a_function_that_is_only_possibly_had_is_a_possible_row_with_its_claims():
    claims = ("a COLLABORATES u1 status=tbc", "u1 DELIVERS fn-dogs")
    (found,) = without_region(network(*claims), TODAY)
    assert (found.certainty, found.having, found.claims) == ("possible", 0, ("c1", "c2"))


def test_the_answer_says_how_many_of_its_rows_rest_on_no_claim():
    claims = (*SHARED, "z COLLABORATES u9", "u9 DELIVERS fn-ict")
    result = regions_result(network(*claims), today=TODAY)
    assert [(row["function"], row["recorded"], row["certainty"]) for row in result.records()] == [
        ("fn-dogs", "units that most are not in", "certain"), ("fn-ict", "nothing", None),
    ]  # fmt: skip
    assert result.warnings[1].startswith("1 of the 2 rows rests on no claim (recorded: nothing)")


def test_a_region_nobody_is_in_is_refused_with_those_there_are():
    with pytest.raises(QueryError, match="There are North"):
        regions_result(network(*SHARED), region="Nowhere", today=TODAY)
