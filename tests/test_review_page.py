"""The Review page without a browser: a register read by `concord read`'s own reader, decided on, and entered."""

import csv
import os
import re

import openpyxl
import pytest

from graph.errors import ConcordError
from graph.model import Entity, Facts
from graph.store import open_store
from loaders.candidates import Candidate, as_csv, read_candidates, source_id
from loaders.names.identity import Known
from loaders.reading import read
from loaders.review.deciding import Review, decided, named
from loaders.review.desk import INTO, REVIEW, Desk, begun, desk, opened, saved
from loaders.review.finding import files_by_source
from loaders.tables import Tables, shipped
from tests.reading import NASTY, Links, html, reader
from views.review.state import Asked
from views.serving import serve

NODES = (
    Entity("derbyshire", "Force", {"id": "derbyshire", "name": "Derbyshire Constabulary", "kind": "territorial"}),
    Entity("leicestershire", "Force", {"id": "leicestershire", "name": "Leicestershire Police", "kind": "territorial"}),
    Entity("npas", "NationalBody", {"id": "npas", "name": "National Police Air Service"}),
    Entity("emsou", "Unit", {"id": "emsou", "name": "East Midlands Special Operations Unit", "aliases": ["EMSOU"]}),
)  # fmt: skip
ROWS = (
    ("Section 22A register as at 1 October 2018",),
    ("Agreement", "Derbyshire", "Leicestershire", "Lead force", "Comment"),
    ("EMSOU", "Y", "Q", "Derbyshire Constabulary", NASTY),
    ("NPAS", "Y", "Y", "", ""),
    ("Natinal Police Air Service", "Y", "", "", ""),
)
"""Of its cells, by the reader: B3, B4, C4, B5 and D3 are facts (four by mark, one lead); C3 ("Q" has no key) and A5
(a name nearly NPAS's) are questions, whatever is made of the comment in E3."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    opened_store = open_store(made)
    opened_store.load(Facts(NODES, ()))
    opened_store.close()
    return made


@pytest.fixture
def file(tmp_path, monkeypatch):
    """candidates.csv beside its register, on the desk."""
    book = openpyxl.Workbook()
    book.active.title = "Regional"
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "register.xlsx")
    candidates = read(tmp_path / "register.xlsx", Known(NODES)).candidates
    made = tmp_path / "candidates.csv"
    made.write_text(as_csv(candidates), encoding="utf-8", newline="")
    for name, value in Desk(made, tmp_path / "ours").told().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CONCORD_FACTS", raising=False)
    return made


@pytest.fixture
def shown(file, store, monkeypatch):
    """A function that opens the page at a query."""
    return reader("review", store, monkeypatch)


def at(file, place, decision=None):
    """The number, as the page counts, of the candidate at a place."""
    rows = [told for _, told in read_candidates(file)]
    return next(
        str(n) for n, told in enumerate(rows, 1) if told.place == place and decision in (None, told.decision)
    )


def decisions(file):
    """What the file says was decided, by place; what is undecided is left out."""
    return {
        told.place: told.decision
        for _, told in read_candidates(file)
        if told.decision in ("accept", "reject")
    }


def press(page, label):
    """Press the button of that label."""
    next(button for button in page.button if button.label.startswith(label)).click().run()
    assert not page.exception, page.exception
    return page


def test_the_cell_of_a_candidate_is_marked_among_the_rows_of_its_sheet(shown, file):
    text = html(shown(candidate=at(file, "Regional!D3")))
    looked = text[text.index('<mark class="now"><sup>') :].split("</mark>")[0]
    assert looked.endswith("Derbyshire Constabulary")
    assert "Sheet “Regional”, cell D3" in text
    assert "<th scope=row>4</th><td>NPAS</td>" in text


def test_cells_that_are_merged_are_shown_as_one(shown, file):
    # the title stands in A1 alone; merged over the table's five columns it is one cell of that width
    book = openpyxl.load_workbook(file.parent / "register.xlsx")
    book["Regional"].merge_cells("A1:E1")
    book.save(file.parent / "register.xlsx")
    candidates = read(file.parent / "register.xlsx", Known(NODES)).candidates
    file.write_text(as_csv(candidates), encoding="utf-8", newline="")
    assert '<td colspan="5"><span>Section 22A register as at 1 October 2018</span></td>' in html(shown())


def test_what_a_register_says_is_never_markup(shown, file):
    for place in ("Regional!B3", "Regional!D3"):
        text = html(shown(candidate=at(file, place)))
        assert not Links(text).tags & {"script", "iframe"}
        assert "<img src=x" not in text
        assert "&lt;script&gt;hit()" in text


def test_a_register_that_was_changed_since_it_was_read_is_not_shown(shown, file):
    (file.parent / "register.xlsx").write_bytes(b"another edition")
    text = html(shown(candidate=at(file, "Regional!B3")))
    assert "is not beside candidates.csv, or was changed since it was read" in text
    assert "EMSOU, Derbyshire: Y" in text


def test_accepting_is_in_the_file_at_once_and_the_next_candidate_is_shown(shown, file):
    page = press(shown(candidate=at(file, "Regional!B3")), "Accept")
    assert decisions(file) == {"Regional!B3": "accept"}
    assert page.query_params["candidate"] == at(file, "Regional!D3")


def test_what_was_rejected_can_be_taken_back(shown, file):
    before = file.read_bytes()
    page = press(shown(candidate=at(file, "Regional!B3")), "Reject")
    assert decisions(file) == {"Regional!B3": "reject"}
    page = press(page, "Undo")
    assert file.read_bytes() == before
    assert page.query_params["candidate"] == at(file, "Regional!B3")


def test_all_of_a_kind_are_accepted_together(shown, file):
    press(shown(candidate=at(file, "Regional!B3")), "Accept all 4 like this")
    assert decisions(file) == dict.fromkeys(
        ("Regional!B3", "Regional!B4", "Regional!C4", "Regional!B5"), "accept"
    )


def test_a_question_is_asked_and_not_accepted_before_it_is_answered(shown, file):
    number = at(file, "Regional!C3")
    page = shown(show="questions", candidate=number)
    assert "Accept" not in [button.label for button in page.button]
    assert "No key says what" in html(page)
    page = press(page, "Answer")
    page = press(page, "Keep")
    assert "Choose what they do" in html(page)
    page.selectbox(key=f"rv-{int(number) - 1}-relation").select("takes part in")
    press(page, "Keep")
    row = read_candidates(file)[int(number) - 1][1]
    # the words are the cell's own, no longer the question about it
    assert (row.relation, row.from_id, row.says, row.decision) == ("COLLABORATES", "leicestershire", "Q", "")


def test_one_answer_to_whom_a_name_means_holds_for_all_its_candidates(shown, file):
    page = shown(candidate=at(file, "Regional!B5"))
    assert "Whom does “Natinal Police Air Service” mean?" in html(page)
    press(page, "National Police Air Service")
    assert {
        told.to_id for _, told in read_candidates(file) if told.to_name == "Natinal Police Air Service"
    } == {"npas"}


def test_a_step_on_a_file_that_somebody_else_changed_is_not_made(shown, file):
    page = shown(candidate=at(file, "Regional!B3"))
    rows = [told for _, told in read_candidates(file)]
    theirs = as_csv(rows[1:])  # what was first is gone, so that every number means another candidate
    file.write_text(theirs, encoding="utf-8", newline="")
    page = press(page, "Accept")
    assert "was changed by somebody else" in html(page)
    assert file.read_text(encoding="utf-8") == theirs.replace("\r\n", "\n")
    assert f"<h1>{len(rows) - 1} candidates" in html(page)


def test_at_the_end_what_was_accepted_is_in_the_facts_and_what_is_left_is_said(shown, file):
    page = press(shown(candidate=at(file, "Regional!D3")), "Accept")
    page = press(page, "Enter 1 accepted")
    page = press(page, "Enter 1 into the facts")
    left = len([told for _, told in read_candidates(file) if told.decision == "ask"])
    undecided = len([told for _, told in read_candidates(file) if not told.decision])
    assert "1 document, 1 relationship." in html(page)
    assert f"Not entered: {left} to be answered, {undecided} not decided." in html(page)
    assert f"CONCORD_FACTS={file.parent / 'ours'}" in html(page)
    with (file.parent / "ours" / "relationships.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(row["start"], row["type"], row["end"], row["place"]) for row in rows] == [
        ("derbyshire", "LEADS", "emsou", "Regional!D3")
    ]


def test_a_row_that_cannot_be_entered_is_named_with_the_way_to_it_and_nothing_is(shown, file):
    number = at(file, "Regional!B5")
    page = press(shown(candidate=number), "Accept")  # its unit is nearly NPAS, and nobody has said which
    page = press(press(page, "Enter 1 accepted"), "Enter 1 into the facts")
    text = html(page)
    assert "Nothing was entered: 1 problem" in text
    assert ("Look at " + number, {"show": "decided", "candidate": number}) in Links(text).queries
    assert not (file.parent / "ours").exists()


def test_people_hidden_are_not_shown_by_a_review(shown, file):
    page = shown({"hide_people": True})
    assert "Names of people are hidden" in html(page)
    assert "EMSOU" not in html(page)


def test_without_a_file_the_page_says_how_to_begin(shown, file):
    file.unlink()
    assert "concord read register.xlsx --out candidates.csv" in html(shown())


def test_the_view_is_its_url():
    asked = Asked("questions", "LEADS|register: lead", 7, "edit", True)
    assert Asked.read(asked.query()) == asked
    assert Asked.read({"show": "else", "candidate": "-x", "step": "drop"}) == Asked()


def test_an_office_behind_a_proxy_gets_no_page_that_writes(monkeypatch, tmp_path):
    monkeypatch.setenv(REVIEW, str(tmp_path / "candidates.csv"))
    with pytest.raises(ConcordError, match="for one person on this machine"):
        serve(None, port=1, open_browser=False, behind_proxy="https://intranet.example")


def test_a_folder_in_the_environment_is_a_desk_with_its_own_facts(monkeypatch, tmp_path):
    monkeypatch.setenv(REVIEW, str(tmp_path))
    monkeypatch.delenv(INTO, raising=False)
    assert desk() == Desk(tmp_path / "candidates.csv", tmp_path / "facts")
    monkeypatch.setenv(REVIEW, os.pathsep.join(("c.csv", "r.xlsx")))
    assert [file.name for file in desk().sources] == ["r.xlsx"]


def test_rows_that_explain_stay_in_the_file(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(
        "from_name,relation,to_name,decision\n# who,what,whom,\nDurham,COLLABORATES,NPAS,\n", encoding="utf-8"
    )
    before = opened(file)
    after = saved(before, decided(before.review, [0], "accept"), file)
    assert "# who,what,whom," in file.read_text(encoding="utf-8")
    assert read_candidates(file) == [
        (3, Candidate("Durham", "", "", "COLLABORATES", "NPAS", decision="accept"))
    ]
    assert after.rows == (3,)


def test_a_new_folder_of_facts_can_be_read_and_the_shipped_one_is_refused(tmp_path):
    begun(tmp_path / "ours")
    assert Tables(tmp_path / "ours").read() == Facts((), ())
    with pytest.raises(ConcordError, match="come with Concord"):
        begun(shipped())


def test_an_answer_leaves_what_is_rejected_or_answered_alone():
    rows = (
        Candidate(to_name="Joint Drones", to_label="Unit", decision="reject"),
        Candidate(to_name="Joint Drones", to_label="Unit", decision="accept"),
        Candidate(to_name="JOINT DRONES", to_label="Unit", decision="ask"),
        Candidate(to_name="Joint Drones", to_label="Unit", to_id="new"),
    )
    assert [row.to_id for row in named(Review(rows), "Joint Drones", "Unit", "x").candidates] == [
        "",
        "x",
        "x",
        "new",
    ]


def test_the_register_of_a_source_is_the_very_edition_that_was_read(file):
    source = read_candidates(file)[0][1].source
    assert files_by_source(file.parent)[source].name == "register.xlsx"
    (file.parent / "register.xlsx").write_bytes(b"another edition")
    assert source not in files_by_source(file.parent)


def test_the_sentence_of_a_candidate_is_marked_in_its_paragraph(shown, file):
    (file.parent / "note.md").write_text(
        "# Air support\n\nWe met in May. Derbyshire takes part in NPAS. Nobody left.\n\nNext <b>item</b>.\n",
        encoding="utf-8",
    )
    found = Candidate(
        from_id="derbyshire", relation="COLLABORATES", to_id="npas", source=source_id(file.parent / "note.md"),
        place="Air support, paragraph 1", says="Derbyshire takes part in NPAS.",
    )  # fmt: skip
    file.write_text(as_csv([found]), encoding="utf-8", newline="")
    text = html(shown())
    assert (
        re.sub(r"<sup>.*?</sup> ", "", text).count(
            '<p>We met in May. <mark class="now">Derbyshire takes part in NPAS.</mark> Nobody left.</p>'
        )
        == 1
    )
    assert "<p>Next &lt;b&gt;item&lt;/b&gt;.</p>" in text or "<p>Next item.</p>" in text


def test_a_file_that_somebody_else_changed_is_shown_as_it_stands_and_that_is_said(shown, file):
    page = shown(candidate=at(file, "Regional!D3"))
    before = opened(file)
    saved(before, decided(before.review, [0], "reject"), file)
    page.run()
    assert "candidates.csv was changed by somebody else meanwhile." in html(page)


def test_a_step_on_a_file_that_somebody_else_changed_is_refused_and_their_decisions_stay(shown, file):
    number = at(file, "Regional!D3")
    page = shown(candidate=number)
    before = opened(file)
    saved(before, decided(before.review, [0], "reject"), file)
    press(page, "Accept")
    assert "was changed by somebody else, so this step was not written" in html(page)
    assert list(decisions(file).values()) == ["reject"]


def test_every_sentence_with_candidates_is_marked_by_what_was_decided_and_leads_to_them(shown, file):
    note = file.parent / "note.md"
    note.write_text(
        "# Air support\n\nDerbyshire takes part in NPAS. Kent hosts it. It flies.\n", encoding="utf-8"
    )
    place = {"source": source_id(note), "place": "Air support, paragraph 1"}
    says = "Derbyshire takes part in NPAS."
    first = Candidate("Derbyshire", "derbyshire", "Force", "COLLABORATES", to_id="npas", says=says, **place)
    second = Candidate(
        "Kent", "", "Force", "HOSTS", to_id="npas", says="Kent hosts it.", decision="reject", **place
    )
    file.write_text(as_csv([first, second]), encoding="utf-8", newline="")
    text = html(shown())
    marked = re.findall(r'<mark class="(\w+)"><sup>.*?</sup> (.*?)</mark>', text)
    assert marked == [("now", "Derbyshire takes part in NPAS."), ("decided", "Kent hosts it.")]
    assert ("Candidate 2, decided", {"show": "decided", "candidate": "2"}) in Links(text).queries


def test_all_facts_of_a_row_are_accepted_together(shown, file):
    press(shown(candidate=at(file, "Regional!B4")), "Accept 2 of this row")
    assert decisions(file) == dict.fromkeys(("Regional!B4", "Regional!C4"), "accept")
