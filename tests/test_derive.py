"""What follows from the claims: properties, participation by agreement, disputes."""

import pytest

from graph.model import Entity, Relationship
from loaders.derive import derived


def documents(**copies):
    return [Entity(d, "Document", {"id": d, "name": d, "tier": "own"}) for d in ("doc-a", "doc-b", "doc-c")]


def claim(key, kind, start, end, source="doc-a", **properties):
    return Relationship(key, kind, start, end, {"id": key, "source": source, "place": "p", **properties})


def states(key, about, term, value, source="doc-a", **properties):
    return claim(key, "STATES", source, about, source, term=term, value=value, **properties)


BODIES = [
    Entity("durham", "Force", {"id": "durham", "name": "Durham"}),
    Entity("cleveland", "Force", {"id": "cleveland", "name": "Cleveland"}),
    Entity("cdsou", "Unit", {"id": "cdsou", "name": "CDSOU"}),
    Entity("cdsou-agreement", "Agreement", {"id": "cdsou-agreement", "name": "the agreement"}),
]


def facts(*claims):
    return derived([*BODIES, *documents()], claims)


def disputed(*claims):
    return {c.id for c in facts(*claims).relationships if c.properties.get("disputed")}


def unit(*claims):
    return next(node for node in facts(*claims).nodes if node.id == "cdsou").properties


def test_a_node_carries_what_its_newest_statement_says():
    old, new = (states(y, "cdsou", "status", s, as_of=y) for y, s in (("2018", "active"), ("2021", "ended")))
    assert unit(new, old)["status"] == "ended"


def test_an_undated_statement_is_older_than_a_dated_one():
    assert (
        unit(states("1", "cdsou", "kind", "a", as_of="1999"), states("2", "cdsou", "kind", "b"))["kind"]
        == "a"
    )


def test_regions_add_up():
    assert unit(states("1", "cdsou", "regions", "Wales"), states("2", "cdsou", "regions", "North East"))[
        "regions"
    ] == ["North East", "Wales"]


def test_a_party_to_an_agreement_takes_part_in_what_it_covers():
    made = facts(
        claim("1", "PARTY_TO", "durham", "cdsou-agreement", since="2015"),
        claim("2", "COVERS", "cdsou-agreement", "cdsou"),
    )
    (part,) = [c for c in made.relationships if c.type == "COLLABORATES"]
    assert (part.start, part.end, part.properties["basis"], part.properties["since"]) == (
        "durham", "cdsou", "inferred", "2015",
    )  # fmt: skip
    assert (part.properties["source"], part.properties["place"]) == ("doc-a", "p")


TAKES_PART = claim("1", "COLLABORATES", "durham", "cdsou", as_of="2018")


@pytest.mark.parametrize(
    ("other", "both"),
    [
        (claim("2", "STAYS_OUT_OF", "durham", "cdsou", "doc-b", as_of="2018"), True),
        (claim("2", "STAYS_OUT_OF", "durham", "cdsou", "doc-b"), True),
        (claim("2", "STAYS_OUT_OF", "durham", "cdsou", "doc-b", as_of="2021"), False),
        (claim("2", "STAYS_OUT_OF", "durham", "cdsou", "doc-a", as_of="2018"), False),
        (claim("2", "STAYS_OUT_OF", "cleveland", "cdsou", "doc-b", as_of="2018"), False),
        (claim("2", "COLLABORATES", "durham", "cdsou", "doc-b", status="not shown", as_of="2018"), True),
    ],
    ids=["same year", "undated", "a later source is a change", "one work", "another force", "not shown"],
)
def test_taking_part_and_staying_out_are_disputed_where_they_overlap(other, both):
    assert disputed(TAKES_PART, other) == ({"1", "2"} if both else set())


def test_copies_of_one_document_never_disagree():
    copy = claim("c", "COPY_OF", "doc-b", "doc-a")
    out = claim("2", "STAYS_OUT_OF", "durham", "cdsou", "doc-b", as_of="2018")
    assert disputed(TAKES_PART, out, copy) == set()


def test_two_things_that_one_document_reports_on_may_disagree():
    one = claim("1", "COLLABORATES", "durham", "cdsou", as_of="2018", reported_from=["site a"])
    other = claim(
        "2", "COLLABORATES", "durham", "cdsou", as_of="2018", status="not shown", reported_from=["site b"]
    )
    assert disputed(one, other) == {"1", "2"}


def test_two_lead_forces_at_once_are_disputed():
    one = claim("1", "LEADS", "durham", "cdsou", role="lead force", as_of="2018")
    assert disputed(one, claim("2", "LEADS", "cleveland", "cdsou", "doc-b", role="lead force", as_of="2018"))
    assert not disputed(
        one, claim("2", "LEADS", "cleveland", "cdsou", "doc-b", role="lead force", as_of="2020")
    )


def test_two_values_of_since_are_disputed_whatever_their_dates():
    one = states("1", "cdsou", "since", "2001", as_of="2010")
    assert disputed(one, states("2", "cdsou", "since", "2002", "doc-b", as_of="2020")) == {"1", "2"}


def test_a_month_within_the_year_another_source_gives_is_no_dispute():
    one = states("1", "cdsou", "since", "2001")
    assert disputed(one, states("2", "cdsou", "since", "2001-04", "doc-b")) == set()


def test_the_node_lists_the_terms_in_dispute():
    one, other = states("1", "cdsou", "since", "2001"), states("2", "cdsou", "since", "2002", "doc-b")
    assert unit(one, other)["disputed"] == ["since"]
