"""What no source seen tells, by region: units without a lead, agreements without a review date, and the like."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from graph.analytics.placed import NOWHERE
from graph.store import Store
from views import asking, leaving, words
from views.evidence import parts, places
from views.evidence.state import Asked

UNITS: Final = ("unit that has participants", "units that have participants")


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of gap.

    Attributes
    ----------
    head : str
        As the head of a column.
    one, what : str
        Of what it is told, of one and of several: "units that have participants".
    lack : str
        What no source tells of them: "no known lead or host".
    lacking, of : collection of str
        The ids that lack it, and all that are looked at.
    """

    head: str
    one: str
    what: str
    lack: str
    lacking: Collection[str]
    of: Collection[str]


def gaps(store: Store, today: str) -> dict[str, Gap]:
    """The kinds of gap, by the name that the URL has."""
    units = asking.ask(store, "lead_coverage", today=today).records()
    assured = asking.ask(store, "assurance", today=today).records()
    agreements = [row["about"] for row in assured if row["label"] == "agreement"]
    lacking = {row["about"]: set(row["missing"]) for row in assured}
    unled = [row["unit"] for row in units if not row["leads"]]
    joint, does = [row["unit"] for row in units], asking.functions(store)

    def without(term: str) -> list[str]:
        return [key for key in agreements if term in lacking[key]]

    return {
        "lead": Gap("Units without a lead", *UNITS, "no known lead or host", unled, joint),
        "function": Gap(
            "Units without a function",
            *UNITS,
            "no known function",
            [key for key in joint if not does.get(key)],
            joint,
        ),
        **{
            term: Gap(head, "agreement", "agreements", said, without(term), agreements)
            for term, head, said in (
                ("review_date", "Agreements without a review date", "no known review date"),
                ("duration", "Agreements without an end", "no known duration or end"),
                ("withdrawal", "Agreements without a way out", "no known term on withdrawal"),
                ("publication", "Agreements without a publication", "no known publication"),
                ("parties", "Agreements without parties", "no known party"),
            )
        },
    }


Within: Final = Callable[[Collection[str], str], list[str]]


def show(store: Store, asked: Asked) -> None:
    """The tab: one gap in one region, else all of them by region."""
    found, where = gaps(store, parts.today(asked)), places.placed(store)
    every = places.named({key: where[key] for gap in found.values() for key in gap.of if key in where})
    st.html(
        '<p class="answer">What no source seen tells. A gap is of the sources: it is no finding that there is nothing.</p>'
        + parts.of_regions(asked, every)
        + f'<p class="m">{places.RULE}</p>'
    )
    if asked.region and asked.region not in every:
        parts.nothing(
            f"Nothing seen is in a region called “{asked.region}”", asked.but(region=""), "All regions"
        )
        return
    _matrix(asked, found, where, [asked.region] if asked.region else every)
    if asked.lacks in found:
        _list(store, asked, found[asked.lacks], where)
    elif asked.region:
        for name in ("lead", "review_date"):
            _list(store, asked.but(lacks=name), found[name], where)
    else:
        st.html('<p class="m">Choose a region, or a number, to read which they are.</p>')


def within(keys: Collection[str], where: Mapping[str, Collection[str]], region: str) -> list[str]:
    """Those that lie in a region; all of them without one.

    Examples
    --------
    >>> within(["a", "b"], {"a": {"Wales"}, "b": {"National"}}, "Wales"), within(["a", "b"], {}, "")
    (['a'], ['a', 'b'])
    """
    return [key for key in keys if not region or region in where.get(key, {NOWHERE})]


def _matrix(
    asked: Asked, found: Mapping[str, Gap], where: Mapping[str, Collection[str]], regions: Collection[str]
) -> None:
    rows = [(region, asked.but(region=region)) for region in regions]
    if not asked.region:
        rows.append(("All, each counted once", asked.but(region="")))
    made = []
    for name, to in rows:
        region = to.region
        cells = []
        for key, gap in found.items():
            some, of = (within(ids, where, region) for ids in (gap.lacking, gap.of))
            said = f"{len(some)} of {len(of)}"
            label = f"{gap.head}, {name}: {said}"
            on = " chosen" if (asked.region, asked.lacks) == (region, key) else ""
            text = parts.link(said, to.but(lacks=key), label=label) if of else "none seen"
            cells.append(f'<td class="n nw{on}">{text}</td>')
        made.append(f"<tr><td>{escape(name)}</td>{''.join(cells)}</tr>")
    heads = ["Region", *(f"#{gap.head}" for gap in found.values())]
    st.html(words.table("Gaps by region", heads, "".join(made)))


def _list(store: Store, asked: Asked, gap: Gap, where: Mapping[str, Collection[str]]) -> None:
    some, of = (within(ids, where, asked.region) for ids in (gap.lacking, gap.of))
    verb = words.verb(1 if len(of) == 1 else len(some), "has", "have")
    head = f"{len(some)} {words.of(len(of), gap.one, gap.what)}{places.at(asked.region)} {verb} {gap.lack}"
    items = "".join(
        f"<li>{parts.body(store, key)}</li>" for key in sorted(some, key=lambda key: _name(store, key))
    )
    more = (
        f" {parts.link('Their other particulars', asked.to('agreements', lacks=asked.lacks))}"
        if gap.what == "agreements"
        else ""
    )
    st.html(
        f'<section aria-label="{escape(gap.head)}"><h2 class="ev-head">{escape(head)}</h2><p>{more}</p>'
        f'<ul class="ev-names">{items}</ul></section>'
    )
    rows = [{"id": key, "name": _name(store, key), "regions": sorted(where.get(key, ()))} for key in some]
    if rows:
        leaving.download(store, parts.table_of(rows, ("id", "name", "regions")), f"gap-{asked.lacks}")


def _name(store: Store, key: str) -> str:
    node = asking.named(store).get(key)
    return node.name if node else key
