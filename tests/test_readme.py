"""The README does what it says: its commands and its Cypher run, and what it names exists."""

import re
import shlex
from pathlib import Path

import pytest

import cli
from graph.store import open_store
from loaders.tables import Tables, shipped

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```console\n(.*?)```", README, re.S) for line in block.splitlines()
]
QUERIES = re.findall(r"```cypher\n(.*?)```", README, re.S)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("readme") / "facts.kgl"
    opened = open_store(str(path))
    opened.load(Tables(shipped()).read())
    yield path, opened
    opened.close()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command, store, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CONCORD_STORE", str(store[0]))
    program, *arguments = shlex.split(command)
    assert program == "concord"
    cli.main(arguments)
    assert len(capsys.readouterr().out.splitlines()) > 1 or arguments[0] == "check"


@pytest.mark.parametrize("query", QUERIES, ids=["first", "second", "third"])
def test_a_query_of_the_readme_has_rows(query, store):
    assert store[1].read(query).rows


@pytest.mark.neo4j
@pytest.mark.parametrize("query", QUERIES, ids=["first", "second", "third"])
def test_a_query_of_the_readme_answers_alike_on_neo4j(query, store, neo4j_url):
    neo4j = open_store(neo4j_url)
    neo4j.load(Tables(shipped()).read())
    assert neo4j.read(query).rows == store[1].read(query).rows
    neo4j.close()


def test_the_files_that_the_readme_names_exist():
    named = re.findall(r"`((?:graph|data|docs|loaders|views)/[\w./-]*|[\w.]+\.(?:txt|yaml|py))`", README)
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert [name for name in [*named, *pictures] if not (ROOT / name).exists()] == []


def test_the_two_commands_are_make_run_and_make_test():
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^run:", targets, re.M)
    assert re.search(r"^test:", targets, re.M)
