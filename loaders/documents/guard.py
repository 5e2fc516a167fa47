"""What a file is by its content, and whether it is safe and whole enough to be read."""

import zipfile
from pathlib import Path
from typing import Final

from graph.errors import ConcordError

MOST_BYTES: Final = 60_000_000
MOST_UNPACKED: Final = 300_000_000
MOST_PARTS: Final = 5_000
KINDS: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web",
    ".htm": "web",
    ".xhtml": "web",
    ".docx": "word",
    ".pdf": "pdf",
}
PDF, ZIP, OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARY: Final = 1 / 200
"""The share of control characters from which a file is no text."""


def content(path: Path) -> bytes:
    """The bytes of a file that is there, is not empty and is not too big."""
    try:
        if not path.is_file():
            raise ConcordError(f"{path}: there is no such file. Check the name.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ConcordError(
                f"{path.name}: is {size / 1e6:,.0f} MB; the most is {MOST_BYTES / 1e6:,.0f} MB. "
                "Split it, or save it without pictures."
            )
        data = path.read_bytes()
    except OSError as error:
        raise ConcordError(f"{path}: cannot be opened ({error.strerror}).") from None
    if not data.strip():
        raise ConcordError(f"{path.name}: is empty.")
    return data


def kind(path: Path, data: bytes) -> str:
    """How a file is read: by its content where that is plain, else by its name."""
    name, said = path.name, KINDS.get(path.suffix.lower(), "")
    if PDF in data[:1024]:
        return "pdf"
    if data.startswith(OLE):
        raise ConcordError(
            f"{name}: is protected by a password, or is an old Word file (.doc). Save it as .docx without "
            "a password."
        )
    if data.startswith(ZIP):
        if said == "word":
            return "word"
        raise ConcordError(f"{name}: is a packed file, but not called .docx. Expected {_expected()}.")
    if said in ("word", "pdf"):
        what = "Word document" if said == "word" else "PDF"
        raise ConcordError(f"{name}: is called a {what} but is none. It may be damaged; get it again.")
    if not said:
        raise ConcordError(f"{name}: files of this kind are not read. Expected {_expected()}.")
    return said


def _expected() -> str:
    return "a .txt, .md, .html, .docx or .pdf"


def text(path: Path, data: bytes, notices: list[str]) -> str:
    """The bytes as text: by the mark at its head, as UTF-8, or else as Windows-1252, which is said."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _readable(path, data.decode("utf-16", errors="replace"))
    try:
        return _readable(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        notices.append("The file is not UTF-8; it was read as Windows-1252, and odd letters may be wrong.")
        return _readable(path, data.decode("cp1252", errors="replace"))


def _readable(path: Path, found: str) -> str:
    odd = sum(1 for c in found[:100_000] if (ord(c) < 32 and c not in "\t\n\r\f\v") or c == "\ufffd")
    if odd > max(2, len(found[:100_000]) * BINARY):
        raise ConcordError(f"{path.name}: is not text. Expected {_expected()}.")
    return found.replace("\x00", "")


def packed(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse a Word file that unpacks to too much, carries macros, or declares entities in its XML."""
    name, parts = path.name, archive.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > MOST_UNPACKED:
        raise ConcordError(
            f"{name}: unpacks to {total / 1e6:,.0f} MB in {len(parts):,} parts, more than is safe to open "
            f"({MOST_UNPACKED / 1e6:,.0f} MB, {MOST_PARTS:,} parts)."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ConcordError(f"{name}: is protected by a password. Save it without one.")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        raise ConcordError(f"{name}: is a packed file, but no Word document. Expected {_expected()}.")
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise ConcordError(f"{name}: carries macros. Save it as a .docx without them.")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares(archive.read(part)):
            raise ConcordError(
                f"{name}: its part {part.filename} declares entities, which no Word file does; refused."
            )


def _declares(xml: bytes) -> bool:
    """Whether a part has a document type, in any of the encodings an XML parser would take."""
    return any("<!DOCTYPE".encode(code) in xml for code in ("utf-8", "utf-16-le", "utf-16-be"))
