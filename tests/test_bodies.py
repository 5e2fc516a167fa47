"""Finding a body: what a text may mean, likeliest first."""

import random
import time

import pytest

from graph.model import Entity
from graph.naming.spelling import edits
from graph.questions.bodies import Index, search, segments
from loaders.tables import Tables, shipped

WHO = {
    "a commissioner on her first morning": {
        "dur": "durham",
        "Durham Police": "durham",
        "pcc durham": "lpb-durham",
        "Durham PCC": "lpb-durham",
        "police and crime commissioner for kent": "lpb-kent",
        "kent commissioner": "lpb-kent",
        "mayor of london": "lpb-metropolitan",
        "Derby": "derbyshire",
        "manchester": "greater-manchester",
        "isle of wight": "hampshire",
        "swindon": "lpb-wiltshire",
        "west midlands": "west-midlands",
        "yorks and humber": "Yorkshire and the Humber",
    },
    "an officer, who writes in initials": {
        "NPAS": "npas",
        "npas": "npas",
        "A&S": "avon-and-somerset",
        "a & s": "avon-and-somerset",
        "D&C": "devon-and-cornwall",
        "d and c": "devon-and-cornwall",
        "GMP": "greater-manchester",
        "WMP": "west-midlands",
        "MPS": "metropolitan",
        "the met": "metropolitan",
        "colp": "city-of-london",
        "TVP": "thames-valley",
        "BTP": "btp",
        "CDSOU": "cdsou",
        "7F": "7f",
        "bch": "bch",
        "mopac": "lpb-metropolitan",
        "opcvc": "lpb-durham",
        "NCA": "nca",
    },
    "a civil servant, who shortens counties": {
        "west yorks": "west-yorkshire",
        "W Yorks": "west-yorkshire",
        "s yorks": "south-yorkshire",
        "n yorks": "north-yorkshire",
        "notts": "nottinghamshire",
        "northants": "northamptonshire",
        "hants": "hampshire",
        "herts": "hertfordshire",
        "beds": "bedfordshire",
        "wilts": "wiltshire",
        "gtr manchester": "greater-manchester",
        "e mids": "East Midlands",
        "beds cambs herts": "bch",
    },
    "somebody in a hurry, on a phone": {
        "durhan": "durham",
        "duhram": "durham",
        "northumbia": "northumbria",
        "Northumberland": "northumbria",
        "yorkshrie": "north-yorkshire",
        "west yorkshrie": "west-yorkshire",
        "liecestershire": "leicestershire",
        "Glocestershire": "gloucestershire",
        "mersyside": "merseyside",
        "lankashire": "lancashire",
        "cheshier": "cheshire",
        "west mersia": "west-mercia",
        "metropoliton": "metropolitan",
        "thamesvalley": "thames-valley",
        "thames valey": "thames-valley",
        "cdsuo": "cdsou",
        "nabbis": "nabis",
    },
    "a reader in Wales": {
        "Heddlu De Cymru": "south-wales",
        "heddlu gogledd cymru": "north-wales",
        "Heddlu Gwent": "gwent",
        "cymru": "Wales",
        "dyfed powys": "dyfed-powys",
        "dyfedpowys": "dyfed-powys",
        "Comisiynydd Heddlu a Throsedd Gwent": "lpb-gwent",
    },
    "an analyst, who looks for what is done together": {
        "firearms": "fn-armed-policing",
        "forensics": "fn-forensics",
        "fingerprints": "fn-forensics",
        "ANPR": "fn-roads-policing",
        "legal": "fn-legal-services",
        "north east": "North East",
        "eastern": "Eastern",
        "yorkshire": "north-yorkshire",
        "sigma red": "red-sigma",
        "air service": "npas",
        "digital public contact": "soh",
        "titan": "nwrocu",
        "NECTU": "ctpne",
        "durham fingerprint": "cd-fingerprint",
        "cdsou agreement": "cdsou-agreement",
    },
    "a clerk, who looks for a person": {
        "zoe billingham": "person-zoe-billingham",
        "Zoë": "person-zoe-billingham",
        "billingham zoe": "person-zoe-billingham",
        "okeeffe": "person-steve-okeeffe",
        "chief constable durham": "post-durham-chief-constable",
    },
}
"""Written by hand from the names, aliases and abbreviations in data/nodes.csv and the regions in statements.csv."""
REGIONS = ("East Midlands", "Eastern", "North East", "Wales", "West Midlands", "Yorkshire and the Humber")
UNSOUGHT = ("Document", "Rule", "Figure")


@pytest.fixture(scope="module")
def index():
    """The shipped facts with their regions, as the find box has them."""
    nodes = [node for node in Tables(shipped()).read().nodes if node.label not in UNSOUGHT]
    return Index([*nodes, *(Entity(name, "Region", {"name": name}) for name in REGIONS)])


@pytest.mark.parametrize(
    ("text", "first"), [pair for typed in WHO.values() for pair in typed.items()], ids=lambda given: given
)
def test_what_a_reader_types_finds_what_the_reader_means(index, text, first):
    found = index.found(text)
    assert (found.hits or found.near)[0].node.id == first


def body(key, label, name, *aliases, short=None):
    return Entity(key, label, {"id": key, "name": name, "aliases": list(aliases), "abbreviation": short})


NODES = [
    body("durham", "Force", "Durham Constabulary", "Durham Police"),
    body("lpb-durham", "PCC", "Police and Crime Commissioner for Durham", "OPCVC"),
    body("cdsou", "Unit", "Cleveland and Durham Specialist Operations Unit", short="CDSOU"),
    body("derbyshire", "Force", "Derbyshire Constabulary", "Derby", "Derbys"),
    body("dorset", "Force", "Dorset Police"),
    body("npas", "NationalBody", "National Police Air Service", short="NPAS"),
    body("post", "Post", "Superintendent, leads the dog section"),
]


