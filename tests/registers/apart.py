"""Three awkward registers that were written last; docs/decisions/0011 says how the first reading of them went."""

from pathlib import Path
from typing import Any

from docx import Document
from openpyxl.styles import Font

from tests.registers.builder import Register, text, workbook


def _south_east(book: Any) -> None:
    sheet = book["Register v3"]
    sheet["A6"].font = Font(bold=True)
    sheet["A10"].font = Font(bold=True)
    sheet.merge_cells("B11:E11")
    sheet.merge_cells("B4:E4")
    sheet.row_dimensions[14].hidden = True


SOUTH_EAST = Register(
    "south-east.xlsx",
    workbook(
        {
            "Register v3": [
                ["South East Region", None, None, None, None, None, None, None, None, None, None, "Legend"],
                ["Register of collaboration agreements (s22A), updated 15 March 2021", None, None, None, None, None, None, None, None, None, None, "●", "signatory to the agreement"],
                [None, None, None, None, None, None, None, None, None, None, None, "○", "not a signatory"],
                [None, "Forces", None, None, None, "Governance", None, "Agreement", None, "Remarks", None, "◐", "considering"],
                ["Collaboration", "TVP", "Hants", "Surrey", "Sussex", "Lead Force", "SRO", "Date signed", "Expiry", None],
                ["Specialist operations"],
                ["SEROCU", "●", "●", "●", "●", "Thames Valley", "ACC Peter Ward (TVP)", "1st April 2013", "31/3/2023", None],
                ["CTPSE", "●", "●", "● *", "●", "TVP", "Head of CTPSE", 41365, "n/a", "Funded by grant"],
                [None],
                ["Support"],
                ["Surrey and Sussex joint firearms", "All four forces", None, None, None, "Sussex / Surrey", "T/ACC Lisa Townsend", "2013", "tbc", None],
                ["Joint Operations Unit", "●", "●", "○", "○", "Hants", "Supt P. O’Hara; Ch Insp Mary-Jane van Dyke", "04/2012", None, "TVP: vehicles, dogs; Hants: firearms"],
                ["Joint ICT", "●", "◐", "-", "", "Hampshire Constabulary", None, None, None, None],
                ["NPAS", "●", "●", "●", "●", "WYP", None, None, None, None],
                ["Total agreements", 5, 4, 3, 3],
                ["* Surrey to confirm by letter"],
            ]
        },
        _south_east,
    ),
    [
        *[f"{c}7 {f} COLLABORATES serocu" for c, f in zip("BCDE", ("thames-valley", "hampshire", "surrey", "sussex"))],
        "F7 thames-valley LEADS serocu role=lead force",
        "G7 person-peter-ward LEADS serocu role=responsible",
        "H7 serocu STATES signed 2013-04-01",
        "I7 serocu STATES expires 2023-03-31",
        "B8 thames-valley COLLABORATES ctpse",
        "C8 hampshire COLLABORATES ctpse",
        "E8 sussex COLLABORATES ctpse",
        "F8 thames-valley LEADS ctpse role=lead force",
        "G8 Head of CTPSE LEADS ctpse role=responsible",
        "H8 ctpse STATES signed 2013-04-01",
        *[f"B11 {f} COLLABORATES ss-firearms" for f in ("thames-valley", "hampshire", "surrey", "sussex")],
        "F11 sussex LEADS ss-firearms role=lead force",
        "F11 surrey LEADS ss-firearms role=lead force",
        "G11 person-lisa-townsend LEADS ss-firearms role=responsible",
        "H11 ss-firearms STATES signed 2013",
        "B12 thames-valley COLLABORATES Joint Operations Unit",
        "C12 hampshire COLLABORATES Joint Operations Unit",
        "D12 surrey STAYS_OUT_OF Joint Operations Unit",
        "E12 sussex STAYS_OUT_OF Joint Operations Unit",
        "F12 hampshire LEADS Joint Operations Unit role=lead force",
        "G12 P. O’Hara LEADS Joint Operations Unit role=responsible",
        "G12 Mary-Jane van Dyke LEADS Joint Operations Unit role=responsible",
        "H12 Joint Operations Unit STATES signed 2012-04",
        "J12 thames-valley PROVIDES Joint Operations Unit value=vehicles; dogs",
        "J12 hampshire PROVIDES Joint Operations Unit value=firearms",
        "B13 thames-valley COLLABORATES Joint ICT",
        "C13 hampshire COLLABORATES Joint ICT status=tbc",
        "F13 hampshire LEADS Joint ICT role=lead force",
    ],
    ["D8", "J8", "I11", "A12", "A13", "A14", "A16"],
)  # fmt: skip

