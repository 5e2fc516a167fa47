"""The questions of the user's own: `.cypher` files in one folder, each with the header of any named question."""

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from graph.errors import ConcordError
from graph.questions.header import Parameter, Question, parameters_of, question
from graph.store import data_directory
from graph.store.text import tokens

LARGEST: Final = 100_000
"""Bytes of a file that is read, and characters of a query that is saved."""


@dataclass(frozen=True, slots=True)
class Own:
    """What the folder holds.

    Attributes
    ----------
    questions : mapping of str to Question
        By name.
    files : mapping of str to Path
        The file of each.
    broken : tuple of str
        What is wrong with the other files: name, line, what was found and expected.
    """

    questions: Mapping[str, Question] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    broken: tuple[str, ...] = ()


def folder() -> Path:
    """Where the user's questions are: CONCORD_QUESTIONS, else a folder in the user's data directory.

    Raises
    ------
    ConcordError
        If CONCORD_QUESTIONS is set to something else than a folder.
    """
    given = os.environ.get("CONCORD_QUESTIONS")
    if given and not Path(given).is_dir():
        raise ConcordError(f'CONCORD_QUESTIONS is "{given}", which is not a folder.')
    return Path(given) if given else data_directory() / "questions"


def own(taken: Collection[str] = ()) -> Own:
    """The user's questions; a file that cannot be read is told and does not keep the others away.

    Parameters
    ----------
    taken : collection of str
        Names of the project's own questions.
    """
    found: dict[str, Question] = {}
    files: dict[str, Path] = {}
    broken = []
    for file in sorted(folder().glob("*.cypher")):
        try:
            made = _read(file)
            if made.name in found or made.name in taken:
                also = files[made.name].name if made.name in files else "Concord itself"
                raise ConcordError(
                    f'{file.name}: a question called "{made.name}" exists already, in {also}; choose another name.'
                )
        except ConcordError as error:
            broken.append(str(error))
        else:
            found[made.name], files[made.name] = made, file
    return Own(found, files, tuple(broken))


def _read(file: Path) -> Question:
    try:
        if file.stat().st_size > LARGEST:
            raise ConcordError(f"{file.name}: larger than {LARGEST:,} bytes, which is no question.")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConcordError(f"{file.name}: not in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        raise ConcordError(f"{file.name}: cannot be read: {error.strerror}.") from None
    made = question(text, where=file.name)
    if any(c.isspace() for c in made.name):
        raise ConcordError(
            f'{file.name}, line {_line_of(text, "// name")}: "{made.name}" has a space; write {"_".join(made.name.split())}.'
        )
    if not tokens(text):
        raise ConcordError(f"{file.name}: there is no query below the header.")
    for name in used(text):
        if name not in {parameter.name for parameter in made.parameters}:
            raise ConcordError(
                f"{file.name}, line {_line_of(text, f'${name}')}: ${name} is used, and no line of the header tells "
                f'what it is; add "// parameter: {name} [text]: what it is".'
            )
    return made


def _line_of(text: str, part: str) -> int:
    return next((number for number, line in enumerate(text.splitlines(), 1) if part in line), 1)


def used(cypher: str) -> tuple[str, ...]:
    """The parameters that a query uses, in the order it does.

    Examples
    --------
    >>> used("MATCH (f {id: $body}) WHERE f.name <> '$other' RETURN f, $body // $no")
    ('body',)
    """
    words = tokens(cypher)
    pairs = pairwise(words)
    return tuple(dict.fromkeys(b.text for a, b in pairs if a == ("mark", "$") and b.kind == "name"))


def parameters(cypher: str, known: Mapping[str, Parameter]) -> tuple[Parameter, ...]:
    """What a query needs to be told: as its header lines say, else as for a named question, else a text.

    Parameters
    ----------
    cypher : str
    known : mapping of str to Parameter
        Parameters of named questions by name, so that $body is a body without a word.

    Examples
    --------
    >>> [(p.name, p.kind, p.needed) for p in parameters("RETURN $body, $x", {"body": Parameter("body", "body", "b", False)})]
    [('body', 'body', True), ('x', 'text', True)]
    """
    declared = {parameter.name: parameter for parameter in parameters_of(cypher)}
    made = []
    for name in used(cypher):
        alike = known.get(name)
        kind, purpose = (alike.kind, alike.purpose) if alike else ("text", name.replace("_", " "))
        made.append(declared.get(name) or Parameter(name, kind, purpose, True))
    return tuple(made)


def known(every: Mapping[str, Question]) -> Iterator[tuple[str, Parameter]]:
    """The parameters of named questions by name; where two differ, the first question's."""
    for asked in reversed(list(every.values())):
        for parameter in asked.parameters:
            yield parameter.name, parameter
