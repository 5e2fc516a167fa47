"""What stands under a heading or a line speaks of its unit, unless another is named.

The pages are ours; what is expected of each is what a reader would say.
"""

import pytest

from tests.extracted import found, party_to, taking_part


def test_bodies_that_sign_under_a_units_heading_are_party_to_its_agreement():
    text = "# Evolve Legal Services\nThose who put their names to it were Durham Constabulary and Cleveland Police."
    assert found(text) == party_to("evolve-legal", "evolve-legal-agreement", "durham", "cleveland")


def test_another_unit_in_the_sentence_is_not_the_headings():
    text = "# Evolve Legal Services\nDurham Constabulary and Cleveland Police share CDSOU."
    assert found(text) == taking_part("cdsou", "durham", "cleveland")


def test_who_is_said_not_to_take_part_stays_out_of_the_unit_of_the_heading():
    assert found("# ERSOU\nSurrey Police does not take part.") == {"surrey STAYS_OUT_OF ersou"}


def test_who_led_under_a_heading_leads_its_unit():
    assert "kent LEADS ersou lead force" in found("# ERSOU\nWork of the seven forces is led by Kent Police.")


def test_a_heading_with_news_is_no_name_over_what_follows():
    assert found("# ERSOU review\nKent Police and Essex Police contribute officers.") == set()


def test_a_heading_that_says_the_agreement_does_not_speak_of_the_section_before():
    text = "# Background\nNPAS is known to all.\n# The agreement\nParties: Kent Police; Essex Police."
    assert found(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "# ERSOU\nDurham Constabulary and Cleveland Police were arrested by nobody in common.",
        "# ERSOU\nKent Police was a partner.",
        "# ERSOU\nWould Kent Police and Essex Police contribute officers?",
        "# ERSOU\nKent Police and Essex Police may share it.",
    ],
)
def test_what_is_asked_supposed_past_or_of_other_things_says_nothing_of_the_heading(text):
    assert found(text) == set()


def test_parties_as_above_are_those_of_the_line_before():
    text = """# Agreements
    * Evolve Legal Services – signed 28 March 2014
    * Parties: the Chief Constables of Durham and Cleveland.
    * CDSOU – signed 28 March 2014
    * Parties: as above."""
    assert found(text) >= {
        *party_to("evolve-legal", "evolve-legal-agreement", "durham", "cleveland"),
        *party_to("cdsou", "cdsou-agreement", "durham", "cleveland"),
    }


def test_a_line_that_says_the_four_means_the_forces_it_defined():
    text = """In what follows “the two” means Durham and Cleveland.
    # Evolve Legal Services
    Parties: the Chief Constables of the two."""
    assert found(text) == party_to("evolve-legal", "evolve-legal-agreement", "durham", "cleveland")


def test_initials_of_a_force_count_where_the_document_explains_them():
    text = "This list belongs to Kent Police. EP stands for Essex Police.\n# ERSOU\nEP does not take part."
    assert found(text) == {"essex STAYS_OUT_OF ersou"}


def test_offices_after_a_places_name_are_the_parties():
    text = """Those bound by the agreement on Evolve Legal Services are:
    * Durham: the Chief Constable and the Police and Crime Commissioner
    * Cleveland: the Chief Constable"""
    assert found(text) == party_to(
        "evolve-legal", "evolve-legal-agreement", "durham", "lpb-durham", "cleveland"
    )


def test_both_commissioners_are_those_of_the_forces_of_the_passage():
    text = "# ERSOU\nIt works for Kent Police and Essex Police and for both Commissioners."
    assert found(text) == taking_part("ersou", "kent", "essex", "lpb-kent", "lpb-essex")


def test_the_two_forces_under_with_hampshire_are_that_force_and_the_publishers():
    text = "# With Hampshire\nThe two forces run the Joint Operations Unit."
    assert found(text, site="Thames Valley Police") >= taking_part("jou", "hampshire", "thames-valley")


def test_bch_in_a_units_name_counts_where_the_document_names_the_three_forces():
    sentence = "The BCH Dog Unit costs £3.1m a year."
    three = "Bedfordshire, Cambridgeshire and Hertfordshire are counties."
    assert not {fact for fact in found(sentence) if "COLLABORATES" in fact}
    assert {fact.split()[0] for fact in found(f"{three}\n{sentence}") if "COLLABORATES" in fact} == {
        "bedfordshire",
        "cambridgeshire",
        "hertfordshire",
    }
