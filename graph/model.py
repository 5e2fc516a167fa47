"""Entities, relationships and what is made of them: frozen values that every part passes around."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entity:
    """A node: a force, a unit, a document. `properties` are as stored, id and name included."""

    id: str
    label: str
    properties: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        return str(self.properties.get("name", self.id))

    @property
    def short(self) -> str:
        """The abbreviation where there is one, else the name."""
        return str(self.properties.get("abbreviation") or self.name)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A claim: one source saying that `start` does something with `end`. `properties` are as stored."""

    id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Path:
    """A way through the network: `nodes` has one more than `relationships`."""

    nodes: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the network, by id. Every end of a relationship is among the nodes."""

    nodes: Mapping[str, Entity] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)

    @classmethod
    def of(cls, *claims: str, labels: Mapping[str, str] = NOTHING, **shared: Any) -> "Subgraph":
        """A tiny network written as text, for examples and tests.

        Parameters
        ----------
        *claims : str
            "start TYPE end", then any "property=value" (underscores for spaces in the value).
        labels : mapping of str to str
            Labels of nodes; without one, `lpb-` ids are PCC, starts are Force, the rest Unit.
        **shared
            Properties that every claim carries.

        Examples
        --------
        >>> network = Subgraph.of("durham COLLABORATES npas", "west-yorkshire LEADS npas role=lead_force")
        >>> sorted((n.id, n.label) for n in network.nodes.values())
        [('durham', 'Force'), ('npas', 'Unit'), ('west-yorkshire', 'Force')]
        """
        relationships, starts, ends = {}, [], []
        for number, claim in enumerate(claims, 1):
            start, kind, end, *rest = claim.split()
            own = {k: v.replace("_", " ") for k, _, v in (pair.partition("=") for pair in rest)}
            key = f"c{number}"
            properties = {"id": key, "source": "doc", "place": f"line {number}", **shared, **own}
            relationships[key] = Relationship(key, kind, start, end, properties)
            starts.append(start)
            ends.append(end)
        nodes = {}
        for node in sorted({*starts, *ends}):
            guess = "PCC" if node.startswith("lpb-") else "Unit" if node in ends else "Force"
            nodes[node] = Entity(node, labels.get(node, guess), {"id": node, "name": node})
        return cls(nodes, relationships)

    @classmethod
    def union(cls, parts: Iterable["Subgraph"]) -> "Subgraph":
        """All of several subgraphs as one.

        Examples
        --------
        >>> both = Subgraph.union([Subgraph.of("a COLLABORATES u"), Subgraph.of("b LEADS v")])
        >>> sorted(both.nodes)
        ['a', 'b', 'u', 'v']
        """
        nodes: dict[str, Entity] = {}
        relationships: dict[str, Relationship] = {}
        for part in parts:
            nodes |= part.nodes
            relationships |= part.relationships
        return cls(nodes, relationships)

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """A networkx graph: attributes are the properties, `label` of nodes, `type` of edges; keys are ids.

        Examples
        --------
        >>> graph = Subgraph.of("durham COLLABORATES npas").to_networkx()
        >>> list(graph.edges(keys=True))
        [('durham', 'npas', 'c1')]
        """
        import networkx as nx  # these two take longer than most commands

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for key in sorted(self.nodes):
            graph.add_node(key, **{**self.nodes[key].properties, "label": self.nodes[key].label})
        for key in sorted(self.relationships):
            r = self.relationships[key]
            graph.add_edge(r.start, r.end, key=key, **{**r.properties, "type": r.type})
        return graph


@dataclass(frozen=True, slots=True)
class Result:
    """What a store answered.

    Attributes
    ----------
    columns : tuple of str
    rows : tuple of tuple
        A cell is a plain value, a list, a map, an Entity, a Relationship or a Path.
    subgraph : Subgraph
        Every node, relationship and path among the values, with the ends of every relationship.
    warnings : tuple of str
    cut : bool
        Whether rows beyond the limit were left out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    subgraph: Subgraph = field(default_factory=Subgraph)
    warnings: tuple[str, ...] = ()
    cut: bool = False

    def to_frame(self) -> "pd.DataFrame":
        """The rows as pandas.

        Examples
        --------
        >>> Result(("id",), (("durham",),)).to_frame().to_dict("records")
        [{'id': 'durham'}]
        """
        import pandas as pd

        return pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, cells unchanged."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a store is to hold: every node and every claim, derived properties included."""

    nodes: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How many were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, and what the store holds after it."""

    nodes: Change
    claims: Change
    total_nodes: int
    total_claims: int

    def __str__(self) -> str:
        if not self.nodes and not self.claims:
            return f"Nothing changed: {self.total_nodes:,} nodes and {self.total_claims:,} claims."
        parts = [
            f"{what}: {change.added:,} added, {change.changed:,} changed, {change.removed:,} removed"
            for what, change in (("nodes", self.nodes), ("claims", self.claims))
        ]
        return f"{'; '.join(parts)}. Now {self.total_nodes:,} nodes and {self.total_claims:,} claims."


def claim_id(
    kind: str, start: str, end: str, source: str, place: str, row: str, column: str, which: str, n: int
) -> str:
    """The id of a claim: a hash of what it joins and where its source says so.

    Parameters
    ----------
    kind : str
        The relationship type.
    start, end : str
        Ids of its ends.
    source, place, row, column : str
        The document and the place in it; row and column may be empty.
    which : str
        The role, or for a statement the term; may be empty.
    n : int
        Counts claims that one place makes about the same things, from 1.

    Returns
    -------
    str
        "c" and 14 hexadecimal digits. Wording, dates and status are no part of it.

    Examples
    --------
    >>> claim_id("LEADS", "west-yorkshire", "npas", "doc-a", "paragraph 5", "", "", "lead force", 1)
    'ccfce3d83e9ec76'
    """
    parts = (kind, start, end, source, place, row, column, which, str(n))
    return "c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:14]
