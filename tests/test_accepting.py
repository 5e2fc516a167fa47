"""From accepted candidates to an office's own facts: all or nothing, once, in whatever order, and never erased."""

import csv
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import ConcordError, FactsError
from graph.store import open_store
from loaders import tables
from loaders.candidates import Candidate
from loaders.review import accepting
from loaders.review.accepting import About, accept
from loaders.review.entering import Note
from loaders.tables import Tables
from loaders.whole import write_together

NODES = """id,label,name,aliases,abbreviation
durham,Force,Durham Constabulary,Durham,
kent,Force,Kent Police,,
west-yorkshire,Force,West Yorkshire Police,,WYP
npas,NationalBody,National Police Air Service,,NPAS
person-ann-lee,Person,Ann Lee,,
"""
DOCUMENTS = "id,name,tier\ndoc-a,A page,own\n"
CLAIMS = """start,type,end,role,source,place,since,until
durham,COLLABORATES,npas,,doc-a,paragraph 1,2015,2030
person-ann-lee,CONTACT_FOR,npas,,doc-a,paragraph 2,,
"""
NOTE = Note("A. Analyst", "2026-11-30")
REGISTER = "doc-register-0a1b2c3d"


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Facts of four bodies and a person in place of the shipped ones."""
    home = tmp_path / "shipped"
    home.mkdir()
    for name, text in {"nodes": NODES, "documents": DOCUMENTS, "relationships": CLAIMS}.items():
        (home / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "shipped", lambda: home)
    monkeypatch.setattr(accepting, "shipped", lambda: home)
    monkeypatch.delenv("CONCORD_FACTS", raising=False)
    return home


@pytest.fixture
def office(tmp_path):
    return tmp_path / "office"


def told(*candidates):
    return [(f"candidates.csv, row {row}", candidate) for row, candidate in enumerate(candidates, 2)]


def one(**fields):
    given = {"source": REGISTER, "place": "Units!C14", "decision": "accept", **fields}
    return Candidate(**given)


JOINS = one(
    from_name="Durham", relation="COLLABORATES", to_name="Joint Drones", to_label="Unit", says="Durham: Y"
)
LEADS = one(
    from_id="kent",
    relation="LEADS",
    role="lead force",
    to_name="Joint Drones",
    to_label="Unit",
    place="Units!D14",
)
BEGAN = one(
    relation="STATES",
    to_name="joint drones",
    to_label="Unit",
    term="since",
    value="2019-04",
    place="Units!E14",
)


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]


def content(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def problems(office, *candidates, **options):
    with pytest.raises(FactsError) as error:
        accept(told(*candidates), office, **options)
    return error.value.problems


def test_an_accepted_row_becomes_a_claim_with_its_document_and_a_new_body(shipped, office):
    done = accept(told(JOINS, LEADS, BEGAN), office, about=About("Register of 2024", "Kent OPCC", "2024-05"))
    assert done.added == {"nodes.csv": 1, "documents.csv": 1, "relationships.csv": 2, "statements.csv": 1}
    assert rows(office, "nodes.csv") == [{"id": "unit-joint-drones", "label": "Unit", "name": "joint drones"}]
    assert rows(office, "documents.csv") == [
        {
            "id": REGISTER,
            "name": "Register of 2024",
            "publisher": "Kent OPCC",
            "date": "2024-05",
            "tier": "own",
        }
    ]
    assert rows(office, "relationships.csv") == [
        {"start": "durham", "type": "COLLABORATES", "end": "unit-joint-drones", "source": REGISTER,
         "place": "Units!C14", "says": "Durham: Y"},
        {"start": "kent", "type": "LEADS", "end": "unit-joint-drones", "role": "lead force", "source": REGISTER,
         "place": "Units!D14", "says": "Kent Police leads Joint Drones."},
    ]  # fmt: skip
    assert rows(office, "statements.csv") == [
        {"source": REGISTER, "about": "unit-joint-drones", "term": "since", "value": "2019-04",
         "place": "Units!E14", "says": "joint drones: since 2019-04."},
    ]  # fmt: skip


def test_what_was_accepted_loads_in_one_go_with_the_other_facts(shipped, office, tmp_path):
    accept(told(JOINS, LEADS, BEGAN), office)
    with_it = open_store(str(tmp_path / "store.kgl"))
    with_it.load(Tables(shipped, office).read())
    found = with_it.read(
        "MATCH (f:Force)-[r:LEADS]->(u:Unit) RETURN f.id AS lead, u.since AS since, r.place AS place"
    )
    with_it.close()
    assert found.rows == (("kent", "2019-04", "Units!D14"),)


def test_only_accepted_rows_are_entered_and_the_others_counted(shipped, office):
    others = [Candidate(decision=decision, says="?") for decision in ("ask", "ask", "reject", "")]
    done = accept(told(JOINS, *others), office)
    assert done.decided == {"accept": 1, "ask": 2, "reject": 1, "": 1}
    assert len(rows(office, "relationships.csv")) == 1


def test_with_nothing_accepted_nothing_is_written(shipped, office):
    assert accept(told(Candidate(decision="ask")), office).added == {}
    assert not office.exists()


def test_accepting_again_changes_nothing(shipped, office):
    accept(told(JOINS, LEADS, BEGAN), office)
    before = content(office)
    done = accept(told(JOINS, LEADS, BEGAN), office)
    assert (done.added, done.known) == ({}, 3)
    assert content(office) == before


def test_rows_that_stand_there_stay_as_they_are(shipped, office):
    office.mkdir()
    (office / "nodes.csv").write_text("id,label,name\nunit-x,Unit,Our own unit\n", encoding="utf-8")
    accept(told(JOINS), office)
    assert {"id": "unit-x", "label": "Unit", "name": "Our own unit"} in rows(office, "nodes.csv")


def test_the_same_claim_said_otherwise_stops_all(shipped, office):
    accept(told(JOINS), office)
    before = content(office)
    changed = one(
        from_name="Durham", relation="COLLABORATES", to_name="Joint Drones", to_label="Unit", status="ended"
    )
    assert problems(office, changed, LEADS) == [
        "candidates.csv, row 2: says otherwise than office/relationships.csv, line 2 in status, of the same claim at "
        "the same place. That one stays; change it there, or reject this one."
    ]
    assert content(office) == before


def test_every_wrong_row_is_told_with_its_number_and_nothing_is_written(shipped, office):
    found = problems(
        office,
        JOINS,
        one(from_name="Durhan", relation="COLLABORATES", to_id="npas"),
        one(from_name="Kent", relation="LEADS", role="boss", to_id="npas"),
        one(from_name="Kent", relation="COLLABORATES", to_id="npas", since="01/04/2019"),
        one(relation=""),
        one(relation="MARRIES"),
        one(from_id="kent", relation="COLLABORATES", to_name="Border Force"),
        one(from_id="kent", relation="COLLABORATES", to_id="npas", source=""),
        one(from_id="knet", relation="COLLABORATES", to_id="npas"),
        one(from_id="kent", relation="COLLABORATES", to_id="npas", place="x", says="Ring 020 7946 0000"),
    )
    beginnings = [
        'row 3: from: "Durhan" is nearly Durham Constabulary (durham): say which, or that it is new. The id, or "new", '
        "goes into from_id.",
        'row 4: role "boss"; expected one of lead force, lead policing body, PCC lead,',
        'row 5: since "01/04/2019" is not a date; expected 2015, 2015-04 or 2015-04-30.',
        "row 6: is a question and has no relation; answer it in the row, or reject it.",
        'row 7: relation "MARRIES"; expected one of COLLABORATES, STAYS_OUT_OF, LEADS,',
        'row 8: to: nobody is known by the name "Border Force"; say what it is in the label: Force, PCC, Unit,',
        "row 9: has no source; give one, or say with --by who knows it.",
        'row 10: COLLABORATES: start "knet" is no id; closest: "kent".',
        "row 11: says holds a telephone number or an e-mail address; leave it out, names and posts suffice.",
    ]
    pairs = list(zip(found, beginnings, strict=True))
    assert [told for told, begins in pairs if not told.startswith(f"candidates.csv, {begins}")] == []
    assert not office.exists()


def test_a_body_with_nearly_a_known_name_is_new_where_a_person_says_so(shipped, office):
    accept(
        told(one(from_id="kent", relation="COLLABORATES", to_id="new", to_name="NPSA", to_label="Unit")),
        office,
    )
    assert rows(office, "nodes.csv") == [{"id": "unit-npsa", "label": "Unit", "name": "NPSA"}]


def test_one_answer_for_a_name_is_the_answer_for_all_its_rows(shipped, office):
    said = {"to_name": "NPSA", "to_label": "Unit"}
    asked = [one(from_id=force, relation="COLLABORATES", **said) for force in ("kent", "durham")]
    led = {"from_id": "west-yorkshire", "relation": "LEADS", "role": "lead force", **said}
    assert problems(office, *asked, one(**led)) == [
        'candidates.csv, row 2 and row 3 and row 4: to: "NPSA" is nearly National Police Air Service (npas): say which, '
        'or that it is new. The id, or "new", goes into to_id.'
    ]
    accept(told(*asked, one(**led, to_id="new")), office)
    assert {row["end"] for row in rows(office, "relationships.csv")} == {"unit-npsa"}


def test_two_answers_for_one_name_are_none(shipped, office):
    said = {"relation": "COLLABORATES", "to_name": "NPSA", "to_label": "Unit"}
    rows = [
        one(from_id="kent", to_id="new", **said),
        one(from_id="durham", to_id="npas", **said),
        one(from_id="kent", **said),
    ]
    assert problems(office, *rows)[0].startswith('candidates.csv, row 4: to: "NPSA"')


def test_two_spellings_of_one_new_person_are_asked_and_not_entered(shipped, office):
    people = [one(from_name=name, from_label="Person", relation="CONTACT_FOR", to_id="npas") for name in
              ("Supt Kate Meynell", "Kate Meynel")]  # fmt: skip
    assert problems(office, *people) == [
        'candidates.csv, row 2: from: "Supt Kate Meynell" may be the "Kate Meynel" of candidates.csv, row 3; write '
        'one name in both, or "new" in the id of both.'
    ]


def test_two_values_of_a_term_at_one_place_are_two_claims(shipped, office):
    bases = [
        one(relation="STATES", to_id="npas", term="legal_basis", value=value)
        for value in ("section 23", "section 22A")
    ]
    accept(told(*bases), office)
    before = content(office)
    assert [(row["value"], row.get("n")) for row in rows(office, "statements.csv")] == [
        ("section 22A", None),
        ("section 23", "2"),
    ]
    accept(told(*reversed(bases)), office)
    assert content(office) == before


def test_a_cell_that_has_no_column_is_told_and_not_dropped(shipped, office):
    assert problems(
        office, one(relation="STATES", to_id="npas", term="kind", value="service", status="active")
    ) == ['candidates.csv, row 2: STATES has no status, and here it is "active".']


def test_a_formula_is_text_in_the_tables_and_text_again_when_read(shipped, office):
    accept(told(one(from_id="kent", relation="COLLABORATES", to_id="npas", says='=HYPERLINK("x")')), office)
    assert rows(office, "relationships.csv")[0]["says"] == '\'=HYPERLINK("x")'
    claims = Tables(shipped, office).read().relationships
    assert [c.properties["says"] for c in claims if c.start == "kent"] == ['=HYPERLINK("x")']


def test_what_somebody_knows_is_a_claim_of_an_office_note_with_date_and_author(shipped, office):
    known = Candidate(from_name="Kent", relation="COLLABORATES", to_name="NPAS", decision="accept")
    accept(told(known), office, note=NOTE)
    assert rows(office, "documents.csv") == [
        {"id": "doc-note-2026-11-30-a-analyst", "name": "Office note by A. Analyst, 2026-11-30",
         "publisher": "A. Analyst", "date": "2026-11-30", "tier": "own"}
    ]  # fmt: skip
    assert rows(office, "relationships.csv") == [
        {"start": "kent", "type": "COLLABORATES", "end": "npas", "source": "doc-note-2026-11-30-a-analyst",
         "place": "the note", "as_of": "2026-11-30",
         "says": "Kent Police takes part in National Police Air Service."}
    ]  # fmt: skip


def ending(shipped, start, **fields):
    claim = next(c for c in Tables(shipped).read().relationships if c.start == start)
    return claim.id, Candidate(
        relation="STATES", term="no longer true", value=claim.id, decision="accept", **fields
    )


def test_a_claim_of_another_document_is_ended_with_a_reason_and_kept(shipped, office):
    claim, left = ending(shipped, start="person-ann-lee", says="Ann Lee has left.", until="2026-10")
    accept(told(left), office, note=NOTE)
    (now,) = (c for c in Tables(shipped, office).read().relationships if c.id == claim)
    assert (
        now.properties["says"] == "No longer true (Office note by A. Analyst, 2026-11-30): Ann Lee has left."
    )
    assert (now.properties["status"], now.properties["until"]) == ("ended", "2026-10")
    assert (now.properties["source"], now.properties["place"]) == ("doc-a", "paragraph 2")


def test_an_ending_on_an_unknown_day_is_over_whatever_end_was_foreseen(shipped, office):
    claim, left = ending(shipped, start="durham", says="Durham has withdrawn.")
    accept(told(left), office, note=NOTE)
    (now,) = (c for c in Tables(shipped, office).read().relationships if c.id == claim)
    assert (now.properties["status"], "until" in now.properties) == ("ended", False)


def test_only_a_claim_that_is_there_can_be_ended_and_once(shipped, office):
    _, left = ending(shipped, start="durham", says="Durham has withdrawn.")
    accept(told(left), office, note=NOTE)
    assert accept(told(left), office, note=NOTE).known == 1
    missing = Candidate(relation="STATES", term="no longer true", value="c0", says="Why", decision="accept")
    assert problems(office, missing, note=NOTE) == [
        'candidates.csv, row 2: claim "c0" is in no table that is read together with this one; a participation that '
        "follows from an agreement ends with the PARTY_TO claim it follows from."
    ]
    _, long_ago = ending(shipped, start="durham", says="Durham has withdrawn.", until="2001")
    assert "says otherwise than" in problems(office, long_ago, note=NOTE)[0]


def test_an_ending_before_the_beginning_is_refused(shipped, office):
    _, left = ending(shipped, start="durham", says="Durham has withdrawn.", until="2001")
    assert problems(office, left, note=NOTE) == [
        'candidates.csv, row 2: until "2001" lies before the claim\'s since "2015".'
    ]


def test_the_shipped_facts_are_nobodys_own_folder(shipped):
    before = content(shipped)
    with pytest.raises(ConcordError, match="name a folder of your own"):
        accept(told(one(from_id="kent", relation="COLLABORATES", to_id="npas")), shipped)
    assert content(shipped) == before


def test_one_name_is_not_given_to_two_documents(shipped, office):
    two = [JOINS, one(from_id="kent", relation="COLLABORATES", to_id="npas", source="doc-b")]
    assert problems(office, *two, about=About("Register")) == [
        f"doc-b, {REGISTER}: are 2 new documents, and one name was given. Say which it is of, as in --name doc-b=NAME."
    ]
    accept(told(*two), office)
    assert [(row["id"], row["name"]) for row in rows(office, "documents.csv")] == [
        ("doc-b", "B"),
        (REGISTER, "Register"),
    ]


RELATIONS = st.builds(
    one,
    from_name=st.sampled_from(("Durham", "Kent Police", "WYP")),
    relation=st.just("COLLABORATES"),
    to_name=st.sampled_from(("NPAS", "Joint Drones", "Shared Custody", "Ärgernis Programme")),
    to_label=st.just("Unit"),
    place=st.sampled_from(("A!B2", "A!B3")),
).map(
    lambda c: one(
        **{**{f: getattr(c, f) for f in c.__slots__}, "to_id": "npas" if c.to_name == "NPAS" else ""}
    )
)
STATEMENTS = st.builds(
    one,
    relation=st.just("STATES"),
    to_id=st.just("npas"),
    term=st.sampled_from(("aim", "concern")),
    value=st.sampled_from(("=cost", "quality", "reach")),
    place=st.just("A!D4"),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(candidates=st.lists(RELATIONS | STATEMENTS, min_size=1, max_size=8), seed=st.integers(0, 99))
def test_order_and_repetition_leave_no_trace(shipped, tmp_path_factory, candidates, seed):
    home = tmp_path_factory.mktemp("order")
    shuffled = random.Random(seed).sample(candidates, len(candidates))
    accept(told(*candidates), home / "one")
    accept(told(*shuffled), home / "other")
    accept(told(*candidates), home / "other")
    assert content(home / "one") == content(home / "other")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(candidates=st.lists(RELATIONS, min_size=2, max_size=6), cut=st.integers(1, 5))
def test_two_files_may_be_accepted_in_either_order(shipped, tmp_path_factory, candidates, cut):
    home = tmp_path_factory.mktemp("order")
    for name, parts in {
        "one": (slice(None, cut), slice(cut, None)),
        "other": (slice(cut, None), slice(None, cut)),
    }.items():
        for part in parts:
            accept(told(*candidates[part]), home / name)
    assert content(home / "one") == content(home / "other")


KILLED_AFTER = """
import os, sys
from pathlib import Path
from loaders import whole

