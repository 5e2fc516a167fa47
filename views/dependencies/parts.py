"""What the views of the page share: the rows they count, names, links, the panel of evidence, downloads."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from graph.analytics.dependence import Dependence, coverage
from graph.model import Entity, Relationship, Subgraph
from graph.questions import present_day
from graph.questions.bodies import search
from graph.questions.seen import seen
from graph.schema import LABEL_NAMES
from graph.store import Store
from views import asking, words
from views.dependencies.state import Asked

ABOVE = '<span class="up" title="from a unit above">↑</span>'
"""Beside a unit that has no lead or host of its own."""


def rows(store: Store, asked: Asked) -> list[Dependence]:
    """Every dependence of the day asked about, possible ones included."""
    told = {"named_only": asked.named_only, **asked.day()}
    above = {
        (row["dependant"], row["lead"], row["certainty"]): tuple(row["inherited"])
        for row in asking.ask(store, "lead_share", **told).records()
    }
    found = []
    for row in asking.ask(store, "depends", **told).records():
        cells = {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
        key = (row["dependant"], row["lead"], row["certainty"])
        found.append(Dependence(**cells, inherited=above.get(key, ())))
    return found


def claims(store: Store, asked: Asked) -> Subgraph:
    """The claims on which those dependences rest."""
    return asking.ask(store, "depends", named_only=asked.named_only, **asked.day()).subgraph


def network(store: Store, asked: Asked) -> tuple[Subgraph, str]:
    """The whole network as the day asked about knows it, and that day."""
    whole = asking.ask(store, "network").subgraph
    today = asked.today or present_day()
    if asked.as_at:
        whole = Subgraph.union([whole, asking.statuses(store)])
    return seen(whole, asked.as_at or None, today)


def known(store: Store, asked: Asked) -> tuple[int, int]:
    """How many of the units that have participants have a known lead or host."""
    whole, day = network(store, asked)
    return coverage(whole, today=day, named_only=asked.named_only)


def territorial(bodies: Mapping[str, Entity]) -> set[str]:
    """The ids of the territorial forces."""
    return {
        key
        for key, node in bodies.items()
        if node.label == "Force" and node.properties.get("kind") == "territorial"
    }


def called(bodies: Mapping[str, Entity], key: str) -> str:
    """A body's name; its id where the facts do not hold it."""
    return bodies[key].name if key in bodies else key


def listed(names: Sequence[str], *, most: int = 3) -> str:
    """Names as a sentence has them.

    Examples
    --------
    >>> listed(["Cleveland"]), listed(["Cleveland", "Durham"]), listed(list("abcde"))
    ('Cleveland', 'Cleveland and Durham', 'a, b, c and 2 more')
    """
    if len(names) <= most:
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def units(
    bodies: Mapping[str, Entity], keys: Iterable[str], above: Collection[str] = (), *, most: int = 4
) -> str:
    """Units by their short names, each marked where its lead is that of a unit above; the rest one press away."""
    made = [
        f'<span title="{escape(called(bodies, key))}">{escape(bodies[key].short if key in bodies else key)}</span>'
        f"{ABOVE if key in above else ''}"
        for key in keys
    ]
    if len(made) <= most + 1:
        return ", ".join(made)
    return (
        f'{", ".join(made[:most])} <details class="rest"><summary>and {len(made) - most} more</summary>'
        f"{', '.join(made[most:])}</details>"
    )


def follow(text: str, asked: Asked, *, label: str = "", kind: str = "") -> str:
    """A link to a view of the page; `label` is what a screen reader says instead of the text."""
    link = words.link(text, **asked.query())
    told = f' aria-label="{escape(label)}"' if label else ""
    return link.replace("<a ", f'<a class="{kind}"{told} ' if kind else f"<a{told} ", 1)


def evidence(
    store: Store,
    heading: str,
    said: str,
    behind: Iterable[Relationship],
    within: Subgraph,
    close: Asked | None = None,
) -> None:
    """Who says so: the claims behind a row, newest first.

    Parameters
    ----------
    heading : str
    said : str
        Markup: what the claims come to.
    behind : iterable of Relationship
    within : Subgraph
        Holds both ends of each.
    close : Asked, optional
        The same view without it.
    """
    found = list(behind)
    away = follow("Close", close, label="Close the evidence", kind="shut") if close else ""
    sources = len({claim.properties.get("source") for claim in found})
    with st.container(key="dep-chosen" if close else "dep-side"):
        st.html(
            f'<section aria-label="Evidence"><div class="dep-shut"><h2>{escape(heading)}</h2>{away}</div>'
            f"<div>{said}</div><h3>Who says so</h3>"
            f'<p class="m">{words.count(len(found), "claim")} in {words.count(sources, "document")}, newest first</p>'
            f"{words.claim_list(found, within, asking.documents(store))}</section>"
        )


def side(text: str) -> None:
    """What stands in the panel while nothing is chosen."""
    with st.container(key="dep-side"):
        st.html(f"<section>{text}</section>")


def gone(
    bodies: Mapping[str, Entity], key: str, asked: Asked, field: str, *, labels: Collection[str] = ()
) -> None:
    """The link names something that the facts do not hold: the closest that they do."""
    among = (node for node in bodies.values() if not labels or node.label in labels)
    close = search(among, key.replace("-", " "), most=5)
    put = {node.id: (node.id,) if field == "bodies" else node.id for node in close}
    items = "".join(
        f"<li>{words.glyph(node.label)} {follow(node.name, asked.but(**{field: put[node.id]}))} "
        f'<span class="m">{LABEL_NAMES[node.label]}</span></li>'
        for node in close
    )
    state(
        f"This link names “{key}”, which is not in the facts",
        "Nothing is counted in its place. " + ("Closest:" if close else "Choose another body above."),
        items,
    )


def state(heading: str, text: str, items: str = "") -> None:
    """What stands where there is nothing to show: what happened, and the next step."""
    ways = f'<ul class="plain">{items}</ul>' if items else ""
    st.html(f'<section class="state"><h2>{escape(heading)}</h2><p>{escape(text)}</p>{ways}</section>')


def certainty(word: str) -> str:
    """Certain, Possible or Not seen as a capsule."""
    kind = {"Certain": "c", "Possible": "p", "Not seen": "s"}[word]
    return f'<span class="cap {kind}">{word}</span>'
