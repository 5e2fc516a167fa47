"""Pages in the shapes that public pages have: lists of agreements, headings over parties, tables, minutes, decisions.

The pages are ours; what is expected of each is what a reader would say.
"""

from loaders.documents import Document, Passage, read
from loaders.extraction import candidates
from tests.extracted import bodies, found, party_to, read_page, said, taking_part


def test_the_last_item_of_a_list_is_not_what_is_spoken_of_after_it():
    text = """We run these joint units:
    * ERSOU
    * NPAS
    The unit is hosted by Kent Police."""
    assert not {fact for fact in found(text, site="Essex Police") if "HOSTS" in fact}


def test_numbered_lines_under_a_lead_in_are_a_list_of_agreements():
    text = """The PCC has entered into the following collaboration agreements with Norfolk Constabulary.
    1. Agreement for the provision of a Joint Protective Services Command commencing 1 April 2013.
    2. Agreement in relation to NPAS.
    3. Renewal of the agreement on ERSOU to commence on 1 June 2017."""
    assert found(text, site="Suffolk PCC") == {
        *party_to("ns-jps", "ns-jps-agreement", "lpb-suffolk", "norfolk"),
        *party_to("npas", "npas-agreement", "lpb-suffolk", "norfolk"),
        "STATES ns-jps-agreement since 2013-04-01",
    }


def test_titles_of_agreements_in_a_list_name_their_units():
    text = """The Commissioner has signed the following agreements:
    1. Establishment of the National Police Chiefs Council - April 2015
    2. A Collaboration Agreement for the National Ballistics Intelligence Service (NABIS)"""
    assert found(text, site="Kent PCC") == {
        *party_to("npcc", "npcc-agreement", "lpb-kent"),
        *party_to("nabis", "nabis-agreement", "lpb-kent"),
    }


def test_bodies_right_under_the_name_of_a_unit_share_it():
    text = """# October 2013 – North East Regional Special Operations Unit (NERSOU)
    Police & Crime Commissioner for Cleveland, Chief Constable of Durham Constabulary & Durham PCC
    The aim is more capacity."""
    assert found(text) == taking_part("nersou", "lpb-cleveland", "durham", "lpb-durham")
    listed = found(text, name="Collaboration agreements")
    parties = party_to("nersou", "nersou-agreement", "lpb-cleveland", "durham", "lpb-durham")
    assert listed == parties | {"STATES nersou-agreement signed 2013-10"}


def test_bodies_under_news_about_a_unit_do_not():
    assert found("# News about ERSOU\nKent, Essex and Norfolk") == set()


def test_parties_after_a_key_sign_the_agreement_of_the_heading():
    text = "# Evolve Legal Services\nParties: the Chief Constables of Durham and Cleveland."
    assert found(text) == party_to("evolve-legal", "evolve-legal-agreement", "durham", "cleveland")


def test_a_heading_says_whose_the_list_under_it_is():
    assert found("# The forces of Kent and Essex\n* NPAS – helicopters\n* ERSOU") == {
        *taking_part("npas", "kent", "essex"),
        *taking_part("ersou", "kent", "essex"),
    }
    assert found("# ERSOU\n# Partner forces\n* Kent Police\n* Essex Police") == taking_part(
        "ersou", "kent", "essex"
    )


def test_the_forces_in_the_name_of_a_listed_unit_share_it_and_a_date_says_since_when():
    text = """The following joint units have been established:
    * Bedfordshire & Hertfordshire Dog Unit – April 2009
    * Joint Rural Crime Unit for Kent and Essex"""
    assert found(text, site="Bedfordshire Police") >= {
        *taking_part("bh-dogs", "bedfordshire", "hertfordshire"),
        "STATES bh-dogs since 2009-04",
        *taking_part("Joint Rural Crime Unit", "kent", "essex"),
    }


