"""The map of shapes that can be edited: bodies with their names, lines glued to them, and the legend."""

from itertools import pairwise
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from graph.briefing.blocks import Chart
from graph.briefing.slides.chips import FORMS, PAD, Chip, Words, add_chip, described, drawn, rgb, tall, text
from graph.briefing.slides.measure import LINE, wide
from graph.briefing.slides.strokes import add_connector, glued, stroked
from graph.briefing.word.xml import clean
from graph.drawing.figure.lines import symbol_radius
from graph.drawing.figure.paper import MM
from graph.drawing.parts import Body, Line, Picture
from graph.drawing.places import Text
from graph.drawing.style import FONT, LABEL, TOKENS

PX: Final = 0.75
"""Points in a px."""
SAMPLE: Final = 30.0
"""Length of a line in the legend, in points."""
UNSHOWN: Final = ("works", "under_review")
"""Marks that are not drawn on slides: how many works say so; what is under review is told in words."""
RIM: Final = 1.4
"""How much of its radius a symbol takes beside its name."""
Room = tuple[float, float, float, float]
"""Left, top, width and height, in points."""


def add_chart(shapes: Any, chart: Chart, room: Room) -> float:
    """Draw the map and its legend; where they end, in points from the top."""
    page, picture = chart.page, chart.asked.picture
    whole = chart.asked.paper.width * MM * PX, (chart.asked.paper.height or 0) * MM * PX
    k = min(1.0, room[2] / whole[0], room[3] / whole[1])
    placed = _Placed(chart, room, k)
    group = shapes.add_group_shape()
    described(group, chart.title, chart.alt)
    placed.furniture(group.shapes)
    chips = placed.chips()
    lines = [line for line in picture.lines if line.start in chips and line.end in chips]
    ends = _sided(lines, chips)
    made = {key: add_chip(group.shapes, chip) for key, chip in chips.items()}
    for line in lines:
        begin, end = (
            _glue(chips[key], made[key], side, line)
            for key, side in zip((line.start, line.end), ends[line.id], strict=True)
        )
        turned = ends[line.id] == ("left", "left")
        straight = ends[line.id][0] in ("top", "bottom")
        connector = add_connector(group.shapes, begin[2], end[2], turned=turned, straight=straight)
        glued(connector, begin[:2], end[:2])
        stroked(
            connector,
            line.style,
            page.scale * PX * k,
            possible=line.possible,
            ended=line.ended,
            stale=line.stale,
        )
        described(connector, f"{chips[line.start].body.name} to {chips[line.end].body.name}", line.says)
        if line.disputed:
            _disputed(group.shapes, (begin[2][0] + end[2][0]) / 2, (begin[2][1] + end[2][1]) / 2)
    bottom = room[1] + page.room[3] * PX * k
    return _legend(shapes, picture, (room[0], bottom + 6, room[2], 0), max(8.0, 9.5 * k))


class _Placed:
    """The places of a page, in points of a slide."""

    def __init__(self, chart: Chart, room: Room, k: float) -> None:
        self.chart, self.page, self.k = chart, chart.page, k
        self.left, self.top, self.right = room[0], room[1], room[0] + room[2]
        self.edges = self._edges()
        self.shrink = 1.0
        self.shrink = min([1.0, *(self._fit(key) for key in self.page.layout.places)])

    def at(self, x: float, y: float) -> tuple[float, float]:
        on_page = self.page.at((x, y))
        return self.left + on_page[0] * PX * self.k, self.top + on_page[1] * PX * self.k

    def size(self, text: Text) -> float:
        return self.page.points * self.k * self.shrink * FONT[text.role][0] / LABEL

    def _edges(self) -> dict[int, float]:
        """Where the boxes of a column end, from which lines go on to the right."""
        found: dict[int, float] = {}
        layout = self.page.layout
        for left, right, y in layout.leaders:
            column = max(
                place.column for place in layout.places.values() if place.x < left and place.column >= 0
            )
            found[column] = max(found.get(column, 0.0), self.at(right, y)[0])
        return found

    def words(self, key: str) -> tuple[Words, ...]:
        texts = self.page.layout.places[key].texts
        first = texts[0].align
        made = [
            Words(t.text, self.size(t), FONT[t.role][1] >= 600, t.role == "second")
            for t in texts
            if t.align == first
        ]
        aside = " ".join(t.text for t in texts if t.align != first)
        if aside:
            made[0] = Words(f"{made[0].text} ({aside})", made[0].size, made[0].bold)
        return tuple(made)

    def _fit(self, key: str) -> float:
        """How much smaller the name of a body has to be so that it ends where it should."""
        place = self.page.layout.places[key]
        if not place.texts or place.texts[0].align == "right":
            return 1.0
        edge = self.edges.get(place.column, self.right)
        room = edge - PAD - self.at(place.texts[0].x, place.y)[0]
        return room / max(words.wide for words in self.words(key))

    def chips(self) -> dict[str, Chip]:
        return {key: self._chip(key) for key in sorted(self.page.layout.places)}

    def _chip(self, key: str) -> Chip:
        picture, layout = self.chart.asked.picture, self.page.layout
        place, body = layout.places[key], picture.body(key)
        assert body
        x, y = self.at(place.x, place.y)
        r = symbol_radius(picture, layout, key) * self.page.scale * PX * self.k
        words = self.words(key)
        long = max((word.wide for word in words), default=0.0)
        before = bool(place.texts) and place.texts[0].align == "right"
        half = max(tall(words) / 2, r) + 1
        begin = self.at(place.texts[0].x, place.y)[0] if place.texts and not before else x + r
        if before:
            left, right = x - r - PAD - long - PAD, x + r + PAD
        else:
            left = x - r - PAD
            right = self.edges.get(place.column, min(self.right, begin + long + PAD))
        return Chip(body, words, place.column, x, y, r, left, y - half, right, y + half, begin, before)

    def furniture(self, shapes: Any) -> None:
        """Headings over columns, titles over groups of rows."""
        layout = self.page.layout
        size = self.page.points * self.k * 0.95
        for heading in layout.headings:
            self._titled(
                shapes, heading.text, self.at(heading.x, heading.y), Words(heading.text, size, bold=True)
            )
        for band in layout.bands:
            x, y = self.at(band.left, band.y)
            self._titled(
                shapes, band.title, (x, y - size * 0.7), Words(band.title, size * 0.95, bold=True, faint=True)
            )

    def _titled(self, shapes: Any, name: str, at: tuple[float, float], words: Words) -> None:
        tall_ = words.size * LINE
        box = shapes.add_textbox(
            Pt(at[0]), Pt(at[1] - tall_ / 2), Pt(min(words.wide, self.right - at[0])), Pt(tall_)
        )
        described(box, name, "")
        text(box.text_frame, [words])


