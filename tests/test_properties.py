"""Random small networks against the definitions, written out as slowly and plainly as they read."""

from itertools import combinations, pairwise, permutations

import hypothesis.strategies as st
from hypothesis import given, settings

from graph.analytics.connection import body_graph, connection, shortest_ways
from graph.analytics.counting import certainty
from graph.analytics.dependence import coverage, dependence
from graph.analytics.shared import co_participation
from graph.analytics.withdrawal import withdrawal
from graph.model import Entity, Relationship, Subgraph
from graph.schema import LEAD_ROLES

DAY = "2020"
LABELS = {
    "p": "Partner",
    **dict.fromkeys(("a", "b", "c"), "Force"), **dict.fromkeys(("lpb-a", "lpb-b"), "PCC"),
    **dict.fromkeys(("u", "v", "w"), "Unit"), **dict.fromkeys(("fn", "gn"), "Function")
}  # fmt: skip
POLICING = ("a", "b", "c", "lpb-a", "lpb-b")
BODIES = (*POLICING, "p")
UNITS = ("u", "v", "w")
SETTINGS = settings(derandomize=True, max_examples=200, deadline=None)

standings = st.just({}) | st.sampled_from(
    [{"status": "active"}, {"status": "tbc"}, {"status": "ended"}, {"until": "2019-06"}, {"since": "2021"},
     {"until": "2020-03"}, {"scope": "class"}]
)  # fmt: skip
roles = st.sampled_from(["lead force", "PCC lead", "host", "finance lead"])


@st.composite
def claims(draw):
    kind = draw(st.sampled_from(["COLLABORATES"] * 5 + ["LEADS"] * 3 + ["PART_OF"] * 4 + ["DELIVERS"] * 3))
    starts, ends = {
        "COLLABORATES": (BODIES, UNITS), "LEADS": (BODIES, UNITS), "PART_OF": (UNITS, UNITS),
        "DELIVERS": (UNITS, ("fn", "gn")),
    }[kind]  # fmt: skip
    said = dict(draw(standings))
    if kind == "LEADS":
        said["role"] = draw(roles)
    return kind, draw(st.sampled_from(starts)), draw(st.sampled_from(ends)), said


@st.composite
def networks(draw):
    drawn = [
        *draw(st.lists(claims(), min_size=6, max_size=20)),
        ("OVERSEES", "lpb-a", "a", {}),
        ("OVERSEES", "lpb-b", "b", {}),
    ]
    made = {
        f"c{n}": Relationship(f"c{n}", kind, start, end, {"id": f"c{n}", "source": "doc", **said})
        for n, (kind, start, end, said) in enumerate(drawn)
    }
    over = draw(st.sampled_from([None, None, *UNITS]))
    nodes = {
        key: Entity(key, label, {"id": key, "name": key, **({"status": "tbc"} if key == over else {})})
        for key, label in LABELS.items()
    }
    return Subgraph(nodes, made)


def holds(network, counted=("certain",)):
    """The claims that count, with their ends."""
    return [
        claim
        for claim in network.relationships.values()
        if certainty(claim.properties, DAY) in counted
        and all(certainty(network.nodes[end].properties, DAY) in counted for end in (claim.start, claim.end))
    ]


def joins(live, unit):
    return {c.start for c in live if c.type == "COLLABORATES" and c.end == unit}


def leads_of(live, unit, without=frozenset()):
    """Lead bodies of the nearest unit above, itself first, by every way up written out."""
    if unit in without:
        return set()
    levels = {unit: 0}
    for _ in UNITS:
        for claim in live:
            if claim.type == "PART_OF" and claim.start in levels and claim.end not in without:
                levels[claim.end] = min(levels.get(claim.end, 99), levels[claim.start] + 1)
    for level in range(len(UNITS)):
        found = {
            c.start
            for c in live
            if c.type == "LEADS" and c.properties["role"] in LEAD_ROLES and levels.get(c.end) == level
            and c.start not in without
        }  # fmt: skip
        if found:
            return found
    return set()


OWN = {("a", "lpb-a"), ("lpb-a", "a"), ("b", "lpb-b"), ("lpb-b", "b")}


