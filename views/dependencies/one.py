"""Who depends on one body: in words, as a map, and as rows with the evidence of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.analytics.dependence import Dependence
from graph.drawing import layouts
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.parts import Picture
from graph.drawing.places import TooManyError
from graph.drawing.view import picture
from graph.model import Entity, Subgraph
from graph.questions import present_day
from graph.schema import POLICING
from graph.store import Store
from views import asking, leaving, words
from views.dependencies import dependants, parts
from views.dependencies.state import Asked
from views.explore.finding import described, find_box
from views.explore.scope import scoped
from views.explore.state import View

MAP = "dependants"
HEIGHT = 460


def show(store: Store, asked: Asked) -> None:
    """The view."""
    bodies = asking.named(store)
    found = find_box(
        store, key="find-lead", label="Find a lead or host body", placeholder="West Yorkshire, MOPAC, Dorset",
        only=("Force", "PCC", "Partner", "NationalBody", "Unit"), quiet=True,
    )  # fmt: skip
    if found:
        st.query_params.from_dict(asked.to("body", lead=found["body"]).query())
        st.rerun()
    if not asked.lead:
        _nobody(store, asked, bodies)
        return
    if asked.lead not in bodies:
        parts.gone(bodies, asked.lead, asked, "lead", labels=POLICING)
        return
    every = parts.rows(store, asked)
    rows = [row for row in every if row.lead == asked.lead]
    node = bodies[asked.lead]
    st.html(f"<h2 class='big'>{words.glyph(node.label, 22)} Who depends on {escape(node.name)}</h2>")
    if not rows:
        _nothing(every, node, bodies, asked)
        return
    _body(store, asked, rows, bodies)


def _nobody(store: Store, asked: Asked, bodies: Mapping[str, Entity]) -> None:
    weights = Counter(row.lead for row in parts.rows(store, asked) if row.certainty == "certain")
    items = "".join(
        f"<li>{words.glyph(bodies[key].label)} {parts.follow(bodies[key].name, asked.to('body', lead=key))} "
        f'<span class="m">{words.count(n, "body depends", "bodies depend")} on it</span></li>'
        for key, n in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:6]
    )
    parts.state("Whose dependants?", "Find a body above, or take one on which many depend:", items)


def _nothing(every: Sequence[Dependence], node: Entity, bodies: Mapping[str, Entity], asked: Asked) -> None:
    """Nobody is seen to depend on it; what it depends on itself."""
    on = sorted({row.lead for row in every if row.dependant == node.id and row.certainty == "certain"})
    items = f"<li>{parts.follow('What would follow if it withdrew', asked.to('withdrawal', bodies=(node.id,)))}</li>"
    items += "".join(
        f"<li>It depends on {parts.follow(bodies[key].name, asked.to('body', lead=key, dependant=node.id))}</li>"
        for key in on[:8]
    )
    parts.state(
        f"No source seen makes a body depend on {node.name}",
        "No unit is known that it leads or hosts and others take part in. That is a gap in the sources, not a "
        "finding: of most units no lead is known.",
        items,
    )


def _body(store: Store, asked: Asked, rows: list[Dependence], bodies: Mapping[str, Entity]) -> None:
    asked = _touched(asked, rows)
    within = parts.claims(store, asked)
    left, right = st.columns([7, 3], gap="large")
    with left:
        st.html(_words(rows, bodies, asked.lead))
        drawn = _map(store, asked, rows)
        dependants.tables(rows, bodies, asked)
        leaving.download(store, dependants.result(rows, bodies), f"depends-on-{asked.lead}")
    with right:
        _evidence(store, asked, rows, bodies, within, drawn)


def _touched(asked: Asked, rows: Sequence[Dependence]) -> Asked:
    """What the reader opened on the map: a dependant, or a line."""
    event = happened(MAP)
    if event.do != "open" or not event.ids:
        return asked
    key = event.ids[0]
    among = key in {row.dependant for row in rows}
    asked = asked.but(dependant=key, row="") if among else asked.but(dependant="", row=key)
    st.query_params.from_dict(asked.query())
    return asked


def _words(rows: Sequence[Dependence], bodies: Mapping[str, Entity], lead: str) -> str:
    forces = parts.territorial(bodies)
    sure = [row for row in rows if row.certainty == "certain"]
    counted = [row for row in sure if row.dependant in forces]
    named = sum(1 for row in counted if row.weight > row.class_weight)
    units = Counter(unit for row in sure for unit in row.units)
    above = {unit for row in sure for unit in row.inherited}
    name = escape(bodies[lead].name)
    if not sure:
        said = f"Nobody depends on {name} for certain."
    else:
        classed = len(counted) - named
        how = f"{named} by name, {classed} only as one of all forces" if classed else "all by name"
        said = f"{words.share(len(counted), len(forces), 'territorial force', ('depends', 'depend'))} on {name}: {how}."
        others = len(sure) - len(counted)
        said += (
            f" So {'does' if others == 1 else 'do'} {words.count(others, 'other body', 'other bodies')}."
            if others
            else ""
        )
    through = ", ".join(f"{escape(parts.called(bodies, unit))} ({n})" for unit, n in units.most_common(4))
    more = f" and {words.count(len(units) - 4, 'more unit')}" if len(units) > 4 else ""
    told = f'<p class="m">Through {through}{more}.' if units else '<p class="m">'
    if above:
        told += (
            f" {len(above)} of the {len(units)} {'has' if len(above) == 1 else 'have'} no lead or host of "
            f"{'its' if len(above) == 1 else 'their'} own: it is that of the unit above ({parts.ABOVE})."
        )
    further = {row.dependant for row in rows if row.certainty == "possible"}
    if further:
        told += f" Possible, not counted: {words.count(len(further), 'body', 'bodies')}."
    return f'<p class="answer">{said}</p>{told}</p>'


def _map(store: Store, asked: Asked, rows: Sequence[Dependence]) -> Picture | None:
    scope = scoped(store, View(lead=asked.lead, **asked.day()))
    within = scope.network
    if asked.named_only:
        kept = {claim for row in rows for claim in row.claims}
        within = Subgraph(within.nodes, {k: r for k, r in within.relationships.items() if k in kept})
    drawn = picture(
        within, scope.focus, today=asked.as_at or asked.today or present_day(), copies=asking.copies(store)
    )
    try:
        layout, note = layouts.placed(drawn, "lead", width=map_width(MAP), height=HEIGHT)
    except TooManyError as error:
        st.html(f'<p class="note">{escape(str(error))} The rows below have them all.</p>')
        return None
    chosen = [key for key in (asked.row, asked.dependant) if key]
    network_map(drawn, layout, key=MAP, selected=chosen, offers=("open",))
    folded = sum(len(body.members) for body in drawn.bodies if body.shape == "Fold")
    said = " ".join(
        filter(None, [note, f"{folded} bodies stand folded; the rows below have them all." if folded else ""])
    )
    if said:
        st.html(f'<p class="m">{escape(said)}</p>')
    return drawn


def _evidence(
    store: Store,
    asked: Asked,
    rows: Sequence[Dependence],
    bodies: Mapping[str, Entity],
    within: Subgraph,
    drawn: Picture | None,
) -> None:
    close = asked.but(dependant="", row="")
    mine = [row for row in rows if row.dependant == asked.dependant]
    line = drawn.line(asked.row) if drawn and asked.row else None
    if mine:
        name = bodies[asked.dependant].name
        said = f"<p>{dependants.depends(mine, bodies)}</p>"
        behind = [within.relationships[key] for key in sorted({key for row in mine for key in row.claims})]
        parts.evidence(store, f"{name} on {bodies[asked.lead].name}", said, behind, within, close)
    elif line:
        behind = [within.relationships[key] for key in line.claims if key in within.relationships]
        parts.evidence(store, line.says, f'<p class="m">{escape(line.detail)}</p>', behind, within, close)
    else:
        node = bodies[asked.lead]
        ways = (
            parts.follow("What would follow if it withdrew", asked.to("withdrawal", bodies=(node.id,))),
            parts.follow("Beside another body", asked.to("sides", a=node.id)),
            words.to_page("Its own map", "explore", body=node.id),
        )
        items = "".join(f"<li>{way}</li>" for way in ways)
        parts.side(
            f"<h2>Evidence</h2><p>Choose a body in the rows, or a line on the map, to read who says so.</p>"
            f'<h3>{escape(described(node))}</h3><ul class="plain">{items}</ul>'
        )
