"""People hidden: no name of a person leaves the store, whatever is asked, and all else stays as it was.

Surnames, given names and posts are those of the shipped facts, or of the small networks written here.
"""

import json
import re
import runpy
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError, RefusedError
from graph.model import Entity, Facts, Relationship, Result, Subgraph, claim_id
from graph.questions import answer, questions
from graph.store import Store, open_store
from graph.store.mentions import texts
from graph.store.naming import HIDDEN, Names, folded, words
from graph.store.people import always_hidden, hidden, own_key, told, without_people
from loaders.tables import Tables, shipped
from tests.running import runner

KEY = b"a key of the tests, 32 bytes long"
GIVEN = runpy.run_path(str(Path(__file__).with_name("test_questions.py")))["GIVEN"]
"""What test_questions.py tells every question, so that each has rows."""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Tables(shipped()).read()


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def shown(request: pytest.FixtureRequest, facts: Facts, tmp_path_factory: Any) -> Iterator[Store]:
    """The shipped facts with people hidden, once over each kind of store."""
    embedded = request.param == "embedded"
    file = str(tmp_path_factory.mktemp("people") / "facts.kgl")
    store = open_store(file if embedded else request.getfixturevalue("neo4j_url"))
    store.load(facts)
    wrapped = without_people(store, KEY)
    yield wrapped
    wrapped.close()


@pytest.fixture(scope="module")
def surnames(facts: Facts) -> set[str]:
    """The last word of each person's name; none of these is a word of the shipped texts in another sense."""
    return {folded(n.name.split()[-1]) for n in facts.nodes if n.label == "Person"}


def everything(item: Any) -> Iterator[str]:
    """Every text in a result, keys of properties and ids included."""
    if isinstance(item, Result):
        yield from (*item.columns, *item.warnings)
        for part in (*item.rows, *item.subgraph.nodes.values(), *item.subgraph.relationships.values()):
            yield from everything(part)
    elif isinstance(item, Entity):
        yield from (item.id, item.label, *everything(dict(item.properties)))
    elif isinstance(item, Relationship):
        yield from (item.id, item.start, item.end, *everything(dict(item.properties)))
    elif isinstance(item, dict):
        yield from (*item, *(text for value in item.values() for text in everything(value)))
    elif isinstance(item, list | tuple):
        for part in item:
            yield from everything(part)
    elif isinstance(item, str):
        yield item


def leaks(item: Any, surnames: set[str]) -> list[str]:
    return [text for text in everything(item) if surnames & set(words(text))]


def small(*people: str, says: str = "", posts: tuple[str, ...] = (), **bodies: str) -> Facts:
    """A network of these people, posts and forces, with one claim that says `says`."""
    forces = bodies or {"durham": "Durham Constabulary"}
    nodes = [
        Entity("doc", "Document", {"id": "doc", "name": "A page"}),
        Entity("u", "Unit", {"id": "u", "name": "U"}),
    ]
    nodes += [
        Entity(k.replace("_", "-"), "Force", {"id": k.replace("_", "-"), "name": v})
        for k, v in forces.items()
    ]
    made = [(f"person-{'-'.join(words(name))}", name) for name in people]
    nodes += [Entity(key, "Person", {"id": key, "name": name}) for key, name in made]
    nodes += [Entity(f"post-{n}", "Post", {"id": f"post-{n}", "name": post}) for n, post in enumerate(posts)]
    first = next(iter(forces)).replace("_", "-")
    own = {"id": "c1", "source": "doc", "place": "1", "says": says or "It takes part."}
    claims = [Relationship("c1", "COLLABORATES", first, "u", own)]
    claims += [
        Relationship(
            f"h{n}", "HOLDS", made[n][0], f"post-{n}", {"id": f"h{n}", "source": "doc", "place": "1"}
        )
        for n in range(min(len(made), len(posts)))
    ]
    return Facts(tuple(nodes), tuple(claims))


def said(facts: Facts) -> str:
    return str(next(c for c in hidden(facts, KEY).relationships if c.id == "c1").properties["says"])


# What ships


@pytest.mark.parametrize(
    "text", ["MATCH (n) RETURN n ORDER BY n.id", "MATCH ()-[r]->() RETURN r ORDER BY r.id"]
)
def test_no_surname_is_anywhere_in_the_store(shown: Store, surnames: set[str], text: str) -> None:
    result = shown.read(text, limit=0)
    assert len(result.rows) > 1000
    assert leaks(result, surnames) == []


