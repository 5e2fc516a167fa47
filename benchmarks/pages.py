"""One graph on a Streamlit page, drawn in turn by the map component and by its peers; what the benchmarks share."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
COMPONENT, PYVIS, PLACED, LINKS = "component", "pyvis as it comes", "pyvis, our positions", "st-link-analysis"
PAGES = (COMPONENT, PYVIS, PLACED, *((LINKS,) if find_spec("st_link_analysis") else ()))
"""st-link-analysis takes part where it is installed; it is no part of the project."""
SCRIPT = """
import random, re
import streamlit as st
from graph.drawing import columns, free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.map import pyvis_network
from graph.drawing.view import picture
from graph.model import Subgraph

free.LIMIT = 5_000
st.set_page_config(layout="wide")
page = st.query_params["page"]
count = {bodies}

@st.cache_resource
def network(count):
    chance = random.Random(1)
    units = [f"unit-{{i}}" for i in range(count // 2)]
    forces = [f"force-{{i}}" for i in range(count - len(units) - 1)]
    claims = [f"focus COLLABORATES {{unit}}" for unit in units]
    claims += [f"{{force}} COLLABORATES {{unit}}" for force in forces for unit in chance.sample(units, 3)]
    return Subgraph.of(*claims, labels={{"focus": "Force"}})

@st.cache_resource
def drawn(count, half):
    whole = network(count)
    out = {{k for i, k in enumerate(sorted(whole.nodes)) if half and i % 2 and k not in ("focus", "unit-0")}}
    nodes = {{k: n for k, n in whole.nodes.items() if k not in out}}
    lines = {{k: r for k, r in whole.relationships.items() if not out & {{r.start, r.end}}}}
    return picture(Subgraph(nodes, lines), ["focus"], today="2026-11-22")

@st.cache_resource
def placed(count, half, width):
    made = drawn(count, half)
    place = columns.place if count <= columns.LIMIT else free.place
    return place(made, width=width, height=600)

half = st.checkbox("half")
st.button("again")
made = drawn(count, half)
panel = ""
if page == "component":
    event = happened("map")
    panel = " ".join(event.ids)
    network_map(made, placed(count, half, map_width("map")), key="map", selected=event.ids)
elif page == "st-link-analysis":
    from st_link_analysis import st_link_analysis
    from st_link_analysis.component.events import Event
    elements = {{
        "nodes": [{{"data": {{"id": b.id, "label": b.label, "name": b.name}}}} for b in made.bodies],
        "edges": [{{"data": {{"id": x.id, "label": "takes part", "source": x.start, "target": x.end}}}} for x in made.lines],
    }}
    told = st_link_analysis(elements, "cose", height=600, key=f"links-{{half}}", events=[Event("clicked", "tap", "node")])
    panel = str((told or {{}}).get("data", {{}}).get("target_id", ""))
else:
    net = pyvis_network(made, placed(count, half, 1100.0))
    if page == "pyvis as it comes":
        for node in net.nodes:
            del node["x"], node["y"], node["physics"]
        net.toggle_physics(True)
    html = re.sub(r"<(link|script)[^>]*(href|src)=.https?:[^>]*>(</script>)?", "", net.generate_html())
    st.components.v1.html(html, height=620)
st.text(f"panel: {{panel}}")
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.text(f"runs: {{st.session_state.runs}}")
"""


@contextlib.contextmanager
def served(bodies: int) -> Iterator[str]:
    """The page on a free port."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "script.py").write_text(SCRIPT.format(bodies=bodies), encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "script.py", "--server.port", str(port)]
        command += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
        command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet)
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.wait(10)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own browser."""
    own = os.environ.get("CONCORD_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
