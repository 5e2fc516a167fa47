"""Posts, boards, and what real pages of agreements and units do: one test, one general cause.

The sentences are ours, each in a construction seen on a public page; the expected sets are what a reader would write down.
"""

import pytest

from tests.extracted import found, party_to, read_page, taking_part


def asked(text, **more):
    """The questions of a page, as "start RELATION end"."""
    return {
        f"{row.from_id or row.from_name} {row.relation} {row.to_id or row.to_name}"
        for row in read_page(text, **more)
        if row.decision == "ask"
    }


MEETING = """# People to Meet
NERSOU – Chief Constable, Chief Executive, Det Supt Ann Other"""


def test_whom_to_meet_by_title_is_the_post_of_the_office_whose_document_it_is():
    assert asked("Durham OPCVC and its force share much.\n" + MEETING) >= {
        "post-durham-chief-constable CONTACT_FOR nersou",
        "post-lpb-durham-chief-executive CONTACT_FOR nersou",
        "post-durham-chief-constable AT durham",
        "post-lpb-durham-chief-executive AT lpb-durham",
    }


def test_a_title_is_nobodys_post_where_no_office_is_known():
    assert not {line for line in asked(MEETING) if "CONTACT_FOR" in line}


def test_a_name_and_title_alone_are_the_publishers():
    text = "Ann Other, Police and Crime Commissioner\nReport to the Thames Valley Police and Crime Panel"
    held = "Ann Other HOLDS post-lpb-thames-valley-police-and-crime-commissioner"
    assert held in asked(text, name="Report to the Thames Valley Police and Crime Panel")


def test_a_name_with_an_accent_beside_a_post_in_full_is_asked_about():
    text = "HM Inspector of Constabulary for the Eastern Region, Zoë Billingham, said so."
    assert "person-zoe-billingham HOLDS post-hmicfrs-hm-inspector-eastern-region" in asked(text)


def test_a_known_post_is_a_question_and_no_proposal():
    assert not {fact for fact in found(MEETING, site="Durham PCC") if "HOLDS" in fact or " AT " in fact}


STEERING = "The Thames Valley Collaboration Steering Group met in May."


def test_this_group_is_the_board_named_just_before():
    text = (
        STEERING
        + " Membership of this group includes the PCC and the Chairman of the South Central Ambulance Service."
    )
    board = "board-thames-valley-collaboration-steering-group"
    assert found(text, site="Thames Valley PCC") == {
        f"lpb-thames-valley MEMBER_OF {board}",
        f"post-scas-chairman MEMBER_OF {board}",
    }


@pytest.mark.parametrize(
    "who", ["Treasurer of Essex Police", "Deputy Chief Constable of Durham Constabulary"]
)
def test_who_is_at_a_body_is_neither_the_body_nor_its_chief(who):
    assert found(f"{STEERING} The {who} attends the Steering Group.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kent Police could attend the East Midlands Resources Board.",
        "Kent Police does not attend the East Midlands Resources Board.",
        "Kent Police formerly attended the East Midlands Resources Board.",
    ],
)
def test_who_may_or_does_not_sit_on_a_board_is_no_member(text):
    assert found(text) == set()


def test_units_with_a_board_of_their_own_are_asked_about():
    text = "EMSOU and EMOpSS have a strategic level board that looks at their work."
    assert asked(text) == {"board-emsou-strategic GOVERNS emsou", "board-emopss-strategic GOVERNS emopss"}


def test_a_board_oversees_all_that_was_named():
    text = "The East Midlands Resources Board looks after EMSOU and EMOpSS."
    board = "board-east-midlands-resources"
    assert found(text) == {f"{board} GOVERNS emsou", f"{board} GOVERNS emopss"}


def test_a_board_reports_to_a_council_over_a_unit_that_it_works_through():
    text = "The counter-terrorism coordination committee sets policy through CTPHQ and reports to the NPCC."
    assert found(text) == {"board-counter-terrorism-coordination-committee REPORTS_TO npcc"}


def test_a_member_of_a_council_of_commissioners_does_not_work_jointly_with_it():
    assert found("Kent PCC belongs to the Association of Police and Crime Commissioners.") == {
        "lpb-kent MEMBER_OF apcc"
    }


def test_who_is_linked_to_a_unit_is_not_in_it():
    text = "NERSOU is led by Durham Constabulary. It is linked to the National Crime Agency, and is shared."
    assert not {fact for fact in found(text) if "COLLABORATES" in fact and fact.startswith("nca")}


def test_an_entry_of_a_list_of_agreements_names_its_parties_after_the_unit():
    text = (
        "Evolve Legal Services: Parties: the Chief Constables of Cleveland and Durham. Signed in March 2018."
    )
    assert found(text, name="Our agreements") == {
        *party_to("evolve-legal", "evolve-legal-agreement", "cleveland", "durham"),
        "STATES evolve-legal-agreement signed 2018-03",
    }


def test_parties_in_an_entry_are_not_those_of_the_entry_before():
    text = """Cleveland and Durham fingerprint bureau: Parties: Cleveland Police and Durham Constabulary.
    Evolve Legal Services: Parties: Cleveland Police and North Yorkshire Police."""
    assert not {
        fact for fact in found(text, name="Our agreements") if fact.startswith("north") and "finger" in fact
    }


def test_what_is_said_after_another_agreement_is_not_of_the_unit_before():
    text = """# Collaboration agreements
    NERSOU is shared by Cleveland Police and Durham Constabulary.
    The National Police Coordination Framework Agreement sets out how forces work. This has been signed by Kent Police."""
    assert not {fact for fact in found(text) if fact.startswith("kent")}


def test_a_memorandum_with_a_short_form_is_no_unit():
    text = "Kent Police works with Essex Police and Surrey Police under a Memorandum of Understanding (MoU)."
    assert found(text) == set()


def test_a_person_with_initials_in_brackets_is_no_unit():
    assert found("PCC Ann Other OBE (AO) – Lead Local Policing Body for West Yorkshire Police") == set()


def test_the_last_of_the_services_in_an_agreement_is_no_unit():
    text = "Agreement with Kent Police and Essex Police to include Drugs Testing, Toxicology and Forensic Courier Service"
    assert found(text) == set()


def test_the_end_of_the_name_of_a_unit_spoken_of_is_that_unit():
    text = """Welcome to the South West Regional Organised Crime Unit (SWROCU).
    The Regional Organised Crime Unit (ROCU) was established in September 2010."""
    assert found(text) == {"STATES swrocu since 2010-09"}


def test_a_hyphen_in_a_name_may_be_left_out():
    text = (
        "A Tri Force Specialist Operations agreement was signed between Wiltshire Police and Gloucestershire."
    )
    assert taking_part("tri-force", "wiltshire") <= found(text)


def test_forces_that_make_up_a_region_are_its_forces():
    seven = ("bedfordshire", "cambridgeshire", "essex", "hertfordshire", "kent", "norfolk", "suffolk")
    assert taking_part("ersou", *seven) <= found(
        "ERSOU is funded by the seven police forces that make up the eastern region."
    )


def test_units_in_a_list_of_what_was_set_up_began_on_their_dates():
    text = """The following joint units have been established:
    * Bedfordshire & Hertfordshire Dog Unit – April 2009"""
    assert found(text, site="Bedfordshire Police") == {
        *taking_part("bh-dogs", "bedfordshire", "hertfordshire"),
        "STATES bh-dogs since 2009-04",
    }


def test_a_head_behind_a_rank_and_a_comma_is_found():
    assert found("ERSOU is led by Police Assistant Chief Constable, Ann Other.") == {
        "Ann Other LEADS ersou head"
    }
