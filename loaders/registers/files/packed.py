"""Zip archives (xlsx, ods, docx) opened with care: how large they are unpacked, and what must not be in them."""

import zipfile
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from loaders.registers.files.grid import refusal

LARGEST_FILE: Final = 60_000_000
LARGEST_UNPACKED: Final = 400_000_000
"""Bytes, over all parts that are read."""
TOO_LARGE: Final = (
    f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB; a zip bomb, or too large to read."
)
LARGEST_TREE: Final = 120_000_000
"""Bytes of one part that is read as one tree."""
MOST_PARTS: Final = 5_000
STEP: Final = 1 << 20
DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")


def opened(path: Path) -> zipfile.ZipFile:
    """The archive, once every part of it was unpacked and found bounded, whole, and without declared entities."""
    file = path.name
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise refusal(
            file, "", "is damaged or cut short. Open it in its own program and save it again."
        ) from None
    try:
        _looked_at(file, archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _looked_at(file: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise refusal(file, "", f"{len(parts):,} parts inside; a register has at most {MOST_PARTS:,}.")
    left = LARGEST_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise refusal(file, "", "is protected by a password. Save it without one.")
        left -= _unpacked(file, archive, part, left)


def _unpacked(file: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """How large a part is, unpacked a piece at a time: what it declares may be a lie."""
    size, before = 0, b""
    xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    if part.file_size > left:
        raise refusal(file, part.filename, TOO_LARGE)
    try:
        with archive.open(part) as stream:
            while piece := stream.read(STEP):
                size += len(piece)
                if size > left:
                    raise refusal(file, part.filename, TOO_LARGE)
                if not xml:
                    continue
                plain = before + piece.replace(b"\0", b"")
                if any(word in plain for word in DECLARED):
                    raise refusal(
                        file, part.filename, "declares XML entities, which no spreadsheet program writes."
                    )
                before = plain[-16:]
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise refusal(file, part.filename, f"is damaged or cut short ({error}). Save it again.") from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise refusal(file, part.filename, f"is damaged ({error}). Save it again.") from None
        raise
    return size


def xml_of(file: str, archive: zipfile.ZipFile, part: str) -> Element:
    """A part as XML; refused where it is none."""
    try:
        if archive.getinfo(part).file_size > LARGEST_TREE:
            raise refusal(
                file, part, f"is larger than {LARGEST_TREE // 1_000_000} MB. Save it as xlsx, or in parts."
            )
        return fromstring(archive.read(part))
    except KeyError:
        raise refusal(file, "", f"has no part {part}, so it is not what its name says.") from None
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refusal(file, part, f"is damaged ({error}). Save it again.") from None
