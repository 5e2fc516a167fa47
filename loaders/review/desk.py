"""The file of candidates that a person is deciding in: read whole, saved whole, never over what somebody else wrote."""

import csv
import io
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from graph.errors import ConcordError
from loaders.candidates import COMMENT, as_csv, read_candidates
from loaders.review.deciding import Review
from loaders.rows import COLUMNS
from loaders.tables import shipped
from loaders.whole import table, write_whole

REVIEW: Final = "CONCORD_REVIEW"
"""The csv, or a folder that holds one called candidates.csv; after it, the files that it was read from."""
INTO: Final = "CONCORD_REVIEW_INTO"
"""The office's own folder of facts; `facts` beside the csv unless given."""

WRITING: Final = Lock()
"""Held from looking whether the file is as it was until it is written: two readers of one page do not overlap."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is being reviewed.

    Attributes
    ----------
    file : Path
        The csv of candidates.
    into : Path
        The folder of facts that accepted ones go to.
    sources : tuple of Path
        The registers and documents that candidates come from, beside those in the folder of the csv.
    """

    file: Path
    into: Path
    sources: tuple[Path, ...] = ()

    def told(self) -> dict[str, str]:
        """The same as variables of the environment."""
        return {REVIEW: os.pathsep.join(map(str, (self.file, *self.sources))), INTO: str(self.into)}


def desk() -> Desk | None:
    """What the environment says is being reviewed; None where it says nothing."""
    named = [Path(part) for part in os.environ.get(REVIEW, "").split(os.pathsep) if part]
    if not named:
        return None
    file = named[0] / "candidates.csv" if named[0].is_dir() else named[0]
    into = os.environ.get(INTO, "")
    return Desk(file, Path(into) if into else file.parent / "facts", tuple(named[1:]))


def begun(folder: Path) -> None:
    """Make a folder of facts that holds nothing yet, where there is none.

    Raises
    ------
    ConcordError
        If it is that of the shipped facts, or cannot be made.
    """
    if folder.resolve() == shipped().resolve():
        raise ConcordError(f"{folder} holds the facts that come with Concord; name a folder of your own.")
    if any(table(folder, name).is_file() for name in COLUMNS):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "nodes.csv", ",".join(COLUMNS["nodes.csv"]) + "\n")
    except OSError as error:
        raise ConcordError(f"{folder} cannot be made: {error.strerror}.") from None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of candidates as it was read.

    Attributes
    ----------
    review : Review
    rows : tuple of int
        The row of each candidate, as a spreadsheet counts them.
    digest : str
        Of the file's bytes: whether somebody else has changed it since.
    """

    review: Review
    rows: tuple[int, ...]
    digest: str


def digest(file: Path) -> str:
    """A text that changes when the file does.

    Raises
    ------
    ConcordError
        If it cannot be read.
    """
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise ConcordError(
            f"{file}: cannot be read: {error.strerror}. Write it with concord read REGISTER --out {file.name}"
        ) from None


def opened(file: Path) -> Opened:
    """The review that a file holds, nothing taken back in it yet.

    Raises
    ------
    ConcordError
        With every row that cannot be read.
    """
    mark = digest(file)
    told = read_candidates(file)
    return Opened(Review(tuple(candidate for _, candidate in told)), tuple(row for row, _ in told), mark)


def saved(before: Opened, review: Review, file: Path) -> Opened:
    """Write the decisions into the file, whole or not at all.

    Parameters
    ----------
    before : Opened
        What the decisions were made on.
    review : Review
    file : Path

    Returns
    -------
    Opened
        With the steps of `review`, so that they can still be taken back.

    Raises
    ------
    ConcordError
        If somebody else has changed the file since; it stays as they left it.
    """
    with WRITING:
        if digest(file) != before.digest:
            raise ConcordError(
                f"{file.name} was changed by somebody else, so this step was not written. "
                "What you see now is the file as it stands; decide again."
            )
        comments = _comments(file)
        head, rest = as_csv(review.candidates).split("\r\n", 1)
        write_whole(file, f"{head}\r\n{comments}{rest}")
        first = 2 + comments.count("\r\n")
        return Opened(review, tuple(range(first, first + len(review.candidates))), digest(file))


def _comments(file: Path) -> str:
    """The rows that explain, which are kept beneath the headings; a line each."""
    out = io.StringIO()
    writer = csv.writer(out)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for cells in csv.reader(lines):
            if cells and cells[0].startswith(COMMENT):
                writer.writerow([" ".join(cell.split()) for cell in cells])
    return out.getvalue()
