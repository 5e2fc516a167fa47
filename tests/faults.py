"""What is wrong with a layout to the eye."""

from graph.drawing.places import Layout, along
from graph.drawing.style import FOCUS, LABEL, SECOND, text_width


def faults(layout: Layout) -> list[tuple]:
    """Overlapping bodies, bodies and headings off the page, and lines through a label."""
    found: list[tuple] = []
    places = sorted(layout.places.items())
    for i, (key, at) in enumerate(places):
        left, top, right, bottom = at.box
        if layout.kind == "columns" and not (
            left >= -1 and top >= -1 and right <= layout.width + 1 and bottom <= layout.height + 1
        ):
            found.append(("off the page", key))
        for other, beside in places[i + 1 :]:
            x0, y0, x1, y1 = beside.box
            if left < x1 - 0.01 and x0 < right - 0.01 and top < y1 - 0.01 and y0 < bottom - 0.01:
                found.append(("overlap", key, other))
    for text in layout.headings:
        if text.x + text_width(text.text, LABEL, weight=700) > layout.width:
            found.append(("off the page", text.text))
    labels = [(key, *_span(text), text.y) for key, at in places for text in at.texts]
    for line, route in layout.routes.items():
        for x, y in along(route.points, 12):
            found += [
                ("through", line, key)
                for key, start, end, at in labels
                if start + 1 < x < end - 1 and at - 5 < y < at + 5
            ]
    return found


def _span(text) -> tuple[float, float]:
    size, weight = {"focus": (FOCUS, 700), "label": (LABEL, 400)}.get(text.role, (SECOND, 400))
    wide = text_width(text.text, size, weight=weight)
    left = {"left": text.x, "right": text.x - wide, "middle": text.x - wide / 2}[text.align]
    return left, left + wide
