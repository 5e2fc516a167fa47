"""Agreement assurance: particulars, findings, reciprocity, single-work and stale facts, and both sides of disputes."""

from collections import defaultdict

import pytest

from graph.analytics.assurance import particulars
from graph.analytics.findings import findings
from graph.analytics.reciprocity import reciprocity
from graph.analytics.standing import stale, standing
from graph.errors import QueryError
from graph.model import Entity, Relationship, Subgraph
from graph.questions import answer
from graph.questions.assurance import assured, publishers, words
from graph.schema import AGREEMENT_TERMS
from loaders.tables import Tables, shipped

TODAY = "2026-11-25"
LABELS = {"agreement": "Agreement", "a": "Force", "b": "Force", "c": "Force", "post-x": "Post", "v": "Unit",
          "doc": "Document", "scan": "Document", "other": "Document"}  # fmt: skip
COVERED = "agreement COVERS u"


def network(*claims, states=(), nodes=None):
    """A network; `states` are (about, term, value, source)."""
    made = Subgraph.of(*claims, labels=LABELS)
    every, said = dict(made.nodes), dict(made.relationships)
    for key in ("doc", "other"):
        every.setdefault(key, Entity(key, "Document", {"id": key, "name": key}))
    for number, (about, term, value, source) in enumerate(states, 1):
        claim = {"id": f"s{number}", "source": source, "place": "line 1", "term": term, "value": value}
        said[f"s{number}"] = Relationship(f"s{number}", "STATES", source, about, claim)
    for key, own in (nodes or {}).items():
        every[key] = Entity(key, every[key].label, {**every[key].properties, **own})
    return Subgraph(every, said)


def state(term, *claims, states=(), about="agreement"):
    found = particulars(network(COVERED, *claims, states=states), TODAY)
    (row,) = [p for p in found if (p.about, p.term) == (about, term)]
    return row.state, row.claims


def test_every_particular_of_the_schema_is_asked_of_every_agreement():
    found = particulars(network(COVERED), TODAY)
    assert [(p.term, p.state) for p in found] == [(term, "missing") for term in AGREEMENT_TERMS]


@pytest.mark.parametrize("term", AGREEMENT_TERMS)
def test_a_statement_about_the_agreement_evidences_its_particular(term):
    assert state(term, states=[("agreement", term, "said", "doc")]) == ("evidenced", ("s1",))


def test_a_signature_evidences_the_parties():
    assert state("parties", "a PARTY_TO agreement") == ("evidenced", ("c2",))


@pytest.mark.parametrize(
    ("term", "claim"),
    [("functions", "u DELIVERS fn"), ("host_or_lead", "a LEADS u role=lead_force"),
     ("host_or_lead", "a HOSTS u role=host"), ("base", "a HOSTS u role=premises"),
     ("staff", "a HOSTS u role=employer"), ("funding", "a FUNDS u"), ("parties", "a COLLABORATES u")],
)  # fmt: skip
def test_what_a_source_says_of_the_unit_is_told_apart(term, claim):
    assert state(term, claim) == ("of what it covers", ("c2",))


def test_a_head_is_no_lead_or_host_in_the_agreement_s_sense():
    assert state("host_or_lead", "post-x LEADS u role=head") == ("missing", ())


def test_what_is_to_be_confirmed_evidences_only_possibly():
    assert state("parties", "a COLLABORATES u status=tbc") == ("possible", ("c2",))


def test_an_expiry_date_evidences_the_duration_and_a_review_date_the_review():
    states = [("agreement", "expires", "2027", "doc"), ("agreement", "review_by", "2026", "doc")]
    assert state("duration", states=states) == ("evidenced", ("s1",))
    assert state("review_date", states=states) == ("evidenced", ("s2",))


def test_a_unit_that_names_a_legal_basis_and_has_no_agreement_is_asked_too():
    made = network("a COLLABORATES u", nodes={"u": {"legal_basis": "s.22A"}})
    assert {p.about for p in particulars(made, TODAY)} == {"u"}


def test_a_unit_that_an_agreement_covers_is_not_asked_twice():
    made = network(COVERED, nodes={"u": {"legal_basis": "s.22A"}})
    assert {p.about for p in particulars(made, TODAY)} == {"agreement"}


def found(kind, *claims, nodes=None):
    rows = findings(network(*claims, nodes=nodes), TODAY)
    return [(row.about, row.body, row.certainty, row.claims) for row in rows if row.kind == kind]


ALONE = "chief officer without policing body"


def test_a_chief_officer_party_without_the_policing_body_is_found():
    claims = ("a PARTY_TO agreement", "lpb-a OVERSEES a", "lpb-b PARTY_TO agreement")
    assert found(ALONE, *claims) == [("agreement", "a", "certain", ("c1",))]


def test_a_chief_officer_with_the_policing_body_is_not():
    assert found(ALONE, "a PARTY_TO agreement", "lpb-a OVERSEES a", "lpb-a PARTY_TO agreement") == []


def test_a_policing_body_without_its_force_is_no_finding():
    assert found(ALONE, "lpb-a PARTY_TO agreement", "lpb-a OVERSEES a") == []


