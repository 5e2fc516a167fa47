"""Facts are found in the sentences that state them, and in no others; each expected set is what a reader would say."""

import csv
from pathlib import Path

import pytest

from graph.model import Entity
from loaders.documents import Document, Passage, read
from loaders.extraction import candidates
from loaders.tables import Tables, shipped
from tests.known import Known

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="module")
def known():
    return Known.of(Tables(shipped()).read())


@pytest.fixture
def found(known):
    """The facts of some paragraphs: "start RELATION end", with role or term and value."""

    def of(*paragraphs, name="A page", site=""):
        passages = tuple(
            p if isinstance(p, Passage) else Passage(p, f"paragraph {n}") for n, p in enumerate(paragraphs, 1)
        )
        return candidates(Document(name, passages, site=site), known, source="doc-page")

    return of


def facts(rows):
    return {
        " ".join(
            filter(
                None, (c.from_id or c.from_name, c.relation, c.to_id or c.to_name, c.role, c.term, c.value)
            )
        )
        for c in rows
        if c.decision != "ask"
    }


def taking_part(unit, *bodies):
    return {f"{body} COLLABORATES {unit}" for body in bodies}


STATED = {
    # participation
    "NPAS is a collaboration between Kent Police and Essex Police.": taking_part("npas", "kent", "essex"),
    "ERSOU serves Kent, Essex and Norfolk.": taking_part("ersou", "kent", "essex", "norfolk"),
    "ERSOU involves the Durham and Cumbria PCCs and forces.": taking_part(
        "ersou", "durham", "cumbria", "lpb-durham", "lpb-cumbria"
    ),
    "The PCCs and Chief Constables of Kent, Surrey and Essex share ERSOU.": taking_part(
        "ersou", "kent", "surrey", "essex", "lpb-kent", "lpb-surrey", "lpb-essex"
    ),
    "Kent Police and Essex Police jointly run the Kent and Essex Serious Crime Directorate.": taking_part(
        "ke-scd", "kent", "essex"
    ),
    "Kent Police is part of NPAS, together with Essex Police.": taking_part("npas", "kent", "essex"),
    "Kent Police has joined forces with Essex Police to form ERSOU.": taking_part("ersou", "kent", "essex"),
    "EMSOU brings together the five forces in the East Midlands.": taking_part(
        "emsou", "derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire"
    ),
    # leading and hosting
    "NPAS is led by West Yorkshire Police.": {"west-yorkshire LEADS npas lead force"},
    "The PCC for Kent leads ERSOU.": {"lpb-kent LEADS ersou lead policing body"},
    "Kent Police is the lead force for ERSOU.": {"kent LEADS ersou lead force"},
    "ERSOU is led by Kent Police and hosted by Bedfordshire.": {
        "kent LEADS ersou lead force",
        "bedfordshire HOSTS ersou host",
    },
    "SEROCU, hosted by Thames Valley Police, works across the region.": {"thames-valley HOSTS serocu host"},
    "ERSOU is led by Kent Police Chief Superintendent Ann Other.": {"Ann Other LEADS ersou head"},
    "ERSOU is led by the Chief Constable of Kent.": {"kent LEADS ersou chief officer lead"},
    # governing, parts, members
    "ERSOU is overseen by the Eastern Region Strategic Board.": {
        "Eastern Region Strategic Board GOVERNS ersou"
    },
    "EMSOU Major Crime is part of EMSOU.": {"emsou-mc PART_OF emsou"},
    "The PCC for Kent is a member of the APCC.": {"lpb-kent MEMBER_OF apcc"},
    "West Midlands Police will deliver forensic services for Warwickshire Police.": {
        "west-midlands PROVIDES warwickshire"
    },
    "Kent Police does not take part in NPAS.": {"kent STAYS_OUT_OF npas"},
    "The PCC for Kent is responsible for ERSOU.": {"lpb-kent LEADS ersou responsible"},
    "The Eastern Region Strategic Board is chaired by Chief Constable Ann Other.": {
        "Ann Other LEADS Eastern Region Strategic Board chair"
    },
    "NERSOU is linked to the National Crime Agency.": {"nersou LINKED_TO nca"},
    # people
    "NERSOU is headed by Det C/ Supt Alistair Simpson.": {"person-alistair-simpson LEADS nersou head"},
    "Superintendent Ann Other, head of ERSOU, agreed.": {"Ann Other LEADS ersou head"},
    # agreements, standing, dates, figures
    "Kent Police and Essex Police have signed the NPAS agreement.": {
        "kent PARTY_TO npas-agreement",
        "essex PARTY_TO npas-agreement",
        *taking_part("npas", "kent", "essex"),
    },
    "The CDSOU agreement is currently being reviewed.": {"STATES cdsou-agreement status under review"},
    "An agreement is being developed in respect of the Forensic Capability Network.": {
        "STATES fcn-agreement status in development"
    },
    "The NPAS agreement is made under section 22A of the Police Act 1996.": {
        "STATES npas-agreement legal_basis section 22A, Police Act 1996"
    },
    "ERSOU was set up in April 2010.": {"STATES ersou since 2010-04"},
    "Tri-Force Specialist Operations ended in April 2019.": {"STATES tri-force until 2019-04"},
    "EMSOU has a budget of approximately £14.2m.": {"STATES emsou budget approximately £14.2m"},
}


