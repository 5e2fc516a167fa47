"""What each view of Explore shows, of the facts that ship and of small ones; and that all of it can be drawn."""

import pytest
import streamlit as st

from graph.analytics.reach import CROWD, crowds, participants
from graph.drawing import columns, free, layouts
from graph.drawing.view import picture
from graph.model import Entity, Facts, Subgraph
from graph.questions import answer, questions
from graph.schema import NETWORK
from graph.store import open_store
from loaders.tables import Tables, shipped
from tests.faults import faults
from views.explore.scope import measures, scoped
from views.explore.state import View

TODAY = "2026-11-22"
REGIONS = ("Eastern", "East Midlands", "London", "North East", "North West", "South East", "South West", "Wales",
           "West Midlands", "Yorkshire and the Humber")  # fmt: skip


@pytest.fixture(autouse=True)
def forget():
    """The page keeps answers for the store of its process; each test has its own."""
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def facts():
    return Tables(shipped()).read()


@pytest.fixture(scope="module")
def whole(facts):
    nodes = {node.id: node for node in facts.nodes}
    claims = {claim.id: claim for claim in facts.relationships if claim.type in NETWORK}
    return Subgraph(nodes, claims)


@pytest.fixture(scope="module")
def store(facts, tmp_path_factory):
    opened = open_store(str(tmp_path_factory.mktemp("store") / "facts.kgl"))
    opened.load(facts)
    yield opened
    opened.close()


@pytest.fixture
def small(tmp_path):
    """A store of a few claims."""
    stores = []

    def load(*claims: str, regions: dict | None = None, **options):
        network = Subgraph.of(*claims, **options)
        nodes = {
            key: Entity(key, node.label, {**node.properties, **({"regions": [regions[key]]} if key in (regions or {})
                                                               else {})})
            for key, node in network.nodes.items()
        }  # fmt: skip
        document = Entity("doc", "Document", {"id": "doc", "name": "A document"})
        opened = open_store(str(tmp_path / "small.kgl"))
        opened.load(Facts((*nodes.values(), document), tuple(network.relationships.values())))
        stores.append(opened)
        return opened

    yield load
    for opened in stores:
        opened.close()


def said(network: Subgraph) -> set[tuple[str, str, str]]:
    return {(claim.start, claim.type, claim.end) for claim in network.relationships.values()}


# One body and more


def test_one_step_is_what_a_force_takes_part_in_and_who_else_is_there(small):
    store = small(
        "durham COLLABORATES u", "kent COLLABORATES u", "kent COLLABORATES v", "lpb-durham OVERSEES durham",
        "lpb-kent OVERSEES kent", labels={"durham": "Force", "kent": "Force"},
    )  # fmt: skip
    scope = scoped(store, View(body=("durham",), today=TODAY))
    assert said(scope.network) == {
        ("durham", "COLLABORATES", "u"),
        ("kent", "COLLABORATES", "u"),
        ("lpb-durham", "OVERSEES", "durham"),
    }
    assert (scope.focus, scope.heading) == (("durham",), "durham")


def test_two_steps_add_what_those_met_take_part_in_but_not_by_way_of_a_crowd(small):
    crowd = [f"f{i} COLLABORATES npas" for i in range(CROWD)]
    store = small(
        "durham COLLABORATES u", "kent COLLABORATES u", "kent COLLABORATES v", "essex COLLABORATES v",
        "durham COLLABORATES npas", *crowd, "f1 COLLABORATES far", "f2 COLLABORATES far",
    )  # fmt: skip
    scope = scoped(store, View(body=("durham",), hops=2))
    found = said(scope.network)
    assert ("kent", "COLLABORATES", "v") in found
    assert ("f1", "COLLABORATES", "npas") in found
    assert ("f1", "COLLABORATES", "far") not in found
    assert scope.note == (
        "The second step adds what the 1 forces and policing bodies met there take part in. It does not walk the 1 "
        "units with 9 or more participants, in which nearly everybody meets."
    )


