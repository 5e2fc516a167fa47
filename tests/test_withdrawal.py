"""What would follow from a withdrawal, a merger, a proposal: one claim of the definition a test, by hand."""

import pytest

from graph.analytics.merger import merger
from graph.analytics.proposals import proposals
from graph.analytics.withdrawal import withdrawal
from graph.errors import ConcordError
from graph.model import Entity, Subgraph
from graph.questions.seen import chosen
from graph.questions.withdrawal import withdrawn

TODAY = "2026-11-25"


def effects(network, *bodies, only=None, how=withdrawal):
    """Effect, whom it happens to, units, others; without the given-up functions of those that go."""
    return [
        (e.effect, e.body or e.function, e.units, e.others)
        for e in how(network, bodies, today=TODAY)
        if e.certainty == "certain" and (only is None or e.effect == only)
    ]


LED = ("a COLLABORATES u", "b COLLABORATES u", "c LEADS u role=lead_force")


def test_a_unit_whose_only_lead_goes_is_left_without_one():
    assert effects(Subgraph.of(*LED), "c", only="left without lead or host") == [
        ("left without lead or host", None, ("u",), ("a", "b"))
    ]


def test_a_unit_that_never_had_a_lead_is_not_left_without_one():
    assert effects(Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "c COLLABORATES u"), "c") == []


def test_a_unit_with_a_second_lead_keeps_it():
    network = Subgraph.of(*LED, "d HOSTS u role=host")
    assert effects(network, "c") == [("keeps another lead or host", None, ("u",), ("d",))]


def test_a_unit_whose_own_lead_goes_comes_under_the_lead_of_the_unit_above():
    network = Subgraph.of(*LED, "u PART_OF v", "d LEADS v role=lead_force", labels={"u": "Unit"})
    assert effects(network, "c") == [("comes under the unit above", None, ("u",), ("d",))]


def test_a_unit_that_took_its_lead_from_above_is_left_without_when_that_lead_goes():
    network = Subgraph.of("a COLLABORATES team", "b COLLABORATES team", "team PART_OF unit",
                          "c LEADS unit role=lead_force", labels={"team": "Unit"})  # fmt: skip
    found = effects(network, "c", only="left without lead or host")
    assert [units for _, _, units, _ in found] == [("team",), ("unit",)]


def test_a_unit_is_left_without_a_lead_when_the_unit_above_that_gave_it_goes():
    network = Subgraph.of("a COLLABORATES team", "b COLLABORATES team", "team PART_OF unit",
                          "c LEADS unit role=lead_force", labels={"team": "Unit"})  # fmt: skip
    (found,) = [e for e in withdrawal(network, ["unit"], today=TODAY) if e.effect.startswith("left without")]
    assert (found.units, found.because) == (("team",), ("unit",))


def test_two_leads_that_go_together_leave_the_unit_without_one():
    network = Subgraph.of(*LED, "d HOSTS u role=host")
    (found,) = [
        e for e in withdrawal(network, ["c", "d"], today=TODAY) if e.effect.startswith("left without")
    ]
    assert found.because == ("c", "d")


def test_the_last_but_one_participant_that_goes_leaves_the_other_alone():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u")
    assert effects(network, "a") == [("left alone", "b", ("u",), ()), ("hit", "b", ("u",), ())]


PAIRS = Subgraph.of(
    *(f"{body} COLLABORATES u" for body in ("a", "b", "lpb-a", "lpb-b")),
    "lpb-a OVERSEES a",
    "lpb-b OVERSEES b",
    labels={"a": "Force", "b": "Force"},
)


def test_a_policing_body_is_no_company_when_its_own_force_goes():
    found = effects(PAIRS, "a", only="left alone")
    assert [body for _, body, _, _ in found] == ["b", "lpb-b"]


def test_a_force_that_had_only_its_own_policing_body_beside_it_is_not_left_alone():
    network = Subgraph.of(
        "a COLLABORATES u", "lpb-a COLLABORATES u", "lpb-a OVERSEES a", labels={"a": "Force"}
    )
    assert effects(network, "lpb-a") == []


def test_a_partner_is_a_participant_like_any_other():
    network = Subgraph.of("p COLLABORATES u", "a COLLABORATES u", labels={"p": "Partner"})
    assert effects(network, "a", only="hit") == [("hit", "p", ("u",), ())]


