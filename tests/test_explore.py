"""Explore without a browser: the URL is the view, the hand on the map changes it, filters say what they hide."""

import pytest

from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from views.explore.history import Trail
from views.explore.sifting import dated, sifted, status
from views.explore.state import LONGEST, View
from views.explore.table import walked
from views.explore.touch import touched

DURHAM = View(body=("durham",))


@pytest.mark.parametrize(
    "view",
    [
        View(),
        DURHAM,
        View(body=("durham", "kent"), hops=2, also=("npas",), people=True),
        View(path=("durham", "kent"), as_at="2019-04", today="2026-11-22"),
        View(only=("a", "b"), joined=True, pin=("a",), at={"a": (-3, 40), "b": (0, 0)}),
        View(
            region="Yorkshire and the Humber",
            kind=("PCC", "Board"),
            status=("unknown",),
            role=("lead force",),
        ),
        View(everything=True, colour="region", size="between", layout="free", evidence="old", within="Wales"),
        View(
            function="fn-forensics", relation=("LEADS",), doing="fn-ict", ended=True, selected=("a|LEADS|b",)
        ),
        View(lead="west-yorkshire", hide=("npas",)),
    ],
)
def test_every_view_comes_back_from_its_url(view):
    assert View.read(view.query()) == view


@pytest.mark.parametrize(
    "query",
    [
        {"at": "npas:1:x,npas,kent:9999999999:1,:::"},
        {"hops": "seven", "people": "yes"},
        {"unknown": "x"},
    ],
)
def test_what_a_url_says_that_makes_no_sense_is_left_alone(query):
    view = View.read(query)
    assert (view.hops, view.people, dict(view.at)) == (1, False, {})


def test_a_link_keeps_as_many_moved_bodies_as_fit_and_says_how_many_it_left():
    view, left = View(everything=True).with_moved({f"body-number-{i}": (i * 10.0, -i) for i in range(200)})
    assert left == tuple(f"body-number-{i}" for i in range(len(view.at), 200))
    assert len(view.at) > 40
    assert sum(len(k) + len(v) + 2 for k, v in view.query().items()) <= LONGEST


@pytest.mark.parametrize(
    ("do", "ids", "query"),
    [
        ("open", ("npas",), {"body": "durham", "selected": "npas"}),
        ("select", ("npas", "kent"), {"body": "durham", "selected": "npas,kent"}),
        ("expand", ("npas",), {"body": "durham", "also": "npas"}),
        ("hide", ("npas", "kent"), {"body": "durham", "hide": "npas,kent"}),
        ("pin", ("npas",), {"body": "durham", "pin": "npas"}),
        ("centre", ("npas",), {"body": "npas"}),
        ("keep", ("npas", "kent"), {"only": "npas,kent"}),
        ("connect", ("npas", "kent"), {"only": "npas,kent", "joined": "true"}),
        ("from", ("npas",), {"body": "durham", "path": "npas"}),
        ("to", ("npas",), {"path": "durham,npas"}),
        ("to", ("durham",), {"body": "durham"}),
    ],
)
def test_a_touch_on_the_map_is_another_view(do, ids, query):
    assert touched(DURHAM, do, ids).query() == query


def test_expanding_and_pinning_twice_takes_it_back():
    for do in ("expand", "pin"):
        once = touched(DURHAM, do, ("npas",))
        assert touched(once, do, ("npas",)) == DURHAM


def test_a_link_on_the_page_is_the_view_it_names():
    assert touched(DURHAM, "link", (), link="?body=kent&selected=npas") == View(
        body=("kent",), selected=("npas",)
    )


def test_undo_goes_back_a_step_and_reading_on_is_no_step():
    trail = Trail()
    for view in (DURHAM, DURHAM.but(selected=("npas",)), DURHAM.but(hide=("npas",))):
        trail.see(view.query())
    assert trail.step(-1) == {"body": "durham", "selected": "npas"}
    assert not trail.can(-1)
    assert trail.step(1) == {"body": "durham", "hide": "npas"}