def _sided(lines: list[Line], chips: dict[str, Chip]) -> dict[str, tuple[str, str]]:
    """On which side each line leaves and arrives; each end is told to its chip, sorted by where the other one stands."""
    neighbours = set()
    columns: dict[int, list[Chip]] = {}
    for chip in chips.values():
        columns.setdefault(chip.column, []).append(chip)
    for own in columns.values():
        for upper, lower in pairwise(sorted(own, key=lambda c: c.y)):
            if abs(upper.x - lower.x) < upper.r:
                neighbours |= {(upper.body.id, lower.body.id), (lower.body.id, upper.body.id)}
    found = {}
    for line in lines:
        a, b = chips[line.start], chips[line.end]
        if a.column != b.column:
            sides = ("right", "left") if a.column < b.column else ("left", "right")
        elif (line.start, line.end) in neighbours:
            sides = ("bottom", "top") if a.y < b.y else ("top", "bottom")
        else:
            sides = ("left", "left")
        found[line.id] = sides
        level = sides[0] in ("top", "bottom")
        a.ends.append((sides[0], 0.0 if level else b.y, line.id))
        b.ends.append((sides[1], 0.0 if level else a.y, line.id))
    return found


def _glue(chip: Chip, group: Any, side: str, line: Line) -> tuple[Any, int, tuple[float, float]]:
    sites = chip.sites()
    number = [name for name, _, _ in sites].index(f"{side} {line.id}")
    return group.shapes[0], number, sites[number][1:]


def _disputed(shapes: Any, x: float, y: float) -> None:
    """The sign of what sources disagree on."""
    r = 6.0
    sign = shapes.add_shape(MSO_SHAPE.OVAL, Pt(x - r), Pt(y - r), Pt(2 * r), Pt(2 * r))
    look = TOKENS["modifier"]["disputed"]
    sign.fill.solid()
    sign.fill.fore_color.rgb = rgb(look["fill"])
    sign.line.color.rgb = rgb("#FFFFFF")
    text(sign.text_frame, [Words("≠", 9, bold=True)], centred=True)
    sign.text_frame.paragraphs[0].runs[0].font.color.rgb = rgb("#FFFFFF")
    described(sign, look["name"], look["name"])


def _legend(shapes: Any, picture: Picture, room: Room, size: float) -> float:
    """What is on the map and nothing else; where it ends."""
    entries = [e for e in picture.legend if e.kind != "fill" and e.key not in UNSHOWN]
    group = shapes.add_group_shape()
    described(group, "Legend", f"Legend: {clean(', '.join(entry.name for entry in entries))}.")
    row = size * 1.6
    x, y = room[0], room[1]
    kind = "body"
    for entry in entries:
        sample = 12.0 if entry.kind == "body" or entry.key == "disputed" else SAMPLE
        need = sample + 5 + wide(entry.name, size) + 14
        if x > room[0] and (x + need > room[0] + room[2] or (kind == "body") != (entry.kind == "body")):
            x, y = room[0], y + row
        kind = entry.kind
        if entry.kind == "body":
            symbol = group.shapes.add_shape(FORMS[entry.key], Pt(x), Pt(y + row / 2 - 5), Pt(10), Pt(10))
            drawn(symbol, Body("", "", "", "", entry.key))
            described(symbol, f"Sample: {entry.name}", "")
        elif entry.key == "disputed":
            _disputed(group.shapes, x + 6, y + row / 2)
        else:
            connector = add_connector(
                group.shapes, (x, y + row / 2), (x + SAMPLE, y + row / 2), straight=True
            )
            mark = entry.kind == "mark"
            stroked(
                connector, "COLLABORATES" if mark else entry.key, PX, **({entry.key: True} if mark else {})
            )
            described(connector, f"Sample: {entry.name}", "")
        box = group.shapes.add_textbox(Pt(x + sample + 5), Pt(y), Pt(wide(entry.name, size)), Pt(row))
        text(box.text_frame, [Words(entry.name, size)])
        described(box, f"Legend: {entry.name}", "")
        x += need
    return y + row
