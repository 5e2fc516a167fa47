"""The map in a real browser: what a reader sees, clicks and walks comes back, and names are only ever text."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NASTY = '<img src=x onerror="window.hit=1">"><script>window.hit=1</script> href'
SCRIPT = f"""
import streamlit as st
from dataclasses import replace
from graph.drawing import columns, free
from graph.drawing.component import map_width, network_map
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
drawn = picture(Subgraph(nodes, network.relationships), ["durham"], today="2026-11-22")
place = free.place if st.query_params.get("free") else columns.place
event = network_map(drawn, place(drawn, width=map_width("map"), height=500), key="map",
                    selected=st.session_state.get("chosen"))
if event.clicked:
    st.session_state.chosen = event.clicked[1]
    st.session_state.said = f"clicked {{event.clicked[0]}} {{event.clicked[1]}}"
if event.expanded:
    st.session_state.said = f"expanded {{event.expanded}}"
st.button("unrelated")
st.text("said: " + st.session_state.get("said", "nothing"))
st.text(f"width: {{event.width:.0f}}")
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
    width = stage.evaluate("stage => Math.floor(stage.clientWidth / 10) * 10")
    expect(page.get_by_text(f"width: {width}", exact=True)).to_be_visible()
    navy = stage.evaluate(
        """stage => {
          const canvas = stage.querySelector('canvas'), data = canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < data.length; i += 4)
            if (data[i] === 0x12 && data[i + 1] === 0x43 && data[i + 2] === 0x6D) count++;
          return count;
        }"""
    )
    assert navy > 300


@pytest.mark.parametrize("query", ["", "?free=1"])
def test_a_click_on_a_body_and_on_a_line_comes_back(page, address, query):
    stage = shown(page, address, query)
    page.mouse.click(**point(stage, "npas"))
    said(page, "clicked body npas")
    page.mouse.click(**point(stage, "durham|COLLABORATES|npas"))
    said(page, "clicked line durham|COLLABORATES|npas")


def test_in_columns_the_whole_label_can_be_clicked(page, address):
    stage = shown(page, address)
    at = point(stage, "npas")
    page.mouse.click(at["x"] + 120, at["y"])
    said(page, "clicked body npas")


def test_a_double_click_expands(page, address):
    stage = shown(page, address)
    page.mouse.dblclick(**point(stage, "npas"))
    said(page, "expanded npas")


def test_zoom_outlives_a_click_and_an_unrelated_rerun(page, address):
    stage = shown(page, address)
    page.get_by_role("button", name="Zoom in").click()
    scale = stage.evaluate("stage => stage.concordMap.scene.network.getScale()")
    page.mouse.click(**point(stage, "durham"))
    said(page, "clicked body durham")
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
    said(page, "clicked line west-yorkshire|LEADS|npas")
    page.keyboard.press("Home")
    page.keyboard.press("e")
    said(page, "expanded durham")


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
    said(page, "clicked body npas")


def test_a_page_that_narrows_is_laid_out_again(page, address):
    stage = shown(page, address)
    before = stage.get_attribute("data-ready")
    page.set_viewport_size({"width": 900, "height": 900})
    expect(stage).not_to_have_attribute("data-ready", before)
    width = stage.evaluate("stage => stage.clientWidth")
    assert abs(stage.evaluate("stage => stage.concordMap.scene.page.width") - width) <= 10
    page.mouse.click(**point(stage, "npas"))
    said(page, "clicked body npas")


def test_no_request_leaves_the_machine(page, address):
    shown(page, address)
    page.wait_for_timeout(1000)
    outside = [url for url in page.asked if not re.match(r"(https?|wss?)://127\.0\.0\.1|data:|blob:", url)]
    assert outside == []
    assert any("source-sans-3-latin-400" in url for url in page.asked)
