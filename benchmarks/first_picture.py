"""Seconds from navigation to a stable picture: the map component beside plain pyvis in an iframe, in one run.

    python benchmarks/first_picture.py [--bodies 60] [--rounds 3]

The same graph each time, on a Streamlit page of its own, in one Chromium without a cache between pages. pyvis is
measured as it comes (the browser places the bodies) and with our positions and its physics off; the two tags by
which it asks another machine for bootstrap are taken out, or offline it would wait for them. A picture is stable
at its last change before a second and a half without any; the wait is not counted.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
QUIET = 1.5
PAGES = ("component", "pyvis, our positions", "pyvis as it comes")
SCRIPT = """
import re, random
import streamlit as st
from graph.drawing import columns
from graph.drawing.component import map_width, network_map
from graph.drawing.map import pyvis_network
from graph.drawing.view import picture
from graph.model import Subgraph

st.set_page_config(layout="wide")
chance, count = random.Random(1), {bodies}
units = [f"unit-{{i}}" for i in range(count // 2)]
forces = [f"force-{{i}}" for i in range(count - len(units) - 1)]
claims = [f"focus COLLABORATES {{unit}}" for unit in units]
claims += [f"{{force}} COLLABORATES {{unit}}" for force in forces for unit in chance.sample(units, 3)]
drawn = picture(Subgraph.of(*claims, labels={{"focus": "Force"}}), ["focus"], today="2026-11-22")
page = st.query_params["page"]
if page == "component":
    network_map(drawn, columns.place(drawn, width=map_width("map"), height=600), key="map")
else:
    net = pyvis_network(drawn, columns.place(drawn))
    if page == "pyvis as it comes":
        for node in net.nodes:
            del node["x"], node["y"], node["physics"]
        net.toggle_physics(True)
    html = re.sub(r"<(link|script)[^>]*(href|src)=.https?:[^>]*>(</script>)?", "", net.generate_html())
    st.components.v1.html(html, height=620)
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


def seconds(browser: Browser, address: str) -> float:
    """From navigation to the last change of the picture."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("iframe, .stage[data-ready]", timeout=60_000)
    last, changed = "", time.perf_counter()
    while time.perf_counter() - changed < QUIET and time.perf_counter() - begun < 90:
        now = time.perf_counter()
        seen = hashlib.sha256(page.screenshot()).hexdigest()
        if seen != last:
            last, changed = seen, now
        time.sleep(0.05)
    context.close()
    return changed - begun


def main() -> None:
    """Measure in turn, print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bodies", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    own = os.environ.get("CONCORD_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    taken: dict[str, list[float]] = {page: [] for page in PAGES}
    with served(asked.bodies) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        seconds(browser, f"{address}/?page=component")  # imports are paid once, by nobody who is measured
        for _ in range(asked.rounds):
            for page in PAGES:
                taken[page].append(seconds(browser, f"{address}/?page={page}"))
        browser.close()
    base = statistics.median(taken["component"])
    print(f"{asked.bodies} bodies, median of {asked.rounds} (lowest to highest), seconds")
    for page, times in taken.items():
        middle = statistics.median(times)
        print(f"{page:22} {middle:5.2f} ({min(times):.2f} to {max(times):.2f})  {middle / base:4.1f} x")


if __name__ == "__main__":
    main()