def test_a_force_whose_policing_body_nobody_names_is_no_finding():
    assert found(ALONE, "a PARTY_TO agreement") == []


def test_a_party_only_as_one_of_all_forces_is_told_apart():
    rows = findings(network("a PARTY_TO agreement scope=class", "lpb-a OVERSEES a"), TODAY)
    assert [row.scope for row in rows] == ["class"]


APART = "lead not recorded as taking part"


def test_a_lead_that_no_source_lists_as_taking_part_is_found():
    claims = ("a LEADS u role=lead_force", "b COLLABORATES u")
    assert found(APART, *claims) == [("u", "a", "certain", ("c1",))]


def test_a_lead_that_takes_part_even_possibly_is_not():
    assert found(APART, "a LEADS u role=lead_force", "a COLLABORATES u status=tbc") == []


def test_a_lead_whose_policing_body_takes_part_is_found_and_says_so():
    made = network("lpb-a LEADS u role=PCC_lead", "a COLLABORATES u", "lpb-a OVERSEES a")
    (row,) = [row for row in findings(made, TODAY) if row.kind == APART]
    assert row.detail == "PCC lead, not recorded as taking part; a is"


def test_a_person_who_leads_is_no_such_finding():
    assert found(APART, "post-x LEADS u role=head", "b COLLABORATES u") == []


LEADERLESS = "no lead and no host"


def test_a_unit_that_nobody_leads_or_hosts_is_found():
    assert found(LEADERLESS, "a COLLABORATES u") == [("u", None, "certain", ("c1",))]


@pytest.mark.parametrize("claim", ["post-x LEADS u role=head", "b HOSTS u role=host", "u PART_OF v"])
def test_a_head_a_host_or_a_lead_above_is_enough(claim):
    assert found(LEADERLESS, "a COLLABORATES u", claim, "b LEADS v role=lead_force") == []


def test_a_unit_with_only_a_lead_to_be_confirmed_is_possibly_without():
    claims = ("a COLLABORATES u", "post-x LEADS u role=head status=tbc")
    assert found(LEADERLESS, *claims) == [("u", None, "possible", ("c1", "c2"))]


def test_an_ended_unit_is_no_finding():
    assert found(LEADERLESS, "a COLLABORATES u", nodes={"u": {"status": "ended"}}) == []


DIFFER = "parties differ"


def test_two_works_that_each_name_another_party_differ():
    claims = ("a PARTY_TO agreement source=doc", "b PARTY_TO agreement source=other")
    assert found(DIFFER, *claims) == [("agreement", None, "certain", ("c1", "c2"))]


def test_a_work_that_names_fewer_differs_only_possibly():
    claims = ("a PARTY_TO agreement source=doc", "a PARTY_TO agreement source=other",
              "b PARTY_TO agreement source=other")  # fmt: skip
    assert found(DIFFER, *claims) == [("agreement", None, "possible", ("c1", "c2", "c3"))]


def test_a_copy_does_not_differ_from_its_original():
    claims = ("a PARTY_TO agreement source=doc", "b PARTY_TO agreement source=scan", "scan COPY_OF doc")
    assert found(DIFFER, *claims) == []


def word(*claims, states=(), published=None):
    made = network("a PARTY_TO agreement source=other", COVERED, *claims, states=states)
    rows = reciprocity(made, published or {"doc": "a"}, {"a": ["lpb-a"]}, TODAY)
    return [(w.party, w.state, w.other_half) for w in rows]


def test_a_party_without_a_word_of_its_own_is_silent():
    assert word() == [("a", "silent", "silent")]


@pytest.mark.parametrize("claim", ["a COLLABORATES u source=doc", "a PARTY_TO agreement source=doc"])
def test_a_party_whose_document_says_so_says_so(claim):
    assert word(claim) == [("a", "says so", "silent")]


def test_another_s_part_in_its_document_is_not_its_own_word():
    assert word("b COLLABORATES u source=doc") == [("a", "silent", "silent")]


def test_the_word_of_its_policing_body_stands_beside_it():
    assert word("lpb-a COLLABORATES u source=doc", published={"doc": "lpb-a"}) == [("a", "silent", "says so")]


@pytest.mark.parametrize(
    "claim", ["a STAYS_OUT_OF u source=doc", "a COLLABORATES u source=doc status=not_shown"]
)
def test_a_party_whose_document_says_otherwise_contradicts(claim):
    assert word(claim) == [("a", "contradicts", "silent")]


def test_a_party_that_says_the_text_is_kept_back_withholds_it():
    states = [("u", "publication", "The documents are not made public for now", "doc")]
    assert word("a COLLABORATES u source=doc", states=states) == [("a", "withheld", "silent")]


def test_what_is_kept_back_of_the_collaboration_above_counts():
    states = [("v", "publication", "not made public", "doc")]
    assert word("u PART_OF v", states=states) == [("a", "withheld", "silent")]


def test_a_document_that_only_reports_is_not_the_publisher_s_word():
    assert word("a COLLABORATES u source=doc reported_from=website") == [("a", "silent", "silent")]


