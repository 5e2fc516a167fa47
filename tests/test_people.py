"""Whom a commissioner should meet: the definition on tiny networks, the Durham briefing's own list in full."""

import csv

import pytest

from graph.analytics.people import people_to_meet
from graph.errors import QueryError
from graph.model import Entity, Relationship, Subgraph
from graph.questions import answer
from graph.questions.people import meetings
from loaders.tables import Tables, shipped

TODAY = "2026-11-25"
LABELS = {"durham": "Force", "post-x": "Post", "post-y": "Post", "person-p": "Person", "board": "Board",
          "agreement": "Agreement", "paper": "Document", "lead": "Force"}  # fmt: skip
OVERSEEN = ("lpb-durham OVERSEES durham", "durham COLLABORATES u")


def network(*claims, states=()):
    """A network with a document; `states` are (about, term, value)."""
    made = Subgraph.of(*claims, labels=LABELS)
    nodes, said = dict(made.nodes), dict(made.relationships)
    nodes["doc"] = Entity("doc", "Document", {"id": "doc", "name": "A document"})
    for number, (about, term, value) in enumerate(states, 1):
        claim = {"id": f"s{number}", "source": "doc", "place": "line 1", "term": term, "value": value}
        said[f"s{number}"] = Relationship(f"s{number}", "STATES", "doc", about, claim)
        if term == "status":
            nodes[about] = Entity(about, nodes[about].label, {**nodes[about].properties, "status": value})
    return Subgraph(nodes, said)


def met(*claims, states=(), body="durham"):
    found = people_to_meet(network(*OVERSEEN, *claims, states=states), body, TODAY)
    return [(row.group, row.who, row.about, row.role) for row in found]


@pytest.mark.parametrize("role", ["head", "lead force", "PCC lead", "coordinator", "finance lead"])
def test_whoever_leads_a_unit_that_the_force_takes_part_in_is_to_be_met(role):
    assert met(f"post-x LEADS u role={role.replace(' ', '_')}") == [("lead", "post-x", "u", role)]


def test_the_commissioner_and_the_force_are_answered_alike():
    claims = ("post-x LEADS u role=head", "post-y CONTACT_FOR u")
    assert met(*claims, body="lpb-durham") == met(*claims)


def test_the_policing_body_s_units_count_for_the_force():
    assert met("lpb-durham COLLABORATES v", "post-x LEADS v role=head") == [("lead", "post-x", "v", "head")]


def test_a_unit_without_a_lead_takes_those_of_the_unit_above_and_says_so():
    found = people_to_meet(network(*OVERSEEN, "u PART_OF v", "post-x LEADS v role=head"), "durham", TODAY)
    assert [(row.who, row.about, row.through, row.claims) for row in found] == [
        ("post-x", "v", "u", ("c2", "c3", "c4"))
    ]


def test_a_contact_for_the_agreement_that_covers_a_unit_is_to_be_met():
    assert met("agreement COVERS u", "post-x CONTACT_FOR agreement") == [
        ("contact", "post-x", "agreement", "contact")
    ]


def test_the_chair_of_a_board_that_governs_a_unit_is_to_be_met():
    assert met("board GOVERNS u", "person-p LEADS board role=chair") == [
        ("governs", "person-p", "board", "chair")
    ]


def test_a_contact_of_a_document_that_the_office_wrote_is_to_be_met():
    claims = ("post-x AT lpb-durham", "post-x WROTE paper", "post-y CONTACT_FOR paper")
    assert ("contact", "post-y", "paper", "contact") in met(*claims)


def test_a_contact_of_somebody_else_s_document_is_not():
    assert met("post-y CONTACT_FOR paper") == []


def test_the_commissioner_is_not_told_to_meet_the_commissioner():
    assert met("lpb-durham LEADS u role=PCC_lead") == []


def test_who_leads_what_the_force_does_not_take_part_in_is_not_listed():
    assert met("post-x LEADS v role=head") == []


def test_a_lead_to_be_confirmed_is_possible():
    made = network(*OVERSEEN, "post-x LEADS u role=head status=tbc")
    assert [row.certainty for row in people_to_meet(made, "durham", TODAY)] == ["possible"]


def test_a_lead_of_a_unit_that_the_force_is_in_only_as_all_forces_is_named_and_the_part_is_not():
    made = network("durham COLLABORATES u scope=class", "post-x LEADS u role=chair scope=named")
    assert [(row.scope, row.own_part) for row in people_to_meet(made, "durham", TODAY)] == [
        ("named", "class")
    ]


def test_a_contact_named_only_as_one_of_a_class_stands_apart():
    made = network(*OVERSEEN, "post-x CONTACT_FOR u scope=class")
    assert [(row.scope, row.own_part) for row in people_to_meet(made, "durham", TODAY)] == [
        ("class", "named")
    ]


def test_the_answer_says_how_many_are_about_units_of_everybody():
    made = network("durham COLLABORATES u scope=class", "post-x LEADS u role=chair")
    told = meetings(made, body="durham", today=TODAY).warnings[1]
    assert told.startswith("1 of 1 row is about a unit in which their own part is known only because")


def test_what_is_undecided_is_said_with_its_claims():
    states = (("agreement", "status", "under review"), ("agreement", "decision_needed", "whether to renew"))
    made = network(*OVERSEEN, "agreement COVERS u", "post-x LEADS u role=head", states=states)
    (row,) = people_to_meet(made, "durham", TODAY)
    assert row.undecided == ("agreement: under review", "agreement: whether to renew")
    assert row.claims == ("c2", "c4", "s1", "s2")


