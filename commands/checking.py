"""A checked draft without the names of people: those that the facts know, and those that the draft itself brings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.model import Entity, Facts
from graph.store.mentions import names_in
from graph.store.naming import HIDDEN
from loaders.candidates import Candidate
from loaders.drafts import Checked


def without_names(rows: Sequence[Checked], facts: Facts, statements: Iterable[Candidate]) -> list[Checked]:
    """The rows with no name of a person, and without the ids that are made of one.

    Parameters
    ----------
    rows : sequence of Checked
    facts : Facts
    statements : iterable of Candidate
        What was read of the draft: a person in it need not be in the facts.

    Returns
    -------
    list of Checked
        A person is "[name hidden]"; a claim of or about one is left out of `claims`, since its id holds the name.
    """
    from loaders.extraction.people import names_of_people

    persons = {node.id for node in facts.nodes if node.label == "Person"}
    strangers = {c.from_name for c in statements if c.from_label == "Person"}
    strangers |= {name for row in rows for *_, name in names_of_people(row.says)}
    brought = (Entity(f"person-{n}", "Person", {"name": name}) for n, name in enumerate(sorted(strangers)))
    names = names_in(Facts((*facts.nodes, *brought), facts.relationships))
    personal = {claim.id for claim in facts.relationships if {claim.start, claim.end} & persons}
    return [
        replace(
            row,
            place=names.hide(row.place),
            says=names.hide(row.says),
            start=HIDDEN if row.start in persons | strangers else row.start,
            end=HIDDEN if row.end in persons | strangers else row.end,
            claims=tuple(key for key in row.claims if key not in personal),
            why=names.hide(row.why),
        )
        for row in rows
    ]
