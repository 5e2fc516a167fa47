"""Several bodies chosen at once, one by one or by an area, and what is done with them."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import choose, point, said, selected, shown

pytestmark = pytest.mark.browser


def test_shift_clicks_select_several_even_faster_than_the_page_answers(page, address):
    stage = shown(page, address)
    choose(page, stage, "npas", "durham", "evil", "lpb-durham")
    said(page, "select npas durham evil lpb-durham")
    page.wait_for_timeout(500)
    assert selected(stage) == ["npas", "durham", "evil", "lpb-durham"]
    page.keyboard.down("Control")
    page.mouse.click(**point(stage, "evil"))
    page.keyboard.up("Control")
    said(page, "select npas durham lpb-durham")


def test_a_bar_offers_what_can_be_done_with_several(page, address):
    stage = shown(page, address)
    bar = page.get_by_role("group", name="What to do with the selection")
    page.mouse.click(**point(stage, "npas"))
    expect(bar).to_be_hidden()
    choose(page, stage, "npas", "evil")
    expect(bar).to_contain_text("2 selected")
    for name, what in [("Connect them", "connect"), ("Keep only these", "keep"), ("Pin them", "pin")]:
        bar.get_by_role("button", name=name).click()
        said(page, f"{what} npas evil")
    bar.get_by_role("button", name="Hide them").click()
    said(page, "hide npas evil")
    expect(bar).to_be_hidden()
    assert stage.evaluate("stage => [...stage.concordMap.scene.bodies.keys()]") == ["durham", "lpb-durham"]


@pytest.mark.parametrize("width", [1200, 390])
def test_the_bar_comes_and_moves_nothing(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    stage = shown(page, address)
    below = page.get_by_role("button", name="unrelated")
    before = stage.bounding_box(), below.bounding_box()
    choose(page, stage, "npas", "evil")
    said(page, "select npas evil")
    expect(page.locator(".bar")).to_be_visible()
    assert (stage.bounding_box(), below.bounding_box()) == before


def test_clear_and_escape_clear_the_selection(page, address):
    stage = shown(page, address)
    choose(page, stage, "npas", "evil")
    page.get_by_role("button", name="Clear").click()
    said(page, "select")
    assert selected(stage) == []
    choose(page, stage, "npas", "evil")
    said(page, "select npas evil")
    page.keyboard.press("Escape")
    said(page, "select")


@pytest.mark.parametrize("way", ["button", "shift"])
def test_a_box_selects_the_bodies_in_it(page, address, way):
    stage = shown(page, address, "?free=1")
    box = stage.bounding_box()
    if way == "button":
        page.get_by_role("button", name="Select an area").click()
    else:
        page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] - 5, steps=4)
    expect(stage.locator(".area")).to_be_visible()
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator(".bar span")).to_have_text("6 selected")
    expect(page.get_by_role("button", name="Select an area")).to_have_attribute("aria-pressed", "false")
    assert sorted(selected(stage)) == ["cumbria", "durham", "evil", "lpb-durham", "npas", "west-yorkshire"]


def test_while_selecting_an_area_a_click_adds_so_that_nobody_has_to_drag(page, address):
    stage = shown(page, address)
    page.get_by_role("button", name="Select an area").click()
    page.mouse.click(**point(stage, "npas"))
    page.mouse.click(**point(stage, "evil"))
    said(page, "select npas evil")
    stage.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Select an area")).to_have_attribute("aria-pressed", "false")


def test_acts_that_change_the_view_all_arrive_however_fast_they_come(page, address):
    stage = shown(page, address)
    for key in ("evil", "npas", "lpb-durham"):
        stage.evaluate("(stage, key) => stage.concordMap.act('hide', [key])", key)
    expect(page.get_by_text("acts: hide hide hide", exact=True)).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(0)
