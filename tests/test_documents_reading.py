"""Documents of five kinds, written here by real libraries, are read with places a person finds again, or refused whole."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from graph.errors import ConcordError
from loaders.documents import read

STYLES = getSampleStyleSheet()


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def placed(document):
    return [(p.place, p.text) for p in document.passages]


def word(build):
    document, out = docx.Document(), io.BytesIO()
    build(document)
    document.save(out)
    return out.getvalue()


def pdf(*parts, **options):
    out = io.BytesIO()
    SimpleDocTemplate(out, **options).build(list(parts))
    return out.getvalue()


def paragraph(text, style="Normal"):
    return Paragraph(text, STYLES[style])


def test_plain_text_is_parted_by_empty_lines_bullets_and_headings(written):
    text = "Background\n\nKent Police hosts\nthe unit.\n\nPartners:\n\n• Essex Police\n• Kent Police\n\nNext\n\nNone.\n"
    assert placed(read(written("note.txt", text))) == [
        ("Background, heading", "Background"),
        ("Background, paragraph 1", "Kent Police hosts the unit."),
        ("Background, paragraph 2", "Partners:"),
        ("Background, bullet 1", "Essex Police"),
        ("Background, bullet 2", "Kent Police"),
        ("Next, heading", "Next"),
        ("Next, paragraph 1", "None."),
    ]


def test_a_printed_paragraph_number_is_the_place(written):
    document = read(written("report.txt", "1. The panel met.\n2. It noted the report of\n14 officers.\n"))
    assert placed(document) == [
        ("paragraph 1", "The panel met."),
        ("paragraph 2", "It noted the report of 14 officers."),
    ]


def test_short_lines_under_a_colon_are_items(written):
    document = read(written("list.txt", "The parties are:\n\nKent Police\n\nEssex Police\n"))
    assert [(p.kind, p.text) for p in document.passages[1:]] == [
        ("item", "Kent Police"),
        ("item", "Essex Police"),
    ]


def test_text_that_is_not_utf8_is_read_and_said(written):
    document = read(written("old.txt", "Dyfed–Powys Police’s unit.".encode("cp1252")))
    assert document.passages[0].text == "Dyfed–Powys Police’s unit."
    assert "Windows-1252" in document.notices[0]


def test_markdown_keeps_headings_items_and_tables(written):
    text = "## Appendix A\n\n- one\n\n| Unit | Lead |\n|---|---|\n| NPAS | **West Yorkshire** |\n| ACRO | Hampshire |\n"
    passages = read(written("register.md", text)).passages
    assert [(p.place, p.kind) for p in passages] == [
        ("Appendix A, heading", "heading"),
        ("Appendix A, bullet 1", "item"),
        ("Appendix A, first row", "header"),
        ("Appendix A, row 1", "row"),
        ("Appendix A, row 2", "row"),
    ]
    assert (passages[3].columns, passages[3].cells) == (("Unit", "Lead"), ("NPAS", "West Yorkshire"))


PAGE = """<!doctype html><html><head><title>Collaboration - Kent PCC</title>
<meta property="og:site_name" content="Kent PCC"><script>var x = "Essex Police";</script></head><body>
<nav><a href="/">Home</a> <a href="/kent">Kent Police and Essex Police</a></nav>
<div class="cookie-banner">We use cookies</div>
<main><h1>Collaboration</h1><p>Kent Police works<br>with Essex&nbsp;Police.</p>
<ul><li><p>One <b>unit</b></p></li><li>Two</li></ul>
<p style="display: none">Surrey Police</p>
<table><tr><th>Unit</th><th>Forces</th></tr><tr><td rowspan="2">SCD</td><td>Kent</td></tr><tr><td>Essex</td></tr></table>
</main><footer>Contact us</footer></body></html>"""


def test_a_web_page_is_read_without_its_navigation_and_banners_and_says_so(written):
    document = read(written("page.html", PAGE))
    assert placed(document) == [
        ("Collaboration, heading", "Collaboration"),
        ("Collaboration, paragraph 1", "Kent Police works with Essex Police."),
        ("Collaboration, bullet 1", "One unit"),
        ("Collaboration, bullet 2", "Two"),
        ("table 1, first row", "Unit | Forces"),
        ("table 1, row 1", "SCD | Kent"),
        ("table 1, row 2", "SCD | Essex"),
    ]
    assert document.notices == (
        "Left out of the page: a cookie banner, hidden text, navigation, the foot of the page.",
    )
    assert (document.name, document.site) == ("Collaboration - Kent PCC", "Kent PCC")


def test_a_page_that_is_one_form_or_is_hidden_behind_a_dialogue_is_read_all_the_same(written):
    page = """<html><body><form id="aspnetForm"><div id="page" class="has-menu" aria-hidden="true">
    <p>Kent Police hosts the unit, which was set up with Essex Police.</p>
    <div class="accordion-panel" style="display:none"><p>It is in Maidstone.</p></div></div></form>
    <form><label>Search</label></form></body></html>"""
    assert [p.text for p in read(written("old.html", page)).passages] == [
        "Kent Police hosts the unit, which was set up with Essex Police.",
        "It is in Maidstone.",
    ]


def test_a_page_nested_very_deep_does_not_bring_the_reader_down(written):
    deep = "<html><body>" + "<div>" * 50_000 + "<p>Kent Police</p>" + "</div>" * 50_000 + "</body></html>"
    try:
        found = [p.text for p in read(written("deep.html", deep)).passages]
    except ConcordError as error:
        found = [str(error)]
    assert found in (["Kent Police"], ["deep.html: holds no text that can be read."])


def test_a_page_that_ends_too_soon_is_said_to(written):
    assert "cut off" in read(written("cut.html", "<html><body><p>Kent Police hosts")).notices[0]


def test_word_keeps_headings_lists_tables_and_their_order(written):
    def build(document):
        document.add_heading("Update", 1)
        document.add_paragraph("Kent Police hosts the unit.")
        table = document.add_table(2, 2)
        for row, texts in zip(table.rows, [("Unit", "Forces"), ("SCD", "Kent and Essex")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("Essex Police", style="List Bullet")
        document.core_properties.title = "Panel report"

    document = read(written("report.docx", word(build)))
    assert document.name == "Panel report"
    assert placed(document) == [
        ("Update, heading", "Update"),
        ("Update, paragraph 1", "Kent Police hosts the unit."),
        ("table 1, first row", "Unit | Forces"),
        ("table 1, row 1", "SCD | Kent and Essex"),
        ("Update, bullet 1", "Essex Police"),
    ]


def test_a_merged_word_cell_counts_for_each_row_it_spans(written):
    def build(document):
        table = document.add_table(3, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Unit", "Force"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "SCD"
        table.cell(1, 1).text, table.cell(2, 1).text = "Kent", "Essex"

    rows = [p.cells for p in read(written("merged.docx", word(build))).passages if p.kind == "row"]
    assert rows == [("SCD", "Kent"), ("SCD", "Essex")]


def test_what_tracked_changes_deleted_is_not_read_and_that_is_said(written):
    def build(document):
        kept = document.add_paragraph("Kent Police hosts the unit. ")
        run = document.add_paragraph("Essex Police leads it.").runs[0]._r
        gone = OxmlElement("w:del")
        run.addprevious(gone)
        gone.append(run)
        kept.add_run("It is in Maidstone.")

    document = read(written("tracked.docx", word(build)))
    assert [p.text for p in document.passages] == ["Kent Police hosts the unit. It is in Maidstone."]
    assert "tracked changes" in document.notices[0]


def test_a_pdf_gives_page_and_paragraph_and_joins_what_a_line_parted(written):
    long = (
        "Kent Police and Essex Police share a Serious Crime Directorate which serves both of the counties. "
        * 2
        + "It began in 2010."
    )
    data = pdf(
        paragraph("Collaboration", "Heading1"),
        paragraph(long),
        paragraph("Second."),
        PageBreak(),
        paragraph("Third."),
    )
    assert placed(read(written("report.pdf", data))) == [
        ("page 1, heading", "Collaboration"),
        ("page 1, paragraph 1", long),
        ("page 1, paragraph 2", "Second."),
        ("page 2, paragraph 1", "Third."),
    ]


def test_a_page_in_two_columns_is_read_down_the_left_one_first(written):
    def text(side):
        return [
            paragraph(f"On the {side}, paragraph {n} speaks of a unit of two forces. " * 3) for n in (1, 2)
        ]

    frames = [Frame(50, 50, 230, 740, id="left"), Frame(310, 50, 230, 740, id="right")]
    out = io.BytesIO()
    document = BaseDocTemplate(out)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build([*text("left"), FrameBreak(), *text("right")])
    read_text = " ".join(p.text for p in read(written("columns.pdf", out.getvalue())).passages)
    assert [word for word in read_text.split() if word in ("left,", "right,")] == ["left,"] * 6 + [
        "right,"
    ] * 6


def test_a_ruled_table_of_a_pdf_is_kept_as_rows(written):
    table = Table([["Unit", "Lead force"], ["NPAS", "West Yorkshire"]])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")]))
    rows = [
        p
        for p in read(written("register.pdf", pdf(paragraph("See below."), table))).passages
        if p.kind == "row"
    ]
    assert [(p.place, p.columns, p.cells) for p in rows] == [
        ("page 1, table 1, row 1", ("Unit", "Lead force"), ("NPAS", "West Yorkshire"))
    ]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out(written):
    def head(canvas, frame):
        canvas.drawString(72, 820, "OFFICIAL")
        canvas.drawString(300, 20, f"Page {canvas.getPageNumber()}")

    out = io.BytesIO()
    parts = [paragraph("First page."), PageBreak(), paragraph("Second page.")]
    SimpleDocTemplate(out).build(parts, onFirstPage=head, onLaterPages=head)
    document = read(written("marked.pdf", out.getvalue()))
    assert [p.text for p in document.passages] == ["First page.", "Second page."]
    assert "running heads" in document.notices[0]


def picture_pdf():
    out = io.BytesIO()
    Image.new("RGB", (200, 200), "white").save(out, "PDF")
    return out.getvalue()


def encrypted_pdf():
    return pdf(paragraph("Secret."), encrypt=StandardEncryption("a", "b"))


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'
REFUSED = {
    "pictures.pdf": (picture_pdf, "holds pictures of pages and no text"),
    "locked.pdf": (encrypted_pdf, "is protected by a password"),
    "cut.pdf": (lambda: pdf(paragraph("Some text."))[:-300], "is cut off"),
    "broken.pdf": (lambda: b"%PDF-1.7\nnothing of use\n%%EOF", "damaged or no PDF"),
    "cut.docx": (lambda: word(lambda d: d.add_paragraph("Text."))[:-200], "is cut off or damaged"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password, or is an old Word"),
    "macros.docx": (lambda: packed(word__document_xml="<d/>", word__vbaProject_bin="x"), "carries macros"),
    "entities.docx": (lambda: packed(word__document_xml=ENTITIES), "declares entities"),
    "utf16.docx": (lambda: packed(word__document_xml=ENTITIES.encode("utf-16")), "declares entities"),
    "bomb.docx": (lambda: packed(word__document_xml=b"\0" * 301_000_000), "more than is safe to open"),
    "other.docx": (lambda: packed(readme="hello"), "no Word document"),
    "named.docx": (lambda: b"only text", "is called a Word document but is none"),
    "sheet.xlsx": (lambda: packed(xl__workbook_xml="<d/>"), "not called .docx"),
    "binary.txt": (lambda: bytes(range(256)) * 20, "is not text"),
    "empty.md": (lambda: b" \n", "is empty"),
    "blank.html": (lambda: b"<html><body></body></html>", "holds no text"),
    "talk.pptm": (lambda: b"some text", "files of this kind are not read"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_whole_is_refused_and_says_why(written, name):
    make, why = REFUSED[name]
    with pytest.raises(ConcordError, match=why) as refused:
        read(written(name, make()))
    assert str(refused.value).startswith(name)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(ConcordError, match="there is no such file"):
        read(tmp_path / "none.txt")


def test_a_page_of_pictures_among_pages_of_text_is_said(written):
    from reportlab.platypus import Image as Drawn

    out = io.BytesIO()
    Image.new("RGB", (90, 90), "white").save(out, "PNG")
    out.seek(0)
    document = read(written("mixed.pdf", pdf(paragraph("Text."), PageBreak(), Drawn(out))))
    assert document.notices == ("Page 2: a picture without text, not read.",)


def test_the_date_beside_the_head_is_the_documents_own(written):
    text = "# Panel report\n\n19th November 2021\n\nThe unit began in April 2015 with two forces.\n"
    assert read(written("dated.md", text)).date == "2021-11-19"