@pytest.mark.parametrize("name", questions())
def test_no_question_names_a_person(shown: Store, surnames: set[str], name: str) -> None:
    needed = {p.name: GIVEN[p.name] for p in questions()[name].parameters if p.needed}
    assert leaks(answer(shown, name, needed, limit=0), surnames) == []


def test_the_search_finds_names_where_people_are_shown(
    facts: Facts, surnames: set[str], tmp_path: Any
) -> None:
    with_names = open_store(str(tmp_path / "named.kgl"))
    with_names.load(facts)
    found = leaks(with_names.read("MATCH (n) RETURN n", limit=0), surnames)
    assert len(found) >= 63


def test_given_names_go_where_the_surname_goes(shown: Store, facts: Facts) -> None:
    full = {node.name for node in facts.nodes if node.label == "Person" and " " in node.name}
    every = "\n".join(everything(shown.read("MATCH ()-[r]->() RETURN r", limit=0)))
    assert [name for name in full if name in every or "-".join(words(name)) in every] == []


def test_somebody_only_mentioned_is_hidden_too(shown: Store) -> None:
    """The Kent commissioner's own site is in documents.csv under his name; he is nobody's node."""
    every = " ".join(everything(shown.read("MATCH (d:Document) RETURN d", limit=0))).lower()
    assert "matthew" not in every
    assert "simson" not in every


def test_nothing_else_is_changed(shown: Store, facts: Facts) -> None:
    kept = {n.id: n for n in shown.read("MATCH (n) RETURN n", limit=0).subgraph.nodes.values()}
    changed = [n.id for n in facts.nodes if n.label not in ("Person", "Document") and kept.get(n.id) != n]
    assert changed == []


def test_as_many_nodes_and_claims_as_before(shown: Store, facts: Facts) -> None:
    nodes = shown.read("MATCH (n) RETURN count(n) AS c").rows[0][0]
    claims = shown.read("MATCH ()-[r]->() RETURN count(r) AS c").rows[0][0]
    assert (nodes, claims) == (len(facts.nodes), len(facts.relationships))


def test_the_rows_to_meet_are_as_many_and_posts_stand_in_them(
    shown: Store, facts: Facts, tmp_path: Any
) -> None:
    named = open_store(str(tmp_path / "named.kgl"))
    named.load(facts)
    before, after = (
        answer(s, "people_to_meet", {"body": "durham"}, limit=0).records() for s in (named, shown)
    )
    key = ("kind", "post", "body", "about", "certainty", "place")
    assert sorted(str([row[k] for k in key]) for row in before) == sorted(
        str([row[k] for k in key]) for row in after
    )
    assert {row["person"] for row in after if row["post"] == "Police and Crime Commissioner (Durham)"} == {
        "Police and Crime Commissioner (Durham) (name hidden)"
    }


# What a reader may try in Cypher


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Person) WHERE p.name STARTS WITH 'Joy' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE p.name CONTAINS 'Allen' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE p.id = 'person-joy-allen' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE toUpper(p.name) CONTAINS 'ALLEN' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE reverse(p.name) STARTS WITH 'nellA' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE substring(p.name, 0, 3) = 'Joy' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE split(p.name, ' ')[0] = 'Joy' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE p.name =~ '.*Allen.*' RETURN count(p) AS x",
        "MATCH (p:Person) WHERE size(p.name) = 9 RETURN count(p) AS x",
        "MATCH (p:Person) WHERE p.aliases IS NOT NULL RETURN count(p) AS x",
        "MATCH (p:Person)-[r]->() WHERE r.says CONTAINS 'Allen' RETURN count(r) AS x",
        "MATCH ()-[r]->() WHERE r.role_said CONTAINS 'Naylor' RETURN count(r) AS x",
        "MATCH (d:Document) WHERE d.address CONTAINS 'spurrell' RETURN count(d) AS x",
    ],
)
def test_a_guess_is_answered_as_though_nobody_was_called_so(shown: Store, text: str) -> None:
    assert shown.read(text).rows == ((0,),)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (p:Person) RETURN p.name AS x ORDER BY x",
        "MATCH (p:Person) RETURN properties(p) AS x",
        "MATCH (p:Person) RETURN keys(p) AS x",
        "MATCH (p:Person) RETURN collect(p.name) AS x",
        "MATCH (p:Person) WITH collect(p) AS ps RETURN [q IN ps | q.name] AS x",
        "MATCH (p:Person) RETURN split(p.name, ' ') AS x",
        "MATCH w = (p:Person)-[:HOLDS]->(q:Post) RETURN w AS x",
        "MATCH (p:Person)-[r:LEADS]->(u) RETURN r.says AS x",
    ],
)
def test_no_expression_gives_a_name(shown: Store, surnames: set[str], text: str) -> None:
    result = shown.read(text, limit=0)
    assert result.rows
    assert leaks(result, surnames) == []


