"""The bundled font: where its files are, and the part of it that a figure's own characters need."""

import base64
import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

FAMILY: Final = "Source Sans 3"
FONTS: Final = Path(str(files(__package__).joinpath("fonts")))
FILES: Final[Mapping[int, str]] = {
    400: "SourceSans3-Regular.ttf",
    600: "SourceSans3-Semibold.ttf",
    700: "SourceSans3-Bold.ttf",
}


@lru_cache
def _known(weight: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(FONTS / FILES[weight], lazy=True).getBestCmap())


def missing(weight: int, characters: Iterable[str]) -> list[str]:
    """The characters that the font cannot draw.

    Examples
    --------
    >>> missing(400, "Dŵr 日")
    ['日']
    """
    return sorted(character for character in characters if ord(character) not in _known(weight))


@lru_cache(maxsize=64)
def embedded(weight: int, characters: str) -> str:
    """A @font-face rule with the glyphs of these characters and nothing more.

    Parameters
    ----------
    weight : {400, 600, 700}
    characters : str

    Returns
    -------
    str
        The same for the same characters: the font's own dates are kept.

    Examples
    --------
    >>> embedded(400, "Durham").startswith("@font-face{font-family:'Source Sans 3';font-weight:400;")
    True
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / FILES[weight], recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "mark"]
    options.name_IDs = [0, 1, 2, 13, 14]
    options.hinting = False
    cut = subset.Subsetter(options)
    cut.populate(text=characters)
    cut.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
