"""What the tabs share: links of the page, a choice of regions, what a document or a row supports, downloads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

import streamlit as st

from graph.model import Entity, Relationship, Result, Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking, words
from views.evidence.state import Asked
from views.questions import behind

Row = Mapping[str, Any]
WHOLE: Final = 12
"""Claims that are told with all their words; more are told a line each, by what they say."""


def link(
    text: str, asked: Asked, *, label: str = "", here: bool | None = None, opened: bool | None = None
) -> str:
    """A link to a view of the page: `here` for one that may be where the reader is, `opened` for one that unfolds."""
    told = f' aria-label="{escape(label)}"' if label else ""
    told += ' aria-current="true"' if here else ""
    told += "" if opened is None else f' aria-expanded="{str(opened).lower()}"'
    return words.link(text, **asked.query()).replace("<a ", f"<a{told} ", 1)


def choices(label: str, pairs: Iterable[tuple[str, Asked, bool]]) -> str:
    """Links of which one is where the reader is."""
    made = "".join(link(text, to, here=here) for text, to, here in pairs)
    return f'<nav class="ev-pick" aria-label="{escape(label)}"><b>{escape(label)}</b>{made}</nav>'


def of_regions(asked: Asked, every: Sequence[str]) -> str:
    """A choice of regions."""
    some = [("All", asked.but(region=""), not asked.region)]
    some += [(region, asked.but(region=region), region == asked.region) for region in every]
    return choices("Region", some)


def today(asked: Asked) -> str:
    """What counts as today."""
    return asked.today or present_day()


def claims(store: Store, ids: Sequence[str]) -> Subgraph:
    """These claims with their ends."""
    return behind.claims(store, Result((), ()), ids)


def supported(
    found: Sequence[Relationship], within: Subgraph, documents: Mapping[str, Entity], day: str
) -> str:
    """What claims say: in full where they are few, else a line each under what they do."""
    if len(found) <= WHOLE:
        return words.claim_list(found, within, documents, today=day)
    kinds: dict[str, list[Relationship]] = defaultdict(list)
    for claim in found:
        kinds["states" if claim.type == "STATES" else words.relation(claim)].append(claim)
    return "".join(
        f"<details><summary>{escape(kind)} ({len(some)})</summary><ul class='plain'>"
        f"{''.join(_line(claim, within) for claim in some)}</ul></details>"
        for kind, some in sorted(kinds.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )


def _line(claim: Relationship, within: Subgraph) -> str:
    start, end = (within.nodes[key].name if key in within.nodes else key for key in (claim.start, claim.end))
    own = claim.properties
    told = f"{start} {words.relation(claim)} {end}"
    if claim.type == "STATES":
        told = f"{end}: {words.term(str(own.get('term')))} {own.get('value')}"
    said = f"{own.get('place', '')}, {words.as_of(claim)}"
    return f'<li>{escape(told)} <span class="m">{escape(said)}</span></li>'


def opened(width: int, inside: str, label: str) -> str:
    """A row under another one, that holds what was opened."""
    section = f'<section aria-label="{escape(label)}" class="q-ev">{inside}</section>'
    return f'<tr class="ev"><td colspan="{width}">{section}</td></tr>'


def table_of(rows: Sequence[Row], columns: Sequence[str]) -> Result:
    """Rows as an answer, for a file."""
    return Result(tuple(columns), tuple(tuple(row.get(column) for column in columns) for row in rows))


def body(store: Store, key: str) -> str:
    """A body by its symbol and name, linked to its map; its id where the facts do not hold it."""
    node = asking.named(store).get(key)
    return words.to_explore(node) if node else escape(key)


def nothing(said: str, away: Asked, text: str = "Show all") -> None:
    """What stands where a choice leaves nothing."""
    st.html(
        f'<section class="state" role="status"><h2>{escape(said)}</h2><p>{link(text, away)}</p></section>'
    )
