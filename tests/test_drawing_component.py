"""The map component as a package: its files ship, its library is pyvis's own, and what comes back is checked."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.drawing import component
from graph.drawing.component import ASSETS, MapEvent

ROOT = Path(__file__).parent.parent
SCRIPT = """
import streamlit as st
from graph.drawing import columns
from graph.drawing.component import map_width, network_map
from graph.drawing.view import picture
from graph.model import Subgraph

drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
st.session_state.event = network_map(drawn, columns.place(drawn, width=map_width("map")), key="map")
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
    assert manifest["project"]["name"] == project["name"] == component.PROJECT
    assert manifest["tool"]["streamlit"]["component"]["components"] == [
        {"name": "map", "asset_dir": "assets"}
    ]
    assert any(needed.startswith("streamlit") for needed in project["dependencies"])


def ran(state: dict | None = None) -> MapEvent:
    page = AppTest.from_string(SCRIPT)
    if state is not None:
        page.session_state["map"] = state
    page.run()
    assert not page.exception
    return page.session_state["event"]


def test_before_anything_happens_nothing_was_clicked():
    assert ran() == MapEvent(None, None, 1100)


@pytest.mark.parametrize("width", [None, "wide", 3, 10**6])
def test_a_width_that_makes_no_sense_is_the_usual_one(width):
    assert ran({"width": width}).width == 1100


def test_the_width_of_the_page_is_what_the_next_layout_is_for():
    assert ran({"width": 780}).width == 780
