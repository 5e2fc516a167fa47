"""The map in a real browser: what a reader sees, clicks and walks comes back, and names are only ever text."""

import math
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NASTY = '<img src=x onerror="window.hit=1">"><script>window.hit=1</script> href'
SCRIPT = f"""
from dataclasses import replace
import streamlit as st
from graph.drawing import columns, free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.view import picture
from graph.model import Entity, Subgraph

st.set_page_config(layout="wide")
network = Subgraph.of(
    "durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b", "durham COLLABORATES evil",
    "west-yorkshire LEADS npas role=lead_force", "lpb-durham OVERSEES durham", "cumbria COLLABORATES evil",
    labels={{"npas": "NationalBody", "durham": "Force"}},
)
names = {{"npas": "National Police Air Service", "durham": "Durham Constabulary", "evil": {NASTY!r}}}
nodes = {{k: Entity(k, n.label, {{"id": k, "name": names.get(k, k)}}) for k, n in network.nodes.items()}}
kept = st.session_state
event = happened("map")
if event.do:
    kept.acts = kept.get("acts", []) + [event.do]
    kept.said = " ".join([event.do, *event.ids, event.link]).strip()
if event.do in ("select", "open"):
    kept.selected = event.ids
if event.do == "pin":
    kept.pinned = tuple({{*kept.get("pinned", ())}} ^ {{*event.ids}})
if event.do == "hide":
    kept.hidden = {{*kept.get("hidden", ()), *event.ids}}
kept.moved = {{**kept.get("moved", {{}}), **event.at}}
left = {{k: n for k, n in nodes.items() if k not in kept.get("hidden", ())}}
lines = {{k: r for k, r in network.relationships.items() if r.start in left and r.end in left}}
drawn = picture(Subgraph(left, lines), ["durham"], today="2026-11-22")
kept.free = kept.get("free") or bool(st.query_params.get("free"))
place = free.place if kept.free else columns.place
if st.query_params.get("filled"):
    dyed = [replace(b, fill="#C71585", grow=1.5) if b.id == "cumbria" else b for b in drawn.bodies]
    drawn = replace(drawn, bodies=tuple(dyed))

def page():
    network_map(drawn, place(drawn, width=map_width("map"), height=500), key="map",
                selected=kept.get("selected", ()), pinned=kept.get("pinned", ()), moved=kept.moved,
                undo=bool(kept.get("acts")), redo=False)
    st.button("unrelated")
    st.text("said: " + kept.get("said", "nothing"))
    st.text("acts: " + " ".join(kept.get("acts", [])))
    st.text(f"width: {{map_width('map'):.0f}}")
    rows = "".join(
        f'<tr data-line="{{x.id}}"><td><span data-body="{{x.start}}">{{x.start}}</span></td>'
        f'<td><a href="?selected={{x.id}}" target="_self">{{x.relation}}</a></td><td>{{x.end}}</td></tr>'
        for x in drawn.lines)
    st.html(f"<table>{{rows}}</table>")
    st.html('<a href="?body=npas&amp;hops=2">another view</a> <a href="?x=1" target="_blank">a new tab</a>')
    if st.query_params.get("two"):
        network_map(drawn, place(drawn, width=map_width("second"), height=300), key="second", offers=("open",))

def elsewhere():
    st.text("elsewhere")

st.navigation([st.Page(page, title="Map", default=True), st.Page(elsewhere, title="Elsewhere")], position="top").run()
"""


@pytest.fixture(scope="module")
def address(serve):
    return serve(SCRIPT)


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield opened
    assert opened.wrong == []
    context.close()


def shown(page, address, query=""):
    page.goto(f"{address}/{query}")
    stage = page.locator(".stage[data-ready]")
    expect(stage).to_be_visible()
    page.wait_for_timeout(300)
    return stage


def point(stage, key):
    return stage.evaluate("(stage, key) => stage.concordMap.point(key)", key)


def said(page, text):
    expect(page.get_by_text(f"said: {text}", exact=True)).to_be_visible()


