"""What counts on a day, and what was known on another."""

import pytest

from graph.analytics.counting import as_at, certainty
from graph.model import Entity, Relationship, Subgraph


@pytest.mark.parametrize(
    ("claim", "day", "expected"),
    [
        ({}, "2026-11-25", "certain"),
        ({"status": "active"}, "2026-11-25", "certain"),
        ({"status": "under review"}, "2026-11-25", "certain"),
        ({"status": "tbc"}, "2026-11-25", "possible"),
        ({"status": "not shown"}, "2026-11-25", "no"),
        ({"since": "2027"}, "2026-11-25", "possible"),
        ({"since": "2026"}, "2026-11-25", "certain"),
        ({"until": "2026-11-24"}, "2026-11-25", "no"),
        ({"until": "2028-05"}, "2026-11-25", "certain"),
        ({"status": "ended"}, "2015", "no"),
        ({"status": "ended", "until": "2020"}, "2015", "certain"),
        ({"status": "ended", "since": "2016", "until": "2020"}, "2015", "possible"),
    ],
)
def test_certainty_follows_status_and_dates(claim, day, expected):
    assert certainty(claim, day) == expected


def network(*claims):
    nodes = {"u": Entity("u", "Unit", {"id": "u", "name": "U", "status": "ended"})}
    nodes |= {d: Entity(d, "Document", {"id": d, "name": d}) for d in ("d1", "d2")}
    nodes["durham"] = Entity("durham", "Force", {"id": "durham", "name": "Durham"})
    return Subgraph(nodes, {c.id: c for c in claims})


def states(key, value, spoken):
    return Relationship(
        key, "STATES", "d1", "u", {"id": key, "term": "status", "value": value, "as_of": spoken}
    )


def test_another_day_reads_what_was_stated_by_then():
    seen = as_at(network(states("1", "active", "2015"), states("2", "ended", "2022")), "2018")
    assert seen.nodes["u"].properties["status"] == "active"


def test_before_anything_was_stated_a_status_is_absent():
    assert "status" not in as_at(network(states("2", "ended", "2022")), "2018").nodes["u"].properties


def test_a_claim_of_a_later_source_is_not_known_yet_unless_it_says_since_when():
    late = Relationship("1", "COLLABORATES", "durham", "u", {"id": "1", "as_of": "2022"})
    dated = Relationship("2", "COLLABORATES", "durham", "u", {"id": "2", "as_of": "2022", "since": "2010"})
    assert list(as_at(network(late, dated), "2018").relationships) == ["2"]
