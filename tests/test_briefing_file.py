"""The briefing as a file: what Word needs to lay it out and read it aloud, and what it must not let through."""

import subprocess
from itertools import pairwise
from shutil import which

import pytest
from lxml import etree
from pypdf import PdfReader

from graph.briefing.blocks import Briefing, Heading, Paragraph, Picture, Reference, Sentence, Table
from graph.briefing.word import to_docx
from tests.briefed import Read, W, on_durham

HOSTILE = '<script>hit()</script> & "x" ]]> {{=1}} \x0b\x00 \u202e end'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)
"""A single white pixel."""


@pytest.fixture(scope="module")
def durham() -> Read:
    return on_durham("--marking", "official")


def made(*blocks, marking="", notes=None) -> Read:
    return Read(
        to_docx(
            Briefing(
                "Kent: collaborations",
                "For the commissioner",
                "Kent",
                marking,
                "2026-11-30",
                blocks,
                notes or {},
            )
        )
    )


def test_a_footnote_is_words_own_with_the_separators_that_word_wants():
    read = made(Paragraph((Sentence("Kent took part.", ("c1",)),)), notes={("c1",): "Plan: line 1."})
    root = etree.fromstring(read.parts["word/footnotes.xml"])
    assert [(n.get(f"{W}type"), n.get(f"{W}id")) for n in root] == [
        ("separator", "-1"), ("continuationSeparator", "0"), (None, "1"),
    ]  # fmt: skip
    assert read.notes == {"1": "Plan: line 1."}
    assert [(s.text, s.claims, s.note) for s in read.statements()] == [
        ("Kent took part.", ("c1",), "Plan: line 1.")
    ]
    assert "footnotes.xml" in read.parts["word/_rels/document.xml.rels"].decode()
    assert "/word/footnotes.xml" in read.parts["[Content_Types].xml"].decode()


def test_a_sentence_that_rests_on_the_same_place_refers_to_the_same_note():
    said = [Paragraph((Sentence(f"Sentence {n}.", (f"c{n}",)),)) for n in (1, 2)]
    read = made(*said, notes={("c1",): "Plan: line 1.", ("c2",): "Plan: line 1."})
    assert read.notes == {"1": "Plan: line 1."}
    assert [(s.text, s.claims, s.note) for s in read.statements()] == [
        ("Sentence 1.", ("c1",), "Plan: line 1."), ("Sentence 2.", ("c2",), "Plan: line 1."),
    ]  # fmt: skip
    marks = {mark.get(f"{W}name") for mark in read.body.iter(f"{W}bookmarkStart")}
    fields = [told.text.split()[1] for told in read.body.iter(f"{W}instrText") if "NOTEREF" in told.text]
    assert fields == ["_Note_1"]
    assert "_Note_1" in marks


def test_a_sentence_without_claims_has_no_footnote_and_no_control():
    read = made(Paragraph((Sentence("A frame."),)))
    assert read.statements() == []
    assert read.notes == {}


def test_tags_stay_short_however_many_claims_there_are():
    claims = tuple(f"c{n:014d}" for n in range(200))
    read = made(Paragraph((Sentence("All forces took part.", claims),)), notes={claims: "Plan."})
    tags = [tag.get(f"{W}val") for tag in read.body.iter(f"{W}tag")]
    assert tags == ["s1"]
    assert read.told == {"s1": claims}


def test_hostile_names_stay_text():
    read = made(
        Heading(1, HOSTILE),
        Paragraph((Sentence(HOSTILE, ("c1",)),), lead=HOSTILE),
        Table("table-a", HOSTILE, (HOSTILE,), (100,), ((Sentence(HOSTILE),),)),
        Picture("figure-a", HOSTILE, HOSTILE, PNG, 10, 10),
        notes={("c1",): HOSTILE},
    )
    seen = '<script>hit()</script> & "x" ]]> {{=1}}'
    assert read.statements()[0].text.startswith(seen)
    assert read.notes["1"].startswith(seen)
    assert seen in read.document.tables[0].cell(0, 0).text
    assert read.document.inline_shapes[0]._inline.docPr.get("descr").startswith(seen)
    assert not [name for name, data in read.parts.items() if b"\x0b" in data and name.endswith(".xml")]


