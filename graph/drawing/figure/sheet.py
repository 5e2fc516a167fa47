"""A page drawn from its title to its foot: lines, then symbols and labels, then marks, so that none hides another."""

from collections.abc import Mapping
from typing import Final

from graph.drawing.figure import ink, strokes
from graph.drawing.figure.asked import Asked
from graph.drawing.figure.ink import INK, INK2, Sheet
from graph.drawing.figure.lines import (
    Box,
    corner,
    marked,
    meet,
    obstacles,
    symbol_radius,
    text_box,
    ways,
)
from graph.drawing.figure.noted import lettered
from graph.drawing.figure.page import Page
from graph.drawing.places import Place, Point, Text
from graph.drawing.style import FONT, TOKENS

HALO: Final = 0.9
"""How opaque the white behind a label is, where a line may run under it."""
LETTER: Final = 8.0
"""Half the size of the letter of a note, px."""


def drawn(asked: Asked, page: Page) -> tuple[Sheet, int]:
    """The page as SVG elements, and how many marks found no room.

    Parameters
    ----------
    asked : Asked
    page : Page
    """
    sheet, picture = Sheet(), asked.picture
    left, top, right, bottom = page.room
    page.around.draw_head(sheet, left, right, top - page.around.above)
    _furniture(sheet, page)
    chains = ways(picture, page.layout)
    on_page = {key: tuple(page.at(point) for point in chain) for key, chain in chains.items()}
    lines = [line for line in picture.lines if line.id in chains]
    heads = {line.id: (r.head if (r := page.layout.routes.get(line.id)) else 1.0) for line in lines}
    for line in lines:
        sheet.add(*strokes.line(line, on_page[line.id], page.scale, heads[line.id]))
    for point in page.layout.junctions:
        sheet.add(ink.dot(*page.at(point), page.scale))
    _halos(sheet, asked, page)
    for line in lines:
        old = line.stale or line.ended
        sheet.add(*strokes.head(line.style, on_page[line.id], page.scale, heads[line.id], stale=old))
    _bodies(sheet, asked, page)
    letters = _letters(sheet, asked, page)
    unplaced = _marks(sheet, asked, page, chains, letters)
    page.around.draw_foot(sheet, left, right, bottom + page.around.below)
    return sheet, unplaced


def _furniture(sheet: Sheet, page: Page) -> None:
    """Headings over columns, titles over bands, and the hairlines from labels to where their lines leave."""
    scale = page.scale
    for heading in page.layout.headings:
        x, y = page.at((heading.x, heading.y))
        sheet.text(heading.text, x, y, TOKENS["type"]["heading"][0] * scale, weight=700)
    for band in page.layout.bands:
        x, y = page.at((band.left, band.y))
        sheet.text(band.title, x, y - 9 * scale, TOKENS["type"]["band"][0] * scale, weight=600, ink=INK2)
        sheet.rule(x, page.at((band.right, band.y))[0], y, width=scale)
    for left, right, y in page.layout.leaders:
        start, level = page.at((left, y))
        sheet.rule(start, page.at((right, y))[0], level, width=0.8 * scale)


def _halos(sheet: Sheet, asked: Asked, page: Page) -> None:
    """White behind labels that lines may run under: in columns none do."""
    if page.layout.kind == "free":
        for key, place in sorted(page.layout.places.items()):
            if key not in asked.words.unlabelled:
                sheet.add(*(_halo(text_box(text), page) for text in place.texts))


def _bodies(sheet: Sheet, asked: Asked, page: Page) -> None:
    """Symbols with their labels, in the order in which they are read."""
    place_of = {key: number for number, key in enumerate(page.layout.order)}
    known = (body for body in asked.picture.bodies if body.id in page.layout.places)
    shown = sorted(known, key=lambda body: place_of.get(body.id, len(place_of)))
    for body in shown:
        place = page.layout.places[body.id]
        x, y = page.at((place.x, place.y))
        ink.body(sheet, body, x, y, place.scale * body.grow * page.scale, unit=page.scale)
        if body.id not in asked.words.unlabelled:
            for text in place.texts:
                _label(sheet, text, page)


def _halo(box: Box, page: Page) -> str:
    (left, top), (right, bottom) = page.at(box[:2]), page.at(box[2:])
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{right - left:.2f}" height="{bottom - top:.2f}" '
        f'fill="#FFFFFF" fill-opacity="{HALO}"/>'
    )


def _label(sheet: Sheet, text: Text, page: Page) -> None:
    size, weight = FONT[text.role]
    colour = INK2 if text.role == "second" else INK
    sheet.text(
        text.text, *page.at((text.x, text.y)), size * page.scale, weight=weight, ink=colour, align=text.align
    )


def _marks(
    sheet: Sheet, asked: Asked, page: Page, chains: Mapping[str, tuple[Point, ...]], letters: list[Box]
) -> int:
    taken = [*obstacles(asked.picture, page.layout, asked.words.unlabelled), *letters]
    places = marked(asked.picture, page.layout, chains, taken)
    for line in asked.picture.lines:
        at = places.get(line.id)
        if at:
            ink.marks(sheet, line.works, line.disputed, page.at(at), page.scale)
    return sum(at is None for at in places.values())


def _letters(sheet: Sheet, asked: Asked, page: Page) -> list[Box]:
    """The letter of each note, at a corner of its symbol that is clear; the boxes that they take."""
    taken = list(obstacles(asked.picture, page.layout, asked.words.unlabelled))
    found: list[Box] = []
    for key, letter in lettered(asked).items():
        place = page.layout.places.get(key)
        if place:
            r = symbol_radius(asked.picture, page.layout, key)
            others = [box for box in taken if not _own(box, place)]
            x, y = corner(place, r, LETTER, [*others, *found])
            ink.pill(sheet, letter, *page.at((x, y)), page.scale)
            found.append((x - LETTER, y - LETTER, x + LETTER, y + LETTER))
    return found


def _own(box: Box, place: Place) -> bool:
    """Whether a box is of the symbol itself."""
    return meet(box, (place.x - 1, place.y - 1, place.x + 1, place.y + 1))
