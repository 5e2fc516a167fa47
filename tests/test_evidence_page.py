"""The Evidence page without a browser, on a network small enough to know every answer by hand."""

import re
from urllib.parse import parse_qsl

import pytest

from graph.model import Facts
from tests.reading import NASTY, Links, html, reader
from tests.small import claim, force, node, stored
from views.evidence.state import TABS, Asked

FACTS = Facts(
    (
        force("kent", "South East"),
        force("surrey", "South East"),
        force("durham", "North East"),
        node("cameras", "Unit", "Camera Unit", regions=["South East"]),
        node("vans", "Unit", NASTY),
        node("air", "NationalBody", "Air Service", regions=["National"]),
        node("contract", "Agreement", "Camera agreement"),
        node("paper", "Agreement", "Van agreement"),
        node("roads", "Function", "Roads policing"),
        node("doc", "Document", "A page", tier="own", publisher="Home Office", date="2019-05"),
        node("news", "Document", "A report", tier="press", publisher="The Echo"),
    ),
    (
        claim(1, "kent COLLABORATES cameras"),
        claim(2, "surrey COLLABORATES cameras"),
        claim(3, "kent LEADS cameras", role="lead force"),
        claim(4, "contract COVERS cameras"),
        claim(5, "kent PARTY_TO contract"),
        claim(6, "doc STATES contract", term="review_date", value="2027", says="It is reviewed in 2027."),
        claim(7, "surrey COLLABORATES vans", source="news", as_of="2012"),
        claim(8, "durham COLLABORATES vans", source="news", as_of="2012"),
        claim(9, "paper COVERS vans"),
        claim(10, "kent COLLABORATES air", scope="class"),
        claim(11, "cameras DELIVERS roads"),
        claim(12, "doc STATES vans", term="since", value="2013", disputed=True, says="It began in 2013."),
        claim(13, "news STATES vans", source="news", term="since", value="2015", disputed=True, says="It began in 2015."),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return stored(tmp_path_factory, FACTS)


@pytest.fixture
def shown(path, monkeypatch):
    """A function that opens the page at a query, and returns it."""
    return reader("evidence", path, monkeypatch)


def to(page, label):
    """The query of the link of this label."""
    return next(query for said, query in Links(html(page)).queries if said == label)


@pytest.mark.parametrize("tab", TABS)
def test_a_name_of_the_facts_is_never_markup(shown, tab):
    page = shown(tab=tab, region="North East" if tab in ("gaps", "agreements") else "")
    assert not Links(html(page)).tags & {"script", "iframe"}
    assert "<img src=x" not in html(page)


@pytest.mark.parametrize("tab", TABS)
def test_the_tab_of_the_address_is_the_one_that_is_marked(shown, tab):
    marked = re.findall(r'aria-current="page" href="([^"]*)"', html(shown(tab=tab)))
    assert [Asked.read(dict(parse_qsl(href.replace("&amp;", "&").lstrip("?")))).tab for href in marked] == [
        tab
    ]


def test_another_tab_keeps_the_day_and_the_region():
    assert Asked("gaps", region="Wales", lacks="lead", today="2026").to("agreements").query() == {
        "tab": "agreements",
        "region": "Wales",
        "today": "2026",
    }


# Documents


def test_every_document_stands_with_its_publisher_date_age_kind_and_number_of_claims(shown):
    text = html(shown())
    assert "<b>13 claims</b> rest on <b>2 documents</b>; <b>1</b> of these carries no date." in text
    row = re.search(r"<tr><td class=\"long\">A page.*?</tr>", text)[0]
    # from 2019-05 to 2026-11 are seven whole years; ten of the thirteen claims are of this document
    for said in ("Home Office", "May 2019", "over 7 years ago", "own page", "10 claims"):
        assert said in row


def test_what_a_document_supports_is_one_link_away(shown):
    page = shown()
    opened = html(shown(**to(page, "3 claims that A report supports")))
    section = opened[opened.index('aria-label="What A report supports"') :]
    assert "3 claims about 3 bodies and things" in section
    assert "It began in 2015." in section


def test_documents_are_narrowed_by_kind_and_publisher_and_say_of_how_many(shown):
    assert "on <b>1 of the 2 documents</b>" in html(shown(tier="press"))
    assert "on <b>1 of the 2 documents</b>" in html(shown(publisher="Home Office"))
    assert "No document is of that kind and publisher" in html(shown(tier="copy"))


def test_choosing_a_publisher_is_in_the_address(shown):
    page = shown()
    page.selectbox(key="ev-publisher").select("The Echo").run()
    assert "The Echo" in page.query_params["publisher"]


# Disagreements


def test_both_sides_of_a_disagreement_stand_next_to_each_other(shown):
    text = html(shown(tab="disagreements"))
    assert "On <b>1 point</b> sources disagree" in text
    point = text[text.index('<div class="two">') :].split("</section>")[0]
    assert (point.count("<div>"), "It began in 2013." in point, "It began in 2015." in point) == (
        2,
        True,
        True,
    )


def test_a_body_on_which_no_sources_disagree_says_so(shown):
    assert "On Kent no two sources seen disagree" in html(shown(tab="disagreements", body="kent"))


def test_a_body_that_is_not_in_the_facts_is_said_and_everything_shown(shown):
    text = html(shown(tab="disagreements", body="atlantis"))
    assert "This link names “atlantis”, which is not in the facts." in text
    assert "It began in 2013." in text


# Gaps


def test_gaps_by_region_have_their_denominators(shown):
    page = shown(tab="gaps")
    # cameras and vans are in the South East (of the vans a force there is named), and only the cameras have a lead;
    # of the two agreements there the one on cameras has a review date
    assert to(page, "Units without a lead, South East: 1 of 2")["lacks"] == "lead"
    assert to(page, "Agreements without a review date, South East: 1 of 2")
    assert to(page, "Agreements without a review date, North East: 1 of 1")
    assert to(page, "Units without a lead, National: 1 of 1")  # "all forces" places nothing
    assert to(page, "Agreements without a review date, All, each counted once: 1 of 2")


def test_which_agreements_of_a_region_lack_a_review_date_is_two_links_from_the_page(shown):
    gaps = shown(**to(shown(), "Gaps"))
    found = html(shown(**to(gaps, "Agreements without a review date, South East: 1 of 2")))
    assert "1 of the 2 agreements in the South East has no known review date" in found
    section = found[found.index('aria-label="Agreements without a review date"') :]
    assert ("Van agreement" in section, "Camera agreement" in section) == (True, False)


def test_a_region_of_which_nothing_is_seen_says_so(shown):
    assert "Nothing seen is in a region called “Mercia”" in html(shown(tab="gaps", region="Mercia"))


# Agreement assurance


def test_particulars_are_told_apart_by_mark_and_by_words(shown):
    text = html(shown(tab="agreements", region="South East"))
    row = text[text.index("Camera agreement") :].split("</tr>")[0]
    assert 'aria-label="review date: evidenced, Camera agreement"' in row
    assert 'aria-label="functions: of what it covers, Camera agreement"' in row
    assert 'aria-label="withdrawal: missing"' in row
    assert (row.count("✓"), row.count("–")) == (
        4,
        12,
    )  # parties, functions, lead and review date of the sixteen


def test_a_head_leaves_those_that_lack_it(shown):
    page = shown(tab="agreements", region="South East")
    text = html(shown(**to(page, "review date: 1 of 2 lack it")))
    assert "<b>1</b> of the 2 agreements and units with a legal basis in the South East has no known" in text
    assert "Camera agreement" not in text


def test_a_particular_opens_its_evidence(shown):
    page = shown(tab="agreements")
    text = html(shown(**to(page, "review date: evidenced, Camera agreement")))
    assert "Review date: evidenced" in text
    assert "It is reviewed in 2027." in text


# One source alone, stale, glossary


def test_what_one_source_alone_says_stands_by_document(shown):
    page = shown(tab="alone")
    query = to(page, "2 facts: A report")  # the parts of Surrey and Durham in the vans
    opened = html(shown(**query))
    assert "Surrey takes part in" in opened[opened.index("What A report alone says") :]


def test_stale_facts_stand_oldest_first_with_their_age_and_evidence(shown):
    text = html(shown(tab="stale", years="10"))
    table = text[text.index('aria-label="Stale facts"') :]
    assert table.count('<td class="nw">2012</td><td class="n">13</td>') == 2  # from the end of 2012 to today
    key = next(query["row"] for said, query in Links(table).queries if said == "1 claim")
    assert "Who says so" in html(shown(tab="stale", years="10", row=key))


def test_nothing_stale_says_so(shown):
    assert "Nothing of that kind is seen" in html(shown(tab="stale", years="15"))


def test_the_last_tab_has_the_words(shown):
    assert list(TABS)[-1] == "glossary"
    assert "Lead force" in html(shown(tab="glossary"))


def test_a_day_that_is_none_is_said_and_today_shown(shown):
    assert "“31/02/2019” is not a day" in html(shown(today="31/02/2019"))
