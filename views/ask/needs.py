"""Fields for what a query needs to be told, such as $body."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.errors import QueryError
from graph.questions import typed
from graph.questions.bodies import ORDER
from graph.questions.header import Parameter
from graph.store import Store
from views import asking
from views.ask.state import Asked
from views.explore.finding import described

HINTS = {
    "date": "such as 2021, 2021-05 or 2021-05-01",
    "list": "separated by semicolons",
    "number": "a number",
    "text": "a text, as it is stored",
}

DECLARE = (
    "A line above the query says what a value is: <code>// parameter: most [number]: how many</code>. In the brackets "
    "stands body, text, number, flag, date or list."
)


def given(store: Store, needs: tuple[Parameter, ...], asked: Asked) -> dict[str, Any]:
    """The values as the query takes them; a default where none is given.

    Raises
    ------
    ConcordError
        If one is not of its kind.
    """
    found: dict[str, Any] = {}
    for parameter in needs:
        value = asked.values.get(parameter.name)
        if value is None and parameter.needed:
            raise QueryError(f"It needs ${parameter.name}: {parameter.purpose}.")
        found[parameter.name] = parameter.default if value is None else typed(store, parameter, value)
    return found


def missing(needs: tuple[Parameter, ...], asked: Asked) -> list[Parameter]:
    """What is needed and not given."""
    return [p for p in needs if p.needed and asked.values.get(p.name) is None]


def form(store: Store, needs: tuple[Parameter, ...], asked: Asked) -> None:
    """The fields; asking changes the URL."""
    if not needs:
        return
    with st.form("needs"):
        columns = st.columns(min(3, len(needs)))
        chosen = {}
        for place, parameter in enumerate(needs):
            with columns[place % len(columns)]:
                chosen[parameter.name] = _field(store, parameter, asked.values.get(parameter.name))
        if any(parameter.kind == "text" for parameter in needs):
            st.html(f'<p class="m">{DECLARE}</p>')
        if st.form_submit_button("Run with these", type="primary"):
            values = {name: value for name, value in chosen.items() if value}
            st.query_params.from_dict(Asked(asked.cypher, asked.question, values).query())
            st.rerun()


def _field(store: Store, parameter: Parameter, value: str | None) -> str:
    said = parameter.purpose[:1].upper() + parameter.purpose[1:]
    label = f"{said} (${parameter.name})" + ("" if parameter.needed else ", optional")
    key = f"needs-{parameter.name}-{value}"  # another URL is another field
    if parameter.kind == "body":
        return _body(asking.named(store), label, value, key)
    if parameter.kind == "flag":
        return "true" if st.checkbox(label, value == "true", key=key) else "false"
    default = "; ".join(parameter.default) if isinstance(parameter.default, list) else parameter.default
    shown = str(default if value is None and default is not None else value or "")
    return str(st.text_input(label, shown, key=key, help=None, placeholder=HINTS.get(parameter.kind)))


def _body(bodies: Mapping[str, Any], label: str, value: str | None, key: str) -> str:
    options = sorted(bodies, key=lambda b: (ORDER.index(bodies[b].label), bodies[b].name))
    index = options.index(value) if value in bodies else None
    found = st.selectbox(
        label, options, index, lambda b: described(bodies[b]), key=key, placeholder="Type a name"
    )
    return str(found or "")
