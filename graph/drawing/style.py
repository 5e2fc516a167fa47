"""The visual language as data: shapes, colours, widths, dashes and heads, read from tokens.json alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

TOKENS: Final[Mapping[str, Any]] = MappingProxyType(
    json.loads(files(__package__).joinpath("tokens.json").read_text(encoding="utf-8"))
)
_WIDTHS: Final[Mapping[str, Mapping[str, list[int]]]] = json.loads(
    files(__package__).joinpath("widths.json").read_text(encoding="utf-8")
)
_ADVANCE: Final = {
    int(weight): {int(first, 16) + i: w for first, run in runs.items() for i, w in enumerate(run)}
    for weight, runs in _WIDTHS.items()
}
SLACK: Final = 1.03
"""Browsers may round each character's advance; kerning only ever narrows."""
_WIDEST: Final = 1050
"""What a character outside the table is taken to need, in 1/1000 of the font size: nothing is wider."""

STALE_AFTER_YEARS: Final[int] = TOKENS["modifier"]["stale"]["after_years"]
LABEL: Final[float] = TOKENS["type"]["label"][0]
SECOND: Final[float] = TOKENS["type"]["second"][0]
FOCUS: Final[float] = TOKENS["type"]["focus"][0]
LINE_HEIGHT: Final[float] = TOKENS["type"]["label"][1]
FONT: Final = {"focus": (FOCUS, 700), "label": (LABEL, 400), "second": (SECOND, 400)}
"""Size and weight of a text by its role."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of body is drawn: an SVG path about (0, 0) with radius `r`."""

    name: str
    path: str
    fill: str
    stroke: str
    width: float
    r: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a relation is drawn. `head` names an entry of TOKENS["head"]."""

    name: str
    width: float
    colour: str
    stale: str
    head: str | None
    dash: tuple[float, ...] | None


SHAPES: Final[Mapping[str, Shape]] = {key: Shape(**value) for key, value in TOKENS["body"].items()}
STROKES: Final[Mapping[str, Stroke]] = {
    key: Stroke(**{**value, "dash": tuple(value["dash"]) if value["dash"] else None})
    for key, value in TOKENS["relation"].items()
}


def text_width(text: str, size: float, *, weight: int = 400) -> float:
    """Width of a text in Source Sans 3, in px, with a little to spare.

    Parameters
    ----------
    text : str
    size : float
        Of the font, px.
    weight : {400, 600, 700}

    Returns
    -------
    float
        Never less than a browser needs.

    Examples
    --------
    >>> 30 < text_width("Durham", 12) < text_width("Durham", 12, weight=700) < 45
    True
    """
    advance = _ADVANCE[weight]
    return sum(advance.get(ord(c), _WIDEST) for c in text) * size * SLACK / 1000


def colour(stroke: Stroke, *, stale: bool = False, ended: bool = False) -> str:
    """The colour of a line, paler for what is long ago or ended.

    Examples
    --------
    >>> colour(STROKES["LEADS"]), colour(STROKES["LEADS"], stale=True)
    ('#12436D', '#6F8AA5')
    """
    return stroke.stale if stale or ended else stroke.colour


def dash(stroke: Stroke, *, possible: bool = False, ended: bool = False) -> tuple[float, ...] | None:
    """The dash of a line: possible and ended have their own, whatever the relation's.

    Examples
    --------
    >>> dash(STROKES["LEADS"]), dash(STROKES["LEADS"], possible=True)
    (None, (7, 5))
    """
    if possible:
        return tuple(TOKENS["modifier"]["possible"]["dash"])
    if ended:
        return tuple(TOKENS["modifier"]["ended"]["dash"])
    return stroke.dash


def body_svg(shape: str, *, possible: bool = False, size: int = 18, fill: str = "") -> str:
    """A body's symbol as inline SVG, for a legend, a table or a printed page; `fill` where colour says something else.

    Examples
    --------
    >>> body_svg("Force").startswith("<svg") and "#12436D" in body_svg("Force")
    True
    """
    drawn = SHAPES[shape]
    look = TOKENS["modifier"]["possible"]
    fill = look["fill"] if possible else fill or drawn.fill
    dashes = f' stroke-dasharray="{_numbers(look["body_dash"])}"' if possible else ""
    edge = 19 if shape == "Fold" else 13
    return (
        f'<svg width="{size}" height="{size}" viewBox="-{edge} -{edge} {2 * edge} {2 * edge}" '
        f'aria-hidden="true"><path d="{drawn.path}" fill="{fill}" stroke="{drawn.stroke}" '
        f'stroke-width="{drawn.width}" stroke-linejoin="round"{dashes}/></svg>'
    )


def fill_svg(colour: str, *, size: int = 18) -> str:
    """A colour that stands for something, such as a region, as inline SVG for a legend.

    Examples
    --------
    >>> "#28A197" in fill_svg("#28A197")
    True
    """
    return (
        f'<svg width="{size}" height="{size}" viewBox="-10 -10 20 20" aria-hidden="true">'
        f'<rect x="-8" y="-6" width="16" height="12" rx="2" fill="{colour}" stroke="#4A5560"/></svg>'
    )


def line_svg(
    style: str, *, possible: bool = False, ended: bool = False, stale: bool = False, length: int = 40
) -> str:
    """A line with its head as inline SVG, for a legend, a table or a printed page.

    Examples
    --------
    >>> "stroke-dasharray" in line_svg("LEADS", possible=True)
    True
    """
    drawn = STROKES[style]
    ink = colour(drawn, stale=stale, ended=ended)
    dashes = dash(drawn, possible=possible, ended=ended)
    stop, head = float(length) - 2, ""
    if drawn.head:
        form = TOKENS["head"][drawn.head]
        scale = head_scale(drawn.width)
        fill = {"line": ink, "white": "#FFFFFF", "none": "none"}[form["fill"]]
        head = (
            f'<path d="{form["path"]}" transform="translate({stop} 0) scale({scale})" fill="{fill}" '
            f'stroke="{ink}" stroke-width="{min(drawn.width, 1.75) / scale:.2f}" stroke-linejoin="round"/>'
        )
        stop -= form["back"] * scale
    pattern = f' stroke-dasharray="{_numbers(dashes)}"' if dashes else ""
    return (
        f'<svg width="{length}" height="16" viewBox="0 -8 {length} 16" aria-hidden="true">'
        f'<path d="M1 0H{stop:.1f}" fill="none" stroke="{ink}" stroke-width="{drawn.width}"{pattern}/>'
        f"{head}</svg>"
    )


def mark_svg(mark: str, *, size: int = 18) -> str:
    """A modifier's mark (works, disputed, under_review, junction) as inline SVG.

    Examples
    --------
    >>> "#801650" in mark_svg("disputed")
    True
    """
    look = TOKENS["modifier"][mark]
    if mark == "disputed":
        inner = (
            f'<circle r="{look["r"]}" fill="{look["fill"]}"/>'
            f'<path d="{look["path"]}" stroke="#FFFFFF" stroke-width="{look["width"]}" fill="none"/>'
        )
    elif mark == "under_review":
        inner = (
            f'<circle r="{look["r"]}" fill="#FFFFFF" stroke="{look["stroke"]}" stroke-width="1.6"/>'
            f'<path d="{look["path"]}" stroke="{look["stroke"]}" stroke-width="1.6" fill="none"/>'
        )
    elif mark == "junction":
        inner = f'<circle r="{look["r"]}" fill="{look["fill"]}"/>'
    else:
        inner = (
            f'<rect x="-8" y="-8" width="16" height="16" rx="8" fill="#FFFFFF" stroke="{look["stroke"]}"/>'
            '<text text-anchor="middle" y="4.2" font-size="12" font-weight="600" fill="#14181D">2</text>'
        )
    return f'<svg width="{size}" height="{size}" viewBox="-10 -10 20 20" aria-hidden="true">{inner}</svg>'


def head_scale(width: float) -> float:
    """How much larger the head of a heavy line is."""
    rule = TOKENS["modifier"]["head_scale"]
    return float(rule["heavy"]) if width >= rule["from_width"] else 1.0


def _numbers(values: object) -> str:
    assert isinstance(values, list | tuple)
    return " ".join(f"{value:g}" for value in values)
