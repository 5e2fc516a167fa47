"""The box that finds a body: part of a name, an abbreviation or an alias, and near misses offered."""

from collections.abc import Mapping

import streamlit as st

from graph.model import Entity
from graph.questions.bodies import ORDER, names, search
from graph.schema import LABEL_NAMES


def choose(bodies: Mapping[str, Entity], body: str) -> None:
    """Show the box; choosing makes the choice the view's body, in the URL."""
    findable = sorted(bodies.values(), key=lambda node: (ORDER.index(node.label), node.name))
    options = [node.id for node in findable]
    if st.session_state.get("shown_body") != body:
        st.session_state["shown_body"] = body
        st.session_state["find"] = body if body in bodies else None
    st.selectbox(
        "Find a force, body, person or abbreviation",
        options,
        index=None,
        key="find",
        format_func=lambda key: described(bodies[key]) if key in bodies else key,
        placeholder="Type part of a name, such as Durham or NPAS",
        on_change=_go,
        args=(bodies,),
        accept_new_options=True,
    )
    typed = st.session_state.pop("not_found", None)
    if typed:
        _closest(bodies, typed)


def described(node: Entity) -> str:
    """A body as the box lists it: its name, what it is, and what else it is called.

    Examples
    --------
    >>> described(Entity("npas", "NationalBody", {"name": "National Police Air Service",
    ...                                           "abbreviation": "NPAS"}))
    'National Police Air Service (national body; NPAS)'
    """
    also = [name for name in names(node)[1:-1] if name != node.name][:4]
    return f"{node.name} ({'; '.join([LABEL_NAMES[node.label], ', '.join(also)]).rstrip('; ')})"


def _go(bodies: Mapping[str, Entity]) -> None:
    chosen = st.session_state["find"]
    if chosen is None:
        return
    if chosen not in bodies:
        found = search(bodies.values(), chosen, most=5)
        if not found or len(found) > 1:
            st.session_state["not_found"] = chosen
            st.session_state["shown_body"] = None
            return
        chosen = found[0].id
    st.query_params.from_dict({"body": chosen})


def _closest(bodies: Mapping[str, Entity], typed: str) -> None:
    found = search(bodies.values(), typed, most=5)
    if not found:
        st.warning(f"No force, body or person is called “{typed}”, nor nearly so. Try fewer letters.")
        return
    st.write(f"Several fit “{typed}”:")
    for node in found:
        st.button(
            f"{node.name} ({LABEL_NAMES[node.label]})",
            key=f"found-{node.id}",
            on_click=lambda key=node.id: st.query_params.from_dict({"body": key}),
            type="tertiary",
        )
