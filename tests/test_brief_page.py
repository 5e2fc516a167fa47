"""The page that writes briefings, without a browser, on a network small enough to know what its first page says."""

import io

import docx
import openpyxl
import pytest
from pptx import Presentation

from graph.model import Entity, Facts, Relationship
from graph.store import open_store
from tests.reading import NASTY, Links, html, reader
from views.brief.state import Asked


def claim(number, text, **properties):
    start, kind, end = text.split()
    own = {"id": f"c{number}", "source": "doc", "place": f"line {number}", "as_of": "2025", **properties}
    return Relationship(f"c{number}", kind, start, end, own)


def node(key, label, name, **properties):
    return Entity(key, label, {"id": key, "name": name, **properties})


FACTS = Facts(
    (
        node("kent", "Force", "Kent Police", kind="territorial", regions=["South East"]),
        node("surrey", "Force", "Surrey Police", kind="territorial", regions=["South East"]),
        node("btp", "Force", "British Transport Police", kind="special"),
        node("lpb-kent", "PCC", "Kent PCC"),
        node("cameras", "Unit", "Camera Unit", status="under review"),
        node("vans", "Unit", NASTY),
        node("jo", "Person", "Jo Doe"),
        node("head", "Post", "Head of Cameras"),
        node("doc", "Document", "A page", tier="own", publisher="Home Office", date="2025"),
    ),
    (
        claim(1, "lpb-kent OVERSEES kent"),
        claim(2, "kent COLLABORATES cameras"),
        claim(3, "surrey LEADS cameras", role="lead force"),
        claim(4, "kent COLLABORATES vans"),
        claim(5, "jo HOLDS head"),
        claim(6, "head AT kent"),
        claim(7, "doc STATES cameras", term="status", value="under review", says="The unit is under review."),
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    store = open_store(made)
    store.load(FACTS)
    store.close()
    return made


@pytest.fixture
def shown(path, monkeypatch):
    """A function that opens the page at a query, and returns it."""
    monkeypatch.delenv("CONCORD_MARKING", raising=False)
    return reader("brief", path, monkeypatch)


def test_without_a_body_it_asks_for_one_and_offers_forces_and_policing_bodies(shown):
    page = shown()
    assert "Choose a force or a policing body" in html(page)
    assert page.selectbox(key="brief-about").options == [
        "Choose …",
        "Kent Police",
        "Surrey Police",
        "Kent PCC",
    ]


def test_the_first_page_is_shown_with_the_places_of_each_row(shown):
    text = html(shown(about="kent"))
    assert "<h2>Kent Police: collaborations</h2>" in text
    assert "Surrey Police (lead force), for Camera Unit, as of 2025." in text
    assert "Camera Unit: under review." in text
    assert "A page (2025): line" in text


def test_the_contents_are_the_headings_of_the_document(shown):
    page = shown(about="kent")
    page.button(key="brief-make").click().run()
    text = html(page)
    contents = text[text.index("<h2>Contents</h2>") :]
    document = docx.Document(io.BytesIO(taken(page)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["Summary", "Purpose of the briefing", "Background: the duty and the law"]
    assert [heading for heading in headings if f"<li>{heading}" not in contents] == []


def test_the_file_is_offered_once_it_is_written_and_has_the_authors_title_and_marking(shown):
    page = shown(about="kent", title="For the new commissioner", marking="OFFICIAL")
    assert "Marked <b>OFFICIAL</b>" in html(page)
    assert not page.get("download_button")
    page.button(key="brief-make").click().run()
    document = docx.Document(io.BytesIO(taken(page)))
    assert document.paragraphs[0].text == "For the new commissioner"
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"


def test_choosing_a_body_and_a_title_is_in_the_address(shown):
    page = shown()
    page.selectbox(key="brief-about").select("kent").run()
    page.text_input(key="brief-title").set_value("Ours").run()
    assert page.query_params["about"] == "kent"
    assert page.query_params["title"] == "Ours"
    assert "<h2>Ours</h2>" in html(page)


def test_a_policing_body_gets_the_briefing_of_its_force(shown):
    assert "<h2>Kent Police: collaborations</h2>" in html(shown(about="lpb-kent"))


def test_a_link_that_names_nobody_says_so(shown):
    text = html(shown(about="kentt"))
    assert "“kentt”, which is no force and no policing body in the facts" in text
    assert "Choose a force or a policing body" in text


def test_a_day_that_is_none_is_said_and_today_is_shown(shown):
    assert "“31/02/2019” is not a day" in html(shown(about="kent", as_at="31/02/2019"))


def test_a_name_of_the_facts_is_never_markup(shown):
    page = shown(about="kent", title=NASTY)
    assert not Links(html(page)).tags & {"script", "iframe"}
    assert "<img src=x" not in html(page)


def test_what_the_address_cannot_mean_is_as_usual():
    told = {"about": "kent", "form": "song", "marking": "PROTECT", "title": " Ours "}
    assert Asked.read(told).query() == {"about": "kent", "title": "Ours"}


def test_the_briefing_is_taken_as_slides_too(shown):
    page = shown(about="kent", file="pptx", marking="OFFICIAL")
    page.button(key="brief-make").click().run()
    deck = Presentation(io.BytesIO(taken(page, "PowerPoint slides")))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:3] == ["Kent Police: collaborations", "What this is, and what it could not see", "Summary"]
    assert "Who Kent Police works with" in titles


def test_a_register_of_the_country_is_a_workbook_with_a_row_for_each_collaboration(shown):
    page = shown(about="England and Wales", form="register")
    assert "Marks of the parties" in html(page) or "says so" in html(page)
    page.button(key="brief-make").click().run()
    book = openpyxl.load_workbook(io.BytesIO(taken(page, "Excel workbook")))
    names = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("Camera Unit" in name for name in names)


def test_a_panel_report_is_on_a_region_and_says_what_it_is_of(shown):
    page = shown(about="South East", form="panel-report")
    assert "<h2>Regional collaboration: South East</h2>" in html(page)
    assert "To update the Police and Crime Panel on regional collaboration in the South East." in html(page)
    page.button(key="brief-make").click().run()
    document = docx.Document(io.BytesIO(taken(page)))
    assert document.paragraphs[0].text == "Regional collaboration: South East"


def test_a_letter_asks_a_body_for_what_is_missing_or_says_that_nothing_is(shown):
    assert "Nothing is missing" in html(shown(about="kent", form="letter"))


def test_another_form_forgets_the_body_that_it_cannot_be_about(shown):
    page = shown(about="kent", file="pptx")
    page.selectbox(key="brief-form").select("register").run()
    assert {name: page.query_params.get(name) for name in ("about", "form", "file")} == {
        "about": None, "form": "register", "file": None,
    }  # fmt: skip
    assert page.selectbox(key="brief-about").options == ["Choose …", "England and Wales", "South East"]
    assert page.selectbox(key="brief-file").options == ["Excel workbook", "Word document"]


def test_a_template_of_the_office_is_kept_and_what_is_no_template_is_refused(shown):
    template = docx.Document()
    template.sections[0].footer.paragraphs[0].text = "Sutherland House"
    saved = io.BytesIO()
    template.save(saved)
    page = shown(about="kent")
    page.file_uploader(key="brief-template-docx").set_value(("own.docx", saved.getvalue(), "")).run()
    page.button(key="brief-make").click().run()
    document = docx.Document(io.BytesIO(taken(page)))
    assert document.sections[0].footer.paragraphs[0].text == "Sutherland House"
    page.file_uploader(key="brief-template-docx").set_value(("own.docx", b"no template", "")).run()
    page.button(key="brief-make").click().run()
    assert "The template is no Word document that can be read" in html(page)


def taken(page, kind="Word document"):
    """The document that the button offers."""
    (button,) = page.get("download_button")
    data, _ = page.session_state["job-brief-write"].answer.result()
    assert button.label == f"Download as {kind}, {len(data) // 1000} KB"
    return data
