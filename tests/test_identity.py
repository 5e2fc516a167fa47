"""Whom a written name means: taken where it is one body's, asked where it may be several, never guessed.

The bodies are those of data/; what abbreviations mean is said in loaders/names/abbreviations.csv with its origin.
"""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Entity, Relationship
from loaders.candidates import Candidate
from loaders.names.abbreviations import FILE
from loaders.names.identity import Known
from loaders.names.nearness import LETTERS, People, same_person
from loaders.reading import spellings
from loaders.tables import Tables, shipped


@pytest.fixture(scope="module")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Durham Constabulary", "durham"),
        ("DURHAM POLICE", "durham"),
        ("durham", "durham"),
        ("Leicestershire Police Force", "leicestershire"),
        ("Avon & Somerset Police", "avon-and-somerset"),
        ("avon and somerset", "avon-and-somerset"),
        ("Dyfed Powys", "dyfed-powys"),
        ("The Met", "metropolitan"),
        ("A&S", "avon-and-somerset"),
        ("D & C", "devon-and-cornwall"),
        ("Derbys", "derbyshire"),
        ("N. Yorks", "north-yorkshire"),
        ("N. Yorkshire", "north-yorkshire"),
        ("W Mercia Police", "west-mercia"),
        ("N'hants", "northamptonshire"),
        ("GMP", "greater-manchester"),
        ("Lincs Police", "lincolnshire"),
        ("National Police Air Service (NPAS)", "npas"),
        ("NPAS - National Police Air Service", "npas"),
        ("EMSOU", "emsou"),
        ("East Midlands Special Operations Unit", "emsou"),
        ("Derbyshire PCC", "lpb-derbyshire"),
        ("PCC for Notts", "lpb-nottinghamshire"),
        ("Office of the Police & Crime Commissioner for Kent", "lpb-kent"),
    ],
)
def test_a_body_is_known_by_its_names_and_their_usual_short_forms(known, written, body):
    assert known.resolve(written).id == body


def test_every_kept_abbreviation_is_taken_as_the_list_says(known):
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["origin"] and row["id"] in known.nodes for row in rows)
    for row in rows:
        text, heading = row["abbreviation"], row["taken"] == "in a heading"
        if row["taken"] == "never":
            assert known.resolve(text, ("Force",), heading=True).id == ""
        else:
            assert known.resolve(text, ("Force",), heading=heading).id == row["id"]
        if row["taken"] != "always":
            assert known.resolve(text).id == ""
            assert row["id"] in known.resolve(text).near


def test_derby_is_a_force_in_a_heading_and_a_question_anywhere_else(known):
    anywhere, heading = known.resolve("Derby"), known.resolve("Derby", ("Force",), heading=True)
    assert (anywhere.id, anywhere.near) == ("", ("derbyshire",))
    assert (heading.id, heading.label) == ("derbyshire", "Force")


def test_london_is_policed_by_two_forces_and_never_taken(known):
    assert known.resolve("London", heading=True).near == ("city-of-london", "metropolitan")


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Durhan", "durham"),
        ("Derbyshrie Police", "derbyshire"),
        ("Natinal Police Air Service", "npas"),
        ("NPSA", "npas"),
        ("EMSOU Forensics", "emsou-fs"),
        ("Heddlu Gwent", "gwent"),
        ("Mayor of Manchester", "lpb-greater-manchester"),
    ],
)
def test_a_near_miss_is_proposed_and_not_taken(known, written, first):
    match = known.resolve(written)
    assert match.id == ""
    assert first in match.near
    assert not match.new
    assert "or that it is new" in match.why


@pytest.mark.parametrize(
    "written", ["Border Force", "Durham County Council", "Derbyshire Fire and Rescue Service"]
)
def test_an_unknown_organisation_is_offered_as_new(known, written):
    match = known.resolve(written, ("Partner",))
    assert (match.id, match.near, match.name, match.label) == ("", (), written, "Partner")
    assert match.new


def test_a_region_in_a_name_does_not_make_it_near_all_of_that_region(known):
    assert known.resolve("East Midlands Drones", ("Unit",)).new


@pytest.mark.parametrize("written", ["", "  ", "tbc", "N/A", "Vacant", "Chief Constable", "x", "?"])
def test_what_names_nobody_is_nobody_and_nobody_new(known, written):
    match = known.resolve(written)
    assert (match.id, match.near, match.name) == ("", (), "")
    assert not match.new


def test_only_the_labels_asked_for_are_taken(known):
    assert known.resolve("Lincolnshire", ("PCC",)).id == "lpb-lincolnshire"
    assert known.resolve("Leics", ("PCC", "Person")).id == "lpb-leicestershire"
    other = known.resolve("Derbyshire Constabulary", ("Unit",))
    assert (other.id, other.near) == ("", ("derbyshire",))


