"""What the built-in store would answer wrongly in silence is refused, with what to write instead."""

import pytest

from graph.errors import QueryError
from graph.store.dialect import check


def test_a_relationship_bound_once_may_not_stand_in_a_second_pattern():
    # kglite 0.21.2 gives no rows for it: measured beside Neo4j on the shipped facts
    with pytest.raises(QueryError, match=r"Use startNode\(r\)\.id"):
        check("MATCH (n {id: 'npas'})<-[r:LEADS]-(o) MATCH (a)-[r]->(b) RETURN a.id AS a")


def test_the_same_name_in_two_arms_of_a_union_is_two_relationships():
    assert check("MATCH (a)-[r]->() RETURN a.id AS id UNION MATCH ()-[r]->(a) RETURN a.id AS id")
