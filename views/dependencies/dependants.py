"""Who depends on one body as rows, and one such dependence in words."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.analytics.dependence import Dependence
from graph.model import Entity, Result
from views import words
from views.dependencies import parts
from views.dependencies.state import Asked

HEADS = ("Who", "#Units", "#“all forces”", "Through", "Role", "#Known leads")


def tables(rows: Sequence[Dependence], bodies: Mapping[str, Entity], asked: Asked) -> None:
    """Who certainly depends on it by name, who only as one of all forces, and who possibly."""
    sure = [row for row in rows if row.certainty == "certain"]
    possible = [row for row in rows if row.certainty == "possible"]
    named = [row for row in sure if row.weight > row.class_weight]
    classed = [row for row in sure if row.weight == row.class_weight]
    if sure:
        st.html(
            f"<h3>{parts.certainty('Certain')} {words.count(len(sure), 'body', 'bodies')}, {len(named)} by name</h3>"
            '<p class="m">Choose one to read who says so.</p>'
            + (_table("Certain dependants", named, bodies, asked) if named else "")
        )
    if classed:
        chosen = any(row.dependant == asked.dependant for row in classed)
        with st.expander(f"{len(classed)} only as one of all forces", expanded=chosen or not named):
            st.html(_table("Dependants as one of all forces", classed, bodies, asked))
    if possible:
        st.html(
            f"<h3>{parts.certainty('Possible')} {words.count(len(possible), 'body', 'bodies')}</h3>"
            '<p class="m">These rest on what is to be confirmed, proposed or in development.</p>'
            + _table("Possible dependants", possible, bodies, asked)
        )


def _table(label: str, rows: Sequence[Dependence], bodies: Mapping[str, Entity], asked: Asked) -> str:
    made = "".join(_row(row, bodies, asked) for row in _ordered(rows, bodies))
    return words.table(label, HEADS, made, stacks=True)


def _ordered(rows: Sequence[Dependence], bodies: Mapping[str, Entity]) -> list[Dependence]:
    """Those named in a source first."""
    return sorted(
        rows, key=lambda r: (-(r.weight - r.class_weight), -r.weight, parts.called(bodies, r.dependant))
    )


def _row(row: Dependence, bodies: Mapping[str, Entity], asked: Asked) -> str:
    node = bodies[row.dependant]
    to = asked.but(view="", dependant=row.dependant, row="")
    on = "on" if row.dependant == asked.dependant else ""
    return (
        f'<tr class="{on}" data-body="{escape(row.dependant)}"><td>{words.glyph(node.label)} '
        f'{parts.follow(node.name, to)}</td><td class="n">{row.weight}</td>'
        f'<td class="n">{row.class_weight or ""}</td><td class="long">{parts.units(bodies, row.units, row.inherited)}</td>'
        f'<td class="nw">{escape(", ".join(row.roles))}</td><td class="n">{row.known} of {row.of}</td></tr>'
    )


def depends(rows: Sequence[Dependence], bodies: Mapping[str, Entity]) -> str:
    """How one body depends on another, in a sentence for each certainty; markup."""
    made = []
    for row in rows:
        through = ", ".join(
            f"{escape(parts.called(bodies, unit))}{parts.ABOVE if unit in row.inherited else ''}"
            for unit in row.units
        )
        how = f"through {words.count(len(row.units), 'unit')}: {through}"
        if row.class_weight:
            every = "" if row.class_weight == row.weight else f", in {row.class_weight} of them"
            how += (
                f"{every}, only as one of all forces" if not every else f"{every} only as one of all forces"
            )
        made.append(f"{parts.certainty(row.certainty.capitalize())} {how} ({escape(', '.join(row.roles))}).")
    return "</p><p>".join(made)


def result(rows: Sequence[Dependence], bodies: Mapping[str, Entity]) -> Result:
    names = (
        "dependant", "dependant_name", "lead", "certainty", "weight", "class_weight", "units", "units_from_above", "roles",
        "known", "of", "claims",
    )  # fmt: skip
    return Result(
        names,
        tuple(
            (r.dependant, parts.called(bodies, r.dependant), r.lead, r.certainty, r.weight, r.class_weight, list(r.units),
             list(r.inherited), list(r.roles), r.known, r.of, list(r.claims))
            for r in rows
        ),
    )  # fmt: skip
