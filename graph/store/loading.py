"""How facts get into a store: what is wrong with them, what differs, and the Cypher that makes that up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import FactsError, StoreError
from graph.model import Change, Entity, Facts, LoadReport, Relationship
from graph.schema import JOINS, NODE_LABELS, RESERVED

BATCH: Final = 20_000
"""Rows sent at once."""

Run = Callable[[str, Sequence[Mapping[str, Any]]], int]
"""Runs a text with `$rows` and says how many rows it acted on."""

ADD_NODES: Final = "UNWIND $rows AS row CREATE (n:LABEL) SET n = row.properties RETURN count(*) AS done"
CHANGE_NODES: Final = """UNWIND $rows AS row MATCH (n:LABEL) WHERE n.id = row.id
SET n = row.properties RETURN count(*) AS done"""
REMOVE_NODES: Final = """UNWIND $rows AS row MATCH (n:LABEL) WHERE n.id = row.id
DELETE n RETURN count(*) AS done"""
ADD_CLAIMS: Final = """UNWIND $rows AS row MATCH (a:START {id: row.start}) MATCH (b:FINISH {id: row.finish})
CREATE (a)-[r:TYPE]->(b) SET r = row.properties RETURN count(*) AS done"""
CHANGE_CLAIMS: Final = """UNWIND $rows AS row MATCH ()-[r:TYPE]->() WHERE r.id = row.id
SET r = row.properties RETURN count(*) AS done"""
REMOVE_CLAIMS: Final = """UNWIND $rows AS row MATCH ()-[r:TYPE]->() WHERE r.id = row.id
DELETE r RETURN count(*) AS done"""


@dataclass(frozen=True, slots=True)
class Stored:
    """Nodes and claims by id, as a store holds them or as facts would have them."""

    nodes: Mapping[str, Entity] = field(default_factory=dict)
    claims: Mapping[str, Relationship] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to go, change and come. A node of a new label and a claim with new ends go and come."""

    claims_out: Sequence[Relationship]
    nodes_out: Sequence[Entity]
    nodes_changed: Sequence[Entity]
    nodes_in: Sequence[Entity]
    claims_changed: Sequence[Relationship]
    claims_in: Sequence[Relationship]
    labels: Mapping[str, str]
    """The label of every node there is to be, by id."""
    report: LoadReport

    def __bool__(self) -> bool:
        return bool(self.report.nodes or self.report.claims)


def tidy(facts: Facts) -> Stored:
    """The facts by id, in order of id, without properties that have no value.

    Raises
    ------
    FactsError
        Every id used twice, end that is missing, label, type or property that cannot be stored.
    """
    problems = list(_problems(facts))
    if problems:
        raise FactsError(problems)
    return Stored(
        {
            n.id: Entity(n.id, n.label, _valued(n.properties, n.id))
            for n in sorted(facts.nodes, key=lambda n: n.id)
        },
        {
            r.id: Relationship(r.id, r.type, r.start, r.end, _valued(r.properties, r.id))
            for r in sorted(facts.relationships, key=lambda r: r.id)
        },
    )


def difference(held: Stored, wanted: Stored) -> Difference:
    """What makes a store that holds `held` hold exactly `wanted`."""
    relabelled = {
        key for key, node in wanted.nodes.items() if key in held.nodes and held.nodes[key].label != node.label
    }
    nodes_gone = [node for key, node in held.nodes.items() if key not in wanted.nodes]
    claims_gone = [claim for key, claim in held.claims.items() if key not in wanted.claims]
    changed_nodes = [n for key, n in wanted.nodes.items() if key in held.nodes and held.nodes[key] != n]
    changed_claims = [c for key, c in wanted.claims.items() if key in held.claims and held.claims[key] != c]
    moved = {
        key
        for key, claim in wanted.claims.items()
        if key in held.claims
        and (_joins(held.claims[key]) != _joins(claim) or not relabelled.isdisjoint((claim.start, claim.end)))
    }
    new_nodes = [node for key, node in wanted.nodes.items() if key not in held.nodes]
    new_claims = [claim for key, claim in wanted.claims.items() if key not in held.claims]
    return Difference(
        claims_out=claims_gone + [held.claims[key] for key in sorted(moved)],
        nodes_out=nodes_gone + [held.nodes[key] for key in sorted(relabelled)],
        nodes_changed=[node for node in changed_nodes if node.id not in relabelled],
        nodes_in=new_nodes + [wanted.nodes[key] for key in sorted(relabelled)],
        claims_changed=[claim for claim in changed_claims if claim.id not in moved],
        claims_in=new_claims + [wanted.claims[key] for key in sorted(moved)],
        labels={key: node.label for key, node in wanted.nodes.items()},
        report=LoadReport(
            Change(len(new_nodes), len(changed_nodes), len(nodes_gone)),
            Change(len(new_claims), len(changed_claims), len(claims_gone)),
            len(wanted.nodes),
            len(wanted.claims),
        ),
    )


