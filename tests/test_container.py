"""The container file and the compose file, as far as they can be checked without a container engine."""

import json
import re
from pathlib import Path

import cli

ROOT = Path(__file__).parent.parent


def instructions():
    """The instructions of the container file: name and what follows it."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.M)).splitlines()
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines if line)]


def of(kind):
    return [rest for name, rest in instructions() if name == kind]


def test_the_container_is_made_of_an_exact_base():
    assert of("FROM") != []
    assert all(re.match(r"python:3\.\d+\.\d+-slim-\w+( AS \w+)?$", base) for base in of("FROM"))


def test_the_container_does_not_run_as_root_and_listens_where_a_proxy_can_reach_it():
    last = max(n for n, (name, _) in enumerate(instructions()) if name == "FROM")
    users = [rest for name, rest in instructions()[last:] if name == "USER"]
    assert [re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user) is not None for user in users] == [True]
    assert of("EXPOSE") == ["8501"]


def test_no_secret_is_written_into_the_container_and_only_named_files_are_copied():
    assert [rest for _, rest in instructions() if re.search(r"PASSWORD|SECRET|TOKEN|KEY", rest, re.I)] == []
    copied = [part for rest in of("COPY") if not rest.startswith("--from") for part in rest.split()[:-1]]
    assert copied != []
    assert [part for part in copied if part == "." or not (ROOT / part).exists()] == []
    packages = re.search(r"packages = \[([^\]]+)\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {name.split(".")[0] for name in re.findall(r'"([\w.]+)"', packages[1])} | {
        "app.py",
        "cli.py",
    }
    assert wanted <= set(copied)


def test_the_command_of_the_container_is_one_that_concord_has():
    assert of("ENTRYPOINT") == ['["concord"]']
    (command,) = map(json.loads, of("CMD"))
    context = cli.concord.commands[command[0]].make_context(command[0], command[1:])
    assert (context.params["address"], context.params["no_browser"]) == ("0.0.0.0", True)


def test_the_compose_file_opens_nothing_to_the_network_and_holds_no_password():
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    ports = re.findall(r'- "([^"]*\d+:\d+)"', text)
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)
    given = re.findall(r"(?:PASSWORD|AUTH): *(.+)", text)
    assert given != []
    assert all(re.match(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?", value) for value in given)


def test_the_compose_file_keeps_the_page_from_writing_anywhere_but_its_own_data():
    page = (ROOT / "compose.yaml").read_text(encoding="utf-8").partition("\n  concord:\n")[2]
    for line in (
        "read_only: true",
        "cap_drop: [ALL]",
        "no-new-privileges:true",
        "- concord:/var/lib/concord",
    ):
        assert line in page
