"""How tests run a command as a user does, on facts and a store of its own."""

import cli


def facts(folder, **tables):
    """Write fact tables, by their names, into a folder of its own; the folder."""
    home = folder / "facts"
    home.mkdir()
    for name, text in tables.items():
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    return home


def commands(home, tmp_path, capsys, monkeypatch):
    """A function that runs a command on a store that holds the folder's facts: its exit code, output and errors."""
    for name in ("CONCORD_FACTS", "CONCORD_MARKING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))

    def command(*arguments):
        code = 0
        try:
            cli.main([str(a) for a in arguments])
        except SystemExit as stop:
            code = stop.code or 0
        out, err = capsys.readouterr()
        return code, out, err

    assert command("load", home)[0] == 0
    return command