def test_an_order_by_name_or_id_is_not_that_of_the_names(shown: Store, facts: Facts) -> None:
    posts = dict(
        shown.read("MATCH (p:Person)-[:HOLDS]->(q:Post) RETURN p.id AS p, q.id AS q ORDER BY p").rows
    )
    known = {c.end: c.start for c in facts.relationships if c.type == "HOLDS"}
    order = [known[post] for post in posts.values()]
    assert order != sorted(order)


def test_a_claims_id_does_not_confirm_a_guess(facts: Facts) -> None:
    """An id is a hash of ends and place that anybody can compute for a name they suspect."""
    holds = [c for c in facts.relationships if c.start.startswith("person-")]
    kept = {c.id for c in hidden(facts, KEY).relationships}
    assert len(holds) > 100
    assert kept.isdisjoint(c.id for c in holds)
    guessed = {
        claim_id(c.type, c.start, c.end, *(str(c.properties.get(k, "")) for k in ("source", "place", "row", "column")),
                 str(c.properties.get("role", "")), int(c.properties.get("n", 1)))
        for c in holds
    }  # fmt: skip
    assert kept.isdisjoint(guessed)


def test_pseudonyms_are_stable_under_one_key_and_differ_under_another(facts: Facts) -> None:
    def ids(key: bytes) -> list[str]:
        return [n.id for n in hidden(facts, key).nodes if n.label == "Person"]

    assert ids(KEY) == ids(KEY)
    assert set(ids(KEY)).isdisjoint(ids(b"another key"))
    assert len(set(ids(KEY))) == 63
    assert all(re.fullmatch("person-[0-9a-f]{10}", key) for key in ids(KEY))


def test_a_person_is_not_found_by_name_and_the_error_names_nobody(shown: Store, surnames: set[str]) -> None:
    with pytest.raises(Exception, match=r"called \"Joy Alleno\"") as error:
        answer(shown, "neighbourhood", {"body": "Joy Alleno"})
    assert not surnames & set(words(str(error.value)))


def test_a_hidden_person_is_found_by_the_pseudonym(shown: Store) -> None:
    (key,) = shown.read("MATCH (p:Person) RETURN p.id AS id ORDER BY id LIMIT 1").rows[0]
    assert answer(shown, "neighbourhood", {"body": key}).rows


# The store behind it


def test_the_copy_follows_the_store(store: Store) -> None:
    store.load(small("Joy Allen", posts=("Chief Constable",)))
    shown = without_people(store, KEY)
    before = shown.version()
    assert shown.read("MATCH (p:Person) RETURN p.name AS n").rows == (("Chief Constable (name hidden)",),)
    store.load(small("Joy Allen", "Sam Oduya", posts=("Chief Constable",)))
    assert shown.read("MATCH (p:Person) RETURN p.name AS n ORDER BY n").rows == (
        ("A person (name hidden)",),
        ("Chief Constable (name hidden)",),
    )
    assert shown.version() != before


def test_its_version_is_never_that_of_the_store_with_names(store: Store) -> None:
    store.load(small("Joy Allen"))
    assert without_people(store, KEY).version() != store.version()


def test_it_is_not_loaded_and_not_written(store: Store) -> None:
    store.load(small("Joy Allen"))
    shown = without_people(store, KEY)
    with pytest.raises(RefusedError, match="loaded into the store itself"):
        shown.load(small())
    with pytest.raises(QueryError):
        shown.read("CREATE (n:Force {id: 'x', name: 'X'})")
    assert len(store.read("MATCH (n:Person) RETURN n").rows) == 1


