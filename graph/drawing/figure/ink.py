"""A figure's symbols, marks and text as SVG, with the positions of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Final

from graph.drawing.figure.fonts import embedded
from graph.drawing.parts import Body
from graph.drawing.places import Point
from graph.drawing.style import SHAPES, SLACK, TOKENS, text_width

INK: Final[str] = TOKENS["colour"]["ink"]
INK2: Final[str] = TOKENS["colour"]["ink2"]
RULE: Final[str] = TOKENS["colour"]["line"]
MARKS: Final = TOKENS["modifier"]
BASELINE: Final = 0.34
"""From the middle of a line of text down to its baseline, in sizes of the font."""


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

    def turned(self, text: str, x: float, y: float, size: float, *, weight: int = 400) -> None:
        """One line of text that reads upwards from `y`, with its middle at `x`."""
        self.text(text, 0, 0, size, weight=weight)
        self.drawn[-1] = f'<g transform="translate({x:.2f} {y:.2f}) rotate(-90)">{self.drawn[-1]}</g>'

    def faces(self) -> str:
        """The font with the glyphs of every text of this sheet, by weight."""
        return "".join(embedded(weight, "".join(sorted(own))) for weight, own in sorted(self.used.items()))

    def rule(self, left: float, right: float, y: float, *, ink: str = RULE, width: float = 1.0) -> None:
        """A level line."""
        self.add(f'<path d="M{left:.2f} {y:.2f}H{right:.2f}" stroke="{ink}" stroke-width="{width:.2f}"/>')


def symbol(
    shape: str,
    x: float,
    y: float,
    scale: float,
    *,
    possible: bool = False,
    ended: bool = False,
    fill: str = "",
) -> str:
    """A body's symbol about (x, y); `fill` where its colour says something else than its kind."""
    look = SHAPES[shape]
    fill = MARKS["possible"]["fill"] if possible or ended else fill or look.fill
    stroke = MARKS["ended"]["colour"] if ended else look.stroke
    dashes = dashed(MARKS["possible"]["body_dash"]) if possible else ""
    return (
        f'<path transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})" d="{look.path}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{look.width:g}" stroke-linejoin="round"{dashes}/>'
    )


def body(sheet: Sheet, drawn: Body, x: float, y: float, scale: float, *, unit: float) -> None:
    """A body with what stands on its symbol; `scale` is of the symbol, `unit` that of the page."""
    sheet.add(symbol(drawn.shape, x, y, scale, possible=drawn.possible, ended=drawn.ended, fill=drawn.fill))
    if drawn.members:
        size = TOKENS["type"]["pill"][0] * unit
        sheet.text(str(len(drawn.members)), x, y + unit, size, weight=600, align="middle")
    if drawn.under_review:
        r = radius(drawn.shape) * scale * 0.85
        low = drawn.label == "Agreement"
        sheet.add(clock(x + r, y + (r if low else -r), max(0.75 * unit, min(scale, unit))))


def swatch(fill: str, x: float, y: float, scale: float) -> str:
    """A colour that stands for something, about (x, y)."""
    return (
        f'<rect x="{x - 8 * scale:.2f}" y="{y - 6 * scale:.2f}" width="{16 * scale:.2f}" '
        f'height="{12 * scale:.2f}" rx="{2 * scale:.2f}" fill="{fill}" stroke="{INK2}" '
        f'stroke-width="{scale:.2f}"/>'
    )


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


def dashed(values: Iterable[float]) -> str:
    """The attribute of a dashed line."""
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
