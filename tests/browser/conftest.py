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
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser():
    """Chromium, driven by Playwright; the machine's own where there is one, else Playwright's."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as missing:
        unavailable(str(missing))
    own = os.environ.get("CONCORD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=own, args=ARGUMENTS)
        except Error as failed:
            unavailable(str(failed).splitlines()[0])
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


@pytest.fixture
def page(browser):
    """A page of a new reader, that remembers every address it asked for and every error."""
    from playwright.sync_api import expect

    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield opened
    assert opened.wrong == []
    context.close()
