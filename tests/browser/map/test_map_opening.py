"""A click and a wheel on the map, and what hovers beside the pointer."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import SCALE, point, said, shown

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("query", ["", "?free=1"])
def test_a_click_on_a_body_and_on_a_line_comes_back(page, address, query):
    stage = shown(page, address, query)
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")
    page.mouse.click(**point(stage, "durham|COLLABORATES|npas"))
    said(page, "open durham|COLLABORATES|npas")


def test_in_columns_the_whole_label_can_be_clicked(page, address):
    stage = shown(page, address)
    at = point(stage, "npas")
    page.mouse.click(at["x"] + 120, at["y"])
    said(page, "open npas")


def test_a_double_click_expands(page, address):
    stage = shown(page, address)
    page.mouse.dblclick(**point(stage, "npas"))
    said(page, "expand npas")


def test_zoom_outlives_a_click_and_an_unrelated_rerun(page, address):
    stage = shown(page, address)
    usual = stage.evaluate(SCALE)
    page.get_by_role("button", name="Zoom in").click()
    scale = stage.evaluate(SCALE)
    page.mouse.click(**point(stage, "durham"))
    said(page, "open durham")
    page.get_by_role("button", name="unrelated").click()
    page.wait_for_timeout(800)
    assert scale == pytest.approx(1.25 * usual)
    assert stage.evaluate(SCALE) == pytest.approx(scale)


def test_the_wheel_scrolls_the_page_and_zooms_only_with_control(page, address):
    stage = shown(page, address)
    before = stage.evaluate(SCALE)
    page.mouse.move(**point(stage, "npas"))
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert stage.evaluate(SCALE) == pytest.approx(before)
    page.mouse.move(**point(stage, "npas"))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert stage.evaluate(SCALE) > 1.05 * before


def test_the_words_beside_the_pointer_go_when_they_should(page, address):
    stage = shown(page, address)
    tip = stage.locator(".tip.on")
    page.mouse.move(**point(stage, "npas"))
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.mouse.move(**point(stage, "evil"))
    expect(tip).to_be_visible()
    page.mouse.wheel(0, 60)
    expect(tip).to_have_count(0)
    page.mouse.dblclick(**point(stage, "npas"))
    said(page, "expand npas")
    expect(tip).to_have_count(0)


@pytest.mark.parametrize("width", [1200, 390])
def test_the_words_beside_the_pointer_stay_inside_the_map(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    stage = shown(page, address)
    edge = stage.bounding_box()
    for key in stage.evaluate("stage => [...stage.concordMap.scene.bodies.keys()]"):
        page.mouse.move(**point(stage, key))
        box = stage.locator(".tip").bounding_box()
        assert edge["x"] <= box["x"]
        assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 1
        assert edge["y"] <= box["y"]
        assert box["y"] + box["height"] <= edge["y"] + edge["height"] + 1
