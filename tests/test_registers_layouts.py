"""Registers that are no table with a row for each unit come to the same facts, each at the cell that says it."""

import openpyxl
import pytest
from docx import Document

from loaders.names.identity import Known
from loaders.registers import read
from loaders.tables import Tables, shipped
from tests.registers import outcome


@pytest.fixture(scope="session")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def found(known, tmp_path):
    """What a workbook with these sheets of rows comes to: its facts, and the cells that are asked about."""

    def of(sheets, hide=()):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        for row in hide:
            book.worksheets[0].row_dimensions[row].hidden = True
        book.save(tmp_path / "register.xlsx")
        register = read(tmp_path / "register.xlsx", known)
        return outcome.facts_of(register.candidates), outcome.asked_at(register.candidates)

    return of


def normal(*facts, sheet="A"):
    return {outcome.normal(outcome.placed(fact, sheet)) for fact in facts}


TURNED = [
    ["Who is in what"],
    [],
    ["Body", "EMSOU", "NPAS", "NABIS", None, "Letter", "What it means"],
    ["Derby", "P", "P", "O", None, "P", "a party"],
    ["Leics", "H", "P", "P", None, "H", "party and host"],
    ["Notts", "Z", "P", "P", None, "O", "not a party"],
    ["Hosted by", None, "WYP"],
    ["Agreement signed", "12/03/2018", "31/02/2019"],
]  # fmt: skip


def test_a_table_with_the_forces_in_rows_is_read_with_what_stands_below_them(found):
    facts, asked = found({"A": TURNED})
    assert facts == normal(
        "B4 derbyshire COLLABORATES emsou",
        "C4 derbyshire COLLABORATES npas",
        "D4 derbyshire STAYS_OUT_OF nabis",
        "B5 leicestershire COLLABORATES emsou",
        "B5 leicestershire HOSTS emsou role=host",
        "C5 leicestershire COLLABORATES npas",
        "D5 leicestershire COLLABORATES nabis",
        "C6 nottinghamshire COLLABORATES npas",
        "D6 nottinghamshire COLLABORATES nabis",
        "C7 west-yorkshire HOSTS npas role=host",
        "B8 emsou STATES signed 2018-03-12",
    )
    assert asked == {"A!B6", "A!C8"}


def test_a_hidden_row_of_a_force_is_asked_about_at_its_own_place_and_not_read(found):
    facts, asked = found({"A": TURNED}, hide=[5])
    assert not any("leicestershire" in fact for fact in facts)
    assert "A!A5" in asked


CARD = [
    ["Agreement:", "EMSOU"],
    ["Forces involved:", "Derby, Leics"],
    ["Lead force:", "Leicestershire"],
    ["Commenced:", "01/04/2012"],
    [],
]  # fmt: skip
OTHER_CARD = [
    ["Agreement:", "NPAS"],
    ["Forces involved:", "Gwent"],
    ["Lead force:", "tbc"],
    ["Next review:", "2026"],
]
CARD_FACTS = (
    "B1 derbyshire COLLABORATES emsou",
    "B1 leicestershire COLLABORATES emsou",
    "B1 leicestershire LEADS emsou role=lead force",
    "B1 emsou STATES since 2012-04-01",
    "B1 gwent COLLABORATES npas",
    "B1 npas STATES review_date 2026",
)


def apart(facts):
    """Facts without their cells."""
    return {(fact[0].partition("!")[2].partition(" ")[2], *fact[1:]) for fact in facts}


def test_a_card_for_each_agreement_is_read_as_a_row_of_a_table(found):
    facts, asked = found({"A": CARD + OTHER_CARD})
    assert apart(facts) == apart(normal(*CARD_FACTS))
    assert asked == {"A!B8"}


def test_a_card_whose_label_and_value_stand_in_one_cell_is_read_the_same(found):
    rows = [[" ".join(row)] if row else [] for row in CARD + OTHER_CARD]
    facts, asked = found({"A": rows})
    assert apart(facts) == apart(normal(*CARD_FACTS))
    assert asked == {"A!A8"}