def test_a_new_step_after_undo_forgets_what_was_undone():
    trail = Trail()
    for key in ("durham", "kent"):
        trail.see({"body": key})
    trail.step(-1)
    trail.see({"body": "npas"})
    assert not trail.can(1)
    assert trail.step(-1) == {"body": "durham"}


def test_the_browsers_back_is_a_step_in_the_trail_too():
    trail = Trail()
    for key in ("durham", "kent", "durham"):
        trail.see({"body": key})
    assert trail.can(1)
    assert not trail.can(-1)


NETWORK = Subgraph.of(
    "durham COLLABORATES cdsou",
    "cleveland COLLABORATES cdsou",
    "cleveland LEADS cdsou role=lead_force",
    "durham COLLABORATES npas status=tbc",
    "lpb-durham OVERSEES durham",
)
DRAWN = picture(NETWORK, ["durham"], today="2026-11-22")


def test_hiding_a_kind_takes_its_bodies_their_lines_and_whom_they_leave_alone():
    left = sifted(DRAWN, NETWORK, DURHAM.but(kind=("Unit",)))
    assert [body.id for body in left.picture.bodies] == ["durham", "lpb-durham"]
    assert [line.relation for line in left.picture.lines] == ["OVERSEES"]


def test_a_filter_says_how_many_are_shown_and_hidden():
    left = sifted(DRAWN, NETWORK, DURHAM.but(relation=("LEADS",)))
    counted = {c.value: (c.shown, c.hidden) for c in left.choices["relation"]}
    # two forces in the camera unit, one of them its lead; one force possibly in NPAS; one policing body
    assert counted == {"COLLABORATES": (3, 0), "LEADS": (0, 1), "OVERSEES": (1, 0)}
    assert left.lines_hidden == 1


def test_no_filter_hides_the_focus_nor_what_is_pinned():
    left = sifted(DRAWN, NETWORK, DURHAM.but(kind=("Force", "Unit"), pin=("cdsou",)))
    assert {"durham", "cdsou"} <= {body.id for body in left.picture.bodies}


def test_only_units_for_a_function_stay():
    left = sifted(DRAWN, NETWORK, DURHAM.but(doing="fn-cameras"), functions={"cdsou": ["fn-cameras"]})
    assert {body.id for body in left.picture.bodies} == {"durham", "cleveland", "lpb-durham", "cdsou"}


def test_under_review_is_what_the_unit_is_said_to_be_where_the_claim_says_nothing():
    nodes = {**NETWORK.nodes, "cdsou": Entity("cdsou", "Unit", {"name": "cdsou", "status": "under review"})}
    network = Subgraph(nodes, NETWORK.relationships)
    drawn = picture(network, ["durham"], today="2026-11-22")
    states = {line.id: status(line, network) for line in drawn.lines}
    assert states["durham|COLLABORATES|cdsou"] == "under review"
    assert states["durham|COLLABORATES|npas"] == "possible"
    assert states["lpb-durham|OVERSEES|durham"] == "unknown"


def test_as_at_a_day_what_began_later_and_what_later_sources_say_is_not_there():
    network = Subgraph.of(
        "durham COLLABORATES old as_of=2012",
        "durham COLLABORATES late as_of=2021",
        "durham COLLABORATES coming as_of=2012 since=2020",
        "durham COLLABORATES undated",
    )
    kept = dated(network, Subgraph(), "2015").relationships.values()
    assert {claim.end for claim in kept} == {"old", "undated"}


def test_rows_come_in_the_order_of_the_keyboard_walk():
    ids = [line.id for line in walked(DRAWN.lines, ["durham", "npas", "cleveland", "cdsou"])]
    assert ids[:3] == ["durham|COLLABORATES|cdsou", "durham|COLLABORATES|npas", "lpb-durham|OVERSEES|durham"]
