"""The page as an office's readers reach it: through nginx, as docs/serving.md sets it up, twenty at a time."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import QUICK

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parent.parent.parent


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def answers(address):
    """Wait until a page says that it and its store are well."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=10) as answer:
                return answer.status
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def example(port, pages, folder):
    """The nginx example of the documentation for this machine: no certificate, no sign-on, logs beside it."""
    text = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
    text = re.search(r"```nginx\n(.*?)```", text, re.S)[1]
    text = re.sub(r"^ *(ssl_certificate|ssl_certificate_key|auth_request) .*\n", "", text, flags=re.M)
    for old, new in {
        "listen 443 ssl": f"listen 127.0.0.1:{port}", "intranet.example": "localhost", "https://": "http://",
        "Secure; ": "", "/var/log/nginx": str(folder), ":8501": f":{pages[0]}", ":8502": f":{pages[1]}",
    }.items():  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"daemon off;\npid {folder}/pid;\nerror_log {folder}/start.log;\nevents {{}}\nhttp {{\n{temporary}{text}}}\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Where readers reach two page processes behind nginx, and the folder of its logs."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not nginx:
        pytest.skip("no nginx")
    folder, port, pages = tmp_path_factory.mktemp("office"), free_port(), [free_port(), free_port()]
    (folder / "nginx.conf").write_text(example(port, pages, folder), encoding="utf-8")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CONCORD_")} | {
        "XDG_DATA_HOME": str(folder)
    }
    reached = f"http://localhost:{port}/concord"
    running = []
    try:
        for page in pages:
            with (folder / f"page-{page}.log").open("w") as log:
                command = [sys.executable, "-m", "cli", "serve", "--no-browser", "--port", str(page)]
                command += ["--behind-proxy", reached]
                running.append(subprocess.Popen(command, cwd=ROOT, env=clean, stdout=log, stderr=log))
            answers(f"http://127.0.0.1:{page}/concord")
        with (folder / "nginx.log").open("w") as log:
            command = [nginx, "-p", folder, "-c", folder / "nginx.conf"]
            running.append(subprocess.Popen(command, stdout=log, stderr=log))
        assert answers(reached) == 200, (folder / "start.log").read_text()
        yield reached, folder
    finally:
        for server in reversed(running):
            server.terminate()
            server.wait(20)


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def test_a_reader_comes_through_the_proxy_and_finds_everything_below_its_path(page, office):
    reached, _ = office
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None)
    page.goto(f"{reached}?body=nersou")
    heading(page, "North East Regional Special Operations Unit")
    expect(page.locator(".stage[data-ready]")).to_be_visible()
    page.locator("tr", has_text="Durham Constabulary").locator("a[href*='%7C']").first.click()
    expect(page.locator("body")).to_contain_text("Who says so")
    page.get_by_role("link", name="Dependencies").first.click()
    heading(page, "Which forces depend on which lead bodies")
    assert page.url.startswith(f"{reached}/dependencies")
    page.goto(f"{reached}/evidence")
    heading(page, "Evidence")
    assert complaints == []
    asked = {url for url in page.asked if not url.startswith(("data:", "blob:"))}
    assert {url for url in asked if not url.startswith(reached)} == set()


def test_a_reader_stays_with_one_process_and_readers_are_spread_over_both(page, office):
    reached, _ = office
    seen = []

    def cookie():
        return [found["value"] for found in page.context.cookies() if found["name"] == "concord"]

    for _ in range(8):
        page.context.clear_cookies()  # another reader
        page.goto(reached)
        heading(page, "Who works with whom")
        given = cookie()
        page.goto(f"{reached}/dependencies")
        heading(page, "Which forces depend")
        assert cookie() == given
        seen += given
    assert len(set(seen)) == 8


def test_the_logs_of_proxy_and_page_hold_no_query_and_no_address_of_a_reader(page, office):
    reached, folder = office
    page.goto(f"{reached}?body=durham")
    heading(page, "Durham Constabulary")
    page.goto(f"{reached}/ask?cypher=MATCH%20(p:Person)%20RETURN%20p.name%20AS%20someone")
    expect(page.get_by_role("region", name="Answer")).to_be_visible()
    logs = {file.name: file.read_text() for file in folder.glob("*.log")}
    assert " GET /concord/ask " in logs["concord.log"]
    for name, text in logs.items():
        told = re.findall(r".*(?:durham|cypher=|MATCH|someone|127\.0\.0\.1\D[^:]|\?).*", text)
        assert told == [], name


