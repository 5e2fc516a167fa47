"""The briefing as a presentation, opened with python-pptx: what is on which slide, and that it fits there."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

import cli
from graph.briefing.blocks import Briefing, Heading, Kept, Paragraph, Sentence, Table
from graph.briefing.slides import to_pptx
from graph.briefing.slides.claims import carried
from graph.briefing.slides.measure import lines
from graph.errors import ConcordError
from tests.briefed import DATA
from tests.running import runner

TODAY = "2026-11-30"
HOSTILE = '<script>hit()</script> & "x" ]]> {{=1}} \x0b\x00 end'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
            patched.delenv(name, raising=False)
        folder = tmp_path_factory.mktemp("slides")
        patched.setenv("CONCORD_STORE", f"{folder}/store.kgl")
        import streamlit as st

        st.cache_resource.clear()  # a process has one store
        cli.main(["load", str(DATA)])
        yield folder


@pytest.fixture(scope="module")
def durham(folder):
    return briefed(folder / "durham.pptx", "--marking", "official")


@pytest.fixture(scope="module")
def hidden(folder):
    return briefed(folder / "hidden.pptx", "--hide-people")


def briefed(out: Path, *options: str) -> bytes:
    cli.main(
        ["brief", "durham", "--form", "commissioner-briefing", "--out", str(out), "--today", TODAY, *options]
    )
    return out.read_bytes()


def made(*blocks, name="Kent", marking="", notes=None, template=None) -> bytes:
    told = Briefing(name, "For the commissioner", "Kent", marking, "2026-11-30", blocks, notes or {})
    return to_pptx(told, template)


def opened(data: bytes):
    return Presentation(io.BytesIO(data))


def every(shapes):
    """All shapes, those in groups too, with what they are within."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from every(shape.shapes)


def named(data: bytes) -> dict[str, object]:
    return {slide.shapes.title.text_frame.text: slide for slide in opened(data).slides}


def connectors(slide):
    return [shape for shape in every(slide.shapes) if shape._element.tag == qn("p:cxnSp")]


def test_every_slide_has_its_title_in_a_title_placeholder_and_no_two_are_alike(durham):
    titles = [slide.shapes.title.text_frame.text for slide in opened(durham).slides]
    assert titles[:4] == [
        "Durham Constabulary: collaborations",
        "What this is, and what it could not see",
        "Summary",
        "Map of local and regional collaborations",
    ]
    assert len(set(titles)) == len(titles)
    assert all(titles)


def test_the_map_is_shapes_with_names_and_lines_glued_to_them_and_no_picture(durham):
    slide = named(durham)["Map of local and regional collaborations"]
    assert not [shape for shape in every(slide.shapes) if shape._element.tag == qn("p:pic")]
    boxes = {shape.shape_id: shape for shape in every(slide.shapes)}
    glued = [
        tuple(
            boxes[int(end.get("id"))].text_frame.text
            for end in line._element.iter(qn("a:stCxn"), qn("a:endCxn"))
        )
        for line in connectors(slide)
        if list(line._element.iter(qn("a:stCxn")))
    ]
    # the source briefing: Durham and Cumbria share Red Sigma
    assert ("Durham\nConstabulary", "Red Sigma") in glued
    assert ("Cumbria", "Red Sigma") in glued
    assert len(glued) > 40


def test_a_line_begins_and_ends_where_the_shape_has_a_place_for_it(durham):
    for title in ("Map of local and regional collaborations", "Map of national collaborations"):
        slide = named(durham)[title]
        boxes = {shape.shape_id: shape for shape in every(slide.shapes)}
        for line in connectors(slide):
            start, end = (list(line._element.iter(qn(f"a:{kind}"))) for kind in ("stCxn", "endCxn"))
            if not start:
                continue  # a sample of the legend
            turned = line.width == Pt(1)
            for glue, x, y in ((start[0], line.begin_x, line.begin_y), (end[0], line.end_x, line.end_y)):
                box = boxes[int(glue.get("id"))]
                site = list(box._element.iter(qn("a:cxn")))[int(glue.get("idx"))].find(qn("a:pos"))
                assert abs(box.left + int(site.get("x")) - x) <= (Pt(1) + 2 if turned else 2)
                assert abs(box.top + int(site.get("y")) - y) <= 2


def test_the_map_its_bodies_and_its_lines_are_told_in_words(durham):
    slide = named(durham)["Map of local and regional collaborations"]
    told = [shape._element.find(f".//{qn('p:cNvPr')}").get("descr") for shape in every(slide.shapes)]
    assert any(
        (text and text.startswith("Map: Map of local")) or (text and "Durham Constabulary" in text)
        for text in told
    )
    assert "Red Sigma (unit)" in told
    assert all(
        line._element.find(f".//{qn('p:cNvPr')}").get("descr")
        for line in connectors(slide)
        if list(line._element.iter(qn("a:stCxn")))
    )


