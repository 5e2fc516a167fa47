"""Where what is drawn stands: columns, paths and the free layout, without overlap or a line through a label."""

import random

import numpy as np
import pytest

from graph.drawing import columns, free, layouts
from graph.drawing.grid import INDENT
from graph.drawing.map import payload
from graph.drawing.parts import Picture
from graph.drawing.places import TooManyError
from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from tests.faults import faults

TODAY = "2026-11-22"


def drawn(*claims: str, focus: tuple[str, ...] = (), labels: dict | None = None, **options) -> Picture:
    return picture(Subgraph.of(*claims, labels=labels or {}), focus, today=TODAY, **options)


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


def test_the_order_of_nodes_and_claims_changes_nothing():
    network, focus = a_view(5, bodies=60)
    first = picture(network, [focus], today=TODAY)
    for seed in range(3):
        chance = random.Random(seed)
        nodes, claims = list(network.nodes.items()), list(network.relationships.items())
        chance.shuffle(nodes)
        chance.shuffle(claims)
        again = picture(Subgraph(dict(nodes), dict(claims)), [focus], today=TODAY)
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


def test_premises_and_a_lead_in_part_are_not_told_as_hosting_or_leading():
    made = drawn(
        *(f"f{i} COLLABORATES unit" for i in range(4)), "a HOSTS unit role=premises", "b HOSTS unit role=host",
        "c LEADS unit role=finance_lead", focus=("unit",),
    )  # fmt: skip
    layout = columns.place(made)
    titles = {"Leads or hosts it": "b", "Leads in part": "c", "Gives premises or staff": "a"}
    assert [band.title for band in layout.bands] == ["Takes part", *titles]
    heights = [layout.places[key].y for key in titles.values()]
    assert heights == sorted(heights)


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
    layout = columns.place(made, path=True)
    assert [layout.places[key].column for key in "aubvc"] == [0, 1, 2, 3, 4]


def test_a_way_that_skips_a_column_runs_through_an_empty_row_and_over_no_label():
    made = drawn(
        "a COLLABORATES u", "b COLLABORATES u",
        "a COLLABORATES v", "f COLLABORATES v", "f COLLABORATES w", "b COLLABORATES w",
        focus=("a", "b"),
    )  # fmt: skip
    layout = columns.place(made, path=True)
    assert {key: at.column for key, at in layout.places.items()} == {
        "a": 0, "u": 1, "v": 1, "f": 2, "w": 3, "b": 4,
    }  # fmt: skip
    assert faults(layout) == []
    assert len(layout.routes["b|COLLABORATES|u"].points) > 4


def test_two_ends_that_nothing_connects_are_both_drawn():
    made = drawn("a COLLABORATES u", "b COLLABORATES v", focus=("a", "b"))
    layout = columns.place(made, path=True)
    assert (set(layout.places), layout.left_out) == ({"a", "u", "v", "b"}, ())


# Which layout a view takes


@pytest.mark.parametrize(
    ("scope", "asked", "kind"),
    [
        ("body", "", "columns"),
        ("region", "", "columns"),
        ("path", "", "columns"),
        ("only", "", "free"),
        ("everything", "", "free"),
        ("body", "free", "free"),
        ("only", "columns", "columns"),
        ("region", "matrix", "columns"),
    ],
)
def test_a_view_takes_the_layout_that_suits_it_or_that_was_asked_for(scope, asked, kind):
    made = drawn("a COLLABORATES u", "b COLLABORATES u", focus=("a", "b"))
    assert layouts.placed(made, scope, 1100, 600, asked)[0].kind == kind


def test_what_columns_cannot_hold_is_placed_freely_and_says_so():
    network, focus = a_view(1, bodies=101)
    layout, note = layouts.placed(picture(network, [focus], today=TODAY), "body", 1100, 600)
    assert (layout.kind, note) == (
        "free",
        "101 bodies are more than columns hold (100), so they are placed freely.",
    )


def test_columns_that_were_asked_for_and_cannot_be_had_are_refused_with_the_numbers():
    network, focus = a_view(1, bodies=101)
    with pytest.raises(TooManyError) as refused:
        layouts.placed(picture(network, [focus], today=TODAY), "body", 1100, 600, "columns")
    assert (refused.value.count, refused.value.limit) == (101, 100)


