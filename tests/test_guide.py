"""Every query of the analyst's guide, on both stores: the printed answers hold, and refusals say what to write.

`python tests/test_guide.py` writes the answers of the built-in store into the guide.
"""

import re
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors import ConcordError
from graph.questions import answer
from graph.schema import JOINS, NODE_LABELS
from graph.store import open_store
from loaders.tables import Tables, shipped

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = DOCS / "cypher.md"
BLOCK = re.compile(r"^```(cypher(?: neo4j)?|python)\n(.*?)^```\n(?:\n((?:[|>][^\n]*\n)+))?", re.M | re.S)


def blocks(kind):
    """The texts of one kind in the guide, each with the table or message that follows it."""
    found = BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))
    return [(match[2].strip(), (match[3] or "").strip()) for match in found if match[1] == kind]


def table(result):
    """Rows as a table of the guide."""

    def cell(value):
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return "" if value is None else str(value)

    lines = [result.columns, ["---"] * len(result.columns), *([cell(v) for v in row] for row in result.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request, tmp_path_factory):
    url = (
        request.getfixturevalue("neo4j_url")
        if request.param == "neo4j"
        else str(tmp_path_factory.mktemp("store") / "facts.kgl")
    )
    opened = open_store(url)
    opened.load(Tables(shipped()).read())
    yield opened
    opened.close()


def first_words(query):
    return query[:60] if isinstance(query, str) and query.startswith(("MATCH", "from")) else None


@pytest.mark.parametrize(("query", "printed"), blocks("cypher"), ids=first_words)
def test_a_query_has_the_answer_that_the_guide_prints(store, query, printed):
    result = store.read(query, limit=0)
    assert result.rows
    assert table(result) == printed


def test_the_guide_and_the_named_question_find_the_same_agreements_without_a_review_date(store):
    (query,) = [text for text, _ in blocks("cypher") if "'review_by'" in text]
    asked = {"region": "South East", "lacks": "review_date", "today": "2026-11-25"}
    named = answer(store, "assurance", asked, limit=0).records()
    found = [row["agreement"] for row in store.read(query, limit=0).records()]
    assert found == sorted(row["about"] for row in named if row["label"] == "agreement")


@pytest.mark.parametrize(("query", "message"), blocks("cypher neo4j"), ids=first_words)
def test_the_built_in_store_refuses_and_says_what_to_write_instead(tmp_path, query, message):
    with pytest.raises(ConcordError) as refusal, open_built_in(tmp_path) as built_in:
        built_in.read(query)
    assert message.removeprefix("> ") in str(refusal.value)


@pytest.mark.neo4j
def test_what_only_neo4j_runs_has_the_answer_of_its_rewriting(neo4j_url):
    kinds = [(m[1], m[2].strip(), (m[3] or "").strip()) for m in BLOCK.finditer(GUIDE.read_text("utf-8"))]
    with open_at(neo4j_url) as neo4j:
        for (kind, query, _), (_, _, printed) in pairwise(kinds):
            if kind == "cypher neo4j":
                assert table(neo4j.read(query, limit=0)) == printed


def test_the_guide_asks_twenty_one_questions():
    numbers = re.findall(r"^### (\d+)\.", GUIDE.read_text(encoding="utf-8"), re.M)
    assert numbers == [str(n) for n in range(1, 22)]


def test_the_lines_for_pandas_and_networkx_run(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CONCORD_STORE", raising=False)
    ((code, _),) = blocks("python")
    names = {}
    exec(code, names)
    assert list(names["frame"].columns) == ["f", "c", "u"]
    assert names["network"].number_of_edges() == len(names["frame"])


def test_the_drawn_schema_shows_every_label_and_relationship():
    drawn = set(re.findall(r"\w+", (DOCS / "schema.svg").read_text(encoding="utf-8")))
    assert {*NODE_LABELS, *JOINS} - drawn == set()


class open_at:
    """A store with the shipped facts, closed at the end."""

    def __init__(self, url):
        self.store = open_store(url)
        self.store.load(Tables(shipped()).read())

    def __enter__(self):
        return self.store

    def __exit__(self, *_):
        self.store.close()


def open_built_in(folder):
    return open_at(str(folder / "facts.kgl"))


def write_answers():
    """Print the built-in store's answers into the guide."""
    with tempfile.TemporaryDirectory() as folder, open_built_in(Path(folder)) as built_in:

        def answered(match):
            if match[1] != "cypher":
                return match[0]
            return f"```cypher\n{match[2]}```\n\n{table(built_in.read(match[2], limit=0))}\n"

        GUIDE.write_text(BLOCK.sub(answered, GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write_answers()
