"""A figure's SVG as PDF and PNG; the only place that knows what makes them."""

import json
import struct
import zlib
from collections.abc import Sequence
from typing import Final

import resvg_py
import typst

from graph.drawing.figure.fonts import FILES, FONTS

_PAGE: Final = b"""\
#set document(title: sys.inputs.title, description: sys.inputs.alt, keywords: sys.inputs.keywords, date: none)
#set page(width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, margin: 0mm)
#set text(lang: "en", region: "GB", font: "Source Sans 3")
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, alt: sys.inputs.alt)
#for (x, y, wide, tall, address) in json(bytes(sys.inputs.links)) {
  place(top + left, dx: x * 1mm, dy: y * 1mm, link(address, box(width: wide * 1mm, height: tall * 1mm)))
}
"""


def pdf(
    svg: str,
    size: tuple[float, float],
    title: str,
    alt: str,
    keywords: str,
    links: Sequence[tuple[float, float, float, float, str]] = (),
) -> bytes:
    """A tagged page with this drawing (PDF/UA-1); nothing in its words is read as markup.

    Parameters
    ----------
    svg : str
    size : tuple of float
        Width and height, mm.
    title, alt, keywords : str
        For the metadata and for who cannot see it.
    links : sequence of tuple
        Left, top, width and height of what can be pressed, mm, and where it leads.
    """
    told = {"svg": svg, "title": title, "alt": alt, "keywords": keywords}
    told |= {"links": json.dumps(links), "width": repr(size[0]), "height": repr(size[1])}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    page = typst.Compiler(_PAGE, font_paths=fonts, ignore_system_fonts=True, sys_inputs=told)
    made = page.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes), "one page"
    return made


def png(svg: str, dpi: float, words: dict[str, str]) -> bytes:
    """The drawing in as many pixels as it says it is wide and high, with its resolution and these words.

    Parameters
    ----------
    svg : str
    dpi : float
    words : dict of str to str
        By their keyword.
    """
    made = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[str(FONTS / name) for name in FILES.values()]
    )
    return stated(bytes(made), dpi, words)


def stated(png: bytes, dpi: float, words: dict[str, str]) -> bytes:
    """A PNG that says its own resolution, and these words by their keyword.

    References
    ----------
    Portable Network Graphics Specification, third edition: pHYs (11.3.4.3), iTXt (11.3.3.4).
    """
    head = 8 + 4 + 4 + 13 + 4  # the signature, then IHDR with its length, name, 13 bytes and check
    metre = round(dpi / 0.0254)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))]
    chunks += [
        _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0en-GB\0\0" + text.encode())
        for keyword, text in words.items()
        if text
    ]
    return png[:head] + b"".join(chunks) + png[head:]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
