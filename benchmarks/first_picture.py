"""Seconds from navigation to a stable picture: the map component beside its peers, in one run.

    python benchmarks/first_picture.py [--bodies 60] [--rounds 3]

The same graph each time, on a Streamlit page of its own, in one Chromium without a cache between pages; over 100
bodies in the free layout, with its limit lifted. pyvis is measured as it comes (the browser places the bodies) and
with our positions and its physics off; the two tags by which it asks another machine for bootstrap are taken out, or
offline it would wait for them, and its bar of progress is no picture. st-link-analysis is measured where it is
installed, with its usual layout. A picture is stable at its last change before a second and a half without any; the
wait is not counted. What never rests is given up after three minutes.
"""

import argparse
import hashlib
import statistics
import time

from pages import COMPONENT, PAGES, chromium, served
from playwright.sync_api import Browser, Page

QUIET = 1.5
LONGEST = 180.0


def seconds(browser: Browser, address: str) -> float:
    """From navigation to the last change of the picture; LONGEST where it never rests."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector("iframe, .stage[data-ready]", timeout=90_000)
    last, changed = "", time.perf_counter()
    while time.perf_counter() - changed < QUIET and time.perf_counter() - begun < LONGEST:
        now = time.perf_counter()
        seen = hashlib.sha256(page.screenshot(timeout=90_000)).hexdigest()
        if seen != last:
            last, changed = seen, now
        if loading(page):
            changed = time.perf_counter()
        time.sleep(0.05)
    context.close()
    return changed - begun


def loading(page: Page) -> bool:
    """Whether pyvis still shows how far it has come instead of the picture."""
    bar = "(() => { const bar = document.getElementById('loadingBar'); return !!bar && bar.style.display !== 'none'; })()"
    return any(frame.evaluate(bar) for frame in page.frames[1:])


def main() -> None:
    """Measure in turn, print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bodies", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    taken: dict[str, list[float]] = {page: [] for page in PAGES}
    with served(asked.bodies) as address, chromium() as browser:
        seconds(browser, f"{address}/?page={COMPONENT}")  # imports are paid once, by nobody who is measured
        for _ in range(asked.rounds):
            for page in PAGES:
                taken[page].append(seconds(browser, f"{address}/?page={page}"))
    base = statistics.median(taken[COMPONENT])
    print(f"{asked.bodies} bodies, median of {asked.rounds} (lowest to highest), seconds")
    for page, times in taken.items():
        middle = statistics.median(times)
        print(f"{page:22} {middle:5.2f} ({min(times):.2f} to {max(times):.2f})  {middle / base:4.1f} x")


if __name__ == "__main__":
    main()
