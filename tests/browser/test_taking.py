"""Taking the picture away from the page: seen as it will be printed, then as a file."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser


def test_the_picture_of_a_view_is_seen_as_it_will_be_printed_and_taken_as_a_pdf(page, address):
    page.goto(f"{address}/?body=durham&today=2026-11-22")
    page.get_by_role("button", name="Download this picture").click()
    opened = page.get_by_role("dialog")
    expect(opened.get_by_role("status")).to_have_text(re.compile(r"^210 x 297 mm, labels of [89](\.5)? pt\."))
    shown = opened.locator("img[alt^='Map: Who Durham Constabulary works with']")
    expect(shown).to_be_visible()
    opened.get_by_role("combobox", name="Form").click()
    page.get_by_role("option", name="PDF").click()
    opened.get_by_label("Title").fill("Durham today")
    opened.get_by_label("Title").press("Enter")
    expect(opened.locator("img[alt^='Map: Durham today']")).to_be_visible()
    with page.expect_download() as taking:
        opened.get_by_role("button", name="Download as PDF").click()
    assert taking.value.suggested_filename == "concord-picture.pdf"
    text = PdfReader(io.BytesIO(taking.value.path().read_bytes())).pages[0].extract_text()
    assert re.search(r"Durham today.*Cleveland and Durham\s+fingerprint bureau", text, re.S)


def test_a_picture_that_no_paper_of_that_size_holds_says_which_does(page, address):
    page.goto(f"{address}/?body=durham&today=2026-11-22")
    page.get_by_role("button", name="Download this picture").click()
    opened = page.get_by_role("dialog")
    opened.get_by_role("combobox", name="Size").click()
    page.get_by_role("option", name="Half a page").click()
    expect(opened.get_by_role("alert")).to_contain_text("too many for half a page")
    expect(opened.get_by_role("alert")).to_contain_text("A3 portrait")
