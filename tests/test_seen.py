"""What answers share: which days a date is taken as, what counts though it may be over, how to narrow a long one."""

import pytest

from graph.model import Entity, Subgraph
from graph.questions.assurance import by_particular
from graph.questions.connection import works_with
from graph.questions.seen import narrowed
from graph.questions.standing import old, single

TODAY = "2026-11-25"


def together(as_at, **dates):
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", **dates)
    return works_with(network, of=None, named_only=False, as_at=as_at, today=TODAY)


def test_an_answer_for_a_year_says_which_days_it_took_and_what_is_possible():
    told = together("2019", since="2012", until="2019-04", status="ended")
    assert [row["certainty"] for row in told.records()] == ["possible"]
    assert told.warnings[1] == (
        "2019 is taken as 2019-01-01 to 2019-12-31; what held for a part of it only is possible."
    )


def test_an_answer_for_a_day_needs_no_such_sentence():
    assert not any("taken as" in told for told in together("2015-06-01", since="2012").warnings)


def test_an_answer_that_counts_what_is_ended_or_ending_names_it():
    network = Subgraph.of("a COLLABORATES u", "b COLLABORATES u", "doc STATES u", labels={"doc": "Document"})
    network.relationships["c3"].properties.update(
        term="status", value="under review", says="It is described as ended or ending."
    )
    network.nodes["u"].properties["status"] = "under review"
    told = works_with(network, of=None, named_only=False, as_at=None, today=TODAY).warnings[-1]
    assert told == 'Counted as under review, though the source says only "ended or ending": u.'


# 101 facts, one more than the length up to which an answer is taken in without being narrowed.
MANY = Subgraph.of(*(f"f{number} COLLABORATES u as_of=2012" for number in range(101)))
DEEDS = Subgraph.of(
    *(f"f PARTY_TO deed-{number}" for number in range(7)), labels={f"deed-{n}": "Agreement" for n in range(7)}
)
"""Seven agreements of sixteen particulars each: 112 rows."""


@pytest.mark.parametrize(
    ("asked", "network", "rows"), [(single, MANY, 101), (old, MANY, 101), (by_particular, DEEDS, 112)]
)
def test_a_long_answer_opens_with_how_many_rows_it_has_and_how_to_narrow_it(asked, network, rows):
    document = {"doc": Entity("doc", "Document", {"id": "doc", "name": "A document"})}
    told = asked(Subgraph(network.nodes | document, network.relationships), today=TODAY)
    assert len(told.rows) == rows
    assert told.warnings[0].startswith(f"{rows} rows, about every body; --param body=durham,")


def test_an_answer_about_one_body_says_nothing_of_narrowing():
    assert narrowed([("row",)] * 1000, "durham") == ()
