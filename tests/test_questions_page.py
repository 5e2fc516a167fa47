"""The Questions page without a browser: on a network small enough to know every answer by hand, and over all questions."""

import re

import pytest

from graph.model import Result
from graph.questions import project_questions
from graph.questions.header import Question
from tests.reading import TODAY, Links, html, reader
from tests.small import claim, force, node, stored, with_more
from views.questions import catalogue, decisions, fields, menu, said
from views.questions.state import SHOWN, Asked

FACTS = with_more(
    (
        force("durham", "North East", "Durham Constabulary"),
        node("contract", "Agreement", "Camera agreement", status="under review"),
        node("chief", "Post", "Chief Constable, Cleveland"),
        node("jo", "Person", "Jo Bloggs"),
    ),
    (
        claim(10, "durham COLLABORATES vans"),
        claim(12, "chief CONTACT_FOR cameras"),
        claim(13, "jo HOLDS chief"),
        claim(14, "chief AT cleveland"),
        claim(15, "doc STATES contract", term="status", value="under review", says="The contract is under review."),
        claim(16, "doc STATES lpb-durham", term="until", value="2028-05"),
        claim(17, "durham PARTY_TO contract"),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return stored(tmp_path_factory, FACTS)


@pytest.fixture
def shown(path, monkeypatch, tmp_path):
    """A function that opens the page at a query, and returns it."""
    monkeypatch.setenv("CONCORD_QUESTIONS", str(tmp_path))
    return reader("questions", path, monkeypatch)


def main(page):
    """The page without the list of all questions beside it."""
    return re.sub(r"<nav class=\"q-all\".*?</nav>", "", html(page), flags=re.DOTALL)


# The list of questions


def test_every_question_that_comes_with_concord_stands_in_the_table_and_nothing_else_does():
    assert set(catalogue.LISTED) == set(project_questions())


@pytest.mark.parametrize("name", catalogue.LISTED)
def test_what_the_table_says_of_a_question_fits_it(name):
    own, question = catalogue.LISTED[name], project_questions()[name]
    assert own.group in {group for groups in catalogue.READERS.values() for group in groups}
    takes = {parameter.name for parameter in question.parameters}
    assert own.subject in {"", *takes}
    assert bool(own.fits) == bool(own.subject)
    said = (field for text in own.filled for field in re.findall(r"{(\w+)}", text))
    told = {"region" if field == "place" else field for field in said}
    assert told <= takes
    assert len({each.title for each in catalogue.LISTED.values()}) == len(catalogue.LISTED)


def test_the_page_without_a_question_lists_all_of_them(shown):
    links = Links(html(shown())).queries
    assert {query["question"] for _, query in links} == set(project_questions())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("people to meet", "people_to_meet"),
        ("withdrew", "withdrawal"),
        ("what if leave", "withdrawal"),
        ("dependz", "depends"),
        ("disagre", "disputes"),
        ("side by side", "side_by_side"),
    ],
)
def test_a_question_is_found_by_what_a_reader_types(typed, first):
    assert menu.searched(project_questions().values(), typed)[0].name == first


def test_what_is_in_no_question_is_said():
    answer = menu.answer(project_questions(), "sausages", 1)
    assert answer.nothing == "No question has “sausages” in it."
    assert not answer.rows


def test_a_question_of_ones_own_is_listed_by_its_name_and_purpose(shown, tmp_path):
    (tmp_path / "mine.cypher").write_text(
        "// name: my_forces\n// purpose: All <b>forces</b>.\nMATCH (f:Force) RETURN f.name AS name ORDER BY name"
    )
    text = html(shown())
    assert "Your own" in text
    assert "All &lt;b&gt;forces&lt;/b&gt;." in text
    assert "Durham Constabulary" in html(shown(question="my_forces"))


def test_a_link_to_a_question_that_is_none_offers_the_closest(shown):
    text = html(shown(question="dependz"))
    assert "No question is called “dependz”" in text
    assert ("Who depends on whom?", {"question": "depends"}) in Links(text).queries


# The form


def test_an_id_a_name_and_an_abbreviation_in_the_address_mean_the_same(shown):
    assert "What does Durham Constabulary depend on?" in html(
        shown(question="depends", of="durham constabulary")
    )


def test_a_name_that_means_nothing_is_said_with_the_closest(shown):
    text = main(shown(question="depends", of="durhan"))
    assert "No force, body or person is called “durhan”" in text
    assert any(query.get("of") == "durham" for _, query in Links(text).queries)


def test_what_is_needed_and_not_given_is_asked_for(shown):
    assert "Give above: The one, The other." in html(shown(question="connection"))