def test_a_dense_picture_offers_the_matrix_and_a_clear_one_does_not():
    crossed = drawn(*(f"f{i} COLLABORATES u{(i * 7 + k) % 9}" for i in range(9) for k in range(6)),
                    focus=tuple(f"f{i}" for i in range(9)))  # fmt: skip
    clear = drawn(*(f"f{i} COLLABORATES u{i}" for i in range(9)), focus=tuple(f"f{i}" for i in range(9)))
    assert layouts.placed(clear, "region", 1100, 600)[1] == ""
    assert layouts.placed(crossed, "region", 1100, 600)[1] == (
        "18 bodies and 54 lines are many to follow: the matrix has the same units, a column for each force."
    )


# Junctions


def test_units_with_the_same_partners_share_a_junction_and_one_with_others_does_not():
    made = drawn(
        *(f"{f} COLLABORATES {u}" for f in ("f1", "f2", "f3", "f4") for u in ("u", "v")),
        "f1 COLLABORATES w", "f2 COLLABORATES w",
        focus=("f1", "f2", "f3", "f4"),
    )  # fmt: skip
    layout = columns.place(made)
    assert len(layout.junctions) == 1
    through = {key for key, route in layout.routes.items() if layout.junctions[0] in route.points}
    assert through == {f"{f}|COLLABORATES|{u}" for f in ("f1", "f2", "f3", "f4") for u in ("u", "v")}


# The free layout


def test_opening_a_body_leaves_the_others_where_they_were():
    before = drawn(*(f"f{i} COLLABORATES u{i % 5}" for i in range(15)))
    after = drawn(*(f"f{i} COLLABORATES u{i % 5}" for i in range(15)), "f1 COLLABORATES new", "f2 LEADS new")
    start = {key: (at.x, at.y) for key, at in free.place(before).places.items()}
    layout = free.place(after, start=start)
    moved = [np.hypot(layout.places[key].x - x, layout.places[key].y - y) for key, (x, y) in start.items()]
    assert faults(layout) == []
    assert max(moved) < 30
    assert "new" in layout.places


def test_what_the_reader_fixed_does_not_move_at_all():
    before = drawn(*(f"f{i} COLLABORATES u" for i in range(6)))
    start = {key: (at.x, at.y) for key, at in free.place(before).places.items()}
    after = drawn(*(f"f{i} COLLABORATES u" for i in range(9)))
    layout = free.place(after, start=start, fixed=("u", "f2"))
    assert {key: (layout.places[key].x, layout.places[key].y) for key in ("u", "f2")} == {
        key: pytest.approx(start[key]) for key in ("u", "f2")
    }


def test_one_body_that_was_moved_pulls_no_other_along():
    made = drawn(*(f"f{i} COLLABORATES u{i % 4}" for i in range(12)))
    usual, moved = free.place(made), free.place(made, start={"f3": (5000.0, 40.0)})
    assert (moved.places["f3"].x, moved.places["f3"].y) == pytest.approx((5000, 40))
    others = set(usual.places) - {"f3"}
    assert {key: (moved.places[key].x, moved.places[key].y) for key in others} == {
        key: (usual.places[key].x, usual.places[key].y) for key in others
    }


def test_a_label_goes_to_the_side_where_no_line_runs():
    made = drawn(*(f"f{i} COLLABORATES hub" for i in range(3)))
    layout = free.place(made)
    sides = {key: at.texts[0].align for key, at in layout.places.items()}
    assert faults(layout) == []
    assert set(sides.values()) <= {"middle", "left", "right"}


def test_a_larger_symbol_takes_its_room_in_both_layouts():
    size = {"f1": 9.0, "f2": 1.0, "u": 4.0}
    made = drawn("f1 COLLABORATES u", "f2 COLLABORATES u", focus=("u",), size=size)
    assert {body.id: body.grow for body in made.bodies} == {"f1": 1.7, "f2": 0.6, "u": 1.133}
    assert faults(columns.place(made)) == faults(free.place(made)) == []


def test_nothing_to_draw_is_an_empty_layout():
    assert free.place(Picture((), ())).places == {}
