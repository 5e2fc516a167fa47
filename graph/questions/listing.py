"""The list of the named questions: as rows, and as text for a terminal."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from graph.model import Result
from graph.questions.header import Parameter, Question

WIDTH: Final = 100
"""Columns of a terminal that the list fits in."""


def question_rows(asked: Iterable[Question]) -> Result:
    """The questions as rows: name, purpose, parameters, the required ones first.

    Examples
    --------
    >>> unit = Parameter("unit", "body", "the unit", True)
    >>> question_rows([Question("participants", "Who takes part.", (unit,), "")]).rows
    (('participants', 'Who takes part.', ['required unit (body): the unit']),)
    """
    rows = tuple((q.name, q.purpose, [_told(p) for p in _required_first(q)]) for q in asked)
    return Result(("name", "purpose", "parameters"), rows)


def _required_first(asked: Question) -> list[Parameter]:
    return sorted(asked.parameters, key=lambda parameter: not parameter.needed)


def _told(parameter: Parameter) -> str:
    default = f", {parameter.default} unless given" if parameter.default is not None else ""
    need = "required" if parameter.needed else "optional"
    return f"{need} {parameter.name} ({parameter.kind}{default}): {parameter.purpose}"


def question_text(asked: Iterable[Question], width: int = WIDTH) -> str:
    """The questions as text: each with its purpose, what it needs, and what it takes beside.

    Examples
    --------
    >>> unit = Parameter("unit", "body", "the unit", True)
    >>> today = Parameter("today", "date", "what counts as today", False)
    >>> print(question_text([Question("participants", "Who takes part.", (today, unit), "")]))
    participants  Who takes part.
                  NEEDS unit (body)
                  optional: today (date)
    """
    every = list(asked)
    margin = max((len(question.name) for question in every), default=0) + 2
    return "\n".join(_block(question, margin, width) for question in every)


def _block(asked: Question, margin: int, width: int) -> str:
    needed = [f"{p.name} ({p.kind})" for p in asked.parameters if p.needed]
    optional = [f"{p.name} ({p.kind})" for p in asked.parameters if not p.needed]
    said = [asked.purpose, f"NEEDS {', '.join(needed)}" if needed else ""]
    said.append(f"optional: {', '.join(optional)}" if optional else "")
    lines = [line for text in said for line in wrap(text, width - margin)]
    return "\n".join([asked.name.ljust(margin) + lines[0], *(" " * margin + line for line in lines[1:])])
