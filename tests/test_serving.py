"""`concord serve` for one person and for an office: who may reach it, what it says of itself, what it logs."""

import asyncio
import contextlib
import importlib.util
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import websockets

import cli
from graph.errors import ConcordError, StoreError
from graph.model import Facts, Subgraph
from graph.store import open_store
from tests.conftest import QUICK
from views import nameless
from views.serving import Public, options, serve

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "tools" / "neo4j" / "neo4j.sh"
OFFICE = "https://intranet.example/concord"


def benchmark(name):
    """A module of benchmarks/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readers = benchmark("readers")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@dataclass(frozen=True)
class Served:
    """A `concord serve` that is running."""

    port: int
    log: Path
    base: str = ""

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}{self.base}"

    def get(self, path, **headers):
        """Status, headers and text of an answer."""
        asked = urllib.request.Request(f"{self.address}{path}", headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read().decode()

    def view(self, page, query):
        """What the server sends for a view to a new reader."""
        return run(self._view(page, query))

    async def _view(self, page, query):
        async with readers.Reader(self.address) as reader:
            await reader.go(page, query)
            return reader.text

    def comes_to(self, said, wanted, seconds=60):
        """Wait until what is said of the server is so; what it says in the end."""
        until = time.monotonic() + seconds
        while said() != wanted and time.monotonic() < until:
            time.sleep(0.5)
        return said()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A function that runs `concord serve` with options and an environment of its own."""
    with contextlib.ExitStack() as stack:

        def started(*given, base="", **environment):
            home, port = tmp_path_factory.mktemp("home"), free_port()
            clean = {k: v for k, v in os.environ.items() if not k.startswith(("CONCORD_", "NEO4J_"))}
            command = [sys.executable, "-m", "cli", "serve", "--no-browser", "--port", str(port), *given]
            log = stack.enter_context((home / "log").open("w"))
            server = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**clean, "XDG_DATA_HOME": str(home), **environment},
                stdout=log,
                stderr=log,
            )
            stack.callback(server.wait, 20)
            stack.callback(server.terminate)
            found = Served(port, home / "log", base)
            for _ in range(300):
                with contextlib.suppress(OSError):
                    if found.get("/_stcore/health")[0] == 200:
                        return found
                assert server.poll() is None, found.log.read_text()
                time.sleep(0.1)
            raise AssertionError(found.log.read_text())

        yield started


@pytest.fixture(scope="module")
def local(running):
    """The page for one person."""
    return running()


@pytest.fixture(scope="module")
def office(running):
    """The page for an office, below a path."""
    return running("--behind-proxy", OFFICE, base="/concord")


# Who may reach it


def test_without_a_proxy_it_listens_on_this_machine_alone():
    with pytest.raises(ConcordError, match=r"no sign-on of its own.*--behind-proxy"):
        serve(None, port=free_port(), open_browser=False, address="0.0.0.0")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://intranet.example", "unencrypted"),
        ("intranet.example", "is not an address of a page"),
        ("https://intranet.example/?a=b", "is not an address of a page"),
        ("https://someone:secret@intranet.example", "is not an address of a page"),
        ("https://intranet.example:port", "is not an address"),
    ],
)
def test_an_address_that_is_none_or_unencrypted_is_refused(url, said):
    with pytest.raises(ConcordError, match=said):
        Public.of(url)


def test_the_address_of_the_office_decides_path_host_and_origin():
    given = options(8501, "0.0.0.0", Public.of("https://intranet.example:8443/tools/concord/"))
    told = {
        key: given[key] for key in ("server.baseUrlPath", "server.allowedHosts", "server.corsAllowedOrigins")
    }
    assert told == {
        "server.baseUrlPath": "tools/concord",
        "server.allowedHosts": ["intranet.example", "localhost", "127.0.0.1"],
        "server.corsAllowedOrigins": ["https://intranet.example:8443"],
    }


def run(work):
    """What asynchronous work gives, in a thread of its own: a browser of other tests may have this one's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def opened(address, **headers):
    """Whether the page's web socket opens to who says to come from there."""
    url = "ws" + address.removeprefix("http") + "/_stcore/stream"
    try:
        async with websockets.connect(url, subprotocols=["streamlit"], additional_headers=headers):
            return True
    except websockets.InvalidStatus:
        return False


@pytest.mark.slow
@pytest.mark.parametrize(
    ("origin", "opens"),
    [("https://intranet.example", True), ("https://evil.example", False), ("null", False), (None, True)],
)
def test_the_web_socket_opens_to_pages_of_the_office_alone(office, origin, opens):
    said = {"Origin": origin} if origin else {}
    assert run(opened(office.address, **said)) is opens


