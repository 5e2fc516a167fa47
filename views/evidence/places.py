"""Where units and agreements are: by what sources say of them, and by the forces they name."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final

import streamlit as st

from graph.model import Subgraph
from graph.schema import JOINT
from graph.store import Store
from views import asking

READ: Final = """\
MATCH (a)-[r:PARTY_TO|COVERS|COLLABORATES|OVERSEES]->(b)
WHERE type(r) <> 'OVERSEES' OR b:Force
RETURN r ORDER BY r.id"""
RULE: Final = (
    "A unit is where sources say that it is; an agreement is also where the forces are that are named as party. What is "
    "said of all forces places nothing."
)
NATIONAL: Final = "National"
NOWHERE: Final = "No region seen"


def regions(network: Subgraph) -> dict[str, set[str]]:
    """The regions of each unit and agreement.

    Parameters
    ----------
    network : Subgraph
        PARTY_TO, COVERS, COLLABORATES and OVERSEES claims.

    Returns
    -------
    dict of str to set of str
        A unit is where sources say that it is, else where the forces are that are named as taking part. An agreement
        is where what it covers is, and where the forces are that are named as party. A policing body is where its
        force is. What says "all forces" places nothing; without any place it is NOWHERE.

    Examples
    --------
    >>> from graph.model import Entity
    >>> drawn = Subgraph.of("kent COLLABORATES dogs", "essex COLLABORATES dogs scope=class", "deal COVERS dogs",
    ...                     labels={"kent": "Force", "essex": "Force", "dogs": "Unit", "deal": "Agreement"})
    >>> home = {"kent": "South East", "essex": "Eastern"}
    >>> nodes = {key: Entity(key, node.label, {**node.properties, "regions": [home[key]]} if key in home
    ...          else node.properties) for key, node in drawn.nodes.items()}
    >>> regions(Subgraph(nodes, drawn.relationships))
    {'deal': {'South East'}, 'dogs': {'South East'}}
    """
    home = {key: set(map(str, node.properties.get("regions") or ())) for key, node in network.nodes.items()}
    claims = [network.relationships[key] for key in sorted(network.relationships)]
    for claim in claims:
        if claim.type == "OVERSEES":
            home[claim.start] = home[claim.start] | home[claim.end]
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type in ("COLLABORATES", "PARTY_TO") and claim.properties.get("scope") != "class":
            named[claim.end] |= home[claim.start] - {NATIONAL}
    found = {key: home[key] or named[key] for key, node in network.nodes.items() if node.label in JOINT}
    for key, node in network.nodes.items():
        if node.label == "Agreement":
            covered = [found.get(c.end, set()) for c in claims if c.type == "COVERS" and c.start == key]
            found[key] = named[key].union(*covered)
    return {key: found[key] or {NOWHERE} for key in sorted(found)}


@st.cache_resource(max_entries=4, show_spinner=False)
def _placed(version: str, _store: Store) -> dict[str, set[str]]:
    return regions(_store.read(READ, limit=0).subgraph)


def placed(store: Store) -> Mapping[str, Collection[str]]:
    """The regions of each unit and agreement of a store."""
    return _placed(asking.version(store), store)


def at(region: str) -> str:
    """Where something is, as a sentence has it.

    Examples
    --------
    >>> [at(region) for region in ("South East", "Wales", "Eastern", "National", "")]
    [' in the South East', ' in Wales', ' in the Eastern region', ' that are national', '']
    """
    if not region:
        return ""
    if region == NATIONAL:
        return " that are national"
    if region == NOWHERE:
        return " of which no region is seen"
    if region.endswith("ern"):
        return f" in the {region} region"
    the = region.split()[0] in ("North", "East", "South", "West")
    return f" in {'the ' if the else ''}{region}"


def named(places: Mapping[str, Collection[str]]) -> list[str]:
    """The regions that anything is in, by name; national and none last.

    Examples
    --------
    >>> named({"a": {"National", "Wales"}, "b": {"Eastern"}, "c": {NOWHERE}})
    ['Eastern', 'Wales', 'National', 'No region seen']
    """
    every = {region for some in places.values() for region in some}
    return sorted(every, key=lambda region: (region == NOWHERE, region == NATIONAL, region))
