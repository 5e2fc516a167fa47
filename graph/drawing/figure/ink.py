"""A figure's strokes: symbols, lines, heads, marks and text as SVG, with the positions of the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import atan2, degrees, hypot
from typing import Final

from graph.drawing.figure.fonts import embedded
from graph.drawing.parts import Body, Line
from graph.drawing.places import Point
from graph.drawing.style import SHAPES, SLACK, STROKES, TOKENS, colour, dash, head_scale, text_width

INK: Final[str] = TOKENS["colour"]["ink"]
INK2: Final[str] = TOKENS["colour"]["ink2"]
RULE: Final[str] = TOKENS["colour"]["line"]
MARKS: Final = TOKENS["modifier"]
BASELINE: Final = 0.34
"""From the middle of a line of text down to its baseline, in sizes of the font."""
HOLLOW: Final = 1.5
"""How much wider than usual a line of long ago is, for the white within it, px."""


@dataclass(slots=True)
class Sheet:
    """What has been drawn, in the order of drawing, and the characters of each weight."""

    drawn: list[str] = field(default_factory=list)
    used: dict[int, set[str]] = field(default_factory=dict)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    """Left, top, width and height of a text, px, and where it leads."""

    def add(self, *elements: str) -> None:
        """Over everything drawn before."""
        self.drawn += elements

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        weight: int = 400,
        ink: str = INK,
        align: str = "left",
        link: str = "",
    ) -> None:
        """One line of text with its middle at `y`; real text, so that it can be read, found and edited.

        It says how long it is, so that a program without the font fits another one to its place.
        """
        self.used.setdefault(weight, set()).update(text)
        anchor = {"left": "", "middle": ' text-anchor="middle"', "right": ' text-anchor="end"'}[align]
        heavy = f' font-weight="{weight}"' if weight != 400 else ""
        long = text_width(text, size, weight=weight) / SLACK
        drawn = (
            f'<text x="{x:.2f}" y="{y + BASELINE * size:.2f}" font-size="{size:.2f}"{heavy}{anchor} '
            f'fill="{ink}" textLength="{long:.2f}" lengthAdjust="spacingAndGlyphs">{escape(text, quote=False)}</text>'
        )
        self.add(f'<a href="{escape(link)}">{drawn}</a>' if link else drawn)
        if link:
            left = {"left": x, "middle": x - long / 2, "right": x - long}[align]
            self.links.append((left, y - size / 2, long, size, link))

    def faces(self) -> str:
        """The font with the glyphs of every text of this sheet, by weight."""
        return "".join(embedded(weight, "".join(sorted(own))) for weight, own in sorted(self.used.items()))

    def rule(self, left: float, right: float, y: float, *, ink: str = RULE, width: float = 1.0) -> None:
        """A level line."""
        self.add(f'<path d="M{left:.2f} {y:.2f}H{right:.2f}" stroke="{ink}" stroke-width="{width:.2f}"/>')


def symbol(
    shape: str, x: float, y: float, scale: float, *, possible: bool = False, ended: bool = False
) -> str:
    """A body's symbol about (x, y)."""
    look = SHAPES[shape]
    fill = MARKS["possible"]["fill"] if possible or ended else look.fill
    stroke = MARKS["ended"]["colour"] if ended else look.stroke
    dashes = _dashed(MARKS["possible"]["body_dash"]) if possible else ""
    return (
        f'<path transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})" d="{look.path}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{look.width:g}" stroke-linejoin="round"{dashes}/>'
    )


def body(sheet: Sheet, drawn: Body, x: float, y: float, scale: float, *, unit: float) -> None:
    """A body with what stands on its symbol; `scale` is of the symbol, `unit` that of the page."""
    sheet.add(symbol(drawn.shape, x, y, scale, possible=drawn.possible, ended=drawn.ended))
    if drawn.members:
        size = TOKENS["type"]["pill"][0] * unit
        sheet.text(str(len(drawn.members)), x, y + unit, size, weight=600, align="middle")
    if drawn.under_review:
        r = radius(drawn.shape) * scale * 0.85
        low = drawn.label == "Agreement"
        sheet.add(clock(x + r, y + (r if low else -r), max(0.75 * unit, min(scale, unit))))


def radius(shape: str) -> float:
    """Of a symbol with its outline, at scale 1."""
    return SHAPES[shape].r + SHAPES[shape].width / 2


def clock(x: float, y: float, scale: float) -> str:
    """The sign of what is under review."""
    look = MARKS["under_review"]
    return (
        f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})" stroke="{look["stroke"]}" '
        f'stroke-width="1.6" stroke-linecap="round"><circle r="{look["r"]}" fill="#FFFFFF"/>'
        f'<path d="{look["path"]}" fill="none"/></g>'
    )


def unequal(x: float, y: float, scale: float) -> str:
    """The sign of what sources disagree on."""
    look = MARKS["disputed"]
    return (
        f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})" stroke="#FFFFFF">'
        f'<circle r="{look["r"]}" fill="{look["fill"]}" stroke-width="1.5"/>'
        f'<path d="{look["path"]}" stroke-width="{look["width"]}" fill="none"/></g>'
    )