def test_two_bodies_are_both_in_the_focus(store):
    scope = scoped(store, View(body=("durham", "kent"), today=TODAY))
    assert (scope.focus, scope.heading) == (("durham", "kent"), "Durham Constabulary and Kent Police")
    both = [answer(store, "neighbourhood", {"body": body}, limit=0).subgraph for body in scope.focus]
    assert set(Subgraph.union(both).relationships) <= set(scope.network.relationships)


def test_opening_a_body_adds_its_neighbourhood(small):
    store = small(
        "durham COLLABORATES u", "kent COLLABORATES u", "kent COLLABORATES v", "essex COLLABORATES v"
    )
    found = said(scoped(store, View(body=("durham",), also=("kent",))).network)
    assert {("kent", "COLLABORATES", "v"), ("essex", "COLLABORATES", "v")} <= found


def test_opening_a_body_that_adds_nothing_says_so(small):
    store = small("durham COLLABORATES u", "kent COLLABORATES u")
    scope = scoped(store, View(body=("durham",), also=("u",)))
    assert scope.note.endswith("Expanding u adds nothing: all its lines are already here.")


def test_opening_a_crowd_adds_the_lines_that_were_folded(small):
    store = small("durham COLLABORATES npas", *(f"f{i} COLLABORATES npas" for i in range(12)))
    scope = scoped(store, View(body=("durham",), also=("npas",)))
    assert "adds nothing" not in scope.note


def test_a_body_that_no_claim_speaks_of_is_in_its_own_view(store):
    scope = scoped(store, View(body=("fn-dogs",)))
    assert list(scope.network.nodes) == ["fn-dogs"]


@pytest.mark.parametrize("also", [("nobody",), ("nobody", "npas")])
def test_what_a_link_opens_that_is_not_there_is_passed_over(store, also):
    assert "npas" in scoped(store, View(body=("durham",), also=also)).network.nodes


# A path


def test_a_path_has_the_shortest_ways_and_independent_ones_of_about_that_length(store):
    scope = scoped(store, View(path=("durham", "kent"), today=TODAY))
    rows = answer(store, "connection", {"a": "durham", "b": "kent", "today": TODAY}, limit=0).records()
    near = [row for row in rows if row["kind"] != "hinge" and row["length"] <= rows[0]["length"] + 2]
    assert {node for row in near for node in row["nodes"]} <= set(scope.network.nodes)
    assert {claim for row in near for claim in row["claims"]} <= set(scope.network.relationships)
    assert len(scope.network.nodes) < 30
    assert scope.heading == "From Durham Constabulary to Kent Police"
    left = sum(row["kind"] != "hinge" for row in rows) - len(near)
    assert f"Not drawn: {left} of the" in scope.note


def test_a_path_that_is_not_there_says_so(small):
    scope = scoped(small("durham COLLABORATES u", "kent COLLABORATES v"), View(path=("durham", "kent")))
    assert "Nothing seen connects durham and kent for certain." in scope.note
    assert set(scope.network.nodes) == {"durham", "kent"}


def test_half_a_path_is_its_one_body(small):
    scope = scoped(small("durham COLLABORATES u"), View(path=("durham",)))
    assert scope.focus == ("durham",)


# Who depends


def test_a_lead_has_those_who_depend_on_it_and_through_what(small):
    store = small(
        "durham COLLABORATES u", "kent LEADS u role=lead_force", "kent COLLABORATES v", "essex COLLABORATES w",
        "essex COLLABORATES u status=tbc",
    )  # fmt: skip
    scope = scoped(store, View(lead="kent", today=TODAY))
    assert said(scope.network) == {
        ("durham", "COLLABORATES", "u"),
        ("essex", "COLLABORATES", "u"),
        ("kent", "LEADS", "u"),
    }
    assert scope.note == (
        "Certain: 1 body depends on kent, 1 by name and 0 only as one of all forces. Possible: 1 more. 1 of the 3 units "
        "that have participants has a known lead or host."
    )


