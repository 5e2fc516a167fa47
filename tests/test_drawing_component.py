"""The map component as a package: its files ship, its library is pyvis's own, and what comes back is checked."""

import math
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.drawing import columns, free
from graph.drawing.component import ACTS, MapEvent
from graph.drawing.component.events import event
from graph.drawing.component.mounting import ASSETS, PROJECT
from graph.drawing.map import moved_to, payload
from graph.drawing.view import picture
from graph.model import Subgraph

ROOT = Path(__file__).parent.parent
SCRIPT = """
import streamlit as st
from graph.drawing import free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.view import picture
from graph.model import Subgraph

st.session_state.event = happened("map")
st.session_state.width = map_width("map")
drawn = picture(Subgraph.of("durham COLLABORATES npas", "kent COLLABORATES npas"), today="2026-11-22")
layout = free.place(drawn, width=st.session_state.width)
network_map(drawn, layout, key="map", selected=["npas", "gone"], moved={"kent": (10.0, 20.0), "gone": (1.0, 2.0)})
"""


def test_vis_network_is_the_very_file_that_pyvis_bundles():
    bundled = files("pyvis").joinpath("lib/vis-9.1.2/vis-network.min.js").read_bytes()
    assert (ASSETS / "vis-network.min.js").read_bytes() == bundled