def test_no_other_site_can_put_the_page_into_a_frame(page, office):
    reached, _ = office
    page.set_content(f'<iframe src="{reached}"></iframe>')
    page.wait_for_timeout(3000)
    assert page.frames[1].url.startswith("chrome-error:")


def test_twenty_readers_at_once_each_in_a_session_of_her_own(browser, office):
    """Twenty steps; for longer, CONCORD_LOAD_SECONDS. Each reader follows links as they come; four share a browser."""
    reached, _ = office
    until = time.monotonic() + min(float(os.environ.get("CONCORD_LOAD_SECONDS", "0")), 600)
    views = [
        "",
        "?body=durham",
        "?body=npas",
        "?region=North+East",
        "/dependencies",
        "/evidence",
        "/questions",
    ]
    browsers = [browser.new_context(viewport={"width": 1024, "height": 800}) for _ in range(5)]
    sessions, wrong, steps = [], [], 0
    for number in range(20):
        opened = browsers[number % 5].new_page()
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.goto(f"{reached}{views[number % len(views)]}")
        sessions.append(opened)
    for opened in sessions:
        expect(opened.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    while steps < 20 or time.monotonic() < until:
        for number, opened in enumerate(sessions):
            link = opened.locator("a[href^='?body=']:visible")
            if link.count():
                link.nth((steps * 7 + number) % link.count()).evaluate("link => link.click()")
            else:
                opened.goto(f"{reached}{views[(steps + number) % len(views)]}")
            steps += 1
        for opened in sessions:
            expect(opened.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
            expect(opened.get_by_text("That did not work")).to_have_count(0)
            expect(opened.get_by_text("Connection error")).to_have_count(0)
    for context in browsers:
        context.close()
    assert wrong == []


@pytest.fixture
def neo4j(tmp_path):
    """A Neo4j of one's own with the shipped facts: its address, and functions to start and stop it."""
    port, script = free_port(), ["bash", str(ROOT / "tools" / "neo4j" / "neo4j.sh")]
    clean = {k: v for k, v in os.environ.items() if k != "NEO4J_PASSWORD"}
    clean |= {"NEO4J_HEAP": "600m", "JAVA_TOOL_OPTIONS": QUICK}

    def start():
        command = [*script, "start", tmp_path, str(port)]
        started = subprocess.run(command, env=clean, capture_output=True, text=True)
        if started.returncode:
            say = pytest.fail if os.environ.get("CONCORD_REQUIRE_NEO4J") == "1" else pytest.skip
            say(f"no Neo4j: {started.stderr.strip()}")

    def stop():
        subprocess.run([*script, "stop", tmp_path], check=False)

    url = f"bolt://127.0.0.1:{port}"
    start()
    load = [sys.executable, "-m", "cli", "load", "--store", url]
    subprocess.run(load, cwd=ROOT, check=True, capture_output=True)
    yield url, start, stop
    stop()


STARTS = 60_000
"""Milliseconds in which a Neo4j that was just started answers a first question, also on a machine at work."""


@pytest.mark.neo4j
def test_the_page_opens_by_itself_when_its_database_comes_and_says_so_when_it_goes(page, product, neo4j):
    url, start, stop = neo4j
    kept = {"CONCORD_STORE": url}
    page.goto(f"{product(**kept)}/?body=durham")
    table = page.get_by_role("region", name="Table of lines")
    expect(table).to_contain_text("Durham Constabulary")
    stop()
    page.reload()
    gone = page.get_by_role("status").filter(has_text="What you see is from")
    expect(gone).to_be_visible()
    expect(table).to_contain_text("Durham Constabulary")
    waits = page.context.new_page()
    waits.goto(f"{product(**kept)}/?body=durham")  # a page that never saw its database
    heading(waits, "The facts cannot be reached just now")
    start()
    expect(gone).to_have_count(0, timeout=STARTS)
    expect(waits.get_by_role("heading", level=1)).to_contain_text("Durham Constabulary", timeout=STARTS)
    expect(waits.get_by_role("region", name="Table of lines")).to_contain_text("Durham Constabulary")
    waits.close()
