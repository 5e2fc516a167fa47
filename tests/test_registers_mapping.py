"""What headings and marks mean is proposed, kept as json, edited by a person, and holds for the next edition."""

import openpyxl
import pytest

from graph.errors import ConcordError
from loaders.names.identity import Known
from loaders.registers import mapping_of, read, read_mapping, written
from loaders.tables import Tables, shipped
from tests.registers.outcome import asked_at, facts_of


@pytest.fixture(scope="session")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def register(tmp_path):
    def write(*rows, name="register.xlsx"):
        book = openpyxl.Workbook()
        book.active.title = "Sheet"
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


HEADINGS = ("Unit", "Derby", "Leics", "Body in charge")
ROW = ("EMOpSS", "x", "NP", "Lincs")


def test_what_was_found_is_proposed_and_what_was_not_is_left_empty(known, register):
    mapping = read(register(HEADINGS, ROW), known).mapping
    assert {heading: str(meaning or "") for heading, meaning in mapping.columns.items()} == {
        "Unit": "unit",
        "Derby": "takes part: derbyshire",
        "Leics": "takes part: leicestershire",
        "Body in charge": "",
    }
    assert mapping.marks == {"x": None, "NP": None}


def test_without_a_key_marks_and_headings_are_asked_and_nothing_is_claimed(known, register):
    found = read(register(HEADINGS, ROW), known).candidates
    assert facts_of(found) == set()
    assert asked_at(found) == {"Sheet!B2", "Sheet!C2", "Sheet!D1"}


def test_an_edited_mapping_answers_for_every_mark_and_heading(known, register, tmp_path):
    path = register(HEADINGS, ROW)
    edited = (
        written(read(path, known).mapping)
        .replace('"x": ""', '"x": "takes part"')
        .replace('"NP": ""', '"NP": "stays out"')
        .replace('"Body in charge": ""', '"Body in charge": "lead: lead force"')
    )
    (tmp_path / "mapping.json").write_text(edited, encoding="utf-8")
    found = read(path, known, read_mapping(tmp_path / "mapping.json")).candidates
    assert facts_of(found) == {
        ("Sheet!B2 derbyshire COLLABORATES emopss",),
        ("Sheet!C2 leicestershire STAYS_OUT_OF emopss",),
        ("Sheet!D2 lincolnshire LEADS emopss", "role=lead force"),
    }
    assert asked_at(found) == set()


def test_the_mapping_holds_where_the_next_edition_has_moved_its_columns(known, register):
    mapping = mapping_of(
        '{"columns": {"Body in charge": "lead: lead force"}, "marks": {"x": "takes part"}}', "m"
    )
    path = register(("Body in charge", "Leics", "Unit"), ("Lincs", "x", "EMOpSS"))
    assert facts_of(read(path, known, mapping).candidates) == {
        ("Sheet!A2 lincolnshire LEADS emopss", "role=lead force"),
        ("Sheet!B2 leicestershire COLLABORATES emopss",),
    }


def test_what_a_person_said_goes_before_what_is_found(known, register):
    mapping = mapping_of(
        '{"columns": {"Leics": "not read"}, "marks": {"Y": "takes part; tbc"}, "as_of": "2020"}', "m"
    )
    found = read(register(("Unit", "Derby", "Leics"), ("EMOpSS", "Y", "Y")), known, mapping).candidates
    assert facts_of(found) == {("Sheet!B2 derbyshire COLLABORATES emopss", "status=tbc")}
    assert [candidate.as_of for candidate in found] == ["2020"]


def test_a_mapping_that_means_nothing_is_refused_with_every_entry(tmp_path):
    text = '{"columns": {"Derby": "perhaps", "Lead": "lead: boss"}, "marks": {"x": "maybe"}, "as_of": "then"}'
    (tmp_path / "mapping.json").write_text(text)
    with pytest.raises(ConcordError) as caught:
        read_mapping(tmp_path / "mapping.json")
    lines = str(caught.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        'mapping.json, columns, "Derby"',
        'mapping.json, columns, "Lead"',
        'mapping.json, marks, "x"',
        "mapping.json, as_of",
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"columns": []}', '{"columns": {"A": 1}, "marks": {}}'])
def test_a_mapping_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "mapping.json").write_text(text)
    with pytest.raises(ConcordError, match=r"^mapping.json"):
        read_mapping(tmp_path / "mapping.json")
