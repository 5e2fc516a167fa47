"""If bodies withdrew: the answer in words, before and after, and every consequence with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from graph.analytics.aftermath import aftermath
from graph.analytics.effects import Effect
from graph.analytics.participation import WIDE, Participation
from graph.errors import ConcordError
from graph.model import Entity, Result, Subgraph
from graph.schema import BODIES
from graph.store import Store
from views import asking, leaving, words
from views.dependencies import beforeafter, choosing, consequences, parts, told
from views.dependencies.state import Asked

MEASURES = {
    "led": "Units led or hosted, directly or from above",
    "dependants": "Bodies that depend on {them}",
    "joined": "Units {they} took part in",
    "units": "Units in which anybody takes part",
    "known": "Units with a known lead or host",
}


def show(store: Store, asked: Asked) -> None:
    """The view."""
    bodies = asking.named(store)
    lost = choosing.unknown(store, bodies, asked)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _choose(store, bodies, asked.but(bodies=tuple(key for key in asked.bodies if key != lost)))
    if lost:
        parts.gone(bodies, lost, asked, "bodies", labels=BODIES)
        return
    if not asked.bodies:
        _nobody(store, bodies, asked)
        return
    network, day = parts.network(store, asked)
    try:
        gone = choosing.expanded(store, network, bodies, asked)
        asked_for = {"bodies": gone, "named_only": asked.named_only, **asked.day()}
        result = asking.ask(store, "withdrawal", **asked_for)
    except ConcordError as error:
        parts.state("Nothing is seen of what would follow", str(error))
        return
    effects = [
        Effect(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
        for row in result.records()
    ]
    seen_by = asked.seen_by if asked.seen_by in bodies and asked.seen_by not in gone else ""
    asked = asked.but(seen_by=seen_by)
    with right:
        _seen_by(asked, bodies, effects)
    _answer(store, asked, result, effects, gone, network, day)


def _choose(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> None:
    options = choosing.options(store, bodies, asked)
    st.session_state["who_leaves"] = [key for key in asked.bodies if key in options]
    st.multiselect(
        "Who withdraws or is abolished",
        list(options),
        key="who_leaves",
        format_func=lambda key: options.get(key, key),
        placeholder="Type a name: a force, a policing body, a unit, or a ready set",
        on_change=_chosen,
        args=(asked,),
    )


def _chosen(asked: Asked) -> None:
    bodies = tuple(st.session_state["who_leaves"])
    st.query_params.from_dict(asked.but(view="withdrawal", bodies=bodies, row="").query())


def _nobody(store: Store, bodies: Mapping[str, Entity], asked: Asked) -> None:
    ready = {"durham": "Durham Constabulary", "west-yorkshire": "West Yorkshire Police"}
    found = {key: name for key, name in ready.items() if key in bodies}
    sets = choosing.sets(store, bodies, asked)
    items = "".join(
        f"<li>{parts.follow(name, asked.but(view='withdrawal', bodies=(key,)))}</li>"
        for key, name in {**found, **dict(list(sets.items())[:4])}.items()
    )
    parts.state(
        "Who would leave?", "Type a name above, several if you like, or start from one of these:", items
    )


def _answer(
    store: Store,
    asked: Asked,
    result: Result,
    effects: list[Effect],
    gone: list[str],
    network: Subgraph,
    day: str,
) -> None:
    bodies = asking.named(store)
    who = choosing.who(bodies, asked, gone)
    claims = result.subgraph.relationships
    seen_by = asked.seen_by
    joined = _joined(network, seen_by, day)
    shown = [e for e in effects if not seen_by or told.concerns(e, seen_by, joined)]
    left, right = st.columns([7, 3], gap="large")
    with left:
        _words(asked, result, effects, shown, gone, who, bodies)
        beforeafter.show(store, asked, result.subgraph, shown, gone, day)
        if shown:
            consequences.show(shown, bodies, asked)
            kept = tuple(row for row, e in zip(result.rows, effects, strict=True) if e in set(shown))
            stem = "-".join(["withdrawal", *(["as-seen-by", seen_by] if seen_by else [])])
            leaving.download(store, replace(result, rows=kept), stem)
    with right:
        row = next((effect for effect in effects if consequences.key(effect) == asked.row), None)
        if row:
            behind = [claims[key] for key in row.claims if key in claims]
            heading = parts.called(bodies, row.body or row.units[0])
            said = consequences.told(row, bodies)
            parts.evidence(store, heading, said, behind, result.subgraph, asked.but(row=""))
        else:
            _numbers(network, gone, day, asked, who)


def _joined(network: Subgraph, body: str, day: str) -> set[str]:
    """The units that a body takes part in, leads or hosts, possibly too."""
    world = Participation.of(network, today=day, counted=WIDE)
    led = {unit for unit, claims in world.leads.items() if any(claim.start == body for claim in claims)}
    return led | set(world.part.get(body, ()))


def _seen_by(asked: Asked, bodies: Mapping[str, Entity], effects: Sequence[Effect]) -> None:
    """As whom the consequences are seen: whoever is hit first, hardest first, then the other forces and policing bodies."""
    hit = {e.body: e.number for e in effects if e.effect == "hit" and e.certainty == "certain" and e.body}
    touched = {
        e.body for e in effects if e.body and e.body in bodies and bodies[e.body].label in ("Force", "PCC")
    }
    rest = {key for key, node in bodies.items() if node.label in ("Force", "PCC")} - set(hit)
    order = sorted(hit, key=lambda key: (-hit[key], bodies[key].name))
    order += sorted(rest, key=lambda key: (key not in touched, bodies[key].label, bodies[key].name))

    def called(key: str) -> str:
        return (
            f"{bodies[key].name} (hit in {words.count(hit[key], 'unit')})" if key in hit else bodies[key].name
        )

    st.session_state["seen_by"] = asked.seen_by or None
    st.selectbox(
        "As seen by",
        order,
        key="seen_by",
        index=None,
        placeholder="Everybody; or choose one force or policing body",
        format_func=called,
        on_change=_looked,
        args=(asked,),
    )


def _looked(asked: Asked) -> None:
    to = asked.but(view="withdrawal", seen_by=st.session_state["seen_by"] or "", row="")
    st.query_params.from_dict(to.query())


def _words(
    asked: Asked,
    result: Result,
    effects: Sequence[Effect],
    shown: Sequence[Effect],
    gone: Sequence[str],
    who: str,
    bodies: Mapping[str, Entity],
) -> None:
    def name(key: str) -> str:
        return parts.called(bodies, key)

    def label(key: str) -> str:
        return bodies[key].label if key in bodies else ""

    said = (
        told.one(shown, asked.seen_by, who, name)
        if asked.seen_by
        else told.everybody(effects, gone, who, name, label)
    )
    first, rest = said[0], said[1:]
    possible = [effect for effect in shown if effect.certainty == "possible"]
    more = "".join(f"<li>{escape(sentence)}</li>" for sentence in rest)
    lines = f"<dt>{parts.certainty('Certain')}</dt><dd><ul>{more}</ul></dd>" if more else ""
    if possible:
        count = words.count(len(possible), "more consequence")
        lines += (
            f"<dt>{parts.certainty('Possible')}</dt><dd>{count} if what is to be confirmed, proposed or in development came "
            "about; marked in the rows, in no number.</dd>"
        )
    unseen = " ".join(result.warnings)
    lines += f"<dt>{parts.certainty('Not seen')}</dt><dd>{escape(unseen)}</dd>"
    caveat = ""
    if any(token.startswith(choosing.PROPOSED) for token in asked.bodies):
        caveat = (
            '<p class="note">Proposed, not decided, and a move rather than an end: read “goes” as “is to be found '
            "elsewhere”. What each move would take along: "
            f"{words.to_page('the question on proposals', 'questions', question='proposals')}.</p>"
        )
    st.html(
        '<h2 class="sr">The answer</h2>'
        f'<div role="status"><p class="answer big">{escape(first)}</p></div>{caveat}<dl class="caps">{lines}</dl>'
    )


def _numbers(network: Subgraph, gone: Sequence[str], day: str, asked: Asked, who: str) -> None:
    they = {"they": "it" if len(gone) == 1 else "they", "them": "it" if len(gone) == 1 else "them"}
    measured = aftermath(network, gone, today=day, named_only=asked.named_only)
    rows = "".join(
        f'<tr><td>{MEASURES[m.what].format(**they)}</td><td class="n">{m.before}</td>'
        f'<td class="n"><b>{m.after}</b></td></tr>'
        for m in measured
        if m.before != m.after or m.what == "known"
    )
    parts.side(
        f"<h2>In numbers</h2><p class='m'>If {escape(who)} left; certain ones only.</p>"
        f"{words.table('Before and after', ('What', '#Before', '#After'), rows)}"
        "<p class='m'>A body is hit in a unit when the unit goes, is left without a lead or host, or leaves the body alone "
        "in it. Choose the claims of a row to read who says so.</p>"
    )