def test_nothing_stands_beyond_its_slide(durham):
    deck = opened(durham)
    for slide in deck.slides:
        for shape in every(slide.shapes):
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width + 2, shape.name
            assert shape.top + shape.height <= deck.slide_height + 2, shape.name


@cache
def face(size: int, bold: bool):
    """Liberation Sans, which is as wide as Arial, letter by letter."""
    for folder in ("/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/liberation2"):
        file = Path(folder) / f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
        if file.exists():
            return ImageFont.truetype(str(file), size * 10)
    return pytest.skip("needs Liberation Sans")


def real_lines(text: str, room: float, size: float, *, bold: bool) -> int:
    """On how many lines a text runs in the real font."""
    font, count, line = face(int(size), bold), 1, ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) / 10 > room:
            count, line = count + 1, word
        else:
            line = longer
    return count


def test_the_text_of_every_cell_fits_its_row_and_every_table_its_slide(durham):
    deck = opened(durham)
    seen = 0
    for slide in deck.slides:
        for frame in (shape for shape in slide.shapes if shape.has_table):
            table = frame.table
            assert frame.top + sum(row.height for row in table.rows) <= deck.slide_height - Pt(28)
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    room = Emu(column.width - cell.margin_left - cell.margin_right).pt
                    need = 0.0
                    for paragraph in cell.text_frame.paragraphs:
                        (run,) = paragraph.runs or [None]
                        if run is not None:
                            size = run.font.size.pt
                            need += real_lines(run.text, room, size, bold=bool(run.font.bold)) * size * 1.15
                            seen += 1
                    assert need <= Emu(row.height - cell.margin_top - cell.margin_bottom).pt + 0.5, (
                        cell.text_frame.text
                    )
    assert seen > 400


def test_every_collaboration_of_the_briefing_is_in_a_table_of_its_reach(durham):
    rows = {}
    for title, slide in named(durham).items():
        for shape in slide.shapes:
            if shape.has_table and "collaborations" in title:
                rows.setdefault(title.partition(" (")[0], []).extend(
                    r.cells[0].text_frame.text for r in list(shape.table.rows)[1:]
                )
    # as many as the Word document counts: 7 local, 4 regional, 14 national
    assert {title: len(names) for title, names in rows.items()} == {
        "Local collaborations": 7, "Regional collaborations": 4, "National collaborations": 14,
    }  # fmt: skip
    assert any(name.startswith("Red Sigma") for name in rows["Local collaborations"])


def test_a_statement_has_its_source_on_the_slide_and_its_place_in_the_notes(durham):
    slide = named(durham)["Local collaborations"]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    row = next(r for r in table.rows if r.cells[0].text_frame.text.startswith("Red Sigma"))
    numbers = row.cells[5].text_frame.text.split(", ")
    said = next(
        line for line in slide.notes_slide.notes_text_frame.text.split("\n") if line.startswith("Red Sigma")
    )
    assert all(f"[source {number}]" in said for number in numbers)
    assert "Current Issues, Red Sigma" in said  # the place in the Durham briefing
    listed = {
        r.cells[0].text_frame.text: r.cells[1].text_frame.text
        for title, each in named(durham).items()
        if title.startswith("Sources")
        for shape in each.shapes
        if shape.has_table
        for r in shape.table.rows
    }
    assert "Briefing for the new Commissioner on collaboration (Durham)" in {listed[n] for n in numbers}


def test_what_it_could_not_see_stands_before_anything_else(durham):
    text = "\n".join(s.text_frame.text for s in opened(durham).slides[1].shapes if s.has_text_frame)
    assert "Nothing was checked with the bodies themselves." in text
    assert "no lead, head or host is known" in text
    assert "collaborations that no source names" in text


def test_the_marking_stands_on_every_slide_above_and_below_and_in_its_notes(durham):
    for slide in opened(durham).slides:
        assert [s.text_frame.text for s in slide.shapes if s.name.startswith("Marking")] == [
            "OFFICIAL",
            "OFFICIAL",
        ]
        lines_of = slide.notes_slide.notes_text_frame.text.split("\n")
        assert (lines_of[0], lines_of[-1]) == ("OFFICIAL", "OFFICIAL")
    assert opened(durham).core_properties.title == "OFFICIAL: Durham Constabulary: collaborations"


def test_the_same_facts_give_the_same_bytes(durham, folder):
    assert briefed(folder / "again.pptx", "--marking", "official") == durham


def test_hidden_people_are_nowhere_in_the_file(durham, hidden):
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return b"".join(file.read(name) for name in file.namelist())

    for name in (b"Steve Ball", b"Theaker", b"Caddell", b"Blackwell"):
        assert name in parts(durham)
        assert name not in parts(hidden)
    text = "\n".join(s.text_frame.text for s in opened(hidden).slides[1].shapes if s.has_text_frame)
    assert "Names of people are hidden" in text


