"""The box that finds a body by part of its name, an abbreviation or an alias."""

from collections.abc import Mapping

import streamlit as st

from graph.model import Entity
from graph.questions.bodies import ORDER, names
from graph.schema import LABEL_NAMES


def choose(bodies: Mapping[str, Entity], body: str) -> None:
    """Show the box; choosing makes the choice the view's body, in the URL."""
    findable = sorted(bodies.values(), key=lambda node: (ORDER.index(node.label), node.name))
    if st.session_state.get("shown_body") != body:
        st.session_state["shown_body"] = body
        st.session_state["find"] = body if body in bodies else None
    st.selectbox(
        "Find a force, body, person or abbreviation",
        [node.id for node in findable],
        index=None,
        key="find",
        format_func=lambda key: described(bodies[key]) if key in bodies else key,
        placeholder="Type part of a name, such as Durham or NPAS",
        on_change=_go,
        filter_mode="contains",
    )


def described(node: Entity) -> str:
    """A body as the box lists it: its name, what it is, and what else it is called.

    Examples
    --------
    >>> described(Entity("npas", "NationalBody", {"name": "National Police Air Service",
    ...                                           "abbreviation": "NPAS"}))
    'National Police Air Service (national body; NPAS)'
    """
    also = [name for name in names(node)[1:-1] if name != node.name]
    return f"{node.name} ({'; '.join([LABEL_NAMES[node.label], ', '.join(also)]).rstrip('; ')})"


def _go() -> None:
    chosen = st.session_state["find"]
    if chosen is not None:
        st.query_params.from_dict({"body": chosen})
