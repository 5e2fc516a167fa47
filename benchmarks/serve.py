"""How long a reader waits while others read: Concord beside a bare Streamlit page, in one run.

    python benchmarks/serve.py [--seconds 30] [--readers 1 5 20]

One reader in Chromium loads the page and clicks, again and again; the others are sessions without a browser
(benchmarks/readers.py), each asking for another view every five seconds on average. What is measured is what the one
in the browser waits: from navigation to the view, and from a click to the view that it asked for. The bare page is
`streamlit run` of four lines, with as many readers of its own. Memory is the server's resident set: after each number
of readers, and how much of it each added.
"""

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import readers
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
BARE = """
import streamlit as st
st.button("Next", key="next", on_click=lambda: st.session_state.update(n=st.session_state.get("n", 0) + 1))
st.title(f"Step {st.session_state.get('n', 0)}")
st.write("A page.")
"""
CONCORD = "Concord"
STREAMLIT = "bare Streamlit"


@contextlib.contextmanager
def served(command: list[str], folder: Path) -> Iterator[tuple[str, int]]:
    """A server on a free port: its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *[part.replace("PORT", str(port)) for part in command]]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    while socket.socket().connect_ex(("127.0.0.1", port)):
        time.sleep(0.1)
    time.sleep(5)  # both have read what they read at the start
    yield f"http://127.0.0.1:{port}", server.pid
    server.terminate()
    server.wait(20)


def memory(process: int) -> float:
    """Megabytes that the server holds."""
    told = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True
    )
    return int(told.stdout) / 1024


def timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def load_concord(page: Page, address: str) -> None:
    page.goto(f"{address}/?body=durham")
    page.wait_for_selector(".stage[data-ready]")


def click_concord(page: Page, step: int) -> None:
    """Select one body of the table after another, until the panel is headed by it."""
    others = "a[href*='selected=']:not([href*='%7C']):not([href$='selected=durham'])"
    link = page.get_by_role("region", name="Table of lines").locator(others).nth(step)
    name = link.inner_text()
    link.click()
    page.locator(".panel h2", has_text=name).first.wait_for()


def load_bare(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("h1")


def click_bare(page: Page, step: int) -> None:
    before = page.locator("h1").inner_text()
    page.get_by_role("button", name="Next").click()
    page.locator("h1").get_by_text(before, exact=True).wait_for(state="detached")


WAYS = {
    CONCORD: (["cli", "serve", "--no-browser", "--port", "PORT"], load_concord, click_concord),
    STREAMLIT: (
        ["streamlit", "run", "script.py", "--server.port", "PORT", "--server.address", "127.0.0.1",
         "--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"],
        load_bare,
        click_bare,
    ),
}  # fmt: skip


def crowd(address: str, others: int, seconds: float, views: bool) -> threading.Thread:
    """The others, reading by themselves."""
    if not views:
        readers.VIEWS = [("", "")]
    going = threading.Thread(target=lambda: asyncio.run(readers.crowd(address, others, seconds)))
    going.start()
    return going


def measured(
    what: str, counts: list[int], seconds: float, chromium: str | None
) -> list[tuple[float, float, float]]:
    """For each number of readers: seconds of a load, of a click, and megabytes of the server."""
    command, load, click = WAYS[what]
    found = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder, "script.py").write_text(BARE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with served(command, Path(folder)) as (address, process):
            for count in counts:
                others = crowd(address, count - 1, seconds + 5, what == CONCORD) if count > 1 else None
                loads, clicks, until = [], [], time.perf_counter() + seconds
                time.sleep(5 if others else 0)
                while time.perf_counter() < until or not clicks:
                    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
                    page.set_default_timeout(60_000)
                    loads.append(timed(lambda page=page: load(page, address)))
                    for step in range(4):
                        page.wait_for_timeout(500 + random.Random(step).uniform(0, 500))
                        clicks.append(timed(lambda page=page, step=step: click(page, step)))
                    page.context.close()
                held = memory(process)
                if others:
                    others.join()
                found.append((statistics.median(loads), statistics.median(clicks), held))
                print(f"  {what}, {count} readers: {len(loads)} loads, {len(clicks)} clicks", file=sys.stderr)
        browser.close()
    return found


def main() -> None:
    """Measure both, print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 5, 20])
    asked = parser.parse_args()
    chromium = os.environ.get("CONCORD_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    usual = list(readers.VIEWS)
    table = {}
    for what in WAYS:
        readers.VIEWS = usual
        table[what] = measured(what, asked.readers, asked.seconds, chromium)
    print(
        f"{os.cpu_count()} cores, browser and servers on the same machine; medians of {asked.seconds:g} s each"
    )
    print(f"{'readers':>7}  {'':15} {'page load s':>11} {'click s':>8} {'server MB':>9}")
    for n, count in enumerate(asked.readers):
        for what, rows in table.items():
            loads, clicks, held = rows[n]
            print(f"{count:>7}  {what:15} {loads:>11.2f} {clicks:>8.2f} {held:>9.0f}")
        ours, bare = table[CONCORD][n], table[STREAMLIT][n]
        print(
            f"{'':7}  {'ratio':15} {ours[0] / bare[0]:>11.1f} {ours[1] / bare[1]:>8.1f} {ours[2] / bare[2]:>9.1f}"
        )
    first, last = asked.readers[0], asked.readers[-1]
    for what, rows in table.items():
        if last > first:
            print(f"{what}: {(rows[-1][2] - rows[0][2]) / (last - first):.1f} MB for each reader added")


if __name__ == "__main__":
    main()
