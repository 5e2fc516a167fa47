"""candidates.csv: what is proposed goes out and comes back as it was, and no spreadsheet runs it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FactsError
from graph.export import to_csv
from graph.model import Result
from loaders.candidates import COLUMNS, Candidate, as_csv, read_candidates, source_id

HEADER = ",".join(COLUMNS)
RUN = ("=1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', " =1", "'=1")
TEXT = st.text(st.sampled_from("=+-@'\t\r\n ,;\"#é–１＝ab1\x0b\x0c\x85\u2028"), max_size=6)


def written(path, text):
    file = path / "candidates.csv"
    file.write_bytes(text.encode())
    return file


def problems(path, text):
    with pytest.raises(FactsError) as error:
        read_candidates(written(path, text))
    return error.value.problems


@given(name=TEXT, says=TEXT)
def test_candidates_come_back_as_they_went(tmp_path_factory, name, says):
    told = Candidate(to_name=name.strip(), says=says.strip(), from_name="x", confidence=0.5, decision="ask")
    assert read_candidates(written(tmp_path_factory.mktemp("c"), as_csv([told]))) == [(2, told)]


@pytest.mark.parametrize("text", RUN)
def test_nothing_a_spreadsheet_would_run_begins_a_cell(text):
    row = next(csv.reader(io.StringIO(as_csv([Candidate(says=text)]).split("\n", 1)[1], newline="")))
    assert row[COLUMNS.index("says")] == f"'{text}"


def test_an_answer_leaves_as_text_too():
    answer = Result(("says", "n"), (("=1+1", -2), ("-", 3)))
    assert to_csv(answer) == "says,n\r\n'=1+1,-2\r\n-,3\r\n"


def test_the_columns_are_the_fields_in_their_order():
    assert as_csv([]) == (
        "from_name,from_id,from_label,relation,to_name,to_id,to_label,role,term,value,status,since,until,as_of,"
        "basis,scope,source,place,says,confidence,rule,decision\r\n"
    )


def test_columns_may_be_fewer_and_in_another_order(tmp_path):
    text = "\ufeffdecision,to_name,from_name\r\nAccept,NPAS,Durham\r\n,,\r\n# a comment,,\r\nask,,\r\n"
    assert read_candidates(written(tmp_path, text)) == [
        (2, Candidate(from_name="Durham", to_name="NPAS", decision="accept")),
        (5, Candidate(decision="ask")),
    ]


def test_every_row_that_cannot_be_read_is_told_at_once(tmp_path):
    assert problems(tmp_path, "from_name,confidence,decision\na,0.5,yes\nb,much,accept\nc,1\nd,2,\n") == [
        'candidates.csv, row 2: decision "yes"; expected accept, reject, ask or nothing.',
        'candidates.csv, row 3: confidence "much"; expected a number from 0 to 1.',
        "candidates.csv, row 4: 2 cells; expected 3.",
        'candidates.csv, row 5: confidence "2"; expected a number from 0 to 1.',
    ]


def test_a_row_is_counted_as_a_spreadsheet_counts_it(tmp_path):
    text = 'says,decision\n"two\nlines",\nx,perhaps\n'
    assert problems(tmp_path, text) == [
        'candidates.csv, row 3: decision "perhaps"; expected accept, reject, ask or nothing.'
    ]


def test_an_unknown_column_and_no_decision_are_told(tmp_path):
    first, second = problems(tmp_path, "from,from_name\na,b\n")
    assert first.startswith('candidates.csv, row 1: unknown column "from"; expected some of from_name,')
    assert second == 'candidates.csv, row 1: no column "decision".'


def test_a_file_that_a_spreadsheet_saved_otherwise_is_told(tmp_path):
    file = tmp_path / "candidates.csv"
    file.write_bytes("says,decision\ncaf\u00e9,\n".encode("cp1252"))
    with pytest.raises(FactsError, match="line 2: is not UTF-8; save it as CSV UTF-8"):
        read_candidates(file)


def test_another_edition_under_the_same_name_is_another_document(tmp_path):
    file = written(tmp_path, "one")
    first = source_id(file)
    assert source_id(written(tmp_path, "one")) == first
    assert source_id(written(tmp_path, "two")) != first
    assert first.startswith("doc-candidates-")