@pytest.mark.slow
def test_a_name_that_was_pointed_at_this_machine_reads_nothing(local):
    port = local.port
    rebound = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}

    async def tried():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = ["GET /_stcore/stream HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade",
                 "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]  # fmt: skip
        lines += [f"{name}: {value}" for name, value in rebound.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode())
        said = await reader.readline()
        writer.close()
        return said

    assert b" 403 " in run(tried())


@pytest.mark.slow
def test_nothing_is_asked_of_another_machine_whoever_calls(running):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(2)
        proxy = f"http://127.0.0.1:{listening.getsockname()[1]}"
        served = running(
            HTTP_PROXY=proxy, HTTPS_PROXY=proxy, http_proxy=proxy, https_proxy=proxy, NO_PROXY=""
        )
        assert run(opened(served.address, Origin="https://evil.example")) is False
        with pytest.raises(TimeoutError):
            listening.accept()


# What it says of itself


@pytest.mark.slow
def test_health_says_that_page_and_store_answer(local, office):
    assert [served.get("/health")[::2] for served in (local, office)] == [(200, "ok")] * 2
    assert [served.get("/_stcore/health")[::2] for served in (local, office)] == [(200, "ok")] * 2


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/health", "/_stcore/health", "/dependencies", "/static/none"])
def test_every_answer_carries_the_policy_and_tells_no_other_site_where_its_reader_was(office, path):
    told = office.get(path)[1]
    policy = dict(rule.partition(" ")[::2] for rule in told["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["connect-src"] == "'self' wss://intranet.example"
    assert "unsafe" not in policy["script-src"]
    assert (told["referrer-policy"], told["x-content-type-options"]) == ("no-referrer", "nosniff")


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/_stcore/upload_file/a/b", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"]
)
def test_what_concord_has_no_use_for_is_shut(local, office, path):
    assert [served.get(path)[0] for served in (local, office)] == [404, 404]


@pytest.mark.slow
def test_the_health_check_of_the_container_asks_the_page(office):
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    command = json.loads(re.search(r"^HEALTHCHECK .*CMD (\[.*\])$", text, re.M)[1])
    assert command[:2] == ["python", "-c"]
    asked = command[2].replace(":8501", f":{office.port}")
    outcome = [
        subprocess.run(
            [sys.executable, "-c", asked], env={**os.environ, "CONCORD_PUBLIC_URL": url}
        ).returncode
        for url in (OFFICE, "https://intranet.example/elsewhere/_stcore")
    ]
    assert outcome == [0, 1]


def test_the_options_and_addresses_that_the_documentation_names_are_there():
    text = (ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
    ours = {option for parameter in cli.serve.params for option in parameter.opts}
    named = set(re.findall(r"`?concord serve ([^`\n]*)", text)) | set(re.findall(r"\| `(--[^|]*) \|", text))
    assert {flag for line in named for flag in re.findall(r"--[a-z-]+", line)} <= ours
    files = [
        file for folder in ("commands", "graph", "loaders", "views") for file in (ROOT / folder).rglob("*.py")
    ]
    code = "".join(file.read_text(encoding="utf-8") for file in [*files, ROOT / "cli.py"])
    assert {name for name in re.findall(r"CONCORD_[A-Z_]+", text) if name not in code} == set()


# What it logs

NAME = "Someone Private"


@pytest.fixture
def said():
    """What this process logs while records are kept nameless, as one text."""
    usual, lines = logging.getLogRecordFactory(), []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    handler = Kept()
    logging.getLogger("a.part").addHandler(handler)
    logging.setLogRecordFactory(nameless.record)
    yield lines
    logging.setLogRecordFactory(usual)
    logging.getLogger("a.part").removeHandler(handler)


def test_a_failure_is_logged_by_kind_and_place_without_its_message(said):
    try:
        try:
            raise KeyError(NAME)
        except KeyError as inner:
            raise ValueError(f"no {NAME}") from inner
    except ValueError:
        logging.getLogger("a.part").exception("A page failed for %s.", NAME)
    assert NAME not in said[0]
    assert re.fullmatch(
        r"\S*tests/test_serving.py:\d+ ValueError at \S*tests/test_serving.py:\d+, "
        r"because of KeyError at \S*tests/test_serving.py:\d+",
        said[0],
    )


@pytest.mark.parametrize("message", [ValueError(NAME), f"Task was lost\nfuture: {NAME}"])
def test_a_message_that_is_a_failure_or_goes_on_over_lines_is_cut(said, message):
    logging.getLogger("a.part").warning(message)
    assert NAME not in said[0]


@pytest.mark.slow
def test_an_office_can_read_for_a_while_and_the_log_names_nobody(office):
    before = office.log.read_text()
    cypher = f"MATCH%20(p:Person)%20WHERE%20p.name%20=%20'{NAME.replace(' ', '%20')}'%20RETURN%20p"
    for page, query in [("", "body=durham"), ("ask", f"cypher={cypher}"), ("ask", "cypher=MATCH%20(oops"),
                        ("", f"body={NAME.replace(' ', '%20')}"), ("questions", "question=depends&of=nobody")]:  # fmt: skip
        office.view(page, query)
        office.get(f"/{page}?{query}")
    assert before.startswith(f"Concord: {OFFICE}\n")
    assert office.log.read_text().removeprefix(before) == ""


# The store goes and comes back


@contextlib.contextmanager
def neo4j_at(home, port, settings=""):
    """A Neo4j of one's own with its data in `home`; ends it at once."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_PASSWORD")}
    clean |= {"NEO4J_HEAP": "600m", "NEO4J_SETTINGS": settings, "JAVA_TOOL_OPTIONS": QUICK}
    done = subprocess.run(
        ["bash", SCRIPT, "start", home, str(port)], env=clean, capture_output=True, text=True
    )
    if done.returncode:
        unavailable = pytest.fail if os.environ.get("CONCORD_REQUIRE_NEO4J") == "1" else pytest.skip
        unavailable(f"no Neo4j: {done.stderr.strip()}")
    pid = int((home / "run" / "pid").read_text())
    try:
        yield f"bolt://127.0.0.1:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, 9)
        while subprocess.run(["kill", "-0", str(pid)], capture_output=True).returncode == 0:
            time.sleep(0.1)


@contextlib.asynccontextmanager
async def apart(waited):
    """A context that waits long, entered and left in a thread: the reader's socket goes on answering."""
    entered = await asyncio.to_thread(waited.__enter__)
    try:
        yield entered
    finally:
        await asyncio.to_thread(waited.__exit__, None, None, None)


def filled(url, *claims):
    """Load exactly these claims, as another process would."""
    network = Subgraph.of("durham COLLABORATES npas", *claims)
    store = open_store(url)
    store.load(Facts(tuple(network.nodes.values()), tuple(network.relationships.values())))
    store.close()


@pytest.mark.slow
@pytest.mark.neo4j
def test_neo4j_may_be_away_at_the_start_stop_and_come_back_under_the_page(running, tmp_path):
    port = free_port()
    served = running(CONCORD_STORE=f"bolt://127.0.0.1:{port}")

    async def told():
        async with readers.Reader(served.address) as reader:
            said = []

            async def comes(words, seconds=60):
                until = time.monotonic() + seconds
                while words not in reader.text and time.monotonic() < until:
                    await asyncio.sleep(0.5)
                    await reader.go("", "body=durham")
                said.append(words if words in reader.text else reader.text[-2000:])

            await comes("The facts cannot be reached just now")
            said.append(served.get("/health")[0])
            async with apart(neo4j_at(tmp_path, port)) as url:
                await asyncio.to_thread(filled, url)
                await comes("takes part in")
                said.append(served.comes_to(lambda: served.get("/health")[0], 200))
            await comes("What you see is from")
            said.append("takes part in" in reader.text)
            said.append(served.comes_to(lambda: served.get("/health")[0], 503))
            async with apart(neo4j_at(tmp_path, port)):
                until = time.monotonic() + 60
                while "What you see is from" in reader.text and time.monotonic() < until:
                    await asyncio.sleep(1)
                    await reader.go("", "body=durham")
                said.append("What you see is from" not in reader.text and "takes part in" in reader.text)
            return said

    assert run(told()) == [
        "The facts cannot be reached just now", 503, "takes part in", 200, "What you see is from", True, 503, True
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.neo4j
def test_a_server_that_is_up_before_its_database_is_a_store_that_does_not_answer(tmp_path):
    """A database that may never be written, and never was, stays as it is while a server starts."""
    with neo4j_at(tmp_path, free_port(), "server.databases.read_only=neo4j") as url:
        with pytest.raises(StoreError, match="Neo4j did not answer"):
            open_store(url).version()
        with pytest.raises(StoreError, match="Neo4j did not answer"):
            open_store(url).read("MATCH (n) RETURN n LIMIT 1")


@pytest.mark.slow
@pytest.mark.neo4j
def test_two_page_processes_over_one_server_both_show_what_was_just_loaded(running, empty_neo4j):
    filled(empty_neo4j)
    both = [running(CONCORD_STORE=url) for url in (empty_neo4j, empty_neo4j.replace("bolt:", "neo4j:"))]

    async def told():
        async with readers.Reader(both[0].address) as one, readers.Reader(both[1].address) as other:
            seen = []
            for claims in ((), ("durham COLLABORATES nersou",)):
                await asyncio.to_thread(filled, empty_neo4j, *claims)
                await asyncio.sleep(1.5)  # the page asks for the version at most once a second
                for reader in (one, other):
                    await reader.go("", "body=durham")
                    seen.append("nersou" in reader.text)
            return seen

    assert run(told()) == [False, False, True, True]


# Twenty readers at once


@pytest.mark.slow
def test_twenty_readers_at_once_read_without_an_error(office):
    """Ten seconds here; CONCORD_LOAD_SECONDS=600 for the ten minutes of the aim."""
    seconds = float(os.environ.get("CONCORD_LOAD_SECONDS", "10"))
    tally = run(readers.crowd(office.address, 20, seconds))
    print(tally.told())
    assert dict(tally.wrong) == {}
    assert len(tally.seconds) > 20 * seconds / 15  # a view each fifteen seconds: they read every five
