"""Markings: what may be written, the highest of several, what an answer carries, and what --public leaves out.

The tiers and their order are those of the Government Security Classifications policy; the networks are
written here.
"""

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ConcordError
from graph.export import file_name, marked, to_csv, to_json
from graph.marking import TIERS, Markings, highest, marking, markings, office, tier_of
from graph.model import Entity, Facts, Result, Subgraph
from graph.questions import answer
from graph.store import Store
from graph.store.marked import PublicStore, public
from graph.store.people import without_people
from loaders.derive import derived
from loaders.tables import Tables, shipped
from tests.running import runner

HANDLING = st.sampled_from(["", " COMMERCIAL", " UK EYES ONLY", " PERSONAL; LEGAL"])
MARKING = st.one_of(st.just(""), st.builds(str.__add__, st.sampled_from(TIERS), HANDLING))


# What may be written


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("OFFICIAL", "OFFICIAL"),
        ("official", "OFFICIAL"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL – SENSITIVE – COMMERCIAL", "OFFICIAL-SENSITIVE COMMERCIAL"),
        ("OFFICIAL: SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL FOR POLICE USE", "OFFICIAL FOR POLICE USE"),
        ("TOP  SECRET", "TOP SECRET"),
        ("SECRET – UK EYES ONLY", "SECRET UK EYES ONLY"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_marking_is_a_tier_and_then_any_handling(text: str, read: str) -> None:
    assert marking(text) == read


@pytest.mark.parametrize(
    "text",
    ["NOT PROTECTIVELY MARKED", "UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "PROTECT", "SENSITIVE", "OFFICIALLY",
     "UK SECRET", "OFFICIAL SECRET", "TOP", "OFFICIAL COMMERCIAL SENSITIVE"],
)  # fmt: skip
def test_anything_else_is_refused_with_what_may_be_written(text: str) -> None:
    with pytest.raises(
        ConcordError, match=r"is not a marking\. Write OFFICIAL, OFFICIAL-SENSITIVE, SECRET or TOP SECRET"
    ):
        marking(text)


def test_no_office_is_asserted_one(monkeypatch: Any) -> None:
    monkeypatch.delenv("CONCORD_MARKING", raising=False)
    assert office() == ""


def test_a_wrong_office_marking_says_where_it_stands(monkeypatch: Any) -> None:
    monkeypatch.setenv("CONCORD_MARKING", "NOT PROTECTIVELY MARKED")
    with pytest.raises(ConcordError, match=r"^CONCORD_MARKING: "):
        office()


# The highest


def test_each_tier_is_above_the_one_before() -> None:
    assert all(highest([low, high]) == high for low, high in pairwise(TIERS))


def test_nothing_marked_is_unmarked() -> None:
    assert highest(["", ""]) == ""


@given(MARKING, MARKING, MARKING)
def test_the_highest_does_not_depend_on_order_grouping_or_repeats(a: str, b: str, c: str) -> None:
    assert highest([a, b]) == highest([b, a])
    assert highest([highest([a, b]), c]) == highest([a, highest([b, c])]) == highest([a, b, c])
    assert highest([a, a]) == highest([a])


@given(st.lists(MARKING, min_size=1))
def test_the_highest_is_below_none_and_keeps_all_handling(several: list[str]) -> None:
    top = highest(several)
    order = ("", *TIERS)
    assert order.index(tier_of(top)) == max(order.index(tier_of(each)) for each in several)
    for each in several:
        for part in each.removeprefix(tier_of(each)).split(";"):
            assert part.strip() in top


# What an answer carries


def facts(**claims_of: list[str]) -> Facts:
    """A network with one document for each keyword: `open` is unmarked, `own_official` OFFICIAL, `secret` SECRET."""
    tiers = {"open": "", "own_official": "OFFICIAL", "secret": "SECRET UK EYES ONLY"}
    documents = [
        Entity(
            f"doc-{key}",
            "Document",
            {"id": f"doc-{key}", "name": key, "tier": "own", "marking": tier or None},
        )
        for key, tier in tiers.items()
    ]
    parts = []
    for key, claims in claims_of.items():
        part = Subgraph.of(*claims, source=f"doc-{key}")
        renamed = {c.id: f"{key}-{c.id}" for c in part.relationships.values()}
        parts.append(
            Subgraph(
                part.nodes,
                {renamed[c.id]: type(c)(renamed[c.id], c.type, f"doc-{key}" if c.type == "STATES" else c.start, c.end,
                                        {**c.properties, "id": renamed[c.id]}) for c in part.relationships.values()},
            )
        )  # fmt: skip
    whole = Subgraph.union(parts)
    nodes = [n for n in whole.nodes.values() if n.id != "doc"]
    clean = [
        Entity(n.id, n.label, {k: v for k, v in n.properties.items() if v is not None}) for n in documents
    ]
    return derived([*nodes, *clean], list(whole.relationships.values()))


MIXED = facts(
    open=[
        "durham COLLABORATES npas",
        "cleveland COLLABORATES npas",
        "west-yorkshire LEADS npas role=lead_force",
    ],
    secret=[
        "kent COLLABORATES drones",
        "essex LEADS drones role=lead_force",
        "doc STATES npas term=purpose value=air",
    ],
)


@pytest.fixture
def mixed(store: Store) -> Store:
    store.load(MIXED)
    return store


def test_claims_of_unmarked_sources_carry_the_offices_marking(mixed: Store) -> None:
    known = markings(mixed.read, "OFFICIAL")
    result = mixed.read("MATCH (a:Force {id: 'durham'}) RETURN a ORDER BY a.id")
    assert known.of_answer(result, named=False) == "OFFICIAL"


def test_a_claim_of_a_marked_source_carries_its_marking(mixed: Store) -> None:
    known = markings(mixed.read, "OFFICIAL-SENSITIVE COMMERCIAL")
    result = mixed.read("MATCH ()-[r:COLLABORATES]->(:Unit {id: 'drones'}) RETURN r ORDER BY r.id")
    assert known.of_answer(result, named=False) == "SECRET COMMERCIAL; UK EYES ONLY"


def test_a_body_carries_the_marking_of_what_is_stated_of_it(mixed: Store) -> None:
    """npas is in nobody's secret claim but for its purpose, which is a property of the node."""
    result = mixed.read("MATCH (n:Unit {id: 'npas'}) RETURN n")
    assert result.rows[0][0].properties["purpose"] == "air"
    assert markings(mixed.read).of_answer(result, named=False) == "SECRET UK EYES ONLY"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Unit) RETURN count(n) AS c",
        "MATCH (n:Unit {id: 'npas'}) RETURN n.purpose AS p",
        "MATCH (a)-[r]->(b:Unit {id: 'npas'}) RETURN r, b.purpose AS p ORDER BY r.id",
        "MATCH (a:Force) RETURN collect(a.id) AS ids",
        "MATCH (a:Force) RETURN {id: a.id} AS m ORDER BY a.id",
    ],
)
def test_a_value_that_does_not_say_where_it_is_from_carries_the_highest_of_all(
    mixed: Store, text: str
) -> None:
    assert markings(mixed.read).of_answer(mixed.read(text), named=False) == "SECRET UK EYES ONLY"


