"""What tests in a real browser share: Chromium for the session, and a Streamlit script on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import time
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


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """A function that runs a Streamlit script, given as text, and says where it answers."""
    running = []

    def started(script: str) -> str:
        folder = tmp_path_factory.mktemp("script")
        (folder / "script.py").write_text(script, encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "script.py", "--server.port", str(port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
        with (folder / "log").open("w") as log:
            running.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log))
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}"
            time.sleep(0.1)
        raise AssertionError((folder / "log").read_text())

    yield started
    for server in running:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    """A function that runs `concord serve` with a data directory of its own, and says where it answers."""
    running = []

    def started(**environment: str) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        home = tmp_path_factory.mktemp("home")
        clean = {k: v for k, v in os.environ.items() if not k.startswith("CONCORD_")}
        command = [sys.executable, "-m", "cli", "serve", "--no-browser", "--port", str(port)]
        with (home / "log").open("w") as log:
            server = subprocess.Popen(
                command, cwd=Path(__file__).parent.parent.parent,
                env={**clean, "XDG_DATA_HOME": str(home), **environment}, stdout=log, stderr=log,
            )  # fmt: skip
        running.append(server)
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return f"http://127.0.0.1:{port}"
            time.sleep(0.1)
        raise AssertionError((home / "log").read_text())

    yield started
    for server in running:
        server.terminate()
        server.wait(10)


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
