"""A register that the graph wrote says what the graph holds: read back by the reader of registers, and by openpyxl."""

import io
from collections import defaultdict

import docx
import openpyxl
import pytest

import cli
from graph.briefing.material import Material
from graph.briefing.register.book import workbook
from graph.briefing.register.document import document
from graph.briefing.register.making import register, scope_of
from graph.briefing.register.marks import MEANS, OWN, key, mark, taking
from graph.briefing.word import to_docx
from graph.dates import surely_before
from graph.model import Entity, Relationship, Subgraph
from graph.store import open_store
from graph.store.copied import everything
from loaders.names.identity import Known
from loaders.registers import read
from loaders.registers.meaning import phrase_meaning
from loaders.tables import Tables, shipped
from tests.running import runner, shipped_facts

TODAY = "2026-11-30"
UNCERTAIN = ("disputed", "absent", "class")
REGION = ("--region", "East Midlands")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Write a register of the shipped facts as a user does; the path of the file, made once for each call."""
    folder = tmp_path_factory.mktemp("registers")
    kept = {}
    with shipped_facts(folder):

        def write(form, *options):
            if (form, options) not in kept:
                out = folder / f"register-{len(kept)}.{form}"
                cli.main(["export", "register", "--out", str(out), "--today", TODAY, *options])
                kept[form, options] = out
            return kept[form, options]

        yield write


@pytest.fixture(scope="module")
def held(made):
    """What the store holds, once something was loaded into it."""
    path = made("xlsx", *REGION).parent / "store.kgl"
    store = open_store(str(path))
    facts = everything(store)
    store.close()
    return Subgraph({n.id: n for n in facts.nodes}, {c.id: c for c in facts.relationships})


@pytest.fixture(scope="module")
def known():
    return Known.of(Tables(shipped()).read())


def written(path):
    """The collaborations in the first column of the sheets of a register."""
    book = openpyxl.load_workbook(path)
    names = book.sheetnames[1:-2]
    return [row[0].value for name in names for row in book[name].iter_rows(min_row=2)]


def over(claim):
    until = claim.properties.get("until")
    return claim.properties.get("status") in ("ended", "not shown") or (until and surely_before(until, TODAY))


def parts_in(held, units):
    """Who takes part in what, certainly, possibly or no longer, where no source says otherwise: from the claims alone."""
    told, against = defaultdict(set), set()
    for claim in held.relationships.values():
        if claim.end not in units or claim.properties.get("scope") == "class":
            continue
        pair = claim.start, claim.end
        if claim.type == "STAYS_OUT_OF" and not over(claim):
            told[pair].add("stays out")
        elif claim.type == "COLLABORATES" and claim.properties.get("status") == "not shown":
            against.add(pair)
        elif claim.type == "COLLABORATES":
            told[pair].add(
                "ended" if over(claim) else "possible" if claim.properties.get("status") in MAYBE else "sure"
            )
    found = {}
    for pair, said in told.items():
        ways = said - {"ended"} or said
        if ("stays out" in ways and len(ways) > 1) or (pair in against and ways & {"sure", "possible"}):
            continue
        found[pair] = "sure" if "sure" in ways else ways.pop()
    return found


MAYBE = ("tbc", "proposed", "in development")


def parts_read(candidates):
    found = {}
    for c in candidates:
        if c.decision != "ask" and c.relation in ("COLLABORATES", "STAYS_OUT_OF") and c.scope != "class":
            status = {"": "sure", "under review": "sure", "ended": "ended"}.get(c.status, "possible")
            found[c.from_id, c.to_id] = "stays out" if c.relation == "STAYS_OUT_OF" else status
    return found


def leads_in(held, units):
    return {
        (c.start, c.type, c.end, c.properties["role"])
        for c in held.relationships.values()
        if c.type in ("LEADS", "HOSTS") and c.end in units and not over(c)
    }


def bodies(held, leads):
    return {lead for lead in leads if held.nodes[lead[0]].label in ("Force", "PCC", "Partner")}


def stated_in(held, units):
    """The terms of a register that nodes have: of the units, and of the agreements that cover them."""
    covered = {u: u for u in units} | {
        c.start: c.end for c in held.relationships.values() if c.type == "COVERS" and c.end in units
    }
    own = ("since", "until", "signed", "expires", "status", "publication", "purpose")
    found = set()
    for node in sorted(covered, key=lambda n: covered[n] != n):
        for term in own:
            value = held.nodes[node].properties.get(term)
            if value and not any(f[:2] == (covered[node], term) for f in found):
                found.add((covered[node], term, value))
    return found


def units_of(held, names):
    by_name = {n.name: n.id for n in held.nodes.values() if n.label in ("Unit", "NationalBody")}
    return {by_name[name] for name in names}


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_the_register_of_the_east_midlands_reads_back_to_who_takes_part(form, made, held, known):
    units = units_of(held, written(made("xlsx", *REGION)))
    assert parts_read(read(made(form, *REGION), known).candidates) == parts_in(held, units)


def test_the_register_of_the_country_reads_back_to_who_takes_part(made, held, known):
    units = units_of(held, written(made("xlsx", "--all")))
    expected, got = parts_in(held, units), parts_read(read(made("xlsx", "--all"), known).candidates)
    assert set(expected) ^ set(got) == set()
    assert got == expected


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_reads_back_to_the_bodies_that_lead_and_host_and_to_no_person_whom_the_graph_does_not_have(
    form, made, held, known
):
    units = units_of(held, written(made("xlsx", *REGION)))
    expected = leads_in(held, units)
    candidates = read(made(form, *REGION), known).candidates
    told = [c for c in candidates if c.decision != "ask" and c.relation in ("LEADS", "HOSTS")]
    got = {(c.from_id, c.relation, c.to_id, c.role) for c in told if c.from_id}
    assert bodies(held, got) == bodies(held, expected)
    assert got <= expected
    # a comma would part a post in two, so a colon stands for it
    posts = {
        (held.nodes[s].name.replace(", ", ": "), end)
        for s, _, end, _ in expected
        if held.nodes[s].label == "Post"
    }
    assert {(c.from_name, c.to_id) for c in told if not c.from_id} <= posts


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_reads_back_to_the_dates_status_and_publication(form, made, held, known):
    units = units_of(held, written(made("xlsx", *REGION)))
    candidates = read(made(form, *REGION), known).candidates
    got = {(c.to_id, c.term, c.value) for c in candidates if c.relation == "STATES" and c.decision != "ask"}
    # the basis in law may be an agreement's or the unit's: the unit's goes first; it is compared by its place below
    assert {fact for fact in got if fact[1] not in ("legal_basis", "review_date")} == stated_in(held, units)


def test_all_26_rows_of_the_regional_register_and_all_11_of_the_national_list_are_in_it(made, held):
    # Appendix A and B of the East Midlands report of 2018 (data/relationships.csv, doc-east-midlands-report)
    listed = {"Appendix A": set(), "Appendix B": set()}
    for claim in held.relationships.values():
        said = claim.properties
        appendix = str(said.get("place", "")).split(",")[0]
        row = said.get("term") == "listed_as" and said.get("column") in ("Activity", "Agreement")
        if said.get("source") == "doc-east-midlands-report" and appendix in listed and row:
            listed[appendix].add(claim.end)
    units = units_of(held, written(made("xlsx", *REGION)))
    assert {name: len(found) for name, found in listed.items()} == {"Appendix A": 26, "Appendix B": 11}
    assert listed["Appendix A"] | listed["Appendix B"] <= units


def test_what_sources_dispute_is_asked_and_what_is_said_of_a_class_stays_said_of_a_class(made, known):
    candidates = read(made("xlsx", *REGION), known).candidates
    asked = {(c.from_id, c.to_id) for c in candidates if c.decision == "ask" and "disputed" in c.value}
    # row 17: the Leicestershire PCC's website does not show Derbyshire in the Regional Data Quality Team
    assert ("derbyshire", "emcjs-rdqt") in asked
    part = next(c for c in candidates if (c.from_id, c.to_id) == ("derbyshire", "acro"))
    assert (part.relation, part.scope, part.status) == ("COLLABORATES", "class", "")


# marks


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("how", MEANS)
def test_the_key_explains_each_mark_as_the_reader_of_registers_understands_it(how, own):
    expected = {
        "": "takes part", "inferred": "takes part", "review": "takes part; under review",
        "tbc": "takes part; tbc", "proposed": "takes part; proposed", "developing": "takes part; in development",
        "ended": "takes part; ended", "stays out": "stays out", "disputed": "None", "absent": "None",
        "class": "takes part as one of a class",
    }  # fmt: skip
    text = mark(how, own)
    meaning = dict(key({text}))[text]
    assert len(text) <= 24
    assert str(phrase_meaning(meaning)) == expected[how]


SAYS = "kent COLLABORATES unit source=kents"


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((SAYS,), "says so"),
        (("kent COLLABORATES unit source=other",), "silent"),
        ((SAYS, "doc STATES unit source=kents term=publication value=not_made_public"), "withheld"),
        (
            ("kent COLLABORATES unit source=other", "kent STAYS_OUT_OF unit source=kents"),
            "disputed, contradicts",
        ),
        (("kent STAYS_OUT_OF unit source=kents",), "stays out, says so"),
        (("kent COLLABORATES unit source=other status=proposed",), "proposed, silent"),
        (("kent COLLABORATES unit source=other scope=class",), "class, silent"),
        (("kent COLLABORATES unit source=other basis=inferred",), "inferred, silent"),
    ],
)
def test_a_mark_tells_how_a_party_takes_part_and_what_its_own_documents_say(claims, expected):
    told = small(*claims)
    made = register(told, {"kents": "kent"}, scope_of(told.held, "South East"))
    assert made.sections[0].rows[0][1].text == expected


def test_an_ended_part_does_not_hide_one_that_goes_on():
    claims = [
        Relationship("c1", "COLLABORATES", "kent", "u", {"status": "ended"}),
        Relationship("c2", "COLLABORATES", "kent", "u", {"status": "active"}),
    ]
    assert taking(claims, TODAY).how == ""
    assert taking(claims[:1], TODAY).how == "ended"


def small(*claims):
    """A force of Kent in the South East, one unit, and three documents."""
    graph = Subgraph.of(*claims, labels={"kent": "Force", "doc": "Document"})
    graph.nodes["kent"].properties["regions"] = ["South East"]
    graph.nodes["kent"].properties["name"] = "Kent Police"
    graph.nodes["unit"].properties["name"] = "Joint Unit"
    for document_ in ("kents", "other", "doc"):
        graph.nodes[document_] = Entity(document_, "Document", {"id": document_, "name": document_})
    about = Entity("region", "Region", {"name": "South East"})
    return Material(about, None, graph, {}, TODAY, TODAY)


def test_a_small_register_comes_back_with_its_dates_and_its_lead(tmp_path):
    told = small(
        SAYS, "kent LEADS unit role=lead_force source=kents", "other STATES unit source=other term=since value=2015-04"
    )  # fmt: skip
    told.held.nodes["unit"].properties["since"] = "2015-04"
    made = register(told, {}, scope_of(told.held, "South East"))
    path = tmp_path / "small.xlsx"
    path.write_bytes(workbook(told, made))
    known = Known(told.held.nodes.values(), told.held.relationships.values())
    got = {
        (c.from_id, c.relation, c.to_id, c.role, c.term, c.value)
        for c in read(path, known).candidates
        if c.decision != "ask"
    }
    assert got == {
        ("kent", "COLLABORATES", "unit", "", "", ""),
        ("kent", "LEADS", "unit", "lead force", "", ""),
        ("", "STATES", "unit", "", "since", "2015-04"),
    }


def test_an_agreement_of_which_no_source_says_what_it_covers_is_named_and_not_dropped():
    told = small(SAYS, "kent PARTY_TO deal source=other")
    told.held.nodes["deal"] = Entity("deal", "Agreement", {"id": "deal", "name": "Memorandum of 2019"})
    made = register(told, {}, scope_of(told.held, "South East"))
    assert "Left out because no source says what they cover: Memorandum of 2019." in made.notes


def test_what_has_ended_is_named_and_not_dropped():
    told = small(
        SAYS,
        "kent COLLABORATES unit-2 source=other",
        "doc STATES unit-2 source=other term=status value=ended",
    )
    told.held.nodes["unit-2"].properties.update(name="Old Unit", status="ended")
    made = register(told, {}, scope_of(told.held, "South East"))
    assert [row[0].text for row in made.sections[0].rows] == ["Joint Unit"]
    assert "Left out because ended: Old Unit." in made.notes


# what leaves


def test_the_same_facts_give_the_same_bytes(made):
    again = made("xlsx", *REGION, "--marking", "")
    assert again.read_bytes() == made("xlsx", *REGION).read_bytes()
    told = small(SAYS)
    both = [to_docx(document(told, register(told, {}, scope_of(told.held, "")))) for _ in range(2)]
    assert both[0] == both[1]


def test_a_name_that_looks_like_a_formula_stays_a_text():
    told = small(SAYS)
    told.held.nodes["unit"].properties["name"] = "=HYPERLINK(1)"
    made = register(told, {}, scope_of(told.held, ""))
    book = openpyxl.load_workbook(io.BytesIO(workbook(told, made)))
    cell = book[book.sheetnames[1]]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_each_printed_page_repeats_the_headings_lies_down_and_carries_the_marking(made):
    book = openpyxl.load_workbook(made("xlsx", *REGION, "--marking", "official"))
    for sheet in book.worksheets[1:]:
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddHeader.right.text == "OFFICIAL"
        assert sheet.oddFooter.center.text == "OFFICIAL"
    pages = docx.Document(made("docx", *REGION))
    assert [s.orientation for s in pages.sections] == [0, 1, 0]
    heads = [t._tbl.tr_lst[0].trPr.xpath("w:tblHeader") for t in pages.tables]
    assert all(heads)


def test_with_people_hidden_no_surname_is_in_the_file(made, held):
    people = [n.name.split()[-1] for n in held.nodes.values() if n.label == "Person"]
    book = openpyxl.load_workbook(made("xlsx", *REGION, "--hide-people"))
    words = {
        word.strip(".,;()")
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for value in row
        for word in str(value or "").split()
    }
    open_words = {"Durham", "Close", "Ward"}  # also places and plain words (docs/decisions/0007)
    assert {"Naylor", "Debenham", "Pollock"} <= set(people)
    assert words & (set(people) - open_words) == set()
    assert any("Names of people are hidden" in str(row[0].value) for row in book["About"].iter_rows())


def test_each_claim_behind_it_stands_on_a_sheet_with_its_document_and_place(made, held):
    book = openpyxl.load_workbook(made("xlsx", *REGION))
    rows = list(book["Evidence"].iter_rows(min_row=2, values_only=True))
    for about, _, document_, place, _, _, claim in rows:
        own = held.relationships[claim]
        assert (about, document_) == (
            held.nodes[own.end].name,
            held.nodes[own.properties["source"]].name,
        )
        assert (place or "") == str(own.properties.get("place") or "")
    assert len(rows) == len({row[-1] for row in rows}) > 400


def test_the_document_keeps_the_claims_of_its_cells():
    told = small(SAYS)
    made = register(told, {"kents": "kent"}, scope_of(told.held, "South East"))
    blocks = document(told, made)
    (table,) = [b for b in blocks.blocks if getattr(b, "upright", ())]
    assert [(cell.text, cell.claims) for cell in table.rows[0]][:2] == [
        ("Joint Unit", ()),
        ("says so", ("c1",)),
    ]
    assert to_docx(blocks)[:2] == b"PK"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--region", "Mercia"), "The regions are: East Midlands, Eastern"),
        ((), "--region NAME, or --all"),
        (("--all", "--region", "Wales"), "--region NAME, or --all"),
    ],
)
def test_a_region_that_nobody_knows_is_told_with_those_that_there_are(
    options, expected, made, capsys, tmp_path
):
    made("xlsx", *REGION)
    with pytest.raises(SystemExit):
        cli.main(["export", "register", "--out", str(tmp_path / "r.xlsx"), *options])
    assert expected in " ".join(capsys.readouterr().err.split())


def test_a_register_of_another_day_has_what_sources_said_by_then_and_says_so(made):
    now, then = (
        openpyxl.load_workbook(made("xlsx", *REGION, *options)) for options in ((), ("--as-at", "2015"))
    )
    names = [
        {row[0].value for row in book["Regional and local"].iter_rows(min_row=2)} for book in (now, then)
    ]
    # the risk register is in the report of 2018 alone; sources of 2012 name the programme
    assert [("East Midlands Risk Register" in each) for each in names] == [True, False]
    assert all("East Midlands Police Collaboration Programme" in each for each in names)
    told = [" ".join(str(row[0].value) for row in book["About"].iter_rows()) for book in (now, then)]
    assert ["It is written as at 2015:" in each for each in told] == [False, True]


def test_a_day_that_is_none_is_refused_before_anything_is_read(tmp_path, capsys):
    code, _, err = runner(capsys)(
        "export", "register", *REGION, "--as-at", "31/02/2019", "--out", tmp_path / "register.xlsx"
    )
    assert (code, "31/02/2019" in err) == (1, True)
