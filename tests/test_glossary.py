"""The words of the field: each explained once, with its source, and shown so that every reader can reach it."""

import re
from html.parser import HTMLParser

import pytest

from graph.schema import AGREEMENT_TERMS, HOSTS_ROLES, LEAD_ROLES, LEADS_ROLES
from views.glossary import all_terms_html, explained, meaning, terms

ASKED = (
    "section 22A agreement", "lead force", "host force", "local policing body", "PCC", "PFCC", "MOPAC",
    "Common Council", "collaboration unit", "ROCU", "national body", "own page", "press", "copy", "claim", "work",
    "certain", "possible", "not seen", "disputed", "under review", "“all forces”", "betweenness",
    "articulation point", "ego network", "inferred", "as of", "function", "chief officer", "section 23E",
    "direction and control",
)  # fmt: skip


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("word", ASKED)
def test_every_word_of_the_field_is_explained(word):
    assert meaning(word) is not None


@pytest.mark.parametrize(
    "role", sorted({*LEAD_ROLES, *HOSTS_ROLES, *LEADS_ROLES} - {"lead (column not stated)"})
)
def test_every_role_of_the_schema_is_explained_by_its_name(role):
    assert meaning(role).name == role


def test_each_explanation_is_short_and_names_its_source():
    wrong = [t.name for t in terms() if not t.source or len(re.findall(r"[.!?](?:\s|$)", t.says)) > 2]
    assert wrong == []


def test_no_word_means_two_things():
    words = [word.casefold() for term in terms() for word in (term.name, *term.also)]
    assert len(words) == len(set(words))


def test_the_number_of_particulars_said_is_that_of_the_schema():
    assert f"looks for {len(AGREEMENT_TERMS)}," in meaning("particulars").says


def test_a_word_opens_its_explanation_without_script():
    (button, tip, *_) = [
        found for found in Tags(explained("lead force")).found if found[0] in ("button", "span")
    ]
    assert button[1]["type"] == "button"
    assert button[1]["popovertarget"] == tip[1]["id"]
    assert "popover" in tip[1]
    assert not any(name.startswith("on") for _, attrs in (button, tip) for name in attrs)


def test_the_same_word_in_two_places_has_two_ids():
    first, second = explained("host", at="line"), explained("host", at="panel")
    assert {a["id"] for _, a in Tags(first).found if "id" in a}.isdisjoint(
        a["id"] for _, a in Tags(second).found if "id" in a
    )


def test_a_word_that_is_not_in_the_list_stays_as_it_is():
    assert explained("chief bottle washer") == "chief bottle washer"


def test_markup_in_a_word_or_its_text_is_text():
    hostile = "<img src=x onerror=alert(1)>"
    assert "<img" not in explained(hostile)
    assert "<img" not in explained("host", hostile)


def test_the_whole_list_has_every_term_once():
    listed = re.findall(r"<dt><b>(.*?)</b>", all_terms_html())
    assert sorted(map(str.casefold, listed)) == sorted(t.name.casefold() for t in terms())
