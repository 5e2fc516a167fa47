"""The panel report of `concord brief`: what it is written from, and its map."""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from commands.draw import NO_PAGE
from graph.briefing.blocks import Briefing, Picture
from graph.briefing.material import Material
from graph.briefing.panel import Report, panel_report
from graph.briefing.panel.mapped import led, topmost
from graph.briefing.register.making import register, scope_of
from graph.drawing.figure import Paper, TooManyError, Words
from graph.gathering import of_region
from graph.marking import Markings
from graph.model import Entity
from graph.questions.assurance import publishers
from graph.store import Store

if TYPE_CHECKING:
    from views.explore.state import View

PAGES: Final = (
    Paper("a page of the report", 168, None, 1, 220),
    Paper("a page of the report", 168, None, 1, 236),
)
DPI: Final = 300
LEFT_OUT: Final = ("COLLABORATES", "PART_OF", "OVERSEES")
"""Lines that a map of who leads does not have."""


def panel(
    store: Store, marks: Markings, region: str, today: str, *, hide_people: bool = False, public: bool = False
) -> tuple[Briefing, Material]:
    """A panel report on a region, and what it was written from.

    Raises
    ------
    ConcordError
        If no force is in a region of that name.
    """
    material = of_region(store, region, today, hide_people=hide_people, public=public)
    scope = scope_of(material.held, region)
    named = Entity(scope.region, "Region", {"id": scope.region, "name": scope.region})
    material = replace(material, force=named)
    click.echo("Drawing the figure ...", err=True)
    told = register(material, publishers(material.held), scope)
    material = _with_map(store, Report(material, scope, told), marks)
    click.echo("Writing ...", err=True)
    return panel_report(Report(material, scope, told)), material


def _with_map(store: Store, report: Report, marks: Markings) -> Material:
    """The material with a map of the region, or of who leads what in it; or why there is none."""
    logging.getLogger(NO_PAGE).disabled = True
    from views.explore.printing import printed

    refused, material = "", report.material
    for said, view in _views(report).items():
        try:
            made = printed(store, view, PAGES, marks, Words(title=said))
        except TooManyError as error:
            refused = refused or str(error)
            continue
        picture = Picture("figure-map", said, made.alt, made.png(DPI), made.width, made.height)
        return replace(material, pictures=(picture,))
    return replace(material, notes=(*material.notes, f"No map is shown: {refused}"))


def _views(report: Report) -> dict[str, "View"]:
    """Views of the region with their captions, the fullest first."""
    from views.explore.state import View

    material, region, bodies = report.material, report.scope.region, report.scope.bodies
    own = led(material, report.units, bodies)
    leading = View(only=(*bodies, *own), relation=LEFT_OUT, today=material.today)
    return {
        f"Who works with whom in the {region}": View(region=region, today=material.today),
        f"Who leads, hosts and provides for what in the {region}": leading,
        f"Who leads, hosts and provides for what in the {region}; what is part of a larger one is left out": leading.but(
            only=(*bodies, *topmost(material, own))
        ),
    }