def above(live, unit):
    found, grown = {unit}, True
    while grown:
        more = {c.end for c in live if c.type == "PART_OF" and c.start in found}
        grown = not more <= found
        found |= more
    return found - {unit}


def depend(live):
    """Dependant and lead to the units through which."""
    expected = {}
    for body in POLICING:
        for unit in UNITS:
            for lead in leads_of(live, unit) if body in joins(live, unit) else ():
                if lead != body and (body, lead) not in OWN:
                    expected.setdefault((body, lead), set()).add(unit)
    return expected


@SETTINGS
@given(networks())
def test_dependence_is_its_definition(network):
    live = holds(network)
    expected = depend(live)
    found = {(d.dependant, d.lead): d for d in dependence(network, today=DAY) if d.certainty == "certain"}
    assert {pair: set(d.units) for pair, d in found.items()} == expected
    for pair, units in expected.items():
        assert found[pair].weight == sum(1 for unit in units if not above(live, unit) & units)


@SETTINGS
@given(networks())
def test_a_lead_is_inherited_where_no_body_leads_the_unit_itself(network):
    live = holds(network)
    led = {c.end for c in live if c.type == "LEADS" and c.properties["role"] in LEAD_ROLES}
    for row in dependence(network, today=DAY):
        if row.certainty == "certain":
            assert set(row.inherited) == set(row.units) - led


@SETTINGS
@given(networks())
def test_possible_dependence_is_what_holds_with_the_possible_and_not_without(network):
    certain, wide = depend(holds(network)), depend(holds(network, ("certain", "possible")))
    expected = {pair: units - certain.get(pair, set()) for pair, units in wide.items()}
    found = {
        (d.dependant, d.lead): set(d.units)
        for d in dependence(network, today=DAY)
        if d.certainty == "possible"
    }
    assert found == {pair: units for pair, units in expected.items() if units}


@SETTINGS
@given(networks())
def test_coverage_is_its_definition(network):
    live = holds(network)
    units = [unit for unit in UNITS if joins(live, unit) & set(POLICING)]
    assert coverage(network, today=DAY) == (sum(1 for unit in units if leads_of(live, unit)), len(units))


@SETTINGS
@given(networks())
def test_what_is_possible_is_never_a_certain_row(network):
    certain = {
        (d.dependant, d.lead): set(d.units)
        for d in dependence(network, today=DAY)
        if d.certainty == "certain"
    }
    only = Subgraph(network.nodes, {c.id: c for c in holds(network)})
    assert certain == {(d.dependant, d.lead): set(d.units) for d in dependence(only, today=DAY)}


@SETTINGS
@given(networks(), st.sets(st.sampled_from([*BODIES, *UNITS]), min_size=1, max_size=3))
def test_withdrawal_is_its_definition(network, gone):
    live = holds(network)
    found = [e for e in withdrawal(network, gone, today=DAY) if e.certainty == "certain"]

    def units(effect):
        return {e.units[0] for e in found if e.effect == effect}

    rest = [unit for unit in UNITS if unit not in gone]
    before = {unit: leads_of(live, unit) for unit in rest}
    after = {unit: leads_of(live, unit, gone) for unit in rest}
    changed = [unit for unit in rest if before[unit] and before[unit] != after[unit]]
    assert units("left without lead or host") == {unit for unit in changed if not after[unit]}
    assert units("keeps another lead or host") == {unit for unit in changed if before[unit] & after[unit]}
    assert units("comes under the unit above") == {
        unit for unit in changed if after[unit] and not before[unit] & after[unit]
    }
    led = {c.end for c in live if c.type == "LEADS" and c.properties["role"] in LEAD_ROLES}
    assert units("unit goes") == {
        unit for unit in UNITS if unit in gone and (joins(live, unit) or unit in led)
    }
    assert units("no participant left") == {
        unit for unit in rest if joins(live, unit) and joins(live, unit) <= gone
    }


