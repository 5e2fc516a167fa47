"""The pages as a new user meets them, in a real browser, on the facts that ship."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def test_a_force_has_its_map_legend_panel_and_table(page, address):
    page.goto(f"{address}/?body=durham")
    heading(page, "Durham Constabulary")
    expect(page.get_by_role("region", name="Legend")).to_contain_text("takes part")
    expect(page.get_by_role("region", name="Table of lines")).to_contain_text("National Police Air Service")
    expect(page.locator(".panel").first).to_contain_text("of the 22 units that it takes part in")
    expect(page.get_by_role("application")).to_be_visible()


def test_a_line_of_the_table_opens_who_says_so(page, address):
    page.goto(f"{address}/?body=nersou")
    heading(page, "North East Regional Special Operations Unit")
    page.locator("tr[data-line='durham|COLLABORATES|nersou']").get_by_role(
        "link", name="takes part in"
    ).click()
    expect(page.locator("body")).to_contain_text("Who says so")
    expect(page.locator("body")).to_contain_text("Current Issues, NERSOU")
    expect(page.locator("body")).to_contain_text("as of May 2021")


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


def test_a_named_question_is_asked_from_its_address_and_says_what_it_could_not_see(page, address):
    page.goto(f"{address}/questions?question=depends&of=durham")
    heading(page, "depend")
    expect(page.locator("body")).to_contain_text("for 8 of the 22 units it takes part in")
    expect(page.get_by_role("region", name="Certain")).to_contain_text("Mayor of West Yorkshire")


def test_a_query_in_cypher_is_answered_and_a_write_is_refused(page, address):
    page.goto(f"{address}/ask?cypher=MATCH%20(n:Force%20%7Bid:'durham'%7D)%20RETURN%20n")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("Durham Constabulary")
    page.goto(f"{address}/ask?cypher=CREATE%20(n:Force%20%7Bid:'x'%7D)")
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_evidence_page_shows_both_sides_of_a_disagreement(page, address):
    page.goto(f"{address}/evidence?tab=disagreements")
    heading(page, "Evidence")
    expect(page.locator("body")).to_contain_text("The register calls it Technical Support Unit.")
    expect(page.locator("body")).to_contain_text("Technical Surveillance Unit")
