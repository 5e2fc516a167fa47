"""What a reader waits for once the picture is there: a click, a filter, a drag; the component beside its peers, in one run.

    python benchmarks/interaction.py [--bodies 60] [--rounds 7]

click       from a click on a body until the page under the map names it. pyvis in an iframe tells the page nothing.
            Beside it "again": a button of the same page, the least that Streamlit takes for any answer.
filter      from a click on a box that leaves half of the bodies until the picture has last changed.
drag        pictures a second while a body is dragged for two seconds, by requestAnimationFrame where the map is.
"""

import argparse
import hashlib
import statistics
import time
from collections.abc import Callable
from typing import Any

from first_picture import LONGEST, QUIET
from pages import COMPONENT, LINKS, PAGES, chromium, served
from playwright.sync_api import Browser, Page

POINTS = {
    COMPONENT: "(stage, key) => stage.concordMap.point(key)",
    LINKS: "key => { const cy = [...document.querySelectorAll('*')].find(e => e._cyreg)._cyreg.cy;"
    " const at = cy.getElementById(key).renderedPosition(), box = cy.container().getBoundingClientRect();"
    " return { x: at.x + box.left, y: at.y + box.top }; }",
}
PYVIS_POINT = (
    "key => { const at = network.canvasToDOM(network.getPosition(key)), box = document.querySelector('canvas')"
    ".getBoundingClientRect(); return { x: at.x + box.left, y: at.y + box.top }; }"
)
FRAMES = "() => { window.frames0 = 0; const tick = () => { window.frames0++; requestAnimationFrame(tick); }; tick(); }"


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
    page.goto(address)
    page.wait_for_selector("iframe, .stage[data-ready]", timeout=90_000)
    at_rest(page)
    return page


def at_rest(page: Page) -> float:
    """When the picture last changed."""
    begun = changed = time.perf_counter()
    last = ""
    while time.perf_counter() - changed < QUIET and time.perf_counter() - begun < LONGEST:
        now = time.perf_counter()
        seen = hashlib.sha256(page.screenshot()).hexdigest()
        if seen != last:
            last, changed = seen, now
        time.sleep(0.03)
    return changed


def where(page: Page, kind: str, key: str) -> tuple[float, float]:
    """Where a body is on the page."""
    if kind == COMPONENT:
        at = page.locator(".stage").evaluate(POINTS[kind], key)
        return at["x"], at["y"]
    frame = page.frames[-1]
    at = frame.evaluate(POINTS.get(kind, PYVIS_POINT), key)
    box = page.locator("iframe").first.bounding_box() or {"x": 0, "y": 0}
    return at["x"] + box["x"], at["y"] + box["y"]


def timed(does: Callable[[], Any], until: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    does()
    until()
    return time.perf_counter() - begun


def click(page: Page, kind: str, key: str) -> float:
    x, y = where(page, kind, key)
    return timed(lambda: page.mouse.click(x, y), lambda: page.get_by_text(f"panel: {key}").wait_for())


def again(page: Page) -> float:
    runs = int((page.get_by_text("runs: ").inner_text()).split()[-1])
    button = page.get_by_role("button", name="again")
    return timed(button.click, lambda: page.get_by_text(f"runs: {runs + 1}").wait_for())


def filtered(page: Page) -> float:
    begun = time.perf_counter()
    page.get_by_text("half", exact=True).click()
    return at_rest(page) - begun


def dragged(page: Page, kind: str, key: str) -> float:
    """Pictures a second while a body is dragged."""
    x, y = where(page, kind, key)
    frame = page.main_frame if kind == COMPONENT else page.frames[-1]
    frame.evaluate(FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    before, begun = frame.evaluate("window.frames0"), time.perf_counter()
    step = 0
    while time.perf_counter() - begun < 2:
        step += 1
        page.mouse.move(x + step % 60, y + step % 40)
    rate = (frame.evaluate("window.frames0") - before) / (time.perf_counter() - begun)
    page.mouse.up()
    return float(rate)


def measured(browser: Browser, address: str, kind: str, rounds: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"click": [], "again": [], "filter": [], "drag": []}
    page = opened(browser, f"{address}/?page={kind}")
    page.get_by_role("button", name="again").click()
    at_rest(page)
    for number in range(rounds):
        if kind in POINTS:
            found["click"].append(click(page, kind, ("focus", "unit-0")[number % 2]))
            page.wait_for_timeout(600)
        found["again"].append(again(page))
        page.wait_for_timeout(300)
    for _ in range(max(2, rounds // 2)):
        found["filter"].append(filtered(page))
    found["drag"].append(dragged(page, kind, "unit-0"))
    page.context.close()
    return found


def main() -> None:
    """Measure in turn, print medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bodies", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    print(f"{asked.bodies} bodies; medians: seconds, and pictures a second while dragging")
    with served(asked.bodies) as address, chromium() as browser:
        opened(browser, f"{address}/?page={COMPONENT}").context.close()
        for kind in PAGES:
            found = measured(browser, address, kind, asked.rounds)
            told = "  ".join(
                f"{what} {statistics.median(times):6.2f}" if times else f"{what}      -"
                for what, times in found.items()
            )
            print(f"{kind:22} {told}", flush=True)


if __name__ == "__main__":
    main()
