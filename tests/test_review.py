"""Deciding on candidates, without the page: accept, edit, reject, take back, and all of one kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ConcordError
from loaders.candidates import Candidate
from loaders.review.deciding import Kind, Review, decided, edited, kinds, next_open, undone

LEADS = Candidate(
    from_name="Derby", from_id="derbyshire", relation="LEADS", to_name="EMSOU", rule="lead", place="A!B2"
)
TAKES = Candidate(from_name="Notts", relation="COLLABORATES", to_name="EMSOU", rule="mark", place="A!C2")
ALSO = Candidate(from_name="Leics", relation="COLLABORATES", to_name="EMSOU", rule="mark", place="A!D2")
ASKS = Candidate(says='No key says what "x" means.', place="A!E2", decision="ask")
REVIEW = Review((LEADS, TAKES, ASKS, ALSO))


def decisions(review):
    return [candidate.decision for candidate in review.candidates]


def test_all_of_one_kind_are_decided_in_one_step_and_taken_back_in_one():
    assert kinds(REVIEW) == {Kind("LEADS", "lead"): (0,), Kind("COLLABORATES", "mark"): (1, 3)}
    accepted = decided(REVIEW, kinds(REVIEW)[Kind("COLLABORATES", "mark")], "accept")
    assert decisions(accepted) == ["", "accept", "ask", "accept"]
    assert undone(accepted) == REVIEW


def test_the_next_open_one_comes_round_again_and_ends_when_all_are_decided():
    rejected = decided(REVIEW, [1], "reject")
    assert [next_open(rejected), next_open(rejected, 0), next_open(rejected, 3)] == [0, 2, 0]
    assert next_open(decided(rejected, [0, 2, 3], "reject")) is None


def test_a_question_is_not_accepted_before_it_is_answered():
    with pytest.raises(ConcordError, match="A!E2: is a question"):
        decided(REVIEW, [0, 2], "accept")
    answered = edited(REVIEW, 2, {"from_name": "Lincs", "relation": "STAYS_OUT_OF", "to_name": "EMSOU"})
    assert decisions(answered)[2] == ""
    assert decisions(decided(answered, [2], "accept"))[2] == "accept"


def test_an_edited_candidate_is_decided_on_anew():
    accepted = decided(REVIEW, [0], "accept")
    changed = edited(accepted, 0, {"role": "lead force"})
    assert (changed.candidates[0].role, changed.candidates[0].decision) == ("lead force", "")
    assert edited(accepted, 0, {"from_name": "Derby"}) == accepted


def test_another_name_is_not_taken_for_the_old_body():
    assert edited(REVIEW, 0, {"from_name": "Devon"}).candidates[0].from_id == ""
    assert edited(REVIEW, 0, {"from_name": "Devon", "from_id": "devon-and-cornwall"}).candidates[
        0
    ].from_id == ("devon-and-cornwall")


@pytest.mark.parametrize("column", ["decision", "confidence", "rule", "colour"])
def test_what_no_person_edits_is_refused(column):
    with pytest.raises(ConcordError, match=f"{column}: cannot be edited"):
        edited(REVIEW, 0, {column: "accept"})


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(("reject", "", "edit")))))
def test_every_step_can_be_taken_back(steps):
    review = REVIEW
    for number, step in steps:
        review = (
            edited(review, number, {"role": "host"}) if step == "edit" else decided(review, [number], step)
        )
    for _ in range(len(review.past)):
        review = undone(review)
    assert review == REVIEW
    assert undone(review) == REVIEW