def apply(change: Difference, run: Run) -> None:
    """Send the difference, in batches.

    Raises
    ------
    StoreError
        If the engine acted on fewer or more rows than it was sent.
    """
    labels = change.labels
    _send(run, REMOVE_CLAIMS, ((("TYPE", c.type),) for c in change.claims_out), change.claims_out)
    _send(run, REMOVE_NODES, ((("LABEL", n.label),) for n in change.nodes_out), change.nodes_out)
    _send(run, CHANGE_NODES, ((("LABEL", n.label),) for n in change.nodes_changed), change.nodes_changed)
    _send(run, ADD_NODES, ((("LABEL", n.label),) for n in change.nodes_in), change.nodes_in)
    _send(run, CHANGE_CLAIMS, ((("TYPE", c.type),) for c in change.claims_changed), change.claims_changed)
    ends = (
        (("START", labels[c.start]), ("FINISH", labels[c.end]), ("TYPE", c.type)) for c in change.claims_in
    )
    _send(run, ADD_CLAIMS, ends, change.claims_in)


def _send(
    run: Run,
    template: str,
    names: Iterable[tuple[tuple[str, str], ...]],
    items: Sequence[Entity | Relationship],
) -> None:
    """Run a template once for each set of names, with the items that have these names as its rows."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for replaced, item in zip(names, items, strict=True):
        text = template
        for word, name in replaced:
            text = text.replace(word, name)
        groups[text].append(_row(item))
    for text, rows in groups.items():
        for first in range(0, len(rows), BATCH):
            batch = rows[first : first + BATCH]
            done = run(text, batch)
            if done != len(batch):
                raise StoreError(
                    f"The database acted on {done:,} of {len(batch):,} rows, so nothing was loaded. "
                    "Load again; if it comes back, something else is writing to this database."
                )


def _row(item: Entity | Relationship) -> dict[str, Any]:
    row = {"id": item.id, "properties": dict(item.properties)}
    return row if isinstance(item, Entity) else {**row, "start": item.start, "finish": item.end}


def _joins(claim: Relationship) -> tuple[str, str, str]:
    return claim.type, claim.start, claim.end


def _valued(properties: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The properties that have a value, lists as lists, in order of name, with the id."""
    kept = {
        name: value for name, value in properties.items() if value is not None and value not in ("", (), [])
    }
    kept["id"] = key
    return {
        name: list(value) if isinstance(value, list | tuple) else value
        for name, value in sorted(kept.items())
    }


def _problems(facts: Facts) -> Iterator[str]:
    yield from _repeated("node", [node.id for node in facts.nodes])
    yield from _repeated("claim", [claim.id for claim in facts.relationships])
    for node in facts.nodes:
        if node.label not in NODE_LABELS:
            yield f'Node {node.id}: "{node.label}" is not a label; expected one of {", ".join(NODE_LABELS)}.'
        if not node.properties.get("name"):
            yield f"Node {node.id}: no name."
        yield from _unstorable(f"Node {node.id}", node.id, node.properties)
    known = {node.id for node in facts.nodes}
    for claim in facts.relationships:
        where = f"Claim {claim.id} ({claim.start} {claim.type} {claim.end})"
        if claim.type not in JOINS:
            yield f'{where}: "{claim.type}" is not a type; expected one of {", ".join(JOINS)}.'
        for end in dict.fromkeys((claim.start, claim.end)):
            if end not in known:
                yield f'{where}: there is no node "{end}".'
        yield from _unstorable(where, claim.id, claim.properties)


def _repeated(what: str, ids: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for key in ids:
        if key in seen:
            yield f'The id "{key}" is used by more than one {what}; ids are unique over everything.'
        if not key:
            yield f"A {what} has no id."
        seen.add(key)


def _unstorable(where: str, key: str, properties: Mapping[str, Any]) -> Iterator[str]:
    for name, value in properties.items():
        if name in RESERVED:
            yield f'{where}: a property cannot be called "{name}".'
        elif name == "id" and value != key:
            yield f'{where}: its property id says "{value}".'
        elif isinstance(value, list | tuple):
            if not all(isinstance(part, str) for part in value):
                yield f"{where}: {name} is a list of something other than texts."
        elif value is not None and not isinstance(value, str | int | float | bool):
            yield f"{where}: {name} is a {type(value).__name__}; expected text, number, truth value or list."