def test_the_parties_of_an_agreement_stand_between_its_title_and_its_clauses():
    text = """# COLLABORATION AGREEMENT
    IN RELATION TO THE SOUTH EAST & EASTERN REGION POLICE INSURANCE CONSORTIUM (‘SEERPIC’)
    Made pursuant to section 22A of the Police Act 1996
    THIS AGREEMENT is made on 1 June 2021
    # BETWEEN
    The following Chief Officers
    (1) THE CHIEF CONSTABLE OF KENT POLICE
    (2) The Chief Constable of Essex Police and the following Policing Bodies
    (3) The Police and Crime Commissioner for Kent
    # 1. Introduction
    Surrey Police is not a Party to this Agreement."""
    assert found(text) - {"surrey STAYS_OUT_OF seerpic"} == {
        *party_to("seerpic", "seerpic-agreement", "kent", "essex", "lpb-kent"),
        "STATES seerpic-agreement legal_basis section 22A, Police Act 1996",
        "STATES seerpic-agreement signed 2021-06-01",
    }


def test_the_agreement_with_a_capital_is_the_one_that_a_decision_is_about():
    text = """# Decision
    Section 22A Agreement: ERSOU
    NPAS is growing.
    The Agreement is made between the two bodies: the Chief Constables of Kent and Essex."""
    name = "Agreement on Eastern Region Special Operations Unit"
    assert found(text) == party_to("ersou", name, "kent", "essex")


def test_a_unit_in_the_capitals_of_a_title_is_called_as_it_would_be_written():
    text = """# COLLABORATION AGREEMENT FOR THE PROVISION OF A FIREARMS AND EXPLOSIVES LICENSING SERVICE
    # BETWEEN
    (1) THE CHIEF CONSTABLE OF WEST MIDLANDS POLICE
    (2) THE CHIEF CONSTABLE OF STAFFORDSHIRE POLICE"""
    name = "Firearms and Explosives Licensing Service"
    assert found(text) == party_to(name, f"Agreement on {name}", "west-midlands", "staffordshire")


def test_a_sentence_near_the_head_names_no_publisher():
    text = "The programme is led by Dorset Police.\nThe Commissioner is a member of the APCC."
    assert "lpb-dorset MEMBER_OF apcc" not in found(text)


def test_a_report_on_a_force_speaks_of_the_force_and_not_as_the_force():
    text = "The force takes part in ERSOU. We visited NPAS. We are part of NABIS."
    assert found(text, name="Suffolk PEEL inspection - HMICFRS") == {"suffolk COLLABORATES ersou"}


def test_it_belongs_is_said_of_the_force_and_it_is_hosted_of_the_unit():
    text = "Kent Police is a member of ERSOU. It also belongs to NPAS."
    assert found(text) == {"kent COLLABORATES ersou", "kent COLLABORATES npas"}
    assert found("Kent Police is a member of ERSOU. It is hosted by Essex Police.") >= {
        "essex HOSTS ersou host"
    }


def test_the_two_forces_are_the_two_that_work_with_each_other():
    text = "Kent Police has collaborated with Essex Police since 2007. The two forces jointly run NPAS."
    assert found(text) == taking_part("npas", "kent", "essex")


def test_a_surname_alone_is_who_was_named_in_full():
    text = "ACC Nia Price opened the day.\nACC Price, head of ERSOU, said it went well."
    assert found(text) == {"Nia Price LEADS ersou head"}


def test_the_unit_of_a_region_is_the_one_of_the_publisher():
    text = "The Regional Organised Crime Unit is hosted by West Midlands Police."
    assert found(text, site="West Mercia Police") == {"west-midlands HOSTS rocuwm host"}


def test_who_has_left_is_not_among_those_of_a_cell_and_a_date_of_agreement_is_its_own():
    columns = ("Name of collaboration", "Partners", "Date of agreement")
    cells = ("NPAS", "Kent and Essex (Surrey left in 2018)", "1 April 2013")
    row = Passage(" | ".join(cells), "table 1, row 1", kind="row", cells=cells, columns=columns)
    known, names = bodies()
    rows = candidates(Document("A page", (row,)), known, source="doc", names=names)
    assert said(rows) == {*taking_part("npas", "kent", "essex"), "STATES npas-agreement signed 2013-04-01"}


def test_a_short_form_may_be_two_words():
    text = "The South West Regional Organised Crime Unit (SW ROCU) is growing.\nSW ROCU is hosted by Dorset Police."
    assert found(text) == {"dorset HOSTS swrocu host"}


