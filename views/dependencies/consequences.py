"""The rows of what would follow, by effect: each with what it rests on one press away."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from graph.analytics.effects import Effect
from graph.model import Entity
from views import words
from views.dependencies import parts
from views.dependencies.state import Asked
from views.words import count

MOST = 15
"""Rows of one effect that stand open; the others are a press away."""
FEW = 6
"""As one body sees it, so many rows stand open."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One effect as the page shows it: its title, what the columns hold, and what it means."""

    effects: tuple[str, ...]
    title: str
    heads: tuple[str, ...]
    note: str = ""


KINDS = (
    Kind(("hit",), "Hit hardest", ("Who", "#Units", "#“all forces”", "Which"),
         "In how many units each would be left alone, without a lead, or without the unit."),
    Kind(("would lose function",), "Functions that would be lost", ("Who", "Function", "Through", "Who else provides it"),
         "Every unit through which the body has the function fails it. Others deliver it; it takes no part in them."),
    Kind(("left alone",), "Left alone", ("Who", "In", "Because of"),
         "Those who remain are one body, or a force and its own policing body."),
    Kind(("left without lead or host",), "Units left without lead or host", ("Unit", "Because of", "#Take part", "Who")),
    Kind(("keeps another lead or host", "comes under the unit above"), "Units that keep a lead, or take that from above",
         ("Unit", "Because of", "Lead or host then", "How")),
    Kind(("unit goes", "no participant left"), "Units that go, or in which nobody is left",
         ("Unit", "Because of", "#Take part", "How")),
    Kind(("keeps function otherwise",), "Functions kept through other units",
         ("Who", "Function", "Not through", "But through")),
    Kind(("agreement to renegotiate",), "Agreements to renegotiate",
         ("Agreement", "#Other parties", "Covers", "Because of")),
    Kind(("gives up function",), "Functions that those who leave give up",
         ("Who", "Function", "Through", "Who provides it")),
)  # fmt: skip


def key(effect: Effect) -> str:
    """How the URL says which row: the same for the same facts.

    Examples
    --------
    >>> len(key(Effect("hit", "kent", None, ("u",), ("x",), (), 1, 0, "certain", ("c1",))))
    8
    """
    said = (effect.effect, effect.body, effect.function, effect.units, effect.certainty)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]


def show(effects: Sequence[Effect], bodies: Mapping[str, Entity], asked: Asked) -> None:
    """A table for each effect that occurs, folded where it is not the first thing to be read."""
    open_first = True
    for kind in KINDS:
        own = [effect for effect in effects if effect.effect in kind.effects]
        if not own:
            continue
        told = _counted(own)
        chosen = any(key(effect) == asked.row for effect in own)
        with st.expander(
            f"**{kind.title}**: {told}",
            expanded=open_first or chosen or (bool(asked.seen_by) and len(own) <= FEW),
        ):
            rows = [_row(effect, bodies, asked) for effect in own]
            heads = (*kind.heads, "Evidence")
            note = f'<p class="m">{kind.note}</p>' if kind.note else ""
            st.html(note + words.table(kind.title, heads, "".join(rows[:MOST]), stacks=True))
            if len(rows) > MOST:
                opened = any(key(effect) == asked.row for effect in own[MOST:])
                rest = words.table(f"{kind.title}, the others", heads, "".join(rows[MOST:]), stacks=True)
                st.html(
                    f'<details class="others"{" open" if opened else ""}><summary>The other {len(rows) - MOST}</summary>'
                    f"{rest}</details>"
                )
        open_first = False


def _counted(own: Sequence[Effect]) -> str:
    """How many rows, and of how many bodies where several are about one."""
    sure = [effect for effect in own if effect.certainty == "certain"]
    whom = {effect.body or effect.units[0] for effect in sure}
    of = f", of {count(len(whom), 'body', 'bodies')}" if len(whom) < len(sure) else ""
    return f"{len(sure)} certain{of}" + (f"; {len(own) - len(sure)} possible" if len(own) > len(sure) else "")


