"""What tests of the map share: one server with a page of its own, and one reader who keeps her page over a file's tests."""

import pytest

from tests.browser.conftest import watched
from tests.browser.map.hands import SCRIPT

WINDOW = {"width": 1200, "height": 900}


@pytest.fixture(scope="session")
def address(serve):
    """The page of hands.py."""
    return serve(SCRIPT)


@pytest.fixture(scope="module")
def kept(browser):
    """A page that stays open."""
    context = browser.new_context(viewport=WINDOW)
    yield watched(context.new_page())
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
    yield watched(context.new_page())
    context.close()
