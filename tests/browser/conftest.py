"""What tests in a real browser share: Chromium for the session, and a Streamlit script on a free port."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=LocalNetworkAccessChecks",  # a page that a test hands over would not be "local"
]
WINDOW = {"width": 1440, "height": 1000}
TIMEOUT = 20_000
"""Milliseconds in which a page does what is awaited of it, also on a machine at work."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser():
    """Chromium, driven by Playwright; the machine's own where there is one, else Playwright's."""
    try:
        from playwright.sync_api import Error, expect, sync_playwright
    except ImportError as missing:
        unavailable(str(missing))
    own = os.environ.get("CONCORD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=own, args=ARGUMENTS)
        except Error as failed:
            unavailable(str(failed).splitlines()[0])
        expect.set_options(timeout=TIMEOUT)
        yield opened
        opened.close()


def unavailable(reason: str) -> None:
    """Skip, or fail where CONCORD_REQUIRE_BROWSER=1 says that a browser must be there."""
    say = pytest.fail if os.environ.get("CONCORD_REQUIRE_BROWSER") == "1" else pytest.skip
    say(f"no Chromium: {reason}")


ROOT = Path(__file__).parent.parent.parent


@contextlib.contextmanager
def servers() -> Iterator[Callable[..., str]]:
    """A function that starts a server in a folder, on a free port put in for PORT, and says where it answers."""
    running: list[subprocess.Popen[bytes]] = []

    def started(command: str, folder: Path, logged: Path, environment: dict[str, str]) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with logged.open("w") as log:
            words = [sys.executable, "-m", *command.replace("PORT", str(port)).split()]
            running.append(subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log))
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}"
            time.sleep(0.1)
        raise AssertionError(logged.read_text())

    yield started
    for server in running:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """A function that runs a Streamlit script, given as text, and says where it answers."""
    command = (
        "streamlit run script.py --server.port PORT --server.address 127.0.0.1 --server.headless true"
        " --browser.gatherUsageStats false --server.fileWatcherType none"
    )
    with servers() as started:

        def run(script: str) -> str:
            folder = tmp_path_factory.mktemp("script")
            (folder / "script.py").write_text(script, encoding="utf-8")
            return started(command, folder, folder / "log", {**os.environ, "PYTHONPATH": str(ROOT)})

        yield run


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """A function that runs `concord serve` with a data directory of its own, and says where it answers."""
    with servers() as started:

        def run(**environment: str) -> str:
            home = tmp_path_factory.mktemp("home")
            clean = {k: v for k, v in os.environ.items() if not k.startswith("CONCORD_")}
            clean |= {"XDG_DATA_HOME": str(home), **environment}
            return started("cli serve --no-browser --port PORT", ROOT, home / "log", clean)

        yield run


@pytest.fixture(scope="session")
def address(product):
    """The product on the facts that ship."""
    return product()


@pytest.fixture(scope="session")
def reader(browser):
    """One reader's browser for all tests: what it has fetched and compiled once serves every page of the session."""
    context = browser.new_context(viewport=WINDOW)
    yield context
    context.close()


@pytest.fixture(scope="session")
def another(browser):
    """Another reader's browser, that shares nothing with the first."""
    context = browser.new_context(viewport=WINDOW)
    yield context
    context.close()


def watched(page):
    """The page, that from now on remembers every address it asks for and every error."""
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.set_default_timeout(TIMEOUT)
    return page


@pytest.fixture
def page(reader):
    """A new page of a reader who was never here: no cookie and no permission is left of the test before."""
    opened = watched(reader.new_page())
    yield opened
    opened.close()
    reader.clear_cookies()
    reader.clear_permissions()
    assert opened.wrong == []
