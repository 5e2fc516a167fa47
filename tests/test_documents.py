"""The five documents are in the facts whole: each row and bullet has its claims, and nothing is guessed."""

import csv
import re
import shutil
from collections import defaultdict

import pytest

from graph.analytics.dependence import dependence
from graph.model import Subgraph
from loaders.tables import Tables, shipped

EM = "doc-east-midlands-report"
FIVE = {"derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire"}
TODAY = "2026-11-25"


@pytest.fixture(scope="module")
def facts():
    return Tables(shipped()).read()


@pytest.fixture(scope="module")
def places(facts):
    found = defaultdict(set)
    for claim in facts.relationships:
        found[claim.properties["source"]].add(claim.properties["place"])
    return found


def row(facts, number, kind=None):
    return [
        claim
        for claim in facts.relationships
        if claim.properties["source"] == EM
        and claim.properties["place"] == f"Appendix A, row {number}"
        and kind in (None, claim.type)
    ]


@pytest.mark.parametrize("number", range(1, 27))
def test_every_row_of_appendix_a_has_claims(places, number):
    assert f"Appendix A, row {number}" in places[EM]


@pytest.mark.parametrize("number", range(1, 12))
def test_every_row_of_appendix_b_has_claims(places, number):
    assert f"Appendix B, row {number}" in places[EM]


@pytest.mark.parametrize("number", range(1, 28))
def test_every_paragraph_of_the_east_midlands_report_has_claims(places, number):
    assert any(re.fullmatch(rf"paragraph {number}(\b.*)?", place) for place in places[EM])


@pytest.mark.parametrize(
    ("start", "bullets"),
    [
        ("Collaborations within policing, national collaborations, bullet ", 8),
        ("Collaborations within policing, regional, multi-lateral and bi-lateral collaboration, bullet ", 9),
    ],
)
def test_every_bullet_of_the_thames_valley_lists_has_claims(places, start, bullets):
    assert {f"{start}{n}" for n in range(1, bullets + 1)} <= places["doc-thames-valley-report"]


@pytest.mark.parametrize("what", ["CDSOU", "NERSOU", "Red Sigma", "EVOLVE Legal Services"])
def test_every_local_collaboration_of_the_durham_briefing_has_claims(places, what):
    assert f"Current Issues, {what}" in places["doc-durham-briefing"]


@pytest.mark.parametrize("what", ["CDSOU", "NERSOU", "Red Sigma", "EVOLVE Legal Services", "NPAS", "Others"])
def test_every_line_of_the_people_to_meet_has_claims(places, what):
    assert f"People to Meet, {what}" in places["doc-durham-briefing"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_particular_that_the_guidance_says_an_agreement_records_has_claims(places, number):
    assert f"Background, bullet {number}" in places["doc-home-office-guidance"]


def leads(facts, number):
    return {
        (claim.properties["role"], claim.start, claim.properties.get("status"))
        for claim in row(facts, number, "LEADS")
    }


# Each row as a person reads it off the appendix: PCC lead, chief officer lead, operational lead, finance lead.
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            6,
            {
                ("PCC lead", "lpb-lincolnshire", None),
                ("chief officer lead", "derbyshire", None),
                ("operational lead", "person-andrew-price", None),
                ("finance lead", "derbyshire", None),
            },
        ),
        (
            9,
            {
                ("PCC lead", "lpb-northamptonshire", None),
                ("chief officer lead", "lincolnshire", None),
                ("operational lead", "person-kerry-smith", None),
                ("finance lead", "lincolnshire", None),
            },
        ),
        (
            10,
            {
                ("PCC lead", "lpb-nottinghamshire", None),
                ("chief officer lead", "person-naylor", None),
                ("operational lead", "person-peter-ward", None),
                ("finance lead", "leicestershire", None),
            },
        ),
        (
            12,
            {
                ("PCC lead", "lpb-nottinghamshire", None),
                ("chief officer lead", "person-naylor", None),
                ("operational lead", "person-maz-ahmad", None),
            },
        ),
        (
            17,
            {
                ("lead (column not stated)", "leicestershire", None),
                ("lead (column not stated)", "lincolnshire", None),
            },
        ),
    ],
)
def test_a_row_of_appendix_a_is_rebuilt_from_its_claims(facts, number, expected):
    assert leads(facts, number) == expected