def test_a_check_finds_every_statement_again_and_says_that_it_holds(durham, folder, capsys):
    kept, statements, missing = carried(durham)
    assert (kept.asked["form"], kept.asked["about"], missing) == ("commissioner-slides", "durham", 0)
    code, out, err = runner(capsys)("check", folder / "durham.pptx", "--today", TODAY)
    assert code == 0
    assert f"{len(statements)} statements checked: {len(statements)} holds" in out + err


def test_a_statement_that_its_author_edited_is_counted_and_not_taken_for_what_it_was():
    notes = {("c1",): "Plan.", ("c2",): "Plan."}
    rows = (
        (Sentence("Red Sigma"), Sentence("active", ("c1",))),
        (Sentence("NPAS"), Sentence("active", ("c2",))),
    )
    table = Table("t", "Status", ("What", "Status"), (1, 1), rows, by_row=True)
    data = kept_briefing(Heading(1, "Status"), table, notes=notes)
    deck = opened(data)
    grid = next(s.table for s in deck.slides[1].shapes if s.has_table)
    grid.cell(1, 1).text_frame.paragraphs[0].runs[0].text = "ended"
    out = io.BytesIO()
    deck.save(out)
    _, statements, missing = carried(out.getvalue())
    assert ([(s.text, s.claims) for s in statements], missing) == ([("active", ("c2",))], 1)


def kept_briefing(*blocks, notes):

    kept = Kept(
        {"form": "commissioner-slides", "about": "kent", "today": TODAY, "day": TODAY, "left_out": ""}, {}, {}
    )
    return to_pptx(Briefing("Kent", "For", "Kent", "", "2026-11-30", blocks, notes, kept))


def test_a_row_that_is_taller_than_a_slide_goes_on_on_the_next_with_all_of_its_statements():
    said = tuple(Sentence(f"Statement {n}: {'word ' * 60}.", (f"c{n}",)) for n in range(30))
    claims = tuple(sorted(f"c{n}" for n in range(30)))
    table = Table("t", "Told", ("About", "What"), (40, 100), ((Sentence("Red Sigma"), said),), by_row=True)
    deck = opened(made(Heading(1, "Told"), table, notes={claims: "Plan."}))
    grids = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    firsts = [grid.cell(1, 0).text_frame.text for grid in grids]
    assert firsts == ["Red Sigma", *["Red Sigma (continued)"] * (len(grids) - 1)]
    told = [p.text for grid in grids for p in grid.cell(1, 1).text_frame.paragraphs]
    assert told == [sentence.text for sentence in said]
    assert [slide.shapes.title.text_frame.text for slide in deck.slides][1] == f"Told (1 of {len(grids)})"


def test_hostile_names_stay_text_and_a_long_title_stays_on_its_slide():
    data = made(
        Heading(1, HOSTILE),
        Paragraph((Sentence(HOSTILE, ("c1",)),)),
        name=HOSTILE * 3,
        notes={("c1",): HOSTILE},
    )
    seen = '<script>hit()</script> & "x" ]]> {{=1}}'
    slide = opened(data).slides[1]
    assert slide.shapes.title.text_frame.text.startswith(seen)
    assert slide.notes_slide.notes_text_frame.text.startswith(seen)
    title = opened(data).slides[0].shapes.title
    size = title.text_frame.paragraphs[0].runs[0].font.size.pt
    room = Emu(title.width).pt - 14
    assert lines(title.text_frame.text, room, size, bold=True) * size * 1.2 <= Emu(title.height).pt


def office() -> bytes:
    """An office's own: another size, a red title in Georgia, a line at the foot of its master, one old slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(720), Pt(540)
    master = deck.slide_master._element
    style = master.find(f".//{qn('p:titleStyle')}//{qn('a:defRPr')}")
    style.find(qn("a:latin")).set("typeface", "Georgia")
    deck.slide_master.name = "Sutherland House"
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text_frame.text = "Replace this"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def test_an_offices_own_template_keeps_its_size_and_master_and_loses_its_slides():
    data = made(
        Heading(1, "Leads"), Paragraph((Sentence("Kent led it."),)), marking="OFFICIAL", template=office()
    )
    deck = opened(data)
    assert (deck.slide_width, deck.slide_master.name) == (Pt(720), "Sutherland House")
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == ["Kent", "Leads"]
    assert b"Georgia" in etree.tostring(deck.slide_master._element)
    assert all(
        shape.left + shape.width <= deck.slide_width for slide in deck.slides for shape in every(slide.shapes)
    )


def test_a_template_that_is_no_presentation_is_refused():
    with pytest.raises(ConcordError, match=r"save it in PowerPoint as \.pptx"):
        made(template=b"not a zip")


def test_a_panel_report_is_no_presentation(tmp_path, capsys):
    out = tmp_path / "panel.pptx"
    code, _, err = runner(capsys)(
        "brief", "--region", "East Midlands", "--form", "panel-report", "--out", out
    )
    assert code == 2
    assert "expected a name that ends in .docx." in err
