"""Dependencies: lead bodies ranked, and for one of them who depends on it and through what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from graph.drawing import columns
from graph.drawing.component import map_width, network_map
from graph.drawing.parts import Picture
from graph.drawing.view import picture
from graph.export import to_csv
from graph.model import Entity, Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking, words

DEFINITION = (
    "A force depends on a body when it takes part in a unit that the body leads or hosts or, where the unit has "
    "no lead or host of its own, that the body leads or hosts the nearest unit above it. Roles that count: lead "
    "force, lead policing body, PCC lead, chief officer lead, national lead, and host. Premises, hubs and "
    "employers do not count, nor does a person’s lead. No body depends on itself, nor a force on its own "
    "policing body. What is to be confirmed, proposed or in development is possible and in no total."
)
FORCES = 43
"""The territorial forces of England and Wales."""
MAP = "dependants"
HEIGHT = 520
RANKED = ("#", "Lead or host body", "#Forces", "#by name", "of 43", "#Others", "Through")
DEPENDANTS = ("Who", "#Units", "#“all forces”", "Through", "Role", "#Known leads")


def show(store: Store) -> None:
    """The page."""
    today = st.query_params.get("today") or present_day()
    named_only = st.query_params.get("named_only") == "true"
    result = asking.ask(store, "depends", named_only=named_only, today=today)
    bodies = asking.named(store)
    st.html(
        "<h1>Which forces depend on which lead bodies</h1>"
        f'<p class="lead">{escape(result.warnings[0])} A blank is not independence: it is what no source seen '
        "says.</p>"
    )
    with st.expander("Definition"):
        st.html(f"<p>{DEFINITION}</p>")
    st.checkbox("Count claims about “all forces”", value=not named_only, key="count_class", on_change=_toggle)
    ranked = _ranked(result.records(), bodies)
    lead = st.query_params.get("lead") or (ranked[0]["lead"] if ranked else "")
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(_ranking(ranked, bodies, lead, named_only))
        st.download_button(
            "Download every row as CSV",
            to_csv(result),
            file_name="concord-depends.csv",
            mime="text/csv",
            on_click="ignore",
        )
    with right:
        if lead in bodies:
            _one(store, lead, [row for row in result.records() if row["lead"] == lead], bodies, today)
        elif lead:
            st.warning(f"This link names “{lead}”, which is not in the facts.")


def _toggle() -> None:
    if st.session_state["count_class"]:
        st.query_params.pop("named_only", None)
    else:
        st.query_params["named_only"] = "true"


def _ranked(rows: Sequence[Mapping[str, Any]], bodies: Mapping[str, Entity]) -> list[dict[str, Any]]:
    """Lead bodies by the number of forces that certainly depend on them."""
    by_lead: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["certainty"] == "certain":
            by_lead[row["lead"]].append(row)
    made = []
    for lead, own in by_lead.items():
        forces = [row for row in own if bodies[row["dependant"]].properties.get("kind") == "territorial"]
        named = [row for row in forces if row["weight"] > row["class_weight"]]
        made.append(
            {
                "lead": lead,
                "forces": len(forces),
                "by_name": len(named),
                "others": len(own) - len(forces),
                "units": sorted({unit for row in own for unit in row["units"]}),
            }
        )
    return sorted(made, key=lambda row: (-row["forces"], -row["by_name"], -row["others"], row["lead"]))


def _ranking(
    ranked: Sequence[Mapping[str, Any]], bodies: Mapping[str, Entity], chosen: str, named_only: bool
) -> str:
    keep = {"named_only": "true"} if named_only else {}
    rows = []
    for place, row in enumerate(ranked, 1):
        node = bodies[row["lead"]]
        units = ", ".join(bodies[unit].short for unit in row["units"][:3])
        more = f" and {len(row['units']) - 3} more" if len(row["units"]) > 3 else ""
        rows.append(
            f'<tr class="{"on" if row["lead"] == chosen else ""}"><td class="n m">{place}</td>'
            f"<td>{words.glyph(node.label)} {words.link(node.name, lead=node.id, **keep)}</td>"
            f'<td class="n"><b>{row["forces"]}</b></td><td class="n">{row["by_name"]}</td>'
            f"<td>{_bar(row['by_name'], row['forces'])}</td>"
            f'<td class="n">{row["others"]}</td><td class="long">{escape(units)}{more}</td></tr>'
        )
    return (
        "<h2>Lead bodies, by forces that depend on them</h2>"
        f'<p class="m">Of the {FORCES} territorial forces; others are policing bodies and special forces. '
        '<span class="key solid"></span> named in a source '
        '<span class="key hatched"></span> only as “all forces”</p>'
        + words.table("Ranking of lead bodies", RANKED, "".join(rows))
    )


def _bar(named: int, forces: int, of: int = FORCES) -> str:
    solid, whole = 92 * min(named, of) / of, 92 * min(forces, of) / of
    return words.drawn(
        '<svg width="94" height="14">'
        '<rect x=".5" y=".5" width="93" height="13" fill="none" stroke="#6B7782"/>'
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="2" height="5" fill="#12436D"/></pattern></defs>'
        f'<rect x="1" y="1" width="{whole:.1f}" height="12" fill="url(#hatch)"/>'
        f'<rect x="1" y="1" width="{solid:.1f}" height="12" fill="#12436D"/></svg>'
    )


def _one(
    store: Store, lead: str, rows: Sequence[Mapping[str, Any]], bodies: Mapping[str, Entity], today: str
) -> None:
    """Who depends on one body: a map, and the rows under it."""
    node = bodies[lead]
    certain = [row for row in rows if row["certainty"] == "certain"]
    possible = [row for row in rows if row["certainty"] == "possible"]
    st.html(f"<h2>{words.glyph(node.label, 20)} Who depends on {escape(node.name)}</h2>")
    if not rows:
        st.info(f"No source seen makes a body depend on {node.name}.")
        return
    network = asking.ask(store, "depends", on=lead, today=today).subgraph
    drawn = picture(network, [lead], today=today, copies=asking.copies(store))
    layout = columns.place(drawn, width=map_width(MAP), height=HEIGHT)
    if layout.places:
        event = network_map(drawn, layout, key=MAP, selected=None)
        if event.clicked:
            _clicked(store, event.clicked[1], drawn, network)
    elif layout.note:
        st.warning(layout.note)
    st.html(_rows("Certain", certain, bodies) + _rows("Possible", possible, bodies))
    st.html(f"<p>Its own map: {words.to_explore(node)}</p>")


def _clicked(store: Store, key: str, drawn: Picture, network: Subgraph) -> None:
    line = drawn.line(key)
    if line:
        claims = [network.relationships[claim] for claim in line.claims]
        st.html(words.claim_list(claims, network, asking.documents(store)))


def _rows(certainty: str, rows: Sequence[Mapping[str, Any]], bodies: Mapping[str, Entity]) -> str:
    if not rows:
        return ""
    kind = {"Certain": "r", "Possible": "o"}[certainty]
    made = "".join(
        f"<tr><td>{words.glyph(bodies[row['dependant']].label)} {escape(bodies[row['dependant']].name)}</td>"
        f'<td class="n">{row["weight"]}</td><td class="n">{row["class_weight"]}</td>'
        f"<td class='long'>{escape(', '.join(bodies[unit].short for unit in row['units']))}</td>"
        f'<td>{escape(", ".join(row["roles"]))}</td><td class="n">{row["known"]} of {row["of"]}</td></tr>'
        for row in rows
    )
    heading = f"<h3>{words.tag(certainty, kind)} {words.count(len(rows), 'body', 'bodies')}</h3>"
    return heading + words.table(f"{certainty} dependants", DEPENDANTS, made)
