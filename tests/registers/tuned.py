"""Six awkward registers that were there while the reader was made."""

from datetime import date
from pathlib import Path
from typing import Any

import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.registers.builder import AMBER, GREEN, GREY, Register, fill, text, workbook


def _regional(book: Any) -> None:
    sheet = book["Regional"]
    sheet.merge_cells("A1:L1")
    sheet.merge_cells("B3:F3")
    sheet.merge_cells("A9:L9")
    sheet["A9"].font = Font(bold=True)


REGIONAL = Register(
    "east-midlands.xlsx",
    workbook(
        {
            "Regional": [
                ["East Midlands section 22A register, as at 1 October 2018"],
                [],
                ["Collaborative\nActivity", "Participating Forces", None, None, None, None, "PCC Lead on Strategic Board",
                 "Chief Officer Lead", "Operational Lead", "Finance Lead", "Comments", "Commenced"],
                ["Section 22a agreements", "Derby", "Leics", "Lincs", "Northant\ns", "Notts"],
                ["EMSOU Serious & Organised Crime", "✓", "✓", "Y", "yes", "✓", "Lincolnshire", "Derbyshire", "DCS Andy Dickin", "Leics", None, "01/04/2015"],
                ["EMSOU Forensic Services", "✓", "NP", "NP", "✓", "✓", "Lincs", "Derbyshire", "Andrew Price", "Derby",
                 "Derbyshire: HR, fleet, procurement Notts: insurance, IS", "Apr-15"],
                ["EMCHRS Transactional Services", "Tbc", "Tbc", "Tbc", "Tbc", "tbc", "Notts", "ACO Naylor", "tbc", "-", None, "31/02/2019"],
                [],
                ["National agreements"],
                ["NPAS", "P", "✓", "x", "✓", "✓", None, None, "Regional DCC", None, "To be reviewed after the national work", 42095],
                ["Total", 3, 3, 3, 3, 3],
                [],
                ["Key: NP = not participating"],
                ["Note: costs are shared by population."],
            ]
        },
        _regional,
    ),
    [
        *[f"{c}5 {f} COLLABORATES emsou-soc" for c, f in zip("BCDEF", ("derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire"))],
        "G5 lpb-lincolnshire LEADS emsou-soc role=PCC lead",
        "H5 derbyshire LEADS emsou-soc role=chief officer lead",
        "I5 person-andy-dickin LEADS emsou-soc role=operational lead",
        "J5 leicestershire LEADS emsou-soc role=finance lead",
        "L5 emsou-soc STATES since 2015-04-01",
        "B6 derbyshire COLLABORATES emsou-fs",
        "C6 leicestershire STAYS_OUT_OF emsou-fs",
        "D6 lincolnshire STAYS_OUT_OF emsou-fs",
        "E6 northamptonshire COLLABORATES emsou-fs",
        "F6 nottinghamshire COLLABORATES emsou-fs",
        "G6 lpb-lincolnshire LEADS emsou-fs role=PCC lead",
        "H6 derbyshire LEADS emsou-fs role=chief officer lead",
        "I6 person-andrew-price LEADS emsou-fs role=operational lead",
        "J6 derbyshire LEADS emsou-fs role=finance lead",
        "K6 derbyshire PROVIDES emsou-fs value=HR; fleet; procurement",
        "K6 nottinghamshire PROVIDES emsou-fs value=insurance; IS",
        "L6 emsou-fs STATES since 2015-04",
        *[f"{c}7 {f} COLLABORATES emchrs-ts status=tbc" for c, f in zip("BCDEF", ("derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire"))],
        "G7 lpb-nottinghamshire LEADS emchrs-ts role=PCC lead",
        "H7 person-naylor LEADS emchrs-ts role=chief officer lead",
        "C10 leicestershire COLLABORATES npas",
        "E10 northamptonshire COLLABORATES npas",
        "F10 nottinghamshire COLLABORATES npas",
        "I10 Regional DCC LEADS npas role=operational lead",
        "L10 npas STATES since 2015-04-01",
    ],
    ["I7", "L7", "B10", "D10", "K10", "A14"],
)  # fmt: skip


def _coloured(book: Any) -> None:
    sheet = book["Collabs"]
    for at in ("B3", "C3", "B4", "D5", "C6"):
        fill(sheet[at], GREEN)
    for at in ("D3", "B6"):
        fill(sheet[at], AMBER)
    fill(sheet["D6"], "FF0000")
    for column in "ABCDEF":
        fill(sheet[f"{column}2"], GREY)
        fill(sheet[f"{column}5"], GREY) if column in "AEF" else None
    for cell in sheet[7]:
        cell.font = Font(strike=True)
    sheet["E4"].font = Font(strike=True)
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["F"].hidden = True
    fill(book["Key"]["A2"], GREEN)
    fill(book["Key"]["A3"], AMBER)
    book["Old"].sheet_state = "hidden"


