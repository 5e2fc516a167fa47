"""One awkwardness at a time: keys, headings, names and rows in the shapes that offices give them."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from loaders.names.identity import Known
from loaders.registers import read
from loaders.tables import Tables, shipped
from tests.registers.outcome import asked_at, facts_of, normal

DERBY, LEICS = "derbyshire COLLABORATES emsou", "leicestershire COLLABORATES emsou"


@pytest.fixture(scope="session")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def outcome(known, tmp_path):
    """The facts and the questions of a sheet with these rows, fills given by cell."""

    def of(*rows, fills=None):
        book = openpyxl.Workbook()
        book.active.title = "S"
        for row in rows:
            book.active.append(row)
        for cell, colour in (fills or {}).items():
            book.active[cell].fill = PatternFill("solid", fgColor=colour)
        book.save(tmp_path / "register.xlsx")
        found = read(tmp_path / "register.xlsx", known).candidates
        return facts_of(found), asked_at(found)

    return of


def facts(*told):
    return {normal(f"S!{fact}") for fact in told}


HEADINGS = ["Unit", "Derby", "Leics"]


@pytest.mark.parametrize(
    "key",
    [
        [["Key: P = participating; NP = not participating"]],
        [["Key"], ["P", "Participating"], ["NP", "Not participating"]],
        [["Legend:", "P", "participates", "NP", "does not participate"]],
        [[None], ["P", "Participating"], ["NP", "Not participating"]],
        [["P - participating"], ["NP: not participating"]],
        [["P - Participating   NP - Not participating"]],
        [["P = participating, NP = not participating"]],
        [["P: participating NP: not participating"]],
        [["P means taking part, NP means not taking part"]],
    ],
    ids=[
        "in one cell",
        "under a word",
        "in one row",
        "unannounced",
        "cell by cell",
        "side by side",
        "with commas",
        "with colons",
        "in a sentence",
    ],
)
def test_a_key_is_read_in_the_shape_that_it_has(outcome, key):
    found, asked = outcome(HEADINGS, ["EMSOU", "P", "NP"], [None], *key)
    assert found == facts(f"B2 {DERBY}", "C2 leicestershire STAYS_OUT_OF emsou")
    assert asked == set()


@pytest.mark.parametrize(
    "mark",
    [
        "x",
        "X",
        "P",
        "NP",
        "●",
        "1",
        "0",
        "✗",
        "Y*",
        "Y?",
        "L",
        "H",
        "Y N",
        "Partly",
        "ACC Roe",
        '"',
        "Leics to lead",
        "Led by Notts; member",
    ],
)
def test_a_mark_that_nobody_explains_is_asked_about(outcome, mark):
    assert outcome(HEADINGS, ["EMSOU", mark, "Y"]) == (facts(f"C2 {LEICS}"), {"S!B2"})


@pytest.mark.parametrize(
    "mark", ["✓", "✔", "☑", "√", "Y", "y ", "YES", "Yes", "Participating", "Takes part", "\u2714\ufe0f"]
)
def test_a_mark_that_nobody_can_mistake_is_read(outcome, mark):
    assert outcome(HEADINGS, ["EMSOU", mark, None]) == (facts(f"B2 {DERBY}"), set())


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("Lead", ["derbyshire LEADS emsou role=lead force"]),
        ("Host", ["derbyshire HOSTS emsou role=host"]),
        ("Y (lead)", [DERBY, "derbyshire LEADS emsou role=lead force"]),
        ("Lead/Host", ["derbyshire LEADS emsou role=lead force", "derbyshire HOSTS emsou role=host"]),
        ("tbc", [f"{DERBY} status=tbc"]),
        ("Proposed", [f"{DERBY} status=proposed"]),
        ("N", ["derbyshire STAYS_OUT_OF emsou"]),
        ("Y from 01/04/2016", [f"{DERBY} since=2016-04-01"]),
        ("Y until March 2019", [f"{DERBY} until=2019-03"]),
        ("left 2019", [f"{DERBY} status=ended until=2019"]),
        ("n/a", []),
        ("–", []),
    ],
)
def test_a_mark_says_what_it_says(outcome, mark, told):
    assert outcome(HEADINGS, ["EMSOU", mark, None]) == (facts(*(f"B2 {fact}" for fact in told)), set())


def test_a_key_that_explains_a_mark_in_two_ways_explains_it_in_none(outcome):
    found, asked = outcome(
        HEADINGS, ["EMSOU", "P", "Y"], [None], ["Key: P = participating; P = not participating"]
    )
    assert found == facts(f"C2 {LEICS}")
    assert asked == {"S!B2", "S!A4"}


def test_a_colour_without_a_key_is_asked_about_and_one_over_a_whole_row_is_not(outcome):
    fills = {"B2": "00B050", "A3": "D9D9D9", "B3": "D9D9D9", "C3": "D9D9D9"}
    found, asked = outcome(HEADINGS, ["EMSOU", None, "Y"], ["NPAS", "Y", None], fills=fills)
    assert found == facts(f"C2 {LEICS}", "B3 derbyshire COLLABORATES npas")
    assert asked == {"S!B2"}


def test_a_mark_and_a_colour_that_contradict_each_other_are_asked_about(outcome):
    fills = {"B2": "FF0000", "A4": "FF0000"}
    rows = (HEADINGS, ["EMSOU", "Y", "Y"], ["Key"], [None, "Not participating"])
    assert outcome(*rows, fills=fills) == (facts(f"C2 {LEICS}"), {"S!B2"})


@pytest.mark.parametrize(
    ("group", "heading"),
    [("Not participating", "Derby"), ("Former members", "Derby"), ("Forces", "Derby (lead)")],
)
def test_a_heading_that_says_more_than_a_force_is_asked_about(outcome, group, heading):
    found, asked = outcome(["Unit", group, "Participating"], [None, heading, "Leics"], ["EMSOU", "Y", "Y"])
    assert found == facts(f"C3 {LEICS}")
    assert asked == {"S!B2"}


@pytest.mark.parametrize(
    "unit",
    [
        "Unit",
        "Collaboration / Agreement",
        "Name of collaboration",
        "Joint Unit Name",
        "What we do together",
        None,
    ],
)
def test_the_column_of_units_is_found_by_its_word_or_by_its_neighbours(outcome, unit):
    assert outcome([unit, "Derby", "Leics"], ["EMSOU", "Y", "Y"]) == (
        facts(f"B2 {DERBY}", f"C2 {LEICS}"),
        set(),
    )


def test_two_tables_beside_each_other_are_two_tables(outcome):
    headings = ["Unit", "Derby", None, "Unit", "Leics"]
    found, asked = outcome(headings, ["EMSOU", "Y", None, "NPAS", "Y"])
    assert found == facts(f"B2 {DERBY}", "E2 leicestershire COLLABORATES npas")
    assert asked == set()


def test_a_bold_unit_over_its_parts_heads_them(outcome):
    found, _ = outcome(HEADINGS, ["EMSOU"], ["Major Crime", "Y", None], fills={"A2": "D9D9D9"})
    assert found == facts("B3 derbyshire COLLABORATES emsou-mc")


def test_a_lone_name_that_heads_nothing_for_sure_is_asked_about(outcome):
    assert outcome(HEADINGS, ["Payroll matters"], ["EMSOU", "Y", "Y"])[1] == {"S!A2"}


def test_a_row_that_names_several_units_or_a_force_is_asked_about(outcome):
    found, asked = outcome(
        HEADINGS, ["NPAS / NABIS", "Y", "Y"], ["Derbyshire Constabulary", "Y", "Y"], ["EMSOU", "Y", None]
    )
    assert found == facts(f"B4 {DERBY}")
    assert asked == {"S!A2", "S!A3"}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Derby", ["derbyshire LEADS emsou role=lead force"]),
        ("Derbyshire PCC", ["lpb-derbyshire LEADS emsou role=lead policing body"]),
        ("ACC Mary Olu", ["Mary Olu LEADS emsou role=lead (column not stated)"]),
        ("ACC Mary Olu (Notts)", ["Mary Olu LEADS emsou role=lead (column not stated)"]),
        ("ACC Mary Olu, Notts Police", ["Mary Olu LEADS emsou role=lead (column not stated)"]),
        ("ACC Mary\nOlu", ["Mary Olu LEADS emsou role=lead (column not stated)"]),
        ("Derby – tbc", ["derbyshire LEADS emsou role=lead force status=tbc"]),
        (
            "Derby / Leics",
            ["derbyshire LEADS emsou role=lead force", "leicestershire LEADS emsou role=lead force"],
        ),
        ("Devon & Cornwall", ["devon-and-cornwall LEADS emsou role=lead force"]),
    ],
)
def test_a_lead_is_whom_the_cell_names(outcome, cell, told):
    assert outcome(["Unit", "Lead"], ["EMSOU", cell]) == (facts(*(f"B2 {fact}" for fact in told)), set())


@pytest.mark.parametrize(
    "cell", ["tbc", "vacant", "Derby or Leics?", "Derbyshire: HR", "both forces", "Smith", "various"]
)
def test_a_lead_that_is_nobody_for_sure_is_asked_about(outcome, cell):
    assert outcome(["Unit", "Lead"], ["EMSOU", cell]) == (set(), {"S!B2"})


@pytest.mark.parametrize(
    "cell", ["All forces", "All except Derby", "Both", "As above", "tbc", "Derbz", "Derby Leics"]
)
def test_a_list_of_forces_that_names_no_force_for_sure_is_asked_about(outcome, cell):
    assert outcome(["Unit", "Participating forces"], ["EMSOU", cell]) == (set(), {"S!B2"})


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("01/04/2015", "2015-04-01"), ("1.4.15", "2015-04-01"), ("1st April 2015", "2015-04-01"), ("Apr-15", "2015-04"),
        ("April 2015", "2015-04"), (2015, "2015"), ("2015", "2015"), (42095, "2015-04-01"), ("2015-04-01", "2015-04-01"),
        ("Wed 1 Apr 2015", "2015-04-01"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_the_british_write_it(outcome, cell, day):
    assert outcome(["Unit", "Start date"], ["EMSOU", cell])[0] == facts(f"B2 emsou STATES since {day}")


@pytest.mark.parametrize(
    "cell",
    ["31/02/2019", "04/13/2015", "2015/16", "Q1 2015", "c. 2015", "Spring 2015", "2015?", "15 April", 12],
)
def test_what_is_no_certain_date_is_asked_about(outcome, cell):
    assert outcome(["Unit", "Start date"], ["EMSOU", cell]) == (set(), {"S!B2"})


def test_where_a_unit_stands_in_several_rows_dates_and_status_are_those_of_each_part(outcome):
    found, asked = outcome(
        ["Unit", "Force", "Role", "Start", "End", "Status"],
        ["EMSOU", "Derby", "Participant", "2013", "2020", "Ended"],
        ["EMSOU", "Leics", "Lead", "2014", None, "Live"],
    )
    assert found == facts(
        f"B2 {DERBY} since=2013 until=2020 status=ended",
        "B3 leicestershire LEADS emsou role=lead force since=2014 status=active",
    )
    assert asked == set()


def test_a_mark_beside_a_force_that_nobody_explains_makes_the_force_a_question(outcome):
    found, asked = outcome(["Unit", "Force", "Tick box"], ["EMSOU", "Derby", "N"], ["NPAS", "Leics", None])
    assert found == facts("B3 leicestershire COLLABORATES npas")
    assert asked == {"S!C1", "S!B2"}


def test_a_column_that_says_whether_a_force_takes_part_is_read_with_the_force(outcome):
    found, asked = outcome(["Unit", "Force", "Takes part?"], ["EMSOU", "Derby", "N"], ["NPAS", "Leics", "Y"])
    assert found == facts("B2 derbyshire STAYS_OUT_OF emsou", "B3 leicestershire COLLABORATES npas")
    assert asked == set()


FORCES = ["derbyshire", "leicestershire"]


def class_facts(found):
    return {(c.from_id, c.to_id) for c in found if c.relation == "COLLABORATES" and c.scope == "class"}


@pytest.fixture
def spread(known, tmp_path):
    """The claims of a class and the questions of a sheet in which this text is merged over two forces."""

    def of(text, headings=HEADINGS, merged="B2:C2"):
        book = openpyxl.Workbook()
        book.active.title = "S"
        for row in (headings, ["EMSOU", text], ["NPAS", "Y", "Y"]):
            book.active.append(row)
        if merged:
            book.active.merge_cells(merged)
        book.save(tmp_path / "register.xlsx")
        found = read(tmp_path / "register.xlsx", known).candidates
        return class_facts(found), asked_at(found)

    return of


@pytest.mark.parametrize(
    "text",
    [
        "All",
        "All forces",
        "all two forces",
        "Both forces",
        "Regional",
        "All EM forces",
        "All forces in the East Midlands",
    ],
)
def test_all_forces_over_the_columns_of_forces_is_each_of_them(spread, text):
    assert spread(text) == ({(force, "emsou") for force in FORCES}, set())


@pytest.mark.parametrize(
    "text", ["All three forces", "All SW forces", "All but Derby", "All forces, Derby lead"]
)
def test_all_forces_that_the_columns_do_not_bear_out_is_asked_about(spread, text):
    assert spread(text) == (set(), {"S!B2"})


def test_all_forces_in_one_column_of_a_force_is_asked_about(spread):
    assert spread("All forces", merged=None) == (set(), {"S!B2"})


def test_all_forces_in_a_list_is_those_of_the_columns_beside_it(known, outcome):
    found, asked = outcome(
        ["Unit", "Derby", "Leics", "Participating forces"],
        ["EMSOU", None, None, "All"],
        ["NPAS", "Y", "Y", None],
    )
    assert {fact for fact in found if "emsou" in fact[0]} == facts(f"D2 {DERBY}", f"D2 {LEICS}")
    assert asked == set()


@pytest.mark.parametrize(
    ("cell", "forces"),
    [
        ("Devon and Cornwall Police & Dorset Police", ["devon-and-cornwall", "dorset"]),
        ("Devon & Cornwall and Dorset", ["devon-and-cornwall", "dorset"]),
        ("A&S + BTP", ["avon-and-somerset", "btp"]),
        ("Dorset and Devon and Cornwall and A&S", ["dorset", "devon-and-cornwall", "avon-and-somerset"]),
    ],
)
def test_forces_joined_by_a_word_that_is_in_their_names_too_are_told_apart(outcome, cell, forces):
    told = [f"B2 {force} COLLABORATES emsou" for force in forces]
    assert outcome(["Unit", "Participating forces"], ["EMSOU", cell]) == (facts(*told), set())


@pytest.mark.parametrize("cell", ["Derby, Leics?", "Derby, Leics*", "Derby; Leics †"])
def test_a_name_with_a_question_mark_or_the_sign_of_a_footnote_is_asked_about(outcome, cell):
    assert outcome(["Unit", "Participating forces"], ["EMSOU", cell]) == (facts(f"B2 {DERBY}"), {"S!B2"})


def test_a_unit_in_doubt_is_asked_about_and_its_row_is_not_read(outcome):
    assert outcome(HEADINGS, ["EMSOU?", "Y", "Y"], ["NPAS", "Y", None]) == (
        facts("B3 derbyshire COLLABORATES npas"),
        {"S!A2"},
    )


def test_a_key_of_signs_alone_is_read_and_its_uncertain_sign_is_asked_about(outcome):
    found, asked = outcome(
        HEADINGS,
        ["EMSOU", "●", "–"],
        ["NPAS", "○", "●"],
        [None],
        ["● signed up, ○ observer only, – not involved."],
    )
    assert found == facts(
        f"B2 {DERBY}", "C2 leicestershire STAYS_OUT_OF emsou", "C3 leicestershire COLLABORATES npas"
    )
    assert asked == {"S!B3", "S!A5"}


def test_whom_a_key_says_to_take_part_in_a_part_takes_part(outcome):
    key = ["Key: P = takes part in part of the service only; A = associate member"]
    found, asked = outcome(HEADINGS, ["EMSOU", "P", "A"], [None], key)
    assert found == facts(f"B2 {DERBY}")
    assert asked == {"S!C2", "S!A4"}


def test_an_organisation_that_is_no_policing_body_takes_part_as_a_partner(known, tmp_path):
    book = openpyxl.Workbook()
    for row in (["Project", "Police", "Partner"], ["EMSOU", "Derby", "Derbyshire Fire and Rescue Service"]):
        book.active.append(row)
    book.save(tmp_path / "register.xlsx")
    found = read(tmp_path / "register.xlsx", known).candidates
    assert [(c.from_name, c.from_label, c.relation, c.to_id) for c in found] == [
        ("Derby", "Force", "COLLABORATES", "emsou"),
        ("Derbyshire Fire and Rescue Service", "Partner", "COLLABORATES", "emsou"),
    ]


def test_a_telephone_number_in_a_title_or_note_is_pointed_out_and_left_out(known, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "S"
    notes = (
        ["Questions: 0116 496 0000"],
        ["Unit", "Derby"],
        ["EMSOU", "Y"],
        [None],
        ["NB ask jo@force.example"],
    )
    for row in notes:
        book.active.append(row)
    book.save(tmp_path / "register.xlsx")
    asks = [c for c in read(tmp_path / "register.xlsx", known).candidates if c.decision == "ask"]
    assert [(c.place, "left out" in c.says, "0116" in c.says or "jo@" in c.says) for c in asks] == [
        ("S!A1", True, False),
        ("S!A5", True, False),
    ]


def test_the_title_of_the_next_table_is_no_row_of_the_one_above(outcome):
    _, asked = outcome(
        HEADINGS, ["EMSOU", "Y", None], [None], ["Derby and Leics only"], HEADINGS, ["NPAS", "Y", "Y"]
    )
    assert asked == set()


@pytest.mark.parametrize(
    "comment",
    [
        "Derbyshire: HR, fleet; Leics: legal",
        "Derby – HR, fleet; Leics - legal",
        "Derbyshire: HR and fleet. Leics: legal",
    ],
)
def test_who_provides_what_is_read_where_all_of_a_comment_says_so(outcome, comment):
    assert outcome(["Unit", "Comments"], ["EMSOU", comment]) == (
        facts("B2 derbyshire PROVIDES emsou value=HR; fleet", "B2 leicestershire PROVIDES emsou value=legal"),
        set(),
    )
