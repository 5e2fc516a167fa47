"""Two editions of a register: only what is new, changed or gone is proposed, wherever its row stands now."""

from loaders.candidates import Candidate
from loaders.review.editions import difference
from loaders.rows import Row

OLD, NEW = "doc-register-2018", "doc-register-2020"


def row(source, place, **said):
    return Candidate(
        source=source, place=place, says=f"{place} says so.", **{"relation": "COLLABORATES", **said}
    )


def claim(candidate):
    """The id under which an accepted candidate stands in the facts, by the loader's own rows."""
    cells = {
        "start": candidate.from_id,
        "end": candidate.to_id,
        "type": candidate.relation,
        "role": candidate.role,
    }
    return Row(
        "", "relationships.csv", {**cells, "source": candidate.source, "place": candidate.place}
    ).claim()


KENT = row(OLD, "A!B2", from_id="kent", to_id="npas")
ESSEX = row(OLD, "A!B3", from_id="essex", to_id="npas")
SINCE = row(OLD, "A!C2", relation="STATES", to_id="npas", term="since", value="2012")


def again(candidate, place, **changed):
    said = {
        name: getattr(candidate, name) for name in ("from_id", "to_id", "relation", "term", "value", "status")
    }
    return row(NEW, place, **{**said, **changed})


def test_what_only_moved_to_another_cell_is_the_same():
    later = [again(ESSEX, "B!B2"), again(KENT, "B!B9"), again(SINCE, "B!C9")]
    found = difference([KENT, ESSEX, SINCE], later, [claim(KENT)])
    assert (found.candidates, found.same) == ((), 3)


def test_what_is_new_is_proposed_as_the_later_edition_has_it():
    new = row(NEW, "A!B4", from_id="surrey", to_id="npas")
    found = difference([KENT], [again(KENT, "A!B2"), new], [])
    assert (found.candidates, found.new) == ((new,), 1)


def test_what_is_gone_asks_whether_the_claim_is_over():
    found = difference([KENT, ESSEX], [again(KENT, "A!B2")], [claim(ESSEX)])
    (asked,) = found.candidates
    assert (asked.term, asked.value, asked.decision, asked.source) == (
        "no longer true",
        claim(ESSEX),
        "ask",
        NEW,
    )
    assert asked.place == "compared with A!B3 of doc-register-2018"
    assert found.gone == 1


def test_what_is_gone_and_never_was_accepted_is_told_and_ends_nothing():
    (told,) = difference([KENT, ESSEX], [again(KENT, "A!B2")], [claim(KENT)]).candidates
    assert (told.relation, told.decision) == ("", "ask")
    assert told.says == "Not in the later edition. The earlier one: A!B3 says so."


def test_a_changed_statement_is_proposed_with_what_the_earlier_edition_said():
    (told,) = difference([SINCE], [again(SINCE, "A!C2", value="2013")], []).candidates
    assert (told.value, told.says) == ("2013", "A!C2 says so. (The earlier edition: A!C2 says so.)")


def test_a_changed_status_is_proposed_and_the_earlier_claim_asked_about():
    found = difference([KENT], [again(KENT, "A!B2", status="proposed")], [claim(KENT)])
    assert [(c.status, c.term, c.decision) for c in found.candidates] == [
        ("proposed", "", ""),
        ("", "no longer true", "ask"),
    ]
    assert (found.new, found.changed, found.gone, found.same) == (0, 1, 0, 0)


def test_questions_of_the_later_edition_stay():
    asked = Candidate(says="?", decision="ask", source=NEW)
    assert difference([Candidate(says="?", decision="ask", source=OLD)], [asked], []).candidates == (asked,)
