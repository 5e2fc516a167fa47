"""The named questions: what each answers, what it needs, and how it is asked of a store.

A question is a `.cypher` file, here or in the user's own folder, or a function on the Subgraph that such a
text reads.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from graph.dates import interval
from graph.errors import ConcordError, QueryError
from graph.model import NOTHING, Result, Subgraph
from graph.questions import (
    assurance,
    connection,
    decisions,
    depends,
    figures,
    gaps,
    history,
    leading,
    people,
    standing,
    structure,
    withdrawal,
)
from graph.questions.bodies import resolve
from graph.questions.header import Parameter, Question, question
from graph.questions.own import Own, own
from graph.store import ROW_LIMIT, TIMEOUT, Store

HERE: Final = Path(__file__).parent
ANSWERED: Final = (
    depends.QUESTION,
    *gaps.QUESTIONS,
    people.QUESTION,
    decisions.QUESTION,
    *assurance.QUESTIONS,
    *standing.QUESTIONS,
    *history.QUESTIONS,
    figures.QUESTION,
    *leading.QUESTIONS,
    *withdrawal.QUESTIONS,
    *connection.QUESTIONS,
    *structure.QUESTIONS,
)
"""The questions that a function answers; a module of them a line."""
PAIRS: Final = (
    ("a", "b", "name two bodies"),
    ("of", "on", "no body depends on itself, so name two bodies or leave one out"),
)
"""Parameters that name two bodies, and what to do where they name one."""


def questions() -> dict[str, Question]:
    """Every named question, the project's and the user's own, by name; `own_questions` tells of broken files.

    Raises
    ------
    ConcordError
        If a file of the project has no header, or CONCORD_QUESTIONS is no folder.
    """
    given = project_questions()
    return dict(sorted({**given, **own(given).questions}.items()))


def project_questions() -> dict[str, Question]:
    """The questions that Concord comes with, by name."""
    found = {asked.name: asked for asked in ANSWERED}
    for file in sorted(HERE.glob("*.cypher")):
        made = question(file.read_text(encoding="utf-8"), where=file.name)
        found[made.name] = made
    return dict(sorted(found.items()))


def own_questions() -> Own:
    """The user's own questions, their files, and what is wrong with files that cannot be read."""
    return own(project_questions())


def answer(
    store: Store,
    name: str,
    parameters: Mapping[str, Any] = NOTHING,
    *,
    limit: int = ROW_LIMIT,
    timeout: float = TIMEOUT,
) -> Result:
    """The answer to a named question.

    Parameters
    ----------
    store : Store
    name : str
    parameters : mapping
        Values as text (from a command line or a URL) or as they are. A body may be given by its id, its
        name, an alias or its abbreviation. `today` is the present day unless given.
    limit, timeout
        As in Store.read.

    Raises
    ------
    ConcordError
        If there is no such question, a parameter is missing or unknown, or a body is not known.
    """
    every = questions()
    if name not in every:
        close = get_close_matches(name, every, 1)
        hint = f' Closest: "{close[0]}".' if close else ""
        wrong = "".join(f"\n{problem}" for problem in own_questions().broken)
        raise ConcordError(f'No question is called "{name}".{hint} "concord ask" lists them.{wrong}')
    asked = every[name]
    values = _values(store, asked, parameters)
    if asked.function is None:
        return store.read(asked.cypher, values, limit=limit, timeout=timeout)
    read = store.read(asked.cypher, values, limit=0, timeout=timeout)
    result = asked.function(read.subgraph, **values)
    rows = result.rows if not limit else result.rows[:limit]
    return Result(
        result.columns, rows, _within(read.subgraph, rows), result.warnings, len(rows) < len(result.rows)
    )


def _within(network: Subgraph, rows: tuple[tuple[Any, ...], ...]) -> Subgraph:
    """The part of the network that the rows speak of: the claims they name, with their ends."""
    named = {item for row in rows for cell in row if isinstance(cell, list | tuple) for item in cell}
    claims = {key: network.relationships[key] for key in sorted(named) if key in network.relationships}
    ends = {end for claim in claims.values() for end in (claim.start, claim.end)}
    return Subgraph({key: network.nodes[key] for key in sorted(ends)}, claims)


def _values(store: Store, asked: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    known = {parameter.name for parameter in asked.parameters}
    for name in given:
        if name not in known | {"today"}:
            takes = ", ".join(sorted(known)) or "no parameters"
            raise QueryError(f'Question "{asked.name}" has no parameter "{name}"; it takes {takes}.')
    values: dict[str, Any] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name)
        if value is None and parameter.name == "today":
            value = present_day()
        if value is None and parameter.needed:
            raise QueryError(
                f'Question "{asked.name}" needs "{parameter.name}" ({parameter.purpose}): '
                f"--param {parameter.name}=..."
            )
        values[parameter.name] = parameter.default if value is None else typed(store, parameter, value)
    _two_bodies(asked, values)
    return values


def _two_bodies(asked: Question, values: Mapping[str, Any]) -> None:
    """Refuse one body where a question asks about two."""
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    for one, other, why in PAIRS:
        same = values.get(one) is not None and values.get(one) == values.get(other)
        if same and kinds[one] == kinds[other] == "body":
            raise QueryError(f'{one} and {other} are both "{values[one]}"; {why}.')


def typed(store: Store, parameter: Parameter, value: Any) -> Any:
    """The value of a parameter as a query takes it, from a text or as it is.

    Raises
    ------
    ConcordError
        If it is not of the parameter's kind, or names no body.
    """
    if parameter.kind == "body":
        return resolve(store, str(value)).id
    if parameter.kind == "flag" and isinstance(value, str):
        if value.lower() not in ("true", "false", "yes", "no", "1", "0"):
            raise QueryError(f'{parameter.name} is "{value}"; expected true or false.')
        return value.lower() in ("true", "yes", "1")
    if parameter.kind == "number" and isinstance(value, str):
        return _number(parameter.name, value)
    if parameter.kind == "list" and isinstance(value, str):
        return [item.strip() for item in value.split(";") if item.strip()]
    if parameter.kind == "date":
        try:
            interval(str(value))
        except ValueError as error:
            raise QueryError(f"{parameter.name} {error}.") from None
    return value


def _number(name: str, value: str) -> int | float:
    plain = value.strip().replace(",", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        raise QueryError(f'{name} is "{value}"; expected a number.') from None


def present_day() -> str:
    """Today, ISO; what `today` means where nobody says otherwise."""
    return datetime.now(UTC).astimezone().date().isoformat()