def test_two_forces_whose_policing_bodies_go_are_not_alone():
    assert effects(PAIRS, "lpb-a", "lpb-b") == []


def test_a_unit_that_all_participants_leave_has_none_left():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u")
    assert effects(network, "a", "b") == [("no participant left", None, ("u",), ())]


def test_a_unit_that_goes_fails_all_its_participants():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u")
    assert effects(network, "u") == [
        ("unit goes", None, ("u",), ("a", "b")),
        ("hit", "a", ("u",), ()),
        ("hit", "b", ("u",), ()),
    ]


FUNCTION = {"fn": "Function"}


def test_a_function_is_lost_when_every_unit_that_gives_it_fails():
    network = Subgraph.of(*LED, "u DELIVERS fn", labels=FUNCTION)
    found = [e for e in withdrawal(network, ["c"], today=TODAY) if e.effect == "would lose function"]
    assert [(e.body, e.function, e.units, e.others) for e in found] == [
        ("a", "fn", ("u",), ()),
        ("b", "fn", ("u",), ()),
    ]


def test_another_provider_is_a_unit_that_delivers_the_function_stands_and_is_not_joined():
    network = Subgraph.of(*LED, "u DELIVERS fn", "v DELIVERS fn", "d COLLABORATES v", "c COLLABORATES w",
                          "w DELIVERS fn", labels={**FUNCTION, "u": "Unit", "v": "Unit", "w": "Unit"})  # fmt: skip
    found = [e for e in withdrawal(network, ["c"], today=TODAY) if e.effect == "would lose function"]
    assert [e.others for e in found] == [("v",), ("v",)]


def test_a_function_that_another_joined_unit_gives_is_kept():
    network = Subgraph.of(
        *LED, "u DELIVERS fn", "a COLLABORATES v", "v DELIVERS fn", labels={**FUNCTION, "v": "Unit"}
    )
    (found,) = [e for e in withdrawal(network, ["c"], today=TODAY) if e.effect == "keeps function otherwise"]
    assert (found.body, found.units, found.others) == ("a", ("u",), ("v",))


def test_who_withdraws_gives_up_the_functions_it_has_as_a_participant():
    network = Subgraph.of(
        "a COLLABORATES u", "b COLLABORATES u", "d COLLABORATES u", "u DELIVERS fn", labels=FUNCTION
    )
    assert [(e.effect, e.body, e.function) for e in withdrawal(network, ["a"], today=TODAY)] == [
        ("gives up function", "a", "fn")
    ]


def test_the_hardest_hit_comes_first_and_a_unit_inside_another_is_not_counted_twice():
    network = Subgraph.of("a COLLABORATES team", "a COLLABORATES unit", "b COLLABORATES unit", "b COLLABORATES v",
                          "team PART_OF unit", "c LEADS unit role=lead_force", "c LEADS v role=lead_force",
                          "d COLLABORATES team", "d COLLABORATES v", labels={"team": "Unit"})  # fmt: skip
    hits = [(e.body, e.units, e.number) for e in withdrawal(network, ["c"], today=TODAY) if e.effect == "hit"]
    assert hits == [("b", ("unit", "v"), 2), ("d", ("team", "v"), 2), ("a", ("team", "unit"), 1)]


def test_participation_by_class_is_counted_apart():
    network = Subgraph.of("a COLLABORATES u scope=class", "b COLLABORATES u", "c LEADS u role=lead_force")
    (unit, *hits) = withdrawal(network, ["c"], today=TODAY)
    assert (unit.number, unit.class_number) == (2, 1)
    assert [(hit.body, hit.class_number) for hit in hits] == [("a", 1), ("b", 0)]


AGREED = ("a PARTY_TO deed", "b PARTY_TO deed", "deed COVERS u")
DEED = {"deed": "Agreement", "u": "Unit"}


def test_an_agreement_of_a_party_is_to_be_renegotiated_with_the_others():
    network = Subgraph.of(*AGREED, labels=DEED)
    assert effects(network, "a") == [("agreement to renegotiate", "deed", (), ("b",))]


