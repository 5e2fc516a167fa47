"""What awaits a decision, with its date, its open points and who must sign."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.analytics.counting import OR_ENDING
from graph.analytics.decisions import (
    END_TERMS,
    LACKING,
    REVIEW_TERMS,
    Decision,
    decisions_pending,
    period_end,
    with_dates,
)
from graph.analytics.parts import newest
from graph.dates import years_before
from graph.model import Relationship, Result, Subgraph
from graph.questions.counted import count, of, share
from graph.questions.header import question
from graph.questions.placing import FACING_REGION, facing
from graph.questions.seen import ending_told
from graph.schema import JOINS, LABEL_NAMES, POSSIBLE

TEXT = (
    """\
// name: decisions_pending
// purpose: What is under review, in development, proposed, ending or due for review, who must or may sign, how old it is.
// parameter: body [body] = null: only what concerns this force or policing body
"""
    + FACING_REGION
    + """\
// parameter: by [date] = null: the end of the period in which something ends or falls due; two years on unless given
// parameter: today [date] = null: what counts as today
MATCH (a)-[r:COLLABORATES|STAYS_OUT_OF|LEADS|HOSTS|PART_OF|SUCCEEDS|PARTY_TO|COVERS|OVERSEES|STATES]->(b)
WHERE type(r) <> 'STATES'
   OR r.term IN ['status', 'decision_needed', 'concern', 'change_proposed', 'until', 'expires', 'review_by', 'review_date',
                 'signed', 'legal_basis']
MATCH (d:Document) WHERE d.id = r.source
RETURN r, d ORDER BY r.id
"""
)
WISHES, CONCERN = ("decision_needed", "change_proposed"), "concern"
COLUMNS = (
    "kind", "about", "name", "label", "relation", "who", "date", "must_sign", "may_sign", "signing_basis",
    "parties", "participants", "decision", "concerns", "certainty", "says", "document", "place", "as_of", "age", "claims",
)  # fmt: skip


def decisions(
    network: Subgraph,
    *,
    body: str | None = None,
    region: str | None = None,
    by: str | None = None,
    today: str,
) -> Result:
    """Rows of Decision with the open points stated of each, the newest source and its age in years.

    What its source calls only "ended or ending" is possible: it may await no decision any more.

    Parameters
    ----------
    network : Subgraph
    body : str, optional
        Id of a force or policing body.
    region : str, optional
        A policing region: what is there, and what a force or policing body of it takes part in wherever it is.
    by, today : str
    """
    end = by or period_end(today)
    there = facing(network, region) if region else None
    found = decisions_pending(network, today, end, body=body, among=there)
    points = _open_points(network)
    rows = tuple(_row(network, row, points[row.about], today) for row in found)
    return Result(COLUMNS, rows, warnings=_unseen(network, found, body, there, today, end))


def _row(network: Subgraph, row: Decision, points: Sequence[Relationship], today: str) -> tuple[Any, ...]:
    node = network.nodes[row.about]
    said = newest(network.relationships[key] for key in row.claims) if row.claims else None
    spoken = said.properties.get("as_of") if said else None
    unclear = said is not None and OR_ENDING in str(said.properties.get("says"))
    return (
        row.kind,
        row.about,
        node.name,
        LABEL_NAMES[node.label],
        JOINS[row.relation].said if row.relation else None,
        list(row.who),
        row.date,
        list(row.must),
        list(row.may),
        row.basis,
        row.parties,
        row.participants,
        [str(c.properties["value"]) for c in points if c.properties["term"] in WISHES],
        [str(c.properties["value"]) for c in points if c.properties["term"] == CONCERN],
        "possible" if row.kind in POSSIBLE or unclear else "certain",
        said.properties.get("says") if said else None,
        network.nodes[str(said.properties["source"])].name if said else None,
        said.properties.get("place") if said else None,
        spoken,
        max(0, int(years_before(str(spoken), today))) if spoken else None,
        sorted({*row.claims, *(claim.id for claim in points)}),
    )


def _open_points(network: Subgraph) -> dict[str, list[Relationship]]:
    """What is asked and what worries, by what it is about."""
    found: dict[str, list[Relationship]] = defaultdict(list)
    for _, claim in sorted(network.relationships.items()):
        if claim.type == "STATES" and claim.properties["term"] in (*WISHES, CONCERN):
            found[claim.end].append(claim)
    return found


def _unseen(
    network: Subgraph, found: list[Decision], body: str | None, there: set[str] | None, today: str, end: str
) -> tuple[str, ...]:
    dated = [key for key in with_dates(network, today, body=body) if there is None or key in there]
    agreements = len(dated) + sum(1 for row in found if row.kind == LACKING)
    of_unit = sum(
        1
        for key in dated
        if not any(network.nodes[key].properties.get(t) for t in (*REVIEW_TERMS, *END_TERMS))
    )
    signed = sum(1 for row in found if row.basis == "parties")
    alone = sum(
        1 for row in found if len({*row.must, *row.may}) > 0 and max(row.parties, row.participants) < 2
    )
    known = f"{share(len(dated), agreements, 'agreement')} a known end or review date"
    known += f", {of_unit} of them only by what they cover" if of_unit else ""
    warnings = [
        f"{known if agreements else 'No agreement is seen'}; ending and due are looked for from {today} to {end}.",
        f"Who must sign is read from the known parties in {signed} {of(len(found), 'row')}, with the policing body of each "
        "force (section 22A, Police Act 1996). Who is party only possibly, or is known only to take part, may "
        "have to (may_sign). Others may have to as well.",
        *(
            (
                f"In {count(alone, 'row')} no more than one party or participant is known, so others must be missing "
                "(columns parties and participants).",
            )
            if alone
            else ()
        ),
        *ending_told(network, {row.about for row in found}),
    ]
    if body is not None:
        name = network.nodes[body].name if body in network.nodes else body
        warnings.append(f"Only what names {name} or its other half as party or participant is listed.")
    return tuple(warnings)


QUESTION = question(TEXT, decisions, where="decisions_pending")
