"""Sentences of many hands, by looser rules: what each says, and that what only sounds like it says nothing.

tests/gold/sentences.csv holds the sentences, ours, with the facts that a reader would write down for each, and none for a
third of them; " | " parts paragraphs. The title says who publishes the page, where "we" speaks.
"""

import csv
from pathlib import Path

import pytest

from loaders.documents import Document, Passage
from loaders.extraction import candidates
from loaders.extraction.rules.phrases import phrases
from tests.extracted import bodies

FILE = Path(__file__).parent / "gold" / "sentences.csv"
with FILE.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))


def read(text, title="A page"):
    known, names = bodies()
    passages = tuple(Passage(part, f"line {number}") for number, part in enumerate(text.split(" | "), 1))
    return candidates(Document(title, passages), known, source="doc-page", names=names)


def facts(rows):
    found = set()
    for row in rows:
        end = row.to_id or row.to_name
        stated = (end, "STATES", row.value, row.term)
        key = (
            stated
            if row.relation == "STATES"
            else (row.from_id or row.from_name, row.relation, end, row.role)
        )
        if row.decision != "ask":
            found.add(" ".join(filter(None, key)))
    return found


@pytest.mark.parametrize("row", [pytest.param(row, id=row["text"][:70]) for row in ROWS])
def test_a_sentence_gives_what_a_reader_would_write_down(row):
    expected = set(filter(None, row["facts"].split("; ")))
    assert facts(read(row["text"], row["title"])) == expected


def test_a_looser_rule_is_less_sure_than_a_rule_of_one_construction():
    (strict,) = read("SEROCU is hosted by Thames Valley Police.")
    (loose,) = read("Responsibility for hosting SEROCU falls to Thames Valley Police.")
    assert strict.confidence >= 0.9 > loose.confidence >= 0.7


def test_a_fact_beside_a_thing_supposed_is_less_sure_than_alone():
    (alone,) = read("SEROCU is hosted by Thames Valley Police.")
    (beside,) = read("SEROCU is hosted by Thames Valley Police, and the board is considering a new base.")
    assert (beside.relation, beside.from_id) == ("HOSTS", "thames-valley")
    assert beside.confidence < alone.confidence


def test_what_follows_a_thing_supposed_is_supposed_with_it():
    assert read("If Kent Police joined NERSOU, and Essex Police hosted it, costs would fall.") == []


@pytest.mark.parametrize(
    ("sentence", "relation", "about"),
    [
        ("The Evolve Programme is to be terminated.", "STATES", "evolve"),
        ("Durham Constabulary is leaving the Evolve Programme.", "STAYS_OUT_OF", "evolve"),
    ],
)
def test_an_end_that_is_to_come_without_a_day_is_asked_and_not_proposed(sentence, relation, about):
    rows = read(sentence)
    assert [(row.relation, row.to_id, row.decision) for row in rows] == [(relation, about, "ask")]


def test_a_question_asked_earlier_does_not_hide_the_fact_that_comes_later():
    rows = read("The Evolve Programme is to be terminated. | The Evolve Programme no longer exists.")
    assert [(row.value, row.decision) for row in rows] == [("ended", "ask"), ("ended", "")]


def test_initials_of_those_present_are_people_and_no_units():
    (row,) = read("Present: Chief Superintendent Ian Wood (IW). | IW, who heads the Evolve Programme, spoke.")
    assert (row.from_name, row.relation, row.to_id) == ("Ian Wood", "LEADS", "evolve")


def test_every_phrase_of_the_table_says_a_relation_with_some_doubt():
    assert {phrase.relation for phrase in phrases()} >= {
        "COLLABORATES",
        "LEADS",
        "HOSTS",
        "STAYS_OUT_OF",
        "STATES",
    }
    assert all(0.7 <= phrase.sure < 0.9 for phrase in phrases())
