"""What is drawn of a network: its lines, bodies and folds, the legend, and pyvis; small networks, whole values."""

import json

import pytest
from pyvis.network import Network

from graph.drawing import columns
from graph.drawing.crowds import EVERYONE
from graph.drawing.map import payload, pyvis_network
from graph.drawing.parts import Entry, Picture
from graph.drawing.style import STROKES, TOKENS, colour, dash
from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from graph.schema import JOINS, JOINT, NETWORK, NODE_LABELS
from loaders.tables import Tables, shipped

TODAY = "2026-11-22"


def named(network: Subgraph, **properties: dict) -> Subgraph:
    nodes = {
        key: Entity(key, node.label, {**node.properties, **properties.get(key.replace("-", "_"), {})})
        for key, node in network.nodes.items()
    }
    return Subgraph(nodes, network.relationships)


def drawn(*claims: str, focus: tuple[str, ...] = (), labels: dict | None = None, **options) -> Picture:
    return picture(Subgraph.of(*claims, labels=labels or {}), focus, today=TODAY, **options)


# Lines


def test_two_works_are_one_line_that_says_two():
    made = drawn("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    assert [(x.id, x.works, x.claims) for x in made.lines] == [("durham|COLLABORATES|npas", 2, ("c1", "c2"))]


def test_two_copies_of_one_work_count_once():
    made = drawn(
        "durham COLLABORATES npas source=scan", "durham COLLABORATES npas source=b", copies={"scan": "b"}
    )
    assert [line.works for line in made.lines] == [1]


def test_each_thing_reported_from_is_a_work():
    made = drawn(
        "durham COLLABORATES npas source=a reported_from=site_one",
        "durham COLLABORATES npas source=a reported_from=site_two",
    )
    assert [line.works for line in made.lines] == [2]


def test_a_claim_in_doubt_is_drawn_dashed_and_one_certain_claim_makes_it_solid():
    doubtful = drawn("durham COLLABORATES nps status=proposed").lines[0]
    mixed = drawn("durham COLLABORATES nps status=tbc", "durham COLLABORATES nps").lines[0]
    assert (doubtful.possible, mixed.possible) == (True, False)
    assert dash(STROKES[doubtful.style], possible=doubtful.possible) == (7, 5)


@pytest.mark.parametrize(
    ("as_of", "stale"), [("2016-10", True), ("2016-11", False), ("2016", False), ("2015", True)]
)
def test_a_line_is_stale_when_its_newest_claim_surely_lies_over_ten_years_back(as_of, stale):
    made = drawn("durham COLLABORATES npas as_of=2012", f"durham COLLABORATES npas as_of={as_of}")
    assert made.lines[0].stale == stale


def test_an_undated_line_keeps_its_full_colour_and_says_so():
    line = drawn("durham LEADS npas role=lead_force").lines[0]
    assert (line.stale, colour(STROKES[line.style]), line.detail) == (
        False,
        "#12436D",
        "1 work, undated; lead force",
    )


def test_what_has_ended_is_drawn_only_when_asked_for():
    claims = ("durham COLLABORATES old until=2020", "durham COLLABORATES npas")
    assert [x.end for x in drawn(*claims).lines] == ["npas"]
    assert [(x.end, x.ended) for x in drawn(*claims, ended=True).lines] == [("npas", False), ("old", True)]


def test_a_claim_that_a_source_does_not_show_is_no_line():
    assert drawn("durham COLLABORATES npas status=not_shown").lines == ()


def test_heavy_lines_are_only_those_that_make_others_depend():
    made = drawn(
        "a LEADS u role=lead_force",
        "a LEADS u role=finance_lead",
        "b HOSTS u role=host",
        "b HOSTS u role=premises",
        "post LEADS u role=head",
        labels={"post": "Post"},
        people=True,
    )
    assert {line.id: STROKES[line.style].width for line in made.lines} == {
        "a|LEADS|u": 3,
        "a|LEADS|u|other": 1.5,
        "b|HOSTS|u": 3,
        "b|HOSTS|u|other": 1.5,
        "post|LEADS|u": 1.5,
    }


def test_disputed_claims_make_a_disputed_line():
    network = Subgraph.of("durham COLLABORATES npas", disputed=True)
    assert [line.disputed for line in picture(network, today=TODAY).lines] == [True]


def test_evidence_is_never_drawn():
    made = drawn(
        "doc STATES npas term=status value=active", "durham COLLABORATES npas", labels={"doc": "Document"}
    )
    assert [body.id for body in made.bodies] == ["durham", "npas"]


def test_every_relation_between_bodies_has_a_look():
    assert set(JOINS) - {"STATES", "ABOUT", "COPY_OF", "WROTE"} <= set(STROKES)
    assert set(NODE_LABELS) - {"Figure", "Rule", "Document"} <= set(TOKENS["body"])


# Bodies and folding


def test_a_proposed_body_is_possible_and_says_so():
    made = picture(named(Subgraph.of("npas PART_OF nps"), nps={"status": "proposed"}), today=TODAY)
    assert [(b.id, b.possible, b.second) for b in made.bodies] == [
        ("npas", False, ""),
        ("nps", True, "proposed"),
    ]


def test_an_agreement_under_review_sets_the_clock_on_what_it_covers():
    network = Subgraph.of("deal COVERS unit", "a COLLABORATES unit", labels={"deal": "Agreement"})
    made = picture(named(network, deal={"status": "under review"}), today=TODAY)
    assert {body.id: body.under_review for body in made.bodies} == {"a": False, "deal": True, "unit": True}


def test_an_agreement_that_is_not_drawn_tells_that_it_is_under_review_under_the_name_of_what_it_covers():
    network = named(Subgraph.of("a COLLABORATES unit", "a COLLABORATES other"), unit={"status": "active"})
    covers = Subgraph.of(
        "deal COVERS unit", "old COVERS other", labels={"deal": "Agreement", "old": "Agreement"}
    )
    known = named(covers, deal={"status": "under review"}, old={"status": "active"})
    made = picture(network, ["a"], today=TODAY, agreements=known)
    assert [(body.id, body.under_review, body.second) for body in made.bodies] == [
        ("a", False, ""),
        ("other", False, ""),
        ("unit", True, "agreement under review"),
    ]


def test_a_card_tells_how_many_of_those_folded_into_it_are_under_review():
    claims = [
        f"f{i} COLLABORATES {unit}" for i in range(40) for unit in ("npas", "nabis", "local")[: 2 + (i == 0)]
    ]
    made = picture(named(Subgraph.of(*claims), npas={"status": "under review"}), today=TODAY)
    cards = [(body.members, body.under_review, body.second) for body in made.bodies if body.members]
    assert cards == [(("nabis", "npas"), True, "1 under review")]


def test_whoever_holds_a_post_is_its_second_line():
    made = drawn(
        "ann HOLDS head", "ann LEADS unit role=head", "head AT unit", focus=("unit",),
        labels={"ann": "Person", "head": "Post"},
    )  # fmt: skip
    assert [(b.id, b.shape, b.second) for b in made.bodies] == [
        ("head", "Person", "ann"),
        ("unit", "Unit", ""),
    ]
    assert [(x.id, x.start) for x in made.lines] == [("ann|LEADS|unit", "head")]
    assert {fold.what for fold in made.folded} == {"ann|HOLDS|head", "head|AT|unit"}


def test_a_crowd_becomes_a_number_and_those_who_lead_stay():
    crowd = [f"f{i} COLLABORATES npas" for i in range(12)]
    made = drawn("durham COLLABORATES npas", *crowd, "f1 LEADS npas role=lead_force", focus=("durham",))
    assert [(body.id, body.badge) for body in made.bodies] == [
        ("durham", ""),
        ("f1", ""),
        ("npas", "13 forces"),
    ]
    assert len(made.folded) == 12


def test_eight_participants_are_drawn_each():
    made = drawn("durham COLLABORATES u", *(f"f{i} COLLABORATES u" for i in range(7)), focus=("durham",))
    assert (len(made.bodies), {body.badge for body in made.bodies}) == (9, {""})


def test_a_policing_body_that_only_signs_with_its_own_force_folds():
    made = drawn(
        "durham COLLABORATES u", "kent COLLABORATES u", "lpb-kent COLLABORATES u",
        "lpb-essex COLLABORATES u", focus=("durham",),
    )  # fmt: skip
    assert [body.id for body in made.bodies] == ["durham", "kent", "lpb-essex", "u"]
    assert [(fold.what, fold.into) for fold in made.folded] == [
        ("lpb-kent|COLLABORATES|u", "kent|COLLABORATES|u")
    ]


def test_what_only_the_crowd_joined_to_the_focus_goes_with_it():
    crowd = [f"f{i} COLLABORATES npas" for i in range(12)]
    made = drawn("durham COLLABORATES npas", *crowd, "lpb-f1 OVERSEES f1", focus=("durham",))
    assert [body.id for body in made.bodies] == ["durham", "npas"]
    assert "lpb-f1|OVERSEES|f1" in {fold.what for fold in made.folded}


def test_all_forces_said_as_a_class_stand_on_one_card_beside_those_named():
    crowd = [f"f{i} COLLABORATES npas scope=class" for i in range(10)]
    made = drawn("durham COLLABORATES npas scope=named", *crowd, focus=("npas",))
    card = made.body("fold|npas")
    assert card is not None
    assert (card.name, card.second, len(card.members)) == ("10 forces", "as “all forces”", 10)
    assert [line.id for line in made.lines] == [
        "durham|COLLABORATES|npas",
        "fold|npas|COLLABORATES|npas",
    ]
    assert len(made.lines[1].claims) == 10


def neighbourhood(key: str, steps: dict | None = None) -> Subgraph:
    """The claims at a body and, for a force or policing body, those at what it takes part in."""
    facts = FACTS
    nodes = {node.id: node for node in facts.nodes}
    at = [claim for claim in facts.relationships if claim.type in JOINS and claim.type not in HIDDEN]
    near = {x for claim in at if key in (claim.start, claim.end) for x in (claim.start, claim.end)} - {key}
    joint = {x for x in near if nodes[x].label in JOINT and nodes[key].label in ("Force", "PCC")}
    kept = {
        claim.id: claim
        for claim in at
        if key in (claim.start, claim.end) or claim.end in joint or claim.start in joint
    }
    ends = {key, *(x for claim in kept.values() for x in (claim.start, claim.end))}
    return Subgraph({x: nodes[x] for x in ends}, kept)


HIDDEN = ("STATES", "ABOUT", "COPY_OF", "WROTE", "COVERS", "PARTY_TO", "DELIVERS", "CONTACT_FOR")
FACTS = Tables(shipped()).read()


def test_nothing_goes_without_a_trace():
    for key in ("durham", "npas", "bedfordshire", "lpb-west-yorkshire"):
        network = neighbourhood(key)
        made = picture(network, [key], today=TODAY, ended=True)
        seen = {c for line in made.lines for c in line.claims} | {c for f in made.folded for c in f.claims}
        said = {
            claim.id
            for claim in network.relationships.values()
            if claim.type != "STATES" and claim.properties.get("status") != "not shown"
        }
        assert seen == said


def everywhere(*more: str, forces: int = 43, units: tuple[str, ...] = ("npas", "nabis")) -> Subgraph:
    """A network in which so many forces are in each of these units, with more claims."""
    claims = [f"f{i} COLLABORATES {unit}" for unit in units for i in range(forces)]
    labels = dict.fromkeys(units, "NationalBody")
    return Subgraph.of(*claims, *more, labels=labels)


def test_without_a_focus_what_nearly_all_forces_are_in_is_one_card_and_who_leads_it_leads_the_card():
    network = everywhere(
        "f1 LEADS npas role=lead_force", "f2 COLLABORATES own", "f3 COLLABORATES own", forces=39
    )
    made = picture(network, today=TODAY)
    (card,) = [body for body in made.bodies if body.shape == "Fold"]
    assert (card.short, card.members) == ("2 national bodies", ("nabis", "npas"))
    assert {(line.start, line.relation, line.end) for line in made.lines} == {
        ("f1", "LEADS", EVERYONE),
        ("f2", "COLLABORATES", "own"),
        ("f3", "COLLABORATES", "own"),
    }
    assert made.line(f"f1|LEADS|{EVERYONE}").says == "f1 leads npas"


def test_what_fewer_than_nine_in_ten_forces_are_in_is_on_no_card():
    made = picture(everywhere(forces=38), today=TODAY)
    assert {body.shape for body in made.bodies} == {"Force", "NationalBody"}


def test_a_card_that_is_opened_gives_each_its_number_and_a_member_that_is_opened_its_lines():
    network = everywhere(units=("npas", "nabis", "acro"))
    opened = picture(network, today=TODAY, opened=(EVERYONE,))
    assert {body.id: body.badge for body in opened.bodies} == dict.fromkeys(
        ("acro", "nabis", "npas"), "all 43"
    )
    one = picture(network, today=TODAY, opened=("npas",))
    assert {body.id for body in one.bodies if body.shape == "Fold"} == {EVERYONE}
    assert sum(line.end == "npas" for line in one.lines) == 43


def test_in_a_region_what_all_forces_are_in_is_one_line_from_each_of_its_forces():
    made = picture(everywhere("f1 COLLABORATES own", "f2 COLLABORATES own"), ["f1", "f2"], today=TODAY)
    assert {(line.start, line.end, len(line.claims)) for line in made.lines} == {
        ("f1", EVERYONE, 2),
        ("f2", EVERYONE, 2),
        ("f1", "own", 1),
        ("f2", "own", 1),
    }


def test_everything_folds_without_a_trace_lost():
    network = Subgraph(
        {node.id: node for node in FACTS.nodes},
        {claim.id: claim for claim in FACTS.relationships if claim.type in NETWORK},
    )
    made = picture(network, today=TODAY, ended=True)
    seen = {c for line in made.lines for c in line.claims} | {c for f in made.folded for c in f.claims}
    said = {k for k, c in network.relationships.items() if c.properties.get("status") != "not shown"}
    assert seen == said
    assert len(made.bodies) <= 400


def test_a_body_that_is_opened_does_not_fold():
    crowd = [f"f{i} COLLABORATES npas" for i in range(12)]
    made = drawn("durham COLLABORATES npas", *crowd, focus=("durham",), opened=("npas",))
    assert (len(made.lines), made.body("npas").badge) == (13, "")


def test_a_policing_body_of_which_nothing_is_said_stands_within_its_force_unless_that_is_the_focus():
    claims = (
        "durham COLLABORATES u",
        "kent COLLABORATES u",
        "lpb-kent OVERSEES kent",
        "lpb-durham OVERSEES durham",
    )
    made = drawn(*claims, focus=("durham",), labels={"kent": "Force", "durham": "Force"})
    assert [body.id for body in made.bodies] == ["durham", "kent", "lpb-durham", "u"]


# Legend


def test_the_legend_has_what_is_present_and_nothing_else():
    made = drawn("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    assert made.legend == (
        Entry("body", "Force", "Force", 1),
        Entry("body", "Unit", "Unit", 1),
        Entry("line", "COLLABORATES", "takes part", 1),
        Entry("mark", "works", "works that say so", 1),
    )


# On pyvis


def test_pyvis_gets_directed_edges_with_ids_and_no_physics():
    made = drawn("durham COLLABORATES npas", "durham LEADS npas role=lead_force", focus=("durham",))
    net = pyvis_network(made, columns.place(made))
    assert isinstance(net, Network)
    assert [edge["id"] for edge in net.edges] == ["durham|COLLABORATES|npas", "durham|LEADS|npas"]
    assert not json.loads(net.options.to_json())["physics"]["enabled"]


def test_a_payload_is_plain_json_and_names_the_bodies_of_the_picture_only():
    made = drawn("durham COLLABORATES npas", focus=("durham",))
    sent = json.loads(json.dumps(payload(made, columns.place(made))))
    assert sorted(node["id"] for node in sent["nodes"]) == ["durham", "npas"]
    assert "title" not in sent["nodes"][0]