def test_every_file_of_the_component_ships_in_the_wheel():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folder = ROOT / "graph" / "drawing" / "component"
    globs = project["tool"]["setuptools"]["package-data"]["graph.drawing.component"]
    shipped = {file for pattern in globs for file in folder.glob(pattern)}
    present = {file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc")}
    assert present <= shipped
    assert "graph.drawing.component" in project["tool"]["setuptools"]["packages"]


def test_streamlit_reads_the_manifest_under_the_name_of_the_distribution():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    manifest = tomllib.loads((ROOT / "graph/drawing/component/pyproject.toml").read_text(encoding="utf-8"))
    assert manifest["project"]["name"] == project["name"] == PROJECT
    assert manifest["tool"]["streamlit"]["component"]["components"] == [
        {"name": name, "asset_dir": "assets"}
        for name in ("map", "find", "follow", "cypher", "copy", "carry", "keys", "sight")
    ]
    assert any(needed.startswith("streamlit") for needed in project["dependencies"])


def opened() -> AppTest:
    """The page as it stands after its first run."""
    page = AppTest.from_string(SCRIPT)
    page.run()
    assert not page.exception
    return page


def after(act: object) -> MapEvent:
    """What the page makes of an act that the browser sends once the map is drawn."""
    page = opened()
    page.session_state["map"] = {"act": act}
    page.run()
    assert not page.exception
    return page.session_state["event"]


def test_before_anything_happens_nothing_happened():
    page = opened()
    assert page.session_state["event"] == MapEvent()
    assert page.session_state["width"] == 900


def test_an_act_on_what_was_drawn_comes_back():
    assert after({"do": "open", "ids": ["npas"], "n": 1}) == MapEvent("open", ("npas",))
    line = "durham|COLLABORATES|npas"
    assert after({"do": "open", "ids": [line], "n": 1}) == MapEvent("open", (line,))


def test_an_act_on_what_was_never_drawn_is_nothing():
    assert after({"do": "hide", "ids": ["west-yorkshire"], "n": 1}) == MapEvent()


def test_an_act_before_any_map_was_drawn_is_nothing():
    page = AppTest.from_string(SCRIPT)
    page.session_state["map"] = {"act": {"do": "open", "ids": ["npas"]}}
    page.run()
    assert page.session_state["event"] == MapEvent()


@pytest.mark.parametrize("width", [None, "wide", 3, 10**6, math.nan, True])
def test_a_width_that_makes_no_sense_is_the_usual_one(width):
    page = opened()
    page.session_state["map"] = {"width": width}
    page.run()
    assert page.session_state["width"] == 900


def test_the_width_of_the_page_is_what_the_next_layout_is_for_and_outlives_the_component():
    page = opened()
    page.session_state["map"] = {"width": 780}
    page.run()
    assert page.session_state["width"] == 780
    page.session_state["map"] = {}  # as after a change of page: Streamlit forgets what the browser had said
    page.run()
    assert page.session_state["width"] == 780


def test_a_body_carries_its_colour_and_its_growth_to_the_canvas():
    drawn = picture(Subgraph.of("durham COLLABORATES npas"), today="2026-11-22")
    dyed = replace(drawn, bodies=tuple(replace(body, fill="#C71585", grow=1.5) for body in drawn.bodies))
    nodes = payload(dyed, free.place(dyed))["nodes"]
    assert [(node["draw"]["fill"], node["draw"]["scale"]) for node in nodes] == [("#C71585", 1.5)] * 2


def test_where_the_reader_put_a_body_goes_over_a_free_layout_and_never_over_columns():
    drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
    put = moved_to(free.place(drawn), {"npas": (-40.0, 7.0), "gone": (1.0, 1.0)}).places
    assert (set(put), put["npas"].x, put["npas"].y) == ({"durham", "npas"}, -40.0, 7.0)
    rows = columns.place(drawn)
    assert moved_to(rows, {"npas": (-40.0, 7.0)}) == rows


BODIES, LINES = {"durham", "kent", "npas"}, {"kent|LEADS|npas"}


@pytest.mark.parametrize("do", ["hide", "keep", "pin", "expand", "select"])
def test_bodies_that_are_not_on_the_map_are_left_out(do):
    assert event({"do": do, "ids": ["npas", "gone", "kent|LEADS|npas", 7]}, BODIES, LINES).ids == ("npas",)


@pytest.mark.parametrize("do", ["centre", "from", "to", "withdraw", "open"])
def test_an_act_on_one_body_is_about_the_first(do):
    assert event({"do": do, "ids": ["kent", "npas"]}, BODIES, LINES) == MapEvent(do, ("kent",))


def test_nothing_selected_is_a_selection_but_only_strangers_selected_is_nothing():
    assert event({"do": "select", "ids": []}, BODIES, LINES) == MapEvent("select")
    assert event({"do": "select", "ids": ["gone"]}, BODIES, LINES) == MapEvent()


def test_connecting_takes_two():
    assert event({"do": "connect", "ids": ["kent", "kent"]}, BODIES, LINES) == MapEvent()
    assert event({"do": "connect", "ids": ["kent", "npas"]}, BODIES, LINES).ids == ("kent", "npas")


@pytest.mark.parametrize("at", [[1], [1, "2"], [1, math.nan], [math.inf, 1], [1, 1e9], "12", None, [True, 1]])
def test_a_place_that_no_map_has_is_left_out(at):
    assert event({"do": "move", "at": {"npas": at}}, BODIES, LINES) == MapEvent()
    kept = event({"do": "move", "at": {"npas": at, "kent": [1, -2.5], "gone": [1, 1]}}, BODIES, LINES)
    assert kept == MapEvent("move", ("kent",), at={"kent": (1.0, -2.5)})


@pytest.mark.parametrize("link", [7, None, "?a=b\nSet-Cookie: x", "?" + "a" * 9000])
def test_a_link_that_is_no_query_is_nothing(link):
    assert event({"do": "link", "link": link}, BODIES, LINES) == MapEvent()


def test_a_link_comes_without_its_question_mark():
    assert event({"do": "link", "link": "?body=npas&hops=2"}, BODIES, LINES).link == "body=npas&hops=2"


@pytest.mark.parametrize(
    "sent", [None, 7, "open", [], {}, {"do": "explode"}, {"do": ["open"]}, {"do": "open", "ids": "npas"}]
)
def test_what_our_map_would_never_send_is_nothing(sent):
    assert event(sent, BODIES, LINES) == MapEvent()


def test_every_act_has_a_form_that_is_taken():
    full = {"ids": ["kent", "npas"], "at": {"npas": [1, 2]}, "link": "?body=npas"}
    assert [event({"do": do, **full}, BODIES, LINES).do for do in ACTS] == list(ACTS)
