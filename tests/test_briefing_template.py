"""A template of an office's own: its styles, its page, its crest and its footer stay, and the briefing is whole in it."""

import io
import subprocess
from shutil import which

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree
from pypdf import PdfReader

import cli
from graph.briefing.blocks import Briefing, Heading, Paragraph, Picture, Sentence, Table
from graph.briefing.word import to_docx
from graph.errors import ConcordError
from tests.briefed import Read, W
from tests.test_briefing_file import PNG

BLOCKS = (
    Heading(1, "Current issues"),
    Paragraph((Sentence("Kent took part.", ("c1",)),)),
    Paragraph((Sentence("An item."),), listed=True),
    Table(
        "table-a", "Leads", ("Lead", "Through"), (85, 85), ((Sentence("Kent"), Sentence("NPAS", ("c1",))),)
    ),
    Picture("figure-a", "The map", "Map of Kent", PNG, 168, 236),
)


def crested(*, first_page=False):
    """An office's template: red serif headings, wide margins, a crest at the head, an address at the foot."""
    document = docx.Document()
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = "Georgia", Pt(22), RGBColor(0x99, 0, 0)
    document.styles["Normal"].font.name = "Georgia"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(35)
    section.top_margin = section.bottom_margin = Mm(40)
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(PNG), width=Mm(25))
    section.footer.paragraphs[0].text = "Office of the Commissioner, Sutherland House"
    if first_page:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Letterhead"
    document.add_paragraph("Replace this text.")
    return document


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(template: bytes, marking="OFFICIAL") -> Read:
    briefing = Briefing(
        "Kent", "For the commissioner", "Kent", marking, "2026-11-30", BLOCKS, {("c1",): "Plan: line 1."}
    )
    return Read(to_docx(briefing, template))


def test_its_styles_and_page_are_those_of_the_office():
    read = made(saved(crested()))
    heading = read.document.styles["Heading 1"]
    assert (heading.font.name, heading.font.size.pt, heading.font.color.rgb) == (
        "Georgia",
        22,
        RGBColor(0x99, 0, 0),
    )
    assert read.document.styles["Normal"].font.name == "Georgia"
    section = read.document.sections[0]
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (35, 40)
    (shown,) = [
        p for p in read.document.paragraphs if p.text == "Current issues" and p.style.name == "Heading 1"
    ]
    assert shown.style.style_id == heading.style_id


def test_its_crest_and_its_footer_stay_and_the_marking_and_the_number_of_the_page_are_added():
    read = made(saved(crested()))
    section = read.document.sections[0]
    assert [p.text for p in section.header.paragraphs] == ["OFFICIAL", ""]
    assert len(list(section.header._element.iter(qn("w:drawing")))) == 1
    assert section.footer.paragraphs[0].text == "Office of the Commissioner, Sutherland House"
    assert section.footer.paragraphs[1].text.startswith("OFFICIAL   Page ")


def test_a_head_of_the_first_page_alone_is_marked_too():
    section = made(saved(crested(first_page=True))).document.sections[0]
    assert [p.text for p in section.first_page_header.paragraphs] == ["OFFICIAL", "Letterhead"]
    assert section.header.paragraphs[0].text == "OFFICIAL"


def test_a_footer_that_numbers_its_pages_is_not_given_a_second_number():
    template = crested()
    template.sections[0].footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>')
    )
    read = made(saved(template), marking="")
    assert [p.text for p in read.document.sections[0].footer.paragraphs] == [
        "Office of the Commissioner, Sutherland House"
    ]


def test_its_own_text_is_taken_out_and_the_briefing_is_whole():
    read = made(saved(crested()))
    assert "Replace this text." not in read.text
    assert [(s.text, s.claims, s.note) for s in read.statements()] == [
        ("Kent took part.", ("c1",), "Plan: line 1."), ("NPAS", ("c1",), "Plan: line 1."),
    ]  # fmt: skip


def test_tables_and_pictures_fit_between_its_margins():
    read = made(saved(crested()))
    room = 210 - 2 * 35
    columns = [column.width.mm for column in read.document.tables[0].columns]
    assert sum(columns) == pytest.approx(room, abs=0.1)
    (shape,) = read.document.inline_shapes
    assert shape.width.mm <= room
    assert shape.height.mm <= 297 - 2 * 40
    assert shape.width / shape.height == pytest.approx(168 / 236, rel=0.01)


def test_a_template_without_bullets_or_notes_of_its_own_is_given_them():
    template = crested()
    for name in ("List Bullet", "Heading 1", "Table Grid"):
        template.styles[name].delete()
    read = made(saved(template))
    assert read.document.styles["List Bullet"].element.find(f".//{W}numPr/{W}numId") is not None
    assert read.document.styles["Heading 1"].element.find(f".//{W}outlineLvl").get(f"{W}val") == "0"
    assert read.notes == {"1": "Plan: line 1."}


def test_notes_that_a_template_has_make_room_for_those_of_the_briefing():
    old = Briefing(
        "Old", "", "Old", "", "2020", (Paragraph((Sentence("Old.", ("c9",)),)),), {("c9",): "Old: line 9."}
    )
    again = made(to_docx(old))  # a briefing made before is a template like any other
    assert again.notes == {"1": "Plan: line 1."}
    assert list(again.told.values()) == [("c1",), ("c1",)]
    assert b"c9" not in b"".join(again.parts.values())
    settings = etree.fromstring(again.parts["word/settings.xml"])
    assert len(settings.findall(f"{W}footnotePr")) == 1


def test_the_same_template_gives_the_same_bytes():
    template = saved(crested())
    assert made(template).data == made(template).data


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a document"])
def test_what_is_no_word_document_is_refused(data):
    with pytest.raises(ConcordError, match="no Word document that can be read; save it in Word as"):
        made(data)


def test_the_command_takes_a_template(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office.docx").write_bytes(b"not a document")
    with pytest.raises(SystemExit) as stop:
        cli.main(["brief", "durham", "--out", "a.docx", "--template", "office.docx"])
    assert stop.value.code == 1
    assert "office.docx is no Word document that can be read" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.slow
@pytest.mark.skipif(not which("soffice"), reason="needs LibreOffice")
def test_another_word_processor_shows_the_offices_footer_on_every_page(tmp_path):
    (tmp_path / "a.docx").write_bytes(made(saved(crested())).data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "pdf",
        "a.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert all("Sutherland House" in page and "OFFICIAL" in page for page in pages)
