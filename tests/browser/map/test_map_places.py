"""Where the reader puts bodies, and where they may not go."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import point, said, shown

pytestmark = pytest.mark.browser


def test_a_dragged_body_stays_where_it_was_put_across_reruns_and_another_page(page, address):
    stage = shown(page, address, "?free=1")
    at = point(stage, "evil")
    page.mouse.move(**at)
    page.mouse.down()
    page.mouse.move(at["x"] + 60, at["y"] + 40, steps=6)
    page.mouse.up()
    said(page, "move evil")
    put = "stage => { const { x, y } = stage.concordMap.scene.at('evil'); return [Math.round(x), Math.round(y)]; }"
    place = stage.evaluate(put)
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")
    page.get_by_role("button", name="unrelated").click()
    page.wait_for_timeout(500)
    assert stage.evaluate(put) == place
    assert page.get_by_text(re.compile("^acts: move open$")).count() == 1
    page.get_by_role("link", name="Elsewhere").click()
    expect(page.get_by_text("elsewhere", exact=True)).to_be_visible()
    page.get_by_role("link", name="Map").click()
    expect(stage).to_be_visible()
    page.wait_for_timeout(300)
    assert stage.evaluate(put) == place


def test_in_columns_nothing_is_dragged_out_of_its_row(page, address):
    stage = shown(page, address)
    at = point(stage, "npas")
    page.mouse.move(**at)
    page.mouse.down()
    page.mouse.move(at["x"] + 60, at["y"] + 40, steps=6)
    page.mouse.up()
    page.wait_for_timeout(600)
    said(page, "nothing")


def test_a_body_can_be_put_elsewhere_without_dragging(page, address):
    stage = shown(page, address, "?free=1")
    page.mouse.click(**point(stage, "npas"), button="right")
    page.get_by_role("menuitem", name="Move…").click()
    box = stage.bounding_box()
    page.mouse.click(box["x"] + 40, box["y"] + 60)
    said(page, "move npas")
    at = point(stage, "npas")
    assert (at["x"] - box["x"], at["y"] - box["y"]) == (pytest.approx(40, abs=2), pytest.approx(60, abs=2))
