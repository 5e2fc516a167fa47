"""What a test reads off a figure: its texts and the boxes that they take, by the widths of the font itself."""

from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from graph.drawing.figure.fonts import FILES, FONTS

SVG = "{http://www.w3.org/2000/svg}"
RISE, FALL = 0.66, 0.2
"""How far capitals rise over the baseline and descenders fall below it, in sizes of Source Sans 3."""


@dataclass(frozen=True)
class Written:
    """A text on a page: left, top, right and bottom, px."""

    text: str
    box: tuple[float, float, float, float]
    size: float


@cache
def _font(weight: int) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(FONTS / FILES[weight])
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width(text: str, size: float, weight: int) -> float:
    glyphs, metrics, em = _font(weight)
    return sum(metrics[glyphs[ord(character)]][0] for character in text) * size / em


def written(svg: str) -> list[Written]:
    found = []
    for element in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        text, size = element.text or "", float(element.get("font-size"))
        x, y = float(element.get("x")), float(element.get("y"))
        wide = width(text, size, int(element.get("font-weight", 400)))
        left = {None: x, "middle": x - wide / 2, "end": x - wide}[element.get("text-anchor")]
        found.append(Written(text, (left, y - RISE * size, left + wide, y + FALL * size), size))
    return found


def page(svg: str) -> tuple[float, float]:
    left, top, wide, tall = map(float, ElementTree.fromstring(svg).get("viewBox").split())
    assert (left, top) == (0, 0)
    return wide, tall


def overlaps(texts: list[Written]) -> list[tuple[str, str]]:
    return [
        (one.text, other.text)
        for i, one in enumerate(texts)
        for other in texts[i + 1 :]
        if one.box[0] < other.box[2] and other.box[0] < one.box[2]
        and one.box[1] < other.box[3] and other.box[1] < one.box[3]
    ]  # fmt: skip


def clipped(texts: list[Written], size: tuple[float, float]) -> list[str]:
    return [
        each.text
        for each in texts
        if each.box[0] < 0 or each.box[1] < 0 or each.box[2] > size[0] or each.box[3] > size[1]
    ]
