"""What is drawn of a network, and where it stands; small networks, whole values."""

import json
import random

import pytest
from pyvis.network import Network

from graph.drawing import columns, free
from graph.drawing.grid import INDENT
from graph.drawing.map import payload, pyvis_network
from graph.drawing.parts import Entry, Picture
from graph.drawing.places import Layout, TooManyError, along
from graph.drawing.style import FOCUS, LABEL, SECOND, STROKES, TOKENS, colour, dash, text_width
from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from graph.schema import JOINS, JOINT, NODE_LABELS
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


# Legend


def test_the_legend_has_what_is_present_and_nothing_else():
    made = drawn("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    assert made.legend == (
        Entry("body", "Force", "Force", 1),
        Entry("body", "Unit", "Unit", 1),
        Entry("line", "COLLABORATES", "takes part", 1),
        Entry("mark", "works", "works that say so", 1),
    )


# Places


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


def span(text) -> tuple[float, float]:
    size, weight = {"focus": (FOCUS, 700), "label": (LABEL, 400)}.get(text.role, (SECOND, 400))
    wide = text_width(text.text, size, weight=weight)
    left = {"left": text.x, "right": text.x - wide, "middle": text.x - wide / 2}[text.align]
    return left, left + wide


def faults(layout: Layout) -> list[tuple]:
    """Overlapping bodies, bodies off the page, and lines through a label."""
    found: list[tuple] = []
    places = sorted(layout.places.items())
    for i, (key, at) in enumerate(places):
        left, top, right, bottom = at.box
        if layout.kind == "columns" and not (
            left >= -1 and top >= -1 and right <= layout.width + 1 and bottom <= layout.height + 1
        ):
            found.append(("off the page", key))
        for other, beside in places[i + 1 :]:
            x0, y0, x1, y1 = beside.box
            if left < x1 - 0.01 and x0 < right - 0.01 and top < y1 - 0.01 and y0 < bottom - 0.01:
                found.append(("overlap", key, other))
    for text in layout.headings:
        if text.x + text_width(text.text, LABEL, weight=700) > layout.width:
            found.append(("off the page", text.text))
    labels = [(key, *span(text), text.y) for key, at in places for text in at.texts]
    for line, route in layout.routes.items():
        for x, y in along(route.points, 12):
            found += [
                ("through", line, key)
                for key, start, end, at in labels
                if start + 1 < x < end - 1 and at - 5 < y < at + 5
            ]
    return found


