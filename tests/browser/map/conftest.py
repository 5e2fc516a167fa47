"""What tests of the map share: one server with a page of its own, and one reader who keeps her page over a file's tests."""

import pytest
from playwright.sync_api import expect

from tests.browser.map.hands import SCRIPT

WINDOW = {"width": 1200, "height": 900}


@pytest.fixture(scope="session")
def address(serve):
    """The page of hands.py."""
    return serve(SCRIPT)


@pytest.fixture(scope="module")
def kept(browser):
    """A page that stays open; it remembers every address it asked for and every error."""
    context = browser.new_context(viewport=WINDOW)
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield opened
    context.close()


@pytest.fixture
def page(kept):
    """The same page with its window as it was and the pointer out of the way."""
    if kept.viewport_size != WINDOW:
        kept.set_viewport_size(WINDOW)
    kept.mouse.move(5, 5)
    yield kept
    for key in ("Shift", "Control"):
        kept.keyboard.up(key)
    assert kept.wrong == []


@pytest.fixture(scope="module")
def phone(browser):
    """A page under a thumb."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()