def test_a_date_that_is_none_is_said_and_nothing_is_answered(shown):
    text = html(shown(question="depends", as_at="31/02/2019"))
    assert "As at (optional): “31/02/2019” is not a day, month or year" in text
    assert "answer big" not in text


def test_what_the_form_is_told_is_in_the_address(shown):
    page = shown(question="depends", of="durham")
    page.text_input[0].set_value("2019")
    page.checkbox[0].check()
    page.button[0].click().run()
    found = {k: v[0] if isinstance(v, list) else v for k, v in page.query_params.items()}
    assert found == {
        "question": "depends",
        "of": "durham",
        "today": TODAY,
        "as_at": "2019",
        "named_only": "true",
    }


def test_required_fields_stand_first():
    names = [p.name for p in sorted(project_questions()["changes"].parameters, key=lambda p: not p.needed)]
    assert names[:2] == ["since", "until"]


def test_another_question_takes_along_whom_this_one_is_about_and_the_day():
    asked, subject = Asked("depends", {"of": "durham", "as_at": "2019"}), node("durham", "Force")
    to = project_questions()
    assert menu.carried(to["answerable_for"], asked, subject).values == {"as_at": "2019", "body": "durham"}
    assert menu.carried(to["contacts"], asked, subject).values == {}  # asks about units alone


@pytest.mark.parametrize("name", ["row", "show", "selected", "question"])
def test_a_parameter_may_be_called_as_the_page_calls_its_own(name):
    asked = Asked("mine", {name: "7"}, row="3f", show="map")
    assert Asked.read(asked.query()) == asked


# The answer


def test_certain_possible_and_not_seen_are_told_apart_with_what_they_are_out_of(shown):
    text = html(shown(question="depends", of="durham"))
    # Yorkshire leads the air service; no lead of the cameras is known, and Kent is only proposed for the vans
    assert (
        "Durham Constabulary depends on <b>1 force</b> for <b>1 of the 3 units</b> it takes part in." in text
    )
    assert "Certain</span> <b>1</b> dependence</span>" in text
    assert "Possible</span> <b>1</b> in no total" in text
    assert "<b>2 of 3</b> units that Durham Constabulary takes part in have no known lead or host" in text
    assert 'aria-label="1 of 3 known"' in text


def test_certain_and_possible_stand_in_tables_of_their_own(shown):
    text = html(shown(question="depends", of="durham"))
    certain, possible = (
        text.split(f'aria-label="{which}"')[1].split("</table>")[0] for which in ("Certain", "Possible")
    )
    assert ("Yorkshire" in certain, "Yorkshire" in possible) == (True, False)
    assert ("Van Unit" in certain, "Van Unit" in possible) == (False, True)


def test_no_row_is_a_gap_of_the_sources_and_says_what_is_not_known(shown):
    text = html(shown(question="depends", of="yorkshire"))
    assert "No source seen says so" in text
    assert "not a finding that there is nothing" in text


def test_the_evidence_of_a_row_is_one_link_away(shown):
    text = main(shown(question="depends", of="durham"))
    query = next(query for said_, query in Links(text).queries if said_ == "2 claims" and query.get("row"))
    opened = html(shown(**query))
    evidence = opened[opened.index('aria-label="Evidence"') :]
    assert "2 claims in 1 document" in evidence
    assert "Home Office" in evidence


def test_the_claims_of_an_answer_in_cypher_alone_are_read_for_its_evidence(shown):
    text = main(shown(question="takes_part", body="durham"))
    query = next(query for said_, query in Links(text).queries if said_ == "1 claim" and query.get("row"))
    assert "1 claim in 1 document" in html(shown(**query))


def test_a_link_never_opens_the_evidence_of_another_row(shown):
    assert 'aria-label="Evidence"' not in html(shown(question="depends", of="durham", row="00000000"))


@pytest.mark.parametrize("name", catalogue.LISTED)
@pytest.mark.parametrize("part", [part for part in SHOWN if part != "table"])
def test_every_part_of_every_question_is_shown_and_no_name_of_the_facts_is_markup(shown, name, part):
    given = {"body": "durham", "a": "durham", "b": "kent", "unit": "air", "function": "roads", "bodies": "kent; durham",
             "id": "kent", "since": "2015", "until": "2026", "day": "2025", "of": "kent"}  # fmt: skip
    takes = {parameter.name for parameter in project_questions()[name].parameters}
    page = shown(question=name, show=part, **{k: v for k, v in given.items() if k in takes})
    assert not Links(html(page)).tags & {"script", "iframe"}
    assert "<img src=x" not in html(page)
    assert "This was not answered" not in html(page)
    assert "--param" not in html(page)


def test_the_definition_of_a_question_in_cypher_is_its_text(shown):
    page = shown(question="takes_part", body="durham", show="definition")
    assert page.code[0].value == project_questions()["takes_part"].cypher.strip()
    assert any(query.get("param.body") == "durham" for _, query in Links(html(page)).queries)


