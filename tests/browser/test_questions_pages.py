"""Questions and Evidence as their readers use them: from a question to its answer, its evidence and what they take away."""

import csv
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def settled(page):
    expect(page.locator("footer.foot")).to_be_visible()
    page.wait_for_timeout(800)


def test_which_agreements_in_the_south_east_lack_a_review_date_is_three_clicks(page, address):
    page.goto(f"{address}/")
    page.get_by_role("link", name="Evidence").first.click()
    page.get_by_role("link", name="Gaps").click()
    page.get_by_role("link", name="South East", exact=True).click()
    found = page.get_by_role("region", name="Agreements without a review date")
    expect(found).to_contain_text("9 of the 9 agreements in the South East have no known review date")
    expect(found.get_by_role("link", name="Agreement on the Minerva Programme")).to_be_visible()


def test_a_question_is_found_and_asked_of_a_force_by_typing_alone(page, address):
    page.goto(f"{address}/questions")
    settled(page)
    box = page.get_by_role("combobox", name="Find a question")
    box.fill("people to")
    expect(page.get_by_role("option", name="People to meet")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="People to meet")).to_be_visible()
    page.get_by_role("combobox", name="Force or policing body").fill("durhan con")
    page.get_by_role("option", name=re.compile("Durham Constabulary")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People to meet for Durham Constabulary")
    expect(page).to_have_url(re.compile("question=people_to_meet&body=durham"))


def test_an_answer_is_followed_to_its_evidence_and_back_without_loading_anew(page, address):
    page.goto(f"{address}/questions?question=depends&of=durham")
    settled(page)
    page.evaluate("window.same = true")
    page.get_by_role("region", name="Certain").get_by_role("link", name="8 claims").click()
    evidence = page.get_by_role("region", name="Evidence")
    expect(evidence).to_contain_text("8 claims in 7 documents")
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(evidence).to_have_count(0)


def test_a_line_of_the_map_of_an_answer_is_opened_with_the_keyboard(page, address):
    page.goto(f"{address}/questions?question=depends&of=durham&show=map")
    settled(page)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("selected="))
    expect(page.get_by_role("region", name="Evidence")).to_contain_text("claim")


def test_the_answer_leaves_as_csv_with_every_row(page, address):
    page.goto(f"{address}/questions?question=depends&of=durham")
    settled(page)
    with page.expect_download() as going:
        page.get_by_role("button", name=re.compile("csv", re.IGNORECASE)).first.click()
    rows = list(csv.DictReader(going.value.path().open(encoding="utf-8")))
    assert len(rows) == page.locator("[role=region] tbody tr").count()


def test_the_calendar_leaves_with_the_dates_that_are_known(page, address):
    page.goto(f"{address}/questions?question=decisions_pending&body=durham")
    settled(page)
    with page.expect_download() as going:
        page.get_by_role("button", name=re.compile("to a calendar")).click()
    text = going.value.path().read_bytes().decode("utf-8")
    # the term of the commissioner ends in May 2028, the MSOIC agreement ran until 31 March 2024
    assert text.count("BEGIN:VEVENT\r\n") == 2
    assert "DTSTART;VALUE=DATE:20240331\r\n" in text
    assert "DTSTART;VALUE=DATE:20280501\r\nDTEND;VALUE=DATE:20280601\r\n" in text


def test_on_paper_there_is_the_list_of_people_and_nothing_else(page, address):
    page.goto(f"{address}/questions?question=people_to_meet&body=durham")
    settled(page)
    page.emulate_media(media="print")
    said = page.locator("[data-testid=stMain]").inner_text()
    assert said.strip().startswith("People to meet for Durham Constabulary")
    for gone in ("Find a question", "Download", "Also about", "To print", "All questions"):
        assert gone not in said
    expect(
        page.get_by_role("heading", name="Superintendent (Durham), Head of Service, CDSOU")
    ).to_be_visible()