@SETTINGS
@given(networks(), st.sets(st.sampled_from([*BODIES, *UNITS]), min_size=1, max_size=3))
def test_what_a_withdrawal_takes_away_is_its_definition(network, gone):
    live = holds(network)
    found = [e for e in withdrawal(network, gone, today=DAY) if e.certainty == "certain"]
    rest = [unit for unit in UNITS if unit not in gone]
    fails = {body: set() for body in BODIES if body not in gone}
    alone = set()
    for unit in UNITS:
        inside = joins(live, unit)
        left, went = inside - gone, inside & gone
        company = {b for b in left if not (b.startswith("lpb") and any((b, force) in OWN for force in went))}
        foreign = any(all((body, x) not in OWN for x in company) for body in went)
        single = unit in rest and foreign and all(x == y or (x, y) in OWN for x in company for y in company)
        alone |= {(body, unit) for body in company if single}
        orphaned = unit in rest and leads_of(live, unit) and not leads_of(live, unit, gone)
        for body in left:
            if unit in gone or orphaned or (body, unit) in alone:
                fails[body].add(unit)
    assert {(e.body, e.units[0]) for e in found if e.effect == "left alone"} == alone
    assert {e.body: set(e.units) for e in found if e.effect == "hit"} == {
        b: units for b, units in fails.items() if units
    }
    for effect, kept in (("would lose function", False), ("keeps function otherwise", True)):
        expected = set()
        for body, units in fails.items():
            for function in ("fn", "gn"):
                mine = {
                    c.start
                    for c in live
                    if c.type == "DELIVERS" and c.end == function and body in joins(live, c.start)
                }
                if mine & units and bool(mine - units) == kept:
                    expected.add((body, function))
        assert {(e.body, e.function) for e in found if e.effect == effect} == expected


def simple_ways(graph, a, b):
    """Every way without a repeated body, by trying all orders of all subsets."""
    between = sorted(set(graph) - {a, b})
    for size in range(len(between) + 1):
        for middle in permutations(between, size):
            way = (a, *middle, b)
            if all(graph.has_edge(*step) for step in pairwise(way)):
                yield way


@SETTINGS
@given(networks())
def test_connection_is_its_definition(network):
    graph = body_graph(network, today=DAY)
    every = list(simple_ways(graph, "a", "b"))
    found = [
        way for way in connection(network, "a", "b", today=DAY, most=10_000) if way.certainty == "certain"
    ]
    least = min(map(len, every), default=0)
    shortest = {way for way in every if len(way) == least}
    assert {way.nodes for way in found if way.kind == "shortest"} == shortest
    assert shortest_ways(graph, "a", "b") == len(shortest)
    independent = [way.nodes for way in found if way.kind == "independent"]
    assert set(independent) <= set(every)
    assert all(not set(x[1:-1]) & set(y[1:-1]) for x, y in combinations(independent, 2))
    assert len(independent) == most_disjoint([frozenset(way[1:-1]) for way in every])


def most_disjoint(middles):
    """The most of these sets that share nothing, by trying each with and without."""
    smallest = [m for m in set(middles) if not any(other < m for other in middles)]

    def best(rest, used):
        if not rest:
            return 0
        head, *tail = rest
        return max(best(tail, used), 0 if head & used else 1 + best(tail, used | head))

    return best(sorted(smallest, key=sorted), frozenset())


@SETTINGS
@given(networks())
def test_the_hinge_parts_the_two_and_is_as_large_as_there_are_ways(network):
    found = connection(network, "a", "b", today=DAY)
    graph = body_graph(network, today=DAY)
    for hinge in (way for way in found if way.kind == "hinge"):
        assert not list(simple_ways(graph.subgraph(set(graph) - set(hinge.nodes)), "a", "b"))
        assert len(hinge.nodes) == sum(1 for way in found if way.kind == "independent")


@SETTINGS
@given(networks())
def test_shared_units_are_their_definition(network):
    live = [c for c in holds(network) if c.properties.get("scope") != "class"]
    graph = co_participation(network, among=("Force", "PCC"), today=DAY)
    for one, other in combinations(POLICING, 2):
        units = {unit for unit in UNITS if {one, other} <= joins(live, unit)}
        weight = sum(1 for unit in units if not above(holds(network), unit) & units)
        assert (graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0) == weight
