"""The network as tables: bodies, claims with their documents and places, and the documents."""

import json
from collections.abc import Mapping
from typing import Final

from graph.export import MARKED, plain
from graph.model import Entity, Result, Subgraph

BODIES: Final = ("id", "name", "label", "abbreviation", "kind", "regions", "status", "since", "until")
CLAIMS: Final = (
    "start", "type", "end", "role", "status", "since", "until", "basis", "scope", "disputed", "says", "as_of", "source",
    "place", "id",
)  # fmt: skip
SOURCES: Final = ("id", "name", "publisher", "date", "address", "tier", "marking")


def tables(network: Subgraph, documents: Mapping[str, Entity]) -> dict[str, Result]:
    """A network and the documents that it rests on.

    Parameters
    ----------
    network : Subgraph
    documents : mapping of str to Entity
        By id; those that no claim rests on are left out.

    Returns
    -------
    dict of str to Result
        "Bodies", "Claims", "Documents", each sorted by ids.

    Examples
    --------
    >>> known = {"a": Entity("a", "Document", {"name": "A report"})}
    >>> found = tables(Subgraph.of("durham COLLABORATES npas source=a"), known)
    >>> found["Claims"].records()[0]["document"], [len(table.rows) for table in found.values()]
    ('A report', [2, 1, 1])
    """
    claims = sorted(network.relationships.values(), key=lambda c: (c.start, c.type, c.end, c.id))
    named = {key: node.name for key, node in {**network.nodes, **documents}.items()}
    rows = []
    for claim in claims:
        own = {**claim.properties, "start": claim.start, "type": claim.type, "end": claim.end}
        document = named.get(str(claim.properties.get("source")), "")
        rows.append((named[claim.start], named[claim.end], document, *(own.get(name) for name in CLAIMS)))
    used = {str(claim.properties.get("source")) for claim in claims}
    return {
        "Bodies": _entities(network.nodes, BODIES),
        "Claims": Result(("start_name", "end_name", "document", *CLAIMS), tuple(rows)),
        "Documents": _entities({key: documents[key] for key in used if key in documents}, SOURCES),
    }


def _entities(nodes: Mapping[str, Entity], columns: tuple[str, ...]) -> Result:
    rows = (
        tuple({**node.properties, "label": node.label}.get(name) for name in columns)
        for _, node in sorted(nodes.items())
    )
    return Result(columns, tuple(rows))


def as_json(found: Mapping[str, Result], *, marking: str = "", about: str = "") -> str:
    """These tables as one object, with what they are and their marking; what is not known is left out.

    Examples
    --------
    >>> print(as_json({"Bodies": Result(("id", "kind"), (("durham", None),))}, marking="OFFICIAL"))
    {"protective_marking": "OFFICIAL",
    "bodies": [
    {"id": "durham"}
    ]}
    """
    told = {
        name: json.dumps(text, ensure_ascii=False) for name, text in ((MARKED, marking), ("about", about))
    }
    parts = [f'"{name}": {text}' for name, text in told.items() if text != '""']
    for name, table in found.items():
        rows = (
            {column: plain(cell) for column, cell in row.items() if cell is not None}
            for row in table.records()
        )
        listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f'"{name.lower()}": [\n{listed}\n]')
    return "{" + ",\n".join(parts) + "}"
