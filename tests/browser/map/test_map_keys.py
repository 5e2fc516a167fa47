"""The map by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import FOCUSED, point, said, shown

pytestmark = pytest.mark.browser


def test_the_keyboard_walks_the_bodies_in_reading_order_and_opens_them(page, address):
    stage = shown(page, address)
    voice = page.locator(".voice")
    stage.focus()
    page.keyboard.press("Tab")
    expect(voice).to_contain_text("Durham Constabulary, force")
    page.keyboard.press("Tab")
    expect(voice).to_contain_text("lpb-durham, policing body")
    page.keyboard.press("End")
    expect(voice).to_contain_text("west-yorkshire")
    page.keyboard.press("ArrowRight")
    expect(voice).to_contain_text("Line 1 of 1. west-yorkshire leads National Police Air Service, 1 work")
    page.keyboard.press("Enter")
    said(page, "open west-yorkshire|LEADS|npas")
    third = stage.evaluate("stage => stage.concordMap.scene.page.order[2]")
    for key in ("Home", "ArrowDown", "ArrowDown", "e"):
        page.keyboard.press(key)
    said(page, f"expand {third}")


def test_the_keyboard_is_never_trapped(page, address):
    stage = shown(page, address)
    stage.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[0] == "Zoom in"
    page.keyboard.press("Shift+Tab")
    for _ in range(8):
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[0] != "stage"


def test_the_menu_by_keyboard_and_back_to_where_it_was(page, address):
    stage = shown(page, address)
    stage.focus()
    third = stage.evaluate("stage => stage.concordMap.scene.page.order[2]")
    for key in ("Tab", "Tab", "Tab", "Shift+F10"):
        page.keyboard.press(key)
    expect(page.get_by_role("menu")).to_be_visible()
    assert page.evaluate(FOCUSED)[1] == "Open"
    for key in ("ArrowDown", "End", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUSED)[1] == "Expand"
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    assert stage.evaluate("stage => stage.concordMap.scene.focused") == third
    page.keyboard.press("ContextMenu")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    said(page, f"expand {third}")


def test_the_keys_do_what_the_hand_does(page, address):
    stage = shown(page, address)
    stage.focus()
    order = stage.evaluate("stage => stage.concordMap.scene.page.order")
    for key in ("ArrowDown", "ArrowDown", " ", "ArrowDown", " "):
        page.keyboard.press(key)
    said(page, f"select {order[1]} {order[2]}")
    for key, what in (("c", "connect"), ("p", "pin"), ("h", "hide")):
        page.keyboard.press(key)
        said(page, f"{what} {order[1]} {order[2]}")


@pytest.mark.parametrize("key", ["Control+z", "Meta+z"])
def test_undo_and_redo_by_key_when_there_is_something_to_undo(page, address, key):
    stage = shown(page, address)
    stage.focus()
    page.keyboard.press(key)
    page.wait_for_timeout(700)
    said(page, "nothing")
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("aria-disabled", "false")
    page.keyboard.press(key)
    said(page, "undo")
    expect(page.get_by_role("button", name="Redo")).to_have_attribute("aria-disabled", "true")
