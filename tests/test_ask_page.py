"""The Ask page without a browser: what its URL asks, where an error is, what a table for Word holds, and waiting."""

import json
import re
import subprocess
import threading
import time
from pathlib import Path
from shutil import which

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from graph import schema
from graph.errors import ConcordError, QueryError
from graph.model import Entity, Facts, Relationship, Result
from graph.store import open_store, slips
from graph.store.ending import called
from graph.store.neo4j import Neo4jStore
from tests.reading import NASTY, html, reader
from tests.small import node, stored
from tests.test_guide import blocks
from views import copying, rows, waiting
from views.ask import errors, noticed, starts, traps
from views.ask.schema import GROUPS
from views.ask.state import Asked


def claim(number, text, **own):
    start, kind, end = text.split()
    return Relationship(
        f"c{number}", kind, start, end, {"id": f"c{number}", "source": "doc", "place": "p", **own}
    )


FACTS = Facts(
    (
        node("durham", "Force", "Durham Constabulary"),
        node("kent", "Force", NASTY),
        node("cameras", "Unit", "Camera Unit"),
        node("doc", "Document", "A page"),
    ),
    (
        claim(1, "durham COLLABORATES cameras", as_of="2021-05"),
        claim(2, "kent COLLABORATES cameras", says=NASTY),
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return stored(tmp_path_factory, FACTS)


@pytest.fixture
def store(path):
    opened = open_store(path)
    yield opened
    opened.close()


@pytest.fixture
def shown(path, monkeypatch, tmp_path):
    """A function that opens the page at a query, and returns it."""
    monkeypatch.setenv("CONCORD_QUESTIONS", str(tmp_path))
    return reader("ask", path, monkeypatch)


# The URL is the view


def test_nothing_asked_yet_says_where_to_start(shown):
    assert "Nothing is asked yet" in html(shown())


def test_the_query_of_the_url_is_answered(shown):
    page = html(shown(cypher="MATCH (u:Unit) RETURN u.name AS unit ORDER BY unit"))
    assert "<h2>1 row</h2>" in page
    assert "Camera Unit" in page


def test_a_parameter_has_a_field_and_its_value_is_in_the_url(shown):
    asked = "MATCH (b {id: $body})-[:COLLABORATES]->(u) RETURN u.name AS unit ORDER BY unit"
    page = shown(cypher=asked)
    assert "Fill in $body above" in html(page)
    assert [box.label for box in page.selectbox] == ["The body, agreement, person or post ($body)"]
    assert "Camera Unit" in html(shown(cypher=asked, **{"param.body": "durham"}))


def test_a_value_that_names_no_body_is_told(shown):
    page = html(shown(cypher="MATCH (b {id: $body}) RETURN b", **{"param.body": "nowhere"}))
    assert "nowhere" in page
    assert 'role="alert"' in page


def test_a_question_of_ones_own_is_opened_and_changed_by_its_name(shown, tmp_path):
    (tmp_path / "mine.cypher").write_text(
        "// name: mine\n// purpose: Units.\nMATCH (u:Unit) RETURN u.name AS unit\n"
    )
    (tmp_path / "bad.cypher").write_text("RETURN 1")
    page = html(shown(question="mine"))
    assert "Question: mine" in page
    assert "Camera Unit" in page
    assert "<b>1 file cannot be read; the others can.</b>" in page
    assert "bad.cypher, line 1" in page
    changed = html(shown(question="mine", cypher="MATCH (f:Force) RETURN f.id AS id ORDER BY id"))
    assert "changed here, not yet saved" in changed
    assert "<h2>2 rows</h2>" in changed


def test_a_question_that_is_not_here_is_told(shown):
    assert "No question is called “theirs” here" in html(shown(question="theirs"))


def test_a_url_is_read_and_written_alike():
    asked = Asked("RETURN $n", "mine", {"n": "5"})
    assert Asked.read(asked.query()) == asked


def test_no_rows_and_a_refused_write_have_states_of_their_own(shown):
    empty = html(shown(cypher="MATCH (f:Frce) RETURN f"))
    assert "<h2>No rows</h2>" in empty
    assert "Did you mean Force?" in empty
    refused = html(shown(cypher="MATCH (n)\n SET n.x = 1"))
    assert "This page only reads" in refused
    assert "Line 2, column 2: A read may not write." in refused


def test_names_from_the_facts_are_never_markup(shown):
    page = shown(cypher="MATCH (f:Force)-[c]->(u) RETURN f, c, u, f.name AS name")
    assert "<script>" not in html(page)
    assert "<img src=x" not in html(page)
    assert "&lt;script&gt;" in html(page)


def test_bodies_and_claims_of_the_rows_are_lit_with_the_map(shown):
    page = html(shown(cypher="MATCH (f {id: 'durham'})-[c]->(u) RETURN f, c, u"))
    assert 'data-body="durham"' in page
    assert 'data-line="durham|COLLABORATES|cameras"' in page


def test_in_an_office_nothing_is_saved_without_a_folder_for_it(shown, monkeypatch):
    monkeypatch.delenv("CONCORD_QUESTIONS")
    monkeypatch.setenv("CONCORD_PUBLIC_URL", "https://intranet.example")
    assert "has not named a folder for them" in html(shown())


# Where an error is


@pytest.mark.parametrize(
    ("cypher", "line", "column", "marked"),
    [
        ("MATCH (f:Force)\nWHERE f.name = 'é' RETRN f", 2, 20, "RETRN"),
        ("MATCH (n)\nRETURN 'zoo(', zoo(n)", 2, 16, "zoo"),
        ("MATCH (n) RETURN m.id", 1, 18, "m"),
        ("// CREATE\nMATCH (n) WHERE n.name = 'SET'\nDELETE n", 3, 1, "DELETE"),
        ("MATCH (n:!Force) RETURN n", 1, 10, "!"),
        ("MATCH ()-[r]->()\nMATCH (d {id: r.source}) RETURN d", 2, 15, "r.source"),
        ("MATCH (n) WHERE n.id = 'a RETURN n", 1, 24, "'a RETURN n"),
        ("MATCH (n)\nRETURN id(n)", 2, 8, "id"),
        ("SHOW INDEXES", 1, 1, "SHOW"),
        ("CALL apoc.help()", 1, 6, "apoc.help"),
    ],
)
def test_the_place_of_an_error_is_found(store, cypher, line, column, marked):
    with pytest.raises(ConcordError) as refusal:
        store.read(cypher)
    mark = errors.place(str(refusal.value), cypher)
    assert (mark.line, mark.column) == (line, column)
    assert cypher.split("\n")[line - 1][column - 1 :][: mark.length] == marked


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("cypher", "line", "column"),
    [
        ("MATCH (f:Force)\nRETRN f", 2, 1),
        ("MATCH (n)\nRETURN zoo(n)", 2, 8),
        ("MATCH (n)\nSET n.x = 1", 2, 1),
    ],
)
def test_the_place_of_an_error_is_found_on_neo4j(empty_neo4j, cypher, line, column):
    opened = open_store(empty_neo4j)
    with pytest.raises(ConcordError) as refusal:
        opened.read(cypher)
    opened.close()
    mark = errors.place(str(refusal.value), cypher)
    assert (mark.line, mark.column) == (line, column)


SLIPS = {
    "a bracket": ("MATCH (f:Force RETURN f", 1, 16, "RETURN stands within the ( of column 7. Write ) before it."),
    "a bracket of a list": (
        "MATCH (f)\nWHERE f.id IN ['a', 'b'\nRETURN f", 3, 1, "RETURN stands within the [ of line 2, column 15. Write ]"
    ),
    "a brace": ("MATCH (f {id: 'a')\nRETURN f", 1, 18, "the { of column 10 is still open. Write } before this )."),
    "a bracket too many": ("MATCH (f)) RETURN f", 1, 10, "nothing is open that this ) would close."),
    "a quote": ("MATCH (f)\nWHERE f.id = 'a\nRETURN f", 2, 14, "the ' is not closed."),
    "what to return": ("MATCH (f:Force)\nWHERE f.id = 'a'", 2, 17, "nothing is returned. End it with"),
    "RETURN": ("MATCH (f)\nRETRN f", 2, 1, "RETRN is not of Cypher. Write RETURN."),
    "MATCH": ("MATHC (f)\nRETURN f", 1, 1, "MATHC begins no query. Write MATCH."),
    "==": ("MATCH (f)\nWHERE f.id == 'a'\nRETURN f", 2, 12, "== is not of Cypher. Write =."),
    "an arrow": ("MATCH (f)-[r:LEADS]-<(u) RETURN u", 1, 20, "-< is not of Cypher. Write ->."),
    "a write": ("MATCH (f)\nCREATE (x:Force {id: 'x'})\nRETURN x", 2, 1, "A read may not write."),
    "APOC": ("CALL apoc.meta.schema() YIELD value\nRETURN value", 1, 6, "APOC is not here: write it in Cypher itself"),
    "APOC's function": ("MATCH (f)\nRETURN apoc.text.join(collect(f.id), '') AS x", 2, 8, "APOC is not here"),
    "a variable": ("MATCH (f)\nRETURN g.name AS name", 2, 8, "No MATCH, WITH or UNWIND before it names g."),
    "a function": ("MATCH (f)\nRETURN cont(f) AS n", 2, 8, "Did you mean count()?"),
}  # fmt: skip
"""Each with the line and column of the slip, counted by hand, and what is to be done."""


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def either(request, tmp_path_factory):
    """The built-in store and Neo4j, each with the same few facts."""
    embedded = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    opened = open_store(request.getfixturevalue("neo4j_url") if request.param == "neo4j" else embedded)
    opened.load(FACTS)
    yield opened
    opened.close()


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_place_and_what_to_write_on_both_stores(either, slip):
    cypher, line, column, told = SLIPS[slip]
    with pytest.raises(ConcordError) as refusal:
        either.read(cypher)
    mark = errors.place(str(refusal.value), cypher)
    assert (mark.line, mark.column) == (line, column)
    assert told.lower() in errors.said(str(refusal.value)).lower()


@pytest.mark.parametrize(
    ("cypher", "line", "column", "told"),
    [
        ("MATCH (f:Farce)\nRETURN f", 1, 10, "nothing has the label Farce. Did you mean Force?"),
        ("MATCH (f)-[:COLABORATES]->(u)\nRETURN u", 1, 13, "nothing has the type of relationship COLABORATES. Did you mean "
         "COLLABORATES?"),
        ("MATCH (f:Force)\nWHERE f.nmae = 'x' RETURN f", 2, 9, "nothing has the property nmae. Did you mean name?"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_told_alike_by_both_stores(either, cypher, line, column, told):
    (warning,) = either.read(cypher).warnings
    said, mark = noticed.noticed(warning, cypher, ("name", "status"))
    assert said == f"Line {line}, column {column}: {told}"
    assert (mark.line, mark.column) == (line, column)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (f) WHERE f.name STARTS WITH 'D' AND (f.id ENDS WITH 'm') RETURN f.name AS n ORDER BY n",
        "MATCH (f) WHERE EXISTS { MATCH (f)-[:LEADS]->(u) RETURN u } RETURN [x IN labels(f) WHERE x <> 'a' | x] AS l",
        "RETURN {match: 1, return: 'a ( b'} AS m // ( not closed",
        "CALL db.labels()",
        "MATCH (f) WHERE f.`a (` IS NULL RETURN count(f) AS n;",
        "UNWIND [1, 2] AS n RETURN n - -1 AS m UNION MATCH (f) RETURN count(f) AS m",
    ],
)
def test_what_is_no_slip_is_let_through(cypher):
    slips.check(cypher)


def test_a_pattern_that_is_compared_letter_for_letter_is_told_where_nothing_is_found(shown):
    page = shown(cypher="MATCH (f:Force)\nWHERE f.name = '.*Police'\nRETURN f")
    assert "Line 2, column 14: = compares letter for letter. Write =~ for a pattern." in html(page)


# Beside the editor


def test_the_traps_and_the_first_queries_are_those_of_the_guide():
    guide = [query for query, _ in blocks("cypher")]
    shown = [trap.query for trap in traps.TRAPS] + list(starts.STARTS.values())
    assert [query for query in shown if query not in guide] == []
    assert [trap.query for trap in traps.TRAPS] == guide[:3]


def test_every_label_stands_in_one_group():
    assert sorted(label for labels in GROUPS.values() for label in labels) == sorted(schema.NODE_LABELS)


def test_the_bundled_editor_is_of_the_versions_that_its_sources_name():
    root = Path(__file__).parent.parent
    named = json.loads((root / "tools" / "editor" / "package.json").read_text(encoding="utf-8"))[
        "dependencies"
    ]
    assets = root / "graph" / "drawing" / "component" / "assets"
    licences = (assets / "codemirror.LICENSE-MIT.txt").read_text(encoding="utf-8")
    bundled = dict(re.findall(r"^(@?[\w/.-]+) (\d+\.\d+\.\d+)$", licences, re.M))
    assert "@codemirror/view" in bundled
    assert bundled.items() <= named.items()
    assert not re.search(
        r"\beval\(|new Function\b", (assets / "codemirror.min.js").read_text(encoding="utf-8")
    )


# To take away


def test_a_table_for_word_has_names_a_marking_and_no_markup_from_the_facts():
    result = Result(("body", "units"), (("kent", 3), (node("kent", "Force", NASTY), None)))
    bodies = {"kent": node("kent", "Force", NASTY)}
    page, text = copying.word_table(result, "Title", "Note", bodies, marking="OFFICIAL-SENSITIVE")
    assert page.count("OFFICIAL-SENSITIVE") == text.count("OFFICIAL-SENSITIVE") == 2
    assert "<script" not in page
    assert page.count("<tr>") == 3
    assert text.split("\n")[3:5] == [f"{NASTY}\t3", f"{NASTY}\t"]


@pytest.mark.skipif(not which("soffice"), reason="needs LibreOffice")
def test_what_is_on_the_clipboard_is_a_table_with_a_heading_row_in_a_word_processor(tmp_path):
    result = Result(("body", "units"), (("kent", 3), ("durham", 12)))
    bodies = {"kent": node("kent", "Force", NASTY), "durham": node("durham", "Force", "Durham Constabulary")}
    page, _ = copying.word_table(result, "Title", "Note", bodies, marking="OFFICIAL")
    (tmp_path / "clipboard.html").write_text(page, encoding="utf-8")
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    convert = [
        "soffice",
        home,
        "--headless",
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "docx",
        "clipboard.html",
    ]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    read = Document(str(tmp_path / "clipboard.docx"))
    (table,) = read.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["body", "units"], [NASTY, "3"], ["Durham Constabulary", "12"]]
    assert "w:tblHeader" in table.rows[0]._tr.xml  # it is repeated where the table goes over a page
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    around = [paragraph.text for paragraph in read.paragraphs if paragraph.text.strip()]
    assert around == ["OFFICIAL", "Title", "Note", "OFFICIAL"]


def test_a_document_leads_to_its_own_address_and_a_body_to_its_map():
    page = Entity("doc", "Document", {"name": "A page", "address": "https://a.example/"})
    assert 'href="https://a.example/"' in rows.cell(page, rows.Known())
    assert '"./?body=kent"' in rows.cell(node("kent", "Force"), rows.Known())
    script = Entity("doc", "Document", {"name": "A page", "address": "javascript:hit()"})
    assert rows.cell(script, rows.Known()) == "A page"


def test_columns_without_a_value_are_left_out_on_the_page_alone():
    result = Result(("a", "b"), ((1, None), (2, "")))
    assert rows.worth_showing(result, 10) == Result(("a",), ((1,), (2,)))


# Waiting

WAITS = """
import streamlit as st
from views.waiting import StoppedError, again, waited
store, work = st.session_state["store"], st.session_state["work"]
try:
    st.write("made " + waited(store, work, key=st.session_state["asks"]))
except StoppedError as stopped:
    st.write(str(stopped))
st.button("Again", on_click=again)
"""


class Ending:
    """A store whose reads end when it is told to."""

    def __init__(self):
        self.ended = []
        self.told = threading.Event()

    def end_reads(self, read=""):
        self.ended.append(read)
        self.told.set()
        return 1


def waiting_page(store, work):
    page = AppTest.from_string(WAITS, default_timeout=30)
    page.session_state["store"], page.session_state["work"], page.session_state["asks"] = store, work, 1
    return page


def test_what_was_made_stays_while_the_same_is_asked():
    made = []

    def work():
        made.append(1)
        return str(len(made))

    page = waiting_page(object(), work)
    assert page.run().markdown[0].value == "made 1"
    assert page.run().markdown[0].value == "made 1"
    page.session_state["asks"] = 2
    assert page.run().markdown[0].value == "made 2"
    assert page.button[0].click().run().markdown[0].value == "made 3"


def test_long_work_shows_a_stop_while_it_goes_on_and_nothing_of_it_after(monkeypatch):
    monkeypatch.setattr(waiting, "AT_ONCE", 0.01)

    def work():
        time.sleep(0.6)
        return "it"

    page = waiting_page(object(), work).run()
    assert page.markdown[0].value == "made it"
    assert [button.label for button in page.button] == ["Again"]


def test_stopping_ends_the_read_of_this_reader_at_the_server_and_says_so():
    store = Ending()
    page = waiting_page(store, lambda: "never")
    job = waiting.Job(1, store)
    page.session_state["job-waiting"] = job
    job.stop()
    assert store.told.wait(5)
    assert store.ended == [job.name]
    assert page.run().markdown[0].value == "Stopped after 1 s. It was ended at the server, too."
    assert page.button[0].click().run().markdown[0].value == "made never"


def test_a_read_that_no_page_waits_for_any_more_is_ended(monkeypatch):
    monkeypatch.setattr(waiting, "LEFT", 0.2)
    store = Ending()
    job = waiting.Job(1, store)
    job.start(lambda: store.told.wait(20))
    assert job.answer.result(10) is True
    assert store.ended == [job.name]


def test_a_query_that_is_refused_is_not_asked_again_by_every_run():
    asked = []

    def work():
        asked.append(1)
        raise QueryError("no")

    page = waiting_page(object(), work)
    assert page.run().exception
    assert page.run().exception
    assert asked == [1]


@pytest.mark.neo4j
def test_ending_one_readers_read_leaves_anothers_alone(empty_neo4j):
    store = open_store(empty_neo4j)
    assert isinstance(store, Neo4jStore)
    ended = {}

    def runaway(name, most):
        try:
            with called(name):
                store.read(f"UNWIND range(1, {most}) AS x UNWIND range(1, 1000) AS y RETURN sum(x * y) AS c")
            ended[name] = "answered"
        except QueryError as error:
            ended[name] = str(error)

    threads = [
        threading.Thread(target=runaway, args=given) for given in (("mine", 10**7), ("theirs", 20_000))
    ]
    for thread in threads:
        thread.start()
    while threads[0].is_alive() and not store.end_reads("mine"):
        time.sleep(0.02)
    for thread in threads:
        thread.join()
    store.close()
    assert ended == {"mine": "The query was ended.", "theirs": "answered"}
