"""Before and after as two pictures in the same places: what goes is drawn as ended, what it leaves is ringed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from graph.analytics.effects import Effect
from graph.drawing import layouts
from graph.drawing.component import map_width, network_map
from graph.drawing.parts import Picture
from graph.drawing.places import TooManyError
from graph.drawing.view import picture
from graph.model import Subgraph
from graph.schema import JOINT
from graph.store import Store
from views import asking
from views.dependencies.state import Asked

NARROWER = (("left without lead or host", "left alone", "unit goes"), ("left without lead or host",))
"""What is drawn where all of it would be too much."""
DRAWN = ("left without lead or host", "keeps another lead or host", "comes under the unit above", "left alone",
         "unit goes", "no participant left")  # fmt: skip
RELATIONS = ("COLLABORATES", "LEADS", "HOSTS", "PART_OF")
MOST = 26
"""Bodies that two small maps can show."""
BEFORE, AFTER = "before", "after"


def touched(network: Subgraph, effects: Sequence[Effect], drawn: Collection[str] = DRAWN) -> Subgraph:
    """The claims of taking part, leading and being part of on which the effects rest.

    Examples
    --------
    >>> network = Subgraph.of("a COLLABORATES u", "b LEADS u role=lead_force", "u DELIVERS f")
    >>> effect = Effect("left without lead or host", None, None, ("u",), ("b",), ("a",), 1, 0, "certain", ("c1", "c2", "c3"))
    >>> sorted(touched(network, [effect]).relationships)
    ['c1', 'c2']
    """
    keys = {key for effect in effects if effect.effect in drawn for key in effect.claims}
    kept = {
        key: network.relationships[key]
        for key in sorted(keys)
        if key in network.relationships and network.relationships[key].type in RELATIONS
    }
    ends = {end for claim in kept.values() for end in (claim.start, claim.end)}
    return Subgraph({key: network.nodes[key] for key in sorted(ends)}, kept)


def after(before: Picture, gone: Collection[str]) -> Picture:
    """The same picture with bodies gone: they and every line of theirs are drawn as ended.

    Examples
    --------
    >>> drawn = picture(Subgraph.of("a COLLABORATES u", "b COLLABORATES u"), ["a"], today="2026")
    >>> [(line.id, line.ended) for line in after(drawn, ["a"]).lines]
    [('a|COLLABORATES|u', True), ('b|COLLABORATES|u', False)]
    """
    bodies = tuple(replace(body, ended=True) if body.id in gone else body for body in before.bodies)
    lines = tuple(
        replace(line, ended=True, possible=False) if line.start in gone or line.end in gone else line
        for line in before.lines
    )
    return replace(before, bodies=bodies, lines=lines)


def show(
    store: Store, asked: Asked, network: Subgraph, effects: Sequence[Effect], gone: Collection[str], day: str
) -> None:
    """The two maps, or why there are none."""
    own = [effect for effect in effects if effect.certainty == "certain"] or list(effects)
    for kinds in (DRAWN, *NARROWER):
        within = touched(network, own, kinds)
        if not within.relationships:
            return
        about = [key for key in sorted(gone) if key in within.nodes] or [asked.seen_by]
        drawn = picture(
            within, [key for key in about if key in within.nodes], today=day, copies=asking.copies(store)
        )
        if len(drawn.bodies) <= MOST:
            break
    else:
        st.html(
            f'<p class="note">{len(drawn.bodies)} bodies are too many for two small maps (limit {MOST}). Choose one force '
            "under “As seen by” to see its part; the rows below have them all.</p>"
        )
        return
    if kinds != DRAWN:
        st.html(
            '<p class="m">Drawn are only units that go, are left without a lead or host, or leave somebody alone.</p>'
        )
    left, right = st.columns(2, gap="medium")
    width = min(map_width(BEFORE), 720.0)
    try:
        layout, _ = layouts.placed(drawn, "body", width=width, height=300)
    except TooManyError as error:
        st.html(f'<p class="note">{error} The rows below have them all.</p>')
        return
    left_units = {unit for effect in own if effect.effect in DRAWN for unit in effect.units}
    ringed = [
        body.id
        for body in drawn.bodies
        if body.id in left_units and body.id not in gone and body.label in JOINT
    ]
    with left, st.container(key="dep-before"):
        st.html("<h3>Before</h3>")
        network_map(drawn, layout, key=BEFORE, offers=())
    with right, st.container(key="dep-after"):
        st.html('<h3>After <span class="m">dotted: what goes; ringed: what it leaves</span></h3>')
        network_map(after(drawn, gone), layout, key=AFTER, selected=ringed, offers=())
