"""An accepted candidate as the row of a fact table that it becomes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from graph.naming.folding import folded
from graph.schema import JOINS, NODE_LABELS
from loaders.candidates import Candidate
from loaders.review.newcomers import End, Newcomers
from loaders.rows import Row

NO_LONGER_TRUE: Final = "no longer true"
"""The term of a statement about a claim: `value` is the claim's id, `says` the reason."""
NOTE_PLACE: Final = "the note"
VALUES: Final = {"PROVIDES": "services", "REVIEWED": "finding"}
"""The column that the value of a relationship goes into; of others it is the source's own word, such as a mark."""
ROLES: Final = {"MEMBER_OF": "capacity"}
"""The column that a role goes into where it is not `role`."""
PERIOD: Final = ("since", "until", "status", "scope")
"""What only a relationship can have."""


@dataclass(frozen=True, slots=True)
class Note:
    """An office note: who says it, and on which day. The source of rows that name no other.

    Examples
    --------
    >>> Note("A. Analyst", "2026-11-30").id, Note("A. Analyst", "2026-11-30").name
    ('doc-note-2026-11-30-a-analyst', 'Office note by A. Analyst, 2026-11-30')
    """

    by: str
    on: str

    @property
    def id(self) -> str:
        return f"doc-note-{self.on}-{'-'.join(folded(self.by).split())}"

    @property
    def name(self) -> str:
        return f"Office note by {self.by}, {self.on}"


def entered(where: str, told: Candidate, newcomers: Newcomers, note: Note | None, problems: list[str]) -> Row:
    """The row that an accepted candidate becomes.

    Parameters
    ----------
    where : str
        The candidate's file and row, for messages.
    told : Candidate
    newcomers : Newcomers
        Knows whom names mean, and collects who is new.
    note : Note or None
        The source where the candidate names none.
    problems : list of str
        What is wrong is added here; the row is then not to be used.

    Examples
    --------
    >>> from graph.model import Entity
    >>> from loaders.names.identity import Known
    >>> known = Known([Entity("npas", "NationalBody", {"name": "NPAS"}), Entity("kent", "Force", {"name": "Kent Police"})])
    >>> told = Candidate(from_name="Kent", relation="COLLABORATES", to_id="npas", source="doc-a", place="A!C2")
    >>> entered("row 2", told, Newcomers(known), None, []).cells["start"]
    'kent'
    """
    table, cells_of = _kind(told)
    texts = [f"{where}: {text}" for text in _wrong(told, table, note)]
    problems += texts
    cells = {} if texts else cells_of(where, told, newcomers, problems)
    by_note = note is not None and not told.source
    cells |= {
        "source": told.source or (note.id if note else ""),
        "place": told.place or (NOTE_PLACE if by_note else ""),
        "as_of": told.as_of or (note.on if note and by_note else ""),
        "says": told.says or cells.get("says", ""),
    }
    return Row(where, table, {column: text for column, text in cells.items() if text})


def _kind(told: Candidate) -> tuple[str, Callable[[str, Candidate, Newcomers, list[str]], dict[str, str]]]:
    if told.relation != "STATES":
        return "relationships.csv", _relationship
    if told.term == NO_LONGER_TRUE:
        return "endings.csv", _ending
    return "statements.csv", _statement


def _wrong(told: Candidate, table: str, note: Note | None) -> Iterable[str]:
    """What the tables' own checks cannot say, since the cells would have no column there."""
    kind = told.relation
    if not kind:
        yield "is a question and has no relation; answer it in the row, or reject it."
        return
    if not told.source and note is None:
        yield "has no source; give one, or say with --by who knows it."
    if kind not in JOINS:
        yield f'relation "{kind}"; expected one of {", ".join(JOINS)}.'
    if table == "relationships.csv":
        wrong = {"term": told.term}
    elif table == "statements.csv":
        wrong = {column: getattr(told, column) for column in (*PERIOD, "role")}
    else:
        wrong = {column: getattr(told, column) for column in ("role", "since", "status", "basis", "scope")}
    for column, text in wrong.items():
        if text:
            yield f'{kind} has no {column}, and here it is "{text}".'


def _relationship(where: str, told: Candidate, newcomers: Newcomers, problems: list[str]) -> dict[str, str]:
    kind, join = told.relation, JOINS[told.relation]
    start = newcomers.id_of(
        End(where, "from", told.from_id, told.from_name, told.from_label, join.starts), problems
    )
    end = newcomers.id_of(End(where, "to", told.to_id, told.to_name, told.to_label, join.ends), problems)
    shared = {column: getattr(told, column) for column in (*PERIOD, "basis")}
    own = {ROLES.get(kind, "role"): told.role, VALUES.get(kind, "role_said"): told.value}
    ends = newcomers.called(start, told.from_name), newcomers.called(end, told.to_name)
    composed = f"{ends[0]} {join.said} {ends[1]}."
    return {"start": start, "type": kind, "end": end, **shared, **own, "says": composed}


def _statement(where: str, told: Candidate, newcomers: Newcomers, problems: list[str]) -> dict[str, str]:
    about = newcomers.id_of(End(where, "to", told.to_id, told.to_name, told.to_label, NODE_LABELS), problems)
    composed = f"{newcomers.called(about, told.to_name)}: {told.term} {told.value}."
    return {"about": about, "term": told.term, "value": told.value, "basis": told.basis, "says": composed}


def _ending(where: str, told: Candidate, newcomers: Newcomers, problems: list[str]) -> dict[str, str]:
    return {"claim": told.value, "until": told.until}
