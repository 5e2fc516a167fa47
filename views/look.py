"""The page's dress: the style sheets of views/css in the visual language, their font carried along."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import graph.drawing

FONTS = Path(graph.drawing.__file__).parent / "component" / "assets" / "fonts"
ICON = Path(__file__).parent / "icon.svg"
LOGO = Path(__file__).parent / "logo.svg"
SHEETS = Path(__file__).parent / "css"
LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122"
LATIN_EXT = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF"


@cache
def sheet() -> str:
    """The style sheets as one element, fonts inlined so that nothing is fetched."""
    faces = "".join(_face(file) for file in sorted(FONTS.glob("*.woff2")))
    rules = "".join(file.read_text(encoding="utf-8") for file in sorted(SHEETS.glob("*.css")))
    return f"<style>{faces}{rules}</style>"


def _face(file: Path) -> str:
    weight = next((part for part in file.stem.split("-") if part in ("400", "600", "700")), "400")
    covers = LATIN_EXT if "latin-ext" in file.stem else LATIN
    data = b64encode(file.read_bytes()).decode()
    return (
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};font-display:swap;"
        f"unicode-range:{covers};src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