def a_view(seed: int, bodies: int) -> tuple[Subgraph, str]:
    """A random neighbourhood of that many bodies, with every relation that may join them."""
    chance = random.Random(seed)
    units = [f"unit-{i}" for i in range(max(1, bodies // 3))]
    forces = [f"force-{i}" for i in range(bodies - len(units))]
    claims = [f"{forces[0]} COLLABORATES {unit}" for unit in units]
    for force in forces[1:]:
        for unit in chance.sample(units, min(len(units), chance.randint(1, 3))):
            kind = chance.choice(
                ["COLLABORATES", "COLLABORATES", "LEADS", "HOSTS", "PROVIDES", "STAYS_OUT_OF"]
            )
            claims.append(f"{force} {kind} {unit} source={chance.randint(1, 3)}")
    for unit in units[1:]:
        if chance.random() < 0.2:
            claims.append(f"{unit} {chance.choice(['PART_OF', 'LINKED_TO'])} {chance.choice(units)}")
    words = ("Joint", "Serious", "Operations", "Collaboration", "North", "Intelligence", "of", "Unit")
    network = Subgraph.of(*claims, labels=dict.fromkeys(units, "Unit") | dict.fromkeys(forces, "Force"))
    names = {
        key: {"name": " ".join(chance.choices(words, k=chance.randint(1, 7))), "reach": chance.choice(
            ["bilateral", "regional", "national"])}
        for key in network.nodes
    }  # fmt: skip
    nodes = {k: Entity(k, n.label, {**n.properties, **names[k]}) for k, n in network.nodes.items()}
    return Subgraph(nodes, network.relationships), forces[0]


@pytest.mark.parametrize("seed", range(30))
def test_no_random_view_has_an_overlap_or_a_line_through_a_label(seed):
    network, focus = a_view(seed, bodies=4 + seed * 94 // 29)
    made = picture(network, [focus], today=TODAY)
    for width in (1100, 760, 390):
        assert faults(columns.place(made, width=width, height=600)) == []


@pytest.mark.slow
def test_every_body_of_the_facts_that_ship_has_a_faultless_picture():
    wrong = {}
    for node in FACTS.nodes:
        if node.label in TOKENS["body"]:
            made = picture(neighbourhood(node.id), [node.id], today=TODAY)
            for width in (1100, 358):
                layout = columns.place(made, width=width)
                if faults(layout) or set(layout.places) | set(layout.left_out) != {b.id for b in made.bodies}:
                    wrong[node.id, width] = faults(layout)[:3]
    assert wrong == {}


def test_the_order_of_nodes_and_claims_changes_nothing():
    network = neighbourhood("durham")
    first = picture(network, ["durham"], today=TODAY)
    for seed in range(3):
        chance = random.Random(seed)
        nodes, claims = list(network.nodes.items()), list(network.relationships.items())
        chance.shuffle(nodes)
        chance.shuffle(claims)
        again = picture(Subgraph(dict(nodes), dict(claims)), ["durham"], today=TODAY)
        assert again == first
        assert columns.place(again) == columns.place(first)
        assert payload(again, free.place(again)) == payload(first, free.place(first))


def test_a_hundred_and_one_bodies_are_refused_with_what_to_do():
    network, focus = a_view(1, bodies=101)
    nodes = {**network.nodes}
    with pytest.raises(
        TooManyError, match=r"^101 bodies are too many to draw in columns \(limit 100\)\. Show one"
    ):
        columns.place(picture(Subgraph(nodes, network.relationships), [focus], today=TODAY))


def test_a_free_map_refuses_past_four_hundred():
    network = Subgraph.of(*(f"f{i} COLLABORATES u{i}" for i in range(201)))
    with pytest.raises(
        TooManyError, match=r"^402 bodies are too many to draw \(limit 400\)\. Show one force's"
    ):
        free.place(picture(network, today=TODAY))


def test_a_free_map_has_no_overlap_and_the_same_places_for_a_seed():
    network, _ = a_view(7, bodies=80)
    made = picture(network, today=TODAY)
    assert faults(free.place(made, seed=3)) == []
    assert free.place(made, seed=3) == free.place(made, seed=3)


def test_a_unit_stands_between_those_who_take_part_and_those_who_lead():
    made = drawn(
        *(f"f{i} COLLABORATES unit" for i in range(5)), "lead LEADS unit role=lead_force", "unit PART_OF whole",
        focus=("unit",), labels={"whole": "Unit"},
    )  # fmt: skip
    layout = columns.place(made)
    x = {key: at.x for key, at in layout.places.items()}
    assert x["f0"] < x["unit"] < x["lead"] == x["whole"]
    assert [band.title for band in layout.bands] == ["Takes part", "Leads or hosts it", "It is part of"]


def test_a_sub_unit_stands_indented_under_its_parent():
    made = drawn(
        "durham COLLABORATES part", "durham COLLABORATES whole", "durham COLLABORATES other", "part PART_OF whole",
        focus=("durham",),
    )  # fmt: skip
    layout = columns.place(made)
    whole, part = layout.places["whole"], layout.places["part"]
    assert part.x - whole.x == INDENT
    assert layout.order == ("durham", "other", "whole", "part")


def test_a_path_runs_from_its_first_end_to_its_last():
    made = drawn(
        "a COLLABORATES u", "b COLLABORATES u", "b COLLABORATES v", "c COLLABORATES v", focus=("a", "c")
    )
    layout = columns.place(made)
    assert [layout.places[key].column for key in "aubvc"] == [0, 1, 2, 3, 4]


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