def test_a_label_that_is_not_known_is_asked_about_and_names_no_unit(found):
    facts, asked = found(
        {"A": [*CARD[:4], ["Second opinion:", "Kent"], [], *OTHER_CARD, ["Prepared by:", "Essex"]]}
    )
    assert apart(facts) == apart(normal(*CARD_FACTS))
    assert {"A!A5", "A!A11"} <= asked


def test_a_cell_beside_a_table_with_the_forces_in_rows_is_asked_about(found):
    rows = [[*row, *[None] * (7 - len(row)), None, None] for row in TURNED]
    rows[5][8] = "Kent to join in May"
    facts, asked = found({"A": rows})
    assert not any("kent" in fact[0] for fact in facts)
    assert "A!I6" in asked


def test_forces_under_each_other_in_a_card_are_all_read(found):
    card = [["NABIS"], ["Forces:", "Derby"], [None, "Leics"], ["Host:", "WMP"], []]
    facts, _ = found({"A": [*card, ["NPAS"], ["Forces:", "Gwent"], ["Host:", "WYP"]]})
    assert apart(facts) == apart(
        normal(
            "B2 derbyshire COLLABORATES nabis",
            "B2 leicestershire COLLABORATES nabis",
            "B4 west-midlands HOSTS nabis role=host",
            "B7 gwent COLLABORATES npas",
            "B8 west-yorkshire HOSTS npas role=host",
        )
    )


def test_a_key_on_another_sheet_explains_numbers_and_is_no_party(found):
    facts, asked = found(
        {
            "A": [["Unit", "Derby", "Leics", "Notts"], ["EMSOU", 1, 2, 4], ["NPAS", 2, 2, 3]],
            "Notes": [
                ["Numbers"],
                [1, "lead force (takes part too)"],
                [2, "takes part"],
                [3, "is not a party"],
            ],
        }
    )
    assert facts == normal(
        "B2 derbyshire COLLABORATES emsou",
        "B2 derbyshire LEADS emsou role=lead force",
        "C2 leicestershire COLLABORATES emsou",
        "B3 derbyshire COLLABORATES npas",
        "C3 leicestershire COLLABORATES npas",
        "D3 nottinghamshire STAYS_OUT_OF npas",
    )
    assert asked == {"A!D2"}


def test_a_list_of_forces_with_what_they_do_is_no_key(found):
    facts, _ = found(
        {"A": [["Unit", "Force", "Role"], ["NPAS", "GMP", "participant"], ["NPAS", "WYP", "lead"]]}
    )
    assert facts == normal(
        "B2 greater-manchester COLLABORATES npas", "B3 west-yorkshire LEADS npas role=lead force"
    )


def test_a_sign_that_says_the_same_as_above_names_the_unit_above(found):
    facts, asked = found({"A": [["Unit", "Force"], ["NPAS", "GMP"], ["do.", "Gwent"], ["-", "Kent"]]})
    assert facts == normal("B2 greater-manchester COLLABORATES npas", "B3 gwent COLLABORATES npas")
    assert asked == {"A!A4"}


def test_a_cell_that_labels_its_dates_says_each_and_an_unlabelled_one_is_asked(found):
    rows = [["Unit", "Forces", "Signed / review"], ["NPAS", "Kent", "signed 12/03/2018; review March 2026"]]
    facts, asked = found({"A": [*rows, ["NABIS", "Kent", "2014"]]})
    assert facts == normal(
        "B2 kent COLLABORATES npas",
        "C2 npas STATES signed 2018-03-12",
        "C2 npas STATES review_date 2026-03",
        "B3 kent COLLABORATES nabis",
    )
    assert asked == {"A!C3"}


