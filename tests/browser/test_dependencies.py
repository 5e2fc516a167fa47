"""Dependencies as its readers use it: from a question to an answer and its evidence, by hand and by keyboard alone."""

import csv
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def settled(page):
    expect(page.locator("footer.foot")).to_be_visible()
    page.wait_for_timeout(600)


def test_what_cleveland_would_lose_if_durham_left_is_found_from_the_menu(page, address):
    page.goto(f"{address}/dependencies")
    page.get_by_role("link", name="If it withdrew").click()
    box = page.get_by_role("combobox", name="Who withdraws or is abolished")
    box.fill("durham con")
    page.get_by_role("option", name=re.compile("Durham Constabulary")).click()
    expect(page.locator(".answer")).to_contain_text("hardest Cleveland Police")
    page.keyboard.press("Escape")  # the list stays open for a second choice
    page.get_by_role("link", name="As seen by Cleveland Police").first.click()
    expect(page.locator(".answer")).to_contain_text(
        "If Durham Constabulary left, Cleveland Police would lose"
    )
    page.get_by_role("region", name="Hit hardest").get_by_role("link", name=re.compile("claim")).first.click()
    expect(page.get_by_role("region", name="Evidence")).to_contain_text("Who says so")
    expect(page).to_have_url(re.compile("bodies=durham.*seen_by=cleveland.*row="))


def test_a_link_of_the_page_does_not_load_it_anew_and_goes_back(page, address):
    page.goto(f"{address}/dependencies?view=matrix")
    settled(page)
    page.evaluate("window.same = true")
    page.get_by_role("link", name=re.compile("Cleveland Police on Metropolitan")).click()
    expect(
        page.get_by_role("heading", name="Cleveland Police on Metropolitan Police Service")
    ).to_be_visible()
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(page.get_by_role("heading", name="Cleveland Police on Metropolitan Police Service")).to_have_count(
        0
    )


def test_a_cell_is_opened_with_the_keyboard_and_the_focus_stays_on_it(page, address):
    page.goto(f"{address}/dependencies?view=matrix")
    settled(page)
    name = re.compile("Durham Constabulary on West Yorkshire")
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.wait_for_timeout(800)
    focused = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
    assert name.search(focused)


@pytest.mark.parametrize("width", [1440, 390])
def test_heads_and_the_first_column_stay_while_the_matrix_scrolls(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/dependencies?view=matrix")
    settled(page)
    heat = page.locator(".heat")
    heat.scroll_into_view_if_needed()
    before = heat.evaluate(
        "h => [h.querySelector('tr.f th').getBoundingClientRect().left, h.getBoundingClientRect().left]"
    )
    heat.evaluate("h => { h.scrollLeft = 200; h.scrollTop = 300; }")
    after = heat.evaluate(
        "h => [h.querySelector('tr.f th').getBoundingClientRect().left, h.querySelector('.v').getBoundingClientRect().top "
        "- h.getBoundingClientRect().top]"
    )
    assert after[0] == pytest.approx(before[0], abs=1)
    assert 0 <= after[1] <= 40


def test_the_heat_of_one_two_and_three_units_differs_in_grey(page, address):
    page.goto(f"{address}/dependencies?view=matrix")
    settled(page)
    greys = page.evaluate(
        """() => ['h1', 'h2', 'h3'].map(kind => {
          const [r, g, b] = getComputedStyle(document.querySelector(`.heat .${kind} a`)).backgroundColor.match(/\\d+/g);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b; })"""
    )
    # at least an eighth of the scale of grey between neighbours, and between the lightest and white
    assert all(a - b > 32 for a, b in zip([255, *greys], greys, strict=False))


def test_the_map_and_the_rows_of_one_body_open_the_same_evidence(page, address):
    page.goto(f"{address}/dependencies?lead=west-yorkshire")
    settled(page)
    page.get_by_role("region", name="Certain dependants").get_by_role(
        "link", name="Durham Constabulary"
    ).click()
    evidence = page.get_by_role("region", name="Evidence")
    expect(evidence).to_contain_text("Durham Constabulary on West Yorkshire Police")
    page.get_by_role("link", name="Close the evidence").click()
    expect(evidence).to_have_count(0)


def test_every_row_of_the_ranking_leaves_as_csv(page, address):
    page.goto(f"{address}/dependencies")
    settled(page)
    with page.expect_download() as going:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.DictReader(going.value.path().open(encoding="utf-8")))
    assert len(rows) == page.get_by_role("region", name="Ranking of lead bodies").locator("tbody tr").count()
    assert rows[0]["lead"] == "metropolitan"


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_no_cell_of_a_consequence_is_out_of_sight_and_each_says_its_head(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/dependencies?view=withdrawal&bodies=durham&seen_by=cleveland")
    settled(page)
    lost = page.get_by_role("table").filter(has_text="Roads policing").first
    expect(lost.get_by_role("row").filter(has_text="Roads policing").first).to_be_visible()
    cells = lost.locator("td").evaluate_all(
        "all => all.map(c => [c.getBoundingClientRect().left, c.getBoundingClientRect().right, c.dataset.head])"
    )
    assert all(left >= 0 and right <= width for left, right, _ in cells)
    assert [head for _, _, head in cells[:5]] == [
        "Who",
        "Function",
        "Through",
        "Who else provides it",
        "Evidence",
    ]