def test_it_draws_for_the_width_that_the_page_has(page, address):
    stage = shown(page, address)
    width = stage.evaluate("stage => stage.clientWidth")
    asked = int(page.get_by_text(re.compile(r"width: \d+")).text_content().removeprefix("width: "))
    assert 0 <= width - asked <= 40
    assert painted(stage, 0x12, 0x43, 0x6D) > 300  # navy, of a force


def painted(stage, *colour):
    """How many pixels of the map have a colour."""
    return stage.evaluate(
        """(stage, [r, g, b]) => {
          const canvas = stage.querySelector('canvas'), data = canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < data.length; i += 4)
            if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++;
          return count;
        }""",
        list(colour),
    )


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
    page.get_by_role("button", name="Zoom in").click()
    scale = stage.evaluate("stage => stage.concordMap.scene.network.getScale()")
    page.mouse.click(**point(stage, "durham"))
    said(page, "open durham")
    page.get_by_role("button", name="unrelated").click()
    page.wait_for_timeout(800)
    assert scale == pytest.approx(1.25)
    assert stage.evaluate("stage => stage.concordMap.scene.network.getScale()") == pytest.approx(scale)


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
    assert page.evaluate(INNER) == "Zoom in"
    page.keyboard.press("Shift+Tab")
    for _ in range(8):
        page.keyboard.press("Tab")
    assert page.evaluate(INNER) != "stage"


INNER = """() => {
  let at = document.activeElement;
  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at.getAttribute('aria-label') && at.tagName === 'BUTTON' ? at.getAttribute('aria-label') : at.className;
}"""


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


def test_the_wheel_scrolls_the_page_and_zooms_only_with_control(page, address):
    stage = shown(page, address)
    page.mouse.move(**point(stage, "npas"))
    scale = "stage => stage.concordMap.scene.network.getScale()"
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert stage.evaluate(scale) == pytest.approx(1)
    page.mouse.move(**point(stage, "npas"))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert stage.evaluate(scale) > 1.05


def test_a_small_screen_gets_a_map_of_its_own_width(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    stage = shown(page, address)
    expect(page.get_by_text(re.compile(r"width: 3\d\d"))).to_be_visible()
    assert stage.evaluate("stage => stage.concordMap.scene.page.width") <= 380
    page.mouse.click(**point(stage, "npas"))
    said(page, "open npas")


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


# Touch: several, an area, the menu


def choose(page, stage, *keys):
    """Click the first, shift-click the others."""
    page.mouse.click(**point(stage, keys[0]))
    page.keyboard.down("Shift")
    for key in keys[1:]:
        page.mouse.click(**point(stage, key))
    page.keyboard.up("Shift")


def selected(stage):
    return stage.evaluate("stage => [...stage.concordMap.scene.selected]")


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


def test_the_menu_by_keyboard_and_back_to_where_it_was(page, address):
    stage = shown(page, address)
    stage.focus()
    third = stage.evaluate("stage => stage.concordMap.scene.page.order[2]")
    for key in ("Tab", "Tab", "Tab", "Shift+F10"):
        page.keyboard.press(key)
    expect(page.get_by_role("menu")).to_be_visible()
    assert page.evaluate(INNER_TEXT) == "Open"
    for key in ("ArrowDown", "End", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate(INNER_TEXT) == "Expand"
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    assert stage.evaluate("stage => stage.concordMap.scene.focused") == third
    page.keyboard.press("ContextMenu")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    said(page, f"expand {third}")


INNER_TEXT = INNER[: INNER.index("return")] + "return at.textContent; }"


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


def test_acts_that_change_the_view_all_arrive_however_fast_they_come(page, address):
    stage = shown(page, address)
    for key in ("evil", "npas", "lpb-durham"):
        stage.evaluate("(stage, key) => stage.concordMap.act('hide', [key])", key)
    expect(page.get_by_text("acts: hide hide hide", exact=True)).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(0)


# Places


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


# The page around the map


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


# What hovers


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


# Touch on a phone


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()


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