# Names as they are written


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Alistair Simpson leads.", "[name hidden] leads."),
        ("Chief Constable Simpson leads.", "Chief Constable [name hidden] leads."),
        ("Det C/Supt A Simpson leads.", "Det C/Supt [name hidden] leads."),
        ("Det C/Supt X. Y. Simpson leads.", "Det C/Supt [name hidden] leads."),
        ("Simpson's unit", "[name hidden]'s unit"),
        ("Simpson’s unit", "[name hidden]’s unit"),
        ("SIMPSON, Alistair", "[name hidden]"),
        ("alistair simpson leads", "[name hidden] leads"),
        ("Mr Simpson", "[name hidden]"),
        ("Sir Alistair Simpson QPM", "[name hidden] QPM"),
        ("alistair_simpson and alistair.simpson", "[name hidden] and [name hidden]"),
        ("AlistairSimpson", "[name hidden]"),
        ("Ask Alistair.", "Ask [name hidden]."),
        ("Ask Alis\u00adtair Simp\u00adson.", "Ask [name hidden]."),
        ("see https://a.uk/news/a-simpson-visits now", "see [address hidden: it holds a name] now"),
        ("see https://a.uk/news/visit now", "see https://a.uk/news/visit now"),
    ],
)  # fmt: skip
def test_a_name_goes_however_it_is_written(text: str, left: str) -> None:
    assert Names.of(["Alistair Simpson"]).hide(text) == left


@pytest.mark.parametrize(
    "text", ["Zoë Billingham", "Zoe Billingham", "ZOË BILLINGHAM", "Zoe\u0308 Billingham"]
)
def test_accents_hide_nothing_from_the_search(text: str) -> None:
    assert Names.of(["Zoë Billingham"]).hide(f"{text} reports") == "[name hidden] reports"


@pytest.mark.parametrize(
    "text", ["Steve O'Keeffe", "Steve O’Keeffe", "S. O'Keeffe", "Insp OKeeffe", "O Keeffe"]
)
def test_an_apostrophe_may_be_of_any_kind(text: str) -> None:
    assert "eeffe" not in Names.of(["Steve O'Keeffe"]).hide(f"by {text}'s team")


def test_a_surname_that_is_a_forces_name_leaves_the_force_whole() -> None:
    network = small(
        "Pat Durham", says="Pat Durham and P. Durham of Durham Constabulary; Chief Constable Durham leads."
    )
    assert said(network) == (f"{HIDDEN} and {HIDDEN} of Durham Constabulary; Chief Constable {HIDDEN} leads.")
    assert {n.name for n in hidden(network, KEY).nodes if n.label == "Force"} == {"Durham Constabulary"}
    assert "durham" in {n.id for n in hidden(network, KEY).nodes}


def test_a_surname_that_is_an_ordinary_word_goes_with_a_capital_and_stays_without() -> None:
    network = small("James Close", says="Close works close to the Close Bureau.", close_bureau="Close Bureau")
    assert said(network) == "Close works close to the Close Bureau."
    network = small("James Close", says="Close works close to Durham.")
    assert said(network) == f"{HIDDEN} works close to Durham."


def test_a_given_name_that_is_an_ordinary_word_stays_when_alone() -> None:
    network = small("Will Hodgkinson", says="Will the unit stay? It will, says Hodgkinson.")
    assert said(network) == f"Will the unit stay? It will, says {HIDDEN}."


def test_a_post_named_after_its_holder_is_hidden_and_so_is_its_id() -> None:
    network = small("Joy Allen", posts=("Assistant to Joy Allen",))
    posts = [n for n in hidden(network, KEY).nodes if n.label == "Post"]
    assert [post.name for post in posts] == [f"Assistant to {HIDDEN}"]
    named = Entity("post-allen-aide", "Post", {"id": "post-allen-aide", "name": "Aide"})
    (aide,) = (
        n
        for n in hidden(Facts((*network.nodes, named), network.relationships), KEY).nodes
        if n.name == "Aide"
    )
    assert re.fullmatch("post-[0-9a-f]{10}", aide.id)


def test_a_document_whose_id_holds_a_name_is_cited_by_its_pseudonym() -> None:
    doc = Entity(
        "doc-allen-2019", "Document", {"id": "doc-allen-2019", "name": "Report by Joy Allen", "tier": "own"}
    )
    own = {"id": "c9", "source": doc.id, "place": "1", "term": "former_name", "value": "Joy Smith"}
    network = small("Joy Allen", says="Joy Smith was her name.")
    claim = Relationship("c9", "STATES", doc.id, "person-joy-allen", own)
    shown = hidden(Facts((*network.nodes, doc), (*network.relationships, claim)), KEY)
    (states,) = (c for c in shown.relationships if c.type == "STATES")
    assert states.properties["source"] == states.start != doc.id
    assert states.id != "c9"
    assert leaks([*shown.nodes, *shown.relationships], {"allen", "smith"}) == []


