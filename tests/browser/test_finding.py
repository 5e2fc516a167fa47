"""The find box in a real browser: typing, walking, choosing, and that an old answer never replaces a newer one."""

import pytest
from playwright.sync_api import expect

from graph.model import Entity, Facts
from graph.store import open_store
from loaders.tables import Tables, shipped

pytestmark = pytest.mark.browser

LABEL = "Find a force, body, person, place or abbreviation"
NASTY = 'Evil <img src=x onerror="window.hit=1">"><script>window.hit=1</script> href'
SCRIPT = """
import time
import streamlit as st
from graph.store import open_store
from views.explore import finding

@st.cache_resource
def the_store():
    return open_store({path!r})

quick = getattr(finding, "quick", finding.answer)
finding.quick = quick

def slow(known, text, *given):
    time.sleep(1.5 if text == "slow" or text == "du" else 0)
    return quick(known, text, *given)

finding.answer = slow
st.set_page_config(layout="wide")
st.session_state.runs = st.session_state.get("runs", 0) + 1
found = finding.find_box(the_store(), key="find", label={label!r}, placeholder="Durham")
if found:
    st.session_state.found = found
st.text(f"runs: {{st.session_state.runs}}")
st.text(f"found: {{st.session_state.get('found')}}")
"""


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    facts = Tables(shipped()).read()
    evil = Entity("evil", "Unit", {"id": "evil", "name": NASTY, "abbreviation": NASTY})
    open_store(path).load(Facts((*facts.nodes, evil), facts.relationships))
    return serve(SCRIPT.format(path=path, label=LABEL))


@pytest.fixture
def page(page, address):
    page.goto(address)
    expect(box(page)).to_be_visible()
    return page


def box(page):
    return page.get_by_role("combobox", name=LABEL)


def options(page):
    return page.get_by_role("option")


def said(page, text):
    expect(page.get_by_text(text, exact=True)).to_be_visible()


def typed(page, text, first):
    """Type as a reader does, and wait for the answer."""
    box(page).press_sequentially(text, delay=30)
    expect(options(page).first).to_contain_text(first)


def test_three_letters_list_the_force_first_and_enter_opens_it_in_one_run_of_the_page(page):
    typed(page, "dur", "Durham Constabulary")
    expect(options(page).nth(1)).to_contain_text("Police and Crime Commissioner for Durham")
    said(page, "runs: 1")
    box(page).press("Enter")
    said(page, "found: {'body': 'durham'}")
    said(page, "runs: 2")
    expect(box(page)).to_have_value("")
    expect(options(page)).to_have_count(0)


def test_the_part_that_was_typed_is_underlined(page):
    typed(page, "dur", "Durham Constabulary")
    assert options(page).first.locator("u").all_inner_texts() == ["Dur"]


def test_the_arrows_walk_the_list_and_tell_a_screen_reader_where_they_are(page):
    typed(page, "durham", "Durham Constabulary")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    count = options(page).count()
    for keys, at in ((["ArrowDown"], 1), (["ArrowUp", "ArrowUp"], count - 1), (["Home"], 0), (["End"], count - 1),
                     (["ArrowDown"], 0)):  # fmt: skip
        for key in keys:
            box(page).press(key)
        chosen = page.get_by_role("option", selected=True)
        expect(chosen).to_have_count(1)
        expect(box(page)).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
        assert chosen.evaluate("o => [...o.getRootNode().querySelectorAll('[role=option]')].indexOf(o)") == at


def test_a_screen_reader_is_told_how_many_were_found_and_which_opens(page):
    typed(page, "npas", "National Police Air Service")
    expect(page.locator(".voice")).to_have_text(
        "1 found. Enter opens National Police Air Service, national body, also NPAS."
    )


def test_escape_closes_the_list_and_then_clears_the_text(page):
    typed(page, "dur", "Durham Constabulary")
    box(page).press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(box(page)).to_have_value("dur")
    box(page).press("Escape")
    expect(box(page)).to_have_value("")


