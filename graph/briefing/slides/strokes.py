"""A line of the map as a connector: glued to its bodies, in the width, colour, dash and head of the language."""

from typing import Any, Final

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from graph.briefing.slides.measure import EMU
from graph.drawing.style import STROKES, colour

HEADS: Final = {
    "triangle": "triangle",
    "box": "oval",
    "vee": "arrow",
    "diamond": "diamond",
    "circle": "stealth",
    "bar": "none",
}
"""The heads that the format has, for those of the language."""
THINNEST: Final = 0.75
"""Points."""
TURN: Final = 14.0
"""How far a line between two bodies of one column goes out, in points."""

Point = tuple[float, float]


def add_connector(
    shapes: Any, start: Point, end: Point, *, turned: bool = False, straight: bool = False
) -> Any:
    """A connector from point to point; `turned` where it leaves and arrives on the left."""
    kind = MSO_CONNECTOR.STRAIGHT if straight or turned else MSO_CONNECTOR.CURVE
    made = shapes.add_connector(kind, *(Pt(value) for value in (*start, *end)))
    style = made._element.find(qn("p:style"))
    if style is not None:
        made._element.remove(style)
    if turned:
        _turned(made, start, end)
    return made


def glued(connector: Any, begin: tuple[Any, int], end: tuple[Any, int]) -> None:
    """Glue its ends to a place of each shape; it stands there already."""
    connector._connect_begin_to(*begin)
    connector._connect_end_to(*end)


def stroked(
    connector: Any,
    style: str,
    scale: float,
    *,
    possible: bool = False,
    ended: bool = False,
    stale: bool = False,
) -> None:
    """Width, colour, dash and head; a line of long ago is double, so that it is told apart without colour too."""
    look = STROKES[style]
    old = stale and not ended
    width = max(THINNEST, look.width * scale)
    double = ' cmpd="dbl"' if old else ""
    dash = "dash" if possible else "sysDot" if ended else _dash(look.dash)
    head = HEADS[look.head] if look.head else "none"
    line = parse_xml(
        f'<a:ln {nsdecls("a")} w="{round((width + (1.0 if old else 0)) * EMU)}"{double}><a:solidFill>'
        f'<a:srgbClr val="{colour(look, stale=stale, ended=ended).lstrip("#")}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/><a:headEnd type="none"/><a:tailEnd type="{head}" w="med" len="med"/></a:ln>'
    )
    properties = connector._element.spPr
    for was in properties.findall(qn("a:ln")):
        properties.remove(was)
    properties.append(line)


def _dash(pattern: tuple[float, ...] | None) -> str:
    if not pattern:
        return "solid"
    return "sysDash" if len(pattern) == 2 else "dashDot"


def _turned(made: Any, start: Point, end: Point) -> None:
    """A curve out to the left and back: its box is a point wide, and how far it goes out is a share of that."""
    properties = made._element.spPr
    left, top = min(start[0], end[0]), min(start[1], end[1])
    across, down = max(1.0, abs(start[0] - end[0])), abs(start[1] - end[1])
    flip = ' flipV="1"' if start[1] > end[1] else ""
    new = parse_xml(
        f'<p:spPr {nsdecls("a", "p")}><a:xfrm flipH="1"{flip}><a:off x="{round(left * EMU)}" y="{round(top * EMU)}"/>'
        f'<a:ext cx="{round(across * EMU)}" cy="{round(down * EMU)}"/></a:xfrm><a:prstGeom prst="curvedConnector3">'
        f'<a:avLst><a:gd name="adj1" fmla="val {round(100_000 * (across + TURN) / across)}"/></a:avLst>'
        "</a:prstGeom></p:spPr>"
    )
    properties.getparent().replace(properties, new)