COLOURED = Register(
    "south-west-colours.xlsx",
    workbook(
        {
            "Collabs": [
                ["South West collaborations"],
                ["Unit", "A&S", "D&C", "Glos", "Host force", "Lead force"],
                ["South West Forensics", None, None, None, "Avon & Somerset", "Devon & Cornwall"],
                ["SW ROCU", None, None, None, "Wilts", "Dorset"],
                ["South West Police Procurement", None, None, None, "D&C Police", "Glos"],
                ["NABIS", None, None, None, "West Midlands", "Glos"],
                ["Tri-Force Dogs", "Y", "Y", "Y", "Glos", "Glos"],
                ["NPAS", "Y", "Y", "Y", "West Yorkshire", "WYP"],
            ],
            "Key": [["Colour key"], [None, "Participating"], [None, "To be confirmed"]],
            "Old": [["Unit", "A&S"], ["NPAS", "Y"]],
        },
        _coloured,
    ),
    [
        "B3 avon-and-somerset COLLABORATES sw-forensics",
        "C3 devon-and-cornwall COLLABORATES sw-forensics",
        "D3 gloucestershire COLLABORATES sw-forensics status=tbc",
        "E3 avon-and-somerset HOSTS sw-forensics role=host",
        "B4 avon-and-somerset COLLABORATES SW ROCU",
        "D5 gloucestershire COLLABORATES South West Police Procurement",
        "E5 devon-and-cornwall HOSTS South West Police Procurement role=host",
        "B6 avon-and-somerset COLLABORATES nabis status=tbc",
        "C6 devon-and-cornwall COLLABORATES nabis",
        "E6 west-midlands HOSTS nabis role=host",
    ],
    ["F2", "E4", "D6", "A7", "A8", "Old!A1"],
)  # fmt: skip


LISTED = Register(
    "eastern list.csv",
    text(
        "Ref;Name of collaboration;Parties;Lead force;Legal basis;Start;End;Review date;Status;Contact;Email\r\n"
        "1;Eastern Region Special Operations Unit;Beds, Cambs, Essex, Herts, Kent, Norfolk & Suffolk;Bedfordshire Police;s.22A Police Act 1996;2010;;1 March 2019;Live;ACC Jo Ruddock;\r\n"
        "2;7F Procurement;Norfolk / Suffolk / Kent / Durhan;Kent;Collaboration agreement;28/01/2019;27.01.2018;Q1 2021;Under review;Zoë Billingham;jane.roe@kent.police.example\r\n"
        "3;Café Services;Norfolk and Suffolk;Norfolk – tbc;Y;01/13/2016;ongoing;2020/21;Signed off;vacant;01603 276969\r\n",
        "cp1252",
    ),
    [
        *[
            f"C2 {f} COLLABORATES ersou basis=inferred"
            for f in ("bedfordshire", "cambridgeshire", "essex", "hertfordshire", "kent", "norfolk", "suffolk")
        ],
        "D2 bedfordshire LEADS ersou role=lead force",
        "E2 ersou STATES legal_basis s.22A Police Act 1996",
        "F2 ersou STATES since 2010",
        "H2 ersou STATES review_date 2019-03-01",
        "I2 ersou STATES status active",
        "J2 Jo Ruddock CONTACT_FOR ersou",
        *[f"C3 {f} COLLABORATES 7f-procurement basis=inferred" for f in ("norfolk", "suffolk", "kent")],
        "D4 norfolk LEADS Café Services role=lead force status=tbc",
        "D3 kent LEADS 7f-procurement role=lead force",
        "E3 7f-procurement STATES legal_basis Collaboration agreement",
        "I3 7f-procurement STATES status under review",
        "J3 person-zoe-billingham CONTACT_FOR 7f-procurement",
        *[f"C4 {f} COLLABORATES Café Services basis=inferred" for f in ("norfolk", "suffolk")],
    ],
    ["C3", "F3", "G3", "H3", "K3", "B4", "E4", "F4", "H4", "I4", "J4", "K4"],
)  # fmt: skip


def _two(book: Any) -> None:
    sheet = book["Tables"]
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B10:D10")
    sheet.merge_cells("E4:E5")
    sheet["B5"] = CellRichText("Y ", TextBlock(InlineFont(strike=True), "N"))