def test_an_agreement_on_a_unit_that_loses_its_lead_is_to_be_renegotiated():
    network = Subgraph.of(*AGREED, "c LEADS u role=lead_force", labels=DEED)
    found = effects(network, "c", only="agreement to renegotiate")
    assert found == [("agreement to renegotiate", "deed", ("u",), ("a", "b"))]


def test_an_agreement_that_has_ended_is_not_renegotiated():
    network = Subgraph.of(*AGREED, labels=DEED)
    network.nodes["deed"] = Entity("deed", "Agreement", {"id": "deed", "name": "deed", "status": "ended"})
    assert effects(network, "a") == []


def test_what_rests_on_the_unsettled_is_possible_and_in_no_total():
    network = Subgraph.of(*LED, "d COLLABORATES u status=tbc")
    rows = withdrawal(network, ["c"], today=TODAY)
    assert [(e.effect, e.body, e.certainty) for e in rows] == [
        ("left without lead or host", None, "certain"),
        ("hit", "a", "certain"),
        ("hit", "b", "certain"),
        ("hit", "d", "possible"),
    ]
    assert (rows[0].number, rows[0].others) == (2, ("a", "b"))


def test_a_body_already_hit_is_possibly_hit_by_further_units_alone():
    network = Subgraph.of(*LED, "a COLLABORATES v status=tbc", "c LEADS v role=lead_force")
    hits = [e for e in withdrawal(network, ["c"], today=TODAY) if e.effect == "hit" and e.body == "a"]
    assert [(e.units, e.certainty) for e in hits] == [(("u",), "certain"), (("v",), "possible")]


def test_every_effect_names_its_evidence():
    (unit, a, _) = withdrawal(Subgraph.of(*LED), ["c"], today=TODAY)
    assert (unit.claims, a.claims) == (("c1", "c2", "c3"), ("c1", "c3"))


def test_a_merger_makes_units_its_own_and_several_seats_one():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "a COLLABORATES v", "b COLLABORATES v",
                          "c COLLABORATES v", "a LEADS v role=lead_force")  # fmt: skip
    assert effects(network, "a", "b", how=merger) == [
        ("becomes its own", None, ("u",), ()),
        ("several seats become one", None, ("v",), ("c",)),
        ("leads or hosts as one", None, ("v",), ("c",)),
        ("dependence ends", "b", ("v",), ("a",)),
    ]


def test_a_unit_inside_another_is_counted_by_class_no_more_than_it_is_counted():
    network = Subgraph.of("b COLLABORATES u scope=class", "b COLLABORATES team scope=class", "team PART_OF u",
                          "a LEADS u role=lead_force", labels={"team": "Unit"})  # fmt: skip
    (found,) = [e for e in merger(network, ["a", "b"], today=TODAY) if e.effect == "dependence ends"]
    assert (found.units, found.number, found.class_number) == (("team", "u"), 1, 1)


def test_an_agreement_among_those_that_merge_alone_falls_away():
    network = Subgraph.of(
        *AGREED, "a PARTY_TO other", "c PARTY_TO other", labels={**DEED, "other": "Agreement"}
    )
    assert effects(network, "a", "b", how=merger) == [
        ("agreement falls away", "deed", ("u",), ()),
        ("agreement to renegotiate", "other", (), ("c",)),
    ]


def test_a_proposal_says_what_moves_where_and_whom_it_touches():
    network = Subgraph.of("npas PART_OF nps status=proposed", "base PART_OF npas", "a COLLABORATES base",
                          "b LEADS npas role=lead_force", "base DELIVERS fn-air", "deed COVERS base",
                          labels={"npas": "Unit", "base": "Unit", "fn-air": "Function", "deed": "Agreement"})  # fmt: skip
    (move,) = proposals(network, today=TODAY)
    assert (move.what, move.how, move.to, move.certainty) == ("npas", "becomes part of", "nps", "possible")
    assert (move.units, move.participants, move.leads) == (("base", "npas"), ("a",), ("b",))
    assert (move.functions, move.agreements) == (("fn-air",), ("deed",))


def test_a_settled_part_is_no_proposal():
    assert proposals(Subgraph.of("npas PART_OF nps", labels={"npas": "Unit"}), today=TODAY) == []


