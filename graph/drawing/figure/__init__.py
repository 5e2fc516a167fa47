"""A picture as it is printed: laid out for its page, with its legend, its words and its marking, as SVG, PDF and PNG."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from graph.drawing.described import described
from graph.drawing.figure import files, table
from graph.drawing.figure.asked import Asked
from graph.drawing.figure.fonts import FAMILY, missing
from graph.drawing.figure.page import Page, fitting
from graph.drawing.figure.paper import LARGEST, LEAST, MM, PAPERS, Paper, wide
from graph.drawing.figure.sheet import drawn
from graph.drawing.figure.table import Table
from graph.drawing.figure.words import Words
from graph.drawing.parts import Picture
from graph.drawing.places import Layout, Point, TooManyError
from graph.drawing.plan import planned
from graph.errors import ConcordError
from graph.model import NOTHING

__all__ = ["PAPERS", "Figure", "Paper", "TooManyError", "Words", "figure", "wide"]

FALLBACK: Final = f"'{FAMILY}','Source Sans Pro',Arial,Helvetica,sans-serif"
"""Fonts by name: a program that does not read the embedded one takes the next that it has."""

MATRIX: Final = "matrix"
"""The layout that is a table: units in rows, bodies in columns."""
LINES: Final = 3
"""As many lines of a name are read at a glance."""
STEPS: Final = 3
"""Columns of a body with what it takes part in and who else does; a second step adds more."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of a fixed size.

    Attributes
    ----------
    width, height : float
        mm.
    points : float
        Size of its labels.
    note : str
        What whoever prints it should know: that its text is small, what was left out.
    """

    width: float
    height: float
    points: float
    title: str
    alt: str
    marking: str
    note: str
    body: str
    fonts: str
    links: tuple[tuple[float, float, float, float, str], ...] = ()

    def svg(self) -> str:
        """The figure with real text, the glyphs that it needs and its alternative text.

        Examples
        --------
        >>> from graph.drawing.view import picture
        >>> from graph.model import Subgraph
        >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
        >>> figure(drawn, "body", wide(160), Words(title="Durham")).svg()[:59]
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-lab'
        """
        return self._svg(f"{self.width:.2f}mm", f"{self.height:.2f}mm", f"<style>{self.fonts}</style>")

    def pdf(self) -> bytes:
        """A tagged page (PDF/UA-1) whose text can be selected and read out, with its fonts embedded."""
        svg = self._svg(f"{self.width:.2f}mm", f"{self.height:.2f}mm")
        links = [(x / MM, y / MM, across / MM, tall / MM, to) for x, y, across, tall, to in self.links]
        return files.pdf(svg, (self.width, self.height), self._name, self.alt, self.marking, links)

    def png(self, dpi: float = 300) -> bytes:
        """Pixels, so many to the inch; the file says how many, and what it shows."""
        wide, tall = (max(1, round(side / 25.4 * dpi)) for side in (self.width, self.height))
        said = {"Title": self._name, "Description": self.alt, "Protective marking": self.marking}
        return files.png(self._svg(str(wide), str(tall)), dpi, said)

    @property
    def _name(self) -> str:
        return f"{self.marking}: {self.title}".removeprefix(": ")

    def _svg(self, width: str, height: str, style: str = "") -> str:
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="en-GB" '
            f'width="{width}" height="{height}" preserveAspectRatio="none" '
            f'viewBox="0 0 {self.width * MM:.2f} {self.height * MM:.2f}" fill="none" '
            f'font-family="{FALLBACK}">'
            f'<title id="title">{escape(self._name)}</title><desc id="desc">{escape(self.alt)}</desc>'
            f'{style}<rect width="100%" height="100%" fill="#FFFFFF"/>\n{self.body}\n</svg>\n'
        )


def figure(
    picture: Picture,
    place: str | Layout,
    paper: Paper | Sequence[Paper],
    words: Words,
    *,
    layout: str = "",
    start: Mapping[str, Point] = NOTHING,
    fixed: Collection[str] = (),
) -> Figure:
    """A picture on paper.

    Parameters
    ----------
    picture : Picture
    place : str or Layout
        The kind of view (body, path, lead, function, region, only, everything), to be laid out for this page;
        or places that it already has, which are kept and shown as large as the page allows.
    paper : Paper or sequence of Paper
        Of several, the one on which the labels are largest and no name becomes a pile of words, the first of
        those that are alike.
    words : Words
    layout, start, fixed
        As in layouts.placed, where it is laid out here; "matrix" prints units by forces as a table.

    Returns
    -------
    Figure
        With labels of 11 pt where they fit, larger where few bodies have a page to themselves; else of the
        largest size that fits, never below 8 pt.

    Raises
    ------
    TooManyError
        If the picture fits only with smaller labels; it says on which papers it would fit.
    ConcordError
        If a text has a character that the font has not.

    Notes
    -----
    The picture is laid out once for each size that is tried, at most ten. Nothing asks the clock, so the same
    picture, paper and words give the same bytes.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
    >>> made = figure(drawn, "body", PAPERS["a4-landscape"], Words(title="Who Durham works with"))
    >>> made.width, made.height, made.points
    (297, 210, 14.0)
    """
    words = words.clean()
    papers = [paper] if isinstance(paper, Paper) else list(paper)
    asked = [Asked(picture, place, each, words, layout, start, fixed) for each in papers]
    pages = [(page, each) for each in asked if (page := _fitting(each))]
    if not pages:
        raise _too_many(asked)
    page, chosen = max(pages, key=lambda pair: _legible(pair[0]))
    sheet, unplaced = (table.drawn(chosen, page), 0) if isinstance(page, Table) else drawn(chosen, page)
    gone = sorted({c for weight, own in sheet.used.items() for c in missing(weight, own)})
    if gone:
        raise ConcordError(
            f"The font of figures has no {' or '.join(f'“{c}”' for c in gone)}, which a title, a note or a name has. "
            "Write it in letters that the font has: Latin, Greek or Cyrillic."
        )
    return Figure(
        chosen.paper.width,
        chosen.paper.height or round(page.height / MM, 2),
        page.points,
        words.title or "Map",
        words.alt or described(picture, words.title, form="Matrix" if layout == MATRIX else "Map"),
        words.marking,
        _note(page, chosen.paper, unplaced),
        "\n".join(sheet.drawn),
        sheet.faces(),
        tuple(sheet.links),
    )


def _fitting(asked: Asked) -> Page | Table | None:
    """The page, a map's or a matrix's, with the largest text that fits."""
    return table.fitting(asked) if asked.layout == MATRIX else fitting(asked)


def _legible(page: Page | Table) -> float:
    """Size of the labels, less half a point for each line past three of the name that takes most."""
    if isinstance(page, Table):
        return page.points
    lines = max((len(place.texts) for place in page.layout.places.values()), default=0)
    return page.points - 0.5 * max(0, lines - LINES)


def _note(page: Page | Table, paper: Paper, unplaced: int) -> str:
    """What to say beside the figure."""
    small = f"Labels are {page.points:g} pt to fit {paper.name}." if page.points < LARGEST else ""
    missing = f"Not drawn for want of room: numbers or signs on {unplaced} of the lines." if unplaced else ""
    return " ".join(filter(None, [small, missing, "" if isinstance(page, Table) else page.said]))


def _too_many(asked: Sequence[Asked]) -> TooManyError:
    first, tried = asked[0], [each.paper for each in asked]
    fits = [
        f"{paper.name} ({page.points:g} pt)"
        for paper in PAPERS.values()
        if paper not in tried and (page := _fitting(replace(first, paper=paper)))
    ]
    count, lines = len(first.picture.bodies), len(first.picture.lines)
    on = " or ".join(paper.name for paper in tried)
    offered = f"They fit on {' or '.join(fits)}. Or" if fits else "No size offered holds them:"
    return TooManyError(
        f"{count:,} bodies and {lines:,} lines are too many for {on} with labels of {LEAST:g} pt or more. "
        f"{offered} {_less(first)}hide kinds of body or line in the view.",
        count=count,
        limit=0,
    )


def _less(asked: Asked) -> str:
    """What else would make a picture of this kind smaller."""
    if asked.place == "region":
        return (
            "show one of its forces, or "
            if asked.layout == MATRIX
            else "show one of its forces or its matrix, or "
        )
    return "show one step instead of two, or " if len(planned(asked.picture).columns) > STEPS else ""