def test_leaving_closes_the_list_and_coming_back_opens_it(page):
    typed(page, "dur", "Durham Constabulary")
    box(page).press("Tab")
    expect(options(page).first).to_be_hidden()
    box(page).focus()
    expect(options(page).first).to_be_visible()


def test_a_press_on_a_line_opens_it(page):
    typed(page, "north east", "North East")
    options(page).first.click()
    said(page, "found: {'region': 'North East'}")


def test_what_sounds_alike_can_be_opened_too(page):
    typed(page, "dur", "Durham Constabulary")
    page.get_by_role("group", name="Sounds alike").get_by_role("option", name="Dorset Police").click()
    said(page, "found: {'body': 'dorset'}")


def test_a_typing_error_says_so_and_offers_the_closest_without_choosing_it(page):
    typed(page, "durhan", "Durham Constabulary")
    expect(page.get_by_text("No force, body or person is called “durhan”.", exact=True)).to_be_visible()
    box(page).press("Enter")
    said(page, "found: None")
    box(page).press("ArrowDown")
    box(page).press("Enter")
    said(page, "found: {'body': 'durham'}")


def test_nothing_found_says_what_would_help(page):
    box(page).press_sequentially("qqzz", delay=30)
    expect(page.get_by_text("No force, body or person is called “qqzz”.", exact=True)).to_be_visible()
    expect(page.locator(".nothing")).to_contain_text("by its county or its abbreviation")
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_enter_before_the_answer_opens_what_was_typed_not_what_is_listed(page):
    typed(page, "durham", "Durham Constabulary")
    box(page).fill("npas")
    box(page).press("Enter")
    said(page, "found: {'body': 'npas'}")


def test_the_answer_to_an_older_text_never_replaces_a_newer_one(page):
    page.evaluate(
        """() => {
          const find = (root) => [...root.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)
            .map((s) => s.querySelector('.find')).find(Boolean);
          const field = find(document), input = field.querySelector('input');
          window.pairs = [];
          new MutationObserver(() => {
            const first = field.querySelector('[role=option] .name');
            if (first) window.pairs.push([input.value, first.textContent]);
          }).observe(field.querySelector('#list'), { childList: true });
        }"""
    )
    box(page).press_sequentially("du", delay=10)
    page.wait_for_timeout(400)  # it is asked, and answers in 1.5 s
    box(page).fill("npas")
    expect(options(page).first).to_contain_text("National Police Air Service")
    page.wait_for_timeout(1500)
    assert page.evaluate("window.pairs") == [["npas", "National Police Air Service"]]


def test_a_slow_answer_says_that_it_is_searching(page):
    box(page).fill("slow")
    expect(page.locator(".hint")).to_have_text("Searching …")
    expect(page.locator(".hint")).to_have_text("up, down, Enter")


def test_hostile_names_are_only_ever_text(page):
    typed(page, "evil", "Evil <img src=x onerror=")
    expect(options(page).first.locator("img")).to_have_count(1)
    box(page).press("Enter")
    said(page, "found: {'body': 'evil'}")
    assert page.evaluate("window.hit") is None


def test_it_asks_nobody_but_the_server_and_its_symbols_are_drawn(page, address):
    typed(page, "dur", "Durham Constabulary")
    assert options(page).first.locator("img").evaluate("image => image.naturalWidth") > 0
    assert [
        url for url in page.asked if not url.startswith((address, address.replace("http", "ws"), "data:"))
    ] == []


def test_on_a_phone_every_line_is_tall_enough_for_a_finger_and_nothing_is_wider_than_the_screen(page):
    page.set_viewport_size({"width": 390, "height": 800})
    typed(page, "dur", "Durham Constabulary")
    heights = options(page).evaluate_all("all => all.map((o) => o.getBoundingClientRect().height)")
    assert min(heights) >= 44
    assert box(page).bounding_box()["height"] >= 44
    edges = options(page).evaluate_all("all => all.map((o) => o.getBoundingClientRect().right)")
    assert max(edges) <= 390
