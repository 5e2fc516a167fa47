"""The menu of a body and of a line."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import painted, point, said, shown

pytestmark = pytest.mark.browser


ITEMS = [
    "Open",
    "Expand",
    "Centre the map here",
    "From here…",
    "To here",
    "What if it withdrew",
    "Pin",
    "Hide",
]


def test_a_right_click_on_a_body_opens_its_menu(page, address):
    stage = shown(page, address)
    page.mouse.click(**point(stage, "npas"), button="right")
    menu = page.get_by_role("menu", name="National Police Air Service")
    expect(menu).to_be_visible()
    assert menu.get_by_role("menuitem").all_text_contents() == ITEMS
    menu.get_by_role("menuitem", name="What if it withdrew").click()
    said(page, "withdraw npas")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "what"),
    [("Expand", "expand"), ("Centre the map here", "centre"), ("From here…", "from"), ("To here", "to")],
)
def test_each_choice_of_the_menu_comes_back(page, address, name, what):
    stage = shown(page, address)
    page.mouse.click(**point(stage, "npas"), button="right")
    page.get_by_role("menuitem", name=name).click()
    said(page, f"{what} npas")


def test_a_pinned_body_is_marked_and_its_menu_unpins_it(page, address):
    stage = shown(page, address)
    before = painted(stage, 0x14, 0x18, 0x1D)  # ink, as labels are
    page.mouse.click(**point(stage, "npas"), button="right")
    page.get_by_role("menuitem", name="Pin").click()
    said(page, "pin npas")
    page.wait_for_timeout(500)
    assert stage.evaluate("stage => [...stage.concordMap.scene.pinned]") == ["npas"]
    assert painted(stage, 0x14, 0x18, 0x1D) > before
    page.mouse.click(**point(stage, "npas"), button="right")
    page.get_by_role("menuitem", name="Unpin").click()
    said(page, "pin npas")


def test_the_menu_of_a_line_opens_it_and_that_of_the_focus_does_not_take_it_away(page, address):
    stage = shown(page, address)
    page.mouse.click(**point(stage, "durham|COLLABORATES|npas"), button="right")
    page.get_by_role("menuitem").click()
    said(page, "open durham|COLLABORATES|npas")
    page.mouse.click(**point(stage, "durham"), button="right")
    assert page.get_by_role("menuitem").all_text_contents() == [
        "Open",
        "From here…",
        "To here",
        "What if it withdrew",
        "Pin",
    ]


@pytest.mark.parametrize("width", [1200, 390])
def test_the_menu_stays_inside_the_map_wherever_it_is_opened(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    stage = shown(page, address)
    for key in stage.evaluate("stage => [...stage.concordMap.scene.bodies.keys()]"):
        page.mouse.click(**point(stage, key), button="right")
        box, edge = page.get_by_role("menu").bounding_box(), stage.bounding_box()
        assert edge["x"] <= box["x"]
        assert box["x"] + box["width"] <= edge["x"] + edge["width"]
        assert edge["y"] <= box["y"]
        assert box["y"] + box["height"] <= edge["y"] + edge["height"]
        clipped = "menu => [...menu.children].filter(i => i.scrollWidth > i.clientWidth || i.offsetHeight < 24).length"
        assert page.get_by_role("menu").evaluate(clipped) == 0
        page.keyboard.press("Escape")
