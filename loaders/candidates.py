"""What a reader proposes from a register or a document: candidates, each with its place, for a person to decide on."""

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from graph.errors import FactsError
from graph.formulas import as_text, as_written
from graph.naming.folding import folded

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
COMMENT: Final = "#"
"""How the first cell of a row begins that explains and proposes nothing."""


def source_id(file: Path) -> str:
    """The id of the document that a file is: another edition under the same name is another document.

    Parameters
    ----------
    file : Path
        Is read, since its content is part of the id.

    Returns
    -------
    str
        Such as "doc-s-22a-register-2024-1f2e3d4c".
    """
    stem = re.sub(r"[^a-z0-9]+", "-", folded(file.stem))[:40].strip("-") or "file"
    with file.open("rb") as content:
        return f"doc-{stem}-{hashlib.file_digest(content, 'sha256').hexdigest()[:8]}"


def as_csv(candidates: Iterable[Candidate]) -> str:
    """Candidates as comma-separated rows under COLUMNS; what a spreadsheet would take for a formula is kept a text.

    Examples
    --------
    >>> print(as_csv([Candidate(from_name="=1+1", decision="ask")]).splitlines()[1])
    '=1+1,,,,,,,,,,,,,,,,,,,0.0,,ask
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for candidate in candidates:
        writer.writerow([as_text(getattr(candidate, column)) for column in COLUMNS])
    return out.getvalue()


def read_candidates(file: Path) -> list[tuple[int, Candidate]]:
    """The candidates of a csv file, each with the number of its row as a spreadsheet shows it.

    Parameters
    ----------
    file : Path
        Columns may stand in any order and may be missing, but for `decision`. A row whose first cell begins with
        "#" is a comment.

    Raises
    ------
    FactsError
        With every row that cannot be read.
    """
    problems: list[str] = []
    found = list(_rows(file, problems))
    if problems:
        raise FactsError(problems)
    return found


def _rows(file: Path, problems: list[str]) -> Iterator[tuple[int, Candidate]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        problems.append(f"{file.name}, line {line}: is not UTF-8; save it as CSV UTF-8.")
        return
    except OSError as error:
        problems.append(f"{file}: cannot be read: {error.strerror}.")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        wrong = list(_header_problems(header))
        problems += [f"{file.name}, row 1: {text}" for text in wrong]
        for row, cells in enumerate(() if wrong else reader, start=2):
            if not any(cell.strip() for cell in cells) or cells[0].startswith(COMMENT):
                continue
            if any(cells[len(header) :]) or len(cells) < len(header):
                problems.append(f"{file.name}, row {row}: {len(cells)} cells; expected {len(header)}.")
                continue
            filled = {k: as_written(v).strip() for k, v in zip(header, cells, strict=False)}
            texts = list(_row_problems(filled))
            problems += [f"{file.name}, row {row}: {text}" for text in texts]
            if not texts:
                confidence = float(filled.pop("confidence", "") or 0)
                yield row, Candidate(**filled, confidence=confidence)
    except csv.Error as error:
        problems.append(f"{file.name}, line {reader.line_num}: {error}; expected comma-separated cells.")


def _header_problems(header: Sequence[str]) -> Iterator[str]:
    for column in header:
        if column not in COLUMNS:
            yield f'unknown column "{column}"; expected some of {", ".join(COLUMNS)}.'
    if "decision" not in header:
        yield 'no column "decision".'
    if len(set(header)) < len(header):
        yield "a column stands there twice."


def _row_problems(filled: dict[str, str]) -> Iterator[str]:
    filled["decision"] = filled["decision"].lower()
    if filled["decision"] not in DECISIONS:
        yield f'decision "{filled["decision"]}"; expected accept, reject, ask or nothing.'
    try:
        if not 0 <= float(filled.get("confidence") or 0) <= 1:
            raise ValueError
    except ValueError:
        yield f'confidence "{filled["confidence"]}"; expected a number from 0 to 1.'
