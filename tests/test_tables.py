"""Reading the fact tables: every problem at once, and nothing of a folder that has one."""

import pytest

from graph.errors import FactsError
from loaders.tables import Tables

NODES = (
    "id,label,name,aliases\ndurham,Force,Durham Constabulary,Durham; Durham Police\nnpas,NationalBody,NPAS,\n"
)
DOCUMENTS = "id,name,tier\ndoc-a,A page,own\n"
CLAIM = "start,type,end,source,place,status,since\ndurham,COLLABORATES,npas,doc-a,paragraph 1,,\n"


@pytest.fixture
def folder(tmp_path):
    def write(**tables):
        for name, text in {"nodes": NODES, "documents": DOCUMENTS, "relationships": CLAIM, **tables}.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def problems(path):
    with pytest.raises(FactsError) as error:
        Tables(path).read()
    return [line.removeprefix(f"{path.name}/") for line in error.value.problems]


def test_a_node_a_document_and_a_claim_are_read(folder):
    facts = Tables(folder()).read()
    assert [node.id for node in facts.nodes] == ["doc-a", "durham", "npas"]
    assert [(c.start, c.type, c.end) for c in facts.relationships] == [("durham", "COLLABORATES", "npas")]


def test_aliases_become_a_list_and_empty_cells_are_absent(folder):
    durham = next(node for node in Tables(folder()).read().nodes if node.id == "durham")
    assert durham.properties["aliases"] == ["Durham", "Durham Police"]
    assert "abbreviation" not in durham.properties


def test_a_byte_order_mark_is_no_part_of_the_header(folder):
    assert len(Tables(folder(nodes="\ufeff" + NODES)).read().nodes) == 3


def test_every_problem_of_every_line_is_told_at_once(folder):
    bad = CLAIM + (
        "durham,COLLABORATES,npsa,doc-a,paragraph 2,,\n"
        "durham,COLLABORATES,npas,doc-a,,,\n"
        "durham,COLLABORATES,npas,doc-a,paragraph 3,actve,2015-02-30\n"
    )
    assert problems(folder(relationships=bad)) == [
        'relationships.csv, line 3: COLLABORATES: end "npsa" is no id; closest: "npas".',
        'relationships.csv, line 4: no "place".',
        'relationships.csv, line 5: status "actve"; expected one of active, under review, in development, '
        "proposed, tbc, not shown, ended, or nothing.",
        'relationships.csv, line 5: since "2015-02-30" is not a day of the calendar; expected one like '
        "2015-04-30.",
    ]


def test_a_relationship_may_join_only_what_the_schema_lets_it(folder):
    bad = "start,type,end,source,place\nnpas,OVERSEES,durham,doc-a,paragraph 1\n"
    assert problems(folder(relationships=bad)) == [
        'relationships.csv, line 2: OVERSEES: start "npas" is a NationalBody; expected PCC.'
    ]


def test_an_id_is_unique_over_all_labels(folder):
    twice = NODES + "doc-a,Unit,A unit,\n"
    assert problems(folder(nodes=twice)) == [
        f'documents.csv, line 2: id "doc-a" stands at {folder().name}/nodes.csv, line 4 already; an id is '
        "unique over all labels."
    ]


def test_the_same_claim_at_the_same_place_is_not_taken_twice(folder):
    twice = CLAIM + CLAIM.splitlines()[1] + "\n"
    assert "says again what" in problems(folder(relationships=twice))[0]


def test_numbered_claims_at_one_place_are_two(folder):
    two = (
        "start,type,end,source,place,n\n"
        "durham,COLLABORATES,npas,doc-a,paragraph 1,1\n"
        "durham,COLLABORATES,npas,doc-a,paragraph 1,2\n"
    )
    assert len({c.id for c in Tables(folder(relationships=two)).read().relationships}) == 2


def test_the_wording_and_status_of_a_claim_may_change_under_its_id(folder):
    before = Tables(folder()).read().relationships[0].id
    after = Tables(folder(relationships=CLAIM.replace("1,,", "1,active,2015"))).read().relationships[0].id
    assert before == after


def test_a_line_with_a_cell_too_many_is_named(folder):
    assert problems(folder(nodes=NODES + "x,Unit,X,,,\n")) == [
        "nodes.csv, line 4: 6 cells; expected 4, as in the header."
    ]


def test_an_unknown_column_is_named(folder):
    found = problems(folder(nodes="id,label,name,phone\nx,Unit,X,1\n"))
    assert found[0].startswith('nodes.csv, line 1: unknown column "phone"')


def test_a_file_that_is_not_utf8_is_named(folder):
    path = folder()
    (path / "nodes.csv").write_bytes("id,label,name\nx,Unit,Caf\xe9\n".encode("latin-1"))
    assert "nodes.csv, line 2: is not UTF-8; save the file as UTF-8." in problems(path)


def test_a_folder_without_tables_is_an_error(tmp_path):
    with pytest.raises(FactsError, match=r"has none of nodes\.csv"):
        Tables(tmp_path).read()


def test_the_fingerprint_follows_the_bytes(folder):
    before = Tables(folder()).fingerprint()
    assert Tables(folder()).fingerprint() == before
    assert Tables(folder(nodes=NODES + "x,Unit,X,\n")).fingerprint() != before


@pytest.mark.parametrize("said", ["Ring 0116 229 8982.", "Write to a.b@example.police.uk."])
def test_a_telephone_number_or_an_electronic_address_is_refused(folder, said):
    claim = CLAIM.replace("since\n", "since,says\n").replace("1,,\n", f"1,,,{said}\n")
    assert "telephone number or an e-mail address" in problems(folder(relationships=claim))[0]