steps, counted = int(sys.argv[2]), 0
def step(write):
    def counting(*arguments, **named):
        global counted
        counted += 1
        if counted > steps:
            os.kill(os.getpid(), 9)
        return write(*arguments, **named)
    return counting

whole._write = step(whole._write)
for name in ("rename", "replace", "mkdir", "unlink"):
    setattr(Path, name, step(getattr(Path, name)))
whole.shutil.rmtree = step(whole.shutil.rmtree)
whole.write_together(Path(sys.argv[1]), {"nodes.csv": "new nodes", "relationships.csv": "new claims"})
"""


def test_killed_at_any_step_all_of_it_counts_or_none(tmp_path):
    old, new = ("old nodes", "old claims"), ("new nodes", "new claims")
    seen = set()
    for steps in range(40):
        home = tmp_path / str(steps)
        write_together(home, dict(zip(("nodes.csv", "relationships.csv"), old, strict=True)))
        ended = subprocess.run(
            [sys.executable, "-c", KILLED_AFTER, str(home), str(steps)], cwd=Path(__file__).parent.parent
        )
        counts = tuple(file.read_text() for file in Tables(home).files())
        assert counts in (old, new)
        seen.add(counts)
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
        write_together(home, {})
        assert tuple((home / name).read_text() for name in ("nodes.csv", "relationships.csv")) == counts
        assert {file.name for file in home.iterdir() if file.suffix != ".new"} == {
            "nodes.csv",
            "relationships.csv",
        }
    assert (ended.returncode, seen) == (0, {old, new})


def test_what_is_said_of_each_of_two_new_documents_and_of_all_is_entered(shipped, office):
    two = [JOINS, one(from_id="kent", relation="COLLABORATES", to_id="npas", source="doc-b")]
    accept(
        told(*two),
        office,
        about={"": About(publisher="Kent OPCC"), "doc-b": About("Minutes", marking="OFFICIAL")},
    )
    assert [
        (row["id"], row["name"], row["publisher"], row.get("marking", ""))
        for row in rows(office, "documents.csv")
    ] == [
        ("doc-b", "Minutes", "Kent OPCC", "OFFICIAL"),
        (REGISTER, "Register", "Kent OPCC", ""),
    ]


def test_what_is_said_of_a_document_that_no_row_comes_from_is_a_problem(shipped, office):
    assert problems(office, JOINS, about={"doc-c": About("Minutes")}) == [
        f"doc-c: no row comes from a document of that id; they come from {REGISTER}."
    ]
