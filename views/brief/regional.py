"""The map of a region for a page of a panel report."""

from dataclasses import replace
from typing import Final

from graph.briefing.blocks import Picture
from graph.briefing.material import Material
from graph.briefing.panel import Report
from graph.briefing.panel.mapped import led, topmost
from graph.drawing.figure import Paper, TooManyError, Words
from graph.marking import Markings
from graph.store import Store
from views.explore.printing import printed
from views.explore.state import View

PAGES: Final = (
    Paper("a page of the report", 168, None, 1, 220),
    Paper("a page of the report", 168, None, 1, 236),
)
DPI: Final = 300
LEFT_OUT: Final = ("COLLABORATES", "PART_OF", "OVERSEES")
"""Lines that a map of who leads does not have."""


def with_region_map(store: Store, report: Report, marks: Markings, as_at: str = "") -> Material:
    """The material with a map of the region, or of who leads what in it; or why there is none."""
    refused, material = "", report.material
    for said, view in _views(report, as_at).items():
        try:
            made = printed(store, view, PAGES, marks, Words(title=said))
        except TooManyError as error:
            refused = refused or str(error)
            continue
        picture = Picture("figure-map", said, made.alt, made.png(DPI), made.width, made.height)
        return replace(material, pictures=(picture,))
    return replace(material, notes=(*material.notes, f"No map is shown: {refused}"))


def _views(report: Report, as_at: str) -> dict[str, View]:
    """Views of the region with their captions, the fullest first."""
    material, region, bodies = report.material, report.scope.region, report.scope.bodies
    own = led(material, report.units, bodies)
    leading = View(only=(*bodies, *own), relation=LEFT_OUT, today=material.today, as_at=as_at)
    return {
        f"Who works with whom in the {region}": View(region=region, today=material.today, as_at=as_at),
        f"Who leads, hosts and provides for what in the {region}": leading,
        f"Who leads, hosts and provides for what in the {region}; what is part of a larger one is left out": leading.but(
            only=(*bodies, *topmost(material, own))
        ),
    }
