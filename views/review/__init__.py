"""Review: candidates beside the source that they come from, for a person to accept, edit or reject."""

from collections import Counter
from html import escape
from typing import Final
from urllib.parse import parse_qsl

import streamlit as st

from graph.drawing.component.follow import followed, links
from graph.drawing.component.keys import keys, pressed
from graph.drawing.component.sight import in_sight
from graph.store import Store
from loaders.review.deciding import Review
from loaders.review.desk import Desk, desk
from views import hiding, words
from views.review import deciding, editing, entering, session, source
from views.review.state import BETWEEN, SHOWS, Asked, kind_of, looked_at, part
from views.review.telling import said

FOLLOW: Final = "rv-follow"
KEYS: Final = "rv-keys"
DOES: Final = {
    "j": "next", "k": "previous", "a": "accept", "s": "passage", "A": "all", "e": "edit", "r": "reject", "u": "undo",
}  # fmt: skip
TOLD: Final = (("J", ""), ("K", "move"), ("A", "accept"), ("S", "its sentence or row"), ("Shift A", "all like it"),
               ("E", "edit"), ("R", "reject"), ("U", "undo"))  # fmt: skip


def show(store: Store) -> None:
    """The page."""
    link = followed(FOLLOW)
    if link:
        st.query_params.from_dict(dict(parse_qsl(link)))
    on = desk()
    if on is None:
        _begin("Nothing is being reviewed")
    elif hiding.hidden() or hiding.always_hidden():
        st.html(
            '<section class="state" role="status"><h1>Names of people are hidden</h1><p>A register is reviewed with '
            "the names that stand in it. Show names again to go on.</p></section>"
        )
    elif not on.file.is_file():
        _begin(f"{on.file} is not there")
    else:
        _review(store, on)


def _begin(why: str) -> None:
    st.html(
        f'<section class="state" role="status"><h1>Review</h1><p class="lead">{escape(why)}.</p><p>Have a register read, '
        "then decide here on what it says:</p><p><code>concord read register.xlsx --out candidates.csv</code></p>"
        "<p><code>concord review candidates.csv register.xlsx --into our-facts</code></p></section>"
    )


def _review(store: Store, on: Desk) -> None:
    _press(on)
    opened, asked = session.the_review(on), session.view()
    told, failed = session.said()
    review = opened.review
    number = looked_at(review, asked)
    with st.container(key="review"):
        with st.container(key="rv-doc"):
            if number is None:
                st.html('<p class="m">No candidate is looked at.</p>')
            else:
                source.show(on, asked, review.candidates, number)
                in_sight("rv-sight", source.MARKED, of=str(number))
        with st.container(key="rv-cands"):
            _head(on, review, asked)
            if told:
                st.html(f'<p class="note" role="{"alert" if failed else "status"}">{escape(told)}</p>')
            if asked.step == "enter":
                entering.show(store, on, opened, asked)
            elif number is None:
                st.html(_nothing(review, asked))
            else:
                deciding.show(store, on, review, asked, number)
    if asked.step == "edit":
        keys(KEYS, {}, on=deciding.NUMBER, focus=editing.FIELD)
    elif not asked.silent:
        keys(KEYS, DOES if asked.step == "" else {}, on=deciding.NUMBER)
    links(FOLLOW, page="review")


def _press(on: Desk) -> None:
    """Do what a key says, to the candidate on which it was pressed."""
    do, at = pressed(KEYS)
    if do == "undo":
        session.take_back(on)
    if not at.isdecimal() or not 1 <= int(at) <= len(session.shown(on).review.candidates):
        return
    number = int(at) - 1
    if do in ("next", "previous"):
        session.move(on, number, 1 if do == "next" else -1)
    elif do in ("accept", "reject"):
        session.decide(on, number, do)
    elif do == "passage":
        session.decide_passage(on, number)
    elif do == "all":
        session.decide_kind(on, number)
    elif do == "edit":
        session.go(session.view().but(candidate=number + 1, step="edit"))


