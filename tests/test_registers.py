"""Awkward registers come to just the facts that they state, and to a question at every cell that does not say."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from loaders.names.identity import Known
from loaders.registers import read
from loaders.registers.files.sheets import sheets_of
from loaders.review.accepting import accept
from loaders.tables import Tables, shipped
from tests.registers import apart, opendocument, outcome, tuned

EVERY = (*tuned.TUNED, *apart.KEPT_APART)


@pytest.fixture(scope="session")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def written(tmp_path):
    def write(register):
        register.write(tmp_path / register.name)
        return tmp_path / register.name

    return write


@pytest.mark.parametrize("register", EVERY, ids=lambda register: register.name)
def test_a_register_comes_to_the_facts_that_it_states_and_to_no_other(register, known, written):
    path = written(register)
    first = sheets_of(path)[0].name
    expected = {outcome.normal(outcome.placed(fact, first)) for fact in register.facts}
    assert outcome.facts_of(read(path, known).candidates) == expected


@pytest.mark.parametrize("register", EVERY, ids=lambda register: register.name)
def test_each_cell_that_does_not_say_is_asked_about_and_no_other(register, known, written):
    path = written(register)
    first = sheets_of(path)[0].name
    expected = {outcome.placed(cell, first) for cell in register.asks}
    assert outcome.asked_at(read(path, known).candidates) == expected


@pytest.mark.parametrize(
    "register", [tuned.REGIONAL, tuned.COLOURED, tuned.FORCE_ROWS], ids=lambda register: register.name
)
def test_the_same_register_as_opendocument_comes_to_the_same(register, known, written, tmp_path):
    path, other = written(register), tmp_path / "register.ods"
    opendocument.as_ods(path, other)
    first, second = read(path, known), read(other, known)
    assert outcome.facts_of(second.candidates) == outcome.facts_of(first.candidates)
    assert outcome.asked_at(second.candidates) == outcome.asked_at(first.candidates)
    assert second.notices == first.notices


@pytest.mark.parametrize("register", [tuned.REGIONAL, tuned.FORCE_ROWS], ids=lambda register: register.name)
def test_no_cell_of_a_table_is_dropped_without_a_word(register, known, written, tmp_path):
    # strange words are put into each filled cell below the headings in turn: they have to come up somewhere
    path = written(register)
    before = read(path, known)
    silent = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(min_row=5):
            for cell in row:
                if cell.value is None or sheet.cell(cell.row, 1).value == "Total":
                    continue
                book = openpyxl.load_workbook(path)
                book[sheet.title][cell.coordinate] = "Zzyzx strange words"
                book.save(tmp_path / "changed.xlsx")
                after = read(tmp_path / "changed.xlsx", known)
                said = any("Zzyzx" in f"{c.from_name}{c.to_name}{c.value}{c.says}" for c in after.candidates)
                if not said and after.notices == before.notices:
                    silent.append(cell.coordinate)
    assert silent == []


def test_every_fact_has_its_cell_its_words_a_rule_and_is_undecided(known, written):
    for candidate in read(written(tuned.REGIONAL), known).candidates:
        assert candidate.place.startswith("Regional!")
        assert candidate.says
        assert candidate.rule.startswith("register: ")
        assert candidate.decision in ("", "ask")
    assert {c.as_of for c in read(written(tuned.REGIONAL), known).candidates if c.relation} == {"2018-10-01"}


def test_what_a_cell_says_is_told_with_its_row_and_column(known, written):
    found = {c.place: c.says for c in read(written(tuned.REGIONAL), known).candidates}
    assert found["Regional!C6"] == (
        'EMSOU Forensic Services, Participating Forces: Leics: NP (key at Regional!A13: "NP = not participating")'
    )


def test_telephone_numbers_and_addresses_stand_in_no_candidate(known, written):
    content = str(read(written(tuned.LISTED), known).candidates)
    assert "@" not in content
    assert "276969" not in content


def test_reading_twice_gives_the_same(known, written):
    path = written(tuned.REGIONAL)
    assert read(path, known) == read(path, known)


@pytest.mark.parametrize("register", EVERY, ids=lambda register: register.name)
def test_what_a_register_states_can_be_entered_as_it_stands(register, known, written, tmp_path):
    # a person says that the units and people that are not known are new, and accepts everything else
    found = [c for c in read(written(register), known).candidates if not c.decision]
    told = [
        replace(
            c, decision="accept", from_id=c.from_id or ("new" if c.from_name else ""), to_id=c.to_id or "new"
        )
        for c in found
    ]
    entered = accept([(c.place, c) for c in told], tmp_path / "own")
    assert entered.known == 0
    assert sum(entered.added.get(table, 0) for table in ("relationships.csv", "statements.csv")) == len(found)


def test_html_in_a_name_stays_the_text_that_it_is(known, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("Unit,Derby\n<script>alert(1)</script> Unit,Y\n")
    assert [c.to_name for c in read(path, known).candidates] == ["<script>alert(1)</script> Unit"]


def grid(tmp_path, dress):
    """What a workbook, dressed so, is read as: the cells of its first sheet."""
    book = openpyxl.Workbook()
    dress(book.active)
    book.save(tmp_path / "register.xlsx")
    return sheets_of(tmp_path / "register.xlsx")[0]


@pytest.mark.parametrize(
    ("font", "letter", "shown"), [("Wingdings", "ü", "✓"), ("Wingdings 2", "P", "✓"), ("Arial", "P", "P")]
)
def test_a_letter_in_a_font_of_symbols_is_what_it_shows(tmp_path, font, letter, shown):
    def dress(sheet):
        sheet["A1"] = letter
        sheet["A1"].font = Font(name=font)

    assert grid(tmp_path, dress).at(1, 1).text == shown


def test_a_day_number_counts_by_the_calendar_of_its_workbook(tmp_path, known):
    # 39903 days after the first of January 1904 is 1 April 2013, which is 41365 in the calendar of 1900
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Unit", "Start date"], ["NPAS", 39903]):
        book.active.append(row)
    book.save(tmp_path / "register.xlsx")
    assert [c.value for c in read(tmp_path / "register.xlsx", known).candidates] == ["2013-04-01"]


def test_a_date_is_as_precise_as_it_is_shown(tmp_path):
    def dress(sheet):
        for row, pattern in enumerate(("dd/mm/yyyy", "mmm-yy", "yyyy"), 1):
            sheet.cell(row, 1, date(2015, 4, 1)).number_format = pattern

    sheet = grid(tmp_path, dress)
    assert [sheet.at(row, 1).day for row in (1, 2, 3)] == ["2015-04-01", "2015-04", "2015"]


def test_a_formula_is_its_text_and_is_not_worked_out(tmp_path):
    def dress(sheet):
        sheet["A1"] = "=1+1"

    assert (grid(tmp_path, dress).at(1, 1).text, grid(tmp_path, dress).at(1, 1).formula) == ("=1+1", True)


def test_comments_on_cells_are_said_not_to_be_read(tmp_path, known):
    book = openpyxl.Workbook()
    for row in (["Unit", "Derby"], ["NPAS", "Y"]):
        book.active.append(row)
    book.active["B2"].comment = Comment("until 2019", "A. Analyst")
    book.save(tmp_path / "register.xlsx")
    assert (
        'Sheet "Sheet": 1 comments on cells are not read.' in read(tmp_path / "register.xlsx", known).notices
    )
