"""The panel report beside the East Midlands report of 2018: its order, its register cell by cell, its national list."""

import re

import pytest

import cli
from graph.briefing.panel.listing import Row, force_cell, lost_leads, marks
from graph.model import Relationship
from tests.briefed import Read, Statement, W, _number, written
from tests.running import shipped_facts

TODAY = "2026-11-30"
FORCES = ("Derbyshire", "Leicestershire", "Lincolnshire", "Northamptonshire", "Nottinghamshire")

TICKS, OPEN, TBC = ("(✓)",) * 5, ("?",) * 5, ("Tbc",) * 5
L, D = "Lincolnshire", "Derbyshire"
SOURCE = {
    # Appendix A of the report, row by row as its text has it: activity; the five columns of forces (the text has lost
    # its ticks, and of NP in whose columns they stood); PCC lead; chief officer lead; operational lead; finance lead;
    # entries of lead columns of which the text does not say which; comments
    1: ("EMSOU Overarching Agreement", TICKS, "", L, D, "Regional DCC", "Leics", "",
        "To cover SOC, MC, TSU, RPIU, FFI, Intel Strategic estates - Derbyshire"),
    2: ("EMSOU Serious & Organised Crime", TICKS, "", L, D, "DCS Andy Dickin", "Leics", "", ""),
    3: ("EMSOU Major Crime", TICKS, "", L, D, "tbc", "Leics", "", ""),
    4: ("EMSOU Special Branch", TICKS, "", L, D, "Mark Pollock", "Leics", "",
        "To be outside EMSOU overarching agreement"),
    5: ("EMSOU Technical Support Unit", TICKS, "", L, D, "tbc", "Derby", "", ""),
    6: ("EMSOU Forensic Services", TICKS, "", L, D, "Andrew Price", "Derby", "",
        "Derbyshire: HR, fleet, procurement, audit, IM, cost recovery Notts: insurance, IS, estates"),
    7: ("EMSOU Fraud & Financial Investigation", TICKS, "", L, D, "Tbc", "Leics", "", ""),
    8: ("EM Protected Persons Service", TICKS, "", "Lincs", D, "Regional DCC", "Notts", "", ""),
    9: ("EMOpSS", OPEN, "NP NP", "Northants", L, "CS Kerry Smith", "Lincs", "",
        "Leics; Insurance, HR, estates, risk management, H&S, information management"),
    10: ("EMCHRS Learning & Development", OPEN, "NP", "Notts", "ACO Naylor", "Peter Ward", "Leics", "", ""),
    11: ("EMCHRS Occupational Health", OPEN, "NP", "Notts", "ACO Naylor", "Julie Feechan", "Leics", "", ""),
    12: ("EMCHRS Transactional Services", TBC, "", "Notts", "ACO Naylor", "Maz Ahmad", "-", "", ""),
    13: ("EM Legal Services", TICKS, "", "Notts", "Regional DCC", "Craig Sutherland", "Derby", "", ""),
    14: ("EM Strategic Commercial Unit", OPEN, "NP NP NP", "", "", "", "", "- Ronnie Adams", ""),
    15: ("EM Criminal Justice Service Overarching", OPEN, "NP", "Leics", "Lincs", "Mark Harrison", "Lincs", "",
         "Leics: HR & procurement Notts: Information management"),
    16: ("EM Criminal Justice Service Custody Detention Officers", OPEN, "NP NP", "", "", "", "",
         "Leics ACC Debenham Lincs", ""),
    17: ("EM Criminal Justice Service Regional Data Quality Team", TICKS, "", "", "", "", "", "Leics Lincs Lincs",
         "Leicestershire PCC website does not show Derbyshire participating"),
    18: ("EM Criminal Justice Service Regional Review Detention and Disposal", TICKS, "", "", "", "", "",
         "Leics Lincs", ""),
    19: ("EM Criminal Justice Service ICTP Regional NICHE", TICKS, "", "", "", "", "", "Leics Lincs",
         "To be extended to include City of London police"),
    20: ("EM Region Emergency Services Network Programme Team", TICKS, "", "", "", "", "", "-", ""),
    21: ("East Midlands Risk Register", OPEN, "NP NP NP", "", "", "", "", "-",
         "Variance between S22 register and Leicestershire and Derbyshire PCC website (54 & force)"),
    22: ("Strategic Alliance Proof of Concept", OPEN, "NP NP", "", "", "", "", "-", ""),
    23: ("Shared Human Resources Service Centre", OPEN, "NP NP NP", "", "", "", "", "- Derby",
         "Derbyshire: IS, HR, estates, audit Leics: property storage, procurement"),
    24: ("Multi Force Shared Service (MFSS)", OPEN, "NP NP NP", "", "", "", "", "-", "With Cheshire police"),
    25: ("Digital Interview Recording Database", OPEN, "NP", "", "", "", "", "-", ""),
    26: ("Payroll", OPEN, "NP NP NP", "", "", "", "", "-", ""),
}  # fmt: skip
NATIONAL = {
    # Appendix B: the name in the list, and a word of each purpose that the source gives
    "National Police Chiefs Council (NPCC)": "ACPO",
    "National Police Air Service (NPAS)": "regionally coordinated",
    "National Police Co-Ordination Centre (NPoCC)": "wide range of threats",
    "National Counter Terrorism Policing Headquarters (NCTPHQ)": "domestic extremism",
    "Criminal Records Office (ACRO)": "fingerprint",
    "National Ballistics Intelligence service (NABIS)": "firearms",
    "National Vehicle Crime Intelligence Service (NaVCIS)": "gathers and spreads intelligence",
    "National Wildlife Crime Unit": "wildlife crime",
    "National Police Freedom of Information and Data Protection Unit (NPFDU)": "data protection",
    "UK Disaster Victim Identification (UKDVI)": "mass fatality",
    "Modern Slavery Transformation Fund": "time-limited project",
}


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """Write a panel report of the shipped facts as a user does, made once for each call."""
    folder = tmp_path_factory.mktemp("panel")
    kept = {}
    with shipped_facts(folder):

        def write(region, *options):
            if (region, options) not in kept:
                out = folder / f"{len(kept)}.docx"
                command = ["brief", "--region", region, "--form", "panel-report", "--out", str(out)]
                cli.main([*command, "--today", TODAY, *options])
                kept[region, options] = Read(out.read_bytes())
            return kept[region, options]

        yield write


