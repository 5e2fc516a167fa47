"""The network as a day knows it, on random statements, against the definition written out."""

import hypothesis.strategies as st
from hypothesis import given, settings

from graph.analytics.counting import as_at
from graph.model import Entity, Relationship, Subgraph

UNITS = ("u", "v")
SETTINGS = settings(derandomize=True, max_examples=200, deadline=None)

partial = st.sampled_from(["2015", "2015-06", "2018", "2018-01-15", "2020", "2020-12", "2022"])
stated = st.tuples(
    st.sampled_from(["status", "since", "until"]), st.sampled_from(UNITS), st.none() | partial, partial
)


@st.composite
def spoken(draw):
    """Claims with the dates of their sources and perhaps their own, and what documents state of units."""
    made = {}
    for n in range(draw(st.integers(0, 8))):
        dates = {"as_of": draw(st.none() | partial), "since": draw(st.none() | st.none() | partial)}
        own = {"id": f"c{n}", **{key: day for key, day in dates.items() if day}}
        made[f"c{n}"] = Relationship(f"c{n}", "COLLABORATES", "a", draw(st.sampled_from(UNITS)), own)
    for n, (term, unit, day, value) in enumerate(draw(st.lists(stated, max_size=8))):
        said = {"id": f"s{n}", "term": term, "value": "ended" if term == "status" else value, "as_of": day}
        made[f"s{n}"] = Relationship(f"s{n}", "STATES", "doc", unit, {k: v for k, v in said.items() if v})
    labels = {"a": "Force", "doc": "Document", **dict.fromkeys(UNITS, "Unit")}
    return Subgraph(
        {key: Entity(key, label, {"id": key, "name": key}) for key, label in labels.items()}, made
    )


@SETTINGS
@given(spoken(), partial)
def test_as_at_is_its_definition(network, day):
    """A claim is known on a day unless all days its source may speak of come later; dates stated later count still."""

    def first(text):
        return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]

    def last(text):
        return (text + "-12-31")[:10] if len(text) == 4 else (text + "-31")[:10]

    def known(claim):
        spoken_of, said = claim.properties.get("as_of"), claim.properties
        later = bool(spoken_of) and last(day) < first(spoken_of)
        return not later or bool(said.get("since")) or said.get("term") in ("since", "until")

    seen = as_at(network, day)
    assert set(seen.relationships) == {key for key, claim in network.relationships.items() if known(claim)}
    for unit in UNITS:
        for term in ("status", "since", "until"):
            said = [
                (
                    first(c.properties["as_of"]) if c.properties.get("as_of") else "",
                    c.id,
                    c.properties["value"],
                )
                for c in network.relationships.values()
                if c.type == "STATES" and c.end == unit and c.properties["term"] == term and known(c)
            ]
            assert seen.nodes[unit].properties.get(term) == (max(said)[2] if said else None)
