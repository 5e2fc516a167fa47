"""What a reader proposes from a register or a document: candidates, each with its place, for a person to decide on."""

from dataclasses import dataclass, fields
from typing import Final

DECISIONS: Final = ("accept", "reject", "ask", "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed claim, or one question about a place; a row of candidates.csv, whose columns are its fields.

    Attributes
    ----------
    from_name, from_id, from_label : str
        Who: the name as the source writes it, the id and label it was taken for; no id where nobody is known by it.
    relation : str
        A relationship type of the schema, or "STATES" for something that is said of one body (`term`, `value`),
        whose body then stands as `to_...`; empty for a question.
    to_name, to_id, to_label : str
        With whom or of what.
    role, term, value, status, since, until, as_of, basis, scope : str
        As in the fact tables; empty where the source says nothing.
    source, place : str
        The document's id and where in it: "Sheet!C14", "paragraph 12", "page 3, paragraph 2".
    says : str
        The words of the source: a cell's text with its row and column, or the sentence.
    confidence : float
        The share of candidates of this kind that turn out right, 0 to 1.
    rule : str
        The rule that found it, so that a wrong one can be traced.
    decision : str
        "accept", "reject", "ask" (a question or complaint that a person has to answer), or empty: not yet decided.

    Examples
    --------
    >>> Candidate(from_name="Derbys", from_id="derbyshire", from_label="Force", relation="COLLABORATES").decision
    ''
    """

    from_name: str = ""
    from_id: str = ""
    from_label: str = ""
    relation: str = ""
    to_name: str = ""
    to_id: str = ""
    to_label: str = ""
    role: str = ""
    term: str = ""
    value: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    as_of: str = ""
    basis: str = ""
    scope: str = ""
    source: str = ""
    place: str = ""
    says: str = ""
    confidence: float = 0.0
    rule: str = ""
    decision: str = ""


COLUMNS: Final = tuple(field.name for field in fields(Candidate))