def test_support_services_are_provided_by_the_force_that_the_comment_names(facts):
    services = {c.start: c.properties["services"] for c in row(facts, 6, "PROVIDES")}
    assert services == {
        "derbyshire": ["HR", "fleet", "procurement", "audit", "IM", "cost recovery"],
        "nottinghamshire": ["insurance", "IS", "estates"],
    }


def part(facts, number):
    return {
        (c.start, c.properties.get("status"), c.properties["basis"])
        for c in row(facts, number, "COLLABORATES")
    }


def test_two_of_five_that_stay_out_are_five_possible_and_a_figure(facts):
    assert part(facts, 9) == {(force, "tbc", "inferred") for force in FIVE}
    (about,) = list(row(facts, 9, "ABOUT"))
    assert set(about.properties["candidates"]) == FIVE
    figure = {
        c.properties["term"]: c.properties["value"]
        for c in facts.relationships
        if c.type == "STATES" and c.end == about.start
    }
    assert (figure["amount"], figure["of"]) == ("2", "5")


def test_no_force_is_said_to_stay_out_of_a_unit_where_the_register_does_not_say_which(facts):
    out = [c for c in facts.relationships if c.type == "STAYS_OUT_OF" and c.properties["source"] == EM]
    assert out == []


def test_in_a_row_without_np_all_five_take_part_by_inference(facts):
    assert part(facts, 2) == {(force, None, "inferred") for force in FIVE}


def test_an_operational_lead_to_be_confirmed_is_a_post_that_nobody_holds(facts):
    (lead,) = [c for c in row(facts, 3, "LEADS") if c.properties["role"] == "operational lead"]
    assert (lead.start.split("-")[0], lead.properties["status"]) == ("post", "tbc")
    assert [c for c in facts.relationships if c.type == "HOLDS" and c.end == lead.start] == []


def test_a_website_that_does_not_show_a_force_is_not_shown_and_disputed(facts):
    (claim,) = [c for c in row(facts, 17, "COLLABORATES") if c.properties.get("status") == "not shown"]
    assert claim.start == "derbyshire"
    assert "Leicestershire" in claim.properties["reported_from"][0]
    assert claim.properties["disputed"] is True


def test_possible_participation_makes_no_certain_dependence(facts):
    network = Subgraph({n.id: n for n in facts.nodes}, {c.id: c for c in row(facts, 10)})
    assert {d.certainty for d in dependence(network, today=TODAY)} <= {"possible"}


def test_the_thames_valley_report_names_no_partner_in_joint_ict(facts):
    parties = {
        c.start
        for c in facts.relationships
        if c.properties["source"] == "doc-thames-valley-report" and c.end == "tvp-hants-ict"
        and c.type in ("COLLABORATES", "PARTY_TO", "LEADS", "HOSTS", "PROVIDES")
    }  # fmt: skip
    assert parties <= {"thames-valley", "lpb-thames-valley"}


def test_the_nine_under_one_heading_have_no_reach_from_that_report(facts):
    reach = {
        c.end
        for c in facts.relationships
        if c.type == "STATES" and c.properties["source"] == "doc-thames-valley-report"
        and c.properties["term"] == "reach" and "regional, multi-lateral" in c.properties["place"]
    }  # fmt: skip
    assert reach == set()


def test_section_22a_is_placed_in_two_acts(facts):
    rule = next(node for node in facts.nodes if node.id == "rule-section-22a")
    assert "act" in rule.properties["disputed"]


@pytest.mark.parametrize(
    ("unit", "term"),
    [("emsou-tsu", "name"), ("emsou", "since"), ("hampshire", "name"), ("nabis", "count_hubs")],
)
def test_sources_that_disagree_are_found_by_the_definition(facts, unit, term):
    assert term in next(node for node in facts.nodes if node.id == unit).properties["disputed"]


def test_without_a_document_a_property_is_what_the_next_newest_says(tmp_path):
    for file in shipped().glob("*.csv"):
        shutil.copy(file, tmp_path)
    before = property_of(tmp_path, "nersou", "status")
    statements = tmp_path / "statements.csv"
    with statements.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = [r for r in rows if r["about"] == "nersou" and r["term"] == "status"]
    with statements.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(r for r in rows if r not in said)
    assert before == "active"
    assert property_of(tmp_path, "nersou", "status") is None


def property_of(folder, node, term):
    return next(n for n in Tables(folder).read().nodes if n.id == node).properties.get(term)