def _head(on: Desk, review: Review, asked: Asked) -> None:
    every, count = len(review.candidates), Counter(c.decision for c in review.candidates)
    decided = count["accept"] + count["reject"]
    settled = sum(1 for c in review.candidates if c.decision == "reject" and not c.relation)
    some = [f"{count['accept']:,} accepted", f"{count['reject'] - settled:,} rejected"]
    some += [f"{words.count(settled, 'question')} settled"] if settled else []
    with st.container(horizontal=True, vertical_alignment="center", key="rv-head"):
        st.html(
            f'<h1>{words.count(every, "candidate")}, {decided:,} decided</h1><p class="m">{", ".join(some)}. Each '
            f"decision is in {escape(on.file.name)} at once; nothing enters the map until you enter it.</p>"
        )
        st.button(f"Enter {count['accept']:,} accepted", key="rv-finish", type="primary", disabled=not count["accept"],
                  on_click=session.go, args=(asked.but(step="enter"),))  # fmt: skip
    st.html(
        f'<div class="rv-bar" aria-hidden="true"><i style="width:{100 * count["accept"] / max(every, 1):.2f}%"></i>'
        f'<b style="width:{100 * count["reject"] / max(every, 1):.2f}%"></b></div>'
    )
    parts = Counter(part(c) for c in review.candidates)
    tabs = ""
    for show_, name in SHOWS.items():
        way = words.link(f"{name} {parts[show_]:,}", **Asked(show_, silent=asked.silent).query())
        here = show_ == asked.show and asked.step != "enter"
        tabs += way.replace("<a ", '<a aria-current="true" ', 1) if here else way
    with st.container(horizontal=True, vertical_alignment="center", key="rv-tools"):
        st.html(f'<nav class="seg" aria-label="Which candidates">{tabs}</nav>', width="content")
        _kinds(review, asked)
        st.button("Undo", key="rv-undo", on_click=session.take_back, args=(on,), disabled=not review.past)
    st.html(_keys(asked))


def _kinds(review: Review, asked: Asked) -> None:
    """A choice of kinds among those of the part shown."""
    count = Counter(BETWEEN.join(kind_of(c)) for c in review.candidates if part(c) == asked.show)
    options = sorted(count)
    st.session_state["rv-kind"] = asked.kind if asked.kind in options else None
    st.selectbox(
        "Kind", options, key="rv-kind", placeholder="Every kind", label_visibility="collapsed", on_change=_chosen,
        format_func=lambda kind: f"{_called(kind)} ({count[kind]:,})", width=220,
    )  # fmt: skip


def _called(kind: str) -> str:
    relation, _, rule = kind.partition(BETWEEN)
    return f"{said(relation) or 'a question'}, by {rule or 'no rule'}"


def _chosen() -> None:
    session.go(session.view().but(kind=st.session_state["rv-kind"] or "", candidate=0, step=""))


def _keys(asked: Asked) -> str:
    """What the keys do, and the way to switch them off."""
    if asked.silent:
        on = words.link("Switch them on", **asked.but(silent=False).query())
        return f'<p class="m rv-keys">Single keys are switched off. {on}</p>'
    told = " ".join(f"<span><kbd>{key}</kbd> {does}</span>" for key, does in TOLD)
    return (
        f'<p class="m rv-keys">{told} {words.link("Switch keys off", **asked.but(silent=True).query())}</p>'
    )


def _nothing(review: Review, asked: Asked) -> str:
    """What stands where a part holds nothing: what is left elsewhere."""
    left = Counter(part(c) for c in review.candidates)
    ways = "".join(
        f"<li>{words.link(f'{SHOWS[key]}: {left[key]:,}', **Asked(key, silent=asked.silent).query())}</li>"
        for key in SHOWS
        if left[key] and key != asked.show
    )
    head = "Nothing is left to decide" if asked.show == "open" else "There is nothing here"
    return f'<section class="state" role="status"><h2>{head}</h2><ul class="plain">{ways}</ul></section>'
