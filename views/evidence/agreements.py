"""Agreement assurance: which of the particulars that each agreement must record are evidenced, and which are missing."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import streamlit as st

from graph.analytics.placed import NOWHERE
from graph.schema import AGREEMENT_TERMS
from graph.store import Store
from views import asking, leaving, words
from views.evidence import parts, places
from views.evidence.gaps import within
from views.evidence.parts import Row
from views.evidence.state import Asked

STATES: Final = {
    "evidenced": ("e", "✓"),
    "of what it covers": ("c", "(✓)"),
    "possible": ("p", "?"),
    "missing": ("", "–"),
}
"""What each state is drawn as: a class and a mark, so that neither colour nor shape says it alone."""
KEY: Final = (
    '<p class="m ev-key"><span class="pm e">✓</span> a source says so of the agreement '
    '<span class="pm c">(✓)</span> only of the unit that it covers <span class="pm p">?</span> only possibly '
    '<span class="pm">–</span> no source seen speaks of it, which is not to say that the agreement is silent</p>'
)


def show(store: Store, asked: Asked) -> None:
    """The tab."""
    every = asking.ask(store, "particulars", today=parts.today(asked)).records()
    of: dict[str, dict[str, Row]] = {}
    for row in every:
        of.setdefault(row["about"], {})[row["term"]] = row
    where = places.placed(store)
    there = within(list(of), where, asked.region)
    lacks = asked.lacks if asked.lacks in AGREEMENT_TERMS else ""
    shown = [key for key in there if not lacks or of[key][lacks]["state"] == "missing"]
    st.html(parts.of_regions(asked, places.named({key: where.get(key, {NOWHERE}) for key in of})))
    one, many = (
        f"{what} with a legal basis{places.at(asked.region)}"
        for what in ("agreement or unit", "agreements and units")
    )
    if lacks:
        verb = words.verb(1 if len(there) == 1 else len(shown), "has", "have")
        said = f"<b>{len(shown)}</b> {escape(words.of(len(there), one, many))} {verb} no known "
        said += f"<b>{escape(words.term(lacks))}</b>."
        said += f" {parts.link('Show all of them', asked.but(lacks=''))}"
    else:
        known = sum(1 for key in there for row in of[key].values() if row["state"] == "evidenced")
        said = (
            f"<b>{known:,} of {len(there) * len(AGREEMENT_TERMS):,}</b> particulars of "
            f"<b>{escape(words.count(len(there), one, many))}</b> are evidenced. Choose a head to see which lack it."
        )
    st.html(f'<p class="answer">{said}</p>')
    if not shown:
        parts.nothing("None is left by this choice", asked.but(region="", lacks=""))
        return
    shown.sort(
        key=lambda key: (-sum(row["state"] == "evidenced" for row in of[key].values()), _name(of, key))
    )
    columns = tuple(every[0])
    inside = [row for key in shown for row in of[key].values()]
    leaving.download(store, parts.table_of(inside, columns), "agreement-particulars")
    st.html(KEY + _matrix(store, asked, of, there, shown, lacks))


def _name(of: Mapping[str, Mapping[str, Row]], key: str) -> str:
    return str(next(iter(of[key].values()))["name"])


def _matrix(
    store: Store,
    asked: Asked,
    of: Mapping[str, Mapping[str, Row]],
    there: Sequence[str],
    shown: Sequence[str],
    lacks: str,
) -> str:
    heads, counts = [], []
    for term in AGREEMENT_TERMS:
        missing = sum(1 for key in there if of[key][term]["state"] == "missing")
        text = words.term(term)
        to = asked.but(lacks="" if term == lacks else term)
        link = parts.link(
            text[:1].upper() + text[1:],
            to,
            label=f"{text}: {missing} of {len(there)} lack it",
            here=term == lacks,
        )
        heads.append(f'<th scope="col" class="v{" on" if term == lacks else ""}"><span>{link}</span></th>')
        counts.append(f'<td class="cn">{missing}</td>')
    body = []
    for key in shown:
        cells = "".join(_cell(asked, key, of[key][term]) for term in AGREEMENT_TERMS)
        known = sum(row["state"] == "evidenced" for row in of[key].values())
        body.append(
            f'<tr><th scope="row">{parts.body(store, key)}</th><td class="kn">{known} of {len(AGREEMENT_TERMS)}</td>'
            f"{cells}</tr>"
        )
        about, _, term = asked.row.partition("|")
        if about == key and term in of[key]:
            body.append(_evidence(store, asked, of[key][term], len(AGREEMENT_TERMS) + 2))
    return (
        '<div class="heat pms" tabindex="0" role="region" aria-label="Particulars of agreements"><table><thead>'
        f'<tr><th scope="col" class="corner">Agreement</th><th scope="col" class="kn">Evidenced</th>{"".join(heads)}</tr>'
        f'</thead><tbody><tr class="sum"><th scope="row">Missing, of {len(there)}</th><td class="kn"></td>'
        f"{''.join(counts)}</tr>{''.join(body)}</tbody></table></div>"
    )


def _cell(asked: Asked, key: str, row: Row) -> str:
    kind, mark = STATES[row["state"]]
    said = f"{words.term(row['term'])}: {row['state']}"
    if not row["claims"]:
        return f'<td class="c"><span class="pm" role="img" aria-label="{escape(said)}">{mark}</span></td>'
    own = f"{key}|{row['term']}"
    opened = asked.row == own
    link = parts.link(
        mark, asked.but(row="" if opened else own), label=f"{said}, {row['name']}", opened=opened
    )
    return f'<td class="c{" chosen" if opened else ""}"><span class="pm {kind}">{link}</span></td>'


def _evidence(store: Store, asked: Asked, row: Row, width: int) -> str:
    within_ = parts.claims(store, row["claims"])
    found = list(within_.relationships.values())
    documents = asking.documents(store)
    inside = (
        f"<h3>{escape(words.term(row['term']).capitalize())}: {escape(row['state'])}</h3>"
        f'<p class="m">{words.count(len(found), "claim")} in {words.count(len(row["documents"]), "document")}</p>'
        + parts.supported(found, within_, documents, parts.today(asked))
    )
    return parts.opened(width, inside, "Evidence")
