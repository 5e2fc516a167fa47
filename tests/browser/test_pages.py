"""The pages as a new user meets them, in a real browser, on the facts that ship."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """`concord serve` on a free port, with a data directory of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("home")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CONCORD_")} | {
        "XDG_DATA_HOME": str(home)
    }
    command = [sys.executable, "-m", "cli", "serve", "--no-browser", "--port", str(port)]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def page(browser, address):
    """A page of a new reader, that remembers every address it asked for."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield opened
    context.close()


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def test_it_opens_on_a_force_with_its_map_legend_panel_and_table(page, address):
    page.goto(address)
    heading(page, "Durham Constabulary")
    expect(page.get_by_role("region", name="Legend")).to_contain_text("takes part")
    expect(page.get_by_role("region", name="Table of lines")).to_contain_text("National Police Air Service")
    expect(page.locator(".panel")).to_contain_text("of the 22 units that Durham Constabulary takes part in")
    expect(page.get_by_role("application")).to_be_visible()


def test_no_request_leaves_the_machine(page, address):
    page.goto(address)
    heading(page, "Durham Constabulary")
    page.wait_for_timeout(2000)
    assert [url for url in page.asked if not re.match(r"(https?|wss?)://127\.0\.0\.1|data:|blob:", url)] == []


def find(page, text):
    box = page.get_by_role("combobox", name="Find a force, body, person or abbreviation")
    box.click()
    box.fill(text)
    page.wait_for_timeout(400)
    box.press("Enter")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("npas", "National Police Air Service"),
        ("Northumbria Pol", "Northumbria Police"),
        ("OPCVC", "Durham"),
    ],
)
def test_part_of_a_name_an_abbreviation_or_an_alias_finds_a_body(page, address, typed, found):
    page.goto(address)
    heading(page, "Durham Constabulary")
    find(page, typed)
    heading(page, found)
    expect(page).to_have_url(re.compile("body="))


def test_the_url_is_the_view(page, address):
    page.goto(f"{address}/?body=npas&selected=lpb-west-yorkshire%7CLEADS%7Cnpas")
    heading(page, "National Police Air Service")
    expect(page.locator(".panel")).to_contain_text("The transition and transformation of NPAS")


def test_a_line_of_the_table_opens_who_says_so(page, address):
    page.goto(f"{address}/?body=nersou")
    heading(page, "North East Regional Special Operations Unit")
    page.get_by_role("row", name=re.compile("Durham Constabulary")).get_by_role("link").first.click()
    expect(page.locator(".panel")).to_contain_text("Who says so")
    expect(page.locator(".panel")).to_contain_text("Current Issues, NERSOU")
    expect(page.locator(".panel")).to_contain_text("as of May 2021")


def test_the_map_is_walked_and_opened_with_the_keyboard(page, address):
    page.goto(f"{address}/?body=nersou")
    heading(page, "North East Regional Special Operations Unit")
    expect(page.locator("canvas").first).to_be_visible()
    page.wait_for_timeout(500)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("selected="))


def test_a_link_to_something_gone_says_so_and_offers_the_closest(page, address):
    page.goto(f"{address}/?body=durhan")
    heading(page, "This link names “durhan”, which is not in the facts")
    expect(page.get_by_role("link", name="Durham Constabulary")).to_be_visible()


def test_dependencies_rank_lead_bodies_and_show_who_depends_on_one(page, address):
    page.goto(f"{address}/dependencies")
    heading(page, "Which forces depend on which lead bodies")
    expect(page.locator("body")).to_contain_text("units that have participants have a known lead or host")
    page.get_by_role("link", name="Mayor of West Yorkshire").first.click()
    expect(page.get_by_role("heading", name="Who depends on Mayor of West Yorkshire")).to_be_visible()
    expect(page.get_by_role("region", name="Certain dependants")).to_contain_text("Durham Constabulary")


def test_names_from_an_address_are_never_markup(page, address):
    page.goto(f"{address}/?body=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    heading(page, "This link names")
    assert page.locator("h1 img").count() == 0


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    heading(page, "Durham Constabulary")
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_named_question_is_asked_from_its_address_and_says_what_it_could_not_see(page, address):
    page.goto(f"{address}/questions?question=depends&of=durham")
    heading(page, "Questions")
    expect(page.locator("body")).to_contain_text("of the 22 units that Durham Constabulary takes part in")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("Mayor of West Yorkshire")


def test_a_query_in_cypher_is_answered_and_a_write_is_refused(page, address):
    page.goto(f"{address}/ask?cypher=MATCH%20(n:Force%20%7Bid:'durham'%7D)%20RETURN%20n")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("Durham Constabulary")
    page.goto(f"{address}/ask?cypher=CREATE%20(n:Force%20%7Bid:'x'%7D)")
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_evidence_page_shows_both_sides_of_a_disagreement(page, address):
    page.goto(f"{address}/evidence")
    heading(page, "Evidence")
    expect(page.locator("body")).to_contain_text("The register calls it Technical Support Unit.")
    expect(page.locator("body")).to_contain_text("Technical Surveillance Unit")