def test_a_term_made_of_a_name_is_no_key_of_a_node() -> None:
    network = small("Joy Allen")
    unit = Entity("v", "Unit", {"id": "v", "name": "V", "joy_allen_says": "it works"})
    shown = hidden(Facts((*network.nodes, unit), network.relationships), KEY)
    assert leaks([*shown.nodes], {"allen"}) == []


NAME = st.sampled_from(
    ["Alistair Simpson", "Joy Allen", "Zoë Billingham", "Steve O'Keeffe", "Sir Clive Loader", "Naylor",
     "Anna van der Berg", "Mary-Jane Hall-Price", "Ngũgĩ Thiong'o", "Dr K. L. Rao OBE", "李小龍", "Joy (Josie) Mold"]
)  # fmt: skip
FORM = st.sampled_from(
    ["{0}", "by {0}.", "{0}'s unit", "ACC {1}", "Chief Constable {1}", "({1})", "{2} {1} said", "{2}. {1}",
     "{1}, {3}", "“{0}”", "x/{0}/y", "{0}; and others", "T/ACC {1}:", "Mr {1}", "the {1} review", "{0}\n{1}"]
)  # fmt: skip


@given(NAME, FORM, st.sampled_from([str, str.upper, str.title]))
def test_no_form_of_a_name_is_left(name: str, form: str, case: Any) -> None:
    plain = [w for w in name.split() if w not in ("Sir", "Dr", "OBE", "(Josie)")]
    surname, first = plain[-1], plain[0]
    text = form.format(" ".join(plain), case(surname), first[0], first)
    assert not set(words(surname)) & set(words(Names.of([name]).hide(text)))


@given(st.text(max_size=60))
def test_a_text_without_the_name_is_left_as_it_is(text: str) -> None:
    if not {"simpson", "alistair"} & set(words(text)) and "simpson" not in folded(text):
        assert Names.of(["Alistair Simpson"]).hide(text) == text


# The command line


@pytest.fixture
def run(tmp_path: Any, monkeypatch: Any, capsys: Any) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    for name in ("CONCORD_FACTS", "CONCORD_STORE", "CONCORD_HIDE_PEOPLE", "CONCORD_MARKING"):
        monkeypatch.delenv(name, raising=False)
    return runner(capsys)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_option_hides_people_in_every_format(run: Any, surnames: set[str], form: str) -> None:
    ask = ["ask", "people_to_meet", "--param", "body=durham", "--format", form]
    assert surnames & set(words(run(*ask)[1]))
    code, out, err = run(*ask, "--hide-people")
    assert code == 0
    assert not surnames & set(words(out + err))
    assert "9 people are shown without names.\n" in err


def test_an_office_hides_people_in_every_command(run: Any, monkeypatch: Any, surnames: set[str]) -> None:
    monkeypatch.setenv("CONCORD_HIDE_PEOPLE", "1")
    _, out, err = run(
        "ask", "MATCH (p:Person) RETURN p.name AS name, p.id AS id ORDER BY id", "--format", "json"
    )
    assert len(json.loads(out)) == 63
    assert not surnames & set(words(out))
    assert err == "63 people are shown without names.\n"


def test_a_page_is_served_with_people_hidden(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("CONCORD_HIDE_PEOPLE", "0")
    assert not always_hidden()
    monkeypatch.setattr("views.serving.serve", lambda *_, **__: None)
    assert run("serve", "--hide-people")[0] == 0
    assert always_hidden()


@pytest.mark.parametrize(
    ("value", "means"), [("1", True), ("yes", True), ("on", True), ("0", False), ("", False)]
)
def test_the_variable_hides_unless_it_says_no(monkeypatch: Any, value: str, means: bool) -> None:
    monkeypatch.setenv("CONCORD_HIDE_PEOPLE", value)
    assert always_hidden() == means


def test_an_answer_without_people_says_nothing_of_them(run: Any) -> None:
    assert "people" not in run("depends", "--of", "durham", "--hide-people")[2]


def test_a_text_that_named_somebody_says_so() -> None:
    assert told(Result(("says",), ((f"{HIDDEN} leads it.",),))) == "Names of people are hidden."
    assert told(Result(("id",), (("durham",),), Subgraph())) == ""


def test_the_key_is_kept_for_this_user_alone(tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert own_key() == own_key()
    file = tmp_path / "concord" / "people.key"
    assert len(file.read_bytes()) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_texts_are_found_in_lists_and_maps() -> None:
    assert list(texts({"a": ["b", {"c": "d"}], "e": 1})) == ["b", "d"]
