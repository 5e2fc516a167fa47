"""The map of a force for a page of a briefing."""

from dataclasses import replace
from typing import Final

from graph.briefing.blocks import Picture
from graph.briefing.material import Material
from graph.drawing.figure import Paper, TooManyError, Words
from graph.marking import Markings
from graph.store import Store
from views.explore.printing import printed
from views.explore.state import View

PAGE: Final = Paper("a page of the briefing", 168, None, 1, 236)
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
