"""What colours, sizes, the matrix and the words of a picture say; small networks, whole values."""

from graph.drawing.described import described
from graph.drawing.dress import COLOURS, NONE, OTHER, assigned
from graph.drawing.matrix import Row, matrix
from graph.drawing.parts import Entry, Picture
from graph.drawing.view import picture
from graph.model import Entity, Subgraph

TODAY = "2026-11-22"
REGIONS = (
    "North East",
    "North West",
    "Wales",
    "London",
    "Eastern",
    "South East",
    "South West",
    "East Midlands",
)


def with_properties(network: Subgraph, **properties: dict) -> Subgraph:
    nodes = {
        key: Entity(key, node.label, {**node.properties, **properties.get(key.replace("-", "_"), {})})
        for key, node in network.nodes.items()
    }
    return Subgraph(nodes, network.relationships)


# Colour


def test_colour_by_region_says_the_region_of_a_force_its_policing_body_and_a_unit():
    network = with_properties(
        Subgraph.of("durham COLLABORATES u", "lpb-durham OVERSEES durham", labels={"durham": "Force"}),
        durham={"regions": ["North East"]},
        u={"regions": ["North East", "North West"]},
    )
    made = picture(network, ["durham"], today=TODAY, colour="region")
    assert {body.id: (body.fill, body.group) for body in made.bodies} == {
        "durham": (COLOURS[0], "North East"),
        "lpb-durham": (COLOURS[0], "North East"),
        "u": (NONE, "North East and North West"),
    }
    assert [entry for entry in made.legend if entry.kind == "fill"] == [
        Entry("fill", COLOURS[0], "North East (2)", 2),
        Entry("fill", NONE, "North East and North West (1)", 1),
    ]


def test_no_more_regions_have_a_colour_of_their_own_than_can_be_told_apart():
    colours = assigned([name for i, name in enumerate(REGIONS) for _ in range(20 - i)])
    own = [colour for colour in colours.values() if colour != OTHER]
    assert (len(own), len(set(own))) == (6, 6)
    assert [name for name, colour in colours.items() if colour == OTHER] == ["South West", "East Midlands"]


def test_a_region_has_the_same_colour_in_every_picture_that_leaves_it_free():
    assert assigned(["Wales"])["Wales"] == assigned(["Wales", "London", "Eastern"])["Wales"]


def test_colour_by_status_leaves_what_has_none_pale_and_says_so():
    network = with_properties(
        Subgraph.of("durham COLLABORATES u", "durham COLLABORATES v", "durham COLLABORATES w"),
        u={"status": "active"},
        v={"status": "under review"},
    )
    made = picture(network, ["durham"], today=TODAY, colour="status")
    assert {body.id: body.group for body in made.bodies} == {
        "durham": "", "u": "active", "v": "under review", "w": "no status seen",
    }  # fmt: skip
    assert [entry.name for entry in made.legend if entry.kind == "fill"] == [
        "Active (1)",
        "Under review (1)",
        "No status seen (1)",
    ]


def test_without_a_colour_a_body_has_that_of_its_kind():
    made = picture(Subgraph.of("durham COLLABORATES u"), today=TODAY)
    assert {(body.fill, body.grow) for body in made.bodies} == {("", 1.0)}


# Size


def test_the_area_of_a_symbol_is_in_proportion_to_its_number():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u")
    made = picture(network, today=TODAY, size={"a": 8.0, "b": 4.0})
    grow = {body.id: body.grow for body in made.bodies}
    assert round(grow["a"] ** 2 / grow["b"] ** 2, 2) == 2.0
    assert grow["u"] == 0.6


# Matrix


def region() -> Picture:
    network = Subgraph.of(
        "durham COLLABORATES u", "durham LEADS u role=lead_force", "kent COLLABORATES u status=tbc",
        "kent HOSTS v role=host", "durham STAYS_OUT_OF v", "part PART_OF u", "kent COLLABORATES part",
        labels={"part": "Unit"},
    )  # fmt: skip
    return picture(network, ["durham", "kent"], today=TODAY)


def test_a_matrix_has_a_letter_for_each_role_and_leaves_blank_what_was_not_seen():
    assert {key: cell.text for key, cell in matrix(region()).cells.items()} == {
        ("part", "kent"): "P",
        ("u", "durham"): "LP",
        ("u", "kent"): "P?",
        ("v", "durham"): "–",
        ("v", "kent"): "H",
    }


def test_the_rows_of_a_matrix_stand_as_in_the_columns_a_sub_unit_under_its_parent():
    made = matrix(region())
    assert made.rows == (
        Row("u", "u", "Local", 0),
        Row("part", "part", "Local", 1),
        Row("v", "v", "Local", 0),
    )
    assert [body.id for body in made.columns] == ["durham", "kent"]


def test_the_legend_of_a_matrix_explains_what_is_present_and_the_blank():
    assert matrix(region()).legend == (
        ("L", "leads"),
        ("H", "hosts"),
        ("P", "takes part"),
        ("–", "stays out"),
        ("?", "possible, never counted"),
        ("", "nothing seen, which is not independence"),
    )


def test_a_matrix_says_what_of_the_picture_is_not_in_it():
    network = Subgraph.of(
        "durham COLLABORATES u", "kent COLLABORATES u", "board GOVERNS u", labels={"board": "Board"}
    )
    assert matrix(picture(network, ["durham", "kent"], today=TODAY)).left_out == ("board",)


def test_a_cell_has_the_lines_behind_it_and_says_them_in_words():
    cell = matrix(region()).cells["u", "durham"]
    assert cell.lines == ("durham|LEADS|u", "durham|COLLABORATES|u")
    assert cell.says.startswith("durham leads u (1 work, undated; lead force); durham takes part in u")


# In words


def test_a_picture_in_words_counts_what_is_drawn_and_what_is_in_doubt():
    said = described(region(), "A region")
    assert said == (
        "Map: A region. 5 bodies (3 units, 2 forces) and 7 lines (3 takes part, 1 hosts, 1 is part of, 1 leads, "
        "1 stays out of). Units by reach: 3 local. Leads or hosts: durham (1), kent (1). Possible, never "
        "counted: 1 of the 7 lines."
    )


def test_an_empty_picture_says_that_nothing_is_drawn():
    assert described(Picture((), ()), "Mordor") == "Map: Mordor. Nothing is drawn."
