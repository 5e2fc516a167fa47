"""The panel report of `concord brief`: what it is written from, and its map."""

import logging
from dataclasses import replace

import click

from commands.draw import NO_PAGE
from graph.briefing.blocks import Briefing
from graph.briefing.material import Material
from graph.briefing.panel import panel_report
from graph.gathering import of_region, report_on
from graph.marking import Markings
from graph.store import Store


def panel(
    store: Store,
    marks: Markings,
    region: str,
    today: str,
    day: str,
    *,
    hide_people: bool = False,
    public: bool = False,
) -> tuple[Briefing, Material]:
    """A panel report on a region, and what it was written from.

    Raises
    ------
    ConcordError
        If no force is in a region of that name.
    """
    material = of_region(store, region, today, day, hide_people=hide_people, public=public)
    report = report_on(material, region)
    click.echo("Drawing the figure ...", err=True)
    logging.getLogger(NO_PAGE).disabled = True
    from views.brief.regional import with_region_map

    as_at = day if day != today else ""
    drawn = with_region_map(store, report, marks, as_at)
    return panel_report(replace(report, material=drawn)), drawn