NORTH = Register(
    "north.csv",
    text(
        "North East and Yorkshire section 22A list\t\t\t\t\t\t\r\n"
        "\t\t\t\t\t\t\r\n"
        "Unit\tParticipating Forces\tLead policing body\tChief Constable lead\tGo-live\tNext review\tComments\r\n"
        "NERSOU\tCleveland, Durham & Northumbria\tDurham PCVC\tCC Jo Farrell\t1/4/14\tDecember 2021\tContact Jo on 0191 375 2001\r\n"
        "NPAS\tAll forces\tWYCA\tWest Yorkshire\t01-Oct-12\tn/a\t<b>lead</b> since 2012\r\n"
        "Yorkshire Underwater Search\tHumberside; N Yorks; S Yorks; W Yorks (host); Lincs (tbc)\t\tDCC\tsummer 2016\t2017-18\t\r\n"
        "\tDurham\t\t\t\t\t\r\n"
        "=HYPERLINK(\"x\")\tDurham\t\t\t\t\t\r\n"
        "CDSOU\tDurham (left 2019), Cleveland\tDurham\tCleveland (ACC Roe)\t40634\t30/02/2020\tunder review\r\n",
        "utf-16",
    ),
    [
        *[f"B4 {f} COLLABORATES nersou" for f in ("cleveland", "durham", "northumbria")],
        "C4 lpb-durham LEADS nersou role=lead policing body",
        "D4 Jo Farrell LEADS nersou role=chief officer lead",
        "E4 nersou STATES since 2014-04-01",
        "F4 nersou STATES review_date 2021-12",
        "C5 lpb-west-yorkshire LEADS npas role=lead policing body",
        "D5 west-yorkshire LEADS npas role=chief officer lead",
        "E5 npas STATES since 2012-10-01",
        *[f"B6 {f} COLLABORATES Yorkshire Underwater Search" for f in ("humberside", "north-yorkshire", "south-yorkshire", "west-yorkshire")],
        "B6 west-yorkshire HOSTS Yorkshire Underwater Search role=host",
        "B6 lincolnshire COLLABORATES Yorkshire Underwater Search status=tbc",
        "D6 DCC LEADS Yorkshire Underwater Search role=chief officer lead",
        "B9 durham COLLABORATES cdsou status=ended until=2019",
        "B9 cleveland COLLABORATES cdsou",
        "C9 lpb-durham LEADS cdsou role=lead policing body",
        "D9 cleveland LEADS cdsou role=chief officer lead",
        "D9 Roe LEADS cdsou role=chief officer lead",
        "E9 cdsou STATES since 2011-04-01",
    ],
    ["G4", "B5", "G5", "A6", "E6", "F6", "B7", "A8", "F9", "G9"],
)  # fmt: skip


def _wales(path: Path) -> None:
    document = Document()
    document.add_paragraph("Policing in Wales: section 22A agreements")
    table = document.add_table(7, 7)
    rows = [
        ["Name of agreement", "Dyfed-Powys", "Gwent", "North Wales", "South Wales", "Host", "Review due"],
        ["Tarian", "✓", "✓", "", "✓ (lead)", "South Wales Police", "Mar 2022"],
        ["WECTU", "✓", "✓", "✓", "✓", "SWP", "31.12.2021"],
        ["Joint Firearms Unit", "Yes", "Yes", "Not participating", "Yes", "S Wales", "2022"],
        ["Joint Legal Services", "N", "Y", "?", "Y", "Gwent / South Wales", "ongoing"],
        ["Drones", "Y", "Y", "Y", "Y", "Gwynedd", "as needed"],
        ["Total", "4", "5", "2", "5", "", ""],
    ]
    for line, cells in enumerate(rows):
        for column, said in enumerate(cells):
            table.cell(line, column).text = said
    for cell in table.rows[5].cells:
        for run in cell.paragraphs[0].runs:
            run.font.strike = True
    document.save(str(path))


WALES = Register(
    "wales.docx",
    _wales,
    [
        "B2 dyfed-powys COLLABORATES tarian",
        "C2 gwent COLLABORATES tarian",
        "E2 south-wales COLLABORATES tarian",
        "E2 south-wales LEADS tarian role=lead force",
        "F2 south-wales HOSTS tarian role=host",
        "G2 tarian STATES review_date 2022-03",
        *[f"{c}3 {f} COLLABORATES ctp-wales" for c, f in zip("BCDE", ("dyfed-powys", "gwent", "north-wales", "south-wales"))],
        "F3 south-wales HOSTS ctp-wales role=host",
        "G3 ctp-wales STATES review_date 2021-12-31",
        "B4 dyfed-powys COLLABORATES Joint Firearms Unit",
        "C4 gwent COLLABORATES Joint Firearms Unit",
        "D4 north-wales STAYS_OUT_OF Joint Firearms Unit",
        "E4 south-wales COLLABORATES Joint Firearms Unit",
        "F4 south-wales HOSTS Joint Firearms Unit role=host",
        "G4 Joint Firearms Unit STATES review_date 2022",
        "B5 dyfed-powys STAYS_OUT_OF Joint Legal Services",
        "C5 gwent COLLABORATES Joint Legal Services",
        "E5 south-wales COLLABORATES Joint Legal Services",
        "F5 gwent HOSTS Joint Legal Services role=host",
        "F5 south-wales HOSTS Joint Legal Services role=host",
    ],
    ["A4", "A5", "D5", "A6"],
)  # fmt: skip
KEPT_APART = (SOUTH_EAST, NORTH, WALES)
