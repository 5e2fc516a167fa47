"""Who holds the network together, on networks whose answer is known by hand."""

import subprocess
import sys

import pytest

from graph.analytics.shared import co_participation
from graph.analytics.structure import adjusted_rand, breaking_points, communities, structure
from graph.errors import QueryError
from graph.model import Entity, Subgraph
from graph.questions.structure import breaking, groups

TODAY = "2026-11-25"


def pairs(*couples):
    """Forces that share a unit of their own for each couple."""
    claims = [f"{body} COLLABORATES u{n}" for n, couple in enumerate(couples) for body in couple]
    return Subgraph.of(*claims)


def test_the_middle_of_a_star_stands_between_all_others():
    rows = structure(pairs("ab", "ac", "ad"), today=TODAY)
    assert [(row.body, row.betweenness) for row in rows] == [("a", 1.0), ("b", 0.0), ("c", 0.0), ("d", 0.0)]


def test_sharing_more_units_is_being_nearer():
    # a to c directly is 1/1; by way of b it is 1/3 + 1/3: b stands between the only pair of others.
    rows = structure(pairs("ac", "ab", "ab", "ab", "bc", "bc", "bc"), today=TODAY)
    assert rows[0].body == "b"
    assert rows[0].betweenness == 1.0


def test_ways_of_equal_length_are_equal_though_thirds_are_not_binary():
    # Directly 1/1; by way of b and c 1/3 + 1/3 + 1/3, the same: of a and d's two shortest ways one passes b and c.
    rows = structure(pairs("ad", *["ab"] * 3, *["bc"] * 3, *["cd"] * 3), today=TODAY)
    between = {row.body: row.betweenness for row in rows}
    # Pairs of others for b: a-c (2/3 through b, against 1 + 1/3 round): 1; a-d: 1/2; c-d: 0; 1.5 of 3.
    assert between["b"] == pytest.approx(0.5)


def test_all_forces_together_pair_nobody_unless_asked_for():
    network = Subgraph.of("a COLLABORATES u scope=class", "b COLLABORATES u scope=class")
    assert len(co_participation(network, today=TODAY)) == 0
    assert co_participation(network, today=TODAY, named_only=False).number_of_edges() == 1


def test_only_the_labels_asked_for_are_looked_at():
    network = Subgraph.of("a COLLABORATES u", "lpb-a COLLABORATES u")
    assert list(co_participation(network, among=["Force", "PCC"], today=TODAY).edges) == [("a", "lpb-a")]
    assert [row.body for row in structure(network, today=TODAY)] == ["a"]


def test_a_body_without_which_others_fall_apart_is_a_breaking_point():
    network = pairs("ab", "bc", "cd", "de", "ce")
    found = [(row.kind, row.what, row.cut_off) for row in breaking_points(network, today=TODAY)]
    assert ("body", ("c",), ("a", "b", "u0", "u1")) in found


def test_a_tie_on_which_more_than_one_body_hangs_is_a_breaking_point():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "b COLLABORATES v", "c COLLABORATES v")
    ties = [(row.what, row.cut_off) for row in breaking_points(network, today=TODAY) if row.kind == "tie"]
    assert ties == [(("b", "u"), ("a", "u")), (("b", "v"), ("c", "v"))]


def test_ties_that_cut_off_one_body_only_are_counted_and_not_listed():
    # a-u, u-b, b-v, v-c: the first and the last cut off one body only, a and c.
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "b COLLABORATES v", "c COLLABORATES v")
    result = breaking(network, named_only=True, as_at=None, today=TODAY)
    assert [row["what"] for row in result.records() if row["kind"] == "tie"] == [["b", "u"], ["b", "v"]]
    assert result.warnings[1] == "Left out: 2 ties that would cut off one body only."


def test_a_ring_has_no_breaking_point():
    assert breaking_points(pairs("ab", "bc", "ca"), today=TODAY) == []


def test_groups_are_those_that_share_more_among_themselves():
    network = pairs("ab", "bc", "ca", "de", "ef", "fd", "cd")
    assert communities(co_participation(network, today=TODAY)) == {
        **dict.fromkeys("abc", 1),
        **dict.fromkeys("def", 2),
    }


def test_groups_are_the_same_whatever_the_hash_seed():
    program = (
        "from graph.questions import answer;from loaders.tables import Tables, shipped;"
        "from graph.model import Subgraph;from graph.analytics.structure import structure;"
        "from graph.analytics.connection import connection;f=Tables(shipped()).read();"
        "n=Subgraph({e.id:e for e in f.nodes},{r.id:r for r in f.relationships});"
        "print([(r.body,r.community,r.betweenness) for r in structure(n,today='2026-11-25')],"
        "[w.nodes for w in connection(n,'durham','kent',today='2026-11-25')])"
    )
    printed = {
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True,
                       check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_the_rand_index_of_a_known_table():
    # Pairs: 4 of 15 are together in both, 6 in the one, 7 in the other; chance 6 * 7 / 15 = 2.8;
    # (4 - 2.8) / ((6 + 7) / 2 - 2.8) = 0.324...
    assert adjusted_rand([1, 1, 1, 2, 2, 2], ["x", "x", "x", "x", "y", "y"]) == pytest.approx(1.2 / 3.7)


def test_groups_beside_regions_say_how_alike_they_are():
    network = pairs("ab", "bc", "ca", "de", "ef", "fd", "cd")
    for body in "abcdef":
        region = "North" if body in "abc" else "South"
        network.nodes[body] = Entity(body, "Force", {"id": body, "name": body, "regions": [region]})
    result = groups(network, among=["Force"], named_only=True, as_at=None, today=TODAY)
    assert [row[:4] for row in result.rows] == [
        (1, "North", 3, ["a", "b", "c"]),
        (2, "South", 3, ["d", "e", "f"]),
    ]
    assert result.warnings[0].startswith("Adjusted Rand index 1.00 over 6 of the 6 bodies with one region")


def test_an_unknown_label_is_refused():
    with pytest.raises(QueryError, match='among names "Zzz"'):
        groups(
            Subgraph.of("a COLLABORATES u"), among=["Zzz"], named_only=True, as_at=None, today="2026-11-25"
        )
