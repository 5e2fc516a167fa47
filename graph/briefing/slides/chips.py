"""A body on a slide: its symbol and its name as one group, with a place for each line that ends at it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from graph.briefing.slides.measure import EMU, LINE, wide
from graph.briefing.word.xml import clean
from graph.drawing.parts import Body
from graph.drawing.style import SHAPES, TOKENS

FORMS: Final = {
    "Force": MSO_SHAPE.OVAL,
    "PCC": MSO_SHAPE.DIAMOND,
    "Unit": MSO_SHAPE.ROUNDED_RECTANGLE,
    "NationalBody": MSO_SHAPE.HEXAGON,
    "Person": MSO_SHAPE.ROUND_2_SAME_RECTANGLE,
    "Post": MSO_SHAPE.ROUND_2_SAME_RECTANGLE,
    "Board": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "Partner": MSO_SHAPE.REGULAR_PENTAGON,
    "Agreement": MSO_SHAPE.FOLDED_CORNER,
    "Function": MSO_SHAPE.FLOWCHART_TERMINATOR,
    "Fold": MSO_SHAPE.ROUNDED_RECTANGLE,
}
"""The shape that PowerPoint has for each symbol of the map."""
PAD: Final = 3.0
"""Around the symbol and the name, in points."""
ANGLES: Final = {"left": "10800000", "right": "0", "top": "16200000", "bottom": "5400000"}


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a name, with its size in points."""

    text: str
    size: float
    bold: bool = False
    faint: bool = False

    @property
    def wide(self) -> float:
        return wide(self.text, self.size, bold=self.bold)


@dataclass(slots=True)
class Chip:
    """Where a body stands, in points.

    Attributes
    ----------
    x, y, r : float
        The middle of its symbol and half its size.
    left, top, right, bottom : float
        Of the box that has symbol and name.
    text : float
        Where the name begins; it ends before the symbol where it stands left of it.
    ends : list of tuple
        What ends at it: a side, and what it is sorted by there.
    """

    body: Body
    words: tuple[Words, ...]
    column: int
    x: float
    y: float
    r: float
    left: float
    top: float
    right: float
    bottom: float
    text: float
    before: bool
    ends: list[tuple[str, float, str]] = field(default_factory=list)

    def sites(self) -> list[tuple[str, float, float]]:
        """The places of its lines: side, and x and y; first the four that every rectangle has."""
        across, down = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        found = [("top", across, self.top), ("left", self.left, down)]
        found += [("bottom", across, self.bottom), ("right", self.right, down)]
        for side in ANGLES:
            own = sorted(end for end in self.ends if end[0] == side)
            for number, (_, _, line) in enumerate(own, 1):
                along = number / (len(own) + 1)
                level = self.top + along * (self.bottom - self.top)
                x = {"left": self.left, "right": self.right}.get(side, self.x + (along - 0.5) * 2 * self.r)
                y = {"top": self.top, "bottom": self.bottom}.get(side, level)
                found.append((f"{side} {line}", x, y))
        return found


def add_chip(shapes: Any, chip: Chip) -> Any:
    """The group of a body; the shape that its lines are glued to is its first."""
    group = shapes.add_group_shape()
    kind = SHAPES[chip.body.shape].name
    described(group, chip.body.name, f"{chip.body.name} ({kind.lower()})")
    box = group.shapes.add_shape(
        MSO_SHAPE.RECTANGLE,
        Pt(chip.left),
        Pt(chip.top),
        Pt(chip.right - chip.left),
        Pt(chip.bottom - chip.top),
    )
    _plain(box)
    described(box, f"Name of {chip.body.name}", "")
    box.fill.solid()
    box.fill.fore_color.rgb = rgb(TOKENS["colour"]["wash"])
    box.line.fill.background()
    _sited(box, chip)
    _named(box, chip)
    symbol = group.shapes.add_shape(
        FORMS[chip.body.shape], Pt(chip.x - chip.r), Pt(chip.y - chip.r), Pt(2 * chip.r), Pt(2 * chip.r)
    )
    drawn(symbol, chip.body)
    described(symbol, kind, "")
    return group


def drawn(symbol: Any, body: Body) -> None:
    """A shape in the colours of its kind, dashed where the body is only possible."""
    look = SHAPES[body.shape]
    _plain(symbol)
    symbol.fill.solid()
    hollow = body.possible or body.ended
    symbol.fill.fore_color.rgb = rgb("#FFFFFF" if hollow else look.fill)
    symbol.line.color.rgb = rgb(TOKENS["modifier"]["ended"]["colour"] if body.ended else look.stroke)
    symbol.line.width = Pt(1.25)
    if body.possible:
        symbol.line.dash_style = MSO_LINE.SQUARE_DOT
    if body.members:
        text(symbol.text_frame, [Words(str(len(body.members)), 8, bold=True)], centred=True)


def text(frame: Any, words: Sequence[Words], *, centred: bool = False) -> None:
    """Lines of text that neither wrap nor shrink."""
    frame.word_wrap = False
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    for number, line in enumerate(words):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = clean(line.text)
        run.font.size, run.font.bold = Pt(line.size), line.bold
        run.font.color.rgb = rgb(TOKENS["colour"]["ink2" if line.faint else "ink"])


def rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


def described(shape: Any, name: str, alt: str) -> None:
    """Its name in the list of shapes, and what is read out of it."""
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("name", clean(name))
    properties.set("descr", clean(alt))


def _plain(shape: Any) -> None:
    """Without the shadow and the colours that a theme gives to shapes."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _named(box: Any, chip: Chip) -> None:
    text(box.text_frame, chip.words)
    if chip.before:
        box.text_frame.margin_right = Pt(chip.right - chip.x + chip.r + PAD)
        for paragraph in box.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.RIGHT
    else:
        box.text_frame.margin_left = Pt(chip.text - chip.left)


def _sited(box: Any, chip: Chip) -> None:
    """The rectangle with a place to glue each line to."""
    across, down = round((chip.right - chip.left) * EMU), round((chip.bottom - chip.top) * EMU)
    sites = "".join(
        f'<a:cxn ang="{ANGLES[name.split(" ", 1)[0]]}"><a:pos x="{round((x - chip.left) * EMU)}" '
        f'y="{round((y - chip.top) * EMU)}"/></a:cxn>'
        for name, x, y in chip.sites()
    )
    points = [(0, 0), (across, 0), (across, down), (0, down)]
    to = [f'<a:pt x="{x}" y="{y}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in to[1:])
    own = parse_xml(
        f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{across}" h="{down}">'
        f"<a:moveTo>{to[0]}</a:moveTo>{lines}<a:close/></a:path></a:pathLst></a:custGeom>"
    )
    old = box._element.spPr.find(qn("a:prstGeom"))
    old.getparent().replace(old, own)


def tall(words: Sequence[Words]) -> float:
    """Height of a name, in points."""
    return sum(line.size * LINE for line in words)