@pytest.mark.parametrize("sentence", STATED)
def test_a_sentence_that_states_a_fact_gives_it(found, sentence):
    assert facts(found(sentence)) == STATED[sentence]


SILENT = [
    "ERSOU is not a collaboration between Kent Police and Essex Police.",
    "If Kent Police and Essex Police were to share NPAS, costs would fall.",
    "Kent Police and Essex Police may share ERSOU from next year.",
    "Should NPAS be hosted by Kent Police?",
    "For example, NPAS is led by Kent Police.",
    "A proposal that ERSOU be hosted by Kent Police was examined.",
    "An agreement under section 22A must say which force hosts NPAS.",
    "Chief constables can second officers to NPAS.",
    "Officers from Kent Police and Essex Police arrested two men.",
    "ERSOU was formerly led by Kent Police.",
    "The ERSOU agreement was renewed in 2019.",
    "ERSOU and Bedfordshire Police ran an operation in Kent.",
    "Surrey Police's collaboration with Sussex Police is overseen by the Joint Strategic Board.",
    "Kent Police hosts ERSOU's headquarters.",
    "He thanked NPAS across Kent and Essex.",
    "Kent Police is part of a scheme run with NPAS.",
    "Kent Police hosted a conference about NPAS.",
    "Kent Police and Essex Police praised ERSOU and the work it does.",
    "He drove from Kent to Essex and Surrey in the NPAS van.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_denied_supposed_or_said_in_general_is_no_fact(found, sentence):
    assert facts(found(sentence)) == set()


def test_each_candidate_carries_its_sentence_place_rule_and_confidence(found):
    (candidate,) = found("Nothing here. NPAS is led by West Yorkshire Police. Nothing there.")
    assert (candidate.says, candidate.place, candidate.source) == (
        "NPAS is led by West Yorkshire Police.",
        "paragraph 1",
        "doc-page",
    )
    assert candidate.rule == "leading: leads by"
    assert 0.9 <= candidate.confidence < 1
    assert candidate.decision == ""


def test_bullets_under_a_lead_in_are_the_members_of_its_unit(found):
    items = [Passage(text, "bullet", kind="item") for text in ("Kent Police", "Essex Police;", "and Norfolk")]
    rows = found("ERSOU is made up of the following forces:", *items)
    assert facts(rows) == taking_part("ersou", "kent", "essex", "norfolk")
    assert rows[0].says == "ERSOU is made up of the following forces: Kent Police"


def test_bullets_under_what_we_take_part_in_are_the_publishers(found):
    items = [Passage(text, "bullet", kind="item") for text in ("NPAS", "NABIS – ballistics")]
    rows = found("We are part of the following services:", *items, site="Kent Police")
    assert facts(rows) == {"kent COLLABORATES npas", "kent COLLABORATES nabis"}


def test_the_pcc_is_the_one_who_publishes_and_no_one_where_nobody_is_named(found):
    sentence = "The PCC is a member of the APCC."
    assert facts(found(sentence, name="Report of the Police and Crime Commissioner for Kent")) == {
        "lpb-kent MEMBER_OF apcc"
    }
    assert facts(found(sentence)) == set()


def test_a_table_says_who_is_in_each_row(found):
    columns = ("Collaboration", "Forces", "Lead force", "Host", "Since")
    cells = ("ERSOU", "Kent, Essex", "Kent Police", "tbc", "2010")
    row = Passage(" | ".join(cells), "table 1, row 1", kind="row", cells=cells, columns=columns)
    assert found(row)[0].says.startswith(
        "Collaboration: ERSOU | Forces: Kent, Essex | Lead force: Kent Police"
    )
    assert facts(found(row)) == {
        *taking_part("ersou", "kent", "essex"),
        "kent LEADS ersou lead force",
        "STATES ersou since 2010",
    }


def test_the_offices_that_sign_for_a_place_are_its_force_and_its_policing_body(found):
    columns = ("Subject", "Between", "Signed on", "Runs until")
    cells = ("ERSOU", "CC and PCC Kent; CC Essex", "1 July 2016", "30 June 2027")
    row = Passage(" | ".join(cells), "table 1, row 1", kind="row", cells=cells, columns=columns)
    assert taking_part("ersou", "kent", "lpb-kent", "essex") <= facts(found(row))
    assert {("signed", "2016-07-01"), ("expires", "2027-06-30")} == {
        (one.term, one.value) for one in found(row) if one.relation == "STATES"
    }


def test_a_table_of_keys_and_values_speaks_of_the_unit_it_stands_under(found):
    heading = Passage("Eastern Region Special Operations Unit", "heading", kind="heading")
    pairs = [
        ("Participating forces", "Kent and Essex Police"),
        ("Lead force", "Kent Police"),
        ("Host", "Essex Police"),
    ]
    rows = [
        Passage(" | ".join(pair), "row", kind="row" if n else "header", cells=pair, columns=pairs[0])
        for n, pair in enumerate(pairs)
    ]
    assert facts(found(heading, *rows)) == {
        *taking_part("ersou", "kent", "essex"),
        "kent LEADS ersou lead force",
        "essex HOSTS ersou host",
    }


def test_the_team_that_a_paragraph_brings_in_is_not_the_unit_before_it(found):
    rows = found(
        "The Joint Operations Unit is growing.",
        "A joint team was set up after the crash. The team is led by Kent Police.",
    )
    assert facts(rows) == set()


def test_what_a_cell_or_a_sentence_leaves_unsaid_is_the_unit_it_stands_under(found):
    cells = ("ERSOU", "Operates across Kent, Essex and Norfolk to fight organised crime.")
    row = Passage("ERSOU", "row", kind="row", cells=cells, columns=("Agreement", "Details"))
    assert facts(found(row)) == taking_part("ersou", "kent", "essex", "norfolk")
    heading = Passage("National Police Air Service", "heading", kind="heading")
    assert facts(found(heading, "Led by West Yorkshire Police.")) == {"west-yorkshire LEADS npas lead force"}


def test_ticks_under_the_names_of_forces_are_participation(found):
    columns, cells = ("Unit", "Kent", "Essex", "Surrey"), ("ERSOU", "✓", "Yes", "")
    row = Passage("ERSOU", "table 1, row 1", kind="row", cells=cells, columns=columns)
    assert facts(found(row)) == taking_part("ersou", "kent", "essex")


def test_a_short_form_means_what_the_document_defines(found):
    rows = found(
        "The Essex Rural Schools Outreach Unit (ERSOU) is run by Kent Police and Essex Police.",
        "ERSOU is led by Kent Police.",
    )
    assert facts(rows) == {
        *taking_part("Essex Rural Schools Outreach Unit", "kent", "essex"),
        "kent LEADS Essex Rural Schools Outreach Unit lead force",
    }


def test_it_means_the_unit_of_the_sentence_before_and_not_of_an_earlier_one(found):
    assert facts(found("ERSOU is growing. It is hosted by Kent Police.")) == {"kent HOSTS ersou host"}
    assert facts(found("ERSOU is growing. The weather was good. It is hosted by Kent Police.")) == set()


def test_all_five_forces_are_those_named_before_and_marked_as_inferred(found):
    rows = found(
        "ERSOU serves Kent, Essex, Norfolk, Suffolk and Surrey.", "NPAS is shared by all five forces."
    )
    inferred = {c.from_id for c in rows if c.to_id == "npas" and (c.basis, c.scope) == ("inferred", "class")}
    assert inferred == {"kent", "essex", "norfolk", "suffolk", "surrey"}


def test_a_region_that_is_counted_otherwise_stands_for_nobody(found):
    assert facts(found("EMSOU brings together the three forces in the East Midlands.")) == set()


def test_all_forces_is_a_question_and_no_list_of_forces(found):
    (candidate,) = found("All forces in England and Wales take part in NABIS.")
    assert (candidate.decision, candidate.rule, candidate.to_id) == ("ask", "all forces", "nabis")


def test_a_place_alone_is_no_force(found):
    assert facts(found("NPAS serves Kent.")) == set()


def test_a_paragraph_said_twice_gives_its_facts_once(found):
    sentence = "NPAS is led by West Yorkshire Police."
    assert len(found(sentence, sentence)) == 1


def test_a_sentence_that_the_end_cuts_is_said_to_be(found):
    rows = found("NPAS is led by West Yorkshire Police.", "The unit is hosted by the force which for some")
    assert [(c.decision, c.rule, c.place) for c in rows][1:] == [("ask", "cut off", "paragraph 2")]


def test_a_sentence_too_long_to_be_one_is_said_not_to_be_read(found):
    (candidate,) = found("NPAS is led by " + "Kent Police, " * 500 + "and others.")
    assert (candidate.decision, candidate.rule) == ("ask", "too long")


def test_people_to_meet_are_the_contacts_for_the_unit_of_their_line(found):
    line = Passage("NERSOU – other PCCs, Det C/ Supt Alistair Simpson", "line 1", heading="People to Meet")
    assert facts(found(line)) == {"person-alistair-simpson CONTACT_FOR nersou"}


def test_an_agreement_names_its_parties_in_a_list(found):
    heading = Passage("Agreement on the Joint Operations Unit", "heading", kind="heading")
    rows = found(
        heading,
        "This agreement is made between the following parties:",
        "(1) The Chief Constable of Hampshire Constabulary",
        "(2) The Police and Crime Commissioner for Thames Valley",
        name="Agreement on the Joint Operations Unit",
    )
    assert facts(rows) == {
        "hampshire PARTY_TO jou-agreement",
        "lpb-thames-valley PARTY_TO jou-agreement",
        *taking_part("jou", "hampshire", "lpb-thames-valley"),
    }


def test_nobody_known_gives_the_name_as_written_and_no_id():
    bodies = Known([Entity("kent", "Force", {"name": "Kent Police"})])
    page = Document(
        "A page", (Passage("The Eastern Rural Crime Team is led by Kent Police.", "paragraph 1"),)
    )
    (candidate,) = candidates(page, bodies, source="doc")
    assert (candidate.to_name, candidate.to_id, candidate.to_label) == (
        "Eastern Rural Crime Team",
        "",
        "Unit",
    )


def said(row):
    """A row of the gold set, written as `facts` writes a candidate."""
    if row["relation"] == "STATES":
        return f"STATES {row['subject']} {row['role']} {row['object']}"
    return " ".join(filter(None, (row["subject"], row["relation"], row["object"], row["role"])))


@pytest.mark.parametrize("part", ["tuned", "untuned"])
def test_the_gold_set_is_met(known, part):
    """Macro averages over the documents, as benchmarks/extraction.py reports them."""
    precisions, recalls = [], []
    with (GOLD / "gold.csv").open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    for file in sorted((GOLD / part).iterdir()):
        keys = facts(candidates(read(file), known, source="doc"))
        certain = {said(row) for row in gold if row["doc"] == file.name and row["certain"] == "yes"}
        other = {said(row) for row in gold if row["doc"] == file.name and row["certain"] == "no"}
        precisions += [len(keys & (certain | other)) / len(keys)] if keys else []
        recalls += [len(keys & certain) / len(certain)] if certain else []
    assert sum(precisions) / len(precisions) >= 0.95
    assert sum(recalls) / len(recalls) >= 0.80
