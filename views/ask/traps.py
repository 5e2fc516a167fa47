"""The three traps of docs/cypher.md, beside the editor; a test keeps the queries the same."""

from html import escape
from typing import NamedTuple

import streamlit as st

from views import words


class Trap(NamedTuple):
    """What to watch for, why, and a query that shows it."""

    head: str
    why: str
    query: str


TRAPS = (
    Trap(
        "Count units, not claims",
        "Two sources that say the same are two relationships. count(*) counts what was said, count(DISTINCT u) "
        "what there is.",
        """\
MATCH (f:Force {id: 'durham'})-[c:COLLABORATES]->(u)
RETURN count(*) AS claims, count(DISTINCT u) AS units
ORDER BY claims""",
    ),
    Trap(
        "Filter on status",
        "Without a filter what is ended, proposed or to be confirmed counts as well. A participation counts when both "
        "the claim and the unit are active, under review or of unknown status.",
        """\
MATCH (f:Force {id: 'lincolnshire'})-[c:COLLABORATES]->(u)
WITH u, max(CASE WHEN (c.status IS NULL OR c.status IN ['active', 'under review'])
                  AND (u.status IS NULL OR u.status IN ['active', 'under review']) THEN 1 ELSE 0 END) AS counts
RETURN count(u) AS without_a_filter, sum(counts) AS that_count
ORDER BY without_a_filter""",
    ),
    Trap(
        "What is run jointly has two labels",
        "A body is a NationalBody where its source lists it as national, else a Unit. (u:Unit) alone leaves out NPAS.",
        """\
MATCH (f:Force {id: 'durham'})-[:COLLABORATES]->(u:Unit|NationalBody)
RETURN count(DISTINCT CASE WHEN u:Unit THEN u END) AS units_alone, count(DISTINCT u) AS with_national_bodies
ORDER BY units_alone""",
    ),
)


def show() -> None:
    """The traps, each with a query to try."""
    items = "".join(
        f"<li><b>{escape(trap.head)}.</b> {escape(trap.why)} "
        f"{words.link(f'Try it: {trap.head[:1].lower()}{trap.head[1:]}', cypher=trap.query)}</li>"
        for trap in TRAPS
    )
    st.html(
        f'<section class="traps" aria-labelledby="traps"><h2 id="traps">Three traps</h2><ol>{items}</ol></section>'
    )
