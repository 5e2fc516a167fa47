"""The map of a force for a page of a briefing, or for its slides."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.briefing.blocks import Chart, Picture, Sentence
from graph.briefing.material import Material
from graph.drawing.described import described
from graph.drawing.figure import Paper, TooManyError, Words
from graph.drawing.figure.page import Asked, fitting, noted
from graph.marking import Markings
from graph.store import Store
from views.explore.pictured import pictured
from views.explore.printing import printed
from views.explore.state import View

PAGE: Final = Paper("a page of the briefing", 168, None, 1, 236)
SLIDE: Final = Paper("a slide", 313, 146, 0)
"""What a slide has below its title, without the caption."""
DPI: Final = 300
"""Of print."""


def with_map(store: Store, material: Material, marks: Markings, as_at: str) -> Material:
    """The same with the map; without the national collaborations where all are too many; or why there is none."""
    whole = View(body=(material.force.id,), today=material.today, as_at=as_at)
    national = tuple(unit for unit in material.certainties if material.reach(unit) == "National")
    caption = f"Who {material.force.name} works with, and who leads or hosts it"
    tried = {caption: whole, f"{caption}, national collaborations apart": whole.but(hide=national)}
    refused = ""
    for said, view in tried.items():
        try:
            made = printed(store, view, PAGE, marks, Words(title=said))
        except TooManyError as error:
            refused = str(error)
            continue
        size = f"Labels are {made.points:g} pt to fit {PAGE.name}."
        left_out = made.note.replace(size, "").strip()
        picture = Picture("figure-map", said, made.alt, made.png(DPI), made.width, made.height)
        also = (f"On the map: {left_out}",) if left_out else ()
        return replace(material, pictures=(picture,), notes=(*material.notes, *also))
    return replace(material, notes=(*material.notes, f"No map is shown: {refused}"))


def with_charts(store: Store, material: Material, as_at: str) -> Material:
    """The same with maps for slides: of everything where it fits on one, else the near and the national apart."""
    name = material.force.name
    units = {
        reach: tuple(unit for unit in material.certainties if material.reach(unit) == reach)
        for reach in ("Local", "Regional", "National")
    }
    near = (*units["Local"], *units["Regional"])
    whole = {f"Who {name} works with": ()}
    parts = {
        "Map of local and regional collaborations": units["National"],
        "Map of national collaborations": near,
    }
    charts = tuple(_charts(store, material, as_at, whole))
    if charts:
        return replace(material, charts=charts)
    shown = {title: hide for title, hide in parts.items() if set(hide) != set(material.certainties)}
    charts = tuple(_charts(store, material, as_at, shown))
    drawn = {chart.title for chart in charts}
    notes = tuple(
        f"{title}: not shown, since it has more bodies and lines than a slide holds; Explore has it."
        for title in shown
        if title not in drawn
    )
    return replace(material, charts=charts, notes=(*material.notes, *notes))


def _charts(
    store: Store, material: Material, as_at: str, asked: dict[str, tuple[str, ...]]
) -> Iterator[Chart]:
    """Those of the maps, by title and what is left out of each, that a slide holds."""
    for title, hide in asked.items():
        view = View(body=(material.force.id,), today=material.today, as_at=as_at).but(hide=hide)
        shown = pictured(store, view)
        drawn = shown.left.picture
        drawn = replace(drawn, bodies=tuple(replace(body, fill="", group="") for body in drawn.bodies))
        on = Asked(drawn, view.scope, SLIDE, Words())
        page = fitting(on)
        if page is None or page.layout.kind != "columns":
            continue
        lines = [
            line
            for line in drawn.lines
            if line.start in page.layout.places and line.end in page.layout.places
        ]
        claims = tuple(sorted({claim for line in lines for claim in line.claims}))
        told = f"{len(page.layout.places):,} bodies and {len(lines):,} lines."
        caption = " ".join([told, *filter(None, [shown.scope.note, page.said, *noted(on)])])
        yield Chart(title, described(drawn, title), Sentence(caption, claims), on, page)
