"""Numbers and the words beside them: one of anything takes a noun and a verb in the singular, in every answer."""

import re
from html import unescape

import pytest

from graph.errors import QueryError
from graph.model import Facts
from graph.questions import answer, project_questions
from graph.store import open_store
from loaders.tables import Tables, shipped
from tests.small import claim, force, node, stored
from views.questions.catalogue import LISTED
from views.questions.said import told

TODAY = "2026-11-25"
NOUNS = {
    noun
    for one in LISTED.values()
    for noun in (one.many, "agreements", "bodies", "claims", "documents", "facts", "forces", "parties", "units", "rows",
                 "policing bodies", "moves", "people", "steps", "ties", "relationships")
    if noun != one.one
}  # fmt: skip
MANY = re.compile(rf"(?<![\d,.–-])\b1 (?:more |other |further )?(?:{'|'.join(sorted(NOUNS))})\b")
SUBORDINATE = re.compile(
    r" that (?:have participants|.{1,120}? takes? part in)| through which anybody depends"
)
SEVERAL = re.compile(
    r"(?<![\d,])\b(?:1 (?:of (?:the |these )?[\d,]+ )?|[\d,]+ of 1 )(?:(?!would )[\w '’&()-])*?"
    r"\b(?:have|are|rest|say|carry|depend|stand|await|were|do)\b"
)
"""What stands nearest to "1 of the 66 agreements" and is not its verb is cut out first."""


def wrong(sentence):
    plain = SUBORDINATE.sub("", unescape(re.sub(r"<[^>]+>", "", sentence)))
    return [found[0] for rule in (MANY, SEVERAL) for found in rule.finditer(plain)]


@pytest.mark.parametrize(
    "sentence",
    ["1 of the 66 agreements have a known end.", "In 1 rows no more is known.", "0 of the 1 bodies are seen.",
     "1 more are possible.", "1 dependences of 2 bodies.", "1 of the 9 units that X and Y take part in have a lead."],
)  # fmt: skip
def test_what_is_looked_for_is_found(sentence):
    assert wrong(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["1 of the 66 agreements has a known end.", "11 bodies are seen.", "0 of 1 body is seen; 2 are not.",
     "1 of the 9 units that X and Y take part in has a lead.", "21 of the 1,031 claims carry no date."],
)  # fmt: skip
def test_what_is_right_is_let_through(sentence):
    assert wrong(sentence) == []


ONE = Facts(
    (
        force("kent", "South East"),
        force("essex", "Eastern"),
        node("lpb-kent", "PCC", kind="PCC"),
        node("dogs", "Unit", status="under review"),
        node("deal", "Agreement"),
        node("fn", "Function"),
        node("jo", "Person"),
        node("doc", "Document", tier="own"),
    ),
    (
        claim(1, "kent COLLABORATES dogs"),
        claim(2, "essex LEADS dogs", role="lead force"),
        claim(3, "lpb-kent OVERSEES kent"),
        claim(4, "dogs DELIVERS fn"),
        claim(5, "kent PARTY_TO deal"),
        claim(6, "deal COVERS dogs"),
        claim(7, "jo CONTACT_FOR dogs"),
        claim(8, "doc STATES dogs", term="status", value="under review"),
        claim(9, "lpb-kent COLLABORATES dogs", scope="class"),
    ),
)
"""One of each."""
OF_ONE = {
    "a": "kent", "b": "essex", "id": "kent", "body": "kent", "bodies": "kent", "unit": "dogs", "function": "fn",
    "of": "kent", "region": "South East", "since": "2015", "until": "2026", "day": "2026", "as_at": "2025",
}  # fmt: skip
CDSOU = {"unit": "cdsou", "function": "fn-dogs"}
OF_ALL = OF_ONE | dict.fromkeys(("a", "id", "body", "bodies", "of"), "durham") | CDSOU


@pytest.fixture(scope="module", params=["one of each", "one of each, asked widely", "as shipped"])
def asked(request, tmp_path_factory):
    """A store, its nodes, and what to ask it beside what a question needs."""
    facts = Tables(shipped()).read() if request.param == "as shipped" else ONE
    store = open_store(stored(tmp_path_factory, facts))
    every = store.read("MATCH (n) RETURN n ORDER BY n.id", limit=0).subgraph.nodes
    yield store, every, OF_ALL if request.param == "as shipped" else OF_ONE, "widely" not in request.param
    store.close()


@pytest.mark.parametrize("name", sorted(LISTED))
def test_one_of_anything_is_spoken_of_in_the_singular(asked, name):
    store, every, values, narrow = asked
    question = project_questions()[name]
    given = {p.name: values[p.name] for p in question.parameters if p.name in values and (p.needed or narrow)}
    if name == "merger":
        given["bodies"] = "kent; essex"
    if {"of", "on"} <= given.keys():
        del given["on"]
    try:
        result = answer(store, name, {**given, "today": TODAY}, limit=0)
    except QueryError:
        assert narrow  # a body of this kind cannot be asked about together with the rest
        return
    said = told(
        LISTED[name], result, given, lambda key: every[key].name if key in every else key,
        lambda key: every[key].label if key in every else "",
    )  # fmt: skip
    sentences = [*result.warnings, *said.rest, said.words]
    assert [found for sentence in sentences for found in wrong(sentence)] == []