def test_a_document_belongs_to_the_body_whose_name_its_publisher_is():
    nodes = {"a": {"name": "Durham Constabulary"}, "doc": {"publisher": "Durham Constabulary; copy on x.org"},
             "other": {"publisher": "The Northern Echo"}}  # fmt: skip
    assert publishers(network("a COLLABORATES u", nodes=nodes)) == {"doc": "a"}


def test_parties_as_a_class_enter_no_share_of_those_who_say_so():
    made = network("a PARTY_TO agreement", "b PARTY_TO agreement scope=class", COVERED)
    assert words(made, today=TODAY).warnings[0].startswith("0 of 1 party named one by one says so")


def works(*claims):
    return [(fact.start, fact.works) for fact in standing(network(*claims), TODAY)]


def test_two_claims_of_one_work_are_one_work():
    claims = ("a COLLABORATES u source=doc", "a COLLABORATES u source=scan", "scan COPY_OF doc")
    assert works(*claims) == [("a", ("doc",))]


def test_two_works_are_two():
    assert works("a COLLABORATES u source=doc", "a COLLABORATES u source=other") == [("a", ("doc", "other"))]


def test_a_lead_in_two_roles_is_two_facts():
    assert len(works("a LEADS u role=head", "a LEADS u role=chair")) == 2


def test_a_fact_is_stale_by_its_newest_source():
    facts = standing(network("a COLLABORATES u as_of=2012", "a COLLABORATES u as_of=2024", "b COLLABORATES u as_of=2012"),
                     TODAY)  # fmt: skip
    assert [fact.start for fact in stale(facts, TODAY, 5)] == ["b"]


def test_a_partial_date_is_stale_only_when_its_last_day_is():
    facts = standing(network("a COLLABORATES u as_of=2021"), TODAY)
    # 31 December 2021 lies less than five years before 25 November 2026.
    assert stale(facts, TODAY, 5) == []
    assert len(stale(facts, TODAY, 4)) == 1


def test_an_undated_fact_is_not_called_stale():
    assert stale(standing(network("a COLLABORATES u"), TODAY), TODAY, 1) == []


@pytest.fixture(scope="module")
def disputes(tmp_path_factory):
    from graph.store import open_store

    store = open_store(str(tmp_path_factory.mktemp("store") / "facts.kgl"))
    store.load(Tables(shipped()).read())
    yield answer(store, "disputes", limit=0).records()
    store.close()


def test_every_dispute_has_both_sides(disputes):
    sides = defaultdict(set)
    for row in disputes:
        sides[row["dispute"]].add(row["side"])
    assert sides
    assert {dispute for dispute, said in sides.items() if len(said) < 2} == set()


def test_the_register_and_the_website_stand_against_each_other(disputes):
    # The report, Appendix A, row 17: the Leicestershire website does not show Derbyshire.
    sides = {row["side"] for row in disputes if row["dispute"] == "emcjs-rdqt: part of derbyshire"}
    assert "not shown" in sides
    assert any(side.startswith("takes part") for side in sides)


def test_agreements_that_lack_a_particular_are_asked_for_by_region():
    home = {"a": {"regions": ["South East"]}, "b": {"regions": ["Wales"]}}
    made = network(COVERED, "a PARTY_TO agreement", "b PARTY_TO deal", states=[("u", "review_by", "2027", "doc")],
                   nodes=home | {"deal": {}})  # fmt: skip
    made.nodes["deal"] = Entity("deal", "Agreement", made.nodes["deal"].properties)
    lacking = {
        r: assured(made, region=r, lacks="review_date", today=TODAY) for r in ("the South East", "Wales")
    }
    # A date that is said of u, which the agreement covers, is known, if weaker.
    assert {r: [row["about"] for row in found.records()] for r, found in lacking.items()} == {
        "the South East": [], "Wales": ["deal"],
    }  # fmt: skip
    assert (
        lacking["the South East"]
        .warnings[0]
        .startswith("0 of 1 agreement or unit has no known review date; 1 more has one only by what")
    )


def test_agreements_wider_than_the_region_are_counted_and_not_listed():
    nodes = {"a": {"regions": ["South East"]}, "national": {"regions": ["National"]}, "deal": {}}
    made = network("a PARTY_TO deal", "a COLLABORATES national", "deal COVERS national", nodes=nodes)
    made.nodes["deal"] = Entity("deal", "Agreement", made.nodes["deal"].properties)
    made.nodes["wide"] = Entity("wide", "Agreement", {"id": "wide", "name": "wide"})
    made = Subgraph(made.nodes, {**made.relationships, "w": Relationship("w", "COVERS", "wide", "national", {
        "id": "w", "source": "doc", "place": "line 1"})})  # fmt: skip
    found = assured(made, region="South East", today=TODAY)
    assert [row["about"] for row in found.records()] == ["deal"]
    assert found.warnings[0].startswith("1 more agreement or unit that its bodies take part in is wider than")


def test_a_particular_that_no_agreement_must_record_is_refused():
    with pytest.raises(QueryError, match='lacks is "colour"; expected one of parties, functions'):
        assured(network(COVERED), lacks="colour", today=TODAY)
