"""Where units and agreements are: by what sources say of them, and by the forces they name."""

from collections.abc import Collection, Mapping
from typing import Final

import streamlit as st

from graph.analytics.placed import NATIONAL, NOWHERE, regions
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