def test_three_letters_give_the_force_then_its_policing_body_then_units():
    assert [node.id for node in search(NODES, "dur")] == ["durham", "lpb-durham", "cdsou"]


def test_a_hit_says_how_it_was_found_and_by_which_name():
    def told(text):
        return [(hit.node.id, hit.how, hit.called) for hit in Index(NODES).found(text).hits][:1]

    assert told("derby") == [("derbyshire", "is", "Derby")]
    assert told("derbysh") == [("derbyshire", "begins", "Derbyshire Constabulary")]
    assert told("operations durham") == [
        ("cdsou", "words", "Cleveland and Durham Specialist Operations Unit")
    ]
    assert told("cialist") == [("cdsou", "holds", "Cleveland and Durham Specialist Operations Unit")]


def test_a_whole_name_of_a_unit_comes_before_a_force_that_only_begins_so():
    nodes = [body("kent", "Force", "Kent Police"), body("k", "Unit", "A unit", short="KE")]
    assert [node.id for node in search(nodes, "ke")] == ["k", "kent"]


def test_among_names_that_fit_alike_the_one_that_takes_part_in_more_comes_first():
    nodes = [body("a", "Unit", "Joint ICT"), body("b", "Unit", "Joint Finance")]
    ids = [hit.node.id for hit in Index(nodes, {"a": 9, "b": 2}).found("joint").hits]
    assert ids == ["a", "b"]


def test_beside_what_fits_stand_forces_that_sound_alike():
    found = Index(NODES).found("dur")
    assert [hit.node.id for hit in found.near] == ["derbyshire", "dorset"]


def test_beside_a_whole_name_nothing_sounds_alike():
    assert Index(NODES).found("NPAS").near == ()


def test_where_nothing_fits_the_closest_are_near_and_nothing_is_a_hit():
    found = Index(NODES).found("durhan")
    assert found.hits == ()
    assert [hit.node.id for hit in found.near] == ["durham", "lpb-durham", "cdsou"]


def test_a_word_of_the_text_is_enough_to_be_close():
    assert [hit.node.id for hit in Index(NODES).found("dorset fire brigade").near] == ["dorset"]


def test_a_town_is_not_mistaken_for_a_word_in_the_description_of_a_post():
    assert Index(NODES).found("leeds").near == ()


def test_only_the_labels_asked_for_are_found_even_when_nothing_fits():
    index = Index(NODES)
    assert [hit.node.id for hit in index.found("dur", labels=("PCC",)).hits] == ["lpb-durham"]
    assert [hit.node.id for hit in index.found("durhan", labels=("Unit",)).near] == ["cdsou"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "zzzz", "ж", "<script>"])
def test_what_nothing_is_called_finds_nothing(text):
    assert search(NODES, text) == []


@pytest.mark.parametrize(
    ("called", "text", "marked"),
    [
        ("Durham Constabulary", "dur", ["Dur"]),
        ("Police and Crime Commissioner for Durham", "pcc durham", ["Durham"]),
        ("A&S", "a&s", ["A&S"]),
        ("Dyfed-Powys Police", "powys dyfed", ["Dyfed", "Powys"]),
        ("Zoë Billingham", "zoe", ["Zoë"]),
        ("NERSOU", "ersou", ["ERSOU"]),
        ("Durham", "durhan", []),
    ],
)
def test_the_part_of_a_name_that_was_typed_is_marked(called, text, marked):
    parts = segments(called, text)
    assert "".join(part for part, _ in parts) == called
    assert [part for part, typed in parts if typed] == marked


def test_errors_in_typing_are_counted_as_a_full_table_counts_them():
    draw = random.Random(7)
    for _ in range(400):
        a, b = ("".join(draw.choice("abc") for _ in range(draw.randint(1, 6))) for _ in range(2))
        assert edits(a, b)[0] == counted(a, b), (a, b)


def counted(a, b):
    """Optimal string alignment by its definition, as a recursion over what is left of both words."""
    if not a or not b:
        return len(a) + len(b)
    ways = [counted(a[1:], b[1:]) + (a[0] != b[0]), counted(a[1:], b) + 1, counted(a, b[1:]) + 1]
    if a[:2] == b[1::-1] and len(a) > 1 and len(b) > 1:
        ways.append(counted(a[2:], b[2:]) + 1)
    return min(ways)


@pytest.mark.slow
def test_twenty_thousand_names_are_searched_in_tens_of_milliseconds(index):
    draw = random.Random(1)
    parts = [
        "ba",
        "be",
        "co",
        "da",
        "dor",
        "ham",
        "ver",
        "lin",
        "mar",
        "nor",
        "pol",
        "tan",
        "wick",
        "ton",
        "ley",
        "ford",
    ]
    words = [node.name.split()[0] for node in index.nodes]
    made = ["".join(draw.choice(parts) for _ in range(3)) for _ in range(20_000)]
    nodes = [body(f"x{i}", "Unit", f"{draw.choice(words)} {name} unit {i}") for i, name in enumerate(made)]
    large = Index([*index.nodes, *nodes])
    for text in ("d", "dur", "durhan", "unit police", "west yorkshrie", "forensic servces", "zzzzzz", "1"):
        assert min(seconds(large, text) for _ in range(3)) < 0.1, text


def seconds(index, text):
    began = time.process_time()
    index.found(text)
    return time.process_time() - began
