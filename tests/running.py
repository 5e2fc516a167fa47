"""How tests run a command as a user does, on facts and a store of its own."""

import contextlib

import pytest

import cli
from loaders.tables import shipped


def facts(folder, **tables):
    """Write fact tables, by their names, into a folder of its own; the folder."""
    home = folder / "facts"
    home.mkdir()
    for name, text in tables.items():
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    return home


def runner(capsys):
    """A function that runs a command: its exit code, output and errors."""

    def command(*arguments):
        code = 0
        try:
            cli.main([str(a) for a in arguments])
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    return command


def commands(home, tmp_path, capsys, monkeypatch):
    """The same on a store that holds the folder's facts."""
    for name in ("CONCORD_FACTS", "CONCORD_MARKING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    command = runner(capsys)
    assert command("load", home)[0] == 0
    return command


@contextlib.contextmanager
def shipped_facts(folder):
    """Within it every command reads a store of the shipped facts, in the folder."""
    with pytest.MonkeyPatch.context() as patched:
        for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
            patched.delenv(name, raising=False)
        patched.setenv("CONCORD_STORE", str(folder / "store.kgl"))
        cli.main(["load", str(shipped())])
        yield