def test_a_named_question_carries_what_its_claims_rest_on(mixed: Store) -> None:
    known = markings(mixed.read, "OFFICIAL")
    result = answer(mixed, "depends", {"of": "kent"})
    assert len(result.rows) == 1
    assert known.of_answer(result, named=True) == "SECRET UK EYES ONLY"


def test_a_named_question_that_only_counts_carries_the_highest_of_all(mixed: Store) -> None:
    counted = Result(("units",), ((2,),))
    assert markings(mixed.read).of_answer(counted, named=True) == "SECRET UK EYES ONLY"


def test_an_answer_without_rows_holds_nothing_that_is_marked(mixed: Store) -> None:
    assert markings(mixed.read).of_answer(mixed.read("MATCH (n:PCC) RETURN n"), named=False) == ""


def test_a_store_without_marked_documents_asserts_nothing() -> None:
    assert Markings().of_answer(Result(("c",), ((1,),)), named=False) == ""
    assert Markings("OFFICIAL").everything() == "OFFICIAL"


def test_a_document_with_an_unknown_marking_is_an_error_that_names_it() -> None:
    wrong = Entity("doc-x", "Document", {"id": "doc-x", "name": "X", "marking": "RESTRICTED"})
    with pytest.raises(ConcordError, match=r'^Document doc-x: "RESTRICTED" is not a marking'):
        Markings.of(Subgraph({"doc-x": wrong}))


