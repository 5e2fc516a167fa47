"""What a register's headings and marks mean, proposed, kept as json that a person edits, for the next edition."""

import json
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph import schema
from graph.dates import interval
from graph.errors import ConcordError
from loaders.registers.meaning import ACTS, STATUSES, Mark
from loaders.registers.words import DATES, DETAILED, PLAIN_KINDS, TEXTS, Meaning

HELP: Final = {
    "columns": f"A heading, and what it means: {', '.join(PLAIN_KINDS)}; or lead: ROLE, host: host, date: TERM, text: TERM, "
    "takes part: ID of a force. Empty: it is asked.",
    "marks": f"A mark or a colour, and what it means: {', '.join(ACTS)}; and a status: {', '.join(STATUSES)}. "
    "Empty: it is asked.",
}
ALLOWED: Final = {
    "lead": ("", *schema.LEADS_ROLES),
    "host": schema.HOSTS_ROLES,
    "date": DATES,
    "text": TEXTS,
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What headings and marks mean, by their text; and the day that the register speaks of.

    Attributes
    ----------
    columns : mapping of str to Meaning or None
        By heading, as it stands ("Participating Forces: Derby"); None where nobody has said.
    marks : mapping of str to Mark or None
        By mark ("NP") or colour ("#00B050").
    as_of : str
    """

    columns: Table[str, Meaning | None] = field(default_factory=dict)
    marks: Table[str, Mark | None] = field(default_factory=dict)
    as_of: str = ""


def written(mapping: Mapping) -> str:
    """The mapping as json, the same text for the same mapping.

    Examples
    --------
    >>> read_back = mapping_of(written(Mapping({"Derby": Meaning("takes part", "derbyshire")}, {"x": None})), "a")
    >>> print(read_back.columns["Derby"], read_back.marks)
    takes part: derbyshire {'x': None}
    """
    content = {
        "help": HELP,
        "as_of": mapping.as_of,
        "columns": {heading: str(meaning or "") for heading, meaning in mapping.columns.items()},
        "marks": {mark: str(meaning or "") for mark, meaning in sorted(mapping.marks.items())},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_mapping(path: Path) -> Mapping:
    """A mapping that was saved, and perhaps edited since.

    Raises
    ------
    ConcordError
        With every entry that means nothing: where, and what is expected.
    """
    try:
        return mapping_of(path.read_text(encoding="utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise ConcordError(f"{path.name}: cannot be read ({error}).") from None


def mapping_of(text: str, file: str) -> Mapping:
    """The mapping that a json text holds."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConcordError(
            f"{file}, line {error.lineno}: {error.msg}; expected the json that Concord saved."
        ) from None
    parts = [content.get(part, {}) for part in ("columns", "marks")] if isinstance(content, dict) else []
    if not parts or not all(
        isinstance(p, dict) and all(isinstance(v, str) for v in p.values()) for p in parts
    ):
        raise ConcordError(f'{file}: expected "columns" and "marks", each a text for a text.')
    columns, marks = ({k: v.strip() for k, v in part.items()} for part in parts)
    as_of = str(content.get("as_of", "")).strip()
    problems = [f'{file}, columns, "{k}": {p}' for k, v in columns.items() if v and (p := _wrong(v))]
    problems += [
        f'{file}, marks, "{k}": "{v}" means nothing; {HELP["marks"]}'
        for k, v in marks.items()
        if v and Mark.of(v) is None
    ]
    try:
        if as_of:
            interval(as_of)
    except ValueError as error:
        problems.append(f"{file}, as_of: {error}.")
    if problems:
        raise ConcordError("\n".join(problems))
    return Mapping(
        {k: _meaning(v) if v else None for k, v in columns.items()},
        {k: Mark.of(v) for k, v in marks.items()},
        as_of,
    )


def _meaning(text: str) -> Meaning:
    kind, _, detail = (part.strip() for part in text.partition(":"))
    return Meaning(kind, detail)


def _wrong(text: str) -> str:
    """What is wrong with the meaning of a column, or nothing."""
    meaning = _meaning(text)
    if meaning.kind in PLAIN_KINDS and not meaning.detail:
        return ""
    if meaning.kind not in DETAILED:
        return f'"{text}" means nothing; {HELP["columns"]}'
    allowed = ALLOWED.get(meaning.kind)
    if allowed is not None and meaning.detail not in allowed:
        return f'"{meaning.detail}" is no {meaning.kind}; expected one of {", ".join(filter(None, allowed))}.'
    return (
        ""
        if meaning.detail or meaning.kind == "lead"
        else f'"{text}" does not say whom or what; {HELP["columns"]}'
    )
