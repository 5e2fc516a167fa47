"""Figures as files, each opened by the library that knows its form: what is in them, and what is not."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from graph.drawing.figure import PAPERS, Figure, Words, figure, wide
from graph.drawing.view import picture
from graph.model import Subgraph

CLAIMS = (
    "durham COLLABORATES npas source=a",
    "durham COLLABORATES npas source=b",
    "kent LEADS npas role=lead_force",
)
TITLE = "Who Durham works with"


def made(*claims: str, **words: str) -> Figure:
    drawn = picture(Subgraph.of(*(claims or CLAIMS)), ["durham"], today="2026-11-22")
    return figure(
        drawn, "body", PAPERS["a4-landscape"], Words(**{"title": TITLE, "marking": "OFFICIAL", **words})
    )


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(io.BytesIO(made().pdf()))


def fonts(reader: PdfReader) -> list:
    """The fonts of the page and of every form drawn on it."""
    found, ahead = [], [reader.pages[0]["/Resources"]]
    while ahead:
        resources = ahead.pop().get_object()
        found += [font.get_object() for font in (resources.get("/Font") or {}).values()]
        forms = [form.get_object() for form in (resources.get("/XObject") or {}).values()]
        ahead += [form["/Resources"] for form in forms if "/Resources" in form]
    return found


def test_the_text_of_a_pdf_is_text():
    text = PdfReader(io.BytesIO(made().pdf())).pages[0].extract_text()
    assert [
        said for said in (TITLE, "durham", "npas", "kent", "leads", "takes part") if said not in text
    ] == []
    assert text.splitlines().count("OFFICIAL") == 2
    assert text.index(TITLE) < text.index("durham takes part in") < text.index("npas") < text.index("Force")


def test_a_pdf_embeds_the_bundled_font(pdf):
    named = {str(font["/BaseFont"]).split("+")[-1] for font in fonts(pdf)}
    assert named == {"SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Bold"}
    descriptors = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts(pdf)
    ]
    assert all("/FontFile2" in each for each in descriptors)


def test_a_pdf_is_of_the_paper_asked_for(pdf):
    wide_pt, tall_pt = pdf.pages[0].mediabox[2:]
    assert (float(wide_pt), float(tall_pt)) == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=0.01)


def test_a_pdf_says_what_it_shows_to_who_cannot_see_it(pdf):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert pdf.metadata.title == f"OFFICIAL: {TITLE}"
    assert pdf.metadata.subject.startswith(f"Map: {TITLE}. 3 bodies (2 forces, 1 unit) and 2 lines")
    assert pdf.metadata["/Keywords"] == "OFFICIAL"
    assert alternatives(root["/StructTreeRoot"]) == [pdf.metadata.subject]


def test_the_link_of_a_pdf_can_be_pressed_where_it_is_written():
    address = "http://localhost:8501/?body=durham"
    page = PdfReader(io.BytesIO(made(link=address).pdf())).pages[0]
    pressed = [note.get_object() for note in page["/Annots"]]
    assert [note["/A"]["/URI"] for note in pressed] == [address]
    left, bottom, right, top = (float(side) for side in pressed[0]["/Rect"])
    assert 0 < left < right < 297 / 25.4 * 72
    assert 0 < bottom < top < 70


def alternatives(element) -> list[str]:
    """The alternative texts of a tree of tags."""
    element = element.get_object()
    if not hasattr(element, "get"):
        return []
    below = element.get("/K", [])
    own = [str(element["/Alt"])] if "/Alt" in element else []
    return own + [
        text for each in (below if isinstance(below, list) else [below]) for text in alternatives(each)
    ]


def test_a_svg_is_read_out_by_its_title_and_description():
    root = ElementTree.fromstring(made().svg())
    title, description = (root.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert title.text == f"OFFICIAL: {TITLE}"
    assert description.text.startswith(f"Map: {TITLE}. 3 bodies")


def test_a_svg_asks_nothing_of_the_network():
    svg = made(link="").svg().replace("http://www.w3.org/2000/svg", "")
    assert "http" not in svg
    assert svg.count("url(data:font/woff;base64,") == 3  # regular, semibold, bold


def test_a_svg_of_a_width_has_that_width():
    drawn = picture(Subgraph.of(*CLAIMS), ["durham"], today="2026-11-22")
    root = ElementTree.fromstring(figure(drawn, "body", wide(160), Words()).svg())
    assert root.get("width") == "160.00mm"


@pytest.mark.parametrize("dpi", [96, 300])
def test_a_png_has_the_pixels_of_its_paper_and_says_how_many_to_the_inch(dpi):
    image = Image.open(io.BytesIO(made().png(dpi)))
    assert image.size == (round(297 / 25.4 * dpi), round(210 / 25.4 * dpi))
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_a_png_says_what_it_shows_and_its_marking():
    image = Image.open(io.BytesIO(made().png(96)))
    assert image.text["Title"] == f"OFFICIAL: {TITLE}"
    assert image.text["Description"].startswith(f"Map: {TITLE}. 3 bodies")
    assert image.text["Protective marking"] == "OFFICIAL"


def test_a_png_is_drawn_to_the_pixel():
    """A symbol that is one colour has that colour from edge to edge: nothing was sampled anew."""
    image = Image.open(io.BytesIO(made().png(150))).convert("RGB")
    navy = (0x12, 0x43, 0x6D)
    rows = [[image.getpixel((x, y)) == navy for x in range(image.width // 2)] for y in range(image.height)]
    widest = max(rows, key=sum)
    run = "".join("#" if pixel else "." for pixel in widest).strip(".")
    assert len(run) > 30
    assert "." not in run


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_the_same_network_gives_the_same_bytes_in_whatever_order_it_comes(form):
    backwards = made(*CLAIMS)
    network = Subgraph.of(*CLAIMS)
    turned = Subgraph(dict(reversed(network.nodes.items())), dict(reversed(network.relationships.items())))
    drawn = picture(turned, ["durham"], today="2026-11-22")
    words = Words(title=TITLE, marking="OFFICIAL")
    other = figure(drawn, "body", PAPERS["a4-landscape"], words)
    assert getattr(backwards, form)() == getattr(other, form)()


def test_words_that_look_like_the_typesetters_markup_are_only_words():
    title = '#read("pyproject.toml") *bold* $x$'
    reader = PdfReader(io.BytesIO(made(title=title, marking="").pdf()))
    assert reader.metadata.title == title
    assert title in reader.pages[0].extract_text()