TWO_TABLES = Register(
    "two-tables.xlsx",
    workbook(
        {
            "Tables": [
                ["Operational collaborations"],
                [],
                ["Unit", "Cleveland", "Durham PCC", "Northumbria Police", "Lead", "Notes"],
                ["NERSOU", "Yes", "Yes", "Lead", "Supt Anil Rao (Cleveland)", None],
                [None, "Y", "N", "n/a", None, "second line"],
                ["CDSOU", "Y (from 01/04/2016)", "Host", "left 2018", "Durham; ACC Kate Meynell", "see ext 2245"],
                [],
                ["Proposed collaborations"],
                ["Service", "Durham", "Cleveland", "N Yorks", "Premises"],
                ["Evolve Legal", "tbc", None, None, "Spennymoor"],
                ["Evolve Dogs", "Yes", "No", "=B11", None],
                ["Subtotal", 2, 1, 0, None],
            ]
        },
        _two,
    ),
    [
        "B4 cleveland COLLABORATES nersou",
        "C4 lpb-durham COLLABORATES nersou",
        "D4 northumbria LEADS nersou role=lead force",
        "E4 Anil Rao LEADS nersou role=lead (column not stated)",
        "C5 lpb-durham STAYS_OUT_OF nersou",
        "B6 cleveland COLLABORATES cdsou since=2016-04-01",
        "C6 lpb-durham HOSTS cdsou role=host",
        "D6 northumbria COLLABORATES cdsou status=ended until=2018",
        "E6 durham LEADS cdsou role=lead force",
        "E6 Kate Meynell LEADS cdsou role=lead (column not stated)",
        *[f"B10 {f} COLLABORATES Evolve Legal status=tbc" for f in ("durham", "cleveland", "north-yorkshire")],
        "E10 Evolve Legal STATES base Spennymoor",
        "A10 Evolve Legal STATES status proposed",
        "A11 Evolve Dogs STATES status proposed",
        "B11 durham COLLABORATES Evolve Dogs status=proposed",
        "C11 cleveland STAYS_OUT_OF Evolve Dogs",
    ],
    ["B5", "C5", "F5", "F6", "A10", "D11"],
)  # fmt: skip


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    struck = xlwt.easyxf("font: struck_out on")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    month = xlwt.easyxf(num_format_str="MMM-YY")
    sheet.write_merge(0, 0, 1, 3, "Participating forces")
    for column, heading in enumerate(
        ["Agreement", "Herts", "Beds", "Cambs", "Host", "Start date", "Expiry date"]
    ):
        sheet.write(1, column, heading)
    for row, (cells, dates) in enumerate(
        [
            (
                ["BCH Strategic Alliance", "Yes", "Yes", "Yes", "Hertfordshire Constabulary"],
                (date(2011, 6, 1), date(2021, 5, 31)),
            ),
            (["BCH Firearms", "L", "P", "P", "Beds"], (date(2012, 7, 1), None)),
        ],
        2,
    ):
        for column, said in enumerate(cells):
            sheet.write(row, column, said)
        sheet.write(row, 5, dates[0], month if row == 3 else day)
        if dates[1]:
            sheet.write(row, 6, dates[1], day)
    for column, said in enumerate(["BCH Payroll", "Yes", "Yes", "Yes", "Cambs"]):
        sheet.write(4, column, said, struck)
    sheet.write(6, 0, "P")
    sheet.write(6, 1, "Participating force")
    sheet.write(5, 0, "Key:")
    book.save(str(path))


OLD = Register(
    "bch.xls",
    xls,
    [
        "B3 hertfordshire COLLABORATES BCH Strategic Alliance",
        "C3 bedfordshire COLLABORATES BCH Strategic Alliance",
        "D3 cambridgeshire COLLABORATES BCH Strategic Alliance",
        "E3 hertfordshire HOSTS BCH Strategic Alliance role=host",
        "F3 BCH Strategic Alliance STATES since 2011-06-01",
        "G3 BCH Strategic Alliance STATES expires 2021-05-31",
        "C4 bedfordshire COLLABORATES BCH Firearms",
        "D4 cambridgeshire COLLABORATES BCH Firearms",
        "E4 bedfordshire HOSTS BCH Firearms role=host",
        "F4 BCH Firearms STATES since 2012-07",
    ],
    ["A4", "B4", "A5"],
)  # fmt: skip

FORCE_ROWS = Register(
    "by force.xlsx",
    workbook(
        {
            "By force": [
                ["Which forces are in what (position at 31 March 2020)"],
                ["Force", "NPAS", "NABIS", "NaVCIS", "Fleet Hub"],
                ["Kent", "✔", "✔", "○", "✔"],
                ["Surrey Police", "✔", "✗", "–", "Host"],
                ["Met", "No", "✔", "✔", None],
                ["Surey", "✔", "✔", "✔", "✔"],
            ],
            "Long": [
                ["Collaboration", "Force", "Role", "From"],
                ["NPAS", "West Yorkshire", "Lead", "01/10/2012"],
                ["NPAS", "Gwent", "Participant", "01/10/2012"],
                ["NPAS", "South Wales", "Associate", None],
            ],
        },
        lambda book: None,
    ),
    [
        "B3 kent COLLABORATES npas",
        "C3 kent COLLABORATES nabis",
        "E3 kent COLLABORATES Fleet Hub",
        "B4 surrey COLLABORATES npas",
        "E4 surrey HOSTS Fleet Hub role=host",
        "B5 metropolitan STAYS_OUT_OF npas",
        "C5 metropolitan COLLABORATES nabis",
        "D5 metropolitan COLLABORATES navcis",
        "Long!B2 west-yorkshire LEADS npas role=lead force since=2012-10-01",
        "Long!B3 gwent COLLABORATES npas since=2012-10-01",
    ],
    ["D3", "C4", "A6", "Long!C4"],
)  # fmt: skip
TUNED = (REGIONAL, COLOURED, LISTED, TWO_TABLES, OLD, FORCE_ROWS)
