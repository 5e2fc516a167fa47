"""A register that is a table in a PDF: read as any other, its places pages and rows."""

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from loaders.names.identity import Known
from loaders.reading import UNSEEN, read
from loaders.tables import Tables, shipped

STYLES = getSampleStyleSheet()
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
HEADINGS = ["Unit", "Derby", "Leics", "Lead force", "Start"]


@pytest.fixture(scope="module")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def proposed(known, tmp_path):
    """What a PDF of these parts proposes; a list of rows is a table."""

    def of(*parts):
        story = [
            Table(p, style=GRID, repeatRows=1) if isinstance(p, list) else Paragraph(p, STYLES["Normal"])
            for p in parts
        ]
        spaced = [item for part in story for item in (part, Spacer(1, 30))]
        SimpleDocTemplate(str(tmp_path / "register.pdf")).build(spaced)
        return read(tmp_path / "register.pdf", known)

    return of


def said(found):
    return [
        (c.place, c.from_id, c.relation, c.to_id, c.role or c.value)
        for c in found.candidates
        if c.decision != "ask"
    ]


def test_a_table_of_a_pdf_is_read_with_the_page_and_row_of_each_fact(proposed):
    found = proposed(
        "Section 22A register as at 1 May 2019",
        [
            HEADINGS,
            ["EMSOU", "Y", "NP", "Leicestershire Police", "01/04/2013"],
            ["NPAS", "NP", "Y", "W Yorks", ""],
        ],
        "Key: NP = not participating",
    )
    assert said(found) == [
        ("page 1, table 1, row 1", "derbyshire", "COLLABORATES", "emsou", ""),
        ("page 1, table 1, row 1", "leicestershire", "STAYS_OUT_OF", "emsou", ""),
        ("page 1, table 1, row 1", "leicestershire", "LEADS", "emsou", "lead force"),
        ("page 1, table 1, row 1", "", "STATES", "emsou", "2013-04-01"),
        ("page 1, table 1, row 2", "derbyshire", "STAYS_OUT_OF", "npas", ""),
        ("page 1, table 1, row 2", "leicestershire", "COLLABORATES", "npas", ""),
        ("page 1, table 1, row 2", "west-yorkshire", "LEADS", "npas", "lead force"),
    ]
    assert {c.as_of for c in found.candidates} == {"2019-05-01"}
    assert found.notices[0] == UNSEEN


def test_a_table_that_goes_on_over_a_page_is_one_register(proposed):
    # 60 rows of 18 points do not fit on a page of A4; the headings are printed again on the next
    found = proposed([HEADINGS, *(["NPAS", "", "", "", ""] for _ in range(59)), ["EMSOU", "Y", "", "", ""]])
    assert [(place.split(",")[0], start, end) for place, start, _, end, _ in said(found)] == [
        ("page 2", "derbyshire", "emsou")
    ]


def test_a_table_that_is_no_register_is_read_as_text(proposed):
    found = proposed(
        "Derbyshire Constabulary hosts NPAS.", [["Year", "Cost"], ["2019", "14"], ["2020", "15"]]
    )
    assert found.mapping is None
    assert UNSEEN not in found.notices