def test_each_line_of_a_numbered_paragraph_in_markdown_is_an_item(tmp_path):
    file = tmp_path / "summary.md"
    file.write_text("The Parties are:\n\ni. Kent Police\nii. Essex Police\n", encoding="utf-8")
    assert [(p.kind, p.text) for p in read(file).passages] == [
        ("paragraph", "The Parties are:"),
        ("item", "Kent Police"),
        ("item", "Essex Police"),
    ]


def test_a_document_is_called_by_the_line_it_opens_with(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text(
        "AGREEMENT ON NPAS, dated 1 May 2020\n\nIt is short.\n\nThe Disclosure Officer\n", encoding="utf-8"
    )
    assert read(file).name == "AGREEMENT ON NPAS, dated 1 May 2020"


def test_a_candidate_of_a_list_says_the_words_before_it_too():
    (row,) = read_page("# ERSOU\n# Partner forces\n* Kent Police")
    assert row.says == "Partner forces Kent Police"


def holding(text):
    """Who is asked about as holding which post."""
    return {
        (c.from_id or c.from_name, c.to_id)
        for c in read_page(text)
        if (c.relation, c.decision) == ("HOLDS", "ask")
    }


def test_whether_a_head_holds_the_known_post_of_that_rank_is_asked():
    text = (
        "# CDSOU\nIts Head of Service is Det C/ Supt Lisa Theaker from Cleveland Police, and"
        " Durham Superintendent Steve Ball."
    )
    # data/nodes.csv has a post of head of CDSOU for each of the two ranks
    assert holding(text) == {
        ("person-lisa-theaker", "post-cleveland-detective-chief-superintendent-head-of-service-cdsou"),
        ("person-steve-ball", "post-durham-superintendent-head-of-service-cdsou"),
    }
    assert holding("CDSOU is headed by Inspector Ann Other.") == set()


def test_whether_a_chief_constable_holds_the_known_post_is_asked():
    text = "Ann Other, Chief Constable of Durham Constabulary, said it was good."
    assert holding(text) == {("Ann Other", "post-durham-chief-constable")}
    assert found(text) == set()


def test_the_region_is_the_one_that_the_document_is_about():
    text = """The East Midlands leads the way; the East Midlands has five forces, and the East Midlands is large.
    A register shows the national agreements to which forces in the region are signatories.
    # List of national agreements
    National Police Air Service (NPAS) The service was previously run by others."""
    forces = ("derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire")
    assert found(text) == party_to("npas", "npas-agreement", *forces)
    assert found(text.replace("East Midlands", "place")) == set()


def test_lines_with_a_key_say_what_they_say_of_the_unit_above():
    text = "# ERSOU\nLead: Kent Police\nStart date: April 2010\nStatus: under review\nEnded: 2020"
    assert found(text) == {
        "kent LEADS ersou lead force",
        "STATES ersou since 2010-04",
        "STATES ersou status under review",
        "STATES ersou until 2020",
    }


def test_the_committee_is_the_one_whose_minutes_they_are_and_its_chair_is_marked_in_them():
    text = "Present: Ann Other, PCC for Kent (Chair)\nThe committee, which oversees NPAS, met."
    assert found(text, name="EASTERN REGION SCRUTINY COMMITTEE") == {
        "Ann Other LEADS Eastern Region Scrutiny Committee chair",
        "Eastern Region Scrutiny Committee GOVERNS npas",
    }


def test_they_are_the_forces_of_the_sentence_before():
    text = "Kent Police and Essex Police are neighbours. They share NPAS."
    assert found(text) == taking_part("npas", "kent", "essex")


def test_the_unit_is_no_group_and_no_programme_that_was_named_since():
    text = "The Joint Operations Unit is growing. The Evolve Programme is not.\nThe unit is hosted by Kent Police."
    assert found(text) == {"kent HOSTS jou host"} or found(text) == {"kent HOSTS Joint Operations Unit host"}


def test_a_table_without_a_heading_begins_with_a_row(tmp_path):
    file = tmp_path / "page.html"
    rows = [("ERSOU", "Involves Kent, Essex and Norfolk in the fight against crime."),
            ("NPAS", "Operates across Kent, Essex and Surrey by day and by night.")]  # fmt: skip
    table = "".join(f"<tr><td>{unit}</td><td>{text}</td></tr>" for unit, text in rows)
    file.write_text(f"<html><body><table>{table}</table></body></html>", encoding="utf-8")
    known, names = bodies()
    assert said(candidates(read(file), known, source="doc", names=names)) == {
        *taking_part("ersou", "kent", "essex", "norfolk"),
        *taking_part("npas", "kent", "essex", "surrey"),
    }


def test_forces_in_a_list_under_a_unit_are_its_members_and_a_bracket_says_who_hosts():
    text = """# Underwater Search and Marine Unit
    * Humberside Police (host)
    * South Yorkshire Police
    * Kent Police was thanked"""
    assert found(text, site="Humberside Police") == {
        *taking_part("yh-usmu", "humberside", "south-yorkshire"),
        "humberside HOSTS yh-usmu host",
    }


def test_what_holds_unless_something_else_is_agreed_holds():
    text = (
        "The NPAS agreement shall take effect on 1 April 2019 and shall continue in force until 31"
        " March 2024 unless ended."
    )
    assert found(text) == {
        "STATES npas-agreement since 2019-04-01",
        "STATES npas-agreement expires 2024-03-31",
    }


def test_this_collaboration_between_two_forces_is_the_one_of_the_heading():
    text = "# ERSOU\nThis collaboration between Kent and Essex came to an end in 2019."
    assert "STATES ersou until 2019" in found(text)


def test_the_commissioners_and_their_chief_constables_are_both():
    text = "# Evolve Legal Services\nParties: PCCs for Cleveland and Durham, and their Chief Constables"
    four = ("lpb-cleveland", "lpb-durham", "cleveland", "durham")
    assert found(text) == party_to("evolve-legal", "evolve-legal-agreement", *four)


def test_the_offices_before_a_list_of_places_are_those_of_each_place():
    text = """7F Procurement is growing.
    The parties are the Chief Constables and the Police and Crime Commissioners for:
    * Kent
    * Essex"""
    four = ("lpb-kent", "lpb-essex", "kent", "essex")
    assert found(text) == party_to("7f-procurement", "7f-procurement-agreement", *four)


def test_each_sentence_of_a_summary_in_a_table_speaks_of_the_unit_of_its_row():
    columns = ("Name", "Summary")
    cells = (
        "Cleveland and Durham fingerprint bureau",
        "Looks at marks left at scenes of crime. Hosted by Durham Constabulary.",
    )
    row = Passage(" | ".join(cells), "table 1, row 1", kind="row", cells=cells, columns=columns)
    known, names = bodies()
    rows = candidates(Document("A page", (row,)), known, source="doc", names=names)
    assert "durham HOSTS cd-fingerprint host" in said(rows)


def test_a_bracket_says_whether_the_one_in_a_column_of_leads_or_hosts_leads():
    columns, known_names = ("Agreement", "Lead or host"), bodies()
    cells = [("NPAS", "West Yorkshire Police (lead)"), ("ERSOU", "Bedfordshire Police")]
    rows = [
        Passage(" | ".join(c), f"row {n}", kind="row", cells=c, columns=columns) for n, c in enumerate(cells)
    ]
    found_in = candidates(Document("A page", tuple(rows)), known_names[0], source="doc", names=known_names[1])
    assert said(found_in) == {"west-yorkshire LEADS npas lead force"}


def test_a_question_does_not_set_what_is_spoken_of():
    text = "NPAS is growing.\nReviewed by Evolve Legal Services?\nIt is hosted by Kent Police."
    assert "kent HOSTS evolve-legal host" not in found(text)


def test_a_name_that_is_called_one_is_a_unit():
    text = "A programme called Policing Together Digital is hosted by Kent Police."
    assert found(text) == {"kent HOSTS Policing Together Digital host"}


def test_forces_in_the_name_of_a_unit_are_inferred():
    (row, _) = read_page("Surrey and Sussex joint firearms is growing.")
    assert (row.basis, row.confidence) == ("inferred", 0.85)
