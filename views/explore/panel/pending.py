"""What awaits a decision around a body, from the question "decisions_pending"."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from graph.schema import POSSIBLE
from views import asking, words
from views.explore.panel.reading import Known, Reading

QUIET = ("no review date known",)
"""True of nearly every agreement; the question lists it."""


def pending(reading: Reading, known: Known) -> list[dict[str, Any]]:
    """What awaits a decision and concerns a body: about it, its agreement, its part, or what it must sign."""
    rows = [
        row
        for row in asking.ask(reading.store, "decisions_pending", today=reading.today).records()
        if row["kind"] not in QUIET
    ]
    if known.node.label not in ("Force", "PCC"):
        about = {known.node.id, *known.into("COVERS")}
        return [row for row in rows if row["about"] in about]
    halves = {known.node.id, *known.out("OVERSEES"), *known.into("OVERSEES")}
    units = {unit for half in halves for unit in _takes_part(reading.known(half))}
    return [
        row
        for row in rows
        if halves & {row["about"], *row["who"], *row["must_sign"], *row["may_sign"]}
        or units & {row["about"], *_covered(reading, row["about"])}
    ]


def _takes_part(known: Known) -> list[str]:
    """The units it takes part in, certainly or possibly."""
    return [unit for unit, claims in known.out("COLLABORATES").items() if known.sure(claims) != "no"]


def _covered(reading: Reading, about: str) -> list[str]:
    """What an agreement covers."""
    node = reading.bodies.get(about)
    if node is None or node.label != "Agreement":
        return []
    claims = asking.ask(reading.store, "neighbourhood", body=about, network=["COVERS"]).subgraph.relationships
    return [claim.end for claim in claims.values() if claim.start == about]


def listed(reading: Reading, rows: Sequence[Mapping[str, Any]], *, here: str = "") -> list[str]:
    """One entry for each thing that awaits a decision: what it is, how it stands, as of when, what is asked."""
    things: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        things.setdefault(row["about"], []).append(row)
    return [_entry(reading, about, found, here) for about, found in things.items()]


def _entry(reading: Reading, about: str, rows: Sequence[Mapping[str, Any]], here: str) -> str:
    node = reading.bodies.get(about)
    name = "" if about == here else reading.link(about, node.name if node else about)
    kinds = dict.fromkeys(row["kind"] for row in rows)
    marks = " ".join(words.tag(kind.capitalize(), "o" if kind in POSSIBLE else "r") for kind in kinds)
    dates = sorted({str(row["as_of"]) for row in rows if row["as_of"]})
    dated = (
        f'<span class="m">as of {words.day(dates[-1])}</span>' if dates else '<span class="m">undated</span>'
    )
    wishes = list(dict.fromkeys(text for row in rows for text in (*row["decision"], *row["concerns"])))
    more = f" and {words.count(len(wishes) - 1, 'more point')}" if len(wishes) > 1 else ""
    asked = f'<br><span class="m">{escape(wishes[0])}{more}</span>' if wishes else ""
    if about == here and not wishes and rows[0]["says"]:
        asked = f'<br><span class="m">{escape(rows[0]["says"])}</span>'
    return f"{name}{'<br>' if name else ''}{marks} {dated}{asked}"
