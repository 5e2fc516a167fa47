"""concord draw as a user meets it: the file, what is said beside it, and who is not named in it."""

import io
import re
import zlib

import pytest
import streamlit as st
from PIL import Image
from pypdf import PdfReader

import cli
from tests.measured import clipped, overlaps, page, written
from tests.running import commands, facts

NODES = """id,label,name,aliases,abbreviation
durham,Force,Durham Constabulary,Durham,
west-yorkshire,Force,West Yorkshire Police,,WYP
npas,NationalBody,National Police Air Service,,NPAS
head-npas,Post,"Head of service, NPAS",,
jo-zephyrson,Person,Jo Zephyrson,,
"""
DOCUMENTS = "id,name,date,tier,marking\ndoc-a,Briefing of Jo Zephyrson,2021-05,own,\ndoc-b,Plan,,own,OFFICIAL-SENSITIVE\n"
CLAIMS = """start,type,end,role,source,place,scope,status,as_of,says
durham,COLLABORATES,npas,,doc-a,paragraph 1,class,,2021-05,
west-yorkshire,LEADS,npas,lead force,doc-a,paragraph 2,,,2021-05,
jo-zephyrson,HOLDS,head-npas,,doc-a,paragraph 3,,,2021-05,Jo Zephyrson is head of service
head-npas,LEADS,npas,head,doc-a,paragraph 3,,,2021-05,
head-npas,AT,npas,,doc-a,paragraph 3,,,2021-05,
"""
MARKED = "durham,LEADS,npas,finance lead,doc-b,page 1,,,2022,\n"
STATEMENTS = "source,about,term,value,place\ndoc-a,durham,regions,North East,page 1\n"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run a command on a store of its own, where asked with more claims; its exit code, output and errors."""
    st.cache_resource.clear()
    home = facts(tmp_path, nodes=NODES, documents=DOCUMENTS, relationships=CLAIMS, statements=STATEMENTS)
    monkeypatch.chdir(tmp_path)
    command = commands(home, tmp_path, capsys, monkeypatch)

    def with_claims(*arguments, claims: str = ""):
        if claims:
            (home / "relationships.csv").write_text(CLAIMS + claims, encoding="utf-8")
            assert command("load", home)[0] == 0
        return command(*arguments)

    return with_claims


def test_a_figure_of_a_width_with_the_words_of_its_author(run, tmp_path):
    code, out, err = run(
        "draw", "NPAS", "--out", "npas.svg", "--width-mm", "160", "--title", "NPAS today", "--caption", "Figure 1.",
        "--note", "npas=To be replaced.", "--no-label", "west-yorkshire", "--today", "2026-11-22",
        "--marking", "official",
    )  # fmt: skip
    assert (code, out) == (0, "")
    assert re.fullmatch(r"OFFICIAL\nnpas\.svg: 160 x [\d.]+ mm, labels of 11 pt\.\nOFFICIAL\n", err)
    svg = (tmp_path / "npas.svg").read_text(encoding="utf-8")
    told = [each.text for each in written(svg)]
    assert {
        "NPAS today", "Figure 1.", "a. NPAS: To be replaced.", "Durham Constabulary", "Takes part",
        "In Concord: ?body=npas&today=2026-11-22",
    } <= set(told)  # fmt: skip
    assert "West Yorkshire Police" not in told
    assert "Source: Briefing of Jo Zephyrson (May 2021)." in told
    assert any(text.startswith("View of 22 November 2026. The newest sources of its ") for text in told)


def test_an_address_that_nobody_else_reaches_is_not_printed(run, tmp_path, monkeypatch):
    monkeypatch.setenv("CONCORD_AT", "http://localhost:8501")
    run("draw", "npas", "--out", "own.svg", "--today", "2026-11-22")
    monkeypatch.setenv("CONCORD_PUBLIC_URL", "https://office.example/concord/")
    run("draw", "npas", "--out", "office.svg", "--today", "2026-11-22")
    own, office = ((tmp_path / f"{name}.svg").read_text(encoding="utf-8") for name in ("own", "office"))
    assert ("localhost" in own, "<a href" in own) == (False, False)
    assert '<a href="https://office.example/concord/?body=npas&amp;today=2026-11-22">' in office


def test_a_colour_of_the_view_is_printed_and_said_in_words(run, tmp_path):
    run("draw", "--view", "?body=npas&colour=region&today=2026-11-22", "--out", "npas.svg")
    told = [each.text for each in written((tmp_path / "npas.svg").read_text(encoding="utf-8"))]
    assert "North East (1)" in told  # the legend: Durham alone has a region
    assert "North East" in told  # Durham's second line


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_hidden_people_are_nowhere_in_the_file(run, tmp_path, form):
    run("draw", "npas", "--out", f"shown.{form}", "--dpi", "96")
    run("draw", "npas", "--out", f"hidden.{form}", "--dpi", "96", "--hide-people")
    shown, hidden = ((tmp_path / f"{name}.{form}").read_bytes() for name in ("shown", "hidden"))
    assert "Zephyrson" in everything(shown, form) or form == "png"
    assert "Zephyrson" not in everything(hidden, form)
    assert shown != hidden


def everything(data: bytes, form: str) -> str:
    """All text in a file: drawn, described, or packed inside it."""
    if form == "svg":
        return data.decode()
    if form == "pdf":
        reader = PdfReader(io.BytesIO(data))
        packed = re.findall(rb"stream\r?\n(.*?)endstream", data, re.S)
        opened = [unpacked(stream) for stream in packed]
        told = [reader.pages[0].extract_text(), str(reader.metadata), *opened]
        return "\n".join([data.decode("latin-1"), *told])
    return data.decode("latin-1") + str(Image.open(io.BytesIO(data)).text)


def unpacked(stream: bytes) -> str:
    try:
        return zlib.decompress(stream).decode("latin-1")
    except zlib.error:
        return stream.decode("latin-1")


def test_the_highest_marking_inside_stands_on_it_whatever_the_author_sets(run, tmp_path):
    run("draw", "npas", "--out", "npas.svg", "--marking", "OFFICIAL", claims=MARKED)
    svg = (tmp_path / "npas.svg").read_text(encoding="utf-8")
    assert [each.text for each in written(svg)].count("OFFICIAL-SENSITIVE") == 2


def test_public_leaves_out_what_marked_documents_say(run, tmp_path):
    _, _, err = run("draw", "npas", "--out", "npas.svg", "--public", claims=MARKED)
    told = " ".join(each.text for each in written((tmp_path / "npas.svg").read_text(encoding="utf-8")))
    assert "1 claim of 1 marked document left out." in err
    assert "Plan" not in told
    assert "OFFICIAL" not in told


def test_a_link_of_the_page_draws_the_same_view(run, tmp_path):
    link = "https://office.example/explore?body=npas&relation=LEADS&today=2026-11-22"
    code, _, _ = run("draw", "--view", link, "--out", "npas.svg")
    told = " ".join(each.text for each in written((tmp_path / "npas.svg").read_text(encoding="utf-8")))
    assert code == 0
    assert "West Yorkshire Police" not in told
    assert re.search(r"Filters hide \d+ of the \d+ bodies and \d+ of the \d+ lines", told)
    assert "relation=LEADS" in told


def test_a_region_is_drawn_by_its_name_in_any_case(run, tmp_path):
    assert run("draw", "--region", "north east", "--out", "ne.svg")[0] == 0
    assert "Durham" in (tmp_path / "ne.svg").read_text(encoding="utf-8")


def test_a_view_is_printed_as_a_matrix_where_asked(run, tmp_path):
    assert run("draw", "npas", "--matrix", "--out", "npas.svg", "--today", "2026-11-22")[0] == 0
    told = [each.text for each in written((tmp_path / "npas.svg").read_text(encoding="utf-8"))]
    assert {"takes part", "leads", "In Concord: ?body=npas&today=2026-11-22&layout=matrix"} <= set(told)
    assert ("P" in told, "L" in told) == (True, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("durham", "--out", "a.jpg"), 2, 'Error: --out "a.jpg"; expected a name that ends in .svg, .pdf, .png.'),
        (("--out", "a.svg"), 2, "Error: Say what to draw: one of BODY, --lead, --region and --view."),
        (("durham", "--out", "a.svg", "--size", "a4", "--width-mm", "100"), 2, "Error: --size or --width-mm, not both."),
        (("durham", "--out", "a.svg", "--note", "npas"), 2,
         'Error: --note "npas"; expected BODY=TEXT, such as npas="Under review".'),
        (("--region", "Mercia", "--out", "a.svg"), 1, 'Error: No region is called "Mercia". Known: North East.'),
        (("--view", "?body=nowhere", "--out", "a.svg"), 1,
         'Error: --view: nothing is called "nowhere". Copy the link from the page while it shows the map to be drawn.'),
        (("durhan", "--out", "a.svg"), 1, 'Error: No force, body or person is called "durhan".'),
        (("durham", "--out", "a.svg", "--as-at", "May"), 1,
         "Error: “May” is not a day, month or year; expected 2019, 2019-04 or 2019-04-01."),
        (("durham", "--out", "a.svg", "--marking", "NONE"), 1, 'Error: "NONE" is not a marking.'),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_said_and_no_file_is_made(run, tmp_path, arguments, code, said):
    found, out, err = run("draw", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize(
    "view",
    [("durham",), ("kent",), ("npas",), ("cdsou",), ("--lead", "west-yorkshire"), ("--region", "North East")],
)
def test_no_label_of_the_shipped_facts_lies_over_another(shipped_store, run, tmp_path, monkeypatch, view):
    monkeypatch.setenv("CONCORD_STORE", shipped_store)
    code, _, err = run("draw", *view, "--out", "shipped.svg", "--today", "2026-11-22")
    svg = (tmp_path / "shipped.svg").read_text(encoding="utf-8")
    told = written(svg)
    assert code == 0
    assert "Not drawn for want of room" not in err
    assert (overlaps(told), clipped(told, page(svg))) == ([], [])
    assert [each.text for each in told if "…" in each.text] == []


@pytest.mark.parametrize(("unit", "said"), [("cdsou", True), ("npas", False)])
def test_a_unit_of_which_no_source_names_a_lead_or_host_says_so(
    shipped_store, run, tmp_path, monkeypatch, unit, said
):
    monkeypatch.setenv("CONCORD_STORE", shipped_store)
    run("draw", unit, "--out", "unit.svg", "--today", "2026-11-22")
    told = [each.text for each in written((tmp_path / "unit.svg").read_text(encoding="utf-8"))]
    assert ("No source seen names a lead or host of its own." in told) == said


@pytest.fixture(scope="module")
def shipped_store(tmp_path_factory):
    """The shipped facts in a store of this module's own."""
    place = str(tmp_path_factory.mktemp("shipped") / "facts.kgl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCORD_STORE", place)
        patch.delenv("CONCORD_FACTS", raising=False)
        cli.main(["load"])
    return place


def test_a_folder_that_is_not_there_is_said_before_anything_is_drawn(run, tmp_path):
    code, out, err = run("draw", "durham", "--out", tmp_path / "nowhere" / "durham.svg")
    assert (code, out) == (2, "")
    assert "is not there; make it first" in err
