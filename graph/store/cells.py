"""How the cells of an answer look, whichever engine gave them, and the subgraph among them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from graph.model import Entity, Path, Relationship, Subgraph
from graph.schema import NODE_LABELS, RESERVED

_ORDER: Final = {label: number for number, label in enumerate(NODE_LABELS)}

_NODE: Final = {"id", "labels", "properties"}
_CLAIM: Final = {"id", "start", "end", "type", "properties"}
_DURATION: Final = {"months", "days", "seconds"}


def label_of(labels: Iterable[str]) -> str:
    """The label that the schema knows, else the first by name.

    Examples
    --------
    >>> label_of({"Unit"}), label_of(["Zebra", "Force"]), label_of([])
    ('Unit', 'Force', '')
    """
    return min(labels, key=lambda label: (_ORDER.get(label, len(_ORDER)), label), default="")


def entity(labels: Iterable[str], properties: Mapping[str, Any], number: object) -> Entity:
    """A node as an Entity; `number` is the engine's own and stands in where a node has no id."""
    return Entity(str(properties.get("id", number)), label_of(labels), dict(sorted(properties.items())))


def relationship(
    kind: str, start: Entity, end: Entity, properties: Mapping[str, Any], number: object
) -> Relationship:
    """A relationship between two entities; `number` stands in where it has no id."""
    own = dict(sorted(properties.items()))
    return Relationship(str(properties.get("id", number)), kind, start.id, end.id, own)


def path(parts: Mapping[str, Any]) -> Path | None:
    """A map of nodes and of the relationships that join each to the next, as a Path; else nothing."""
    if set(parts) != {"nodes", "relationships"}:
        return None
    nodes, joins = parts["nodes"], parts["relationships"]
    if not isinstance(nodes, list) or not isinstance(joins, list) or len(nodes) != len(joins) + 1:
        return None
    fits = all(isinstance(node, Entity) for node in nodes) and all(
        isinstance(join, Relationship) and {join.start, join.end} == {before.id, after.id}
        for join, before, after in zip(joins, nodes, nodes[1:], strict=False)
    )
    return Path(tuple(nodes), tuple(joins)) if fits else None


def duration(months: int, days: int, seconds: int) -> str:
    """A duration as ISO 8601 writes it.

    Examples
    --------
    >>> duration(14, 3, 14400), duration(0, 0, 0)
    ('P1Y2M3DT4H', 'PT0S')
    """
    years, months = divmod(months, 12)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    date = "".join(f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (days, "D")) if n)
    time = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
    return f"P{date}T{time}" if time else f"P{date}" if date else "PT0S"


def subgraph(rows: Sequence[tuple[Any, ...]], find: Callable[[str], Entity]) -> Subgraph:
    """Every node, relationship and path among the cells, with the ends of every relationship.

    Parameters
    ----------
    rows : sequence of tuple
    find : callable
        The node of an id; asked for ends of relationships that are not cells themselves.
    """
    nodes: dict[str, Entity] = {}
    relationships: dict[str, Relationship] = {}
    for value in leaves(rows):
        if isinstance(value, Entity):
            nodes[value.id] = value
        elif isinstance(value, Relationship):
            relationships[value.id] = value
        elif isinstance(value, Path):
            nodes |= {node.id: node for node in value.nodes}
            relationships |= {step.id: step for step in value.relationships}
    for claim in relationships.values():
        for end in (claim.start, claim.end):
            if end not in nodes:
                nodes[end] = find(end)
    return Subgraph(nodes, relationships)


def leaves(cell: Any) -> Iterator[Any]:
    """What is in a cell once every list and map in it is opened."""
    if isinstance(cell, dict):
        for part in cell.values():
            yield from leaves(part)
    elif type(cell) in (list, tuple):
        for part in cell:
            yield from leaves(part)
    else:
        yield cell


def unpacked(value: Any, entities: Mapping[int, Entity]) -> Any:
    """A value as the embedded engine gives it, as the model has it.

    Parameters
    ----------
    value
    entities : mapping of int to Entity
        Every node by the engine's own number.
    """
    if isinstance(value, list):
        return [unpacked(part, entities) for part in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if not isinstance(value, dict):
        return value
    keys, own = set(value), value.get("properties")
    if keys == _NODE and isinstance(own, dict) and own.keys() >= set(RESERVED) and value["id"] in entities:
        return entities[value["id"]]
    if keys == _CLAIM and isinstance(own, dict) and value["start"] in entities and value["end"] in entities:
        start, end = entities[value["start"]], entities[value["end"]]
        return relationship(value["type"], start, end, own, value["id"])
    if keys == _DURATION:
        return duration(**value)
    parts = {key: unpacked(part, entities) for key, part in value.items()}
    return path(parts) or parts


def unpacked_node(node: Mapping[str, Any]) -> Entity:
    """A node as the embedded engine gives it, without the title and type that the engine adds."""
    own = {name: value for name, value in node["properties"].items() if name not in RESERVED}
    return entity(node["labels"], own, node["id"])
