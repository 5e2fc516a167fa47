"""What is drawn: at the width of the page, in the colours of the picture, moving nothing, asking nobody."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import NASTY, painted, point, said, shown

pytestmark = pytest.mark.browser


def test_it_draws_for_about_the_width_that_the_page_has_and_then_waits_for_no_other(page, address):
    stage = shown(page, address)
    width = stage.evaluate("stage => stage.clientWidth")
    asked = int(page.get_by_text(re.compile(r"width: \d+")).text_content().removeprefix("width: "))
    assert 0.95 * asked <= width <= 1.12 * asked
    assert painted(stage, 0x12, 0x43, 0x6D) > 300  # navy, of a force


def test_a_body_has_the_colour_and_size_that_the_picture_gives_it(page, address):
    scale = "stage => stage.concordMap.scene.bodies.get('cumbria').draw.scale"
    usual = shown(page, address).evaluate(scale)
    stage = shown(page, address, "?filled=1")
    grown = stage.evaluate(scale)
    assert grown == pytest.approx(1.5 * usual)
    # A force's circle has radius 9.5 and half of its outline, 1 px wide, inside; both grow.
    assert painted(stage, 0xC7, 0x15, 0x85) == pytest.approx(math.pi * (8.5 * grown) ** 2, rel=0.15)


@pytest.mark.parametrize("query", ["", "?free=1"])
def test_nothing_moves_after_the_first_picture(page, address, query):
    page.goto(f"{address}/{query}")
    stage = page.locator(".stage[data-ready]")
    expect(stage).to_be_visible()
    where = """stage => [stage.dataset.ready, stage.concordMap.scene.network.getScale(),
      ...['npas', 'evil', 'durham'].map(id => JSON.stringify(stage.concordMap.place(id)))]"""
    first = stage.evaluate(where)
    page.wait_for_timeout(1500)
    assert stage.evaluate(where) == first


def test_names_are_text_whatever_they_hold(page, address):
    stage = shown(page, address)
    page.mouse.move(**point(stage, "evil"))
    expect(page.locator(".tip b")).to_have_text(NASTY)
    page.mouse.move(**point(stage, "durham|COLLABORATES|evil"))
    expect(page.locator(".tip b")).to_contain_text("<script>")
    stage.focus()
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("window.hit") is None
    assert stage.locator("img, script").count() == 0


def test_a_small_screen_gets_a_map_of_its_own_width(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    stage = shown(page, address)
    expect(page.get_by_text(re.compile(r"width: 3\d\d"))).to_be_visible()
    assert stage.evaluate("stage => stage.concordMap.scene.page.width") <= 380
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_small_screen_every_name_is_whole_and_in_sight(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    stage = shown(page, address)
    expect(page.get_by_text(re.compile(r"width: [23]\d\d"))).to_be_visible()
    reach = """stage => [...stage.concordMap.scene.bodies.values()].flatMap(({ id, draw }) => draw.texts.map(([text]) =>
      [text, stage.concordMap.place(id).x + draw.box[2] * stage.concordMap.scene.network.getScale()]))"""
    edge = stage.evaluate("stage => stage.clientWidth")
    assert [text for text, right in stage.evaluate(reach) if right > edge] == []


def test_a_page_that_narrows_is_laid_out_again(page, address):
    stage = shown(page, address)
    before = stage.get_attribute("data-ready")
    page.set_viewport_size({"width": 900, "height": 900})
    expect(stage).not_to_have_attribute("data-ready", before)
    width = stage.evaluate("stage => stage.clientWidth")
    assert 0 <= width - stage.evaluate("stage => stage.concordMap.scene.page.width") <= 40
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")


def test_no_request_leaves_the_machine(page, address):
    shown(page, address)
    page.wait_for_timeout(1000)
    outside = [url for url in page.asked if not re.match(r"(https?|wss?)://127\.0\.0\.1|data:|blob:", url)]
    assert outside == []
    assert any("source-sans-3-latin-400" in url for url in page.asked)
