"""A briefing read again from a Word file: its statements, with their claims, and what was kept to check them."""

import io
import zipfile
from typing import Any, Final

from lxml import etree

from graph.briefing.blocks import Kept
from graph.briefing.kept import Statement
from graph.briefing.word.claims import NAMESPACE

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS: Final = f"{{{NAMESPACE}}}"
LARGEST: Final = 100_000_000
"""Bytes of a part when it is unpacked."""


def carried(data: bytes) -> tuple[Kept, list[Statement], int] | None:
    """What a file carries of a briefing, its statements in their order, and how many of them were taken out.

    None where it is no Word file, or none that Concord made.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {info.filename: info for info in file.infolist() if info.file_size <= LARGEST}
            roots = [
                parsed(file.read(name))
                for name in sorted(parts)
                if name.startswith("customXml/item") and "Props" not in name
            ]
            root = next((r for r in roots if r is not None and r.tag == f"{OURS}sentences"), None)
            if root is None or "word/document.xml" not in parts:
                return None
            body = parsed(file.read("word/document.xml"))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    if body is None or root.get("about") is None:
        return None
    told = {said.get("tag"): said for said in root.findall(f"{OURS}sentence")}
    found: list[Statement] = []
    seen = set()
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        said = told.get(tag.get(f"{W}val")) if tag is not None else None
        if said is not None:
            seen.add(said.get("tag"))
            text = "".join(part.text or "" for part in control.iter(f"{W}t"))
            found.append(Statement(text, tuple((said.text or "").split()), said.get("print") or ""))
    return kept_in(root), found, len(told.keys() - seen)


def parsed(data: bytes) -> Any:
    """XML without what it might fetch; None where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def kept_in(root: Any) -> Kept:
    """What was kept to check the statements again."""
    return Kept(
        dict(root.attrib),
        {c.get("id"): (c.get("print"), c.get("source")) for c in root.findall(f"{OURS}claim")},
        {s.get("id"): (s.get("print"), s.get("name")) for s in root.findall(f"{OURS}source")},
    )
