"""Sentences of an answer speak of bodies by their names: ids are for rows, which other programs read."""

import re

import pytest

from graph.errors import QueryError
from graph.questions import answer, project_questions
from graph.store import open_store
from loaders.tables import Tables, shipped
from tests.small import stored

TODAY = "2026-11-25"
NEEDED = {
    "body": "durham", "unit": "cdsou", "id": "cdsou", "day": "2018-06-30", "since": "2015", "until": "2020",
    "bodies": "west-yorkshire; bedfordshire", "a": "durham", "b": "cleveland", "function": "fn-dogs",
}  # fmt: skip
ASKED_OF = {"body": ("lpb-durham", "ctpne"), "on": ("west-yorkshire",),
            "region": ("East Midlands",), "as_at": ("2019",)}  # fmt: skip
SENTENCES = ("note", "detail", "why", "reason", "message")
"""Columns of prose: the others hold what stands in the documents, or ids."""
WORD = re.compile(r"(?<![\w/=.-])[a-z0-9][a-z0-9-]*(?![\w-])")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = open_store(stored(tmp_path_factory, Tables(shipped()).read()))
    yield made
    made.close()


@pytest.fixture(scope="module")
def ids(store):
    """All of them: names begin with a capital, so that a word in small letters which is an id is that id."""
    return {key for (key,) in store.read("MATCH (n) RETURN n.id AS id ORDER BY id", limit=0).rows}


def ways(question):
    """What it needs, and that with each other parameter once."""
    needed = {p.name: NEEDED[p.name] for p in question.parameters if p.needed}
    yield needed
    for p in question.parameters:
        for value in ASKED_OF.get(p.name, ()):
            yield needed | {p.name: value}


def sentences(result):
    columns = [name for name in SENTENCES if name in result.columns]
    return [*result.warnings, *(str(row[name] or "") for row in result.records() for name in columns)]


@pytest.mark.parametrize("name", project_questions())
def test_no_sentence_of_an_answer_has_an_id(store, ids, name):
    said = []
    for given in ways(project_questions()[name]):
        try:
            said += sentences(answer(store, name, given | {"today": TODAY}, limit=0))
        except QueryError:
            continue  # a body of this kind is not asked about
    assert [sentence for sentence in said if set(WORD.findall(sentence)) & ids] == []
