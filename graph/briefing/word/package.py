"""The zip of a document without what changes from one writing to the next: order and dates of its parts."""

import io
import zipfile
from typing import Final

FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


def settled(data: bytes) -> bytes:
    """The same parts in the same order, with one date and one compression."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
