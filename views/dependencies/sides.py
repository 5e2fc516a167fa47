"""Two bodies side by side: what each has alone, and between them what both have."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.errors import ConcordError
from graph.model import Entity, Result
from graph.schema import POLICING
from graph.store import Store
from views import asking, leaving, words
from views.dependencies import parts
from views.dependencies.state import Asked
from views.explore.finding import described

ASPECTS = {
    "takes part in": ("Takes part in", "unit", "units"),
    "leads or hosts": ("Leads or hosts", "unit", "units"),
    "depends on": ("Depends on", "body", "bodies"),
    "function": ("Has through its units", "function", "functions"),
    "stays out of": ("Stays out of", "unit", "units"),
}
PAIRS = 6


def show(store: Store, asked: Asked) -> None:
    """The view."""
    bodies = asking.named(store)
    lost = next((key for key in (asked.a, asked.b) if key and key not in bodies), "")
    _choose(bodies, asked)
    if lost:
        parts.gone(bodies, lost, asked, "a" if lost == asked.a else "b", labels=POLICING)
        return
    if not (asked.a and asked.b):
        _nobody(store, bodies, asked)
        return
    try:
        result = asking.ask(
            store, "side_by_side", a=asked.a, b=asked.b, named_only=asked.named_only, **asked.day()
        )
    except ConcordError as error:
        parts.state("These two cannot stand side by side", str(error))
        return
    _sides(store, asked, result, bodies)


def _choose(bodies: Mapping[str, Entity], asked: Asked) -> None:
    options = sorted(
        (key for key, node in bodies.items() if node.label in POLICING),
        key=lambda key: (bodies[key].label, bodies[key].name),
    )
    for column, field, label in zip(st.columns(2), ("a", "b"), ("One body", "The other"), strict=True):
        now = getattr(asked, field)
        st.session_state[f"side-{field}"] = now if now in options else None
        column.selectbox(
            label, options, key=f"side-{field}", index=None, placeholder="Type a name",
            format_func=lambda key: described(bodies[key]), on_change=_chosen, args=(asked, field),
        )  # fmt: skip


def _chosen(asked: Asked, field: str) -> None:
    to = asked.but(view="sides", **{field: st.session_state[f"side-{field}"] or ""})
    st.query_params.from_dict(to.query())


def _nobody(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> None:
    one = asked.a or asked.b
    about = {"of": one} if one else {}
    rows = asking.ask(store, "works_with", **about, **asked.day()).records()
    found = sorted(
        (r for r in rows if r["certainty"] == "certain"), key=lambda r: (-len(r["units"]), r["a"], r["b"])
    )
    apart = [r for r in found if {bodies[r["a"]].label, bodies[r["b"]].label} == {"Force"}] or found
    items = ""
    for row in apart[:PAIRS]:
        pair = (row["a"], row["b"]) if row["a"] == one or not one else (row["b"], row["a"])
        text = f"{bodies[pair[0]].name} and {bodies[pair[1]].name}"
        shared = words.count(len(row["units"]), "unit")
        to = asked.but(view="sides", a=pair[0], b=pair[1])
        items += f'<li>{parts.follow(text, to)} <span class="m">{shared} shared by name</span></li>'
    parts.state("Which two?", "Choose both above, or start from two that share much:", items)


def _sides(store: Store, asked: Asked, result: Result, bodies: Mapping[str, Entity]) -> None:
    rows = result.records()
    names = [bodies[key].name for key in (asked.a, asked.b)]
    st.html(_words(rows, names, asked, bodies, result.warnings))
    if not rows:
        parts.state(
            "Neither takes part in anything that a source names",
            "That is a gap in the sources, not a finding.",
        )
        return
    heads = "".join(
        f'<div class="who {place}">{text}</div>'
        for place, text in (
            ("one", f"{words.to_explore(bodies[asked.a])} <span class='m'>alone</span>"),
            ("both", "Both"),
            ("other", f"{words.to_explore(bodies[asked.b])} <span class='m'>alone</span>"),
        )
    )
    body = "".join(_aspect(store, asked, aspect, rows, result, bodies) for aspect in ASPECTS)
    st.html(
        f'<div class="sides"><div class="row heads">{heads}</div>{body}</div>'
        '<p class="m">Choose a line to read who says so.</p>'
    )
    leaving.download(store, result, f"side-by-side-{asked.a}-{asked.b}")


def _words(
    rows: Sequence[Mapping[str, object]],
    names: Sequence[str],
    asked: Asked,
    bodies: Mapping[str, Entity],
    warnings: Sequence[str],
) -> str:
    def counted(aspect: str, who: str) -> list[Mapping[str, object]]:
        return [r for r in rows if (r["aspect"], r["who"], r["certainty"]) == (aspect, who, "certain")]

    both = counted("takes part in", "both")
    named = [row for row in both if not row["by_class"]]
    on = [parts.called(bodies, str(row["what"])) for row in counted("depends on", "both")]
    first = (
        f"{names[0]} and {names[1]} share {words.count(len(both), 'unit')}, {len(named)} of them by name on both sides"
        if both
        else f"No source seen has {names[0]} and {names[1]} in the same unit"
    )
    second = f"Both depend on {parts.listed(on)}." if on else "No body is seen on which both depend."
    alone = ", ".join(
        f"{name} has {words.count(len(counted('takes part in', key)), 'unit')} alone"
        for name, key in zip(names, (asked.a, asked.b), strict=True)
    )
    return (
        f'<h2 class="sr">The answer</h2>'
        f'<p class="answer big" role="status">{escape(first)}.</p><p>{escape(second)} {escape(alone)}.</p>'
        f'<p class="m">{escape(" ".join(warnings[1:]))}</p>'
    )


def _aspect(
    store: Store,
    asked: Asked,
    aspect: str,
    rows: Sequence[Mapping[str, object]],
    result: Result,
    bodies: Mapping[str, Entity],
) -> str:
    own = [row for row in rows if row["aspect"] == aspect]
    if not own:
        return ""
    title, one, many = ASPECTS[aspect]
    cells = ""
    for place, who in (("one", asked.a), ("both", "both"), ("other", asked.b)):
        here = [row for row in own if row["who"] == who]
        sure = [row for row in here if row["certainty"] == "certain"]
        whose = "Both" if who == "both" else bodies[who].name
        head = f'<h4><span class="whose">{escape(whose)}: </span>{words.count(len(sure), one, many)}</h4>'
        by_name = [row for row in here if not row["by_class"]]
        by_class = [row for row in here if row["by_class"]]
        items = "".join(_item(store, row, result, bodies) for row in by_name)
        if by_class:
            listed = "".join(_item(store, row, result, bodies) for row in by_class)
            items += (
                f"<details><summary>{len(by_class)} only as one of all forces</summary>{listed}</details>"
            )
        cells += f'<div class="{place}">{head}{items}</div>'
    return f'<h3>{title}</h3><div class="row">{cells}</div>'


def _item(store: Store, row: Mapping[str, object], result: Result, bodies: Mapping[str, Entity]) -> str:
    what = str(row["what"])
    node = bodies.get(what)
    mark = f" {parts.certainty('Possible')}" if row["certainty"] == "possible" else ""
    keys = row["claims"] if isinstance(row["claims"], list) else []
    behind = [result.subgraph.relationships[key] for key in keys if key in result.subgraph.relationships]
    glyph = words.glyph(node.label) if node else ""
    return (
        f"<details><summary>{glyph} {escape(parts.called(bodies, what))}{mark}</summary>"
        f"{words.claim_list(behind, result.subgraph, asking.documents(store))}</details>"
    )
