"""Finding a body: what a text may mean, likeliest first."""

import pytest

from graph.model import Entity
from graph.questions.bodies import search


def body(key, label, name, *aliases, short=None):
    return Entity(key, label, {"id": key, "name": name, "aliases": list(aliases), "abbreviation": short})


NODES = [
    body("durham", "Force", "Durham Constabulary", "Durham Police"),
    body("lpb-durham", "PCC", "Police and Crime Commissioner for Durham", "OPCVC"),
    body("cdsou", "Unit", "Cleveland and Durham Specialist Operations Unit", short="CDSOU"),
    body("derbyshire", "Force", "Derbyshire Constabulary", "Derby", "Derbys"),
    body("devon-and-cornwall", "Force", "Devon & Cornwall Police", "D&C"),
    body("npas", "NationalBody", "National Police Air Service", short="NPAS"),
]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("durham", "durham"),
        ("dur", "durham"),
        ("NPAS", "npas"),
        ("npas", "npas"),
        ("opcvc", "lpb-durham"),
        ("Derby", "derbyshire"),
        ("d&c", "devon-and-cornwall"),
        ("devon and cornwall", "devon-and-cornwall"),
        ("air service", "npas"),
        ("Durhan", "durham"),
        ("specialist durham", "cdsou"),
    ],
)
def test_the_likeliest_comes_first(text, first):
    assert search(NODES, text)[0].id == first


def test_three_letters_give_the_force_then_its_policing_body_then_units():
    assert [node.id for node in search(NODES, "dur")] == ["durham", "lpb-durham", "cdsou"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "zzzz"])
def test_what_nothing_is_called_finds_nothing(text):
    assert search(NODES, text) == []
