"""What tests of both stores share: a real Neo4j for the session, and an empty store of either kind."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph.store import Store, open_store

QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""For a Neo4j that lives some minutes: to compile well costs more than it brings."""
SCRIPT = Path(__file__).parent.parent / "tools" / "neo4j" / "neo4j.sh"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that two processes that share the files end together."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def neo4j_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Neo4j of this session's own, without authentication."""
    home = tmp_path_factory.mktemp("neo4j")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "NEO4J_PASSWORD"}
    environment["JAVA_TOOL_OPTIONS"] = QUICK
    command = ["bash", str(SCRIPT), "start", str(home), str(port)]
    started = subprocess.run(command, env=environment, capture_output=True, text=True)
    try:
        if started.returncode:
            unavailable = pytest.fail if os.environ.get("CONCORD_REQUIRE_NEO4J") == "1" else pytest.skip
            unavailable(f"no Neo4j: {started.stderr.strip()}")
        yield f"bolt://127.0.0.1:{port}"
    finally:
        if (home / "run" / "pid").exists():
            os.kill(int((home / "run" / "pid").read_text()), signal.SIGKILL)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def empty_neo4j(neo4j_url: str) -> str:
    """The address of that Neo4j with nothing in it."""
    with neo4j.GraphDatabase.driver(neo4j_url) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return neo4j_url


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once of each kind."""
    if request.param == "embedded":
        return str(tmp_path / "concord.kgl")
    return str(request.getfixturevalue("empty_neo4j"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store, once of each kind."""
    opened = open_store(store_url)
    yield opened
    opened.close()