# Public


def test_public_leaves_out_what_marked_sources_say_and_counts_it(mixed: Store) -> None:
    shown = PublicStore(mixed, derived)
    assert shown.read("MATCH ()-[r]->() RETURN count(r) AS c").rows == ((3,),)
    assert shown.told() == "3 claims of 2 marked documents left out."


def test_public_leaves_out_bodies_that_only_marked_sources_speak_of(mixed: Store) -> None:
    shown = PublicStore(mixed, derived)
    left = [row[0] for row in shown.read("MATCH (n) RETURN n.id AS id ORDER BY id").rows]
    assert left == ["cleveland", "doc-open", "durham", "npas", "west-yorkshire"]


def test_public_leaves_out_the_properties_that_marked_sources_gave(mixed: Store) -> None:
    (npas,) = PublicStore(mixed, derived).read("MATCH (n:Unit {id: 'npas'}) RETURN n").rows[0]
    assert npas.properties == {"id": "npas", "name": "npas"}


def test_public_gives_a_property_the_value_of_the_sources_that_stay() -> None:
    network = facts(
        open=["durham COLLABORATES npas", "doc STATES npas term=status value=active as_of=2019"],
        secret=["doc STATES npas term=status value=ended as_of=2024"],
    )
    assert {n.id: n.properties.get("status") for n in network.nodes}["npas"] == "ended"
    kept, out, _ = public(network, derived)
    assert out == 1
    assert {n.id: n.properties.get("status") for n in kept.nodes}["npas"] == "active"


def test_public_shows_no_dispute_with_a_claim_left_out() -> None:
    network = facts(open=["durham COLLABORATES npas"], secret=["durham STAYS_OUT_OF npas"])
    assert all(c.properties.get("disputed") for c in network.relationships)
    kept, _, _ = public(network, derived)
    assert [c.properties.get("disputed") for c in kept.relationships] == [None]


def test_public_draws_no_participation_from_a_marked_agreement() -> None:
    labels = {"a": "Agreement", "durham": "Force", "u": "Unit"}
    party = Subgraph.of(
        "durham PARTY_TO a", "u DELIVERS f", labels={**labels, "f": "Function"}, source="doc-open"
    )
    cover = Subgraph.of("x PART_OF u", "a COVERS u", labels={**labels, "x": "Unit"}, source="doc-secret")
    claims = [type(c)(f"{k}{c.id}", c.type, c.start, c.end, {**c.properties, "id": f"{k}{c.id}"})
              for k, part in (("p", party), ("s", cover)) for c in part.relationships.values()]  # fmt: skip
    documents = [n for n in MIXED.nodes if n.label == "Document"]
    network = derived([*{**party.nodes, **cover.nodes}.values(), *documents], claims)
    assert "COLLABORATES" in {c.type for c in network.relationships}
    kept, _, _ = public(network, derived)
    assert {c.type for c in kept.relationships} == {"PARTY_TO", "DELIVERS"}


def test_public_changes_nothing_where_no_document_with_claims_is_marked() -> None:
    """What ships holds no marked document; one beside it that says nothing changes nothing else."""
    shipping = Tables(shipped()).read()
    beside = Entity("doc-z", "Document", {"id": "doc-z", "name": "Z", "tier": "own", "marking": "SECRET"})
    kept, out, documents = public(Facts((*shipping.nodes, beside), shipping.relationships), derived)
    assert (kept, out, documents) == (shipping, 0, 1)


def test_public_and_hidden_people_go_together(mixed: Store) -> None:
    shown = without_people(PublicStore(mixed, derived), b"k" * 32)
    assert shown.read("MATCH (n:Unit) RETURN n.id AS id ORDER BY id").rows == (("npas",),)
    assert "public" not in mixed.version()


