"""Claims that somebody has said are no longer true: what is checked of that, and what the claim becomes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.dates import interval
from graph.model import Relationship
from loaders.rows import Row


def problems(rows: Sequence[Row], claims: Mapping[str, Row]) -> list[str]:
    """Every problem of the rows of endings.csv, once all claims are known.

    Parameters
    ----------
    rows : sequence of Row
        Of all tables.
    claims : mapping of str to Row
        The row that makes each claim, by the claim's id.
    """
    marked = {row.get("id") for row in rows if row.table == "documents.csv" and row.get("marking")}
    seen: dict[str, str] = {}
    found = []
    for row in (row for row in rows if row.table == "endings.csv" and row.get("claim")):
        key = row.get("claim")
        texts = list(_claim_problems(row, claims.get(key)))
        if row.get("source") in marked:
            texts.append(
                f'source "{row.get("source")}" carries a marking, and the claim that it ends may not; '
                "say it in a document without one."
            )
        if key in seen:
            texts.append(f'claim "{key}" is ended at {seen[key]} already.')
        seen.setdefault(key, row.where)
        found += [f"{row.where}: {text}" for text in texts]
    return found


def _claim_problems(row: Row, claim: Row | None) -> Iterator[str]:
    key, until = row.get("claim"), row.get("until")
    if claim is None:
        yield (
            f'claim "{key}" is in no table that is read together with this one; a participation that follows '
            "from an agreement ends with the PARTY_TO claim it follows from."
        )
    elif claim.table == "statements.csv":
        yield f'claim "{key}" is a statement about one body; add a newer statement instead.'
    elif until and claim.get("since"):
        try:
            if interval(until)[1] < interval(claim.get("since"))[0]:
                yield f'until "{until}" lies before the claim\'s since "{claim.get("since")}".'
        except ValueError:
            return


def ended(
    claims: Iterable[Relationship], rows: Iterable[Row], names: Mapping[str, str]
) -> Iterator[Relationship]:
    """The claims, those that a row of endings.csv speaks of with status ended.

    Parameters
    ----------
    claims : iterable of Relationship
    rows : iterable of Row
        Of endings.csv.
    names : mapping of str to str
        The names of documents by id.

    Yields
    ------
    Relationship
        An ended one keeps its id, source and place; its wording goes on with who says that it ended and why, and
        it ends where the row says, or on an unknown day.

    Examples
    --------
    >>> claim = Relationship("c1", "HOLDS", "person-a", "post-b", {"says": "A is head.", "until": "2030"})
    >>> row = Row("", "endings.csv", {"claim": "c1", "source": "note", "says": "A has left."})
    >>> [c.properties for c in ended([claim], [row], {"note": "Office note"})]
    [{'says': 'A is head. No longer true (Office note): A has left.', 'status': 'ended'}]
    """
    by_claim = {row.get("claim"): row for row in rows}
    for claim in claims:
        row = by_claim.get(claim.id)
        if row is None:
            yield claim
            continue
        kept: dict[str, Any] = {k: v for k, v in claim.properties.items() if k != "until"}
        why = f"No longer true ({names[row.get('source')]}): {row.get('says')}"
        kept["says"] = f"{kept['says']} {why}" if kept.get("says") else why
        until = {"until": row.get("until")} if row.get("until") else {}
        yield Relationship(claim.id, claim.type, claim.start, claim.end, {**kept, "status": "ended", **until})
