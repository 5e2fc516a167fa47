"""The page around the map: rows, links, a second map."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import point, said, shown

pytestmark = pytest.mark.browser


def test_a_row_and_its_line_or_body_light_up_together(page, address):
    stage = shown(page, address)
    hovered = "stage => stage.concordMap.scene.hovered"
    page.get_by_role("link", name="LEADS").hover()
    assert stage.evaluate(hovered) == "west-yorkshire|LEADS|npas"
    page.get_by_text("lpb-durham", exact=True).hover()
    assert stage.evaluate(hovered) == "lpb-durham"
    page.get_by_role("button", name="unrelated").hover()
    assert stage.evaluate(hovered) is None
    page.get_by_role("link", name="LEADS").focus()
    assert stage.evaluate(hovered) == "west-yorkshire|LEADS|npas"
    page.evaluate("document.activeElement.blur()")
    assert stage.evaluate(hovered) is None
    page.mouse.move(**point(stage, "west-yorkshire|LEADS|npas"))
    lit = "[...document.querySelectorAll('.lit')].map(e => e.dataset.body || e.dataset.line)"
    assert page.evaluate(lit) == ["west-yorkshire|LEADS|npas"]
    page.mouse.move(**point(stage, "west-yorkshire"))
    assert page.evaluate(lit) == ["west-yorkshire"]
    page.mouse.move(5, 5)
    assert page.evaluate(lit) == []


def test_a_link_to_a_view_of_this_page_does_not_load_it_anew(page, address):
    shown(page, address)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="another view").click()
    said(page, "link body=npas&hops=2")
    page.get_by_role("link", name="LEADS").focus()
    page.keyboard.press("Enter")
    said(page, "link selected=west-yorkshire|LEADS|npas")
    assert page.evaluate("window.same") is True


def test_other_clicks_on_links_are_the_browsers(page, address):
    shown(page, address)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="another view").click(modifiers=["Control"])
    assert opened.value.url.endswith("?body=npas&hops=2")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="a new tab").click()
    assert opened.value.url.endswith("?x=1")
    said(page, "nothing")


def test_two_maps_on_a_page_do_not_disturb_each_other(page, address):
    page.goto(f"{address}/?two=1")
    stages = page.locator(".stage[data-ready]")
    expect(stages).to_have_count(2)
    page.wait_for_timeout(400)
    second = stages.nth(1)
    second.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.mouse.click(**point(second, "npas"), button="right")
    assert page.get_by_role("menuitem").all_text_contents() == ["Open"]
    page.keyboard.press("Escape")
    page.get_by_role("link", name="another view").click()
    said(page, "link body=npas&hops=2")
    page.mouse.move(**point(second, "evil"))
    assert stages.nth(0).evaluate("stage => stage.concordMap.scene.hovered") is None
    assert second.evaluate("stage => stage.concordMap.scene.hovered") == "evil"
