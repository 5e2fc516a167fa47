"""Facts back into the csv tables that `loaders.tables` reads."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import Facts, Relationship
from loaders.derive import by_agreement
from loaders.rows import COLUMNS, ONE_LABEL


def tables(facts: Facts) -> dict[str, str]:
    """The text of each table, by its file name.

    Parameters
    ----------
    facts : Facts
        As a store holds them, with what follows from them: that is left out, since loading makes it anew.

    Returns
    -------
    dict of str to str
        Rows sorted by node or by claim, so that the same facts give the same text.

    Examples
    --------
    >>> from graph.model import Entity
    >>> facts = Facts((Entity("durham", "Force", {"id": "durham", "name": "Durham"}),), ())
    >>> tables(facts)["nodes.csv"]
    'id,label,name,aliases,abbreviation\\r\\ndurham,Force,Durham,,\\r\\n'
    """
    claims = _given(facts)
    copies = {claim.start: claim.end for claim in claims if claim.type == "COPY_OF"}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    names = {label: table for table, label in ONE_LABEL.items()}
    for node in sorted(facts.nodes, key=lambda node: node.id):
        own = {"id": node.id, "label": node.label, "copy_of": copies.get(node.id, "")}
        rows[names.get(node.label, "nodes.csv")].append({**node.properties, **own})
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.type, claim.end, claim.id)):
        if claim.type == "STATES":
            rows["statements.csv"].append({**claim.properties, "about": claim.end})
        elif claim.type != "COPY_OF":
            ends = {"start": claim.start, "type": claim.type, "end": claim.end}
            rows["relationships.csv"].append({**claim.properties, **ends})
    return {name: _written(COLUMNS[name], found) for name, found in rows.items()}


def _given(facts: Facts) -> list[Relationship]:
    """The claims that no other claims make."""
    inferred = {
        claim.id
        for claim in facts.relationships
        if claim.type == "COLLABORATES" and claim.properties.get("basis") == "inferred"
    }
    stated = [claim for claim in facts.relationships if claim.id not in inferred]
    made = {claim.id: claim.properties for claim in by_agreement(facts.nodes, stated)}
    return [claim for claim in facts.relationships if _undisputed(claim) != made.get(claim.id)]


def _undisputed(claim: Relationship) -> dict[str, Any]:
    return {name: value for name, value in claim.properties.items() if name != "disputed"}


def _written(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: _cell(row.get(name)) for name in columns} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
