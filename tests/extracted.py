"""Some paragraphs read as a document, and what was found written as a reader would say it."""

from functools import cache

from loaders.documents import Document, Passage
from loaders.extraction import candidates
from loaders.extraction.naming import Names
from loaders.tables import Tables, shipped
from tests.known import Known


@cache
def bodies():
    """All that the shipped facts know by name, and the names."""
    known = Known.of(Tables(shipped()).read())
    return known, Names(known.nodes.values())


def page(text, *, name="A page", site=""):
    """Lines as passages: "# " opens a heading, "* " an item of a list, anything else a paragraph."""
    kinds = {"# ": "heading", "* ": "item"}
    passages, heading = [], ""
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), 1):
        kind = kinds.get(line[:2], "paragraph")
        words = line[2:] if line[:2] in kinds else line
        heading = words if kind == "heading" else heading
        passages.append(Passage(words, f"line {number}", heading=heading, kind=kind))
    return Document(name, tuple(passages), site=site)


def read_page(text, *, name="A page", site=""):
    known, names = bodies()
    return candidates(page(text, name=name, site=site), known, source="doc-page", names=names)


def said(rows):
    """Each fact as "start RELATION end role"; of an attribute "STATES body term value"."""
    found = set()
    for row in rows:
        if row.decision != "ask":
            start, end = row.from_id or row.from_name, row.to_id or row.to_name
            found.add(" ".join(filter(None, (start, row.relation, end, row.role, row.term, row.value))))
    return found


def found(text, **more):
    return said(read_page(text, **more))


def taking_part(unit, *members):
    return {f"{member} COLLABORATES {unit}" for member in members}


def party_to(unit, agreement, *members):
    """Who signs takes part in what the agreement is about."""
    return {f"{member} PARTY_TO {agreement}" for member in members} | taking_part(unit, *members)