def test_what_one_body_would_take_over_from_another_moves_to_it():
    network = Subgraph.of(
        "nps SUCCEEDS nca status=proposed", labels={"nps": "NationalBody", "nca": "NationalBody"}
    )
    (move,) = proposals(network, today=TODAY)
    assert (move.what, move.how, move.to) == ("nca", "is taken over by", "nps")


def test_a_proposal_says_what_its_claims_say_of_it():
    said = {"says": "It would take over the fire governance of the authority."}
    network = Subgraph.of("lpb-a SUCCEEDS fire status=proposed", labels={"fire": "Partner"}, **said)
    assert [move.says for move in proposals(network, today=TODAY)] == [(said["says"],)]


@pytest.mark.parametrize(
    ("claim", "how"),
    [("b COLLABORATES u status=proposed", "would take part in"),
     ("b HOSTS u status=proposed role=hub", "would be hub of"),
     ("b LEADS u status=proposed role=lead_force", "would be lead force of")],
)  # fmt: skip
def test_a_body_proposed_to_join_lead_or_host_a_unit_is_a_possible_row_apart_from_the_moves(claim, how):
    network = Subgraph.of(claim, "a COLLABORATES u", "v PART_OF w status=proposed", labels={"v": "Unit"})
    move, part = proposals(network, today=TODAY)
    assert (move.what, move.how) == ("v", "becomes part of")
    assert (part.what, part.how, part.to, part.participants) == ("b", how, "u", ("a",))
    assert part.certainty == "possible"


def test_a_part_proposed_of_all_forces_is_left_out_with_what_is_only_named():
    network = Subgraph.of("b COLLABORATES u status=proposed scope=class")
    assert proposals(network, today=TODAY, named_only=True) == []


def country():
    network = Subgraph.of(
        "lpb-a OVERSEES a", "lpb-b OVERSEES b", "c COLLABORATES u", labels={"a": "Force", "b": "Force"}
    )
    for key, own in {
        "lpb-a": {"kind": "PCC"}, "lpb-b": {"kind": "Mayor"}, "a": {"regions": ["North East"], "name": "Kent Police"},
    }.items():  # fmt: skip
        node = network.nodes[key]
        network.nodes[key] = Entity(key, node.label, {**node.properties, **own})
    return network


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("all PCCs", ["lpb-a"]),
        ("all policing bodies", ["lpb-a", "lpb-b"]),
        ("all forces", ["a", "b", "c"]),
        ("forces of the North East", ["a"]),
        ("policing bodies of North East", ["lpb-a"]),
        ("Kent Police", ["a"]),
        ("u", ["u"]),
    ],
)
def test_a_set_of_bodies_may_be_named_in_words(item, expected):
    assert chosen(country(), [item]) == expected


def test_a_body_that_nobody_knows_is_refused_with_the_nearest():
    with pytest.raises(
        ConcordError, match=r'No claim speaks of a body called "Kent Polise"\. Use an id: Kent Police: a'
    ):
        chosen(country(), ["Kent Polise"])


def test_the_answer_says_what_it_could_not_see():
    network = Subgraph.of(*LED, "c COLLABORATES v")
    said = withdrawn(network, bodies=["c"], named_only=False, as_at=None, today=TODAY).warnings
    assert said[0] == (
        "c: 2 units touched (part in 1; lead or host of 1 directly). "
        "Of these 1 has a known lead or host, 0 a known function and 0 a known "
        "agreement."
    )


@pytest.mark.parametrize(("gone", "part"), [("c", "1 directly; 1 that"), ("u", "0 directly; 1 that")])
def test_the_answer_counts_direct_leads_and_those_of_units_below_as_its_rows_do(gone, part):
    network = Subgraph.of(*LED, "team PART_OF u", "a COLLABORATES team", labels={"team": "Unit", "u": "Unit"})
    result = withdrawn(network, bodies=[gone], named_only=False, as_at=None, today=TODAY)
    lost = [row["units"] for row in result.records() if row["effect"] == "left without lead or host"]
    # c leads u and, through it, team: two rows. Without u itself team has lost the unit it took its lead from.
    assert lost == ([["u"], ["team"]] if gone == "c" else [["team"]])
    assert f"2 units touched (part in 0; lead or host of {part}" in result.warnings[0]