# Files and the command line


def test_a_csv_with_a_marking_is_read_by_a_parser_like_one_without() -> None:
    text = to_csv(marked(Result(("id", "n"), (("durham", 1), ("kent", 2))), "OFFICIAL-SENSITIVE"))
    assert list(csv.DictReader(io.StringIO(text))) == [
        {"id": "durham", "n": "1", "protective_marking": "OFFICIAL-SENSITIVE"},
        {"id": "kent", "n": "2", "protective_marking": "OFFICIAL-SENSITIVE"},
    ]


def test_json_carries_it_in_each_object_and_no_marking_changes_nothing() -> None:
    result = Result(("id",), (("durham",),))
    assert json.loads(to_json(marked(result, "SECRET"))) == [{"id": "durham", "protective_marking": "SECRET"}]
    assert marked(result, "") == result


def test_a_files_name_says_its_marking_and_holds_nothing_a_disk_refuses() -> None:
    assert file_name("concord-x", "csv", "SECRET UK/US: EYES ONLY") == "SECRET UK US EYES ONLY concord-x.csv"
    assert file_name("concord-x", "csv") == "concord-x.csv"


NODES = "id,label,name\ndurham,Force,Durham Constabulary\nkent,Force,Kent Police\nnpas,NationalBody,Air\n"
DOCUMENTS = "id,name,tier,marking\ndoc-a,A page,own,\ndoc-b,B page,own,OFFICIAL-SENSITIVE COMMERCIAL\n"
CLAIMS = "start,type,end,source,place\ndurham,COLLABORATES,npas,doc-a,1\nkent,COLLABORATES,npas,doc-b,1\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: Any, capsys: Any) -> Any:
    for name, text in {"nodes": NODES, "documents": DOCUMENTS, "relationships": CLAIMS}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("CONCORD_STORE", str(tmp_path / "store.kgl"))
    for name in ("CONCORD_FACTS", "CONCORD_MARKING", "CONCORD_HIDE_PEOPLE"):
        monkeypatch.delenv(name, raising=False)
    command = runner(capsys)
    assert command("load", str(tmp_path))[0] == 0
    return command


PART = "MATCH (f:Force {id: '%s'})-[r:COLLABORATES]->() RETURN r ORDER BY r.id"


def test_the_marking_stands_before_and_after_the_rows_and_never_among_them(run: Any) -> None:
    code, out, err = run("ask", PART % "kent", "--format", "json")
    assert (code, len(json.loads(out))) == (0, 1)
    assert err == "OFFICIAL-SENSITIVE COMMERCIAL\nOFFICIAL-SENSITIVE COMMERCIAL\n"


def test_nothing_is_said_where_neither_office_nor_source_is_marked(run: Any) -> None:
    assert run("ask", PART % "durham", "--format", "csv")[2] == ""


def test_the_offices_marking_stands_on_every_answer(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("CONCORD_MARKING", "official")
    err = run("ask", PART % "durham", "--format", "csv")[2]
    assert err == "OFFICIAL\nOFFICIAL\n"


def test_a_wrong_office_marking_stops_the_answer(run: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("CONCORD_MARKING", "NOT PROTECTIVELY MARKED")
    code, out, err = run("ask", PART % "durham")
    assert (code, out) == (1, "")
    assert err.startswith('Error: CONCORD_MARKING: "NOT PROTECTIVELY MARKED" is not a marking.')


def test_public_on_the_command_line_says_how_much_it_left_out(run: Any) -> None:
    code, out, err = run("ask", "participants", "--param", "unit=npas", "--public", "--format", "csv")
    assert code == 0
    assert "durham" in out
    assert "kent" not in out
    assert err.splitlines()[-1] == "1 claim of 1 marked document left out."


def test_public_without_marked_documents_says_so(run: Any, tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text(
        DOCUMENTS.replace("OFFICIAL-SENSITIVE COMMERCIAL", ""), encoding="utf-8"
    )
    run("load", str(tmp_path))
    assert run("ask", PART % "kent", "--public")[2] == "No document is marked, so nothing was left out.\n"
