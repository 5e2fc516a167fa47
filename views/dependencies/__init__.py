"""Dependencies: who leads what others take part in, who depends on whom, and what would follow if somebody left."""

from collections.abc import Callable
from urllib.parse import parse_qsl

import streamlit as st

from graph.drawing.component.follow import followed, links
from graph.store import Store
from views import asking, words
from views.dependencies import matrix, one, parts, ranking, sides, withdrawal
from views.dependencies.state import VIEWS, Asked
from views.explore import states

FOLLOW = "follow"
DEFINITION = (
    "A force depends on a body when it takes part in a unit that the body leads or hosts or, where the unit has "
    "no lead or host of its own, that the body leads or hosts the nearest unit above it (↑). Roles that count: lead "
    "force, lead policing body, PCC lead, chief officer lead, national lead, and host. Premises, hubs and "
    "employers do not count, nor does a person’s lead. No body depends on itself, nor a force on its own "
    "policing body. What is to be confirmed, proposed or in development is possible and in no total."
)
USUAL = (
    "Which forces depend on which lead bodies",
    "A force depends on a body when it takes part in a unit that the body leads or hosts.",
)
HEADINGS = {
    "withdrawal": (
        "What would follow if a body withdrew",
        "Who would be left alone, without a lead or without a function, and what would have to be agreed anew.",
    ),
    "sides": ("Two bodies side by side", "What each has alone, and between them what both have."),
}
SHOWN: dict[str, Callable[[Store, Asked], None]] = {
    "ranking": ranking.show,
    "body": one.show,
    "matrix": matrix.show,
    "withdrawal": withdrawal.show,
    "sides": sides.show,
}


def show(store: Store) -> None:
    """The page."""
    link = followed(FOLLOW)
    if link:
        st.query_params.from_dict(dict(parse_qsl(link)))
    asked, wrong = Asked.read(st.query_params.to_dict()).dated()
    if wrong:
        states.notice(wrong)
    _head(store, asked)
    SHOWN[asked.shown](store, asked)
    links(FOLLOW, page=f"{asked.shown} {asked.lead if asked.shown == 'body' else ''}")


def _head(store: Store, asked: Asked) -> None:
    known, every = parts.known(store, asked)
    done = f"{100 * known / every:.1f}" if every else "0"
    heading, lead = HEADINGS.get(asked.shown, USUAL)
    st.html(
        f'<div class="dep-head"><div><h1>{heading}</h1><p class="lead">{lead}</p>'
        f'<details class="dep-def"><summary>Definition</summary><p>{DEFINITION}</p></details></div>'
        f'<div class="dep-cover"><p><b>{known} of the {every}</b> units that have participants have a known lead or '
        f'host</p><span class="rail"><span style="width:{done}%"></span></span>'
        f'<p class="m">Of the other {every - known} no source seen names one. A blank is not independence.</p></div></div>'
    )
    with st.container(horizontal=True, vertical_alignment="center", key="dep-bar"):
        st.html(f'<nav class="seg" aria-label="Views of dependence">{_tabs(asked)}</nav>', width="content")
        st.session_state["count_class"] = not asked.named_only
        st.checkbox("Count claims about “all forces”", key="count_class", on_change=_toggle)
    if asked.as_at:
        states.notice(
            f"As at {words.day(asked.as_at)}, by what sources of that day said.",
            ("Today", asked.but(as_at="").query(), ""),
        )
    trouble = asking.trouble(store)
    if trouble:
        states.notice(f"{trouble.trouble} What you see is from {trouble.since}.")


def _tabs(asked: Asked) -> str:
    made = []
    for view, name in VIEWS.items():
        to = asked.to(view, **_carried(asked, view))
        link = parts.follow(name, to)
        made.append(link.replace("<a ", '<a aria-current="page" ', 1) if view == asked.shown else link)
    return "".join(made)


def _carried(asked: Asked, view: str) -> dict[str, object]:
    """What of this view is asked of another: a body that is looked at stays the one that is looked at."""
    about = asked.lead or (asked.bodies[0] if asked.bodies else "") or asked.a
    if view == "body":
        return {"lead": about} if about else {}
    if view == "withdrawal":
        return {"bodies": asked.bodies or ((about,) if about else ()), "seen_by": asked.seen_by}
    if view == "sides":
        return {"a": asked.a or about, "b": asked.b or (asked.dependant if asked.lead else asked.seen_by)}
    return {}


def _toggle() -> None:
    if st.session_state["count_class"]:
        st.query_params.pop("named_only", None)
    else:
        st.query_params["named_only"] = "true"
