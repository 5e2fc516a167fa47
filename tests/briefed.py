"""How tests read a briefing: python-docx for what it knows, and the XML of its parts for what it does not."""

import functools
import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
import streamlit as st
from lxml import etree

import cli

DATA = Path(__file__).parent.parent / "data"
TODAY = "2026-11-30"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLAIMS = "{urn:concord:claims:1}"


@dataclass(frozen=True)
class Statement:
    """A sentence in its content control, with its claims and the text of its footnote."""

    text: str
    claims: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Read:
    """A docx: its bytes, python-docx's view of it, and its parts."""

    data: bytes

    @property
    def document(self):
        return docx.Document(io.BytesIO(self.data))

    @property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            assert len(file.namelist()) == len(set(file.namelist()))
            return {name: file.read(name) for name in file.namelist()}

    @property
    def body(self):
        return etree.fromstring(self.parts["word/document.xml"])

    @property
    def text(self) -> str:
        return "\n".join(written(paragraph) for paragraph in self.body.iter(f"{W}p"))

    @property
    def notes(self) -> dict[str, str]:
        root = etree.fromstring(self.parts["word/footnotes.xml"])
        return {note.get(f"{W}id"): written(note).strip() for note in root if note.get(f"{W}type") is None}

    @property
    def told(self) -> dict[str, tuple[str, ...]]:
        """The claim ids of each tag, from the custom XML part."""
        parts = [
            etree.fromstring(data) for name, data in self.parts.items() if name.startswith("customXml/item")
        ]
        root = next(part for part in parts if part.tag == f"{CLAIMS}sentences")
        return {said.get("tag"): tuple(said.text.split()) for said in root.iter(f"{CLAIMS}sentence")}

    def statements(self) -> list[Statement]:
        notes, told = self.notes, self.told
        found = []
        for control in self.body.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
            found.append(Statement(written(control), told[tag], notes[_number(control)]))
        return found


def written(element) -> str:
    """The text that a reader sees; field instructions are not."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _number(control) -> str:
    """The id of the footnote of a sentence: the one that follows it, or that its row has; or the earlier one referred to."""
    row = next(control.iterancestors(f"{W}tr"), None)
    of_row = row.iter(f"{W}r") if row is not None else ()
    for after in [*control.itersiblings(), *of_row]:
        own = after.find(f"{W}footnoteReference")
        if own is not None:
            return own.get(f"{W}id")
        field = after.find(f"{W}instrText")
        if field is not None:
            return field.text.split()[1].removeprefix("_Note_")
    raise AssertionError(f'no footnote after "{written(control)}"')


@functools.cache
def brief(facts: Path, body: str, *options: str) -> Read:
    """A briefing as a user makes it, from facts in a store of their own; made once for all tests."""
    st.cache_resource.clear()  # a process has one store
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
            patched.delenv(name, raising=False)
        patched.setenv("CONCORD_STORE", f"{folder}/store.kgl")
        out = Path(folder) / "briefing.docx"
        cli.main(["load", str(facts)])
        cli.main(
            ["brief", body, "--form", "commissioner-briefing", "--out", str(out), "--today", TODAY, *options]
        )
        return Read(out.read_bytes())


def on_durham(*options: str) -> Read:
    """The briefing on Durham from the shipped facts."""
    return brief(DATA, "durham", *options)