def test_a_lead_on_whom_nobody_depends_says_so(small):
    scope = scoped(small("durham COLLABORATES u"), View(lead="durham", today=TODAY))
    assert scope.note.startswith("No body seen depends on durham.")
    assert list(scope.network.nodes) == ["durham"]


def test_dependants_named_only_as_all_forces_are_one_number_on_their_unit(store):
    scope = scoped(store, View(lead="west-yorkshire", today=TODAY))
    made = picture(scope.network, scope.focus, today=TODAY)
    assert made.body("npas").badge.endswith("forces")
    assert len(made.bodies) < 12


# A function, a region, a choice


def test_a_function_has_the_units_that_deliver_it_and_who_is_in_them(small):
    store = small(
        "u DELIVERS fn-dogs", "durham COLLABORATES u", "kent HOSTS u role=host", "durham COLLABORATES v",
        labels={"u": "Unit", "fn-dogs": "Function"},
    )  # fmt: skip
    scope = scoped(store, View(function="fn-dogs"))
    assert said(scope.network) == {
        ("u", "DELIVERS", "fn-dogs"),
        ("durham", "COLLABORATES", "u"),
        ("kent", "HOSTS", "u"),
    }
    assert scope.note == "1 of the 1 units with a known function deliver it."


def test_a_region_is_its_forces_and_their_policing_bodies_and_what_they_are_in(small):
    store = small(
        "durham COLLABORATES u", "kent COLLABORATES u", "kent COLLABORATES v", "lpb-durham OVERSEES durham",
        "lpb-durham COLLABORATES w",
        labels={"durham": "Force", "kent": "Force"}, regions={"durham": "North East", "kent": "South East"},
    )  # fmt: skip
    scope = scoped(store, View(region="North East", today=TODAY))
    assert scope.focus == ("durham", "lpb-durham")
    assert said(scope.network) == {
        ("durham", "COLLABORATES", "u"),
        ("kent", "COLLABORATES", "u"),
        ("lpb-durham", "COLLABORATES", "w"),
        ("lpb-durham", "OVERSEES", "durham"),
    }
    assert scope.note == "0 of the 2 units that they take part in have a known lead or host."


def test_a_region_that_does_not_exist_says_so(store):
    scope = scoped(store, View(region="Mordor"))
    assert (scope.focus, scope.note) == ((), "No force seen is in a region called “Mordor”.")


def test_chosen_bodies_stand_with_what_is_said_between_them_and_on_request_what_joins_them(small):
    store = small("durham COLLABORATES u", "kent COLLABORATES u", "kent COLLABORATES v", "durham LEADS w")
    alone = scoped(store, View(only=("durham", "w", "kent")))
    assert said(alone.network) == {("durham", "LEADS", "w")}
    assert (alone.heading, alone.note) == ("3 chosen bodies", "Nothing seen joins 1 of the 3.")
    joined = scoped(store, View(only=("durham", "kent"), joined=True))
    assert said(joined.network) == {("durham", "COLLABORATES", "u"), ("kent", "COLLABORATES", "u")}
    assert joined.note == "1 bodies and units join two or more of them."


# Everything


def test_everything_is_every_claim_of_the_network_in_few_enough_bodies_to_draw(store, whole):
    scope = scoped(store, View(everything=True))
    assert set(scope.network.relationships) == set(whole.relationships)
    assert len(picture(scope.network, (), today=TODAY).bodies) <= free.LIMIT


# What size stands for


def test_sizes_count_dependants_shared_units_and_standing_between(store, whole):
    depends = answer(store, "depends", {"today": TODAY}, limit=0).records()
    on = {r["dependant"] for r in depends if r["lead"] == "west-yorkshire" and r["certainty"] == "certain"}
    assert measures(store, View(size="dependants", today=TODAY))["west-yorkshire"] == len(on)
    units = {c.end for c in whole.relationships.values() if c.type == "COLLABORATES" and c.start == "durham"}
    assert measures(store, View(size="shared"))["durham"] == len(units)
    assert max(measures(store, View(size="between", today=TODAY)).values()) <= 1
    assert measures(store, View()) == {}