def test_the_definition_of_a_question_in_python_says_how_it_is_worked_out(shown):
    codes = [code.value for code in shown(question="depends", of="durham", show="definition").code]
    assert any("nearest unit above" in text for text in codes[:-1])
    assert codes[-1] == project_questions()["depends"].cypher.strip()


def test_what_only_a_command_line_knows_is_not_said():
    assert (
        said.plainly('A merger needs two bodies or more: --param bodies="a; b".')
        == "A merger needs two bodies or more."
    )
    assert "--param" not in said.plainly(
        "1,360 rows, about every body; --param body=durham, or another, asks for its own."
    )


def test_a_matter_that_is_only_possible_is_in_no_total():
    rows = [
        ("under review", "certain", None),
        ("proposed", "possible", None),
        ("no review date known", "certain", None),
    ]
    result = Result(("kind", "certainty", "date"), tuple(rows))
    told = said.told(catalogue.LISTED["decisions_pending"], result, {}, str, str)
    assert told.words.startswith("<b>1 matter</b> awaits a decision or an end: <b>1</b> under review.")
    assert (told.certain, told.possible) == (1, 1)


@pytest.mark.parametrize(
    "name", ["depends", "people_to_meet", "side_by_side", "withdrawal", "lead_share", "gaps"]
)
def test_the_answers_on_the_facts_that_ship_say_of_how_many_something_is_known(name):
    """The sentences are those of graph/questions; were they put otherwise, the bar would be gone."""
    sentences = {
        "depends": "66 of the 152 units that have participants have a known lead or host.",
        "people_to_meet": "17 of the 24 units that A and B take part in have a known lead, head, host or contact.",
        "side_by_side": "Durham Constabulary: 8 of 22 units have a known lead or host.",
        "withdrawal": "0 of the 18 agreements have a known term on withdrawal.",
        "lead_share": "66 of the 152 units that have participants have a known lead or host.",
        "gaps": "166 of the 178 units that have participants have a known function; what no source records may exist.",
    }
    known = said.coverage(sentences[name])
    assert known is not None
    assert 0 <= known.known < known.of


def test_two_bodies_side_by_side_have_no_bar_that_would_speak_of_one_of_them(shown):
    text = html(shown(question="side_by_side", a="durham", b="cleveland"))
    assert "Durham Constabulary: 1 of the 3 units has a known lead or host." in text
    assert "q-boxes" not in text


# Decisions and people


def test_decisions_with_a_date_stand_by_it_and_those_without_apart(shown):
    text = html(shown(question="decisions_pending"))
    dated, undated = text.split("1 matter without a date", 1)  # the first such heading is of what is certain
    assert "Commissioner for Durham" in dated.split("1 with a date")[1]
    assert "May 2028" in dated
    assert "Camera agreement" in undated
    assert "no date" in undated
    assert "2028" not in undated.split("</table>")[0]


def test_the_calendar_has_what_has_a_date_and_nothing_else(shown):
    page = shown(question="decisions_pending")
    buttons = [b for b in page.get("download_button") if "calendar" in b.proto.label]
    assert [b.proto.label for b in buttons] == ["Add 1 date to a calendar (.ics)"]


def test_a_year_alone_is_in_the_list_and_not_in_the_calendar():
    row = {"kind": "ending", "about": "air", "relation": None, "who": [], "name": "Air", "date": "2028",
           "certainty": "certain", "says": None, "decision": [], "must_sign": [], "may_sign": [], "document": None,
           "place": None, "as_of": None}  # fmt: skip
    assert [event.placed for event in decisions.events([row, {**row, "date": "2028-05-01"}], {})] == [
        False,
        True,
    ]


def test_people_to_meet_stand_by_their_post_then_name_then_organisation(shown):
    text = main(shown(question="people_to_meet", body="durham"))
    block = text[text.index("<h3>Chief Constable, Cleveland</h3>") :].split("</article>")[0]
    assert "Camera Unit" in block
    assert "A page, line 12" in block
    assert "as of 2025" in block
    assert "Undecided:</b> Camera agreement: under review" in block
    assert '</h3><p class="who">Jo Bloggs</p>' in block  # her organisation is in the name of the post


def test_the_list_to_print_has_its_own_title(shown):
    assert 'class="q-paper">People to meet for Durham Constabulary' in html(
        shown(question="people_to_meet", body="durham")
    )


def test_a_choice_that_the_schema_closes_is_offered_in_words():
    assert fields._called("COLLABORATES") == "takes part in"
    own = Question("q", "p", (), "")
    assert fields.fits(own, project_questions()["contacts"].parameters[0])