def test_counterparts_are_ranked_by_shared_units():
    others = ("lpb-a OVERSEES lead", "lead COLLABORATES u", "lpb-b COLLABORATES u", "durham COLLABORATES v",
              "lpb-b COLLABORATES v")  # fmt: skip
    found = people_to_meet(network(*OVERSEEN, *others), "durham", TODAY)
    assert [(row.who, row.units) for row in found] == [("lpb-b", ("u", "v")), ("lpb-a", ("u",))]


def test_a_unit_that_is_part_of_another_shared_one_is_not_counted_twice():
    others = ("durham COLLABORATES v", "v PART_OF u", "lpb-b COLLABORATES u", "lpb-b COLLABORATES v")
    found = people_to_meet(network(*OVERSEEN, *others), "durham", TODAY)
    assert [(row.who, row.units) for row in found] == [("lpb-b", ("u",))]


def test_who_shares_only_what_all_forces_share_is_no_counterpart():
    assert met("lpb-b COLLABORATES u scope=class") == []


def test_what_is_shared_only_possibly_enters_no_count_of_certain_ones():
    others = ("lpb-b COLLABORATES u", "durham COLLABORATES v", "lpb-b COLLABORATES v status=proposed",
              "lpb-c COLLABORATES v status=tbc")  # fmt: skip
    found = people_to_meet(network(*OVERSEEN, *others), "durham", TODAY)
    assert [(row.who, row.units, row.certainty) for row in found] == [
        ("lpb-b", ("u",), "certain"), ("lpb-c", ("v",), "possible")
    ]  # fmt: skip


def test_own_chief_officer_posts_are_listed_and_others_are_not():
    made = network(*OVERSEEN, "post-x AT durham", "post-y AT durham")
    for post, name in (("post-x", "Deputy Chief Constable"), ("post-y", "Head of ICT")):
        made.nodes[post] = Entity(post, "Post", {"id": post, "name": name})
    assert [(r.group, r.who, r.about) for r in people_to_meet(made, "durham", TODAY)] == [
        ("own post", "post-x", "durham")
    ]


def test_the_post_comes_with_who_holds_it_and_the_age_of_the_source():
    made = network(*OVERSEEN, "person-p CONTACT_FOR u as_of=2021-05", "person-p HOLDS post-x")
    (row,) = meetings(made, body="durham", today=TODAY).records()
    # From 31 May 2021 to 25 November 2026 five full years pass.
    assert (row["post"], row["person"], row["as_of"], row["age"]) == ("post-x", "person-p", "2021-05", 5)


def test_the_answer_says_how_many_units_have_nobody_to_meet():
    made = network(*OVERSEEN, "durham COLLABORATES v", "post-x LEADS u role=head")
    assert meetings(made, body="durham", today=TODAY).warnings[0].startswith("1 of the 2 units")


def test_a_unit_is_refused_and_told_where_to_ask():
    with pytest.raises(QueryError, match="contacts"):
        meetings(network(*OVERSEEN), body="u", today=TODAY)


@pytest.fixture(scope="module")
def durham(tmp_path_factory):
    from graph.store import open_store

    store = open_store(str(tmp_path_factory.mktemp("store") / "facts.kgl"))
    store.load(Tables(shipped()).read())
    yield answer(store, "people_to_meet", {"body": "lpb-durham", "today": TODAY}, limit=0).records()
    store.close()


def briefing_rows():
    with open(shipped() / "relationships.csv", encoding="utf-8", newline="") as file:
        return [
            (row["start"], row["end"])
            for row in csv.DictReader(file)
            if row["source"] == "doc-durham-briefing"
            and row["place"].startswith("People to Meet")
            and row["type"] == "CONTACT_FOR"
        ]


def test_the_briefing_s_own_list_is_in_the_facts():
    assert len(briefing_rows()) == 20


@pytest.mark.parametrize(("who", "about"), briefing_rows())
def test_everybody_of_the_briefing_s_people_to_meet_is_there_for_the_same_collaboration(durham, who, about):
    (row,) = [r for r in durham if (r["id"], r["about"], r["kind"]) == (who, about, "contact")]
    assert row["document"].startswith("Briefing for the new Commissioner")


# Read off the page of the briefing itself: "People to Meet".
@pytest.mark.parametrize(
    ("about", "named"),
    [
        ("cdsou", "Steve Ball"), ("nersou", "Alistair Simpson"), ("red-sigma", "Jonathan Blackwell"),
        ("evolve-legal", "Xanthe Tait"), ("evolve-legal", "Steve Mooney"),
        ("red-sigma", "Police, Fire and Crime Commissioner for Cumbria"),
        ("cdsou", "Police and Crime Commissioner for Cleveland"),
        ("cdsou", "Chief Executive"), ("cdsou", "Chief Constable"), ("cdsou", "Chief Finance Officer"),
        ("nersou", "Chief Constable"), ("nersou", "Chief Executive"), ("npas", "Assistant Chief Officer"),
    ],
)  # fmt: skip
def test_a_name_or_post_on_the_page_of_the_briefing_is_listed(durham, about, named):
    shown = [f"{r['post']} {r['person']} {r['body']}" for r in durham if r["about"] == about]
    assert any(named in text for text in shown)


def test_the_review_of_the_durham_agreement_stands_beside_whom_to_meet(durham):
    (row,) = [
        r for r in durham if r["about"] == "cdsou" and r["person"] == "Steve Ball" and r["kind"] == "lead"
    ]
    assert any(point.endswith(": under review") for point in row["undecided"])
