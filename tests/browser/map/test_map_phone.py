"""The map under a thumb."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import point, said, shown

pytestmark = pytest.mark.browser


def test_on_a_phone_a_tap_opens_and_a_long_press_opens_the_menu(phone, address):
    stage = shown(phone, address)
    phone.touchscreen.tap(**point(stage, "npas"))
    said(phone, "open npas")
    touch = phone.context.new_cdp_session(phone)
    at = point(stage, "evil")
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    phone.wait_for_timeout(800)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    menu = phone.get_by_role("menu")
    expect(menu).to_be_visible()
    assert min(menu.get_by_role("menuitem").evaluate_all("items => items.map(i => i.offsetHeight)")) >= 44
    phone.wait_for_timeout(400)
    said(phone, "open npas")
    menu.get_by_role("menuitem", name="Hide").tap()
    said(phone, "hide evil")


def test_every_button_is_large_enough_and_nothing_is_wider_than_the_phone(phone, address):
    stage = shown(phone, address)
    phone.get_by_role("button", name="Select an area").tap()
    for key in ("npas", "evil"):
        phone.touchscreen.tap(**point(stage, key))
    expect(phone.locator(".bar span")).to_have_text("2 selected")
    sizes = phone.locator(".concord button:visible").evaluate_all(
        "b => b.map(x => [x.offsetWidth, x.offsetHeight])"
    )
    assert min(min(size) for size in sizes) >= 36
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
