"""Savings and budgets with their sources and qualifiers; never added."""

from graph.analytics.figures import figures
from graph.model import Result, Subgraph
from graph.questions.counted import count, of
from graph.questions.header import question

TEXT = """\
// name: figures
// purpose: Savings, budgets and funding by region and unit, as their sources qualify them; which overlap; never added.
// parameter: body [body] = null: only figures about this body
// parameter: all_figures [flag] = false: add those that are not about money
MATCH (a)-[r:ABOUT|STATES|COLLABORATES|PART_OF|FUNDS|OVERSEES|PARTY_TO]->(b)
WHERE type(r) <> 'STATES' OR b:Figure
MATCH (d:Document) WHERE d.id = r.source
RETURN r, d ORDER BY r.id
"""
COLUMNS = (
    "regions", "about", "about_names", "figure", "measure", "amount", "unit", "of", "period", "qualifier",
    "as_said", "overlaps", "document", "place", "as_of", "basis", "reported_from", "claims",
)  # fmt: skip


def sums(network: Subgraph, *, body: str | None = None, all_figures: bool = False) -> Result:
    """Rows of Sum with what the source says, and a warning where figures overlap."""
    every = figures(network, money=not all_figures)
    shown = [row for row in every if body is None or body in row.about]
    rows = []
    for row in shown:
        own = network.nodes[row.figure].properties
        said = next(network.relationships[c] for c in row.claims if network.relationships[c].type == "ABOUT")
        rows.append(
            (
                list(row.regions), list(row.about), [network.nodes[each].name for each in row.about], row.figure,
                *(own.get(term) for term in ("measure", "amount", "unit", "of", "period", "qualifier", "as_said")),
                list(row.overlaps), network.nodes[str(said.properties["source"])].name,
                *(said.properties.get(term) for term in ("place", "as_of", "basis", "reported_from")),
                list(row.claims),
            )
        )  # fmt: skip
    overlapping = sum(1 for row in shown if row.overlaps)
    sources = {
        str(network.relationships[claim].properties["source"]) for row in shown for claim in row.claims
    }
    told = (
        f"No total is given: {overlapping} {of(len(shown), 'figure')} may count the same money as another. From "
        f"{count(len(sources), 'document')}; most collaborations have no figure at all."
    )
    return Result(COLUMNS, tuple(rows), warnings=(told,))


QUESTION = question(TEXT, sums, where="figures")