def test_a_row_that_shares_its_note_has_one_behind_its_last_statement():
    row = (Sentence("Red Sigma"), (Sentence("Durham", ("c1",)), Sentence("Cumbria", ("c2",))))
    table = Table("table-a", "Systems", ("What", "Who"), (60, 60), (row,), by_row=True)
    read = made(table, notes={("c1", "c2"): "Plan: line 1."})
    assert read.notes == {"1": "Plan: line 1."}
    assert [(s.text, s.claims, s.note) for s in read.statements()] == [
        ("Durham", ("c1",), "Plan: line 1."), ("Cumbria", ("c2",), "Plan: line 1."),
    ]  # fmt: skip


def test_a_table_says_its_header_row_and_repeats_it_and_its_caption_is_counted_by_word():
    table = Table("table-a", "Leads", ("Lead", "Through"), (60, 60), ((Sentence("Kent"), Sentence("NPAS")),))
    read = made(Paragraph((Sentence("See"), Reference("table-a"))), table)
    rows = read.document.tables[0].rows
    assert [bool(row._tr.findall(f".//{W}tblHeader")) for row in rows] == [True, False]
    captions = [p for p in read.document.paragraphs if p.style.name == "Caption"]
    assert [p.text for p in captions] == ["Table 1. Leads"]
    instructions = [told.text.strip() for told in read.body.iter(f"{W}instrText")]
    assert "SEQ Table \\* ARABIC" in instructions
    assert "REF _Ref_table_a \\h" in instructions
    assert "_Ref_table_a" in {mark.get(f"{W}name") for mark in read.body.iter(f"{W}bookmarkStart")}
    assert "See Table 1." in read.text


def test_a_marking_stands_at_the_head_and_the_foot_with_the_number_of_the_page():
    read = made(marking="OFFICIAL-SENSITIVE")
    section = read.document.sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert section.footer.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE   Page ")
    assert b"NUMPAGES" in read.parts["word/footer1.xml"]


def test_without_a_marking_none_is_asserted():
    read = made()
    assert read.document.sections[0].header.paragraphs[0].text == ""
    assert b"OFFICIAL" not in b"".join(read.parts.values())


def test_its_properties_and_its_language_are_set():
    read = made(marking="OFFICIAL")
    said = read.document.core_properties
    assert (said.title, said.subject, said.language) == ("OFFICIAL: Kent: collaborations", "Kent", "en-GB")
    assert said.created.date().isoformat() == said.modified.date().isoformat() == "2026-11-30"
    languages = {
        lang.get(f"{W}val") for lang in etree.fromstring(read.parts["word/styles.xml"]).iter(f"{W}lang")
    }
    assert languages == {"en-GB"}


def test_headings_never_skip_a_level(durham):
    levels = [
        int(p.style.name.removeprefix("Heading "))
        for p in durham.document.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert len(levels) > 50
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_every_cross_reference_and_every_entry_of_the_contents_leads_somewhere(durham):
    marks = [mark.get(f"{W}name") for mark in durham.body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in durham.body.iter(f"{W}bookmarkStart")]
    fields = [told.text.split() for told in durham.body.iter(f"{W}instrText")]
    wanted = {field[1] for field in fields if field[0] in ("REF", "NOTEREF")}
    wanted |= {link.get(f"{W}anchor") for link in durham.body.iter(f"{W}hyperlink")}
    assert wanted - set(marks) == set()
    assert len(marks) == len(set(marks))
    assert len(numbers) == len(set(numbers))
    assert any(field[0] == "TOC" for field in fields)


def test_the_figure_says_in_words_what_it_shows(durham):
    (shape,) = durham.document.inline_shapes
    assert "Map: Who Durham Constabulary works with" in shape._inline.docPr.get("descr")
    assert [p.text for p in durham.document.paragraphs if p.text.startswith("Figure 1.")] == [
        "Figure 1. Who Durham Constabulary works with, and who leads or hosts it"
    ]


@pytest.mark.slow
@pytest.mark.skipif(not which("soffice"), reason="needs LibreOffice")
def test_another_word_processor_lays_the_notes_at_the_foot_of_the_page(durham, tmp_path):
    (tmp_path / "durham.docx").write_bytes(durham.data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "pdf",
        "durham.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "durham.pdf").pages]
    assert all(page.count("OFFICIAL") >= 2 for page in pages)
    heads = next(page for page in pages if "(Lisa Theaker)" in page)
    assert heads.rindex("Current Issues, CDSOU") > heads.index("(Lisa Theaker)")