def pill(sheet: Sheet, text: str, x: float, y: float, scale: float) -> None:
    """A number on a line, or a letter beside a symbol."""
    wide, tall = pill_width(text) * scale, MARKS["works"]["size"] * scale
    sheet.add(
        f'<rect x="{x - wide / 2:.2f}" y="{y - tall / 2:.2f}" width="{wide:.2f}" height="{tall:.2f}" '
        f'rx="{tall / 2:.2f}" fill="#FFFFFF" stroke="{MARKS["works"]["stroke"]}" stroke-width="{scale:.2f}"/>'
    )
    sheet.text(text, x, y, TOKENS["type"]["pill"][0] * scale, weight=600, align="middle")


def pill_width(text: str) -> float:
    """At scale 1, px."""
    return float(MARKS["works"]["size"]) + (len(text) - 1) * 6


def marks(sheet: Sheet, works: int, disputed: bool, at: Point, scale: float) -> None:
    """What stands on a line: how many works say so, and whether sources disagree."""
    counted = works >= MARKS["works"]["least"]
    apart = 9 * scale if counted and disputed else 0.0
    if disputed:
        sheet.add(unequal(at[0] - apart, at[1], scale))
    if counted:
        pill(sheet, str(works), at[0] + apart, at[1], scale)


def line(drawn: Line, points: Sequence[Point], scale: float, head: float) -> list[str]:
    """A line along a chain of cubic curves, without its head; `head` is the scale that its head will have."""
    return stroke(
        drawn.style,
        points,
        scale,
        head,
        possible=drawn.possible,
        ended=drawn.ended,
        stale=drawn.stale,
    )


def stroke(
    style: str,
    points: Sequence[Point],
    scale: float,
    head: float = 1.0,
    *,
    possible: bool = False,
    ended: bool = False,
    stale: bool = False,
) -> list[str]:
    """A line of a style. One of long ago is paler and hollow, so that it is told apart without colour too."""
    look = STROKES[style]
    ink = colour(look, stale=stale, ended=ended)
    dashes = dash(look, possible=possible, ended=ended)
    back = TOKENS["head"][look.head]["back"] * head * head_scale(look.width) * scale if look.head else 0.0
    way = _way(points, back)
    pattern = _dashed([value * scale for value in dashes]) if dashes else ""
    hollow = stale and not ended
    width = look.width + (HOLLOW if hollow else 0.0)
    found = [f'<path d="{way}" stroke="{ink}" stroke-width="{width * scale:.2f}"{pattern}/>']
    if hollow:
        core = 0.45 * width
        found.append(f'<path d="{way}" stroke="#FFFFFF" stroke-width="{core * scale:.2f}"{pattern}/>')
    return found


def head(
    style: str, points: Sequence[Point], scale: float, own: float = 1.0, *, stale: bool = False
) -> list[str]:
    """The head of a line at its end, `stale` for what is long ago or ended."""
    look = STROKES[style]
    if not look.head:
        return []
    form, ink = TOKENS["head"][look.head], colour(look, stale=stale)
    x, y = points[-1]
    ux, uy = _direction(points)
    size = own * head_scale(look.width)
    fill = {"line": ink, "white": "#FFFFFF", "none": "none"}[form["fill"]]
    edge = (3 if look.head == "bar" else min(1.75, look.width)) / size
    outline = "" if form["fill"] == "line" else f' stroke="{ink}" stroke-width="{edge:.2f}"'
    return [
        f'<path transform="translate({x:.2f} {y:.2f}) rotate({degrees(atan2(uy, ux)):.1f}) '
        f'scale({size * scale:.4f})" d="{form["path"]}" fill="{fill}"{outline} stroke-linejoin="round"/>'
    ]


def _way(points: Sequence[Point], back: float) -> str:
    """The chain as a path that stops this far before its end."""
    (ex, ey), (ux, uy) = points[-1], _direction(points)
    stop = (ex - ux * back, ey - uy * back)
    parts = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for i in range(1, len(points), 3):
        one, other, end = points[i : i + 3]
        if i + 2 == len(points) - 1:
            other, end = stop if other == points[-1] else other, stop
        parts.append("C" + " ".join(f"{x:.2f} {y:.2f}" for x, y in (one, other, end)))
    return "".join(parts)


def _direction(points: Sequence[Point]) -> Point:
    """Of a chain at its end."""
    ex, ey = points[-1]
    for x, y in reversed(points[:-1]):
        length = hypot(ex - x, ey - y)
        if length > 0.5:
            return (ex - x) / length, (ey - y) / length
    return 1.0, 0.0


def _dashed(values: Iterable[float]) -> str:
    return f' stroke-dasharray="{" ".join(f"{value:.4g}" for value in values)}"'


def fitted(text: str, room: float, size: float, *, weight: int = 400) -> list[str]:
    """A text on as many lines as it needs.

    Examples
    --------
    >>> fitted("Who Durham works with", 80, 12)
    ['Who Durham', 'works with']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, weight=weight) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines if lines != [""] else []


def dot(x: float, y: float, scale: float) -> str:
    """Where lines of units with the same partners become one."""
    look = MARKS["junction"]
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{look["r"] * scale:.2f}" fill="{look["fill"]}"/>'
