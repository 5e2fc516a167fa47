"""What a reader does while a page is still at work is done, though other things run the page anew meanwhile."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SLOW = """
import time
import streamlit as st
from graph.drawing.component.cypher import Words, cypher_editor, edited
from graph.drawing.component.follow import followed, links

st.checkbox("Meanwhile")
for _ in range(10):  # a run takes 1.5 seconds, and can be broken off at each step
    st.empty()
    time.sleep(0.15)
link, act = followed("follow"), edited("editor")
log = st.session_state.setdefault("log", [])
log += [f"{act.do}: {act.text}"] if act.do else []
log += [f"to: {link}"] if link else []
cypher_editor("RETURN 1", key="editor", label="Query", words=Words())
st.html('<a href="?to=b" target="_self">Go</a>')
links("follow", page="a")
st.html(f'<p id="log">{"; ".join(log)}.</p>')
"""


@pytest.fixture(scope="module")
def slow(serve):
    return serve(SLOW)


@pytest.mark.parametrize(
    ("press", "done"), [(".run", "run: RETURN 1."), ("a:has-text('Go')", "to: to=b.")], ids=["Run", "a link"]
)
def test_a_click_is_not_lost_when_the_page_is_run_again_before_it_was_heard(page, slow, press, done):
    page.goto(slow)
    expect(page.locator("#log")).to_have_text(".")
    page.locator(press).click()
    page.wait_for_timeout(300)
    page.get_by_text("Meanwhile").click()
    expect(page.locator("#log")).to_have_text(done)


@pytest.mark.parametrize(
    ("press", "done"), [(".run", "run: RETURN 1."), ("a:has-text('Go')", "to: to=b.")], ids=["Run", "a link"]
)
def test_a_click_is_heard_once_however_often_the_page_is_run(page, slow, press, done):
    page.goto(slow)
    expect(page.locator("#log")).to_have_text(".")
    page.locator(press).click()
    expect(page.locator("#log")).to_have_text(done)
    page.get_by_text("Meanwhile").click()
    page.wait_for_timeout(2_500)
    expect(page.locator("#log")).to_have_text(done)