def test_a_name_of_two_bodies_is_a_question():
    two = Known(
        [
            Entity("a", "Unit", {"name": "Joint Crime", "abbreviation": "JC"}),
            Entity("b", "Unit", {"name": "JC"}),
        ]
    )
    assert two.resolve("JC").near == ("a", "b")


def test_a_name_and_a_bracket_that_disagree_are_a_question(known):
    match = known.resolve("National Police Air Service (NPCC)")
    assert (match.id, match.near) == ("", ("npas", "npcc"))


@pytest.mark.parametrize(
    "written",
    [
        "Det C/Supt Andy Pritchard",
        "Mr Andy Pritchard QPM",
        "DCS Andy Pritchard",
        "D/Ch Supt. Andy Pritchard",
        "ANDY PRITCHARD",
    ],
)
def test_a_person_is_known_without_rank_and_title(known, written):
    assert known.resolve(written, ("Person",)).id == "person-andy-pritchard"


@pytest.mark.parametrize(
    "written", ["Andrew Pritchard", "A Pritchard", "Andy Pritchart", "Pritchard, Andy", "Supt Pritchard"]
)
def test_a_person_under_another_spelling_is_a_question(known, written):
    match = known.resolve(written, ("Person",))
    assert (match.id, match.near) == ("", ("person-andy-pritchard",))


def test_a_new_person_is_named_without_rank(known):
    match = known.resolve("Supt Jane Okoro", ("Person",))
    assert (match.new, match.name, match.label) == (True, "Jane Okoro", "Person")


def test_a_rank_and_a_force_are_no_person(known):
    match = known.resolve("ACC Kent", ("Person",))
    assert (match.id, match.name) == ("", "")
    assert match.why == '"ACC Kent" is a post at Kent Police, and nobody\'s name.'


def test_two_new_people_that_may_be_one_are_told():
    written = (
        "Kate Meynell",
        "Kate Meynel",
        "DCC Kate Meynell",
        "Anil Rao",
        "A Rao",
        "Rao",
        "Kat Meynel",
        "Ravi Rao",
    )
    pairs, all_seen = People({name: [name] for name in written}).pairs()
    assert all_seen
    assert pairs == [
        ("A Rao", "Anil Rao"),
        ("A Rao", "Rao"),
        ("Anil Rao", "Rao"),
        ("DCC Kate Meynell", "Kat Meynel"),
        ("DCC Kate Meynell", "Kate Meynel"),
        ("Kat Meynel", "Kate Meynel"),
        ("Kat Meynel", "Kate Meynell"),
        ("Kate Meynel", "Kate Meynell"),
        ("Rao", "Ravi Rao"),
    ]


def test_too_many_people_alike_are_not_all_compared_and_that_is_said():
    alike = [
        Candidate(from_name=f"Ann Le{a}{b}{c}", from_label="Person")
        for a in LETTERS
        for b in LETTERS
        for c in "ab"
    ]
    *asked, last = spellings(alike)
    assert last.says == "1,352 new people, too many alike to look for all under two spellings."
    assert len(asked) > 1000


@settings(deadline=None)
@given(
    st.lists(st.text("abcd", min_size=3, max_size=6).map(str.title), min_size=3, max_size=3, unique=True),
    st.data(),
)
def test_whoever_may_be_one_person_is_found_among_many(words, data):
    given_name, family, other = words
    letters = list(f"{given_name} {family}")
    wrong = data.draw(st.sampled_from([at for at, letter in enumerate(letters) if letter != " "]))
    letters[wrong] = data.draw(st.sampled_from("abcd"))
    known, typed = f"{given_name} {family}", "".join(letters)
    assert same_person(known, typed) == (
        "a" in People({"a": [known], "b": [f"{other} {given_name}"]}).near(typed)
    )


def test_a_commissioner_of_a_force_without_one_is_not_invented():
    police = [
        Entity("kent", "Force", {"name": "Kent Police"}),
        Entity("lpb-kent", "PCC", {"name": "Kent Commissioner"}),
    ]
    assert Known(police).resolve("PCC for Kent").id == ""
    overseen = Known(police, [Relationship("c", "OVERSEES", "lpb-kent", "kent", {})])
    assert overseen.resolve("PCC for Kent").id == "lpb-kent"


def test_a_cell_full_of_text_is_no_name(known):
    match = known.resolve("Kent Police " * 4000)
    assert (match.id, match.near, match.new) == ("", (), False)


def test_html_and_formulas_in_a_name_are_only_text(known):
    assert [known.resolve(text).id for text in ("<b>Kent Police</b>", '=HYPERLINK("x","Kent Police")')] == [
        "",
        "",
    ]
