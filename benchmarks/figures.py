"""Figures for print beside matplotlib with networkx and beside a screenshot of a canvas, at 20, 60 and 100 bodies.

python benchmarks/figures.py [--canvas]      (--canvas needs chromium)

The same network for all, with real names: a force, units that it takes part in, and who else is there. Concord draws
on A3, which holds all three sizes with 8 pt or more, in columns and freely. matplotlib draws the same page with
networkx's spring layout and labels of 8 pt, as its documentation does. The screenshot is of the page's own canvas
in its free layout at 1587 x 1123 px, A3 at 96 dpi, by pyvis's page.

An overlap is two labels whose boxes share more than an edge; a label is clipped where its box leaves the page. Both
are measured from what was drawn: the texts of the SVG by the font's own widths, matplotlib's by its renderer. A
screenshot has no texts to measure, so only its time and size stand there. Seconds are of one run each.
"""

import argparse
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from graph.drawing.figure import PAPERS, Words, figure
from graph.drawing.layouts import placed
from graph.drawing.map import pyvis_network
from graph.drawing.parts import Picture
from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from loaders.tables import Tables, shipped
from tests.measured import clipped, overlaps, page, written

SIZES = (20, 60, 100)
A3 = (420 / 25.4, 297 / 25.4)
Row = tuple[str, str, str, float, int]


def network(bodies: int) -> tuple[Subgraph, str]:
    """A network of so many bodies with the names of the shipped facts, and the force it is about."""
    known = [node for node in Tables(shipped()).read().nodes if node.properties.get("status") != "ended"]
    forces = [node for node in known if node.label == "Force"][: min(bodies // 2, 40)]
    units = [node for node in known if node.label == "Unit"][: bodies - len(forces)]
    centre, *others = forces
    claims = [f"{centre.id} COLLABORATES {unit.id}" for unit in units]
    for number, force in enumerate(others):
        claims += [f"{force.id} COLLABORATES {units[number % len(units)].id} source={s}" for s in ("a", "b")]
        claims.append(f"{force.id} LEADS {units[(number * 7 + 3) % len(units)].id} role=lead_force")
    made, named = Subgraph.of(*claims), {node.id: node for node in (*units, *forces)}
    nodes = {key: Entity(key, node.label, named[key].properties) for key, node in made.nodes.items()}
    return Subgraph(nodes, made.relationships), centre.id


def concord(drawn: Picture, layout: str) -> Iterator[Row]:
    """Each form that Concord writes."""
    papers = [PAPERS["a3-landscape"], PAPERS["a3-portrait"]]
    start = time.perf_counter()
    made = figure(drawn, "body", papers, Words(title="Who works with whom"), layout=layout)
    laid = time.perf_counter() - start
    svg = made.svg()
    told = written(svg)
    counts = str(len(overlaps(told))), str(len(clipped(told, page(svg))))
    forms: dict[str, Callable[[], bytes]] = {
        "svg": svg.encode,
        "pdf": made.pdf,
        "png 300": lambda: made.png(300),
    }
    for form, write in forms.items():
        start = time.perf_counter()
        data = write()
        yield f"Concord, {layout}, {form}", *counts, laid + time.perf_counter() - start, len(data)


def matplotlib(drawn: Picture) -> Iterator[Row]:
    """networkx.draw on a page of the same size."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot

    graph = nx.MultiDiGraph()
    graph.add_nodes_from(body.id for body in drawn.bodies)
    graph.add_edges_from((line.start, line.end) for line in drawn.lines)
    names = {body.id: body.name for body in drawn.bodies}
    for form in ("svg", "pdf", "png"):
        start = time.perf_counter()
        sheet, axes = pyplot.subplots(figsize=A3)
        nx.draw(graph, nx.spring_layout(graph, seed=1), axes, labels=names, font_size=8, node_size=120)
        sheet.canvas.draw()
        boxes = [text.get_window_extent() for text in axes.texts]
        whole = sheet.bbox
        over = sum(one.overlaps(other) for one, other in combinations(boxes, 2))
        cut = sum(b.x0 < 0 or b.y0 < 0 or b.x1 > whole.width or b.y1 > whole.height for b in boxes)
        out = io.BytesIO()
        sheet.savefig(out, format=form, dpi=300)
        pyplot.close(sheet)
        name = "png 300" if form == "png" else form
        yield f"matplotlib, {name}", str(over), str(cut), time.perf_counter() - start, len(out.getvalue())


def canvas(drawn: Picture) -> Iterator[Row]:
    """A screenshot of pyvis's own page."""
    from playwright.sync_api import sync_playwright

    start = time.perf_counter()
    layout, _ = placed(drawn, "everything", 1587, 1123)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        address = Path(folder) / "map.html"
        address.write_text(pyvis_network(drawn, layout).generate_html(), encoding="utf-8")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1587, "height": 1123}, device_scale_factor=300 / 96)
        shown.route("http*://**", lambda route: route.abort())
        shown.goto(address.as_uri(), wait_until="domcontentloaded")
        shown.wait_for_timeout(1000)
        data = shown.screenshot()
        browser.close()
    yield "canvas screenshot, png 300", "-", "-", time.perf_counter() - start, len(data)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "--canvas", action="store_true", help="also a screenshot of a canvas, which needs chromium"
    )
    with_canvas = asked.parse_args().canvas
    print("| bodies | drawn by | overlaps | clipped | seconds | kB |\n|---|---|---|---|---|---|")
    for size in SIZES:
        given, centre = network(size)
        drawn = picture(given, [centre], today="2026-11-22")
        rows = [*concord(drawn, "columns"), *concord(drawn, "free"), *matplotlib(drawn)]
        rows += canvas(drawn) if with_canvas else []
        for name, over, cut, seconds, data in rows:
            print(f"| {len(drawn.bodies)} | {name} | {over} | {cut} | {seconds:.2f} | {data / 1000:.0f} |")


if __name__ == "__main__":
    main()
