"""Savings and budgets: what is money, what overlaps, and that nothing is ever added."""

from graph.analytics.figures import figures
from graph.model import Entity, Subgraph
from graph.questions.figures import COLUMNS, sums

LABELS = {"g": "Figure", "h": "Figure", "a": "Force", "b": "Force", "v": "Unit"}
SAVING = {"measure": "savings", "amount": "5", "unit": "GBP million", "qualifier": "approximately"}


def network(*claims, nodes=None):
    made = Subgraph.of(*claims, labels=LABELS)
    every = {**made.nodes, "doc": Entity("doc", "Document", {"id": "doc", "name": "A report"})}
    for key, own in ({"g": SAVING, "h": SAVING} | (nodes or {})).items():
        if key in every:
            every[key] = Entity(key, every[key].label, {**every[key].properties, **own})
    return Subgraph(every, made.relationships)


def overlaps(*claims):
    return {row.figure: row.overlaps for row in figures(network(*claims))}


def test_two_figures_about_one_body_overlap():
    assert overlaps("g ABOUT u", "h ABOUT u") == {"g": ("h",), "h": ("g",)}


def test_a_participant_s_figure_overlaps_its_unit_s():
    assert overlaps("g ABOUT a", "h ABOUT u", "a COLLABORATES u") == {"g": ("h",), "h": ("g",)}


def test_a_part_s_figure_overlaps_the_whole_s():
    assert overlaps("g ABOUT u", "h ABOUT v", "u PART_OF v") == {"g": ("h",), "h": ("g",)}


def test_figures_of_two_bodies_that_share_nothing_do_not_overlap():
    assert overlaps("g ABOUT a", "h ABOUT b") == {"g": (), "h": ()}


def test_a_number_of_forces_is_no_money():
    made = network("g ABOUT u", nodes={"g": {"measure": "forces that stay out", "unit": "forces"}})
    assert figures(made) == []
    assert [row.figure for row in figures(made, money=False)] == ["g"]


def test_a_figure_is_in_the_region_of_the_force_that_its_policing_body_oversees():
    made = network("g ABOUT lpb-a", "lpb-a OVERSEES a", nodes={"a": {"regions": ["North"]}})
    assert [row.regions for row in figures(made)] == [("North",)]


def test_a_figure_keeps_its_qualifier_and_its_source():
    (row,) = sums(network("g ABOUT u")).records()
    assert (row["amount"], row["unit"], row["qualifier"], row["document"], row["claims"]) == (
        "5", "GBP million", "approximately", "A report", ["c1"]
    )  # fmt: skip


def test_no_total_is_given_and_the_answer_says_why():
    result = sums(network("g ABOUT u", "h ABOUT u"))
    assert "total" not in COLUMNS
    assert result.warnings[0].startswith("No total is given: 2 of the 2 figures")