# The pure parts


def test_a_policing_body_beside_its_force_is_not_counted_again():
    network = Subgraph.of(
        *(f"f{i} COLLABORATES u" for i in range(8)), "lpb-f1 COLLABORATES u", "lpb-f1 OVERSEES f1",
        labels={"f1": "Force"},
    )  # fmt: skip
    assert (len(participants(network)["u"]), crowds(network)) == (8, set())


@pytest.mark.parametrize("name", ["around", "between", "delivering", "network"])
def test_a_question_walks_the_network_of_the_schema(name):
    (walked,) = [p.default for p in questions()[name].parameters if p.name == "network"]
    assert tuple(walked) == NETWORK


def test_around_several_bodies_is_the_neighbourhood_of_each(store):
    bodies = ["durham", "lpb-kent", "npas"]
    together = answer(store, "around", {"bodies": bodies}, limit=0).subgraph
    each = [answer(store, "neighbourhood", {"body": body}, limit=0).subgraph for body in bodies]
    assert set(together.relationships) == set(Subgraph.union(each).relationships)


# All of it can be drawn


def views(store, whole) -> list[View]:
    """Every force, region and function, twenty lead bodies, twenty paths."""
    forces = sorted(key for key, node in whole.nodes.items() if node.label == "Force")
    functions = sorted(key for key, node in whole.nodes.items() if node.label == "Function")
    leads = sorted({row["lead"] for row in answer(store, "depends", {"today": TODAY}, limit=0).records()})
    return [
        *(View(body=(force,)) for force in forces),
        *(View(body=(force,), hops=2) for force in forces[::4]),
        *(View(region=region) for region in REGIONS),
        *(View(function=function) for function in functions),
        *(View(lead=lead) for lead in leads[:20]),
        *(View(path=(a, b)) for a, b in zip(forces[::2], forces[1::2], strict=False)),
        *(View(path=(forces[i], unit)) for i, unit in enumerate(("npas", "emsou", "bch", "7f", "fcn"))),
    ]  # fmt: skip


@pytest.mark.slow
def test_every_view_of_the_facts_that_ship_is_faultless(store, whole):
    wrong = {}
    for view in views(store, whole):
        scope = scoped(store, view.but(today=TODAY))
        made = picture(scope.network, scope.focus, today=TODAY)
        for width in (780, 1100):
            layout, _ = layouts.placed(made, view.scope, width, 640)
            if faults(layout) or (len(made.bodies) <= columns.LIMIT and layout.kind != "columns"):
                wrong[str(view.query()), width] = faults(layout)[:3] or layout.kind
    assert wrong == {}


@pytest.mark.slow
def test_every_body_of_the_facts_that_ship_has_a_faultless_picture(store, whole):
    wrong = {}
    for key, node in whole.nodes.items():
        if node.label in ("Document", "Rule", "Figure"):
            continue
        scope = scoped(store, View(body=(key,), today=TODAY))
        made = picture(scope.network, scope.focus, today=TODAY, people=True)
        for width in (358, 1100) if len(made.bodies) <= columns.LIMIT else ():
            layout = columns.place(made, width=width)
            if faults(layout) or set(layout.places) | set(layout.left_out) != {b.id for b in made.bodies}:
                wrong[key, width] = faults(layout)[:3]
    assert wrong == {}


@pytest.mark.slow
def test_the_free_layout_has_no_label_over_a_label(store):
    for view in (View(everything=True), View(region="East Midlands"), View(body=("derbyshire",))):
        scope = scoped(store, view.but(today=TODAY))
        made = picture(scope.network, scope.focus, today=TODAY)
        assert faults(free.place(made)) == []
        assert free.place(made) == free.place(made)
