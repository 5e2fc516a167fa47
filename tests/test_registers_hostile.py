"""Files that are damaged, too large or meant to harm are refused with where and why, and nothing of them is read."""

import zipfile

import openpyxl
import pytest
import xlwt
from docx import Document

from graph.errors import ConcordError
from graph.model import Entity, Facts
from loaders.names.identity import Known
from loaders.registers import read
from loaders.registers.files.sheets import sheets_of
from tests.registers import opendocument

BOMB = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;">]>'


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook with these rows; returns its path."""

    def write(rows, name="register.xlsx", title="Regional"):
        book = openpyxl.Workbook()
        book.active.title = title
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def with_part(path, part, change):
    """The archive with one part changed or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refused(path):
    with pytest.raises(ConcordError) as caught:
        sheets_of(path)
    return str(caught.value)


def test_a_cell_of_40000_letters_is_refused_by_file_sheet_row_and_column(workbook):
    # openpyxl writes no such cell, so the text is put into the file itself
    path = with_part(
        workbook([["Unit", "Derby"], ["NPAS", "long"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"long", b"a" * 40_000),
    )
    assert refused(path) == (
        'register.xlsx, sheet "Regional", row 2, column B: a cell of 40,000 letters; '
        "the limit is 32,767. Shorten it. Nothing was read."
    )


def test_a_cell_of_40000_letters_in_csv_is_refused_by_its_row_and_column(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(f"Unit,Derby\nNPAS,{'a' * 40_000}\n")
    assert 'register.csv, sheet "register", row 2, column B: a cell of 40,000 letters' in refused(path)


def test_a_million_rows_are_refused_before_they_are_read(workbook):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001))
    path = with_part(
        workbook([["Unit"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml[: xml.index(b"<sheetData>") + 11] + rows + xml[xml.index(b"</sheetData>") :],
    )
    assert 'register.xlsx, sheet "Regional", row 120,001, column A: more than a register has' in refused(path)


def test_a_million_rows_of_csv_are_refused(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("NPAS,Y\n" * 1_000_000)
    assert 'sheet "register", row 120,001, column A: more rows than a register has' in refused(path)


def test_a_lone_cell_in_the_last_row_of_a_sheet_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1048576"] = "here"
    book.save(tmp_path / "register.xlsx")
    assert "row 1,048,576, column A" in refused(tmp_path / "register.xlsx")


def test_a_zip_bomb_is_refused_while_it_unpacks(workbook):
    path = with_part(workbook([["Unit"]]), "xl/media/image1.bin", lambda _: b"\0" * 500_000_000)
    assert path.stat().st_size < 1_000_000
    assert "xl/media/image1.bin: unpacks to more than 400 MB" in refused(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_xml_entities_are_refused_in_any_part(workbook, part):
    path = with_part(workbook([["Unit"]]), part, lambda xml: BOMB.encode() + xml)
    assert f"register.xlsx, {part}: declares XML entities" in refused(path)


def test_xml_entities_in_utf16_are_refused_too(workbook):
    path = with_part(workbook([["Unit"]]), "xl/styles.xml", lambda _: (BOMB + "<a/>").encode("utf-16"))
    assert "declares XML entities" in refused(path)


def test_a_workbook_with_macros_is_refused_whatever_it_is_called(workbook):
    path = with_part(workbook([["Unit"]]), "xl/vbaProject.bin", lambda _: b"macro")
    assert refused(path) == (
        "register.xlsx: is a workbook with macros. Save it as a plain xlsx workbook. Nothing was read."
    )


def test_an_xlsm_is_refused_by_its_name(tmp_path):
    path = tmp_path / "register.xlsm"
    path.write_bytes(b"PK\x03\x04")
    assert "may hold macros" in refused(path)


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_workbook_that_is_cut_short_is_refused(workbook, kept):
    path = workbook([["Unit", "Derby"]] * 500)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert "is damaged or cut short" in refused(path)


def test_an_old_workbook_that_is_cut_short_is_refused(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    for row in range(500):
        sheet.write(row, 0, f"unit {row}")
    path = tmp_path / "register.xls"
    book.save(str(path))
    path.write_bytes(path.read_bytes()[:5_000])
    assert "register.xls: is " in refused(path)


def test_a_workbook_with_a_password_is_refused(tmp_path):
    # a workbook that Excel protects is an OLE file with a stream of this name, in UTF-16
    path = tmp_path / "register.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    assert "protected by a password" in refused(path)


def test_a_part_that_is_no_xml_is_refused(workbook):
    path = with_part(workbook([["Unit"]]), "xl/worksheets/sheet1.xml", lambda _: b"<worksheet><sheetData>")
    assert "register.xlsx: is not a workbook that can be read" in refused(path)


def test_a_text_that_is_called_xlsx_is_refused(tmp_path):
    path = tmp_path / "register.xlsx"
    path.write_text("Unit,Derby\n")
    assert refused(path) == (
        "register.xlsx: is damaged, or no xlsx file at all. Save it again. Nothing was read."
    )


def test_an_archive_that_is_called_csv_is_refused(workbook, tmp_path):
    path = workbook([["Unit"]]).rename(tmp_path / "register.csv")
    assert "is a zip archive by another name" in refused(path)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "register.csv"
    path.write_bytes(b"Unit,Derby\n\0\x01\x02")
    assert "is not a text table" in refused(path)


def test_a_quote_that_is_never_closed_is_refused(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text('Unit,Derby\n"NPAS,Y\n')
    assert "unexpected end of data" in refused(path)


@pytest.mark.parametrize("text", ["not ", "Derby, ", "Derbyshire: HR, ", "Y " + "- " * 20, "(", "1", "a@"])
def test_a_cell_that_is_filled_to_its_limit_is_asked_about(workbook, text):
    # what is legal basis may be long; in all other columns nobody can say what such a text means
    headings = ["Unit", "Derby", "Participating forces", "Lead", "Host", "Start date", "Status", "Comments"]
    path = workbook([headings, ["NPAS", *[text * (32_000 // len(text))] * 7]])
    known = Known.of(
        Facts(
            (Entity("npas", "Unit", {"name": "NPAS"}), Entity("derbyshire", "Force", {"name": "Derby"})), ()
        )
    )
    found = read(path, known).candidates
    assert {c.decision for c in found} == {"ask"}
    assert {c.place for c in found} == {f"Regional!{column}2" for column in "BCDEFGH"}


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ('table:number-columns-repeated="1000000000"', "row 1, column KO: more columns than a register has"),
        ('table:number-rows-repeated="1000000000"', "row 120,001, column A: more rows than a register has"),
        ('table:number-columns-spanned="many"', "register.ods: is damaged"),
    ],
)
def test_a_cell_of_opendocument_that_repeats_itself_without_end_is_refused(
    workbook, tmp_path, attribute, expected
):
    path = tmp_path / "register.ods"
    opendocument.as_ods(workbook([["Unit"]]), path)
    tag = b"<table:table-row" if "rows" in attribute else b"<table:table-cell"
    with_part(path, "content.xml", lambda xml: xml.replace(tag, tag + b" " + attribute.encode(), 1))
    assert expected in refused(path)


@pytest.mark.parametrize("refs", [["A1:XFD1048576"], [f"A{n}:KN{n + 99}" for n in range(1, 4_000, 100)]])
def test_merged_cells_without_number_are_refused_before_they_are_made(workbook, refs):
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    path = with_part(
        workbook([["Unit"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>".encode()),
    )
    assert 'register.xlsx, sheet "Regional": more than 500,000 cells are merged.' in refused(path)


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path):
    (tmp_path / "empty.xlsx").touch()
    assert "empty.xlsx: is empty." in refused(tmp_path / "empty.xlsx")
    assert "none.xlsx: is not there." in refused(tmp_path / "none.xlsx")


def test_a_docx_without_a_table_is_refused(tmp_path):
    document = Document()
    document.add_paragraph("No register here.")
    document.save(tmp_path / "register.docx")
    assert "has no table in it" in refused(tmp_path / "register.docx")


def test_a_spreadsheet_that_nests_deeper_than_a_program_writes_is_refused(workbook, tmp_path):
    path = tmp_path / "register.ods"
    opendocument.as_ods(workbook([["Unit", "Derby"]]), path)
    deep = b"<text:p>" + b"<text:span>" * 5_000 + b"Unit" + b"</text:span>" * 5_000 + b"</text:p>"
    with_part(path, "content.xml", lambda xml: xml.replace(b"<text:p>Unit</text:p>", deep, 1))
    assert "register.ods: is built deeper than any program builds it" in refused(path)
