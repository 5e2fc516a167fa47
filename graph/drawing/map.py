"""Pictures as pyvis networks; the only place that knows pyvis."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pyvis.network import Network

from graph.drawing.parts import Body, Line, Picture
from graph.drawing.places import Layout, Place, Point, Route
from graph.drawing.style import SHAPES, STROKES, TOKENS, colour, dash
from graph.schema import LABEL_NAMES

PLAIN: Final = {
    "Force": "dot", "PCC": "diamond", "Unit": "square", "NationalBody": "hexagon", "Board": "triangle",
    "Fold": "square",
}  # fmt: skip
"""The nearest shape that vis-network has by itself, for a page without the component."""


def pyvis_network(picture: Picture, layout: Layout) -> Network:
    """A picture in its places as a pyvis Network, directed and with physics off.

    Parameters
    ----------
    picture : Picture
    layout : Layout

    Returns
    -------
    pyvis.network.Network
        Its own `generate_html` draws a plainer map; the component draws the same nodes and edges in the
        language of tokens.json, from what stands under their key "draw".

    Notes
    -----
    `Network.add_edge` compares every edge with every other, so the edges are assigned as a list.

    Examples
    --------
    >>> from graph.drawing.columns import place
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> drawn = picture(Subgraph.of("durham COLLABORATES npas"), ["durham"], today="2026-11-22")
    >>> net = pyvis_network(drawn, place(drawn))
    >>> [edge["id"] for edge in net.edges], net.options.physics.enabled
    (['durham|COLLABORATES|npas'], False)
    """
    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    for body in picture.bodies:
        if body.id in layout.places:
            at = layout.places[body.id]
            net.add_node(
                body.id,
                label=body.short or body.id,
                shape=PLAIN.get(body.shape, "dot"),
                color=SHAPES[body.shape].stroke,
                size=SHAPES[body.shape].r * at.scale,
                x=round(at.x, 1),
                y=round(at.y, 1),
                physics=False,
                draw=_drawn_body(body, at),
            )
    net.edges = [
        _edge(line, layout.routes.get(line.id))
        for line in picture.lines
        if line.start in layout.places and line.end in layout.places
    ]
    return net


def moved_to(layout: Layout, places: Mapping[str, Point]) -> Layout:
    """A free layout with some of its bodies where the reader put them; columns as they are.

    Parameters
    ----------
    layout : Layout
    places : mapping of str to Point
        Where the symbol of a body goes; its label goes along.

    Returns
    -------
    Layout

    Examples
    --------
    >>> from graph.drawing.free import place
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> layout = place(picture(Subgraph.of("durham COLLABORATES npas"), today="2026-11-22"))
    >>> moved = moved_to(layout, {"npas": (500, 40)}).places
    >>> (moved["npas"].x, moved["npas"].y), moved["durham"] == layout.places["durham"]
    ((500, 40), True)
    """
    if layout.kind != "free" or not places:
        return layout
    put = {key: _shifted(layout.places[key], at) for key, at in places.items() if key in layout.places}
    return replace(layout, places={**layout.places, **put})


def _shifted(place: Place, at: Point) -> Place:
    x, y = at[0] - place.x, at[1] - place.y
    left, top, right, bottom = place.box
    return replace(
        place,
        x=at[0],
        y=at[1],
        texts=tuple(replace(text, x=text.x + x, y=text.y + y) for text in place.texts),
        box=(left + x, top + y, right + x, bottom + y),
    )


def payload(picture: Picture, layout: Layout) -> dict[str, Any]:
    """What the component needs to draw a picture: plain values, no markup, nothing that is not drawn."""
    net = pyvis_network(picture, layout)
    page = {
        "kind": layout.kind,
        "width": round(layout.width),
        "height": round(layout.height),
        "bands": [[band.title, round(band.left), round(band.right), round(band.y)] for band in layout.bands],
        "headings": [[text.text, round(text.x), round(text.y)] for text in layout.headings],
        "leaders": [[round(v, 1) for v in leader] for leader in layout.leaders],
        "junctions": [[round(x, 1), round(y, 1)] for x, y in layout.junctions],
        "order": list(layout.order),
        "summary": _summary(picture),
    }
    whole = {"page": page, "nodes": net.nodes, "edges": net.edges, "tokens": dict(TOKENS)}
    text = json.dumps([page, net.nodes, net.edges], ensure_ascii=False, sort_keys=True)
    return {**whole, "rev": hashlib.sha256(text.encode()).hexdigest()[:16]}


def _summary(picture: Picture) -> str:
    about = ", ".join(body.name for body in picture.bodies if body.focus)
    lines, bodies = len(picture.lines), len(picture.bodies)
    return f"Map{f' around {about}' if about else ''}: {bodies} bodies, {lines} lines"


def _drawn_body(body: Body, at: Place) -> dict[str, Any]:
    kind = "folded together" if body.shape == "Fold" else LABEL_NAMES[body.label]
    told = [
        kind,
        body.second,
        body.badge and f"{body.badge} take part",
        "under review" if body.under_review and "under review" not in body.second else "",
        body.group,
    ]
    return {
        "shape": body.shape,
        "name": body.name,
        "told": ", ".join(dict.fromkeys(filter(None, told))),
        "scale": at.scale * body.grow,
        "fill": body.fill,
        "focus": body.focus,
        "possible": body.possible,
        "ended": body.ended,
        "review": body.under_review,
        "low": body.label == "Agreement",
        "texts": [[t.text, round(t.x - at.x, 1), round(t.y - at.y, 1), t.align, t.role] for t in at.texts],
        "box": [round(v - (at.x, at.y)[i % 2], 1) for i, v in enumerate(at.box)],
        "column": at.column,
        "count": len(body.members),
    }


def _edge(line: Line, route: Route | None) -> dict[str, Any]:
    stroke = STROKES[line.style]
    ink = colour(stroke, stale=line.stale, ended=line.ended)
    dashes = dash(stroke, possible=line.possible, ended=line.ended)
    return {
        "id": line.id,
        "from": line.start,
        "to": line.end,
        "width": stroke.width,
        "color": {"color": ink, "inherit": False},
        "dashes": list(dashes) if dashes else False,
        "arrows": {"to": {"enabled": bool(stroke.head), "type": stroke.head or "arrow"}},
        "smooth": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "draw": {
            "head": stroke.head,
            "works": line.works,
            "disputed": line.disputed,
            "says": line.says,
            "detail": line.detail,
            "points": [[round(x, 1), round(y, 1)] for x, y in route.points] if route else None,
            "mark": [round(v, 1) for v in route.mark] if route else None,
            "scale": route.head if route else 1.0,
        },
    }
