"""The ways in which public pages say who works with whom, one rule at a time.

The sentences are ours, in constructions that the pages of commissioners, forces, panels and inspectors use; each expected
set is what a reader would say.
"""

import pytest

from tests.extracted import found, party_to, read_page, taking_part

SEVEN = ("bedfordshire", "cambridgeshire", "essex", "hertfordshire", "kent", "norfolk", "suffolk")
SCD = "The Kent and Essex Serious Crime Directorate"

TOGETHER = {
    "Tarian is resourced by officers seconded from Gwent Police and South Wales Police.": ("tarian", "gwent", "south-wales"),
    "In 2014 two forces, Dorset and Wiltshire, brought together their laboratories to form South West Forensics.": (
        "sw-forensics", "dorset", "wiltshire",
    ),
    "The Chief Constables in the South East region (Kent, Surrey and Sussex) have agreed to establish SEROCU.": (
        "serocu", "kent", "surrey", "sussex",
    ),
    "Kent Police, in partnership with Essex Police, runs ERSOU.": ("ersou", "kent", "essex"),
    "Kent Police runs ERSOU jointly with Essex Police.": ("ersou", "kent", "essex"),
    "Kent Police works with Essex Police in ERSOU.": ("ersou", "kent", "essex"),
    "Kent, together with Essex and Norfolk, is a member of ERSOU.": ("ersou", "kent", "essex", "norfolk"),
    "Kent is one of the three forces in ERSOU, the others being Essex and Norfolk.": ("ersou", "kent", "essex", "norfolk"),
    "Kent contributes officers to ERSOU.": ("ersou", "kent"),
    "Kent joined ERSOU in 2015.": ("ersou", "kent"),
    "Officers from Kent Police and Essex Police work side by side in ERSOU.": ("ersou", "kent", "essex"),
    "ERSOU has two members, namely Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "ERSOU was set up in 2010 by Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "ERSOU is hosted by Kent Police on behalf of Essex and Norfolk.": ("ersou", "kent", "essex", "norfolk"),
    "ERSOU maintains the vehicles of Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "ERSOU works on behalf of Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "It was ERSOU, which Kent and Essex ran together, that bought them.": ("ersou", "kent", "essex"),
    "Kent and Essex have had a joint Serious Crime Directorate for years.": ("ke-scd", "kent", "essex"),
    "The alliance between Warwickshire Police and West Mercia Police is growing.": (
        ("ww-alliance", "warwickshire", "west-mercia")
    ),
    "The forces which make up ERSOU are Kent, Essex and Norfolk.": ("ersou", "kent", "essex", "norfolk"),
    "ERSOU is a unit of Kent Police and Essex Police, which can send officers anywhere.": ("ersou", "kent", "essex"),
    "ERSOU is run by Kent Police and Essex Police, so that detectives could be shared.": ("ersou", "kent", "essex"),
    "ERSOU is a collaboration of Kent Police and Essex Police rather than one force's squad.": ("ersou", "kent", "essex"),
    "ERSOU is a unit of Kent Police and Essex Police, with officers from each force.": ("ersou", "kent", "essex"),
    "ERSOU employs officers from Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "Kent Police and Essex Police both provide officers to ERSOU.": ("ersou", "kent", "essex"),
    "ERSOU covers the police areas of Kent, Essex and Norfolk.": ("ersou", "kent", "essex", "norfolk"),
    "Kent, Essex and Norfolk have been part of ERSOU since 2010.": ("ersou", "kent", "essex", "norfolk"),
    "Since 2010, ERSOU has brought together officers from Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "ERSOU was created in 2010 when Kent Police and Essex Police joined forces.": ("ersou", "kent", "essex"),
    "Kent and Essex have worked together on crime since 2010 through ERSOU.": ("ersou", "kent", "essex"),
    "ERSOU is jointly funded and staffed by Kent Police and Essex Police.": ("ersou", "kent", "essex"),
    "Members discussed ERSOU, in which Kent and Essex take part.": ("ersou", "kent", "essex"),
    "Kent Police is one of the forces that use NPAS.": ("npas", "kent"),
    "Kent has signed up to NPAS.": ("npas", "kent"),
    "ERSOU now consists of Kent Police and Essex Police only, because Surrey Police left.": ("ersou", "kent", "essex"),
    "Surrey and Sussex joint firearms is growing.": ("ss-firearms", "surrey", "sussex"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", TOGETHER)
def test_who_takes_part_is_found_in_each_construction(sentence):
    unit, *members = TOGETHER[sentence]
    others = {fact for fact in found(sentence) if " COLLABORATES " in fact}
    assert others == taking_part(unit, *members)


STATED = {
    # who leads and hosts
    "The PCC for Kent is the lead commissioner for ERSOU.": {"lpb-kent LEADS ersou lead policing body"},
    "The Chief Constable of Kent, Ann Other, is the lead chief constable for ERSOU.": (
        {"kent LEADS ersou chief officer lead"}
    ),
    "Kent Police took over as lead force for ERSOU in April 2019.": {"kent LEADS ersou lead force"},
    "South Wales Police is the employer of Tarian's staff.": {"south-wales HOSTS tarian employer"},
    "Kent Police employs the staff of ERSOU.": {"kent HOSTS ersou employer"},
    "As the lead force for NPAS, West Yorkshire Police sets the budget.": {"west-yorkshire LEADS npas lead force"},
    "Bedfordshire Police: host force for ERSOU.": {"bedfordshire HOSTS ersou host"},
    "Thames Valley Police is the lead force for SEROCU and also hosts NPAS.": {
        "thames-valley LEADS serocu lead force",
        "thames-valley HOSTS npas host",
    },
    # people
    "Chief officer for Tarian, ACC Nia Price, said it would grow.": {"Nia Price LEADS tarian chief officer lead"},
    "ACC Nia Price, chief officer lead for Tarian, said the year had been good.": (
        {"Nia Price LEADS tarian chief officer lead"}
    ),
    "Ann Other, Head of Tarian, added that officers could be proud.": {"Ann Other LEADS tarian head"},
    "Ann Other will head up the new ERSOU.": {"Ann Other LEADS ersou head"},
    "The board appointed ACC Nia Price to lead ERSOU.": {"Nia Price LEADS ersou head"},
    "The Head of ERSOU is Ann Other.": {"Ann Other LEADS ersou head"},
    "Enquiries about ERSOU: Sergeant Ann Other": {"Ann Other CONTACT_FOR ersou"},
    "The head of ERSOU, Detective Chief Superintendent Ann Other, said it worked.": {"Ann Other LEADS ersou head"},
    "DCS Ann Other (head of ERSOU) spoke.": {"Ann Other LEADS ersou head"},
    "ERSOU is under the command of Detective Superintendent Ann Other.": {"Ann Other LEADS ersou head"},
    "Director of EMSOU Forensic Services Ann Other said so.": {"Ann Other LEADS emsou-fs head"},
    "ACC Ann Other has overall responsibility for ERSOU.": {"Ann Other LEADS ersou responsible"},
    "ERSOU, whose head is Superintendent Ann Other, is growing.": {"Ann Other LEADS ersou head"},
    "(2) The head of ERSOU is ACC Ann Other.": {"Ann Other LEADS ersou head"},
    # governing
    "SEERPIC shall be governed by the SEERPIC Board.": {"SEERPIC Board GOVERNS seerpic"},
    "The Eastern Region Strategic Board meets twice a year and oversees ERSOU.": (
        {"Eastern Region Strategic Board GOVERNS ersou"}
    ),
    "The Kent PCC chairs the ERSOU Strategic Board.": {"lpb-kent LEADS ERSOU Strategic Board chair"},
    # parts, and what came before
    "7F Procurement, which buys vehicles, is part of the Seven Force Collaboration.": {"7f-procurement PART_OF 7f"},
    "The ERSOU Cyber Crime Unit sits under ERSOU.": {"ERSOU Cyber Crime Unit PART_OF ersou"},
    "NERSOU replaced the Tyne Boat Unit.": {"nersou SUCCEEDS Tyne Boat Unit"},
    # who stays out, and who leaves
    "Kent Police isn't a member of ERSOU.": {"kent STAYS_OUT_OF ersou"},
    "Kent Police has never been a partner in ERSOU.": {"kent STAYS_OUT_OF ersou"},
    "Kent Police was a member of ERSOU until 2015.": {"kent STAYS_OUT_OF ersou"},
    "Kent Police ceased to be a member of ERSOU in 2015.": {"kent STAYS_OUT_OF ersou"},
    "Kent Police has chosen not to take part in ERSOU.": {"kent STAYS_OUT_OF ersou"},
    "Kent Police is not a participant in ERSOU.": {"kent STAYS_OUT_OF ersou"},
    # money
    "NPAS is funded by the Home Office.": {"home-office FUNDS npas"},
    "The Home Office has given £400,000 towards NPAS.": {"home-office FUNDS npas"},
    "EMSOU's budget for the year was £31.6m.": {"STATES emsou budget £31.6m"},
    # status and dates
    "A review of ERSOU is under way.": {"STATES ersou status under review"},
    "ERSOU is no longer in operation.": {"STATES ersou status ended"},
    "ERSOU will cease to operate on 31 March 2026.": {"STATES ersou until 2026-03-31"},
    "The agreement on NPAS is to be terminated on 31 March 2026.": {"STATES npas-agreement until 2026-03-31"},
    "The Commissioner has agreed to end the ERSOU collaboration from 1 April 2020.": {"STATES ersou until 2020-04-01"},
    "ERSOU became operational in April 2012.": {"STATES ersou since 2012-04"},
    "The NPAS agreement was signed on 24 June 2013.": {"STATES npas-agreement signed 2013-06-24"},
    "The NPAS agreement came into effect on 1 October 2012.": {"STATES npas-agreement since 2012-10-01"},
    "They keep the NPAS agreement dated 28 January 2019.": {"STATES npas-agreement signed 2019-01-28"},
    "The NPAS agreement expires on 31 March 2021.": {"STATES npas-agreement expires 2021-03-31"},
}  # fmt: skip


@pytest.mark.parametrize("sentence", STATED)
def test_a_sentence_gives_what_it_states_and_no_more(sentence):
    assert found(sentence) == STATED[sentence]


SILENT = [
    "Officers from Kent Police and Essex Police worked with ERSOU on an arrest in Dover.",
    "Kent Police hosted the ERSOU awards.",
    "The ERSOU review was led by Essex Police.",
    "The ERSOU investigation led by Kent Police ended in March 2019.",
    "An investigation by ERSOU began in March 2019.",
    "ERSOU launched an appeal in May 2020.",
    "NPAS was closed on Sunday 3 May 2020 because of fog.",
    "ERSOU has saved £3m of drugs from the streets.",
    "ERSOU provided evidence to Kent Police and Essex Police.",
    "ERSOU supplied a report to Kent Police and Essex Police.",
    "It was reported that Kent Police hosts ERSOU.",
    "According to one councillor, Kent Police leads ERSOU.",
    "HMICFRS has recommended that Kent Police lead ERSOU.",
    "Kent Police could join ERSOU, which may be hosted by Bedfordshire Police.",
    "Kent Police is exploring whether to join ERSOU.",
    "Kent Police will become the lead force for ERSOU.",
    "Kent Police and Essex Police sent apologies; the committee noted ERSOU's report.",
    "Former head of ERSOU, Detective Chief Superintendent Ann Other, has retired.",
    "Detective Inspector Ann Other, of ERSOU's cyber team, said more arrests would follow.",
    "NPAS is delivered under a lead force model with Kent Police and Essex Police watching.",
    "NPAS will be based in Leeds and was led by Kent Police until 2019.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_only_sounds_like_a_fact_gives_none(sentence):
    assert found(sentence) == set()


def test_a_lead_that_is_to_come_counts_from_its_day():
    (row,) = read_page("Kent Police will become the lead force for ERSOU from 1 April 2026.")
    assert (row.from_id, row.relation, row.to_id, row.since) == ("kent", "LEADS", "ersou", "2026-04-01")


def test_who_is_leaving_stays_out_from_the_day_that_is_said():
    (row,) = read_page("Kent Police will leave ERSOU on 31 March 2026.")
    assert (row.from_id, row.relation, row.to_id, row.since) == (
        "kent",
        "STAYS_OUT_OF",
        "ersou",
        "2026-03-31",
    )


def test_who_withdrew_left_the_unit_spoken_of():
    assert found("# ERSOU\nIt is growing.\nKent Police withdrew in 2019.") == {"kent STAYS_OUT_OF ersou"}


def test_who_enters_into_an_alliance_and_since_when():
    sentence = (
        "Dorset Police and Devon & Cornwall Police entered into the Devon & Cornwall and Dorset"
        " Strategic Alliance in March 2015."
    )
    assert found(sentence) == {
        *taking_part("dc-dorset", "dorset", "devon-and-cornwall"),
        "STATES dc-dorset since 2015-03",
    }


def test_parties_are_those_between_whom_an_agreement_is_made():
    title = (
        "Section 22A agreement between the Chief Constables of Kent and Essex and the Police and Crime"
        " Commissioners for Kent and Essex relating to NPAS"
    )
    assert found(title) == party_to("npas", "npas-agreement", "kent", "essex", "lpb-kent", "lpb-essex")


def test_parties_are_those_with_whom_the_commissioner_entered_into_an_agreement():
    sentence = (
        "The Commissioner has entered into a collaboration agreement with Essex Police in relation to NPAS."
    )
    assert found(sentence, site="Kent PCC") == party_to("npas", "npas-agreement", "lpb-kent", "essex")


def test_an_agreement_with_others_than_forces_has_no_parties_here():
    assert found("The agreement between Kent Police and the union about ERSOU is popular.") == set()


def test_a_number_inside_a_year_counts_no_forces():
    sentence = "In 2014 four forces, Kent, Essex, Norfolk and Suffolk, launched ERSOU."
    assert taking_part("ersou", "kent", "essex", "norfolk", "suffolk") <= found(sentence)


def test_all_seven_forces_are_the_region_where_the_region_has_seven():
    assert found("ERSOU serves the seven forces in the eastern region.") == taking_part("ersou", *SEVEN)
