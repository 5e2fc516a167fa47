"""A new user reviews a register in a browser: reads it, decides by keyboard, enters it, and finds it on the map."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from loaders.candidates import read_candidates
from tests.browser.test_every_view import settle, violations

pytestmark = pytest.mark.browser

REGISTER = """Section 22A register as at 1 October 2018
Agreement,Derby,Leics,Lincs,Lead force
Joint Drones,Y,Y,x,Derbyshire
EMSOU,Y,Y,Y,
Natinal Police Air Service,Y,,,
"""
"""Nine candidates in this order: B3, C3, a question at D3 ("x" has no key), the lead at E3, B4, C4, D4, a question at A5
(the name is nearly a known one), B5."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The folder of a reviewer: her register, what `concord read` made of it, and the address of `concord review`."""
    home = tmp_path_factory.mktemp("desk")
    (home / "register.csv").write_text(REGISTER, encoding="utf-8")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CONCORD_")} | {
        "XDG_DATA_HOME": str(home)
    }
    ran = {"cwd": Path(__file__).parent.parent.parent, "env": clean}
    concord = [sys.executable, "-m", "cli"]
    file = str(home / "candidates.csv")
    subprocess.run([*concord, "read", str(home / "register.csv"), "--out", file], check=True, **ran)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*concord, "review", file, "--into", str(home / "ours"), "--no-browser", "--port", str(port)]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, **ran)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield home, f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


def decided(home):
    """Which candidates the file says are accepted and which rejected, counted from 1."""
    rows = [told for _, told in read_candidates(home / "candidates.csv")]
    return tuple(
        [n for n, told in enumerate(rows, 1) if told.decision == key] for key in ("accept", "reject")
    )


def looked_at(page):
    return page.locator(".st-key-rv-card .no.now")


@pytest.mark.parametrize(
    "query", ["", "?show=questions", "?show=questions&step=edit", "?candidate=99", "?step=enter"]
)
def test_every_view_of_a_review_fits_its_window_and_axe_finds_nothing(page, desk, query):
    page.goto(f"{desk[1]}/review{query}")
    settle(page)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_register_is_reviewed_by_keyboard_entered_and_found_on_the_map(page, desk):
    home, address = desk
    page.goto(f"{address}/review")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("9 candidates, 0 decided")
    expect(page.locator(".rv-sheet mark.now")).to_have_text("1 Y")

    page.keyboard.press("r")
    expect(looked_at(page)).to_have_text("2")
    assert decided(home) == ([], [1])
    page.keyboard.press("u")
    expect(looked_at(page)).to_have_text("1")
    assert decided(home) == ([], [])

    # the second click of a double click is not one on the candidate that comes after
    page.get_by_role("button", name="Accept", exact=True).dblclick()
    expect(looked_at(page)).to_have_text("2")
    settle(page)
    assert decided(home) == ([1], [])
    page.keyboard.press("u")
    expect(looked_at(page)).to_have_text("1")

    page.keyboard.press("j")
    expect(looked_at(page)).to_have_text("2")
    page.keyboard.press("k")
    expect(looked_at(page)).to_have_text("1")
    page.keyboard.press("a")
    expect(looked_at(page)).to_have_text("2")
    assert decided(home) == ([1], [])

    page.keyboard.press("e")
    expect(page.get_by_label("Who", exact=True)).to_be_focused()
    page.keyboard.type("rauj")  # is text, in a field
    page.get_by_role("button", name="Leave as it was").click()
    expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()
    assert decided(home) == ([1], [])

    settle(page)
    page.locator("h1").click()
    page.keyboard.press("Shift+A")
    expect(page.get_by_role("heading", level=1)).to_have_text("9 candidates, 6 decided")
    assert decided(home) == ([1, 2, 5, 6, 7, 9], [])
    expect(looked_at(page)).to_have_text("4")
    page.keyboard.press("a")
    expect(page.get_by_text("Nothing is left to decide")).to_be_visible()

    page.get_by_role("link", name="Questions: 2").click()
    expect(page.get_by_text("No key says what")).to_be_visible()
    page.get_by_role("button", name="Nothing to enter").click()
    page.get_by_role("button", name="National Police Air Service (npas)").click()
    expect(page.get_by_text("is taken for National Police Air Service")).to_be_visible()
    page.get_by_role("button", name="Nothing to enter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("9 candidates, 9 decided")

    page.get_by_role("button", name="Enter 7 accepted").click()
    page.get_by_role("button", name="Enter 7 into the facts").click()
    # Joint Drones is new, and the register itself; the lead and six participations are relationships
    expect(page.get_by_text("1 body or person, 1 document, 7 relationships.")).to_be_visible()
    expect(page.get_by_text("Not entered: 2 rejected.")).to_be_visible()
    page.get_by_role("link", name="Joint Drones").click()
    settle(page)
    expect(page.locator("[data-testid=stMain]")).to_contain_text("Joint Drones, Lead force: Derbyshire")


def test_what_was_decided_is_there_for_whoever_opens_the_page_next(page, desk):
    page.goto(f"{desk[1]}/review?show=decided")
    expect(page.get_by_role("heading", level=1)).to_have_text("9 candidates, 9 decided")
