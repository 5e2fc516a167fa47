"""What one source alone says, and what no source has said for years: facts with who says them and how old that is."""

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import Final

import streamlit as st

from graph.errors import ConcordError
from graph.model import Result
from graph.schema import JOINS
from graph.store import Store
from views import asking, leaving, words
from views.evidence import parts
from views.evidence.parts import Row
from views.evidence.state import Asked
from views.explore.finding import find_box
from views.questions.said import plainly

SHOWN: Final = 300
"""Facts on the page; the file has all."""
USUAL: Final = "5"
"""Years without a source."""


def alone(store: Store, asked: Asked) -> None:
    """The tab of what one source alone says: by document, each opened to its facts."""
    result = _asked(store, asked, "single_work")
    if result is None:
        return
    st.html('<p class="m">Copies of one document are one source.</p>')
    by: dict[str, list[Row]] = defaultdict(list)
    for row in result.records():
        by[row["works"][0]].append(row)
    documents, made = asking.documents(store), []
    for key, rows in sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        name = documents[key].name if key in documents else key
        own = documents[key].properties if key in documents else {}
        opened = asked.row == key
        text = "Close" if opened else words.count(len(rows), "fact")
        link = parts.link(text, asked.but(row="" if opened else key), label=f"{text}: {name}", opened=opened)
        made.append(
            f'<tr{" class=on" if opened else ""}><td class="long">{words.outside(name, own.get("address"))}</td>'
            f"<td>{escape(str(own.get('publisher') or ''))}</td><td class=nw>{words.day(own.get('date'))}</td>"
            f'<td>{words.tier(str(own.get("tier", "copy")))}</td><td class="n nw">{link}</td></tr>'
        )
        if opened:
            made.append(parts.opened(5, _lines(store, asked, rows), f"What {name} alone says"))
    heads = ("Document", "Publisher", "Date", "Kind", "#Says alone")
    st.html(words.table("What one source alone says", heads, "".join(made), stacks=True))


def stale(store: Store, asked: Asked) -> None:
    """The tab of what no source has said for years, oldest first."""
    years = asked.years or USUAL
    pairs = [
        (f"{n} years", asked.but(years=n if n != USUAL else ""), n == years) for n in ("3", "5", "10", "15")
    ]
    st.html(parts.choices("No source for", pairs))
    result = _asked(store, asked, "stale", years=years)
    if result is None:
        return
    rows = result.records()
    made = []
    for row in rows[:SHOWN]:
        key = str(row["claims"][0])
        opened = asked.row == key
        text = "Close" if opened else words.count(len(row["claims"]), "claim")
        link = parts.link(text, asked.but(row="" if opened else key), opened=opened)
        maybe = " (possible)" if row["certainty"] == "possible" else ""
        made.append(
            f'<tr{" class=on" if opened else ""}><td class="nw">{words.day(row["as_of"])}</td>'
            f'<td class="n">{row["age"]}</td>'
            f"<td>{parts.body(store, row['start'])}</td><td>{escape(_does(row))}{maybe}</td>"
            f"<td>{parts.body(store, row['end'])}</td><td class=nw>{link}</td></tr>"
        )
        if opened:
            within = parts.claims(store, row["claims"])
            told = words.claim_list(
                within.relationships.values(), within, asking.documents(store), today=parts.today(asked)
            )
            made.append(parts.opened(6, f"<h3>Who says so</h3>{told}", "Evidence"))
    heads = ("Newest source", "#Years old", "Who", "Does what", "With whom or what", "Evidence")
    st.html(words.table("Stale facts", heads, "".join(made), stacks=True))
    if len(rows) > SHOWN:
        st.html(f'<p class="m">The oldest {SHOWN} of {len(rows):,}; the file has all.</p>')


def _asked(store: Store, asked: Asked, question: str, **given: str) -> Result | None:
    """The answer, with its sentence, the choice of a body and the file; None where there is nothing to show."""
    stem = question.replace("_", "-")
    with st.container(key="ev-find"):
        found = find_box(store, key=f"ev-{stem}", label="Only about", placeholder="Type a name")
    if found and ("body" in found or "function" in found):
        key = found.get("selected") or found.get("body") or found["function"]
        st.query_params.from_dict(asked.but(body=key).query())
        st.rerun()
    node = asking.named(store).get(asked.body)
    try:
        result = asking.ask(store, question, body=asked.body or None, today=parts.today(asked), **given)
    except ConcordError as error:
        parts.nothing(plainly(str(error)), asked.but(body="", years=""))
        return None
    said = [plainly(w) for w in result.warnings]
    said = [w for w in said if w and not w.endswith("about every body.")]
    st.html(f'<p class="answer">{escape(" ".join(said))}</p>')
    if asked.body:
        name = node.name if node else asked.body
        st.html(f"<p>About <b>{escape(name)}</b>. {parts.link('Show all', asked.but(body=''))}</p>")
    if not result.rows:
        parts.nothing("Nothing of that kind is seen", asked.but(body="", years=""))
        return None
    leaving.download(store, result, stem)
    return result


def _lines(store: Store, asked: Asked, rows: Sequence[Row]) -> str:
    within = parts.claims(store, [key for row in rows for key in row["claims"]])
    found = list(within.relationships.values())
    return "<h3>What it alone says</h3>" + parts.supported(
        found, within, asking.documents(store), parts.today(asked)
    )


def _does(row: Row) -> str:
    role = f" ({row['role']})" if row["role"] else ""
    return f"{JOINS[row['relation']].said}{role}"