def test_what_stands_before_a_list_says_of_all_its_names_whether_policing_bodies_or_forces_are_meant(found):
    rows = [["Unit", "Who takes part"], ["SERIP", "PCCs: Surrey, Sussex"], ["NPAS", "Forces: Kent and Essex"]]
    facts, _ = found({"A": rows})
    assert facts == normal(
        "B2 lpb-surrey COLLABORATES serip",
        "B2 lpb-sussex COLLABORATES serip",
        "B3 kent COLLABORATES npas",
        "B3 essex COLLABORATES npas",
    )


def test_who_left_took_part_until_then_and_who_may_leave_is_asked_about(found):
    rows = [["Unit", "Force", "Left on"], ["NPAS", "Kent", "31/03/2014"], ["NABIS", "Kent", "to be voted on"]]
    facts, asked = found({"A": rows})
    assert facts == normal("B2 kent COLLABORATES npas status=ended until=2014-03-31")
    assert asked == {"A!B3", "A!C3"}


def test_a_link_is_read_by_the_words_that_it_shows(found):
    facts, _ = found({"A": [["Unit", "Force"], ['=HYPERLINK("https://example.org/a","NPAS")', "Kent"]]})
    assert facts == normal("B2 kent COLLABORATES npas")


def test_rows_under_expired_are_read_and_whether_they_have_ended_is_asked(found):
    rows = [
        ["Unit", "Forces", "Host"],
        ["NABIS", "Kent", "WMP"],
        ["Expired:"],
        ["NPAS", "Kent, Essex", "WYP"],
    ]
    facts, asked = found({"A": rows})
    assert not any("ended" in str(fact) for fact in facts)
    assert asked == {"A!A3"}


@pytest.fixture
def in_bold(known, tmp_path):
    """What a Word table comes to in which these forces of one cell stand in bold, under a paragraph."""

    def of(paragraph, *runs):
        document = Document()
        document.add_paragraph(paragraph)
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = (
            "Collaboration",
            "Forces taking part",
            "NPAS",
        )
        for text, bold in runs:
            table.cell(1, 1).paragraphs[0].add_run(text).bold = bold
        document.save(tmp_path / "register.docx")
        return outcome.facts_of(read(tmp_path / "register.docx", known).candidates)

    return of


def test_bold_letters_mean_what_the_register_says_of_them(in_bold):
    facts = in_bold(
        "The lead force is in bold; (h) after a force means that it hosts.",
        ("Kent", True),
        (", Essex (h)", False),
    )
    assert apart(facts) == apart(
        normal(
            "B2 kent COLLABORATES npas",
            "B2 kent LEADS npas role=lead force",
            "B2 essex COLLABORATES npas",
            "B2 essex HOSTS npas role=host",
        )
    )


def test_bold_letters_without_a_word_on_them_mean_nothing(in_bold):
    facts = in_bold("Our collaborations", ("Kent", True), (", Essex", False))
    assert apart(facts) == apart(normal("B2 kent COLLABORATES npas", "B2 essex COLLABORATES npas"))


def facts_in(text, known, tmp_path):
    (tmp_path / "register.csv").write_text(text, encoding="utf-8")
    return apart(outcome.facts_of(read(tmp_path / "register.csv", known).candidates))


def test_a_quote_alone_in_a_cell_of_a_text_table_is_a_ditto_and_opens_no_quotation(known, tmp_path):
    facts = facts_in('Unit,Force\nNPAS,Kent\n",Essex\n",Gwent\nNABIS,Surrey\n', known, tmp_path)
    assert facts == apart(
        normal(
            "A1 kent COLLABORATES npas",
            "A1 essex COLLABORATES npas",
            "A1 gwent COLLABORATES npas",
            "A1 surrey COLLABORATES nabis",
        )
    )


def test_quotes_within_a_cell_of_a_text_table_are_words(known, tmp_path):
    facts = facts_in('Unit,Force,Comment\nNPAS,Kent,"good" work\nNABIS,Essex,fine\n', known, tmp_path)
    assert facts == apart(normal("A1 kent COLLABORATES npas", "A1 essex COLLABORATES nabis"))