@pytest.fixture(scope="module")
def report(brief):
    return brief("East Midlands")


def table(read, heading):
    """The rows of the table that has this heading, as texts."""
    for made in read.body.iter(f"{W}tbl"):
        rows = [
            ["\n".join(written(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in made.iter(f"{W}tr")
        ]
        if heading in rows[0]:
            return rows
    raise AssertionError(f"no table has the heading {heading}")


def told_of(read):
    """The sentences of the report that have footnotes; the cells of its registers have a column of sources, or none."""
    body = read.body
    for made in list(body.iter(f"{W}tbl")):
        if "Implication" not in written(made):
            made.getparent().remove(made)
    return statements(body, read)


def statements(body, read):
    notes, told = read.notes, read.told
    return [
        Statement(
            written(control), told[control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")], notes[_number(control)]
        )
        for control in body.iter(f"{W}sdt")
    ]


def plain(text):
    """A cell without what only parts its entries: the source's text runs them together."""
    return re.sub(r"\s+", " ", re.sub(r"[;,]", " ", text)).strip().casefold()


@pytest.mark.parametrize("number", SOURCE)
def test_a_row_of_the_regional_register_is_that_of_the_source_cell_by_cell(number, report):
    head, *rows = table(report, "Collaborative activity")
    assert head[2:8] == [*FORCES, "Marked, force not stated"]
    own = next(row for row in rows if row[0] == str(number))
    activity, forces, *rest = SOURCE[number]
    assert [plain(cell) for cell in own[1:]] == [plain(cell) for cell in (activity, *forces, *rest)]


def test_the_register_has_the_26_rows_of_the_source_in_its_order_and_no_other(report):
    _, *rows = table(report, "Collaborative activity")
    assert [row[0] for row in rows] == [str(number) for number in range(1, 27)]


def test_the_national_list_has_all_11_with_their_purposes_in_the_order_of_the_source(report):
    _, *rows = table(report, "National agreement")
    assert [row[1] for row in rows] == list(NATIONAL)
    assert [
        (row[1], word) for row in rows if (word := NATIONAL[row[1]]).casefold() not in row[2].casefold()
    ] == []
    hosts = {row[1]: row[3] for row in rows}
    assert "Metropolitan Police" in hosts["National Police Chiefs Council (NPCC)"]
    assert "West Yorkshire" in hosts["National Police Air Service (NPAS)"]


def test_the_sections_stand_in_the_order_of_the_source(report):
    headings = [
        written(p)
        for p in report.body.iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") == "Heading1"
    ]
    expected = [
        "Purpose of the report", "Recommendation", "Update", "Governance", "Implications", "Appendices",
        "Persons to contact", "Appendix A: the regional register", "Appendix B: national agreements",
    ]  # fmt: skip
    assert [heading for heading in headings if heading in expected] == expected


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("seen as a model", "3"),
        ("all three emergency services", "4"),
        ("70 million pounds from 2010 to 2018", "6"),
        ("13.7 million pounds a year", "6"),
        ("4.03 million pounds", "7"),
        ("20.44 million pounds", "7"),
        ("HMICFRS inspection", "8"),
        ("local policing is to stay local", "9"),
        ("workshop is planned for November 2018", "10"),
        ("standard content", "11"),
        ("reviewed the East Midlands collaborations in 2013", "14"),
        ("collaborating since 2002", "16"),
        ("20 per cent", "17"),
        ("Zoë Billingham", "18"),
        ("commended the five forces", "18"),
        ("meets bi-monthly", "20"),
        ("May and November", "23"),
        ("analysis of each unit's performance report", "23"),
        ("regional efficiency targets", "24"),
        ("looming budget deficit", "25"),
        ("not public at present", "26"),
        ("plan of work", "27"),
        ("Angela Perry", "Persons to Contact"),
    ],
)
def test_what_a_paragraph_of_the_source_says_is_told_with_that_paragraph_in_its_footnote(
    words, paragraph, report
):
    found = [said for said in told_of(report) if words in said.text]
    assert found, words
    place = paragraph if paragraph[0].isalpha() else f"paragraph {paragraph}"
    assert any(re.search(rf"{place}\b", said.note) for said in found), [said.note for said in found]


def test_the_implications_are_left_to_the_author_beside_what_the_earlier_report_said(report):
    _, *rows = table(report, "Of this report")
    assert [row[0] for row in rows] == [
        "Financial", "Legal", "Equality impact assessment", "Risks and impact", "Link to Police and Crime Plan",
    ]  # fmt: skip
    assert {row[1] for row in rows} == {"[To be completed]"}
    assert all(row[2].startswith("2018: ") for row in rows)


def test_its_paragraphs_are_numbered_by_word_from_the_purpose_on(report):
    styles = [
        style.get(f"{W}val")
        for p in report.body[0].iterchildren(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None
    ]
    assert styles[styles.index("Heading1") + 1] == "ListNumber"
    assert styles.count("ListNumber") > 27


def test_the_map_stands_where_it_is_spoken_of(report):
    blocks = [written(p) for p in report.body[0].iterchildren(f"{W}p")]
    caption = next(i for i, text in enumerate(blocks) if text.startswith("Figure 1. "))
    assert blocks[caption - 2].endswith("Figure 1.")
    assert report.document.inline_shapes[0]._inline.docPr.get("descr")


def test_a_region_without_a_list_of_its_own_gets_the_register_with_its_key(brief):
    read = brief("Wales")
    assert "No document seen has such a list" in read.text
    assert ["silent", "Takes part; its own documents are silent"] in table(read, "What it means")
    assert "Gwent Police" in table(read, "Other participants")[0]


def test_the_numbers_of_sources_in_the_appendices_are_those_of_the_table_of_sources(brief):
    read = brief("Wales")
    numbers = {row[0] for row in table(read, "Claims told")[1:]}
    cells = [row[-1] for row in table(read, "Other participants")[1:] if row[-1] != "–"]
    used = {part.split(":")[0] for cell in cells for part in cell.split("; ") if re.match(r"\d+(:|$)", part)}
    assert used
    assert used <= numbers


@pytest.mark.parametrize("region", ["North East", "East Midlands"])
def test_no_inference_stands_as_what_a_source_said(region, brief):
    paragraphs = brief(region).text.split("\n")
    assert [text for text in paragraphs if "inferred, not stated" in text and "” said" in text] == []
    assert any(text.startswith(("Our reading of", "How it began. Our reading of")) for text in paragraphs)


def test_whom_a_rule_is_read_as_concerning_is_told_once_behind_what_is_said_of_it(brief):
    # the Durham briefing gives the need for a sanction in general words; three claims read it as of these
    (told,) = [text for text in brief("North East").text.split("\n") if "A PCC must sanction" in text]
    assert "said on “Section 22A agreements need the policing body's sanction”:" in told
    assert (
        "It is read as concerning the force and policing body of Durham and Agreement on the Cleveland and Durham "
        "Specialist Operations Unit."
    ) in told
    assert "taken to concern" not in brief("North East").text


def test_its_sources_are_appendix_c_and_it_speaks_of_no_annex(brief):
    everything = brief("North East")
    headings = [p.text for p in everything.document.paragraphs if p.style.name == "Heading 1"]
    assert headings[-3:] == [
        "Appendix A: the regional register", "Appendix B: national agreements", "Appendix C: sources",
    ]  # fmt: skip
    assert "Annex" not in everything.text + "".join(everything.notes.values())


def test_with_people_hidden_no_name_of_the_register_is_in_the_file(brief):
    read = brief("East Midlands", "--hide-people")
    everything = b"".join(read.parts.values()).decode("utf-8", "ignore")
    names = ("Naylor", "Dickin", "Pollock", "Sutherland", "Billingham", "Perry", "Debenham")
    assert [name for name in names if name in everything] == []


def test_the_same_facts_give_the_same_bytes(brief):
    assert brief("wales", "--marking", "").data == brief("Wales").data


@pytest.mark.parametrize(
    "options", [("durham", "--form", "panel-report"), ("--region", "Wales"), ("durham", "--region", "Wales")]
)
def test_a_panel_report_is_of_a_region_and_a_briefing_of_a_body(options, brief, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(["brief", "--out", str(tmp_path / "x.docx"), *options])
    assert stop.value.code == 2
    assert "--region for a panel-report" in " ".join(capsys.readouterr().err.split())


# cells


def claim(column, kind="COLLABORATES", start="kent", **said):
    return Relationship(f"{kind}-{start}-{said}", kind, start, "unit", {"column": column, **said})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"basis": "inferred"}, "(✓)"),
        ({"status": "tbc", "basis": "inferred"}, "?"),
        ({"status": "tbc", "role_said": "TBC"}, "TBC"),
    ],
)
def test_a_force_has_a_tick_in_brackets_a_question_mark_or_the_words_of_the_source(said, expected):
    column = "Participating forces"
    assert force_cell(Row(1, {column: [claim(column, **said)]}), "kent").text == expected
    assert force_cell(Row(1, {}), "kent").text == ""


def test_entries_whose_column_is_lost_keep_their_order_and_get_the_names_that_the_list_left_out():
    column = "lead (column not stated)"
    row = Row(
        1,
        {
            column: [
                claim(column, "STATES", "doc", term="lead_cells", value="Leics; a named person; -"),
                claim(column, "LEADS", "leicestershire", role_said="Leics"),
                claim(column, "LEADS", "person", role_said="ACC Debenham"),
            ]
        },
    )
    assert lost_leads(row).text == "Leics; ACC Debenham; -"
    assert marks(row).text == ""
