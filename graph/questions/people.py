"""Whom a commissioner should meet: post before name, why, what is undecided, the source and its age."""

from typing import Any

from graph.analytics.counterparts import Meeting
from graph.analytics.parts import halves, newest, parts, together
from graph.analytics.people import held, people_to_meet
from graph.dates import years_before
from graph.errors import QueryError
from graph.model import Entity, Relationship, Result, Subgraph
from graph.questions.counted import count, share, verb
from graph.questions.header import question
from graph.schema import POLICING

TEXT = """\
// name: people_to_meet
// purpose: Whom the commissioner of a force should meet: about what, why, what is undecided, and how old the source is.
// parameter: body [body]: the force, or its policing body
// parameter: today [date] = null: what counts as today
MATCH (a)-[r:COLLABORATES|COVERS|LEADS|HOSTS|CONTACT_FOR|GOVERNS|PART_OF|OVERSEES|HOLDS|AT|WROTE|STATES]->(b)
WHERE type(r) <> 'STATES' OR r.term IN ['status', 'decision_needed', 'concern', 'change_proposed']
MATCH (d:Document) WHERE d.id = r.source
RETURN r, d ORDER BY r.id
"""
COLUMNS = (
    "kind", "post", "person", "body", "about", "about_name", "why", "undecided", "units", "weight",
    "class_weight", "certainty", "scope", "own_part", "document", "place", "as_of", "age", "id", "claims",
)  # fmt: skip


def meetings(network: Subgraph, *, body: str, today: str) -> Result:
    """Rows of Meeting with names, the newest source and its age in whole years.

    Parameters
    ----------
    network : Subgraph
    body : str
        Id of a force or policing body.
    today : str
    """
    if body not in network.nodes or network.nodes[body].label not in POLICING:
        raise QueryError(f'"{body}" is not a force or policing body; "contacts" answers for a unit.')
    found = people_to_meet(network, body, today)
    posts, holders = held(network, today)
    rows = tuple(_row(network, row, posts.get(row.who, []), holders.get(row.who, []), today) for row in found)
    told = (_unseen(network, body, found, today), _by_class(found), _ages(rows))
    return Result(COLUMNS, rows, warnings=tuple(sentence for sentence in told if sentence))


def _row(
    network: Subgraph, row: Meeting, held_posts: list[str], holders: list[str], today: str
) -> tuple[Any, ...]:
    who = network.nodes[row.who]
    posts = [who] if who.label == "Post" else [network.nodes[post] for post in held_posts]
    persons = [who] if who.label == "Person" else [network.nodes[holder] for holder in holders]
    said = newest(_telling(network, row))
    spoken = said.properties.get("as_of")
    return (
        row.group,
        "; ".join(post.name for post in posts) or None,
        "; ".join(person.name for person in persons) or None,
        None if who.label in ("Person", "Post") else who.name,
        row.about,
        network.nodes[row.about].name if row.about else None,
        _why(network, row, who),
        list(row.undecided),
        list(row.units),
        len(row.units),
        row.by_class,
        row.certainty,
        row.scope,
        row.own_part,
        network.nodes[str(said.properties["source"])].name,
        said.properties.get("place"),
        spoken,
        max(0, int(years_before(str(spoken), today))) if spoken else None,
        row.who,
        list(row.claims),
    )


def _telling(network: Subgraph, row: Meeting) -> list[Relationship]:
    """The claims that name who is to be met; for a counterpart all."""
    claims = [network.relationships[key] for key in row.claims]
    return [claim for claim in claims if claim.start == row.who] or claims


def _why(network: Subgraph, row: Meeting, who: Entity) -> str:
    about = network.nodes[row.about].short if row.about else ""
    told = {
        "contact": f"named as whom to meet about {about}",
        "lead": f"{row.role} of {about}",
        "host": f"{row.role} of {about}",
        "governs": f"{row.role} of {about}",
        "counterpart": f"shares {count(len(row.units), 'unit')}",
        "own post": f"chief officer post at {about}",
    }[row.group]
    if row.through:
        told += f", for {network.nodes[row.through].short}"
    if row.group == "counterpart" and row.by_class:
        told += f", {row.by_class} of them only as all forces do"
    named = [network.relationships[key] for key in row.claims if network.relationships[key].start == row.who]
    if named and all(claim.properties.get("basis") == "inferred" for claim in named):
        told += " (inferred, not stated)"
    return told


def _unseen(network: Subgraph, body: str, found: list[Meeting], today: str) -> str:
    """How many of the units the two take part in have nobody to meet."""
    bodies = [body, *halves(network).get(body, ())]
    units = together(parts(network, today), bodies)
    sure = {unit for unit, part in units.items() if part.certainty == "certain"}
    met = {row.through or row.about for row in found if row.group in ("contact", "lead", "host")}
    names = [network.nodes[each].name for each in bodies]
    taken = f"that {' and '.join(names)} {verb(len(names), 'takes', 'take')} part in"
    met_ = share(len(sure & met), len(sure), f"unit {taken}", many=f"units {taken}")
    return f"{met_} a known lead, head, host or contact."


def _by_class(found: list[Meeting]) -> str:
    """How many rows are about units that the two are in only because everybody is."""
    classed = sum(1 for row in found if row.own_part == "class")
    if not classed:
        return ""
    return (
        f"{share(classed, len(found), 'row', ('is', 'are'))} about a unit in which their own part is known only because a "
        "source speaks of all forces or all policing bodies (own_part class)."
    )


def _ages(rows: tuple[tuple[Any, ...], ...]) -> str:
    undated = sum(1 for row in rows if row[COLUMNS.index("as_of")] is None)
    return f"{share(undated, len(rows), 'row', ('rests', 'rest'))} on a source without a date; names may be out of date."


QUESTION = question(TEXT, meetings, where="people_to_meet")
