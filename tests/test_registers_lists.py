"""Lists under names, lists of who stays outside, and what a cell or a colour says of one party among several."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from loaders.names.identity import Known
from loaders.registers import read
from loaders.tables import Tables, shipped
from tests.registers.outcome import asked_at, facts_of, normal


@pytest.fixture(scope="module")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def outcome(known, tmp_path):
    """The facts and the questions of a sheet S with these rows; fills by cell, merged ranges."""

    def of(*rows, fills=None, merged=()):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "S"
        for row in rows:
            sheet.append(row)
        for cell, colour in (fills or {}).items():
            sheet[cell].fill = PatternFill("solid", fgColor=colour)
        for cells in merged:
            sheet.merge_cells(cells)
        book.save(tmp_path / "register.xlsx")
        found = read(tmp_path / "register.xlsx", known).candidates
        return facts_of(found), asked_at(found)

    return of


def facts(*told):
    return {normal(f"S!{fact}") for fact in told}


LISTS = (["Derby", "Leics"], ["EMSOU", "East Midlands Police Legal Services"], ["NPAS", "none"])


@pytest.mark.parametrize(
    ("title", "relation"),
    [
        ("Under each force, the units that it leads", "LEADS {} role=lead force"),
        ("Hosted by the forces below", "HOSTS {} role=host"),
        ("What each force takes part in", "COLLABORATES {}"),
    ],
)
def test_units_listed_under_forces_are_theirs_as_the_title_says(outcome, title, relation):
    assert outcome([title], [], *LISTS) == (
        facts(
            f"A4 derbyshire {relation.format('emsou')}",
            f"A5 derbyshire {relation.format('npas')}",
            f"B4 leicestershire {relation.format('empls')}",
        ),
        set(),
    )


def test_forces_listed_under_units_are_theirs_as_the_title_says(outcome):
    assert outcome(["Members of each"], ["EMSOU", "NPAS"], ["Derby", "Notts"], ["Leics", None])[0] == facts(
        "A3 derbyshire COLLABORATES emsou", "A4 leicestershire COLLABORATES emsou", "B3 nottinghamshire COLLABORATES npas"
    )  # fmt: skip


@pytest.mark.parametrize("title", ["Forces and units", "Units that each force leads or hosts"])
def test_a_title_that_does_not_say_what_the_forces_do_makes_no_fact(outcome, title):
    found, asked = outcome([title], [], *LISTS)
    assert found == set()
    assert asked


def test_a_table_below_the_lists_is_read_as_well(outcome):
    found, _ = outcome(["Leads for the region"], *LISTS, [], ["Unit", "Notts"], ["MFSS", "Y"])
    assert facts("A3 derbyshire LEADS emsou role=lead force", "B7 nottinghamshire COLLABORATES mfss") <= found


@pytest.mark.parametrize("heading", ["Forces not in it", "Non-participating forces", "Who is not in it"])
def test_who_is_listed_as_outside_stays_out_and_a_date_is_that_of_staying_out(outcome, heading):
    assert outcome(["Unit", heading, "Since"], ["EMSOU", "Derby; Leics", "2018"]) == (
        facts(
            "B2 derbyshire STAYS_OUT_OF emsou since=2018", "B2 leicestershire STAYS_OUT_OF emsou since=2018"
        ),
        set(),
    )


def test_what_stands_beside_a_name_among_those_outside_is_asked_about(outcome):
    assert outcome(["Unit", "Forces not in it"], ["EMSOU", "Derby (joined)"]) == (set(), {"S!B2"})


@pytest.mark.parametrize(
    "parties",
    [
        "1) Derby\n2) Leics (lead force)",
        "(a) Derby\n(b) Leics (lead force)",
        "Derby; Leics - lead force",
        "Derby, Leics - lead force",
    ],
)
def test_names_that_are_counted_or_have_their_part_behind_a_dash_are_read(outcome, parties):
    assert outcome(["Unit", "Forces"], ["EMSOU", parties]) == (
        facts(
            "B2 derbyshire COLLABORATES emsou", "B2 leicestershire COLLABORATES emsou",
            "B2 leicestershire LEADS emsou role=lead force",
        ),
        set(),
    )  # fmt: skip


@pytest.mark.parametrize("others", ["+ others", "and others", ", etc."])
def test_others_behind_a_list_are_asked_about_and_the_named_ones_proposed(outcome, others):
    assert outcome(["Unit", "Forces"], ["EMSOU", f"Derby, Leics {others}"]) == (
        facts("B2 derbyshire COLLABORATES emsou", "B2 leicestershire COLLABORATES emsou"),
        {"S!B2"},
    )


PARTS = (
    ["Unit", "Force", "Role", "Paperwork"], ["EMSOU", "Derby", "Party"], ["EMSOU", "Leics", "Party"],
    ["EMSOU", "Notts", "Party"], [], ["Colours"], [None, "signed"], [None, "awaiting signature"],
)  # fmt: skip
GREEN, AMBER, PINK = "92D050", "FFC000", "FF99CC"


def test_a_colour_beside_a_force_says_how_its_part_stands_and_one_without_a_key_is_asked_about(outcome):
    fills = {"D2": GREEN, "D3": AMBER, "D4": PINK, "A7": GREEN, "A8": AMBER}
    assert outcome(*PARTS, fills=fills) == (
        facts("B2 derbyshire COLLABORATES emsou", "B3 leicestershire COLLABORATES emsou status=tbc"),
        {"S!B4"},
    )


def test_a_date_merged_over_the_rows_of_a_unit_is_that_of_the_unit(outcome):
    found, _ = outcome(
        ["Unit", "Force", "Start"], ["EMSOU", "Derby", "2015"], [None, "Leics"], merged=("A2:A3", "C2:C3")
    )
    assert found == facts(
        "B2 derbyshire COLLABORATES emsou",
        "B3 leicestershire COLLABORATES emsou",
        "C2 emsou STATES since 2015",
    )


def test_one_card_on_a_sheet_is_read_with_two_labels_in_a_row(outcome):
    assert outcome(
        ["Record 4 of 4"], [], ["Agreement", "EMSOU", None, "Lead force", "Leics"],
        ["Forces taking part", "Derby\nLeics", None, "Date signed", "08/2018"], ["Status", "Under review"],
    )[0] == facts(
        "B4 derbyshire COLLABORATES emsou", "B4 leicestershire COLLABORATES emsou",
        "E3 leicestershire LEADS emsou role=lead force", "E4 emsou STATES signed 2018-08",
        "B5 emsou STATES status under review",
    )  # fmt: skip


def test_a_note_may_be_the_key(outcome):
    rows = (
        ["Unit", "Derby", "Leics"],
        ["EMSOU", "Q", "x"],
        [],
        ["Note: Q = party to the agreement, x = observer only"],
    )
    assert outcome(*rows) == (facts("B2 derbyshire COLLABORATES emsou"), {"S!C2"})


def test_a_mark_with_words_that_need_no_key_is_read_by_both(outcome):
    rows = (["Unit", "Derby", "Leics"], ["EMSOU", "P (Lead)", "P"], [], ["P = participating"])
    assert outcome(*rows) == (
        facts(
            "B2 derbyshire COLLABORATES emsou", "B2 derbyshire LEADS emsou role=lead force",
            "C2 leicestershire COLLABORATES emsou",
        ),
        set(),
    )  # fmt: skip


def test_the_first_column_has_the_units_where_only_its_heading_is_not_known(outcome):
    assert outcome(
        ["Cytundeb", "Parties", "Lead force", "Start", "Status"],
        ["Tarian ROCU", "Gwent, South Wales", "Gwent", 2007, "Live"],
    ) == (
        facts(
            "B2 gwent COLLABORATES tarian basis=inferred", "B2 south-wales COLLABORATES tarian basis=inferred",
            "C2 gwent LEADS tarian role=lead force", "D2 tarian STATES since 2007", "E2 tarian STATES status active",
        ),
        set(),
    )  # fmt: skip


def test_a_chief_constable_is_a_party_for_the_force_and_a_commissioner_for_the_policing_body(outcome):
    found, asked = outcome(
        ["Unit", "Forces"], ["EMSOU", "PCC for Gwent, PCC for South Wales, CC Gwent, Chief Constable of Kent"]
    )
    assert (found, asked) == (
        facts(
            *(f"B2 {body} COLLABORATES emsou" for body in ("lpb-gwent", "lpb-south-wales", "gwent", "kent"))
        ),
        set(),
    )


def test_a_status_that_says_two_things_is_asked_about(outcome):
    assert outcome(["Unit", "Status"], ["EMSOU", "Live - renewal awaited"]) == (set(), {"S!B2"})


def test_a_row_of_a_csv_whose_cells_may_have_moved_is_not_read(known, tmp_path):
    file = tmp_path / "S.csv"
    file.write_text(
        "Unit;Parties;Lead force\nEMSOU;Derby; Leics; Notts;Derby\nNPAS;Derby;Leics\n", encoding="utf-8"
    )
    found = read(file, known).candidates
    told = [c for c in found if c.decision == "ask"]
    assert [c.place for c in told] == ["S!A2"]
    assert "may have moved" in told[0].says
    assert {c.to_id for c in found if not c.decision} == {"npas"}


def test_force_and_pcc_under_the_name_of_an_area_are_its_force_and_its_policing_body(outcome):
    rows = (
        ["Agreement", "Derby", None, "Leics", None],
        [None, "Force", "PCC", "Force", "PCC"],
        ["EMSOU", "Y", "Lead", "N", "Y"],
    )
    assert outcome(*rows, merged=("B1:C1", "D1:E1")) == (
        facts(
            "B3 derbyshire COLLABORATES emsou", "C3 lpb-derbyshire LEADS emsou role=lead policing body",
            "D3 leicestershire STAYS_OUT_OF emsou", "E3 lpb-leicestershire COLLABORATES emsou",
        ),
        set(),
    )  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Which force gives what", "Forces’ services", "Services provided by forces"]
)
def test_a_column_of_who_provides_what_is_read_by_its_cells(outcome, heading):
    assert outcome(["Unit", heading], ["EMSOU", "Derby: HR, fleet; Leics: legal"]) == (
        facts("B2 derbyshire PROVIDES emsou value=HR; fleet", "B2 leicestershire PROVIDES emsou value=legal"),
        set(),
    )


def test_a_part_of_a_key_needs_no_sign_between_mark_and_meaning(outcome):
    rows = (
        ["Unit", "Derby", "Leics"],
        ["EMSOU", "Lead", "x"],
        [],
        ["x not a party; Lead = party and lead force"],
    )
    assert outcome(*rows) == (
        facts(
            "B2 derbyshire COLLABORATES emsou", "B2 derbyshire LEADS emsou role=lead force",
            "C2 leicestershire STAYS_OUT_OF emsou",
        ),
        set(),
    )  # fmt: skip