def _row(effect: Effect, bodies: Mapping[str, Entity], asked: Asked) -> str:
    on = "on" if key(effect) == asked.row else ""
    mark = f"{parts.certainty('Possible')} " if effect.certainty == "possible" else ""
    behind = parts.follow(
        count(len(effect.claims), "claim"),
        asked.but(row=key(effect)),
        label=f"{count(len(effect.claims), 'claim')}, {_label(effect, bodies)}",
    )
    about = effect.body or effect.units[0]
    cells = [f"<td>{mark}{_body(about, bodies, asked)}</td>", *_cells(effect, bodies)]
    return f'<tr class="{on}" data-body="{escape(about)}">{"".join(cells)}<td>{behind}</td></tr>'


def _cells(effect: Effect, bodies: Mapping[str, Entity]) -> list[str]:
    because = f"<td>{_some(effect.because, bodies)}</td>"
    units = f'<td class="long">{parts.units(bodies, effect.units)}</td>'
    others = f'<td class="long">{_some(effect.others, bodies)}</td>'
    number = f'<td class="n">{effect.number}</td>'
    if effect.effect == "hit":
        return [number, f'<td class="n">{effect.class_number or ""}</td>', units]
    if effect.function:
        name = escape(parts.called(bodies, effect.function))
        seen = (
            f'<td class="long">{parts.units(bodies, effect.others)}</td>'
            if effect.others
            else "<td>nobody seen</td>"
        )
        return [f"<td>{name}</td>", units, seen]
    if effect.effect == "left alone":
        return [units, because]
    if effect.effect == "left without lead or host":
        return [because, number, others]
    if effect.effect == "agreement to renegotiate":
        return [number, units if effect.units else "<td>no unit seen</td>", because]
    how = f"<td>{effect.effect}</td>"
    if effect.effect in ("unit goes", "no participant left"):
        return [because, number, how]
    return [because, others, how]


def _body(about: str, bodies: Mapping[str, Entity], asked: Asked) -> str:
    if about not in bodies:
        return escape(about)
    node = bodies[about]
    if node.label in ("Force", "PCC"):
        seen = parts.follow(node.name, asked.but(seen_by=about, row=""), label=f"As seen by {node.name}")
        return f"{words.glyph(node.label)} {seen}"
    return words.to_explore(node)


def _some(keys: Collection[str], bodies: Mapping[str, Entity], *, most: int = 3) -> str:
    names = [escape(parts.called(bodies, key)) for key in keys]
    if len(names) <= most + 1:
        return ", ".join(names)
    return (
        f'{", ".join(names[:most])} <details class="rest"><summary>and {len(names) - most} more</summary>'
        f"{', '.join(names[most:])}</details>"
    )


def _label(effect: Effect, bodies: Mapping[str, Entity]) -> str:
    about = parts.called(bodies, effect.body or effect.units[0])
    function = f", {parts.called(bodies, effect.function)}" if effect.function else ""
    return f"{about}, {effect.effect}{function}"


def told(effect: Effect, bodies: Mapping[str, Entity]) -> str:
    """One row in a sentence; markup."""
    about = escape(parts.called(bodies, effect.body or effect.units[0]))
    because = _some(effect.because, bodies)
    units = parts.units(bodies, effect.units)
    mark = parts.certainty(effect.certainty.capitalize())
    function = escape(parts.called(bodies, effect.function)) if effect.function else ""
    said = {
        "hit": f"{about} is hit in {count(effect.number, 'unit')}: {units}.",
        "left alone": f"{about} is left alone in {units}, because of {because}.",
        "would lose function": f"{about} has {function} through nothing but {units}.",
        "keeps function otherwise": f"{about} has {function} through {parts.units(bodies, effect.others)} as well.",
        "gives up function": f"{about} leaves {units}, through which it has {function}.",
        "agreement to renegotiate": f"{about} binds {because} or covers what they have a part in.",
    }.get(effect.effect, f"{about}: {effect.effect}, because of {because}.")
    return f"<p>{mark} {said}</p>"
